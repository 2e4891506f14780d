/* rtf_reader.h: the state of a reader of Rich Text, shared by what finds its way through groups and control words (rtf.c)
 * and what these words mean (rtf_word.c). */
#ifndef RTF_READER_H
#define RTF_READER_H

#include "bounds.h"
#include "charset.h"
#include "sheet.h"

struct state {
	bool skip;    /* a destination without text */
	bool bold, heading;
	i32 fallback; /* \ucN: characters that follow \uN for readers that do not know it */
};

struct reader {
	str s;
	u32 at;                         /* [bytes] */
	struct sheet *sheet;
	const struct charset *charset;
	struct state now, outer[RTF_DEPTH];
	u32 depth;
	i32 pass;                       /* characters still to pass over, after \uN */
	u32 high, high_from;            /* first half of a pair in UTF-16, 0: none */
	struct buf letter;              /* the last one that was written otherwise than as itself */
	const char *why;
};

/* A code point that stands for what is written from `from` on, up to where the reader is. */
void rtf_put_code(struct reader *r, u32 c, u32 from);

/* A control word with its number, n where it is given. */
void rtf_word(struct reader *r, str word, i32 n, bool given, u32 from);

#endif

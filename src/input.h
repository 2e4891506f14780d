/* input.h: bytes in, documents out. One format, one file, one line of the table below.
 *
 * `cut` finds the next item in a file's bytes (an NDJSON line; the whole file for text); `parse` turns an item into
 * documents. Both are pure: no file, no database, nothing kept but in the arena, so that they can run in a cage. */
#ifndef INPUT_H
#define INPUT_H

#include "article.h"
#include "err.h"
#include "bounds.h"

struct input_format {
	const char *name;
	/* Does it look like this format? head: the first bytes of the file. */
	bool (*sniff)(str head);
	/* [bytes] of the next item at the head of rest (its separator included), 0: more bytes are needed.
	 * last: no more bytes come. It must find its way again from the middle of an item that was too long, whose
	 * beginning is gone. NULL: the whole file is one item. */
	size_t (*cut)(str rest, bool last);
	/* Documents of an item; 0 with a reason when there is none. They live in the arena, and point into the item. */
	u32 (*parse)(struct arena *a, struct doc **out, str item, const char **why);
	/* For a file whose items are understood by what stands before the first of them (a table's header, where a list
	 * begins): [bytes] of that, 0 for none; seen: INPUT_HEAD bytes of the file, or all of it. Each item is handed to
	 * parse with this head before it. NULL: items stand for themselves. */
	size_t (*head)(str seen);
	size_t (*cut_below)(str head, str rest, bool last); /* as cut, which is NULL then */
	u32 unpacked; /* [bytes] at most of a packed part of the item that maps lead into; 0: they lead into the item */
};

/* The documents of an item that may hold several, as they are found. */
struct docs {
	struct arena *arena;
	struct doc *doc;
	u32 n, room;
};
struct doc *docs_next(struct docs *d); /* one more, empty; until the next call, which may move them all */

/* A reason that is none: the item is no article and nobody misses one (a table's end, a crawler's request). */
extern const char input_nothing[];

/* The formats, in the order they are tried: the last one takes what no other wants. */
#define INPUT_FORMATS(X)                                                                                               \
	X(warc) X(eml) X(json) X(ndjson) X(feed) X(tei) X(newsml) X(nitf) X(csv)                                            \
	X(docx) X(rtf) X(europresse) X(factiva) X(lexisnexis) X(alceste) X(xml) X(html) X(txt)
#define INPUT_DECLARE(format) extern const struct input_format input_##format;
INPUT_FORMATS(INPUT_DECLARE)

const struct input_format *input_by_name(const char *name); /* NULL: there is no such format */
const struct input_format *input_by_content(str head);

#endif

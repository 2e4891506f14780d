/* export_label.h: the labels that LexisNexis puts before its fields (`BYLINE: …`, `Longueur : …`), in six languages. */
#ifndef EXPORT_LABEL_H
#define EXPORT_LABEL_H

#include "base.h"

enum label {
	LABEL_NONE,
	LABEL_AUTHOR,
	LABEL_TITLE,
	LABEL_LEAD,  /* text that belongs to the article */
	LABEL_HEAD,  /* section, length…: above the text */
	LABEL_BODY,  /* a line of its own, above the text */
	LABEL_TAIL,  /* small print: the text ends before it */
	LABEL_END    /* a line of its own, after each document */
};

/* What a paragraph begins with; *value: [bytes] where what is labelled begins. capitals: labels are written so. */
enum label label_read(str block, bool capitals, u32 *value);

#endif

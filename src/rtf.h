/* rtf.h: Rich Text Format → the paragraphs of sheet.h: its text, its cells, and what is bold or a heading; nothing
 * else. Each character comes from the bytes that wrote it. */
#ifndef RTF_H
#define RTF_H

#include "sheet.h"

/* Makes the whole sheet. NULL, or why it is refused. */
const char *rtf_read(struct sheet *s, str rtf);

#endif

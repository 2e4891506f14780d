/* mime.h: the parts of a mail, and what they say, read from the item's own bytes: each letter leads back through
 * base64 or quoted-printable to the letters that carried it. */
#ifndef MIME_H
#define MIME_H

#include "article.h"

/* Bytes [beg, end) of the item; the header goes up to body. */
struct part {
	size_t beg, body, end;
	str header, type; /* type: its Content-Type, empty for plain text */
};

struct part mime_part(str item, size_t beg, size_t end);

/* The parts of a multipart, `most` at most. */
u32 mime_split(struct arena *a, struct part **out, str item, const struct part *whole, u32 most);

struct piece mime_bytes(struct arena *a, str item, const struct part *part); /* of whatever charset or kind */
struct piece mime_text(struct arena *a, str item, const struct part *part);  /* of a text/plain or text/html */
struct piece mime_header(struct arena *a, str item, const struct part *part, const char *name);

#endif

/* unpack.h: what stands in archives and compressed files, through libarchive: tar, zip, 7z, and whatever is packed by
 * gzip, bzip2, xz, zstd, lz4, compress or lzip. Members are read where they stand, one after the other: nothing is
 * written, a member's name is only ever a name. */
#ifndef UNPACK_H
#define UNPACK_H

#include "bounds.h"
#include "stream.h"

/* One member: name empty for the single content of a compressed file; levels: how many times what it holds may still be
 * unpacked. why: NULL, or why it cannot be read (member is NULL then). Non-zero stops. */
typedef int unpack_fn(void *payload, str name, struct stream *member, int levels, const char *why);

bool unpack_sniff(str head);

/* Each file in the archive that s begins with. When it is damaged, a bomb, or nested too deep, s->why says so. */
void unpack_each(struct stream *s, int levels, unpack_fn *each, void *payload);

#endif

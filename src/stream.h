/* stream.h: the bytes of a file or of an archive's member, read ahead so that one can look before one takes.
 *
 *     bytes already taken ... | beg ── seen, not taken ── end | room
 *
 * A member's stream draws on its archive, that on the stream of the file (or member) in which the archive stands: at
 * the bottom is a file descriptor, and one `volume` for the whole pile, by which a bomb is recognised. One thread. */
#ifndef STREAM_H
#define STREAM_H

#include <sys/types.h>

#include "base.h"

struct volume {
	u64 size;     /* [bytes] of the file, 0: not known (a pipe) */
	u64 taken;    /* [bytes] read from it so far */
	u64 unpacked; /* [bytes] that the archives in it gave so far, all levels together */
};

struct stream {
	/* [bytes] put at `into`, 0 at the end, -1 with s->why */
	ssize_t (*read)(struct stream *s, char *into, size_t room);
	/* [bytes] from the start where it is now, below 0: it cannot; NULL: it can be read but once */
	i64 (*seek)(struct stream *s, i64 to, int whence);
	struct volume *volume;
	int fd;                         /* at the bottom; -1 else */
	bool (*stopped)(void *payload); /* asked while a pipe has nothing to say */
	void *payload;
	struct archive *archive;        /* of a member */
	str block;                      /* of a member: what the archive gave and nobody took yet */
	u64 at;                         /* of a member: [bytes] it gave so far */
	char *buf;
	size_t beg, end, room;
	bool ended;
	char why[200];                  /* what went wrong, or empty */
};

void stream_file(struct stream *s, int fd, struct volume *volume);
void stream_free(struct stream *s);
str stream_seen(const struct stream *s);
/* Reads once more, into room for at least `want` bytes seen. False at the end, or when s->why is set. */
bool stream_more(struct stream *s, size_t want);
void stream_take(struct stream *s, size_t n); /* n of the bytes seen */
i64 stream_seek(struct stream *s, i64 to, int whence); /* as s->seek; what was seen is forgotten */
/* In English: what the person reads is translated where it is shown. Too long a reason ends with a whole code point. */
void stream_fail(struct stream *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *stream_errno(int error);          /* errno in plain words */

#endif

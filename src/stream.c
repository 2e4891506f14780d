/* stream.c: see stream.h. */
#include "stream.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include "err.h"

enum { STEP = 64 << 10 }; /* [bytes] of room for one read, at least */

void stream_fail(struct stream *s, const char *format, ...)
{
	va_list args;

	if (s->why[0])
		return;
	va_start(args, format);
	err_print(s->why, sizeof s->why, format, args);
	va_end(args);
}

const char *stream_errno(int error)
{
	switch (error) {
	case ENOENT: return N_("there is no such file or folder");
	case EACCES:
	case EPERM: return N_("cannot be read: no permission");
	case ELOOP: return N_("is a link that leads round in a circle");
	case ENAMETOOLONG: return N_("has too long a name");
	case EMFILE:
	case ENFILE: return N_("cannot be read: too many open files");
	case EIO: return N_("cannot be read: the disk reports an error");
	default: return strerror(error);
	}
}

static ssize_t file_read(struct stream *s, char *into, size_t room)
{
	struct pollfd ready = {.fd = s->fd, .events = POLLIN};
	ssize_t n;

	while (s->stopped && poll(&ready, 1, 100) == 0)
		if (s->stopped(s->payload))
			return 0;
	do
		n = read(s->fd, into, room);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		stream_fail(s, "%s", stream_errno(errno));
	else
		s->volume->taken += (u64)n;
	return n;
}

static i64 file_seek(struct stream *s, i64 to, int whence)
{
	return lseek(s->fd, to, whence);
}

void stream_file(struct stream *s, int fd, struct volume *volume)
{
	*s = (struct stream){.read = file_read, .fd = fd, .volume = volume};
	if (lseek(fd, 0, SEEK_CUR) == 0)
		s->seek = file_seek;
}

void stream_free(struct stream *s)
{
	free(s->buf);
	s->buf = NULL;
}

str stream_seen(const struct stream *s)
{
	return (str){s->buf ? s->buf + s->beg : "", s->end - s->beg};
}

static bool make_room(struct stream *s, size_t want)
{
	size_t seen = s->end - s->beg, room = s->room ? s->room : STEP;
	char *bigger;

	if (s->beg) {
		memmove(s->buf, s->buf + s->beg, seen);
		s->beg = 0;
		s->end = seen;
	}
	while (room < want || room - seen < STEP / 2)
		room *= 2;
	if (room == s->room)
		return true;
	bigger = realloc(s->buf, room);
	if (!bigger) {
		stream_fail(s, "needs more memory than there is");
		return false;
	}
	s->buf = bigger;
	s->room = room;
	return true;
}

bool stream_more(struct stream *s, size_t want)
{
	ssize_t n;

	if (s->ended || s->why[0])
		return false;
	if ((s->room - s->end < STEP / 2 || s->room - s->beg < want) && !make_room(s, want))
		return false;
	n = s->read(s, s->buf + s->end, s->room - s->end);
	s->ended = n <= 0;
	if (n > 0)
		s->end += (size_t)n;
	return n > 0;
}

i64 stream_seek(struct stream *s, i64 to, int whence)
{
	i64 at = s->seek(s, to, whence);

	s->beg = s->end = 0;
	s->ended = false;
	return at;
}

void stream_take(struct stream *s, size_t n)
{
	s->beg += n;
	if (s->beg == s->end)
		s->beg = s->end = 0;
}

/* cage_seat.h: what the files of the cage share. A seat is our end of one reader, by which both sides talk in turn. */
#ifndef CAGE_SEAT_H
#define CAGE_SEAT_H

#include <sys/types.h>

#include "cage.h"

struct seat {
	int fd;    /* -1: nobody sits there yet, or any more */
	pid_t pid; /* of the reader; it is the nursery's child */
};

/* A seat with a reader on it, nobody else's until seat_leave; NULL: none can be had, and why. levels: as in unpack.h,
 * for the reader of an archive; -1 for one of items. */
struct seat *seat_take(struct cage *c, int levels, const char **why);
void seat_leave(struct cage *c, struct seat *seat);
/* The reader does not answer, or not as agreed: it is put an end to. Returns how it ended (static). */
const char *seat_clear(struct cage *c, struct seat *seat);

/* All of n bytes, or false. */
bool wire_put(int fd, const void *p, size_t n);
bool wire_get(int fd, void *p, size_t n);

/* ── in the reader's process ── */

enum ask { ASK_PARSE = 1, ASK_UNPACK };
struct asked {
	u32 what;   /* enum ask */
	/* to parse */
	const struct input_format *format; /* the same address in both processes, one being forked from the other */
	u64 n;      /* [bytes] of the item, which follow */
	u64 room;   /* [bytes] that its arena may take */
	/* to unpack */
	i32 levels;
	bool seekable;
	u64 size;   /* as in struct volume */
};

void wall_up(int fd);    /* from here on nothing but fd can be read and written */
extern u32 wall_seconds; /* CAGE_SECONDS; a test may have less */
void wall_clock(bool on); /* the time of computing begins, or does not count any more */
void parse_answer(int fd, const struct asked *asked);
void unpack_answer(int fd, const struct asked *asked);

#endif

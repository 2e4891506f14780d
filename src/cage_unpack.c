/* cage_unpack.c: an archive to a reader, its members back. See cage.h.
 *
 * The reader runs unpack_each on a stream whose bytes it asks us for; we run the caller's function on members whose
 * bytes we ask it for. Both sides talk in turn, each waiting for the other:
 *
 *     reader: MORE, SEEK   ◀──▶ us: BYTES, FAIL            while it looks for what comes next
 *     reader: MEMBER       ◀──▶ us: READ …, then NEXT      we answer with a READ for each block of it that is wanted
 *     reader: BLOCK, FAIL        (to READ; it may ask for MORE before)
 *     reader: DONE, or FAIL       the end, and what was wrong
 *
 * With each word goes the account of the bytes (struct volume), which archives in archives share. */
#include <stdio.h>
#include <stdlib.h>

#include "cage_seat.h"
#include "str.h"
#include "text.h"

enum { BLOCK = 64 << 10, NAME_ROOM = 8 << 10 }; /* [bytes] */

enum word { MORE = 1, SEEK, MEMBER, BLOCK_OF, FAIL, DONE, BYTES, READ, NEXT };

struct said {
	u32 word, n; /* n: [bytes], which follow */
	i64 at;      /* where to seek, and where that led to; [bytes] of room for what is asked for; to stop, with NEXT */
	i32 whence, levels;
	u64 taken, unpacked;
	bool flawed; /* MEMBER: after its name and a NUL comes why it cannot be read */
};

struct talk {
	int fd;
	struct volume *volume;
	char *bytes; /* of the last word heard, with a NUL after them: BLOCK + 1 */
	bool ours;   /* we are the load's side */
	struct stream *s;
	int levels;
	unpack_fn *each;
	void *payload;
};

static bool say(struct talk *t, struct said said, str bytes)
{
	said.n = (u32)bytes.n;
	said.taken = t->volume->taken, said.unpacked = t->volume->unpacked;
	return wire_put(t->fd, &said, sizeof said) && wire_put(t->fd, bytes.p, bytes.n);
}

/* What the reader says of the account counts upwards only: it cannot undo what others unpacked. */
static bool hear(struct talk *t, struct said *said)
{
	if (!wire_get(t->fd, said, sizeof *said) || said->n > BLOCK || !wire_get(t->fd, t->bytes, said->n))
		return false;
	t->bytes[said->n] = 0;
	if (!t->ours)
		t->volume->taken = said->taken;
	if (!t->ours || said->unpacked > t->volume->unpacked)
		t->volume->unpacked = said->unpacked;
	return true;
}

/* ── in the reader's process ── */

static void hear_or_end(struct talk *t, struct said *said)
{
	wall_clock(false);
	if (!hear(t, said))
		_Exit(0);
	wall_clock(true);
}

static ssize_t far_read(struct stream *s, char *into, size_t room)
{
	struct talk *t = s->payload;
	struct said said = {.word = MORE, .at = (i64)(room < BLOCK ? room : BLOCK)};

	if (!say(t, said, S("")))
		_Exit(0);
	hear_or_end(t, &said);
	if (said.word == FAIL) {
		stream_fail(s, "%s", t->bytes);
		return -1;
	}
	memcpy(into, t->bytes, said.n);
	return said.n;
}

static i64 far_seek(struct stream *s, i64 to, int whence)
{
	struct talk *t = s->payload;
	struct said said = {.word = SEEK, .at = to, .whence = whence};

	if (!say(t, said, S("")))
		_Exit(0);
	hear_or_end(t, &said);
	return said.at;
}

static void say_block(struct talk *t, struct stream *member, size_t room)
{
	str seen = stream_seen(member);

	if (seen.n == 0 && stream_more(member, 1))
		seen = stream_seen(member);
	seen = str_cut(seen, 0, room < BLOCK ? room : BLOCK);
	if (!(member->why[0] ? say(t, (struct said){.word = FAIL}, str_c(member->why))
	                     : say(t, (struct said){.word = BLOCK_OF}, seen)))
		_Exit(0);
	stream_take(member, seen.n);
}

static int far_member(void *payload, str name, struct stream *member, int levels, const char *why)
{
	struct talk *t = payload;
	struct said said = {.word = MEMBER, .levels = levels, .flawed = why != NULL};
	char both[NAME_ROOM];
	int n = snprintf(both, sizeof both, "%.*s%c%s", (int)name.n, name.p, 0, why ? why : "");

	if (n < 0 || (size_t)n >= sizeof both || !say(t, said, (str){both, (size_t)n}))
		_Exit(0);
	hear_or_end(t, &said);
	for (; said.word == READ && member; hear_or_end(t, &said))
		say_block(t, member, (size_t)said.at);
	if (member && said.n)
		stream_fail(member, "%s", t->bytes);
	return said.at != 0;
}

void unpack_answer(int fd, const struct asked *asked)
{
	struct volume volume = {.size = asked->size};
	char *bytes = malloc(BLOCK + 1);
	struct talk t = {.fd = fd, .volume = &volume, .bytes = bytes};
	struct stream s = {.read = far_read, .seek = asked->seekable ? far_seek : NULL, .fd = -1, .volume = &volume,
	                   .payload = &t};

	if (!bytes)
		_Exit(0);
	unpack_each(&s, asked->levels, far_member, &t);
	if (!say(&t, (struct said){.word = DONE}, str_c(s.why)))
		_Exit(0);
	stream_free(&s);
	free(bytes);
}

/* ── the load's side ── */

static bool give_more(struct talk *t, size_t room)
{
	str seen = stream_seen(t->s);

	if (seen.n == 0 && stream_more(t->s, 1))
		seen = stream_seen(t->s);
	if (t->s->why[0])
		return say(t, (struct said){.word = FAIL}, str_c(t->s->why));
	seen = str_cut(seen, 0, room < BLOCK ? room : BLOCK);
	if (!say(t, (struct said){.word = BYTES}, seen))
		return false;
	stream_take(t->s, seen.n);
	return true;
}

static bool give_seek(struct talk *t, const struct said *said)
{
	return t->s->seek && say(t, (struct said){.word = BYTES, .at = stream_seek(t->s, said->at, said->whence)}, S(""));
}

/* The next word that is no wish for more of the archive; false: the reader is dead, or talks nonsense. */
static bool await(struct talk *t, struct said *said)
{
	bool good = hear(t, said);

	while (good && (said->word == MORE || said->word == SEEK)) {
		good = said->word == MORE ? give_more(t, (size_t)said->at) : give_seek(t, said);
		good = good && hear(t, said);
	}
	return good;
}

static const char *reason(const struct talk *t)
{
	return utf8_valid(str_c(t->bytes)) ? t->bytes : N_("is a damaged archive");
}

static ssize_t member_read(struct stream *member, char *into, size_t room)
{
	struct talk *t = member->payload;
	struct said said;

	if (!say(t, (struct said){.word = READ, .at = (i64)room}, S("")) || !await(t, &said)
	    || (said.word != FAIL && said.word != BLOCK_OF) || said.n > room) {
		stream_fail(member, "cannot be unpacked: what reads the archive is broken by it");
		return -1;
	}
	if (said.word == FAIL) {
		stream_fail(member, "%s", reason(t));
		return -1;
	}
	memcpy(into, t->bytes, said.n);
	return said.n;
}

static bool give_member(struct talk *t, const struct said *said)
{
	struct stream member = {.read = member_read, .fd = -1, .volume = t->volume, .payload = t};
	char both[NAME_ROOM];
	str name, why;
	int stop;
	bool good;

	if (said->n >= sizeof both || said->levels < 0 || said->levels >= t->levels)
		return false;
	memcpy(both, t->bytes, said->n + 1);
	name = str_c(both);
	why = str_c(name.n < said->n ? both + name.n + 1 : "");
	if (said->flawed && !utf8_valid(why))
		return false;
	stop = t->each(t->payload, name, said->flawed ? NULL : &member, said->levels, said->flawed ? why.p : NULL);
	good = say(t, (struct said){.word = NEXT, .at = stop}, str_c(member.why));
	stream_free(&member);
	return good;
}

static bool talk(struct talk *t)
{
	struct asked asked = {.what = ASK_UNPACK, .levels = t->levels, .seekable = t->s->seek != NULL,
	                      .size = t->volume->size};
	struct said said = {0};
	bool good = wire_put(t->fd, &asked, sizeof asked) && await(t, &said);

	while (good && said.word == MEMBER)
		good = give_member(t, &said) && await(t, &said);
	if (good && said.word == DONE && said.n)
		stream_fail(t->s, "%s", reason(t));
	return good && said.word == DONE;
}

void cage_unpack(struct cage *c, struct stream *s, int levels, unpack_fn *each, void *payload)
{
	struct talk t = {.volume = s->volume, .ours = true, .s = s, .levels = levels, .each = each, .payload = payload};
	const char *why = N_("needs more memory than there is");
	struct seat *seat;

	if (!c) {
		unpack_each(s, levels, each, payload);
		return;
	}
	t.bytes = malloc(BLOCK + 1);
	seat = t.bytes ? seat_take(c, levels, &why) : NULL;
	if (seat) {
		t.fd = seat->fd;
		if (!talk(&t))
			stream_fail(s, "%s", seat_clear(c, seat));
		seat_leave(c, seat);
	} else {
		stream_fail(s, "%s", why);
	}
	free(t.bytes);
}

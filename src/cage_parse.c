/* cage_parse.c: an item to a reader, its documents back. See cage.h.
 *
 * A seat is held while the item is away, and the arena may be exhausted meanwhile: so the recovery point is ours, and
 * the failure goes on from here once the seat is left. */
#include <stdlib.h>

#include "cage_doc.h"
#include "cage_seat.h"

struct answered {
	u32 exhausted; /* the arena's limit was not enough, or there was no memory */
	u32 n;         /* [bytes] of documents, which follow */
};

/* ── in the reader's process ── */

static bool answer_put(int fd, str bytes, bool exhausted)
{
	struct answered answered = {exhausted, (u32)bytes.n};

	return wire_put(fd, &answered, sizeof answered) && wire_put(fd, bytes.p, bytes.n);
}

static str parsed(struct arena *a, const struct input_format *format, str item)
{
	struct doc *doc = NULL;
	const char *why = NULL;
	struct buf b = {.arena = a};
	u32 docs = format->parse(a, &doc, item, &why);

	docs_put(&b, doc, docs, why);
	return buf_str(&b);
}

void parse_answer(int fd, const struct asked *asked)
{
	char *item = malloc(asked->n + 1);
	const str whole = {item, asked->n};
	struct arena a;
	jmp_buf point;
	bool good;

	if (!item || !wire_get(fd, item, asked->n))
		_Exit(1);
	item[asked->n] = 0;
	arena_init(&a, asked->room);
	if (arena_try(&a, &point))
		good = answer_put(fd, S(""), true);
	else
		good = answer_put(fd, parsed(&a, asked->format, whole), false);
	if (!good)
		_Exit(1);
	arena_free(&a);
	free(item);
}

/* ── the load's side ── */

static bool by_our_own_code(const struct input_format *format)
{
	return format == &input_ndjson || format == &input_json || format == &input_csv || format == &input_alceste
	       || format == &input_txt;
}

struct answer {
	struct arena *a;
	struct doc **out;
	u32 docs;
	const char **why;
	bool exhausted; /* over there */
};

/* False: the reader is dead, or talks nonsense. */
static bool talk(struct answer *x, int fd, const struct input_format *format, str item)
{
	struct asked asked = {.what = ASK_PARSE, .format = format, .n = item.n, .room = x->a->limit - x->a->total};
	u32 led_into = format->unpacked ? format->unpacked : (u32)item.n;
	struct answered answered;
	char *bytes;

	if (!wire_put(fd, &asked, sizeof asked) || !wire_put(fd, item.p, item.n) ||
	    !wire_get(fd, &answered, sizeof answered))
		return false;
	if ((x->exhausted = answered.exhausted != 0))
		return true;
	bytes = NEW(x->a, char, (size_t)answered.n + 1);
	return wire_get(fd, bytes, answered.n)
	       && docs_get(x->a, x->out, &x->docs, x->why, (str){bytes, answered.n}, led_into);
}

u32 cage_parse(struct cage *c, const struct input_format *format, struct arena *a, struct doc **out, str item,
               const char **why)
{
	struct answer x = {.a = a, .out = out, .why = why};
	jmp_buf *outer = a->fail, point;
	struct seat *seat;
	volatile bool exhausted = false, good = false;

	if (!c || by_our_own_code(format))
		return format->parse(a, out, item, why);
	if (!(seat = seat_take(c, -1, why)))
		return 0;
	if (arena_try(a, &point))
		exhausted = true; /* what the reader still has to say goes with it */
	else
		good = talk(&x, seat->fd, format, item);
	a->fail = outer;
	if (!good)
		*why = seat_clear(c, seat), x.docs = 0;
	seat_leave(c, seat);
	if (exhausted || x.exhausted)
		arena_exhausted(a);
	return x.docs;
}

/* source_items.c: the bytes of one file → items; an archive's members likewise, by recursion.
 *
 * Memory: a file of one item (text) is held whole, up to INPUT_MAX; a file of many (NDJSON) only as far as the item at
 * hand. An item beyond INPUT_MAX is rejected with its place; its rest is passed over without being kept. */
#include <stdio.h>
#include <stdlib.h>

#include "cage.h"
#include "source_walk.h"
#include "str.h"

enum { OVERLAP = 32 }; /* [bytes] of what is passed over that are looked at again: a mark may stand across */

#define TOO_LONG N_("is longer than %d MB: no article is")

struct cutting {
	struct walk *w;
	const struct where *at;
	const struct input_format *format;
	struct stream *s;
	str head;      /* what the format wants before each item; ours to free */
	u64 origin, line;
	bool some;     /* item was handed over */
	bool skipping; /* inside an item that was too long */
};

static void hand_over(struct cutting *c, str bytes, const char *why)
{
	struct walk *w = c->w;
	struct item item = {
		.name = str_c(c->at->name), .path = str_c(c->at->path), .folder = c->at->folder, .format = c->format,
		.head = c->head, .bytes = bytes, .origin = c->origin, .line = c->line, .file = w->files, .why = why,
		.taken = w->taken + c->s->volume->taken,
	};

	c->some = true;
	if (w->source->each(w->source->payload, &item))
		w->stop = true;
}

static void reject_long(struct cutting *c)
{
	char why[80];

	snprintf(why, sizeof why, TOO_LONG, INPUT_MAX >> 20);
	hand_over(c, S(""), why);
}

static void move_on(struct cutting *c, size_t n)
{
	const char *p = stream_seen(c->s).p, *end = p + n;

	for (; (p = memchr(p, '\n', (size_t)(end - p))); p++)
		c->line++;
	c->origin += n;
	stream_take(c->s, n);
}

/* Moves on by one item of n bytes. */
static void pass(struct cutting *c, size_t n)
{
	str bytes = str_cut(stream_seen(c->s), 0, n);

	if (!c->skipping && str_trim(bytes).n)
		hand_over(c, bytes, NULL);
	c->skipping = false;
	move_on(c, n);
}

/* No item ends in what is seen so far: false when nothing more comes. */
static bool see_more(struct cutting *c)
{
	size_t seen = stream_seen(c->s).n;

	if (seen > INPUT_MAX && !c->skipping) {
		reject_long(c);
		c->skipping = true;
	}
	if (c->skipping && seen > OVERLAP) {
		move_on(c, seen - OVERLAP);
		seen = OVERLAP;
	}
	return stream_more(c->s, seen + 1);
}

/* Keeps a copy of what stands before the first item. */
static void take_head(struct cutting *c)
{
	str head;
	char *copy;

	while (stream_seen(c->s).n < INPUT_HEAD && stream_more(c->s, INPUT_HEAD))
		;
	head = str_cut(stream_seen(c->s), 0, c->format->head(str_cut(stream_seen(c->s), 0, INPUT_HEAD)));
	copy = malloc(head.n + 1);
	if (!copy) {
		c->w->stop = c->w->exhausted = true;
		return;
	}
	memcpy(copy, head.p, head.n);
	c->head = (str){copy, head.n};
	move_on(c, head.n);
}

static size_t cut(const struct cutting *c, str seen, bool last)
{
	if (seen.n == 0)
		return 0;
	return c->format->head ? c->format->cut_below(c->head, seen, last) : c->format->cut(seen, last);
}

static void cut_items(struct cutting *c)
{
	bool last = false;

	c->line = 1;
	if (c->format->head)
		take_head(c);
	while (!c->w->stop) {
		str seen = stream_seen(c->s);
		size_t n = cut(c, seen, last);
		if (n > INPUT_MAX && !c->skipping) {
			reject_long(c);
			c->skipping = true;
		}
		if (n)
			pass(c, n);
		else if (last)
			break;
		else if (!see_more(c))
			last = !c->s->why[0];
		if (c->s->why[0])
			break;
	}
	if (last && c->head.n && !c->some && !c->w->stop)
		hand_over(c, S(""), input_nothing);
}

static void whole_item(struct cutting *c)
{
	const struct volume *v = c->s->volume;
	bool too_long = c->s->fd >= 0 && v->size > INPUT_MAX;

	while (!too_long && stream_more(c->s, 0))
		too_long = stream_seen(c->s).n > INPUT_MAX;
	if (too_long)
		reject_long(c);
	else if (!c->s->why[0])
		hand_over(c, stream_seen(c->s), NULL);
}

/* ── archives ── */

struct unpacking {
	struct walk *w;
	const struct where *at;
};

static bool ignored(const struct walk *w, str name)
{
	char part[256];
	bool hit = false;

	while (name.n && !hit) {
		str step = str_field(&name, '/');
		snprintf(part, sizeof part, "%.*s", (int)(step.n < sizeof part ? step.n : sizeof part - 1), step.p);
		hit = strcmp(part, ".") != 0 && strcmp(part, "..") != 0 && walk_ignores(w, part);
	}
	return hit;
}

static int unpack_one(void *payload, str name, struct stream *member, int levels, const char *why)
{
	const struct unpacking *u = payload;
	struct walk *w = u->w;
	struct where at = *u->at;
	char *shown = NULL, *path = NULL;

	if (ignored(w, name))
		return 0;
	if (name.n) {
		at.name = shown = walk_join(w, at.name, name);
		at.path = path = walk_join(w, at.path, name);
	}
	if (w->exhausted)
		;
	else if (why)
		walk_reject(w, &at, 0, why);
	else
		items_read(w, &at, member, levels);
	free(shown);
	free(path);
	return w->stop;
}

void items_read(struct walk *w, const struct where *at, struct stream *s, int levels)
{
	struct cutting c = {.w = w, .at = at, .s = s};
	struct unpacking u = {w, at};
	size_t want = w->source->format ? 512 : INPUT_HEAD; /* [bytes], however few a pipe gives at a time */
	str head;

	w->files++;
	while (stream_seen(s).n < want && stream_more(s, want))
		;
	head = str_cut(stream_seen(s), 0, INPUT_HEAD);
	c.format = w->source->format ? w->source->format : input_by_content(head);
	if (s->why[0])
		;
	else if (head.n == 0 && !w->stop)
		stream_fail(s, "is empty");
	else if (unpack_sniff(head))
		cage_unpack(w->source->cage, s, levels, unpack_one, &u);
	else if (c.format->cut || c.format->head)
		cut_items(&c);
	else
		whole_item(&c);
	if (s->why[0] && !w->stop)
		walk_reject(w, at, 0, s->why);
	free((char *)c.head.p);
}

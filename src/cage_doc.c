/* cage_doc.c: see cage_doc.h. Numbers are native, both sides being one program; a string is its length, its bytes, a
 * NUL; one that may be NULL has a length of ABSENT then. */
#include "cage_doc.h"

#include "input.h"
#include "str.h"

enum { FIELDS = 6, ORIGINS = 6, DOC_LEAST = 4 * (FIELDS + ORIGINS) }; /* [bytes] that a document takes, at least */
#define ABSENT UINT32_MAX
#define NOTHING (UINT32_MAX - 1) /* input_nothing, which is known by its address */

static const size_t fields[FIELDS] = {
	offsetof(struct doc, id),        offsetof(struct doc, source),  offsetof(struct doc, author),
	offsetof(struct doc, published), offsetof(struct doc, updated), offsetof(struct doc, url),
};
static const size_t origins[ORIGINS] = {
	offsetof(struct origins, title),   offsetof(struct origins, author), offsetof(struct origins, published),
	offsetof(struct origins, updated), offsetof(struct origins, url),    offsetof(struct origins, source),
};
enum { TRUNCATED, APART, PASTED, FOOTED, FLAGS };

/* ── out ── */

static void put_u32(struct buf *b, u32 n)
{
	buf_put(b, (str){(const char *)&n, sizeof n});
}

static void put_str(struct buf *b, str s)
{
	put_u32(b, (u32)s.n);
	buf_put(b, s);
	buf_char(b, 0);
}

static void put_c(struct buf *b, const char *c)
{
	if (!c || c == input_nothing)
		put_u32(b, c ? NOTHING : ABSENT);
	else
		put_str(b, str_c(c));
}

static void put_piece(struct buf *b, const struct piece *p)
{
	struct buf map = {.arena = b->arena};

	map_write(&map, &p->map);
	put_str(b, p->text);
	put_str(b, buf_str(&map));
}

static void put_doc(struct buf *b, const struct doc *d)
{
	put_u32(b, (u32)d->truncated << TRUNCATED | (u32)d->apart << APART | (u32)d->pasted << PASTED |
	           (u32)d->footed << FOOTED);
	for (size_t i = 0; i < FIELDS; i++)
		put_str(b, *(const str *)((const char *)d + fields[i]));
	put_piece(b, &d->title);
	put_piece(b, &d->body);
	for (size_t i = 0; i < ORIGINS; i++)
		put_c(b, *(const char *const *)((const char *)&d->from + origins[i]));
	put_c(b, d->why);
}

void docs_put(struct buf *b, const struct doc *doc, u32 docs, const char *why)
{
	put_c(b, why);
	put_u32(b, docs);
	for (u32 i = 0; i < docs; i++)
		put_doc(b, &doc[i]);
}

/* ── and in again ── */

struct reading {
	struct arena *a;
	str rest;
	u32 item; /* [bytes] */
	bool bad; /* and stays so */
};

static u32 get_u32(struct reading *r)
{
	u32 n = 0;

	r->bad |= r->rest.n < sizeof n;
	if (r->bad)
		return 0;
	memcpy(&n, r->rest.p, sizeof n);
	r->rest = str_cut(r->rest, sizeof n, r->rest.n);
	return n;
}

static str get_bytes(struct reading *r, u32 n)
{
	str s = str_cut(r->rest, 0, n);

	r->bad |= n >= r->rest.n || r->rest.p[n] != 0;
	if (r->bad)
		return S("");
	r->rest = str_cut(r->rest, n + 1, r->rest.n);
	return s;
}

static str get_text(struct reading *r)
{
	str s = get_bytes(r, get_u32(r));

	r->bad |= !utf8_valid(s);
	return r->bad ? S("") : s;
}

static const char *get_c(struct reading *r)
{
	u32 n = get_u32(r);
	str s;

	if (n == ABSENT || n == NOTHING)
		return n == NOTHING ? input_nothing : NULL;
	s = get_bytes(r, n);
	r->bad |= !utf8_valid(s) || memchr(s.p, 0, s.n);
	return r->bad ? NULL : s.p;
}

static struct piece get_piece(struct reading *r)
{
	struct piece p = {.text = get_text(r)};
	str map = get_bytes(r, get_u32(r));

	r->bad |= !map_read(r->a, &p.map, map);
	for (u32 i = 0; i < p.map.n && !r->bad; i++)
		r->bad = (u64)p.map.edit[i].from + p.map.edit[i].from_len > r->item;
	return p;
}

static void get_doc(struct reading *r, struct doc *d)
{
	u32 flags = get_u32(r);

	r->bad |= flags >> FLAGS != 0;
	d->truncated = flags >> TRUNCATED & 1, d->apart = flags >> APART & 1, d->pasted = flags >> PASTED & 1;
	d->footed = flags >> FOOTED & 1;
	for (size_t i = 0; i < FIELDS; i++)
		*(str *)((char *)d + fields[i]) = get_text(r);
	d->title = get_piece(r);
	d->body = get_piece(r);
	for (size_t i = 0; i < ORIGINS; i++)
		*(const char **)((char *)&d->from + origins[i]) = get_c(r);
	d->why = get_c(r);
}

bool docs_get(struct arena *a, struct doc **out, u32 *docs, const char **why, str bytes, u32 item)
{
	struct reading r = {.a = a, .rest = bytes, .item = item};

	*why = get_c(&r);
	*docs = get_u32(&r);
	if (r.bad || *docs > bytes.n / DOC_LEAST)
		return false;
	*out = NEW(a, struct doc, *docs);
	for (u32 i = 0; i < *docs && !r.bad; i++)
		get_doc(&r, &(*out)[i]);
	return !r.bad && r.rest.n == 0;
}

/* token_pack.c: see token_pack.h.
 *
 *     │ (n - 1) · 2 + same place: 1 byte │ n bytes of the word │ … │ */
#include "token_pack.h"

#include "buf.h"

_Static_assert(TOKEN_MAX <= 128, "a token's length and its mark are one byte");

struct packing {
	struct buf out;
	u32 places;
};

u32 packed_put(char *p, size_t room, const struct token *t)
{
	if (t->n == 0 || t->n >= room)
		return 0;
	p[0] = (char)((t->n - 1) << 1 | t->same_place);
	memcpy(p + 1, t->word, t->n);
	return t->n + 1;
}

static int pack_one(void *payload, const struct token *t)
{
	struct packing *p = payload;

	buf_room(&p->out, TOKEN_MAX + 1);
	p->out.n += packed_put(p->out.p + p->out.n, TOKEN_MAX + 1, t);
	p->places += t->n && !t->same_place;
	return 0;
}

str tokens_pack(struct arena *a, struct analyzer *analyzer, str text, u32 *places)
{
	struct packing p = {.out.arena = a};

	tokens_each(analyzer, text, 0, pack_one, &p);
	*places += p.places;
	return buf_str(&p.out);
}

bool packed_next(str *packed, str *word, bool *same_place)
{
	u32 head = packed->n ? (u8)packed->p[0] : 0;
	size_t n = (head >> 1) + 1;

	if (packed->n <= n)
		return false;
	*word = (str){packed->p + 1, n};
	*same_place = head & 1;
	packed->p += n + 1;
	packed->n -= n + 1;
	return true;
}

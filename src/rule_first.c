/* rule_first.c: where a rule can begin, read off its expanded pattern.
 *
 * For each pattern: a set of heads, up to four bytes, case folded, such that
 * every match of the pattern begins with one of them. The set may be too large,
 * never too small: what this little reader of regular expressions does not
 * understand counts as "anything from here on". The extractor tries a rule only
 * where a word begins with one of its heads.
 *
 *     (?:près de |environ )?\d+ euros  ──▶  "près" "envi" "0000" "000 " "00 e" "0 eu"
 *
 * A digit is as good as any other: all are written 0. */
#include <stdlib.h>

#include "rule.h"
#include "str.h"

enum { HEAD = 4, HEADS_MAX = 6000, PRODUCT_MAX = 200000 };

/* A head: bytes, and whether the pattern may go on from there with anything. */
struct head {
	u8 byte[HEAD];
	u8 n;
	u8 open; /* 1: anything may follow; the head does not grow */
};
struct heads {
	struct head *head;
	u32 n;
};

struct scan {
	const struct pr_rules *rules;
	struct arena *arena;
	str s;
	size_t at;
	int depth;
};

static int by_bytes(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct head));
}

static struct heads just(struct scan *x, const char *bytes, size_t n, bool open)
{
	struct heads h = {NEW(x->arena, struct head, 1), 1};

	memcpy(h.head[0].byte, bytes, n);
	h.head[0].n = (u8)n;
	h.head[0].open = open || n == HEAD;
	return h;
}

static struct heads empty(struct scan *x) { return just(x, "", 0, false); }
static struct heads anything(struct scan *x) { return just(x, "", 0, true); }

/* At most `most` bytes each; sorted, without doubles. In place. */
static struct heads shorten(struct heads h, u32 most)
{
	u32 n = 0;

	for (u32 i = 0; i < h.n; i++)
		if (h.head[i].n > most) {
			memset(h.head[i].byte + most, 0, HEAD - most);
			h.head[i].n = (u8)most;
			h.head[i].open = 1;
		}
	qsort(h.head, h.n, sizeof *h.head, by_bytes);
	for (u32 i = 0; i < h.n; i++)
		if (!n || by_bytes(&h.head[n - 1], &h.head[i]) != 0)
			h.head[n++] = h.head[i];
	h.n = n;
	return h;
}

static struct heads tidy(struct heads h)
{
	u32 most = HEAD;

	h = shorten(h, most);
	while (h.n > HEADS_MAX && most > 0)
		h = shorten(h, --most);
	return h;
}

static struct heads either(struct scan *x, struct heads a, struct heads b)
{
	struct heads h = {NEW(x->arena, struct head, (size_t)a.n + b.n), a.n + b.n};

	memcpy(h.head, a.head, a.n * sizeof *h.head);
	if (b.n)
		memcpy(h.head + a.n, b.head, b.n * sizeof *h.head);
	return h.n > HEADS_MAX ? tidy(h) : h;
}

static struct head joined(struct head a, struct head b)
{
	for (u32 i = 0; i < b.n && a.n < HEAD; i++)
		a.byte[a.n++] = b.byte[i];
	a.open = b.open || a.n == HEAD;
	return a;
}

static struct heads then(struct scan *x, struct heads a, struct heads b)
{
	u32 open = 0, n = 0;
	struct heads h;

	for (u32 i = 0; i < a.n; i++)
		open += a.head[i].open;
	if (open == a.n)
		return a;
	if (b.n == 1 && b.head[0].n == 0 && !b.head[0].open)
		return a;
	b = either(x, b, (struct heads){NULL, 0}); /* a copy: it may be a's own, and gets shorter */
	for (u32 most = HEAD; (u64)(a.n - open) * b.n > PRODUCT_MAX && most > 0;)
		b = shorten(b, --most);
	h.head = NEW(x->arena, struct head, (size_t)open + (size_t)(a.n - open) * b.n);
	for (u32 i = 0; i < a.n; i++)
		if (a.head[i].open)
			h.head[n++] = a.head[i];
		else
			for (u32 j = 0; j < b.n; j++)
				h.head[n++] = joined(a.head[i], b.head[j]);
	h.n = n;
	return tidy(h);
}

/* ── the reader ── */

static bool more(const struct scan *x) { return x->at < x->s.n; }
static char here(const struct scan *x) { return more(x) ? x->s.p[x->at] : '\0'; }
static bool take(struct scan *x, str word)
{
	bool yes = str_starts(str_cut(x->s, x->at, x->s.n), word);

	x->at += yes ? word.n : 0;
	return yes;
}

/* One character without case; only what fold_key folds the same way is certain: ASCII, Latin-1, and signs, which have
 * no case (but µ; and the Kelvin and Ångström signs, E2 84, which are letters to PCRE2). */
static struct heads character(struct scan *x, str c)
{
	u8 folded[HEAD], lead = (u8)c.p[0];

	if (lead >= 0x80 && lead != 0xC3 && !(lead == 0xC2 && (u8)c.p[1] != 0xB5) && !(lead == 0xE2 && (u8)c.p[1] != 0x84))
		return anything(x);
	fold_key(c, 0, folded);
	return just(x, (const char *)folded, c.n, false);
}

static struct heads next_character(struct scan *x)
{
	u32 end = (u32)x->at, beg = end;

	if (!more(x))
		return empty(x);
	utf8_next(x->s, &end);
	x->at = end;
	return character(x, str_cut(x->s, beg, end));
}

static struct heads escape(struct scan *x)
{
	char c;

	x->at++;
	c = here(x);
	if (c == 'd') {
		x->at++;
		return just(x, "0", 1, false); /* fold_key: a digit is a digit */
	}
	if (strchr("bBAzZGK", c)) {
		x->at++;
		return empty(x);
	}
	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
		x->at += 1;
		if (strchr("pPxgkNo", c) && here(x) == '{')
			while (more(x) && x->s.p[x->at++] != '}')
				;
		else if (strchr("pPxgkNo", c))
			x->at = x->s.n; /* forms that we do not read: give up soundly */
		return anything(x);
	}
	return next_character(x);
}

/* [...]: single characters, digits and short ranges; else anything. */
static struct heads set(struct scan *x)
{
	struct heads h = {0};
	bool odd = false, first = true;

	x->at++;
	if (take(x, S("^")))
		odd = true;
	while (more(x) && (first || here(x) != ']')) {
		struct heads one;
		first = false;
		if (take(x, S("[:"))) {
			odd = true;
			while (more(x) && !take(x, S(":]")))
				x->at++;
			continue;
		}
		one = here(x) == '\\' ? escape(x) : next_character(x);
		if (here(x) == '-' && x->at + 1 < x->s.n && x->s.p[x->at + 1] != ']') {
			char from = x->s.p[x->at - 1], to = x->s.p[x->at + 1];
			x->at += 2;
			odd = odd || (u8)from >= 0x80 || (u8)to >= 0x80 || to == '\\' || from > to;
			for (int c = from; !odd && c <= to; c++) {
				char byte = (char)c;
				one = either(x, one, character(x, (str){&byte, 1}));
			}
		}
		h = h.n ? either(x, h, one) : one;
	}
	x->at += more(x);
	return odd || !h.n ? anything(x) : tidy(h);
}

static struct heads alternatives(struct scan *x);

/* How much of a folded head is certain: ASCII, and Latin-1 letters whole. */
static u32 certain(const u8 *byte, u32 n)
{
	for (u32 i = 0; i < n; i++)
		if (byte[i] >= 0x80 && (byte[i] != 0xC3 || i + 1 == n || i++ + 1 == n))
			return i;
	return n;
}

/* (?Cn) … (?C128+n), see rule_lookup.c: the heads of the list's forms. */
static struct heads lookup(struct scan *x)
{
	const struct lookup *lookup;
	struct heads h = {0};
	u32 n = 0;
	size_t end;

	for (x->at += 3; here(x) >= '0' && here(x) <= '9'; x->at++)
		n = n * 10 + (u32)(here(x) - '0');
	end = str_find(x->s, str_c(arena_printf(x->arena, "(?C%u)", LOOKUP_MAX + n)), x->at);
	if (n >= x->rules->lookups || end == SIZE_MAX) {
		x->at = x->s.n; /* a callout of the author's own */
		return anything(x);
	}
	x->at = end + strlen("(?C128)");
	lookup = &x->rules->lookup[n];
	h.head = NEW(x->arena, struct head, lookup->list->rows + 1);
	for (u32 i = 0; i < lookup->list->rows; i++)
		if (row_has_tag(&lookup->list->row[i], lookup->tag)) {
			struct head *head = &h.head[h.n++];
			head->n = (u8)certain(head->byte, fold_key(lookup->list->row[i].form, 0, head->byte));
			memset(head->byte + head->n, 0, HEAD - head->n);
			head->open = 1;
		}
	return h.n ? tidy(h) : anything(x);
}

/* ( … ): what it is, what it contributes. */
static struct heads group(struct scan *x)
{
	bool look = false, plain = true;
	struct heads h;

	x->at++;
	if (take(x, S("?"))) {
		if (take(x, S("=")) || take(x, S("!")) || take(x, S("<=")) || take(x, S("<!")))
			look = true;
		else if (take(x, S("<")) || take(x, S("P<"))) {
			while (more(x) && x->s.p[x->at++] != '>')
				;
		} else if (!take(x, S(":")) && !take(x, S("i:")) && !take(x, S(">")) && !take(x, S("|"))) {
			plain = take(x, S("i)")) || take(x, S("-i)"));
			if (plain)
				return empty(x);
		}
	} else if (here(x) == '*') {
		plain = false;
	}
	h = alternatives(x);
	x->at += more(x); /* ) */
	return look ? empty(x) : plain ? h : anything(x);
}

static struct heads atom(struct scan *x)
{
	switch (here(x)) {
	case '(':
		return str_starts(str_cut(x->s, x->at, x->s.n), S("(?C")) ? lookup(x) : group(x);
	case '[':
		return set(x);
	case '\\':
		return escape(x);
	case '.':
		x->at++;
		return anything(x);
	case '^':
	case '$':
		x->at++;
		return empty(x);
	}
	return next_character(x);
}

/* ? * + {m,n} after an atom: may it be left out, may it stand twice? */
static struct heads repeated(struct scan *x, struct heads h)
{
	bool none = false, many = false;

	if (take(x, S("?"))) {
		none = true;
	} else if (take(x, S("*"))) {
		none = many = true;
	} else if (take(x, S("+"))) {
		many = true;
	} else if (here(x) == '{' && x->at + 1 < x->s.n && x->s.p[x->at + 1] >= '0' && x->s.p[x->at + 1] <= '9') {
		none = x->s.p[x->at + 1] == '0';
		many = true;
		while (more(x) && x->s.p[x->at++] != '}')
			;
	} else {
		return h;
	}
	if (!take(x, S("+")))
		take(x, S("?"));
	for (int again = 1; many && again < HEAD; again++) /* \d+ is \d, \d\d, … */
		h = either(x, h, then(x, h, h));
	h = tidy(h);
	return none ? either(x, empty(x), h) : h;
}

static struct heads sequence(struct scan *x)
{
	struct heads h = empty(x);

	while (more(x) && here(x) != '|' && here(x) != ')') {
		struct heads one = atom(x);
		h = then(x, h, repeated(x, one));
	}
	return h;
}

static struct heads alternatives(struct scan *x)
{
	struct heads h;

	if (++x->depth > 200) {
		x->at = x->s.n;
		return anything(x);
	}
	h = sequence(x);
	while (take(x, S("|")))
		h = either(x, h, sequence(x));
	x->depth--;
	return tidy(h);
}

/* ── the table ── */

u32 fold_key(str text, u32 at, u8 out[4])
{
	u32 n = 0;

	for (; n < HEAD && at + n < text.n; n++) {
		u8 c = (u8)text.p[at + n];
		bool after_c3 = n ? (u8)text.p[at + n - 1] == 0xC3 : at && (u8)text.p[at - 1] == 0xC3;
		if (c >= 'A' && c <= 'Z')
			c = (u8)(c + 32);
		else if (c >= '0' && c <= '9')
			c = '0';
		else if (after_c3 && c >= 0x80 && c <= 0x9E && c != 0x97)
			c = (u8)(c + 0x20);
		out[n] = c;
	}
	return n;
}

static u32 key_of(const u8 *byte, u32 n)
{
	u32 key = n; /* the length takes part: "de" is not "de\0" */

	for (u32 i = 0; i < n; i++)
		key = key * 0x01000193u ^ (u32)(byte[i] + 1) * 0x9E3779B1u;
	return key ? key : 1;
}

static struct first_entry *entry_of(const struct first *f, u32 key)
{
	for (u32 i = key ^ key >> 15;; i++)
		if (!f->table[i & f->mask].key || f->table[i & f->mask].key == key)
			return &f->table[i & f->mask];
}

/* Two heads with the same key share a set, which then holds both's rules: too large, never too small. */
static void head_add(struct pr_rules *rules, const struct head *head, u32 rule)
{
	struct first *f = &rules->first;
	struct first_entry *entry;
	u64 bit = (u64)1 << (rule % 64);

	if (head->n == 0)
		for (u32 c = 0; c < 256; c++)
			f->one[c][rule / 64] |= bit;
	else if (head->n == 1)
		f->one[head->byte[0]][rule / 64] |= bit;
	if (head->n < 2)
		return;
	entry = entry_of(f, key_of(head->byte, head->n));
	if (!entry->key) {
		entry->key = key_of(head->byte, head->n);
		entry->set = (u16)f->sets++;
	}
	f->set[entry->set][rule / 64] |= bit;
}

bool first_lookup(const struct first *f, str text, u32 at, u64 out[RULES_MAX / 64])
{
	u8 key[HEAD];
	u32 n = fold_key(text, at, key);
	u64 any = 0;

	for (u32 w = 0; w < RULES_MAX / 64; w++)
		any |= out[w] = f->one[key[0]][w];
	for (u32 length = 2; length <= n; length++) {
		const struct first_entry *entry = entry_of(f, key_of(key, length));
		for (u32 w = 0; entry->key && w < RULES_MAX / 64; w++)
			any |= out[w] |= f->set[entry->set][w];
	}
	return any != 0;
}

bool rule_first_build(struct pr_rules *rules, pr_err *err)
{
	struct arena *a = &rules->arena;
	struct heads *all = NEW(&rules->scratch, struct heads, rules->rules + 1);
	u32 total = 16;

	for (u32 i = 0; i < rules->rules; i++) {
		struct scan x = {.rules = rules, .arena = &rules->scratch, .s = rules->rule[i].pattern};
		all[i] = alternatives(&x);
		total += all[i].n;
	}
	for (rules->first.mask = 1023; rules->first.mask < total * 2; rules->first.mask = rules->first.mask * 2 + 1)
		;
	rules->first.table = arena_alloc(a, (size_t)rules->first.mask + 1, sizeof *rules->first.table);
	rules->first.one = arena_alloc(a, 256, sizeof *rules->first.one);
	rules->first.set = arena_alloc(a, total, sizeof *rules->first.set);
	for (u32 i = 0; i < rules->rules; i++)
		for (u32 h = 0; h < all[i].n; h++)
			head_add(rules, &all[i].head[h], i);
	if (rules->first.sets > UINT16_MAX)
		return err_set(err, PR_USAGE, "the rules begin in more than %d ways", UINT16_MAX), false;
	return true;
}

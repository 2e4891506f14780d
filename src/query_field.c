/* query_field.c: the fields of a query, and the conditions on names that stand after some of them. Names are compared
 * as a row of folded words, `| le monde |`: words asked for stand within it, bars pin them to an end. */
#include "fold.h"
#include "query_tree.h"
#include "text.h"

enum { NAME_MAX_BYTES = 1024 }; /* of a spelled name; a longer one is cut */

/* ── names of fields ── */

/* [bytes] before the colon of `titre:`; 0: no such thing stands here. */
static u32 name_length(const struct parser *p)
{
	str word = query_word(p);
	const char *colon = word.n ? memchr(word.p, ':', word.n) : NULL;
	size_t n = colon ? (size_t)(colon - word.p) : 0;

	if (n < 3 || (n + 1 < word.n && word.p[n + 1] == '/'))
		return 0;
	for (size_t i = 0; i < n; i++)
		if ((u8)word.p[i] < 0x80 && !((word.p[i] | 32) >= 'a' && (word.p[i] | 32) <= 'z'))
			return 0;
	return (u32)n;
}

u32 query_field_at(struct parser *p, enum query_field *field)
{
	static const struct { const char *name; enum query_field field; } fields[] = {
		{"titre", FIELD_TITLE}, {"title", FIELD_TITLE}, {"chapo", FIELD_LEAD}, {"chapeau", FIELD_LEAD},
		{"lead", FIELD_LEAD}, {"texte", FIELD_BODY}, {"text", FIELD_BODY}, {"body", FIELD_BODY},
		{"source", FIELD_SOURCE}, {"auteur", FIELD_AUTHOR}, {"author", FIELD_AUTHOR}, {"date", FIELD_DATE},
		{"dept", FIELD_DEPARTMENT}, {"departement", FIELD_DEPARTMENT}, {"department", FIELD_DEPARTMENT},
		{"kind", FIELD_KIND}, {"genre", FIELD_KIND}, {"montant", FIELD_AMOUNT}, {"amount", FIELD_AMOUNT},
		{"effectif", FIELD_HEADCOUNT}, {"headcount", FIELD_HEADCOUNT},
	};
	u32 n = name_length(p);
	char name[16];
	size_t m = n ? fold_str(name, sizeof name, str_cut(p->s, p->at, p->at + n)) : 0;

	for (size_t i = 0; i < countof(fields) && n; i++)
		if (str_eq((str){name, m}, str_c(fields[i].name))) {
			*field = fields[i].field;
			return n + 1;
		}
	if (n)
		query_fail(p, p->at,
		           "no such field; there are titre: chapô: texte: source: auteur: date: dept: montant: effectif: "
		           "kind:");
	return 0;
}

/* ── names of sources and authors ── */

/* `L'Humanité` → `| l humanite |`; [bytes] written. */
static size_t spell(char out[NAME_MAX_BYTES], str name)
{
	char piece[FOLD_MAX];
	size_t n = 1;
	bool within = false;

	out[0] = '|';
	for (u32 at = 0, len; at < name.n; at += len) {
		u32 c = fold_peek(name, at, &len), k = fold_char(c, piece);
		if (n + k + 3 > NAME_MAX_BYTES)
			break;
		if (fold_invisible(c))
			continue;
		if (k && !within)
			out[n++] = ' ';
		memcpy(out + n, piece, k);
		n += k;
		within = k > 0;
	}
	memcpy(out + n, " |", 2);
	return n + 2;
}

bool query_name_in(str name, str asked)
{
	char spelled[NAME_MAX_BYTES];

	return str_find((str){spelled, spell(spelled, name)}, asked, 0) != SIZE_MAX;
}

/* What query_name_in looks for; empty: no letter stands in it. */
static str pattern(struct parser *p, str name, bool exact, bool prefix)
{
	char spelled[NAME_MAX_BYTES];
	size_t n = spell(spelled, name), from = exact ? 0 : 1, to = prefix ? n - 2 : exact ? n : n - 1;

	return n > 3 ? arena_copy(p->arena, (str){spelled + from, to - from}) : (str){"", 0};
}

/* ── départements and kinds ── */

static str department(struct parser *p, str name)
{
	bool short_code = name.n == 1 && name.p[0] >= '1' && name.p[0] <= '9';

	return short_code ? str_c(arena_printf(p->arena, "0%c", name.p[0])) : arena_copy(p->arena, name);
}

/* Kinds go by the names of their fields too. */
static str kind(struct parser *p, str name)
{
	static const char *const named[][2] = {
		{"montant", "amount"}, {"effectif", "headcount"}, {"departement", "department"}, {"dept", "department"},
	};
	char folded[16];
	size_t n = fold_str(folded, sizeof folded, name);

	for (size_t i = 0; i < countof(named); i++)
		if (str_eq((str){folded, n}, str_c(named[i][0])))
			return str_c(named[i][1]);
	return arena_copy(p->arena, name);
}

/* ── conditions ── */

static bool read_name(struct parser *p, struct query_condition *c)
{
	bool exact = p->at < p->s.n && p->s.p[p->at] == '=', quoted, prefix;
	u32 len, from = p->at += exact;
	char letter[FOLD_MAX];
	str name;

	quoted = query_quote(query_peek(p, &len));
	name = quoted ? query_quoted(p) : query_take_word(p);
	if (p->failed)
		return false;
	prefix = !quoted && name.n > 1 && name.p[name.n - 1] == '*';
	if (!fold_str(letter, sizeof letter, name))
		return query_fail(p, from, "a name is missing here; write it right behind the colon, in quotation marks if "
		                           "it has spaces"), false;
	c->text = c->field == FIELD_DEPARTMENT ? department(p, name)
	          : c->field == FIELD_KIND     ? kind(p, name)
	                                       : pattern(p, str_cut(name, 0, name.n - prefix), exact, prefix);
	return true;
}

static bool read_condition(struct parser *p, struct query_condition *c)
{
	switch (c->field) {
	case FIELD_DATE: return query_days(p, c);
	case FIELD_AMOUNT: case FIELD_HEADCOUNT: return query_values(p, c);
	default: return read_name(p, c);
	}
}

struct query_node *query_condition(struct parser *p)
{
	struct query_condition c = {.field = p->field, .at = p->at};
	struct query_node *n;
	u32 from = p->at;

	if (!read_condition(p, &c))
		return NULL;
	if (p->q->conditions == QUERY_LEAVES)
		return query_fail(p, from, "too many conditions; 64 at most");
	c.typed = arena_copy(p->arena, str_cut(p->s, from, p->at));
	n = query_new(p, QUERY_CONDITION);
	n->leaf = p->q->conditions++;
	p->q->condition[n->leaf] = c;
	return n;
}

/* input_alceste.c: corpora for Alceste and IRaMuTeQ: one text after the other, each below a line of starred variables,
 * whose names say what they are to whoever made the corpus:
 *
 *     **** *source_lemonde *date_2013-04-01 *auteur_dupont
 *     -*theme
 *     The text …
 *
 * Four digits may stand for the stars. Themes mark passages for the program; they are no words of the text. */
#include "export.h"
#include "input.h"
#include "plain.h"
#include "sniff.h"
#include "str.h"

/* Does a text begin at this line? [bytes] of what marks it, 0: no. */
static size_t mark(str line)
{
	size_t n = 0;

	if (str_starts(line, S("****")))
		return line.n == 4 || line.p[4] == ' ' || line.p[4] == '\t' ? 4 : 0;
	while (n < line.n && line.p[n] >= '0' && line.p[n] <= '9')
		n++;
	return n >= 4 && str_starts(str_cut(line, n, line.n), S(" *")) ? n : 0;
}

static str without_bom(str s)
{
	return str_starts(s, S("\xEF\xBB\xBF")) ? str_cut(s, 3, s.n) : s;
}

static bool sniff(str head)
{
	char room[SNIFF_NARROW];
	str line;
	size_t n;

	head = str_trim(without_bom(sniff_narrow(head, room)));
	line = str_line(&head);
	n = mark(line);
	line = str_trim(str_cut(line, n, line.n));
	return n && line.n > 1 && line.p[0] == '*' && line.p[1] != '*' && line.p[1] != ' ';
}

static size_t cut(str rest, bool last)
{
	if (sniff_is_wide(rest))
		return last ? rest.n : 0; /* no line of it can be read */
	for (size_t at = 0; (at = str_find(rest, S("\n"), at)) != SIZE_MAX;) {
		str next = str_cut(rest, ++at, rest.n), line = str_line(&next);
		if (next.n == 0 && !last)
			return 0; /* the line may go on */
		if (mark(line))
			return at;
	}
	return last ? rest.n : 0;
}

/* ── variables ── */

struct variables {
	struct doc *doc;
	str year, month, mday;
};

/* `Le_Monde` → `Le Monde`, `2013_04_01` → `2013-04-01`: byte for byte the same. */
static str joined(struct arena *a, str value, char with)
{
	char *p = NEW(a, char, value.n + 1);

	for (size_t i = 0; i < value.n; i++)
		p[i] = value.p[i] == '_' ? with : value.p[i];
	return (str){p, value.n};
}

static str written_day(struct arena *a, str value)
{
	bool digits = value.n == 8;

	for (size_t i = 0; i < value.n; i++)
		digits &= value.p[i] >= '0' && value.p[i] <= '9';
	if (digits)
		value = str_c(arena_printf(a, "%.4s-%.2s-%.2s", value.p, value.p + 4, value.p + 6));
	return export_day(a, joined(a, value, memchr(value.p, '-', value.n) ? ' ' : '-'));
}

static void variable(struct arena *a, struct variables *v, str text, str word)
{
	static const char *const sources[] = {"source", "journal", "media", "presse", "publication", NULL};
	static const char *const authors[] = {"auteur", "author", "journaliste", NULL};
	static const char *const titles[] = {"titre", "title", NULL};
	static const char *const dates[] = {"date", NULL}, *const years[] = {"annee", "an", "year", "a", NULL};
	static const char *const months[] = {"mois", "month", "m", NULL}, *const mdays[] = {"jour", "day", "j", NULL};
	str value = word, name = str_field(&value, '_');

	if (!value.n) /* `*presse` says nothing */
		return;
	if (str_is_one_of_fold(name, sources))
		v->doc->source = joined(a, value, ' ');
	else if (str_is_one_of_fold(name, authors))
		v->doc->author = joined(a, value, ' ');
	else if (str_is_one_of_fold(name, dates))
		v->doc->published = written_day(a, value);
	else if (str_is_one_of_fold(name, years))
		v->year = value;
	else if (str_is_one_of_fold(name, months))
		v->month = value;
	else if (str_is_one_of_fold(name, mdays))
		v->mday = value;
	else if (str_is_one_of_fold(name, titles)) {
		u32 at = (u32)(value.p - text.p);
		v->doc->title = (struct piece){joined(a, value, ' '), {.arena = a}};
		map_put(&v->doc->title.map, 0, (u32)value.n, at, (u32)value.n);
	}
}

static void variables(struct arena *a, struct doc *doc, str text, str line)
{
	struct variables v = {.doc = doc};

	while (line.n) {
		str word = str_trim(str_field(&line, ' '));
		if (word.n > 1 && word.p[0] == '*')
			variable(a, &v, text, str_cut(word, 1, word.n));
	}
	if (!doc->published.n && v.year.n && v.month.n && v.mday.n)
		doc->published = export_day(a, str_c(arena_printf(a, "%.*s%c%.*s%c%.*s", (int)v.mday.n, v.mday.p,
		                                                  v.month.p[0] <= '9' ? '/' : ' ', (int)v.month.n, v.month.p,
		                                                  v.month.p[0] <= '9' ? '/' : ' ', (int)v.year.n, v.year.p)));
}

/* ── a text ── */

/* Lines as they are, without those of themes. */
static struct piece body(struct arena *a, str text, u32 from)
{
	struct weave w = weave_new(a);
	str rest = str_cut(text, from, text.n);

	while (rest.n) {
		u32 at = (u32)(rest.p - text.p);
		str line = str_line(&rest);
		u32 end = (u32)(rest.n ? (size_t)(rest.p - text.p) : text.n);
		if (str_starts(line, S("-*")))
			weave_break(&w, 2);
		else
			weave_put(&w, str_cut(text, at, end), at, end - at);
	}
	return weave_piece(&w, NULL);
}

static void compose(struct arena *a, struct piece *p, const struct map *below)
{
	p->map = map_compose(a, &p->map, below, (u32)p->text.n);
}

/* The text in [beg, end) of what was decoded; NULL or why it is none. */
static const char *read_one(struct arena *a, struct doc *doc, const struct decoded *decoded, size_t beg, size_t end)
{
	str text = str_cut(decoded->text, 0, end), rest = str_cut(text, beg, end), line = {"", 0};

	while (rest.n && str_trim(line = str_line(&rest)).n == 0)
		;
	if (!mark(line))
		return N_("stands below no line of variables (**** *name_value)");
	variables(a, doc, text, str_cut(line, mark(line), line.n));
	doc->body = body(a, text, (u32)(text.n - rest.n));
	if (plain_trim(doc->body.text).n == 0)
		return N_("has no text below its variables");
	compose(a, &doc->title, &decoded->map);
	compose(a, &doc->body, &decoded->map);
	return NULL;
}

/* One text, or all of a file whose lines could not be told before it was decoded. */
static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	struct decoded decoded = text_decode(a, item, NULL);
	struct docs docs = {.arena = a};

	if ((*why = decoded.why))
		return 0;
	for (size_t beg = 0, end; beg < decoded.text.n; beg = end) {
		struct doc doc = {0};
		const char *flaw;
		end = beg + cut(str_cut(decoded.text, beg, decoded.text.n), true);
		if (str_trim(str_cut(decoded.text, beg, end)).n == 0)
			continue;
		if ((flaw = read_one(a, &doc, &decoded, beg, end)))
			docs_refuse(&docs, flaw);
		else
			docs_add(&docs, &doc);
	}
	return docs_end(&docs, out, why);
}

const struct input_format input_alceste = {.name = "alceste", .sniff = sniff, .cut = cut, .parse = parse};

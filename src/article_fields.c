/* article_fields.c: who, when, where from. What the document's fields say goes first, then the front matter, then what
 * the lines around the body say: bylines, datelines, `Source : …`, a signature. */
#include "article_fields.h"
#include "str.h"

static str trimmed(struct arena *a, str s)
{
	return plain_trim(text_normalise(a, s, NULL).text);
}

static str iso_day(struct arena *a, day d)
{
	struct buf b = {.arena = a};

	if (d != DAY_NONE)
		day_print(&b, d);
	return buf_str(&b);
}

static str first_of(str a, str b)
{
	return a.n ? a : b;
}

/* What tells a field, from the most trusted on, and which of them did. */
enum { TOLD_BY = 3 };
static const char field[] = N_("field"), front_matter[] = N_("front matter"), by_line[] = N_("byline");
static const char source_line[] = N_("source line");

static str first_told(const char **from, const str told[TOLD_BY], const char *const names[TOLD_BY])
{
	*from = NULL;
	for (u32 i = 0; i < TOLD_BY; i++)
		if (told[i].n) {
			*from = names[i];
			return told[i];
		}
	return (str){"", 0};
}

/* The same of days: the first that is written so that it can be read. */
static day first_day(const char **from, str a, str b, day c, const char *a_name)
{
	day d = DAY_NONE;

	if (a.n && byline_day(&d, a))
		*from = a_name;
	else if (b.n && byline_day(&d, b))
		*from = front_matter;
	else
		*from = (d = c) == DAY_NONE ? NULL : by_line;
	return d;
}

static const char *named(const char *from)
{
	return from ? from : field;
}

/* `Source : Le Journal`. */
str found_source(str line)
{
	str rest = line, key = plain_trim(str_field(&rest, ':'));

	return line.n < 80 && rest.n && str_eq(key, S("Source")) ? plain_trim(rest) : (str){"", 0};
}

/* Byline, dateline, `Source : …` among the lines of an article: above its body, or at its end. */
static void read_line(struct found *f, str line)
{
	struct byline b;

	if (byline_read(&b, line)) {
		f->byline.author = first_of(f->byline.author, b.author);
		f->byline.paper = first_of(f->byline.paper, b.paper);
		f->byline.published = f->byline.published == DAY_NONE ? b.published : f->byline.published;
		f->byline.updated = f->byline.updated == DAY_NONE ? b.updated : f->byline.updated;
	} else {
		f->source = first_of(f->source, found_source(line));
	}
}

/* Whoever the line names, and nothing else; what a paper or a place is likely to be called is nobody. */
static str name_in(str line)
{
	static const char *const others[] = {"La ", "Le ", "Les ", "L'", "L\xE2\x80\x99", "Saint", "Nouvelle",
	                                     "Villeneuve"};

	if (str_ends(line, S(".")))
		line.n--;
	for (size_t i = 0; i < countof(others); i++)
		if (str_starts(line, str_c(others[i])))
			return S("");
	return byline_is_name(line) ? line : S("");
}

/* A name alone in a line over a paragraph. */
static str name_over_text(const struct lines *l, u32 at, u32 to)
{
	if (at + 1 >= to || l->line[at].kind || l->line[at].drop || !l->line[at + 1].prose)
		return S("");
	return str_ends(l->line[at].text, S(".")) ? S("") : name_in(l->line[at].text);
}

/* … in the line under the title. */
static str name_under(const struct lines *l, u32 title, u32 to)
{
	return title == NO_LINE ? S("") : name_over_text(l, title + 1, to);
}

/* What stands alone in a line between title and text, and may be a paper's name. */
static str paper_at(const struct lines *l, u32 at, u32 title)
{
	enum { PAPER_MAX = 60 /* [bytes] */ };
	const struct line *line = &l->line[at];

	return at == title || line->drop || line->text.n > PAPER_MAX || line_is_sentence(line->text) ? S("") : line->text;
}

/* … above or below the line that says the day, a paper's name perhaps between, or above them: `Prénom Nom. ↵ Publié
 * le …` */
static void read_beside(struct byline *out, const struct lines *l, u32 last, u32 dated, u32 to, u32 title)
{
	bool above = last != NO_LINE && last > 0 && !l->line[last - 1].drop, next = above && last - 1 == title + 1;

	out->author = last == NO_LINE ? S("") : name_in(l->line[last].text);
	if (out->author.n && next) {
		out->paper = first_of(out->paper, paper_at(l, last - 1, title));
	} else if (!out->author.n && above && (next || !l->line[last].after_blank)) {
		out->author = name_in(l->line[last - 1].text);
		out->paper = out->author.n ? first_of(out->paper, l->line[last].text) : out->paper;
	}
	if (!out->author.n)
		out->author = name_over_text(l, dated + 1, to);
}

/* The day in line `dated`, and what stands around it; signed: who wrote it was known before. */
static void read_dated(struct byline *out, const struct lines *l, u32 last, u32 dated, u32 to, u32 title,
                       bool signed_above)
{
	str name = last == NO_LINE || l->line[dated].after_blank ? S("") : name_in(l->line[last].text);

	if (!out->author.n) {
		read_beside(out, l, last, dated, to, title);
	} else if (signed_above) {
		str between = last == NO_LINE ? S("") : paper_at(l, last, title);
		bool own = str_find(between, out->author, 0) != SIZE_MAX;
		out->paper = own ? out->paper : first_of(between, out->paper);
	} else if (name.n && str_starts(l->line[dated].text, out->author)) { /* `Prénom Nom ↵ Le Journal - 3 mai 2020` */
		out->paper = first_of(out->paper, out->author);
		out->author = name;
	}
}

struct found found_read(const struct lines *l, u32 from, u32 to, u32 title)
{
	enum { HEAD = 8, PROSE = 2, TAIL = 2 };
	struct found f = {.byline = {.published = DAY_NONE, .updated = DAY_NONE}, .source = {"", 0}};
	u32 prose = 0, last = NO_LINE, seen = 0;
	bool above = false; /* the author stands above the title, where a paper may stand as well */
	str under = name_under(l, title, to);

	f.byline.author = f.byline.paper = (str){"", 0};
	for (u32 i = from; i < to; i++) {
		const struct line *line = &l->line[i];
		if (line->drop || i == title)
			continue;
		if (prose < PROSE && seen++ < HEAD) {
			bool dated = f.byline.published != DAY_NONE, is_signed = f.byline.author.n > 0;
			read_line(&f, line->text);
			if (!dated && f.byline.published != DAY_NONE)
				read_dated(&f.byline, l, last, i, to, title, is_signed);
			above |= title != NO_LINE && i < title && f.byline.author.n && !str_starts_fold(line->text, S("par "));
		}
		prose += line->text.n > 170 || (line->prose && line_is_sentence(line->text));
		last = i;
	}
	if (above && under.n)
		f.byline.paper = first_of(f.byline.paper, f.byline.author);
	if (!f.byline.author.n || above)
		f.byline.author = first_of(under, f.byline.author);
	if (last == NO_LINE || seen == 0)
		return f;
	if (f.byline.published == DAY_NONE || !f.byline.author.n)
		read_line(&f, l->line[last].text);
	if (!f.byline.author.n && prose && !l->line[last].prose && byline_is_name(l->line[last].text))
		f.byline.author = l->line[last].text; /* signed at the end */
	return f;
}

void found_fill(struct arena *a, struct article *out, const struct doc *doc, const struct front *front,
                const struct found *found)
{
	const struct origins *from = &doc->from;
	day published = first_day(&out->from.published, doc->published, front->published, found->byline.published,
	                          named(from->published));
	day updated = first_day(&out->from.updated, doc->updated, front->updated, found->byline.updated,
	                        named(from->updated));

	out->id = out->article = trimmed(a, doc->id);
	out->source = first_told(&out->from.source, (str[]){trimmed(a, doc->source), front->source, found->source},
	                         (const char *[]){named(from->source), front_matter, source_line});
	out->author = first_told(&out->from.author, (str[]){trimmed(a, doc->author), front->author, found->byline.author},
	                         (const char *[]){named(from->author), front_matter, by_line});
	out->url = first_told(&out->from.url, (str[]){trimmed(a, doc->url), front->url, {"", 0}},
	                      (const char *[]){named(from->url), front_matter, NULL});
	out->from.title = front->title.n ? front_matter : doc->pasted ? N_("line") : named(from->title);
	out->paper = found->byline.paper;
	out->truncated = doc->truncated;
	out->day = published;
	out->published = iso_day(a, published);
	out->updated = iso_day(a, updated);
}

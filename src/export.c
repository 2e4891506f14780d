/* export.c: see export.h. */
#include "europresse.h"

#include "sniff.h"
#include "str.h"

enum { DECLARED_IN = 4096 }; /* [bytes] of a page's head in which it declares its encoding */

/* ── documents ── */

void docs_add(struct docs *d, const struct doc *doc)
{
	struct doc *next = docs_next(d);

	*next = *doc;
	next->apart = true;
}

void docs_refuse(struct docs *d, const char *why)
{
	docs_add(d, &(struct doc){.why = why});
}

void docs_settle(struct docs *d, const struct doc *doc, const char *no_text)
{
	if (str_trim(doc->body.text).n)
		docs_add(d, doc);
	else
		docs_refuse(d, no_text);
}

/* An id that stands twice in one file tells nothing apart: the second time it is none. */
static void ids_once(const struct docs *d)
{
	u32 room = 16;
	str *seen;

	while (room < d->n * 2)
		room *= 2;
	seen = NEW(d->arena, str, room);
	for (u32 i = 0; i < d->n; i++) {
		str *id = &d->doc[i].id;
		u64 at = str_hash(*id) & (room - 1);
		while (seen[at].n && !str_eq(seen[at], *id))
			at = (at + 1) & (room - 1);
		if (seen[at].n)
			*id = (str){"", 0};
		else
			seen[at] = *id;
	}
}

u32 docs_end(const struct docs *d, struct doc **out, const char **why)
{
	if (d->n == 0) {
		*why = input_nothing; /* what stands before the first document, and below the last */
		return 0;
	}
	if (d->n == 1 && d->doc->why) {
		*why = d->doc->why;
		return 0;
	}
	for (u32 i = 0; i < d->n; i++)
		if (d->doc[i].why)
			d->doc[i].why = arena_printf(d->arena, N_("document %d %s"), (int)i + 1, d->doc[i].why);
	ids_once(d);
	*out = d->doc;
	return d->n;
}

void export_parts(struct docs *d, const struct sheet *s, export_fn *each)
{
	u32 i = 0;

	for (u32 part = 1, end; part <= s->parts; part++, i = end) {
		while (i < s->n && s->block[i].part < part)
			i++;
		for (end = i; end < s->n && s->block[end].part == part;)
			end++;
		each(d, s, i, end);
	}
}

static void export_one(struct docs *d, const struct sheet *s)
{
	struct cutting body = cutting_new(s);
	struct doc doc = {.pasted = true};

	cutting_blocks(&body, 0, s->n);
	doc.body = cutting_piece(&body);
	if (doc.body.text.n)
		docs_add(d, &doc);
	else
		docs_refuse(d, "is a document without text");
}

void export_written(struct docs *d, struct sheet *s)
{
	export_factiva_tabs(s);
	if (export_is_nexis(s))
		export_nexis(d, s);
	else if (export_is_factiva(s))
		export_factiva_all(d, s);
	else if (europresse_on(s))
		europresse_text(d, s);
	else if (export_is_nexis_list(s))
		docs_refuse(d, N_("is a list of documents that stand in other files"));
	else
		export_one(d, s);
}

/* ── markup ── */

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

size_t export_find(str head, const char *word, size_t from)
{
	size_t n = strlen(word);

	for (size_t i = from; i + n <= head.n; i++) {
		const char *sign = word[0] == '<' ? memchr(head.p + i, '<', head.n - i) : head.p + i;
		size_t k = 0;
		if (!sign)
			break;
		i = (size_t)(sign - head.p);
		if (i + n > head.n)
			break;
		while (k < n && lower(head.p[i + k]) == lower(word[k]))
			k++;
		if (k == n)
			return i;
	}
	return SIZE_MAX;
}

size_t export_tag(str head, const char *word, size_t from)
{
	enum { TAG_MAX = 80 };

	for (size_t hit = from; (hit = str_find(head, str_c(word), hit)) != SIZE_MAX; hit += strlen(word)) {
		size_t at = hit;
		while (at > from && hit - at < TAG_MAX && head.p[at] != '<' && head.p[at] != '>')
			at--;
		if (head.p[at] == '<')
			return at;
	}
	return SIZE_MAX;
}

/* `charset=utf-8`, `<?xml encoding="…"?>`; NULL where nothing is declared. */
static const char *declared(struct arena *a, str item)
{
	str head = str_cut(item, 0, DECLARED_IN), name;
	size_t at = export_find(head, "charset=", 0), end;

	if (at != SIZE_MAX)
		at += strlen("charset=");
	else if ((at = export_find(head, "encoding=", 0)) != SIZE_MAX)
		at += strlen("encoding=");
	else
		return NULL;
	while (at < head.n && strchr("\"' ", head.p[at]))
		at++;
	for (end = at; end < head.n && !strchr("\"' ;/>?", head.p[end]);)
		end++;
	name = str_cut(head, at, end);
	return name.n ? arena_copy(a, name).p : NULL;
}

static bool decode(struct arena *a, struct decoded *decoded, str item, const char **why)
{
	*decoded = text_decode(a, item, declared(a, item));
	*why = decoded->why;
	return !decoded->why;
}

struct node *export_xml(struct arena *a, struct decoded *decoded, str item, const char **why)
{
	return decode(a, decoded, item, why) ? markup_xml(a, decoded->text, why) : NULL;
}

struct sheet *export_page(struct arena *a, str item, sheet_role_fn *role, const char **why)
{
	struct decoded decoded;
	struct node *root = decode(a, &decoded, item, why) ? markup_html(a, decoded.text, why) : NULL;
	struct sheet *s = root ? sheet_new(a) : NULL;

	if (s) {
		sheet_html(s, root, role);
		sheet_end(s, &decoded.map);
	}
	return s;
}

struct sheet *export_lines(struct arena *a, str item, const char **why)
{
	struct decoded decoded = text_decode(a, item, NULL);
	struct sheet *s = (*why = decoded.why) ? NULL : sheet_new(a);

	if (s) {
		sheet_each_line(s, decoded.text);
		sheet_end(s, &decoded.map);
	}
	return s;
}

bool export_is_html(str head)
{
	static const char *const marks[] = {"<html", "<!doctype html", "<body", "<article", "<div"};
	char room[SNIFF_NARROW];
	str s;

	head = sniff_narrow(head, room);
	if (str_starts(head, S("\xEF\xBB\xBF")))
		head = str_cut(head, 3, head.n);
	s = str_cut(str_trim(head), 0, DECLARED_IN);
	for (size_t i = 0; i < countof(marks) && s.n && s.p[0] == '<'; i++)
		if (export_find(s, marks[i], 0) != SIZE_MAX)
			return i < 3 || !str_starts(s, S("<?xml")); /* XML has articles too */
	return false;
}

/* page_jsonld.c: what JSON-LD says of the article (schema.org: NewsArticle and its like, alone, in arrays, in @graph).
 *
 * Much of it is not quite JSON: line feeds inside strings, a comma too many, CDATA and comments around; `mend` puts
 * that right. jansson's values live outside the arena, whose failure would jump over their release: so the
 * arena's recovery point is ours for the while, as in markup.c. */
#include "library.h"
#include "page_jsonld.h"
#include "plain.h"
#include "str.h"

/* ── from a script to a value ── */

static bool closes(str s, size_t at)
{
	while (at < s.n && strchr(" \t\r\n", s.p[at]))
		at++;
	return at < s.n && (s.p[at] == '}' || s.p[at] == ']');
}

static str mend(struct arena *a, str s)
{
	char *out = NEW(a, char, s.n + 1);
	size_t n = 0, at;
	bool inside = false;

	at = str_find(s, S("<![CDATA["), 0);
	at = at == SIZE_MAX ? 0 : at + strlen("<![CDATA[");
	s.n = str_find(s, S("]]>"), at) < s.n ? str_find(s, S("]]>"), at) : s.n;
	while (at < s.n && s.p[at] != '{' && s.p[at] != '[')
		at++;
	while (s.n > at && s.p[s.n - 1] != '}' && s.p[s.n - 1] != ']')
		s.n--;
	for (; at < s.n; at++) {
		char c = s.p[at];
		if (inside && c == '\\' && at + 1 < s.n) {
			if (s.p[at + 1] != '\'') /* JavaScript's escape, not JSON's */
				out[n++] = c;
			c = s.p[++at];
		} else if (c == '"') {
			inside = !inside;
		} else if (!inside && c == ',' && closes(s, at + 1)) {
			continue;
		}
		out[n++] = (u8)c < 0x20 ? ' ' : c;
	}
	return (str){out, n};
}

/* ── which object is the article ── */

static int type_score(str type)
{
	static const struct { const char *ending; int score; } kinds[] = {
		{"article", 8}, {"blogposting", 8}, {"report", 8}, {"review", 8}, {"webpage", 1}, {"videoobject", 1}};

	for (size_t i = 0; i < countof(kinds); i++) {
		size_t n = strlen(kinds[i].ending);
		if (type.n >= n && str_starts_fold(str_cut(type, type.n - n, type.n), str_c(kinds[i].ending)))
			return kinds[i].score;
	}
	return 0;
}

/* Is it the page's own article, and not one that the page leads to? */
static bool is_titled(const struct jsonld *r, json_t *object)
{
	enum { LEAST = 8 };
	struct plain a, b;
	struct plain_key title, headline;

	plain_line(&a, r->title);
	plain_words(&title, &a);
	plain_line(&b, page_plain(r->arena, jsonld_string(json_object_get(object, "headline"))));
	plain_words(&headline, &b);
	return headline.n >= LEAST && strstr(title.p, headline.p);
}

static int object_score(const struct jsonld *r, json_t *object)
{
	json_t *type = json_object_get(object, "@type"), *one;
	int score = type_score(jsonld_string(type));
	size_t i;

	json_array_foreach(type, i, one)
		score = type_score(jsonld_string(one)) > score ? type_score(jsonld_string(one)) : score;
	if (!score)
		return 0;
	return score + 4 * is_titled(r, object) + 2 * (jsonld_string(json_object_get(object, "headline")).n > 0)
	       + (jsonld_string(json_object_get(object, "datePublished")).n > 0) + (json_object_get(object, "author") != NULL);
}

static void look_for_article(struct jsonld *r, json_t *value, const struct node *script, u32 depth)
{
	static const char *const members[] = {"@graph", "mainEntity", "mainEntityOfPage"};
	json_t *one;
	size_t i;
	int score;

	if (depth > JSONLD_DEPTH)
		return;
	json_array_foreach(value, i, one)
		look_for_article(r, one, script, depth + 1);
	if (!json_is_object(value))
		return;
	if ((score = object_score(r, value)) > r->score) {
		r->score = score;
		r->article = value;
		r->script = script;
	}
	for (i = 0; i < countof(members); i++)
		look_for_article(r, json_object_get(value, members[i]), script, depth + 1);
}

/* ── its fields ── */

static void say(struct jsonld *r, enum page_field field, str text, u32 rank)
{
	page_say(r->facts, field, page_plain(r->arena, text), "JSON-LD", r->script, rank);
}

/* People; else whoever it is. */
static void read_author(struct jsonld *r, json_t *author, u32 rank)
{
	struct buf b = {.arena = r->arena};

	jsonld_names(r, &b, author, true, 0);
	if (!b.n) {
		jsonld_names(r, &b, author, false, 0);
		rank += 5;
	}
	say(r, PAGE_AUTHOR, buf_str(&b), rank);
}

static bool is_false(const json_t *value)
{
	return json_is_false(value) || str_starts_fold(jsonld_string(value), S("false"));
}

static void read_article(struct jsonld *r)
{
	json_t *o = r->article, *page = json_object_get(o, "mainEntityOfPage");
	u32 rank = r->score >= 8 ? 0 : 40;

	say(r, PAGE_TITLE, jsonld_string(json_object_get(o, "headline")), rank);
	say(r, PAGE_TITLE, jsonld_string(json_object_get(o, "name")), rank + 30);
	say(r, PAGE_PUBLISHED, jsonld_string(json_object_get(o, "datePublished")), rank);
	say(r, PAGE_PUBLISHED, jsonld_string(json_object_get(o, "uploadDate")), rank + 30);
	say(r, PAGE_PUBLISHED, jsonld_string(json_object_get(o, "dateCreated")), rank + 30);
	say(r, PAGE_UPDATED, jsonld_string(json_object_get(o, "dateModified")), rank);
	say(r, PAGE_URL, jsonld_string(json_object_get(o, "url")), 30);
	say(r, PAGE_URL, jsonld_string(json_is_object(page) ? json_object_get(page, "@id") : page), 31);
	say(r, PAGE_SOURCE, jsonld_name(r, json_object_get(o, "publisher")), 10);
	say(r, PAGE_SUMMARY, jsonld_string(json_object_get(o, "description")), rank);
	read_author(r, json_object_get(o, "author"), rank);
	r->facts->script = r->script->child;
	r->facts->paid |= is_false(json_object_get(o, "isAccessibleForFree"));
}

/* The site that the page is part of, told beside the article. */
static void read_site(struct jsonld *r, json_t *value, u32 depth)
{
	str type = jsonld_string(json_object_get(value, "@type"));
	json_t *one;
	size_t i;

	json_array_foreach(value, i, one)
		if (depth < JSONLD_DEPTH)
			read_site(r, one, depth + 1);
	if (json_is_object(value) && depth < JSONLD_DEPTH)
		read_site(r, json_object_get(value, "@graph"), depth + 1);
	if (str_eq(type, S("WebSite")))
		say(r, PAGE_SOURCE, jsonld_string(json_object_get(value, "name")), 25);
}

/* The string of a member, wherever it stands first. */
static str member(str text, const char *name)
{
	size_t at = str_find(text, str_c(name), 0), end;

	if (at == SIZE_MAX)
		return S("");
	for (at += strlen(name); at < text.n && strchr(" \t\r\n:", text.p[at]); at++)
		;
	if (at >= text.n || text.p[at] != '"')
		return S("");
	end = str_find(text, S("\""), at + 1);
	return end == SIZE_MAX ? S("") : str_cut(text, at + 1, end);
}

/* No JSON: a quote in a title that was not escaped. The days, which have none, can still be told. */
static void read_broken(struct jsonld *r, const struct node *script, str text)
{
	enum { BROKEN = 35 }; /* rank */
	str name = member(text, "\"author\"");
	size_t author = str_find(text, S("\"author\""), 0);

	r->script = r->script ? r->script : script;
	if (!name.n && author != SIZE_MAX)
		name = member(str_cut(text, author, text.n), "\"name\"");
	say(r, PAGE_PUBLISHED, member(text, "\"datePublished\""), BROKEN);
	say(r, PAGE_UPDATED, member(text, "\"dateModified\""), BROKEN);
	say(r, PAGE_AUTHOR, name, BROKEN);
}

/* A script holds a value, or several one after the other. What cannot be read ends it. */
static void read_script(struct jsonld *r, const struct node *script)
{
	str text = mend(r->arena, script->child->text);

	while (text.n) {
		json_error_t at;
		json_t *value = json_loadb(text.p, text.n, JSON_DISABLE_EOF_CHECK, &at);
		if (!value)
			read_broken(r, script, text);
		if (!value || json_array_append_new(r->all, value) != 0)
			return;
		look_for_article(r, value, script, 0);
		text = str_trim(str_cut(text, (size_t)at.position, text.n));
	}
}

static void read_scripts(struct jsonld *r, const struct node *root)
{
	for (const struct node *n = node_find(root, "script"); n; n = node_after(n, root))
		if (node_is(n, "script") && n->child
		    && str_find(node_attribute(n, "type"), S("ld+json"), 0) != SIZE_MAX)
			read_script(r, n);
	if (r->article)
		read_article(r);
	read_site(r, r->all, 0);
}

void page_jsonld(struct page_facts *f, struct arena *a, const struct node *root)
{
	const struct node *title = node_find(root, "title");
	struct jsonld r = {.arena = a, .facts = f, .all = json_array(), .title = title ? node_words(a, title) : S("")};
	jmp_buf *outer = a->fail, point;
	volatile bool exhausted = false;

	if (arena_try(a, &point))
		exhausted = true;
	else
		read_scripts(&r, root);
	a->fail = outer;
	json_decref(r.all);
	if (exhausted)
		longjmp(*outer, 1);
}

const char *json_library(void)
{
	return jansson_version_str();
}

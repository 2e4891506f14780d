/* input_html.c: a saved web page; the whole file is one item, and one document. See page.h. */
#include "input.h"
#include "page.h"
#include "plain.h"
#include "str.h"

/* ── is it a page? ── */

/* The first bytes as ASCII: UTF-16 has a zero beside each letter. */
static str ascii(char *out, size_t room, str head)
{
	size_t n = 0;

	for (size_t i = 0; i < head.n && n < room; i++)
		if (head.p[i] && (u8)head.p[i] < 0x80)
			out[n++] = head.p[i];
	return (str){out, n};
}

/* Past white space, comments and processing instructions. */
static str past_prolog(str s)
{
	for (;;) {
		size_t end;
		s = str_trim(s);
		if (str_starts(s, S("<!--")))
			end = str_find(s, S("-->"), 0);
		else if (str_starts(s, S("<?")))
			end = str_find(s, S(">"), 0);
		else
			return s;
		if (end == SIZE_MAX)
			return S("");
		s = str_cut(s, str_find(s, S(">"), end) + 1, s.n);
	}
}

static bool starts_tag(str s, const char *name)
{
	size_t n = strlen(name);

	return s.n > n + 1 && s.p[0] == '<' && str_starts_fold(str_cut(s, 1, s.n), (str){name, n})
	       && strchr(" \t\r\n>/", s.p[n + 1]);
}

static bool sniff(str head)
{
	static const char *const tags[] = {"html", "head", "body", "meta", "title", "article", "main", "div", "section",
	                                   "h1", "h2", "h3", "header", "nav", "p", "table", "script", "link", "style", "center"};
	char room[4096];
	str s = past_prolog(ascii(room, sizeof room, head));

	if (str_starts_fold(s, S("<!doctype html")))
		return true;
	for (size_t i = 0; i < countof(tags); i++)
		if (starts_tag(s, tags[i]))
			return true;
	return false;
}

/* ── its charset, as its head declares it ── */

static const char *declared_charset(struct arena *a, str item)
{
	str head = str_cut(item, 0, 4096);

	for (size_t at = 0; (at = str_find(head, S("charset"), at)) != SIZE_MAX; at += 7) {
		size_t beg = at + 7, end;
		while (beg < head.n && strchr(" =\"'", head.p[beg]))
			beg++;
		for (end = beg; end < head.n && end < beg + 30 && !strchr(" \"';/>\r\n", head.p[end]); end++)
			;
		if (end > beg && beg > at + 7)
			return arena_copy(a, str_cut(head, beg, end)).p;
	}
	return NULL;
}

/* ── the document ── */

static struct piece title_piece(const struct page *p, const struct page_facts *f, const struct map *below)
{
	const struct page_value *title = &f->value[PAGE_TITLE];
	struct weave w = weave_new(p->arena);
	bool shown = p->title != NO_BLOCK && plain_begins(title->text, p->block[p->title].text, 8);

	if (shown)
		page_weave(&w, &p->block[p->title]);
	else if (title->text.n && title->node)
		weave_put(&w, title->text, title->node->from, title->node->to - title->node->from);
	else
		weave_put(&w, title->text, 0, 0);
	return weave_piece(&w, below);
}

static void fill_fields(struct doc *doc, const struct page_facts *f)
{
	doc->author = f->value[PAGE_AUTHOR].text;
	doc->published = f->value[PAGE_PUBLISHED].text;
	doc->updated = f->value[PAGE_UPDATED].text;
	doc->url = f->value[PAGE_URL].text;
	doc->source = f->value[PAGE_SOURCE].text;
	doc->from = (struct origins){f->value[PAGE_TITLE].from, f->value[PAGE_AUTHOR].from, f->value[PAGE_PUBLISHED].from,
	                             f->value[PAGE_UPDATED].from, f->value[PAGE_URL].from, f->value[PAGE_SOURCE].from};
}

/* Its facts, and its body with the map to the decoded page. */
static struct weave read_page(struct page *page, struct page_facts *facts, str html, bool *truncated)
{
	struct weave shown, whole = weave_new(page->arena);

	page_jsonld(facts, page->arena, page->root);
	page_meta(facts, page->arena, page->root);
	page_saved(facts, page->arena, html);
	page_cut(page);
	page_title(facts, page);
	page_choose(page);
	page_byline(facts, page);
	shown = page_text(page, facts, truncated);
	if (!facts->script || !page_script_body(&whole, facts->script, shown.text.n))
		return shown;
	*truncated = false;
	return whole;
}

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	struct decoded decoded = text_decode(a, item, declared_charset(a, item));
	struct page page = {.arena = a, .title = NO_BLOCK};
	struct page_facts facts = {0};
	struct doc *doc = NEW(a, struct doc, 1);
	struct weave body;

	*why = decoded.why;
	page.root = *why ? NULL : markup_html(a, decoded.text, why);
	if (!page.root)
		return 0;
	body = read_page(&page, &facts, decoded.text, &doc->truncated);
	if ((*why = page_lacks_article(&page, &facts, body.text.n)))
		return 0;
	doc->body = weave_piece(&body, &decoded.map);
	doc->title = title_piece(&page, &facts, &decoded.map);
	fill_fields(doc, &facts);
	*out = doc;
	return 1;
}

const struct input_format input_html = {.name = "html", .sniff = sniff, .parse = parse};

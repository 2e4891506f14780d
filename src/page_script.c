/* page_script.c: the body of an article from the JSON-LD of its page, for pages that show less of it than they hold
 * (built by a script, or cut for subscribers). The value is read from the script's own bytes, so that each letter
 * keeps its place through two layers of writing: JSON's escapes, then the references and tags of HTML inside. */
#include <libxml/HTMLparser.h>

#include "page.h"
#include "str.h"

struct letter { u32 c, beg, end; }; /* code point; [bytes of the script] */

struct reader {
	str s;        /* the script */
	u32 at, end;  /* [bytes] of it: where the reader stands, the closing quote */
};

/* ── JSON ── */

static u32 hex(str s, u32 at)
{
	u32 c = 0;

	for (u32 i = at; i < at + 4; i++) {
		char d = i < s.n ? s.p[i] : '0', low = (char)(d | 32);
		c = c << 4 | (u32)(d >= '0' && d <= '9' ? d - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : 0);
	}
	return c;
}

/* The letter at r->at, which moves on. */
static struct letter next_letter(struct reader *r)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
	struct letter l = {.beg = r->at};
	const char *plain;

	if (r->s.p[r->at] != '\\' || r->at + 1 >= r->end) {
		l.c = utf8_next(r->s, &r->at);
	} else if (r->s.p[r->at + 1] != 'u') {
		plain = strchr(from, r->s.p[r->at + 1]);
		r->at++;
		l.c = plain ? (u32)to[plain - from] : utf8_next(r->s, &r->at);
		r->at += plain != NULL;
	} else {
		l.c = hex(r->s, r->at + 2);
		r->at += 6;
		if (l.c >= 0xD800 && l.c < 0xDC00 && r->at + 6 <= r->end && r->s.p[r->at + 1] == 'u') {
			l.c = 0x10000 + ((l.c - 0xD800) << 10) + ((hex(r->s, r->at + 2) - 0xDC00) & 0x3FF);
			r->at += 6;
		}
	}
	if (r->at > r->end)
		r->at = r->end;
	if (l.c == 0 || l.c > 0x10FFFF || (l.c >= 0xD800 && l.c < 0xE000))
		l.c = 0xFFFD;
	l.end = r->at;
	return l;
}

/* ── HTML inside ── */

/* &#233; or &#xE9;, from its # on: the code point, 0 when it is none. */
static u32 number_of(const char *name)
{
	bool sixteen = (name[1] | 32) == 'x';
	u32 c = 0;

	for (const char *p = name + 1 + sixteen; *p && c <= 0x10FFFF; p++) {
		char low = (char)(*p | 32);
		if (*p >= '0' && *p <= '9')
			c = c * (sixteen ? 16 : 10) + (u32)(*p - '0');
		else if (sixteen && low >= 'a' && low <= 'f')
			c = c * 16 + (u32)(low - 'a' + 10);
		else
			return 0;
	}
	return c;
}

/* What the reference that begins after l stands for, and r past it; l itself when it is none. */
static struct letter reference(struct reader *r, struct letter l)
{
	struct reader try = *r;
	const htmlEntityDesc *entity;
	char name[12];
	u32 n = 0, c = 0;

	while (n + 1 < sizeof name && try.at < try.end && try.s.p[try.at] != ';')
		name[n++] = try.s.p[try.at++];
	if (try.at >= try.end || try.s.p[try.at] != ';' || n < 2)
		return l;
	name[n] = '\0';
	if (name[0] == '#')
		c = number_of(name);
	else if ((entity = htmlEntityLookup((const xmlChar *)name)))
		c = entity->value;
	if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
		return l;
	r->at = try.at + 1;
	return (struct letter){c, l.beg, r->at};
}

/* Past a tag that begins after `<`; does it end a paragraph? False, and r as it was, when it is no tag. */
static bool tag(struct reader *r, bool *breaks)
{
	u32 at = r->at;
	str name;

	if (at < r->end && (r->s.p[at] == '/' || r->s.p[at] == '\\'))
		at += r->s.p[at] == '\\' ? 2 : 1;
	name = str_cut(r->s, at, r->end);
	*breaks = str_starts_fold(name, S("p>")) || str_starts_fold(name, S("p ")) || str_starts_fold(name, S("br"))
	          || str_starts_fold(name, S("h")) || str_starts_fold(name, S("li")) || str_starts_fold(name, S("div"));
	if (!name.n || !((name.p[0] | 32) >= 'a' && (name.p[0] | 32) <= 'z'))
		return false;
	while (at < r->end && r->s.p[at] != '>' && at < r->at + 400)
		at++;
	if (at >= r->end || r->s.p[at] != '>')
		return false;
	r->at = at + 1;
	return true;
}

/* ── the value ── */

/* From the opening quote of the member's value to its closing one. */
static bool find_value(struct reader *r)
{
	u32 at = r->at = (u32)str_find(r->s, S("\"articleBody\""), 0);

	if (at >= r->s.n)
		return false;
	for (at += (u32)strlen("\"articleBody\""); at < r->s.n && strchr(" \t\r\n:", r->s.p[at]); at++)
		;
	if (at >= r->s.n || r->s.p[at] != '"')
		return false;
	r->at = ++at;
	while (at < r->s.n && r->s.p[at] != '"')
		at += r->s.p[at] == '\\' ? 2 : 1;
	r->end = at;
	return at < r->s.n;
}

static bool is_blank(u32 c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static void put(struct weave *w, const struct node *script, struct letter l)
{
	u32 from = map_begin(&script->map, l.beg), to = map_end(&script->map, l.end);
	struct buf b = {.arena = w->text.arena};

	if (is_blank(l.c)) {
		weave_space(w, from, to);
		return;
	}
	if (w->waits && w->text.n && w->text.p[w->text.n - 1] != '\n')
		weave_put(w, S(" "), w->space, w->space_len);
	w->waits = false;
	utf8_put(&b, l.c);
	weave_put(w, buf_str(&b), from, to - from);
}

bool page_script_body(struct weave *w, const struct node *script, size_t shown)
{
	struct reader r = {.s = script->text};

	if (!find_value(&r) || r.end - r.at < 400 || (r.end - r.at) / 2 < shown)
		return false;
	while (r.at < r.end) {
		struct letter l = next_letter(&r);
		bool breaks = l.c == '\n';
		if (l.c == '<' && tag(&r, &breaks)) {
			if (!breaks)
				continue;
			l.c = '\n';
		} else if (l.c == '&') {
			l = reference(&r, l);
		}
		if (breaks)
			weave_break(w, 2);
		else
			put(w, script, l);
	}
	return w->text.n / 3 * 2 > shown;
}

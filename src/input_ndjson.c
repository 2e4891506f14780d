/* input_ndjson.c: one JSON object a line. jansson says whether a line is JSON; the small scanner below, which only ever
 * sees a valid object, finds where each member's value stands, because `text` and `title` need the way back from every
 * byte to the bytes of the file, through the escapes:
 *
 *     line  { "text" : "un \"plan\"\u00a0social" }
 *     text               un  " plan "  nbsp  social
 *
 * Nothing of jansson's outlives the check, so an exhausted arena may jump at any later point. A member that stands
 * twice: the last one counts, as in jansson. */
#include <jansson.h>

#include "input.h"
#include "str.h"

enum member { ID, SOURCE, TITLE, AUTHOR, PUBLISHED, UPDATED, URL, TEXT, MEMBERS };
static const char *const names[MEMBERS] = {"id", "source", "title", "author", "published", "updated", "url", "text"};

static const str bom = {"\xEF\xBB\xBF", 3};

static bool sniff(str head)
{
	if (str_starts(head, bom))
		head = str_cut(head, bom.n, head.n);
	head = str_trim(head);
	if (head.n == 0 || head.p[0] != '{')
		return false;
	head = str_trim(str_cut(head, 1, head.n));
	return head.n > 0 && (head.p[0] == '"' || head.p[0] == '}');
}

static size_t cut(str rest, bool last)
{
	const char *end = rest.n ? memchr(rest.p, '\n', rest.n) : NULL;

	return end ? (size_t)(end - rest.p) + 1 : last ? rest.n : 0;
}

static u32 skip_space(str s, u32 at)
{
	while (at < s.n && (s.p[at] == ' ' || s.p[at] == '\t' || s.p[at] == '\r' || s.p[at] == '\n'))
		at++;
	return at;
}

/* at: an opening quote; the byte after the closing one. */
static u32 string_end(str s, u32 at)
{
	for (at++; at < s.n && s.p[at] != '"'; at++)
		if (s.p[at] == '\\')
			at++;
	return at + 1;
}

static u32 value_end(str s, u32 at)
{
	u32 depth = 0;

	do {
		char c = s.p[at];
		if (c == '"')
			at = string_end(s, at);
		else
			at++;
		if (c == '{' || c == '[')
			depth++;
		else if (c == '}' || c == ']')
			depth--;
		else if (depth == 0 && c != '"') /* a number, true, false, null */
			while (at < s.n && !strchr(",}] \t\r\n", s.p[at]))
				at++;
	} while (depth > 0 && at < s.n);
	return at;
}

static u32 hex4(const char *p)
{
	u32 c = 0;

	for (int i = 0; i < 4; i++)
		c = c << 4 | (u32)(p[i] <= '9' ? p[i] - '0' : (p[i] | 32) - 'a' + 10);
	return c;
}

/* The escape at `at` appended to b; [bytes] it takes in s. */
static u32 unescape(struct buf *b, str s, u32 at)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
	const char *plain = strchr(from, s.p[at + 1]);
	u32 c, taken = 6;

	if (s.p[at + 1] != 'u') {
		buf_char(b, plain ? to[plain - from] : s.p[at + 1]);
		return 2;
	}
	c = hex4(s.p + at + 2);
	if (c >= 0xD800 && c < 0xDC00) {
		c = 0x10000 + ((c - 0xD800) << 10) + (hex4(s.p + at + 8) - 0xDC00);
		taken = 12;
	}
	utf8_put(b, c);
	return taken;
}

/* A string's value and its map; beg and end are the quotes' inner sides. */
static struct piece string_read(struct arena *a, str s, u32 beg, u32 end)
{
	struct buf b = {.arena = a};
	struct piece piece = {.map.arena = a};

	if (!memchr(s.p + beg, '\\', end - beg)) {
		map_put(&piece.map, 0, end - beg, beg, end - beg);
		piece.text = str_cut(s, beg, end);
		return piece;
	}
	while (beg < end) {
		const char *escape = memchr(s.p + beg, '\\', end - beg);
		u32 to = (u32)b.n, run = escape ? (u32)(escape - s.p) - beg : end - beg;
		if (run == 0) {
			run = unescape(&b, s, beg);
			map_put(&piece.map, to, (u32)b.n - to, beg, run);
		} else {
			buf_put(&b, str_cut(s, beg, beg + run));
			map_put(&piece.map, to, run, beg, run);
		}
		beg += run;
	}
	piece.text = buf_str(&b);
	return piece;
}

/* Strings and numbers have a value here; anything else counts as not given. */
static void member_read(struct arena *a, struct piece *field, str s, str key, u32 beg, u32 end)
{
	for (int i = 0; i < MEMBERS; i++)
		if (str_eq(key, str_c(names[i]))) {
			field[i] = (struct piece){.map.arena = a};
			if (s.p[beg] == '"')
				field[i] = string_read(a, s, beg + 1, end - 1);
			else if (s.p[beg] == '-' || (s.p[beg] >= '0' && s.p[beg] <= '9'))
				field[i].text = str_cut(s, beg, end);
		}
}

/* s: a valid JSON object. */
static void object_read(struct arena *a, struct piece *field, str s)
{
	u32 at = skip_space(s, skip_space(s, 0) + 1);

	while (at < s.n && s.p[at] == '"') {
		u32 key_end = string_end(s, at), beg, end;
		str key = string_read(a, s, at + 1, key_end - 1).text;
		beg = skip_space(s, skip_space(s, key_end) + 1); /* past the colon */
		end = value_end(s, beg);
		member_read(a, field, s, key, beg, end);
		at = skip_space(s, end);
		at = at < s.n && s.p[at] == ',' ? skip_space(s, at + 1) : at;
	}
}

/* NULL, or why the line is no article. */
static const char *check(struct arena *a, str s)
{
	json_error_t error;
	json_t *json = json_loadb(s.p, s.n, JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, &error);
	bool object = json_is_object(json), text = json_is_string(json_object_get(json, "text"));
	bool array = json_is_array(json);
	char *near;

	json_decref(json);
	if (object)
		return text ? NULL : "has no text: a line needs a member \"text\" that is a string";
	if (array)
		return "is a JSON array, not an object";
	if ((near = strstr(error.text, " near ")))
		*near = 0; /* what follows is a piece of the input, perhaps cut in the middle of a letter */
	return arena_printf(a, "is not valid JSON at column %d: %s", error.column, error.text);
}

static struct doc *doc_of(struct arena *a, const struct piece *field)
{
	struct doc *doc = NEW(a, struct doc, 1);

	*doc = (struct doc){
		.id = str_trim(field[ID].text), .source = field[SOURCE].text, .author = field[AUTHOR].text,
		.published = field[PUBLISHED].text, .updated = field[UPDATED].text, .url = field[URL].text,
		.title = field[TITLE], .body = field[TEXT],
	};
	return doc;
}

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	struct piece field[MEMBERS] = {0};
	struct decoded decoded = {.text = item};
	bool clean = utf8_valid(item);

	if (!clean)
		decoded = text_decode(a, item, NULL);
	if (clean && str_starts(item, bom)) {
		char *blank = NEW(a, char, item.n); /* three spaces instead, so that no offset moves */
		memcpy(blank, item.p, item.n);
		memcpy(blank, "   ", bom.n);
		decoded.text = (str){blank, item.n};
	}
	*why = decoded.why ? decoded.why : check(a, decoded.text);
	if (*why)
		return 0;
	object_read(a, field, decoded.text);
	if (str_trim(field[TEXT].text).n == 0) {
		*why = "has an empty text";
		return 0;
	}
	if (!clean) {
		field[TITLE].map = map_compose(a, &field[TITLE].map, &decoded.map, (u32)field[TITLE].text.n);
		field[TEXT].map = map_compose(a, &field[TEXT].map, &decoded.map, (u32)field[TEXT].text.n);
	}
	*out = doc_of(a, field);
	return 1;
}

const struct input_format input_ndjson = {"ndjson", sniff, cut, parse};

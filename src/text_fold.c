/* text_fold.c: shown → folded: what rules see.
 *
 * One pass writes folded text and map together. Most bytes are copied in runs; a table of replacements does the signs,
 * text_break.c says which line breaks are none. What is folded away never joins two words or two numbers: a run of
 * white space is one space, but the gap between two cells of a table becomes ` | `. */
#include "scan.h"
#include "str.h"
#include "text_break.h"

struct fold {
	str in;
	struct buf out;
	struct map map;
	struct breaks breaks;
	u32 run; /* [bytes in] where what is not yet copied begins */
};

/* Code points that are written otherwise, by value; "" for those that nobody sees. */
static const struct {
	u16 c;
	const char *as;
} signs[] = {
	{0x60, "'"},     {0xAB, "\""},    {0xAD, ""},     {0xB4, "'"},    {0xBA, "\xC2\xB0"}, {0xBB, "\""},
	{0xC6, "AE"},    {0xE6, "ae"},    {0x152, "OE"},  {0x153, "oe"},  {0x2B0, "h"},       {0x2B3, "r"},
	{0x2B9, "'"},    {0x2BB, "'"},    {0x2BC, "'"},   {0x2BE, "'"},   {0x2C8, "'"},       {0x2E2, "s"},
	{0x34F, ""},     {0x180E, ""},    {0x1D48, "d"},  {0x1D49, "e"},  {0x1D50, "m"},      {0x1D52, "o"},
	{0x1D57, "t"},   {0x2018, "'"},   {0x2019, "'"},  {0x201A, "'"},  {0x201B, "'"},      {0x201C, "\""},
	{0x201D, "\""},  {0x201E, "\""},  {0x201F, "\""}, {0x2024, "."},  {0x2025, ".."},     {0x2026, "..."},
	{0x2027, "·"},   {0x2032, "'"},   {0x2033, "\""}, {0x2035, "'"},  {0x2036, "\""},     {0x2039, "\""},
	{0x203A, "\""},  {0x2044, "/"},   {0x2212, "-"},  {0x2215, "/"},  {0x2219, "·"},      {0x22C5, "·"},
	{0xFB00, "ff"},  {0xFB01, "fi"},  {0xFB02, "fl"}, {0xFB03, "ffi"}, {0xFB04, "ffl"},   {0xFB05, "st"},
	{0xFB06, "st"},  {0xFE58, "-"},   {0xFE63, "-"},  {0xFF02, "\""}, {0xFF07, "'"},      {0xFF0D, "-"},
};

static const char *sign_of(u32 c)
{
	size_t low = 0, high = countof(signs);

	if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
	    (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF)
		return "";
	if (c >= 0x2010 && c <= 0x2015)
		return "-";
	while (low < high) {
		size_t mid = (low + high) / 2;
		if (signs[mid].c < c)
			low = mid + 1;
		else
			high = mid;
	}
	return low < countof(signs) && signs[low].c == c ? signs[low].as : NULL;
}

static bool is_space(u32 c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
	       c == 0x202F || c == 0x205F || c == 0x3000;
}

static void flush(struct fold *f, u32 end)
{
	map_put(&f->map, (u32)f->out.n, end - f->run, f->run, end - f->run);
	buf_put(&f->out, str_cut(f->in, f->run, end));
}

static void replace(struct fold *f, u32 beg, u32 end, str as)
{
	flush(f, beg);
	map_piece(&f->map, (u32)f->out.n, (u32)as.n, beg, end - beg);
	buf_put(&f->out, as);
	f->run = end;
}

/* Is the line so far more than a bullet, a number, a dash? Then a wide gap divides cells. */
static bool in_row(const struct fold *f, u32 at)
{
	u32 beg = at;

	while (beg > 0 && f->in.p[beg - 1] != '\n' && at - beg < 8)
		beg--;
	return str_trim(str_cut(f->in, beg, at)).n > 3 || (beg > 0 && f->in.p[beg - 1] != '\n');
}

enum { COLUMN = 4 }; /* spaces that set a table; fewer may only fill a line */

/* A run of white space in one line, [beg, end). */
static void gap(struct fold *f, u32 beg, u32 end)
{
	str white = str_cut(f->in, beg, end);
	bool wide = memchr(white.p, '\t', white.n) || utf8_count(f->in, beg, end) >= COLUMN;
	bool divides = wide && end < f->in.n && f->in.p[end] != '|' && beg > 0 && f->in.p[beg - 1] != '|';

	if (divides && f->in.p[end] != '\n' && in_row(f, beg))
		replace(f, beg, end, S(" | "));
	else if (white.n > 1 || white.p[0] != ' ')
		replace(f, beg, end, S(" "));
}

/* White space of one line from i on; the byte after it. */
static u32 blanks(struct fold *f, u32 i)
{
	u32 end = i, at = i;

	while (at < f->in.n && f->in.p[at] != '\n' && is_space(utf8_next(f->in, &at)))
		end = at;
	return end;
}

/* A line break at i; the byte after it. */
static u32 line_feed(struct fold *f, u32 i)
{
	enum line_break is = break_at(&f->breaks, f->in, i);
	u32 end = is == BREAK_STAYS ? i + 1 : blanks(f, i + 1);

	if (is == BREAK_SPACE)
		replace(f, i, end, S(" "));
	else if (is != BREAK_STAYS)
		replace(f, is == BREAK_JOIN ? i - 1 : i, end, S(""));
	return end;
}

static bool is_capital_at(str s, u32 at)
{
	return at < s.n &&
	       ((s.p[at] >= 'A' && s.p[at] <= 'Z') || (at + 1 < s.n && s.p[at] == '\xC3' && (u8)s.p[at + 1] <= 0x9E));
}

/* Something at i that may have to be folded; the byte after it. */
static u32 stop(struct fold *f, u32 i)
{
	u32 end = i, c = utf8_next(f->in, &end);
	const char *as;

	if (c == '\n')
		return line_feed(f, i);
	if (is_space(c)) {
		end = blanks(f, i);
		gap(f, i > f->run && f->in.p[i - 1] == ' ' ? i - 1 : i,
		    end); /* a plain space before another kind of it */
		return end;
	}
	as = sign_of(c);
	if (!as)
		return end;
	if ((c == 0x152 || c == 0xC6) && !is_capital_at(f->in, end))
		as = c == 0x152 ? "Oe" : "Ae";
	replace(f, i, end, str_c(as));
	return end;
}

static void fold_all(struct fold *f)
{
	const u8 *s = (const u8 *)f->in.p;
	u32 n = (u32)f->in.n, i = 0;

	while ((i = scan_odd(s, i, n)) < n)
		if (s[i] == 0xC3 && s[i + 1] != 0x86 && s[i + 1] != 0xA6) /* the commonest: é, à; not Æ, æ */
			i += 2;
		else
			i = stop(f, i);
	flush(f, n);
}

struct folded text_fold(struct arena *a, str shown)
{
	struct fold f = {.in = shown, .out = {a, NEW(a, char, shown.n + 64), 0, shown.n + 64}, .map = {.arena = a}};
	struct folded folded = {0};

	fold_all(&f);
	folded.text = buf_str(&f.out);
	folded.map = f.map;
	folded.sentences = sentence_split(a, folded.text, &folded.sentence);
	return folded;
}

/* charset.c: the choice between single-byte character sets, by how French is written.
 *
 * One byte is é in one set, Ž in the next and Ç in a third. Each reading of each byte from 0x80 up is priced: what the
 * character costs anywhere (about the bits that naming it takes in French news: é 1, ç 6, þ 14), and a fine where its
 * neighbours are not those it keeps (à stands alone, ù after o, ’ between letters, » before a space). The cheapest
 * set wins; no text of one language but ours needs to be told apart from another. */
#include "charset.h"

#include <iconv.h>

#include "scan.h"
#include "str.h"

enum {
	FINE = 7,      /* [bits] for a neighbour that the character does not keep */
	BONUS = 5,     /* [bits] for the declared set */
	UNKNOWN = 30,  /* [bits] for a byte that the set does not have */
	SAMPLE = 4096, /* [bytes from 0x80 up] are enough to decide */
	EDGE = 0       /* neighbour beyond the text: might be anything */
};

/* before, after: classes of neighbours that the character keeps (a lower case, A upper case, 0 digit, space, full stop
 * for all punctuation), then after `=` single letters. */
struct habit {
	u8 cost; /* [bits]; 0: no habits */
	const char *before, *after;
};

/* The letters and signs that French is written with; those beyond LATIN are beside. */
enum { LATIN = 0x180 };
static const struct habit habits[LATIN] = {
	[0xE9] = {1, "aA .", "a ."},                  /* é */
	[0xE0] = {3, " .=lj", " ."},                  /* à */
	[0xE8] = {4, "aA", "a"},                      /* è */
	[0xEA] = {5, "aA .", "a"},                    /* ê */
	[0xE7] = {6, "aA .", "=aou"},                 /* ç */
	[0xF4] = {6, "aA", "a"},                      /* ô */
	[0xEE] = {7, "aA .", "a"},                    /* î */
	[0xE2] = {7, " .=bcdfghjklmnpqrstvxzi", "a"}, /* â */
	[0xFB] = {7, "aA", "a ."},                    /* û */
	[0xF9] = {7, "=oO", " ."},                    /* ù */
	[0xEF] = {8, "=aouhAOU", "a"},                /* ï */
	[0xEB] = {8, "=aouAOU", "a ."},               /* ë */
	[0x153] = {8, "aA .", "a"},                   /* œ */
	[0xFC] = {11, "aA", "a"},                     /* ü */
	[0xF6] = {12, "aA", "a"},                     /* ö */
	[0xE4] = {13, "aA", "a"},                     /* ä */
	[0xC9] = {6, "A .", "aA"},                    /* É */
	[0xC0] = {7, " .", " ."},                     /* À */
	[0xC7] = {8, " .", "=aou"},                   /* Ç */
	[0xCE] = {9, " .", "=l"},                     /* Î */
	[0xCA] = {11, "A .", "A=t"},                  /* Ê */
	[0xC8] = {11, "A", "A"},                      /* È */
	[0xC2] = {11, "A .", "A=g"},                  /* Â */
	[0x152] = {11, " .", "=uU"},                  /* Œ */
	[0xD4] = {13, "A", "A"},                      /* Ô */
	[0xA0] = {5, "aA0.", "aA0."},                 /* no-break space */
	[0xAB] = {6, " .", " aA0."},                  /* « */
	[0xBB] = {6, " aA0.", " ."},                  /* » */
	[0xB0] = {8, "0=nN", " 0.=CF"},               /* ° */
	[0xA3] = {10, " 0.", " 0."},                  /* £ */
	[0xB2] = {11, "=m", " ."},                    /* ² */
	[0xA9] = {11, " .", " aA"},                   /* © */
	[0xB7] = {11, "aA ", "aA "},                  /* · */
	[0xA7] = {12, " .", " 0"},                    /* § */
	[0xD7] = {13, " 0", " 0"},                    /* × */
	[0xBD] = {13, " 0", " ."},                    /* ½ */
	[0xAE] = {13, "aA", " ."},                    /* ® */
};
static const struct { u16 c; struct habit habit; } signs[] = {
	{0x2019, {3, "aA", "aA0\""}},   /* ’ */
	{0x201C, {7, " .", "aA0."}},    /* “ */
	{0x201D, {7, "aA0.", " ."}},    /* ” */
	{0x2018, {10, " .", "aA0"}},    /* ‘ */
	{0x2013, {7, " 0.", " 0."}},    /* – */
	{0x2014, {8, " .", " ."}},      /* — */
	{0x2026, {7, "aA0.", " ."}},    /* … */
	{0x20AC, {7, " 0.=kM", " 0."}}, /* € */
	{0x2022, {9, " .", " aA"}},     /* • */
	{0x2122, {13, "aA", " ."}},     /* ™ */
};

static bool is_lower(u32 c)
{
	return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) || c == 0x153;
}

static bool is_upper(u32 c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || c == 0x152;
}

static char class_of(u32 c)
{
	if (is_lower(c))
		return 'a';
	if (is_upper(c))
		return 'A';
	if (c >= '0' && c <= '9')
		return '0';
	return c <= ' ' || c == 0xA0 ? ' ' : '.';
}

static int fine(const char *kept, u32 neighbour)
{
	const char *single = strchr(kept, '=');
	const char *class = strchr(kept, class_of(neighbour));

	if (neighbour == EDGE || (class && (!single || class < single)))
		return 0;
	return single && neighbour < 0x80 && strchr(single + 1, (char)neighbour) ? 0 : FINE;
}

static const struct habit *habit_of(u32 c)
{
	if (c < LATIN)
		return habits[c].cost ? &habits[c] : NULL;
	for (size_t i = 0; i < countof(signs); i++)
		if (signs[i].c == c)
			return &signs[i].habit;
	return NULL;
}

static int price(u32 c, u32 before, u32 after)
{
	const struct habit *habit = habit_of(c);

	if (habit)
		return habit->cost + fine(habit->before, before) + fine(habit->after, after);
	if (c == NO_CHARACTER)
		return UNKNOWN;
	if (is_lower(c))
		return 13 + fine("aA .", before) + fine("a .", after);
	return is_upper(c) ? 14 + fine("A .", before) + fine("aA", after) : 17;
}

static u32 read(const struct charset *set, str s, size_t i)
{
	u8 c = i < s.n ? (u8)s.p[i] : EDGE;

	return c < 0x80 ? c : set->high[c - 0x80];
}

/* [bits] that the text costs when it is read in this set, or those up to where it is dearer than `most`; *seen: for how
 * many bytes. */
static i64 price_of_text(u32 *seen, const struct charset *set, str s, i64 most)
{
	const u8 *p = (const u8 *)s.p;
	u32 n = (u32)s.n;
	i64 sum = 0;

	*seen = 0;
	for (u32 i = scan_beyond(p, 0, n); i < n && *seen < SAMPLE && sum <= most; i = scan_beyond(p, i + 1, n)) {
		sum += price(read(set, s, i), i ? read(set, s, i - 1) : EDGE, read(set, s, i + 1));
		++*seen;
	}
	return sum;
}

/* Western sets that are Windows-1252 but for a few signs; the C1 controls of the ISO sets never occur in text. */
static void set_iso_8859_15(struct charset *out)
{
	static const u16 other[][2] = {{0xA4, 0x20AC}, {0xA6, 0x160}, {0xA8, 0x161}, {0xB4, 0x17D},
				       {0xB8, 0x17E},  {0xBC, 0x152}, {0xBD, 0x153}, {0xBE, 0x178}};

	*out = windows_1252;
	out->name = "ISO-8859-15";
	for (size_t i = 0; i < countof(other); i++)
		out->high[other[i][0] - 0x80] = other[i][1];
	for (size_t i = 0; i < 32; i++)
		out->high[i] = NO_CHARACTER;
}

/* Sets that only a declaration leads to; never a name taken from input unchecked. */
static const char *const declared_only[] = {
	"ISO-8859-2",   "ISO-8859-3",   "ISO-8859-5",   "ISO-8859-7",   "ISO-8859-9", "ISO-8859-16", "WINDOWS-1250",
	"WINDOWS-1251", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1257", "KOI8-R",     "CP437",       "CP858",
};

static bool set_by_iconv(struct charset *out, const char *name)
{
	iconv_t cd = iconv_open("UTF-16LE", name);

	if (cd == (iconv_t)-1)
		return false;
	out->name = name;
	for (unsigned i = 0; i < 128; i++) {
		char byte = (char)(0x80 + i), unit[4], *in = &byte, *to = unit;
		size_t in_left = 1, to_left = sizeof unit;

		iconv(cd, NULL, NULL, NULL, NULL);
		if (iconv(cd, &in, &in_left, &to, &to_left) == (size_t)-1 || to_left != 2)
			out->high[i] = NO_CHARACTER;
		else
			out->high[i] = (u16)((u8)unit[0] | (u8)unit[1] << 8);
	}
	iconv_close(cd);
	return true;
}

static bool same_name(const char *a, const char *b)
{
	return strlen(a) == strlen(b) && str_starts_fold(str_c(a), str_c(b));
}

static bool declared_set(struct charset *out, const char *declared)
{
	for (size_t i = 0; i < countof(declared_only); i++)
		if (same_name(declared, declared_only[i]))
			return set_by_iconv(out, declared_only[i]);
	return false;
}

/* Which of the sets below the declaration means; SIZE_MAX for none. */
static size_t declared_index(const char *declared)
{
	static const struct {
		const char *name;
		size_t index;
	} names[] = {{"WINDOWS-1252", 0}, {"CP1252", 0}, {"ISO-8859-1", 0}, {"LATIN1", 0},    {"US-ASCII", 0},
		     {"ISO-8859-15", 1},  {"LATIN9", 1}, {"MACINTOSH", 2},  {"MACROMAN", 2},  {"X-MAC-ROMAN", 2},
		     {"MAC", 2},          {"CP850", 3},  {"IBM850", 3},     {"ISO8859-1", 0}, {"ISO_8859-1", 0}};

	for (size_t i = 0; declared && i < countof(names); i++)
		if (same_name(declared, names[i].name))
			return names[i].index;
	return SIZE_MAX;
}

i64 charset_choose(struct charset *out, str bytes, const char *declared)
{
	struct charset sets[5] = {windows_1252, {0}, mac_roman, cp850, {0}};
	size_t count = 4, best = 0, hint = declared_index(declared);
	i64 least = INT64_MAX;
	u32 all = 0, seen;

	set_iso_8859_15(&sets[1]);
	if (declared && hint == SIZE_MAX && declared_set(&sets[4], declared))
		hint = 4, count = 5;
	for (size_t i = 0; i < count; i++) {
		i64 bonus = i == hint ? (i == 4 ? INT32_MAX : BONUS) : 0;
		i64 sum = price_of_text(&seen, &sets[i], bytes, i ? least + bonus : INT64_MAX) - bonus;
		all = i ? all : seen;
		if (sum < least)
			least = sum, best = i;
	}
	*out = sets[best];
	return all ? least * 10 / all : 0;
}

int charset_byte(const struct charset *set, u32 c)
{
	if (c < 0x80)
		return (int)c;
	for (int i = 0; i < 128 && c <= UINT16_MAX; i++)
		if (set->high[i] == c && c != NO_CHARACTER)
			return i + 0x80;
	return -1;
}

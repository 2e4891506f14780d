/* Decoding: each encoding as press archives have it, damage that is repaired, what is no text; and, on real press text
 * where it is at hand, the share of short slices that come out right. */
#include "text_test.h"

#include <jansson.h>

#include "charset.h"

static void each_encoding_gives_the_same_text(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *declared, *text, *charset;
	} cases[] = {
#define B(literal) literal, sizeof(literal) - 1
		{B("Le d\xC3\xA9partement"), NULL, "Le d\xC3\xA9partement", "UTF-8"},
		{B("\xEF\xBB\xBF"
		   "Le d\xC3\xA9partement"),
		 NULL, "Le d\xC3\xA9partement", "UTF-8"},
		{B("Le d\xE9partement recrute \xE0 l\x92\xE9t\xE9"), NULL,
		 "Le d\xC3\xA9partement recrute \xC3\xA0 l\xE2\x80\x99\xC3\xA9t\xC3\xA9", "WINDOWS-1252"},
		{B("\x93Nous sommes pr\xEAts\x94, dit-il"), NULL,
		 "\xE2\x80\x9CNous sommes pr\xC3\xAAts\xE2\x80\x9D, dit-il", "WINDOWS-1252"},
		{B("Une ann\xE9"
		   "e au c\xBDur du d\xE9partement"),
		 NULL,
		 "Une ann\xC3\xA9"
		 "e au c\xC5\x93ur du d\xC3\xA9partement",
		 "ISO-8859-15"},
		{B("12 \xA4 par mois"), NULL, "12 \xE2\x82\xAC par mois", "ISO-8859-15"},
		{B("Le d\x8Epartement recrute \x88 l\xD5\x8Et\x8E"), NULL,
		 "Le d\xC3\xA9partement recrute \xC3\xA0 l\xE2\x80\x99\xC3\xA9t\xC3\xA9", "MACINTOSH"},
		{B("\xC7\xCANous sommes pr\x90ts\xCA\xC8"), NULL,
		 "\xC2\xAB\xC2\xA0Nous sommes pr\xC3\xAAts\xC2\xA0\xC2\xBB", "MACINTOSH"},
		{B("Le d\x82partement recrute \x85 la rentr\x82"
		   "e"),
		 NULL,
		 "Le d\xC3\xA9partement recrute \xC3\xA0 la rentr\xC3\xA9"
		 "e",
		 "CP850"},
		{B("Elle h\x82site\x85 puis part"), "CP850", "Elle h\xC3\xA9site\xC3\xA0 puis part", "CP850"},
		{B("Bon\x85 et puis"), NULL, "Bon\xE2\x80\xA6 et puis", "WINDOWS-1252"},
		{B("L\0e\0 \0\xE9\0t\0\xE9\0"), NULL, "Le \xC3\xA9t\xC3\xA9", "UTF-16LE"},
		{B("\0L\0e\0 \0\xE9\0t\0\xE9"), NULL, "Le \xC3\xA9t\xC3\xA9", "UTF-16BE"},
		{B("\xFF\xFEL\0e\0\x19\x20"), NULL, "Le\xE2\x80\x99", "UTF-16LE"},
		{B("\xFE\xFF\0L\xD8\x3D\xDE\0"), NULL, "L\xF0\x9F\x98\x80", "UTF-16BE"},
		{B("\xCC\xE5\xF1\xFF\xF6"), "windows-1251", "\xD0\x9C\xD0\xB5\xD1\x81\xD1\x8F\xD1\x86", "WINDOWS-1251"},
	};
	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct decoded d = text_decode(&arena, (str){cases[i].bytes, cases[i].n}, cases[i].declared);
		assert_null(d.why);
		assert_same(d.text, cases[i].text, cases[i].text);
		assert_string_equal(d.charset, cases[i].charset);
	}
}

static void damage_is_repaired(void **state)
{
	static const char *const cases[][2] = {
		{"d\xC3\x83\xC2\xA9partement", "d\xC3\xA9partement"}, /* dÃ©partement */
		{"d\xC3\x83\xC2\x83\xC3\x82\xC2\xA9partement", "d\xC3\xA9partement"}, /* the same once more */
		{"d\xC3\x83\xC6\x92\xC3\x82\xC2\xA9partement", "d\xC3\xA9partement"}, /* dÃƒÂ©partement */
		{"l\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2\xC3\x83\xC2\xA9t\xC3\x83\xC2\xA9",
		 "l\xE2\x80\x99\xC3\xA9t\xC3\xA9"},                       /* lâ€™Ã©tÃ© */
		{"d\xE2\x88\x9A\xC2\xA9partement", "d\xC3\xA9partement"}, /* d√©partement */
		{"Vu \xC3\x83 Rennes, en \xC3\x83\xC2\xA9t\xC3\x83\xC2\xA9",
		 "Vu \xC3\xA0 Rennes, en \xC3\xA9t\xC3\xA9"},
		{"50 \xC3\xA2\xE2\x80\x9A\xC2\xAC", "50 \xE2\x82\xAC"}, /* â‚¬ */
		{"un \xC3\xA9t\xC3\xA9 \xC3\xA0 la c\xF4te, d\xC3\xA9j\xC3\xA0",
		 "un \xC3\xA9t\xC3\xA9 \xC3\xA0 la c\xC3\xB4te, d\xC3\xA9j\xC3\xA0"},
		{"l\xC3\xA0 o\xC3\xB9 \x93il\x94 est", "l\xC3\xA0 o\xC3\xB9 \xE2\x80\x9Cil\xE2\x80\x9D est"},
		{"d\xC3\xA9j\xC3\xA0 l\xE2\x80", "d\xC3\xA9j\xC3\xA0 l\xEF\xBF\xBD"}, /* cut at the end */
		{"d\xC3\xA9\xED\xA0\xBD!", "d\xC3\xA9\xEF\xBF\xBD!"},                 /* half a pair */
	};
	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct decoded d = text_decode(&arena, str_c(cases[i][0]), NULL);
		assert_null(d.why);
		assert_same(d.text, cases[i][1], cases[i][0]);
		assert_true(utf8_valid(d.text));
	}
}

static void what_is_right_is_not_harmed(void **state)
{
	static const char *const cases[] = {
		"\xC3\x82ge, \xC3\x82me et \xC3\x82tre", /* Âge */
		"PR\xC3\x82\xE2\x80\xA6 non",
		"\xC2\xAB\xC2\xA0\xC3\x80 table\xC2\xA0\xC2\xBB",
		"le m\xC3\xA2le, la p\xC3\xA2te\xE2\x80\xA6",
		"\xC3\x94 temps\xC2\xA0! \xC3\x94\xE2\x80\xA6",
		"S\xC3\xA3o Paulo, Malm\xC3\xB6, \xC3\x85rhus, \xC5\xBEi\xC5\xBE"
		"ek",
		"\xD0\x9C\xD0\xB8\xD1\x80",
		"le rayon \xCE\xBB",
		"bravo \xF0\x9F\x98\x80",
		"\xE4\xB8\xAD\xE5\x9B\xBD",
		"\xE2\x88\x9A"
		"2 et \xC2\xAC"
		"A",
	};
	(void)state;
	for (size_t i = 0; i < countof(cases); i++)
		assert_same(text_decode(&arena, str_c(cases[i]), NULL).text, cases[i], cases[i]);
}

static void the_map_leads_back_to_the_bytes(void **state)
{
	str latin1 = S("un d\xE9partement \xE0 part"),
	    utf16 = S("\xFF\xFE"
		      "a\0\xE9\0\x19\x20"
		      "b\0"),
	    bom = S("\xEF\xBB\xBF"
		    "ab");
	struct decoded d = text_decode(&arena, latin1, NULL);
	size_t at = str_find(d.text, S("part"), 5);

	(void)state;
	assert_int_equal(map_begin(&d.map, (u32)at), 6 - 1);
	assert_int_equal(map_end(&d.map, (u32)d.text.n), latin1.n);
	at = str_find(d.text, S("\xC3\xA0"), 0);
	assert_int_equal(map_begin(&d.map, (u32)at), 15);
	assert_int_equal(map_end(&d.map, (u32)at + 2), 16);
	d = text_decode(&arena, utf16, NULL);
	assert_int_equal(map_begin(&d.map, 0), 2);
	assert_int_equal(map_begin(&d.map, 1), 4);
	assert_int_equal(map_end(&d.map, 3), 6);
	assert_int_equal(map_begin(&d.map, 6), 8);
	d = text_decode(&arena, bom, NULL);
	assert_int_equal(map_begin(&d.map, 0), 3);
	assert_int_equal(map_end(&d.map, 2), 5);
}

static void binary_is_refused_with_a_reason(void **state)
{
	char noise[4096];
	struct decoded d;

	(void)state;
	for (size_t i = 0; i < sizeof noise; i++)
		noise[i] = (char)roll(256);
	d = text_decode(&arena, (str){noise, sizeof noise}, NULL);
	assert_non_null(d.why);
	assert_int_equal(d.text.n, 0);
	d = text_decode(&arena,
			S("\x7F"
			  "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0"),
			NULL);
	assert_non_null(d.why);
	d = text_decode(&arena, S(""), NULL);
	assert_null(d.why);
}

/* Letters of a picture, a program or a film would take many times its room. */
static void binary_takes_no_room(void **state)
{
	static char noise[4096];
	struct arena room;
	struct decoded d;

	(void)state;
	arena_init(&room, 1 << 20);
	for (size_t i = 0; i < sizeof noise; i++)
		noise[i] = (char)roll(256);
	d = text_decode(&room, (str){noise, sizeof noise}, NULL);
	assert_non_null(d.why);
	assert_int_equal(room.total, 0);
	arena_free(&room);
}

static void any_bytes_become_valid_text_within_the_input(void **state)
{
	(void)state;
	for (int round = 0; round < 3000; round++) {
		char bytes[120];
		u32 n = roll(sizeof bytes);
		struct decoded d;

		for (u32 i = 0; i < n; i++)
			bytes[i] = (char)(roll(3) ? ' ' + roll(95) : 0x80 + roll(128));
		d = text_decode(&arena, (str){bytes, n}, NULL);
		assert_true(utf8_valid(d.text));
		for (u32 i = 0; i < d.text.n; i++) {
			assert_true(map_begin(&d.map, i) < n);
			assert_true(map_end(&d.map, i + 1) <= n);
			assert_true(map_begin(&d.map, i) < map_end(&d.map, i + 1));
		}
		arena_reset(&arena);
	}
}

/* ── the measure ── */

enum { SLICE = 60 };

/* The slice in a set's bytes; false if the set lacks a character. */
static bool encode(struct buf *out, const struct charset *set, str slice)
{
	for (u32 at = 0; at < slice.n;) {
		int byte = charset_byte(set, utf8_next(slice, &at));
		if (byte < 0)
			return false;
		buf_char(out, (char)byte);
	}
	return true;
}

/* ' and " as typographers set them. */
static str typeset(str s)
{
	struct buf out = {.arena = &arena};
	bool open = false;

	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\'')
			buf_put(&out, S("\xE2\x80\x99"));
		else if (s.p[i] == '"')
			buf_put(&out, (open = !open) ? S("\xC2\xAB\xC2\xA0") : S("\xC2\xA0\xC2\xBB"));
		else
			buf_char(&out, s.p[i]);
	return buf_str(&out);
}

struct score {
	struct charset set;
	u32 right, all;
};

static void measure(struct score *scores, size_t count, str text)
{
	for (u32 at = 0; at < text.n;) {
		u32 end = utf8_skip(text, at, SLICE);
		str slice = str_cut(text, at, end);

		at = utf8_skip(text, end, 240);
		for (size_t i = 0; i < count; i++) {
			struct buf bytes = {.arena = &arena};
			if (!encode(&bytes, &scores[i].set, slice) || bytes.n == slice.n)
				continue; /* lacks a character; pure ASCII, which proves nothing */
			scores[i].all++;
			str got = text_decode(&arena, buf_str(&bytes), NULL).text;
			scores[i].right += str_eq(got, slice);
			if (getenv("WRONG") && !str_eq(got, slice))
				printf("# %s: %.*s\n#   for %.*s\n", scores[i].set.name, (int)got.n, got.p,
				       (int)slice.n, slice.p);
		}
	}
}

static FILE *press_open(void)
{
	const char *dir = getenv("SHARED");
	char command[1200];

	fclose(shared_open("press/orange-6000.ndjson.gz"));
	snprintf(command, sizeof command, "gzip -dc '%s/press/orange-6000.ndjson.gz'", dir ? dir : "../shared");
	return popen(command, "r");
}

static void short_slices_of_real_french_come_out_right(void **state)
{
	struct score scores[4] = {{.set = windows_1252}, {.set = mac_roman}, {.set = cp850}, {.set = windows_1252}};
	FILE *press = press_open();
	char *line = NULL;
	size_t room = 0;

	(void)state;
	scores[3].set.name = "ISO-8859-15";
	for (int i = 0; i < 32; i++)
		scores[3].set.high[i] = NO_CHARACTER;
	scores[3].set.high[0xA4 - 0x80] = 0x20AC;
	scores[3].set.high[0xBC - 0x80] = 0x152;
	scores[3].set.high[0xBD - 0x80] = 0x153;
	for (int n = 0; getline(&line, &room, press) > 0 && n < 1500; n++) {
		json_t *article = json_loads(line, 0, NULL);
		str text = str_c(json_string_value(json_object_get(article, "text")));

		measure(scores, countof(scores), text);
		measure(scores, countof(scores), typeset(text));
		json_decref(article);
		arena_reset(&arena);
	}
	free(line);
	pclose(press);
	for (size_t i = 0; i < countof(scores); i++) {
		printf("#= %s: %u of %u slices right (%.2f %%)\n", scores[i].set.name, scores[i].right, scores[i].all,
		       100.0 * scores[i].right / scores[i].all);
		assert_true(scores[i].all > 1000);
		assert_true((u64)scores[i].right * 1000 >= (u64)scores[i].all * 995);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_encoding_gives_the_same_text),
		cmocka_unit_test(damage_is_repaired),
		cmocka_unit_test(what_is_right_is_not_harmed),
		cmocka_unit_test(the_map_leads_back_to_the_bytes),
		cmocka_unit_test(binary_is_refused_with_a_reason),
		cmocka_unit_test(binary_takes_no_room),
		cmocka_unit_test(any_bytes_become_valid_text_within_the_input),
		cmocka_unit_test(short_slices_of_real_french_come_out_right),
	};
	return cmocka_run_group_tests(tests, arena_up, arena_down);
}

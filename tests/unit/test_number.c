/* Numbers: tables of what is read and what is refused, and a property: every integer of a dense sample of 0 … 10^12,
 * written by the speller below, which shares nothing with the reader, reads back as itself. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "number.h"
#include "str.h"

static struct arena arena;

static str printed(const struct quantity *q)
{
	struct buf b = {.arena = &arena};

	quantity_print(&b, q);
	return buf_str(&b);
}

static str printed_dec(struct dec d)
{
	struct buf b = {.arena = &arena};

	dec_print(&b, d);
	return buf_str(&b);
}

static bool same(str got, const char *wanted)
{
	return str_eq(got, str_c(wanted));
}

/* ── decimals ── */

static void decimals_are_kept_in_lowest_form(void **state)
{
	static const struct { const char *in, *out, *french; } cases[] = {
		{"0", "0", "0"}, {"12,50", "12.5", "12,5"}, {"12.50", "12.5", "12,5"}, {"3000", "3000", "3\u00A0000"},
		{"15000000", "15000000", "15\u00A0000\u00A0000"}, {"0.05", "0.05", "0,05"}, {"-1.50", "-1.5", "-1,5"},
		{"1234567.891", "1234567.891", "1\u00A0234\u00A0567,891"}, {"007", "7", "7"}, {"0.000", "0", "0"},
		{"9223372036854775807", "9223372036854775807",
			"9\u00A0223\u00A0372\u00A0036\u00A0854\u00A0775\u00A0807"},
		{"-9223372036854775807", "-9223372036854775807",
			"-9\u00A0223\u00A0372\u00A0036\u00A0854\u00A0775\u00A0807"},
		{"0.000000000000000001", "0.000000000000000001", "0,000000000000000001"},
		{"1.0000000000000000000000", "1", "1"},
	};
	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct dec d;
		struct buf b = {.arena = &arena};
		assert_true(dec_read(&d, str_c(cases[i].in)));
		assert_true(same(printed_dec(d), cases[i].out));
		dec_print_fr(&b, d);
		assert_true(same(buf_str(&b), cases[i].french));
	}
}

static void what_is_no_decimal_is_refused(void **state)
{
	static const char *const cases[] = {"", "-", ".", ",5", "5,", "1.2.3", "1 000", "1e3", "+1", "abc",
		"9223372036854775808", "-9223372036854775808",
		"0.0000000000000000001", "99999999999999999999999999999999999999999999999999", "1,,2", "--1"};
	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct dec d;
		if (dec_read(&d, str_c(cases[i])))
			fail_msg("%s was read", cases[i]);
	}
}

static void arithmetic_refuses_to_overflow_and_leaves_its_operand(void **state)
{
	struct dec a = {INT64_MAX, 0}, tiny = {1, 18}, big = {4000000000, 0};
	(void)state;
	assert_false(dec_mul(&a, (struct dec){2, 0}));
	assert_int_equal(a.num, INT64_MAX);
	assert_false(dec_add(&a, (struct dec){1, 0}));
	assert_int_equal(a.num, INT64_MAX);
	assert_false(dec_mul(&tiny, (struct dec){1, 1}));
	assert_int_equal(tiny.scale, 18);
	assert_false(dec_mul(&big, (struct dec){4000000000, 0}));
	assert_true(dec_mul(&tiny, (struct dec){1000000000000000000, 0}));
	assert_int_equal(tiny.num, 1);
	assert_int_equal(tiny.scale, 0);
}

static void arithmetic_is_exact(void **state)
{
	struct dec a = {15, 1}, b = {1, 1};
	(void)state;
	assert_true(dec_mul(&a, (struct dec){1000000, 0}));
	assert_int_equal(a.num, 1500000);
	assert_int_equal(a.scale, 0);
	for (int i = 0; i < 9; i++)
		assert_true(dec_add(&b, (struct dec){1, 1}));
	assert_int_equal(b.num, 1);
	assert_int_equal(b.scale, 0);
	assert_true(dec_add(&b, (struct dec){-25, 1}));
	assert_true(same(printed_dec(b), "-1.5"));
}

static void comparison_sees_the_scale(void **state)
{
	(void)state;
	assert_int_equal(dec_cmp((struct dec){125, 1}, (struct dec){125, 2}), 1);
	assert_int_equal(dec_cmp((struct dec){125, 2}, (struct dec){125, 1}), -1);
	assert_int_equal(dec_cmp((struct dec){5, 1}, (struct dec){50, 2}), 0);
	assert_int_equal(dec_cmp((struct dec){-5, 1}, (struct dec){1, 18}), -1);
	assert_int_equal(dec_cmp((struct dec){INT64_MAX, 0}, (struct dec){INT64_MAX, 18}), 1);
}

/* ── the speller ── */

struct spelling {
	const char *join;    /* inside a number */
	const char *between; /* around mille, million */
	const char *dozens;  /* f: soixante-dix; b: septante, quatre-vingts, nonante; s: huitante; o: octante */
};

static const char *const ones[] = {"zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf",
	"dix",
	"onze", "douze", "treize", "quatorze", "quinze", "seize", "dix@sept", "dix@huit", "dix@neuf"};
static const char *const tens[] = {"", "", "vingt", "trente", "quarante", "cinquante", "soixante"};

static void spell_99(char *out, int n, const char *kind, bool last)
{
	int ten = n / 10, one = n % 10;
	const char *name;

	if (n < 20) {
		strcat(out, ones[n]);
		return;
	}
	if (*kind == 'f' && (ten == 7 || ten == 9)) {
		ten--;
		one += 10;
	}
	name = ten <= 6 ? tens[ten] : ten == 7 ? "septante" : ten == 9 ? "nonante" :
	       *kind == 's' ? "huitante" : *kind == 'o' ? "octante" : "quatre@vingt";
	strcat(out, name);
	if (name[0] == 'q' && name[6] == '@') {
		if (one == 0 && last)
			strcat(out, "s");
		if (one)
			strcat(strcat(out, "@"), ones[one]);
	} else if (one == 1 || one == 11) {
		strcat(strcat(out, "@et@"), ones[one]);
	} else if (one) {
		strcat(strcat(out, "@"), ones[one]);
	}
}

static void spell_999(char *out, int n, const char *kind, bool last)
{
	if (n >= 100) {
		if (n >= 200)
			strcat(strcat(out, ones[n / 100]), "@");
		strcat(out, n % 100 == 0 && n >= 200 && last ? "cents" : "cent");
		if (n % 100 == 0)
			return;
		strcat(out, "@");
	}
	spell_99(out, n % 100, kind, last);
}

/* @ is the joint inside a number below a thousand, _ the one around mille and million */
static void spell_marked(char *out, int64_t n, const char *kind)
{
	static const struct { int64_t value; const char *name; } scales[] = {
		{1000000000000, "billion"}, {1000000000, "milliard"}, {1000000, "million"}};

	*out = 0;
	for (size_t i = 0; i < countof(scales); i++) {
		int64_t count = n / scales[i].value;
		if (count == 0)
			continue;
		spell_999(out, (int)count, kind, true);
		strcat(strcat(strcat(out, "_"), scales[i].name), count > 1 ? "s" : "");
		n %= scales[i].value;
		if (n == 0)
			return;
		strcat(out, "_");
	}
	if (n >= 1000) {
		if (n >= 2000)
			strcat((spell_999(out, (int)(n / 1000), kind, false), out), "_");
		strcat(out, "mille");
		if (n % 1000)
			strcat(out, "_");
		n %= 1000;
		if (n == 0)
			return;
	}
	spell_999(out, (int)n, kind, true);
}

static void spell(char *out, int64_t n, const struct spelling *how, bool capitals)
{
	char marked[600];

	spell_marked(marked, n, how->dozens);
	for (const char *p = marked; *p; p++)
		if (*p == '@' || *p == '_')
			*out++ = *(*p == '@' ? how->join : how->between);
		else if (capitals && *p >= 'a' && *p <= 'z')
			*out++ = (char)(*p - 32);
		else if (capitals && (uint8_t)*p == 0xA9) /* é → É */
			*out++ = (char)0x89;
		else
			*out++ = *p;
	*out = 0;
}

static const struct spelling spellings[] = {
	{"-", " ", "f"}, {"-", "-", "f"}, {" ", " ", "f"}, {"-", " ", "b"}, {" ", " ", "s"}, {"-", "-", "o"},
};

static uint64_t state64 = 88172645463325252u;
static uint64_t random64(void) /* xorshift: the same numbers in every run */
{
	state64 ^= state64 << 13;
	state64 ^= state64 >> 7;
	state64 ^= state64 << 17;
	return state64;
}

static void reads_back(int64_t n)
{
	char words[600];

	for (size_t i = 0; i < countof(spellings); i++) {
		struct dec d;
		size_t taken;
		bool approx = true;
		spell(words, n, &spellings[i], n & 1);
		taken = number_read(&d, &approx, str_c(words));
		if (taken != strlen(words) || d.num != n || d.scale || approx)
			fail_msg("%lld: %s read as %lld, %zu bytes", (long long)n, words, (long long)d.num, taken);
	}
}

static void every_integer_in_words_reads_back(void **state)
{
	(void)state;
	for (int64_t n = 0; n < 20000; n++)
		reads_back(n);
	for (int64_t n = 20000; n < 1000000; n += 37)
		reads_back(n);
	for (int64_t power = 1000000; power <= 1000000000000; power *= 10)
		for (int64_t n = power - 120; n <= power + 120; n++)
			reads_back(n);
	for (int i = 0; i < 60000; i++)
		reads_back((int64_t)(random64() % 1000000000001));
	for (int i = 0; i < 20000; i++) /* with many zeros */
		reads_back((int64_t)(random64() % 1000) * 1000000000 + (int64_t)(random64() % 3) * 1000000 +
			   (int64_t)(random64() % 2) * 1000 * (int64_t)(random64() % 1000) + (int64_t)(random64() % 3));
}

static void group_digits(char *out, uint64_t n, const char *separator)
{
	char plain[32];
	int length = snprintf(plain, sizeof plain, "%llu", (unsigned long long)n);

	for (int i = 0; i < length; i++) {
		if (i && (length - i) % 3 == 0)
			out = stpcpy(out, separator);
		*out++ = plain[i];
	}
	*out = 0;
}

static void every_grouping_of_digits_reads_back(void **state)
{
	static const char *const separators[] = {"", " ", ".", "'"};
	static const struct { const char *text; int64_t num; int scale; } tails[] = {
		{"", 0, 0}, {",5", 5, 1}, {",25", 25, 2}, {",125", 125, 3}};
	(void)state;
	for (int i = 0; i < 40000; i++) {
		uint64_t n = random64() % (i < 10000 ? 100000u : 1000000000000u);
		for (size_t j = 0; j < countof(separators); j++)
			for (size_t k = 0; k < countof(tails); k++) {
				char text[64];
				struct dec d, wanted = {(int64_t)n, 0};
				group_digits(text, n, separators[j]);
				strcat(text, tails[k].text);
				assert_true(dec_add(&wanted, (struct dec){tails[k].num, tails[k].scale}));
				assert_int_equal(number_read(&d, NULL, str_c(text)), strlen(text));
				assert_int_equal(dec_cmp(d, wanted), 0);
			}
	}
}

/* ── one number at the head of a text ── */

static void a_number_ends_where_it_ends(void **state)
{
	static const struct { const char *text, *taken, *value; } cases[] = {
		{"3.000 agents", "3.000", "3000"}, {"3 000 agents", "3 000", "3000"},
		{"2.5 millions", "2.5 millions", "2500000"}, {"5.9", "5.9", "5.9"},
		{"1 439.89 €", "1 439.89", "1439.89"}, {"0.500", "0.500", "0.5"}, {"1,500", "1,500", "1.5"},
		{"1,200,000", "1,200,000", "1200000"},
		{"2016 200", "2016", "2016"}, {"15 M€", "15 M", "15000000"}, {"450k€", "450k", "450000"},
		{"450 k€", "450 k", "450000"},
		{"12 Mds €", "12 Mds", "12000000000"}, {"1,5 Md€", "1,5 Md", "1500000000"}, {"3 m de long", "3", "3"},
		{"2 Mio.", "2 Mio", "2000000"},
		{"30F", "30", "30"}, {"deuxième", "", NULL}, {"trois.", "trois", "3"}, {"trois, quatre", "trois", "3"},
		{"1.200.5", "", NULL},
		{"31.03.2022", "", NULL}, {"1000.000", "", NULL}, {"12345678901234567890", "", NULL}, {"", "", NULL},
		{"cinquante et une centaine", "cinquante", "50"}, {"vingt et un millions", "vingt et un millions", "21000000"},
		{"mille et une nuits", "mille et une", "1001"}, {"cent un", "cent un", "101"},
		{"dix-neuf cent quatre-vingt-quatre", "dix-neuf cent quatre-vingt-quatre", "1984"},
		{"mil neuf cent", "mil neuf cent", "1900"}, {"soixante et dix", "soixante et dix", "70"},
		{"quinze cents", "quinze cents", "1500"}, {"QUATRE-VINGTS", "QUATRE-VINGTS", "80"},
		{"Zéro", "Zéro", "0"}, {"une demi-heure", "une", "1"}, {"deux trois", "deux", "2"},
		{"un.e agent", "un", "1"}, {"unité", "", NULL},
		{"2 millions 500 mille", "2 millions 500 mille", "2500000"},
		{"un million deux cent mille", "un million deux cent mille", "1200000"},
		{"1 million 200 000", "1 million 200 000", "1200000"},
		{"15 mille milliards", "15 mille milliards", "15000000000000"},
		{"3 millions de", "3 millions", "3000000"}, {"7,5 milliards deux", "7,5 milliards", "7500000000"},
		{"deux mille 500", "deux mille 500", "2500"}, {"9 billions de dollars", "9 billions", "9000000000000"},
		{"un millions\nde", "un millions", "1000000"},
		{"5 M6", "5", "5"}, {"2 cents", "2", "2"}, {"9000000000000 milliards", "", NULL},
		{"mille milliards", "mille milliards", "1000000000000"},
		{"et demi", "", NULL}, {"million", "million", "1000000"}, {"millions", "", NULL}, {"12 200", "12 200", "12200"},
		 {"12  200", "12", "12"},
		{"0 800", "0", "0"},
	};
	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct dec d = {0, 0};
		size_t taken = number_read(&d, NULL, str_c(cases[i].text));
		if (taken != strlen(cases[i].taken) || (taken && !same(printed_dec(d), cases[i].value)))
			fail_msg("%s: %zu bytes, %s", cases[i].text, taken, printed_dec(d).p);
	}
}

static void what_cannot_go_on_is_left_behind(void **state)
{
	static const struct { const char *text, *taken, *value; } cases[] = {
		{"100.000.000.000.000.000.000.000.000.000.000.000", "", NULL},
		{"1234567890123456789012345678901234567890", "", NULL}, {"9999999999999999999", "", NULL},
		{"un milliard de milliards de milliards", "", NULL}, {"9223372 billions 900 milliards", "", NULL},
		{"deux cent mille millions", "deux cent mille millions", "200000000000"},
		{"un million de milliards", "un million de milliards", "1000000000000000"},
		{"une toute petite bonne belle dizaine", "une", "1"},
		{"2 millions et quart", "2 millions", "2000000"}, {"deux et demi-tarifs", "deux", "2"},
		{"un million de mille", "un million", "1000000"}, {"un millier de dizaines", "un millier", "1000"},
		{"MILLIONS", "", NULL}, {"le million", "le million", "1000000"}, {"la ville", "", NULL},
		{"deux virgule cinq", "deux virgule cinq", "2.5"}, {"2 virgule 25", "2 virgule 25", "2.25"},
		{"trois virgule zéro cinq millions", "trois virgule zéro cinq millions", "3050000"},
		{"zéro virgule zéro", "zéro virgule zéro", "0"}, {"deux virgule", "", NULL},
		{"2,5 virgule 3", "2,5", "2.5"}, {"deux virgule mille", "", NULL}, {"deux virgule 5,5", "", NULL},
		{"deux virgule zéro zéro zéro zéro", "deux virgule zéro zéro zéro zéro", "2"},
		{"900000000000000000 virgule 25", "", NULL},
		{"un quart", "un", "1"}, {"un quart de", "un quart de", "0.25"}, {"un demi", "un demi", "0.5"},
		{"un demi poste", "un", "1"}, {"quatre quarts de million", "quatre", "4"},
		{"un quart de la ville", "un", "1"}, {"deux demis", "deux", "2"},
		{"un million une dizaine", "un million", "1000000"}, {"un million 2,5", "un million", "1000000"},
		{"un million zéro", "un million", "1000000"}, {"un million deux millions", "un million", "1000000"},
		{"un million -5", "un million", "1000000"},
		{"1,2345678 million 200", "1,2345678 million", "1234567.8"}, {"un…", "un", "1"}, {"unœuf", "", NULL},
		{"un{", "un", "1"}, {"un:", "un", "1"}, {"un2", "", NULL}, {"{un", "", NULL}, {"d", "", NULL},
		{"d'un million", "", NULL}, {"dz", "", NULL}, {"l'an", "", NULL},
		{"anticonstitutionnellement", "", NULL}, {"quatre trente", "quatre", "4"},
		{"vingt zéro", "vingt", "20"}, {"trente dix", "trente", "30"}, {"vingt et deux", "vingt", "20"},
		{"soixante et deux", "soixante", "60"}, {"cent et deux", "cent", "100"}, {"d un", "", NULL},
		{"cent et un millions", "cent", "100"}, {"cent et une centaines", "cent", "100"},
		{"cent zéro", "cent", "100"}, {"un mille", "un", "1"}, {"un cent", "un", "1"},
		{"dix cents", "dix", "10"}, {"quinze cents mille", "quinze cents", "1500"},
		{"mille zéro", "mille", "1000"}, {"mille quinze cents", "mille", "1000"}, {"dix zéro", "dix", "10"},
		{"dix dix", "dix", "10"}, {"3-Mds", "3", "3"},
	};
	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct dec d = {0, 0};
		size_t taken = number_read(&d, NULL, str_c(cases[i].text));
		if (taken != strlen(cases[i].taken) || (taken && !same(printed_dec(d), cases[i].value)))
			fail_msg("%s: %zu bytes, %s", cases[i].text, taken, printed_dec(d).p);
	}
}

/* ── quantities ── */

struct said {
	const char *text, *value;
	enum modifier modifier;
};

static void all_read(const struct said *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct quantity q;
		if (!quantity_read(&q, str_c(cases[i].text)))
			fail_msg("%s is refused", cases[i].text);
		if (!same(printed(&q), cases[i].value) || q.modifier != cases[i].modifier)
			fail_msg("%s: %.*s %s", cases[i].text, (int)printed(&q).n, printed(&q).p,
				modifier_names[q.modifier]);
	}
}
#define ALL_READ(cases) all_read((cases), countof(cases))

static void a_bare_number_is_exact(void **state)
{
	static const struct said cases[] = {
		{"450", "450", EXACT}, {"3.000", "3000", EXACT}, {"1'200'000", "1200000", EXACT},
		{"quatre", "4", EXACT},
		{"15 millions", "15000000", EXACT}, {"15 millions d'", "15000000", EXACT},
		{"15 millions de", "15000000", EXACT},
		{"12,50", "12.5", EXACT}, {"un seul", "1", EXACT}, {"à peine 200", "200", EXACT},
		{"seulement 425", "425", EXACT},
		{"2,3 milliards", "2300000000", EXACT}, {"un million et demi", "1500000", EXACT},
		{"deux millions et demi de", "2500000", EXACT},
		{"un demi-million", "500000", EXACT}, {"un demi million d'", "500000", EXACT},
		{"une bonne demi-douzaine", "6", APPROX}, {"un gros demi-million", "500000", APPROX},
		{"2,5 Mlds", "2500000000", EXACT},
		{"trois quarts de million", "750000", EXACT},
		{"un quart de milliard", "250000000", EXACT}, {"trois quarts d'un million", "750000", EXACT},
		{"deux et demi", "2.5", EXACT},
		{"huitante-trois", "83", EXACT}, {"Mille", "1000", EXACT}, {" 50 ", "50", EXACT},
		{"450 k", "450000", EXACT},
		{"200 mille", "200000", EXACT}, {"2 millions 500 000", "2500000", EXACT},
		{"exactement 12", "12", EXACT},
	};
	(void)state;
	ALL_READ(cases);
}

static void collectives_are_approximate(void **state)
{
	static const struct said cases[] = {
		{"une dizaine", "10", APPROX}, {"une douzaine de", "12", APPROX}, {"une quinzaine", "15", APPROX},
		{"une vingtaine", "20", APPROX}, {"une trentaine", "30", APPROX}, {"une quarantaine", "40", APPROX},
		{"une cinquantaine d'", "50", APPROX}, {"une soixantaine", "60", APPROX},
		{"une centaine", "100", APPROX},
		{"un millier de", "1000", APPROX}, {"trois centaines", "300", APPROX},
		{"deux milliers", "2000", APPROX},
		{"Une demi-douzaine", "6", APPROX}, {"une bonne centaine", "100", APPROX},
		{"une toute petite dizaine", "10", APPROX},
		{"une centaine de milliers", "100000", APPROX}, {"une centaine de millions d'", "100000000", APPROX},
		{"une dizaine de milliards", "10000000000", APPROX}, {"une demi-douzaine de milliers", "6000", APPROX},
		{"3 milliers", "3000", APPROX}, {"la centaine de", "100", APPROX}, {"bonne centaine", "100", APPROX},
		{"près du millier", "1000", APPROX}, {"un bon millier", "1000", APPROX},
		{"une douzaine et demie", "18", APPROX}, {"près d'une centaine", "100", APPROX},
		{"plus d'une centaine", "100..", MORE_THAN}, {"au moins une dizaine de", "10..", AT_LEAST},
		{"moins d'une dizaine", "..10", LESS_THAN}, {"un gros million", "1000000", APPROX},
	};
	(void)state;
	ALL_READ(cases);
}

static void modifiers_stand_before(void **state)
{
	static const struct said cases[] = {
		{"près de 350", "350", APPROX}, {"Près de 120", "120", APPROX},
		{"près d'un million", "1000000", APPROX},
		{"presque 1.000", "1000", APPROX}, {"quasiment 50", "50", APPROX},
		{"environ 1 133 000", "1133000", APPROX},
		{"autour de 30", "30", APPROX}, {"aux alentours de 7,50", "7.5", APPROX},
		{"quelque 860.000", "860000", APPROX},
		{"à peu près 40", "40", APPROX}, {"de l'ordre de 2 milliards", "2000000000", APPROX},
		{"avoisinant 100", "100", APPROX},
		{"avoisinant les 100", "100", APPROX}, {"approchant 100", "100", APPROX}, {"± 50", "50", APPROX},
		{"±50", "50", APPROX},
		{"plus de 500", "500..", MORE_THAN}, {"plus d'un milliard d'", "1000000000..", MORE_THAN},
		{"un peu plus de 530", "530..", MORE_THAN}, {"au-delà de 100", "100..", MORE_THAN},
		{"au delà de 100", "100..", MORE_THAN},
		{"supérieur à 12", "12..", MORE_THAN}, {"supérieures à 12", "12..", MORE_THAN},
		{"dépasse 40", "40..", MORE_THAN},
		{"dépassant 40", "40..", MORE_THAN}, {"au moins 126", "126..", AT_LEAST},
		{"au minimum 3", "3..", AT_LEAST},
		{"minimum 3", "3..", AT_LEAST}, {"à partir de 15", "15..", AT_LEAST},
		{"À PARTIR DE 15", "15..", AT_LEAST},
		{"pas moins de quatre millions", "4000000..", AT_LEAST}, {"moins de 1,50", "..1.5", LESS_THAN},
		{"un peu moins de mille", "..1000", LESS_THAN}, {"inférieur à 9", "..9", LESS_THAN},
		{"jusqu'à 250", "..250", AT_MOST}, {"au plus 5", "..5", AT_MOST},
		{"au maximum 1.000", "..1000", AT_MOST}, {"pas inférieur à 200", "200..", AT_LEAST},
		{"jamais moins de 6", "6..", AT_LEAST}, {"ne peut être supérieur à 7", "..7", AT_MOST}, {"sans 8", "8", EXACT},
		{"maximum 8", "..8", AT_MOST}, {"un maximum de 8", "..8", AT_MOST},
		{"un plafond de 150 000", "..150000", AT_MOST},
		{"pas plus de trois", "..3", AT_MOST}, {"jusqu'à près de 300", "..300", AT_MOST},
		{"plus\nde 500", "500..", MORE_THAN}, {"dépasse pas les 300", "..300", AT_MOST}, {"jamais dépassé 300", "..300",
		 AT_MOST},
		{"ne peut excéder 300", "..300", AT_MOST}, {"sans dépasser 300", "..300", AT_MOST}, {"dépasse désormais 300",
		 "300..", MORE_THAN},
		{"jamais 300", "300", EXACT},
		{"quelques 300", "300", APPROX}, {"bien plus de 500", "500..", MORE_THAN},
		{"plus ou moins 50", "50", APPROX}, {"~300", "300", APPROX}, {"~ 300", "300", APPROX}, {"≈ 300", "300", APPROX},
		{"> 300", "300..", MORE_THAN}, {"<300", "..300", LESS_THAN}, {"≥ 300", "300..", AT_LEAST}, {"≤ 300", "..300",
		 AT_MOST},
	};
	(void)state;
	ALL_READ(cases);
}

static void modifiers_stand_after(void **state)
{
	static const struct said cases[] = {
		{"700 environ", "700", APPROX}, {"dix maximum", "..10", AT_MOST},
		{"15 millions d' environ", "15000000", APPROX},
		{"200 au moins", "200..", AT_LEAST}, {"12 au maximum", "..12", AT_MOST},
		{"12 au plus", "..12", AT_MOST},
		{"3 minimum", "3..", AT_LEAST}, {"200 au bas mot", "200..", AT_LEAST},
		{"égal ou supérieur à 200", "200..", AT_LEAST}, {"égales ou inférieures à 200", "..200", AT_MOST},
		{"200, voire plus", "200..", AT_LEAST},
		{"50 ou plus", "50..", AT_LEAST}, {"près de 200 au maximum", "..200", AT_MOST},
		{"425 seulement", "425", EXACT},
		{"40 à peu près", "40", APPROX}, {"quatre à peine", "4", EXACT},
	};
	(void)state;
	ALL_READ(cases);
}

static void a_range_has_two_ends(void **state)
{
	static const struct said cases[] = {
		{"2 à 3 millions", "2000000..3000000", RANGE}, {"2 à 3 millions d'", "2000000..3000000", RANGE},
		{"entre \"2 et 3 millions", "2000000..3000000", RANGE},
		{"entre 2 et 3 millions", "2000000..3000000", RANGE}, {"de 10 000 à 12 000", "10000..12000", RANGE},
		{"allant de 2.000 à 5.000", "2000..5000", RANGE}, {"200-300", "200..300", RANGE},
		{"200 - 300", "200..300", RANGE},
		{"quatre ou cinq", "4..5", RANGE}, {"entre 400.000 et 600.000", "400000..600000", RANGE},
		{"500.000 à 1 million", "500000..1000000", RANGE}, {"1,90 ou 2", "1.9..2", RANGE},
		{"deux-trois", "2..3", RANGE},
		{"10 à 15.000", "10000..15000", RANGE}, {"20 à 2.000", "20..2000", RANGE}, {"1 à 10.000", "1..10000", RANGE},
		{"10 à 15.500", "10..15500", RANGE}, {"2,5 à 15.000", "2.5..15000", RANGE}, {"10 à 15.000,5", "10..15000.5",
		 RANGE},
		{"10 mille à 15.000", "10000..15000", RANGE}, {"mille à 2.000", "1000..2000", RANGE}, {"15 à 15.000",
		 "15..15000", RANGE},
		{"100000000000000000 à 200000000000000000", "100000000000000000..200000000000000000", RANGE},
		{"1000000000000000 à 2000000000000000000", "1000000000000000..2000000000000000000", RANGE},
		{"vingt à trente mille", "20000..30000", RANGE}, {"deux à trois cents", "200..300", RANGE},
		{"deux ou trois cent mille", "200000..300000", RANGE},
		{"500 à deux cent mille", "500..200000", RANGE}, {"entre 2 à 3", "2..3", RANGE},
		{"cent à deux cent mille", "100000..200000", RANGE},
		{"un à deux millions et demi", "1000000..2500000", RANGE},
		{"d'un à deux millions", "1000000..2000000", RANGE},
		{"de 500 à mille", "500..1000", RANGE}, {"cinq à dix", "5..10", RANGE},
		{"compris entre 5 et 10", "5..10", RANGE},
		{"une ou deux dizaines", "10..20", RANGE}, {"une dizaine à une vingtaine de", "10..20", RANGE},
		{"environ 200 à 300", "200..300", RANGE}, {"200 à 300 environ", "200..300", RANGE},
		{"entre 200 et plus de 300", "200..300", RANGE},
		{"de l'ordre de 2 à 3 milliards", "2000000000..3000000000", RANGE}, {"un ou deux", "1..2", RANGE},
		{"entre cent et deux cents", "100..200", RANGE}, {"entre mille et onze cents", "1000..1100", RANGE},
		{"200, voire 300", "200..300", RANGE},
		{"deux cents à trois cents millions", "200000000..300000000", RANGE},
		{"1,4 à 1,9 million de", "1400000..1900000", RANGE}, {"20 à 30 M", "20000000..30000000", RANGE},
		{"10 millions à 2 milliards", "10000000..2000000000", RANGE}, {"0 à 5 millions", "0..5000000", RANGE},
		{"dix à quinze millions", "10000000..15000000", RANGE}, {"de 200 jusqu'à 300", "200..300", RANGE},
	};
	(void)state;
	ALL_READ(cases);
}

static void a_change_shares_the_scale_of_its_second_number(void **state)
{
	static const struct { const char *before, *next, *wanted; } cases[] = {
		{"2", "3 millions d'euros", "2000000"},
		{"1,5", "2 milliards", "1500000000"},
		{"2", "trois mille milliards", "2000000000000"},
		{"2", "3 euros", "2"},
		{"2", "3 mille", "2"},
		{"1500", "3 millions", "1500"},
		{"900", "2 millions", "900"},
		{"900", "3 milliards de milliards", "900"},
		{"999,123456789012345", "3 millions", "999.123456789012345"},
		{"2", "900 000 000 milliards", "2"},
		{"2", "des millions", NULL},
	};
	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct buf b = {.arena = &arena};
		struct quantity q;

		assert_true(quantity_read(&q, str_c(cases[i].before)));
		assert_int_equal(quantity_share(&q, str_c(cases[i].next)), cases[i].wanted != NULL);
		quantity_print(&b, &q);
		if (cases[i].wanted && !same(buf_str(&b), cases[i].wanted))
			fail_msg("%s, %s: %.*s", cases[i].before, cases[i].next, (int)buf_str(&b).n, buf_str(&b).p);
	}
}

static void what_is_no_quantity_is_refused(void **state)
{
	static const char *const cases[] = {"", " ", "des centaines", "des centaines de", "plusieurs", "quelques",
		"quelques dizaines de",
		"plusieurs millions", "des milliers", "milliers", "centaines", "millions", "de", "d'", "entre 2",
			"de 300", "entre 2 ou 3",
		"3 à 2", "2 à 2", "300-200", "800 à 1,2 milliard", "plus de", "environ", "450 agents", "x450",
			"01.40.05.23.15",
		"3 000 selon", "deuxième", "1.2.3", "12h30", "2e", "entre 3 et 2 millions et", "au moins", "-5", "à 5",
		"de 3 ou 4", "entre 2 ou 3", "9000000000000 à 2 millions", "9300000000000 à 2 millions", "deux, trois",
		"9,223372036854775807 et demi", "un demi-milliard de milliards de milliards",
	};
	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct quantity q;
		if (quantity_read(&q, str_c(cases[i])))
			fail_msg("%s is read as %.*s", cases[i], (int)printed(&q).n, printed(&q).p);
	}
}

static void random_text_is_never_read_past_its_end(void **state)
{
	static const char *const pieces[] = {"un", "deux", "dix", "vingt", "quatre", "cent", "mille", "million",
		"millions", "demi",
		"et", "de", "d'", " ", " ", " ", "-", "\n", "3", "42", "000", ".", ",", "'", "k", "M", "Md", "une",
			"dizaine", "bonne",
		"centaine", "quart", "à", "ou", "entre", "plus de", "jusqu'à", "environ", "\xC3", "\xC2", "é", "É",
			"€", "\xE2", "voire", "±"};
	(void)state;
	for (int i = 0; i < 200000; i++) {
		size_t n = 0, taken, count = random64() % 12;
		char whole[256], *exact;
		struct quantity q;
		struct dec d;
		while (count--) {
			const char *piece = pieces[random64() % countof(pieces)];
			memcpy(whole + n, piece, strlen(piece));
			n += strlen(piece);
		}
		exact = malloc(n + !n); /* so that a sanitizer sees a byte too far */
		memcpy(exact, whole, n);
		taken = number_read(&d, NULL, (str){exact, n});
		assert_true(taken <= n);
		if (quantity_read(&q, (str){exact, n}) && q.has_low && q.has_high)
			assert_true(dec_cmp(q.low, q.high) <= 0);
		free(exact);
	}
}

static int set_up(void **state)
{
	(void)state;
	arena_init(&arena, 256 << 20);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decimals_are_kept_in_lowest_form),
		cmocka_unit_test(what_is_no_decimal_is_refused),
		cmocka_unit_test(arithmetic_refuses_to_overflow_and_leaves_its_operand),
		cmocka_unit_test(arithmetic_is_exact),
		cmocka_unit_test(comparison_sees_the_scale),
		cmocka_unit_test(every_integer_in_words_reads_back),
		cmocka_unit_test(every_grouping_of_digits_reads_back),
		cmocka_unit_test(a_number_ends_where_it_ends),
		cmocka_unit_test(what_cannot_go_on_is_left_behind),
		cmocka_unit_test(a_bare_number_is_exact),
		cmocka_unit_test(collectives_are_approximate),
		cmocka_unit_test(modifiers_stand_before),
		cmocka_unit_test(modifiers_stand_after),
		cmocka_unit_test(a_range_has_two_ends),
		cmocka_unit_test(a_change_shares_the_scale_of_its_second_number),
		cmocka_unit_test(what_is_no_quantity_is_refused),
		cmocka_unit_test(random_text_is_never_read_past_its_end),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}

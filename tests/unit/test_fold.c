/* Folding: a table of signs, line breaks and cells, and the map back to what is shown. */
#include "text_test.h"

static void rules_see_one_kind_of_each_sign(void **state)
{
	static const char *const cases[][2] = {
		{"", ""},
		{"abc", "abc"},
		{"1\u00A0200\u202F\u20AC", "1 200 \u20AC"},
		{"1\u2009200", "1 200"},
		{"a\u3000b", "a b"},
		{"l\u2019\u00E9t\u00E9 d\u02BCun", "l'\u00E9t\u00E9 d'un"},
		{"l\u2032an l`an l\u00B4an", "l'an l'an l'an"},
		{"2010\u20132011 \u2014 \u2212 5", "2010-2011 - - 5"},
		{"vingt\u2010deux vingt\u2011trois", "vingt-deux vingt-trois"},
		{"suite\u2026", "suite..."},
		{"\u0152uvre \u0152UVRE c\u0153ur \u00C6 \u00E6", "Oeuvre OEUVRE coeur Ae ae"},
		{"\uFB01scal a\uFB00aire \uFB03", "fiscal affaire ffi"},
		{"\u00AB\u00A0oui\u00A0\u00BB \u201Cnon\u201D \u201Eja\u201F", "\" oui \" \"non\" \"ja\""},
		{"recru\u00ADtement", "recrutement"},
		{"zero\u200Bwidth\u2060\uFEFF", "zerowidth"},
		{"\u00C9t\u00E9 \u00E7a", "\u00C9t\u00E9 \u00E7a"},
		{"XIX\u1D49 1\u1D49\u02B3 n\u00BA 5", "XIXe 1er n\u00B0 5"},
		{"a  b   c", "a b c"},
		{"x \u00A0y", "x y"},
		{"\U0001F600 ok", "\U0001F600 ok"},
		{"3\u2044"
		 "4",
		 "3/4"},
		{"caf\u00E9\u00A0!", "caf\u00E9 !"},
		/* cells of a table stay apart */
		{"Agents\t450\t12", "Agents | 450 | 12"},
		{"Service     450     120", "Service | 450 | 120"},
		{"Ville | 450 | 12", "Ville | 450 | 12"},
		{"Ville\t|\t450", "Ville | 450"},
		{"\u2022\tun point", "\u2022 un point"},
		{"1.\tun point", "1. un point"},
		{"\tretrait", " retrait"},
		/* line breaks */
		{"Un titre\nUne phrase.", "Un titre\nUne phrase."},
		{"Un.\n\nDeux.", "Un.\n\nDeux."},
		{"Le recru-\ntement", "Le recrutement"},
		{"en Seine-\nSaint-Denis", "en Seine-Saint-Denis"},
		{"peut-\n\u00EAtre", "peut-\u00EAtre"},
		{"le vice-\npr\u00E9sident", "le vice-pr\u00E9sident"},
		{"vingt-\ntrois", "vingt-trois"},
		{"le Covid-\n19", "le Covid-19"},
		{"recru\u00AD\ntement", "recrutement"},
		{"celles-\nci", "celles-ci"},
		{"d\u00E9par-\n  tement", "d\u00E9partement"},
		{"- un\n- deux", "- un\n- deux"},
		{"- \nun", "- \nun"},
		{"La collectivit\u00E9 a pr\u00E9sent\u00E9 les contours de ce\nnouveau plan",
		 "La collectivit\u00E9 a pr\u00E9sent\u00E9 les contours de ce nouveau plan"},
		{"agents\npostes\nemplois", "agents\npostes\nemplois"},
		{"La collectivit\u00E9 pr\u00E9voit plusieurs mesures nouvelles :\nrecruter",
		 "La collectivit\u00E9 pr\u00E9voit plusieurs mesures nouvelles :\nrecruter"},
		{"Le service social du d\u00E9partement et de l'agglo\t450\nles autres services du "
		 "d\u00E9partement\t12",
		 "Le service social du d\u00E9partement et de l'agglo | 450\nles autres services du d\u00E9partement | "
		 "12"},
	};
	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		struct folded f = text_fold(&arena, str_c(cases[i][0]));
		assert_same(f.text, cases[i][1], cases[i][0]);
		assert_true(utf8_valid(f.text));
	}
}

static void a_wrapped_paragraph_becomes_one_line(void **state)
{
	str wrapped = S("Un titre court\n\n"
			"Le conseil de la ville de Marzeuil a vot\u00E9 lundi soir un budget de trois\n"
			"millions d'euros. Jeanne Morvan, adjointe charg\u00E9e des finances, a parl\u00E9 de\n"
			"Rennes et de Nantes, o\u00F9 les communes ont fait le m\u00EAme choix l'an dernier.\n"
			"Elle veut aller plus loin.\n\n"
			"La suite au prochain conseil, qui se tiendra dans la grande salle de\n"
			"Marzeuil.");
	struct folded f = text_fold(&arena, wrapped);

	(void)state;
	assert_same(f.text,
		    "Un titre court\n\n"
		    "Le conseil de la ville de Marzeuil a vot\u00E9 lundi soir un budget de trois "
		    "millions d'euros. Jeanne Morvan, adjointe charg\u00E9e des finances, a parl\u00E9 de "
		    "Rennes et de Nantes, o\u00F9 les communes ont fait le m\u00EAme choix l'an dernier. "
		    "Elle veut aller plus loin.\n\n"
		    "La suite au prochain conseil, qui se tiendra dans la grande salle de "
		    "Marzeuil.",
		    "wrapped");
	assert_int_equal(f.sentences, 5);
}

static void paragraphs_on_a_line_each_stay_apart(void **state)
{
	str s = S("Un plan pour le travail social dans notre d\u00E9partement\n"
		  "Le d\u00E9partement a d\u00E9cid\u00E9 de lancer un plan. Il a pour objectif de valoriser les "
		  "m\u00E9tiers et de soutenir les agents.\n"
		  "Les objectifs de ce plan\n"
		  "La collectivit\u00E9 en a pr\u00E9sent\u00E9 les contours ce jeudi devant deux cents personnes "
		  "r\u00E9unies \u00E0 l'h\u00F4tel du d\u00E9partement.");

	(void)state;
	assert_same(text_fold(&arena, s).text, s.p, "paragraphs");
}

static void the_map_leads_back_to_what_is_shown(void **state)
{
	str shown = S("l\u2019\u0153uvre\u00A0: 1\u202F200\u00A0\u20AC en Seine-\nSaint-Denis, recru-\ntement");
	struct folded f = text_fold(&arena, shown);
	static const char *const pairs[][2] = {{"oeuvre", "\u0153uvre"},
					       {"1 200 \u20AC", "1\u202F200\u00A0\u20AC"},
					       {"l'", "l\u2019"},
					       {"Seine-Saint-Denis", "Seine-\nSaint-Denis"},
					       {"recrutement", "recru-\ntement"},
					       {"en", "en"}};

	(void)state;
	for (size_t i = 0; i < countof(pairs); i++) {
		size_t at = str_find(f.text, str_c(pairs[i][0]), 0);
		u32 beg = map_begin(&f.map, (u32)at), end = map_end(&f.map, (u32)(at + strlen(pairs[i][0])));

		assert_true(at != SIZE_MAX);
		assert_same(str_cut(shown, beg, end), pairs[i][1], pairs[i][0]);
	}
}

static void a_fold_of_anything_is_folded_and_mapped(void **state)
{
	static const u32 sample[] = {'a',    'B',  ' ',    ' ',    '\n',   '\t',   '-',   '.',   '"',
				     '|',    '1',  0xA0,   0x2019, 0x2026, 0x153,  0x152, 0xAD,  0x200B,
				     0xFB01, 0xE9, 0x2013, 0xAB,   0xBB,   0x3000, '`',   0x20AC};
	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct buf b = {.arena = &arena};
		struct folded f;
		u32 before = 0;

		for (u32 n = roll(60); n; n--)
			utf8_put(&b, sample[roll(countof(sample))]);
		f = text_fold(&arena, buf_str(&b));
		for (u32 at = 0; at < f.text.n;) {
			u32 beg = at, c = utf8_next(f.text, &at), from = map_begin(&f.map, beg),
			    to = map_end(&f.map, at);
			assert_true(c == 0xE9 || c == 0x20AC || c < 0x80);
			assert_true(c != '\t' && c != '`');
			assert_true(from >= before && from < to && to <= b.n);
			before = from;
		}
		for (u32 i = 0; i < f.sentences; i++) {
			assert_true(f.sentence[i].beg < f.sentence[i].end && f.sentence[i].end <= f.text.n);
			assert_true(!i || f.sentence[i].beg >= f.sentence[i - 1].end);
			assert_true(!strchr(" \n", f.text.p[f.sentence[i].beg]) &&
				    !strchr(" \n", f.text.p[f.sentence[i].end - 1]));
		}
		arena_reset(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_see_one_kind_of_each_sign),
		cmocka_unit_test(a_wrapped_paragraph_becomes_one_line),
		cmocka_unit_test(paragraphs_on_a_line_each_stay_apart),
		cmocka_unit_test(the_map_leads_back_to_what_is_shown),
		cmocka_unit_test(a_fold_of_anything_is_folded_and_mapped),
	};
	return cmocka_run_group_tests(tests, arena_up, arena_down);
}

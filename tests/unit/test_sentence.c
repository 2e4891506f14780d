/* Sentences: a table of texts, in shown form, with § where one sentence ends and the next begins. */
#include "text_test.h"

static const char *const cases[] = {
	/* plain stops */
	"Il pleut.§Il vente.",
	"Il pleut !§Il vente ?§Il neige.",
	"Un seul",
	"Il part…§Elle reste.",
	"Il part… puis revient.",
	"Quoi ?!§Rien.",
	"Bon…§Bon…",
	"Il pleut. il vente.",
	"Ça va.§Était-ce vrai ?",
	"C'est fini.§À demain.",
	"Ils sont 12.§Elles sont 13.",
	"En 2022.§Il a plu.",
	"Le budget est de 3 millions.§450 agents sont recrutés.",
	"« C'est fini. »§Il part.",
	"Il a dit : « C'est fini. »§Puis il part.",
	"« Pourquoi ? », demande-t-il.",
	"« Oui ! » crie-t-elle.",
	"\"C'est fini.\"§Il part.",
	"Il est là.§« Nous partons », dit-il.",
	"Il est là.§\"Nous partons\", dit-il.",
	"“C’est fini.”§Il part.",
	"(Il pleut.)§Il vente.",
	"Il pleut [...].§Il vente.",
	"Il pleut (fort).§Il vente.",
	"« Un.§Deux. »§Trois.",
	"Il pleut.§— Vraiment ?§— Oui.",
	"Il pleut.§- Vraiment ?",
	/* titles and abbreviations */
	"M. Dupont est là.",
	"MM. Dupont et Durand.",
	"Mme. Martin parle.",
	"Mlle. Rose rit.",
	"Le Dr. House.§Il soigne.",
	"Le Pr. Raoult parle.",
	"Me. Dupond plaide.",
	"Mgr. Aupetit prie.",
	"À St. Malo, il pleut.",
	"Av. Jean-Jaurès, à Lyon.",
	"12 bd. Voltaire.§Il y habite.",
	"Voir art. 12 du code.",
	"Voir art. L. 123 du code.",
	"Il aime l'art.§Il peint.",
	"Voir n. 12.§Puis rien.",
	"Voir p. 16.§Voir p. 17.",
	"Voir pp. 16 et 17.",
	"Env. 450 agents sont là.",
	"Soit env. 450 agents.",
	"Tél. 02 99 00 00 00.§Ouvert.",
	"Réf. 1234.§Fin.",
	"Agents, cadres, etc.§Le budget suit.",
	"Agents, cadres, etc. sont là.",
	"Vers 50 av. J.-C. et après.",
	"Le 3 févr. 2020.§Il part.",
	"Le 3 déc. dernier.",
	"Cf. Le Monde du 3 mai.",
	"Lyon vs. Paris.",
	"Rens. Mairie de Rennes.",
	"À 10 h. précises.",
	"À 10 h. 30, il part.",
	"Il part à 10 h.§Le maire reste.",
	"Vol. 3, chap. 2.§Fin.",
	"Le vol.§Il fut long.",
	/* initials and acronyms */
	"J. Dupont est là.",
	"J.-P. Martin est là.",
	"J.F. Kennedy parle.",
	"La C.A.F. de l'Ain.",
	"La C.A.F.§Elle aide.",
	"Les U.S.A. et nous.",
	"Le plan B.§Il a échoué.",
	"J. Le Goff écrit.",
	"É. Zola écrit.",
	"Vitamine C.§Nous en manquons.",
	"A. Durand, B. Martin et C. Petit.",
	/* numbers, addresses */
	"Il coûte 2.5 euros.",
	"Il coûte 30.000 euros.§C'est cher.",
	"Le 30.06.2011.§Il pleut.",
	"Voir www.ville-rennes.fr.§Il pleut.",
	"Sur https://www.hauts-de-seine.fr/les-metiers/.§Fin.",
	"Écrire à j.dupont@mairie.fr.§Merci.",
	"Voir le fichier plan.pdf.§Merci.",
	"Version 2.0.1 du site.§Fin.",
	"Le 01.40.05.23.15.§Appelez.",
	/* notes, items, lines */
	"« Un boulet ? » (1), les directeurs répondent.",
	"Il pleut. (1)§Il vente.",
	"1. Premier point.§2. Second point.",
	"IV. Le budget.",
	"a. Premier point.",
	"Titre sans point§Il pleut.",
	"Un.§§Deux.",
	"- recruter§- former",
	"• recruter §• former",
	"Objectifs : §• recruter §• former",
	"Agents | 450 | 12§Cadres | 30 | 2",
	"Ville\t12\t30§Autre\t1\t2",
	"Est-ce juste ?, s'interroge-t-il.",
	"Il demande : « Où ? »§« Là. »",
	"Yahoo! baisse.",
	"Il pleut. . .§Il vente.",
	"Dit-elle.§(Rires.)",
	"Fini.§[La suite demain]",
	"Il a 45 ans.§M. Dupont aussi.",
	"",
	"   ",
	"...",
};

static void each_text_is_cut_where_it_says(void **state)
{
	(void)state;
	assert_true(countof(cases) >= 80);
	for (size_t i = 0; i < countof(cases); i++) {
		struct buf shown = {.arena = &arena}, wanted = {.arena = &arena}, got = {.arena = &arena};
		struct folded f;

		for (str rest = str_c(cases[i]);
		     rest.n;) { /* § between lines stands for a line break, elsewhere for a space */
			size_t cut = str_find(rest, S("§"), 0);
			str part = str_cut(rest, 0, cut);
			char last = part.n ? part.p[part.n - 1] : ' ';
			bool line = cut != SIZE_MAX && !strchr(".!?)\" ]", last) && !str_ends(part, S("»")) &&
				    !str_ends(part, S("”")) && !str_ends(part, S("…"));

			buf_put(&shown, part);
			if (cut != SIZE_MAX)
				buf_char(&shown, line || !part.n ? '\n' : ' ');
			part = str_trim(text_fold(&arena, part).text);
			if (part.n) {
				buf_put(&wanted, part);
				buf_put(&wanted, S("§"));
			}
			rest = cut == SIZE_MAX ? (str){"", 0} : str_cut(rest, cut + 2, rest.n);
		}
		f = text_fold(&arena, buf_str(&shown));
		for (u32 k = 0; k < f.sentences; k++) {
			buf_put(&got, str_cut(f.text, f.sentence[k].beg, f.sentence[k].end));
			buf_put(&got, S("§"));
		}
		buf_char(&wanted, '\0');
		assert_same(buf_str(&got), wanted.p, cases[i]);
	}
}

static void a_sentence_without_end_is_cut_at_a_space(void **state)
{
	struct buf b = {.arena = &arena};
	struct sentence *s;
	u32 n;

	(void)state;
	for (int i = 0; i < 3000; i++)
		buf_put(&b, S("étape "));
	n = sentence_split(&arena, buf_str(&b), &s);
	assert_true(n >= 5);
	for (u32 i = 0; i < n; i++) {
		assert_true(s[i].end - s[i].beg <= SENTENCE_MAX);
		assert_true(str_starts(str_cut(buf_str(&b), s[i].beg, s[i].end), S("étape")));
	}
	b.n = 0;
	for (int i = 0; i < 10000; i++)
		buf_put(&b, S("é"));
	n = sentence_split(&arena, buf_str(&b), &s);
	for (u32 i = 0; i < n; i++)
		assert_true(utf8_valid(str_cut(buf_str(&b), s[i].beg, s[i].end)) &&
			    s[i].end - s[i].beg <= SENTENCE_MAX);
}

static void a_megabyte_of_dots_take_no_time(void **state)
{
	static const char *const units[] = {".", "M. ", ". ", "\" ", "J.", "(1)", ".\"", "a.\n", "• "};

	(void)state;
	for (size_t i = 0; i < countof(units); i++) {
		struct buf b = {.arena = &arena};
		struct sentence *s;

		while (b.n < 1 << 20)
			buf_put(&b, str_c(units[i]));
		sentence_split(&arena, buf_str(&b), &s);
		text_fold(&arena, buf_str(&b));
		arena_reset(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_text_is_cut_where_it_says),
		cmocka_unit_test(a_sentence_without_end_is_cut_at_a_space),
		cmocka_unit_test(a_megabyte_of_dots_take_no_time),
	};
	return cmocka_run_group_tests(tests, arena_up, arena_down);
}

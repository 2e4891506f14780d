/* Words as the index sees them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "dice.h"
#include "str.h"
#include "token.h"

static struct analyzer *analyzer;

struct line {
	char text[4000];
	size_t n;
	u32 last_beg, end;
	u32 words;
	bool bad;
};

/* Places parted by spaces, words of one place by `/`. */
static int collect(void *payload, const struct token *t)
{
	struct line *line = payload;

	if (line->n + t->n + 2 < sizeof line->text) {
		if (line->n)
			line->text[line->n++] = t->same_place ? '/' : ' ';
		memcpy(line->text + line->n, t->word, t->n);
		line->n += t->n;
		line->text[line->n] = 0;
	}
	line->bad |= t->n == 0 || t->n > TOKEN_MAX || t->beg >= t->end || t->end > line->end ||
		     (!t->same_place && t->beg < line->last_beg) || (t->same_place && !line->words);
	line->last_beg = t->beg;
	line->words++;
	return 0;
}

static int plain_only(void *payload, const struct token *t)
{
	return t->word[0] == TOKEN_LEMMA || t->word[0] == TOKEN_STEM ? 0 : collect(payload, t);
}

static const char *tokens(const char *text, int flags, token_fn *each)
{
	static struct line line;

	line = (struct line){.end = (u32)strlen(text)};
	tokens_each(analyzer, str_c(text), flags, each, &line);
	assert_false(line.bad);
	return line.text;
}

struct pair { const char *text, *words; };

static void check(const struct pair *pair, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_string_equal(tokens(pair[i].text, 0, plain_only), pair[i].words);
}

static void words_are_folded(void **state)
{
	static const struct pair pairs[] = {
		{"L'État recrute", "etat recrute"}, {"ÉDUCATEURS Cœur œuvre Ægine", "educateurs coeur oeuvre aegine"},
		{"ﬁnances oﬃce", "finances office"}, {"Straße ĳ Łódź", "strasse ij lodz"}, {"m² 1ʳᵉ n°", "m2 1re n"},
		{"", ""}, {"… — « » !", ""}, {"Москва 東京", "москва 東京"},
	};
	(void)state;
	check(pairs, countof(pairs));
}

static void elisions_are_dropped_and_whole_words_kept(void **state)
{
	static const struct pair pairs[] = {
		{"l'emploi d’un agent", "emploi un agent"},
		{"qu'il jusqu'à lorsqu'on puisqu'elle quoiqu'il", "il a on elle il"},
		{"aujourd'hui prud’hommes presqu'île", "aujourd'hui prud'hommes presqu'ile"},
		{"O'Brien quelqu'un", "o'brien quelqu'un"},
		{"d'« austérité »", "austerite"},
		{"'emploi' l'", "emploi"},
		{"rock'n'roll", "rock'n'roll"},
		{"S'IL", "il"},
	};
	(void)state;
	check(pairs, countof(pairs));
}

static void compounds_stand_whole_beside_their_first_part(void **state)
{
	static const struct pair pairs[] = {
		{"Seine-Saint-Denis", "seine/seine-saint-denis saint denis"},
		{"Villeneuve-d’Ascq", "villeneuve/villeneuve-ascq ascq"},
		{"dit-il celui-ci", "dit il celui ci"},
		{"2011-2012", "2011 2012"},
		{"a - b -c", "a b c"},
		{"porte‑parole", "porte/porte-parole parole"},
	};
	(void)state;
	check(pairs, countof(pairs));
}

static void figures_are_one_word_however_grouped(void **state)
{
	static const struct pair pairs[] = {
		{"4 700 4.700 4700 4\u202f700 4\u00a0700", "4700 4700 4700 4700 4700"},
		{"1 200 000 euros", "1200000 euros"},
		{"2,5 2.5 1.200,50", "2,5 2,5 1200,50"},
		{"31.03.2022", "31 03 2022"},
		{"1,2,3", "1 2 3"},
		{"20h30 1er G20", "20h30 1er g20"},
		{"12€50", "12 50"},
		{"2,5M€", "2,5 m"},
		{"2022 350", "2022 350"},
		{"5. Puis", "5 puis"},
		{"1234 567", "1234 567"},
		{"01.40.05.23.15", "01 40 05 23 15"},
	};
	(void)state;
	check(pairs, countof(pairs));
}

static void acronyms_join(void **state)
{
	static const struct pair pairs[] = {
		{"la C.A.F. de", "la caf de"}, {"C.A.F", "caf"}, {"M. Dupont", "m dupont"}, {"J.-C. X", "j c x"}, {"vu. A",
		 "vu a"},
	};
	(void)state;
	check(pairs, countof(pairs));
}

static void what_cannot_be_seen_parts_no_word(void **state)
{
	static const struct pair pairs[] = {
		{"recru\u00adtement", "recrutement"}, {"recru-\ntement", "recrutement"}, {"Seine-\nSaint", "seine saint"},
		{"e\u0301tat", "etat"}, {"mot\u200bcle", "motcle"},
	};
	(void)state;
	check(pairs, countof(pairs));
}

static void inclusive_endings_belong_to_the_place_only(void **state)
{
	static const struct pair pairs[] = {
		{"agent·e·s sociaux", "agent sociaux"},
		{"habitant(e)s ici", "habitant ici"},
		{"euro(s)", "euro"},
		{"directeur·rice", "directeur"},
		{"agent.e.s et étudiant-e-s, citoyen.ne", "agent et etudiant citoyen"},
		{"le maire.Les élus, site.fr, dit-elle, peut-on", "le maire les elus site fr dit elle peut on"},
		{"Lille (Nord)", "lille nord"},
		{"caisse (e) x", "caisse e x"},
	};
	(void)state;
	check(pairs, countof(pairs));
}

static int note_offsets(void *payload, const struct token *t)
{
	u32 *at = payload;

	at[0] = t->beg;
	at[1] = t->end;
	return 1;
}

static void offsets_begin_after_the_elision(void **state)
{
	u32 at[2];

	(void)state;
	tokens_each(analyzer, S("« l’État »"), 0, note_offsets, at);
	assert_int_equal(at[0], strlen("« l’"));
	assert_int_equal(at[1], strlen("« l’État"));
	tokens_each(analyzer, S("agent·e·s."), 0, note_offsets, at);
	assert_int_equal(at[1], strlen("agent·e·s"));
}

/* ── what meets ── */

struct meeting {
	char word[256][TOKEN_MAX + 1];
	u32 n;
};

static int note_word(void *payload, const struct token *t)
{
	struct meeting *m = payload;

	if (m->n < 256)
		snprintf(m->word[m->n++], TOKEN_MAX + 1, "%.*s", (int)t->n, t->word);
	return 0;
}

static bool meets(const char *query, const char *text)
{
	static struct meeting a, b;

	a.n = b.n = 0;
	tokens_each(analyzer, str_c(query), TOKEN_QUERY, note_word, &a);
	tokens_each(analyzer, str_c(text), 0, note_word, &b);
	for (u32 i = 0; i < a.n; i++)
		for (u32 k = 0; k < b.n; k++)
			if (strcmp(a.word[i], b.word[k]) == 0)
				return true;
	return false;
}

static void forms_of_a_word_meet(void **state)
{
	static const struct pair pairs[] = {
		{"recrutement", "recrutements"},
		{"agents", "agent"},
		{"État", "ETAT"},
		{"ville", "villes"},
		{"St", "Saint"},
		{"4 700", "4.700"},
		{"œuvre", "oeuvres"},
		{"C.A.F.", "CAF"},
		{"emploi", "emplois"},
		{"travail", "travaux"},
		{"euro", "euros"},
		{"social", "sociaux"},
		{"sociale", "social"},
		{"œil", "yeux"},
		{"cheval", "chevaux"},
		{"recruter", "recrute"},
		{"recrutent", "recruté"},
		{"salarié", "salariées"},
		{"événement", "évènements"},
		{"SOCIÉTÉ", "sociétés"},
		{"élu", "élus"},
		{"marché", "marchés"},
		{"maître", "maitres"},
		{"ciel", "cieux"},
		{"macroniste", "macronistes"},
		{"rendre", "rendues"},
		{"beau", "belle"},
		{"national", "nationales"},
		{"acteur", "actrices"},
	};

	(void)state;
	for (size_t i = 0; i < countof(pairs); i++)
		if (!meets(pairs[i].text, pairs[i].words) || !meets(pairs[i].words, pairs[i].text))
			fail_msg("%s and %s do not meet", pairs[i].text, pairs[i].words);
	assert_true(meets("aller", "ira") && meets("ira", "allons"));
	assert_true(meets("societe", "société") && meets("marché", "MARCHÉ") && meets("pêche", "PECHE"));
}

static void words_that_only_look_alike_do_not_meet(void **state)
{
	static const struct pair pairs[] = {
		{"recette", "recteur"}, {"public", "publicité"}, {"marche", "marché"},    {"jeune", "jeûne"},
		{"côte", "côté"},       {"pêche", "péché"},      {"sur", "sûr"},          {"tache", "tâche"},
		{"mur", "mûr"},         {"cote", "côte"},        {"économie", "économe"}, {"organe", "organisation"},
	};

	(void)state;
	for (size_t i = 0; i < countof(pairs); i++)
		if (meets(pairs[i].text, pairs[i].words) || meets(pairs[i].words, pairs[i].text))
			fail_msg("%s and %s meet", pairs[i].text, pairs[i].words);
}

/* All that stands at each place. */
static void a_lemma_stands_beside_its_forms(void **state)
{
	static const struct pair pairs[] = {
		{"il recrute des agents", "il recrute/~recruter des agents/~agent"},
		{"un agent, un emploi", "un agent un emploi"}, /* its own lemma: once */
		{"Travaux ÉCOLES", "travaux/~travail ecoles/~ecole"},
		{"le marché, les marchés", "le marche~marché les marches~marchés/~marche~marché"},
		{"PÊCHE pêches", "peche~pêche peches~pêches/~peche~pêche"},
		{"pouvoir, pouvoirs, il peut", "pouvoir pouvoirs/~~pouvoir il peut/~pouvoir"},
		{"macronistes Macronistes MACRONISTES", "macronistes/}macron macronistes macronistes/}macron"},
		{"à Tours, des tours", "a tours des tours/~tour"},
		{"St-Denis", "st/saint/st-denis denis"},
		{"l'œuvre, il oeuvre, a oeuvré, des œuvres",
		 "oeuvre il oeuvre a/~avoir oeuvre~oeuvré/~oeuvrer des oeuvres/~oeuvre"},
	};

	(void)state;
	for (size_t i = 0; i < countof(pairs); i++)
		assert_string_equal(tokens(pairs[i].text, 0, collect), pairs[i].words);
}

static void a_query_asks_for_few_words_where_a_lemma_has_many_forms(void **state)
{
	static const struct pair pairs[] = {
		{"recrute", "recrute/recruter/~recruter"}, {"recrutement", "recrutement/~recrutement"},
		{"=recrute", "recrute"},                   {"très", "tres"},
		{"annoncer", "annoncer/annonce/~annoncer"}, /* annonce stands as the noun */
		{"macronistes", "macronistes/}macron/macroniste"}, {"Tours", "tours"}, {"tours", "tours/tour/~tour"},
	};

	(void)state;
	for (size_t i = 0; i < countof(pairs); i++)
		assert_string_equal(tokens(pairs[i].text, TOKEN_QUERY, collect), pairs[i].words);
	assert_string_equal(tokens("marché", TOKEN_QUERY | TOKEN_FORMS, collect), "marché/marchés");
}

static void a_lemma_stands_for_its_forms(void **state)
{
	(void)state;
	assert_string_equal(tokens("travaux sociales rendues l'allions macronistes", TOKEN_LEMMAS, collect),
			    "travail social rendre aller macron");
}

static void the_equals_sign_asks_for_the_form(void **state)
{
	(void)state;
	assert_true(meets("=recrutement", "recrutement"));
	assert_false(meets("=recrutement", "recrutements"));
	assert_string_equal(tokens("=Seine-Saint-Denis", TOKEN_QUERY, collect), "seine-saint-denis");
	assert_string_equal(tokens("recrutem", TOKEN_QUERY | TOKEN_PREFIX, collect), "recrutem");
}

static void a_word_of_the_index_is_shown_with_its_accents(void **state)
{
	static const struct pair pairs[] = {
		{"educateur", "éducateur"}, {"marche~marché", "marché"}, {"marche", "marche"}, {"macroniste", "macroniste"},
	};

	(void)state;
	for (size_t i = 0; i < countof(pairs); i++)
		assert_true(str_eq(token_written(analyzer, str_c(pairs[i].text)), str_c(pairs[i].words)));
}

static void a_family_has_one_beginning(void **state)
{
	static const char *const words[] = {"recrutement", "recruter", "recrute", "l'recrutés"};

	(void)state;
	for (size_t i = 0; i < countof(words); i++)
		assert_true(str_eq(token_family(analyzer, str_c(words[i])), S("recrut")));
	assert_int_equal(token_family(analyzer, S("…")).n, 0);
}

/* ── anything ── */

static void any_bytes_give_sound_tokens(void **state)
{
	static const char *const pieces[] = {"a",      "É",      "'",  "’", "-", "1", "23", "456",    " ",
					     "\u00a0", ".",      ",",  "·", "(", ")", "e",  "\xff",   "\xc3",
					     "\n",     "\u00ad", "l'", "ﬁ", "Z", "=", "~",  "\u0301", "\xe2\x80"};
	unsigned seed = 7;
	char text[200];

	(void)state;
	for (int round = 0; round < 20000; round++) {
		size_t n = 0;
		for (int k = 0; k < 24; k++) {
			const char *piece = pieces[draw(&seed, countof(pieces))];
			memcpy(text + n, piece, strlen(piece));
			n += strlen(piece);
		}
		text[n] = 0;
		tokens(text, round % 3 == 0 ? 0 : round % 3 == 1 ? TOKEN_QUERY : TOKEN_QUERY | TOKEN_PREFIX, collect);
	}
}

/* With the places, which what is remembered must not bring along. */
static int collect_placed(void *payload, const struct token *t)
{
	struct line *line = payload;

	if (line->n + 200 < sizeof line->text)
		line->n += (size_t)sprintf(line->text + line->n, "%.*s %u %u %d\n", (int)t->n, t->word, t->beg, t->end,
		                           t->same_place);
	return 0;
}

static void a_word_met_before_gives_what_it_gave_the_first_time(void **state)
{
	static const char *const pieces[] = {
		"l'", "qu’", "d’", "L'", "aujourd", "hui", "'", "’", "-", "-\n", ".", ". ", "·es", "(e)s", "A.", "F", "mots ",
		"Mots",
		"MOTS ", "marché", "marche ", "employés", "Éco", "œuvre", "e\xCC\x81", "\xC2\xAD", "\xC2\xA0", "»", "4 ", "700",
		"M6",
		" ", ", ", "\n", "Seine-St-Denis", "Tours ", "TOURS", "tours ", "macronistes ", "\xC3", "ﬁ", "×", "rendez",
		"vous ", "re",
	};
	struct line worn, fresh;
	u32 seed = 11;

	(void)state;
	for (int round = 0; round < 600; round++) {
		struct analyzer *new = analyzer_new();
		char text[400];
		size_t n = 0;
		for (int k = 0; k < 20; k++) {
			const char *piece = pieces[draw(&seed, countof(pieces))];
			n += (size_t)sprintf(text + n, "%s", piece);
		}
		worn = fresh = (struct line){0};
		assert_non_null(new);
		tokens_each(analyzer, (str){text, n}, 0, collect_placed, &worn);
		tokens_each(new, (str){text, n}, 0, collect_placed, &fresh);
		assert_string_equal(worn.text, fresh.text);
		analyzer_free(new);
	}
}

static int nothing(void *payload, const struct token *t)
{
	(void)payload, (void)t;
	return 0;
}

static void long_runs_take_linear_time(void **state)
{
	static char text[1 << 20];
	static const char *const pieces[] = {"a",   "1",  "a-",   "l'",     "1 ", "1.",  "·e",
					     "(e)", "a.", "123 ", "\u00ad", "'",  "-\n", "a·"};

	(void)state;
	for (size_t i = 0; i < countof(pieces); i++) {
		size_t n = strlen(pieces[i]);
		for (size_t at = 0; at + n <= sizeof text; at += n)
			memcpy(text + at, pieces[i], n);
		tokens_each(analyzer, (str){text, sizeof text / n * n}, 0, nothing, NULL);
	}
}

static int let_pass(void *payload, const struct token *t)
{
	(void)payload, (void)t;
	return 0;
}

/* What a word needs is there since the analyzer is: a word without memory for its stem would be another word. */
static void no_word_needs_memory_of_its_own(void **state)
{
	struct analyzer *fresh = analyzer_new();
	char word[200];

	(void)state;
	assert_non_null(fresh);
	size_t before = mallinfo2().uordblks;
	for (size_t n = 1; n < sizeof word; n++) { /* in no dictionary, so that it gets a stem */
		memset(word, 'z', n);
		assert_int_equal(tokens_each(fresh, (str){word, n}, 0, let_pass, NULL), 0);
	}
	assert_int_equal(mallinfo2().uordblks, before); /* 0 and 0 under a sanitizer, which has its own */
	analyzer_free(fresh);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_folded),
		cmocka_unit_test(elisions_are_dropped_and_whole_words_kept),
		cmocka_unit_test(compounds_stand_whole_beside_their_first_part),
		cmocka_unit_test(figures_are_one_word_however_grouped),
		cmocka_unit_test(acronyms_join),
		cmocka_unit_test(what_cannot_be_seen_parts_no_word),
		cmocka_unit_test(inclusive_endings_belong_to_the_place_only),
		cmocka_unit_test(offsets_begin_after_the_elision),
		cmocka_unit_test(forms_of_a_word_meet),
		cmocka_unit_test(words_that_only_look_alike_do_not_meet),
		cmocka_unit_test(a_lemma_stands_beside_its_forms),
		cmocka_unit_test(a_query_asks_for_few_words_where_a_lemma_has_many_forms),
		cmocka_unit_test(a_lemma_stands_for_its_forms),
		cmocka_unit_test(the_equals_sign_asks_for_the_form),
		cmocka_unit_test(a_word_of_the_index_is_shown_with_its_accents),
		cmocka_unit_test(a_family_has_one_beginning),
		cmocka_unit_test(any_bytes_give_sound_tokens),
		cmocka_unit_test(a_word_met_before_gives_what_it_gave_the_first_time),
		cmocka_unit_test(long_runs_take_linear_time),
		cmocka_unit_test(no_word_needs_memory_of_its_own),
	};
	int failed;

	analyzer = analyzer_new();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	analyzer_free(analyzer);
	return failed;
}

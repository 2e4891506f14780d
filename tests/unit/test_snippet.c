/* The best passage, and the marks on it. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "buf.h"
#include "snippet.h"
#include "str.h"

static struct analyzer *analyzer;
static struct arena arena;
static jmp_buf point;

/* The snippet with its marks in brackets. */
static const char *snippet(const char *words, const char *text)
{
	struct query q;
	pr_err err = {0};
	struct snippet s;
	struct buf b = {.arena = &arena};
	size_t at = 0;

	arena_reset(&arena);
	assert_int_equal(query_read(&q, &arena, analyzer, str_c(words), &err), PR_OK);
	s = snippet_make(&arena, analyzer, str_c(text), &q, SNIPPET_LENGTH);
	assert_true(s.text.n < SNIPPET_LENGTH + 200);
	for (size_t i = 0; i < s.marks; i++) {
		assert_true(s.mark[i].start >= at && s.mark[i].start < s.mark[i].end && s.mark[i].end <= s.text.n);
		buf_put(&b, str_cut(s.text, at, s.mark[i].start));
		buf_char(&b, '[');
		buf_put(&b, str_cut(s.text, s.mark[i].start, at = s.mark[i].end));
		buf_char(&b, ']');
	}
	buf_put(&b, str_cut(s.text, at, s.text.n));
	buf_char(&b, 0);
	return b.p;
}

static bool holds(const char *words, const char *text)
{
	struct query q;
	pr_err err = {0};

	arena_reset(&arena);
	assert_int_equal(query_read(&q, &arena, analyzer, str_c(words), &err), PR_OK);
	return snippet_holds(&arena, analyzer, str_c(text), &q);
}

static void a_query_holds_in_a_text_or_does_not(void **state)
{
	(void)state;
	assert_true(holds("travail", "des travaux"));
	assert_true(holds("travail ville", "la ville, ses travaux"));
	assert_false(holds("travail ville", "ses travaux"));
	assert_true(holds("travail OU ville", "ses travaux"));
	assert_false(holds("travail SAUF ville", "la ville, ses travaux"));
	assert_true(holds("-ville", "ses travaux"));
	assert_true(holds("recrut* \"trois agents\"", "le recruteur de trois agents"));
	assert_false(holds("\"trois agents\"", "trois autres agents"));
	assert_true(holds("", "rien"));
	assert_false(holds("rien", ""));
}

static void a_passage_is_as_long_as_was_asked(void **state)
{
	struct query q;
	pr_err err = {0};
	str text = S("Depuis ce matin les travaux du tramway avancent bien plus vite que prévu.");

	(void)state;
	arena_reset(&arena);
	assert_int_equal(query_read(&q, &arena, analyzer, S("travail"), &err), PR_OK);
	assert_true(str_eq(snippet_make(&arena, analyzer, text, &q, 30).text, S("… matin les travaux du tramway …")));
	assert_true(str_eq(snippet_make(&arena, analyzer, text, &q, 0).text, S("… travaux …")));
	assert_true(str_eq(snippet_make(&arena, analyzer, text, &q, 500).text, text));
}

static void hits_are_marked(void **state)
{
	(void)state;
	assert_string_equal(snippet("recrutement", "Le recrutement des agents."), "Le [recrutement] des agents.");
	assert_string_equal(snippet("recrutement", "L’État gèle les recrutements."), "L’État gèle les [recrutements].");
	assert_string_equal(snippet("etat", "L’État gèle."), "L’[État] gèle.");
	assert_string_equal(snippet("\"des agents\" gel", "des postes, des agents"), "des postes, [des agents]");
	assert_string_equal(snippet("recrut*", "Recruter ou recruteur, pas le reste"),
			    "[Recruter] ou [recruteur], pas le reste");
	assert_string_equal(snippet("agents -gel", "le gel des agents"), "le gel des [agents]");
	assert_string_equal(snippet("=recrutement", "recrutements, recrutement"), "recrutements, [recrutement]");
	assert_string_equal(snippet("Seine-Saint-Denis", "en Seine-Saint-Denis, oui"), "en [Seine-Saint-Denis], oui");
	assert_string_equal(snippet("=Seine-Saint-Denis", "en Seine-Saint-Denis, oui"), "en [Seine-Saint-Denis], oui");
	assert_string_equal(snippet("absent", "\n Un début\nsur deux lignes."), "Un début sur deux lignes.");
	assert_string_equal(snippet("", "Rien de demandé."), "Rien de demandé.");
	assert_string_equal(snippet("a", ""), "");
}

static void a_title_is_marked_by_what_is_looked_for_in_titles(void **state)
{
	struct query q;
	struct snippet s;
	pr_err err = {0};

	(void)state;
	arena_reset(&arena);
	assert_int_equal(query_read(&q, &arena, analyzer, S("titre:emplois gard texte:pour -mille"), &err), PR_OK);
	s = snippet_title(&arena, analyzer, S("Mille emplois pour le Gard"), &q);
	assert_int_equal(s.marks, 2);
	assert_true(s.mark[0].start == 6 && s.mark[0].end == 13 && s.mark[1].start == 22 && s.mark[1].end == 26);
	assert_int_equal(s.text.n, 26);
}

static void the_passage_with_the_most_words_wins(void **state)
{
	char text[4000] = "Le budget. ";
	const char *got;

	(void)state;
	for (int i = 0; i < 40; i++)
		strcat(text, "Une phrase qui ne dit rien de la chose. ");
	strcat(text, "Le recrutement pèse sur le budget du département. ");
	for (int i = 0; i < 20; i++)
		strcat(text, "Encore une phrase sans intérêt. ");
	got = snippet("recrutement budget", text);
	assert_non_null(strstr(got, "… "));
	assert_non_null(strstr(got, "Le [recrutement] pèse sur le [budget] du département."));
	assert_true(strcmp(got + strlen(got) - strlen(" …"), " …") == 0);
}

static void no_word_and_no_figure_is_cut(void **state)
{
	unsigned seed = 3;

	(void)state;
	for (int round = 0; round < 400; round++) {
		char text[3000] = "";
		const char *got, *tail;
		for (int i = 0; i < 80; i++) {
			seed = seed * 1103515245 + 12345;
			strcat(text, seed >> 16 & 1 ? "4 700 000 " : seed >> 17 & 1 ? "établissements " : "é ");
			if (i == 40)
				strcat(text, "cible ");
		}
		got = snippet("cible", text);
		assert_non_null(strstr(got, "[cible]"));
		if (strncmp(got, "… ", strlen("… ")) == 0)
			got += strlen("… ");
		assert_true(*got == '4' || *got == '[' || strncmp(got, "é", 2) == 0);
		assert_true(*got != '4' || strncmp(got, "4 700 000", 9) == 0);
		tail = strstr(got, " …");
		if (tail)
			assert_true(strncmp(tail - 3, "000", 3) != 0 || strncmp(tail - 9, "4 700 000", 9) == 0);
	}
}

static void a_long_text_without_spaces_is_shown_in_part(void **state)
{
	static char text[1 << 20];

	(void)state;
	memset(text, '-', sizeof text - 1);
	snippet("a", text);
	memset(text, 'a', sizeof text - 1);
	snippet("b", text);
}

static void words_that_tell_little_are_marked_where_nothing_else_is_asked_for(void **state)
{
	static const char text[] = "Le budget de la ville.";

	(void)state;
	assert_string_equal(snippet("budget de la ville", text), "Le [budget] de la [ville].");
	assert_string_equal(snippet("de la", text), "Le budget [de] [la] ville.");
	assert_string_equal(snippet("budget =de", text), "Le [budget] [de] la ville.");
	assert_string_equal(snippet("\"de la ville\"", text), "Le budget [de la ville].");
	assert_string_equal(snippet("de -ville", text), "Le budget [de] la ville.");
}

static void a_word_and_the_lemma_beside_it_are_marked_once(void **state)
{
	(void)state;
	assert_string_equal(snippet("emploi+ =emplois emploi", "Des emplois et un emploi."),
		"Des [emplois] et un [emploi].");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_query_holds_in_a_text_or_does_not),
			cmocka_unit_test(a_title_is_marked_by_what_is_looked_for_in_titles),
				cmocka_unit_test(a_passage_is_as_long_as_was_asked),
		cmocka_unit_test(hits_are_marked), cmocka_unit_test(the_passage_with_the_most_words_wins),
		cmocka_unit_test(no_word_and_no_figure_is_cut), cmocka_unit_test(a_long_text_without_spaces_is_shown_in_part),
		cmocka_unit_test(words_that_tell_little_are_marked_where_nothing_else_is_asked_for),
		cmocka_unit_test(a_word_and_the_lemma_beside_it_are_marked_once),
	};
	int failed;

	arena_init(&arena, 64 << 20);
	if (arena_try(&arena, &point))
		return 1;
	analyzer = analyzer_new();
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	analyzer_free(analyzer);
	arena_free(&arena);
	return failed;
}

/* Extraction: what the automaton lets through to PCRE2 loses nothing. Facts, and the words that they stand on, are
 * those of the slow path, which tries every rule at every word. */
#include "text_test.h"

#include <dirent.h>

#include "extract.h"
#include "input.h"
#include "rule_dfa.h"

static pr_rules *rules;
static struct extractor *fast, *slow;
static size_t found; /* facts that were compared */

static int open_all(void **state)
{
	pr_err err = {0};

	if (pr_rules_open(&rules, getenv("PRESSOIR_RULES") ? NULL : "rules", &err))
		fprintf(stderr, "%s\n", err.message), abort();
	fast = extractor_new(rules), slow = extractor_new(rules);
	assert_non_null(fast);
	assert_non_null(slow);
	extractor_everywhere(slow);
	return arena_up(state);
}

static int close_all(void **state)
{
	extractor_free(fast), extractor_free(slow);
	pr_rules_close(rules);
	return arena_down(state);
}

static void assert_same_facts(const struct article *article)
{
	struct facts a = extract(fast, &arena, article), b = extract(slow, &arena, article);
	size_t n = a.n < b.n ? a.n : b.n, i = 0;

	while (i < n && a.fact[i].start == b.fact[i].start && a.fact[i].end == b.fact[i].end &&
	       str_eq(a.fact[i].rule, b.fact[i].rule) && str_eq(a.fact[i].value, b.fact[i].value))
		i++;
	if (i < b.n || a.n > b.n)
		fail_msg("%.*s: fact %zu of %zu differs", (int)article->text.n, article->text.p, i + 1, b.n);
	found += b.n;
}

static void text_same(str bytes)
{
	struct decoded decoded = text_decode(&arena, bytes, "UTF-8");
	struct shown shown = text_normalise(&arena, decoded.text, NULL);
	struct article article = {.text = shown.text, .map = shown.map};

	assert_same_facts(&article);
}

/* The text with one of its pieces in capitals, cut, doubled, or with a character that patterns stumble over. */
static str changed(str text)
{
	static const char *const odd[] = {"\xE2\x84\xAA", "\xC5\xBF", "É", "Œ", "(", ")", "'", "’", "\xC2\xA0", "€", "-",
	                                  "–", "\n", ".", "1", "ſ", "µ", "¹", "٣", "K", " ", "d'", "\xCC\x81", "Ÿ", "ß",
		"🙂"};
	size_t at = roll((u32)text.n + 1), to = at + roll(40);
	struct buf out = {.arena = &arena};

	to = to < text.n ? to : text.n;
	buf_put(&out, str_cut(text, 0, at));
	switch (roll(4)) {
	case 0:
		for (size_t i = at; i < to; i++)
			buf_char(&out, text.p[i] >= 'a' && text.p[i] <= 'z' ? (char)(text.p[i] - 32) : text.p[i]);
		break;
	case 1:
		break;
	case 2:
		buf_put(&out, str_cut(text, at, to));
		to = at;
		break;
	default:
		buf_put(&out, str_c(odd[roll(countof(odd))]));
		to = at + roll(2);
		break;
	}
	buf_put(&out, str_cut(text, to, text.n));
	return buf_str(&out);
}

static void the_examples_of_the_rules_and_what_chance_makes_of_them(void **state)
{
	(void)state;
	found = 0;
	for (u32 r = 0; r < rules->rules; r++)
		for (u32 e = 0; e < rules->rule[r].examples; e++) {
			str text = rules->rule[r].example[e].text;
			text_same(text);
			for (int i = 0; i < 6; i++)
				text_same(text = changed(text));
			arena_reset(&arena);
		}
	assert_true(found > rules->rules);
}

/* Where a way is missing for which there is no room, PCRE2 is asked about every rule under way. */
static void an_automaton_that_is_full_loses_nothing(void **state)
{
	struct dfa *whole = rules->dfa, *wide = rules->wide;

	(void)state;
	found = 0;
	rules->dfa = dfa_new(rules->nfa, false, 40), rules->wide = dfa_new(rules->nfa, true, 3);
	assert_true(rules->dfa && rules->wide);
	for (u32 r = 0; r < rules->rules; r++)
		for (u32 e = 0; e < rules->rule[r].examples; e += 4) {
			text_same(rules->rule[r].example[e].text);
			arena_reset(&arena);
		}
	dfa_free(rules->dfa), dfa_free(rules->wide);
	rules->dfa = whole, rules->wide = wide;
	assert_true(found > rules->rules);
}

static void each_file(const char *dir)
{
	DIR *folder = opendir(dir);

	for (struct dirent *entry; folder && (entry = readdir(folder));) {
		char path[1024];
		pr_err err = {0};
		str text;
		snprintf(path, sizeof path, "%s/%s", dir, entry->d_name);
		if (entry->d_name[0] == '.')
			continue;
		each_file(path);
		if (str_ends(str_c(path), S(".txt")) && file_read(&arena, &text, path, &err))
			text_same(text);
	}
	if (folder)
		closedir(folder);
	arena_reset(&arena);
}

static void the_sample_corpus(void **state)
{
	(void)state;
	found = 0;
	each_file("corpus");
	assert_true(found > 100);
}

/* Every fortieth article of the press. */
static void real_press(void **state)
{
	static char line[1 << 20];
	FILE *press = shared_open("press/orange-6000.ndjson.gz");
	int n = 0;

	(void)state;
	fclose(press);
	snprintf(line, sizeof line, "gzip -dc '%s/press/orange-6000.ndjson.gz'",
	         getenv("SHARED") ? getenv("SHARED") : "../shared");
	press = popen(line, "r");
	assert_non_null(press);
	found = 0;
	while (fgets(line, sizeof line, press)) {
		struct doc *doc = NULL;
		struct article *article;
		const char *why = NULL;
		if (n++ % 40 || !input_ndjson.parse(&arena, &doc, str_c(line), &why) || !article_make(&arena, &article, doc))
			continue;
		assert_same_facts(article);
		arena_reset(&arena);
	}
	assert_int_equal(pclose(press), 0);
	assert_true(found > 500);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_examples_of_the_rules_and_what_chance_makes_of_them),
		cmocka_unit_test(an_automaton_that_is_full_loses_nothing),
		cmocka_unit_test(the_sample_corpus),
		cmocka_unit_test(real_press),
	};

	return cmocka_run_group_tests_name("extract", tests, open_all, close_all);
}

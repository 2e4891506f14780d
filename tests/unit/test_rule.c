/* The rule language: what it accepts, how it complains, where it looks. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "extract.h"
#include "rule.h"
#include "str.h"
#include "text.h"

static char dir[64];

static void write_file(const char *name, const char *text)
{
	char path[200];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", dir, name);
	file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
	fclose(file);
}

static int make_dir(void **state)
{
	char lists[80];

	(void)state;
	snprintf(dir, sizeof dir, "/tmp/pressoir-rule.XXXXXX");
	if (!mkdtemp(dir))
		return -1;
	snprintf(lists, sizeof lists, "%s/lists", dir);
	return mkdir(lists, 0700);
}

static int remove_dir(void **state)
{
	char command[100];

	(void)state;
	snprintf(command, sizeof command, "rm -rf '%s'", dir);
	return system(command);
}

static pr_rules *open_rules(const char *text)
{
	pr_rules *rules;
	pr_err err = {0};

	write_file("a.rules", text);
	if (pr_rules_open(&rules, dir, &err) != PR_OK)
		fail_msg("%s", err.message);
	return rules;
}

static void a_mistake_is_told_with_file_line_and_column(void **state)
{
	static const struct { const char *text, *message; } cases[] = {
		{"rule a\nkind k\nvalue quantity q\nmatch (?<q>\\d+ x\n", "a.rules:4:"},
		{"rule a\nkind k\nvalue nonsense q\nmatch x\n", "a.rules:3:7: there is no converter `nonsense`"},
		{"rule a\nkind k\nvalue trap\nmatch a{nothing}b\n", "a.rules:4:8: there is no macro or list `nothing`"},
		{"rule a\nkind k\nmatch x\n", "a.rules:1:6: `a` has no `value`"},
		{"rule a\nvalue trap\nmatch x\n", "a.rules:1:6: `a` has no `kind`"},
		{"rule a\nkind k\nvalue trap\n", "a.rules:1:6: `a` has no `match`"},
		{"kind k\n", "a.rules:1:6: `kind` stands before any `rule`"},
		{"rule a\nkind k\nvalue trap\nmatch x\n\nrule a\n", "a.rules:6:6: the rule `a` stands twice"},
		{"rule a\ncolour red\n", "a.rules:2:8: unknown keyword `colour`"},
		{"rule a\nkind\n", "a.rules:2:1: nothing after `kind`"},
		{"\tmatch x\n", "a.rules:1:1: an indented line"},
		{"macro m {m}\nrule a\nkind k\nvalue trap\nmatch {m}\n", "macros nested more than 16 deep"},
		{"rule a\nkind k\nunit {u}\nvalue trap\nmatch x\n", "`unit {u}` names no capture"},
		{"rule a\nkind k\nvalue trap\nmatch (a\n", "missing closing parenthesis"},
		{"rule a\nkind k\nvalue trap\nnear un {euros\nmatch x\n", "a.rules:4:6: `{euros` has no end; write {euros}"},
		{"rule a\nkind k\nvalue trap\nnear euros 2012\nmatch x\n",
		 "a.rules:4:6: `2012` begins with a digit, and no number is looked for; write words or signs that stand near it"},
		{"rule a\nkind k\nvalue trap\nnear {nothing}\nmatch x\n", "a.rules:4:6: there is no list `nothing`"},
	};

	(void)state;
	for (size_t i = 0; i < countof(cases); i++) {
		pr_rules *rules = NULL;
		pr_err err = {0};
		write_file("a.rules", cases[i].text);
		assert_int_equal(pr_rules_open(&rules, dir, &err), PR_USAGE);
		if (!strstr(err.message, cases[i].message))
			fail_msg("case %zu says \"%s\", should hold \"%s\"", i, err.message, cases[i].message);
		assert_null(rules);
	}
}

static void a_message_cut_short_ends_with_a_whole_letter(void **state)
{
	char text[700];

	(void)state;
	for (int i = 1; i <= 4; i++) {
		pr_rules *rules;
		pr_err err = {0};
		size_t n = (size_t)sprintf(text, "rule %.*s", i, "aaaa");
		for (int letter = 0; letter < 150; letter++)
			n += (size_t)sprintf(text + n, "%s", i % 2 ? "\xF0\x9F\x9A\x8C" : "\xE2\x82\xAC");
		write_file("a.rules", strcat(text, "\n"));
		assert_int_equal(pr_rules_open(&rules, dir, &err), PR_USAGE);
		assert_true(strlen(err.message) > 400);
		assert_true(utf8_valid(str_c(err.message)));
	}
}

static void a_missing_folder_is_told_with_what_to_do(void **state)
{
	pr_rules *rules;
	pr_err err = {0};

	(void)state;
	assert_int_equal(pr_rules_open(&rules, "/nowhere/at/all", &err), PR_USAGE);
	assert_non_null(strstr(err.message, "--rules"));
}

static int count_facts(void *payload, const pr_article *article, const pr_fact *fact, size_t count)
{
	(void)article, (void)fact;
	*(int *)payload += (int)count;
	return 0;
}

static int count_failed(void *payload, const char *message)
{
	(void)message;
	++*(int *)payload;
	return 0;
}

static void examples_that_fail_are_told_and_counted(void **state)
{
	pr_rules *rules = open_rules("rule a\nkind k\nvalue quantity q\nmatch (?<q>\\d+) pommes\n"
	                             "yes 3 pommes => 3\nyes 4 pommes => 5\nno 7 pommes\nno trois poires\nyes 1 poire => "
		"1\n");
	pr_check check;
	int told = 0;

	(void)state;
	assert_int_equal(pr_rules_check(rules, &check, count_failed, &told, NULL), PR_USAGE);
	assert_int_equal(check.rules, 1);
	assert_int_equal(check.examples, 5);
	assert_int_equal(check.failed, 3);
	assert_int_equal(told, 3);
	pr_rules_close(rules);
}

static void a_unit_has_small_letters_and_plain_spaces(void **state)
{
	pr_rules *rules = open_rules("rule a\nkind k\nunit {u}\nvalue quantity q\n"
	                             "match (?i)(?<q>\\d+) (?<u>travailleurs sociaux)\n"
	                             "yes 450 travailleurs\u00A0sociaux => 450 unit=\"travailleurs sociaux\"\n"
	                             "yes 12 TRAVAILLEURS SOCIAUX => 12 unit=\"travailleurs sociaux\"\n");
	pr_check check;

	(void)state;
	assert_int_equal(pr_rules_check(rules, &check, NULL, NULL, NULL), PR_OK);
	assert_int_equal(check.examples, 2);
	pr_rules_close(rules);
}

static int stop_message(void *payload, const char *message)
{
	(void)message;
	++*(int *)payload;
	return 1;
}

static int stop_trace(void *payload, const pr_trace *trace)
{
	(void)trace;
	++*(int *)payload;
	return 1;
}

static void a_callback_that_wants_no_more_stops_the_call(void **state)
{
	pr_rules *rules = open_rules("rule a\nkind k\nvalue quantity q\nmatch (?<q>\\d+) pommes\n"
	                             "yes 4 pommes => 5\nno 7 pommes\n");
	int told = 0;

	(void)state;
	assert_int_equal(pr_rules_check(rules, NULL, stop_message, &told, NULL), PR_STOPPED);
	assert_int_equal(told, 1);
	assert_int_equal(pr_rules_explain(rules, S("3 pommes et 4 pommes"), NULL, stop_trace, &told, NULL), PR_STOPPED);
	assert_int_equal(told, 2);
	pr_rules_close(rules);
}

static void a_pattern_that_backtracks_badly_is_refused_with_the_input(void **state)
{
	static const char *const bad[] = {"(?:a+)+!", "(?:a|aa)+!", "(?:\\w+\\s?)+!", "(?:a*)*b!", "(?:\\d+ ?)+ euros"};

	(void)state;
	for (size_t i = 0; i < countof(bad); i++) {
		char text[200];
		pr_check check;
		int told = 0;
		snprintf(text, sizeof text, "rule a\nkind k\nvalue trap\nmatch %s\nno nothing\n", bad[i]);
		pr_rules *rules = open_rules(text);
		if (pr_rules_check(rules, &check, count_failed, &told, NULL) != PR_USAGE)
			fail_msg("`%s` was not refused", bad[i]);
		pr_rules_close(rules);
	}
}

static void a_long_list_is_looked_up_and_a_short_one_spelled_out(void **state)
{
	char *list = calloc(1, 200000);
	pr_check check;
	size_t n = 0;

	(void)state;
	for (int i = 0; i < 4000; i++)
		n += (size_t)sprintf(list + n, "%c%c%c%cistes\n", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26, 'b');
	sprintf(list + n, "chefs d'atelier\nsapeurs-pompiers\nagent(e)s\n");
	write_file("lists/trade.tsv", list);
	write_file("lists/month.tsv", "mars\t3\navril\t4\n");
	pr_rules *rules = open_rules(
		"rule a\nkind k\nunit {u}\nvalue quantity q\nmatch (?<q>\\d+) {trade:u}(?: en {month})?\n"
		"yes 3 aaabistes => 3 unit=aaabistes\n"
		"yes 12 chefs d'atelier en mars => 12 unit=\"chefs d'atelier\" text=\"12 chefs d'atelier en mars\"\n"
		"yes 9 sapeurs-pompiers => 9\nyes 7 agent(e)s => 7\nno 3 aaabiste\nno 3 chefs\n"
		"yes 7 AAABISTES => 7\nyes 5 aaabiste·es, 4 caabiste.rice.s => 5 unit=aaabiste·es ; 4\nno 3 Chefs "
		"d'Atelier\nno 3 aaabiste·able\n");
	assert_int_equal(pr_rules_check(rules, &check, NULL, NULL, NULL), PR_OK);
	pr_rules_close(rules);
	rules = open_rules("rule a\nkind k\nunit {u}\nvalue quantity q\nmatch (?<q>\\d+) "
		"(?i:(?:[a(](?-i)q)|x{trade}|{trade:u})\n"
	                   "yes 12 Chefs d'Atelier => 12 unit=\"chefs d'atelier\"\nyes 7 AAABistes => 7\n"
	                   "rule b\nkind l\nunit {u}\nvalue quantity q\nmatch (?i)(?<q>\\d+) de (?-i:{trade:u})\n"
	                   "yes 7 DE aaabistes => 7\nno 7 de Aaabistes\n");
	assert_int_equal(pr_rules_check(rules, &check, NULL, NULL, NULL), PR_OK);
	pr_rules_close(rules);
	free(list);
}

static int outcomes(void *payload, const pr_trace *trace)
{
	char *all = payload;

	sprintf(all + strlen(all), "%.*s:%.*s;", (int)trace->rule.n, trace->rule.p, (int)trace->outcome.n,
		trace->outcome.p);
	return 0;
}

static void explain_tells_what_was_found_lost_refused_and_trapped(void **state)
{
	pr_rules *rules = open_rules("rule long\nkind k\nvalue text t\nmatch (?<t>rouge vif)\n"
	                             "rule short\nkind k\nvalue text t\nmatch (?<t>vif|rouge)\n"
	                             "rule trap\nkind k\nvalue trap\nmatch peau-rouge\n"
	                             "rule number\nkind n\nvalue quantity q\nmatch (?<q>zut)\n");
	char all[400] = "";

	(void)state;
	assert_int_equal(pr_rules_explain(rules, S("rouge vif, peau-rouge, zut"), NULL, outcomes, all, NULL), PR_OK);
	assert_string_equal(all, "long:found;short:overlap;short:overlap;trap:trap;short:trap;number:refused;");
	pr_rules_close(rules);
}

static void the_version_changes_with_a_rule_or_a_list_and_only_then(void **state)
{
	const char *text = "rule a\nkind k\nvalue trap\nmatch x{l}\n";
	char first[17];

	(void)state;
	write_file("lists/l.tsv", "un\ndeux\n");
	pr_rules *rules = open_rules(text);
	strcpy(first, pr_rules_version(rules));
	pr_rules_close(rules);
	rules = open_rules(text);
	assert_string_equal(pr_rules_version(rules), first);
	pr_rules_close(rules);
	write_file("lists/l.tsv", "un\ntrois\n");
	rules = open_rules(text);
	assert_string_not_equal(pr_rules_version(rules), first);
	pr_rules_close(rules);
}

/* ── the fast path finds what the slow one finds ── */

static struct facts facts_of(struct extractor *x, struct arena *a, str text)
{
	struct article article = {.text = text, .day = DAY_NONE};

	return extract(x, a, &article);
}

static size_t compared; /* facts */

static void compare(struct extractor *fast, struct extractor *slow, struct arena *a, str text)
{
	struct facts f = facts_of(fast, a, text), s = facts_of(slow, a, text);

	compared += s.n;
	assert_int_equal(f.n, s.n);
	for (size_t i = 0; i < f.n; i++)
		if (f.fact[i].start != s.fact[i].start || f.fact[i].end != s.fact[i].end ||
		    !str_eq(f.fact[i].value, s.fact[i].value) || !str_eq(f.fact[i].rule, s.fact[i].rule))
			fail_msg("differ at %u in: %.*s", f.fact[i].start, (int)text.n, text.p);
}

static void trying_everywhere_finds_the_same_facts(void **state)
{
	static const char *const piece[] = {
		"près de ", "plus d'", "une ", "cinquantaine ", "d'agents ", "450 ", "1.200 ", "12,5 ", "euros ", "€ ", "M€ ",
		"par an ",
		"le ", "3 ", "mars ", "2022 ", "du ", "Nord ", "la ", "Loire ", "(93) ", "en ", "Seine-Saint-Denis ", "deux ",
		"à ",
		"ÉLÈVES ", "élèves ", "Éducateurs ", "mardi ", "dernier ", "l'", "£", "- ", ", ", ". ", "passe de ", "mille ",
		"%", "ans ",
		"entre ", "et ", "jusqu'à ", "20 ", "heures ", "hectares ", "premier ", "trimestre ", "XIXe siècle ",
		"l'Œuvre ", "\n"};
	struct extractor *fast, *slow;
	pr_rules *rules;
	pr_err err = {0};
	struct arena a;
	jmp_buf point;
	static u64 seed = 20220331; /* survives the jump of arena_try */

	(void)state;
	arena_init(&a, 256u << 20);
	if (arena_try(&a, &point))
		fail_msg("out of memory");
	if (pr_rules_open(&rules, getenv("PRESSOIR_RULES"), &err) != PR_OK)
		fail_msg("%s", err.message);
	fast = extractor_new(rules);
	slow = extractor_new(rules);
	extractor_everywhere(slow);
	for (int round = 0; round < 1500; round++) {
		struct buf text = {.arena = &a};
		for (int i = 0; i < 25; i++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			buf_put(&text, str_c(piece[(seed >> 33) % countof(piece)]));
		}
		compare(fast, slow, &a, str_trim(buf_str(&text)));
		arena_reset(&a);
	}
	extractor_free(fast);
	extractor_free(slow);
	pr_rules_close(rules);
	arena_free(&a);
}

enum { KINDS_AT_ONCE = 40 };

/* Rules of these patterns, on texts made of what they look for. */
static void compare_patterns(const char *const *pattern, size_t n)
{
	static const char *const piece[] = {"a", "b", "c",  "A", "B", "ab", "aa", " ", " ",   "c ", "-", "é", "É",
	                                    "K", "k", "s", "ſ", "\xE2\x84\xAA", "1",  "€",  ".", "a.b", "ÿ",  "Ÿ", "٣"};
	struct buf text;
	struct arena a;
	jmp_buf point;
	struct extractor *fast, *slow;
	static u64 seed = 42; /* survives the jump of arena_try */
	pr_rules *rules;

	arena_init(&a, 64u << 20);
	if (arena_try(&a, &point))
		fail_msg("out of memory");
	text = (struct buf){.arena = &a};
	for (size_t i = 0; i < n; i++)
		buf_printf(&text, "rule k%zu.x\nkind k%zu\nvalue text t\nmatch (?<t>%s)\n\n", i, i, pattern[i]);
	rules = open_rules(arena_copy(&a, buf_str(&text)).p);
	fast = extractor_new(rules), slow = extractor_new(rules);
	extractor_everywhere(slow);
	compared = 0;
	for (int round = 0; round < 2000; round++) {
		arena_reset(&a);
		text = (struct buf){.arena = &a};
		for (int i = 0; i < 12; i++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			buf_put(&text, str_c(piece[(seed >> 33) % countof(piece)]));
		}
		compare(fast, slow, &a, str_trim(buf_str(&text)));
	}
	assert_true(compared > 500);
	extractor_free(fast), extractor_free(slow);
	pr_rules_close(rules);
	arena_free(&a);
}

/* What the automaton understands of PCRE2's language, and what it has to let through unread. */
static void patterns_of_every_make_find_the_same_facts(void **state)
{
	static const char *const pattern[] = {
		"[[:upper:]]+", "(\\w)\\1", "(?<q>a)?b(?(<q>)c|d)", "a(?:(?R))?b", "\\Qa.b\\E", "(?>ab|a)c", "a++b",
		"(?x) a b", "(?<=c )ab", "(?<!c )ab", "(?<![a-c-])b", "a(?! c)", "a(?=b|$)", "^a", "a$", "\\Aab\\z",
		"a{2}b", "a{2,}", "(?:ab?){1,3}c", "(?i)ak+s", "(?i:É)a", "(?-i:a)(?i)b", "[^a]b", "[^\\W\\d]c",
		"\\p{Lu}a", "\\P{L}", "[\\x{e9}-\\x{ff}]", "\\bab\\b", ".{0,20}c", "(a|(?i)b)c", "(?'n'a)\\k'n'",
		"€|1{1,2}", "a|(?!)", "(?|a(b)|c(b))", "\\Bb", "a(?#c)b", "\\d+", "(?i)[k-s]b", "(?i)ſ",
		"(a)\\g{1}", "(?<n>a)\\k<n>", "(a)(b)?\\2", "(a)(b)?\\g1", "(a)(b)\\k{t}", "\\x{20AC}1", "\\x41b", "\\tb?",
		"a\\.b", "\\p{^Lu}b", "\\pLb",
		"\\PNc", "\\p{Greek}?a", "\\p{L&}a", "\\h+b", "\\Nc", "\\Wb", "\\Sc", "\\Db", "[\\h]c", "[\\p{Ll}-]b",
		"[^\\P{L}a]", "[a\\-c]b",
		"[]a]b", "[^]a]b", "[é-ÿ]", "[\\n-\\x{7f}]c", "(?i)\\p{Lu}b", "(?i)[^\\p{Ll}]a", "ab\\Z", "\\Gab", "a\\Kb",
		"(?i)[à-ÿ]b"};

	(void)state;
	for (size_t i = 0; i < countof(pattern); i += KINDS_AT_ONCE)
		compare_patterns(pattern + i, countof(pattern) - i < KINDS_AT_ONCE ? countof(pattern) - i : KINDS_AT_ONCE);
}

enum { SET_MDWE = 65, REFUSE_EXEC_GAIN = 1 }; /* PR_SET_MDWE …: of Linux 6.3, whose headers may be missing */

/* In a process that is never given memory to write and to run; its status: 0 all went well, 77 there is no such
 * kernel. */
static int matches_without_machine_code(void)
{
	pr_rules *rules = open_rules("rule a\nkind k\nvalue quantity n\nmatch (?<n>\\d+) agents\n");
	pr_article article = {.text = S("La ville recrute 12 agents.")};
	const pcre2_code *code;
	int facts = 0;

	if (prctl(SET_MDWE, REFUSE_EXEC_GAIN, 0, 0, 0) != 0)
		return 77;
	code = rule_fast(rules, &rules->rule[0]);
	if (code == rules->rule[0].code || code != rule_code(rules, &rules->rule[0]))
		return 1;
	if (pr_extract_text(rules, &article, count_facts, &facts, NULL) != PR_OK || facts != 1)
		return 2;
	pr_rules_close(rules);
	return 0;
}

static void a_rule_is_made_ready_once_even_where_no_memory_may_run(void **state)
{
	const char *preloaded = getenv("LD_PRELOAD");
	pid_t child;
	int status;

	(void)state;
	if (preloaded && strstr(preloaded, "vgpreload"))
		skip(); /* valgrind runs what it wrote itself */
	child = fork();
	assert_true(child >= 0);
	if (child == 0)
		_exit(matches_without_machine_code());
	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
		skip();
	assert_int_equal(status, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mistake_is_told_with_file_line_and_column),
		cmocka_unit_test(a_missing_folder_is_told_with_what_to_do),
		cmocka_unit_test(examples_that_fail_are_told_and_counted),
		cmocka_unit_test(a_unit_has_small_letters_and_plain_spaces),
		cmocka_unit_test(a_callback_that_wants_no_more_stops_the_call),
		cmocka_unit_test(a_message_cut_short_ends_with_a_whole_letter),
		cmocka_unit_test(a_pattern_that_backtracks_badly_is_refused_with_the_input),
		cmocka_unit_test(a_long_list_is_looked_up_and_a_short_one_spelled_out),
		cmocka_unit_test(explain_tells_what_was_found_lost_refused_and_trapped),
		cmocka_unit_test(the_version_changes_with_a_rule_or_a_list_and_only_then),
		cmocka_unit_test(trying_everywhere_finds_the_same_facts),
		cmocka_unit_test(patterns_of_every_make_find_the_same_facts),
		cmocka_unit_test(a_rule_is_made_ready_once_even_where_no_memory_may_run),
	};

	return cmocka_run_group_tests(tests, make_dir, remove_dir);
}

/* The SQLite store: what is put is there, once, and is found; and what goes wrong is said and harms nothing. After each
 * test the file is verified, indexes included. */
#include "store_kit.h"

#include <signal.h>
#include <sys/wait.h>

/* ── putting ── */

static void the_same_article_again_changes_nothing(void **state)
{
	struct article a = made("x", "Titre", "Texte.\nSuite.", "2020-01-01");

	(void)state;
	begin();
	assert_int_equal(put(&a), STORED_NEW);
	assert_int_equal(put(&a), STORED_UNCHANGED);
	commit();
	begin();
	assert_int_equal(put(&a), STORED_UNCHANGED);
	commit();
	assert_int_equal(count(""), 1);
}

static void a_changed_article_replaces_its_older_self(void **state)
{
	struct article a = made("x", "Titre", "Ancien 450 agents.\nSuite.", "2020-01-01"),
		       b = made("x", "Titre", "Nouveau texte.\nSuite.", "2020-01-01");
	pr_fact fact = fact_of(&a, "headcount", "450 agents", "450");

	(void)state;
	begin();
	assert_int_equal(put_facts(&a, &fact, 1), STORED_NEW);
	assert_int_equal(put(&b), STORED_REPLACED);
	commit();
	assert_int_equal(count("ancien"), 0);
	assert_int_equal(count("nouveau"), 1);
	assert_string_equal(facts((pr_query){0}), "");
	b.author = S("A. Martin");
	begin();
	assert_int_equal(put(&b), STORED_REPLACED); /* its names alone */
	assert_int_equal(put(&b), STORED_UNCHANGED);
	commit();
	assert_non_null(strstr(everything(), "A. Martin"));
}

/* Blocks of lengths and traits begin at article 0: what lies before them is other memory. */
static void the_same_content_elsewhere_is_a_duplicate_and_remembered(void **state)
{
	struct article a = made("x", "Titre", "Texte.", "2020-01-01"), b = a, c = a;

	(void)state;
	b.id = b.article = S("y");
	c.published = S("2020-01-02");
	c.id = c.article = S("z");
	begin();
	assert_int_equal(put(&a), STORED_NEW);
	assert_int_equal(put(&b), STORED_DUPLICATE);
	assert_int_equal(put(&b), STORED_UNCHANGED);
	assert_int_equal(put(&c), STORED_NEW);
	commit();
	assert_int_equal(count(""), 2);
	assert_int_equal(sql("SELECT count(*) FROM places WHERE article = 1"), 2);
}

static void a_duplicate_that_changes_becomes_an_article_and_back(void **state)
{
	struct article a = made("x", "Titre", "Texte.", ""), b = made("y", "Titre", "Texte.", ""),
		       b2 = made("y", "Titre", "Autre.", "");

	(void)state;
	begin();
	put(&a);
	assert_int_equal(put(&b), STORED_DUPLICATE);
	assert_int_equal(put(&b2), STORED_REPLACED);
	assert_int_equal(count(""), 2);
	assert_int_equal(put(&b), STORED_DUPLICATE);
	assert_int_equal(count(""), 1);
	assert_int_equal(count("autre"), 0);
	commit();
}

static struct article part_of(const char *file, u32 part, const char *text)
{
	struct article a = made("", "Titre", text, "");

	a.id = S("");
	a.article = a.path = str_c(file);
	a.part = part;
	return a;
}

static void articles_without_an_id_are_parts_of_their_file(void **state)
{
	struct article one = part_of("/a.txt", 1, "Un."), two = part_of("/a.txt", 2, "Deux."),
		       three = part_of("/a.txt", 3, "Trois.");

	(void)state;
	begin();
	put(&one), put(&two), put(&three);
	commit();
	two.part = 1, three.part = 2; /* the first one was cut out of the file */
	begin();
	assert_int_equal(put(&two), STORED_DUPLICATE);
	assert_int_equal(put(&three), STORED_DUPLICATE);
	commit();
	assert_int_equal(count(""), 2);
	assert_int_equal(count("un"), 0);
	begin();
	assert_int_equal(put(&two), STORED_UNCHANGED);
	assert_int_equal(put(&three), STORED_UNCHANGED);
	commit();
}

static void ids_of_unknown_sources_count_within_their_file(void **state)
{
	struct article a = made("1", "Titre", "Le quai rouvre.\nSuite.", "2020-01-01"),
		       b = made("1", "Autre", "Le bac rouvre.\nSuite.", "2020-01-02");

	(void)state;
	a.source = b.source = S("");
	b.path = S("/in/other.csv");
	begin();
	assert_int_equal(put(&a), STORED_NEW);
	assert_int_equal(put(&b), STORED_NEW);
	assert_int_equal(put(&a), STORED_UNCHANGED);
	assert_int_equal(put(&b), STORED_UNCHANGED);
	commit();
	assert_int_equal(count(""), 2);
	b.path = a.path;
	begin();
	assert_int_equal(put(&b), STORED_DUPLICATE); /* what was no. 1 of the file has changed */
	commit();
	assert_int_equal(count("quai"), 0);
}

static void standard_input_never_replaces(void **state)
{
	struct article one = part_of("-", 1, "Un."), two = part_of("-", 1, "Deux.");

	(void)state;
	begin();
	assert_int_equal(put(&one), STORED_NEW);
	assert_int_equal(put(&two), STORED_NEW);
	assert_int_equal(put(&one), STORED_UNCHANGED);
	commit();
	assert_int_equal(count(""), 2);
}

static void what_is_exported_does_not_depend_on_the_order_of_loading(void **state)
{
	struct article list[6];
	char *first = NULL;
	int order[] = {0, 1, 2, 3, 4, 5};

	(void)state;
	for (int round = 0; round < 12; round++) {
		for (int i = 0; i < 6; i++) {
			list[i] = made(arena_printf(&arena, "n%d", i), "Titre", i % 3 ? "Même texte." : "Autre texte.",
				       i < 4 ? "2020-01-01" : "2019-01-01");
			list[i].author = str_c(arena_printf(&arena, "auteur %d", i));
			list[i].source = i % 2 ? S("A") : S("B");
		}
		begin();
		for (int i = 0; i < 6; i++)
			put(&list[order[i]]);
		commit();
		if (!first)
			first = strdup(everything());
		assert_string_equal(everything(), first);
		sound(NULL);
		fresh(NULL);
		for (int i = 5; i > 0; i--) { /* another order */
			int k = (round * 7 + i * 3) % (i + 1), swap = order[i];
			order[i] = order[k], order[k] = swap;
		}
	}
	free(first);
}

static void random_puts_keep_the_corpus_sound(void **state)
{
	unsigned seed = 5;

	(void)state;
	for (int batch = 0; batch < 12; batch++) {
		begin();
		for (int i = 0; i < 40; i++) {
			unsigned r = (seed = seed * 1103515245 + 12345) >> 16;
			struct article a = made(arena_printf(&arena, "n%u", r % 7), "Titre",
						arena_printf(&arena, "Texte %u agents.", r / 7 % 5), "");
			pr_fact f = fact_of(&a, "headcount", "agents", "1");
			enum stored stored;
			if (r & 1)
				a.id = S(""), a.path = a.article, a.part = 1 + r % 3;
			a.source = r & 2 ? S("A") : S("B");
			put_facts(&a, &f, 1);
			if ((stored = put_facts(&a, &f, 1)) != STORED_UNCHANGED)
				fail_msg("batch %d, put %d: %d", batch, i, stored);
		}
		commit();
		found[0] = 0;
		if (store->ops->verify(store, note_message, NULL, &err) != PR_OK)
			fail_msg("batch %d: %s", batch, found);
	}
	assert_true(count("") <= 5);
}

static void a_reject_is_kept_once_and_goes_when_its_file_is_read_again(void **state)
{
	(void)state;
	begin();
	store->ops->reject(store, S("/bad.txt"), S("it is empty"), &err);
	store->ops->reject(store, S("/bad.txt"), S("it is empty"), &err);
	store->ops->reject(store, S("/bad.txt:7"), S("it is empty"), &err);
	store->ops->reject(store, S("/bad.txt:a"), S("it is empty"), &err);
	store->ops->reject(store, S("/bad.txt2"), S("it is empty"), &err);
	commit();
	assert_int_equal(sql("SELECT count(*) FROM rejects"), 4);
	begin();
	store->ops->retry(store, S("/bad.txt"), &err);
	commit();
	assert_int_equal(sql("SELECT count(*) FROM rejects WHERE path IN ('/bad.txt:a', '/bad.txt2')"), 2);
	assert_int_equal(sql("SELECT count(*) FROM rejects"), 2);
}

/* ── crashes and refusals ── */

static void killed(void (*work)(void))
{
	pid_t child;
	int status;

	store->ops->close(store);
	store = NULL;
	child = fork();
	if (child == 0) {
		reopen(PR_WRITE);
		work();
		kill(getpid(), SIGKILL);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	reopen(PR_WRITE);
}

static void commit_one_put_another(void)
{
	struct article a = made("kept", "Titre", "Gardé.", ""), b = made("lost", "Titre", "Perdu.", "");

	begin();
	put(&a);
	commit();
	begin();
	put(&b);
}

static void what_was_committed_survives_a_kill(void **state)
{
	(void)state;
	killed(commit_one_put_another);
	assert_int_equal(count(""), 1);
	assert_int_equal(count("gardé"), 1);
	assert_int_equal(count("perdu"), 0);
}

static void a_batch_rolled_back_leaves_nothing(void **state)
{
	struct article a = made("x", "Titre", "Texte.", "");

	(void)state;
	begin();
	put(&a);
	store->ops->rollback(store);
	assert_int_equal(count(""), 0);
	begin();
	assert_int_equal(put(&a), STORED_NEW);
	commit();
}

static void refused(int mode, const char *why)
{
	struct store *s;

	err = (pr_err){0};
	assert_int_equal(store_sqlite_open(&s, path, mode, &err), PR_FAILED);
	assert_null(s);
	if (!strstr(err.message, why))
		fail_msg("%s", err.message);
}

static void what_is_no_corpus_is_refused_and_left_alone(void **state)
{
	static const char text[] =
		"This is a text file, long enough to be read as the header of a database, and none at all of course.";
	char back[sizeof text] = "";
	FILE *f;
	i64 version;

	(void)state;
	put_three();
	sql("PRAGMA user_version = 99");
	store->ops->close(store);
	store = NULL;
	refused(PR_READ, "newer Pressoir (schema 99");
	refused(PR_WRITE, "newer Pressoir (schema 99");
	sql("PRAGMA user_version = 0");
	refused(PR_WRITE, "older Pressoir");
	sql("PRAGMA application_id = 7");
	refused(PR_WRITE, "not a Pressoir corpus: it is another program's");
	version = sql("PRAGMA application_id");
	assert_int_equal(version, 7);
	f = fopen(path, "w");
	fputs(text, f);
	fclose(f);
	refused(PR_READ, "not a Pressoir corpus: it is no database");
	refused(PR_WRITE, "not a Pressoir corpus: it is no database");
	f = fopen(path, "r");
	assert_non_null(fgets(back, sizeof back, f));
	fclose(f);
	assert_string_equal(back, text);
	unlink(path);
	refused(PR_READ, "there is no corpus");
	strcpy(path, "/nowhere/at/all.db");
	refused(PR_WRITE, "/nowhere/at/all.db");
}

static void only_one_writes_and_any_number_read(void **state)
{
	struct store *other;
	pr_query all = {0};
	uint64_t n = 0;

	(void)state;
	put_three();
	begin();
	refused(PR_WRITE, "another program is writing");
	err = (pr_err){0};
	assert_int_equal(store_sqlite_open(&other, path, PR_READ, &err), PR_OK);
	assert_int_equal(other->ops->count(other, &all, &n, &err), PR_OK);
	assert_int_equal(n, 3);
	assert_int_equal(other->ops->begin(other, "", &err), PR_FAILED);
	found[0] = 0;
	other->ops->close(other);
	commit();
	reopen(PR_READ);
}

static int ask_again(void *payload, const pr_hit *hit)
{
	pr_query q = {0};
	pr_err again = {0};

	(void)payload, (void)hit;
	assert_int_equal(store->ops->search(store, &q, note_hit, NULL, &again), PR_USAGE);
	return 1;
}

static void a_callback_may_stop_but_not_ask_again(void **state)
{
	pr_query q = {0};

	(void)state;
	put_three();
	assert_int_equal(store->ops->search(store, &q, ask_again, NULL, &err), PR_STOPPED);
	assert_string_equal(search((pr_query){.words = "vélo"}), "b2 ");
}

/* ── finding ── */

static const char *const *list(const char *one, const char *two)
{
	static const char *array[3];

	array[0] = one, array[1] = two;
	return array;
}

static void articles_are_found_by_words(void **state)
{
	static const struct { const char *words, *found;
	} cases[] = {
		{"recrutement", "c3 "},
		{"ville vélos", "b2 "},
		{"\"travailleur social\"", "c3 "},
		{"\"=travailleur social\"", ""},
		{"=\"travailleur social\"", ""},
		{"=\"travailleurs sociaux\"", "c3 "},
		{"titre:vélo", "b2 "},
		{"titre:agents", ""},
		{"chapô:450", "a1 "},
		{"texte:agent", "b2 a1 "},
		{"seine saint denis", "a1 "},
		{"=agents -vélo", "a1 "},
		{"school", ""},
		{"ecole", "a1 "},
		{"-ville", "c3 "},
		{"vélo OU recrutement", "b2 c3 "},
		{"2500000", ""},
		{"2.5", "a1 "},
	};

	(void)state;
	put_three();
	for (size_t i = 0; i < countof(cases); i++)
		if (strcmp(search((pr_query){.words = cases[i].words}), cases[i].found) != 0)
			fail_msg("%s: %s, not %s", cases[i].words, found, cases[i].found);
}

static void filters_narrow_articles_to_those_with_such_a_fact(void **state)
{
	(void)state;
	put_three();
	assert_string_equal(search((pr_query){.sort = PR_SORT_DATE}), "b2 a1 c3 ");
	assert_string_equal(search((pr_query){.sort = PR_SORT_DATE, .limit = 1, .offset = 1}), "a1 ");
	assert_string_equal(search((pr_query){.sources = list("Le Réveil", NULL)}), "b2 ");
	assert_string_equal(search((pr_query){.since = "2020-05-01", .until = "2020-12-31"}), "a1 ");
	assert_string_equal(search((pr_query){.until = "2030-01-01"}), "b2 a1 ");
	assert_string_equal(search((pr_query){.kinds = list("amount", "date")}), "a1 c3 ");
	assert_string_equal(search((pr_query){.department = "93"}), "a1 ");
	assert_string_equal(search((pr_query){.department = "seine saint denis"}), "a1 ");
	assert_string_equal(search((pr_query){.department = "Lozère"}), "");
	assert_string_equal(search((pr_query){.min = "13", .max = "1000"}), "a1 ");
	assert_string_equal(search((pr_query){.about_since = "2019-03-31", .about_until = "2021-12-31"}), "b2 ");
	assert_string_equal(search((pr_query){.words = "ville", .kinds = list("headcount", NULL), .max = "12,0"}), "b2 ");
}

static void facts_are_found_by_their_sentence_and_fields(void **state)
{
	(void)state;
	put_three();
	assert_string_equal(facts((pr_query){0}),
			    "c3:2022 a1:450 agents a1:Seine-Saint-Denis a1:2,5 millions d’euros b2:12 agents ");
	assert_string_equal(facts((pr_query){.words = "ville"}), "a1:450 agents a1:Seine-Saint-Denis ");
	assert_string_equal(facts((pr_query){.words = "ville -recrute"}), "");
	assert_string_equal(facts((pr_query){.words = "-recrute"}), "c3:2022 a1:2,5 millions d’euros b2:12 agents ");
	assert_string_equal(facts((pr_query){.words = "\"agents viendront\" OU euros"}),
			    "a1:2,5 millions d’euros b2:12 agents ");
	assert_string_equal(facts((pr_query){.words = "titre:budget agents"}), "a1:450 agents a1:Seine-Saint-Denis ");
	assert_string_equal(facts((pr_query){.words = "agents", .kinds = list("headcount", NULL), .min = "13"}),
			    "a1:450 agents ");
	assert_string_equal(facts((pr_query){.department = "93"}), "a1:450 agents a1:Seine-Saint-Denis ");
	assert_string_equal(facts((pr_query){.limit = 2, .offset = 3}), "a1:2,5 millions d’euros b2:12 agents ");
}

static void bad_arguments_are_refused(void **state)
{
	static const pr_query bad[] = {{.words = "(a"}, {.since = "2020-13-01"}, {.until = "hier"}, {.min = "beaucoup"},
				       {.max = ""},     {.about_since = "2020"}};

	(void)state;
	put_three();
	for (size_t i = 0; i < countof(bad); i++) {
		uint64_t n;
		err = (pr_err){0};
		assert_int_equal(store->ops->count(store, &bad[i], &n, &err), PR_USAGE);
	}
}

static int note_fields(void *payload, const pr_article *a, const pr_fact *f)
{
	(void)payload, (void)a;
	note("%.*s %.*s %.*s/%.*s/%.*s %.*s %.*s %.*s [%.*s] %u-%u\n", (int)f->kind.n, f->kind.p, (int)f->text.n,
	     f->text.p, (int)f->value.n, f->value.p, (int)f->low.n, f->low.p, (int)f->high.n, f->high.p,
	     (int)f->modifier.n, f->modifier.p, (int)f->rule.n, f->rule.p, (int)f->date.n, f->date.p,
	     (int)f->sentence.n, f->sentence.p, f->start, f->end);
	return 0;
}

static void a_fact_comes_back_as_it_was_put(void **state)
{
	pr_query q = {.kinds = list("headcount", NULL)};

	(void)state;
	put_three();
	found[0] = 0;
	assert_int_equal(store->ops->facts(store, &q, note_fields, NULL, &err), PR_OK);
	assert_string_equal(found, "headcount 450 agents 450/450/450 exact headcount.test  [La ville recrute 450 "
				   "agents en Seine-Saint-Denis.] 40-50\n"
				   "headcount 12 agents 12../12/ exact headcount.test 2019-03 [Un agent suffit, 12 "
				   "agents viendront.] 69-78\n");
	assert_int_equal(
		sql("SELECT count(*) FROM facts WHERE text = '12 agents' AND sentence LIKE 'Un agent%' AND high = ''"),
		1);
}

static void numbers_compare_exactly(void **state)
{
	static const char *const values[] = {
		"0.5", "999999999999999.99", "9007199254740993", "9007199254740992", "12.5", "12.499"};
	struct article a = made("x", "Titre", "un deux trois quatre cinq six", "");
	static const char *const words[] = {"un", "deux", "trois", "quatre", "cinq", "six"};
	pr_fact fact[6];

	(void)state;
	for (int i = 0; i < 6; i++)
		fact[i] = fact_of(&a, "amount", words[i], values[i]);
	begin();
	put_facts(&a, fact, 6);
	commit();
	assert_string_equal(facts((pr_query){.min = "12.5", .max = "12,5"}), "x:cinq ");
	assert_string_equal(facts((pr_query){.max = "12.499"}), "x:un x:six ");
	assert_string_equal(facts((pr_query){.min = "1000000000000000"}), "x:trois x:quatre ");
	assert_string_equal(facts((pr_query){.min = "9007199254740993"}), "x:trois ");
}

/* ── one article, origin, status, removal, rebuild ── */

static void an_article_is_got_by_name_path_or_number(void **state)
{
	struct article a = part_of("/in/dir/x.txt", 1, "Un."), b = part_of("/in/dir/x.txt", 2, "Deux."),
		       c = part_of("/in/dir/y.txt", 1, "Trois.");
	static const struct { const char *name; pr_status status; const char *text;
	} cases[] = {
		{"x.txt", PR_USAGE, "say which by its number: 1, 2"},
		{"x.txt#2", PR_OK, "Deux."},
		{"y.txt", PR_OK, "Trois."},
		{"dir/y.txt", PR_OK, "Trois."},
		{"court", PR_OK, "Trois."},
		{"3", PR_OK, "Trois."},
		{"4", PR_USAGE, "no article is called"},
		{"", PR_USAGE, "no article is called"},
	};

	(void)state;
	c.article = S("court");
	begin();
	put(&a), put(&b), put(&c);
	commit();
	for (size_t i = 0; i < countof(cases); i++) {
		found[0] = 0;
		err = (pr_err){0};
		assert_int_equal(store->ops->get(store, cases[i].name, note_article, NULL, &err), cases[i].status);
		assert_non_null(strstr(cases[i].status == PR_OK ? found : err.message, cases[i].text));
	}
}

static void offsets_lead_back_to_the_input(void **state)
{
	struct article a = made("x", "Été", "œuvre et cœur", "");
	uint64_t from = 0, to = 0;

	(void)state;
	a.map.arena = &arena;
	map_put(&a.map, 6, 2, 6, 5); /* below, œ was written in five bytes */
	a.origin = 1000;
	begin();
	put(&a);
	commit();
	assert_int_equal(store->ops->origin(store, 1, 0, 3, &from, &to, &err), PR_OK);
	assert_int_equal(from, 1000);
	assert_int_equal(to, 1005);
	assert_int_equal(store->ops->origin(store, 1, 5, 9, &from, &to, &err), PR_OK);
	assert_int_equal(from, 1011);
	assert_int_equal(to, 1015);
	assert_int_equal(store->ops->origin(store, 9, 0, 1, &from, &to, &err), PR_USAGE);
}

static int check_residue(void *payload, const pr_article *a, const pr_fact *fact, size_t n)
{
	(void)fact, (void)n;
	assert_int_equal(a->residue_count, 2);
	assert_int_equal(a->residue[1].at, 5);
	assert_true(str_eq(a->residue[1].kind, S("menu")) && str_eq(a->residue[1].text, S("A \"b\" \\ \x01é")));
	*(bool *)payload = true;
	return 0;
}

static void residue_comes_back(void **state)
{
	struct article a = made("x", "Été", "Texte", "");
	struct residue residue[] = {{0, "comments", S("x"), 1, 2}, {7, "menu", S("A \"b\" \\ \x01é"), 3, 9}};
	bool seen = false;

	(void)state;
	a.residue = residue;
	a.residues = 2;
	begin();
	put(&a);
	assert_int_equal(put(&a), STORED_UNCHANGED);
	commit();
	assert_int_equal(store->ops->get(store, "x", check_residue, &seen, &err), PR_OK);
	assert_true(seen);
}

static void status_counts_what_there_is(void **state)
{
	(void)state;
	put_three();
	begin();
	store->ops->reject(store, S("/x"), S("it is empty"), &err);
	commit();
	found[0] = 0;
	assert_int_equal(store->ops->status(store, note_count, NULL, &err), PR_OK);
	assert_string_equal(found, "articles  3\nfacts  5\nclusters  0\nsource La Gazette 2\nsource Le Réveil 1\nyear  "
				   "1\nyear 2020 1\nyear 2021 1\nkind amount 1\n"
				   "kind date 1\nkind department 1\nkind headcount 2\nreject /x: it is empty 1\nrules "
				   "rules-1 3\nschema  5\n");
}

static void what_is_forgotten_is_gone(void **state)
{
	struct article twin =
		made("twin", "Le vélo revient",
		     "Les vélos de la ville sont réparés.\nUn agent suffit, 12 agents viendront.", "2021-06-02");
	uint64_t n = 0;

	(void)state;
	put_three();
	begin();
	assert_int_equal(put(&twin), STORED_DUPLICATE);
	commit();
	assert_int_equal(store->ops->forget(store, "a1", NULL, &n, &err), PR_OK);
	assert_int_equal(n, 1);
	assert_int_equal(count("budget"), 0);
	assert_int_equal(store->ops->forget(store, NULL, "Le Réveil", &n, &err), PR_OK);
	assert_int_equal(n, 0); /* La Gazette has it too */
	assert_string_equal(search((pr_query){.words = "vélo"}), "twin ");
	assert_int_equal(store->ops->forget(store, NULL, "La Gazette", &n, &err), PR_OK);
	assert_int_equal(n, 2);
	assert_int_equal(sql("SELECT (SELECT count(*) FROM fact) + (SELECT count(*) FROM reading) + (SELECT count(*) "
			     "FROM place)"),
			 0);
	assert_int_equal(store->ops->forget(store, NULL, "La Gazette", &n, &err), PR_USAGE);
	err = (pr_err){0};
	assert_int_equal(store->ops->forget(store, "a1", NULL, &n, &err), PR_USAGE);
}

static int rebuild_one(void *payload, int64_t id, const struct article *a)
{
	pr_fact fact = fact_of(a, "headcount", "ent", "7");
	struct facts facts = {&fact, 1};

	(void)payload;
	return store->ops->facts_replace(store, id, a, &facts, &err) != PR_OK;
}

static void a_rebuild_replaces_every_fact(void **state)
{
	struct arena own;
	jmp_buf here;

	(void)state;
	put_three();
	arena_init(&own, 1 << 20);
	if (arena_try(&own, &here))
		fail();
	assert_int_equal(store->ops->begin(store, "rules-2", &err), PR_OK);
	assert_int_equal(store->ops->each_article(store, &own, rebuild_one, NULL, &err), PR_OK);
	commit();
	arena_free(&own);
	assert_string_equal(facts((pr_query){0}), "c3:ent a1:ent b2:ent ");
	assert_string_equal(facts((pr_query){.words = "revient"}), "b2:ent ");
	assert_int_equal(sql("SELECT count(*) FROM reading"), 1);
}

static void an_index_of_another_analysis_must_be_made_again_first(void **state)
{
	struct article a = made("new", "Titre", "Texte.", "");
	struct facts none = {0};
	enum stored stored;
	struct arena own;
	jmp_buf here;
	uint64_t n;

	(void)state;
	put_three();
	sql("UPDATE meta SET value = '0' WHERE key = 'analysis'");
	reopen(PR_WRITE);
	begin();
	assert_int_equal(store->ops->put(store, &a, &none, NULL, &stored, &err), PR_FAILED);
	assert_non_null(strstr(err.message, "pressoir rebuild"));
	store->ops->rollback(store);
	assert_int_equal(store->ops->forget(store, "a1", NULL, NULL, &err), PR_FAILED);
	assert_int_equal(store->ops->count(store, &(pr_query){.words = "recrutement"}, &n, &err), PR_FAILED);
	assert_non_null(strstr(err.message, "pressoir rebuild"));
	assert_int_equal(count(""), 3);
	arena_init(&own, 1 << 20);
	if (arena_try(&own, &here))
		fail();
	begin();
	assert_int_equal(store->ops->each_article(store, &own, rebuild_one, NULL, &err), PR_OK);
	commit();
	arena_free(&own);
	assert_int_equal(count("recrutement"), 1);
	reopen(PR_WRITE);
	begin();
	assert_int_equal(put(&a), STORED_NEW);
	commit();
}

static void damage_is_found(void **state)
{
	(void)state;
	put_three();
	sql("UPDATE fact SET length = 100000 WHERE article = 1 AND n = 0");
	sql("UPDATE article SET text = replace(text, 'vélos', 'trams') WHERE id = 2");
	found[0] = 0;
	assert_int_equal(store->ops->verify(store, note_message, NULL, &err), PR_FAILED);
	assert_non_null(strstr(found, "fact 0 of article 1 stands outside"));
	assert_non_null(strstr(found, "full-text index"));
	facts((pr_query){0}); /* read safely all the same */
	store->ops->close(store);
	store = NULL;
}

/* That check holds the lock of who writes, for as long as it takes. */
static void the_index_is_looked_at_when_nobody_writes(void **state)
{
	struct store *other;

	(void)state;
	put_three();
	sql("UPDATE article SET text = replace(text, 'vélos', 'trams') WHERE id = 2");
	assert_int_equal(store_sqlite_open(&other, path, PR_READ, &err), PR_OK);
	found[0] = 0;
	assert_int_equal(other->ops->verify(other, note_message, NULL, &err), PR_OK);
	assert_non_null(strstr(found, "the full-text index was not looked at, for another program is writing"));
	store->ops->close(store);
	store = NULL;
	found[0] = 0;
	assert_int_equal(other->ops->verify(other, note_message, NULL, &err), PR_FAILED);
	assert_non_null(strstr(found, "the full-text index is not that of the articles"));
	other->ops->close(other);
}

static void facts_sort_by_what_they_say(void **state)
{
	pr_query by_value = {.fact_sort = PR_FACTS_BY_VALUE}, largest = {.fact_sort = PR_FACTS_BY_VALUE, .descending = 1};

	(void)state;
	put_three();
	assert_string_equal(facts(by_value), "b2:12 agents a1:450 agents a1:2,5 millions d’euros c3:2022 "
		"a1:Seine-Saint-Denis ");
	assert_string_equal(facts(largest), "a1:2,5 millions d’euros a1:450 agents b2:12 agents c3:2022 "
		"a1:Seine-Saint-Denis ");
	largest.limit = 1;
	assert_string_equal(facts(largest), "a1:2,5 millions d’euros ");
	assert_string_equal(facts((pr_query){.fact_sort = PR_FACTS_BY_KIND}),
			    "a1:2,5 millions d’euros c3:2022 a1:Seine-Saint-Denis a1:450 agents b2:12 agents ");
}

static uint64_t fact_count(pr_query q)
{
	uint64_t n = 99;

	assert_int_equal(store->ops->fact_count(store, &q, &n, &err), PR_OK);
	return n;
}

static void facts_are_counted_no_further_than_asked(void **state)
{
	(void)state;
	put_three();
	assert_int_equal(fact_count((pr_query){0}), 5);
	assert_int_equal(fact_count((pr_query){.limit = 3}), 3);
	assert_int_equal(fact_count((pr_query){.limit = 3, .offset = 4}), 3);
	assert_int_equal(fact_count((pr_query){.words = "agents"}), 3);
	assert_int_equal(fact_count((pr_query){.department = "93"}), 2);
}

static int note_facet(void *payload, const pr_facet *facet)
{
	(void)payload;
	note("%s %.*s %.*s %d\n", facet->facet, (int)facet->value.n, facet->value.p, (int)facet->label.n, facet->label.p,
	     (int)facet->articles);
	return 0;
}

static void what_is_found_is_counted_by_its_traits(void **state)
{
	(void)state;
	put_three();
	found[0] = 0;
	assert_int_equal(store->ops->facets(store, &(pr_query){0}, note_facet, NULL, &err), PR_OK);
	assert_string_equal(found, "source La Gazette La Gazette 2\nsource Le Réveil Le Réveil 1\nyear   1\nyear 2020 "
		"2020 1\n"
				   "year 2021 2021 1\nmonth 2020-05 2020-05 1\nmonth 2021-06 2021-06 1\n"
				   "department 93 Seine-Saint-Denis (93) 1\nkind headcount headcount 2\nkind amount amount 1\n"
				   "kind date date 1\nkind department department 1\n");
	found[0] = 0;
	assert_int_equal(store->ops->facets(store, &(pr_query){.words = "vélos"}, note_facet, NULL, &err), PR_OK);
	assert_string_equal(found, "source Le Réveil Le Réveil 1\nyear 2021 2021 1\nmonth 2021-06 2021-06 1\n"
				   "kind headcount headcount 1\n");
}

static int wait_a_little(void *payload, const pr_article *a, const pr_fact *fact, size_t n)
{
	(void)payload, (void)a, (void)fact, (void)n;
	usleep(500);
	return 0;
}

static void what_takes_too_long_is_ended(void **state)
{
	(void)state;
	begin();
	for (int i = 0; i < 300; i++) {
		const char *name = arena_printf(&arena, "n%d", i);
		struct article a = made(name, name, arena_printf(&arena, "Le texte numéro %d.", i), "2020-05-01");
		put(&a);
	}
	commit();
	assert_int_equal(store->ops->articles(store, &(pr_query){0}, wait_a_little, NULL, &err), PR_OK);
	store->limit = 20; /* [ms]; all of them take 150 */
	assert_int_equal(store->ops->articles(store, &(pr_query){0}, wait_a_little, NULL, &err), PR_FAILED);
	assert_non_null(strstr(err.message, "longer than 20 ms"));
	store->limit = 0;
	assert_int_equal(store->ops->articles(store, &(pr_query){0}, wait_a_little, NULL, &err), PR_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STORE_TEST(the_same_article_again_changes_nothing),
		STORE_TEST(a_changed_article_replaces_its_older_self),
		STORE_TEST(the_same_content_elsewhere_is_a_duplicate_and_remembered),
		STORE_TEST(a_duplicate_that_changes_becomes_an_article_and_back),
		STORE_TEST(articles_without_an_id_are_parts_of_their_file),
		STORE_TEST(ids_of_unknown_sources_count_within_their_file),
		STORE_TEST(standard_input_never_replaces),
		STORE_TEST(what_is_exported_does_not_depend_on_the_order_of_loading),
		STORE_TEST(random_puts_keep_the_corpus_sound),
		STORE_TEST(a_reject_is_kept_once_and_goes_when_its_file_is_read_again),
		STORE_TEST(what_was_committed_survives_a_kill),
		STORE_TEST(a_batch_rolled_back_leaves_nothing),
		STORE_TEST(what_is_no_corpus_is_refused_and_left_alone),
		STORE_TEST(only_one_writes_and_any_number_read),
		STORE_TEST(a_callback_may_stop_but_not_ask_again),
		STORE_TEST(articles_are_found_by_words),
		STORE_TEST(filters_narrow_articles_to_those_with_such_a_fact),
		STORE_TEST(facts_are_found_by_their_sentence_and_fields),
		STORE_TEST(bad_arguments_are_refused),
		STORE_TEST(a_fact_comes_back_as_it_was_put),
		STORE_TEST(numbers_compare_exactly),
		STORE_TEST(an_article_is_got_by_name_path_or_number),
		STORE_TEST(offsets_lead_back_to_the_input),
		STORE_TEST(residue_comes_back),
		STORE_TEST(status_counts_what_there_is),
		STORE_TEST(what_is_forgotten_is_gone),
		STORE_TEST(a_rebuild_replaces_every_fact),
		STORE_TEST(an_index_of_another_analysis_must_be_made_again_first),
		STORE_TEST(facts_sort_by_what_they_say),
		STORE_TEST(facts_are_counted_no_further_than_asked),
		STORE_TEST(what_is_found_is_counted_by_its_traits),
		STORE_TEST(what_takes_too_long_is_ended),
		STORE_TEST(damage_is_found),
		STORE_TEST(the_index_is_looked_at_when_nobody_writes),
	};

	return run_stored(tests, countof(tests));
}

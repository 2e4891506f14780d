/* Any words as a query on a small corpus: found or refused with a reason, never a failure; the count is that of the
 * hits, and marks stand inside their snippet. No question takes a second of the processor. FUZZ_CORPUS names what is
 * loaded instead of corpus/, FUZZ_LIMIT how many hits are asked for. */
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "fuzz.h"
#include "query.h"

/* What the driver builds queries of, beside bytes. */
const char *const fuzz_pieces[] = {
	" ", " ET ", " OU ", " SAUF ", " -", "(", ")", "\"", "\u00AB ", " \u00BB", " PROCHE/5 ", " NEAR ", "*", "+", "=",
	"titre:", "chap\u00F4:", "texte:", "source:", "auteur:", "date:", "2011..2013", "2011-03", "dept:", "93",
	"Seine-Saint-Denis", "kind:", "amount", "montant:", ">1M\u20AC", "effectif:", ">=100", "100..200", "recrut",
	"recrutement", "emploi", "le ", "de ", "\u0153uvre", "l'\u00C9tat", "C.A.F.", "4 700", "pouvoir", "a", "e*",
	"\xC2\xA0", "\xE2\x80\x99", "\xFF", "\xC3", ":", "..", "/", "~", "^", "{", "}", "'", "--", ";", "%", "NULL",
	"\U0001F469\u200D\U0001F692", "\u05E9\u05DC\u05D5\u05DD", "\u0627\u0644\u0633\u0644\u0627\u0645", "\u202E",
	"e\u0301", "\uFB01", "}a", "~a", "anticonstitutionnellement", "PROCHE/100 ", "AND NOT ", "d'", "-a", "st-", NULL
};

/* Shapes that no mutation grows to: each piece as often as a query has room for, then an end. */
static const char *const hostile[][2] = {
	{"(", ""}, {")", ""}, {"(a OU ", "b"}, {"-(", "a"}, {"SAUF ", "a"}, {"- ", "a"}, {"a", ""}, {"\u00E9", ""},
	{"a ", ""}, {"a* ", ""}, {"e* OU ", "s*"}, {"a+ ", ""}, {"pouvoir ", ""}, {"pouvoir OU ", "\u00EAtre"},
	{"de PROCHE/100 ", "la"}, {"a PROCHE/5 (", "b"}, {"\"de la\" OU ", "\"et\""}, {"\"", ""}, {"\"\" ", ""},
	{"a\"", ""}, {"de ", "\""}, {"titre:", "a"}, {"titre:(", "a"}, {"source:a* OU ", "b"},
	{"montant:>1M\u20AC OU ", "a"}, {"date:2011..2013 ", "a"}, {"dept:93 OU -", "a"}, {"l'", "a"}, {"a-", "b"},
	{"1 000 ", ""}, {"9", ""}, {"a.", "b"}, {"\U0001F469\u200D", ""}, {"\u202E\u05E9", ""}, {"\xFF", ""}, {"\xC3", ""},
	{"=", "a"}, {"*", ""}, {"a\u00B7e", ""}, {"recrutemnt ", ""},
};

static pr_corpus *corpus;
static uint64_t limit;
static double most = 10;    /* [s] that a query may take; sanitizers make all slow */
static double slowest;      /* [s] */
static char slow_words[80]; /* … and the beginning of that query */
static char folder[] = "/tmp/pressoir-fuzz.XXXXXX", file[64];

static void clean(void)
{
	fprintf(stderr, "slowest: %.3f s: %s\n", slowest, slow_words);
	pr_corpus_close(corpus);
	unlink(file);
	rmdir(folder);
}

static int count_hit(void *payload, const pr_hit *hit)
{
	require(utf8_valid(hit->snippet));
	for (size_t i = 0; i < hit->mark_count; i++) {
		require(hit->marks[i].start < hit->marks[i].end && hit->marks[i].end <= hit->snippet.n);
		require(i == 0 || hit->marks[i - 1].end <= hit->marks[i].start);
	}
	++*(uint64_t *)payload;
	return 0;
}

static int no_fact(void *payload, const pr_article *article, const pr_fact *fact)
{
	(void)payload, (void)article;
	require(utf8_valid(fact->text));
	return 0;
}

/* [s] of this thread alone: what else the machine does is no matter. */
static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void note_time(double took, const char *words)
{
	if (took <= slowest)
		return;
	slowest = took;
	snprintf(slow_words, sizeof slow_words, "%s", words);
	if (took >= 1)
		fprintf(stderr, "%.3f s: %s\n", took, words);
	require(took < most);
}

static int any_line(void *payload, const char *line)
{
	(void)payload;
	require(utf8_valid((str){line, strlen(line)}));
	return 0;
}

static int any_suggestion(void *payload, pr_str word, pr_str better)
{
	(void)payload;
	require(word.n && better.n && utf8_valid(word) && utf8_valid(better));
	return 0;
}

/* What only reads a query cannot know that a kind or a département is unknown. */
static void require_same_reading(pr_status searched, pr_status read)
{
	require(read == searched || (searched == PR_USAGE && read == PR_OK));
}

static void ask(const char *words)
{
	static uint64_t asked;
	pr_query query = {.words = words, .limit = limit};
	uint64_t hits = 0, count = 0;
	pr_err err = {0};
	double begun = now();
	pr_status status = pr_search(corpus, &query, count_hit, &hits, &err);

	note_time(now() - begun, words);
	require(status == PR_OK ||
	        (status == PR_USAGE && err.message[0] && utf8_valid((str){err.message, strlen(err.message)})));
	require(pr_count(corpus, &query, &count, NULL) == status);
	require(status != PR_OK || hits == count || (limit && hits == limit && count > limit));
	if (asked++ % 16 == 0) { /* they take longer than a search of this small corpus */
		begun = now();
		require_same_reading(status, pr_explain(words, any_line, NULL, NULL));
		require_same_reading(status, pr_suggest(corpus, words, any_suggestion, NULL, NULL));
		note_time(now() - begun, words);
	}
	begun = now();
	require(pr_facts(corpus, &query, no_fact, NULL, NULL) == status);
	note_time(now() - begun, words);
}

static void ask_hostile(void)
{
	static char words[QUERY_MAX + 2];

	for (size_t i = 0; i < countof(hostile); i++) {
		size_t piece = strlen(hostile[i][0]), end = strlen(hostile[i][1]);
		for (size_t most = 16; most <= 2 * QUERY_MAX; most *= 2) {
			size_t n = 0;
			for (; n + piece + end < countof(words) && n < most; n += piece)
				memcpy(words + n, hostile[i][0], piece);
			memcpy(words + n, hostile[i][1], end + 1);
			ask(words);
		}
	}
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	const char *paths[] = {getenv("FUZZ_CORPUS") ? getenv("FUZZ_CORPUS") : "corpus"};
	pr_read_options options = {.jobs = 1};
	pr_rules *rules = NULL;
	pr_err err = {0};

	(void)argc, (void)argv;
	most = getenv("FUZZ_MOST") ? strtod(getenv("FUZZ_MOST"), NULL) : most;
	limit = getenv("FUZZ_LIMIT") ? strtoull(getenv("FUZZ_LIMIT"), NULL, 10) : 0;
	require(mkdtemp(folder));
	snprintf(file, sizeof file, "%s/corpus.db", folder);
	if (pr_rules_open(&rules, NULL, &err) || pr_corpus_open(&corpus, file, PR_WRITE, &err) ||
	    pr_load(corpus, rules, paths, 1, &options, NULL, &err)) {
		fprintf(stderr, "%s\n", err.message);
		exit(2);
	}
	pr_rules_close(rules);
	atexit(clean);
	ask_hostile(); /* once: no input of the fuzzer's, whose time it bounds */
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *words = malloc(size + 1);

	require(words);
	memcpy(words, data, size);
	words[size] = 0;
	ask(words);
	free(words);
	return 0;
}

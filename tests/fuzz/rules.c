/* Any bytes as a rule file, and, behind a form feed, as a list that it may name: refused as file:line:column with a
 * reason, or a rule set that can be used, checked and explained. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fuzz.h"

const char *const fuzz_pieces[] = {
	"rule a.b\n", "kind ", "unit ", "value ", "near ", "match ", "yes ", " => ", "no ", "priority ", "macro ", "{any}",
	"{words}", "{any:1}", "\f", "\t", "(?<q>", "(?<unit>", "(?i)", "\\d+", "\\b", "[^", "]", "{2,}", "*+", "|", "(?=",
	"(?<!", "\\p{Lu}", "\xC3\xA9", "\xFF", "money q", "count ", "day ", "\n", "#", NULL
};

static char folder[] = "/tmp/pressoir-fuzz.XXXXXX", file[64], lists[64], list[64];

static void clean(void)
{
	unlink(file);
	unlink(list);
	rmdir(lists);
	rmdir(folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	require(mkdtemp(folder));
	snprintf(file, sizeof file, "%s/any.rules", folder);
	snprintf(lists, sizeof lists, "%s/lists", folder);
	snprintf(list, sizeof list, "%s/words.tsv", lists);
	require(mkdir(lists, 0700) == 0);
	atexit(clean);
	return 0;
}

static int each(void *payload, const pr_article *article, const pr_fact *fact, size_t count)
{
	(void)payload;
	for (size_t i = 0; i < count; i++)
		require(fact[i].start < fact[i].end && fact[i].end <= article->text.n);
	return 0;
}

static int rule(void *payload, const pr_rule_info *info)
{
	(void)payload;
	require(info->kind.n && info->line > 0);
	return 0;
}

static int message(void *payload, const char *words)
{
	(void)payload;
	require(words[0] && utf8_valid((str){words, strlen(words)}));
	return 0;
}

static int trace(void *payload, const pr_trace *found)
{
	const pr_str *text = payload;

	require(found->start <= found->end && found->end <= text->n);
	return 0;
}

static void write_file(const char *path, const uint8_t *data, size_t size)
{
	FILE *out = fopen(path, "wb");

	require(out && fwrite(data, 1, size, out) == size && fclose(out) == 0);
}

static void use(pr_rules *rules)
{
	static const char text[] = "Le 3 mars 2020, près de 450 agents du Nord ont reçu 1.500 euros par an à Lille (59).";
	pr_article article = {.text = {text, sizeof text - 1}};
	pr_check check;

	require(strlen(pr_rules_version(rules)) == 16);
	require(pr_rules_list(rules, rule, NULL) == PR_OK);
	require(pr_extract_text(rules, &article, each, NULL, NULL) == PR_OK);
	pr_rules_check(rules, &check, message, NULL, NULL);
	require(pr_rules_explain(rules, article.text, "2020-03-04", trace, &article.text, NULL) == PR_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *feed = size ? memchr(data, '\f', size) : NULL;
	size_t n = feed ? (size_t)(feed - data) : size;
	pr_rules *rules = NULL;
	pr_err err = {0};

	write_file(file, data, n);
	write_file(list, data + n + (feed != NULL), size - n - (feed != NULL));
	if (pr_rules_open(&rules, folder, &err)) {
		require(!rules && err.message[0] && utf8_valid((str){err.message, strlen(err.message)}));
		return 0;
	}
	use(rules);
	pr_rules_close(rules);
	return 0;
}

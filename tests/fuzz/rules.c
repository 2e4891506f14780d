/* Any bytes as a rule file: refused as file:line:column with a reason, or a rule set that can be used. */
#include <string.h>
#include <unistd.h>

#include "fuzz.h"

static char folder[] = "/tmp/pressoir-fuzz.XXXXXX", file[64];

static void clean(void)
{
	unlink(file);
	rmdir(folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	require(mkdtemp(folder));
	snprintf(file, sizeof file, "%s/any.rules", folder);
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char text[] = "Le 3 mars 2020, près de 450 agents du Nord ont reçu 1.500 euros par an à Lille (59).";
	FILE *out = fopen(file, "wb");
	pr_rules *rules = NULL;
	pr_err err = {0};
	pr_article article = {.text = {text, sizeof text - 1}};

	require(out && fwrite(data, 1, size, out) == size && fclose(out) == 0);
	if (pr_rules_open(&rules, folder, &err)) {
		require(!rules && err.message[0] && utf8_valid((str){err.message, strlen(err.message)}));
		return 0;
	}
	require(strlen(pr_rules_version(rules)) == 16);
	require(pr_rules_list(rules, rule, NULL) == PR_OK);
	require(pr_extract_text(rules, &article, each, NULL, NULL) == PR_OK);
	pr_rules_close(rules);
	return 0;
}

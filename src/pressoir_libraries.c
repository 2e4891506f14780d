/* pressoir_libraries.c: pr_libraries. */
#include <gnu/libc-version.h>
#include <stdio.h>
#include <string.h>

#include "library.h"
#include "pressoir.h"

/* Is a release, numbers with points between, as new as another? */
static bool as_new_as(const char *version, const char *needed)
{
	for (; *needed; needed += strcspn(needed, "."), needed += *needed == '.') {
		int has = 0, wants = 0;
		if (sscanf(needed, "%d", &wants) != 1 || sscanf(version, "%d", &has) != 1 || has < wants)
			return false;
		if (has > wants)
			return true;
		version += strcspn(version, ".");
		version += *version == '.';
	}
	return true;
}

static void look_at_sqlite(pr_library *l)
{
	if (!as_new_as(l->version, "3.51.3"))
		l->remark = N_("releases before 3.51.3 can damage a write-ahead log that two connections reset at once; "
		            "pressoir has one writer, so leave writing to it");
}

static pr_library library(const char *name, const char *version, const char *needed)
{
	pr_library l = {.name = name, .needed = needed, .remark = ""};
	snprintf(l.version, sizeof l.version, "%s", version);
	l.flawed = !as_new_as(l.version, needed);
	if (l.flawed)
		l.remark = N_("older than what pressoir needs: install a newer one");
	return l;
}

pr_status pr_libraries(pr_library_fn *each, void *payload)
{
	char rules[LIBRARY_VERSION] = "", markup[LIBRARY_VERSION] = "";
	bool jit = false;
	rule_library(rules, &jit);
	markup_library(markup);
	pr_library all[] = {
		library("SQLite", store_sqlite_library(), "3.40"), library("PCRE2", rules, "10.42"),
		library("utf8proc", text_library(), ""),           library("libxml2", markup, ""),
		library("libarchive", unpack_library(), ""),       library("jansson", json_library(), ""),
		library("GNU libc", gnu_get_libc_version(), ""),
	};
	if (!all[0].flawed)
		look_at_sqlite(&all[0]);
	if (!jit) {
		all[1].flawed = 1;
		all[1].remark = N_("it was built without JIT, so that rules run slowly: install one with it");
	}
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		if (each(payload, &all[i]) != 0)
			return PR_STOPPED;
	return PR_OK;
}

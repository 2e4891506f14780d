/* intl.c: see intl.h. Numbers and dates stay as they are: LC_NUMERIC and LC_TIME are never set. */
#include "intl.h"

#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The first of these that says something names the language. */
static const char *language(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *value = getenv(names[i]);
		if (value && value[0])
			return value;
	}
	return "";
}

/* A language whose locale was never installed here is still spoken: the C locale in UTF-8 is always there. */
static void setup_without_locale(void)
{
	char name[32];
	snprintf(name, sizeof name, "%.*s", (int)strcspn(language(), ".@"), language());
	if (setlocale(LC_CTYPE, "C.UTF-8") && setlocale(LC_MESSAGES, "C.UTF-8"))
		setenv("LANGUAGE", name, 0);
}

pr_str intl_word(pr_str english)
{
	char word[64];
	if (english.n == 0 || english.n >= sizeof word)
		return english;
	snprintf(word, sizeof word, "%.*s", (int)english.n, english.p);
	const char *told = gettext(word);
	return told == word ? english : (pr_str){told, strlen(told)};
}

void intl_setup_french(void)
{
	if (!setlocale(LC_MESSAGES, "C.UTF-8"))
		setlocale(LC_MESSAGES, "fr_FR.UTF-8");
	setenv("LANGUAGE", "fr", 1);
}

/* The catalogue beside a program that was never installed; else the installed one. */
static const char *catalogues(char *room, size_t n)
{
	static const char french[] = "/fr/LC_MESSAGES/pressoir.mo";
	ssize_t length = readlink("/proc/self/exe", room, n - 1);
	room[length > 0 ? length : 0] = '\0';
	char *end = strrchr(room, '/');
	if (!end || (size_t)(end - room) + sizeof "/locale" + sizeof french > n)
		return PR_LOCALEDIR;
	strcpy(end, "/locale");
	end += strlen(end);
	strcpy(end, french);
	bool there = access(room, R_OK) == 0;
	*end = '\0';
	return there ? room : PR_LOCALEDIR;
}

void intl_setup(void)
{
	const char *folder = getenv("TEXTDOMAINDIR");
	char beside[4096];
	if (!setlocale(LC_CTYPE, "") || !setlocale(LC_MESSAGES, ""))
		setup_without_locale();
	bindtextdomain("pressoir", folder && folder[0] ? folder : catalogues(beside, sizeof beside));
	bind_textdomain_codeset("pressoir", "UTF-8");
	textdomain("pressoir");
}

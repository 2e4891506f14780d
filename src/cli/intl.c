/* intl.c: see intl.h. Which language a person wants is said in the variables that gettext knows, and its catalogue
 * (src/po/fr.po, as msgfmt writes it) is part of the program: libintl would need a French locale, which few servers
 * have, and no reader of the page could have another language than the program. Numbers and dates stay as they are:
 * LC_NUMERIC and LC_TIME are never set. */
#include "intl.h"

#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* MO files: GNU gettext's manual, "The Format of GNU MO Files". The numbers are native, the texts in the order of
 * strcmp. */
__asm__(".section .rodata\n\t.balign 4\nfrench_catalogue:\n\t.incbin \"" FRENCH_CATALOGUE "\"\n\t.previous");
extern const uint32_t french_catalogue[] __attribute__((visibility("hidden")));
enum { COUNT = 2, IDS, TEXTS }; /* in the header; the last two, where the tables are [bytes] */

static enum language users = ENGLISH;
static _Thread_local enum language mine = THE_USERS;

/* The k-th text of a table, whose rows are a length and a place [bytes]. */
static const char *text_at(int table, uint32_t k)
{
	return (const char *)french_catalogue + french_catalogue[french_catalogue[table] / 4 + 2 * k + 1];
}

/* NULL: there is none. */
static const char *french(const char *english)
{
	uint32_t low = 0, high = french_catalogue[COUNT];
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = strcmp(english, text_at(IDS, middle));
		if (order == 0)
			return text_at(TEXTS, middle);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

static bool speaks_french(void)
{
	return (mine == THE_USERS ? users : mine) == FRENCH;
}

const char *intl_text(const char *english)
{
	const char *text = speaks_french() && english[0] ? french(english) : NULL; /* nothing is nothing, in any language */
	return text ? text : english;
}

/* Of two forms, French takes the first for nought and one, English for one alone. */
const char *intl_plural(const char *one, const char *several, uint64_t n)
{
	const char *text = speaks_french() ? french(one) : NULL;
	if (text)
		return n > 1 ? text + strlen(text) + 1 : text;
	return n == 1 ? one : several;
}

const char *intl_tenths(char out[TENTHS_SIZE], double value)
{
	snprintf(out, TENTHS_SIZE, "%.1f", value);
	char *point = strchr(out, '.');
	if (point && speaks_french())
		*point = ',';
	return out;
}

pr_status intl_memory(pr_err *err)
{
	err->status = PR_FAILED;
	snprintf(err->message, sizeof err->message, "%s", _("out of memory; end other programs, or allow this one more"));
	return PR_FAILED;
}

pr_str intl_word(pr_str english)
{
	char word[64];
	if (english.n >= sizeof word)
		return english;
	snprintf(word, sizeof word, "%.*s", (int)english.n, english.p);
	const char *told = intl_text(word);
	return told == word ? english : (pr_str){told, strlen(told)};
}

void intl_speak(enum language language)
{
	mine = language;
}

/* ── whose language ── */

static bool names(const char *list, const char *language)
{
	return strncmp(list, language, 2) == 0 && strchr(":_.@", list[2]) != NULL;
}

/* The first of these that says something names the locale; unless that is none, LANGUAGE then lists the languages. */
static enum language wanted(void)
{
	static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *locale = NULL, *list = getenv("LANGUAGE");
	for (size_t i = 0; i < sizeof variables / sizeof variables[0] && (!locale || !locale[0]); i++)
		locale = getenv(variables[i]);
	if (!locale || !locale[0] || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		return ENGLISH;
	if (!list || !list[0])
		list = locale;
	for (; *list; list += *list == ':') {
		if (names(list, "fr"))
			return FRENCH;
		if (names(list, "en"))
			return ENGLISH;
		list += strcspn(list, ":");
	}
	return ENGLISH;
}

void intl_setup(void)
{
	if (!setlocale(LC_CTYPE, ""))
		setlocale(LC_CTYPE, "C.UTF-8"); /* always there, were the user's locale never installed */
	setlocale(LC_MESSAGES, "");             /* what the system says of its errors */
	users = wanted();
	pr_translate(intl_text);
}

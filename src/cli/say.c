/* say.c: see say.h. A message is formatted whole, made harmless, then written at once, so that lines of several
 * processes do not mix. A longer one than fits is cut. */
#include "say.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "intl.h"
#include "term.h"

enum { LINE_MAX_BYTES = 8192 };

static bool is_quiet, is_verbose, has_passing_line;
static FILE *journal; /* NULL: none is kept */

void say_setup(bool quiet, bool verbose)
{
	is_quiet = quiet;
	is_verbose = verbose;
}

bool say_open_log(const char *path)
{
	journal = fopen(path, "a");
	return journal != NULL;
}

bool say_close_log(void)
{
	FILE *file = journal;
	journal = NULL;
	if (!file)
		return true;
	bool written = !ferror(file);
	return fclose(file) == 0 && written;
}

static void take_passing_line_away(void)
{
	if (has_passing_line)
		fputs("\r\033[K", stderr);
	has_passing_line = false;
}

/* `2024-05-06T07:08:09Z text`, a line a message. */
static void note(pr_str text)
{
	char now[32] = "";
	time_t seconds = time(NULL);
	struct tm utc;
	if (gmtime_r(&seconds, &utc))
		strftime(now, sizeof now, "%Y-%m-%dT%H:%M:%SZ ", &utc);
	fputs(now, journal);
	term_put(journal, text, TERM_ONE_LINE);
	fputc('\n', journal);
	fflush(journal); /* a load that is killed leaves what it had to say */
}

static void tell(bool shown, const char *prefix, enum term_lines lines, const char *format, va_list values)
{
	char line[LINE_MAX_BYTES];
	int n = vsnprintf(line, sizeof line, _(format), values);
	pr_str text = {line, n < 0 ? 0 : strlen(line)};
	if (n >= 0 && journal)
		note(text);
	if (n < 0 || !shown)
		return;
	take_passing_line_away();
	fputs(prefix, stderr);
	term_put(stderr, text, lines);
	fputc('\n', stderr);
	fflush(stderr);
}

void say_error(const char *format, ...)
{
	va_list values;
	va_start(values, format);
	tell(true, "pressoir: ", TERM_LINES, format, values);
	va_end(values);
}

void say_about_input(const char *format, ...)
{
	va_list values;
	va_start(values, format);
	tell(true, "", TERM_ONE_LINE, format, values);
	va_end(values);
}

int say_message(void *payload, const char *message)
{
	(void)payload;
	say_about_input("%s", message);
	return 0;
}

void say(const char *format, ...)
{
	va_list values;
	va_start(values, format);
	tell(!is_quiet, "", TERM_ONE_LINE, format, values);
	va_end(values);
}

void say_more(const char *format, ...)
{
	va_list values;
	va_start(values, format);
	tell(is_verbose && !is_quiet, "", TERM_ONE_LINE, format, values);
	va_end(values);
}

void say_for_now(const char *line)
{
	take_passing_line_away();
	fprintf(stderr, "%.*s", (int)term_width(stderr) - 1, line); /* a line that wraps could not be taken away */
	fflush(stderr);
	has_passing_line = line[0] != '\0';
}

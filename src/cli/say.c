/* say.c: see say.h. A message is formatted whole, made harmless, then written at once, so that lines of several
 * processes do not mix. A longer one than fits is cut. */
#include "say.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "term.h"

enum { LINE_MAX_BYTES = 8192 };

static bool is_quiet, is_verbose, has_passing_line;

void say_setup(bool quiet, bool verbose)
{
	is_quiet = quiet;
	is_verbose = verbose;
}

static void take_passing_line_away(void)
{
	if (has_passing_line)
		fputs("\r\033[K", stderr);
	has_passing_line = false;
}

static void tell(const char *prefix, enum term_lines lines, const char *format, va_list values)
{
	char line[LINE_MAX_BYTES];
	int n = vsnprintf(line, sizeof line, format, values);
	if (n < 0)
		return;
	take_passing_line_away();
	fputs(prefix, stderr);
	term_put(stderr, (pr_str){line, strlen(line)}, lines);
	fputc('\n', stderr);
	fflush(stderr);
}

void say_error(const char *format, ...)
{
	va_list values;
	va_start(values, format);
	tell("pressoir: ", TERM_LINES, format, values);
	va_end(values);
}

void say_about_input(const char *format, ...)
{
	va_list values;
	va_start(values, format);
	tell("", TERM_ONE_LINE, format, values);
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
	if (!is_quiet)
		tell("", TERM_ONE_LINE, format, values);
	va_end(values);
}

void say_more(const char *format, ...)
{
	va_list values;
	va_start(values, format);
	if (is_verbose && !is_quiet)
		tell("", TERM_ONE_LINE, format, values);
	va_end(values);
}

void say_for_now(const char *line)
{
	take_passing_line_away();
	fprintf(stderr, "%.*s", (int)term_width(stderr) - 1, line); /* a line that wraps could not be taken away */
	fflush(stderr);
	has_passing_line = line[0] != '\0';
}

/* err.c: see err.h. */
#include "err.h"

#include <stdarg.h>
#include <stdio.h>

static const char *(*translate)(const char *);

void pr_translate(const char *(*words)(const char *english))
{
	translate = words;
}

const char *err_words(const char *english)
{
	return translate ? translate(english) : english;
}

/* A text cut short of a code point's last bytes ends before it. */
static void end_whole(char *s, size_t n)
{
	size_t lead = n, rest;

	while (lead > 0 && n - lead < 3 && ((u8)s[lead - 1] & 0xC0) == 0x80)
		lead--;
	if (lead == 0 || (u8)s[lead - 1] < 0xC0)
		return;
	rest = (u8)s[lead - 1] < 0xE0 ? 1 : (u8)s[lead - 1] < 0xF0 ? 2 : 3;
	if (n - lead < rest)
		s[lead - 1] = 0;
}

void err_print(char *room, size_t size, const char *format, va_list args)
{
	int n = vsnprintf(room, size, format, args);

	if (n < 0)
		room[0] = 0;
	else if ((size_t)n >= size)
		end_whole(room, size - 1);
}

pr_status err_set(pr_err *err, pr_status status, const char *format, ...)
{
	va_list args;

	if (!err || err->status != PR_OK)
		return status;
	err->status = status;
	va_start(args, format);
	err_print(err->message, sizeof err->message, err_words(format), args);
	va_end(args);
	return status;
}

pr_status err_memory(pr_err *err)
{
	return err_set(err, PR_FAILED, "out of memory; end other programs, or allow this one more");
}

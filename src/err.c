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

pr_status err_set(pr_err *err, pr_status status, const char *format, ...)
{
	va_list args;

	if (!err || err->status != PR_OK)
		return status;
	err->status = status;
	va_start(args, format);
	vsnprintf(err->message, sizeof err->message, err_words(format), args);
	va_end(args);
	return status;
}

pr_status err_memory(pr_err *err)
{
	return err_set(err, PR_FAILED, "out of memory; end other programs, or allow this one more");
}

/* input_rtf.c: Rich Text Format. What Factiva and Nexis Uni save in it holds many articles; any other file is one text
 * (export_written). */
#include "export.h"
#include "input.h"
#include "rtf.h"
#include "str.h"

static bool sniff(str head)
{
	return str_starts(str_trim(head), S("{\\rtf"));
}

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	struct docs docs = {.arena = a};
	struct sheet *s = sheet_new(a);

	if ((*why = rtf_read(s, item)))
		return 0;
	export_written(&docs, s);
	return docs_end(&docs, out, why);
}

const struct input_format input_rtf = {.name = "rtf", .sniff = sniff, .parse = parse};

/* embedded.c: see embedded.h. */
#include "embedded.h"

#include "str.h"

/* NULL: a format of many items, or one that holds files. */
static const struct input_format *format_of(str file)
{
	const struct input_format *format = input_by_content(str_cut(file, 0, INPUT_HEAD));

	return format->cut || format->head || strcmp(format->name, "eml") == 0 ? NULL : format;
}

bool embedded_known(str file)
{
	const struct input_format *format = format_of(file);

	return format && format != input_by_content(S(""));
}

u32 embedded_parse(struct arena *a, struct doc **out, const struct piece *file, const char **why)
{
	const struct input_format *format = format_of(file->text);
	u32 docs = 0;

	*why = N_("holds a file that cannot stand in another");
	if (format) {
		*why = NULL;
		docs = format->parse(a, out, file->text, why);
	}
	for (u32 i = 0; i < docs; i++) {
		struct doc *doc = &(*out)[i];
		doc->title.map = map_compose(a, &doc->title.map, &file->map, (u32)doc->title.text.n);
		doc->body.map = map_compose(a, &doc->body.map, &file->map, (u32)doc->body.text.n);
	}
	return docs;
}

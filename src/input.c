/* input.c: the table of formats. See input.h. */
#include "input.h"

#define ADDRESS(format) &input_##format,
#define NAME(format) #format,

static const struct input_format *const formats[] = {INPUT_FORMATS(ADDRESS) NULL};
static const char *const names[] = {INPUT_FORMATS(NAME) NULL};

const char input_nothing[] = N_("holds no article");

struct doc *docs_next(struct docs *d)
{
	if (d->n == d->room) {
		u32 want = d->room * 2 + 1;
		d->doc = arena_grow(d->arena, d->doc, d->n, want, sizeof *d->doc);
		d->room = want;
	}
	d->doc[d->n] = (struct doc){.title.map.arena = d->arena, .body.map.arena = d->arena};
	return &d->doc[d->n++];
}

const char *const *pr_input_formats(void)
{
	return names;
}

const struct input_format *input_by_name(const char *name)
{
	for (size_t i = 0; formats[i]; i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}

const struct input_format *input_by_content(str head)
{
	size_t i = 0;

	while (formats[i + 1] && !formats[i]->sniff(head))
		i++;
	return formats[i];
}

/* input.c: the table of formats. See input.h. */
#include "input.h"

#define ADDRESS(format) &input_##format,
#define NAME(format) #format,

static const struct input_format *const formats[] = {INPUT_FORMATS(ADDRESS) NULL};
static const char *const names[] = {INPUT_FORMATS(NAME) NULL};

const char input_nothing[] = N_("holds no article");

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

/* opt.c: reads the command line by the tables of opt.h. Nothing here knows what any option means. */
#include "opt.h"

#include <stdlib.h>
#include <string.h>

#include "intl.h"
#include "say.h"

struct reader {
	struct options *options;
	const struct opt *const *groups;
	int argc, at; /* at: the next argument */
	char **argv;
};

static const struct opt *next_opt(const struct opt *const *groups, size_t *group, size_t *line)
{
	while (groups[*group] && !groups[*group][*line].name) {
		++*group;
		*line = 0;
	}
	return groups[*group] ? &groups[*group][(*line)++] : NULL;
}

static const struct opt *find_name(const struct opt *const *groups, const char *name, size_t n)
{
	const struct opt *o;
	for (size_t group = 0, line = 0; (o = next_opt(groups, &group, &line));)
		if (strlen(o->name) == n && memcmp(o->name, name, n) == 0)
			return o;
	return NULL;
}

static const struct opt *find_letter(const struct opt *const *groups, char letter)
{
	const struct opt *o;
	for (size_t group = 0, line = 0; (o = next_opt(groups, &group, &line));)
		if (o->letter == letter)
			return o;
	return NULL;
}

static pr_status unknown_name(const struct opt *const *groups, const char *name, size_t n)
{
	char word[64] = "";
	struct nearest near = {word, NULL, 0};
	const struct opt *o;
	memcpy(word, name, n < sizeof word ? n : sizeof word - 1);
	for (size_t group = 0, line = 0; (o = next_opt(groups, &group, &line));)
		nearest_try(&near, o->name);
	if (near.name)
		say_error("unknown option --%.*s; did you mean --%s?", (int)n, name, near.name);
	else
		say_error("unknown option --%.*s; put -- before words that begin with a dash", (int)n, name);
	return PR_USAGE;
}

static bool is_choice(const char *choices, const char *value)
{
	size_t n = strlen(value);
	if (strchr(value, '|'))
		return false;
	for (const char *c = choices; c; c = strchr(c, '|') ? strchr(c, '|') + 1 : NULL)
		if (strncmp(c, value, n) == 0 && (c[n] == '|' || c[n] == '\0'))
			return true;
	return false;
}

static bool is_digits(const char *s, size_t most)
{
	size_t n = strspn(s, "0123456789");
	return n > 0 && n <= most && s[n] == '\0';
}

static bool is_decimal(const char *s)
{
	size_t n = strspn(s += s[0] == '-', "0123456789");
	if (n == 0 || n > 18)
		return false;
	return s[n] == '\0' || ((s[n] == '.' || s[n] == ',') && is_digits(s + n + 1, 18));
}

static pr_status list_add(const char ***list, const char *value)
{
	size_t n = 0;
	while (*list && (*list)[n])
		n++;
	const char **longer = realloc(*list, (n + 2) * sizeof *longer);
	if (!longer)
		return say_error("out of memory; end other programs, or allow this one more"), PR_FAILED;
	longer[n] = value;
	longer[n + 1] = NULL;
	*list = longer;
	return PR_OK;
}

/* What a value of this type looks like, for who gave another. */
static const char *wanted(const struct opt *o)
{
	switch (o->type) {
	case OPT_CHOICE: return o->value;
	case OPT_COUNT: return _("a whole number such as 20");
	case OPT_DECIMAL: return _("a number such as 1500000 or 2,5");
	case OPT_DAY: return _("a day such as 2021-03-31");
	case OPT_FIRST_DAY:
	case OPT_LAST_DAY: return _("a day, a month or a year, such as 2021-03-31, 2021-03 or 2021");
	default: return _("a value");
	}
}

static bool accepts(const struct opt *o, const char *value, char day[OPT_DAY_SIZE])
{
	switch (o->type) {
	case OPT_CHOICE: return is_choice(o->value, value);
	case OPT_COUNT: return is_digits(value, 18);
	case OPT_DECIMAL: return is_decimal(value);
	case OPT_DAY:
	case OPT_FIRST_DAY:
	case OPT_LAST_DAY: return opt_day(day, value, o->type);
	default: return value[0] != '\0';
	}
}

static pr_status set_value(struct options *options, const struct opt *o, const char *value)
{
	char day[OPT_DAY_SIZE] = "";
	void *place = (char *)options + o->at;
	if (!accepts(o, value, day))
		return say_error("--%s wants %s, not '%s'", o->name, wanted(o), value), PR_USAGE;
	if (o->type == OPT_LIST)
		return list_add(place, value);
	if (day[0])
		memcpy(place, day, sizeof day);
	else
		*(const char **)place = value;
	return PR_OK;
}

/* The value is what stands after `=`, or else the next argument, whatever it begins with. */
static pr_status read_value(struct reader *r, const struct opt *o, const char *value)
{
	if (!value && r->at == r->argc)
		return say_error("--%s wants %s", o->name, wanted(o)), PR_USAGE;
	return set_value(r->options, o, value ? value : r->argv[r->at++]);
}

static pr_status read_name(struct reader *r, const char *name)
{
	size_t n = strcspn(name, "=");
	const struct opt *o = find_name(r->groups, name, n);
	if (!o)
		return unknown_name(r->groups, name, n);
	if (o->type != OPT_FLAG)
		return read_value(r, o, name[n] ? name + n + 1 : NULL);
	if (name[n])
		return say_error("--%s takes no value; write it alone", o->name), PR_USAGE;
	*((bool *)((char *)r->options + o->at)) = true;
	return PR_OK;
}

/* `-qv`, `-j2`, `-j 2` */
static pr_status read_letters(struct reader *r, const char *letters)
{
	for (; *letters; letters++) {
		const struct opt *o = find_letter(r->groups, *letters);
		if (!o) {
			say_error("unknown option -%s; put -- before words that begin with a dash", letters);
			return PR_USAGE;
		}
		if (o->type != OPT_FLAG)
			return read_value(r, o, letters[1] ? letters + 1 : NULL);
		*((bool *)((char *)r->options + o->at)) = true;
	}
	return PR_OK;
}

pr_status opt_read(struct options *o, const struct opt *const *groups, int argc, char **argv, int *at, bool first_word)
{
	struct reader r = {o, groups, argc, *at, argv};
	bool words_only = false;
	pr_status status = PR_OK;
	if (!o->words && !(o->words = calloc((size_t)argc + 1, sizeof *o->words)))
		return say_error("out of memory; end other programs, or allow this one more"), PR_FAILED;
	while (status == PR_OK && r.at < argc) {
		const char *arg = argv[r.at];
		bool word = words_only || arg[0] != '-' || arg[1] == '\0';
		if (word && first_word)
			break;
		r.at++;
		if (word)
			o->words[o->word_count++] = arg;
		else if (strcmp(arg, "--") == 0)
			words_only = true;
		else
			status = arg[1] == '-' ? read_name(&r, arg + 2) : read_letters(&r, arg + 1);
	}
	*at = r.at;
	return status;
}

void opt_free(struct options *o)
{
	free(o->sources);
	free(o->kinds);
	free(o->words);
}

uint64_t opt_count(const char *text, uint64_t fallback)
{
	return text ? strtoull(text, NULL, 10) : fallback;
}

char *opt_join_words(const struct options *o, size_t from)
{
	size_t n = 1;
	for (size_t i = from; i < o->word_count; i++)
		n += strlen(o->words[i]) + 1;
	char *joined = calloc(n, 1), *end = joined;
	for (size_t i = from; joined && i < o->word_count; i++) {
		if (i > from)
			*end++ = ' ';
		end = stpcpy(end, o->words[i]);
	}
	return joined;
}

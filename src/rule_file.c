/* rule_file.c: reads *.rules, line by line, into rules and macros.
 *
 * A line is a keyword, white space, and the rest as it stands: there is no
 * quoting layer between the author and the regular expression. A line that
 * begins with white space goes on with the line above it, joined to it without
 * anything between. The comment lines right above `rule` are its note. */
#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "bounds.h"
#include "rule.h"
#include "str.h"

bool place_error(pr_err *err, struct place place, const char *format, ...)
{
	char what[400];
	va_list args;

	va_start(args, format);
	err_print(what, sizeof what, err_words(format), args);
	va_end(args);
	err_set(err, PR_USAGE, "%.*s:%u:%u: %s", (int)place.file.n, place.file.p, place.line, place.column, what);
	return false;
}

/* Of what could not be opened: a wrong name, or this machine. */
static pr_status whose_fault(void)
{
	return errno == ENOMEM || errno == EMFILE || errno == ENFILE ? PR_FAILED : PR_USAGE;
}

bool file_read(struct arena *a, str *out, const char *path, pr_err *err)
{
	FILE *file = fopen(path, "rb");
	long size;
	char *room;

	if (!file)
		return err_set(err, whose_fault(), "%s: %s", path, strerror(errno)), false;
	size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
	if (size < 0 || size > RULE_FILE_MAX) {
		fclose(file);
		return err_set(err, PR_USAGE, "%s is no file, or has more than %d bytes; part it into several", path,
		               RULE_FILE_MAX), false;
	}
	rewind(file);
	room = NEW(a, char, (size_t)size + 1);
	*out = (str){room, fread(room, 1, (size_t)size, file)};
	fclose(file);
	if (!utf8_valid(*out))
		return err_set(err, PR_USAGE, "%s:1:1: this file is not valid UTF-8; save it as UTF-8", path), false;
	return true;
}

/* ── one file ── */

struct reader {
	struct pr_rules *rules;
	struct rule *rule; /* being read, or NULL */
	str *text;         /* what a continuation line adds to, or NULL */
	struct buf note;
	pr_err *err;
};

static struct rule *rule_new(struct reader *r, struct place place, str name)
{
	struct pr_rules *rules = r->rules;
	struct rule *rule;

	if (rules->rules == RULES_MAX)
		return place_error(r->err, place, "more than %d rules; join some", RULES_MAX), NULL;
	for (u32 i = 0; i < rules->rules; i++)
		if (str_eq(rules->rule[i].name, name))
			return place_error(r->err, place, "the rule `%.*s` stands twice; give one another name", (int)name.n,
			                   name.p), NULL;
	rule = &rules->rule[rules->rules];
	*rule = (struct rule){.name = name, .place = place, .order = rules->rules};
	rule->note = arena_copy(&rules->arena, buf_str(&r->note));
	rules->rules++;
	return rule;
}

static void example_add(struct reader *r, struct place place, str text, bool yes)
{
	struct rule *rule = r->rule;
	struct example *e;
	size_t arrow = str_find(text, S("=>"), 0);

	if ((rule->examples & (rule->examples - 1)) == 0)
		rule->example = arena_grow(&r->rules->arena, rule->example, rule->examples,
		                           rule->examples ? rule->examples * 2 : 4, sizeof *rule->example);
	e = &rule->example[rule->examples++];
	*e = (struct example){.place = place, .yes = yes, .wanted = S("")};
	if (text.n > 12 && text.p[0] == '[' && text.p[11] == ']') {
		e->published = str_cut(text, 1, 11);
		text = str_cut(text, 12, text.n);
		arrow = str_find(text, S("=>"), 0);
	}
	e->text = str_trim(yes && arrow != SIZE_MAX ? str_cut(text, 0, arrow) : text);
	if (yes && arrow != SIZE_MAX)
		e->wanted = str_trim(str_cut(text, arrow + 2, text.n));
}

static bool value_line(struct reader *r, struct place place, str rest)
{
	struct rule *rule = r->rule;
	str name = str_field(&rest, ' ');

	rule->converter = converter_find(name);
	if (!rule->converter)
		return place_error(r->err, place, "there is no converter `%.*s`; pressoir-rules(5) lists them", (int)name.n,
		                   name.p);
	while (rest.n) {
		str word = str_field(&rest, ' ');
		if (!word.n)
			continue;
		if (rule->arguments == countof(rule->argument))
			return place_error(r->err, place, "too many words after `%.*s`; take away the last", (int)name.n, name.p);
		rule->argument[rule->arguments++] = word;
	}
	return true;
}

static bool near_line(struct reader *r, struct place place, str rest)
{
	struct pr_rules *rules = r->rules;
	u32 i = 0;

	while (i < rules->near_lines && !str_eq(rules->near_line[i].words, rest))
		i++;
	if (i == NEAR_MAX)
		return place_error(r->err, place, "more than %d different `near` lines; use one that is there", NEAR_MAX);
	if (i == rules->near_lines)
		rules->near_line[rules->near_lines++] = (struct near_line){rest, place};
	r->rule->near |= (u64)1 << i;
	return true;
}

static bool rule_line(struct reader *r, struct place place, str word, str rest)
{
	struct rule *rule = r->rule;

	if (!rule)
		return place_error(r->err, place, "`%.*s` stands before any `rule`; begin with a line `rule NAME`", (int)word.n,
		                   word.p);
	if (str_eq(word, S("kind")))
		rule->kind = rest;
	else if (str_eq(word, S("unit")))
		rule->unit = rest;
	else if (str_eq(word, S("value")))
		return value_line(r, place, rest);
	else if (str_eq(word, S("near")))
		return near_line(r, place, rest);
	else if (str_eq(word, S("priority")))
		rule->priority = atoi(arena_copy(&r->rules->arena, rest).p);
	else if (str_eq(word, S("match")) && rule->pattern.n)
		return place_error(r->err, place, "a second `match` in one rule; begin another rule, or join them by |");
	else if (str_eq(word, S("match")))
		rule->pattern = rest, rule->match_place = place, r->text = &rule->pattern;
	else if (str_eq(word, S("yes")) || str_eq(word, S("no")))
		example_add(r, place, rest, word.n == 3);
	else
		return place_error(r->err, place, "unknown keyword `%.*s`; there are rule, kind, unit, value, near, "
		                                  "priority, match, yes, no, macro", (int)word.n, word.p);
	return true;
}

static bool macro_line(struct reader *r, struct place place, str rest)
{
	struct pr_rules *rules = r->rules;
	str name = str_field(&rest, ' ');

	if (rules->macros == RULES_MAX)
		return place_error(r->err, place, "more than %d macros; join some", RULES_MAX);
	for (u32 i = 0; i < rules->macros; i++)
		if (str_eq(rules->macro[i].name, name))
			return place_error(r->err, place, "the macro `%.*s` stands twice; give one another name", (int)name.n,
			                   name.p);
	place.column += (u32)name.n + 1;
	rules->macro[rules->macros] = (struct macro){name, str_trim(rest), place};
	r->text = &rules->macro[rules->macros++].body;
	return true;
}

static bool keyword_line(struct reader *r, struct place place, str line)
{
	size_t n = 0;
	str word, rest;

	while (n < line.n && line.p[n] != ' ' && line.p[n] != '\t')
		n++;
	word = str_cut(line, 0, n);
	rest = str_trim(str_cut(line, n, line.n));
	if (rest.n)
		place.column = (u32)(rest.p - line.p) + 1;
	r->text = NULL;
	if (!rest.n)
		return place_error(r->err, place, "nothing after `%.*s`; write what it is, or take the line away", (int)word.n,
		                   word.p);
	if (str_eq(word, S("macro")))
		return macro_line(r, place, rest);
	if (!str_eq(word, S("rule")))
		return rule_line(r, place, word, rest);
	r->rule = rule_new(r, place, rest);
	r->note.n = 0;
	return r->rule != NULL;
}

static bool continuation(struct reader *r, struct place place, str line)
{
	struct buf joined = {.arena = &r->rules->arena};

	if (!r->text)
		return place_error(r->err, place,
		                   "an indented line goes on with the `match` or `macro` above it; write one there");
	buf_put(&joined, *r->text);
	buf_put(&joined, str_trim(line));
	*r->text = buf_str(&joined);
	return true;
}

static bool file_lines(struct reader *r, str name, str text)
{
	struct place place = {.file = name, .line = 0, .column = 1};

	while (text.n) {
		str line = str_line(&text);
		place.line++;
		if (line.n && line.p[0] == '#') {
			str words = str_trim(str_cut(line, 1, line.n));
			if (r->note.n)
				buf_char(&r->note, ' ');
			buf_put(&r->note, words);
		} else if (!str_trim(line).n) {
			r->note.n = 0;
			r->text = NULL;
		} else if (line.p[0] == ' ' || line.p[0] == '\t') {
			if (!continuation(r, place, line))
				return false;
		} else if (!keyword_line(r, place, line)) {
			return false;
		}
	}
	return true;
}

/* ── the folder ── */

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name); /* bytes, whatever the locale */
}

static int is_rules(const struct dirent *entry)
{
	return entry->d_name[0] != '.' && str_ends(str_c(entry->d_name), S(".rules"));
}

bool rule_files_read(struct pr_rules *rules, const char *dir, pr_err *err)
{
	struct dirent **entry = NULL;
	int n = scandir(dir, &entry, is_rules, by_name);
	bool good = true;

	if (n < 0)
		return err_set(err, whose_fault(), "%s: no folder of rules here (%s); use --rules DIR or PRESSOIR_RULES",
		               dir, strerror(errno)), false;
	for (int i = 0; i < n; i++) {
		char path[4096];
		str text, name = arena_copy(&rules->arena, str_c(entry[i]->d_name));
		struct reader r = {.rules = rules, .note = {.arena = &rules->arena}, .err = err};

		snprintf(path, sizeof path, "%s/%s", dir, entry[i]->d_name);
		good = good && file_read(&rules->arena, &text, path, err) && file_lines(&r, name, text);
		free(entry[i]);
	}
	free(entry);
	if (good && n == 0)
		return err_set(err, PR_USAGE, "%s: no *.rules file in this folder; use --rules DIR or PRESSOIR_RULES", dir),
		        false;
	return good;
}

/* rule_list.c: lists of names (rules/lists/NAME.tsv) and the patterns made of them.
 *
 * A row is a form and further columns. In a pattern `{NAME}` stands for any
 * form; `{NAME/TAG}` for the rows that have TAG in a further column, `{NAME/!TAG}`
 * for those that have not, `{NAME/TAG/!TAG}` for both. The forms become a trie, so that PCRE2 never tries
 * a thousand alternatives one after the other:
 *
 *     agent agente agents  ──▶  agent(?:es?|s)? */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include <utf8proc.h>

#include "rule.h"
#include "str.h"

/* ── looking a form up ── */

u32 far_case_next(str s, u32 *at)
{
	return (u32)utf8proc_tolower((utf8proc_int32_t)utf8_next(s, at));
}

static u64 hash_nocase(str s)
{
	u64 h = 14695981039346656037u;

	for (u32 at = 0; at < s.n;)
		h = (h ^ case_next(s, &at)) * 1099511628211u;
	return h ^ h >> 29;
}

bool eq_nocase(str a, str b)
{
	u32 i = 0, j = 0;

	while (i < a.n && j < b.n)
		if (case_next(a, &i) != case_next(b, &j))
			return false;
	return i == a.n && j == b.n;
}

const struct row *list_find(const struct list *list, str form)
{
	const struct row *nearly = NULL;

	for (u32 i = (u32)hash_nocase(form);; i++) {
		u32 slot = list->slot[i & (list->slots - 1)];
		if (!slot)
			return nearly;
		if (str_eq(list->row[slot - 1].form, form))
			return &list->row[slot - 1];
		if (!nearly && eq_nocase(list->row[slot - 1].form, form))
			nearly = &list->row[slot - 1];
	}
}

static void list_index(struct pr_rules *rules, struct list *list)
{
	for (list->slots = 16; list->slots < list->rows * 2; list->slots *= 2)
		;
	list->slot = NEW(&rules->arena, u32, list->slots);
	for (u32 r = 0; r < list->rows; r++) {
		u32 i = (u32)hash_nocase(list->row[r].form);
		while (list->slot[i & (list->slots - 1)])
			i++;
		list->slot[i & (list->slots - 1)] = r + 1;
	}
}

const struct list *list_by_name(const struct pr_rules *rules, str name)
{
	for (u32 i = 0; i < rules->lists; i++)
		if (str_eq(rules->list[i].name, name))
			return &rules->list[i];
	return NULL;
}

/* ── a list as a pattern ── */

static void put_escaped(struct buf *out, str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (strchr("\\^$.|?*+()[]{}#", s.p[i]))
			buf_char(out, '\\');
		buf_char(out, s.p[i]);
	}
}

/* forms[lo, hi) agree on their first `at` bytes; distinct, ascending. */
static void put_trie(struct buf *out, const str *form, u32 lo, u32 hi, u32 at)
{
	bool ends = form[lo].n == at, first = true;

	if (hi - lo == 1) {
		put_escaped(out, str_cut(form[lo], at, form[lo].n));
		return;
	}
	lo += ends;
	buf_put(out, S("(?:"));
	while (lo < hi) {
		u32 next = at, end = lo + 1;
		utf8_next(form[lo], &next);
		while (end < hi && form[end].n >= next && memcmp(form[end].p + at, form[lo].p + at, next - at) == 0)
			end++;
		if (!first)
			buf_char(out, '|');
		first = false;
		put_escaped(out, str_cut(form[lo], at, next));
		put_trie(out, form, lo, end, next);
		lo = end;
	}
	buf_put(out, ends ? S(")?") : S(")"));
}

/* `TAG`, `!TAG`, or several, joined by `/`, all of which must hold. */
bool row_has_tag(const struct row *row, str tags)
{
	for (size_t at = 0, end; at < tags.n; at = end + 1) {
		bool not = tags.p[at] == '!', found = false;
		str tag;
		for (end = at; end < tags.n && tags.p[end] != '/';)
			end++;
		tag = (str){tags.p + at + not, end - at - not};
		for (u32 i = 0; i < row->columns; i++)
			found = found || (row->column[i].n == tag.n && str_eq(row->column[i], tag));
		if (found == not)
			return false;
	}
	return true;
}

void list_regex(struct buf *out, struct arena *a, const struct list *list, str tag)
{
	str *form = NEW(a, str, list->rows + 1);
	u32 n = 0;

	for (u32 i = 0; i < list->rows; i++)
		if (row_has_tag(&list->row[i], tag) && (!n || !str_eq(form[n - 1], list->row[i].form)))
			form[n++] = list->row[i].form;
	if (n)
		put_trie(out, form, 0, n, 0);
	else
		buf_put(out, S("(?!)")); /* nothing matches */
}

/* ── reading ── */

static int by_form(const void *a, const void *b)
{
	return str_cmp(((const struct row *)a)->form, ((const struct row *)b)->form);
}

static void list_read(struct pr_rules *rules, struct list *list, str text)
{
	u32 lines = 1;

	for (size_t i = 0; i < text.n; i++)
		lines += text.p[i] == '\n';
	list->row = NEW(&rules->arena, struct row, lines);
	while (text.n) {
		str line = str_line(&text);
		struct row *row = &list->row[list->rows];

		if (!line.n || line.p[0] == '#')
			continue;
		row->form = text_fold(&rules->arena, str_trim(str_field(&line, '\t'))).text; /* as patterns see the text */
		while (line.n && row->columns < countof(row->column))
			row->column[row->columns++] = str_trim(str_field(&line, '\t'));
		list->rows += row->form.n > 0;
	}
	qsort(list->row, list->rows, sizeof *list->row, by_form);
	list_index(rules, list);
}

static int is_list(const struct dirent *entry)
{
	return entry->d_name[0] != '.' && str_ends(str_c(entry->d_name), S(".tsv"));
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

bool list_files_read(struct pr_rules *rules, const char *dir, pr_err *err)
{
	char folder[4096];
	struct dirent **entry = NULL;
	bool good = true;
	int n;

	snprintf(folder, sizeof folder, "%s/lists", dir);
	n = scandir(folder, &entry, is_list, by_name);
	rules->list = NEW(&rules->arena, struct list, n > 0 ? (size_t)n : 1);
	for (int i = 0; i < n; i++) {
		char path[4400];
		str text, name = str_c(entry[i]->d_name);
		struct list *list = &rules->list[rules->lists];

		snprintf(path, sizeof path, "%s/%s", folder, entry[i]->d_name);
		list->name = arena_copy(&rules->arena, str_cut(name, 0, name.n - 4));
		good = good && file_read(&rules->arena, &text, path, err);
		if (good)
			list_read(rules, list, text), rules->lists++;
		free(entry[i]);
	}
	free(entry);
	return good;
}

/* cell.c: see cell.h. What must be put together is put together in out's scratch, which grows to the longest. */
#include "cell.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void add(struct out *out, pr_str s)
{
	struct scratch *to = &out->scratch;
	if (to->room - to->n < s.n) {
		size_t room = (to->room + s.n) * 2;
		char *longer = realloc(to->p, room);
		if (!longer) {
			out->failure = ENOMEM;
			return;
		}
		to->p = longer;
		to->room = room;
	}
	if (s.n > 0)
		memcpy(to->p + to->n, s.p, s.n);
	to->n += s.n;
}

static void add_word(struct out *out, const char *word)
{
	add(out, (pr_str){word, strlen(word)});
}

static void add_marked(struct out *out, const struct cell *cell)
{
	pr_str s = cell->text;
	size_t done = 0;
	for (uint64_t i = 0; i < cell->count; i++) {
		pr_span mark = cell->marks[i];
		add(out, (pr_str){s.p + done, mark.start - done});
		add_word(out, "[");
		add(out, (pr_str){s.p + mark.start, mark.end - mark.start});
		add_word(out, "]");
		done = mark.end;
	}
	add(out, (pr_str){s.p + done, s.n - done});
}

/* One a line: its place [code points], kind and text. */
static void add_residue(struct out *out, const struct cell *cell)
{
	for (uint64_t i = 0; i < cell->count; i++) {
		char at[16];
		snprintf(at, sizeof at, i ? "\n%u " : "%u ", cell->residue[i].at);
		add_word(out, at);
		add(out, cell->residue[i].kind);
		add_word(out, ": ");
		add(out, cell->residue[i].text);
	}
}

static void add_list(struct out *out, const struct cell *cell)
{
	for (uint64_t i = 0; i < cell->count; i++) {
		add_word(out, i ? " ; " : "");
		add(out, cell->list[i]);
	}
}

static void add_number(struct out *out, const char *before, uint64_t number)
{
	char digits[24];
	snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
	add_word(out, before);
	add_word(out, digits);
}

pr_str cell_text(struct out *out, const struct cell *cell)
{
	bool plain = cell->type <= CELL_DECIMAL || cell->type == CELL_FLAG;
	if (plain || (cell->type == CELL_ARTICLE && cell->count <= 1))
		return cell->text;
	out->scratch.n = 0;
	switch (cell->type) {
	case CELL_ARTICLE: /* `name#2`, as `pressoir show` takes it */
		add(out, cell->text);
		add_number(out, "#", cell->count);
		break;
	case CELL_SNIPPET: add_marked(out, cell); break;
	case CELL_RESIDUE: add_residue(out, cell); break;
	case CELL_LIST: add_list(out, cell); break;
	default: add_number(out, "", cell->count); break;
	}
	return out->failure ? (pr_str){"", 0} : (pr_str){out->scratch.p, out->scratch.n};
}

bool cell_is_number(pr_str s)
{
	size_t i = s.n > 0 && s.p[0] == '-', digits = 0;
	bool point = false;
	for (; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			digits++;
		else if (s.p[i] == '.' && digits > 0 && !point && i + 1 < s.n)
			point = true;
		else
			return false;
	}
	return digits > 0;
}

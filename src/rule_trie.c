/* rule_trie.c: the forms of a list as the automaton goes through them. See rule_nfa.h.
 *
 * Case is off (ASCII, Latin-1): rule_lookup.c takes a title in capitals for the form too. */
#include "rule_nfa.h"

#include "rule.h"

enum { HEAD = 5 }; /* [bytes] of forms that are told apart: enough, and few enough for the automaton's sets */

static u8 folded(const str form, size_t i)
{
	u8 c = (u8)form.p[i];

	return trie_fold(i ? (u8)form.p[i - 1] : 0, c);
}

static u32 child_of(struct trie *t, u32 at, u8 byte)
{
	u32 *link = &t->node[at].child;

	while (*link && t->node[*link].byte != byte)
		link = &t->node[*link].sibling;
	if (!*link) {
		*link = t->n;
		t->node[t->n++].byte = byte;
	}
	return *link;
}

/* Does the form go on in the same word to its end? */
static bool is_one_word(str form, size_t from)
{
	for (size_t i = from; i < form.n; i++)
		if (!trie_goes_on((u8)form.p[i]))
			return false;
	return true;
}

static void form_add(struct trie *t, str form)
{
	u32 at = 0;

	for (size_t i = 0; i < form.n; i++) {
		if ((u8)form.p[i] >= 0xC4 || i >= HEAD) {
			*(is_one_word(form, i) ? &t->node[at].word : &t->node[at].open) = true;
			return;
		}
		at = child_of(t, at, folded(form, i));
	}
	t->node[at].ends = true;
}

struct trie trie_of(struct arena *a, const struct list *list, str tag)
{
	struct trie t = {.n = TRIE_REST + 1};
	size_t bytes = TRIE_REST + 1;

	for (u32 i = 0; i < list->rows; i++)
		if (row_has_tag(&list->row[i], tag))
			bytes += list->row[i].form.n;
	t.node = NEW(a, struct trie_node, bytes);
	t.node[TRIE_REST].word = true;
	for (u32 i = 0; i < list->rows; i++)
		if (row_has_tag(&list->row[i], tag))
			form_add(&t, list->row[i].form);
	return t;
}

/* rule_near.c: the words without which a rule does not look at a sentence.
 *
 * A `near` line is a group: single words (their letters; a number is refused, for
 * none is looked up), symbols (`€`), and `{list}` for the first word of each of
 * its forms. One table leads from a word to the groups it belongs to. */
#include "rule.h"
#include "str.h"

enum { WORD_MAX = 40 }; /* [bytes] looked at of a word */

static u64 word_hash(str word)
{
	u64 h = 14695981039346656037u;

	for (u32 at = 0; at < word.n && at < WORD_MAX;)
		h = (h ^ case_next(word, &at)) * 1099511628211u;
	return h ^ h >> 31;
}

/* Of the first three bytes, case off (ASCII, Latin-1). Beyond Latin-1 case may do anything: 0, for which all is
 * possible. */
static u32 head_of(str word)
{
	u32 head = 0;
	u8 before = 0;

	for (size_t i = 0; i < 3; i++) {
		u8 c = i < word.n ? (u8)word.p[i] : 1;
		if (c >= 0xC4)
			return 0;
		head = head << 8 | c;
		if ((c >= 'A' && c <= 'Z') || (before == 0xC3 && c <= 0x9E))
			head += 32;
		before = c;
	}
	return head;
}

static u32 head_bit(u32 head)
{
	return head * 0x9E3779B1u >> 16;
}

static struct near_word *slot_of(const struct pr_rules *rules, str word)
{
	for (u64 i = word_hash(word);; i++) {
		struct near_word *slot = &rules->near_slot[i & rules->near_mask];
		if (!slot->groups || eq_nocase(slot->word, word))
			return slot;
	}
}

u64 near_lookup(const struct pr_rules *rules, str word)
{
	u32 head = head_of(word), bit = head_bit(head);

	return head && !(rules->near_head[bit / 64] >> bit % 64 & 1) ? 0 : slot_of(rules, word)->groups;
}

/* A word of letters, or one symbol. */
static str first_word(str s)
{
	u32 at = 0, end;

	while (at < s.n) {
		end = at;
		u32 c = case_next(s, &end);
		if (!(c >= 0xC0 || (c >= 'a' && c <= 'z')))
			return str_cut(s, 0, at ? at : end);
		at = end;
	}
	return s;
}

static void near_add(struct pr_rules *rules, str form, u64 group)
{
	str word = first_word(form);
	struct near_word *slot;
	u32 bit;

	if (!word.n)
		return;
	bit = head_bit(head_of(word));
	rules->near_head[bit / 64] |= (u64)1 << bit % 64;
	slot = slot_of(rules, word);
	slot->word = word;
	slot->groups |= group;
}

static bool near_group(struct pr_rules *rules, u32 group, pr_err *err)
{
	struct place place = rules->near_line[group].place;
	str rest = rules->near_line[group].words;

	while (rest.n) {
		str word = str_field(&rest, ' '), tag, name;
		const struct list *list;

		if (word.n && word.p[0] >= '0' && word.p[0] <= '9')
			return place_error(err, place, "`%.*s` begins with a digit, and no number is looked for; write words or "
			                   "signs that stand near it", (int)word.n, word.p);
		if (word.n < 3 || word.p[0] != '{') {
			near_add(rules, word, (u64)1 << group);
			continue;
		}
		tag = str_cut(word, 1, word.n - 1);
		if (!str_ends(word, S("}")))
			return place_error(err, place, "`%.*s` has no end; write %.*s}", (int)word.n, word.p, (int)word.n, word.p);
		name = str_field(&tag, '/');
		list = list_by_name(rules, name);
		if (!list)
			return place_error(err, place, "there is no list `%.*s`; put it into lists/, beside the rules", (int)name.n,
			                   name.p);
		for (u32 i = 0; i < list->rows; i++)
			near_add(rules, list->row[i].form, (u64)1 << group);
	}
	return true;
}

/* Words of a line, those of its lists included. */
static u32 words_in(const struct pr_rules *rules, str line)
{
	u32 words = (u32)line.n;

	for (u32 i = 0; i < rules->lists; i++) {
		size_t at = str_find(line, rules->list[i].name, 0);
		words += at != SIZE_MAX ? rules->list[i].rows : 0;
	}
	return words;
}

bool rule_near_build(struct pr_rules *rules, pr_err *err)
{
	u32 words = 64;

	for (u32 g = 0; g < rules->near_lines; g++)
		words += words_in(rules, rules->near_line[g].words);
	for (rules->near_mask = 1; rules->near_mask < words * 2; rules->near_mask = rules->near_mask * 2 + 1)
		;
	rules->near_slot = NEW(&rules->arena, struct near_word, (size_t)rules->near_mask + 1);
	rules->near_head = NEW(&rules->arena, u64, 65536 / 64);
	for (u32 g = 0; g < rules->near_lines; g++)
		if (!near_group(rules, g, err))
			return false;
	return true;
}

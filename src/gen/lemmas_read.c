/* lemmas_read.c: hunspell's fr.aff and fr.dic → every form of every entry. See lemmas.c. */
#include <stdio.h>

#include "../fold.h"
#include "../lemma_table.h"
#include "../str.h"
#include "lemmas.h"

enum { RULES = 8000 };

struct rule { char flag[4], strip[WORD], add[WORD], condition[WORD]; enum use use; };
static struct rule rules[RULES];
static size_t rule_count;

/* ── fr.aff ── */

static bool has(str tags, const char *tag)
{
	return str_find(tags, str_c(tag), 0) != SIZE_MAX;
}

static enum use use_of(str tags)
{
	bool third = has(tags, "po:3");
	bool simple = has(tags, "po:ipre") || has(tags, "po:iimp") || has(tags, "po:ifut") || has(tags, "po:cond");

	if (has(tags, "po:ppas"))
		return PAST;
	if (has(tags, "po:ppre"))
		return PRESENT;
	return !has(tags, "is:") && !has(tags, "po:infi") && has(tags, "po:") && !(third && simple) ? RARE : USUAL;
}

void read_rules(str text)
{
	while (text.n) {
		str line = str_line(&text), flag, strip, add, condition;
		struct rule *r = &rules[rule_count];
		if (!str_starts(line, S("SFX ")))
			continue;
		for (size_t i = 0; i < line.n; i++)
			if (line.p[i] == '\t')
				((char *)line.p)[i] = ' ';
		word_of(&line);
		flag = word_of(&line), strip = word_of(&line), add = word_of(&line), condition = word_of(&line);
		if (!condition.n)
			continue; /* the head of a group */
		add = str_field(&add, '/');
		if (rule_count == RULES || flag.n > 3 || !copy(r->strip, str_eq(strip, S("0")) ? S("") : strip) ||
		    !copy(r->add, str_eq(add, S("0")) ? S("") : add) || !copy(r->condition, condition))
			die("rule too long, or too many", line.p);
		memcpy(r->flag, flag.p, flag.n);
		r->use = use_of(line);
		rule_count++;
	}
}

static u32 back(str s, u32 at) /* byte where the character before `at` begins */
{
	while (at > 0 && ((u8)s.p[--at] & 0xC0) == 0x80)
		;
	return at;
}

/* Does one element of a condition (a character, `.`, `[abc]`, `[^abc]`) allow the character? */
static bool allows(str element, str c)
{
	bool none = element.n > 1 && element.p[1] == '^';

	if (element.p[0] != '[')
		return element.p[0] == '.' || str_eq(element, c);
	for (u32 at = none ? 2 : 1, len; at + 1 < element.n; at += len) {
		fold_peek(element, at, &len);
		if (str_eq(str_cut(element, at, at + len), c))
			return !none;
	}
	return none;
}

/* Conditions are compared from their end with the end of the word. */
static bool fits(str word, str condition)
{
	u32 at = (u32)word.n, end = (u32)condition.n;

	while (end > 0) {
		u32 beg = back(condition, end), from = back(word, at);
		if (condition.p[beg] == ']')
			while (condition.p[beg] != '[')
				beg--;
		if (at == 0 || !allows(str_cut(condition, beg, end), str_cut(word, from, at)))
			return false;
		at = from;
		end = beg;
	}
	return true;
}

/* ── fr.dic ── */

static bool lower_case(char *out, str s)
{
	size_t n = 0;

	for (u32 at = 0, len; at < s.n; at += len) {
		u32 c = fold_lower(fold_peek(s, at, &len));
		if (n + 4 > TABLE_FORM_MAX || c >= 0x800 || c == '-' || c == ' ' || c == '.' || (c >= '0' && c <= '9'))
			return false; /* no single word */
		if (c < 0x80) {
			out[n++] = (char)c;
		} else {
			out[n++] = (char)(0xC0 | c >> 6);
			out[n++] = (char)(0x80 | (c & 0x3F));
		}
	}
	out[n] = 0;
	return n > 0;
}

/* `événement`, `évènement`; `maître`, `maitre`: one word in two spellings. */
void one_spelling(char *out, const char *head)
{
	static const char *const apart[] = {"dû", "sûr", "mûr", "jeûne", "jeûner", "crû", "sûre", "mûre"};
	static const struct { const char *from, *to; } same[] = {{"è", "é"}, {"î", "i"}, {"û", "u"}};
	size_t n = 0;

	strcpy(out, head);
	for (size_t i = 0; i < countof(apart); i++)
		if (strcmp(head, apart[i]) == 0)
			return;
	for (const char *p = head; *p;) {
		size_t i = 0;
		while (i < countof(same) && !str_starts(str_c(p), str_c(same[i].from)))
			i++;
		if (i < countof(same)) {
			memcpy(out + n, same[i].to, strlen(same[i].to));
			n += strlen(same[i].to);
			p += strlen(same[i].from);
		} else {
			out[n++] = *p++;
		}
	}
	out[n] = 0;
}

static const char *irregular(const char *head)
{
	static const char *const list[][2] = {{"yeux", "œil"},        {"cieux", "ciel"},
					      {"aïeux", "aïeul"},     {"messieurs", "monsieur"},
					      {"mesdames", "madame"}, {"mesdemoiselles", "mademoiselle"},
					  {"favorite", "favori"}};

	for (size_t i = 0; i < countof(list); i++)
		if (strcmp(head, list[i][0]) == 0)
			return list[i][1];
	return head;
}

static void add_pair(str form, const char *head, int rank, enum use use)
{
	struct pair *p = &pairs[pair_count];

	if (pair_count == PAIRS)
		die("too many forms", head);
	memset(p, 0, sizeof *p);
	if (!lower_case(p->form, form))
		return;
	fold_str(p->folded, sizeof p->folded - 1, str_c(p->form));
	if (!p->folded[0])
		return;
	strcpy(p->head, irregular(head));
	one_spelling(p->lemma, p->head);
	if (rank == VERB) /* les pouvoirs: the noun, not what one can */
		strcat(p->lemma, "~");
	p->rank = rank;
	p->use = use;
	pair_count++;
}

static int rank_of(str word, str tags, const char *head)
{
	static const struct {
		str tag;
		int rank;
	} ranks[] = {{{"po:npr", 6}, NAME}, {{"po:prn", 6}, NAME}, {{"po:pat", 6}, NAME},
		     {{"po:nom", 6}, NOUN}, {{"po:adj", 6}, ADJECTIVE}, {{"po:v", 4}, VERB}};

	bool capital = !str_eq(word, str_c(head));

	for (size_t i = 0; i < countof(ranks); i++)
		if (str_find(tags, ranks[i].tag, 0) != SIZE_MAX)
			return capital && ranks[i].rank != NAME ? ACRONYM : ranks[i].rank;
	return capital ? ACRONYM : OTHER;
}

static void expand(str word, str flags, const char *head, int rank)
{
	char form[2 * WORD];

	if (str_find(flags, S("()"), 0) == SIZE_MAX)
		add_pair(word, head, rank, USUAL);
	for (size_t i = 0; i + 1 < flags.n; i += 2)
		for (size_t k = 0; k < rule_count; k++) {
			const struct rule *r = &rules[k];
			str strip = str_c(r->strip);
			if (memcmp(r->flag, flags.p + i, 2) != 0 || r->flag[2] || !str_ends(word, strip) ||
			    !fits(word, str_c(r->condition)))
				continue;
			snprintf(form, sizeof form, "%.*s%s", (int)(word.n - strip.n), word.p, r->add);
			add_pair(str_c(form), head, rank, r->use);
		}
}

void read_words(str text)
{
	str_line(&text); /* how many */
	while (text.n) {
		str line = str_line(&text), entry = word_of(&line), word = str_field(&entry, '/');
		char head[WORD];
		if (word.n < WORD / 2 && lower_case(head, word))
			expand(word, entry, head, rank_of(word, line, head));
	}
}


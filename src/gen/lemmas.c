/* lemmas.c: run at build time: reads hunspell's French dictionary (fr.dic, fr.aff), expands each entry into its forms,
 * chooses the lemma of each form, and writes the table of lemma_table.h.
 *
 *     lemmas fr.aff fr.dic choices > lemmas.bin
 *
 * An entry is a lemma; its flags name groups of suffix rules (`SFX X. al aux al`: travail → travaux). Where several
 * entries have a form:
 *
 *     the file of choices, where it names the form, says whose it is (retraite: not of retrait);
 *     a rare form of a verb loses it to any other word (versions: not of verser), -ant loses it to a noun (restaurant);
 *     of those left, the one that is written like it wins (porte: the door, not porter), but an adjective that is a
 *     participle gives way to its verb (rendue: rendre); then names, nouns, adjectives, other words, verbs. */
#include <stdio.h>
#include <stdlib.h>

#include "../fold.h"
#include "../lemma_table.h"
#include "../str.h"

enum { WORD = 64, RULES = 8000, PAIRS = 1 << 20 };

enum use { USUAL, PAST /* participle */, PRESENT /* participle */, RARE /* tense or person, in the press */ };
enum { NOUN, ADJECTIVE, OTHER, VERB, NAME = 6, ACRONYM, CHOSEN }; /* ranks */

struct rule { char flag[4], strip[WORD], add[WORD], condition[WORD]; enum use use; };
struct pair { /* a form of a lemma */
	char form[WORD], folded[WORD], head[WORD], lemma[WORD]; /* head: the entry; lemma: it, in one spelling, a verb's with a ~ */
	int rank;
	enum use use;
	u32 number; /* of the lemma */
};

struct choice { char form[WORD]; str lemmas; }; /* form first: what by_name compares */

static struct rule rules[RULES];
static struct choice choices[4096];
static size_t choice_count;
static struct pair *pairs;
static size_t rule_count, pair_count;

static _Noreturn void die(const char *what, const char *which)
{
	fprintf(stderr, "lemmas: %s: %s\n", what, which);
	exit(1);
}

static str read_all(const char *path)
{
	FILE *f = fopen(path, "rb");
	static const size_t room = 32u << 20;
	char *p = malloc(room);
	size_t n = f && p ? fread(p, 1, room, f) : 0;

	if (n == 0 || n == room)
		die("cannot read the French dictionary (package hunspell-fr)", path);
	fclose(f);
	return (str){p, n};
}

static bool copy(char *out, str s)
{
	if (s.n >= TABLE_FORM_MAX)
		return false;
	memcpy(out, s.p, s.n);
	out[s.n] = 0;
	return true;
}

static str word_of(str *line)
{
	str word;

	*line = str_trim(*line);
	word = str_field(line, ' ');
	return str_trim(word);
}

/* ── fr.aff ── */

static bool has(str tags, const char *tag)
{
	return str_find(tags, str_c(tag), 0) != SIZE_MAX;
}

static enum use use_of(str tags)
{
	bool third = has(tags, "po:3"), simple = has(tags, "po:ipre") || has(tags, "po:iimp") || has(tags, "po:ifut") || has(tags, "po:cond");

	if (has(tags, "po:ppas"))
		return PAST;
	if (has(tags, "po:ppre"))
		return PRESENT;
	return !has(tags, "is:") && !has(tags, "po:infi") && has(tags, "po:") && !(third && simple) ? RARE : USUAL;
}

static void read_rules(str text)
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
static void one_spelling(char *out, const char *head)
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
					      {"mesdames", "madame"}, {"mesdemoiselles", "mademoiselle"}};

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
			if (memcmp(r->flag, flags.p + i, 2) != 0 || r->flag[2] || !str_ends(word, strip) || !fits(word, str_c(r->condition)))
				continue;
			snprintf(form, sizeof form, "%.*s%s", (int)(word.n - strip.n), word.p, r->add);
			add_pair(str_c(form), head, rank, r->use);
		}
}

static void read_words(str text)
{
	str_line(&text); /* how many */
	while (text.n) {
		str line = str_line(&text), entry = word_of(&line), word = str_field(&entry, '/');
		char head[WORD];
		if (word.n < WORD / 2 && lower_case(head, word))
			expand(word, entry, head, rank_of(word, line, head));
	}
}

/* ── whose form it is ── */

static int by_form(const void *left, const void *right)
{
	const struct pair *a = left, *b = right;
	int order = strcmp(a->folded, b->folded);

	order = order ? order : strcmp(a->form, b->form);
	order = order ? order : strcmp(a->lemma, b->lemma);
	order = order ? order : a->rank - b->rank;
	return order ? order : (int)a->use - (int)b->use;
}

static size_t same_form(size_t from)
{
	size_t to = from + 1;

	while (to < pair_count && strcmp(pairs[to].form, pairs[from].form) == 0)
		to++;
	return to;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* Lines of `form form > lemma lemma`; `#` begins a remark. */
static void read_choices(str text)
{
	while (text.n) {
		str line = str_line(&text), names = str_field(&line, '>');
		for (names = str_trim(names); names.n && names.p[0] != '#' && line.n; names = str_trim(names)) {
			if (choice_count == countof(choices) || !copy(choices[choice_count].form, word_of(&names)))
				die("too many choices", names.p);
			choices[choice_count++].lemmas = line;
		}
	}
	qsort(choices, choice_count, sizeof *choices, by_name);
}

static str choice_of(const char *form)
{
	const struct choice *found = bsearch(form, choices, choice_count, sizeof *choices, by_name);

	return found ? found->lemmas : S("");
}

/* Is the lemma one of these words? A verb also where its `~` is left out. */
static bool among(str words, const char *lemma)
{
	char head[WORD], one[WORD];

	while (words.n)
		if (copy(head, word_of(&words))) {
			size_t n = strlen(lemma);
			one_spelling(one, head);
			n -= n > 0 && lemma[n - 1] == '~' && !strchr(one, '~');
			if (str_eq(str_c(one), (str){lemma, n}))
				return true;
		}
	return false;
}

/* Is the form another word's, that p must leave it to? */
static bool outdone(const struct pair *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct pair *other = &pairs[i];
		if (strcmp(other->lemma, p->lemma) == 0)
			continue;
		if (p->use == RARE && other->use != RARE && other->rank != ACRONYM)
			return true;
		if (p->use == PRESENT && (other->rank == NOUN || other->rank == OTHER) && strcmp(other->head, p->form) == 0)
			return true;
	}
	return false;
}

/* Marks what goes (an empty form). A lemma that is chosen and that no entry has is a new one. */
static void settle_form(size_t from, size_t to)
{
	str chosen = choice_of(pairs[from].form), rest = chosen, first = word_of(&rest);
	bool gone[256] = {false}, any = false;

	if (to - from > countof(gone))
		die("too many entries have this form", pairs[from].form);
	for (size_t i = from; i < to; i++) {
		gone[i - from] = chosen.n ? !among(chosen, pairs[i].lemma) : outdone(&pairs[i], from, to);
		any |= !gone[i - from];
	}
	if (!any) {
		copy(pairs[from].head, first);
		one_spelling(pairs[from].lemma, pairs[from].head);
		gone[0] = false;
	}
	for (size_t i = from; i < to; i++) {
		if (gone[i - from])
			pairs[i].form[0] = 0;
		else if (among(first, pairs[i].lemma))
			pairs[i].rank = CHOSEN;
	}
}

static void settle(void)
{
	size_t n = 0;

	qsort(pairs, pair_count, sizeof *pairs, by_form);
	for (size_t i = 0, to; i < pair_count; i = to) {
		to = same_form(i);
		settle_form(i, to);
	}
	for (size_t i = 0; i < pair_count; i++)
		if (pairs[i].form[0])
			pairs[n++] = pairs[i];
	pair_count = n;
}

/* ── choosing ── */

static int by_lemma(const void *a, const void *b)
{
	return strcmp(((const struct pair *)a)->lemma, ((const struct pair *)b)->lemma);
}

static u32 number_lemmas(void)
{
	u32 n = 0;

	qsort(pairs, pair_count, sizeof *pairs, by_lemma);
	for (size_t i = 0; i < pair_count; i++) {
		if (i && strcmp(pairs[i].lemma, pairs[i - 1].lemma) != 0)
			n++;
		pairs[i].number = n;
	}
	return n + 1;
}

static bool is_participle(const char *form, u32 verb)
{
	char folded[WORD] = "";
	size_t low = 0, high = pair_count;

	fold_str(folded, sizeof folded - 1, str_c(form));
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(pairs[middle].folded, folded);
		order = order ? order : strcmp(pairs[middle].form, form);
		if (order < 0 || (order == 0 && pairs[middle].number < verb))
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < pair_count && strcmp(pairs[low].form, form) == 0 && pairs[low].number == verb; low++)
		if (pairs[low].use == PAST || pairs[low].use == PRESENT)
			return true;
	return false;
}

/* The lower, the better. */
static int worth(const struct pair *p, size_t from, size_t to)
{
	if (p->rank == ADJECTIVE)
		for (size_t i = from; i < to; i++)
			if (pairs[i].rank == VERB && pairs[i].number != p->number && is_participle(p->head, pairs[i].number))
				return 50;
	if (p->rank == CHOSEN)
		return -1;
	return p->rank + (strcmp(p->head, p->form) == 0 && p->rank < ACRONYM ? 0 : 10);
}

static u32 choose(size_t from, size_t to)
{
	size_t best = from;

	for (size_t i = from + 1; i < to; i++)
		if (worth(&pairs[i], from, to) < worth(&pairs[best], from, to))
			best = i;
	return pairs[best].number;
}

/* ── writing ── */

static struct { char text[WORD], folded[WORD]; u32 info; } *forms;
static u32 form_count;

static void list_forms(void)
{
	forms = calloc(pair_count, sizeof *forms);
	if (!forms)
		die("out of memory", "forms");
	for (size_t i = 0, to; i < pair_count; i = to, form_count++) {
		to = same_form(i);
		strcpy(forms[form_count].text, pairs[i].form);
		strcpy(forms[form_count].folded, pairs[i].folded);
		forms[form_count].info = choose(i, to);
		for (size_t k = i; k < to; k++)
			pairs[k].rank = (int)form_count; /* from here on, the number of its form */
	}
}

/* Without accents; œ and æ are none. */
static bool is_bare(str form)
{
	for (u32 at = 0, len; at < form.n; at += len) {
		u32 c = fold_peek(form, at, &len);
		if (c >= 0x80 && c != 0x153 && c != 0xE6)
			return false;
	}
	return true;
}

/* Among forms that look alike without accents, which keep them? Not `à`: too short to be looked for. */
static void mark_accented(void)
{
	for (u32 i = 0, to; i < form_count; i = to) {
		u32 bare = UINT32_MAX;
		bool differ = false;
		for (to = i; to < form_count && strcmp(forms[to].folded, forms[i].folded) == 0; to++) {
			differ |= forms[to].info != forms[i].info;
			if (is_bare(str_c(forms[to].text)))
				bare = forms[to].info;
		}
		differ &= strlen(forms[i].folded) > 1;
		for (u32 k = i; differ && k < to; k++)
			if ((forms[k].info & TABLE_LEMMA) != bare)
				forms[k].info |= TABLE_ACCENTED | (bare == UINT32_MAX ? TABLE_BARE_FREE : 0);
	}
}

static FILE *table; /* in memory, until its hash is known */

static void put(u32 n)
{
	u8 bytes[] = {(u8)n, (u8)(n >> 8), (u8)(n >> 16), (u8)(n >> 24)};

	fwrite(bytes, 1, 4, table);
}

static u32 shared(u32 i)
{
	u32 n = 0;

	while (i % TABLE_BLOCK && n < 255 && forms[i].text[n] && forms[i].text[n] == forms[i - 1].text[n])
		n++;
	return n;
}

static void write_blocks(void)
{
	u32 at = 0;

	for (u32 i = 0; i < form_count; i++) {
		if (i % TABLE_BLOCK == 0)
			put(at);
		at += 2 + (u32)strlen(forms[i].text) - shared(i);
	}
	put(at);
}

static int by_number(const void *left, const void *right)
{
	const struct pair *a = left, *b = right;

	int order = (a->number > b->number) - (a->number < b->number);

	order = order ? order : (strcmp(b->form, b->head) == 0) - (strcmp(a->form, a->head) == 0); /* the lemma itself first */
	return order ? order : a->rank - b->rank;
}

static size_t drop_doubles(void)
{
	size_t n = 0;

	qsort(pairs, pair_count, sizeof *pairs, by_number);
	for (size_t i = 0; i < pair_count; i++)
		if (n == 0 || pairs[n - 1].number != pairs[i].number || pairs[n - 1].rank != pairs[i].rank)
			pairs[n++] = pairs[i];
	return n;
}

static void write_table(u32 lemmas)
{
	size_t members = drop_doubles();

	put(form_count), put(lemmas), put((u32)members);
	write_blocks();
	for (u32 i = 0; i < form_count; i++)
		put(forms[i].info);
	put(0);
	for (size_t i = 0; i < members; i++)
		if (i + 1 == members || pairs[i + 1].number != pairs[i].number)
			put((u32)i + 1);
	for (size_t i = 0; i < members; i++)
		put((u32)pairs[i].rank);
	for (u32 i = 0; i < form_count; i++) {
		u32 same = shared(i), n = (u32)strlen(forms[i].text);
		putc((int)same, table);
		putc((int)(n - same), table);
		fwrite(forms[i].text + same, 1, n - same, table);
	}
}

/* Magic and hash, then the table. */
static int write_all(u32 lemmas)
{
	char *p = NULL;
	size_t n = 0;
	u64 hash;

	table = open_memstream(&p, &n);
	if (!table)
		die("out of memory", "table");
	write_table(lemmas);
	if (fclose(table) != 0)
		die("out of memory", "table");
	hash = str_hash((str){p, n});
	table = stdout;
	put(TABLE_MAGIC), put((u32)(hash ^ hash >> 32));
	fwrite(p, 1, n, stdout);
	return fflush(stdout) != 0 || ferror(stdout);
}

int main(int count, char **args)
{
	u32 lemmas;

	if (count != 4)
		die("usage", "lemmas fr.aff fr.dic choices");
	pairs = calloc(PAIRS, sizeof *pairs);
	if (!pairs)
		die("out of memory", "pairs");
	read_rules(read_all(args[1]));
	read_words(read_all(args[2]));
	read_choices(read_all(args[3]));
	settle();
	lemmas = number_lemmas();
	qsort(pairs, pair_count, sizeof *pairs, by_form);
	list_forms();
	mark_accented();
	return write_all(lemmas);
}

/* store_sqlite_sentences.c: which words of an article the sentences of its facts are, so that where words stand, which
 * the index tells by number, says at once whether they stand in the sentence of a fact. An article is read for that
 * once: when words are first asked for that it has. Words are numbered through title, lead and body. */
#include "store_sqlite.h"

enum { WORDS_MAX = 1 << 24 /* of an article */, STEP = 100 /* articles: some 3 ms */ };

struct word { /* [code points] of the text */
	u32 beg, end;
};

struct reading {
	struct arena *arena;
	str text;
	u32 from;        /* [bytes] where the part at hand begins */
	u32 byte, chars; /* as far as it was counted */
	struct word *word;
	u32 n, room;
};

/* ── its words ── */

static u32 chars_to(struct reading *r, u32 byte)
{
	r->chars = byte >= r->byte ? r->chars + utf8_count(r->text, r->byte, byte) : utf8_count(r->text, 0, byte);
	r->byte = byte;
	return r->chars;
}

static int note_word(void *payload, const struct token *t)
{
	struct reading *r = payload;

	if (r->n == r->room)
		r->word = arena_grow(r->arena, r->word, r->n, r->room = r->room * 2 + 512, sizeof *r->word);
	r->word[r->n].beg = chars_to(r, r->from + t->beg);
	r->word[r->n++].end = chars_to(r, r->from + t->end);
	return r->n == WORDS_MAX;
}

static u32 read_part(struct sqlite_store *s, struct reading *r, u32 from, u32 to)
{
	u32 before = r->n;

	r->from = from;
	tokens_each(s->analyzer, str_cut(r->text, from, to), TOKEN_PLACES, note_word, r);
	return r->n - before;
}

static void read_words(struct sqlite_store *s, struct reading *r, struct column_words *out, u32 title, u32 lead)
{
	title = utf8_skip(r->text, 0, title);
	lead = utf8_skip(r->text, 0, lead);
	lead = lead > title ? lead : title;
	out->lead = 0;
	out->title = read_part(s, r, 0, title);
	out->lead = read_part(s, r, title, lead);
	read_part(s, r, lead, (u32)r->text.n);
}

/* ── its sentences ── */

/* The first word that begins at `at` or later. */
static u32 first_from(const struct reading *r, u32 at)
{
	u32 low = 0, high = r->n;

	while (low < high) {
		u32 middle = low + (high - low) / 2;
		if (r->word[middle].beg < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct column_sentence sentence_of(const struct reading *r, u32 beg, u32 end)
{
	u32 first = first_from(r, beg), after = first_from(r, end);

	while (after > first && r->word[after - 1].end > end)
		after--;
	return (struct column_sentence){first, after - first};
}

static pr_status read_sentences(struct sqlite_store *s, const struct reading *r, i64 article, pr_err *err)
{
	struct columns *k = s->columns;
	size_t at = k->first[article], end = k->first[article + 1];
	sqlite3_stmt *row = db_bind(s, "SELECT start - before, start - before + sentence FROM fact WHERE article = ? "
	                            "ORDER BY n", "i", article);

	for (; at < end && db_row(row); at++) {
		i64 from = sqlite3_column_int64(row, 0), to = sqlite3_column_int64(row, 1);
		bool is_known = from >= 0 && to >= from && to <= UINT32_MAX;
		k->sentence[at] = is_known ? sentence_of(r, (u32)from, (u32)to) : (struct column_sentence){0, 0};
	}
	for (; at < end; at++)
		k->sentence[at] = (struct column_sentence){0, 0};
	return db_end(s, row, err);
}

pr_status columns_look(struct sqlite_store *s, i64 article, pr_err *err)
{
	struct reading r = {.arena = &s->row};
	struct column_words words = {0, 0};
	pr_status status;
	sqlite3_stmt *row = db_bind(s, "SELECT text, title_end, lead_end FROM article WHERE id = ?", "i", article);

	arena_reset(&s->row);
	if (db_row(row)) {
		r.text = db_str(row, 0);
		read_words(s, &r, &words, (u32)sqlite3_column_int64(row, 1), (u32)sqlite3_column_int64(row, 2));
	}
	status = db_end(s, row, err);
	if (status == PR_OK)
		status = read_sentences(s, &r, article, err);
	if (status == PR_OK)
		s->columns->words[article] = words;
	return status;
}

/* ── all of them, little by little ── */

static pr_status warm_run(struct sqlite_store *s, void *args, pr_err *err)
{
	const struct columns *k;
	int *more = args, left = STEP;
	i64 end;
	pr_status status = columns_take(s, &k, &end, err);

	for (; k && s->columns->looked < end && left > 0 && status == PR_OK; s->columns->looked++)
		if (k->words[k->looked].title == COLUMNS_UNKNOWN) {
			status = columns_look(s, k->looked, err);
			left--;
		}
	*more = left == 0;
	return status;
}

pr_status sqlite_warm(struct store *store, int *more, pr_err *err)
{
	return db_guard(store, warm_run, more, err);
}

/* store_sqlite_numbered.c: the words of an article as the index numbers them, each with its place in the text. The
 * index tells where words stand by number in a column; here they are numbered through title, lead and body, so that a
 * sentence is a run of them. The memory is malloc's: SQLite calls what reads an article, and an arena must not jump out
 * of it. */
#include <stdlib.h>

#include "store_sqlite_columns.h"

enum { WORDS_MAX = 1 << 24 /* of an article */ };

struct word { /* [code points] of the text */
	u32 beg, end;
};

struct numbered {
	i64 article;     /* 0: none */
	u32 body_most;   /* words of its body that were asked for */
	struct column_words count;
	struct word *word;
	u32 n, room;
	u32 most;        /* words that are read: so many, with those before */
	bool starved;    /* there was no memory for one */
	str text;
	u32 from;        /* [bytes] where the column at hand begins */
	u32 byte, chars; /* as far as code points were counted */
};

static u32 chars_to(struct numbered *r, u32 byte)
{
	r->chars = byte >= r->byte ? r->chars + utf8_count(r->text, r->byte, byte) : utf8_count(r->text, 0, byte);
	r->byte = byte;
	return r->chars;
}

static bool has_room(struct numbered *r)
{
	u32 room = r->n < r->room ? r->room : r->room * 2 + 512;
	struct word *more = r->n < r->room ? r->word : realloc(r->word, room * sizeof *more);

	r->starved = !more;
	if (more) {
		r->word = more;
		r->room = room;
	}
	return more;
}

static int note_word(void *payload, const struct token *t)
{
	struct numbered *r = payload;

	if (!has_room(r))
		return 1;
	r->word[r->n].beg = chars_to(r, r->from + t->beg);
	r->word[r->n++].end = chars_to(r, r->from + t->end);
	return r->n == r->most;
}

/* How many words there are in a column. */
static u32 read_column(struct sqlite_store *s, struct numbered *r, u32 from, u32 to, u32 most)
{
	u32 before = r->n;

	r->from = from;
	r->most = most < WORDS_MAX - before ? before + most : WORDS_MAX;
	if (!r->starved && r->n < r->most)
		tokens_each(s->analyzer, str_cut(r->text, from, to), TOKEN_PLACES, note_word, r);
	return r->n - before;
}

static void read_columns(struct sqlite_store *s, struct numbered *r, u32 title, u32 lead)
{
	title = utf8_skip(r->text, 0, title);
	lead = utf8_skip(r->text, 0, lead);
	lead = lead > title ? lead : title;
	r->count.title = read_column(s, r, 0, title, WORDS_MAX);
	r->count.lead = read_column(s, r, title, lead, WORDS_MAX);
	read_column(s, r, lead, (u32)r->text.n, r->body_most);
}

static pr_status read_article(struct sqlite_store *s, struct numbered *r, i64 article, u32 body_most, pr_err *err)
{
	sqlite3_stmt *row = db_bind(s, "SELECT text, title_end, lead_end FROM article WHERE id = ?", "i", article);
	pr_status status;

	*r = (struct numbered){.word = r->word, .room = r->room, .body_most = body_most};
	if (db_row(row)) {
		r->text = db_str(row, 0);
		read_columns(s, r, (u32)sqlite3_column_int64(row, 1), (u32)sqlite3_column_int64(row, 2));
	}
	status = db_end(s, row, err);
	if (status == PR_OK && r->starved)
		status = err_memory(err);
	r->article = status == PR_OK ? article : 0;
	return status;
}

pr_status numbered_read(struct sqlite_store *s, struct column_words *out, i64 article, u32 body_most, pr_err *err)
{
	struct numbered *r = s->numbered = s->numbered ? s->numbered : calloc(1, sizeof *r);
	pr_status status = PR_OK;

	*out = (struct column_words){0};
	if (!r)
		return err_memory(err);
	if (r->article != article || r->body_most < body_most)
		status = read_article(s, r, article, body_most, err);
	*out = r->count;
	return status;
}

/* The first word that begins at `at` or later. */
static u32 first_from(const struct numbered *r, u32 at)
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

struct column_sentence numbered_between(const struct sqlite_store *s, u32 beg, u32 end)
{
	const struct numbered *r = s->numbered;
	u32 first = first_from(r, beg), after = first_from(r, end);

	while (after > first && r->word[after - 1].end > end)
		after--;
	return (struct column_sentence){first, after - first};
}

void numbered_drop(struct sqlite_store *s)
{
	if (s->numbered)
		free(s->numbered->word);
	free(s->numbered);
	s->numbered = NULL;
}

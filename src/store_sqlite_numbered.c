/* store_sqlite_numbered.c: the words of an article as the index numbers them, each with its place in the text. The
 * index tells where words stand by number in a column; here they are numbered through title, lead and body, so that a
 * sentence is a run of them. The memory is malloc's: SQLite calls what reads an article, and an arena must not jump out
 * of it. */
#include <stdlib.h>

#include "store_sqlite_columns.h"

enum { WORDS_MAX = 1 << 24 /* of an article */ };

struct word { /* [bytes] of the text */
	u32 beg, end;
};

struct numbered {
	i64 article;     /* 0: none */
	u32 wanted[3];   /* words of each column that were asked for */
	struct column_words count;
	char *text;
	size_t bytes, text_room;
	struct word *word;
	u32 n;
	size_t word_room;
	bool starved;    /* there was no memory for a text or a word */
	u32 from;        /* [bytes] where the column at hand begins */
	u32 most;        /* words that are read: so many, with those before */
	struct utf8_place place; /* of the text, that was asked about last */
};

/* Of an array of the heap, for `n` items. */
static bool has_room(struct numbered *r, void *array, size_t *room, size_t n, size_t size)
{
	void **at = array, *more;

	if (n <= *room)
		return true;
	more = realloc(*at, (n * 2 + 512) * size);
	r->starved = !more;
	if (!more)
		return false;
	*at = more;
	*room = n * 2 + 512;
	return true;
}

static int note_word(void *payload, const struct token *t)
{
	struct numbered *r = payload;

	if (!has_room(r, &r->word, &r->word_room, r->n + 1, sizeof *r->word))
		return 1;
	r->word[r->n++] = (struct word){r->from + t->beg, r->from + t->end};
	return r->n == r->most;
}

static str text_of(const struct numbered *r)
{
	return (str){r->text, r->bytes};
}

/* How many words are read of a column. */
static u32 read_column(struct sqlite_store *s, struct numbered *r, u32 from, u32 to, u32 wanted)
{
	u32 before = r->n;

	r->from = from;
	r->most = wanted < WORDS_MAX - before ? before + wanted : WORDS_MAX;
	if (!r->starved && r->n < r->most)
		tokens_each(s->analyzer, str_cut(text_of(r), from, to), TOKEN_PLACES, note_word, r);
	return r->n - before;
}

static void read_columns(struct sqlite_store *s, struct numbered *r, u32 title, u32 lead)
{
	title = utf8_skip(text_of(r), 0, title);
	lead = utf8_skip(text_of(r), 0, lead);
	lead = lead > title ? lead : title;
	r->count.title = read_column(s, r, 0, title, r->wanted[2]);
	r->count.lead = read_column(s, r, title, lead, r->wanted[1]);
	read_column(s, r, lead, (u32)r->bytes, r->wanted[0]);
}

static bool take_text(struct numbered *r, str text)
{
	if (!has_room(r, &r->text, &r->text_room, text.n, 1))
		return false;
	memcpy(r->text, text.p, text.n);
	r->bytes = text.n;
	return true;
}

static pr_status read_article(struct sqlite_store *s, struct numbered *r, i64 article, const u32 wanted[3],
                              pr_err *err)
{
	sqlite3_stmt *row = db_bind(s, "SELECT text, title_end, lead_end FROM article WHERE id = ?", "i", article);
	pr_status status;

	*r = (struct numbered){.text = r->text, .text_room = r->text_room, .word = r->word, .word_room = r->word_room,
	                       .wanted = {wanted[0], wanted[1], wanted[2]}};
	if (db_row(row) && take_text(r, db_str(row, 0)))
		read_columns(s, r, (u32)sqlite3_column_int64(row, 1), (u32)sqlite3_column_int64(row, 2));
	status = db_end(s, row, err);
	if (status == PR_OK && r->starved)
		status = err_memory(err);
	r->article = status == PR_OK ? article : 0;
	return status;
}

/* Those of the article that are held, and these; false: all of these are held. */
static bool add_wanted(u32 out[3], const struct numbered *r, i64 article, const u32 wanted[3])
{
	bool more = r->article != article;

	for (int i = 0; i < 3; i++) {
		out[i] = r->article == article && r->wanted[i] > wanted[i] ? r->wanted[i] : wanted[i];
		more |= r->wanted[i] < wanted[i];
	}
	return more;
}

pr_status numbered_read(struct sqlite_store *s, struct column_words *out, i64 article, const u32 wanted[3],
                        pr_err *err)
{
	struct numbered *r = s->numbered = s->numbered ? s->numbered : calloc(1, sizeof *r);
	u32 all[3];
	pr_status status = PR_OK;

	*out = (struct column_words){0};
	if (!r)
		return err_memory(err);
	if (add_wanted(all, r, article, wanted))
		status = read_article(s, r, article, all, err);
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

struct column_sentence numbered_between(struct sqlite_store *s, u32 beg, u32 end)
{
	struct numbered *r = s->numbered;
	u32 from = utf8_place(&r->place, text_of(r), beg), to = utf8_place(&r->place, text_of(r), end);
	u32 first = first_from(r, from), after = first_from(r, to);

	while (after > first && r->word[after - 1].end > to)
		after--;
	return (struct column_sentence){first, after - first};
}

void numbered_drop(struct sqlite_store *s)
{
	if (s->numbered) {
		free(s->numbered->text);
		free(s->numbered->word);
	}
	free(s->numbered);
	s->numbered = NULL;
}

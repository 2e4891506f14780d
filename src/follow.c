/* follow.c: see follow.h. Each leaf is a row of places, each with the words that may stand there, and all leaves are
 * followed at once: bit i of a leaf's state says that its first i + 1 places stand right before here. */
#include "follow.h"

#include "fold.h"
#include "str.h"

struct wanted {
	str word;
	u32 place;
};

struct row {
	struct wanted *word;
	u32 words, room, places, leaf;
	bool prefix;
	u64 state, here; /* places matched up to the last word; that the word at hand matches */
};

struct follower {
	struct arena *arena;
	struct analyzer *analyzer;
	struct row *row;
	u32 rows;
	u32 beg[QUERY_PLACES]; /* where the last words began */
	u32 end;         /* of the word at hand */
	u32 words;
	int (*each)(void *payload, const struct found *found);
	void *payload;
	int stop;
};

/* ── what is looked for ── */

static int want_token(void *payload, const struct token *t)
{
	struct follower *f = payload;
	struct row *r = &f->row[f->rows];

	r->places += !t->same_place;
	if (r->words == r->room) {
		r->room = r->room * 2 + 16;
		r->word = arena_grow(f->arena, r->word, r->words, r->room, sizeof *r->word);
	}
	r->word[r->words++] = (struct wanted){arena_copy(f->arena, (str){t->word, t->n}), r->places - 1};
	return 0;
}

static void want(struct follower *f, const struct query_leaf *leaf, u32 i)
{
	struct row *r = &f->row[f->rows];

	*r = (struct row){.prefix = leaf->prefix, .leaf = i};
	tokens_each(f->analyzer, leaf->text, TOKEN_QUERY | (leaf->prefix ? TOKEN_PREFIX : 0), want_token, f);
	f->rows++;
}

/* `budget de la ville` looks for de and la too, but no reader does. */
static bool tells_little(const struct query_leaf *leaf)
{
	static const char list[] = " a au aux avec ce ces cette d dans de des du elle en et il ils l la le les "
	                           "leur lui mais ne on ou par pas pour qu que qui s sa se ses son sur un une y ";
	char key[16] = " ";
	size_t n;

	if (leaf->prefix || leaf->text.n > 6 || leaf->text.p[0] == '=')
		return false;
	n = fold_str(key + 1, sizeof key - 3, leaf->text);
	key[n + 1] = ' ';
	return strstr(list, key) != NULL;
}

static bool is_shown(const struct query_leaf *leaf, enum follow what)
{
	if (what == FOLLOW_TITLE)
		return !leaf->without && (leaf->field == FIELD_ANY || leaf->field == FIELD_TITLE);
	return !leaf->without && leaf->field != FIELD_TITLE;
}

struct follower *follower_new(struct arena *a, struct analyzer *analyzer, const struct query *q, enum follow what)
{
	struct follower *f = NEW(a, struct follower, 1);
	u32 leaves = q ? q->leaves : 0;
	bool telling = false; /* is there a word to show but those that tell little? */

	*f = (struct follower){.arena = a, .analyzer = analyzer, .row = NEW(a, struct row, QUERY_LEAVES + 1)};
	for (u32 i = 0; i < leaves; i++)
		telling |= is_shown(&q->leaf[i], what) && !tells_little(&q->leaf[i]);
	for (u32 i = 0; i < leaves; i++)
		if (what == FOLLOW_ALL || (is_shown(&q->leaf[i], what) && !(telling && tells_little(&q->leaf[i]))))
			want(f, &q->leaf[i], i);
	return f;
}

/* ── where it stands ── */

static void end_place(struct follower *f)
{
	for (u32 i = 0; i < f->rows && !f->stop; i++) {
		struct row *r = &f->row[i];
		r->state = (r->state << 1 | 1) & r->here;
		r->here = 0;
		if (r->state >> (r->places - 1) & 1) {
			struct found found = {f->beg[(f->words - r->places) % QUERY_PLACES], f->end, r->leaf};
			f->stop = f->each(f->payload, &found);
		}
	}
}

static int see_token(void *payload, const struct token *t)
{
	struct follower *f = payload;
	str word = {t->word, t->n};

	if (!t->same_place) {
		if (f->words)
			end_place(f);
		f->beg[f->words++ % QUERY_PLACES] = t->beg;
		f->end = t->end;
	}
	for (u32 i = 0; i < f->rows; i++) {
		struct row *r = &f->row[i];
		for (u32 k = 0; k < r->words; k++) {
			bool last = r->prefix && r->word[k].place == r->places - 1;
			if (!(last ? str_starts(word, r->word[k].word) : str_eq(word, r->word[k].word)))
				continue;
			r->here |= (u64)1 << r->word[k].place;
			f->end = t->end > f->end ? t->end : f->end;
		}
	}
	return f->stop;
}

void follower_read(struct follower *f, str text, int (*each)(void *payload, const struct found *found), void *payload)
{
	f->each = each;
	f->payload = payload;
	f->words = 0;
	f->stop = 0;
	for (u32 i = 0; i < f->rows; i++)
		f->row[i].state = f->row[i].here = 0;
	if (f->rows)
		tokens_each(f->analyzer, text, 0, see_token, f);
	if (f->words && !f->stop)
		end_place(f);
}

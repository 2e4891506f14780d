/* store_sqlite_facts.c: the facts of an article. What facts say is kept once for all that say it (table reading, found
 * by hash and compared), and so is the date that they are about; the sentence around them once for all facts of it,
 * with the words of the full-text index that it spans, so that a search of facts needs no index of its own. */
#include "number.h"
#include "store_sqlite.h"

/* ── sentences ── */

struct span { u32 beg, end; }; /* [bytes] of the text */

struct spans {
	struct span *span;   /* ascending */
	i64 *first, *last;   /* words of the column; last < first: none */
	u32 *of_fact;        /* index of a fact's sentence */
	u32 n;
	u32 at;              /* the sentence that the scan has come to */
	i64 word;            /* of the column, so far */
	u32 column_beg;      /* [bytes] of the text */
};

/* The sentence is a slice of the text; one that is not counts as the fact's own words. */
static struct span sentence_span(const pr_fact *fact, str text, u32 beg, u32 end)
{
	uintptr_t from = (uintptr_t)fact->sentence.p, base = (uintptr_t)text.p;
	struct span own = {beg, end};

	if (from < base || from - base > text.n || fact->sentence.n > text.n - (from - base))
		return own;
	own.beg = (u32)(from - base);
	own.end = own.beg + (u32)fact->sentence.n;
	return own.beg <= beg && own.end >= end ? own : (struct span){beg, end};
}

static struct spans collect(struct arena *a, const struct facts *facts, str text)
{
	struct spans all = {NEW(a, struct span, facts->n + 1), NEW(a, i64, facts->n + 1), NEW(a, i64, facts->n + 1),
	                    NEW(a, u32, facts->n + 1), 0, 0, 0, 0};
	u32 beg = 0, chars = 0; /* byte and code point where the last fact began */

	for (size_t i = 0; i < facts->n; i++) {
		const pr_fact *f = &facts->fact[i];
		u32 end;
		struct span span;
		beg = f->start >= chars ? utf8_skip(text, beg, f->start - chars) : utf8_skip(text, 0, f->start);
		chars = f->start;
		end = utf8_skip(text, beg, f->end - f->start);
		span = sentence_span(f, text, beg, end);
		if (all.n == 0 || all.span[all.n - 1].beg != span.beg || all.span[all.n - 1].end != span.end) {
			all.span[all.n] = span;
			all.last[all.n++] = -1;
		}
		all.of_fact[i] = all.n - 1;
	}
	return all;
}

static int count_word(void *payload, const struct token *t)
{
	struct spans *all = payload;
	u32 beg = all->column_beg + t->beg;

	if (t->same_place)
		return 0;
	while (all->at < all->n && beg >= all->span[all->at].end)
		all->at++;
	if (all->at < all->n && beg >= all->span[all->at].beg) {
		if (all->last[all->at] < 0)
			all->first[all->at] = all->word;
		all->last[all->at] = all->word;
	}
	all->word++;
	return 0;
}

/* Columns of articles_fts, in the order of the text: title 2, lead 1, body 0. */
static int column_of(const struct article *a, u32 beg)
{
	return beg < a->title_end ? 2 : beg < a->lead_end ? 1 : 0;
}

static void count_words(struct sqlite_store *s, struct spans *all, const struct article *a)
{
	u32 lead_end = a->lead_end > a->title_end ? a->lead_end : a->title_end;
	u32 edge[] = {0, a->title_end, lead_end, (u32)a->text.n};

	for (int i = 0; i < 3; i++) {
		all->word = 0;
		all->column_beg = edge[i];
		tokens_each(s->analyzer, str_cut(a->text, edge[i], edge[i + 1]), 0, count_word, all);
	}
}

static pr_status sentences_write(struct sqlite_store *s, const struct spans *all, const struct article *a, i64 *row,
				 pr_err *err)
{
	u32 beg = 0;
	i64 chars = 0, count;
	pr_status status = PR_OK;

	for (u32 i = 0; i < all->n && status == PR_OK; i++) {
		struct span span = all->span[i];
		chars = span.beg >= beg ? chars + utf8_count(a->text, beg, span.beg) : utf8_count(a->text, 0, span.beg);
		beg = span.beg;
		count = utf8_count(a->text, span.beg, span.end);
		status = db_run(
			s, err, "INSERT INTO sentence (start, \"end\", part, first, last) VALUES (?, ?, ?, ?, ?)",
			"iiiii", chars, chars + count, (i64)column_of(a, span.beg), all->first[i], all->last[i]);
		row[i] = sqlite3_last_insert_rowid(s->db);
	}
	return status;
}

/* ── what a fact says ── */

static u64 mix(u64 hash, str s)
{
	return (hash ^ str_hash(s)) * 0x9E3779B97F4A7C15u;
}

static i64 short_hash(u64 hash)
{
	return (i64)(hash >> 33); /* 31 bits: four bytes in SQLite */
}

/* As near as they come: what bounds are compared by. */
i64 dec_thousandths(struct dec d)
{
	for (; d.scale > 3; d.scale--)
		d.num /= 10;
	for (; d.scale < 3; d.scale++)
		if (__builtin_mul_overflow(d.num, 10, &d.num))
			return d.num < 0 ? INT64_MIN : INT64_MAX;
	return d.num;
}

static bool thousandths(i64 *out, str plain)
{
	struct dec d;

	if (!plain.n || !dec_read(&d, plain))
		return false;
	*out = dec_thousandths(d);
	return true;
}

static pr_status rule_row(struct sqlite_store *s, const pr_fact *f, i64 *id, pr_err *err)
{
	pr_status status;

	*id = 0;
	status = db_number(s, db_bind(s, "SELECT id FROM rule WHERE kind = ? AND name = ?", "tt", f->kind, f->rule), id, err);
	if (status != PR_OK || *id)
		return status;
	status = db_run(s, err, "INSERT INTO rule (kind, name) VALUES (?, ?)", "tt", f->kind, f->rule);
	*id = sqlite3_last_insert_rowid(s->db);
	return status;
}

/* Bounds for comparing: the one that is said stands for one that is not. */
static const char *bounds(const pr_fact *f, i64 *least, i64 *most)
{
	bool low = thousandths(least, f->low), high = thousandths(most, f->high);

	if (!low && !high)
		return "nn";
	if (!low)
		*least = *most;
	return !high || *most == *least ? "in" : "ii";
}

static pr_status reading_write(struct sqlite_store *s, const pr_fact *f, i64 rule, i64 hash, i64 *id, pr_err *err)
{
	bool same_low = str_eq(f->low, f->value), same_high = str_eq(f->high, f->value);
	i64 least = 0, most = 0;
	const char *known = bounds(f, &least, &most);
	pr_status status = db_run(
		s, err,
		"INSERT INTO reading (hash, rule, value, low, high, unit, per, modifier, label, least, most) "
		"VALUES (?, ?, ?, iif(?, NULL, ?), iif(?, NULL, ?), ?, ?, nullif(?, 'exact'), ?, iif(?, ?, NULL), "
		"iif(?, ?, NULL))",
		"iitititttttiiii", hash, rule, f->value, (i64)same_low, f->low, (i64)same_high, f->high, f->unit,
		f->per, f->modifier, f->label, (i64)(known[0] == 'i'), least, (i64)(known[1] == 'i'), most);

	*id = sqlite3_last_insert_rowid(s->db);
	return status;
}

static pr_status reading_row(struct sqlite_store *s, const pr_fact *f, i64 *id, pr_err *err)
{
	str part[] = {f->value, f->low, f->high, f->unit, f->per, f->modifier, f->label};
	u64 hash = 0;
	i64 rule;
	pr_status status = rule_row(s, f, &rule, err);

	for (size_t i = 0; i < countof(part); i++)
		hash = mix(hash, part[i]);
	hash += (u64)rule * 0x9E3779B97F4A7C15u;
	*id = 0;
	if (status == PR_OK)
		status = db_number(
			s,
			db_bind(s,
				"SELECT id FROM reading WHERE hash = ? AND rule = ? AND value = ? AND "
				"coalesce(low, value) = ? AND coalesce(high, value) = ? AND unit = ? AND per = ? AND "
				"coalesce(modifier, 'exact') = ? AND label = ?",
				"iittttttt", short_hash(hash), rule, f->value, f->low, f->high, f->unit, f->per,
				f->modifier, f->label),
			id, err);
	return status != PR_OK || *id ? status : reading_write(s, f, rule, short_hash(hash), id, err);
}

/* ── what it is about ── */

static pr_status date_row(struct sqlite_store *s, const pr_fact *f, i64 *id, pr_err *err)
{
	day since = 0, until = 0;
	bool dated = f->date.n && date_bounds(&since, &until, f->date);
	pr_status status;

	*id = 0;
	status = db_number(s, db_bind(s, "SELECT id FROM date WHERE date = ?", "t", f->date), id, err);
	if (status != PR_OK || *id)
		return status;
	status = db_run(s, err,
			"INSERT INTO date (date, since, until) VALUES (?1, iif(?2, ?3, NULL), iif(?2, ?4, NULL))",
			"tiii", f->date, (i64)dated, (i64)since, (i64)until);
	*id = sqlite3_last_insert_rowid(s->db);
	return status;
}

static pr_status basis_row(struct sqlite_store *s, const pr_fact *f, i64 *id, pr_err *err)
{
	pr_status status;

	*id = 0;
	status = db_number(s,
			   db_bind(s, "SELECT id FROM basis WHERE department_from = ? AND date_from = ?", "tt",
				   f->department_from, f->date_from),
			   id, err);
	if (status != PR_OK || *id)
		return status;
	status = db_run(s, err, "INSERT INTO basis (department_from, date_from) VALUES (?, ?)", "tt",
			f->department_from, f->date_from);
	*id = sqlite3_last_insert_rowid(s->db);
	return status;
}

/* ── all of it ── */

static pr_status fact_write(struct sqlite_store *s, i64 id, size_t n, const pr_fact *f, i64 sentence, pr_err *err)
{
	i64 reading, date, basis;
	pr_status status = reading_row(s, f, &reading, err);

	if (status == PR_OK)
		status = date_row(s, f, &date, err);
	if (status == PR_OK)
		status = basis_row(s, f, &basis, err);
	return status == PR_OK ? db_run(s, err,
					"INSERT INTO fact (article, n, start, \"end\", sentence, reading, department, "
					"date, basis) "
					"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
					"iiiiiitii", id, (i64)n, (i64)f->start, (i64)f->end, sentence, reading,
					f->department, date, basis)
			       : status;
}

pr_status facts_write(struct sqlite_store *s, i64 id, const struct article *article, const struct facts *facts,
		      pr_err *err)
{
	struct spans all;
	i64 *row;
	pr_status status;

	if (!facts->n)
		return PR_OK;
	all = collect(&s->arena, facts, article->text);
	count_words(s, &all, article);
	row = NEW(&s->arena, i64, all.n);
	status = sentences_write(s, &all, article, row, err);
	for (size_t i = 0; i < facts->n && status == PR_OK; i++)
		status = fact_write(s, id, i, &facts->fact[i], row[all.of_fact[i]], err);
	return status;
}

pr_status facts_remove(struct sqlite_store *s, i64 id, pr_err *err)
{
	pr_status status = db_run(
		s, err, "DELETE FROM sentence WHERE id IN (SELECT sentence FROM fact WHERE article = ?)", "i", id);

	return status == PR_OK ? db_run(s, err, "DELETE FROM fact WHERE article = ?", "i", id) : status;
}

pr_status facts_sweep(struct sqlite_store *s, pr_err *err)
{
	return db_exec(s, "DELETE FROM reading WHERE id NOT IN (SELECT reading FROM fact);"
	               "DELETE FROM date WHERE id NOT IN (SELECT date FROM fact);"
	               "DELETE FROM basis WHERE id NOT IN (SELECT basis FROM fact);"
	               "DELETE FROM rule WHERE id NOT IN (SELECT rule FROM reading);"
	               "DELETE FROM source WHERE id NOT IN (SELECT source FROM place);"
	               "DELETE FROM file WHERE id NOT IN (SELECT file FROM place)", err);
}

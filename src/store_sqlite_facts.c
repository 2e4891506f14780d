/* store_sqlite_facts.c: the facts of an article. What facts say is kept once for all that say it (table reading, found
 * by hash and compared), and so is the date that they are about. */
#include <stdio.h>

#include "number.h"
#include "store_sqlite_traits.h"
#include "store_sqlite_write.h"

/* ── where a fact stands ── */

struct span { u32 beg, end; }; /* [bytes] of the text */

struct walk {
	str text;
	struct utf8_place at;   /* where the fact at hand begins */
	struct span sentence;   /* of the fact at hand */
	u32 sentence_chars;
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

static void walk_to(struct walk *w, const pr_fact *f)
{
	struct span sentence;
	u32 beg = utf8_place(&w->at, w->text, f->start);

	sentence = sentence_span(f, w->text, beg, utf8_skip(w->text, beg, f->end - f->start));
	if (sentence.beg != w->sentence.beg || sentence.end != w->sentence.end)
		w->sentence_chars = utf8_count(w->text, sentence.beg, sentence.end);
	w->sentence = sentence;
}

/* Of a fact: all that its reading says, each part with its end. */
static str said(struct arena *a, const pr_fact *f)
{
	const str part[] = {f->rule, f->kind, f->value, f->low, f->high, f->unit, f->per, f->modifier, f->label};
	struct buf b = {.arena = a};

	for (size_t i = 0; i < countof(part); i++) {
		buf_put(&b, part[i]);
		buf_char(&b, '\n');
	}
	return buf_str(&b);
}

const struct ready_fact *facts_prepare(struct arena *a, str text, const struct facts *facts)
{
	struct ready_fact *ready = NEW(a, struct ready_fact, facts->n);
	struct walk walk = {.text = text};

	for (size_t i = 0; i < facts->n; i++) {
		walk_to(&walk, &facts->fact[i]);
		ready[i] = (struct ready_fact){.before = utf8_count(text, walk.sentence.beg, walk.at.byte),
		                               .sentence = walk.sentence_chars,
		                               .said = said(a, &facts->fact[i])};
	}
	return ready;
}

/* ── what a fact says ── */

static i64 short_hash(u64 hash)
{
	return (i64)(hash >> 41); /* 23 bits: three bytes in SQLite; rows that share it are compared */
}

static pr_status rule_row(struct sqlite_store *s, const pr_fact *f, i64 *id, pr_err *err)
{
	pr_status status;

	*id = 0;
	status = db_number(s, db_bind(s, "SELECT id FROM rule WHERE kind = ? AND name = ?", "tt", f->kind, f->rule), id,
	                   err);
	if (status != PR_OK || *id)
		return status;
	status = db_run(s, err, "INSERT INTO rule (kind, name) VALUES (?, ?)", "tt", f->kind, f->rule);
	*id = sqlite3_last_insert_rowid(s->db);
	return status;
}

static pr_status reading_write(struct sqlite_store *s, const pr_fact *f, i64 rule, i64 hash, i64 *id, pr_err *err)
{
	bool same_low = str_eq(f->low, f->value), same_high = str_eq(f->high, f->value);
	pr_status status = db_run(
		s, err,
		"INSERT INTO reading (hash, rule, value, low, high, unit, per, modifier, label) "
		"VALUES (?, ?, ?, iif(?, NULL, ?), iif(?, NULL, ?), ?, ?, nullif(?, 'exact'), ?)",
		"iititittttt", hash, rule, f->value, (i64)same_low, f->low, (i64)same_high, f->high, f->unit,
		f->per, f->modifier, f->label);

	*id = sqlite3_last_insert_rowid(s->db);
	return status;
}

static pr_status reading_row(struct sqlite_store *s, const pr_fact *f, str says, i64 *id, pr_err *err)
{
	i64 rule, hash = short_hash(str_hash(says) * 0x9E3779B97F4A7C15u);
	pr_status status;

	*id = known_row(s, 'v', says);
	if (*id)
		return PR_OK;
	status = db_number(
		s,
		db_bind(s,
			"SELECT v.id FROM reading v CROSS JOIN rule r ON r.id = v.rule WHERE v.hash = ? AND r.kind = ? AND "
			"r.name = ? AND v.value = ? AND coalesce(v.low, v.value) = ? AND coalesce(v.high, v.value) = ? AND "
			"v.unit = ? AND v.per = ? AND coalesce(v.modifier, 'exact') = ? AND v.label = ?",
			"ittttttttt", hash, f->kind, f->rule, f->value, f->low, f->high, f->unit, f->per, f->modifier, f->label),
		id, err);
	if (status == PR_OK && !*id) {
		status = rule_row(s, f, &rule, err);
		if (status == PR_OK)
			status = reading_write(s, f, rule, hash, id, err);
	}
	known_note(s, 'v', says, status == PR_OK ? *id : 0);
	return status;
}

/* ── what it is about ── */

static pr_status date_row(struct sqlite_store *s, const pr_fact *f, i64 *id, pr_err *err)
{
	day since = 0, until = 0;
	bool dated;
	pr_status status;

	*id = known_row(s, 'd', f->date);
	if (*id)
		return PR_OK;
	status = db_number(s, db_bind(s, "SELECT id FROM date WHERE date = ?", "t", f->date), id, err);
	if (status == PR_OK && !*id) {
		dated = f->date.n && date_bounds(&since, &until, f->date);
		status = db_run(s, err,
				"INSERT INTO date (date, since, until) VALUES (?1, iif(?2, ?3, NULL), iif(?2, ?4, NULL))",
				"tiii", f->date, (i64)dated, (i64)since, (i64)until);
		*id = sqlite3_last_insert_rowid(s->db);
	}
	known_note(s, 'd', f->date, status == PR_OK ? *id : 0);
	return status;
}

static pr_status basis_row(struct sqlite_store *s, const pr_fact *f, i64 *id, pr_err *err)
{
	char room[64];
	int n = snprintf(room, sizeof room, "%.*s\n%.*s", (int)f->department_from.n, f->department_from.p,
	                 (int)f->date_from.n, f->date_from.p);
	str both = {room, n < (int)sizeof room ? (size_t)n : SIZE_MAX};
	pr_status status;

	*id = known_row(s, 'b', both);
	if (*id)
		return PR_OK;
	status = db_number(s,
			   db_bind(s, "SELECT id FROM basis WHERE department_from = ? AND date_from = ?", "tt",
				   f->department_from, f->date_from),
			   id, err);
	if (status == PR_OK && !*id) {
		status = db_run(s, err, "INSERT INTO basis (department_from, date_from) VALUES (?, ?)", "tt",
				f->department_from, f->date_from);
		*id = sqlite3_last_insert_rowid(s->db);
	}
	known_note(s, 'b', both, status == PR_OK ? *id : 0);
	return status;
}

/* ── all of it ── */

static pr_status fact_write(struct sqlite_store *s, i64 id, size_t n, const pr_fact *f, const struct ready_fact *ready,
                            pr_err *err)
{
	i64 reading, date, basis;
	pr_status status = reading_row(s, f, ready->said, &reading, err);

	if (status == PR_OK)
		status = date_row(s, f, &date, err);
	if (status == PR_OK)
		status = basis_row(s, f, &basis, err);
	return status == PR_OK
		       ? db_run(s, err,
				"INSERT INTO fact (article, n, start, length, before, sentence, reading, department, date, basis) "
				"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
				"iiiiiiitii", id, (i64)n, (i64)f->start, (i64)(f->end - f->start), (i64)ready->before,
				(i64)ready->sentence, reading, f->department, date, basis)
		       : status;
}

pr_status facts_write(struct sqlite_store *s, i64 id, const struct facts *facts, const struct ready_fact *ready,
		      pr_err *err)
{
	pr_status status = PR_OK;

	for (size_t i = 0; i < facts->n && status == PR_OK; i++)
		status = fact_write(s, id, i, &facts->fact[i], &ready[i], err);
	return status == PR_OK ? traits_note(s, id, facts, err) : status;
}

pr_status facts_remove(struct sqlite_store *s, i64 id, pr_err *err)
{
	return db_run(s, err, "DELETE FROM fact WHERE article = ?", "i", id);
}

pr_status facts_sweep(struct sqlite_store *s, pr_err *err)
{
	known_forget(s);
	return db_exec(s, "DELETE FROM reading WHERE id NOT IN (SELECT reading FROM fact);"
	               "DELETE FROM date WHERE id NOT IN (SELECT date FROM fact);"
	               "DELETE FROM basis WHERE id NOT IN (SELECT basis FROM fact);"
	               "DELETE FROM rule WHERE id NOT IN (SELECT rule FROM reading);"
	               "DELETE FROM source WHERE id NOT IN (SELECT source FROM place);"
	               "DELETE FROM file WHERE id NOT IN (SELECT file FROM place)", err);
}

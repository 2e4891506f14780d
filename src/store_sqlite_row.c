/* store_sqlite_row.c: rows of the corpus as the callbacks see them. What a row says is not believed: offsets are kept
 * within the text, a text that is no UTF-8 is refused. Everything lives in s->row, but row_read's article. */
#include "store_sqlite.h"

/* ── residue ── */

void json_put(struct buf *b, str s)
{
	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if ((u8)c < ' ')
			buf_printf(b, "\\u%04x", (unsigned)(u8)c);
		else {
			if (c == '"' || c == '\\')
				buf_char(b, '\\');
			buf_char(b, c);
		}
	}
	buf_char(b, '"');
}

str residue_write(struct arena *a, const struct residue *residue, u32 n)
{
	struct buf b = {.arena = a};

	for (u32 i = 0; i < n; i++) {
		buf_printf(&b, "%s{\"at\":%u,\"kind\":", i ? "," : "[", residue[i].at);
		json_put(&b, str_c(residue[i].kind));
		buf_put(&b, S(",\"text\":"));
		json_put(&b, residue[i].text);
		buf_printf(&b, ",\"from\":%u,\"to\":%u}", residue[i].from, residue[i].to);
	}
	if (n)
		buf_char(&b, ']');
	return buf_str(&b);
}

static u32 column_u32(sqlite3_stmt *row, int column)
{
	i64 n = sqlite3_column_int64(row, column);

	return n < 0 ? 0 : n > UINT32_MAX ? UINT32_MAX : (u32)n;
}

static pr_status residue_read(struct sqlite_store *s, struct arena *a, struct residue **out, u32 *n, i64 id,
			      pr_err *err)
{
	sqlite3_stmt *row = db_bind(
		s,
		"SELECT r.value ->> 'at', r.value ->> 'kind', r.value ->> 'text', r.value ->> 'from', "
		"r.value ->> 'to' FROM article a, json_each(a.residue) r WHERE a.id = ? AND a.residue IS NOT NULL",
		"i", id);
	u32 room = 0;

	*n = 0;
	*out = NULL;
	while (db_row(row)) {
		if (*n == room)
			*out = arena_grow(a, *out, *n, room = room * 2 + 8, sizeof **out);
		(*out)[(*n)++] = (struct residue){column_u32(row, 0), arena_copy(a, db_text(row, 1)).p,
		                                  arena_copy(a, db_text(row, 2)), column_u32(row, 3), column_u32(row, 4)};
	}
	return db_end(s, row, err);
}

static pr_status public_residue(struct sqlite_store *s, pr_article *out, i64 id, pr_err *err)
{
	struct residue *residue;
	u32 n, byte = 0, chars = 0;
	pr_residue *to;
	pr_status status = residue_read(s, &s->row, &residue, &n, id, err);

	if (status != PR_OK || n == 0)
		return status;
	out->residue = to = NEW(&s->row, pr_residue, n);
	out->residue_count = n;
	for (u32 i = 0; i < n; i++) {
		u32 at = residue[i].at < out->text.n ? residue[i].at : (u32)out->text.n;
		chars = at >= byte ? chars + utf8_count(out->text, byte, at) : utf8_count(out->text, 0, at);
		byte = at;
		to[i] = (pr_residue){chars, str_c(residue[i].kind), residue[i].text};
	}
	return PR_OK;
}

/* ── articles ── */

static pr_status damaged(struct sqlite_store *s, i64 id, const char *what, pr_err *err)
{
	return err_set(err, PR_FAILED, "%s: article %lld is damaged (%s); load it again", s->path, (long long)id, what);
}

pr_status row_article(struct sqlite_store *s, pr_article *out, i64 id, bool with_text, pr_err *err)
{
	static const char sql[] =
		"SELECT coalesce(p.name, p.own), p.part, f.path, s.name, coalesce(a.title, substr(a.text, 1, a.title_end)), "
		"a.author, a.published, a.updated, a.url, a.facts, iif(?2, a.text, ''), c.label, "
		"o.title, o.author, o.published, o.updated, o.url, o.source, a.truncated "
		"FROM article a JOIN place p ON p.id = a.place JOIN file f ON f.id = p.file JOIN source s ON s.id = a.source "
		"LEFT JOIN origins o ON o.id = a.origins LEFT JOIN cluster c ON c.article = a.id WHERE a.id = ?1";
	sqlite3_stmt *row = db_bind(s, sql, "ii", id, (i64)with_text);
	str *to[] = {&out->path, &out->source, &out->title, &out->author, &out->published, &out->updated, &out->url};
	str *from[] = {&out->title_from,   &out->author_from, &out->published_from,
	               &out->updated_from, &out->url_from,    &out->source_from};
	bool found;
	pr_status status;

	*out = (pr_article){.id = id};
	found = db_row(row);
	if (found) {
		out->article = arena_copy(&s->row, db_text(row, 0));
		out->part = column_u32(row, 1);
		for (int i = 0; i < (int)countof(to); i++)
			*to[i] = arena_copy(&s->row, db_text(row, i + 2));
		out->fact_count = column_u32(row, 9);
		out->text = arena_copy(&s->row, db_str(row, 10));
		out->cluster = sqlite3_column_int64(row, 11);
		for (int i = 0; i < (int)countof(from); i++)
			*from[i] = arena_copy(&s->row, db_text(row, i + 12));
		out->truncated = sqlite3_column_int(row, 18);
	}
	status = db_end(s, row, err);
	if (status == PR_OK && !found)
		status = damaged(s, id, "its place is missing", err);
	if (status == PR_OK && !utf8_valid(out->text))
		status = damaged(s, id, "its text is no UTF-8", err);
	return status == PR_OK && with_text ? public_residue(s, out, id, err) : status;
}

/* As it was put, in bytes of its text; false: its map cannot be read. */
static bool take_article(struct arena *a, struct article *out, sqlite3_stmt *row)
{
	str *to[] = {&out->article, &out->path,      &out->id,      &out->source, &out->title,
	             &out->author,  &out->published, &out->updated, &out->url};

	for (int i = 0; i < (int)countof(to); i++)
		*to[i] = arena_copy(a, db_text(row, i));
	out->text = arena_copy(a, db_str(row, 9));
	out->part = column_u32(row, 10);
	out->title_end = utf8_skip(out->text, 0, column_u32(row, 11));
	out->lead_end = utf8_skip(out->text, 0, column_u32(row, 12));
	if (out->lead_end < out->title_end)
		out->lead_end = out->title_end;
	out->origin = (u64)sqlite3_column_int64(row, 13);
	if (!day_read(&out->day, out->published))
		out->day = DAY_NONE;
	return map_read(a, &out->map, arena_copy(a, db_str(row, 14)));
}

pr_status row_read(struct sqlite_store *s, struct arena *a, struct article *out, i64 id, pr_err *err)
{
	static const char sql[] =
		"SELECT coalesce(p.name, p.own), f.path, p.own, s.name, coalesce(a.title, substr(a.text, 1, a.title_end)), "
		"a.author, a.published, a.updated, a.url, a.text, p.part, a.title_end, a.lead_end, a.origin, a.map "
		"FROM article a JOIN place p ON p.id = a.place JOIN file f ON f.id = p.file "
		"JOIN source s ON s.id = a.source WHERE a.id = ?";
	sqlite3_stmt *row = db_bind(s, sql, "i", id);
	bool found = db_row(row), mapped;
	pr_status status;

	*out = (struct article){0};
	mapped = found && take_article(a, out, row);
	status = db_end(s, row, err);
	if (status == PR_OK && !mapped)
		return damaged(s, id, found ? "its map cannot be read" : "its place is missing", err);
	if (status == PR_OK && !utf8_valid(out->text))
		return damaged(s, id, "its text is no UTF-8", err);
	return status == PR_OK ? residue_read(s, a, &out->residue, &out->residues, id, err) : status;
}

/* ── facts ── */

struct reader { /* facts of a text, one after the other */
	str text;
	struct utf8_place fact, sentence;
};

static str slice(str text, struct utf8_place *place, sqlite3_stmt *row, int column)
{
	u32 beg = utf8_place(place, text, column_u32(row, column));

	return str_cut(text, beg, utf8_place(place, text, column_u32(row, column + 1)));
}

static void read_fact(struct sqlite_store *s, pr_fact *f, sqlite3_stmt *row, struct reader *r)
{
	str *to[] = {
		&f->kind,  &f->rule,       &f->value,           &f->low,  &f->high,     &f->unit, &f->per, &f->modifier,
		&f->label, &f->department, &f->department_from, &f->date, &f->date_from};

	f->start = column_u32(row, 0);
	f->end = column_u32(row, 1);
	f->text = slice(r->text, &r->fact, row, 0);
	f->sentence = slice(r->text, &r->sentence, row, 2);
	for (int i = 0; i < (int)countof(to); i++)
		*to[i] = arena_copy(&s->row, db_text(row, i + 4));
}

pr_status row_facts(struct sqlite_store *s, pr_fact **out, size_t *n, i64 id, i64 which, str text, pr_err *err)
{
	static const char sql[] =
		"SELECT f.start, f.start + f.length, f.start - f.before, f.start - f.before + f.sentence, r.kind, r.name, "
		"v.value, coalesce(v.low, v.value), coalesce(v.high, v.value), v.unit, v.per, coalesce(v.modifier, 'exact'), "
		"v.label, f.department, b.department_from, d.date, b.date_from FROM fact f JOIN reading v ON v.id = f.reading "
		"JOIN rule r ON r.id = v.rule JOIN date d ON d.id = f.date JOIN basis b ON b.id = f.basis "
		"WHERE f.article = ?1 AND (f.n = ?2 OR ?2 < 0) ORDER BY f.n";
	sqlite3_stmt *row = db_bind(s, sql, "ii", id, which);
	struct reader reader = {.text = text};
	size_t room = 0;

	*n = 0;
	*out = NULL;
	while (db_row(row)) {
		if (*n == room)
			*out = arena_grow(&s->row, *out, *n, room = room * 2 + 16, sizeof **out);
		read_fact(s, &(*out)[(*n)++], row, &reader);
	}
	return db_end(s, row, err);
}

pr_status row_whole(struct sqlite_store *s, struct showing *now, i64 id, pr_err *err)
{
	pr_status status;

	arena_reset(&s->row);
	status = row_article(s, &now->article, id, true, err);
	return status == PR_OK ? row_facts(s, &now->fact, &now->n, id, ALL_FACTS, now->article.text, err) : status;
}

/* store_sqlite_traits.c: what facets are counted by, side by side: of each article its day, its source and, a bit each,
 * the départements and the kinds that its facts have. A row has those of BLOCK articles, RECORD bytes each, so that all
 * of a million are read in 24 MB, and which of them is about a département is asked without looking at their facts.
 *
 *     day 3 │ source 3 │ bits 18        day: from 0 on, DAYS_BEFORE at 1970-01-01; 0: not known
 *                       └ 0..119 départements by code, 120..143 kinds of fact in the order in which they came
 *
 * source 0: there is no such article. Table trait names the bits that are in use. */
#include "store_sqlite_traits.h"
#include "store_sqlite_write.h"

enum {
	RECORD = TRAITS_RECORD,
	BLOCK = TRAITS_OF_BLOCK,
	BITS_AT = TRAITS_BITS_AT,
	BLOCKS_MAX = 1 << 22,
	DAYS_BEFORE = TRAITS_DAYS_BEFORE
};

/* ── bits ── */

/* 01 … 95, 2A, 2B, 971 … 978, 984 … 988; TRAITS: no such code. */
u32 trait_of_department(str code)
{
	u32 n = 0;

	if (str_eq(code, S("2A")) || str_eq(code, S("2B")))
		return code.p[1] == 'A' ? 96 : 97;
	if (code.n < 2 || code.n > 3)
		return TRAITS;
	for (size_t i = 0; i < code.n; i++) {
		if (code.p[i] < '0' || code.p[i] > '9')
			return TRAITS;
		n = n * 10 + (u32)(code.p[i] - '0');
	}
	if (code.n == 2)
		return n <= 95 ? n : TRAITS;
	return n >= 970 && n < 990 ? n - 970 + 98 : TRAITS;
}

static pr_status load_kinds(struct sqlite_store *s, pr_err *err)
{
	sqlite3_stmt *row = db_bind(s, "SELECT bit, value FROM trait", "");

	while (db_row(row)) {
		i64 bit = sqlite3_column_int64(row, 0);
		if (bit < 0 || bit >= TRAITS)
			continue;
		s->traits.named[bit] = true;
		s->traits.hash[bit] = str_hash(db_str(row, 1));
	}
	s->traits.loaded = true;
	return db_end(s, row, err);
}

static pr_status name_bit(struct sqlite_store *s, u32 bit, str value, str label, pr_err *err)
{
	s->traits.named[bit] = true;
	s->traits.hash[bit] = str_hash(value);
	return db_run(s, err, "INSERT OR REPLACE INTO trait (bit, value, label) VALUES (?, ?, ?)", "itt", (i64)bit, value,
	              label);
}

/* The bit of a kind, a new one where it has none; TRAITS: there are more kinds than bits. */
static pr_status bit_of_kind(struct sqlite_store *s, u32 *bit, str kind, pr_err *err)
{
	u64 hash = str_hash(kind);

	for (*bit = TRAITS_KINDS; *bit < TRAITS && s->traits.named[*bit]; ++*bit)
		if (s->traits.hash[*bit] == hash)
			return PR_OK;
	return *bit < TRAITS ? name_bit(s, *bit, kind, kind, err) : PR_OK;
}

/* ── writing ── one block is at hand; loads go from one to the next */

pr_status traits_flush(struct sqlite_store *s, pr_err *err)
{
	str block = {(const char *)s->traits.bytes, TRAITS_BLOCK};

	if (!s->traits.changed)
		return PR_OK;
	s->traits.changed = false;
	return db_run(s, err, "INSERT OR REPLACE INTO traits (block, articles) VALUES (?, ?)", "ib", s->traits.block,
	              block);
}

void traits_drop(struct sqlite_store *s)
{
	memset(&s->traits, 0, sizeof s->traits);
}

/* The block of an article is at hand. */
static pr_status take_block(struct sqlite_store *s, i64 id, pr_err *err)
{
	i64 block = id / BLOCK;
	sqlite3_stmt *row;
	pr_status status = article_numbered(s, id, err);

	if (status != PR_OK || (s->traits.held && s->traits.block == block))
		return status;
	status = traits_flush(s, err);
	memset(s->traits.bytes, 0, TRAITS_BLOCK);
	row = db_bind(s, "SELECT articles FROM traits WHERE block = ?", "i", block);
	if (db_row(row)) {
		str bytes = db_str(row, 0);
		memcpy(s->traits.bytes, bytes.p, bytes.n < TRAITS_BLOCK ? bytes.n : TRAITS_BLOCK);
	}
	s->traits.block = block;
	s->traits.held = true;
	return status == PR_OK ? db_end(s, row, err) : status;
}

static void put_number(u8 *at, u64 n)
{
	for (int i = 0; i < 3; i++)
		at[i] = (u8)(n >> 8 * i);
}

/* Day and source, as they stand in the article's row; both 0 where there is none. */
pr_status traits_names(struct sqlite_store *s, i64 id, pr_err *err)
{
	u8 *at, old[BITS_AT];
	u64 published = 0, source = 0;
	sqlite3_stmt *row;
	pr_status status = take_block(s, id, err);

	if (status != PR_OK)
		return status;
	at = s->traits.bytes + id % BLOCK * RECORD;
	row = db_bind(s, "SELECT day, source FROM article WHERE id = ?", "i", id);
	if (db_row(row)) {
		source = (u64)sqlite3_column_int64(row, 1);
		if (sqlite3_column_type(row, 0) != SQLITE_NULL)
			published = (u64)sqlite3_column_int64(row, 0) + DAYS_BEFORE;
	}
	memcpy(old, at, BITS_AT);
	put_number(at, published);
	put_number(at + 3, source);
	if (memcmp(old, at, BITS_AT) != 0)
		store_rewrites(s, id);
	s->traits.changed = true;
	return db_end(s, row, err);
}

static void set_bit(u8 *bits, u32 bit)
{
	if (bit < TRAITS)
		bits[bit / 8] |= (u8)(1 << bit % 8);
}

static pr_status note_fact(struct sqlite_store *s, u8 *bits, const pr_fact *f, pr_err *err)
{
	bool place = str_eq(f->kind, S("department"));
	u32 kind, about = trait_of_department(f->department), named = place ? trait_of_department(f->value) : TRAITS;
	pr_status status = bit_of_kind(s, &kind, f->kind, err);

	set_bit(bits, kind);
	set_bit(bits, about);
	set_bit(bits, named);
	if (status == PR_OK && named < TRAITS && !s->traits.named[named])
		status = name_bit(s, named, f->value, f->label, err);
	return status;
}

pr_status traits_note(struct sqlite_store *s, i64 id, const struct facts *facts, pr_err *err)
{
	pr_status status = s->traits.loaded ? PR_OK : load_kinds(s, err);
	u8 *bits;

	store_rewrites(s, id);
	if (status == PR_OK)
		status = traits_names(s, id, err);
	if (status != PR_OK)
		return status;
	bits = s->traits.bytes + id % BLOCK * RECORD + BITS_AT;
	memset(bits, 0, RECORD - BITS_AT);
	for (size_t i = 0; i < facts->n && status == PR_OK; i++)
		status = note_fact(s, bits, &facts->fact[i], err);
	return status;
}

/* ── reading ── */

pr_status blocks_read(struct sqlite_store *s, struct arena *a, struct blocks *out, const char *last, const char *rows,
                      i64 bytes, i64 most, pr_err *err)
{
	sqlite3_stmt *row;
	i64 blocks = 0;
	pr_status status = db_number(s, db_bind(s, last, ""), &blocks, err);

	*out = (struct blocks){0};
	if (status != PR_OK || blocks <= 0 || blocks > most)
		return status;
	out->block = NEW(a, const u8 *, (size_t)blocks);
	out->blocks = (u32)blocks;
	row = db_bind(s, rows, "i", bytes);
	while (db_row(row)) {
		i64 block = sqlite3_column_int64(row, 0);
		if (block >= 0 && block < blocks) /* of a damaged file, the last row may not be the highest */
			out->block[block] = (const u8 *)arena_copy(a, db_str(row, 1)).p;
	}
	return db_end(s, row, err);
}

pr_status traits_read(struct sqlite_store *s, struct arena *a, struct blocks *out, pr_err *err)
{
	pr_status status = traits_flush(s, err);

	*out = (struct blocks){0};
	return status != PR_OK ? status
	                       : blocks_read(s, a, out, "SELECT max(block) + 1 FROM traits",
	                                     "SELECT block, articles FROM traits WHERE length(articles) = ?", TRAITS_BLOCK,
	                                     BLOCKS_MAX, err);
}

i64 traits_end(const struct blocks *t)
{
	return (i64)t->blocks * TRAITS_OF_BLOCK;
}

/* ── verifying ── */

/* The bits of an article, by its facts. */
static pr_status bits_by_facts(struct sqlite_store *s, u8 *bits, i64 id, pr_err *err)
{
	static const char sql[] =
		"SELECT DISTINCT f.department, iif(r.kind = 'department', v.value, ''), t.bit FROM fact f "
		"JOIN reading v ON v.id = f.reading JOIN rule r ON r.id = v.rule "
		"LEFT JOIN trait t ON t.value = r.kind AND t.bit >= ?2 WHERE f.article = ?1";
	sqlite3_stmt *row = db_bind(s, sql, "ii", id, (i64)TRAITS_KINDS);

	memset(bits, 0, TRAITS / 8);
	while (db_row(row)) {
		set_bit(bits, trait_of_department(db_str(row, 0)));
		set_bit(bits, trait_of_department(db_str(row, 1)));
		if (sqlite3_column_type(row, 2) != SQLITE_NULL)
			set_bit(bits, (u32)sqlite3_column_int64(row, 2));
	}
	return db_end(s, row, err);
}

pr_status traits_verify(struct sqlite_store *s, i64 *wrong, pr_err *err)
{
	struct blocks all;
	u8 bits[TRAITS / 8];
	pr_status status = traits_read(s, &s->arena, &all, err);
	sqlite3_stmt *row = db_bind(s, "SELECT id, day, source FROM article", "");

	*wrong = 0;
	while (status == PR_OK && !*wrong && db_row(row)) {
		i64 id = sqlite3_column_int64(row, 0);
		bool dated = sqlite3_column_type(row, 1) != SQLITE_NULL;
		struct traits_of of;
		status = bits_by_facts(s, bits, id, err);
		if (!traits_of(&of, &all, id) || of.dated != dated || (dated && of.day != sqlite3_column_int64(row, 1)) ||
		    of.source != sqlite3_column_int64(row, 2) || memcmp(of.bits, bits, sizeof bits) != 0)
			*wrong = id;
	}
	return status == PR_OK ? db_end(s, row, err) : status;
}

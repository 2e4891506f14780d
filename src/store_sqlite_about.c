/* store_sqlite_about.c: what a query asks about a département or of a kind, as conditions on facts, or on the articles
 * that have such a fact: those are told by their traits (store_sqlite_traits.c), without a look at their facts. */
#include "fold.h"
#include "store_sqlite_find.h"

/* ── départements ── */

struct codes {
	str code[CODES]; /* of those that a query means: one, but for names that several bear */
	u32 n;
};

static bool is_code(str s)
{
	bool digit = s.n > 0 && s.p[0] >= '0' && s.p[0] <= '9';

	return digit && (s.n == 2 || s.n == 3);
}

/* `Seine-Saint-Denis (93)` without its code. */
static str label_name(str label)
{
	size_t at = str_find(label, S(" ("), 0);

	return str_cut(label, 0, at == SIZE_MAX ? label.n : at);
}

/* By its name, however that is spelled: one of France's, or as the facts of the corpus call one. */
static const char *const departments[][2] = {
#include "departments.inc"
}; /* code, name */

static bool is_spelled(str name, const char *wanted, size_t n)
{
	char found[64];
	size_t m = fold_str(found, sizeof found, name);

	return n && m == n && memcmp(wanted, found, n) == 0;
}

static pr_status read_named(struct sqlite_store *s, struct codes *out, str name, pr_err *err)
{
	char wanted[64];
	size_t n = fold_str(wanted, sizeof wanted, name);
	sqlite3_stmt *row = db_bind(s, "SELECT value, label FROM trait WHERE bit < ?", "i", (i64)TRAITS_KINDS);

	for (size_t i = 0; i < countof(departments); i++)
		if (is_spelled(str_c(departments[i][1]), wanted, n))
			out->code[out->n++] = str_c(departments[i][0]);
	while (!out->n && db_row(row))
		if (is_spelled(label_name(db_str(row, 1)), wanted, n))
			out->code[out->n++] = db_copy(s, row, 0);
	return db_end(s, row, err);
}

static pr_status read_codes(struct sqlite_store *s, struct codes *out, str department, pr_err *err)
{
	char *code;

	out->n = 0;
	department = label_name(department);
	if (!is_code(department))
		return read_named(s, out, department, err);
	code = arena_printf(&s->arena, "%.*s", (int)department.n, department.p);
	if (department.n == 2 && (code[1] == 'a' || code[1] == 'b'))
		code[1] = (char)(code[1] - 32);
	out->code[out->n++] = str_c(code);
	return PR_OK;
}

pr_status department_codes(struct sqlite_store *s, str code[CODES], u32 *n, str department, pr_err *err)
{
	struct codes codes;
	pr_status status = read_codes(s, &codes, department, err);

	memcpy(code, codes.code, sizeof codes.code);
	*n = codes.n;
	return status;
}

pr_status department_known(struct sqlite_store *s, bool *out, str department, pr_err *err)
{
	struct codes codes;
	pr_status status = read_codes(s, &codes, department, err);

	*out = codes.n > 0 && trait_of_department(codes.code[0]) != TRAITS;
	return status;
}

static void add_codes(struct filter *f, const struct codes *codes)
{
	filter_add(f, "(");
	for (u32 i = 0; i < codes->n; i++) {
		filter_add(f, i ? ", " : "");
		filter_value(f, codes->code[i]);
	}
	filter_add(f, ")");
}

pr_status filter_department(struct filter *f, str department, pr_err *err)
{
	struct codes codes;
	pr_status status = read_codes(f->s, &codes, department, err);

	filter_add(f, "(f.department IN ");
	add_codes(f, &codes);
	filter_add(f,
	           " OR f.reading IN (SELECT v.id FROM reading v JOIN rule r ON r.id = v.rule WHERE r.kind = 'department' "
	           "AND v.value IN ");
	add_codes(f, &codes);
	filter_add(f, "))");
	return status;
}

/* ── articles that have such a fact ── */

static void add_trait(struct filter *f, u32 bit)
{
	filter_add(f, "has_trait(a.rowid, ");
	filter_number(f, bit);
	filter_add(f, ")");
}

/* A kind beyond those that have bits is looked for in the facts. */
static pr_status add_kind(struct filter *f, str kind, pr_err *err)
{
	i64 bit = TRAITS;
	pr_status status = db_number(f->s, db_bind(f->s, "SELECT bit FROM trait WHERE bit >= ? AND value = ?", "it",
	                                           (i64)TRAITS_KINDS, kind), &bit, err);

	if (bit < TRAITS) {
		add_trait(f, (u32)bit);
	} else {
		filter_add(f, "a.rowid IN (SELECT f.article FROM rule r JOIN reading v ON v.rule = r.id "
		           "JOIN fact f ON f.reading = v.id WHERE r.kind = ");
		filter_value(f, kind);
		filter_add(f, ")");
	}
	return status;
}

static pr_status add_kinds(struct filter *f, const char *const *kinds, pr_err *err)
{
	pr_status status = PR_OK;

	filter_add(f, "(0");
	for (size_t i = 0; kinds[i] && status == PR_OK; i++) {
		filter_add(f, " OR ");
		status = add_kind(f, str_c(kinds[i]), err);
	}
	filter_add(f, ")");
	return status;
}

/* Code or name, as in filter_department. */
static pr_status add_department(struct filter *f, str department, pr_err *err)
{
	struct codes codes;
	pr_status status = read_codes(f->s, &codes, department, err);

	filter_add(f, "(0");
	for (u32 i = 0; i < codes.n; i++) {
		filter_add(f, " OR ");
		add_trait(f, trait_of_department(codes.code[i]));
	}
	filter_add(f, ")");
	return status;
}

pr_status filter_about(struct filter *f, str department, str kind, pr_err *err)
{
	return department.n ? add_department(f, department, err) : add_kind(f, kind, err);
}

pr_status filter_traits(struct filter *f, const pr_query *q, pr_err *err)
{
	pr_status status = PR_OK;

	if (q->kinds && q->kinds[0]) {
		filter_add(f, " AND ");
		status = add_kinds(f, q->kinds, err);
	}
	if (status == PR_OK && q->department && *q->department) {
		filter_add(f, " AND ");
		status = add_department(f, str_c(q->department), err);
	}
	return status;
}

/* What traits tell is all that is asked where one département or some kinds are. */
pr_status filter_holders(struct filter *f, const pr_query *q, pr_err *err)
{
	bool kinds = q->kinds && q->kinds[0], place = q->department && *q->department;
	pr_status status = filter_traits(f, q, err);

	if (status != PR_OK || !(q->min || q->max || q->about_since || q->about_until || (kinds && place)))
		return status;
	filter_add(f, " AND EXISTS (SELECT 1 FROM fact f JOIN reading v ON v.id = f.reading JOIN rule r ON r.id = v.rule "
	           "JOIN date t ON t.id = f.date WHERE f.article = a.rowid");
	status = filter_facts(f, q, err);
	filter_add(f, ")");
	return status;
}

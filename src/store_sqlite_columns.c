/* store_sqlite_columns.c: of every fact, what facts are sorted by and chosen by, side by side in memory, 20 bytes a
 * fact: a table sorted by value looks through a million of them in milliseconds, where SQLite would join and sort for a
 * second. All of a program who only read one file share them, one at a time. A corpus that has only grown since is read
 * on from where it ended, since a load commits twice a second; whatever else changed in it is counted (rewritten), and
 * then all of them are read again. */
#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "store_sqlite_columns.h"
#include "store_sqlite_find.h"

enum { ARTICLES_MAX = 1 << 26, FACTS_MAX = 1 << 28, ROWS_MAX = 1 << 26 /* of readings, of dates */ };

struct shared {
	struct columns columns; /* first */
	struct shared *next;
	dev_t device;
	ino_t inode;
	u32 users;
	pthread_mutex_t lock;
	i64 rewritten; /* of what is held; -1: nothing is */
	size_t articles, facts, readings, dates; /* that there is room for */
};

static pthread_mutex_t all_lock = PTHREAD_MUTEX_INITIALIZER;
static struct shared *all;

/* ── who shares them ── */

static struct shared *shared_of(const struct stat *file)
{
	struct shared *c = all;

	while (c && (c->device != file->st_dev || c->inode != file->st_ino))
		c = c->next;
	if (c || !(c = calloc(1, sizeof *c)))
		return c;
	pthread_mutex_init(&c->lock, NULL);
	c->device = file->st_dev;
	c->inode = file->st_ino;
	c->rewritten = -1;
	c->next = all;
	return all = c;
}

struct columns *columns_join(const char *path)
{
	struct stat file;
	struct shared *c = NULL;

	if (stat(path, &file) != 0)
		return NULL;
	pthread_mutex_lock(&all_lock);
	c = shared_of(&file);
	if (c)
		c->users++;
	pthread_mutex_unlock(&all_lock);
	return c ? &c->columns : NULL;
}

void columns_leave(struct columns *columns)
{
	struct shared *c = (struct shared *)columns, **at = &all;

	if (!c)
		return;
	pthread_mutex_lock(&all_lock);
	while (*at != c)
		at = &(*at)->next;
	if (--c->users == 0) {
		*at = c->next;
		pthread_mutex_destroy(&c->lock);
		free(columns->first), free(columns->words), free(columns->sentence);
		free(columns->reading), free(columns->date), free(columns->department);
		free(columns->readings), free(columns->dates);
		free(c);
	}
	pthread_mutex_unlock(&all_lock);
}

/* ── reading them ── */

static bool has_room(void *array, size_t *room, size_t wanted, size_t size, size_t most)
{
	void **at = array, *more;
	size_t n = wanted + wanted / 4 + 1024;

	if (wanted <= *room)
		return true;
	more = wanted <= most ? realloc(*at, n * size) : NULL;
	if (!more)
		return false;
	*at = more;
	*room = n;
	return true;
}

/* What there is of a fact grows together; so does what there is of an article. */
static bool has_room_for_facts(struct shared *c, size_t n)
{
	struct columns *k = &c->columns;
	const struct { void *array; size_t size; } parts[] = {
		{&k->reading, sizeof *k->reading}, {&k->date, sizeof *k->date}, {&k->sentence, sizeof *k->sentence},
		{&k->department, sizeof *k->department},
	};
	size_t room = c->facts;

	for (size_t i = 0; i < countof(parts); i++) {
		room = c->facts;
		if (!has_room(parts[i].array, &room, n, parts[i].size, FACTS_MAX))
			return false;
	}
	c->facts = room;
	return true;
}

static bool has_room_for_articles(struct shared *c, size_t n)
{
	size_t words = c->articles;

	return has_room(&c->columns.words, &words, n, sizeof *c->columns.words, ARTICLES_MAX) &&
	       has_room(&c->columns.first, &c->articles, n, sizeof *c->columns.first, ARTICLES_MAX);
}

static void begin_article(struct columns *k, size_t fact)
{
	k->words[k->end].title = COLUMNS_UNKNOWN;
	k->first[k->end++] = (u32)fact;
}

bool code_pack(u32 *out, str code)
{
	*out = 0;
	for (size_t i = 0; i < 4; i++)
		*out = *out << 8 | (i < code.n ? (u8)code.p[i] : 0);
	return code.n <= 4;
}

static bool take_fact(struct shared *c, size_t *n, i64 end, sqlite3_stmt *row)
{
	struct columns *k = &c->columns;
	i64 article = sqlite3_column_int64(row, 0), reading = sqlite3_column_int64(row, 2);
	i64 date = sqlite3_column_int64(row, 3);
	u32 department;

	if (article < 0 || article >= end || reading < 0 || (u64)reading >= k->reading_end || date < 0 ||
	    (u64)date >= k->date_end || !code_pack(&department, db_str(row, 4)) || !has_room_for_facts(c, *n + 1))
		return false;
	while (k->end <= article)
		begin_article(k, *n);
	k->reading[*n] = (u32)reading;
	k->date[*n] = (u32)date;
	k->department[*n] = department;
	return sqlite3_column_int64(row, 1) == (i64)((*n)++ - k->first[article]);
}

/* Of the articles from k->end on, below end; readings and dates are known. Where something cannot be, nothing is held. */
static pr_status read_facts(struct sqlite_store *s, struct shared *c, i64 end, bool *good, pr_err *err)
{
	struct columns *k = &c->columns;
	size_t n = k->facts;
	sqlite3_stmt *row;

	*good = *good && end >= 0 && end < ARTICLES_MAX && has_room_for_articles(c, (size_t)end + 1);
	row = db_bind(s, "SELECT article, n, reading, date, department FROM fact WHERE article >= ? ORDER BY article, n",
	              "i", k->end);
	while (*good && db_row(row))
		*good = take_fact(c, &n, end, row);
	while (*good && k->end <= end)
		begin_article(k, n);
	k->end = end;
	k->facts = n;
	return db_end(s, row, err);
}

static i64 bound_at(sqlite3_stmt *row, int column)
{
	i64 n = sqlite3_column_int64(row, column);

	if (sqlite3_column_type(row, column) == SQLITE_NULL)
		return COLUMNS_NONE;
	return n == COLUMNS_NONE ? n + 1 : n;
}

static u32 column_u32(sqlite3_stmt *row, int column)
{
	i64 n = sqlite3_column_int64(row, column);

	return n >= 0 && n < UINT32_MAX ? (u32)n : UINT32_MAX;
}

static u32 place_at(sqlite3_stmt *row, int column)
{
	u32 code;

	return code_pack(&code, db_str(row, column)) ? code : 0;
}

static pr_status read_readings(struct sqlite_store *s, struct shared *c, bool *good, pr_err *err)
{
	struct columns *k = &c->columns;
	static const char sql[] =
		"SELECT v.id, v.rule, " READING_LEAST ", " READING_MOST ", iif(r.kind = 'department', v.value, '') "
		"FROM reading v LEFT JOIN rule r ON r.id = v.rule WHERE v.id >= ? ORDER BY v.id";
	sqlite3_stmt *row = db_bind(s, sql, "i", (i64)k->reading_end);

	while (*good && db_row(row)) {
		i64 id = sqlite3_column_int64(row, 0);
		*good = id >= 0 && has_room(&k->readings, &c->readings, (size_t)id + 1, sizeof *k->readings, ROWS_MAX);
		while (*good && k->reading_end <= (size_t)id)
			k->readings[k->reading_end++] = (struct column_reading){COLUMNS_NONE, COLUMNS_NONE, 0, 0};
		if (*good)
			k->readings[id] = (struct column_reading){bound_at(row, 2), bound_at(row, 3), column_u32(row, 1),
			                                          place_at(row, 4)};
	}
	return db_end(s, row, err);
}

static pr_status read_dates(struct sqlite_store *s, struct shared *c, bool *good, pr_err *err)
{
	struct columns *k = &c->columns;
	sqlite3_stmt *row = db_bind(s, "SELECT id, since, until FROM date WHERE id >= ? ORDER BY id", "i",
	                            (i64)k->date_end);

	while (*good && db_row(row)) {
		i64 id = sqlite3_column_int64(row, 0);
		*good = id >= 0 && has_room(&k->dates, &c->dates, (size_t)id + 1, sizeof *k->dates, ROWS_MAX);
		while (*good && k->date_end <= (size_t)id)
			k->dates[k->date_end++] = (struct column_date){COLUMNS_NONE, COLUMNS_NONE};
		if (*good)
			k->dates[id] = (struct column_date){bound_at(row, 1), bound_at(row, 2)};
	}
	return db_end(s, row, err);
}

/* ── as they are now ── */

static pr_status growth(struct sqlite_store *s, i64 *rewritten, i64 *end, pr_err *err)
{
	pr_status status;

	*rewritten = *end = 0;
	status = db_number(s, db_bind(s, "SELECT value FROM meta WHERE key = 'rewritten'", ""), rewritten, err);
	return status == PR_OK ? db_number(s, db_bind(s, "SELECT max(id) + 1 FROM article", ""), end, err) : status;
}

static pr_status read_on(struct sqlite_store *s, struct shared *c, i64 rewritten, i64 end, bool *good, pr_err *err)
{
	pr_status status;

	if (c->rewritten < rewritten) {
		c->columns.end = c->columns.looked = 0;
		c->columns.facts = c->columns.reading_end = c->columns.date_end = 0;
	}
	*good = rewritten >= 0 && c->rewritten <= rewritten;
	if (!*good || (c->rewritten == rewritten && c->columns.end >= end))
		return PR_OK;
	c->rewritten = -1; /* until all is well */
	status = read_readings(s, c, good, err);
	if (status == PR_OK)
		status = read_dates(s, c, good, err);
	if (status == PR_OK)
		status = read_facts(s, c, end, good, err);
	if (status == PR_OK && *good)
		c->rewritten = rewritten;
	return status;
}

pr_status columns_take(struct sqlite_store *s, const struct columns **out, i64 *end, pr_err *err)
{
	struct shared *c = (struct shared *)s->columns;
	bool good = false;
	i64 rewritten;
	pr_status status;

	*out = NULL;
	if (!c)
		return PR_OK;
	status = growth(s, &rewritten, end, err);
	pthread_mutex_lock(&c->lock);
	s->holds_columns = true;
	if (status == PR_OK)
		status = read_on(s, c, rewritten, *end, &good, err);
	if (status == PR_OK && good)
		*out = &c->columns;
	else
		columns_give(s);
	return status;
}

void columns_give(struct sqlite_store *s)
{
	if (s->holds_columns)
		pthread_mutex_unlock(&((struct shared *)s->columns)->lock);
	s->holds_columns = false;
}

/* A corpus file with some of its bytes, or of its values, changed: everything that reads one runs on it, then what
 * writes. Nothing crashes, hangs or reads beyond what there is; what comes out is UTF-8, and facts stand inside their
 * text.
 *
 *     input: edits, one after the other, each      'r' offset(3) length(1) bytes     bytes of the file
 *                                                  's' column(1) kind(1) value…\n    a value of a column, by SQL
 *                                                  'o' table(1) row(1) row(1)         two rows of a table stand in
 *                                                                                     each other's place
 *
 * Its last byte tells which query is asked, beside those that always are. */
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fuzz.h"
#include "str.h"

const char *const fuzz_pieces[] = {
	"r\x10\x40\x01\x04\xFF\xFF\xFF\xFF", "o\x01\x01\x02", "o", "s\x01i-1\n", "s\x02i4294967296\n", "s\x03n\n", "st\xFF\xFE\n",
	"sb\x80\x80\x80\x80\x01\n", "\n", "s", "r", "i", "t", "b", "n", "9223372036854775807", "-9223372036854775808",
	"\xC3", "\xFF", "{\"a\":1}", NULL
};

static const char *const columns[] = {
	"article.day", "article.source", "article.place", "article.content", "article.facts", "article.ruleset",
	"article.title", "article.author", "article.updated", "article.url", "article.title_end", "article.lead_end",
	"article.origins", "article.truncated", "article.origin", "article.map", "article.residue", "article.text",
	"place.identity", "place.article", "place.source", "place.file", "place.part", "place.own", "place.name",
	"place.extra", "source.name", "file.path", "cluster.label", "cluster.article", "similar.entries", "similar.bucket",
	"rule.kind", "rule.name", "reading.hash", "reading.rule", "reading.value", "reading.low", "reading.high",
	"reading.unit", "reading.per", "reading.modifier", "reading.label", "date.date", "date.since", "date.until",
	"basis.department_from", "basis.date_from", "fact.n", "fact.start", "fact.length", "fact.before", "fact.sentence",
	"fact.reading", "fact.department", "fact.date", "fact.basis", "lengths.block", "lengths.words", "meta.value",
	"watches.query", "watches.filters", "watches.seen", "rejects.reason", "origins.title", "ruleset.version",
	"articles_fts_data.block", "articles_fts_docsize.sz", "articles_fts_config.v", "articles_fts_idx.term",
	"articles_fts_idx.pgno", "article.id", "place.id", "source.id", "file.id", "rule.id", "reading.id", "date.id",
	"basis.id", "ruleset.id", "origins.id", "fact.article", "torn.label", "loose.article", "traits.block",
	"traits.articles", "trait.bit", "trait.value", "trait.label",
};

static const char *const cri[] = {"Le Cri", NULL}, *const amounts[] = {"amount", "headcount", NULL};
static const pr_query queries[] = {
	{.words = "agents", .limit = 2},
	{.words = "agents", .limit = 2, .once = 1, .sort = PR_SORT_DATE},
	{.words = "agents ville", .sources = cri, .limit = 3, .fact_sort = PR_FACTS_BY_VALUE},
	{.words = "agents SAUF bal", .kinds = amounts, .limit = 3, .fact_sort = PR_FACTS_BY_KIND},
	{.words = "titre:renforts OU auteur:lys", .since = "2021-03-04", .limit = 3, .fact_sort = PR_FACTS_BY_DATE},
	{.words = "montant:>100 OU effectif:3..50", .limit = 3, .descending = 1, .fact_sort = PR_FACTS_BY_VALUE},
	{.kinds = amounts, .limit = 3, .fact_sort = PR_FACTS_BY_VALUE},
	{.min = "3", .max = "2000", .limit = 3, .fact_sort = PR_FACTS_BY_DEPARTMENT},
	{.about_since = "2021-01-01", .about_until = "2021-12-31", .limit = 3, .fact_sort = PR_FACTS_BY_DATE},
	{.department = "93", .limit = 3},
	{.like = "1", .limit = 3},
	{.words = "recrut* PROCHE/5 agents", .until = "2021-12-31", .offset = 1, .limit = 3, .fact_sort = PR_FACTS_BY_KIND},
	{.words = "date:2021 source:cri", .after = 1, .limit = 3, .descending = 1},
	{.limit = 3, .descending = 1, .fact_sort = PR_FACTS_BY_VALUE},
};

enum { TABLES = 64, PAGE = 16384 /* [bytes], as in store_sqlite.c */ };

static char path[64];
static uint8_t *whole;
static size_t whole_n;
static u32 root[TABLES], tables; /* the page where each table begins */
static pr_rules *rules;

static int one_more(void *payload, const pr_article *article, const pr_fact *fact, size_t facts)
{
	(void)payload;
	require(utf8_valid(article->text) && utf8_valid(article->title) && utf8_valid(article->path));
	for (size_t i = 0; i < facts; i++)
		require(utf8_valid(fact[i].text) && utf8_valid(fact[i].sentence) && utf8_valid(fact[i].value));
	return 0;
}

static int one_hit(void *payload, const pr_hit *hit)
{
	(void)payload;
	require(utf8_valid(hit->snippet) && utf8_valid(hit->article.title));
	for (size_t i = 0; i < hit->mark_count; i++)
		require(hit->marks[i].start <= hit->marks[i].end && hit->marks[i].end <= hit->snippet.n);
	return 0;
}

static int one_fact(void *payload, const pr_article *article, const pr_fact *fact)
{
	return one_more(payload, article, fact, 1);
}

static int one_group(void *payload, const pr_group *group)
{
	(void)payload;
	require(group->facts >= group->articles && group->value_count > 0);
	return 0;
}

static int one_count(void *payload, const char *what, pr_str which, uint64_t count)
{
	(void)payload, (void)what, (void)count;
	require(utf8_valid(which));
	return 0;
}

static int one_facet(void *payload, const pr_facet *facet)
{
	(void)payload;
	require(utf8_valid(facet->value) && utf8_valid(facet->label));
	return 0;
}

static int one_watch(void *payload, const pr_watch *watch)
{
	(void)payload;
	require(utf8_valid(watch->name) && utf8_valid(watch->query) && utf8_valid(watch->filters));
	return 0;
}

static int one_message(void *payload, const char *message)
{
	(void)payload;
	return message[0] == 0;
}

static int one_better(void *payload, pr_str word, pr_str better)
{
	(void)payload;
	require(utf8_valid(word) && utf8_valid(better));
	return 0;
}

/* Few and short, so that there are many runs; two of them are alike. */
static const char articles[] =
	"{\"id\":\"un\",\"source\":\"La Gazette\",\"title\":\"Des renforts au port\",\"author\":\"Anne Lys\","
	"\"published\":\"2021-03-04\",\"url\":\"https://gazette.example/1\",\"text\":\"La ville recrute 12 agents et ouvre "
	"trois postes sur les quais. Le chantier coûtera 1 200 euros, selon la mairie, qui emploie déjà 41 agents dans ses bureaux.\"}\n"
	"{\"id\":\"deux\",\"source\":\"Le Cri\",\"title\":\"Des renforts au port\",\"published\":\"2021-03-05\","
	"\"text\":\"La ville recrute 12 agents et ouvre trois postes sur les quais. Le chantier coûtera 1 200 euros, selon "
	"la mairie, qui emploie déjà 41 agents dans ses bureaux. La suite demain.\"}\n"
	"{\"id\":\"trois\",\"source\":\"Le Cri\",\"title\":\"Un bal d'été\","
	"\"text\":\"Le bal aura coûté 2,5 euros à chacun.\"}\n"
	"{\"id\":\"quatre\",\"title\":\"Rien\",\"published\":\"1998\","
	"\"text\":\"Une soirée calme, où les agents se taisent.\"}\n"
	"{\"id\":\"cinq\",\"text\":\"\"}\n";

/* The same file a day later: one has another text, one another author, one is the copy of another, one is new. */
static const char later[] =
	"{\"id\":\"un\",\"source\":\"La Gazette\",\"title\":\"Des renforts au port\",\"published\":\"2021-03-04\",\"text\":\"La "
	"ville recrute 15 agents.\"}\n"
	"{\"id\":\"trois\",\"source\":\"Le Cri\",\"title\":\"Un bal d'été\",\"author\":\"Anne Lys\","
	"\"text\":\"Le bal aura coûté 2,5 euros à chacun.\"}\n"
	"{\"id\":\"quatre\",\"source\":\"Le Cri\",\"title\":\"Un bal d'été\","
	"\"text\":\"Le bal aura coûté 2,5 euros à chacun.\"}\n"
	"{\"id\":\"six\",\"text\":\"Un quai neuf pour 3 millions d'euros.\"}\n";

static char input[80];
static const char *const paths[] = {input};

static void write_input(const char *lines)
{
	FILE *file = fopen(input, "wb");

	require(file && fputs(lines, file) >= 0 && fclose(file) == 0);
}

static void find_tables(void)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *row = NULL;

	require(sqlite3_open(path, &db) == SQLITE_OK);
	require(sqlite3_prepare_v2(db, "SELECT rootpage FROM sqlite_schema WHERE rootpage ORDER BY name", -1, &row, NULL) ==
	        SQLITE_OK);
	while (tables < TABLES && sqlite3_step(row) == SQLITE_ROW)
		root[tables++] = (u32)sqlite3_column_int(row, 0);
	sqlite3_finalize(row);
	sqlite3_close(db);
}

static void make_corpus(void)
{
	pr_read_options options = {.jobs = 1};
	pr_corpus *corpus;
	pr_progress done;
	pr_query words = {.words = "agents"};
	pr_err err = {0};
	struct stat info;
	int fd;

	snprintf(input, sizeof input, "%s.ndjson", path);
	write_input(articles);
	if (pr_corpus_open(&corpus, path, PR_WRITE, &err) ||
	    pr_load(corpus, rules, paths, 1, &options, &done, &err) > PR_REJECTED ||
	    pr_watch_save(corpus, "agents", &words, &err)) {
		fprintf(stderr, "%s\n", err.message);
		exit(2);
	}
	require(done.loaded == 4);
	write_input(later);
	pr_corpus_close(corpus);
	find_tables();
	fd = open(path, O_RDONLY);
	require(fd >= 0 && fstat(fd, &info) == 0);
	whole_n = (size_t)info.st_size;
	whole = malloc(whole_n);
	require(whole && read(fd, whole, whole_n) == (ssize_t)whole_n);
	close(fd);
}

static void clean_up(void)
{
	char beside[80];
	static const char *const ends[] = {"", "-wal", "-shm", "-journal", ".lock", "-lock", ".ndjson"};

	for (size_t i = 0; i < countof(ends); i++) {
		snprintf(beside, sizeof beside, "%s%s", path, ends[i]);
		unlink(beside);
	}
	free(whole);
	pr_rules_close(rules);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	pr_err err = {0};

	(void)argc, (void)argv;
	if (pr_rules_open(&rules, "tests/fault/rules", &err)) {
		fprintf(stderr, "%s\n", err.message);
		exit(2);
	}
	snprintf(path, sizeof path, "%s/pressoir-fuzz-%ld.db", access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm",
	         (long)getpid());
	make_corpus();
	atexit(clean_up);
	return 0;
}

/* ── the edits ── */

static void edit_bytes(int fd, str *in)
{
	u32 at = (u32)(u8)in->p[0] << 16 | (u32)(u8)in->p[1] << 8 | (u8)in->p[2];
	size_t n = (u8)in->p[3];
	str bytes = str_cut(*in, 4, 4 + n);

	require(pwrite(fd, bytes.p, bytes.n, (off_t)(at % whole_n)) >= 0);
	*in = str_cut(*in, 4 + bytes.n, in->n);
}

/* The rows of a page of SQLite's stand in the order of an array of places [2 bytes each], behind its header. */
static void edit_order(int fd, str *in)
{
	u8 page[PAGE];
	u32 at = (root[(u8)in->p[0] % tables] - 1) * PAGE, n, first, a, b;

	require(pread(fd, page, PAGE, at) == PAGE);
	n = (u32)page[3] << 8 | page[4];
	first = page[0] == 2 || page[0] == 5 ? 12 : 8;
	if (n && first + 2 * n < PAGE) {
		a = first + 2 * ((u8)in->p[1] % n);
		b = first + 2 * ((u8)in->p[2] % n);
		require(pwrite(fd, page + a, 2, at + b) == 2 && pwrite(fd, page + b, 2, at + a) == 2);
	}
	*in = str_cut(*in, 3, in->n);
}

static i64 number(str digits)
{
	u64 n = 0;
	bool minus = str_starts(digits, S("-"));

	for (size_t i = minus; i < digits.n && digits.p[i] >= '0' && digits.p[i] <= '9'; i++)
		n = n * 10 + (u64)(digits.p[i] - '0');
	return (i64)(minus ? 0 - n : n);
}

/* In every second row of the table. */
static void edit_value(sqlite3 *db, str line)
{
	const char *column = columns[(u8)line.p[0] % countof(columns)], *dot = strchr(column, '.');
	char *sql = sqlite3_mprintf("UPDATE OR REPLACE %.*s SET %s = ? WHERE %s", (int)(dot - column), column, dot + 1,
	                            line.p[0] & 0x40 ? "rowid % 2" : "1");
	str value = str_cut(line, 2, line.n);
	sqlite3_stmt *stmt = NULL;

	require(sql);
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK) {
		if (line.p[1] == 'i')
			sqlite3_bind_int64(stmt, 1, number(value));
		else if (line.p[1] == 't')
			sqlite3_bind_text(stmt, 1, value.p, (int)value.n, SQLITE_STATIC);
		else if (line.p[1] == 'b')
			sqlite3_bind_blob(stmt, 1, value.p, (int)value.n, SQLITE_STATIC);
		sqlite3_step(stmt);
	}
	sqlite3_finalize(stmt);
	sqlite3_free(sql);
}

/* Is it an edit of what stands in the file? Then `in` is behind it, as it is behind a line else. */
static bool next_edit(str *in, str *line, int fd)
{
	char what = in->p[0];

	if ((what != 'r' || in->n < 6) && (what != 'o' || in->n < 4)) {
		*line = str_line(in);
		return false;
	}
	*in = str_cut(*in, 1, in->n);
	if (fd < 0)
		*in = str_cut(*in, what == 'r' ? 4 + (size_t)(u8)in->p[3] : 3, in->n);
	else if (what == 'r')
		edit_bytes(fd, in);
	else
		edit_order(fd, in);
	return true;
}

/* The file anew, with its edits: values first, while SQLite can still read it. */
static void edit(str in)
{
	int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
	str rest = in, line;
	sqlite3 *db = NULL;

	require(fd >= 0 && write(fd, whole, whole_n) == (ssize_t)whole_n);
	require(sqlite3_open(path, &db) == SQLITE_OK);
	sqlite3_exec(db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL, NULL, NULL);
	while (rest.n > 2)
		if (!next_edit(&rest, &line, -1) && line.n > 3 && line.p[0] == 's')
			edit_value(db, str_cut(line, 1, line.n));
	sqlite3_close(db);
	for (rest = in; rest.n > 2;)
		next_edit(&rest, &line, fd);
	close(fd);
}

/* ── what runs on it ── */

static void read_as(pr_corpus *c, const pr_query *q)
{
	uint64_t n;

	pr_search(c, q, one_hit, NULL, NULL);
	pr_count(c, q, &n, NULL);
	pr_facets(c, q, one_facet, NULL, NULL);
	pr_facts(c, q, one_fact, NULL, NULL);
	pr_fact_count(c, q, &n, NULL);
	pr_articles(c, q, one_more, NULL, NULL);
	pr_fact_groups(c, rules, q, one_group, NULL, NULL);
}

static void read_all(pr_corpus *c, uint8_t asked)
{
	pr_query all = {0}, words = {.words = "agents"}, facts = {.words = "postes", .min = "2"};
	uint64_t from, to;
	int64_t upto;
	int more = 1;

	read_as(c, &queries[asked % countof(queries)]);
	while (more && pr_corpus_warm(c, &more, NULL) == PR_OK)
		;
	read_as(c, &queries[asked / countof(queries) % countof(queries)]);
	pr_search(c, &words, one_hit, NULL, NULL);
	pr_suggest(c, "agnets", one_better, NULL, NULL);
	pr_facts(c, &facts, one_fact, NULL, NULL);
	pr_articles(c, &all, one_more, NULL, NULL);
	pr_article_get(c, "1", one_more, NULL, NULL);
	pr_article_origin(c, 1, 3, 400, &from, &to, NULL);
	pr_corpus_status(c, one_count, NULL, NULL);
	pr_watch_new(c, "agents", one_hit, NULL, &upto, NULL);
	pr_watches(c, one_watch, NULL, NULL);
	pr_verify(c, one_message, NULL, NULL);
}

static void write_all(pr_corpus *c, uint8_t asked)
{
	pr_read_options options = {.jobs = 1};

	pr_watch_seen(c, "agents", 2, NULL);
	pr_watch_save(c, "postes", &queries[0], NULL);
	pr_load(c, rules, paths, 1, &options, NULL, NULL);
	read_as(c, &queries[asked % countof(queries)]);
	pr_rebuild(c, rules, &options, NULL, NULL);
	pr_forget(c, "2", NULL, NULL, NULL);
	pr_forget(c, NULL, "Le Cri", NULL, NULL);
	pr_watch_forget(c, "agents", NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	pr_corpus *c;
	pr_err err = {0};
	uint8_t asked = size ? data[size - 1] : 0;

	edit((str){(const char *)data, size});
	if (pr_corpus_open(&c, path, PR_READ, &err) == PR_OK) {
		read_all(c, asked);
		pr_corpus_close(c);
	} else {
		require(err.message[0]);
	}
	if (size % 4 == 0 && pr_corpus_open(&c, path, PR_WRITE, &err) == PR_OK) {
		write_all(c, asked);
		pr_corpus_close(c);
	}
	return 0;
}

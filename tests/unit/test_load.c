/* test_load.c: load.h with a store in memory: what comes in, in which order, under which name; what is rejected and
 * why; the same for any number of threads; what stands when the store fails. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/resource.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>

#include "load.h"
#include "input.h"
#include "store_memory.c"

static char home[] = "/tmp/pressoir-load.XXXXXX"; /* the tests run inside: names are relative to it */
static pr_rules *rules;
static struct store_memory m;
static pr_progress count;
static pr_err err;

/* ── what tests need ── */

static void put_file(const char *name, str bytes)
{
	char path[300];
	FILE *f;

	snprintf(path, sizeof path, "%s", name);
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = 0;
		mkdir(path, 0777);
		*slash = '/';
	}
	f = fopen(name, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
	fclose(f);
}

static void put_text(const char *name, const char *text)
{
	put_file(name, str_c(text));
}

struct member { const char *name; str bytes; int type; const char *link; };

static void put_archive(const char *name, int format, int filter, const struct member *member, size_t n)
{
	struct archive *a = archive_write_new();
	struct archive_entry *entry = archive_entry_new();

	assert_int_equal(archive_write_set_format(a, format), ARCHIVE_OK);
	assert_true(archive_write_add_filter(a, filter) >= ARCHIVE_WARN);
	assert_int_equal(archive_write_open_filename(a, name), ARCHIVE_OK);
	for (size_t i = 0; i < n; i++) {
		archive_entry_clear(entry);
		archive_entry_set_pathname(entry, member[i].name);
		archive_entry_set_filetype(entry, member[i].type ? (unsigned)member[i].type : AE_IFREG);
		archive_entry_set_perm(entry, 0644);
		archive_entry_set_size(entry, (la_int64_t)member[i].bytes.n);
		if (member[i].link)
			archive_entry_set_symlink(entry, member[i].link);
		assert_true(archive_write_header(a, entry) >= ARCHIVE_WARN);
		if (member[i].bytes.n)
			assert_true(archive_write_data(a, member[i].bytes.p, member[i].bytes.n) > 0);
	}
	archive_entry_free(entry);
	archive_write_close(a);
	archive_write_free(a);
}

static str get_file(const char *name)
{
	static char room[1 << 20];
	FILE *f = fopen(name, "rb");
	str s = {room, 0};

	assert_non_null(f);
	s.n = fread(room, 1, sizeof room, f);
	fclose(f);
	return s;
}

static pr_status load_with(const pr_read_options *options, const char *const *paths)
{
	size_t n = 0;

	while (paths[n])
		n++;
	err = (pr_err){0};
	return load_store(&m.store, rules, paths, n, options, &count, &err);
}

#define load(...) load_with(NULL, (const char *const[]){__VA_ARGS__, NULL})

static void assert_counts(u64 loaded, u64 unchanged, u64 rejected)
{
	if (count.loaded != loaded || count.unchanged != unchanged || count.rejected != rejected)
		fail_msg("loaded %d, unchanged %d, rejected %d (%s)", (int)count.loaded, (int)count.unchanged,
		         (int)count.rejected, m.rejects ? m.reject[m.rejects - 1] : "");
	assert_int_equal(count.inputs, loaded + unchanged + rejected + count.duplicate);
}

static void assert_names(const char *wanted) /* joined by a space, each with its part unless that is 1 */
{
	char got[4000] = "";
	size_t n = 0;

	for (size_t i = 0; i < m.n; i++) {
		n += (size_t)snprintf(got + n, sizeof got - n, "%s%s", i ? " " : "", m.article[i].name);
		if (m.article[i].part != 1)
			n += (size_t)snprintf(got + n, sizeof got - n, "#%u", m.article[i].part);
	}
	assert_string_equal(got, wanted);
}

static void assert_rejected(size_t i, const char *wanted)
{
	assert_true(i < m.rejects);
	if (!str_starts(str_c(m.reject[i]), str_c(wanted)))
		fail_msg("got `%s`, wanted `%s`", m.reject[i], wanted);
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *ftw)
{
	(void)info, (void)type, (void)ftw;
	return remove(path);
}

static int fresh(void **state)
{
	(void)state;
	strcpy(home, "/tmp/pressoir-load.XXXXXX");
	store_memory_init(&m);
	return mkdtemp(home) && chdir(home) == 0 ? 0 : -1;
}

static int clean(void **state)
{
	(void)state;
	store_memory_free(&m);
	return chdir("/") == 0 && nftw(home, remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0 ? 0 : -1;
}

static int open_rules(void **state)
{
	fresh(state);
	put_text("rules/test.rules", "rule amount.test\nkind amount\nunit EUR\nvalue quantity q\n"
	                             "match (?<q>\\d+) euros\nyes 12 euros => 12\n");
	if (pr_rules_open(&rules, "rules", &err) != PR_OK)
		fail_msg("%s", err.message);
	return clean(state);
}

static int close_rules(void **state)
{
	(void)state;
	pr_rules_close(rules);
	return 0;
}

/* ── paths ── */

static void a_folder_is_read_in_the_order_of_the_bytes_of_its_names(void **state)
{
	(void)state;
	put_text("c/b.txt", "deux");
	put_text("c/a/z.txt", "un");
	put_text("c/É.txt", "quatre");
	put_text("c/d.txt", "trois");
	put_text("c/.cache", "non");
	put_text("c/.git/x.txt", "non");
	assert_int_equal(load("c"), PR_OK);
	assert_names("c/a/z.txt c/b.txt c/d.txt c/É.txt");
	assert_counts(4, 0, 0);
	assert_string_equal(m.article[0].text, "un");
}

static void the_first_folder_below_the_one_given_is_the_source(void **state)
{
	pr_read_options named = {.source = "Nommée"};

	(void)state;
	put_text("corpus/Le Courrier/2020/x.txt", "a");
	put_text("corpus/y.txt", "b");
	put_text("corpus/L'Écho/z.ndjson", "{\"text\":\"c\",\"source\":\"La sienne\"}\n{\"text\":\"d\"}\n");
	assert_int_equal(load("corpus/"), PR_OK);
	assert_names("corpus/L'Écho/z.ndjson corpus/L'Écho/z.ndjson#2 corpus/Le Courrier/2020/x.txt corpus/y.txt");
	assert_string_equal(m.article[0].source, "La sienne");
	assert_string_equal(m.article[1].source, "L'Écho");
	assert_string_equal(m.article[2].source, "Le Courrier");
	assert_string_equal(m.article[3].source, "");
	store_memory_free(&m);
	store_memory_init(&m);
	assert_int_equal(load_with(&named, (const char *const[]){"corpus", NULL}), PR_OK);
	assert_string_equal(m.article[0].source, "La sienne");
	assert_string_equal(m.article[2].source, "Nommée");
}

static void the_path_is_absolute_and_without_links(void **state)
{
	char wanted[300], *real = realpath(".", NULL);

	(void)state;
	put_text("d/a.txt", "a");
	assert_int_equal(symlink("d", "link"), 0);
	assert_int_equal(symlink("../d/a.txt", "d/b.txt"), 0);
	assert_int_equal(load("./link/../d/a.txt"), PR_OK);
	snprintf(wanted, sizeof wanted, "%s/d/a.txt", real);
	assert_string_equal(m.article[0].path, wanted);
	assert_string_equal(m.article[0].name, "link/../d/a.txt");
	assert_int_equal(load("link"), PR_OK);
	assert_string_equal(m.article[2].path, wanted);
	assert_string_equal(m.article[2].name, "link/b.txt");
	free(real);
}

static void a_loop_of_folders_ends_with_a_reason(void **state)
{
	(void)state;
	put_text("a/b/x.txt", "Un texte.");
	assert_int_equal(symlink("..", "a/b/up"), 0);
	assert_int_equal(symlink("self", "a/self"), 0);
	assert_int_equal(load("a"), PR_REJECTED);
	assert_names("a/b/x.txt");
	assert_counts(1, 0, 2);
	assert_rejected(0, "a/b/up: leads back to a folder in which it stands");
	assert_rejected(1, "a/self: is a link that leads round in a circle");
}

static void what_pressoirignore_names_is_left_alone_in_the_folder_and_below(void **state)
{
	(void)state;
	put_text("c/.pressoirignore", "# gold\n*.gold.jsonl\n\nnotes\n");
	put_text("c/a.gold.jsonl", "{}");
	put_text("c/s/b.gold.jsonl", "{}");
	put_text("c/s/b.txt", "b");
	put_text("c/notes/n.txt", "n");
	put_text("d/notes/n.txt", "n");
	assert_int_equal(load("c", "d"), PR_OK);
	assert_names("c/s/b.txt d/notes/n.txt");
}

static void what_cannot_be_read_is_rejected_and_the_rest_loads(void **state)
{
	(void)state;
	put_text("c/a.txt", "a");
	put_text("c/empty.txt", "");
	put_text("c/blank.txt", " \n");
	put_file("c/b.bin", S("\x7F" "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3E\0\1\0\0\0"));
	assert_int_equal(mkfifo("c/fifo", 0666), 0);
	assert_int_equal(symlink("nowhere", "c/gone"), 0);
	put_text("c/z.txt", "z");
	assert_int_equal(load("missing", "c"), PR_REJECTED);
	assert_names("c/a.txt c/z.txt");
	assert_counts(2, 0, 6);
	assert_rejected(0, "missing: there is no such file or folder");
	assert_rejected(1, "c/b.bin: ");
	assert_rejected(2, "c/blank.txt: is blank");
	assert_rejected(3, "c/empty.txt: is empty");
	assert_rejected(4, "c/fifo: is a named pipe, not a file");
	assert_rejected(5, "c/gone: there is no such file or folder");
}

static void without_permission_there_is_a_reason(void **state)
{
	uid_t me = geteuid();

	(void)state;
	put_text("c/a.txt", "a");
	put_text("c/d/b.txt", "b");
	assert_int_equal(chmod(home, 0755) | chmod("c/a.txt", 0) | chmod("c/d", 0), 0);
	if (me == 0)
		assert_int_equal(seteuid(65534), 0); /* root may read everything */
	assert_int_equal(load("c"), PR_REJECTED);
	assert_int_equal(seteuid(me) | chmod("c/d", 0700), 0);
	assert_counts(0, 0, 2);
	assert_rejected(0, "c/a.txt: cannot be read: no permission");
	assert_rejected(1, "c/d: cannot be read: no permission");
}

static void a_name_that_is_no_text_is_shown_with_its_bytes(void **state)
{
	(void)state;
	put_text("c/\xE9t\xE9\n.txt", "a");
	assert_int_equal(load("c"), PR_OK);
	assert_names("c/\\xE9t\\xE9\\x0A.txt");
}

static void a_sparse_file_is_rejected_at_once(void **state)
{
	struct rusage before, after;

	(void)state;
	put_text("c/a.txt", "a");
	put_text("c/sparse", "");
	assert_int_equal(truncate("c/sparse", 2ll << 30), 0);
	getrusage(RUSAGE_SELF, &before);
	assert_int_equal(load("c"), PR_REJECTED);
	getrusage(RUSAGE_SELF, &after);
	assert_counts(1, 0, 1);
	assert_rejected(0, "c/sparse: is longer than 16 MB");
	assert_true(after.ru_utime.tv_sec - before.ru_utime.tv_sec <= 1);
}

/* ── NDJSON ── */

static void a_bad_line_is_rejected_with_its_number_and_the_others_load(void **state)
{
	(void)state;
	put_text("a.ndjson", "\xEF\xBB\xBF{\"text\":\"un\"}\r\n\n{\"text\":\"deux\"}\n"
	                     "{\"text\": oops}\n{\"text\":\"trois\",\"id\":\"T\"}\n"
	                     "{\"titre\":\"x\"}\n{\"text\":\"quatre\"}");
	assert_int_equal(load("a.ndjson"), PR_REJECTED);
	assert_names("a.ndjson a.ndjson#2 T a.ndjson#3");
	assert_counts(4, 0, 2);
	assert_rejected(0, "a.ndjson:4: is not valid JSON");
	assert_rejected(1, "a.ndjson:6: has no text");
}

static void a_line_beyond_the_limit_is_rejected_and_the_next_one_loads(void **state)
{
	FILE *f = fopen("a.ndjson", "wb");

	(void)state;
	fputs("{\"text\":\"un\"}\n{\"text\":\"", f);
	for (int i = 0; i < INPUT_MAX / 1024 + 4096; i++)
		fprintf(f, "%01024d", 0);
	fputs("\"}\n{\"text\":\"deux\"}\n{\n", f);
	fclose(f);
	assert_int_equal(load("a.ndjson"), PR_REJECTED);
	assert_names("a.ndjson a.ndjson#2");
	assert_counts(2, 0, 2);
	assert_rejected(0, "a.ndjson:2: is longer than 16 MB");
	assert_rejected(1, "a.ndjson:4: is not valid JSON");
}

static void days_are_the_articles_own_else_the_ones_given(void **state)
{
	pr_read_options options = {.published = "2019-05-06"};

	(void)state;
	put_text("a.ndjson", "{\"text\":\"a\",\"published\":\"2020-07-02T22:56:01+02:00\"}\n{\"text\":\"b\"}\n");
	assert_int_equal(load_with(&options, (const char *const[]){"a.ndjson", NULL}), PR_OK);
	assert_string_equal(m.article[0].published, "2020-07-02");
	assert_string_equal(m.article[1].published, "2019-05-06");
}

static void wrong_options_are_refused_before_anything_is_done(void **state)
{
	pr_read_options date = {.published = "6 mai 2019"}, format = {.input = "papier"};

	(void)state;
	put_text("a.txt", "a");
	assert_int_equal(load_with(&date, (const char *const[]){"a.txt", NULL}), PR_USAGE);
	assert_int_equal(load_with(&format, (const char *const[]){"a.txt", NULL}), PR_USAGE);
	assert_int_equal(m.n, 0);
}

static void a_format_can_be_forced(void **state)
{
	pr_read_options options = {.input = "txt"};

	(void)state;
	put_text("a", "{\"text\":\"un\"}");
	assert_int_equal(load_with(&options, (const char *const[]){"a", NULL}), PR_OK);
	assert_string_equal(m.article[0].text, "{\"text\":\"un\"}");
}

/* ── archives ── */

static const struct member two[] = {
	{"./s/a.txt", {"un", 2}, 0, NULL},
	{"b.ndjson", {"{\"text\":\"d\"}\n{\"text\":\"e\"}\n", 26}, 0, NULL},
	{"__MACOSX/._a.txt", {"x", 1}, 0, NULL},
};

static void archives_of_every_kind_give_their_members(void **state)
{
	static const struct { int format, filter; } kinds[] = {
		{ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE}, {ARCHIVE_FORMAT_TAR_GNUTAR, ARCHIVE_FILTER_GZIP},
		{ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, ARCHIVE_FILTER_ZSTD}, {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_XZ},
		{ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_BZIP2}, {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_LZ4},
		{ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE}, {ARCHIVE_FORMAT_7ZIP, ARCHIVE_FILTER_NONE},
	};

	(void)state;
	for (size_t i = 0; i < countof(kinds); i++) {
		put_archive("x", kinds[i].format, kinds[i].filter, two, countof(two));
		assert_int_equal(load("x"), PR_OK);
		assert_counts(3, 0, 0);
		store_memory_free(&m);
		store_memory_init(&m);
	}
}

static void a_member_is_named_after_its_archive(void **state)
{
	(void)state;
	put_archive("d.zip", ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, two, countof(two));
	assert_int_equal(load("d.zip"), PR_OK);
	assert_names("d.zip/s/a.txt d.zip/b.ndjson d.zip/b.ndjson#2");
}

static void a_compressed_file_keeps_its_name(void **state)
{
	static const struct member one[] = {{"data", {"{\"text\":\"d\"}\n{\"text\":}\n", 23}, 0, NULL}};

	(void)state;
	put_archive("a.ndjson.gz", ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_GZIP, one, 1);
	assert_int_equal(load("a.ndjson.gz"), PR_REJECTED);
	assert_names("a.ndjson.gz");
	assert_rejected(0, "a.ndjson.gz:2: is not valid JSON");
}

static void a_broken_archive_keeps_what_came_before_the_break(void **state)
{
	struct member one = {"data", {NULL, 0}, 0, NULL};
	static char lines[300000];
	size_t n = 0;

	(void)state;
	for (u32 i = 0, noise = 1; n + 80 < sizeof lines; i++, noise = noise * 1664525 + 1013904223)
		n += (size_t)sprintf(lines + n, "{\"text\":\"%08x %08x %08x\"}\n", noise, noise * 7, noise ^ i);
	one.bytes = (str){lines, n};
	put_archive("a.gz", ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_GZIP, &one, 1);
	put_file("b.gz", str_cut(get_file("a.gz"), 0, get_file("a.gz").n / 2));
	put_text("c.txt", "c");
	assert_int_equal(load("b.gz", "c.txt"), PR_REJECTED);
	assert_int_equal(count.rejected, 1);
	assert_true(count.loaded > 100);
	assert_rejected(0, "b.gz: cannot be unpacked: ");
	assert_string_equal(m.article[m.n - 1].name, "c.txt");
}

static void members_that_lead_out_or_are_no_files_are_rejected(void **state)
{
	static const struct member bad[] = {
		{"../a.txt", {"a", 1}, 0, NULL}, {"/b.txt", {"b", 1}, 0, NULL}, {"x/../../c.txt", {"c", 1}, 0, NULL},
		{"link", {"", 0}, AE_IFLNK, "/etc/passwd"}, {"fifo", {"", 0}, AE_IFIFO, NULL},
		{"d", {"", 0}, AE_IFDIR, NULL},
		{"good.txt", {"bon", 3}, 0, NULL}, {"empty.txt", {"", 0}, 0, NULL},
	};

	(void)state;
	put_archive("x.tar", ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE, bad, countof(bad));
	assert_int_equal(load("x.tar"), PR_REJECTED);
	assert_names("x.tar/good.txt");
	assert_counts(1, 0, 6);
	assert_rejected(0, "x.tar/../a.txt: is an archive's member whose name leads out of the archive");
	assert_rejected(3, "x.tar/link: is a link inside an archive");
	assert_rejected(4, "x.tar/fifo: is a special file inside an archive");
	assert_rejected(5, "x.tar/empty.txt: is empty");
	assert_int_equal(access("../a.txt", F_OK), -1);
}

static void archives_nest_three_deep_and_no_deeper(void **state)
{
	char name[] = "1.tar";
	struct member member[] = {{"a.txt", {"a", 1}, 0, NULL}, {"b.txt", {"b", 1}, 0, NULL}};

	(void)state;
	put_archive("1.tar", ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP, member, 2);
	for (name[0] = '1'; name[0] < '4'; name[0]++) {
		char outer[] = {(char)(name[0] + 1), '.', 't', 'a', 'r', 0};
		member[0] = (struct member){name, get_file(name), 0, NULL};
		put_archive(outer, ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE, member, 2);
	}
	assert_int_equal(load("3.tar"), PR_OK);
	assert_names("3.tar/2.tar/1.tar/a.txt 3.tar/2.tar/1.tar/b.txt 3.tar/2.tar/b.txt 3.tar/b.txt");
	store_memory_free(&m);
	store_memory_init(&m);
	assert_int_equal(load("4.tar"), PR_REJECTED);
	assert_names("4.tar/3.tar/2.tar/b.txt 4.tar/3.tar/b.txt 4.tar/b.txt");
	assert_rejected(0, "4.tar/3.tar/2.tar/1.tar: is packed more than 3 times over");
}

static void a_bomb_is_rejected_and_the_files_beside_it_load(void **state)
{
	static char zeros[1 << 20];
	static struct member member[200];

	(void)state;
	memset(zeros, ' ', sizeof zeros);
	for (size_t i = 0; i < countof(member); i++)
		member[i] = (struct member){"x.ndjson", {zeros, sizeof zeros}, 0, NULL};
	mkdir("c", 0777);
	put_archive("c/bomb.tar.xz", ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_XZ, member, countof(member));
	put_text("c/z.txt", "z");
	assert_int_equal(load("c"), PR_REJECTED);
	assert_string_equal(m.article[m.n - 1].name, "c/z.txt");
	assert_rejected(m.rejects - 1, "c/bomb.tar.xz: unpacks to more than 200 times its size");
	assert_true(m.rejects < 100);
}

/* ── order, threads, counts ── */

static void many_lines(const char *name, int n)
{
	FILE *f = fopen(name, "wb");
	u32 noise = 7;

	for (int i = 0; i < n; i++) {
		noise = noise * 1664525 + 1013904223;
		fprintf(f, "{\"text\":\"Article %d, %u euros.", i, noise >> 16);
		for (u32 k = noise >> 8 & 0xFFF; k > 0; k -= k > 64 ? 64 : k)
			fputs(" Un mot de plus.", f);
		if (i % 101 == 50)
			fprintf(f, "%0300000d", 0); /* a large one, which goes alone */
		fputs(i % 37 == 36 ? "\" oops}\n" : "\"}\n", f);
	}
	fclose(f);
}

static void every_number_of_threads_gives_the_same(void **state)
{
	static struct store_memory first;
	pr_read_options options = {.jobs = 1};

	(void)state;
	many_lines("a.ndjson", 700);
	assert_int_equal(load_with(&options, (const char *const[]){"a.ndjson", NULL}), PR_REJECTED);
	first = m;
	for (options.jobs = 2; options.jobs <= 8; options.jobs += 3) {
		store_memory_init(&m);
		assert_int_equal(load_with(&options, (const char *const[]){"a.ndjson", NULL}), PR_REJECTED);
		assert_int_equal(m.n, first.n);
		for (size_t i = 0; i < m.n; i++) {
			assert_string_equal(m.article[i].text, first.article[i].text);
			assert_string_equal(m.article[i].facts, first.article[i].facts);
			assert_int_equal(m.article[i].part, i + 1);
		}
		for (size_t i = 0; i < m.rejects; i++)
			assert_string_equal(m.reject[i], first.reject[i]);
		store_memory_free(&m);
	}
	m = first;
	assert_int_equal(m.n, 700 - 700 / 37);
	assert_non_null(strstr(m.article[3].facts, " euros@"));
}

/* Small enough for any job, and so full of facts that it needs the large arena: worked on again by the writer. */
static void what_needs_more_than_a_small_arena_is_the_same_for_every_number_of_threads(void **state)
{
	pr_read_options options = {.jobs = 1};
	char *facts;
	FILE *f = fopen("a.ndjson", "wb");

	(void)state;
	for (int i = 0; i < 40; i++) {
		fputs("{\"text\":\"", f);
		for (int k = 0; k < (i % 2 ? 20000 : 10); k++)
			fputs("12 euros. ", f);
		fputs("\"}\n", f);
	}
	fclose(f);
	assert_int_equal(load_with(&options, (const char *const[]){"a.ndjson", NULL}), PR_OK);
	assert_int_equal(m.n, 40);
	facts = strdup(m.article[39].facts);
	assert_true(strlen(facts) > 200000);
	store_memory_free(&m);
	store_memory_init(&m);
	options.jobs = 4;
	assert_int_equal(load_with(&options, (const char *const[]){"a.ndjson", NULL}), PR_OK);
	assert_int_equal(m.n, 40);
	assert_string_equal(m.article[39].facts, facts);
	free(facts);
}

static void what_needs_more_than_the_large_arena_is_rejected(void **state)
{
	FILE *f = fopen("a.txt", "wb");

	(void)state;
	for (int i = 0; i < 1500000; i++)
		fputs("12 euros. ", f);
	fclose(f);
	put_text("b.txt", "b");
	assert_int_equal(load("a.txt", "b.txt"), PR_REJECTED);
	assert_names("b.txt");
	assert_rejected(0, "a.txt: needs more memory than allowed");
}

static void loading_again_changes_nothing(void **state)
{
	(void)state;
	many_lines("a.ndjson", 100);
	load("a.ndjson");
	assert_counts(98, 0, 2);
	load("a.ndjson");
	assert_counts(0, 98, 2);
}

struct told { size_t rejects, calls; pr_progress last; };

static void on_progress(void *payload, const pr_progress *so_far)
{
	struct told *told = payload;

	assert_true(so_far->loaded >= told->last.loaded && so_far->bytes >= told->last.bytes);
	told->calls++;
	told->last = *so_far;
}

static void on_reject(void *payload, const pr_reject *reject)
{
	struct told *told = payload;

	told->rejects++;
	assert_true(str_starts(reject->path, S("a.ndjson:")));
	assert_true(str_starts(reject->reason, S("is not valid JSON")));
}

static void progress_and_rejects_are_told_as_they_come(void **state)
{
	struct told told = {0};
	struct stat info;
	pr_read_options options = {.payload = &told, .progress = on_progress, .reject = on_reject};

	(void)state;
	many_lines("a.ndjson", 200);
	stat("a.ndjson", &info);
	load_with(&options, (const char *const[]){"a.ndjson", NULL});
	assert_int_equal(told.rejects, 200 / 37);
	assert_true(told.calls > 0);
	assert_int_equal(told.last.loaded, count.loaded);
	assert_int_equal(told.last.rejected, told.rejects);
	assert_int_equal(told.last.bytes, info.st_size);
	assert_int_equal(told.last.total_bytes, info.st_size);
}

/* ── failure ── */

static void when_the_store_fails_the_open_batch_is_undone(void **state)
{
	(void)state;
	many_lines("a.ndjson", 300);
	for (m.fail_at = 1; m.fail_at < 60; m.fail_at += 29, m.puts = 0) {
		assert_int_equal(load("a.ndjson"), PR_FAILED);
		assert_string_equal(err.message, "the disk is full");
		assert_int_equal(m.n, 0);
		assert_int_equal(count.loaded, 0);
		assert_false(m.open);
	}
	m.fail_at = 0;
	assert_int_equal(load("a.ndjson"), PR_REJECTED);
	assert_int_equal(count.inputs, 300);
}

/* ── the callback ── */

struct seen { size_t n, stop_at; char names[2000]; pr_progress told; };

static int on_article(void *payload, const pr_article *article, const pr_fact *facts, size_t n)
{
	struct seen *seen = payload;
	size_t at = strlen(seen->names);

	assert_int_equal(article->fact_count, n);
	for (size_t i = 0; i < n; i++)
		assert_true(str_find(article->text, facts[i].text, 0) != SIZE_MAX);
	snprintf(seen->names + at, sizeof seen->names - at, "%.*s#%u ", (int)article->article.n, article->article.p,
	         article->part);
	return ++seen->n == seen->stop_at;
}

static void extract_hands_articles_over_in_order(void **state)
{
	static const char *const paths[] = {"b.txt", "a.ndjson"};
	struct seen seen = {0};

	(void)state;
	put_text("b.txt", "b");
	put_text("a.ndjson", "{\"text\":\"12 euros\"}\n{\"text\":\"d\",\"id\":7}\n{\n{\"text\":\"e\"}\n");
	assert_int_equal(pr_extract(rules, paths, 2, NULL, on_article, &seen, &err), PR_REJECTED);
	assert_string_equal(seen.names, "b.txt#1 a.ndjson#1 7#1 a.ndjson#2 ");
}

static void a_callback_that_says_so_stops_the_run(void **state)
{
	static const char *const paths[] = {"a.ndjson"};
	struct seen seen = {.stop_at = 3};

	(void)state;
	many_lines("a.ndjson", 300);
	assert_int_equal(pr_extract(rules, paths, 1, NULL, on_article, &seen, &err), PR_STOPPED);
	assert_int_equal(seen.n, 3);
}

static void a_pipe_that_says_nothing_does_not_hold_up_the_end(void **state)
{
	static const char *const paths[] = {"pipe"};
	struct seen seen = {.stop_at = 1};
	char line[70000];
	int fd;

	(void)state;
	assert_int_equal(mkfifo("pipe", 0666), 0);
	fd = open("pipe", O_RDWR);
	memset(line, ' ', sizeof line);
	memcpy(line, "{\"text\":\"a\"}\n", 13);
	fcntl(fd, F_SETPIPE_SZ, 1 << 20);
	assert_int_equal(write(fd, line, sizeof line), sizeof line);
	assert_int_equal(pr_extract(rules, paths, 1, NULL, on_article, &seen, &err), PR_STOPPED);
	close(fd);
}

/* ── rebuild ── */

static void a_rebuild_gives_every_article_its_facts_again(void **state)
{
	pr_progress again;

	(void)state;
	many_lines("a.ndjson", 300);
	load("a.ndjson");
	for (size_t i = 0; i < m.n; i++) {
		free(m.article[i].facts);
		m.article[i].facts = strdup("old");
	}
	assert_int_equal(load_rebuild(&m.store, rules, &(pr_read_options){.jobs = 3}, &again, &err), PR_OK);
	assert_int_equal(again.loaded, m.n);
	for (size_t i = 0; i < m.n; i++)
		assert_non_null(strstr(m.article[i].facts, " euros@"));
}

static void a_rebuild_that_fails_says_so(void **state)
{
	(void)state;
	many_lines("a.ndjson", 100);
	load("a.ndjson");
	m.puts = 0;
	m.fail_at = 50;
	assert_int_equal(load_rebuild(&m.store, rules, NULL, NULL, &err), PR_FAILED);
	assert_string_equal(err.message, "the disk is full");
	assert_false(m.open);
}

#define test(name) cmocka_unit_test_setup_teardown(name, fresh, clean)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(a_folder_is_read_in_the_order_of_the_bytes_of_its_names),
		test(the_first_folder_below_the_one_given_is_the_source),
		test(the_path_is_absolute_and_without_links),
		test(a_loop_of_folders_ends_with_a_reason),
		test(what_pressoirignore_names_is_left_alone_in_the_folder_and_below),
		test(what_cannot_be_read_is_rejected_and_the_rest_loads),
		test(without_permission_there_is_a_reason),
		test(a_name_that_is_no_text_is_shown_with_its_bytes),
		test(a_sparse_file_is_rejected_at_once),
		test(a_bad_line_is_rejected_with_its_number_and_the_others_load),
		test(a_line_beyond_the_limit_is_rejected_and_the_next_one_loads),
		test(days_are_the_articles_own_else_the_ones_given),
		test(wrong_options_are_refused_before_anything_is_done),
		test(a_format_can_be_forced),
		test(archives_of_every_kind_give_their_members),
		test(a_member_is_named_after_its_archive),
		test(a_compressed_file_keeps_its_name),
		test(a_broken_archive_keeps_what_came_before_the_break),
		test(members_that_lead_out_or_are_no_files_are_rejected),
		test(archives_nest_three_deep_and_no_deeper),
		test(a_bomb_is_rejected_and_the_files_beside_it_load),
		test(every_number_of_threads_gives_the_same),
		test(what_needs_more_than_a_small_arena_is_the_same_for_every_number_of_threads),
		test(what_needs_more_than_the_large_arena_is_rejected),
		test(loading_again_changes_nothing),
		test(progress_and_rejects_are_told_as_they_come),
		test(when_the_store_fails_the_open_batch_is_undone),
		test(extract_hands_articles_over_in_order),
		test(a_callback_that_says_so_stops_the_run),
		test(a_pipe_that_says_nothing_does_not_hold_up_the_end),
		test(a_rebuild_gives_every_article_its_facts_again),
		test(a_rebuild_that_fails_says_so),
	};
	return cmocka_run_group_tests(tests, open_rules, close_rules);
}

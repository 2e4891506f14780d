/* test_cage.c: cage.h: what is read in a cage is what is read outside; a reader that breaks, loops, or eats memory
 * costs its item alone; nothing can be opened, connected, or started in there. */
#include "input_test.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "cage_doc.h"
#include "cage_seat.h"

static struct cage *cage;

/* ── formats that break ── */

static u32 crash(struct arena *a, struct doc **out, str item, const char **why)
{
	(void)a, (void)out, (void)item, (void)why;
	__builtin_trap();
	return 0;
}
static const struct input_format crashing = {.name = "crashing", .parse = crash};

static u32 turn(struct arena *a, struct doc **out, str item, const char **why)
{
	(void)a, (void)out, (void)why;
	for (volatile size_t n = item.n; n; n += 2)
		;
	return 0;
}
static const struct input_format turning = {.name = "turning", .parse = turn};

static u32 eat(struct arena *a, struct doc **out, str item, const char **why)
{
	u64 eaten = 0;
	char *p;

	(void)out, (void)item;
	for (; eaten < 4 * (u64)CAGE_MEMORY && (p = malloc(16 << 20)); eaten += 16 << 20)
		*(char *volatile)p = 1;
	*why = arena_printf(a, "%llu", (unsigned long long)eaten);
	return 0;
}
static const struct input_format eating = {.name = "eating", .parse = eat};

/* In place of the reader's answer, by the only way out of there, another one: some flags, then how many bytes
 * follow. */
static u32 answer_with(u32 flags, u32 n, str bytes)
{
	u32 head[] = {flags, n};

	for (int fd = 3; fd < 256; fd++)
		if (write(fd, head, sizeof head) == sizeof head && write(fd, bytes.p, bytes.n) == (ssize_t)bytes.n)
			_exit(0);
	return 0;
}

static u32 boast(struct arena *a, struct doc **out, str item, const char **why)
{
	(void)a, (void)out, (void)item, (void)why;
	return answer_with(0, UINT32_MAX, S(""));
}
static const struct input_format boasting = {.name = "boasting", .parse = boast};

static u32 babble(struct arena *a, struct doc **out, str item, const char **why)
{
	(void)a, (void)out, (void)item, (void)why;
	return answer_with(0, 12, S("\xFF\xFF\xFF\xFF" "12345678"));
}
static const struct input_format babbling = {.name = "babbling", .parse = babble};

static u32 fall_silent(struct arena *a, struct doc **out, str item, const char **why)
{
	(void)a, (void)out, (void)item, (void)why;
	return answer_with(0, 1000, S("less"));
}
static const struct input_format silent = {.name = "silent", .parse = fall_silent};

static u32 fill(struct arena *a, struct doc **out, str item, const char **why)
{
	(void)out, (void)item, (void)why;
	while (NEW(a, char, 1 << 20))
		;
	return 0;
}
static const struct input_format filling = {.name = "filling", .parse = fill};

static u32 escape(struct arena *a, struct doc **out, str item, const char **why)
{
	int fd = open("/etc/passwd", O_RDONLY), made = open("/tmp/pressoir-escaped", O_CREAT | O_WRONLY, 0600);
	int net = socket(AF_INET, SOCK_STREAM, 0), near = socket(AF_UNIX, SOCK_STREAM, 0), child = fork();

	(void)out, (void)item;
	if (child == 0)
		_exit(0);
	*why = arena_printf(a, "%d %d %d %d %d %d", fd, made, net, near, child, kill(getppid(), 0));
	return 0;
}
static const struct input_format escaping = {.name = "escaping", .parse = escape};

static const char *why_not(const struct input_format *format)
{
	struct doc *doc;
	const char *why = NULL;

	assert_int_equal(cage_parse(cage, format, &arena, &doc, S("x"), &why), 0);
	return why;
}

static str page(void)
{
	return S("<html><head><title>Le quai</title></head><body><article><h1>Le quai</h1><p>Le quai rouvre ce soir, dit "
	         "la maire, apr&egrave;s deux ans de travaux et 12 millions d&rsquo;euros.</p></article></body></html>");
}

static void assert_page_is_read(void)
{
	struct doc *doc;
	const char *why = NULL;

	assert_int_equal(cage_parse(cage, &input_html, &arena, &doc, page(), &why), 1);
	assert_null(why);
	assert_leads_back(&doc->body, page());
}

/* ── tests ── */

static str file_bytes(const char *name)
{
	char path[200], *p = NEW(&arena, char, 1 << 20);
	FILE *f;
	size_t n;

	snprintf(path, sizeof path, "tests/fuzz/formats/%s", name);
	f = fopen(path, "rb");
	assert_non_null(f);
	n = fread(p, 1, 1 << 20, f);
	fclose(f);
	return (str){p, n};
}

static void shown(struct buf *b, struct cage *c, const struct input_format *format, str item)
{
	struct doc *doc = NULL;
	const char *why = NULL;
	u32 docs = cage_parse(c, format, &arena, &doc, item, &why);

	docs_put(b, doc, docs, why); /* all that there is in it */
}

static void a_cage_gives_what_reading_gives_without_one(void **state)
{
	static const char *const files[] = {"a.rss", "b.atom", "c.rdf", "d.csv", "e.json", "h.xml", "i.xml", "k.eml",
		"l.warc"};

	(void)state;
	for (size_t i = 0; i < countof(files); i++) {
		str item = file_bytes(files[i]);
		const char *const *names = pr_input_formats();
		for (size_t f = 0; names[f]; f++) {
			struct buf in = {.arena = &arena}, out = {.arena = &arena};
			shown(&in, cage, input_by_name(names[f]), item);
			shown(&out, NULL, input_by_name(names[f]), item);
			assert_true(str_eq(buf_str(&in), buf_str(&out)));
		}
	}
}

static void a_reader_that_breaks_costs_one_item(void **state)
{
	(void)state;
	for (int i = 0; i < 5; i++) {
		assert_non_null(strstr(why_not(&crashing), "breaks the program that reads its format"));
		assert_page_is_read();
	}
}

static void a_reader_that_lies_costs_one_item(void **state)
{
	static const struct input_format *const liars[] = {&babbling, &silent};

	(void)state;
	for (size_t i = 0; i < countof(liars); i++) {
		assert_non_null(strstr(why_not(liars[i]), "breaks the program that reads its format"));
		assert_page_is_read();
	}
}

/* Reading so exhausts the arena, and nothing else. */
static void assert_exhausts(const struct input_format *format)
{
	jmp_buf *outer = arena.fail, point;
	volatile bool jumped = true;

	if (!arena_try(&arena, &point)) {
		why_not(format);
		jumped = false;
	}
	arena.fail = outer;
	assert_true(jumped);
	assert_page_is_read();
}

/* Four gigabytes are said to follow: no more is taken for them than an item may have. */
static void a_reader_that_boasts_exhausts_the_arena(void **state)
{
	(void)state;
	assert_exhausts(&boasting);
}

static void a_reader_that_finds_no_end_is_ended(void **state)
{
	(void)state;
	assert_string_equal(why_not(&turning), "takes longer to read than allowed");
	assert_page_is_read();
}

static void a_reader_has_so_much_memory_and_no_more(void **state)
{
	(void)state;
#ifdef PR_UNCAGED
	skip(); /* a sanitizer takes memory by other ways */
#endif
	assert_true(strtoull(why_not(&eating), NULL, 10) <= CAGE_MEMORY);
	assert_page_is_read();
}

static void what_a_reader_exhausts_is_its_arena_here_too(void **state)
{
	(void)state;
#ifdef PR_UNCAGED
	skip(); /* a sanitizer's memory costs more than the second that the test grants */
#endif
	assert_exhausts(&filling);
}

static void nothing_can_be_opened_or_started_in_there(void **state)
{
	pr_cage walls;

	(void)state;
	pr_cage_status(&walls);
#ifdef PR_UNCAGED
	skip(); /* a sanitizer's own part of the process asks for what the walls refuse, again and again */
#endif
	if (!walls.filter)
		skip();
	assert_string_equal(why_not(&escaping), "-1 -1 -1 -1 -1 -1");
	assert_int_not_equal(access("/tmp/pressoir-escaped", F_OK), 0);
}

static void documents_are_believed_in_nothing(void **state)
{
	struct buf b = {.arena = &arena};
	struct doc *doc;
	const char *why;
	u32 docs, good = 0;
	char *bytes;

	(void)state;
	shown(&b, NULL, &input_html, page());
	assert_true(docs_get(&arena, &doc, &docs, &why, buf_str(&b), (u32)page().n));
	assert_int_equal(docs, 1);
	for (size_t n = 0; n < b.n; n++) /* cut short: never */
		assert_false(docs_get(&arena, &doc, &docs, &why, str_cut(buf_str(&b), 0, n), (u32)page().n));
	assert_false(docs_get(&arena, &doc, &docs, &why, buf_str(&b), 10)); /* its map would lead out of the item */
	bytes = (char *)arena_copy(&arena, buf_str(&b)).p;
	for (size_t i = 0; i < b.n; i++) { /* each byte another one: refused, or sound */
		bytes[i] ^= (char)0xFF;
		if (docs_get(&arena, &doc, &docs, &why, (str){bytes, b.n}, (u32)page().n)) {
			struct article *article;
			good++;
			if (docs)
				article_make(&arena, &article, doc);
		}
		bytes[i] ^= (char)0xFF;
	}
	assert_true(good < b.n);
}

/* ── archives ── */

static str packed(int format, int filter, const char *name, str content)
{
	struct archive *a = archive_write_new();
	struct archive_entry *entry = archive_entry_new();
	size_t room = content.n + (1 << 16), n = 0;
	char *p = NEW(&arena, char, room);

	archive_write_set_format(a, format);
	archive_write_add_filter(a, filter);
	archive_write_set_bytes_per_block(a, 0);
	assert_int_equal(archive_write_open_memory(a, p, room, &n), ARCHIVE_OK);
	archive_entry_set_pathname(entry, name);
	archive_entry_set_size(entry, (i64)content.n);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	assert_int_equal(archive_write_header(a, entry), ARCHIVE_OK);
	assert_int_equal(archive_write_data(a, content.p, content.n), (i64)content.n);
	archive_entry_free(entry);
	assert_int_equal(archive_write_close(a), ARCHIVE_OK);
	archive_write_free(a);
	return (str){p, n};
}

struct told {
	struct cage *cage;
	struct buf b;
};

static int tell_member(void *payload, str name, struct stream *member, int levels, const char *why)
{
	struct told *t = payload;

	buf_printf(&t->b, "%.*s %d %s\n", (int)name.n, name.p, levels, why ? why : "");
	while (member && stream_seen(member).n < 512 && stream_more(member, 512))
		;
	if (member && unpack_sniff(stream_seen(member)))
		cage_unpack(t->cage, member, levels, tell_member, t);
	while (member && stream_more(member, 0))
		;
	if (member)
		buf_printf(&t->b, "%zu bytes, hash %llx %s\n", stream_seen(member).n,
		           (unsigned long long)str_hash(stream_seen(member)), member->why);
	return 0;
}

static str unpacked(struct cage *c, str bytes)
{
	struct volume volume = {.size = bytes.n};
	struct told t = {c, {.arena = &arena}};
	char name[] = "/tmp/pressoir-cage.XXXXXX";
	int fd = mkstemp(name);
	struct stream s;

	assert_true(fd >= 0);
	unlink(name);
	assert_int_equal(write(fd, bytes.p, bytes.n), (i64)bytes.n);
	lseek(fd, 0, SEEK_SET);
	stream_file(&s, fd, &volume);
	cage_unpack(c, &s, UNPACK_LEVELS, tell_member, &t);
	buf_printf(&t.b, "%s; %llu of %llu\n", s.why, (unsigned long long)volume.unpacked,
		(unsigned long long)volume.taken);
	stream_free(&s);
	close(fd);
	return buf_str(&t.b);
}

static void archives_give_the_same_members_in_a_cage(void **state)
{
	char *text = NEW(&arena, char, 300000);
	str tar, zip, cut;

	(void)state;
	for (size_t i = 0; i < 300000; i++)
		text[i] = (char)('a' + i * i % 23);
	tar = packed(ARCHIVE_FORMAT_TAR, ARCHIVE_FILTER_GZIP, "le quai.txt", (str){text, 300000});
	zip = packed(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, "d\xC3\xA9p\xC3\xAA" "ches.tgz", tar);
	cut = str_cut(zip, 0, zip.n * 2 / 3);
	assert_true(str_eq(unpacked(cage, tar), unpacked(NULL, tar)));
	assert_true(str_eq(unpacked(cage, zip), unpacked(NULL, zip)));
	assert_true(str_eq(unpacked(cage, cut), unpacked(NULL, cut)));
	assert_true(str_find(unpacked(cage, zip), S("300000 bytes"), 0) != SIZE_MAX);
}

static int start(void **state)
{
	pr_err err;

	wall_seconds = 1;
	arena_up(state);
	return cage_start_anyway(&cage, 2, &err);
}

static int stop(void **state)
{
	cage_stop(cage);
	return arena_down(state);
}

static void a_reason_cut_short_ends_with_a_whole_letter(void **state)
{
	static const char letters[] = "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9";

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct stream s = {.fd = -1};
		char words[sizeof s.why + sizeof letters + 1] = "a";
		while (strlen(words) < sizeof s.why)
			strcat(words, letters);
		stream_fail(&s, "%s", words + i);
		assert_in_range(strlen(s.why), sizeof s.why - 2, sizeof s.why - 1);
		assert_true(utf8_valid(str_c(s.why)));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cage_gives_what_reading_gives_without_one),
		cmocka_unit_test(a_reader_that_breaks_costs_one_item),
		cmocka_unit_test(a_reader_that_lies_costs_one_item),
		cmocka_unit_test(a_reader_that_boasts_exhausts_the_arena),
		cmocka_unit_test(a_reader_that_finds_no_end_is_ended),
		cmocka_unit_test(a_reader_has_so_much_memory_and_no_more),
		cmocka_unit_test(what_a_reader_exhausts_is_its_arena_here_too),
		cmocka_unit_test(nothing_can_be_opened_or_started_in_there),
		cmocka_unit_test(documents_are_believed_in_nothing),
		cmocka_unit_test(archives_give_the_same_members_in_a_cage),
		cmocka_unit_test(a_reason_cut_short_ends_with_a_whole_letter),
	};

	return cmocka_run_group_tests(tests, start, stop);
}

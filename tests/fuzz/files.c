/* Bytes as a file on the disk → what a load makes of it: archives in archives are unpacked, Word documents too, and
 * their members read as what they are. Whatever the bytes say, it ends, and what comes out is sound.
 *
 *     input: the bytes of the file; behind 'w': the XML of a Word document, behind 'z': of a file in a zip, each of
 *     them packed here, so that a change of its bytes is no wrong checksum */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"

const char *const fuzz_pieces[] = {
	"PK\3\4", "PK\1\2", "PK\5\6", "ustar", "7z\xBC\xAF\x27\x1C", "\x1F\x8B\x08", "\xFD" "7zXZ", "\x28\xB5\x2F\xFD",
	"BZh9", "\xFF\xFF\xFF\xFF", "0000644", "w", "z", "<w:p>", "</w:p>", "<w:t>", "</w:t>", "<w:tab/>", "<w:br/>",
	"<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", "<w:pStyle w:val=\"Titre1\"/>", "<w:instrText>", "<w:del>",
	"<w:noBreakHyphen/>", "<html>", "<p>", "Load-Date: ", "Length: ", NULL
};

static char path[64];
static pr_rules *rules;

static void clean(void)
{
	unlink(path);
	pr_rules_close(rules);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	pr_err err = {0};

	(void)argc, (void)argv;
	snprintf(path, sizeof path, "%s/pressoir-fuzz-%ld.bin", access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm",
	         (long)getpid());
	if (pr_rules_open(&rules, "tests/fault/rules", &err)) {
		fprintf(stderr, "%s\n", err.message);
		exit(2);
	}
	atexit(clean);
	return 0;
}

/* Not compressed. */
static void write_zip(const char *member, const uint8_t *data, size_t size)
{
	struct archive *zip = archive_write_new();
	struct archive_entry *entry = archive_entry_new();

	require(zip && entry);
	archive_write_set_format_zip(zip);
	archive_write_zip_set_compression_store(zip);
	require(archive_write_open_filename(zip, path) == ARCHIVE_OK);
	archive_entry_set_pathname(entry, member);
	archive_entry_set_size(entry, (la_int64_t)size);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0600);
	require(archive_write_header(zip, entry) == ARCHIVE_OK);
	require(archive_write_data(zip, data, size) == (la_ssize_t)size);
	archive_entry_free(entry);
	require(archive_write_free(zip) == ARCHIVE_OK);
}

static void write_bytes(const uint8_t *data, size_t size)
{
	FILE *file = fopen(path, "wb");

	require(file && fwrite(data, 1, size, file) == size && fclose(file) == 0);
}

static void one_reject(void *payload, const pr_reject *reject)
{
	(void)payload;
	require(reject->reason.n && utf8_valid(reject->reason));
}

static int one_article(void *payload, const pr_article *article, const pr_fact *fact, size_t facts)
{
	uint32_t end = utf8_count(article->text, 0, (uint32_t)article->text.n);

	(void)payload;
	require(utf8_valid(article->text) && utf8_valid(article->title) && utf8_valid(article->author));
	require(utf8_valid(article->path) && utf8_valid(article->article) && utf8_valid(article->source));
	for (size_t i = 0; i < facts; i++)
		require(fact[i].start < fact[i].end && fact[i].end <= end);
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *const paths[] = {path};
	pr_read_options options = {.jobs = 1, .reject = one_reject};
	pr_err err = {0};
	pr_status status;

	if (size > 1 && data[0] == 'w')
		write_zip("word/document.xml", data + 1, size - 1);
	else if (size > 1 && data[0] == 'z')
		write_zip("l'\xC3\xA9t\xC3\xA9/article", data + 1, size - 1);
	else
		write_bytes(data, size);
	status = pr_extract(rules, paths, 1, &options, one_article, NULL, &err);
	require(status == PR_OK || status == PR_REJECTED || (err.message[0] && utf8_valid((pr_str){err.message, strlen(err.message)})));
	return 0;
}

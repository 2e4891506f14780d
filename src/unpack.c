/* unpack.c: see unpack.h. What bounds it: every byte that comes out of an archive, read or skipped, on any level,
 * passes member_read, which counts it against the bytes of the file at the bottom (UNPACK_RATIO). */
#include "unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>

#include "library.h"
#include "str.h"

static const struct {
	u32 at, n; /* [bytes] */
	const char *bytes;
} marks[] = {
	{0, 2, "\x1F\x8B"},         {4, 6, "1AY&SY"},   {0, 6, "\xFD" "7zXZ\0"}, {0, 4, "\x28\xB5\x2F\xFD"},
	{0, 4, "\x04\x22\x4D\x18"}, {0, 2, "\x1F\x9D"}, {0, 5, "LZIP\1"},       {0, 4, "PK\3\4"},
	{0, 4, "PK\5\6"},           {257, 5, "ustar"},  {0, 6, "7z\xBC\xAF\x27\x1C"},
};

/* A zip that is itself one document (DOCX, ODT, EPUB) is no archive here. */
static bool is_document(str head)
{
	str first = str_cut(head, 30, head.n); /* the name of its first member */

	if (!str_starts(head, S("PK")))
		return false;
	return str_starts(first, S("[Content_Types].xml")) || str_starts(first, S("mimetype"))
	       || str_starts(first, S("_rels/.rels")) || str_starts(first, S("docProps/")) || str_starts(first, S("word/"));
}

bool unpack_sniff(str head)
{
	for (size_t i = 0; i < countof(marks); i++)
		if (head.n >= marks[i].at + marks[i].n && memcmp(head.p + marks[i].at, marks[i].bytes, marks[i].n) == 0)
			return !is_document(head);
	return false;
}

static const char *reason(struct archive *a)
{
	const char *what = archive_error_string(a);

	return what ? what : N_("it ends too early");
}

/* ── the archive's side: where its bytes come from ── */

static la_ssize_t source_read(struct archive *a, void *payload, const void **block)
{
	struct stream *s = payload;
	str seen = stream_seen(s);

	if (seen.n == 0 && stream_more(s, 1))
		seen = stream_seen(s);
	if (s->why[0]) {
		archive_set_error(a, EIO, "%s", s->why);
		return ARCHIVE_FATAL;
	}
	*block = seen.p;
	stream_take(s, seen.n);
	return (la_ssize_t)seen.n;
}

static la_int64_t source_seek(struct archive *a, void *payload, la_int64_t to, int whence)
{
	i64 at = stream_seek(payload, to, whence);

	(void)a;
	return at < 0 ? ARCHIVE_FATAL : at;
}

static struct archive *archive_start(struct stream *s)
{
	struct archive *a = archive_read_new();

	if (!a)
		return NULL;
	archive_read_support_filter_gzip(a);
	archive_read_support_filter_bzip2(a);
	archive_read_support_filter_xz(a);
	archive_read_support_filter_zstd(a);
	archive_read_support_filter_lz4(a);
	archive_read_support_filter_lzip(a);
	archive_read_support_filter_compress(a);
	archive_read_support_format_tar(a);
	archive_read_support_format_zip(a);
	archive_read_support_format_7zip(a);
	archive_read_support_format_raw(a);
	archive_read_support_format_empty(a);
	archive_read_set_read_callback(a, source_read);
	if (s->seek)
		archive_read_set_seek_callback(a, source_seek);
	archive_read_set_callback_data(a, s);
	return a;
}

/* ── the member's side ── */

static bool bomb(const struct volume *v)
{
	u64 size = v->size && v->size < v->taken ? v->size : v->taken;

	return v->unpacked > UNPACK_RATIO_FROM && v->unpacked / UNPACK_RATIO > size;
}

/* The next block of a member: false at its end, or with s->why. */
static bool next_block(struct stream *s)
{
	const void *p;
	size_t n;
	la_int64_t at;
	int got = archive_read_data_block(s->archive, &p, &n, &at);

	if (got == ARCHIVE_EOF)
		return false;
	if (got != ARCHIVE_OK && got != ARCHIVE_WARN) {
		stream_fail(s, "cannot be unpacked: %s", reason(s->archive));
	} else if ((u64)at != s->at) {
		stream_fail(s, "cannot be unpacked: it has holes");
	} else if (s->volume->unpacked += n, bomb(s->volume)) {
		stream_fail(s, "unpacks to more than %d times its size", UNPACK_RATIO);
	}
	s->block = (str){p, n};
	s->at += n;
	return !s->why[0];
}

static ssize_t member_read(struct stream *s, char *into, size_t room)
{
	size_t n;

	while (s->block.n == 0)
		if (!next_block(s))
			return s->why[0] ? -1 : 0;
	n = s->block.n < room ? s->block.n : room;
	memcpy(into, s->block.p, n);
	s->block = str_cut(s->block, n, s->block.n);
	return (ssize_t)n;
}

/* Without the "./" at its head, which tar likes to write. */
static str member_name(struct archive *a, struct archive_entry *entry)
{
	const char *name = archive_entry_pathname(entry);
	str s;

	if (archive_format(a) == ARCHIVE_FORMAT_RAW)
		return S("");
	if (!name)
		name = archive_entry_pathname_utf8(entry);
	s = str_c(name);
	while (str_starts(s, S("./")))
		s = str_cut(s, 2, s.n);
	return s;
}

static bool leads_out(str name)
{
	bool out = str_starts(name, S("/"));

	while (name.n)
		out |= str_eq(str_field(&name, '/'), S(".."));
	return out;
}

static const char *member_flaw(struct archive *a, struct archive_entry *entry, str name)
{
	if (archive_format(a) == ARCHIVE_FORMAT_RAW)
		return NULL;
	if (name.n == 0 || name.n > MEMBER_NAME_MAX)
		return N_("is an archive's member without a usable name");
	if (leads_out(name))
		return N_("is an archive's member whose name leads out of the archive");
	if (archive_entry_hardlink(entry) || archive_entry_filetype(entry) == AE_IFLNK)
		return N_("is a link inside an archive, which is not followed");
	if (archive_entry_filetype(entry) != AE_IFREG)
		return N_("is a special file inside an archive");
	if (archive_entry_is_encrypted(entry))
		return N_("is encrypted");
	return NULL;
}

/* Its first bytes promised an archive, but what is there are those bytes and nothing around them. */
static bool is_none(struct archive *a)
{
	return archive_format(a) == ARCHIVE_FORMAT_RAW && archive_filter_count(a) <= 1;
}

/* How many levels an opened archive takes: a tar.gz is one, a gz in a gz two. */
static int depth(struct archive *a)
{
	int filters = archive_filter_count(a) - 1; /* the last one stands for the bytes as they are */

	return filters > 1 ? filters : 1;
}

/* One member, handed over and then read to its end, so that what is skipped counts too. */
static int member_each(struct stream *outer, struct archive *a, int levels, struct archive_entry *entry,
                       unpack_fn *each, void *payload)
{
	struct stream member = {.read = member_read, .fd = -1, .volume = outer->volume, .archive = a};
	str name = member_name(a, entry);
	const char *flaw = member_flaw(a, entry, name);
	int stop = each(payload, name, flaw ? NULL : &member, levels, flaw);
	bool told = member.why[0] != 0;

	if (archive_format(a) == ARCHIVE_FORMAT_RAW)
		stop = 1; /* nothing comes after it */
	member.block.n = 0;
	while (!stop && !member.why[0] && next_block(&member))
		;
	if (!stop && member.why[0] && (!told || bomb(outer->volume)))
		stream_fail(outer, "%s", member.why);
	stream_free(&member);
	return stop || outer->why[0];
}

static void members(struct stream *s, struct archive *a, int levels, unpack_fn *each, void *payload)
{
	struct archive_entry *entry;
	int got = ARCHIVE_OK, stop = 0;

	while (!stop && ((got = archive_read_next_header(a, &entry)) == ARCHIVE_OK || got == ARCHIVE_WARN)) {
		if (is_none(a))
			stream_fail(s, "is a damaged archive: %s", N_("it is not what its beginning says"));
		else if (depth(a) > levels)
			stream_fail(s, "is packed more than %d times over", UNPACK_LEVELS);
		else if (archive_entry_filetype(entry) != AE_IFDIR)
			stop = member_each(s, a, levels - depth(a), entry, each, payload);
		stop |= s->why[0] != 0;
	}
	if (!stop && got != ARCHIVE_EOF)
		stream_fail(s, "is a damaged archive: %s", reason(a));
}

void unpack_each(struct stream *s, int levels, unpack_fn *each, void *payload)
{
	struct archive *a = archive_start(s);

	if (!a)
		stream_fail(s, "needs more memory than there is");
	else if (archive_read_open1(a) < ARCHIVE_WARN)
		stream_fail(s, "is a damaged archive: %s", reason(a));
	else
		members(s, a, levels, each, payload);
	archive_read_free(a);
}

const char *unpack_library(void)
{
	return archive_version_string() + sizeof "libarchive";
}

/* store_sqlite_sealed.c: a corpus to read in a folder that may not be written: a shared or archived one, on a disk
 * mounted to read. To read beside a writer SQLite wants files of its own beside the corpus. Where it cannot make them,
 * and there is no write-ahead log, no writer is at work, and all that was ever loaded stands in the corpus itself: it
 * is read as what nobody changes.
 *
 * Should somebody else, who may, begin to write, the corpus stays as it is until a first part of the new log is copied
 * into it; that shows in its times, which are compared after each operation: what was read since counts for nothing. */
#include <errno.h>

#include "store_sqlite.h"

static bool same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/* One without a byte is none: a reader left it, or a writer that has not committed yet. */
static bool has_log(const char *path)
{
	struct stat log;
	char *name = sqlite3_mprintf("%s-wal", path);
	bool none = name && (stat(name, &log) == 0 ? log.st_size == 0 : errno == ENOENT);

	sqlite3_free(name);
	return !none;
}

bool sealed_find(struct sqlite_store *s)
{
	int code = sqlite3_extended_errcode(s->db);
	bool kept_out = code == SQLITE_READONLY_DIRECTORY || (code & 0xFF) == SQLITE_CANTOPEN;

	s->sealed = s->mode == PR_READ && kept_out && stat(s->path, &s->seal) == 0 && !has_log(s->path);
	return s->sealed;
}

char *sealed_name(const char *path)
{
	sqlite3_str *name = sqlite3_str_new(NULL);

	sqlite3_str_appendall(name, "file:");
	for (const u8 *p = (const u8 *)path; *p; p++)
		sqlite3_str_appendf(name, "%%%02x", *p);
	sqlite3_str_appendall(name, "?immutable=1");
	return sqlite3_str_finish(name);
}

pr_status sealed_check(struct sqlite_store *s, pr_err *err)
{
	struct stat now;

	if (!s->sealed)
		return PR_OK;
	if (stat(s->path, &now) == 0 && now.st_ino == s->seal.st_ino && now.st_dev == s->seal.st_dev &&
	    same_time(now.st_mtim, s->seal.st_mtim) && same_time(now.st_ctim, s->seal.st_ctim))
		return PR_OK;
	return err_set(err, PR_FAILED, "%s was written to while it was read; do the same again", s->path);
}

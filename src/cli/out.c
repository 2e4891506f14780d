/* out.c: opens, checks and closes what results are written to. Whatever a format writes goes through one FILE; a failed
 * write is noticed at the row that met it, and told once, at the end. */
#include "out.h"
#include "interrupt.h"
#include "intl.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct out_format *const formats[] = {&out_text, &out_csv, &out_json, &out_json_array, &out_xlsx,
                                                   &out_iramuteq, &out_txm};

const struct out_format *out_format_named(const char *name)
{
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}

static pr_status fail(pr_err *err, const char *name, int number)
{
	bool full = number == ENOSPC || number == EDQUOT || number == EFBIG;
	err->status = PR_FAILED;
	snprintf(err->message, sizeof err->message, full
	         ? _("cannot write %s: %s; make room there, or write elsewhere with -o FILE")
	         : _("cannot write %s: %s; write elsewhere with -o FILE"), name, strerror(number));
	return PR_FAILED;
}

static mode_t new_file_mode(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

/* A new name for each run, and the rights of the file that it replaces. */
static FILE *open_temporary(struct out *out, mode_t mode)
{
	if (asprintf(&out->temporary, "%s.XXXXXX", out->target) < 0) {
		out->temporary = NULL;
		return NULL;
	}
	int fd = mkstemp(out->temporary);
	FILE *file = fd >= 0 && fchmod(fd, mode) == 0 ? fdopen(fd, "w") : NULL;
	if (!file && fd >= 0) {
		unlink(out->temporary);
		close(fd);
	}
	return file;
}

/* A device or a pipe is written to directly; a file beside itself, through its symbolic links. */
static FILE *open_target(struct out *out, const char *target)
{
	struct stat st;
	bool there = stat(target, &st) == 0;
	out->target = realpath(target, NULL);
	if (!out->target)
		out->target = strdup(target);
	if (!out->target)
		return NULL;
	if (there && !S_ISREG(st.st_mode))
		return fopen(target, "w");
	return open_temporary(out, there ? st.st_mode & 0777 : new_file_mode());
}

bool out_is_database(const char *path)
{
	static const char head[] = "SQLite format 3";
	char begins[sizeof head] = "";
	struct stat st;
	FILE *file = stat(path, &st) == 0 && S_ISREG(st.st_mode) ? fopen(path, "r") : NULL;
	bool is = file && fread(begins, 1, sizeof begins, file) == sizeof begins && memcmp(begins, head, sizeof head) == 0;
	if (file)
		fclose(file);
	return is;
}

pr_status out_open(struct out *out, const char *target, pr_err *err)
{
	bool named = target && strcmp(target, "-") != 0;
	if (named && out_is_database(target)) {
		err->status = PR_USAGE;
		snprintf(err->message, sizeof err->message, _("%s is a corpus, or another database; write elsewhere with -o FILE"),
		         target);
		return PR_USAGE;
	}
	FILE *file = named ? open_target(out, target) : stdout;
	if (named)
		interrupt_hold();
	if (file) {
		out->file = file;
		return PR_OK;
	}
	fail(err, target, errno);
	free(out->temporary);
	out->temporary = NULL;
	return PR_FAILED;
}

bool out_ok(struct out *out)
{
	if (out->failure == 0 && ferror(out->file))
		out->failure = errno ? errno : EIO;
	return out->failure == 0;
}

void out_begin(struct out *out, const struct row *names, const struct column *columns)
{
	out->columns = columns;
	out->names = names ? *names : (struct row){.n = 0};
	out->rows = 0;
	out->begun = false;
}

static void begin(struct out *out)
{
	if (!out->begun && out->format->begin)
		out->format->begin(out, &out->names);
	out->begun = true;
}

int out_row(struct out *out, const struct row *row)
{
	begin(out);
	out->format->row(out, row);
	out->rows++;
	return out_ok(out) && !interrupt_came() ? 0 : 1;
}

void out_end(struct out *out, pr_status status)
{
	if (status == PR_OK || status == PR_REJECTED)
		begin(out);
	if (out->begun && out->format->end)
		out->format->end(out);
	free(out->scratch.p);
	out->scratch = (struct scratch){0};
	out_ok(out);
}

static pr_status rename_target(struct out *out, bool keep, pr_err *err)
{
	if (!keep || interrupt_came())
		unlink(out->temporary);
	else if (rename(out->temporary, out->target) != 0) {
		int number = errno;
		unlink(out->temporary);
		return fail(err, out->target, number);
	}
	return PR_OK;
}

pr_status out_close(struct out *out, bool keep, pr_err *err)
{
	pr_status status = PR_OK;
	bool flushed = out_ok(out) && fflush(out->file) == 0;
	if (!flushed && out->failure == 0)
		out->failure = errno;
	if (flushed && out->temporary && keep && fsync(fileno(out->file)) != 0)
		out->failure = errno;
	if (out->file != stdout && fclose(out->file) != 0 && out->failure == 0)
		out->failure = errno;
	if (out->failure == EPIPE)
		status = PR_STOPPED;
	else if (out->failure)
		status = fail(err, out->target ? out->target : _("the results"), out->failure);
	if (out->temporary && rename_target(out, keep && out->failure == 0, err) != PR_OK)
		status = PR_FAILED;
	free(out->temporary);
	free(out->target);
	return status;
}

/* folder.c: see folder.h. The temporary folder stands beside the target, so that one rename makes it. */
#include "folder.h"
#include "interrupt.h"
#include "intl.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pr_status fail(pr_err *err, const char *target, int number)
{
	err->status = PR_FAILED;
	snprintf(err->message, sizeof err->message, _("cannot write the folder %s: %s; name another"), target,
	         strerror(number));
	return PR_FAILED;
}

static bool is_taken(const char *target)
{
	struct stat st;
	if (lstat(target, &st) != 0)
		return false;
	DIR *dir = opendir(target);
	unsigned entries = 0;
	while (dir && entries < 3 && readdir(dir))
		entries++;
	if (dir)
		closedir(dir);
	return !dir || entries > 2; /* `.` and `..` */
}

pr_status folder_open(struct folder *folder, const char *target, pr_err *err)
{
	size_t n = strlen(target);
	*folder = (struct folder){0};
	interrupt_hold();
	if (is_taken(target)) {
		err->status = PR_USAGE;
		snprintf(err->message, sizeof err->message, _("there is something at %s; name another folder, or remove it"),
		         target);
		return PR_USAGE;
	}
	while (n > 1 && target[n - 1] == '/')
		n--;
	if (!(folder->target = strndup(target, n)) || asprintf(&folder->temporary, "%s.XXXXXX", folder->target) < 0) {
		folder->temporary = NULL;
		return fail(err, target, ENOMEM);
	}
	if (!mkdtemp(folder->temporary)) {
		free(folder->temporary);
		folder->temporary = NULL;
		return fail(err, target, errno);
	}
	mode_t mask = umask(0);
	umask(mask);
	return chmod(folder->temporary, 0777 & ~mask) == 0 ? PR_OK : fail(err, target, errno);
}

static char *path_of(const struct folder *folder, const char *name)
{
	char *path;
	return asprintf(&path, "%s/%s", folder->temporary, name) < 0 ? NULL : path;
}

FILE *folder_file(struct folder *folder, const char *name)
{
	char *path = path_of(folder, name);
	FILE *file = path ? fopen(path, "wx") : NULL;
	if (!file && folder->failure == 0)
		folder->failure = errno;
	free(path);
	return file;
}

void folder_end(struct folder *folder, FILE *file)
{
	if (!file)
		return;
	errno = 0;
	bool written = !ferror(file) && fflush(file) == 0;
	if (!written && folder->failure == 0)
		folder->failure = errno ? errno : EIO;
	if (fclose(file) != 0 && folder->failure == 0)
		folder->failure = errno;
}

/* It holds files alone, those that were made here. */
static void discard(const struct folder *folder)
{
	DIR *dir = opendir(folder->temporary);
	for (const struct dirent *entry; dir && (entry = readdir(dir));) {
		char *path = path_of(folder, entry->d_name);
		if (path)
			unlink(path);
		free(path);
	}
	if (dir)
		closedir(dir);
	rmdir(folder->temporary);
}

/* All its files are on the disk before it has its name. */
static void settle(struct folder *folder)
{
	int fd = open(folder->temporary, O_RDONLY | O_DIRECTORY);
	if (fd < 0 || syncfs(fd) != 0 || rename(folder->temporary, folder->target) != 0)
		folder->failure = errno;
	if (fd >= 0)
		close(fd);
}

pr_status folder_close(struct folder *folder, bool keep, pr_err *err)
{
	pr_status status = PR_OK;
	if (folder->temporary && folder->failure == 0 && keep)
		settle(folder);
	if (folder->temporary && (!keep || folder->failure))
		discard(folder);
	if (keep && folder->failure)
		status = fail(err, folder->target, folder->failure);
	free(folder->temporary);
	free(folder->target);
	*folder = (struct folder){0};
	return status;
}

/* store_sqlite_lock.c: one writer at a time. SQLite alone would let two take turns, batch by batch, and both would
 * reset the write-ahead log, which versions before 3.51.3 do not survive. The lock is a file beside the corpus, held by
 * flock: the system drops it with the process, however that ends. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "store_sqlite.h"

static char *lock_name(const char *path)
{
	size_t n = strlen(path);
	char *name = malloc(n + sizeof "-lock");

	if (name)
		snprintf(name, n + sizeof "-lock", "%s-lock", path);
	return name;
}

/* Is the file that we hold still the one of that name? Another writer may have removed it in between. */
static bool current(int fd, const char *name)
{
	struct stat held, named;

	return fstat(fd, &held) == 0 && stat(name, &named) == 0 && held.st_ino == named.st_ino &&
	       held.st_dev == named.st_dev;
}

static pr_status refused(bool taken, const char *path, pr_err *err)
{
	return taken ? err_set(err, PR_FAILED, "another program is writing to %s; try again when it has ended", path)
	             : err_set(err, PR_FAILED, "%s cannot be locked: %s; name a file on a disk of this machine with -d",
	                       path, strerror(errno));
}

/* Who only looks whether it is taken (below) holds it for a moment. */
static pr_status take(int *out, const char *name, const char *path, pr_err *err)
{
	static const struct timespec glance = {.tv_nsec = 10000000};
	int glances = 5;

	for (;;) {
		int fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
		if (fd < 0)
			return err_set(err, PR_FAILED, "%s cannot be written: %s; mend that, or name another file with -d", path,
			               strerror(errno));
		if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
			bool taken = errno == EWOULDBLOCK;
			close(fd);
			if (taken && glances-- > 0) {
				nanosleep(&glance, NULL);
				continue;
			}
			return refused(taken, path, err);
		}
		if (current(fd, name)) {
			*out = fd;
			return PR_OK;
		}
		close(fd);
	}
}

pr_status lock_take(int *out, const char *path, pr_err *err)
{
	char *name = lock_name(path);
	pr_status status;

	if (!name)
		return err_memory(err);
	status = take(out, name, path, err);
	free(name);
	return status;
}

void lock_drop(int lock, const char *path)
{
	char *name = lock >= 0 ? lock_name(path) : NULL;

	if (name)
		unlink(name);
	if (lock >= 0)
		close(lock);
	free(name);
}

bool lock_taken(const char *path)
{
	char *name = lock_name(path);
	int fd = name ? open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;
	bool taken = fd >= 0 && flock(fd, LOCK_SH | LOCK_NB) != 0;

	if (fd >= 0)
		close(fd);
	free(name);
	return taken;
}

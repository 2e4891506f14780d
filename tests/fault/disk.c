/* disk.c: preloaded into the program, stands between it and the files of a corpus (all whose path begins with DISK_PATH).
 *
 *     DISK_COUNT=FILE        at the end, writes there how many calls there were: open, write, sync, truncate, unlink
 *     DISK_AT=n DISK_DO=x    at the n-th call: EIO, ENOSPC (the call fails, once), FULL (so does every write after it),
 *                            KILL (the process dies there; of a write, half is done)
 *     DISK_LOG=FILE          appends each call, and each sync of the folder, for fault.py: kind(1)
 *                            name-length(1) name offset(8) bytes(4) …
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { FILES = 1024, NAME = 64 };

static char name[FILES][NAME]; /* by file descriptor: what follows DISK_PATH; empty: not ours */
static char ours[FILES], folder[FILES];
static long calls, at;
static const char *wanted, *prefix, *what;
static int log_fd = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void log_open(void)
{
	const char *path = getenv("DISK_LOG");

	if (path)
		log_fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

__attribute__((constructor)) static void begin(void)
{
	prefix = getenv("DISK_PATH");
	wanted = getenv("DISK_AT");
	what = getenv("DISK_DO");
	at = wanted ? atol(wanted) : 0;
	log_open();
}

__attribute__((destructor)) static void end(void)
{
	const char *path = getenv("DISK_COUNT");
	char text[32];
	int n = snprintf(text, sizeof text, "%ld\n", calls), fd;

	if (!path || calls == 0) /* a process that never touched the corpus has nothing to tell */
		return;
	fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	syscall(SYS_write, fd, text, n);
	syscall(SYS_close, fd);
}

static void note(char kind, const char *file, long long offset, const void *bytes, size_t n)
{
	char head[2 + NAME + 12];
	unsigned char length = (unsigned char)strlen(file);
	unsigned size = (unsigned)n;

	if (log_fd < 0)
		return;
	head[0] = kind;
	head[1] = (char)length;
	memcpy(head + 2, file, length);
	memcpy(head + 2 + length, &offset, 8);
	memcpy(head + 10 + length, &size, 4);
	pthread_mutex_lock(&lock);
	syscall(SYS_write, log_fd, head, 14 + length);
	if (n)
		syscall(SYS_write, log_fd, bytes, n);
	pthread_mutex_unlock(&lock);
}

/* 1: the call fails, errno is set; 2: the process is to die in it. */
static int fault(int writes)
{
	long n = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);

	if (!at || !what || n < at)
		return 0;
	if (strcmp(what, "FULL") == 0) {
		errno = ENOSPC;
		return writes;
	}
	if (n > at)
		return 0;
	if (strcmp(what, "KILL") == 0)
		return 2;
	errno = strcmp(what, "EIO") == 0 ? EIO : ENOSPC;
	return 1;
}

static void die(void)
{
	kill(getpid(), SIGKILL);
}

static int is_ours(int fd)
{
	return fd >= 0 && fd < FILES && ours[fd];
}

/* Does the path name the folder in which the corpus is? */
static int is_folder(const char *path)
{
	const char *slash = prefix ? strrchr(prefix, '/') : NULL;

	return slash && strlen(path) == (size_t)(slash - prefix) && strncmp(path, prefix, strlen(path)) == 0;
}

/* ── the calls ── */

/* What follows DISK_PATH in a path; NULL: it is no file of the corpus, or its shared memory, which no disk keeps. */
static const char *our_name(const char *path)
{
	size_t n = prefix ? strlen(prefix) : 0;
	int mine = n && strncmp(path, prefix, n) == 0 && strlen(path + n) < NAME && !strstr(path + n, "-shm");

	return mine ? path + n : NULL;
}

/* On this system every file is as large as one of open64. */
int open(const char *path, int flags, ...);
int open64(const char *path, int flags, ...) __attribute__((alias("open")));
int open(const char *path, int flags, ...)
{
	const char *mine = our_name(path);
	va_list args;
	mode_t mode;
	int f = mine ? fault(0) : 0, fd;

	va_start(args, flags);
	mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
	va_end(args);
	if (f == 2)
		die();
	if (f)
		return -1;
	fd = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
	if (fd >= 0 && fd < FILES) {
		ours[fd] = mine != NULL;
		folder[fd] = (char)is_folder(path);
		if (mine)
			strcpy(name[fd], mine);
		if (mine && (flags & O_CREAT))
			note('o', mine, 0, NULL, 0);
	}
	return fd;
}

int close(int fd)
{
	if (fd >= 0 && fd < FILES)
		ours[fd] = folder[fd] = 0;
	return (int)syscall(SYS_close, fd);
}

static ssize_t put(int fd, const void *bytes, size_t n, long long offset)
{
	int f = fault(1);

	if (f == 2) {
		syscall(SYS_pwrite64, fd, bytes, n / 2, offset);
		die();
	}
	if (f)
		return -1;
	note('w', name[fd], offset, bytes, n);
	return (ssize_t)syscall(SYS_pwrite64, fd, bytes, n, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t offset) __attribute__((alias("pwrite")));
ssize_t pwrite(int fd, const void *bytes, size_t n, off_t offset)
{
	return is_ours(fd) ? put(fd, bytes, n, offset) : (ssize_t)syscall(SYS_pwrite64, fd, bytes, n, offset);
}
ssize_t write(int fd, const void *bytes, size_t n)
{
	long long offset = is_ours(fd) ? syscall(SYS_lseek, fd, 0, SEEK_CUR) : 0;
	ssize_t done;

	if (!is_ours(fd))
		return (ssize_t)syscall(SYS_write, fd, bytes, n);
	done = put(fd, bytes, n, offset);
	if (done > 0)
		syscall(SYS_lseek, fd, offset + done, SEEK_SET);
	return done;
}

static int synced(int fd, long number)
{
	int f = is_ours(fd) ? fault(0) : 0;

	if (f == 2)
		die();
	if (f)
		return -1;
	if (is_ours(fd))
		note('s', name[fd], 0, NULL, 0);
	if (fd >= 0 && fd < FILES && folder[fd])
		note('f', "", 0, NULL, 0);
	return (int)syscall(number, fd);
}
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

int ftruncate64(int fd, off64_t size) __attribute__((alias("ftruncate")));
int ftruncate(int fd, off_t size)
{
	int f = is_ours(fd) ? fault(1) : 0;

	if (f == 2)
		die();
	if (f)
		return -1;
	if (is_ours(fd))
		note('t', name[fd], size, NULL, 0);
	return (int)syscall(SYS_ftruncate, fd, size);
}

int unlink(const char *path)
{
	const char *mine = our_name(path);
	int f = mine ? fault(0) : 0;

	if (f == 2)
		die();
	if (f)
		return -1;
	if (mine)
		note('u', mine, 0, NULL, 0);
	return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

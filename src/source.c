/* source.c: see source.h. Folders are visited in the order of their names' bytes; each is entered once below the folder
 * that was given, by (device, inode), which ends every loop of links. */
#include "source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bounds.h"
#include "source_walk.h"
#include "str.h"

enum { AHEAD = 16, AHEAD_BYTES = 1 << 20 }; /* files of a folder that the kernel reads meanwhile; of each, at most */

static void visit(struct walk *w, const char *name, const char *path, int depth);

void walk_reject(struct walk *w, const struct where *at, u64 line, const char *why)
{
	struct item item = {
		.name = str_c(at->name), .path = str_c(at->path), .folder = at->folder, .line = line,
		.file = w->files, .taken = w->taken, .why = why,
	};

	if (!w->measuring && w->source->each(w->source->payload, &item))
		w->stop = true;
}

void *walk_exhausted(struct walk *w)
{
	w->stop = w->exhausted = true;
	return NULL;
}

char *walk_join(struct walk *w, const char *folder, str name)
{
	size_t n = strcmp(folder, ".") == 0 && !str_eq(name, S("-")) ? 0 : strlen(folder);
	char *joined = malloc(n + name.n + 2);

	if (!joined)
		return walk_exhausted(w);
	memcpy(joined, folder, n);
	if (n > 0 && folder[n - 1] != '/')
		joined[n++] = '/';
	memcpy(joined + n, name.p, name.n);
	joined[n + name.n] = 0;
	return joined;
}

/* ── files ── */

static void file_open(struct walk *w, const struct where *at, const struct stat *info)
{
	bool regular = S_ISREG(info->st_mode);
	int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (regular ? O_NONBLOCK : 0);
	int fd = strcmp(at->name, "-") == 0 ? STDIN_FILENO : open(at->path, flags);
	struct volume volume = {.size = regular ? (u64)info->st_size : 0};
	struct stream s;

	if (fd < 0) {
		walk_reject(w, at, 0, stream_errno(errno));
		return;
	}
	stream_file(&s, fd, &volume);
	if (!regular) {
		s.stopped = w->source->stopped;
		s.payload = w->source->payload;
	}
	items_read(w, at, &s, UNPACK_LEVELS);
	w->taken += volume.size ? volume.size : volume.taken;
	stream_free(&s);
	if (fd != STDIN_FILENO)
		close(fd);
}

static const char *special(mode_t mode)
{
	return S_ISFIFO(mode)   ? N_("is a named pipe, not a file")
	       : S_ISSOCK(mode) ? N_("is a socket, not a file")
	       : S_ISREG(mode)  ? NULL
	                        : N_("is a device, not a file");
}

static void file(struct walk *w, const struct where *at, const struct stat *info, int depth)
{
	bool stream = depth == 0 && (S_ISFIFO(info->st_mode) || S_ISCHR(info->st_mode)); /* the user said so */
	const char *why = stream ? NULL : special(info->st_mode);

	if (w->measuring) {
		w->taken += S_ISREG(info->st_mode) ? (u64)info->st_size : 0;
		w->piped |= stream;
	} else if (why) {
		walk_reject(w, at, 0, why);
	} else {
		file_open(w, at, info);
	}
}

/* ── folders ── */

/* A folder that was entered. */
struct visited {
	dev_t dev;
	ino_t ino;
	bool open; /* it is not left yet */
};

static int by_number(const void *a, const void *b)
{
	const struct visited *x = a, *y = b;

	return x->dev != y->dev ? (x->dev > y->dev) - (x->dev < y->dev) : (x->ino > y->ino) - (x->ino < y->ino);
}

/* NULL when there is nothing to do in the folder: it was entered before, or memory is out. */
static struct visited *enter(struct walk *w, const struct where *at, const struct stat *info)
{
	struct visited *new = malloc(sizeof *new), **node;

	if (new) {
		*new = (struct visited){info->st_dev, info->st_ino, true};
		node = tsearch(new, &w->entered, by_number);
		if (node && *node == new)
			return new;
		if (node && (*node)->open)
			walk_reject(w, at, 0, N_("leads back to a folder in which it stands: a loop"));
		free(new);
		if (node)
			return NULL;
	}
	return walk_exhausted(w);
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* The corpus that is being loaded into may stand in a folder that is loaded. */
static bool is_own(const struct walk *w, const char *path)
{
	static const char *const beside[] = {"", "-lock", "-wal", "-shm", "-journal"};
	size_t n = w->source->own ? strlen(w->source->own) : 0;

	for (size_t i = 0; n && i < countof(beside); i++)
		if (strncmp(path, w->source->own, n) == 0 && strcmp(path + n, beside[i]) == 0)
			return true;
	return false;
}

static void entry(struct walk *w, const char *name, const char *path, const struct dirent *e, int depth)
{
	char *name_below = walk_join(w, name, str_c(e->d_name)), *path_below = walk_join(w, path, str_c(e->d_name));
	char *real = NULL;

	if (path_below && is_own(w, path_below)) {
		free(path_below);
		free(name_below);
		return;
	}
	if (path_below && e->d_type != DT_REG && e->d_type != DT_DIR)
		real = realpath(path_below, NULL);
	if (!w->exhausted)
		visit(w, name_below, real ? real : path_below, depth + 1);
	free(real);
	free(path_below);
	free(name_below);
}

/* Lets the kernel read the beginning of a file that comes soon; what may be wrong with it is told when it has come. */
static void read_ahead(int folder, const struct dirent *e)
{
	int fd = e->d_type == DT_REG ? openat(folder, e->d_name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW) : -1;

	if (fd < 0)
		return;
	(void)posix_fadvise(fd, 0, AHEAD_BYTES, POSIX_FADV_WILLNEED);
	close(fd);
}

/* What a folder holds, which is freed. */
static void entries(struct walk *w, const struct where *at, struct dirent **list, int n, int depth)
{
	int fd = w->measuring ? -1 : open(at->path, O_RDONLY | O_CLOEXEC | O_DIRECTORY), ahead = 0;

	for (int i = 0; i < n; i++) {
		for (; fd >= 0 && ahead < n && ahead <= i + AHEAD && !w->stop; ahead++)
			if (!walk_ignores(w, list[ahead]->d_name))
				read_ahead(fd, list[ahead]);
		if (!w->stop && !walk_ignores(w, list[i]->d_name))
			entry(w, at->name, at->path, list[i], depth);
		free(list[i]);
	}
	free(list);
	if (fd >= 0)
		close(fd);
}

static void folder(struct walk *w, const struct where *at, const struct stat *info, int depth)
{
	struct dirent **list;
	struct visited *visited = enter(w, at, info);
	size_t ignored = w->ignored;
	int n;

	if (!visited)
		return;
	n = depth < FOLDER_DEPTH ? scandir(at->path, &list, NULL, by_bytes) : -1;
	if (n < 0) {
		walk_reject(w, at, 0, depth < FOLDER_DEPTH ? stream_errno(errno) : N_("is nested too deep in folders"));
		return;
	}
	walk_ignore(w, at->path);
	entries(w, at, list, n, depth);
	w->ignored = ignored;
	visited->open = false;
}

/* ── the walk ── */

/* First folder of the name below the root, when the file stands in one. */
static str first_folder(const struct walk *w, const char *name)
{
	str rest = str_c(name), first;

	rest = str_cut(rest, w->root, rest.n);
	first = str_field(&rest, '/');
	return rest.n ? first : S("");
}

static void visit(struct walk *w, const char *name, const char *path, int depth)
{
	struct where at = {name, path, first_folder(w, name)};
	struct stat info;
	int bad = strcmp(name, "-") == 0 ? fstat(STDIN_FILENO, &info) : stat(path, &info);

	if (bad)
		walk_reject(w, &at, 0, stream_errno(errno));
	else if (S_ISDIR(info.st_mode))
		folder(w, &at, &info, depth);
	else
		file(w, &at, &info, depth);
}

/* `./a` is called `a`, so that one file has one name here; but `./-` is no standard input. */
static const char *without_dot(const char *given)
{
	const char *name = given;

	while (name[0] == '.' && name[1] == '/' && name[2] && name[2] != '/')
		name += 2;
	return strcmp(name, "-") == 0 ? given : name;
}

/* A path of the command line. */
static void visit_root(struct walk *w, const char *given)
{
	given = without_dot(given);
	size_t n = strlen(given);
	char *name = strdup(given), *real = realpath(given, NULL);

	while (name && n > 1 && name[n - 1] == '/')
		name[--n] = 0;
	w->root = name && strcmp(name, ".") == 0 ? 0 : n + (name && name[n - 1] != '/');
	if (name)
		visit(w, name, real ? real : name, 0);
	else
		walk_exhausted(w);
	tdestroy(w->entered, free);
	w->entered = NULL;
	free(real);
	free(name);
}

static void walk(struct walk *w)
{
	for (size_t i = 0; i < w->source->count && !w->stop; i++)
		visit_root(w, w->source->paths[i]);
	free(w->ignore);
}

pr_status source_read(const struct source *s, pr_err *err)
{
	struct walk w = {.source = s};

	walk(&w);
	return w.exhausted ? err_memory(err) : PR_OK;
}

u64 source_size(const struct source *s)
{
	struct walk w = {.source = s, .measuring = true};

	walk(&w);
	return w.piped ? 0 : w.taken;
}

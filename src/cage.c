/* cage.c: the nursery, and the seats. See cage.h. */
#include "cage.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cage_seat.h"
#include "markup.h"
#include "queue.h"

enum { SEATS = 32, UNPACKERS = UNPACK_LEVELS + 1 };

struct cage {
	struct seat seat[SEATS];         /* of items */
	struct queue idle;               /* of these, who reads nothing */
	struct seat unpacker[UNPACKERS]; /* of archives, by level: one thread's */
	struct queue door;  /* one token: who holds it talks to the nursery */
	int nursery;        /* the way to it */
	pid_t pid;
};

/* ── the wire ── */

bool wire_put(int fd, const void *p, size_t n)
{
	const char *at = p;

	while (n > 0) {
		ssize_t put = send(fd, at, n, MSG_NOSIGNAL);
		if (put < 0 && errno != EINTR)
			return false;
		at += put > 0 ? put : 0;
		n -= put > 0 ? (size_t)put : 0;
	}
	return true;
}

bool wire_get(int fd, void *p, size_t n)
{
	char *at = p;

	while (n > 0) {
		ssize_t got = read(fd, at, n);
		if (got == 0 || (got < 0 && errno != EINTR))
			return false;
		at += got > 0 ? got : 0;
		n -= got > 0 ? (size_t)got : 0;
	}
	return true;
}

/* ── what is said at the nursery's door ── */

struct wish { pid_t end; };               /* put an end to that reader; 0: a new one */
struct granted { pid_t pid; int ended; }; /* the new one, -1: none can be had; as waitpid tells */

union room_for_fd {
	struct cmsghdr align;
	char bytes[CMSG_SPACE(sizeof(int))];
};

/* An answer, with fd (-1: without one). */
static bool grant_put(int door, struct granted g, int fd)
{
	struct iovec part = {&g, sizeof g};
	union room_for_fd room = {0};
	struct msghdr m = {.msg_iov = &part, .msg_iovlen = 1};

	if (fd >= 0) {
		m.msg_control = room.bytes;
		m.msg_controllen = sizeof room.bytes;
		*CMSG_FIRSTHDR(&m) = (struct cmsghdr){
			.cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(sizeof fd)};
		memcpy(CMSG_DATA(CMSG_FIRSTHDR(&m)), &fd, sizeof fd);
	}
	return sendmsg(door, &m, MSG_NOSIGNAL) == sizeof g;
}

static bool grant_get(int door, struct granted *g, int *fd)
{
	struct iovec part = {g, sizeof *g};
	union room_for_fd room = {0};
	struct msghdr m = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = room.bytes,
	                   .msg_controllen = sizeof room.bytes};
	ssize_t got;

	do
		got = recvmsg(door, &m, MSG_CMSG_CLOEXEC);
	while (got < 0 && errno == EINTR);
	*fd = -1;
	if (got == sizeof *g && CMSG_FIRSTHDR(&m))
		memcpy(fd, CMSG_DATA(CMSG_FIRSTHDR(&m)), sizeof *fd);
	return got == sizeof *g;
}

/* ── the nursery's process, and its children ── */

static _Noreturn void reader_run(int fd)
{
	struct asked asked;

	wall_up(fd);
	while (wire_get(fd, &asked, sizeof asked)) {
		wall_clock(true);
		if (asked.what == ASK_PARSE)
			parse_answer(fd, &asked);
		else
			unpack_answer(fd, &asked);
		wall_clock(false);
	}
	_exit(0);
}

static bool reader_new(int door)
{
	int pair[2];
	struct granted g = {.pid = -1};
	bool told;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair))
		return grant_put(door, g, -1);
	g.pid = fork();
	if (g.pid == 0)
		reader_run(pair[1]);
	close(pair[1]);
	told = grant_put(door, g, g.pid < 0 ? -1 : pair[0]);
	close(pair[0]);
	return told;
}

static bool reader_end(int door, pid_t pid)
{
	struct granted g = {.pid = pid};

	kill(pid, SIGKILL); /* it may be dead: then what it died of is told all the same */
	while (waitpid(pid, &g.ended, 0) < 0 && errno == EINTR)
		;
	return grant_put(door, g, -1);
}

static _Noreturn void nursery_run(int door)
{
	struct wish wish;
	bool going = true;

	signal(SIGHUP, SIG_IGN), signal(SIGINT, SIG_IGN), signal(SIGQUIT, SIG_IGN);
	signal(SIGCHLD, SIG_DFL);
	close_range(3, (unsigned)door - 1, 0);
	close_range((unsigned)door + 1, ~0u, 0);
	while (going && wire_get(door, &wish, sizeof wish))
		going = wish.end ? reader_end(door, wish.end) : reader_new(door);
	_exit(0);
}

/* ── the load's side ── */

static bool ask_nursery(struct cage *c, struct wish wish, struct granted *g, int *fd)
{
	bool good = queue_pop(&c->door, -1) != NULL;

	good = good && send(c->nursery, &wish, sizeof wish, MSG_NOSIGNAL) == sizeof wish && grant_get(c->nursery, g, fd);
	queue_push(&c->door, c);
	return good;
}

struct seat *seat_take(struct cage *c, int levels, const char **why)
{
	struct seat *seat = levels < 0 ? queue_pop(&c->idle, -1) : &c->unpacker[levels];
	struct granted g;

	if (seat->fd < 0 && ask_nursery(c, (struct wish){0}, &g, &seat->fd))
		seat->pid = g.pid;
	if (seat->fd >= 0)
		return seat;
	seat_leave(c, seat);
	*why = N_("cannot be read: no process can be started for it");
	return NULL;
}

void seat_leave(struct cage *c, struct seat *seat)
{
	if (seat < c->unpacker || seat >= c->unpacker + UNPACKERS)
		queue_push(&c->idle, seat);
}

const char *seat_clear(struct cage *c, struct seat *seat)
{
	struct granted g = {0};
	int none;
	bool told = ask_nursery(c, (struct wish){seat->pid}, &g, &none);

	close(seat->fd);
	seat->fd = -1;
	if (told && WIFSIGNALED(g.ended) && WTERMSIG(g.ended) == SIGPROF)
		return N_("takes longer to read than allowed");
	return N_("breaks the program that reads its format; the rest is not touched by that");
}

static void cage_free(struct cage *c)
{
	queue_free(&c->idle);
	queue_free(&c->door);
	free(c);
}

static bool cage_furnish(struct cage *c, u32 readers)
{
	if (!queue_init(&c->idle, SEATS) || !queue_init(&c->door, 1))
		return false;
	queue_push(&c->door, c);
	for (size_t i = 0; i < UNPACKERS; i++)
		c->unpacker[i].fd = -1;
	for (size_t i = 0; i < SEATS; i++) {
		c->seat[i].fd = -1;
		if (i < readers)
			queue_push(&c->idle, &c->seat[i]);
	}
	return true;
}

static pid_t nursery_start(struct cage *c)
{
	int pair[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair))
		return -1;
	pid = fork();
	if (pid == 0)
		nursery_run(pair[1]);
	close(pair[1]);
	c->nursery = pair[0];
	if (pid < 0)
		close(pair[0]);
	return pid;
}

pr_status cage_start_anyway(struct cage **out, u32 readers, pr_err *err)
{
	struct cage *c = calloc(1, sizeof *c);

	markup_init();
	if (c && cage_furnish(c, readers) && (c->pid = nursery_start(c)) > 0) {
		*out = c;
		return PR_OK;
	}
	*out = NULL;
	if (c)
		cage_free(c);
	return err_set(err, PR_FAILED, "no process can be started to read files in: out of memory, or of processes; end "
	                               "other programs, or allow more (ulimit -u)");
}

pr_status cage_start(struct cage **out, u32 readers, pr_err *err)
{
#ifdef PR_UNCAGED
	(void)readers, (void)err;
	*out = NULL;
	return PR_OK;
#else
	return cage_start_anyway(out, readers, err);
#endif
}

static void hang_up(struct seat *seat, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (seat[i].fd >= 0)
			close(seat[i].fd);
}

void cage_stop(struct cage *c)
{
	if (!c)
		return;
	hang_up(c->seat, SEATS);
	hang_up(c->unpacker, UNPACKERS);
	close(c->nursery);
	while (waitpid(c->pid, NULL, 0) < 0 && errno == EINTR)
		;
	cage_free(c);
}

/* cage_wall.c: the walls around a reader: Landlock (no file, no port can be opened) and seccomp (no system call but
 * those of memory and of the bytes already in hand), each where the kernel has it; limits of memory and of
 * computing. */
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include "cage_seat.h"

#if defined __x86_64__
#define WALL_MACHINE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define WALL_MACHINE AUDIT_ARCH_AARCH64
#endif

/* ── Landlock ── */

static int landlock_version(void)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);

	return version < 0 ? 0 : (int)version;
}

/* All that a version can forbid, by the number of its kinds of access: files, then ports, then what lies outside. */
static void landlock(void)
{
	static const u8 files[] = {0, 13, 14, 15, 15, 16}; /* kinds by version */
	int version = landlock_version(), fd;
	struct {
		u64 files, ports, scope;
	} forbid = {0};
	size_t size = sizeof forbid.files;

	if (version <= 0)
		return;
	forbid.files = (1u << files[version < 5 ? version : 5]) - 1;
	if (version >= 4)
		forbid.ports = 3, size = 2 * sizeof(u64); /* bind, connect */
	if (version >= 6)
		forbid.scope = 3, size = 3 * sizeof(u64); /* abstract sockets, signals */
	fd = (int)syscall(SYS_landlock_create_ruleset, &forbid, size, 0);
	if (fd < 0 || syscall(SYS_landlock_restrict_self, fd, 0))
		_exit(1);
	close(fd);
}

/* ── seccomp ── */

static bool filter_known(void)
{
#ifdef WALL_MACHINE
	return prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0;
#else
	return false;
#endif
}

#ifdef WALL_MACHINE
static const int allowed[] = {
	SYS_read, SYS_sendto, SYS_write, SYS_close, SYS_exit, SYS_exit_group,
	SYS_brk, SYS_mmap, SYS_munmap, SYS_mremap, SYS_mprotect, SYS_madvise, SYS_futex, SYS_getrandom,
	SYS_clock_gettime, SYS_gettimeofday, SYS_setitimer,
	SYS_rt_sigreturn, SYS_rt_sigprocmask, SYS_rt_sigaction, SYS_sigaltstack, SYS_restart_syscall,
	SYS_getpid, SYS_gettid, SYS_sched_yield, SYS_uname, SYS_sysinfo,
};

/* What is not allowed fails with EACCES: a library that looks for a table of characters does without. */
static void filter(void)
{
	enum { HEAD = 4, N = countof(allowed) };
	struct sock_filter code[HEAD + N + 2] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, WALL_MACHINE, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
	};
	struct sock_fprog program = {countof(code), code};

	for (u32 i = 0; i < N; i++)
		code[HEAD + i] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (u32)allowed[i], (u8)(N - i), 0);
	code[HEAD + N] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES);
	code[HEAD + N + 1] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program))
		_exit(1);
}
#endif

/* ── memory and time ── */

#ifndef PR_UNCAGED /* a sanitizer's shadow is address space too: there memory is not limited */
/* [bytes] of address space in use; 0: not known. */
static u64 space_taken(void)
{
	FILE *f = fopen("/proc/self/statm", "re");
	unsigned long long pages = 0;

	if (f && fscanf(f, "%llu", &pages) != 1)
		pages = 0;
	if (f)
		fclose(f);
	return pages * (u64)sysconf(_SC_PAGESIZE);
}

static void limit_space(void)
{
	u64 taken = space_taken(), most = taken + CAGE_MEMORY;
	struct rlimit space;

	if (taken && getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_cur > most) {
		space.rlim_cur = space.rlim_max = most;
		setrlimit(RLIMIT_AS, &space);
	}
}
#endif

u32 wall_seconds = CAGE_SECONDS;

void wall_clock(bool on)
{
	struct itimerval time = {.it_value.tv_sec = on ? (time_t)wall_seconds : 0};

	setitimer(ITIMER_PROF, &time, NULL); /* whose signal ends the process */
}

/* ── all of them ── */

static void signals(void)
{
	static const int ours[] = {SIGHUP, SIGINT, SIGQUIT, SIGPIPE}; /* the load ends us, by hanging up */
	sigset_t none;

	for (int i = 1; i < NSIG; i++)
		signal(i, SIG_DFL);
	for (size_t i = 0; i < countof(ours); i++)
		signal(ours[i], SIG_IGN);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* A sanitizer may still say what it finds. */
static void close_others(int fd)
{
#ifdef PR_UNCAGED
	close_range(0, 1, 0);
	close_range(3, (unsigned)fd - 1, 0);
#else
	close_range(0, (unsigned)fd - 1, 0);
#endif
	close_range((unsigned)fd + 1, ~0u, 0);
}

void wall_up(int fd)
{
	struct rlimit none = {0, 0};

	signals();
#ifndef PR_UNCAGED
	limit_space();
#endif
	setrlimit(RLIMIT_CORE, &none);
	close_others(fd);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		_exit(1);
	landlock();
#ifdef WALL_MACHINE
	if (filter_known())
		filter();
#endif
}

void pr_cage_status(pr_cage *out)
{
	*out = (pr_cage){
		.landlock = landlock_version(), .filter = filter_known(), .memory = CAGE_MEMORY, .seconds = CAGE_SECONDS};
#ifndef PR_UNCAGED
	out->process = 1;
#endif
}

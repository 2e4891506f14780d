/* coverage.h: stands before the files of the cage where coverage is measured (make cov). A reader leaves what it has
 * counted: it may write files, as on a kernel that has neither Landlock nor seccomp, and does so before it ends. */
#ifndef COVERAGE_H
#define COVERAGE_H

#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#undef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset (-1L)
#undef PR_GET_SECCOMP
#define PR_GET_SECCOMP (-1)

void __gcov_dump(void);

static inline _Noreturn void coverage_exit(int status)
{
	__gcov_dump();
	_exit(status);
}
#define _exit coverage_exit
#define _Exit coverage_exit

#endif

/* interrupt.c: see interrupt.h. */
#include "interrupt.h"

#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t came; /* the signal; 0: none */

static void note(int signal)
{
	came = signal;
}

/* What the caller of the program has ignored (nohup) stays ignored. */
static void hold(int signal)
{
	struct sigaction before, noted = {.sa_handler = note, .sa_flags = SA_RESTART | (int)SA_RESETHAND};
	sigemptyset(&noted.sa_mask);
	if (sigaction(signal, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
		sigaction(signal, &noted, NULL);
}

void interrupt_hold(void)
{
	hold(SIGINT);
	hold(SIGTERM);
	hold(SIGHUP);
}

bool interrupt_came(void)
{
	return came != 0;
}

void interrupt_end(void)
{
	if (!came)
		return;
	signal(came, SIG_DFL);
	raise(came);
}

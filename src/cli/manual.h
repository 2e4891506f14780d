/* manual.h: pages of the manual and completions of shells, from the tables of commands and options, as help is. */
#ifndef MANUAL_H
#define MANUAL_H

#include "cli.h"

void manual_put(FILE *file, const struct command *command); /* pressoir-NAME(1); NULL: pressoir(1). In man(7) roff */

/* shell: bash, zsh or fish. */
void complete_put(FILE *file, const char *shell);

#endif

/* interrupt.h: Ctrl-C, and its like, while a file or a folder is being written that appears only when it is whole: the
 * work stops at the next row, what was begun is taken away, and the program ends as the signal would have ended it. */
#ifndef INTERRUPT_H
#define INTERRUPT_H

#include <stdbool.h>

void interrupt_hold(void); /* from now on a signal is noted; a second one ends the program at once */
bool interrupt_came(void);
void interrupt_end(void); /* ends the program by the signal that came; returns when none did */

#endif

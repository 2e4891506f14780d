/* say.h: all that is told to a person on standard error. One place, where messages are translated (intl.h), are
 * silenced by --quiet, never break into a progress line, and never carry a control character to the terminal. */
#ifndef SAY_H
#define SAY_H

#include <stdbool.h>

#define SAY_LIKE_PRINTF __attribute__((format(printf, 1, 2)))

void say_setup(bool quiet, bool verbose);

/* Adds all that is said from here on to a file, what --verbose would say too, each line with its time (UTC). */
bool say_open_log(const char *path); /* false: it cannot be written; errno tells why */
bool say_close_log(void);            /* false: it is not all there */
/* Always; say_error as `pressoir: …`, with its lines (a query and a caret under it). */
void say_error(const char *format, ...) SAY_LIKE_PRINTF;
void say_about_input(const char *format, ...) SAY_LIKE_PRINTF; /* a rejected input, a failed example */
int say_message(void *payload, const char *message); /* the same, as a pr_message_fn; payload is not looked at */

void say(const char *format, ...) SAY_LIKE_PRINTF;      /* not with --quiet */
void say_more(const char *format, ...) SAY_LIKE_PRINTF; /* with --verbose only */
void say_for_now(const char *line);                     /* a line that the next one replaces; "" takes it away */

#endif

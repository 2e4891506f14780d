/* mailbox.h: where the mails of a mailbox (mbox) begin: at a line `From someone@somewhere Tue Feb  3 10:00:00 2009` that
 * stands at the top or after a blank line, and before a header. */
#ifndef MAILBOX_H
#define MAILBOX_H

#include "base.h"

/* [bytes] of the first mail of rest; all of rest where it is no mailbox; 0: more bytes are needed. */
size_t mailbox_cut(str rest, bool last);

#endif

/* scan.h: the next byte that asks for something, many bytes at a time. A scan's speed is what most of a text costs: the
 * bytes that ask for nothing.
 *
 * The same scans are there as vector code of several widths, of which the widest that the processor has is chosen when
 * the program starts, and as plain code; all give the same. */
#ifndef SCAN_H
#define SCAN_H

#include "base.h"

typedef u32 scan_fn(const u8 *s, u32 i, u32 n); /* where, from i on; n if nowhere */

struct scans {
	const char *name;
	scan_fn *beyond; /* a byte beyond ASCII */
	scan_fn *high; /* the first byte of a character beyond U+007F */
	scan_fn *odd;  /* what text_fold.c may have to fold: that, a control, a grave accent, a space before another one */
	scan_fn *stop; /* where sentence.c may have to end one: . ! ? " \n and the first byte of what looks like them */
};

extern const struct scans *scan_chosen;

static inline u32 scan_beyond(const u8 *s, u32 i, u32 n) { return scan_chosen->beyond(s, i, n); }
static inline u32 scan_high(const u8 *s, u32 i, u32 n) { return scan_chosen->high(s, i, n); }
static inline u32 scan_odd(const u8 *s, u32 i, u32 n) { return scan_chosen->odd(s, i, n); }
static inline u32 scan_stop(const u8 *s, u32 i, u32 n) { return scan_chosen->stop(s, i, n); }

enum { SCANS = 3 };
u32 scan_each(const struct scans *all[SCANS]); /* those that this processor has, the plain one first */

#endif

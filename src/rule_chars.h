/* rule_chars.h: sets of characters, as the reader of patterns needs them.
 *
 * Of the 256 characters of Latin-1, which are nearly all of French, the set
 * knows each; of the rest only whether one of them may be in it. So a set may
 * be larger than what it stands for, never smaller. */
#ifndef RULE_CHARS_H
#define RULE_CHARS_H

#include "base.h"

struct chars {
	u64 has[4];  /* by code point below 256 */
	bool beyond; /* may hold others */
	bool exact;  /* below 256 it holds nothing too much; only then may it be turned round */
};

struct chars chars_none(void);
struct chars chars_all(void);
void chars_add(struct chars *s, u32 from, u32 to, bool caseless);
void chars_join(struct chars *s, const struct chars *other);
void chars_turn(struct chars *s);                         /* into all that are not in it */
struct chars chars_property(str name, bool caseless);     /* \p{name} */
bool chars_escape(struct chars *s, char letter);          /* \d \W …; false: no set of characters */
bool char_has_case(u32 c);                                /* c ≥ 256: may it have another case? */

#endif

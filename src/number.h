/* number.h: French numbers, in digits and in words, as exact decimals.
 *
 * A number is num / 10^scale, kept in lowest form: no trailing zero after the
 * decimal point, so 12,50 is {125, 1} and 3 000 is {3000, 0}.
 * Input is folded text (text.h): one kind of space, of apostrophe and of dash. */
#ifndef NUMBER_H
#define NUMBER_H

#include "buf.h"

struct dec {
	i64 num;
	i32 scale; /* [decimal places] >= 0 */
};

int dec_cmp(struct dec a, struct dec b);
bool dec_mul(struct dec *a, struct dec b);       /* false, a untouched, when it overflows */
bool dec_add(struct dec *a, struct dec b);
void dec_print(struct buf *b, struct dec d);     /* plain: 15000000, 12.5 */
bool dec_read(struct dec *out, str plain);       /* the same back; accepts a decimal comma */
void dec_print_fr(struct buf *b, struct dec d);  /* for people: 15 000 (no-break spaces), 12,5 */

enum modifier { EXACT, APPROX, AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN, RANGE };
extern const char *const modifier_names[];       /* exact, approx, at_least, … */

/* An amount or a count with its bounds. EXACT and APPROX: low == high. */
struct quantity {
	struct dec low, high;
	bool has_low, has_high;
	enum modifier modifier;
};

/* Reads a whole expression: modifiers before (`près de`, `un peu plus de`, `au moins`…), a number, its scale
 * (`millions`, `Md`, `k`…), a range (`2 à 3 millions`, `entre 2 et 3`, `200-300`, `quatre ou cinq`), modifiers after
 * (`environ`, `au maximum`). The whole of s must be read; false if it is no quantity (a vague plural too).
 * Table of modifiers: facts.md. */
bool quantity_read(struct quantity *out, str s);

/* `passe de 2 à 3 millions`: the scale of `next`, the number after q, is q's too where q has none of its own. False if
 * next is no number. */
bool quantity_share(struct quantity *q, str next);

/* Reads one number, with its scale, at the beginning of s: [bytes] taken, 0 if none stands there.
 * *approx (may be NULL) is set for a collective (`une dizaine`). */
size_t number_read(struct dec *out, bool *approx, str s);

/* `450`, `2000000..3000000`, `450..`, `..450` */
void quantity_print(struct buf *b, const struct quantity *q);

#endif

/* dice.h: numbers drawn at random, the same on every machine: a linear congruential generator, of which the upper
 * half. */
#ifndef DICE_H
#define DICE_H

static inline unsigned draw(unsigned *seed, unsigned n) /* 0 to n - 1 */
{
	return (*seed = *seed * 1103515245 + 12345) / 65536 % n;
}

#endif

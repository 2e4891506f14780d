/* typo.c: see typo.h. One row of the table of distances a letter of `word`; three rows are kept. */
#include "typo.h"

static u32 least(u32 a, u32 b)
{
	return a < b ? a : b;
}

/* The row for word[i - 1]; before, old: the rows of the two letters before. Returns the least in it. */
static u32 fill(u8 *row, const u8 *before, const u8 *old, str meant, str word, u32 i)
{
	u32 smallest = row[0] = (u8)i;

	for (u32 j = 1; j <= meant.n; j++) {
		bool same = meant.p[j - 1] == word.p[i - 1];
		u32 d = least(least(before[j], row[j - 1]) + 1u, before[j - 1] + !same);
		if (i > 1 && j > 1 && meant.p[j - 1] == word.p[i - 2] && meant.p[j - 2] == word.p[i - 1])
			d = least(d, old[j - 2] + 1u);
		row[j] = (u8)d;
		smallest = least(smallest, d);
	}
	return smallest;
}

u32 typo_slips(str meant, str word, u32 most, u32 *dead)
{
	u8 rows[3][TYPO_MAX + 1];
	u32 n = (u32)least((u32)meant.n, TYPO_MAX), m = (u32)least((u32)word.n, TYPO_MAX), before = 0, last;

	*dead = 0;
	meant.n = n;
	for (u32 j = 0; j <= n; j++)
		rows[0][j] = (u8)j;
	for (u32 i = 1; i <= m; i++) {
		u32 smallest = fill(rows[i % 3], rows[(i - 1) % 3], rows[(i + 1) % 3], meant, word, i);
		if (smallest > most && before + 1 > most) { /* a swap may go back to the row before */
			*dead = i;
			return most + 1;
		}
		before = smallest;
	}
	last = rows[m % 3][n];
	return least(last, most + 1);
}

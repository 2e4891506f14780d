/* opt_value.c: days of the calendar, and the name that was probably meant. */
#include "opt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int days_in(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && leap);
}

/* Does text look like shape, where 0 stands for any digit? */
static bool has_shape(const char *text, const char *shape)
{
	for (; *shape; text++, shape++)
		if (*shape == '0' ? *text < '0' || *text > '9' : *text != *shape)
			return false;
	return *text == '\0';
}

bool opt_day(char out[OPT_DAY_SIZE], const char *text, enum opt_type type)
{
	bool whole = has_shape(text, "0000-00-00"), month_given = whole || has_shape(text, "0000-00");
	if (!whole && (type == OPT_DAY || (!month_given && !has_shape(text, "0000"))))
		return false;
	int year = atoi(text), month = type == OPT_LAST_DAY ? 12 : 1;
	if (month_given)
		month = atoi(text + 5);
	if (year < 1 || month < 1 || month > 12)
		return false;
	int last = days_in(year, month), day = whole ? atoi(text + 8) : type == OPT_LAST_DAY ? last : 1;
	if (day < 1 || day > last)
		return false;
	out[0] = '\0';
	return snprintf(out, OPT_DAY_SIZE, "%04d-%02d-%02d", year % 10000, month % 100, day % 100) == OPT_DAY_SIZE - 1;
}

static unsigned least(unsigned a, unsigned b, unsigned c)
{
	a = a < b ? a : b;
	return a < c ? a : c;
}

enum { NAME_MAX_BYTES = 32 };

/* Letters to put, drop, change or swap to make one word of the other; words longer than the limit are far. */
static unsigned distance_of(const char *a, const char *b)
{
	unsigned d[NAME_MAX_BYTES + 1][NAME_MAX_BYTES + 1];
	size_t n = strlen(a), m = strlen(b);
	if (n > NAME_MAX_BYTES || m > NAME_MAX_BYTES)
		return NAME_MAX_BYTES;
	for (size_t i = 0; i <= n; i++)
		for (size_t j = 0; j <= m; j++) {
			if (i == 0 || j == 0) {
				d[i][j] = (unsigned)(i + j);
				continue;
			}
			d[i][j] = least(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1, d[i][j]);
		}
	return d[n][m];
}

void nearest_try(struct nearest *n, const char *name)
{
	size_t longest = strlen(n->word) > strlen(name) ? strlen(n->word) : strlen(name);
	unsigned distance = distance_of(n->word, name);
	if (distance * 3 <= longest + 1 && (!n->name || distance < n->distance)) {
		n->name = name;
		n->distance = distance;
	}
}

/* store_sqlite_value.c: values as bounds compare them: in thousandths, whatever decimals they were written with. */
#include "number.h"
#include "store_sqlite_find.h"

i64 dec_thousandths(struct dec d)
{
	for (; d.scale > 3; d.scale--)
		d.num /= 10;
	for (; d.scale < 3; d.scale++) {
		if (d.num > INT64_MAX / 10 || d.num < -(INT64_MAX / 10))
			return d.num < 0 ? -INT64_MAX : INT64_MAX;
		d.num *= 10;
	}
	return d.num;
}

/* thousandths(number): of a number as text; NULL for what is none, such as a day. */
static void thousandths(sqlite3_context *result, int n, sqlite3_value **value)
{
	const char *text = n == 1 ? (const char *)sqlite3_value_text(value[0]) : NULL;
	struct dec d;

	if (text && dec_read(&d, str_c(text)))
		sqlite3_result_int64(result, dec_thousandths(d));
}

int value_register(sqlite3 *db)
{
	return sqlite3_create_function(db, "thousandths", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
	                               thousandths, NULL, NULL);
}

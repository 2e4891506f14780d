/* table.h: rows in columns that fit the terminal. The first rows are kept until the widths are known; then rows pass
 * through. Where all do not fit, the widest column gives way first. */
#ifndef TABLE_H
#define TABLE_H

#include "out.h"

enum { TABLE_COLUMNS = 8, TABLE_ROWS = 100 };

struct table;

struct table *table_open(struct out *out); /* by out->columns and out->width; NULL: out of memory */
void table_row(struct table *t, const struct row *row);
void table_close(struct table *t); /* prints what it kept */

#endif

/* cell.h: a cell as one plain text, for formats that have no other shape for it (CSV, spreadsheets), and what such a
 * text looks like to a spreadsheet. */
#ifndef CELL_H
#define CELL_H

#include "out.h"

/* The name with its part, the snippet with [its marks], a list with ` ; ` between, a residue a line. Borrowed: from the
 * cell, or from out until its next row. Out of memory: empty, and out has failed. */
pr_str cell_text(struct out *out, const struct cell *cell);

bool cell_is_number(pr_str s); /* -?[0-9]+(\.[0-9]+)? */

#endif

/* store_sqlite_known.c: rows that were looked for lately, by what they say: the same reading, date, source or file
 * comes again and again, and a look here spares SQLite a search. A row is remembered once it is sure to be there; all
 * are forgotten when rows go, by rollback or by sweep. What is said is compared whole, so a hash need not be
 * trusted. */
#include <stdlib.h>

#include "store_sqlite_write.h"
#include "str.h"

enum { SLOTS = 8192, SAID_MAX = 232 /* [bytes] */ };

struct known {
	struct known_row {
		i64 id; /* 0: free */
		u32 n;
		char kind, said[SAID_MAX];
	} slot[SLOTS];
};

static struct known_row *slot_of(struct sqlite_store *s, char kind, str said)
{
	if (!s->known)
		s->known = calloc(1, sizeof *s->known);
	return s->known && said.n <= SAID_MAX ? &s->known->slot[(str_hash(said) + (u8)kind) % SLOTS] : NULL;
}

i64 known_row(struct sqlite_store *s, char kind, str said)
{
	const struct known_row *row = slot_of(s, kind, said);

	return row && row->id && row->kind == kind && str_eq((str){row->said, row->n}, said) ? row->id : 0;
}

void known_note(struct sqlite_store *s, char kind, str said, i64 id)
{
	struct known_row *row = slot_of(s, kind, said);

	if (!row || !id)
		return;
	row->id = id;
	row->kind = kind;
	row->n = (u32)said.n;
	if (said.n)
		memcpy(row->said, said.p, said.n);
}

void known_forget(struct sqlite_store *s)
{
	free(s->known);
	s->known = NULL;
}

/* cage.h: what reads markup, office files and archives works in processes that can do nothing else: no file, no
 * network, bounded memory and time of computing. A reader that breaks costs the one article (or the one archive) it was
 * at.
 *
 *     load ──one byte──▶ nursery ──fork──▶ reader, walled in     the nursery is forked before the load has threads;
 *      ▲                                     │  ▲                 it only forks readers, and tells how one ended
 *      └───── documents, members ────────────┘  └── bytes of an item, of a file
 *
 * Formats read by our own code over plain text, by nothing but jansson, need none: NDJSON, JSON, CSV, Alceste, text.
 * A cage of NULL is none: everything is read in the process itself, with the same results. */
#ifndef CAGE_H
#define CAGE_H

#include "input.h"
#include "stream.h"
#include "unpack.h"

struct cage;

/* Before there are threads; readers: so many items at a time. NULL with PR_OK in a build without cages (sanitizers,
 * coverage); PR_FAILED when no process can be started. */
pr_status cage_start(struct cage **out, u32 readers, pr_err *err);
/* The same in any build. */
pr_status cage_start_anyway(struct cage **out, u32 readers, pr_err *err);
void cage_stop(struct cage *c); /* after the threads that use it */

/* As format->parse, which is pure; from any thread. */
u32 cage_parse(struct cage *c, const struct input_format *format, struct arena *a, struct doc **out, str item,
               const char **why);

/* As unpack_each, from one thread; archives in archives have a reader each. */
void cage_unpack(struct cage *c, struct stream *s, int levels, unpack_fn *each, void *payload);

#endif

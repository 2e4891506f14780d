/* library.h: which release of each library is in use, told by the one family that names it. */
#ifndef LIBRARY_H
#define LIBRARY_H

#include "base.h"

/* The version, into the room that pr_library gives it. */
enum { LIBRARY_VERSION = 64 };
void rule_library(char version[LIBRARY_VERSION], bool *jit);
const char *store_sqlite_library(void);
const char *unpack_library(void);
const char *text_library(void);
const char *json_library(void);
void markup_library(char version[LIBRARY_VERSION]);

#endif

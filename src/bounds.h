/* bounds.h: what bounds every input, in one place; SECURITY.md tells what happens beyond, tests/cli/bounds.sh tries the
 * edges. What bounds a part of an algorithm (the room of a table, the length of a word) stands where it is used. */
#ifndef BOUNDS_H
#define BOUNDS_H

enum {
	/* files */
	INPUT_MAX = 16 << 20,          /* [bytes] of one item */
	INPUT_HEAD = 64 << 10,         /* [bytes] of a file that sniffing sees */
	FOLDER_DEPTH = 100,            /* folders in folders */
	UNPACK_LEVELS = 3,             /* archives in archives */
	UNPACK_RATIO = 200,            /* an archive may unpack to this many times its size … */
	UNPACK_RATIO_FROM = 64 << 20,  /* … once this many [bytes] came out of it */
	MEMBER_NAME_MAX = 4096,        /* [bytes] of a member's name */
	/* documents */
	MARKUP_DEPTH = 400,            /* elements nested in HTML */
	XML_DEPTH = 250,               /* … in XML; libxml2 would read a few more */
	MARKUP_NODES = 1 << 19,        /* elements and texts; more would not fit into LARGE_ARENA */
	MARKUP_ATTRIBUTES = 500,       /* of one tag; those of real pages stay below 100 */
	RTF_DEPTH = 200,               /* groups nested */
	JSON_DEPTH = 2048,             /* objects and lists nested */
	MIME_DEPTH = 8,                /* parts of a mail nested */
	MIME_PARTS = 500,              /* parts of a mail */
	DOCX_UNPACKED_MAX = 24 << 20,  /* [bytes] of word/document.xml */
	/* memory and time */
	SMALL_ITEM = 256 << 10,        /* [bytes] of an item that is worked on beside others */
	SMALL_ARENA = 4 << 20,         /* [bytes] for it, in each job */
	LARGE_ARENA = 96 << 20,        /* [bytes] for one that needs more, one at a time */
	CAGE_MEMORY = 512 << 20,       /* [bytes] of address space for its reader, beyond what that began with */
	CAGE_SECONDS = 30,             /* of computing, on one item or between two blocks of an archive */
	/* questions and rules */
	QUERY_MAX = 4096,              /* [bytes] */
	QUERY_LEAVES = 64,             /* words and phrases */
	QUERY_PLACES = 64,             /* words of a phrase */
	QUERY_DEPTH = 10,              /* brackets nested */
	GROUPED_MAX = 1000000,         /* facts that are grouped */
	RULE_FILE_MAX = 4 << 20,       /* [bytes] of a rule or list file */
	RULES_MAX = 256,               /* in a set */
	MACRO_DEPTH = 16,              /* macros that a pattern may put into one another */
	PATTERN_MAX = 60000,           /* [bytes] of an expanded pattern; PCRE2 compiles up to 64 KB */
	MATCH_LIMIT = 50000,           /* steps of one match of one pattern; PCRE2's unit */
	/* the corpus file */
	VALUE_MAX = 512 << 20,         /* [bytes] of one value */
	STORE_ARENA = 512 << 20        /* [bytes] of memory for one question to it, and for one row of the answer */
};

#endif

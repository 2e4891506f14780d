/* text.h: the three layers of a text, and the maps between them.
 *
 *     raw bytes of the input ──decode──▶ UTF-8 ──normalise──▶ shown ──fold──▶ folded
 *                                                             │                │
 *                       stored and shown, NFC, the author's   │                │ what rules see: one kind of
 *                       typography, residue out               │                │ space, apostrophe, quote, dash;
 *                                                             │                │ `...`; no ligature, no soft
 *     facts carry [code points] of shown ◀────────────────────┘                │ hyphen, no word cut at a line end
 *
 * A map leads from an upper layer (shown) down to a lower one (raw). Between
 * its edits one byte above is one byte below; an edit replaces from_len bytes
 * below by to_len bytes above, as one piece that is never cut:
 *
 *     below   d é c i d é e s [SHY] d e …   c [œ] u r
 *     above   d é c i d é e s       d e …   c [oe] u r
 *
 * An edit of two zero lengths moves the origin: the text above goes on from
 * elsewhere below (a title that stood after the body in its JSON line). */
#ifndef TEXT_H
#define TEXT_H

#include "buf.h"

struct edit {
	u32 to, to_len;     /* [bytes above] */
	u32 from, from_len; /* [bytes below] */
};

struct map {
	struct edit *edit; /* by `to`, never descending */
	u32 n, room;
	struct arena *arena;
};

/* Notes, while building the upper text, that its bytes [to, to+to_len) come from [from, from+from_len) below.
 * Equal lengths are a run of identity, byte for byte; runs of identity cost nothing: only what breaks the identity
 * becomes an edit. Calls come in ascending order of `to`; what is left out follows on from the call before it. */
void map_put(struct map *m, u32 to, u32 to_len, u32 from, u32 from_len);
/* The same for a replacement whose lengths happen to agree (œ → oe): one piece, never cut. */
void map_piece(struct map *m, u32 to, u32 to_len, u32 from, u32 from_len);
/* Appends at `to` what src says of its own upper bytes [beg, beg+n): a text put together from slices of another. */
void map_slice(struct map *m, u32 to, const struct map *src, u32 beg, u32 n);
u32 map_begin(const struct map *m, u32 to); /* [bytes below] where the piece at `to` begins */
u32 map_end(const struct map *m, u32 to);   /* [bytes below] where the piece that ends at `to` ends */
struct map map_compose(struct arena *a, const struct map *upper, const struct map *lower, u32 upper_n);
void map_write(struct buf *b, const struct map *m);       /* compact: varints, for storing */
bool map_read(struct arena *a, struct map *out, str bytes);

/* ── UTF-8 ── */
u32 utf8_next(str s, u32 *at);             /* code point at *at, which moves on; s must be valid */
void utf8_put(struct buf *b, u32 c);
bool utf8_valid(str s);
u32 utf8_sequence(str s, size_t at);       /* [bytes] of the well-formed sequence at `at`, 0 if none stands there */
u32 utf8_count(str s, u32 beg, u32 end);   /* [code points] in bytes [beg, end) */
u32 utf8_skip(str s, u32 at, u32 count);   /* byte after `count` code points from byte `at` */
str utf8_name(struct arena *a, str name);  /* of a file: bytes that are no UTF-8, and controls, as \xE9: two stay two */

/* A place in a text, at first its beginning, that is asked about again and again: it goes on, or back, from where it
 * stands, if that is nearer than the beginning. */
struct utf8_place {
	u32 byte, chars; /* [code points] */
};
u32 utf8_place(struct utf8_place *p, str s, u32 chars); /* the byte there; the end of what has fewer code points */

/* ── raw → UTF-8 ── */
struct decoded {
	str text;           /* valid UTF-8 */
	struct map map;     /* to bytes of the input */
	const char *charset; /* what the input was: UTF-8, UTF-16LE, WINDOWS-1252, … (static) */
	const char *why;     /* NULL; else why it is no text (binary…), and text is empty (static) */
};
/* declared: charset the input claims, or NULL. A BOM decides; valid UTF-8 is UTF-8; else French letter statistics.
 * UTF-8 mixed with stray Windows-1252 bytes is repaired byte by byte. */
struct decoded text_decode(struct arena *a, str bytes, const char *declared);

/* Lines that end in \r alone, as on an old Mac, end in \n for whoever reads line by line: byte for byte the same. What is
 * not of such lines is left as it is, else it is in room, of s.n bytes. */
bool text_lacks_feeds(str s);
str text_feed(char *room, str s);

/* ── UTF-8 → shown ── one call for any piece of text; `below` maps utf8 to the input (NULL: identity) */
struct shown {
	str text;
	struct map map; /* to bytes of the input */
};
/* NFC behind a quick check; \r\n and \r become \n; U+2028/9 too; other controls, BOMs and noncharacters out; spaces at
 * line ends and more than one blank line in a row out. Idempotent. */
struct shown text_normalise(struct arena *a, str utf8, const struct map *below);

/* ── shown → folded ── */
struct sentence { u32 beg, end; }; /* [bytes folded]; trimmed of white space, never empty, ascending */
struct folded {
	str text;       /* no byte of it is 0xC2 0xA0 etc.: spaces are ' ' and '\n' */
	struct map map; /* to shown */
	struct sentence *sentence;
	u32 sentences;
};
struct folded text_fold(struct arena *a, str shown);

/* Sentences of a folded text: ends at . ! ? … followed by what begins another one, at a blank line, at a line that is a
 * title or an item; not after M. Mme art. n° p. and initials, in decimals, URLs, e-mails, « … » . At most
 * SENTENCE_MAX bytes: a longer one is cut at a space. */
enum { SENTENCE_MAX = 4000 };
u32 sentence_split(struct arena *a, str folded, struct sentence **out);

#endif

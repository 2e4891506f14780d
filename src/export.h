/* export.h: what the exports of press databases have in common: many articles in one file, each with labelled fields
 * and small print around its text. An article that the database does not give (no text) is refused by name; it is never
 * passed over, so that the count agrees with the file's. */
#ifndef EXPORT_H
#define EXPORT_H

#include "input.h"
#include "sheet.h"

/* One more document, whose title is a field of its own. */
void docs_add(struct docs *d, const struct doc *doc);
void docs_refuse(struct docs *d, const char *why); /* a document without an article */
/* Added; refused for that where it has no text. */
void docs_settle(struct docs *d, const struct doc *doc, const char *no_text);
u32 docs_end(const struct docs *d, struct doc **out, const char **why); /* how many; 0 with a reason, perhaps none */

/* XML in whatever encoding it declares; NULL with *why. */
struct node *export_xml(struct arena *a, struct decoded *decoded, str item, const char **why);
/* A page, in whatever encoding it declares, or a text in lines, on a sheet; NULL with *why. */
struct sheet *export_page(struct arena *a, str item, sheet_role_fn *role, const char **why);
struct sheet *export_lines(struct arena *a, str item, const char **why); /* every line a block */
bool export_is_html(str head);
size_t export_find(str head, const char *word, size_t from); /* ASCII letters without case; SIZE_MAX: nowhere */
size_t export_tag(str head, const char *word, size_t from);  /* where the next tag begins in which it stands */

/* ── fields ── */
str export_day(struct arena *a, str text);     /* the day written in it, ISO; empty if none */
str export_author(str text);                   /* without `Par`, `By` */
bool export_is_author(str line);               /* is that who wrote it, and nothing else? */
bool export_is_rights(str line);               /* © 2012 Le Journal. Tous droits réservés. */
bool export_is_length(str line);               /* 1 234 mots */
bool export_is_count(str line);                /* Document 3 de 57, 3 of 57 DOCUMENTS, 3 / 57 */
str export_words(struct arena *a, str text);   /* white space collapsed, trimmed */

/* What a word processor saved: the articles of a database; or else one text, in which title, byline and residue are
 * still to be found. */
void export_written(struct docs *d, struct sheet *s);

/* ── articles on a sheet, blocks [i, end) ── */
typedef void export_fn(struct docs *d, const struct sheet *s, u32 i, u32 end);
void export_parts(struct docs *d, const struct sheet *s, export_fn *each); /* every part of the sheet, empty ones too */
enum { FACTIVA_AUTHOR = 1, FACTIVA_TEXT }; /* roles that its HTML knows */
void export_factiva(struct docs *d, const struct sheet *s, u32 i, u32 end);
void export_lexisnexis(struct docs *d, const struct sheet *s, u32 i, u32 end); /* one document of `1 of 10 DOCUMENTS` */
void export_nexis(struct docs *d, const struct sheet *s);      /* all, up to `End of Document` each, and what is listed */
void export_nexis_text(struct docs *d, const struct sheet *s); /* the same without a list, every line a block */
bool export_factiva_code(str text);                          /* HD, LP … */
bool export_factiva_is_code(const struct sheet *s, u32 i);   /* in the first column of a table */
str export_factiva_number(str text);                         /* in `Document LEMOND0020111229e7ct0001r`; or empty */
void export_factiva_tabs(struct sheet *s);                   /* before it is asked whether it is Factiva's */
bool export_is_factiva_text(str head);                       /* the same of the first bytes of a plain text */
bool export_is_factiva(const struct sheet *s);               /* a whole sheet that holds such articles */
bool export_is_nexis(const struct sheet *s);
bool export_is_nexis_list(const struct sheet *s);            /* of what stands in other files */
void export_factiva_all(struct docs *d, const struct sheet *s);

#endif

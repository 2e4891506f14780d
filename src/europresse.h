/* europresse.h: articles of Europresse on a sheet, from its pages (roles say what an element is) or from text that was
 * copied out of them (every line a block):
 *
 *     Le Journal                        source
 *     Aisne, lundi 3 septembre 2018     day, edition, page
 *     The title
 *     Jeanne Roy                        author, perhaps
 *     First paragraph …                 text
 *     © 2018 Le Journal …               small print
 *     news·20180903·LJ·4785632          the document's number, which ends it */
#ifndef EUROPRESSE_H
#define EUROPRESSE_H

#include "export.h"

enum europresse_role { PLAIN, SOURCE, HEADER, TITLE, SUBTITLE, AUTHOR, NEWS, TOP, TEXT, ASIDE, LEGAL };

void europresse_part(struct docs *d, const struct sheet *s, u32 i, u32 end); /* blocks with roles */
bool europresse_ends(str line);                              /* is this line of a text a document's number? */
void europresse_text(struct docs *d, const struct sheet *s); /* one document, without roles */

#endif

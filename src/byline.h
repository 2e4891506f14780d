/* byline.h: who wrote an article and when it appeared, from the line that says so. */
#ifndef BYLINE_H
#define BYLINE_H

#include "date.h"
#include "plain.h"

struct byline {
	str author;             /* slice of the line, empty where none is named */
	str paper;              /* what stands where a press review has the paper's name; it may be anything */
	day published, updated; /* DAY_NONE where not said */
};

/* `Par …`, `Propos recueillis par …`, `Prénom Nom | Publié le 30/06/2011 | Mis à jour le …`, `Le 24 juin 2011 à 14h30`.
 * False when the line is something else; a title or a sentence is. */
bool byline_read(struct byline *out, str line);

/* Do these few words before a day say that it is that of an update? */
bool byline_updates(str words);

/* Is this the name of a person (two to four words), of an agency? */
bool byline_is_name(str line);

/* `AFP`, `l'AFP)`, `agences` */
bool byline_is_agency(str line);

/* The next full day written in p from *at on; *beg is where it begins, *at becomes its end. */
bool byline_next_day(day *out, const struct plain *p, u32 *beg, u32 *at);

/* A day in any written form that the press or its programs use: ISO, RFC 2822, 30/06/2011, 12 mars 2019 à 18h30. */
bool byline_day(day *out, str text);

#endif

/* press_title.h: one spelling for each title of the press. Pure: a list in, names and addresses looked up.
 *
 *     LE MONDE   lemonde.fr   Le Monde.fr   lemonde   Monde (Le)   https://www.lemonde.fr/societe/…   ──▶   Le Monde
 *
 * The list is rules/lists/sources.tsv, which users extend. A name counts without its case, accents, punctuation,
 * article, final `.fr` and `(site web)`; an address by its site, of which it may be a part (emploi.example.fr). */
#ifndef PRESS_TITLE_H
#define PRESS_TITLE_H

#include "arena.h"

struct press_titles;

struct press_titles *press_titles_new(struct arena *a);
/* A line of the list. What it points into must outlive the titles. What is spelled like a title that came before stays
 * that one's. */
struct press_line {
	str title;
	str site;     /* empty, a site, or a section of one (actu.fr/le-perche) */
	str others;   /* further names and sites, parted by `|` */
	bool article; /* its names are nothing without their article: Le Temps */
};
void press_titles_add(struct press_titles *t, const struct press_line *line);

/* The title of a name, empty where it is not listed. folder: it is also a word for what is kept there (`presse`), so
 * its article must be there. */
str press_title_of_name(const struct press_titles *t, str name, bool folder);
str press_title_of_url(const struct press_titles *t, str url); /* empty where its site is not listed */

#endif

/* load_source.h: which title of the press an article is from, where it is loaded. */
#ifndef LOAD_SOURCE_H
#define LOAD_SOURCE_H

#include "article.h"
#include "press_title.h"

/* The titles of rules/lists/sources.tsv; none where the rules have no such list. */
struct press_titles *source_titles(struct arena *a, const pr_rules *rules);

/* Settles the article's source: the one it names; else `named`, what the caller says; else the title of its address;
 * else that in the line of its day or author; else its folder, before which, where that is no title, a title among
 * the lines above the article goes. As the list spells it; what is not listed stays as it is written. */
void source_decide(const struct press_titles *titles, struct article *article, str named, str folder);

/* The day in the name of a file of pasted text, where nothing inside tells one: `Le Monde/2019-04-02 budget.txt`. */
void source_day(struct arena *a, struct article *article, str name);

#endif

/* input_nitf.h: NITF stands alone, and inside NewsML. */
#ifndef INPUT_NITF_H
#define INPUT_NITF_H

#include "markup.h"

/* Fills the fields of doc that are empty, and its body. nitf: the element of that name. */
void nitf_read(struct arena *a, struct doc *doc, const struct node *nitf, const struct map *below);

/* The name in `Par Jeanne Dupont`, `Jeanne Dupont (AFP)`. */
str nitf_author(struct arena *a, const struct node *byline);

#endif

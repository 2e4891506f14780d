/* page_letter.c: is the page a letter that came by mail? Its first line or one of the last says so; the headings and texts
 * that lead to articles elsewhere are all that it has to tell. */
#include "page.h"
#include "plain.h"
#include "str.h"

/* `Voir ce message dans votre navigateur`, `Vous recevez cet e-mail …`: what only a letter says. */
static bool is_of_letter(const struct block *b)
{
	static const char *const words[] = {
		"cet e-mail dans votre navigateur", "cet email dans votre navigateur", "ce mail dans votre navigateur",
		"ce message dans votre navigateur", "cette lettre dans votre navigateur", "consultez-le dans votre navigateur",
		"la newsletter dans votre navigateur", "la lettre dans votre navigateur", "si ce message ne s'affiche pas",
		"si cet e-mail ne s'affiche pas", "si cette lettre ne s'affiche pas", "vous recevez ce message",
		"vous recevez cet e-mail", "vous recevez cet email", "vous recevez cette lettre", NULL
	};
	enum { LONGEST = 200 }; /* [bytes] */
	struct plain line;

	if (b->text.n > LONGEST)
		return false;
	plain_line(&line, b->text);
	return str_has_one_of((str){line.p, line.n}, words);
}

bool page_is_letter(const struct page *p)
{
	enum { FIRST = 4, LAST = 8 }; /* blocks */

	for (u32 i = 0; i < p->blocks; i++)
		if ((i < FIRST || i + LAST >= p->blocks) && is_of_letter(&p->block[i]))
			return true;
	return false;
}

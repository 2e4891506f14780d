/* page_none.c: pages that hold no article, whatever text they have: a front page, which leads to articles; what a server
 * answers instead of one. */
#include "page.h"
#include "plain.h"
#include "str.h"

/* `Page introuvable`, `Un instant…`, and nothing else. */
static bool is_answer(str title)
{
	static const char *const titles[] = {
		"403", "403 forbidden", "404", "404 not found", "404 page introuvable", "404 page not found", "500", "502 bad gateway",
		"503 service unavailable", "access denied", "access to this page has been denied", "acces interdit", "acces refuse",
		"are you a robot", "attention required", "attention required cloudflare", "cette page n existe pas",
		"cette page n existe plus", "contenu introuvable", "erreur", "erreur 403", "erreur 404", "erreur 404 page introuvable",
		"erreur 404 page non trouvee", "erreur 500", "error", "error 404", "etes vous un robot", "forbidden",
		"internal server error", "just a moment", "la page demandee est introuvable", "la page demandee n existe pas",
		"not found", "oups", "page d erreur", "page inexistante", "page introuvable", "page introuvable 404", "page non trouvee",
		"page not found", "service indisponible", "site en maintenance", "un instant", "verification de securite", NULL};

	return plain_is_one_of(title, titles);
}

static bool is_instead(const struct page *p, const struct page_facts *f)
{
	const struct node *element = node_find(p->root, "title");

	return is_answer(f->value[PAGE_TITLE].text)
	       || (element && is_answer(page_without_home(p, page_without_site(f, node_words(p->arena, element)))));
}

const char *page_lacks_article(const struct page *p, const struct page_facts *f, size_t bytes)
{
	enum { ANSWER = 1500 }; /* [bytes] */
	u64 all = 0, linked = 0;

	if (bytes && bytes < ANSWER && is_instead(p, f))
		return N_("is what a server answers instead of an article");
	if (bytes)
		return NULL;
	for (u32 i = 0; i < p->blocks; i++) {
		all += p->block[i].text.n;
		linked += p->block[i].linked;
	}
	return linked * 2 > all ? N_("is a page of links, without an article") : N_("is a page without an article");
}

/* article_view.c: an article as the public sees it: the same slices, offsets in code points. */
#include "load.h"
#include "str.h"

pr_article article_view(struct arena *a, const struct article *article, size_t facts)
{
	pr_residue *residue = NEW(a, pr_residue, article->residues);
	const struct origins *from = &article->from;
	u32 at = 0, count = 0; /* [bytes], [code points] of the text up to the last residue */

	for (u32 i = 0; i < article->residues; i++) {
		const struct residue *r = &article->residue[i];
		if (r->at < at)
			at = count = 0;
		count += utf8_count(article->text, at, r->at);
		at = r->at;
		residue[i] = (pr_residue){.at = count, .kind = {r->kind, strlen(r->kind)}, .text = r->text};
	}
	return (pr_article){
		.article = article->article, .part = article->part, .path = article->path, .source = article->source,
		.title = article->title, .author = article->author, .published = article->published,
		.updated = article->updated, .url = article->url, .format = article->format, .text = article->text,
		.title_from = str_c(from->title), .author_from = str_c(from->author),
		.published_from = str_c(from->published), .updated_from = str_c(from->updated), .url_from = str_c(from->url),
		.source_from = str_c(from->source), .truncated = article->truncated,
		.residue = residue, .residue_count = article->residues, .fact_count = facts,
	};
}

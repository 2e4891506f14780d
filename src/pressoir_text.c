/* pressoir_text.c: pr_extract_text, apart from what needs a store: the loadable extension has none. */
#include "extract.h"
#include "input.h"
#include "load.h"
#include "pipeline.h"

struct extraction {
	struct arena arena;
	struct extractor *x;
	const pr_article *given;
	pr_article_fn *each;
	void *payload;
	jmp_buf point;
};

static str valid(struct arena *a, str text)
{
	return utf8_valid(text) ? text : text_decode(a, text, NULL).text;
}

static pr_status extract_one(struct extraction *e, pr_err *err)
{
	const pr_article *given = e->given;
	struct arena *a = &e->arena;
	struct doc *doc;
	struct article *made;
	u32 count;

	if (arena_try(a, &e->point))
		return err_set(err, PR_FAILED, "the text needs more memory than allowed; give it in parts");
	doc = NEW(a, struct doc, 1);
	*doc = (struct doc){
		.source = valid(a, given->source), .author = valid(a, given->author), .url = valid(a, given->url),
		.published = valid(a, given->published), .updated = valid(a, given->updated),
		.title.text = valid(a, given->title), .body.text = valid(a, given->text),
	};
	count = article_make(a, &made, doc);
	for (u32 i = 0; i < count; i++) {
		struct facts facts = extract(e->x, a, &made[i]);
		made[i].article = given->article;
		made[i].path = given->path;
		pr_article view = article_view(a, &made[i], facts.n);
		if (e->each(e->payload, &view, facts.fact, facts.n))
			return PR_STOPPED;
	}
	return PR_OK;
}

pr_status pr_extract_text(const pr_rules *rules, const pr_article *article, pr_article_fn *each, void *payload,
                          pr_err *err)
{
	struct extraction e = {.x = extractor_new(rules), .given = article, .each = each, .payload = payload};
	pr_status status;

	if (!e.x)
		return err_memory(err);
	if (article->text.n > INPUT_MAX)
		status = err_set(err, PR_USAGE, "the text is longer than %d MB; give it in parts", INPUT_MAX >> 20);
	else {
		arena_init(&e.arena, LARGE_ARENA);
		status = extract_one(&e, err);
		arena_free(&e.arena);
	}
	extractor_free(e.x);
	return status;
}

/* load_worker.c: the workers' threads of a load: an item becomes articles, and each gets its facts. All is decided by
 * the item alone. */
#include "load_run.h"
#include "str.h"

static void complete(const struct load *l, struct arena *a, const struct item *item, struct article *article,
                     u32 part)
{
	str named = str_c(l->options->source);

	article->article = article->id.n ? article->id : item->name;
	article->path = item->path;
	article->format = str_c(item->format->name);
	article->part = part;
	article->origin = item->origin;
	source_decide(l->titles, article, named, item->folder);
	if (article->published.n == 0 && l->published != DAY_NONE) {
		article->published = str_c(l->options->published);
		article->day = l->published;
		article->from.published = N_("option");
	}
	if (item->format == &input_txt)
		source_day(a, article, item->name);
}

static void add(const struct load *l, struct job *job, struct article *made, u32 count, const struct worker *w)
{
	struct arena *a = &job->arena;

	if (job->articles + count > job->room) {
		job->room = (job->articles + count) * 2;
		job->article = arena_grow(a, job->article, job->articles, job->room, sizeof *job->article);
		job->facts = arena_grow(a, job->facts, job->articles, job->room, sizeof *job->facts);
		job->ready = arena_grow(a, job->ready, job->articles, job->room, sizeof *job->ready);
		job->view = arena_grow(a, job->view, job->articles, job->room, sizeof *job->view);
	}
	for (u32 i = 0; i < count; i++) {
		u32 at = job->articles++;
		complete(l, a, &job->item, &made[i], i + 1);
		job->article[at] = made[i];
		job->facts[at] = extract(w->x, a, &made[i]);
		if (l->sink->prepare)
			job->ready[at] = l->sink->prepare(l, job, at, w->analyzer);
		if (l->sink->views)
			job->view[at] = article_view(a, &made[i], job->facts[at].n);
	}
}

void load_work(void *load, struct job *job, const struct worker *w)
{
	const struct load *l = load;
	const struct item *item = &job->item;
	struct doc *doc;
	struct article *made;
	u32 docs;

	job->room = 0;
	job->why = item->why;
	docs = item->why ? 0 : cage_parse(l->cage, item->format, &job->arena, &doc, item->bytes, &job->why);
	job->flaw = NEW(&job->arena, const char *, docs);
	job->flaws = 0;
	for (u32 i = 0; i < docs; i++) {
		u32 count = doc[i].why ? 0 : article_make(&job->arena, &made, &doc[i]);
		add(l, job, made, count, w);
		if (count == 0)
			job->flaw[job->flaws++] = doc[i].why ? doc[i].why : N_("holds an article without words");
	}
	if (docs == 0 && !job->why)
		job->why = N_("holds no article");
}

/* newsml1.c: see newsml1.h.
 *
 *     NewsItem
 *       Identification/NewsIdentifier   PublicIdentifier, NewsItemId, DateId
 *       NewsManagement                  FirstCreated, ThisRevisionCreated
 *       NewsComponent
 *         NewsLines                     HeadLine, SubHeadLine, ByLine, DateLine
 *         AdministrativeMetadata        Provider/Party
 *         NewsComponent/ContentItem/DataContent   <p>…</p>, NITF, or HTML in CDATA */
#include "newsml1.h"

#include "input_nitf.h"
#include "markup_text.h"
#include "stamp.h"
#include "str.h"

/* The words of the first of these elements, wherever it stands. */
static str said(struct arena *a, const struct node *item, const char *const *names)
{
	for (; *names; names++) {
		const struct node *n = node_find(item, *names);
		str words = n ? node_words(a, n) : S("");
		if (words.n)
			return words;
	}
	return S("");
}

static str provider(struct arena *a, const struct node *item)
{
	static const char *const parties[] = {"Source", "Provider", "Creator"};

	for (size_t i = 0; i < countof(parties); i++) {
		const struct node *n = node_find(item, parties[i]), *party = n ? node_find(n, "Party") : NULL;
		if (party && node_attribute(party, "FormalName").n)
			return node_attribute(party, "FormalName");
	}
	return said(a, item, (const char *const[]){"ProviderId", NULL});
}

static void read_fields(struct arena *a, struct doc *doc, const struct node *item)
{
	const struct node *by = node_find(item, "ByLine");

	*doc = (struct doc){
		.id = said(a, item, (const char *const[]){"PublicIdentifier", "NewsItemId", NULL}),
		.source = provider(a, item),
		.author = by ? nitf_author(a, by) : S(""),
		.published = stamp_day(a, said(a, item, (const char *const[]){"FirstCreated", "DateId", NULL})),
		.updated = stamp_day(a, said(a, item, (const char *const[]){"ThisRevisionCreated", NULL})),
		.title.map.arena = a, .body.map.arena = a,
	};
	if (str_eq(doc->updated, doc->published))
		doc->updated = S("");
}

/* Sub-title and text; a headline that stands in a component of its own is none of it. */
static bool is_text(const struct node *n)
{
	return node_is(n, "SubHeadLine") || node_is(n, "DataContent")
	       || (node_is(n, "ContentItem") && !node_find(n, "DataContent"));
}

bool newsml1_read(struct arena *a, struct doc *doc, const struct node *item, const struct map *below)
{
	const struct node *headline = node_find(item, "HeadLine"), *nitf = node_find(item, "nitf");
	struct weave w = weave_new(a);
	struct piece text;

	read_fields(a, doc, item);
	if (headline) {
		doc->title = markup_line(a, headline);
		doc->title.map = map_compose(a, &doc->title.map, below, (u32)doc->title.text.n);
	}
	for (const struct node *n = item, *next; n && !nitf; n = next) {
		bool takes = is_text(n);
		if (takes) {
			weave_break(&w, 2);
			markup_weave(&w, n, NULL);
		}
		next = takes ? node_past(n, item) : node_after(n, item);
	}
	text = weave_piece(&w, below);
	doc->body = markup_plain(a, &text);
	if (nitf)
		nitf_read(a, doc, nitf, below);
	return str_trim(doc->body.text).n > 0;
}

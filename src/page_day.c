/* page_day.c: the day of a page that neither its head nor the lines near its title tell: from the first words of the text,
 * the day of its update, the title, the address. */
#include "byline.h"
#include "page.h"
#include "str.h"

str page_iso(struct arena *a, day d)
{
	struct buf b = {.arena = a};

	day_print(&b, d);
	return buf_str(&b);
}

/* A day above all that holds title and text may be that of the visit; one far below, that of another article. Those
 * between go before. */
u32 page_day_doubt(const struct page *p, const struct node *n)
{
	enum { DOUBTED = 12 }; /* ranks */
	bool above = p->title != NO_BLOCK && n->from < p->box[p->scope].node->from;
	bool below = p->main && n->from >= p->box[p->main].node->to && n->from >= page_head_end(p);

	return above || below ? DOUBTED : 0;
}

/* ` (AFP) - …` */
static bool names_agency(const char *after)
{
	const char *name = after + strspn(after, " ("), *end = strchr(name, ')');

	return name > after && name[-1] == '(' && end && byline_is_agency((str){name, (size_t)(end - name)});
}

/* `29 septembre 2011. – …`, `Rodez, le 26 avril 2022 – …`: the day that the text itself begins with. */
static void read_dateline(struct page_facts *f, const struct page *p)
{
	enum { PLACE = 40 }; /* [bytes] */
	u32 i = p->box[p->main].block, end = p->box[p->main].block_end, beg, at = 0;
	struct plain line;
	day found;

	while (i < end && (i == p->title || !p->block[i].prose))
		i++;
	if (i == end)
		return;
	plain_line(&line, str_cut(p->block[i].text, 0, 2 * PLACE));
	if (!byline_next_day(&found, &line, &beg, &at) || beg > PLACE || !strchr(".-:(", line.p[at + strspn(line.p + at, " ")]))
		return;
	if (beg == 0 || names_agency(line.p + at) || (beg > 4 && strstr(line.p, ", le ") && strstr(line.p, ", le ") < line.p + beg))
		page_say(f, PAGE_PUBLISHED, page_iso(p->arena, found), "near the title", p->box[p->block[i].box].node, 78);
}

/* `Communiqué du 14 octobre 2015 : …`, `Revue de presse, 3 mai 2019`: what comes out on that day, not what is told of it. */
static void read_title(struct page_facts *f, struct arena *a)
{
	static const char *const papers[] = {
		"bulletin", "communique", "compte rendu", "compte-rendu", "depeche", "depeches", "edition", "flash info",
		"infolettre", "l'infolettre", "la lettre", "la newsletter", "la revue de presse", "le bulletin", "le journal",
		"le flash info", "lettre", "newsletter", "point de presse", "point presse", "revue de presse", "tract", "veille",
	};
	enum { NEAR = 40 }; /* [bytes] between the name and the day */
	u32 beg, at = 0;
	struct plain line;
	day found;

	plain_line(&line, f->value[PAGE_TITLE].text);
	if (!byline_next_day(&found, &line, &beg, &at))
		return;
	for (size_t i = 0; i < countof(papers); i++) {
		u32 n = (u32)strlen(papers[i]);
		if (strncmp(line.p, papers[i], n) == 0 && line.p[n] == ' ' && beg <= n + NEAR)
			page_say(f, PAGE_PUBLISHED, page_iso(a, found), "title element", f->value[PAGE_TITLE].node, 79);
	}
}

/* `/2019/06/09/`, `20190609`: a day that the address tells. */
static void read_address(struct page_facts *f, struct arena *a)
{
	str url = f->value[PAGE_URL].text;

	for (size_t i = 0; i + 8 <= url.n; i++) {
		u32 digit[8], n = 0;
		size_t at = i;
		if (i && url.p[i - 1] >= '0' && url.p[i - 1] <= '9')
			continue;
		for (; at < url.n && n < 8; at++)
			if (url.p[at] >= '0' && url.p[at] <= '9')
				digit[n++] = (u32)(url.p[at] - '0');
			else if ((url.p[at] != '/' && url.p[at] != '-') || (n != 4 && n != 6))
				break;
		if (n == 8 && !(at < url.n && url.p[at] >= '0' && url.p[at] <= '9')) {
			int year = (int)(digit[0] * 1000 + digit[1] * 100 + digit[2] * 10 + digit[3]);
			int month = (int)(digit[4] * 10 + digit[5]), mday = (int)(digit[6] * 10 + digit[7]);
			if (year > 1990 && year < 2100 && day_valid(year, month, mday))
				page_say(f, PAGE_PUBLISHED, page_iso(a, day_of(year, month, mday)), "address", NULL, 80);
		}
	}
}

void page_day_guess(struct page_facts *f, const struct page *p)
{
	struct page_value *updated = &f->value[PAGE_UPDATED];

	read_dateline(f, p);
	if (updated->from)
		page_say(f, PAGE_PUBLISHED, updated->text, "day of the update", updated->node, 75);
	read_title(f, p->arena);
	read_address(f, p->arena);
}

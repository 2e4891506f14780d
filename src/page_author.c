/* page_author.c: who signs a page, by the elements that say so: rel=author, an address of authors, a class, a name
 * under the last paragraph. Also what is no author though the head of the page says so: the site, its mail, `admin`. */
#include "byline.h"
#include "page.h"
#include "residue.h"
#include "str.h"

static str without_heads(str name)
{
	static const char *const heads[] = {"Par ", "par ", "PAR ", "By ", "De ", "Propos recueillis par ", "Texte : ",
	                                    "Auteur : ", "Publié par ", "Écrit par ", "Rédigé par ", "Une enquête de "};
	bool again = true;

	while (again) {
		again = false;
		name = str_trim(name);
		for (size_t i = 0; i < countof(heads); i++)
			if (str_starts(name, str_c(heads[i])))
				name = str_cut(name, strlen(heads[i]), name.n), again = true;
	}
	return name;
}

static str without_tails(str name)
{
	static const char *const tails[] = {" pour", " avec", " et", " le", " \xC3\xA0", " Journaliste", " journaliste",
	                                    " Correspondant", " Correspondante", " Reporter", " Rédacteur", " Rédactrice",
	                                    " Suivre"};

	while (name.n && strchr(" ,;:-|", name.p[name.n - 1]))
		name.n--;
	for (size_t i = 0; i < countof(tails); i++)
		if (str_ends(name, str_c(tails[i])))
			return without_tails(str_cut(name, 0, name.n - strlen(tails[i])));
	if (name.n > 3 && name.p[name.n - 1] == '.' && !memchr(name.p + name.n - 3, ' ', 2) && name.p[name.n - 3] != '.')
		name.n--; /* no initial */
	return name;
}

str page_author_clean(str name)
{
	return without_tails(without_heads(name));
}

/* ── who is nobody ── */

/* `jeanne.roy@anse.example`, `anse.example` */
static bool is_mail_or_site(str s)
{
	return s.n && !memchr(s.p, ' ', s.n) && memchr(s.p, '.', s.n) && (memchr(s.p, '@', s.n) || s.p[0] >= 'a');
}

/* The account that a page was published under, as programs call the first of them. */
static bool is_account(str name)
{
	static const char *const accounts[] = {"admin", "administrateur", "administrator", "editor", "root", "super user",
	                                       "super utilisateur", "superadmin", "user", "webmaster", "webmestre", NULL};

	return plain_is_one_of(name, accounts);
}

static bool is_role(str name)
{
	static const char *const roles[] = {"auteur", "author", "la redaction", "redacteur", "redaction", "redaction web", NULL};
	static const char *const teams[] = {"redaction ", "la redaction ", "service "};
	struct plain line;
	struct plain_key key;

	plain_line(&line, name);
	plain_words(&key, &line);
	if (is_account(name) || plain_is_one_of(name, roles))
		return true;
	for (size_t i = 0; i < countof(teams); i++)
		if (strncmp(key.p, teams[i], strlen(teams[i])) == 0 && !strstr(key.p, " avec "))
			return true;
	return false;
}

str page_author_with_agency(const struct page_facts *f, str line, str name)
{
	str rest = str_cut(line, (size_t)(name.p - line.p) + name.n, line.n), agency;

	if (!name.n || !str_starts(rest, S(" avec ")) || !(is_role(name) || page_is_site(f, name)))
		return name;
	agency = str_cut(rest, strlen(" avec "), rest.n);
	for (size_t i = 0; i < agency.n; i++)
		if (strchr("|-,(.", agency.p[i]))
			agency.n = i;
	agency = str_trim(agency);
	return byline_is_agency(agency) ? (str){name.p, (size_t)(agency.p - name.p) + agency.n} : name;
}

/* `Relais Web`, of Le Relais: one of its words is the site's own name. */
static bool has_site_in_it(const struct page_facts *f, str name)
{
	enum { LEAST = 5 }; /* letters */
	static const char *const articles[] = {"le ", "la ", "les ", "l "};
	struct plain line;
	struct plain_key site, key;
	const char *own = site.p, *hit;

	plain_line(&line, f->value[PAGE_SOURCE].text);
	plain_words(&site, &line);
	for (size_t i = 0; i < countof(articles) && own == site.p; i++)
		own += strncmp(own, articles[i], strlen(articles[i])) == 0 ? strlen(articles[i]) : 0;
	plain_line(&line, name);
	plain_words(&key, &line);
	hit = strlen(own) < LEAST ? NULL : strstr(key.p, own);
	return hit && (hit == key.p || hit[-1] == ' ') && (hit[strlen(own)] == ' ' || !hit[strlen(own)]);
}

/* `Jeanne Roy Le Relais`, of Le Relais → `Jeanne Roy` */
static str without_site(const struct page_facts *f, str name)
{
	str site = f->value[PAGE_SOURCE].text, alone;

	if (!site.n || !str_ends(name, site))
		return name;
	alone = str_trim(str_cut(name, 0, name.n - site.n));
	return byline_is_name(alone) ? alone : name;
}

struct page_value page_author_doubt(struct page_facts *f)
{
	enum { DOUBTED = 72 }; /* rank: whoever the page names near its title goes before */
	struct page_value *v = &f->value[PAGE_AUTHOR], said;

	if (is_mail_or_site(v->text))
		*v = (struct page_value){0};
	v->text = without_site(f, v->text);
	said = *v;
	if (is_role(v->text) || page_is_site(f, v->text) || has_site_in_it(f, v->text))
		v->rank = DOUBTED;
	return said;
}

u32 page_head_end(const struct page *p)
{
	enum { BESIDE = 8 }; /* blocks */
	u32 last = p->title == NO_BLOCK ? 0 : p->title + BESIDE;

	return last && last < p->blocks ? p->box[p->block[last].box].node->from : UINT32_MAX;
}

/* `Jeanne Roy & Marc Vial` → `Jeanne Roy, Marc Vial` */
static str without_sign(struct arena *a, str name)
{
	size_t at = str_find(name, S(" & "), 0);
	str first = str_cut(name, 0, at), second = at == SIZE_MAX ? S("") : str_cut(name, at + 3, name.n);
	struct buf both = {.arena = a};

	if (!byline_is_name(first) || !byline_is_name(second))
		return name;
	buf_put(&both, first);
	buf_put(&both, S(", "));
	buf_put(&both, second);
	return buf_str(&both);
}

void page_author_settle(struct page_facts *f, const struct page *p, const struct page_value *said)
{
	struct page_value *v = &f->value[PAGE_AUTHOR];
	struct buf both = {.arena = p->arena};

	v->text = without_sign(p->arena, without_site(f, page_author_clean(v->text)));
	if (is_account(v->text))
		*v = (struct page_value){0};
	if (!said->text.n || !page_is_site(f, said->text) || str_eq(v->text, said->text))
		return;
	if (!byline_is_name(v->text) || page_is_site(f, v->text) || !v->node || v->node->from >= page_head_end(p)) {
		*v = *said;
		return;
	}
	buf_put(&both, v->text);
	buf_put(&both, S(", "));
	buf_put(&both, said->text);
	v->text = buf_str(&both);
}

/* ── elements that say author ── */

static bool has_digit(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

str page_author_alone(str name)
{
	static const char *const helped[] = {" avec ", " (avec "};

	for (size_t i = 0; i < countof(helped); i++)
		name = str_cut(name, 0, str_find(name, str_c(helped[i]), 0));
	return name;
}

static bool leads_to_author(str address)
{
	static const char *const folders[] = {"/auteur/", "/auteurs/", "/author/", "/authors/", "/journaliste/",
	                                      "/journalistes/", "/profil/", "/profils/", "/signataires/", NULL};

	return str_has_one_of(address, folders);
}

/* `L.C.`, `J.-P. M.` */
static bool is_initials(str name)
{
	u32 letters = 0, dots = 0, joints = 0;

	for (size_t i = 0; i < name.n; i++) {
		letters += name.p[i] >= 'A' && name.p[i] <= 'Z';
		dots += name.p[i] == '.';
		joints += name.p[i] == '-' || name.p[i] == ' ';
	}
	return letters >= 2 && letters <= 4 && dots + 1 >= letters && dots <= letters && joints < letters
	       && name.n == letters + dots + joints && name.p[0] >= 'A';
}

bool page_author_helps(str name)
{
	str first = page_author_alone(name);

	return first.n < name.n && (byline_is_name(first) || is_initials(first));
}

bool page_leads_to_author(const struct node *link)
{
	return str_eq(node_attribute(link, "rel"), S("author")) || leads_to_author(node_attribute(link, "href"));
}

/* `<a rel=author>`, `<span class="author-name">` around a name */
static bool is_author_mark(struct arena *a, const struct node *n)
{
	if (node_is(n, "a"))
		return page_leads_to_author(n) || page_names(n) & NAME_AUTHOR
		       || (n->parent && page_names(n->parent) & NAME_AUTHOR);
	return node_is(n, "span") && !node_find(n, "a") && page_names(n) & NAME_AUTHOR
	       && byline_is_name(page_author_alone(page_author_clean(node_words(a, n))));
}

/* Between the title and where the search ends. */
static bool is_comment(const struct page *p, const struct node *n, const struct node *stop)
{
	if (!n->attributes || !(page_names(n) & NAME_COMMENT))
		return false;
	return (!stop || n->to <= map_begin(&stop->map, 0))
	       && (p->title == NO_BLOCK || n->from > map_begin(&p->block[p->title].first->map, 0));
}

void page_author_marked(struct page_facts *f, const struct page *p, u32 beg, u32 end)
{
	enum { MARKED = 42, ONE_WORD = 47, ABOVE = 55 }; /* ranks: an agency, or a pen name; who signs what stands above */
	enum { LONGEST = 90, PARAGRAPH = 120 }; /* [bytes] of a name; of a text behind which nobody else signs */
	const struct node *stop = end < p->blocks ? p->block[end].first : NULL, *first = NULL, *next;
	struct buf names = {.arena = p->arena};
	enum residue_where where;

	for (const struct node *n = p->block[beg].first; n && n != stop && !(first && n->text.n > PARAGRAPH); n = next) {
		bool beside = first && n->parent && (n->parent == first->parent || n->parent->parent == first->parent->parent);
		str name;
		next = is_comment(p, n, stop) ? node_past(n, p->root) : node_after(n, p->root);
		if ((first && !beside) || !is_author_mark(p->arena, n))
			continue;
		name = page_author_clean(node_words(p->arena, n));
		if (!name.n || name.n > LONGEST || has_digit(name) || residue_kind(name, &where)
		    || str_find(buf_str(&names), name, 0) != SIZE_MAX)
			continue; /* the same again, or one of the buttons beside the name */
		if (first)
			buf_put(&names, S(", "));
		buf_put(&names, name);
		first = first ? first : n;
	}
	page_say(f, PAGE_AUTHOR, buf_str(&names), first && node_is(first, "a") ? "author link" : "author class", first,
	         p->title != NO_BLOCK && beg < p->title             ? ABOVE
	         : first && memchr(names.p, ' ', names.n) ? MARKED : ONE_WORD);
}

/* The last line, where it stands under a sentence; else the first. */
static str signing_line(str text)
{
	str rest = text, line = str_line(&rest);
	size_t at = text.n;

	while (at && text.p[at - 1] != '\n')
		at--;
	if (at > 1 && strchr(".!?\"", text.p[at - 2]))
		line = str_cut(text, at, text.n);
	return page_author_clean(page_author_alone(line));
}

void page_author_signed(struct page_facts *f, const struct page *p)
{
	enum { BELOW = 2 }; /* blocks */
	u32 i = p->box[p->core].block_end, end = p->box[p->box[p->main].parent].block_end;

	while (i > p->box[p->core].block && !(p->block[i - 1].prose && p->block[i - 1].sentence))
		i--;
	for (u32 k = i; k < end && k < i + BELOW; k++) {
		const struct block *b = &p->block[k];
		str name = signing_line(b->text);
		if (!b->linked && b->kind == BLOCK_TEXT && !p->box[b->box].junk && (byline_is_name(name) || is_initials(name)))
			page_say(f, PAGE_AUTHOR, name, "signature", p->box[b->box].node, 60);
	}
}

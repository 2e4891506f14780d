/* press_title.c: see press_title.h. One hash table of keys, by the first byte of which they differ:
 *
 *     =lemonde        a name as it is spelled, folded (fold.h)
 *     ~monde          the same without its article; of two titles (Le Monde, Monde) it is neither's
 *     @lemonde.fr     a site
 *     @actu.fr/perche a section of one */
#include "press_title.h"

#include "fold.h"
#include "str.h"

enum { KEY_MAX = 128 /* [bytes] */ };

struct entry {
	str key, title; /* title empty: ambiguous */
};
struct press_titles {
	struct arena *arena;
	struct entry *slot;
	u32 n, mask;
};
struct key {
	char p[KEY_MAX];
	size_t n;
};

/* ── the table ── */

static struct entry *find(const struct press_titles *t, str key)
{
	u32 i = (u32)str_hash(key) & t->mask;

	while (t->slot[i].key.n && !str_eq(t->slot[i].key, key))
		i = (i + 1) & t->mask;
	return &t->slot[i];
}

static void make_room(struct press_titles *t)
{
	struct press_titles more = {t->arena, NULL, t->n, t->mask * 2 + 1};

	if (t->n * 2 < t->mask)
		return;
	more.slot = NEW(t->arena, struct entry, more.mask + 1);
	for (u32 i = 0; i <= t->mask; i++)
		if (t->slot[i].key.n)
			*find(&more, t->slot[i].key) = t->slot[i];
	*t = more;
}

static void put(struct press_titles *t, const struct key *k, str title)
{
	struct entry *e;

	make_room(t);
	e = find(t, (str){k->p, k->n});
	if (!e->key.n) {
		*e = (struct entry){arena_copy(t->arena, (str){k->p, k->n}), title};
		t->n++;
	} else if (k->p[0] == '~' && !str_eq(e->title, title)) {
		e->title = S("");
	}
}

static str get(const struct press_titles *t, const struct key *k)
{
	return k->n > 1 ? find(t, (str){k->p, k->n})->title : S("");
}

/* ── names ── */

/* Folded without an article at its head; false: nothing is left. */
static bool name_key(struct key *k, char kind, str name)
{
	static const char *const articles[] = {"le ", "la ", "les ", "l'", "l’"};

	for (size_t i = 0; kind == '~' && i < countof(articles); i++)
		if (str_starts_fold(name, str_c(articles[i]))) {
			name = str_cut(name, strlen(articles[i]), name.n);
			break;
		}
	k->p[0] = kind;
	k->n = 1 + fold_str(k->p + 1, sizeof k->p - 1, name);
	return k->n > 1;
}

/* `Le Monde.fr` → `Le Monde`; the same name where it does not end so. */
static str without_domain(str name)
{
	static const char *const ends[] = {".fr", ".com", ".net", ".org", ".info", ".be", ".ch", ".ca", ".eu"};

	for (size_t i = 0; i < countof(ends); i++) {
		size_t n = strlen(ends[i]);
		if (name.n > n && str_starts_fold(str_cut(name, name.n - n, name.n), str_c(ends[i])))
			return str_cut(name, 0, name.n - n);
	}
	return name;
}

/* [bytes] of a name before its last bracket; 0: it has none. */
static size_t note_in(str name)
{
	size_t at = name.n;

	while (at > 0 && name.p[at - 1] != '(')
		at--;
	return at ? at - 1 : 0;
}

/* `Le Monde (site web)` → `Le Monde`: how data bases of the press name titles. */
static str without_note(str name)
{
	static const char *const notes[] = {"(site web", "(web", "(site internet", "(en ligne", "(papier", "(quotidien",
	                                    "(hebdomadaire"};
	size_t at = note_in(name);

	for (size_t i = 0; at && i < countof(notes); i++)
		if (str_starts_fold(str_cut(name, at, name.n), str_c(notes[i])))
			return str_trim(str_cut(name, 0, at));
	return name;
}

/* `Monde (Le)` as if it were `Le Monde`; empty where there is no article behind. */
static str by_turned_name(const struct press_titles *t, str name)
{
	static const char *const articles[] = {"(le)", "(la)", "(les)", "(l')", "(l’)"};
	size_t at = note_in(name);
	struct key k = {.p = "=", .n = 1};

	for (size_t i = 0; at && i < countof(articles); i++)
		if (name.n - at == strlen(articles[i]) && str_starts_fold(str_cut(name, at, name.n), str_c(articles[i]))) {
			k.n += fold_str(k.p + k.n, sizeof k.p - k.n, str_cut(name, at, name.n));
			k.n += fold_str(k.p + k.n, sizeof k.p - k.n, str_cut(name, 0, at));
			return get(t, &k);
		}
	return S("");
}

static str by_name(const struct press_titles *t, str name, bool folder)
{
	struct key k;
	str title = name_key(&k, '=', name) ? get(t, &k) : S("");

	return title.n || folder || !name_key(&k, '~', name) ? title : get(t, &k);
}

/* ── addresses ── */

/* A site without `www.`, in lower case; then, after a slash, its first section. */
static bool site_key(struct key *k, str host, str section)
{
	k->p[0] = '@';
	k->n = 1;
	if (str_starts_fold(host, S("www.")))
		host = str_cut(host, 4, host.n);
	if (host.n + section.n + 2 > sizeof k->p || !memchr(host.n ? host.p : "", '.', host.n))
		return false;
	for (size_t i = 0; i < host.n; i++)
		k->p[k->n++] = host.p[i] >= 'A' && host.p[i] <= 'Z' ? (char)(host.p[i] + 32) : host.p[i];
	if (section.n) {
		k->p[k->n++] = '/';
		memcpy(k->p + k->n, section.p, section.n);
		k->n += section.n;
	}
	return true;
}

/* `https://www.actu.fr:80/le-perche/…?…` → `www.actu.fr`, `le-perche`. */
static void url_cut(str url, str *host, str *section)
{
	size_t slashes = str_find(url, S("//"), 0);
	bool scheme = slashes == 0 || (slashes != SIZE_MAX && url.p[slashes - 1] == ':');
	str rest = scheme ? str_cut(url, slashes + 2, url.n) : url, path;

	rest = str_field(&rest, '#');
	path = str_field(&rest, '?');
	*host = str_field(&path, '/');
	*host = str_field(host, ':');
	*section = str_field(&path, '/');
}

str press_title_of_url(const struct press_titles *t, str url)
{
	str host, section, title = S("");
	struct key k;

	url_cut(url, &host, &section);
	while (host.n && !title.n) {
		if (section.n && site_key(&k, host, section))
			title = get(t, &k);
		if (!title.n && site_key(&k, host, S("")))
			title = get(t, &k);
		str_field(&host, '.');
	}
	return title;
}

/* ── titles ── */

struct press_titles *press_titles_new(struct arena *a)
{
	struct press_titles *t = NEW(a, struct press_titles, 1);

	*t = (struct press_titles){a, NEW(a, struct entry, 64), 0, 63};
	return t;
}

/* A spelling is a site where it is one word with a dot in it; a name too, and so is what stands before its `.fr`. */
static void add(struct press_titles *t, const struct press_line *line, str spelling)
{
	str title = line->title;
	str host, section;
	struct key k;

	if (name_key(&k, '=', spelling))
		put(t, &k, title);
	if (!line->article && name_key(&k, '~', spelling))
		put(t, &k, title);
	if (!line->article && name_key(&k, '~', without_domain(spelling)))
		put(t, &k, title);
	url_cut(spelling, &host, &section);
	if (!memchr(spelling.n ? spelling.p : "", ' ', spelling.n) && site_key(&k, host, section))
		put(t, &k, title);
}

void press_titles_add(struct press_titles *t, const struct press_line *line)
{
	str others = line->others;

	add(t, line, line->title);
	if (line->site.n)
		add(t, line, line->site);
	while (others.n) {
		str spelling = str_trim(str_field(&others, '|'));
		if (spelling.n)
			add(t, line, spelling);
	}
}

str press_title_of_name(const struct press_titles *t, str name, bool folder)
{
	str short_name = without_note(str_trim(name)), title = by_name(t, name, folder);

	if (!title.n)
		title = by_turned_name(t, short_name);
	if (!title.n)
		title = by_name(t, short_name, folder);
	if (!title.n && short_name.n && !memchr(short_name.p, ' ', short_name.n))
		title = press_title_of_url(t, short_name);
	return title.n ? title : by_name(t, without_domain(short_name), folder);
}

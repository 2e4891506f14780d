/* input_eml.c: a mail (RFC 5322, MIME): its subject, sender, day, and what it says; messages and pages attached to it
 * are documents of their own; a mailbox is cut into its mails (mailbox.c); a page that a browser saved as mail (MHTML)
 * is that page.
 *
 * Parts nest MIME_DEPTH deep at most, and there are MIME_PARTS at most. */
#include "column.h"
#include "embedded.h"
#include "header.h"
#include "input.h"
#include "mailbox.h"
#include "mime.h"
#include "sniff.h"
#include "str.h"

enum { LINE_BYTES = 8000, ATTACHED_MAX = 2 << 20 };

struct mail {
	struct arena *arena;
	str item;
	struct docs docs;
	u32 parts;
};

static void read_message(struct mail *m, size_t beg, size_t end, int depth);

/* ── recognising ── */

static bool is_name(str line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] > ' ' && line.p[n] < 0x7F && line.p[n] != ':')
		n++;
	return n > 1 && n < line.n && line.p[n] == ':';
}

/* Nothing but `Name: value` up to a blank line, and names that only mail has. */
static bool sniff(str head)
{
	static const char *const sure[] = {
		"Message-ID:", "MIME-Version:", "Received:", "Return-Path:", "Delivered-To:", "DKIM-Signature:", NULL};
	static const char *const usual[] = {"Subject:", "Date:", "To:", "Cc:", NULL};
	char room[SNIFF_MAX];
	str rest = sniff_plain(head, room);
	u32 surely = 0, usually = 0, lines = 0;
	bool from = false;

	for (; rest.n; lines++) {
		bool whole = memchr(rest.p, '\n', rest.n) != NULL;
		str line = str_line(&rest);
		if (line.n == 0 || !whole)
			break;
		if (lines == 0 && str_starts(line, S("From ")))
			continue;
		if (line.p[0] == ' ' || line.p[0] == '\t')
			continue;
		if (!is_name(line) || line.n > LINE_BYTES)
			return false;
		surely += str_starts_one_of_fold(line, sure);
		usually += str_starts_one_of_fold(line, usual);
		from |= str_starts_fold(line, S("From:")) && memchr(line.p, '@', line.n);
	}
	return (surely && usually + from > 0) || (from && usually > 1);
}

/* ── documents ── */

/* `"Jeanne Dupont" <jeanne@journal.example>` → her name; an address alone is none. */
static str sender(const struct mail *m, const struct part *part)
{
	str from = mime_header(m->arena, m->item, part, "From").text, name = str_field(&from, '<');

	name = str_trim(name);
	while (name.n > 1 && name.p[0] == '"' && name.p[name.n - 1] == '"')
		name = str_trim(str_cut(name, 1, name.n - 1));
	return memchr(name.p, '@', name.n) ? S("") : name;
}

static str message_id(const struct mail *m, const struct part *part)
{
	str id = mime_header(m->arena, m->item, part, "Message-ID").text;

	return str_starts(id, S("<")) && str_ends(id, S(">")) ? str_cut(id, 1, id.n - 1) : id;
}

static void read_fields(const struct mail *m, struct doc *doc, const struct part *part)
{
	doc->id = message_id(m, part);
	doc->title = mime_header(m->arena, m->item, part, "Subject");
	doc->author = sender(m, part);
	doc->published = mime_header(m->arena, m->item, part, "Date").text;
}

static void put_flaw(struct mail *m, const char *why)
{
	docs_next(&m->docs)->why = why;
}

/* An attached file: a message, a page, a text; pictures and signatures are nothing, anything else is told. */
static void read_attached(struct mail *m, const struct part *part, int depth)
{
	static const char *const no_matter[] = {"image/",
						"audio/",
						"video/",
						"application/pkcs7",
						"application/pgp",
						"application/ics",
						"application/x-pkcs7",
						"application/ms-tnef",
						"text/calendar",
						"text/vcard",
						"text/x-vcard",
						"text/rfc822-headers",
						"message/delivery",
						NULL};
	static const char *const files[] = {"text/",
					    "application/xhtml",
					    "application/xml",
					    "application/rtf",
					    "application/json",
					    "application/x-ndjson",
					    "application/csv",
					    "application/vnd.ms-excel",
					    "application/octet-stream",
					    "application/vnd.openxmlformats-officedocument.wordprocessingml",
					    NULL};
	struct piece file;
	struct doc *doc;
	const char *why;
	u32 docs;

	if (str_starts_one_of_fold(part->type, no_matter))
		return;
	if (header_is(part->type, "message/rfc822")) {
		read_message(m, part->body, part->end, depth + 1);
		return;
	}
	if (!str_starts_one_of_fold(part->type, files) || part->end - part->body > ATTACHED_MAX) {
		put_flaw(m, "has an attachment that is no text, or too long: it is not read");
		return;
	}
	file = mime_bytes(m->arena, m->item, part);
	docs = embedded_parse(m->arena, &doc, &file, &why);
	if (docs == 0)
		put_flaw(m, why);
	for (u32 i = 0; i < docs; i++)
		*docs_next(&m->docs) = doc[i];
}

static void read_part(struct mail *m, struct piece_join *said, const struct part *part, int depth);

/* Of alternatives the plain one; the last that can be read where it says nothing, or but how to see the other one. */
static void read_alternative(struct mail *m, struct piece_join *said, const struct part *part, u32 n, int depth)
{
	enum { STUB = 300, LONGER = 4 }; /* [bytes] of a plain one that is doubted; times that the other one is longer */
	struct piece_join plain = {.text.arena = m->arena, .map.arena = m->arena}, other = plain;
	struct piece chosen;

	for (u32 i = 0; i < n && plain.text.n == 0; i++)
		if (part[i].type.n == 0 || header_is(part[i].type, "text/plain"))
			read_part(m, &plain, &part[i], depth);
	for (u32 i = n; i-- > 0 && other.text.n == 0 && plain.text.n < STUB;)
		if (part[i].type.n && !header_is(part[i].type, "text/plain"))
			read_part(m, &other, &part[i], depth);
	chosen = piece_joined(other.text.n > LONGER * plain.text.n ? &other : &plain);
	if (chosen.text.n)
		piece_add(said, S("\n\n"), &chosen);
}

static void read_multipart(struct mail *m, struct piece_join *said, const struct part *whole, int depth)
{
	struct part *part;
	u32 room = MIME_PARTS - m->parts, n = mime_split(m->arena, &part, m->item, whole, room + 1);

	if (n > room) {
		put_flaw(m, "has more parts than allowed");
		n = room;
	}
	m->parts += n;
	if (header_is(whole->type, "multipart/alternative"))
		read_alternative(m, said, part, n, depth + 1);
	else
		for (u32 i = 0; i < n; i++)
			read_part(m, said, &part[i], depth + 1);
}

static void read_part(struct mail *m, struct piece_join *said, const struct part *part, int depth)
{
	bool attached = str_starts_fold(header_value(part->header, "Content-Disposition"), S("attachment"));
	bool text = part->type.n == 0 || header_is(part->type, "text/plain") || header_is(part->type, "text/html");

	if (depth > MIME_DEPTH) {
		put_flaw(m, "nests messages deeper than allowed");
	} else if (str_starts_fold(part->type, S("multipart/"))) {
		read_multipart(m, said, part, depth);
	} else if (text && !attached) {
		struct piece piece = mime_text(m->arena, m->item, part);
		if (str_trim(piece.text).n)
			piece_add(said, S("\n\n"), &piece);
	} else {
		read_attached(m, part, depth);
	}
}

static void read_message(struct mail *m, size_t beg, size_t end, int depth)
{
	struct part part = mime_part(m->item, beg, end);
	struct piece_join said = {.text.arena = m->arena, .map.arena = m->arena};
	u32 mine = m->docs.n;

	read_fields(m, docs_next(&m->docs), &part);
	read_part(m, &said, &part, depth);
	m->docs.doc[mine].body = piece_joined(&said); /* the documents may have moved meanwhile */
	m->docs.doc[mine].footed = true;
	if (said.text.n == 0)
		m->docs.doc[mine] = (struct doc){.why = N_("is a mail that says nothing that can be read")};
}

/* ── pages that a browser saved as mail ── */

/* NULL: there is none, nor parts that belong together. */
static const struct part *first_page(struct mail *m, const struct part *whole)
{
	struct part *part;
	u32 n;

	if (header_is(whole->type, "text/html"))
		return whole;
	n = header_is(whole->type, "multipart/related") ? mime_split(m->arena, &part, m->item, whole, MIME_PARTS) : 0;
	for (u32 i = 0; i < n; i++)
		if (header_is(part[i].type, "text/html"))
			return &part[i];
	return NULL;
}

/* The sender is a browser, in whatever language; or nobody received what says where it stood. */
static bool is_saved_page(struct mail *m, const struct part *whole)
{
	const struct part *page;

	if (header_value(whole->header, "Snapshot-Content-Location").n
	    || str_find(header_value(whole->header, "From"), S("Saved by"), 0) != SIZE_MAX)
		return header_is(whole->type, "multipart/related");
	if (header_value(whole->header, "To").n || header_value(whole->header, "Message-ID").n)
		return false;
	page = first_page(m, whole);
	return page && header_value(page->header, "Content-Location").n > 0;
}

static u32 read_saved_page(struct mail *m, struct doc **out, const struct part *whole, const char **why)
{
	const struct part *page = first_page(m, whole);
	struct piece file;
	u32 docs;

	*why = N_("is a saved page without a page");
	if (!page)
		return 0;
	file = mime_bytes(m->arena, m->item, page);
	docs = embedded_parse(m->arena, out, &file, why);
	for (u32 i = 0; i < docs; i++)
		if ((*out)[i].url.n == 0)
			(*out)[i].url = mime_header(m->arena, m->item, page, "Content-Location").text;
	return docs;
}

static u32 parse(struct arena *a, struct doc **out, str item, const char **why)
{
	struct mail m = {.arena = a, .item = item, .docs.arena = a};
	size_t beg = str_starts(item, S("\xEF\xBB\xBF")) ? 3 : 0;
	struct part part;

	while (beg < item.n && strchr(" \t\r\n", item.p[beg]))
		beg++;
	if (str_starts(str_cut(item, beg, item.n), S("From "))) { /* as mailboxes put it before each mail */
		str rest = str_cut(item, beg, item.n);
		str_field(&rest, '\n');
		beg = (size_t)(rest.p - item.p);
	}
	part = mime_part(item, beg, item.n);
	if (is_saved_page(&m, &part))
		return read_saved_page(&m, out, &part, why);
	read_message(&m, beg, item.n, 0);
	*out = m.docs.doc;
	if (m.docs.n == 1 && m.docs.doc->why)
		return *why = m.docs.doc->why, 0;
	return m.docs.n;
}

const struct input_format input_eml = {.name = "eml", .sniff = sniff, .cut = mailbox_cut, .parse = parse};

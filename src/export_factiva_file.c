/* export_factiva_file.c: see export.h. Is a file Factiva's, where do its documents end, and which words of its text are
 * codes? What a document says is read in export_factiva.c. */
#include "export.h"
#include "plain.h"
#include "sniff.h"
#include "str.h"

/* First block after the one that ends the document that i stands in; n where none does. */
static u32 document_end(const struct sheet *s, u32 i)
{
	while (i < s->n && !export_factiva_number(sheet_block(s, i)).n)
		i++;
	return i < s->n ? i + 1 : i;
}

/* `HD⇥The title`, `HD   The title`, `LP` alone: the code, and the rest of the line. close: `HD The title` too. */
static str code_before(str text, bool close, str *rest)
{
	str code = text;
	size_t n = 0;

	while (n < text.n && text.p[n] != '\t' && text.p[n] != ' ')
		n++;
	code = str_cut(text, 0, n);
	*rest = str_trim(str_cut(text, n, text.n));
	if (!close && n + 1 < text.n && text.p[n] == ' ' && text.p[n + 1] != ' ' && text.p[n + 1] != '\t')
		return S(""); /* `CO de …`: a word of a sentence */
	return export_factiva_code(code) ? code : S("");
}

/* Does a single space stand behind the codes of this file, as it does behind the last of each document? */
static bool is_close(str line)
{
	return str_starts(line, S("AN ")) && export_factiva_number(str_cut(line, 3, line.n)).n;
}

/* Where white space sets codes apart, they make two columns as a table does. */
void export_factiva_tabs(struct sheet *s)
{
	struct block *parted = NEW(s->arena, struct block, 2 * s->n + 1);
	bool close = false;
	u32 n = 0;

	for (u32 i = 0; i < s->n && !close; i++)
		close = !s->block[i].column && is_close(sheet_block(s, i));
	for (u32 i = 0; i < s->n; i++) {
		str rest, code = code_before(sheet_block(s, i), close, &rest);
		parted[n++] = s->block[i];
		if (s->block[i].column || !code.n)
			continue;
		parted[n - 1].end = parted[n - 1].beg + (u32)code.n;
		parted[n - 1].column = 1;
		parted[n] = s->block[i];
		parted[n].beg = (u32)(rest.p - s->text.p);
		parted[n].column = 2;
		n += rest.n > 0;
	}
	s->block = parted;
	s->n = n;
}

bool export_is_factiva_text(str head)
{
	char room[SNIFF_NARROW];
	bool length = false, code = false;

	for (head = sniff_narrow(head, room); head.n;) {
		str line = plain_trim(str_line(&head)), rest;
		length |= export_is_length(line);
		code |= str_eq(code_before(line, true, &rest), S("HD"));
		if ((length || code) && export_factiva_number(code_before(line, true, &rest).n ? rest : line).n)
			return true;
	}
	return false;
}

/* Is there the length of a text in blocks [i, end), or a code? */
static bool has_fields(const struct sheet *s, u32 i, u32 end)
{
	while (i < end && !export_is_length(sheet_block(s, i)) && !export_factiva_is_code(s, i))
		i++;
	return i < end;
}

bool export_is_factiva(const struct sheet *s)
{
	u32 end = document_end(s, 0);

	return end && export_factiva_number(sheet_block(s, end - 1)).n && has_fields(s, 0, end);
}

/* What follows the last document is one that was cut short, where it has fields; else it tells of the search. */
void export_factiva_all(struct docs *d, const struct sheet *s)
{
	for (u32 i = 0, end; i < s->n; i = end) {
		end = document_end(s, i);
		if (export_factiva_number(sheet_block(s, end - 1)).n || has_fields(s, i, end))
			export_factiva(d, s, i, end);
	}
}

/* europresse_notice.c: see europresse.h. What Europresse puts around the articles that are copied out of it: covers,
 * certificates, feet of pages, rights. Each is one line or several, for which a PDF has narrow columns. */
#include "europresse.h"
#include "str.h"

/* [bytes] of the number that a line begins with. */
static size_t number_at(str line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] >= '0' && line.p[n] <= '9')
		n++;
	return n < 5 ? n : 0;
}

/* The line says that what was saved begins, or ends a page of it, whose number may stand before. */
bool europresse_is_cover(str line)
{
	static const char *const words[] = {"Documents sauvegard", "Saved documents", "Ce document est réservé à",
	                                    "This document is reserved", "Europresse.com", "Eureka.cc", NULL};

	line = str_trim(str_cut(line, number_at(line), line.n));
	return str_starts_one_of_fold(line, words) || export_find(line, "documents sauvegardés par ", 0) != SIZE_MAX;
}

static bool is_certificate(str line)
{
	static const char *const words[] = {"Ce certificat est", "Certificat émis", "Date d'émission", "Date d’émission",
	                                    "This certificate is", "Certificate issued", "Date of issue", NULL};

	return str_starts_one_of_fold(line, words);
}

/* The block behind those up to the first that holds one of the words; i + 1 where none of the next few does. */
static u32 past(const struct sheet *s, u32 i, u32 end, const char *word, const char *other)
{
	enum { LINES = 10 };

	for (u32 k = i; k < end && k < i + LINES; k++)
		if (export_find(sheet_block(s, k), word, 0) != SIZE_MAX || export_find(sheet_block(s, k), other, 0) != SIZE_MAX)
			return k + 1;
	return i + 1;
}

static bool is_number(const struct sheet *s, u32 i, u32 end)
{
	return i < end && number_at(sheet_block(s, i)) == sheet_block(s, i).n;
}

/* Behind the line of a cover or a foot, and the page's number below it. */
static u32 past_cover(const struct sheet *s, u32 i, u32 end)
{
	bool saved = export_find(sheet_block(s, i), "sauvegard", 0) != SIZE_MAX;
	u32 next = saved ? i + 1 : past(s, i, end, "CEDROM", "Cision");

	return next + (!saved && is_number(s, next, end));
}

/* `Aussi paru dans`, and each day and paper below it. */
u32 europresse_past_also(const struct sheet *s, u32 i, u32 end)
{
	enum { PAPER_MAX = 140 /* [bytes] */ };
	static const char *const words[] = {"Aussi paru dans", "Also published in", "Also appeared in", NULL};
	u32 next = i;

	if (str_starts_one_of_fold(sheet_block(s, i), words))
		for (next++; next < end; next++) {
			str line = sheet_block(s, next);
			if (line.n > PAPER_MAX || str_find(line, S(" - "), 0) == SIZE_MAX || !export_day(s->arena, line).n)
				break;
		}
	return next;
}

/* Behind a certificate, a cover, a page's foot or a count that begins at i; i where none does. */
static u32 past_notice(const struct sheet *s, u32 i, u32 end)
{
	str line = sheet_block(s, i);

	if (is_certificate(line))
		return past(s, i, end, "temporaire", "temporary");
	if (europresse_is_cover(line))
		return past_cover(s, i, end);
	if (is_number(s, i, end) && i + 1 < end && europresse_is_cover(sheet_block(s, i + 1)))
		return i + 1;
	return export_is_count(line) ? i + 1 : i;
}

/* Behind the rights that begin at i, with certificate and number; i where they do not. */
static u32 past_rights(const struct sheet *s, u32 i, u32 end)
{
	enum { LINES = 14 };
	bool certified = false;

	if (!export_is_rights(sheet_block(s, i)))
		return i;
	for (u32 k = i; k < end && k < i + LINES; k++) {
		certified |= is_certificate(sheet_block(s, k)) || k + 1 == end;
		if (europresse_ends(sheet_block(s, k)))
			return certified ? k + 1 : i;
	}
	return i;
}

/* The same for all the small print of a printed document. */
u32 europresse_past_small_print(const struct sheet *s, u32 i, u32 end)
{
	static const char *const papers[] = {"Cet article est paru dans", "This article appeared in", NULL};
	str line = sheet_block(s, i);
	u32 next = past_rights(s, i, end);

	if (next == i)
		next = past_notice(s, i, end);
	if (next == i)
		next = europresse_past_also(s, i, end);
	return next > i ? next : i + (europresse_ends(line) || str_starts_one_of_fold(line, papers));
}

/* The first block below certificates, cover and count, which stand above the first long line and the rights. */
u32 europresse_past_top(const struct sheet *s, u32 i, u32 end)
{
	enum { LINES = 25, PROSE = 200 /* [bytes] */ };
	u32 top = i;

	for (u32 k = i; k < end && k < i + LINES && !export_is_rights(sheet_block(s, k));) {
		u32 next = past_notice(s, k, end);
		if (next > k)
			top = k = next;
		else if (sheet_block(s, k++).n > PROSE)
			break;
	}
	return top;
}

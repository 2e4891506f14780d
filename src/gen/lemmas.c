/* lemmas.c: run at build time: reads hunspell's French dictionary (fr.dic, fr.aff), expands each entry into its forms,
 * chooses the lemma of each form, and writes the table of lemma_table.h.
 *
 *     lemmas fr.aff fr.dic choices > lemmas.bin
 *
 * An entry is a lemma; its flags name groups of suffix rules (`SFX X. al aux al`: travail → travaux). Where several
 * entries have a form:
 *
 *     the file of choices, where it names the form, says whose it is (retraite: not of retrait);
 *     a rare form of a verb loses it to any other word (versions: not of verser), -ant loses it to a noun (restaurant);
 *     of those left, the one that is written like it wins (porte: the door, not porter), but an adjective that is a
 *     participle gives way to its verb (rendue: rendre); among equals nouns, adjectives, other words, verbs, names. */
#include "lemmas.h"

#include <stdio.h>
#include <stdlib.h>

#include "../lemma_table.h"
#include "../str.h"

struct pair *pairs;
size_t pair_count;

_Noreturn void die(const char *what, const char *which)
{
	fprintf(stderr, "lemmas: %s: %s\n", what, which);
	exit(1);
}

static str read_all(const char *path)
{
	FILE *f = fopen(path, "rb");
	static const size_t room = 32u << 20;
	char *p = malloc(room);
	size_t n = f && p ? fread(p, 1, room, f) : 0;

	if (n == 0 || n == room)
		die("cannot read the French dictionary (package hunspell-fr)", path);
	fclose(f);
	return (str){p, n};
}

bool copy(char *out, str s)
{
	if (s.n >= TABLE_FORM_MAX)
		return false;
	memcpy(out, s.p, s.n);
	out[s.n] = 0;
	return true;
}

str word_of(str *line)
{
	str word;

	*line = str_trim(*line);
	word = str_field(line, ' ');
	return str_trim(word);
}

size_t same_form(size_t from)
{
	size_t to = from + 1;

	while (to < pair_count && strcmp(pairs[to].form, pairs[from].form) == 0)
		to++;
	return to;
}

int main(int count, char **args)
{
	u32 lemmas;

	if (count != 4)
		die("usage", "lemmas fr.aff fr.dic choices");
	pairs = calloc(PAIRS, sizeof *pairs);
	if (!pairs)
		die("out of memory", "pairs");
	read_rules(read_all(args[1]));
	read_words(read_all(args[2]));
	read_choices(read_all(args[3]));
	settle();
	lemmas = number_lemmas();
	return write_table(lemmas);
}

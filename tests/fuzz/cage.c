/* What a broken reader may answer (src/cage_doc.h) → documents → articles: refused, or as sound as any parser's. */
#include "cage_doc.h"
#include "fuzz.h"
#include "str.h"

enum { ITEM = 1000 }; /* [bytes] of the item that it pretends to have read */

const char *const fuzz_pieces[] = {
	"\xFF\xFF\xFF\xFF", "\xFE\xFF\xFF\xFF", "\0\0\0\0", "\1\0\0\0", "\4\0\0\0Quai", "\0\0\0\0\0", "\2\0\0\0\3\1\0",
	"\xC3\xA9", "\x80\x80\x80\x04", NULL
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a;
	jmp_buf point;
	struct doc *doc;
	const char *why;
	u32 docs;

	arena_init(&a, FUZZ_ARENA);
	if (!arena_try(&a, &point) && docs_get(&a, &doc, &docs, &why, (str){(const char *)data, size}, ITEM)) {
		for (u32 i = 0; i < docs; i++) {
			struct article *article;
			u32 n = doc[i].why ? 0 : article_make(&a, &article, &doc[i]);
			for (u32 j = 0; j < n; j++)
				require(utf8_valid(article[j].text) && utf8_valid(article[j].title) && utf8_valid(article[j].author));
		}
		if (why && docs == 0)
			require(utf8_valid(str_c(why)));
	}
	arena_free(&a);
	return 0;
}

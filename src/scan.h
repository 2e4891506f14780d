/* scan.h: runs over plain bytes, sixteen at a time where the machine can; elsewhere one by one, with the same result.
 * A scan's speed is what most of a text costs: the bytes that ask for nothing. */
#ifndef SCAN_H
#define SCAN_H

#include "base.h"

#ifdef __SSE2__
#include <emmintrin.h>

static inline __m128i scan_load(const u8 *p)
{
	return _mm_loadu_si128((const __m128i *)(const void *)p);
}

static inline __m128i scan_is(__m128i bytes, char c)
{
	return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
}

static inline __m128i scan_below(__m128i bytes, u8 limit) /* limit included */
{
	return _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8((char)limit)), bytes);
}

static inline __m128i scan_from(__m128i bytes, u8 limit) /* limit included */
{
	return _mm_cmpeq_epi8(_mm_max_epu8(bytes, _mm_set1_epi8((char)limit)), bytes);
}

static inline u32 scan_mask(__m128i found)
{
	return (u32)_mm_movemask_epi8(found);
}
#endif

/* The next byte from i on that begins a character beyond U+007F; n if there is none. */
static inline u32 scan_high(const u8 *s, u32 i, u32 n)
{
#ifdef __SSE2__
	for (; i + 16 <= n; i += 16) {
		u32 found = scan_mask(scan_from(scan_load(s + i), 0xC2));
		if (found)
			return i + (u32)__builtin_ctz(found);
	}
#endif
	while (i < n && s[i] < 0xC2)
		i++;
	return i;
}

#endif

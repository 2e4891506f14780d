/* scan.c: see scan.h. Vectors are the compiler's own (vector_size): of 16 bytes they become SSE2, NEON or what else the
 * machine has; of 32, AVX2, in functions that are called only where the processor has it. */
#include "scan.h"

#include <endian.h>

typedef u8 v16 __attribute__((vector_size(16)));
typedef u8 v32 __attribute__((vector_size(32)));

/* Of one byte and the next, or of as many as a vector holds. */
#define BEYOND(here, next) ((here) >= 0x80)
#define HIGH(here, next) ((here) >= 0xC2)
#define ODD(here, next) (((here) < 0x20) | ((here) == 0x60) | HIGH(here, next) | (((here) == 0x20) & ((next) == 0x20)))
#define STOP(here, next) \
	(((here) == 0x2E) | ((here) == 0x21) | ((here) == 0x3F) | ((here) == 0x22) | ((here) == 0x0A) | ((here) == 0xE2))

#define PLAIN(name, found) \
	static u32 name(const u8 *s, u32 i, u32 n) \
	{ \
		for (; i < n; i++) { \
			u8 here = s[i], next = i + 1 < n ? s[i + 1] : 0; \
			(void)next; \
			if (found(here, next)) \
				break; \
		} \
		return i; \
	}

/* Blocks as long as there is one with a byte after it; the rest as plain code does it. */
#define VECTOR(name, target, v, found, plain) \
	target static u32 name(const u8 *s, u32 i, u32 n) \
	{ \
		for (; n - i > sizeof(v); i += (u32)sizeof(v)) { \
			u64 word[sizeof(v) / 8]; \
			v here, next, is; \
			memcpy(&here, s + i, sizeof here); \
			memcpy(&next, s + i + 1, sizeof next); \
			is = (v)found(here, next); \
			memcpy(word, &is, sizeof is); \
			for (u32 w = 0; w < countof(word); w++) \
				if (word[w]) \
					return i + w * 8 + (u32)__builtin_ctzll(htole64(word[w])) / 8; \
		} \
		return plain(s, i, n); \
	}

PLAIN(plain_beyond, BEYOND)
PLAIN(plain_high, HIGH)
PLAIN(plain_odd, ODD)
PLAIN(plain_stop, STOP)
VECTOR(v16_beyond, , v16, BEYOND, plain_beyond)
VECTOR(v16_high, , v16, HIGH, plain_high)
VECTOR(v16_odd, , v16, ODD, plain_odd)
VECTOR(v16_stop, , v16, STOP, plain_stop)

static const struct scans plain = {"plain", plain_beyond, plain_high, plain_odd, plain_stop};
static const struct scans by_16 = {"16 bytes", v16_beyond, v16_high, v16_odd, v16_stop};

#ifdef __x86_64__
#define AVX2 __attribute__((target("avx2")))
VECTOR(v32_beyond, AVX2, v32, BEYOND, plain_beyond)
VECTOR(v32_high, AVX2, v32, HIGH, plain_high)
VECTOR(v32_odd, AVX2, v32, ODD, plain_odd)
VECTOR(v32_stop, AVX2, v32, STOP, plain_stop)
static const struct scans by_32 = {"AVX2", v32_beyond, v32_high, v32_odd, v32_stop};
#endif

const struct scans *scan_chosen = &by_16;

u32 scan_each(const struct scans *all[SCANS])
{
	u32 n = 0;

	all[n++] = &plain;
	all[n++] = &by_16;
#ifdef __x86_64__
	if (__builtin_cpu_supports("avx2"))
		all[n++] = &by_32;
#endif
	return n;
}

static __attribute__((constructor)) void choose(void)
{
	const struct scans *all[SCANS] = {&plain};

	scan_chosen = all[scan_each(all) - 1];
}

/* Maps: random edits against an array that says for each byte where it came from. */
#include "text_test.h"

enum { N = 400 };

/* What a map means, byte by byte: [beg[i], end[i]) below is where byte i above came from. */
struct plain_map {
	u32 beg[N + 1], end[N + 1], n;
	u32 below; /* [bytes below] that exist */
};

static void plain_run(struct plain_map *p, u32 n, u32 from)
{
	for (u32 i = 0; i < n; i++, p->n++) {
		p->beg[p->n] = from + i;
		p->end[p->n] = from + i + 1;
	}
}

static void plain_piece(struct plain_map *p, u32 to_len, u32 from, u32 from_len)
{
	for (u32 i = 0; i < to_len; i++, p->n++) {
		p->beg[p->n] = from;
		p->end[p->n] = from + from_len;
	}
}

/* The same random mapping twice; jumps: the origin moves backwards too. */
static void random_map(struct map *m, struct plain_map *p, u32 below, bool jumps)
{
	u32 from = 0;

	*m = (struct map){.arena = &arena};
	*p = (struct plain_map){.below = below};
	while (p->n + 20 < N && from + 20 < below) {
		u32 n = roll(9), k = roll(6), to = p->n;

		switch (roll(jumps ? 5 : 4)) {
		case 0:
			map_put(m, to, n, from, n);
			plain_run(p, n, from);
			from += n;
			break;
		case 1:
			map_piece(m, to, k, from, n);
			plain_piece(p, k, from, n);
			from += n;
			break;
		case 2:
			map_put(m, to, 0, from, n); /* deleted */
			from += n;
			break;
		case 3:
			map_put(m, to, k, from, 0); /* put in */
			if (k)
				plain_piece(p, k, from, 0);
			break;
		default:
			from = roll(below - 20);
			map_put(m, to, n, from, n);
			plain_run(p, n, from);
			from += n;
		}
	}
	plain_run(p, 0, from);
}

static void assert_agrees(const struct map *m, const struct plain_map *p)
{
	for (u32 i = 0; i < p->n; i++) {
		assert_int_equal(map_begin(m, i), p->beg[i]);
		assert_int_equal(map_end(m, i + 1), p->end[i]);
	}
}

static void an_empty_map_is_identity(void **state)
{
	struct map m = {.arena = &arena};

	(void)state;
	assert_int_equal(map_begin(&m, 0), 0);
	assert_int_equal(map_begin(&m, 77), 77);
	assert_int_equal(map_end(&m, 77), 77);
}

static void runs_of_identity_cost_nothing(void **state)
{
	struct map m = {.arena = &arena};

	(void)state;
	for (u32 i = 0; i < 1000; i += 10)
		map_put(&m, i, 10, i, 10);
	assert_int_equal(m.n, 0);
	map_put(&m, 1000, 10, 1003, 10);
	map_put(&m, 1010, 10, 1013, 10);
	assert_int_equal(m.n, 1);
}

static void any_edits_mean_what_they_say(void **state)
{
	(void)state;
	for (int round = 0; round < 500; round++) {
		struct map m;
		struct plain_map p;

		random_map(&m, &p, 400, round & 1);
		assert_agrees(&m, &p);
	}
}

static void without_jumps_a_map_is_monotone(void **state)
{
	(void)state;
	for (int round = 0; round < 200; round++) {
		struct map m;
		struct plain_map p;

		random_map(&m, &p, 400, false);
		for (u32 i = 1; i < p.n; i++) {
			assert_true(map_begin(&m, i) >= map_begin(&m, i - 1));
			assert_true(map_end(&m, i + 1) >= map_end(&m, i));
			assert_true(map_end(&m, i + 1) >= map_begin(&m, i));
		}
	}
}

static void composition_is_one_map_after_the_other(void **state)
{
	(void)state;
	for (int round = 0; round < 500; round++) {
		struct map lower, upper, both;
		struct plain_map l, u, want = {.n = 0};

		random_map(&lower, &l, 400, round & 1);
		random_map(&upper, &u, l.n, round & 2);
		both = map_compose(&arena, &upper, &lower, u.n);
		for (u32 i = 0; i < u.n; i++, want.n++) {
			want.beg[i] = map_begin(&lower, u.beg[i]);
			want.end[i] = u.end[i] > u.beg[i] ? l.end[u.end[i] - 1] : want.beg[i];
			if (want.end[i] < want.beg[i])
				want.end[i] = want.beg[i];
		}
		assert_agrees(&both, &want);
	}
}

static void a_slice_says_what_the_whole_says(void **state)
{
	(void)state;
	for (int round = 0; round < 500; round++) {
		struct map m, slice = {.arena = &arena};
		struct plain_map p;
		u32 beg, n;

		random_map(&m, &p, 400, round & 1);
		if (p.n < 2)
			continue;
		beg = roll(p.n - 1);
		n = 1 + roll(p.n - beg - 1 ? p.n - beg - 1 : 1);
		map_slice(&slice, 5, &m, beg, n);
		for (u32 i = 0; i < n; i++) {
			assert_int_equal(map_begin(&slice, 5 + i), p.beg[beg + i]);
			assert_int_equal(map_end(&slice, 5 + i + 1), p.end[beg + i]);
		}
	}
}

static void a_map_is_stored_and_read_back(void **state)
{
	(void)state;
	for (int round = 0; round < 500; round++) {
		struct map m, back;
		struct plain_map p;
		struct buf b = {.arena = &arena};

		random_map(&m, &p, 400, round & 1);
		map_write(&b, &m);
		assert_true(map_read(&arena, &back, buf_str(&b)));
		assert_int_equal(back.n, m.n);
		if (m.n)
			assert_memory_equal(back.edit, m.edit, m.n * sizeof *m.edit);
	}
}

static void long_pieces_are_stored_too(void **state)
{
	struct map m = {.arena = &arena}, back;
	struct buf b = {.arena = &arena};

	(void)state;
	map_put(&m, 3, 7, 3, 15);
	map_put(&m, 20, 3000, 40, 14);
	map_put(&m, 4000, 6, 1100, 70000);
	map_write(&b, &m);
	assert_true(map_read(&arena, &back, buf_str(&b)));
	assert_int_equal(back.n, m.n);
	assert_memory_equal(back.edit, m.edit, m.n * sizeof *m.edit);
	assert_int_equal(map_end(&back, 0), 0); /* nothing ends at the beginning */
}

static void stored_maps_are_small(void **state)
{
	struct map identity = {.arena = &arena}, latin1 = {.arena = &arena}, utf16 = {.arena = &arena};
	struct buf a = {.arena = &arena}, b = {.arena = &arena}, c = {.arena = &arena};

	(void)state;
	map_write(&a, &identity);
	assert_int_equal(a.n, 0);
	for (u32 i = 0; i < 100; i++) /* 2,600 characters with 100 accents */
		map_put(&latin1, 27 * i + 25, 2, 26 * i + 25, 1);
	map_write(&b, &latin1);
	assert_true(b.n <= 200);
	for (u32 i = 0; i < 1000; i++)
		map_put(&utf16, i, 1, 2 * i, 2);
	map_write(&c, &utf16);
	assert_true(c.n <= 5);
}

/* A damaged count may ask for more edits than there is memory: then the arena jumps, as for any other document. */
static void damaged_bytes_are_refused_or_read(void **state)
{
	static struct arena small;
	jmp_buf refused;
	volatile int round = 0;

	(void)state;
	arena_init(&small, 1 << 20);
	if (arena_try(&small, &refused))
		round++;
	for (; round < 20000; round++) {
		char bytes[12];
		struct map m;
		u32 n = roll(sizeof bytes);

		for (u32 i = 0; i < n; i++)
			bytes[i] = (char)(roll(4) ? roll(64) : roll(256));
		arena_reset(&small);
		if (map_read(&small, &m, (str){bytes, n}))
			for (u32 i = 1; i < m.n; i++)
				assert_true(m.edit[i].to >= m.edit[i - 1].to + m.edit[i - 1].to_len);
	}
	assert_false(map_read(&small, &(struct map){0}, S("\x80")));
	assert_false(map_read(&small, &(struct map){0}, S("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80"))); /* no end */
	assert_false(map_read(&small, &(struct map){0}, S("\x01\x04\x70\xFF\xFF\xFF\xFF\x7F"))); /* lengths beyond 4 GB */
	assert_false(map_read(&small, &(struct map){0}, S("\x01\x04\x1F\xFF\xFF\xFF\xFF\x7F")));
	assert_false(map_read(&small, &(struct map){0}, S("\x01\x04\x01"))); /* nothing, made of something */
	assert_false(map_read(&small, &(struct map){0}, S("\x00\x70\xFF\xFF\xFF\xFF\xFF")));
	arena_free(&small);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_map_is_identity),
		cmocka_unit_test(runs_of_identity_cost_nothing),
		cmocka_unit_test(any_edits_mean_what_they_say),
		cmocka_unit_test(without_jumps_a_map_is_monotone),
		cmocka_unit_test(composition_is_one_map_after_the_other),
		cmocka_unit_test(a_slice_says_what_the_whole_says),
		cmocka_unit_test(a_map_is_stored_and_read_back),
		cmocka_unit_test(long_pieces_are_stored_too),
		cmocka_unit_test(stored_maps_are_small),
		cmocka_unit_test(damaged_bytes_are_refused_or_read),
	};
	return cmocka_run_group_tests(tests, arena_up, arena_down);
}

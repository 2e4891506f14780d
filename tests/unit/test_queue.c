/* test_queue.c: queue.h. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "queue.h"

static int item[100];

static void what_is_pushed_first_is_popped_first(void **state)
{
	struct queue q;

	(void)state;
	assert_true(queue_init(&q, 3));
	for (int round = 0; round < 10; round++) {
		queue_push(&q, &item[round]);
		queue_push(&q, &item[round + 1]);
		assert_ptr_equal(queue_pop(&q, -1), &item[round]);
		assert_ptr_equal(queue_pop(&q, -1), &item[round + 1]);
	}
	queue_free(&q);
}

static void an_empty_queue_gives_nothing_after_the_wait(void **state)
{
	struct queue q;

	(void)state;
	assert_true(queue_init(&q, 1));
	assert_null(queue_pop(&q, 0));
	assert_null(queue_pop(&q, 20));
	queue_push(&q, item);
	assert_ptr_equal(queue_pop(&q, 0), item);
	queue_free(&q);
}

static void a_closed_queue_gives_nothing_though_something_is_in_it(void **state)
{
	struct queue q;

	(void)state;
	assert_true(queue_init(&q, 1));
	queue_push(&q, item);
	queue_close(&q);
	assert_null(queue_pop(&q, -1));
	queue_free(&q);
}

struct two { struct queue there, back; };

static void *echo(void *payload)
{
	struct two *two = payload;
	void *got;

	while ((got = queue_pop(&two->there, -1)))
		queue_push(&two->back, got);
	return NULL;
}

static void four_threads_pass_every_item_on_exactly_once(void **state)
{
	struct two two;
	pthread_t thread[4];
	int seen[100] = {0};

	(void)state;
	assert_true(queue_init(&two.there, 100) && queue_init(&two.back, 100));
	for (int i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&thread[i], NULL, echo, &two), 0);
	for (int i = 0; i < 100; i++)
		queue_push(&two.there, &item[i]);
	for (int i = 0; i < 100; i++)
		seen[(int *)queue_pop(&two.back, -1) - item]++;
	queue_close(&two.there);
	for (int i = 0; i < 4; i++)
		pthread_join(thread[i], NULL);
	for (int i = 0; i < 100; i++)
		assert_int_equal(seen[i], 1);
	queue_free(&two.there);
	queue_free(&two.back);
}

static void *take_three(void *payload)
{
	struct queue *q = payload;

	for (int i = 0; i < 3; i++)
		assert_ptr_equal(queue_pop(q, -1), &item[i]);
	return NULL;
}

static void who_sleeps_until_enough_are_there_gets_them_then_and_what_is_left_when_woken(void **state)
{
	struct queue q;
	pthread_t thread;

	(void)state;
	assert_true(queue_init(&q, 3));
	queue_enough(&q, 2);
	assert_int_equal(pthread_create(&thread, NULL, take_three, &q), 0);
	queue_push(&q, &item[0]);
	queue_push(&q, &item[1]);
	queue_push(&q, &item[2]);
	queue_wake(&q);
	pthread_join(thread, NULL);
	assert_null(queue_pop(&q, 0));
	queue_free(&q);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_pushed_first_is_popped_first),
		cmocka_unit_test(an_empty_queue_gives_nothing_after_the_wait),
		cmocka_unit_test(a_closed_queue_gives_nothing_though_something_is_in_it),
		cmocka_unit_test(four_threads_pass_every_item_on_exactly_once),
		cmocka_unit_test(who_sleeps_until_enough_are_there_gets_them_then_and_what_is_left_when_woken),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

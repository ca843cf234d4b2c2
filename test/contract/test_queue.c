/* test_queue.c - the buffer of the queue, used round and round, never loses or mixes what it was given. */
#include "store/queue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define ROOM 8192

static void nothing(void *arg, enum err e, const struct change_outcome *outcomes, size_t n)
{
	(void)arg, (void)e, (void)outcomes, (void)n;
}

/* The next of a fixed sequence of numbers that look random. */
static unsigned next_number(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 16;
}

/* Fills `c` with a setting whose value is `n` times the same letter, told by `number`. */
static void make(struct change *c, char *value, size_t n, unsigned number)
{
	memset(value, (int)('a' + number % 26), n);
	*c = (struct change){.kind = CHANGE_SETTING_PUT, .caller = {.person = number}, .request = STR("r"), .setting = {STR("key"), {value, n}}};
}

static void expect(const struct submission *s, unsigned number)
{
	assert_int_equal(s->n, 1);
	const struct change *c = &s->changes[0];
	assert_int_equal(c->caller.person, number);
	assert_true(str_eq(c->request, STR("r")) && str_eq(c->setting.key, STR("key")));
	for (size_t i = 0; i < c->setting.value.n; i++)
		assert_int_equal(c->setting.value.p[i], 'a' + number % 26);
}

static void keeps_what_it_was_given(void **state)
{
	(void)state;
	_Alignas(max_align_t) static char buffer[ROOM];
	char value[STORE_VALUE_MAX];
	unsigned random = 1, given = 0, taken = 0, busy = 0;
	struct submission *group = NULL;
	size_t bytes = 0;
	struct queue q = queue_on(buffer, sizeof(buffer));
	for (int i = 0; i < 200000; i++) {
		struct change c;
		if (next_number(&random) % 2 == 0) {
			make(&c, value, next_number(&random) % 3000, given);
			enum err e = queue_put(&q, &c, 1, nothing, NULL);
			memset(value, '!', sizeof(value)); /* the caller's bytes are not needed any more */
			assert_true(e == OK || e == ERR_BUSY);
			given += e == OK ? 1 : 0;
			busy += e == OK ? 0 : 1;
		} else if (group == NULL) {
			group = queue_take(&q, &bytes);
		} else {
			for (; group != NULL; group = group->next)
				expect(group, taken++);
			queue_free(&q, bytes);
			assert_int_equal(q.waiting, given - taken);
		}
		assert_true(q.used <= q.cap);
	}
	assert_true(busy > 100 && taken > 50000);
}

/* An entry owns its list of regions and their names: both are copied, each entry's own. */
static void keeps_the_regions_of_entries(void **state)
{
	(void)state;
	_Alignas(max_align_t) static char buffer[ROOM];
	char names[4][8] = {"p5_l", "p5_r", "a5", "a6"};
	struct store_region regions[4];
	struct change c[3];
	struct queue q = queue_on(buffer, sizeof(buffer));
	size_t bytes;
	for (int i = 0; i < 4; i++)
		regions[i] = (struct store_region){.region = str_of(names[i]), .intensity = i};
	for (size_t i = 0; i < 3; i++)
		c[i] = (struct change){.kind = CHANGE_ENTRY_ADD,
				       .request = STR("r"),
				       .entry = {.note = STR("n"), .regions = &regions[2 * (i / 2)], .n_regions = i == 1 ? 0 : 2}};
	assert_int_equal(queue_put(&q, c, 3, nothing, NULL), OK);
	memset(names, '!', sizeof(names));
	memset(regions, 0, sizeof(regions));
	const struct submission *s = queue_take(&q, &bytes);
	for (size_t i = 0; i < 4; i++) {
		static const char *const expected[4] = {"p5_l", "p5_r", "a5", "a6"};
		const struct store_region *r = &s->changes[i / 2 * 2].entry.regions[i % 2];
		assert_true(str_eq(r->region, str_of(expected[i])));
		assert_int_equal(r->intensity, i);
	}
	assert_true(str_eq(s->changes[1].entry.note, STR("n")));
}

static void says_what_can_never_fit(void **state)
{
	(void)state;
	_Alignas(max_align_t) static char buffer[512];
	char value[STORE_VALUE_MAX];
	struct queue q = queue_on(buffer, sizeof(buffer));
	struct change c;
	make(&c, value, sizeof(value), 0);
	assert_int_equal(queue_put(&q, &c, 1, nothing, NULL), ERR_INPUT);
	assert_int_equal(q.waiting, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_what_it_was_given),
		cmocka_unit_test(keeps_the_regions_of_entries),
		cmocka_unit_test(says_what_can_never_fit),
	};
	return cmocka_run_group_tests_name("queue", tests, NULL, NULL);
}

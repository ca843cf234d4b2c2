/* test_waiting.c - events that wait for the desk reminder: a flood of some loses none of the others. */
#include "unit.h"

#include "breaks/waiting.h"

static void add(struct waiting *w, enum breaks_event_kind kind)
{
	waiting_add(w, &(struct breaks_event){.kind = kind});
}

static bool holds(const struct waiting *w, enum breaks_event_kind kind)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->of[i].event.kind == kind)
			return true;
	return false;
}

static void they_come_out_in_their_order(void **state)
{
	struct waiting w = {.n = 0};
	struct waiting_event buffer;
	struct breaks_event e;
	(void)state;
	add(&w, BREAKS_LOCK);
	waiting_add(&w, &(struct breaks_event){.kind = BREAKS_SKIP, .why = STR("meeting")});
	waiting_add_first(&w, &(struct breaks_event){.kind = BREAKS_BEGIN});
	assert_true(waiting_take(&w, &buffer, &e));
	assert_int_equal(e.kind, BREAKS_BEGIN);
	assert_true(waiting_take(&w, &buffer, &e));
	assert_int_equal(e.kind, BREAKS_LOCK);
	assert_true(waiting_take(&w, &buffer, &e));
	assert_int_equal(e.kind, BREAKS_SKIP);
	assert_str(e.why, STR("meeting"));
	assert_false(waiting_take(&w, &buffer, &e));
}

/* More signals of any kind than there are places, before and after: what counts is there. */
static void a_flood_loses_nothing_that_counts(void **state)
{
	static const enum breaks_event_kind counts[] = {BREAKS_LOCK,   BREAKS_SUSPEND, BREAKS_SKIP, BREAKS_DONE, BREAKS_OWN,
							BREAKS_SNOOZE, BREAKS_START,   BREAKS_OFF,  BREAKS_END};
	(void)state;
	for (size_t c = 0; c < sizeof counts / sizeof counts[0]; c++) {
		for (size_t before = 0; before <= WAITING_MAX + 1; before++) {
			struct waiting w = {.n = 0};
			for (size_t i = 0; i < before; i++)
				add(&w, i % 2 == 0 ? BREAKS_TICK : BREAKS_INHIBITED);
			add(&w, counts[c]);
			for (size_t i = 0; i < (size_t)3 * WAITING_MAX; i++)
				add(&w, i % 3 == 0 ? BREAKS_IDLE : i % 3 == 1 ? BREAKS_ACTIVE : BREAKS_TICK);
			assert_true(w.n <= WAITING_MAX);
			assert_true(holds(&w, counts[c]));
			assert_int_equal(w.of[w.n - 1].event.kind, BREAKS_TICK);
		}
	}
}

/* Of those that tell how something stands, the last one is right. */
static void the_last_word_is_kept(void **state)
{
	struct waiting w = {.n = 0};
	enum breaks_event_kind last = BREAKS_EVENTS;
	(void)state;
	for (size_t i = 0; i < 201; i++) {
		add(&w, i % 2 == 0 ? BREAKS_LOCK : BREAKS_UNLOCK);
		waiting_add(&w, &(struct breaks_event){.kind = BREAKS_INHIBITED, .inhibitors = (unsigned)i});
	}
	for (size_t i = 0; i < w.n; i++)
		last = w.of[i].event.kind == BREAKS_LOCK || w.of[i].event.kind == BREAKS_UNLOCK ? w.of[i].event.kind : last;
	assert_int_equal(last, BREAKS_LOCK);
	assert_int_equal(w.of[w.n - 1].event.inhibitors, 200);
}

/* A word of another program is cut between letters. */
static void a_long_word_is_cut_between_letters(void **state)
{
	struct waiting w = {.n = 0};
	struct waiting_event buffer;
	struct breaks_event e;
	(void)state;
	waiting_add(&w, &(struct breaks_event){.kind = BREAKS_SKIP,
					       .why = STR("\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC"
							  "\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC")});
	assert_true(waiting_take(&w, &buffer, &e));
	assert_str(
		e.why,
		STR("\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xE2\x80\xA6"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(they_come_out_in_their_order),
		cmocka_unit_test(a_flood_loses_nothing_that_counts),
		cmocka_unit_test(the_last_word_is_kept),
		cmocka_unit_test(a_long_word_is_cut_between_letters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

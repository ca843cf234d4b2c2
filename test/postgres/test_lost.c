/*
 * test_lost.c - the connection of the writer is lost before each of its calls in turn, and after the commit whose answer nobody gets: each time the change is done
 * once, and whoever asked is told that it was.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "../contract/scenario.h"
#include "store/sql.h"

static struct postgres_backend whole, cut; /* the one that cuts, in front of the one that does */
static struct link *writer;                /* of the store */
static long left;                          /* calls of the writer until it is cut; 0: never */
static bool was_cut, cuts_after_commit;

static void terminate(void)
{
	tell_server("postgres",
		    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname LIKE 'test_%' AND pid <> pg_backend_pid()");
	was_cut = true;
}

static void count(const struct link *l)
{
	if (l == writer && left > 0 && --left == 0)
		terminate();
}

static enum err cut_open(const struct backend *self, const char *place, enum link_use use, struct store_fault *ret_fault, struct link **ret_link)
{
	enum err e = whole.ops.open(self, place, use, ret_fault, ret_link);
	if (e == OK && use == LINK_WRITE)
		writer = *ret_link;
	return e;
}

static enum err cut_begin(struct link *l)
{
	count(l);
	return whole.ops.begin(l);
}

static enum err cut_commit(struct link *l)
{
	count(l);
	enum err e = whole.ops.commit(l);
	if (!cuts_after_commit || was_cut || l != writer || e != OK)
		return e;
	terminate();
	return whole.ops.commit(l); /* as whoever waits for an answer that does not come: the connection is lost */
}

static enum err cut_mark(struct link *l)
{
	count(l);
	return whole.ops.mark(l);
}

static enum err cut_keep(struct link *l)
{
	count(l);
	return whole.ops.keep(l);
}

static enum err cut_start(struct link *l, const struct query *q, const void *in)
{
	count(l);
	return whole.ops.start(l, q, in);
}

static enum err cut_many(struct link *l, const struct query *q, const void *in, size_t n, int64_t *ret_changed)
{
	count(l);
	return whole.ops.many(l, q, in, n, ret_changed);
}

/* Does it on a new store; the connection is lost at the n-th call, or after the commit. Returns whether it was. */
static bool do_cut(const struct scenario *scenario, long n, bool after_commit)
{
	static char before[DUMP_ROOM], found[DUMP_ROOM];
	struct change_outcome outcomes[SCENARIO_CHANGES];
	struct folder f = folder_make();
	struct store *s = open_store(&cut.ops, f.file);
	if (step_length(&scenario->before) > 0)
		assert_int_equal(store_apply(s, scenario->before.changes, step_length(&scenario->before), outcomes), OK);
	dump_store(s, before, sizeof before);
	was_cut = false;
	left = n;
	cuts_after_commit = after_commit;
	enum err e = store_apply(s, scenario->act.changes, step_length(&scenario->act), outcomes);
	left = 0;
	cuts_after_commit = false;
	if (e != scenario->expect)
		fail_msg("%s: cut at call %ld: %d instead of %d", scenario->name, n, e, scenario->expect);
	dump_store(s, found, sizeof found);
	assert_string_equal(found, scenario->after != NULL ? scenario->after : before);
	store_close(s);
	folder_remove(&f);
	return was_cut;
}

static void lost_at_every_call(void **state)
{
	(void)state;
	for (size_t i = 0; i < SCENARIOS_N; i += 7) /* each call of some */
		for (long n = 1; do_cut(&SCENARIOS[i], n, false); n++)
			;
}

static void lost_after_the_commit(void **state)
{
	(void)state;
	for (size_t i = 0; i < SCENARIOS_N; i++)
		assert_true(do_cut(&SCENARIOS[i], 0, true) || SCENARIOS[i].expect != OK); /* of one that is refused the commit is empty */
}

/* A reader that was idle when the server ended it, and one in the middle of a snapshot: the first reads on, the second is told, and reads again. */
static void readers_come_back(void **state)
{
	(void)state;
	static char before[DUMP_ROOM], found[DUMP_ROOM];
	struct change_outcome outcomes[SCENARIO_CHANGES];
	const struct scenario *rich = scenario_rich();
	struct folder f = folder_make();
	struct store *s = open_store(&whole.ops, f.file);
	assert_int_equal(store_apply(s, rich->before.changes, step_length(&rich->before), outcomes), OK);
	struct store_reader *r = open_reader(s);
	assert_int_equal(read_dump(r, before, sizeof before), OK);
	terminate();
	assert_int_equal(read_dump(r, found, sizeof found), OK);
	assert_string_equal(found, before);
	int64_t n;
	assert_int_equal(store_read_begin(r), OK);
	assert_int_equal(store_rows(r, &n), OK);
	terminate();
	assert_int_equal(store_rows(r, &n), ERR_IO);
	store_read_end(r);
	assert_int_equal(read_dump(r, found, sizeof found), OK);
	assert_string_equal(found, before);
	store_reader_close(r);
	store_close(s);
	folder_remove(&f);
}

static enum err take_first(struct link *l, int64_t organisation)
{
	struct sql_person_last_row row;
	return sql_person_last(l, &(struct sql_person_last){organisation}, &row);
}

/* Two that want the same two organisations, each the other first: the second of them is told at once, and can do it when the first is done. */
static void nobody_waits_in_a_circle(void **state)
{
	(void)state;
	struct folder f = folder_make();
	struct store_fault fault;
	struct link *a = NULL, *b = NULL;
	make_people(&whole.ops, f.file);
	assert_int_equal(whole.ops.open(&whole.ops, f.file, LINK_WRITE, &fault, &a), OK);
	assert_int_equal(whole.ops.open(&whole.ops, f.file, LINK_WRITE, &fault, &b), OK);
	assert_int_equal(whole.ops.begin(a), OK);
	assert_int_equal(whole.ops.begin(b), OK);
	assert_int_equal(take_first(a, 1), OK);
	assert_int_equal(take_first(b, 2), OK);
	assert_int_equal(take_first(b, 1), ERR_BUSY);
	whole.ops.rollback(b);
	assert_true(whole.ops.again(b));
	assert_int_equal(take_first(a, 2), OK);
	assert_int_equal(whole.ops.commit(a), OK);
	assert_int_equal(whole.ops.begin(b), OK);
	assert_int_equal(take_first(b, 2), OK);
	assert_int_equal(take_first(b, 1), OK);
	assert_int_equal(whole.ops.commit(b), OK);
	whole.ops.close(a);
	whole.ops.close(b);
	folder_remove(&f);
}

int main(void)
{
	whole = cut = postgres_backend_current();
	cut.ops.open = cut_open;
	cut.ops.begin = cut_begin;
	cut.ops.commit = cut_commit;
	cut.ops.mark = cut_mark;
	cut.ops.keep = cut_keep;
	cut.ops.start = cut_start;
	cut.ops.many = cut_many;
	const struct CMUnitTest tests[] = {cmocka_unit_test(lost_at_every_call), cmocka_unit_test(lost_after_the_commit),
					   cmocka_unit_test(readers_come_back), cmocka_unit_test(nobody_waits_in_a_circle)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

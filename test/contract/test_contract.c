/* test_contract.c - every scenario on every backend; then with each call of the backend failing once: after a failure nothing has changed. */
#include "scenario.h"

#include "store/fault.h"
#include "store/sql.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct backend *tested; /* set once, in main */
static const struct who *who = &who_thread;

/* One thing to try: a scenario on a new store. */
struct trial {
	const struct scenario *scenario;
	struct folder folder;
	struct store *store;
	struct store_reader *reader;
	char before[DUMP_ROOM], after[DUMP_ROOM], found[DUMP_ROOM];
};

static enum err apply_step(struct store *s, const struct scenario_step *step, struct change_outcome *ret_outcomes)
{
	return store_apply(s, step->changes, step_length(step), ret_outcomes);
}

static void trial_open(struct trial *t, const struct backend *by)
{
	t->store = open_store_by(who, by, t->folder.file);
	t->reader = open_reader(t->store);
}

static void trial_close(struct trial *t)
{
	store_reader_close(t->reader);
	store_close(t->store);
}

static void trial_begin(struct trial *t, const struct scenario *scenario, const struct backend *by)
{
	struct change_outcome outcomes[SCENARIO_CHANGES];
	t->scenario = scenario;
	t->folder = folder_with_store();
	trial_open(t, by);
	if (step_length(&scenario->before) > 0)
		assert_int_equal(apply_step(t->store, &scenario->before, outcomes), OK);
	assert_int_equal(read_dump(t->reader, t->before, sizeof(t->before)), OK);
	snprintf(t->after, sizeof(t->after), "%s", scenario->after != NULL ? scenario->after : t->before);
}

static void trial_end(struct trial *t)
{
	trial_close(t);
	folder_remove(&t->folder);
}

static void look(struct trial *t)
{
	assert_int_equal(read_dump(t->reader, t->found, sizeof(t->found)), OK);
}

static void expect_found(const struct trial *t, const char *expected)
{
	if (strcmp(t->found, expected) != 0)
		fail_msg("%s:\nexpected:\n%sfound:\n%s", t->scenario->name, expected, t->found);
}

static void expect_dump(struct trial *t, const char *expected)
{
	look(t);
	expect_found(t, expected);
}

/* Does it, finds it done, does it again without effect, and finds it after opening again. */
static void does_what_it_says(const struct scenario *scenario, const struct backend *by)
{
	struct trial t;
	struct change_outcome first[SCENARIO_CHANGES], again[SCENARIO_CHANGES];
	trial_begin(&t, scenario, by);
	assert_int_equal(apply_step(t.store, &scenario->act, first), scenario->expect);
	expect_dump(&t, t.after);
	assert_int_equal(apply_step(t.store, &scenario->act, again), scenario->expect);
	expect_dump(&t, t.after);
	for (size_t i = 0; i < step_length(&scenario->act) && scenario->expect == OK; i++) {
		assert_false(first[i].repeated);
		assert_true(again[i].repeated);
		assert_int_equal(first[i].id, again[i].id);
	}
	trial_close(&t);
	trial_open(&t, by);
	expect_dump(&t, t.after);
	trial_end(&t);
}

static void it_does(void **state)
{
	does_what_it_says(*state, tested);
}

/* Does it for someone, with all that was there before. */
static enum err do_for(struct store *s, const struct scenario_step *step, struct caller caller)
{
	struct change changes[SCENARIO_CHANGES];
	struct change_outcome outcomes[SCENARIO_CHANGES];
	size_t n = step_length(step);
	for (size_t i = 0; i < n; i++) {
		changes[i] = step->changes[i];
		if (changes[i].caller.organisation == 1 && changes[i].caller.person == 1)
			changes[i].caller = caller;
	}
	return n > 0 ? store_apply(s, changes, n, outcomes) : OK;
}

static void expect_dump_of(struct store_reader *r, const struct scenario *scenario, struct caller caller, const char *expected)
{
	char found[DUMP_ROOM];
	store_reader_for(r, caller);
	assert_int_equal(read_dump(r, found, sizeof(found)), OK);
	if (strcmp(found, expected) != 0)
		fail_msg("%s, organisation %d person %d:\nexpected:\n%sfound:\n%s", scenario->name, (int)caller.organisation, (int)caller.person,
			 expected, found);
}

/* Two organisations with two persons each do it one after the other, with the same ids and the same requests: nobody sees what another did, nor is harmed by it. */
static void each_sees_their_own(void **state)
{
	const struct scenario *scenario = *state;
	struct folder f = folder_make();
	char before[DUMP_ROOM] = "";
	const char *has[PEOPLE_N] = {"", "", "", ""};
	store_close(open_store(tested, f.file));
	make_people(tested, f.file);
	struct store *s = open_store(tested, f.file);
	struct store_reader *r = open_reader(s);
	for (size_t i = 0; i < PEOPLE_N; i++) {
		assert_int_equal(do_for(s, &scenario->before, PEOPLE[i]), OK);
		if (i == 0)
			dump_store(s, before, sizeof(before));
		expect_dump_of(r, scenario, PEOPLE[i], before);
		assert_int_equal(do_for(s, &scenario->act, PEOPLE[i]), scenario->expect);
		has[i] = scenario->after != NULL ? scenario->after : before;
		for (size_t k = 0; k < PEOPLE_N; k++)
			expect_dump_of(r, scenario, PEOPLE[k], has[k]);
	}
	expect_dump_of(r, scenario, (struct caller){.role = ROLE_NOBODY}, "");
	store_reader_close(r);
	store_close(s);
	folder_remove(&f);
}

static void fault_disarmed_does(void **state)
{
	struct fault fault = {0};
	struct fault_backend by = fault_backend(tested, &fault);
	does_what_it_says(*state, &by.ops);
}

/* Fails the 1st, 2nd, ... call until there is none left to fail. */
static void every_failure(const struct scenario *scenario, enum fault_when when)
{
	struct fault fault = {0};
	struct fault_backend by = fault_backend(tested, &fault);
	struct trial t;
	struct change_outcome outcomes[SCENARIO_CHANGES];
	bool fired = true, counted = false; /* counted: the commit was done, and only its answer lost */
	trial_begin(&t, scenario, &by.ops);
	long n = 0;
	while (fired) {
		fault_arm(&fault, ++n, when);
		enum err e = apply_step(t.store, &scenario->act, outcomes);
		fired = fault_disarm(&fault);
		if (fired && e != ERR_IO && e != scenario->expect)
			fail_msg("%s: call %ld failed, the answer was %d", scenario->name, n, e);
		if (fired && e == OK)
			fail_msg("%s: call %ld failed, and no one was told", scenario->name, n);
		if (!fired)
			assert_int_equal(e, scenario->expect);
		look(&t);
		counted = counted || (fired && when == FAULT_AFTER && strcmp(t.found, t.after) == 0 && scenario->expect == OK);
		expect_found(&t, fired && !counted ? t.before : t.after);
	}
	assert_true(n > 3); /* begin, mark, something, commit: there were calls to fail */
	assert_int_equal(counted, when == FAULT_AFTER && scenario->expect == OK);
	trial_end(&t);
}

static void every_call_not_made(void **state)
{
	every_failure(*state, FAULT_BEFORE);
}

static void every_answer_lost(void **state)
{
	every_failure(*state, FAULT_AFTER);
}

/* The same, where nobody else is there to write. */
static int caller_begin(void **state)
{
	(void)state;
	who = &who_caller;
	return 0;
}

static int caller_end(void **state)
{
	(void)state;
	who = &who_thread;
	return 0;
}

/* Reads with each call failing: an error, never half a list; and the reader still works. */
static void every_read_failure(void **state)
{
	(void)state;
	struct fault fault = {0};
	struct fault_backend by = fault_backend(tested, &fault);
	struct trial t;
	trial_begin(&t, scenario_rich(), &by.ops);
	for (int when = FAULT_BEFORE; when <= FAULT_AFTER; when++) {
		bool fired = true;
		for (long n = 1; fired; n++) {
			fault_arm(&fault, n, (enum fault_when)when);
			enum err e = read_dump(t.reader, t.found, sizeof(t.found));
			fired = fault_disarm(&fault);
			assert_int_equal(e, fired ? ERR_IO : OK);
			expect_dump(&t, t.before);
		}
	}
	trial_end(&t);
}

static enum err make_person(struct store *s, enum role role, const char *request, struct change_outcome *ret_outcome)
{
	struct change c = {.kind = CHANGE_PERSON_ADD, .caller = {.organisation = 1, .person = 1, .role = role}, .request = str_of(request)};
	return store_apply(s, &c, 1, ret_outcome);
}

static void put_last_person(const char *file)
{
	struct store_fault fault;
	struct link *l = NULL;
	assert_int_equal(tested->open(tested, file, LINK_WRITE, &fault, &l), OK);
	assert_int_equal(sql_person_add(l, &(struct sql_person_add){1, STORE_PEOPLE_MAX}), OK);
	tested->close(l);
}

/* It reads and decides inside the transaction: who may ask is asked, each gets a number of their own, and one that is refused leaves nothing of its set. */
static void a_command_looks_before_it_acts(void **state)
{
	(void)state;
	struct folder f = folder_make();
	struct change_outcome first, again, second, outcomes[2];
	char before[DUMP_ROOM], after[DUMP_ROOM];
	struct store *s = open_store(tested, f.file);
	assert_int_equal(make_person(s, ROLE_NOBODY, "a", &first), ERR_DENIED);
	assert_int_equal(make_person(s, ROLE_SELF, "a", &first), ERR_DENIED);
	assert_int_equal(make_person(s, ROLE_STAFF, "a", &first), OK);
	assert_int_equal(make_person(s, ROLE_STAFF, "a", &again), OK);
	assert_int_equal(make_person(s, ROLE_STAFF, "b", &second), OK);
	assert_true(first.id == 2 && again.id == 2 && again.repeated && second.id == 3 && !second.repeated);
	dump_store(s, before, sizeof(before));
	store_close(s);
	put_last_person(f.file);
	s = open_store(tested, f.file);
	struct change set[2] = {
		{.kind = CHANGE_SETTING_PUT, .caller = caller_self(NULL), .request = STR("c"), .setting = {STR("country"), STR("GB")}},
		{.kind = CHANGE_PERSON_ADD, .caller = {.organisation = 1, .person = 1, .role = ROLE_STAFF}, .request = STR("c")}};
	for (int i = 0; i < 2; i++) { /* nothing is noted under its request: it is refused again */
		assert_int_equal(store_apply(s, set, 2, outcomes), ERR_CONFLICT);
		assert_int_equal(outcomes[1].refused, STORE_REFUSED_PEOPLE_MAX);
		assert_int_equal(outcomes[1].about, STORE_PEOPLE_MAX);
		dump_store(s, after, sizeof(after));
		assert_string_equal(after, before);
	}
	assert_int_equal(store_apply(s, set, 1, outcomes), OK);
	store_close(s);
	folder_remove(&f);
}

static void every_open_failure(void **state)
{
	(void)state;
	struct fault fault = {0};
	struct fault_backend by = fault_backend(tested, &fault);
	struct folder f = folder_make();
	struct store_fault said;
	struct store *s = NULL;
	struct store_reader *r = NULL;
	for (int when = FAULT_BEFORE; when <= FAULT_AFTER; when++) {
		fault_arm(&fault, 1, (enum fault_when)when);
		assert_int_equal(store_open(&by.ops, f.file, &said, &s), ERR_IO);
		assert_true(fault_disarm(&fault));
		assert_null(s);
		struct store *good = open_store(&by.ops, f.file);
		fault_arm(&fault, 1, (enum fault_when)when);
		assert_int_equal(store_reader_open(good, &said, &r), ERR_IO);
		assert_true(fault_disarm(&fault));
		assert_null(r);
		store_close(good);
	}
	folder_remove(&f);
}

#define WAYS           8
#define WAYS_OF_SERVER 5 /* in a browser there is none */
#define WAYS_IN_PARTS  2 /* how a call fails has nothing to do with parts */
#define SCENARIOS_MAX  96

int main(void)
{
	static const struct way {
		const char *name;
		CMUnitTestFunction does;
		CMFixtureFunction begin, end;
	} WAY[WAYS] = {
		{"does what it says", it_does, NULL, NULL},
		{"two organisations, two persons each", each_sees_their_own, NULL, NULL},
		{"fault backend", fault_disarmed_does, NULL, NULL},
		{"each call fails", every_call_not_made, NULL, NULL},
		{"each answer is lost", every_answer_lost, NULL, NULL},
		{"the caller writes", it_does, caller_begin, caller_end},
		{"the caller writes, each call fails", every_call_not_made, caller_begin, caller_end},
		{"the caller writes, each answer is lost", every_answer_lost, caller_begin, caller_end},
	};
	static struct scenario scenarios[SCENARIOS_MAX];
	static char names[SCENARIOS_MAX * WAYS][160];
	static struct CMUnitTest tests[SCENARIOS_MAX * WAYS + 3];
	size_t n = 0;
	tested = tested_backend();
	size_t ways = !tested_is_server() ? WAYS : getenv("TRIVET_PARTITIONS") != NULL ? WAYS_IN_PARTS : WAYS_OF_SERVER;
	for (size_t i = 0; i < SCENARIOS_N && i < SCENARIOS_MAX; i++) {
		scenarios[i] = SCENARIOS[i];
		for (size_t k = 0; k < ways; k++, n++) {
			snprintf(names[n], sizeof(names[n]), "%s: %s", SCENARIOS[i].name, WAY[k].name);
			tests[n] = (struct CMUnitTest){names[n], WAY[k].does, WAY[k].begin, WAY[k].end, &scenarios[i]};
		}
	}
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(every_read_failure);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(every_open_failure);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(a_command_looks_before_it_acts);
	return _cmocka_run_group_tests("store contract", tests, n, NULL, NULL);
}

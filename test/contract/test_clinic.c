/*
 * test_clinic.c - a clinic's visits in the store: the guard refuses even when what is read says nothing, every failure of every call changes nothing, two
 * organisations never see each other, and sixteen threads that book, move and cancel double nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clinic/changes.h"
#include "clinic/check.h"
#include "clinic/clocks.h"
#include "clinic/load.h"
#include "clinic/visit.h"
#include "scenario.h"
#include "store/clinic_desk.h"
#include "store/fault.h"

enum { ARENA_BYTES = 32 << 20, THREADS = 16, ACTS = 40, ORGANISATION = STORE_ORGANISATION, OTHER = 2, STRIDE = 7 };

static const char text[] =
	"clinic: 1\nzone: UTC\n"
	"practitioners: [{id: ana, hours: {mon: [\"09:00-13:00\"], tue: [\"09:00-13:00\"]}}, {id: ben, hours: {mon: [\"09:00-13:00\"]}}]\n"
	"rooms: [{id: table, count: 2}]\nequipment: [{id: lamp, kind: lamp}]\n"
	"services: [{id: visit, grid: 20, fit: true, buffer_after: 5, phases: [{minutes: 20, needs: [practitioner, room]}, "
	"{minutes: 20, needs: [room, lamp]}, {minutes: 10, needs: [practitioner, room]}]}]\n";

/* A law that comes into force while visits are booked: from the night of 8 June on, Greenwich is an hour (or less) farther east. */
static int32_t law_s;

static bool only_greenwich(str name, struct arena *a, struct zone_table *ret_table)
{
	(void)a;
	static struct zone_change change;
	change = (struct zone_change){{1780876800}, {law_s}};
	*ret_table = (struct zone_table){.name = name, .at = &change, .n = law_s != 0};
	return str_eq(name, STR("UTC"));
}

static instant at_hour(int d, int hour)
{
	return (instant){(int64_t)day_of_date((struct date){2026, 6, d}).n * 86400 + hour * 3600};
}

/* The memory of one who asks: for what is read once, and for each act. */
struct desk_of {
	char *once, *each;
	struct arena arena, acts;
	struct desk desk;
	char say[1024];
};

static void load_clinic(struct store *s, int64_t organisation)
{
	struct desk_of *of = calloc(1, sizeof *of);
	of->once = malloc(ARENA_BYTES);
	of->arena = arena_on(of->once, ARENA_BYTES);
	struct writer w = writer_on(of->say, sizeof of->say);
	struct problems to = {.w = &w};
	struct load load = {.file = {STR("clinic"), str_of(text), only_greenwich, {20600}, false},
			    .problems = &to,
			    .organisation = organisation,
			    .now = at_hour(1, 8),
			    .identity = STR("test")};
	assert_int_equal(load_do(s, &load, &of->arena), OK);
	assert_int_equal(load.version, 1);
	free(of->once);
	free(of);
}

static struct desk_of *open_desk(struct store *s, int64_t organisation)
{
	struct desk_of *of = calloc(1, sizeof *of);
	of->once = malloc(ARENA_BYTES);
	of->each = malloc(ARENA_BYTES);
	of->arena = arena_on(of->once, ARENA_BYTES);
	of->acts = arena_on(of->each, ARENA_BYTES);
	struct store_reader *r = open_reader(s);
	struct desk_wish wish = {organisation, only_greenwich, at_hour(1, 8), &of->arena};
	assert_int_equal(desk_open(store_reader_link(r), &wish, &of->desk), OK);
	store_reader_close(r);
	of->desk.arena = &of->acts;
	return of;
}

static void close_desk(struct desk_of *of)
{
	free(of->once);
	free(of->each);
	free(of);
}

static enum err act(struct store *s, struct desk_of *of, const struct visit_ask *ask, struct visit_answer *ret_answer)
{
	arena_reset(&of->acts);
	return visit_do(s, &of->desk, ask, ret_answer);
}

static struct visit_ask booking(const char *request, const char *patient, const char *at)
{
	return (struct visit_ask){.act = ACT_BOOK,
				  .request = str_of(request),
				  .secret = STR("secret"),
				  .patient = str_of(patient),
				  .email = STR("p@example.org"),
				  .practitioner = CLINIC_NONE,
				  .at = {str_of(at)},
				  .n_at = 1};
}

static struct visit_ask later(enum visit_act what, const char *request, int64_t visit, const char *at)
{
	return (struct visit_ask){.act = what,
				  .request = str_of(request),
				  .secret = STR("secret"),
				  .practitioner = CLINIC_NONE,
				  .visit = visit,
				  .at = {str_of(at)},
				  .n_at = what == ACT_MOVE};
}

/* All agrees, and this many visits are live. */
static void expect(struct store *s, struct desk_of *of, size_t live)
{
	struct check check;
	struct store_visits visits;
	size_t n = 0;
	struct store_reader *r = open_reader(s);
	arena_reset(&of->acts);
	assert_int_equal(store_read_begin(r), OK);
	assert_int_equal(check_run(store_reader_link(r), &of->desk, &check), OK);
	assert_int_equal(
		store_visits(store_reader_link(r), of->desk.organisation, (struct store_stretch){INSTANT_MIN, INSTANT_MAX}, &of->acts, &visits), OK);
	store_reader_close(r);
	assert_int_equal(check.missing + check.extra + check.doubled, 0);
	assert_int_equal(check.outside.n, 0);
	for (size_t i = 0; i < visits.n; i++)
		n += visits.at[i].until.s > of->desk.now.s;
	assert_int_equal(n, live);
}

struct fixture {
	struct folder folder;
	struct fault fault;
	struct fault_backend by;
	struct store *store;
	struct desk_of *of;
};

static struct fixture *begin(void)
{
	struct fixture *f = calloc(1, sizeof *f);
	f->folder = folder_make();
	f->by = fault_backend(tested_backend(), &f->fault);
	f->store = open_store(&f->by.ops, f->folder.file);
	load_clinic(f->store, ORGANISATION);
	f->of = open_desk(f->store, ORGANISATION);
	return f;
}

static void end(struct fixture *f)
{
	close_desk(f->of);
	store_close(f->store);
	folder_remove(&f->folder);
	free(f);
}

/* ---- the guard ---- */

/* A row of the test alone: what it does inside the transaction. */
static enum err decide(struct store *s, const struct command *command, void *act)
{
	struct change_outcome outcome;
	return store_apply(s, &(struct change){.command = command, .caller = caller_desk(ORGANISATION), .act = act}, 1, &outcome);
}

static enum err forget_parts(struct link *l, const struct change *c, struct change_outcome *answer)
{
	(void)answer;
	char buffer[256];
	struct arena a = arena_on(buffer, sizeof buffer);
	return store_parts_put(l, ORGANISATION, *(int64_t *)c->act, &(struct store_parts){NULL, 0}, (instant){0}, &a);
}

static const struct command forgets_parts = {.who = COMMAND_STAFF, .repeats = true, .run = forget_parts};

/* What is read says free; the guard does not. */
static void test_guard_alone(void **state)
{
	(void)state;
	struct fixture *f = begin();
	struct visit_answer a;
	struct visit_ask first = booking("r1", "p", "2026-06-08T09:00");
	first.practitioner = 0;
	assert_int_equal(act(f->store, f->of, &first, &a), OK);
	int64_t id = a.visits.at[0].id;
	struct visit_ask second = booking("r2", "q", "2026-06-08T09:00");
	second.practitioner = 0;
	assert_int_equal(act(f->store, f->of, &second, &a), OK);
	assert_int_equal(a.refused, REFUSED_TAKEN);
	assert_int_equal(decide(f->store, &forgets_parts, &id), OK);
	assert_int_equal(act(f->store, f->of, &second, &a), OK);
	assert_int_equal(a.refused, REFUSED_TAKEN);
	end(f);
}

struct pair {
	struct store_grain list[2];
	instant now;
};

static enum err occupy_pair(struct link *l, const struct change *c, struct change_outcome *answer)
{
	const struct pair *p = c->act;
	(void)answer;
	char buffer[1024];
	struct arena a = arena_on(buffer, sizeof buffer);
	return store_occupy(l, ORGANISATION, &(struct store_grains){p->list, 2}, p->now, &a);
}

static const struct command occupies_pair = {.who = COMMAND_STAFF, .repeats = true, .run = occupy_pair};

/* All rows of a list or none; expired holds give way, kept rows stay, given-up ones go. */
static void test_guard_rows(void **state)
{
	(void)state;
	struct fixture *f = begin();
	instant now = at_hour(1, 8), soon = {now.s + 600}, never = {STORE_FOREVER};
	struct pair held = {{{900, 10, 1, soon}, {900, 11, 1, soon}}, now};
	struct pair other = {{{900, 11, 2, never}, {900, 12, 2, never}}, now}, given_up = {{{900, 11, 2, {0}}, {900, 12, 2, {0}}}, soon};
	assert_int_equal(decide(f->store, &occupies_pair, &held), OK);
	assert_int_equal(decide(f->store, &occupies_pair, &other), ERR_CONFLICT);
	other.now = soon;
	assert_int_equal(decide(f->store, &occupies_pair, &other), OK);
	assert_int_equal(decide(f->store, &occupies_pair, &other), OK);
	held.now = soon;
	assert_int_equal(decide(f->store, &occupies_pair, &held), ERR_CONFLICT);
	assert_int_equal(decide(f->store, &occupies_pair, &given_up), OK);
	assert_int_equal(decide(f->store, &occupies_pair, &held), OK);
	end(f);
}

/* ---- organisations ---- */

static void test_two_organisations(void **state)
{
	(void)state;
	struct fixture *f = begin();
	struct visit_answer a;
	load_clinic(f->store, OTHER);
	struct desk_of *other = open_desk(f->store, OTHER);
	struct visit_ask ask = booking("r1", "p", "2026-06-08T09:00");
	assert_int_equal(act(f->store, f->of, &ask, &a), OK);
	assert_int_equal(a.refused, REFUSED_NOT);
	int64_t id = a.visits.at[0].id;
	expect(f->store, other, 0);
	struct visit_ask theirs = later(ACT_CANCEL, "r2", id, "");
	assert_int_equal(act(f->store, other, &theirs, &a), OK);
	assert_int_equal(a.refused, REFUSED_UNKNOWN);
	assert_int_equal(act(f->store, other, &ask, &a), OK);
	assert_int_equal(a.refused, REFUSED_NOT);
	assert_false(a.repeated);
	expect(f->store, f->of, 1);
	expect(f->store, other, 1);
	close_desk(other);
	end(f);
}

/* ---- every failure ---- */

/* One call of this act in STRIDE fails, over all of it; then the same request does it once, whatever became of the first. */
static long fail_each(struct fixture *f, struct visit_ask ask, enum fault_when when, size_t live)
{
	long n = 1 - STRIDE;
	for (bool fired = true; fired;) {
		n += STRIDE;
		struct visit_answer a;
		struct visit_ask undo;
		char request[64], undone[64];
		snprintf(request, sizeof request, "%d-%d-%ld", (int)ask.act, (int)when, n);
		snprintf(undone, sizeof undone, "undo-%d-%d-%ld", (int)ask.act, (int)when, n);
		ask.request = str_of(request);
		fault_arm(&f->fault, n, when);
		enum err e = act(f->store, f->of, &ask, &a);
		fired = fault_disarm(&f->fault);
		assert_true(e == OK || fired);
		if (e != OK && when == FAULT_BEFORE)
			expect(f->store, f->of, live);
		assert_int_equal(act(f->store, f->of, &ask, &a), OK);
		assert_int_equal(a.refused, REFUSED_NOT);
		assert_int_equal(a.visits.n, ask.act == ACT_COURSE ? 2u : 1u);
		int64_t id = a.visits.at[0].id;
		expect(f->store, f->of, live + (ask.act == ACT_BOOK ? 1u : ask.act == ACT_COURSE ? 2u : 0u));
		for (int i = 0; i < (ask.act == ACT_COURSE ? 2 : 1); i++) {
			undo = later(ask.act == ACT_MOVE ? ACT_MOVE : ACT_CANCEL, undone, id + i, "2026-06-09T09:00");
			undone[0] = (char)('a' + i);
			undo.request = str_of(undone);
			assert_int_equal(act(f->store, f->of, &undo, &a), OK);
			assert_int_equal(a.refused, REFUSED_NOT);
		}
		expect(f->store, f->of, live);
	}
	return n;
}

static void test_every_failure(void **state)
{
	(void)state;
	struct fixture *f = begin();
	struct visit_answer a;
	struct visit_ask first = booking("first", "p", "2026-06-09T09:00");
	assert_int_equal(act(f->store, f->of, &first, &a), OK);
	int64_t id = a.visits.at[0].id;
	struct visit_ask course = booking("", "q", "2026-06-08T09:00");
	course.act = ACT_COURSE;
	course.at[course.n_at++] = STR("2026-06-09T11:00");
	for (int when = FAULT_BEFORE; when <= FAULT_AFTER; when++) {
		assert_true(fail_each(f, booking("", "q", "2026-06-08T09:00"), (enum fault_when)when, 1) > 20);
		assert_true(fail_each(f, course, (enum fault_when)when, 1) > 40);
		assert_true(fail_each(f, later(ACT_MOVE, "", id, "2026-06-09T10:00"), (enum fault_when)when, 1) > 20);
	}
	end(f);
}

/* ---- clocks that are changed by law ---- */

/* Visits one after the other keep their local times, whichever way the law goes; one whose time is skipped is left. */
static void test_law(void **state)
{
	(void)state;
	static const int32_t laws[] = {3600, -1800, 0};
	struct fixture *f = begin();
	struct visit_clocks clocks;
	struct visit_answer a;
	char request[] = "r0", at[] = "2026-06-08T09:00";
	for (int hour = 9; hour <= 11; hour++) {
		snprintf(at, sizeof at, "2026-06-08T%02d:00", hour % 100);
		request[1]++;
		struct visit_ask ask = booking(request, "p", at);
		ask.practitioner = 0;
		assert_int_equal(act(f->store, f->of, &ask, &a), OK);
		assert_int_equal(a.refused, REFUSED_NOT);
	}
	for (size_t i = 0; i < sizeof laws / sizeof laws[0]; i++) {
		law_s = laws[i];
		struct desk_of *of = open_desk(f->store, ORGANISATION);
		assert_int_equal(visit_follow_clocks(f->store, &of->desk, &clocks), OK);
		assert_int_equal(clocks.moved.n, 3);
		assert_int_equal(clocks.stuck.n, 0);
		for (size_t k = 0; k < clocks.moved.n; k++)
			assert_int_equal((clocks.moved.at[k].from.s + law_s) % 86400 / 3600, 9 + (i == 1 ? 2 - k : k));
		expect(f->store, of, 3);
		assert_int_equal(visit_follow_clocks(f->store, &of->desk, &clocks), OK);
		assert_int_equal(clocks.moved.n, 0);
		close_desk(of);
	}
	law_s = 50400; /* the clocks jump from midnight to the afternoon */
	struct desk_of *of = open_desk(f->store, ORGANISATION);
	assert_int_equal(visit_follow_clocks(f->store, &of->desk, &clocks), OK);
	assert_int_equal(clocks.moved.n, 0);
	assert_int_equal(clocks.stuck.n, 3);
	close_desk(of);
	law_s = 0;
	end(f);
}

/* ---- the race ---- */

struct racer {
	pthread_t thread;
	struct fixture *f;
	struct desk_of *of;
	uint64_t seed;
	int number;
	int64_t mine[ACTS * 2];
	size_t n_mine;
	size_t did, refused;
};

static int lot(struct racer *r, int n)
{
	r->seed ^= r->seed << 13;
	r->seed ^= r->seed >> 7;
	r->seed ^= r->seed << 17;
	return (int)(r->seed % (uint64_t)n);
}

static const char *draw_time(struct racer *r, char room[64])
{
	snprintf(room, 64, "2026-06-%02dT%02d:%02d", 8 + lot(r, 2), 9 + lot(r, 4), 20 * lot(r, 3));
	return room;
}

static void one_act(struct racer *r, int i)
{
	char request[32], patient[32], at[64], more[64];
	struct visit_answer a;
	int what = lot(r, r->n_mine > 0 ? 6 : 3);
	size_t which = r->n_mine > 0 ? (size_t)lot(r, (int)r->n_mine) : 0;
	snprintf(request, sizeof request, "r%d-%d", r->number, i);
	snprintf(patient, sizeof patient, "p%d", r->number);
	struct visit_ask ask = booking(request, patient, draw_time(r, at));
	if (what == 2) {
		ask.act = ACT_COURSE;
		ask.at[ask.n_at++] = str_of(draw_time(r, more));
	} else if (what > 2) {
		ask = later(what == 5 ? ACT_CANCEL : ACT_MOVE, request, r->mine[which], at);
	}
	assert_int_equal(act(r->f->store, r->of, &ask, &a), OK);
	r->did += a.refused == REFUSED_NOT;
	r->refused += a.refused != REFUSED_NOT;
	if (a.refused != REFUSED_NOT)
		return;
	if (what == 5)
		r->mine[which] = r->mine[--r->n_mine];
	for (size_t k = 0; k < a.visits.n && what <= 2; k++)
		r->mine[r->n_mine++] = a.visits.at[k].id;
}

static void *race(void *arg)
{
	struct racer *r = arg;
	for (int i = 0; i < ACTS; i++)
		one_act(r, i);
	return NULL;
}

static void test_race(void **state)
{
	(void)state;
	static struct racer racers[THREADS];
	struct fixture *f = begin();
	size_t live = 0, did = 0, refused = 0;
	for (int i = 0; i < THREADS; i++) {
		racers[i] = (struct racer){
			.f = f, .of = open_desk(f->store, ORGANISATION), .seed = UINT64_C(0x9e3779b97f4a7c15) * (uint64_t)(i + 1), .number = i};
		assert_int_equal(pthread_create(&racers[i].thread, NULL, race, &racers[i]), 0);
	}
	for (int i = 0; i < THREADS; i++) {
		pthread_join(racers[i].thread, NULL);
		live += racers[i].n_mine;
		did += racers[i].did;
		refused += racers[i].refused;
		close_desk(racers[i].of);
	}
	assert_true(did > 50 && refused > 50);
	expect(f->store, f->of, live);
	end(f);
}

/* ---- what the desk keeps ---- */

static enum err change(struct fixture *f, int64_t organisation, struct change c, struct change_outcome *ret_outcome)
{
	c.caller = caller_desk(organisation);
	*ret_outcome = (struct change_outcome){.id = 0};
	return store_apply(f->store, &c, 1, ret_outcome);
}

static enum err put_staff(struct fixture *f, int64_t organisation, const char *name, enum store_role role, struct change_outcome *ret_outcome)
{
	struct store_staff who = {str_of(name), role, STR("a hash that nobody may find later")};
	return change(f, organisation, (struct change){.kind = CHANGE_STAFF_PUT, .staff = who}, ret_outcome);
}

static enum err delete_staff(struct fixture *f, int64_t organisation, const char *name, struct change_outcome *ret_outcome)
{
	return change(f, organisation, (struct change){.kind = CHANGE_STAFF_DELETE, .staff = {.name = str_of(name)}}, ret_outcome);
}

static size_t count_staff(struct fixture *f, int64_t organisation)
{
	struct store_staffs all;
	struct store_reader *r = open_reader(f->store);
	arena_reset(&f->of->acts);
	assert_int_equal(store_staffs(store_reader_link(r), organisation, &f->of->acts, &all), OK);
	store_reader_close(r);
	return all.n;
}

static bool is_in_file(const char *path, const char *part)
{
	FILE *f = fopen(path, "rb");
	assert_non_null(f);
	static char bytes[8 << 20];
	size_t n = fread(bytes, 1, sizeof bytes, f);
	fclose(f);
	return memmem(bytes, n, part, strlen(part)) != NULL;
}

/* The first is an owner, and there is always one; what somebody wrote to sign in with is wiped with them. */
static void test_staff(void **state)
{
	(void)state;
	struct fixture *f = begin();
	struct change_outcome o;
	assert_int_equal(put_staff(f, OTHER, "x", STAFF_DESK, &o), OK);
	assert_int_equal(put_staff(f, ORGANISATION, "ana", STAFF_DESK, &o), OK); /* the first of this one, too */
	assert_int_equal(put_staff(f, ORGANISATION, "ben", STAFF_DESK, &o), OK);
	assert_int_equal(put_staff(f, ORGANISATION, "ana", STAFF_DESK, &o), ERR_CONFLICT);
	assert_int_equal(o.refused, STORE_REFUSED_LAST_OWNER);
	assert_int_equal(delete_staff(f, ORGANISATION, "ana", &o), ERR_CONFLICT);
	assert_int_equal(o.refused, STORE_REFUSED_LAST_OWNER);
	assert_int_equal(delete_staff(f, ORGANISATION, "x", &o), ERR_MISSING);
	assert_int_equal(put_staff(f, ORGANISATION, "", STAFF_DESK, &o), ERR_INPUT);
	assert_int_equal(count_staff(f, ORGANISATION), 2);
	assert_int_equal(put_staff(f, ORGANISATION, "ben", STAFF_OWNER, &o), OK);
	assert_int_equal(delete_staff(f, ORGANISATION, "ana", &o), OK);
	assert_int_equal(delete_staff(f, ORGANISATION, "ben", &o), OK); /* the last of all may go */
	assert_int_equal(count_staff(f, ORGANISATION), 0);
	assert_int_equal(count_staff(f, OTHER), 1);
	assert_int_equal(delete_staff(f, OTHER, "x", &o), OK);
	if (!tested_is_server())
		assert_false(is_in_file(f->folder.file, "a hash that nobody may find later"));
	struct change by_self = {.kind = CHANGE_STAFF_PUT, .caller = caller_self(NULL), .staff = {STR("c"), STAFF_OWNER, STR("h")}};
	assert_int_equal(store_apply(f->store, &by_self, 1, &o), ERR_DENIED);
	end(f);
}

/* Each of the rest does what it says, for its organisation alone, and as often as it is asked for. */
static void test_desk(void **state)
{
	(void)state;
	enum { BUSY = 150 };
	struct fixture *f = begin();
	struct change_outcome o;
	struct store_stretch times[BUSY], ever = {INSTANT_MIN, INSTANT_MAX};
	struct change attempt = {.kind = CHANGE_ATTEMPT_ADD, .attempt = {{20000}, STR("sign-in here")}};
	load_clinic(f->store, OTHER);
	for (int64_t i = 1; i <= 3; i++) {
		assert_int_equal(change(f, ORGANISATION, attempt, &o), OK);
		assert_int_equal(o.id, i);
	}
	assert_int_equal(change(f, OTHER, attempt, &o), OK);
	assert_int_equal(o.id, 1);

	struct change closure = {.kind = CHANGE_CLOSURE_ADD, .closure = {0, 0, {1000}, {2000}, STR("painters")}};
	assert_int_equal(change(f, ORGANISATION, closure, &o), OK);
	int64_t id = o.id;
	assert_true(id > 0);
	assert_int_equal(change(f, OTHER, (struct change){.kind = CHANGE_CLOSURE_DELETE, .closure = {.id = id}}, &o), OK);
	closure.closure.to.s = 1000;
	assert_int_equal(change(f, ORGANISATION, closure, &o), ERR_INPUT);

	for (int i = 0; i < BUSY; i++)
		times[i] = (struct store_stretch){{i * 100}, {i * 100 + 50}};
	struct change busy = {.kind = CHANGE_BUSY_PUT, .busy = {7, STR("home"), times, BUSY}};
	assert_int_equal(change(f, ORGANISATION, busy, &o), OK);
	busy.busy.source = STR("work");
	busy.busy.n = 1;
	assert_int_equal(change(f, ORGANISATION, busy, &o), OK);
	struct store_reader *r = open_reader(f->store);
	struct link *l = store_reader_link(r);
	struct store_parts parts;
	struct store_closures closures;
	int64_t resource;
	arena_reset(&f->of->acts);
	assert_int_equal(store_busy(l, ORGANISATION, ever, &f->of->acts, &parts), OK);
	assert_int_equal(parts.n, BUSY + 1);
	assert_int_equal(store_busy(l, OTHER, ever, &f->of->acts, &parts), OK);
	assert_int_equal(parts.n, 0);
	assert_int_equal(store_closures(l, ORGANISATION, ever, &f->of->acts, &closures), OK);
	assert_int_equal(closures.n, 1);
	store_reader_close(r);
	busy.busy.source = STR("home");
	busy.busy.n = 0;
	assert_int_equal(change(f, ORGANISATION, busy, &o), OK);
	assert_int_equal(change(f, ORGANISATION, (struct change){.kind = CHANGE_CLOSURE_DELETE, .closure = {.id = id}}, &o), OK);
	for (int i = 0; i < 2; i++)
		assert_int_equal(change(f, ORGANISATION, (struct change){.kind = CHANGE_FEED_PUT, .feed = {i == 0 ? STR("old") : STR("new"), 7}}, &o),
				 OK);
	r = open_reader(f->store);
	l = store_reader_link(r);
	arena_reset(&f->of->acts);
	assert_int_equal(store_busy(l, ORGANISATION, ever, &f->of->acts, &parts), OK);
	assert_int_equal(parts.n, 1);
	assert_int_equal(store_closures(l, ORGANISATION, ever, &f->of->acts, &closures), OK);
	assert_int_equal(closures.n, 0);
	assert_int_equal(store_feed(l, ORGANISATION, STR("old"), &resource), ERR_MISSING);
	assert_int_equal(store_feed(l, OTHER, STR("new"), &resource), ERR_MISSING);
	assert_int_equal(store_feed(l, ORGANISATION, STR("new"), &resource), OK);
	assert_int_equal(resource, 7);
	store_reader_close(r);
	end(f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_guard_alone),   cmocka_unit_test(test_guard_rows), cmocka_unit_test(test_two_organisations),
		cmocka_unit_test(test_every_failure), cmocka_unit_test(test_law),        cmocka_unit_test(test_race),
		cmocka_unit_test(test_staff),         cmocka_unit_test(test_desk)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_writer.c - the one writer: groups, their order and their limits; what readers see meanwhile; which values are refused. */
#include "scenario.h"
#include "record/gauge.h"

#include "store/fault.h"

#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static struct sqlite_backend sqlite; /* set once, in main */

struct world {
	struct folder folder;
	struct fault fault;
	struct fault_backend by;
	struct store *store;
};

static void world_begin(struct world *w)
{
	w->folder = folder_with_store();
	w->fault = (struct fault){0};
	w->by = fault_backend(tested_backend(), &w->fault);
	w->store = open_store(&w->by.ops, w->folder.file);
}

static void world_end(struct world *w)
{
	store_close(w->store);
	folder_remove(&w->folder);
}

static struct change entry_of(str request, int pain)
{
	return (struct change){.kind = CHANGE_ENTRY_ADD,
			       .caller = caller_self(NULL),
			       .request = request,
			       .entry = {.day = {20000}, .at = MOMENT_NONE, .pain_now = pain}};
}

static size_t count_entries(struct store *s)
{
	static char buffer[8 << 20];
	struct arena a = arena_on(buffer, sizeof(buffer));
	struct store_entries entries;
	struct store_reader *r = open_reader(s);
	assert_int_equal(store_entries(r, (struct store_days){DAY_MIN, DAY_MAX}, &a, &entries), OK);
	store_reader_close(r);
	return entries.n;
}

/* ---- groups ---- */

/* Holds the writer inside a done callback, so that what is submitted meanwhile becomes one group. */
struct gate {
	sem_t reached, open;
};

static void wait_at_gate(void *arg, enum err e, const struct change_outcome *outcomes, size_t n)
{
	(void)outcomes, (void)n;
	struct gate *g = arg;
	assert_int_equal(e, OK);
	sem_post(&g->reached);
	sem_wait(&g->open);
}

static void hold_writer(struct store *s, struct gate *g)
{
	sem_init(&g->reached, 0, 0);
	sem_init(&g->open, 0, 0);
	struct change c = entry_of(STR("gate"), 0);
	assert_int_equal(store_submit(s, &c, 1, wait_at_gate, g), OK);
	sem_wait(&g->reached);
}

/* What became of a submission, and as the how-manieth it was told. */
struct told {
	enum err e;
	int64_t id;
	int turn;
	int *turns;
	sem_t *done;
};

static void tell(void *arg, enum err e, const struct change_outcome *outcomes, size_t n)
{
	struct told *t = arg;
	assert_int_equal(n, 1);
	t->e = e;
	t->id = e == OK ? outcomes[0].id : 0;
	t->turn = (*t->turns)++;
	sem_post(t->done);
}

/* Submits three while the writer is held: the second wants an entry that is not there. */
static void three_in_a_group(struct world *w, struct told told[3], bool fault)
{
	struct gate gate;
	sem_t done;
	int turns = 0;
	struct change c[3] = {entry_of(STR("one"), 1), entry_of(STR("two"), 2), entry_of(STR("three"), 3)};
	c[1].kind = CHANGE_ENTRY_DELETE;
	c[1].entry.id = 77;
	sem_init(&done, 0, 0);
	hold_writer(w->store, &gate);
	for (int i = 0; i < 3; i++) {
		told[i] = (struct told){.turns = &turns, .done = &done};
		assert_int_equal(store_submit(w->store, &c[i], 1, tell, &told[i]), OK);
	}
	if (fault)
		fault_arm(&w->fault, 1, FAULT_BEFORE); /* the begin of their group */
	sem_post(&gate.open);
	for (int i = 0; i < 3; i++)
		sem_wait(&done);
	for (int i = 0; i < 3; i++)
		assert_int_equal(told[i].turn, i);
}

static void a_conflict_does_not_touch_its_group(void **state)
{
	(void)state;
	struct world w;
	struct told told[3];
	world_begin(&w);
	three_in_a_group(&w, told, false);
	assert_int_equal(told[0].e, OK);
	assert_int_equal(told[1].e, ERR_MISSING);
	assert_int_equal(told[2].e, OK);
	assert_int_equal(told[2].id, told[0].id + 1);
	assert_int_equal(count_entries(w.store), 3);
	world_end(&w);
}

/* One failure of the begin fails all three: they were one transaction. */
static void what_waits_becomes_one_transaction(void **state)
{
	(void)state;
	struct world w;
	struct told told[3];
	world_begin(&w);
	three_in_a_group(&w, told, true);
	for (int i = 0; i < 3; i++)
		assert_int_equal(told[i].e, ERR_IO);
	assert_true(fault_disarm(&w.fault));
	assert_int_equal(count_entries(w.store), 1);
	world_end(&w);
}

#define CALLERS 8
#define EACH    50

struct asker {
	struct store *store;
	int number;
	int64_t sum; /* of the ids it was told */
};

static void *write_each(void *arg)
{
	struct asker *me = arg;
	for (int i = 0; i < EACH; i++) {
		char request[32];
		int n = snprintf(request, sizeof(request), "%d_%d", me->number, i);
		struct change c = entry_of((str){request, (size_t)n}, i % 11);
		struct change_outcome outcome;
		if (store_apply(me->store, &c, 1, &outcome) != OK)
			return NULL;
		me->sum += outcome.id;
	}
	return NULL;
}

static void many_callers_at_once(void **state)
{
	(void)state;
	struct world w;
	struct asker callers[CALLERS];
	pthread_t threads[CALLERS];
	int64_t sum = 0, all = CALLERS * EACH;
	world_begin(&w);
	for (int i = 0; i < CALLERS; i++) {
		callers[i] = (struct asker){w.store, i, 0};
		assert_int_equal(pthread_create(&threads[i], NULL, write_each, &callers[i]), 0);
	}
	for (int i = 0; i < CALLERS; i++) {
		pthread_join(threads[i], NULL);
		sum += callers[i].sum;
	}
	assert_int_equal(sum, all * (all + 1) / 2); /* each id once */
	assert_int_equal(count_entries(w.store), (size_t)all);
	world_end(&w);
}

static void count_done(void *arg, enum err e, const struct change_outcome *outcomes, size_t n)
{
	(void)outcomes, (void)n;
	assert_int_equal(e, OK);
	(*(size_t *)arg)++;
}

/* A gate, and the thread that is about to close the store. */
struct closing {
	struct gate *gate;
	pid_t closer;
};

/* Opens the gate once the thread that closes sleeps: it has told the writer to end, and waits for it. */
static void *open_when_it_sleeps(void *arg)
{
	const struct closing *c = arg;
	char path[64], state = 'R';
	snprintf(path, sizeof(path), "/proc/self/task/%d/stat", (int)c->closer);
	while (state != 'S') {
		FILE *f = fopen(path, "r");
		if (f == NULL || fscanf(f, "%*d (%*[^)]) %c", &state) != 1)
			state = 'S'; /* no such file on this system: open at once */
		if (f != NULL)
			fclose(f);
	}
	sem_post(&c->gate->open);
	return NULL;
}

static void open_when_closing(struct gate *gate, struct store *store)
{
	pthread_t opener;
	struct closing c = {gate, gettid()};
	assert_int_equal(pthread_create(&opener, NULL, open_when_it_sleeps, &c), 0);
	store_close(store);
	pthread_join(opener, NULL);
}

/* Fills the queue, is told so, closes: all that was taken is there. */
static void a_full_queue_says_so_and_is_drained(void **state)
{
	(void)state;
	struct world w;
	struct gate gate;
	size_t taken = 0, done = 0;
	char note[STORE_NOTE_MAX];
	enum err e = OK;
	memset(note, 'n', sizeof(note));
	world_begin(&w);
	hold_writer(w.store, &gate);
	while (e == OK) {
		char request[32];
		int n = snprintf(request, sizeof(request), "r%zu", taken);
		struct change c = entry_of((str){request, (size_t)n}, 3);
		c.entry.note = (str){note, sizeof(note)};
		e = store_submit(w.store, &c, 1, count_done, &done);
		taken += e == OK ? 1 : 0;
		assert_true(taken < 100000);
	}
	assert_int_equal(e, ERR_BUSY);
	assert_true(taken > 1000);
	open_when_closing(&gate, w.store);
	assert_int_equal(done, taken);
	w.store = open_store(&w.by.ops, w.folder.file);
	assert_int_equal(count_entries(w.store), taken + 1);
	world_end(&w);
}

/* ---- readers ---- */

static void a_reader_keeps_what_it_began_with(void **state)
{
	(void)state;
	struct world w;
	char buffer[4096];
	struct arena a = arena_on(buffer, sizeof(buffer));
	struct store_entry latest;
	struct change_outcome outcome;
	struct change first = entry_of(STR("a"), 1), second = entry_of(STR("b"), 2);
	world_begin(&w);
	struct store_reader *r = open_reader(w.store);
	assert_int_equal(store_entry_latest(r, &a, &latest), ERR_MISSING);
	assert_int_equal(store_apply(w.store, &first, 1, &outcome), OK);
	assert_int_equal(store_read_begin(r), OK);
	assert_int_equal(store_entry_latest(r, &a, &latest), OK);
	assert_int_equal(latest.id, 1);
	assert_int_equal(store_apply(w.store, &second, 1, &outcome), OK); /* a reader holds no one up */
	assert_int_equal(store_entry_latest(r, &a, &latest), OK);
	assert_int_equal(latest.id, 1);
	store_read_end(r);
	assert_int_equal(store_entry_latest(r, &a, &latest), OK);
	assert_int_equal(latest.id, 2);
	store_reader_close(r);
	world_end(&w);
}

/* ---- wiping ---- */

/* SQLite, but at the first try to wipe a reader is still there; and it leaves before the try has come back. */
static struct slow_reader {
	struct store_reader *reader;
	int tries;
	sem_t wiped;
} slow;

static bool wipe_beside_a_reader(struct link *l)
{
	if (slow.tries++ == 0) {
		store_read_end(slow.reader);
		return false;
	}
	bool done = sqlite.ops.wipe(l);
	if (done)
		sem_post(&slow.wiped);
	return done;
}

/* An act of one set: all that was asked first goes. */
struct erasing {
	struct change change;
	bool given;
};

static enum err erase_once(void *arg, const struct change_outcome *outcomes, size_t n, const struct change **ret_changes, size_t *ret_n)
{
	struct erasing *e = arg;
	(void)outcomes, (void)n;
	*ret_changes = &e->change;
	*ret_n = e->given ? 0 : 1;
	e->given = true;
	return OK;
}

static void wiped_when_the_reader_left(bool by_bulk)
{
	if (tested_is_server())
		return; /* its files are its own */
	struct folder folder = folder_make();
	struct sqlite_backend by = sqlite;
	struct change add = entry_of(STR("add"), 4);
	struct erasing erasing = {.change = {.kind = CHANGE_ERASE, .caller = caller_self(NULL), .request = STR("erase")}};
	struct change_outcome outcome;
	struct timespec limit;
	by.ops.wipe = wipe_beside_a_reader;
	struct store *s = open_store(&by.ops, folder.file);
	slow.reader = open_reader(s);
	slow.tries = 0;
	sem_init(&slow.wiped, 0, 0);
	assert_int_equal(store_apply(s, &add, 1, &outcome), OK);
	assert_int_equal(store_read_begin(slow.reader), OK);
	if (by_bulk)
		assert_int_equal(store_apply_all(s, erase_once, &erasing), OK);
	else
		assert_int_equal(store_apply(s, &erasing.change, 1, &outcome), OK);
	clock_gettime(CLOCK_MONOTONIC, &limit);
	limit.tv_sec += 20; /* it takes no time; only a fault waits that long */
	assert_int_equal(sem_clockwait(&slow.wiped, CLOCK_MONOTONIC, &limit), 0);
	assert_int_equal(slow.tries, 2);
	store_reader_close(slow.reader);
	store_close(s);
	sem_destroy(&slow.wiped);
	folder_remove(&folder);
}

static void a_reader_that_leaves_during_the_wiping_is_not_missed(void **state)
{
	(void)state;
	wiped_when_the_reader_left(false);
	wiped_when_the_reader_left(true);
}

static void a_small_arena_is_full(void **state)
{
	(void)state;
	struct world w;
	_Alignas(max_align_t) char buffer[1200];
	struct arena a = arena_on(buffer, sizeof(buffer));
	struct store_entries entries = {NULL, 99};
	struct store_entry one;
	struct change_outcome outcome;
	world_begin(&w);
	for (int i = 0; i < 9; i++) {
		char request[2] = {'r', (char)('0' + i)};
		struct change c = entry_of((str){request, 2}, i);
		c.entry.day = (day){20000 + i};
		assert_int_equal(store_apply(w.store, &c, 1, &outcome), OK);
	}
	struct store_reader *r = open_reader(w.store);
	assert_int_equal(store_entries(r, (struct store_days){DAY_MIN, DAY_MAX}, &a, &entries), ERR_FULL);
	assert_int_equal(entries.n, 99); /* written on OK only */
	arena_reset(&a);
	assert_int_equal(store_entries(r, store_last_days((day){20008}, 3), &a, &entries), OK);
	assert_int_equal(entries.n, 3);
	assert_int_equal(entries.at[0].day.n, 20006);
	arena_reset(&a);
	assert_int_equal(store_entry(r, 4, &a, &one), OK);
	assert_int_equal(one.pain_now, 3);
	store_reader_for(r, (struct caller){.organisation = 1, .person = 2});
	assert_int_equal(store_entry(r, 4, &a, &one), ERR_MISSING);
	store_reader_for(r, caller_self(NULL));
	struct change did = {.kind = CHANGE_DEED_ADD,
			     .caller = caller_self(NULL),
			     .request = STR("did"),
			     .deed = {.day = {20000}, .at = MOMENT_NONE, .item = STR("walk"), .leg = 1, .seconds = 90}};
	struct store_deed deed;
	assert_int_equal(store_apply(w.store, &did, 1, &outcome), OK);
	arena_reset(&a);
	assert_int_equal(store_deed(r, outcome.id, &a, &deed), OK);
	assert_int_equal(deed.seconds, 90);
	assert_int_equal(store_deed(r, 4, &a, &deed), ERR_MISSING); /* an entry */
	store_reader_for(r, (struct caller){.organisation = 2, .person = 1});
	assert_int_equal(store_deed(r, outcome.id, &a, &deed), ERR_MISSING);
	store_reader_close(r);
	world_end(&w);
}

/* ---- values ---- */

/* Noon of day 20000 in Greenwich is that day from twelve hours west to a second before twelve hours east. */
static void moments_of_another_day_or_of_no_clock_are_refused(void **state)
{
	(void)state;
	static const instant noon = {86400LL * 20000 + 43200};
	static const struct moment bad[] = {{noon, {43200}}, {noon, {-43260}},    {noon, {50460}},    {noon, {-50460}},
					    {noon, {90}},    {noon, {INT32_MAX}}, {{INT64_MAX}, {0}}, {{INT64_MIN}, {0}}};
	struct world w;
	struct change good = entry_of(STR("r"), 4);
	struct change_outcome outcome;
	world_begin(&w);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct change c = good;
		c.entry.at = bad[i];
		assert_int_equal(store_apply(w.store, &c, 1, &outcome), ERR_INPUT);
		c = (struct change){.kind = CHANGE_DEED_ADD,
				    .caller = caller_self(NULL),
				    .request = STR("r"),
				    .deed = {.day = {20000}, .at = bad[i], .item = STR("walk")}};
		assert_int_equal(store_apply(w.store, &c, 1, &outcome), ERR_INPUT);
		c = (struct change){
			.kind = CHANGE_BREAK_ADD, .caller = caller_self(NULL), .request = STR("r"), .rest = {.day = {20000}, .at = bad[i]}};
		assert_int_equal(store_apply(w.store, &c, 1, &outcome), ERR_INPUT);
	}
	struct change answer = {
		.kind = CHANGE_ANSWER_PUT, .caller = caller_self(NULL), .request = STR("r"), .answer = {STR("age"), STR("4"), MOMENT_NONE}};
	assert_int_equal(store_apply(w.store, &answer, 1, &outcome), ERR_INPUT); /* an answer has its moment */
	good.entry.at = (struct moment){noon, {43140}};
	assert_int_equal(store_apply(w.store, &good, 1, &outcome), OK);
	world_end(&w);
}

static void expect_refused(struct store *s, struct change c)
{
	struct change_outcome outcome;
	assert_int_equal(store_apply(s, &c, 1, &outcome), ERR_INPUT);
}

static void values_out_of_range_are_refused(void **state)
{
	(void)state;
	struct world w;
	struct change good = entry_of(STR("aZ09_-"), 0), c;
	struct change_outcome outcome;
	static char long_text[STORE_TEXT_MAX + 1];
	memset(long_text, 'x', sizeof(long_text));
	struct store_entry silent = {.day = {20000},
				     .at = MOMENT_NONE,
				     .pain_now = STORE_PAIN_UNSET,
				     .pain_worst = STORE_PAIN_UNSET,
				     .pain_average = STORE_PAIN_UNSET,
				     STORE_BESIDES_UNSET};
	world_begin(&w);
#define REFUSED(change) (c = good, change, expect_refused(w.store, c))
	REFUSED(c.request = STR(""));
	REFUSED(c.request = STR("a b"));
	REFUSED(c.request = STR("\xc3\xa4"));
	REFUSED((c.request = (str){long_text, STORE_REQUEST_MAX + 1}));
	REFUSED(c.entry = silent);
	REFUSED(c.entry.pain_now = -2);
	REFUSED(c.entry.pain_now = 11);
	REFUSED(c.entry.pain_worst = -2);
	REFUSED(c.entry.pain_worst = 11);
	REFUSED(c.entry.pain_average = -2);
	REFUSED(c.entry.pain_average = 11);
	REFUSED(c.entry.day = day_plus(DAY_MAX, 1));
	REFUSED(c.entry.day = day_plus(DAY_MIN, -1));
	REFUSED((c.entry.note = (str){long_text, STORE_NOTE_MAX + 1}));
	struct store_region regions[STORE_REGIONS_MAX + 1];
	for (size_t i = 0; i < STORE_REGIONS_MAX + 1; i++)
		regions[i] = (struct store_region){.region = {long_text, i + 1}, .intensity = 5};
	good.entry.regions = regions;
	good.entry.n_regions = STORE_REGIONS_MAX;
	assert_int_equal(store_apply(w.store, &good, 1, &outcome), OK);
	good.request = STR("regions");
	REFUSED(c.entry.n_regions = STORE_REGIONS_MAX + 1);
	REFUSED(regions[1].region = STR(""));
	REFUSED(regions[1].region = regions[0].region); /* each once */
	regions[1].region = (str){long_text, 2};
	REFUSED(regions[1].intensity = -1);
	REFUSED(regions[1].intensity = 11);
	struct store_score scores[STORE_SCORES_MAX + 1];
	for (size_t i = 0; i < STORE_SCORES_MAX + 1; i++)
		scores[i] = (struct store_score){.activity = (int64_t)i + 1, .score = 10};
	good.entry.n_regions = 0;
	good.entry.scores = scores;
	good.entry.n_scores = STORE_SCORES_MAX;
	assert_int_equal(store_apply(w.store, &good, 1, &outcome), ERR_MISSING); /* in range, but there are no such activities */
	REFUSED(c.entry.n_scores = STORE_SCORES_MAX + 1);
	REFUSED(scores[1].activity = 1); /* each once */
	scores[1].activity = 2;
	REFUSED(scores[1].score = -1);
	REFUSED(scores[1].score = 11);
	good.entry.n_scores = 0;
	for (size_t i = 0; i < GAUGES; i++) {
		REFUSED(*gauge_in(&gauges[i], &c.entry) = -2);
		REFUSED(*gauge_in(&gauges[i], &c.entry) = 11);
	}
	REFUSED(c.entry.set_off = -1);
	REFUSED(c.entry.set_off = 16);
	REFUSED((c.entry.medicines = (str){long_text, STORE_NOTE_MAX + 1}));
	good.kind = CHANGE_DEED_ADD;
	good.deed = (struct store_deed){.day = {20000}, .at = MOMENT_NONE, .leg = 2, .item = STR("walk"), .origin = STORE_FROM_BREAK};
	REFUSED(c.deed.leg = 3);
	REFUSED(c.deed.leg = -1);
	REFUSED(c.deed.seconds = -1);
	REFUSED(c.deed.item = STR(""));
	REFUSED((c.deed.item = (str){long_text, STORE_NAME_MAX + 1}));
	good.kind = CHANGE_PLAN_ADD;
	good.plan = (struct store_plan){.day = {20000}, .text = {long_text, STORE_TEXT_MAX}, .why = STR("")};
	REFUSED((c.plan.text = (str){long_text, STORE_TEXT_MAX + 1}));
	REFUSED((c.plan.why = (str){long_text, STORE_TEXT_MAX + 1}));
	assert_int_equal(store_apply(w.store, &good, 0, &outcome), ERR_INPUT);
	assert_int_equal(store_apply(w.store, &good, 1, &outcome), OK); /* the longest plan is no problem */
	assert_int_equal(outcome.id, 2);                                /* after the entry */
	world_end(&w);
}

static void values_of_days_out_of_range_are_refused(void **state)
{
	(void)state;
	struct world w;
	struct change good = {.kind = CHANGE_ACTIVITY_ADD,
			      .caller = caller_self(NULL),
			      .request = STR("r"),
			      .activity = {.words = STR("drive"), .since = {20000}, .until = {20000}}},
		      c;
	struct change_outcome outcome;
	static char long_text[STORE_TEXT_MAX + 1];
	memset(long_text, 'x', sizeof(long_text));
	world_begin(&w);
	REFUSED(c.activity.until = (day){19999});
	REFUSED(c.activity.until = day_plus(DAY_MAX, 1));
	REFUSED(c.activity.since = day_plus(DAY_MIN, -1));
	REFUSED(c.activity.words = STR(""));
	REFUSED((c.activity.words = (str){long_text, STORE_WORDS_MAX + 1}));
	good.kind = CHANGE_MARK_ADD;
	good.mark = (struct store_mark){.first = {20000}, .last = {20000}, .kind = STORE_MARK_OTHER};
	REFUSED(c.mark.last = (day){19999});
	REFUSED(c.mark.kind = (enum store_mark_kind)(STORE_MARK_OTHER + 1));
	REFUSED((c.mark.note = (str){long_text, STORE_NOTE_MAX + 1}));
	good.kind = CHANGE_TRIAL_ADD;
	good.trial = (struct store_trial){.begun = {20000}, .ended = DAY_MAX};
	REFUSED(c.trial.begun = day_plus(DAY_MIN, -1));
	REFUSED(c.trial.ended = day_plus(DAY_MAX, 1));
	REFUSED((c.trial.text = (str){long_text, STORE_TEXT_MAX + 1}));
	REFUSED((c.trial.why = (str){long_text, STORE_TEXT_MAX + 1}));
	REFUSED((c.kind = CHANGE_TRIAL_END, c.trial.ended = day_plus(DAY_MAX, 1)));
	good.kind = CHANGE_TRIAL_DAY_PUT;
	good.trial_day = (struct store_trial_day){.trial = 1, .day = {20000}, .kept = 1};
	REFUSED(c.trial_day.kept = 2);
	REFUSED(c.trial_day.kept = -1);
	REFUSED(c.trial_day.day = day_plus(DAY_MAX, 1));
	good.kind = CHANGE_BREAK_ADD;
	good.rest = (struct store_break){.day = {20000}, .at = MOMENT_NONE, .outcome = STORE_BREAK_MISSED, .seconds = STORE_DAY_SECONDS_MAX};
	REFUSED(c.rest.outcome = (enum store_break_outcome)(STORE_BREAK_MISSED + 1));
	REFUSED(c.rest.seconds = -1);
	REFUSED(c.rest.seconds = STORE_DAY_SECONDS_MAX + 1);
	REFUSED((c.rest.item = (str){long_text, STORE_NAME_MAX + 1}));
	REFUSED((c.rest.why = (str){long_text, STORE_NAME_MAX + 1}));
	good.kind = CHANGE_DESK_DAY_PUT;
	good.desk_day = (struct store_desk_day){{20000}, STORE_DAY_SECONDS_MAX, STORE_DAY_SECONDS_MAX};
	REFUSED(c.desk_day.longest_sitting_s = -1);
	REFUSED(c.desk_day.at_desk_s = STORE_DAY_SECONDS_MAX + 1);
	assert_int_equal(store_apply(w.store, &good, 1, &outcome), OK);
	world_end(&w);
}

/* What base/text.h calls no text, what is no id, and settings that nobody knows: not from any caller. */
static void what_is_no_text_is_refused(void **state)
{
	static const str wrong[] = {STR_INIT("a\0b"),         STR_INIT("\x01"),         STR_INIT("\x1b[31m"),    STR_INIT("\x7f"),
				    STR_INIT("a\rb"),         STR_INIT("\xc2\x9b"),     STR_INIT("\xff"),        STR_INIT("\xed\xa0\x80"),
				    STR_INIT("\xe2\x80\xae"), STR_INIT("\xe2\x81\xa6"), STR_INIT("\xe2\x80\xa8")};
	static const str no_ids[] = {STR_INIT("Walk"),     STR_INIT("a b"),   STR_INIT("a-b"), STR_INIT("<b>"),
				     STR_INIT("\xc3\xa4"), STR_INIT("a=b;c"), STR_INIT("../x")};
	static const struct store_setting no_settings[] = {
		{STR_INIT("theme"), STR_INIT("dark")},          {STR_INIT("country"), STR_INIT("<b>")},
		{STR_INIT("country"), STR_INIT("de")},          {STR_INIT("backup_keep"), STR_INIT("0")},
		{STR_INIT("backup_keep"), STR_INIT("1001")},    {STR_INIT("backup_keep"), STR_INIT("07")},
		{STR_INIT("backup_folder"), STR_INIT("x")},     {STR_INIT("figure_skin"), STR_INIT("5")},
		{STR_INIT("breaks_video"), STR_INIT("maybe")},  {STR_INIT("breaks_hours_mon"), STR_INIT("12:00-08:00")},
		{STR_INIT("plan_doses"), STR_INIT("a:1")},      {STR_INIT("breaks_state"), STR_INIT("x")},
		{STR_INIT("plan_doses"), STR_INIT("a:1x2x0")},  {STR_INIT("plan_doses"), STR_INIT("a:1x2x3x4x5")},
		{STR_INIT("plan_doses"), STR_INIT("a:1x2x3x0")}};
	(void)state;
	struct world w;
	struct change good = {.caller = caller_self(NULL), .request = STR("r")}, c;
	world_begin(&w);
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		good = entry_of(STR("r"), 4);
		REFUSED(c.entry.note = wrong[i]);
		REFUSED(c.entry.medicines = wrong[i]);
		good = (struct change){
			.kind = CHANGE_MARK_ADD, .caller = caller_self(NULL), .request = STR("r"), .mark = {.first = {20000}, .last = {20000}}};
		REFUSED(c.mark.note = wrong[i]);
		good = (struct change){.kind = CHANGE_ACTIVITY_ADD,
				       .caller = caller_self(NULL),
				       .request = STR("r"),
				       .activity = {.words = STR("lift"), .until = DAY_MAX}};
		REFUSED(c.activity.words = wrong[i]);
		good = (struct change){.kind = CHANGE_INTENTION_PUT,
				       .caller = caller_self(NULL),
				       .request = STR("r"),
				       .intention = {STR("walk"), STR("tea"), STR("")}};
		REFUSED(c.intention.when_text = wrong[i]);
		REFUSED(c.intention.if_hard_text = wrong[i]);
		good = (struct change){
			.kind = CHANGE_PLAN_ADD, .caller = caller_self(NULL), .request = STR("r"), .plan = {.text = STR("{}"), .why = STR("")}};
		REFUSED(c.plan.text = wrong[i]);
		REFUSED(c.plan.why = wrong[i]);
		good = (struct change){
			.kind = CHANGE_SETTING_PUT, .caller = caller_self(NULL), .request = STR("r"), .setting = {STR("backup_folder"), STR("/tmp")}};
		REFUSED(c.setting.value = wrong[i]);
	}
	good = (struct change){
		.kind = CHANGE_ACTIVITY_ADD, .caller = caller_self(NULL), .request = STR("r"), .activity = {.words = STR("lift"), .until = DAY_MAX}};
	REFUSED(c.activity.words = STR("two\nlines"));
	REFUSED(c.activity.words = STR(" \xe2\x80\x8b "));
	for (size_t i = 0; i < sizeof no_ids / sizeof no_ids[0]; i++) {
		struct store_region region = {.region = no_ids[i], .intensity = 3};
		good = entry_of(STR("r"), 4);
		REFUSED((c.entry.regions = &region, c.entry.n_regions = 1));
		good = (struct change){
			.kind = CHANGE_DEED_ADD, .caller = caller_self(NULL), .request = STR("r"), .deed = {.at = MOMENT_NONE, .item = STR("walk")}};
		REFUSED(c.deed.item = no_ids[i]);
		good = (struct change){.kind = CHANGE_ANSWER_PUT,
				       .caller = caller_self(NULL),
				       .request = STR("r"),
				       .answer = {.question = STR("age"), .value = STR("40")}};
		REFUSED(c.answer.question = no_ids[i]);
		good = (struct change){
			.kind = CHANGE_BREAK_ADD, .caller = caller_self(NULL), .request = STR("r"), .rest = {.at = MOMENT_NONE, .item = STR("walk")}};
		REFUSED(c.rest.item = no_ids[i]);
	}
	for (size_t i = 0; i < sizeof no_settings / sizeof no_settings[0]; i++) {
		good = (struct change){.kind = CHANGE_SETTING_PUT, .caller = caller_self(NULL), .request = STR("r")};
		REFUSED(c.setting = no_settings[i]);
	}
	good = (struct change){.kind = CHANGE_ANSWER_PUT, .caller = caller_self(NULL), .request = STR("r"), .answer = {.question = STR("age")}};
	REFUSED(c.answer.value = STR("<script>"));
	world_end(&w);
}

static void the_longest_note_and_text_come_back(void **state)
{
	(void)state;
	struct world w;
	char note[STORE_NOTE_MAX], buffer[8192];
	struct arena a = arena_on(buffer, sizeof(buffer));
	struct store_entry latest;
	struct change_outcome outcome;
	for (size_t i = 0; i < sizeof(note); i += 2)
		memcpy(note + i, "\xc3\xa4", 2);
	struct change c = entry_of(STR("a"), 10);
	c.entry.note = (str){note, sizeof(note)};
	world_begin(&w);
	assert_int_equal(store_apply(w.store, &c, 1, &outcome), OK);
	struct store_reader *r = open_reader(w.store);
	assert_int_equal(store_entry_latest(r, &a, &latest), OK);
	assert_true(str_eq(latest.note, c.entry.note));
	store_reader_close(r);
	world_end(&w);
}

/* Puts the same setting under `n` request ids, many to a transaction. */
static void ask_often(struct store *s, int n)
{
	size_t done = 0;
	struct change_outcome outcome;
	struct change c = {.kind = CHANGE_SETTING_PUT, .caller = caller_self(NULL), .setting = {STR("breaks_video"), STR("away")}};
	for (int i = 0; i < n - 1; i++) {
		char request[32];
		c.request = (str){request, (size_t)snprintf(request, sizeof(request), "often%d", i)};
		while (store_submit(s, &c, 1, count_done, &done) == ERR_BUSY)
			sched_yield();
	}
	c.request = STR("often-last");
	assert_int_equal(store_apply(s, &c, 1, &outcome), OK); /* those before it are done as well */
	assert_int_equal(done, n - 1);
}

/* A request is known as long as it is among the newest, all of its parts; after that its table does not grow. */
static void old_requests_are_forgotten(void **state)
{
	(void)state;
	struct world w;
	struct change pair[2] = {entry_of(STR("pair"), 1), entry_of(STR("pair"), 2)};
	struct change_outcome outcomes[2];
	world_begin(&w);
	assert_int_equal(store_apply(w.store, pair, 2, outcomes), OK);
	ask_often(w.store, STORE_REQUESTS_KEPT - 1);
	assert_int_equal(store_apply(w.store, pair, 2, outcomes), OK);
	assert_true(outcomes[0].repeated && outcomes[1].repeated);
	assert_int_equal(store_apply(w.store,
				     &(struct change){.kind = CHANGE_ANSWER_DELETE,
						      .caller = caller_self(NULL),
						      .request = STR("one more"),
						      .answer = {.question = STR("age")}},
				     1, outcomes),
			 ERR_INPUT);
	assert_int_equal(store_apply(w.store,
				     &(struct change){.kind = CHANGE_ANSWER_DELETE,
						      .caller = caller_self(NULL),
						      .request = STR("one-more"),
						      .answer = {.question = STR("age")}},
				     1, outcomes),
			 OK);
	assert_int_equal(store_apply(w.store, pair, 2, outcomes), OK);
	assert_false(outcomes[0].repeated || outcomes[1].repeated);
	assert_int_equal(count_entries(w.store), 4);
	world_end(&w);
}

/* What was asked decides, where it is known: the same is done once, in however many parts it comes now; something else is a conflict. */
static void the_same_id_with_other_content_is_a_conflict(void **state)
{
	(void)state;
	struct world w;
	struct change pair[3] = {entry_of(STR("r"), 1), entry_of(STR("r"), 2), entry_of(STR("r"), 3)};
	struct change_outcome outcomes[3];
	for (size_t i = 0; i < 3; i++)
		pair[i].asked = 7;
	world_begin(&w);
	assert_int_equal(store_apply(w.store, pair, 2, outcomes), OK);
	assert_int_equal(store_apply(w.store, pair, 3, outcomes), OK); /* the same wish, but by now it takes one part more */
	assert_true(outcomes[0].repeated && outcomes[1].repeated && outcomes[2].repeated);
	pair[0].kind = CHANGE_ENTRY_DELETE; /* or parts of other kinds */
	assert_int_equal(store_apply(w.store, pair, 1, outcomes), OK);
	assert_true(outcomes[0].repeated);
	pair[0].kind = CHANGE_ENTRY_ADD;
	for (size_t i = 0; i < 3; i++)
		pair[i].asked = 8;
	assert_int_equal(store_apply(w.store, pair, 2, outcomes), ERR_CONFLICT);
	for (size_t i = 0; i < 3; i++)
		pair[i].asked = 0; /* not known: as it was before there was such a thing */
	assert_int_equal(store_apply(w.store, pair, 2, outcomes), OK);
	assert_int_equal(store_apply(w.store, pair, 3, outcomes), ERR_CONFLICT);
	assert_int_equal(count_entries(w.store), 2);
	world_end(&w);
}

static void as_many_together_as_allowed(void **state)
{
	(void)state;
	struct world w;
	static struct change changes[STORE_CHANGES_MAX + 1];
	static struct change_outcome outcomes[STORE_CHANGES_MAX + 1];
	for (int i = 0; i <= STORE_CHANGES_MAX; i++)
		changes[i] = entry_of(STR("all"), i % 11);
	world_begin(&w);
	assert_int_equal(store_apply(w.store, changes, STORE_CHANGES_MAX + 1, outcomes), ERR_INPUT);
	assert_int_equal(store_apply(w.store, changes, STORE_CHANGES_MAX, outcomes), OK);
	assert_int_equal(outcomes[STORE_CHANGES_MAX - 1].id, STORE_CHANGES_MAX);
	assert_int_equal(count_entries(w.store), STORE_CHANGES_MAX);
	world_end(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_conflict_does_not_touch_its_group),
		cmocka_unit_test(what_waits_becomes_one_transaction),
		cmocka_unit_test(many_callers_at_once),
		cmocka_unit_test(a_full_queue_says_so_and_is_drained),
		cmocka_unit_test(a_reader_keeps_what_it_began_with),
		cmocka_unit_test(a_reader_that_leaves_during_the_wiping_is_not_missed),
		cmocka_unit_test(a_small_arena_is_full),
		cmocka_unit_test(values_out_of_range_are_refused),
		cmocka_unit_test(values_of_days_out_of_range_are_refused),
		cmocka_unit_test(what_is_no_text_is_refused),
		cmocka_unit_test(moments_of_another_day_or_of_no_clock_are_refused),
		cmocka_unit_test(the_longest_note_and_text_come_back),
		cmocka_unit_test(old_requests_are_forgotten),
		cmocka_unit_test(the_same_id_with_other_content_is_a_conflict),
		cmocka_unit_test(as_many_together_as_allowed),
	};
	sqlite = sqlite_backend_current(zone_greenwich);
	return cmocka_run_group_tests_name("store writer", tests, NULL, NULL);
}

/*
 * bench_pages.c - what a page of a person costs who has answered everything and has a diary of this many days: entries every day and sometimes two, deeds, marks
 * and breaks:
 *     bench_pages fill FILE DAYS       makes the diary
 *     bench_pages many FILE DAYS       likewise, with fifty entries a day
 *     bench_pages page FILE TARGET     asks twice, for callgrind: bench_first, in which the statements of the page are prepared, and bench_again
 * bench_pages.py runs it and compares: instructions, because they do not depend on what else the machine does.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "me/app.h"
#include "pack/default.h"
#include "store/sqlite/sqlite.h"
#include "../test/site/test_door.h"
#include "web/server/web.h"

#define TODAY 20783 /* 26 November 2026 */
#define BATCH 500   /* changes of one transaction */
#define MANY  50    /* entries a day */

static const instant now = {1795651200};
static char arena_room[1 << 20], body_room[1 << 20];

static _Noreturn void die(const char *what)
{
	fprintf(stderr, "bench_pages: %s\n", what);
	exit(1);
}

/* ---- the diary ---- */

struct fill {
	struct store *store;
	struct change changes[BATCH];
	char request[32];
	size_t n, batches;
};

static void flush(struct fill *f)
{
	static struct change_outcome outcomes[BATCH];
	snprintf(f->request, sizeof f->request, "bench-%zu", f->batches++);
	for (size_t i = 0; i < f->n; i++)
		f->changes[i].request = str_of(f->request);
	if (f->n > 0 && store_apply(f->store, f->changes, f->n, outcomes) != OK)
		die("a write failed");
	f->n = 0;
}

static void put(struct fill *f, struct change c)
{
	c.caller = caller_self(NULL);
	f->changes[f->n++] = c;
	if (f->n == BATCH)
		flush(f);
}

/* No to every question that is so answered, 34 years old, for some weeks; and a plan that was kept. */
static void put_person(struct fill *f)
{
	const struct moment at = {now, {0}};
	for (size_t i = 0; i < pack_default.n_questions; i++)
		if (pack_default.questions[i].kind == KIND_YESNO)
			put(f, (struct change){.kind = CHANGE_ANSWER_PUT,
					       .answer = {.question = pack_default.questions[i].id, .value = STR("no"), .at = at}});
	put(f, (struct change){.kind = CHANGE_ANSWER_PUT, .answer = {.question = STR("age"), .value = STR("34"), .at = at}});
	put(f, (struct change){.kind = CHANGE_ANSWER_PUT, .answer = {.question = STR("how_long"), .value = STR("two_to_six_weeks"), .at = at}});
	put(f, (struct change){.kind = CHANGE_ANSWER_PUT, .answer = {.question = STR("where"), .value = STR("p5_l,p5_r"), .at = at}});
	put(f, (struct change){.kind = CHANGE_PLAN_ADD, .plan = {.day = {TODAY - 20}, .text = STR("{}"), .why = STR("first plan")}});
}

static void put_day(struct fill *f, day d, int i, int n)
{
	for (int k = 0; k < n; k++)
		put(f, (struct change){.kind = CHANGE_ENTRY_ADD,
				       .entry = {.day = d,
						 .at = {instant_of(d, 1000 + k, (struct zone){0}), {0}},
						 .pain_now = 3 + i % 5,
						 .pain_worst = 6 + i % 4,
						 .pain_average = STORE_PAIN_UNSET,
						 .sleep = i % 11,
						 .mood = (i + 3) % 11,
						 .note = STR("Sat long, then rolled; better after.")}});
	put(f,
	    (struct change){
		    .kind = CHANGE_DEED_ADD,
		    .deed = {.day = d, .at = {instant_of(d, 3000, (struct zone){0}), {0}}, .leg = i % 3, .item = STR("wall_slide"), .seconds = 120}});
	if (i % 2 == 0)
		put(f, (struct change){.kind = CHANGE_DEED_ADD,
				       .deed = {.day = d,
						.at = {instant_of(d, 4000, (struct zone){0}), {0}},
						.leg = 1,
						.item = STR("chin_tuck"),
						.seconds = 60}});
	for (int k = 0; k < 3; k++)
		put(f,
		    (struct change){
			    .kind = CHANGE_BREAK_ADD,
			    .rest = {.day = d, .at = {instant_of(d, 5000 + k, (struct zone){0}), {0}}, .outcome = STORE_BREAK_TAKEN, .seconds = 60}});
	if (i % 40 == 0)
		put(f, (struct change){.kind = CHANGE_MARK_ADD, .mark = {.first = d, .last = day_plus(d, i % 3), .kind = STORE_MARK_FLARE}});
}

static struct store *open_file(const struct sqlite_backend *backend, const char *file)
{
	struct store_fault fault;
	struct store *s;
	if (store_open(&backend->ops, file, &fault, &s) != OK)
		die("the file cannot be opened");
	return s;
}

/* `many` entries a day; 0: one, and sometimes two. */
static void fill(struct store *s, int days, int many)
{
	static struct fill f;
	f.store = s;
	put_person(&f);
	for (int i = 0; i < days; i++)
		put_day(&f, (day){TODAY - days + 1 + i}, i, many > 0 ? many : 1 + (i % 3 == 0));
	flush(&f);
}

/* ---- the page ---- */

static struct response *ask(struct site *site, const char *target)
{
	static struct arena arena;
	static struct request request;
	static struct response response;
	static const struct pair headers[] = {{STR_INIT("Host"), STR_INIT("127.0.0.1:8765")},
					      {STR_INIT("Cookie"), STR_INIT("trivet_8765=" TEST_PASS)}};
	struct wire wire = {.method = STR("GET"), .target = str_of(target), .header = {headers, 2}};
	arena = arena_on(arena_room, sizeof arena_room);
	response = response_on(&arena, body_room, sizeof body_room);
	if (request_read(&wire, &arena, &request) != 200)
		die("the request is not read");
	request.now = now;
	web_handle(site, &request, &response);
	return &response;
}

struct response *bench_first(struct site *site, const char *target);
struct response *bench_again(struct site *site, const char *target);

/* Two names for callgrind. Alike, they would be made one. */
__attribute__((noinline, noclone, no_icf)) struct response *bench_first(struct site *site, const char *target)
{
	return ask(site, target);
}

__attribute__((noinline, noclone, no_icf)) struct response *bench_again(struct site *site, const char *target)
{
	return ask(site, target);
}

static void page(struct store *s, const char *target)
{
	struct store_fault fault;
	struct app *app;
	if (app_open(&pack_default, s, &fault, &app) != OK)
		die("no reader");
	struct site site = {.routes = &web_routes, .port = 8765, .door = &test_door, .app = app};
	if (bench_first(&site, target)->status != 200)
		die("the page failed");
	bench_again(&site, target);
	app_close(app);
}

int main(int argc, char **argv)
{
	if (argc != 4)
		die("fill FILE DAYS, many FILE DAYS, or page FILE TARGET");
	struct sqlite_backend backend = sqlite_backend_current(zone_greenwich);
	struct store *s = open_file(&backend, argv[2]);
	if (strcmp(argv[1], "fill") == 0)
		fill(s, atoi(argv[3]), 0);
	else if (strcmp(argv[1], "many") == 0)
		fill(s, atoi(argv[3]), MANY);
	else
		page(s, argv[3]);
	store_close(s);
	return 0;
}

/* walk.c - a person at the real site. */
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "pack/default.h"
#include "store/backend.h"

#define TOKEN "0123456789abcdef0123456789abcdef"

static char arena_room[2 << 20], body_room[1 << 20], own_room[2 << 20], target_room[2048], form_room[65536];
static struct sqlite_backend sqlite;
static struct store *store;
static struct app *app;
static char folder[64], file[96];
static instant now;
static int request_n;

int walk_start(void **state)
{
	struct store_fault fault = {0};
	(void)state;
	sqlite = sqlite_backend_current();
	strcpy(folder, "/tmp/trivet-walk-XXXXXX");
	assert_non_null(mkdtemp(folder));
	snprintf(file, sizeof file, "%s/t.db", folder);
	assert_int_equal(store_open(&sqlite.ops, file, &fault, &store), OK);
	assert_int_equal(app_open(&pack_default, store, &fault, &app), OK);
	now = (instant){1795694400}; /* 2026-11-26T12:00:00Z */
	return 0;
}

int walk_end(void **state)
{
	static const char *const ends[] = {"", "-wal", "-shm"};
	(void)state;
	app_close(app);
	store_close(store);
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		char name[128];
		snprintf(name, sizeof name, "%s%s", file, ends[i]);
		unlink(name);
	}
	rmdir(folder);
	return 0;
}

void walk_days(int32_t days)
{
	now.s += (int64_t)days * 24 * 3600;
}

static str header_of(const struct response *r, const char *name)
{
	for (size_t i = 0; i < r->header_n; i++)
		if (strcmp(r->header[i].name, name) == 0)
			return str_of(r->header[i].value);
	return STR("");
}

/* What the server does: the changes are on the disk before the answer is. */
static void make_durable(struct response *r, int times)
{
	static struct change_outcome outcomes[STORE_CHANGES_MAX];
	for (int i = 0; i < times && r->changes != NULL; i++) {
		assert_false(r->changes->full);
		assert_true(r->changes->n > 0);
		enum err e = store_apply(store, r->changes->of, r->changes->n, outcomes);
		if (e != OK)
			web_fail(e, r);
	}
}

static struct page ask(const char *method, const char *target, const char *form, int times)
{
	static const struct pair headers[] = {
		{STR_INIT("Host"), STR_INIT("127.0.0.1:8765")},
		{STR_INIT("Origin"), STR_INIT("http://127.0.0.1:8765")},
		{STR_INIT("Content-Type"), STR_INIT("application/x-www-form-urlencoded")},
		{STR_INIT("Cookie"), STR_INIT("trivet_form=" TOKEN)},
	};
	static struct arena arena;
	static struct request q;
	static struct response r;
	struct site site = {.routes = &web_routes, .port = 8765, .app = app};
	snprintf(target_room, sizeof target_room, "%s", target);
	snprintf(form_room, sizeof form_room, "csrf=" TOKEN "&rid=walk-%d&%s", request_n++, form);
	struct wire wire = {.method = str_of(method), .target = str_of(target_room), .header = {headers, 4}};
	if (strcmp(method, "POST") == 0)
		wire.body = str_of(form_room);
	arena = arena_on(arena_room, sizeof arena_room);
	r = response_on(&arena, body_room, sizeof body_room);
	assert_int_equal(request_read(&wire, &arena, &q), 200);
	q.now = now;
	memset(q.random, 0xAB, sizeof q.random);
	web_handle(&site, &q, &r);
	make_durable(&r, times);
	return (struct page){.status = r.status, .body = r.body, .where = r.status == 303 ? header_of(&r, "Location") : STR("")};
}

struct page walk_get(const char *target)
{
	return ask("GET", target, "", 1);
}

struct page walk_post(const char *target, const char *form)
{
	return ask("POST", target, form, 1);
}

struct page walk_post_twice(const char *target, const char *form)
{
	return ask("POST", target, form, 2);
}

struct page walk_follow(const char *target, char *ret_target)
{
	char at[256];
	snprintf(at, sizeof at, "%s", target);
	struct page p = walk_get(at);
	for (int i = 0; i < 5 && p.status == 303; i++) {
		snprintf(at, sizeof at, "%.*s", (int)p.where.n, p.where.p);
		p = walk_get(at);
	}
	assert_int_equal(p.status, 200);
	if (ret_target != NULL)
		strcpy(ret_target, at);
	return p;
}

bool page_says(const struct page *p, const char *text)
{
	return str_find_str(p->body, str_of(text)) < p->body.n;
}

size_t page_counts(const struct page *p, const char *text)
{
	size_t n = 0;
	str rest = p->body, part = str_of(text);
	for (size_t at; (at = str_find_str(rest, part)) < rest.n; n++)
		rest = str_sub(rest, at + part.n, rest.n);
	return n;
}

const struct person *walk_person(void)
{
	static struct arena arena;
	static struct person who;
	arena = arena_on(own_room, sizeof own_room);
	assert_int_equal(app_person(app, (struct moment){.at = now}, &arena, &who), OK);
	return &who;
}

bool walk_plan(struct store_plan *ret_plan)
{
	static struct arena arena;
	arena = arena_on(own_room, sizeof own_room);
	struct store_reader *r = app_reader(app);
	enum err e = store_plan_latest(r, STORE_PERSON, &arena, ret_plan);
	app_reader_back(app, r);
	return e == OK;
}

static void put(struct change *list, size_t *n, str question, str value)
{
	assert_true(*n < STORE_CHANGES_MAX);
	list[(*n)++] = (struct change){.kind = CHANGE_ANSWER_PUT,
	                               .person = STORE_PERSON,
	                               .answer = {.question = question, .value = value, .at = now}};
}

static void put_all(struct change *list, size_t n)
{
	static struct change_outcome outcomes[STORE_CHANGES_MAX];
	char request[32];
	snprintf(request, sizeof request, "given-%d", request_n++);
	for (size_t i = 0; i < n; i++)
		list[i].request = str_of(request);
	assert_int_equal(store_apply(store, list, n, outcomes), OK);
}

static void put_text(struct change *list, size_t *n, const char *answers)
{
	for (str rest = str_of(answers); rest.n > 0;) {
		str value = str_split(&rest, ' ');
		str question = str_split(&value, '=');
		assert_true(pack_question(&pack_default, question) != NONE);
		put(list, n, question, value);
	}
}

void walk_answers(const char *answers)
{
	static struct change list[STORE_CHANGES_MAX];
	size_t n = 0;
	put_text(list, &n, answers);
	put_all(list, n);
}

void walk_healthy(const char *answers)
{
	static struct change list[STORE_CHANGES_MAX];
	size_t n = 0;
	for (size_t i = 0; i < pack_default.n_questions; i++)
		if (pack_default.questions[i].kind == KIND_YESNO)
			put(list, &n, pack_default.questions[i].id, STR("no"));
	put_text(list, &n, "age=34 how_long=six_weeks_to_3_months where=p5_l,p5_r pain_now=4 pain_average=4 minutes_a_day=10 confidence_0_10=8");
	put_text(list, &n, answers);
	put_all(list, n);
}

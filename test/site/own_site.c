/* own_site.c - the site of one person. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "own_site.h"
#include "test_door.h"

#include "breaks/desk.h"
#include "me/diary.h"
#include "report/report.h"

#include "store/sqlite/sqlite.h"
#include "report/report_period.h"

static char arena_room[4 << 20], body_room[1 << 20], folder[64], path[96];
static struct sqlite_backend backend;
static struct store *store;
static struct app *app;
static struct arena arena;
static struct request request;
static struct response response;
static int requests;
static enum err pdf_fault;

static const instant morning = {1795651200}; /* 2026-11-26T00:00:00Z */
static instant now;
static enum keeping keeping;
static const char *zone_country = "", *language = "", *locale = "";
static char card_room[4096], card_say_room[512];
static struct clinic_card card;
static bool has_card;
static str card_fault;

int own_site_open(void **state)
{
	own_site_is_in("", "", "");
	keeping = KEEPING_FILE;
	has_card = false;
	card_fault = STR("");
	struct store_fault fault;
	(void)state;
	now = morning;
	snprintf(folder, sizeof folder, "/tmp/trivet-site-XXXXXX");
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/t.db", folder);
	backend = sqlite_backend_current(zone_greenwich);
	assert_int_equal(store_open(&backend.ops, path, &fault, &store), OK);
	assert_int_equal(app_open(&pack_default, store, &fault, &app), OK);
	return 0;
}

int own_site_close(void **state)
{
	char extra[112];
	(void)state;
	app_close(app);
	store_close(store);
	snprintf(extra, sizeof extra, "%s-wal", path);
	unlink(extra);
	snprintf(extra, sizeof extra, "%s-shm", path);
	unlink(extra);
	unlink(path);
	return rmdir(folder);
}

void own_site_seconds_later(int seconds)
{
	now.s += seconds;
}

void own_site_days_later(int days)
{
	own_site_seconds_later(days * 86400);
}

static const struct response *ask_with(const char *method, const char *target, str type, str body)
{
	const struct pair headers[] = {
		{STR_INIT("Host"), STR_INIT("127.0.0.1:8765")},
		{STR_INIT("Origin"), STR_INIT("http://127.0.0.1:8765")},
		{STR_INIT("Content-Type"), type},
		{STR_INIT("Cookie"), STR_INIT("trivet_8765=" TEST_PASS)},
		{STR_INIT("Accept-Language"), str_of(language)},
	};
	struct site site = {.routes = &web_routes,
			    .port = 8765,
			    .door = &test_door,
			    .zones = zone_greenwich,
			    .zone_country = str_of(zone_country),
			    .locale = str_of(locale),
			    .card = has_card ? &card : NULL,
			    .card_fault = card_fault,
			    .app = app};
	struct wire wire = {.method = str_of(method), .target = str_of(target), .header = {headers, language[0] == '\0' ? 4 : 5}, .body = body};
	arena = arena_on(arena_room,
			 web_takes_file(&site, &wire) ? sizeof arena_room : 1 << 20); /* as in http.c: a form with a file gets a larger one */
	response = response_on(&arena, body_room, sizeof body_room);
	if (web_takes_file(&site, &wire))
		wire.body_max = REQUEST_UPLOAD_MAX;
	assert_int_equal(request_read(&wire, &arena, &request), 200);
	request.now = now;
	request.keeping = keeping;
	memset(request.random, 0xAB, sizeof request.random);
	web_handle(&site, &request, &response);
	for (struct changes *c = response.changes; c != NULL && c->n > 0; c = c->next) {
		struct change_outcome *outcomes = arena_new(&arena, struct change_outcome, c->n);
		assert_non_null(outcomes);
		enum err e = store_apply(store, c->of, c->n, outcomes);
		if (e == OK) {
			acts_learn(c, outcomes);
			continue;
		}
		web_undone(e, &request, &response);
		break;
	}
	if (response.pdf != NULL) {
		w_str(&response.w, STR("%PDF-"));
		web_made(pdf_fault, &response);
	}
	return &response;
}

static const struct response *ask(const char *method, const char *target, const char *body)
{
	return ask_with(method, target, STR("application/x-www-form-urlencoded"), str_of(body));
}

static void w_part(struct writer *w, const char *name, const char *text)
{
	w_z(w, "--xx\r\nContent-Disposition: form-data; name=\"");
	w_z(w, name);
	w_z(w, "\"\r\n\r\n");
	w_z(w, text);
	w_z(w, "\r\n");
}

const struct response *own_site_post_file(const char *target, const char *name, const char *text, str file)
{
	static char body[2 << 20];
	char id[24];
	struct writer w = writer_on(body, sizeof body);
	snprintf(id, sizeof id, "test-%d", ++requests);
	w_part(&w, "csrf", TEST_FORM);
	w_part(&w, "rid", id);
	w_part(&w, name, text);
	w_z(&w, "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\nContent-Type: application/octet-stream\r\n\r\n");
	w_str(&w, file);
	w_z(&w, "\r\n--xx--\r\n");
	assert_false(w.full);
	return ask_with("POST", target, STR("multipart/form-data; boundary=xx"), writer_str(&w));
}

const char *own_site_place(void)
{
	return path;
}

void own_site_is_in(const char *country, const char *browser, const char *machine)
{
	zone_country = country;
	language = browser;
	locale = machine;
}

void own_site_keeps(enum keeping where)
{
	keeping = where;
}

void own_site_is_of(const char *clinic_json)
{
	struct arena a = arena_on(card_room, sizeof card_room);
	struct writer say = writer_on(card_say_room, sizeof card_say_room);
	has_card = clinic_card_read(&pack_default, str_of(clinic_json), &a, &say, &card) == OK;
	card_fault = writer_str(&say);
}

void own_site_pdf_fails(enum err e)
{
	pdf_fault = e;
}

const struct response *own_site_get(const char *target)
{
	return ask("GET", target, "");
}

const struct response *own_site_post(const char *target, const char *fields)
{
	static char body[REQUEST_BODY_MAX];
	snprintf(body, sizeof body, "csrf=" TEST_FORM "&rid=test-%d%s%s", ++requests, fields[0] == '\0' ? "" : "&", fields);
	return ask("POST", target, body);
}

const struct response *own_site_post_again(const char *id, const char *target, const char *fields)
{
	static char body[REQUEST_BODY_MAX];
	snprintf(body, sizeof body, "csrf=" TEST_FORM "&rid=%s&%s", id, fields);
	return ask("POST", target, body);
}

void own_site_put(const char *question, const char *value)
{
	own_site_put_days_ago(question, value, 0);
}

void own_site_put_days_ago(const char *question, const char *value, int days)
{
	struct change change = {.kind = CHANGE_ANSWER_PUT, .caller = caller_self(NULL)};
	struct change_outcome outcome;
	char id[24];
	snprintf(id, sizeof id, "put-%d", ++requests);
	assert_int_not_equal(pack_question(&pack_default, str_of(question)), NONE);
	change.request = str_of(id);
	change.answer = (struct store_answer){.question = str_of(question), .value = str_of(value), .at = {{now.s - days * 86400}, {0}}};
	assert_int_equal(store_apply(store, &change, 1, &outcome), OK);
}

static void apply_one(struct change change)
{
	struct change_outcome outcome;
	char id[24];
	snprintf(id, sizeof id, "put-%d", ++requests);
	change.caller = caller_self(NULL);
	change.request = str_of(id);
	assert_int_equal(store_apply(store, &change, 1, &outcome), OK);
}

static day days_ago(int days)
{
	return day_plus(instant_day(now, (struct zone){0}), -days);
}

void own_site_day_days_ago(int pain, int sleep, int days)
{
	struct store_entry entry = {.day = days_ago(days),
				    .at = {{now.s - days * 86400}, {0}},
				    .pain_now = pain,
				    .pain_worst = STORE_PAIN_UNSET,
				    .pain_average = STORE_PAIN_UNSET,
				    .sleep = sleep,
				    .mood = STORE_PAIN_UNSET};
	apply_one((struct change){.kind = CHANGE_ENTRY_ADD, .entry = entry});
}

void own_site_pain_days_ago(int pain, int days)
{
	own_site_day_days_ago(pain, STORE_PAIN_UNSET, days);
}

void own_site_deed_days_ago(enum leg leg, const char *item, int days)
{
	struct store_deed deed = {
		.day = days_ago(days), .at = {{now.s - days * 86400}, {0}}, .leg = (int)leg, .item = str_of(item), .origin = STORE_FROM_LOG};
	apply_one((struct change){.kind = CHANGE_DEED_ADD, .deed = deed});
}

void own_site_treatment_days_ago(const char *item, int days)
{
	own_site_deed_days_ago(LEG_TREATMENT, item, days);
}

void own_site_plan_days_ago(const char *why, int days)
{
	apply_one((struct change){.kind = CHANGE_PLAN_ADD, .plan = {.day = days_ago(days), .text = STR("{}"), .why = str_of(why)}});
}

void own_site_mark_days_ago(enum store_mark_kind kind, int first, int last, const char *note)
{
	struct store_mark mark = {.first = days_ago(first), .last = days_ago(last), .kind = kind, .note = str_of(note)};
	apply_one((struct change){.kind = CHANGE_MARK_ADD, .mark = mark});
}

void own_site_examined(const char *rule, int examined, int recorded)
{
	struct change change = {.kind = CHANGE_CLEARED_PUT, .caller = caller_self(NULL)};
	struct change_outcome outcome;
	char id[24];
	snprintf(id, sizeof id, "put-%d", ++requests);
	assert_int_not_equal(pack_rule(&pack_default, str_of(rule)), NONE);
	change.request = str_of(id);
	change.cleared =
		(struct store_cleared){.rule = str_of(rule), .day = days_ago(examined), .at = {{now.s - recorded * 86400}, {0}}, .why = STR("")};
	assert_int_equal(store_apply(store, &change, 1, &outcome), OK);
}

void own_site_clear_days_ago(const char *rule, int days)
{
	own_site_examined(rule, days, days);
}

void own_site_put_healthy(void)
{
	static struct change changes[QUESTIONS_MAX];
	static struct change_outcome outcomes[QUESTIONS_MAX];
	size_t n = 0;
	char id[24];
	snprintf(id, sizeof id, "put-%d", ++requests);
	for (size_t i = 0; i < pack_default.n_questions; i++) {
		const struct question *q = &pack_default.questions[i];
		if (q->kind == KIND_YESNO)
			changes[n++] = (struct change){.kind = CHANGE_ANSWER_PUT,
						       .caller = caller_self(NULL),
						       .request = str_of(id),
						       .answer = {.question = q->id, .value = STR("no"), .at = {now, {0}}}};
	}
	assert_int_equal(store_apply(store, changes, n, outcomes), OK);
	own_site_put("age", "34");
	own_site_put("how_long", "two_to_six_weeks");
}

const struct person *own_site_person(void)
{
	static char buffer[1 << 20];
	static struct person who;
	struct arena a = arena_on(buffer, sizeof buffer);
	assert_int_equal(app_person(app, (struct here){.now = {.at = now}, .caller = caller_self(zone_greenwich)}, &a, &who), OK);
	return &who;
}

const struct diary *own_site_diary(void)
{
	static char buffer[8 << 20];
	static struct diary diary;
	struct arena a = arena_on(buffer, sizeof buffer);
	struct store_reader *reader = app_reader(app, caller_self(NULL));
	diary = (struct diary){.days = store_last_days(days_ago(0), DIARY_DAYS)};
	assert_int_equal(diary_read(reader, &a, &diary), OK);
	app_reader_back(app, reader);
	return &diary;
}

void own_site_break(struct desk_offer *ret_offer)
{
	static char buffer[1 << 16];
	struct arena a = arena_on(buffer, sizeof buffer);
	assert_int_equal(app_desk_next(app, own_site_person(), &a, ret_offer), OK);
}

bool own_site_plan(struct store_plan *ret_plan)
{
	static char buffer[1 << 17];
	struct arena a = arena_on(buffer, sizeof buffer);
	struct store_reader *reader = app_reader(app, caller_self(NULL));
	enum err e = store_plan_latest(reader, &a, ret_plan);
	app_reader_back(app, reader);
	return e == OK;
}

enum err own_site_report(const struct person *who, const struct report_wish *wish, struct arena *a, struct report *ret_report)
{
	return app_report(app, who, wish, a, ret_report);
}

bool own_site_says(const struct response *r, const char *text)
{
	return str_find_str(r->body, str_of(text)) < r->body.n;
}

str attribute(str tag, const char *name)
{
	char begin[32];
	snprintf(begin, sizeof begin, " %s=\"", name);
	size_t at = str_find_str(tag, str_of(begin));
	if (at == tag.n)
		return STR("");
	str rest = str_sub(tag, at + strlen(begin), tag.n);
	return str_sub(rest, 0, str_find(rest, '"'));
}

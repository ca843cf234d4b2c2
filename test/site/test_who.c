/* test_who.c - who may: every page of both sites is asked for by every role, and by who really comes through its door. The rows of struct route are held here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "clinic/front.h"
#include "clinic/staff.h"
#include "store/sqlite/sqlite.h"
#include "test_door.h"
#include "web/pages/clinic/enter.h"
#include "web/pages/clinic/routes.h"

#define OPEN_KEY "89abcdef0123456789abcdef01234567"

enum { ROUTES_MOST = 200, PERSON = 1u << ROLE_SELF, DESK = 1u << ROLE_STAFF | 1u << ROLE_OWNER };

/* Of a clinic. A page of the desk belongs to who works there, a visitor's to anyone. */
static const struct {
	enum method method;
	const char *path;
	unsigned who;
} clinic_rows[] = {
	{METHOD_GET, "/", DESK},
	{METHOD_GET, "/desk", DESK},
	{METHOD_GET, "/desk/week", DESK},
	{METHOD_GET, "/desk/sheet", DESK},
	{METHOD_POST, "/desk/sign-out", DESK},
	{METHOD_POST, "/desk/undo", DESK},
	{METHOD_GET, "/desk/book", DESK},
	{METHOD_POST, "/desk/book", DESK},
	{METHOD_GET, "/desk/closed", DESK},
	{METHOD_POST, "/desk/closed", DESK},
	{METHOD_POST, "/desk/closed/:id/lift", DESK},
	{METHOD_GET, "/desk/messages", DESK},
	{METHOD_POST, "/desk/messages/:id/:kind", DESK},
	{METHOD_GET, "/desk/visit/:id", DESK},
	{METHOD_POST, "/desk/visit/:id/came", DESK},
	{METHOD_POST, "/desk/visit/:id/confirm", DESK},
	{METHOD_POST, "/desk/visit/:id/cancel", DESK},
	{METHOD_GET, "/desk/visit/:id/move", DESK},
	{METHOD_POST, "/desk/visit/:id/move", DESK},
	{METHOD_POST, "/desk/squeeze/:id", DESK},
	{METHOD_GET, "/book", ROUTE_ANYONE},
	{METHOD_GET, "/book/safe", ROUTE_ANYONE},
	{METHOD_POST, "/book/when", ROUTE_ANYONE},
	{METHOD_POST, "/book/who", ROUTE_ANYONE},
	{METHOD_POST, "/book/hold", ROUTE_ANYONE},
	{METHOD_GET, "/my/:id/:secret", ROUTE_ANYONE},
	{METHOD_POST, "/my/:id/:secret/confirm", ROUTE_ANYONE},
	{METHOD_POST, "/my/:id/:secret/cancel", ROUTE_ANYONE},
	{METHOD_GET, "/my/:id/:secret/visit.ics", ROUTE_ANYONE},
	{METHOD_GET, "/feed/:secret", ROUTE_ANYONE},
	{METHOD_GET, "/my/:id/:secret/move", ROUTE_ANYONE},
	{METHOD_POST, "/my/:id/:secret/move", ROUTE_ANYONE},
	{METHOD_GET, "/sign-in", ROUTE_ANYONE},
	{METHOD_POST, "/sign-in", ROUTE_ANYONE},
};

enum { CLINIC_ROWS = sizeof clinic_rows / sizeof clinic_rows[0] };

/* What a page of a clinic should say; 0 when it is in no row. */
static unsigned clinic_who(const struct route *route)
{
	for (size_t i = 0; i < CLINIC_ROWS; i++)
		if (clinic_rows[i].method == route->method && strcmp(clinic_rows[i].path, route->path) == 0)
			return clinic_rows[i].who;
	return 0;
}

/* A person's own trivet is that person's. */
static unsigned own_who(const struct route *route)
{
	(void)route;
	return PERSON;
}

/* ---- the site, with pages that only say that they were opened ---- */

static bool has_run, was_open, is_quiet;
static enum role role;

static enum err note(struct site *site, const struct request *q, struct response *r)
{
	(void)site;
	(void)q;
	has_run = true;
	response_see(r, URL("/seen"));
	return OK;
}

static struct routes noting(const struct routes *of, struct route *buffer)
{
	assert_in_range(of->n, 1, ROUTES_MOST);
	for (size_t i = 0; i < of->n; i++)
		buffer[i] = (struct route){of->row[i].method, of->row[i].path, of->row[i].who, note, FIELDS_NONE};
	return (struct routes){.row = buffer, .n = of->n};
}

/* Whoever the test wants. */
static bool enter_as(const struct site *site, bool is_open, struct request *q, struct response *r)
{
	(void)r;
	was_open = is_open;
	q->caller = (struct caller){.organisation = 1, .person = 1, .role = role, .zones = site->zones};
	q->form_key = STR(TEST_FORM);
	return true;
}

static bool opens(struct site *site, const struct route *route, const char *cookie, str key)
{
	static char arena_room[1 << 20], body_room[1 << 20];
	char form[128];
	bool is_post = route->method == METHOD_POST;
	const struct pair headers[] = {{STR_INIT("Host"), STR_INIT("127.0.0.1:8765")},
				       {STR_INIT("Origin"), STR_INIT("http://127.0.0.1:8765")},
				       {STR_INIT("Content-Type"), STR_INIT("application/x-www-form-urlencoded")},
				       {STR_INIT("Cookie"), str_of(cookie)}};
	struct arena a = arena_on(arena_room, sizeof arena_room);
	struct response r = response_on(&a, body_room, sizeof body_room);
	struct request q;
	snprintf(form, sizeof form, "csrf=%.*s&rid=abc-0", (int)key.n, key.p);
	struct wire wire = {.method = str_of(is_post ? "POST" : "GET"),
			    .target = str_of(route->path),
			    .header = {headers, 4},
			    .body = str_of(is_post ? form : "")};
	assert_int_equal(request_read(&wire, &a, &q), 200);
	q.now = (instant){1795651200};
	has_run = false;
	web_handle(site, &q, &r);
	if (has_run)
		assert_int_equal(r.status, 303);
	else
		assert_true(r.status == 403 || r.status == 303);
	return has_run;
}

/* How many pages a role gets that are not its own, or does not get that are, as every role in turn; says which. */
static int wrong_pages(const struct routes *routes, unsigned (*who)(const struct route *))
{
	static struct route buffer[ROUTES_MOST];
	struct routes noted = noting(routes, buffer);
	struct site site = {.routes = &noted, .enter = enter_as, .port = 8765, .door = &test_door, .zones = zone_greenwich};
	int wrong = 0;
	for (size_t i = 0; i < noted.n; i++) {
		unsigned may = who(&noted.row[i]);
		for (role = 0; role < ROLES; role++) {
			bool is_right = opens(&site, &noted.row[i], "", STR(TEST_FORM)) == ((may >> role & 1) != 0);
			is_right = is_right && was_open == ((may >> ROLE_NOBODY & 1) != 0);
			if (!is_right && !is_quiet)
				print_message("# %s as %d\n", noted.row[i].path, (int)role);
			wrong += !is_right;
		}
	}
	return wrong;
}

/* ---- what is held ---- */

static void test_every_page_as_every_role(void **state)
{
	(void)state;
	assert_int_equal(wrong_pages(&web_routes, own_who), 0);
	assert_int_equal(wrong_pages(&clinic_routes, clinic_who), 0);
	assert_int_equal(clinic_routes.n, CLINIC_ROWS);
}

/* One row that says too much, or too little, is noticed: for each page of a clinic and each role. */
static void test_a_wrong_row_is_found(void **state)
{
	static struct route rows[ROUTES_MOST];
	struct routes spoiled = {.row = rows, .n = clinic_routes.n};
	(void)state;
	memcpy(rows, clinic_routes.row, clinic_routes.n * sizeof rows[0]);
	is_quiet = true;
	for (size_t i = 0; i < spoiled.n; i++)
		for (enum role of = 0; of < ROLES; of++) {
			rows[i].who ^= 1u << of;
			assert_true(wrong_pages(&spoiled, clinic_who) >= 1);
			rows[i].who ^= 1u << of;
		}
	is_quiet = false;
}

/* A row that forgot to say who may is open to nobody. */
static void test_forgotten_is_closed(void **state)
{
	static const struct route forgotten = {.method = METHOD_GET, .path = "/page", .handler = note};
	const struct routes routes = {.row = &forgotten, .n = 1};
	struct site site = {.routes = &routes, .enter = enter_as, .port = 8765, .door = &test_door, .zones = zone_greenwich};
	(void)state;
	for (role = 0; role < ROLES; role++)
		assert_false(opens(&site, &forgotten, "", STR(TEST_FORM)));
}

/* The doors: who shows nothing, something else, or what they should. */
static void test_own_door(void **state)
{
	static struct route buffer[ROUTES_MOST];
	struct routes noted = noting(&web_routes, buffer);
	struct site site = {.routes = &noted, .port = 8765, .door = &test_door, .zones = zone_greenwich};
	(void)state;
	for (size_t i = 0; i < noted.n; i++) {
		assert_false(opens(&site, &buffer[i], "other=1", STR(TEST_FORM)));
		assert_false(opens(&site, &buffer[i], "trivet_desk_8765=" TEST_PASS, STR(TEST_FORM)));
		assert_true(opens(&site, &buffer[i], "trivet_8765=" TEST_PASS, STR(TEST_FORM)));
	}
}

static bool no_zone(str name, struct arena *a, struct zone_table *ret_table)
{
	(void)name;
	(void)a;
	(void)ret_table;
	return false;
}

static void sign_in(struct front *f, const char *name, const char *secret, struct arena *a)
{
	struct sign_in in = {
		.name = str_of(name), .password = STR("a long password"), .from = STR("here"), .secret = str_of(secret), .now = {1795651200}};
	assert_int_equal(staff_sign_in(f, 1, &in, a), OK);
	assert_true(in.is_in);
}

static void test_clinic_door(void **state)
{
	static char arena_room[1 << 20];
	static struct route buffer[ROUTES_MOST];
	static struct door door;
	static const struct {
		const char *cookie, *secret;
		enum role is;
	} comers[] = {
		{"other=1", "", ROLE_NOBODY},
		{"trivet_desk_8765=cccccccccccccccccccccc", "cccccccccccccccccccccc", ROLE_NOBODY},
		{"trivet_8765=" TEST_PASS, "", ROLE_NOBODY}, /* the address opens nothing once someone has a password */
		{"trivet_desk_8765=aaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaa", ROLE_OWNER},
		{"trivet_desk_8765=bbbbbbbbbbbbbbbbbbbbbb", "bbbbbbbbbbbbbbbbbbbbbb", ROLE_STAFF},
	};
	char folder[64] = "/tmp/trivet-who-XXXXXX", path[96];
	struct arena a = arena_on(arena_room, sizeof arena_room);
	struct sqlite_backend backend = sqlite_backend_current(zone_greenwich);
	struct store_fault fault;
	struct store *store;
	struct front *front;
	enum staff_answer answer;
	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/t.db", folder);
	assert_int_equal(store_open(&backend.ops, path, &fault, &store), OK);
	assert_int_equal(front_open(store, no_zone, &front), OK);
	assert_int_equal(staff_put(store, 1, (struct staff_wish){STR("o"), STR("a long password"), STAFF_OWNER}, &a, &answer), OK);
	assert_int_equal(staff_put(store, 1, (struct staff_wish){STR("d"), STR("a long password"), STAFF_DESK}, &a, &answer), OK);
	sign_in(front, "o", "aaaaaaaaaaaaaaaaaaaaaa", &a);
	sign_in(front, "d", "bbbbbbbbbbbbbbbbbbbbbb", &a);
	door = test_door;
	memcpy(door.open, OPEN_KEY, sizeof OPEN_KEY);
	struct routes noted = noting(&clinic_routes, buffer);
	struct site site = {.routes = &noted, .enter = clinic_enter, .clinic = front, .port = 8765, .door = &door, .zones = zone_greenwich};
	for (size_t c = 0; c < sizeof comers / sizeof comers[0]; c++)
		for (size_t i = 0; i < noted.n; i++) {
			unsigned may = clinic_who(&buffer[i]);
			str key = may == ROUTE_ANYONE           ? STR(OPEN_KEY)
				  : comers[c].secret[0] != '\0' ? staff_form_key(str_of(comers[c].secret), &a)
								: STR(TEST_FORM);
			bool is_right = opens(&site, &buffer[i], comers[c].cookie, key) == ((may >> comers[c].is & 1) != 0);
			if (!is_right)
				print_message("# %s with %s\n", buffer[i].path, comers[c].cookie);
			assert_true(is_right);
		}
	front_close(front);
	store_close(store);
	unlink(path);
	assert_int_equal(rmdir(folder), 0);
}

/* What may be large is read only from who has come in. */
static void test_nobody_brings_a_file(void **state)
{
	struct site site = {.routes = &clinic_routes, .enter = clinic_enter, .port = 8765, .door = &test_door};
	(void)state;
	assert_false(web_takes_file(&site, &(struct wire){.method = STR("POST"), .target = STR("/sign-in")}));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_page_as_every_role),
		cmocka_unit_test(test_a_wrong_row_is_found),
		cmocka_unit_test(test_forgotten_is_closed),
		cmocka_unit_test(test_own_door),
		cmocka_unit_test(test_clinic_door),
		cmocka_unit_test(test_nobody_brings_a_file),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_web.c - the dispatcher without a socket: what it lets in, what it says, what is on every answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "demo.h"
#include "test_door.h"

#define OWN_COOKIE "trivet_8765=" TEST_PASS

static char arena_room[256 * 1024], body_room[256 * 1024];
static struct app app;
static bool is_foreign, has_door = true;

struct answer {
	int read; /* what request_read said */
	struct arena arena;
	struct request q;
	struct response r;
};

/* One request from its wire form to its answer. `headers` are pairs that end with a NULL name. */
static struct answer *ask_site(const struct routes *routes, const char *method, const char *target, const struct header *headers, const char *body)
{
	static struct answer a;
	static struct pair h[20];
	struct site site = {.routes = routes, .port = 8765, .door = has_door ? &test_door : NULL, .app = &app};
	struct wire wire = {.method = str_of(method), .target = str_of(target), .header = {h, 0}, .body = str_of(body)};
	for (; headers->name != NULL; headers++)
		h[wire.header.n++] = (struct pair){str_of(headers->name), str_of(headers->value)};
	a = (struct answer){.arena = arena_on(arena_room, sizeof arena_room)};
	a.r = response_on(&a.arena, body_room, sizeof body_room);
	a.read = request_read(&wire, &a.arena, &a.q);
	a.q.now = (instant){1795651200}; /* 2026-11-26T00:00:00Z */
	a.q.is_foreign = is_foreign;
	memset(a.q.random, 0xAB, sizeof a.q.random);
	if (a.read == 200)
		web_handle(&site, &a.q, &a.r);
	else
		web_refuse(a.read, &a.r);
	return &a;
}

static const struct header own_host[] = {{"Host", "127.0.0.1:8765"}, {"Cookie", OWN_COOKIE}, {NULL, NULL}};
static const struct header own_form[] = {
	{"Host", "127.0.0.1:8765"},
	{"Origin", "http://127.0.0.1:8765"},
	{"Content-Type", "application/x-www-form-urlencoded"},
	{"Cookie", "other=1; " OWN_COOKIE},
	{NULL, NULL},
};

static const struct header own_form_only[] = {
	{"Host", "127.0.0.1:8765"}, {"Origin", "http://127.0.0.1:8765"}, {"Content-Type", "application/x-www-form-urlencoded"}, {NULL, NULL}};

static struct answer *get(const char *target)
{
	return ask_site(&demo_routes, "GET", target, own_host, "");
}

static struct answer *post(const char *body)
{
	return ask_site(&demo_routes, "POST", "/pain", own_form, body);
}

#define KEYS "csrf=" TEST_FORM "&rid=abc-0&"

static bool says(const struct answer *a, const char *text)
{
	return text[0] == '\0' || str_find_str(a->r.body, str_of(text)) < a->r.body.n;
}

static const char *header_of(const struct answer *a, const char *name)
{
	for (size_t i = 0; i < a->r.header_n; i++)
		if (strcmp(a->r.header[i].name, name) == 0)
			return a->r.header[i].value;
	return "";
}

static void test_page_is_whole(void **state)
{
	(void)state;
	struct answer *a = ask_site(&demo_routes, "GET", "/form", own_host, "");
	assert_int_equal(a->r.status, 200);
	assert_true(str_starts(a->r.body, STR("<!doctype html>")));
	assert_true(str_ends(str_trim(a->r.body), STR("</html>")));
	assert_true(says(a, "aria-current=\"page\""));
	assert_true(says(a, "2026-11-26"));
}

static void test_every_answer_is_guarded(void **state)
{
	static const char *const names[] = {"Content-Security-Policy",    "X-Content-Type-Options",       "Referrer-Policy", "Permissions-Policy",
					    "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Cache-Control"};
	static const char *const targets[] = {"/form", "/nope", "/item/missing", "/item/large", "/%00"};
	(void)state;
	for (size_t t = 0; t < sizeof targets / sizeof targets[0]; t++)
		for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
			assert_true(header_of(get(targets[t]), names[i])[0] != '\0');
	assert_string_equal(header_of(get("/form"), "Cache-Control"), "no-store");
	assert_string_equal(header_of(get("/form"), "Referrer-Policy"), "same-origin"); /* no-referrer would make the Origin of our forms null */
}

static void test_statuses(void **state)
{
	static const struct {
		const char *target;
		int status;
	} rows[] = {
		{"/form", 200},     {"/nope", 404},      {"/form/", 404},      {"//form", 404},        {"/item", 404},
		{"/item/", 404},    {"/item/a", 200},    {"/item/a/b", 404},   {"/item/missing", 404}, {"/item/large", 507},
		{"/pain", 405},     {"/a/missing", 404}, {"/%00", 400},        {"/item/%zz", 400},     {"/item/%f", 400},
		{"/item/%ff", 400}, {"/form?a=%", 400},  {"/form?utm=1", 200}, {"form", 400},          {"/a/b/c/d/e/f/g/h/i", 414},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		print_message("# %s\n", rows[i].target);
		assert_int_equal(get(rows[i].target)->r.status, rows[i].status);
	}
	assert_string_equal(header_of(get("/pain"), "Allow"), "POST");
	assert_true(says(get("/item/%3Cb%3E"), "&lt;b&gt;"));
}

static int head_status(const struct header *headers, const char *target)
{
	return ask_site(&demo_routes, "GET", target, headers, "")->r.status;
}

static void test_framing(void **state)
{
	(void)state;
	assert_int_equal(head_status((struct header[]){{NULL, NULL}}, "/form"), 400);
	assert_int_equal(head_status((struct header[]){{"Host", "localhost:8765"}, {"host", "localhost:8765"}, {NULL, NULL}}, "/form"), 400);
	assert_int_equal(
		head_status((struct header[]){own_host[0], own_host[1], {"Content-Length", "0"}, {"content-length", "0"}, {NULL, NULL}}, "/form"),
		400);
	assert_int_equal(
		head_status((struct header[]){own_host[0], own_host[1], {"Content-Length", "0"}, {"Transfer-Encoding", "chunked"}, {NULL, NULL}},
			    "/form"),
		400);
	assert_int_equal(head_status((struct header[]){own_host[0], own_host[1], {"Content-Length", "+1"}, {NULL, NULL}}, "/form"), 400);
	assert_int_equal(head_status((struct header[]){own_host[0], own_host[1], {"Content-Length", "65536"}, {NULL, NULL}}, "/form"), 200);
	assert_int_equal(head_status((struct header[]){own_host[0], own_host[1], {"Content-Length", "65537"}, {NULL, NULL}}, "/form"), 413);
	assert_int_equal(
		head_status((struct header[]){own_host[0], own_host[1], {"Content-Length", "99999999999999999999999"}, {NULL, NULL}}, "/form"), 413);
}

static void test_limits(void **state)
{
	static char big[9000], field[2 * REQUEST_FIELDS_MAX + 4];
	(void)state;
	memset(big, 'a', sizeof big - 1);
	assert_int_equal(head_status((struct header[]){own_host[0], own_host[1], {"X", big}, {NULL, NULL}}, "/form"), 431);
	big[0] = '/';
	big[2049] = '\0';
	assert_int_equal(head_status(own_host, big), 414);
	for (int n = 0; n < REQUEST_FIELDS_MAX + 1; n++)
		strcat(field, n == 0 ? "a" : "&a");
	assert_int_equal(post(field)->read, 400);
	field[strlen(field) - 2] = '\0';
	assert_int_equal(post(field)->read, 200);
}

static void test_own_names_only(void **state)
{
	static const struct {
		const char *host;
		int status;
	} rows[] = {{"127.0.0.1:8765", 200},
		    {"localhost:8765", 200},
		    {"[::1]:8765", 200},
		    {"localhost", 421},
		    {"localhost:8766", 421},
		    {"localhost:08765", 421},
		    {"localhost:8765.evil.example", 421},
		    {"evil.example:8765", 421},
		    {"", 421}};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		print_message("# %s\n", rows[i].host);
		assert_int_equal(head_status((struct header[]){{"Host", rows[i].host}, {"Cookie", OWN_COOKIE}, {NULL, NULL}}, "/form"),
				 rows[i].status);
	}
}

static int post_from(const char *name, const char *value)
{
	struct header h[6];
	memcpy(h, own_form, sizeof own_form);
	for (size_t i = 0; h[i].name != NULL; i++)
		if (strcmp(h[i].name, name) == 0 || strcmp(h[i].name, "Origin") == 0)
			h[i] = (struct header){name, value};
	return ask_site(&demo_routes, "POST", "/pain", h, KEYS "pain=3")->r.status;
}

static void test_forms_come_from_here(void **state)
{
	(void)state;
	assert_int_equal(post(KEYS "pain=3")->r.status, 303);
	assert_int_equal(post_from("Origin", "http://evil.example"), 403);
	assert_int_equal(post_from("Origin", "null"), 403);
	assert_int_equal(post_from("Origin", "https://127.0.0.1:8765"), 403);
	assert_int_equal(post_from("Sec-Fetch-Site", "cross-site"), 403);
	assert_int_equal(post_from("Sec-Fetch-Site", "same-site"), 403);
	assert_int_equal(post_from("Sec-Fetch-Site", "same-origin"), 303);
	assert_int_equal(post_from("Cookie", ""), 403);
	assert_int_equal(post_from("Cookie", "trivet_8765=" TEST_FORM), 403);
	assert_int_equal(post_from("Content-Type", "text/plain"), 415);
	assert_int_equal(post("rid=abc-0&pain=3")->r.status, 403);
	assert_int_equal(post("csrf=&rid=abc-0&pain=3")->r.status, 403);
	assert_int_equal(post("csrf=" TEST_FORM "&pain=3")->r.status, 400);
	assert_int_equal(post("csrf=" TEST_FORM "&rid=A&pain=3")->r.status, 400);
}

static void test_form_key(void **state)
{
	(void)state;
	struct answer *a = get("/form");
	assert_true(says(a, "name=\"csrf\" value=\"" TEST_FORM "\""));
	assert_true(says(a, "name=\"rid\" value=\"abababababababababababababababab-0\""));
	assert_true(says(a, "name=\"rid\" value=\"abababababababababababababababab-1\"")); /* the page's second form is another deed */
	assert_string_equal(header_of(a, "Set-Cookie"), "");
}

/* ---- who may come in ---- */

static bool is_closed(const struct answer *a)
{
	return a->r.status == 403 && (says(a, "opens for one person") || says(a, "another account")) && !says(a, "name=\"csrf\"") &&
	       !says(a, TEST_PASS) && !says(a, TEST_FORM) && !says(a, TEST_KEY);
}

static struct answer *get_with(const char *target, const char *name, const char *value)
{
	return ask_site(&demo_routes, "GET", target, (struct header[]){own_host[0], {name, value}, {NULL, NULL}}, "");
}

/* Whatever is asked for, without the cookie there is one page: not even what exists can be told apart. */
static void test_closed_to_all_others(void **state)
{
	static const char *const cookies[] = {"",
					      "trivet_8765",
					      "trivet_8765=",
					      "trivet_8765=" TEST_KEY,
					      "trivet_8766=" TEST_PASS,
					      "trivet_form=" TEST_PASS,
					      "trivet_8765=" TEST_PASS "0",
					      "xtrivet_8765=" TEST_PASS};
	static const char *const targets[] = {"/form", "/nope", "/item/a", "/pain", "/", "/sw.js", "/a/b/c", "/form?key=", "/form?key=" TEST_PASS};
	(void)state;
	for (size_t c = 0; c < sizeof cookies / sizeof cookies[0]; c++)
		for (size_t t = 0; t < sizeof targets / sizeof targets[0]; t++)
			assert_true(is_closed(get_with(targets[t], "Cookie", cookies[c])));
	assert_true(says(get_with("/form?key=1", "Cookie", ""), "is not this trivet's key"));
	assert_int_equal(get_with(asset_url("app.css").s.p, "Cookie", "")->r.status, 200);
}

/* Every page there is, of the real site: asked for without an app behind it, so that nothing but the closed page can come. */
static void test_every_route_is_closed(void **state)
{
	(void)state;
	for (size_t i = 0; i < web_routes.n; i++) {
		const struct route *route = &web_routes.row[i];
		bool is_post = route->method == METHOD_POST;
		struct answer *a = ask_site(&web_routes, is_post ? "POST" : "GET", route->path, own_form_only, is_post ? KEYS : "");
		print_message("# %s\n", route->path);
		assert_true(is_closed(a));
		assert_null(a->r.changes);
	}
}

static void test_key_opens_once_and_leaves_the_address(void **state)
{
	static const struct {
		const char *target, *location;
	} rows[] = {
		{"/?key=" TEST_KEY, "/"},
		{"/form?key=" TEST_KEY, "/form"},
		{"/session?item=a%26b&key=" TEST_KEY "&seconds=60", "/session?item=a%26b&seconds=60"},
		{"//evil.example/?key=" TEST_KEY, "/"},
		{"/nope?key=" TEST_KEY, "/nope"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct answer *a = get_with(rows[i].target, "Cookie", "");
		assert_int_equal(a->r.status, 303);
		assert_string_equal(header_of(a, "Location"), rows[i].location);
		assert_string_equal(header_of(a, "Set-Cookie"), "trivet_8765=" TEST_PASS "; Path=/; Max-Age=34560000; HttpOnly; SameSite=Strict");
		assert_string_equal(header_of(a, "Cache-Control"), "no-store");
	}
	assert_int_equal(get_with("/form?key=" TEST_KEY, "Cookie", OWN_COOKIE)->r.status, 303); /* a known browser loses it from the address, too */
	assert_true(is_closed(ask_site(&demo_routes, "POST", "/pain?key=" TEST_KEY, own_form_only, KEYS "pain=3"))); /* a form is no way in */
}

/* Another account of this machine, as the kernel tells it: neither the cookie nor the key helps. */
static void test_closed_to_other_accounts(void **state)
{
	static const char *const targets[] = {"/form", "/form?key=" TEST_KEY, "/"};
	(void)state;
	is_foreign = true;
	for (size_t i = 0; i < 3; i++)
		assert_true(is_closed(get_with(targets[i], "Cookie", OWN_COOKIE)) &&
			    says(get_with(targets[i], "Cookie", OWN_COOKIE), "another account"));
	assert_int_equal(get_with(asset_url("app.css").s.p, "Cookie", OWN_COOKIE)->r.status, 403);
	is_foreign = false;
}

/* Any port of this machine can set a cookie of any name for all of them: a foreign one beside ours shuts nobody out. */
static void test_cookies_of_others(void **state)
{
	(void)state;
	assert_int_equal(get_with("/form", "Cookie", "a=b; trivet_8765=junk; trivet_8765=" TEST_PASS "; trivet_8765=")->r.status, 200);
}

static void test_no_door_no_page(void **state)
{
	(void)state;
	has_door = false;
	assert_true(is_closed(get_with("/form", "Cookie", OWN_COOKIE)));
	assert_true(is_closed(get_with("/form?key=", "Cookie", "trivet_8765=")));
	has_door = true;
}

static struct answer *get_from(const char *site_value, const char *mode, const char *dest, const char *cookie)
{
	struct header h[] = {own_host[0], {"Sec-Fetch-Site", site_value}, {"Sec-Fetch-Mode", mode}, {"Sec-Fetch-Dest", dest}, {"Cookie", cookie},
			     {NULL, NULL}};
	return ask_site(&demo_routes, "GET", "/form", h, "");
}

/* A link on a page of others leads here; our pages are no part of theirs. */
static void test_pages_of_others(void **state)
{
	(void)state;
	assert_int_equal(get_from("none", "navigate", "document", OWN_COOKIE)->r.status, 200);
	assert_int_equal(get_from("same-origin", "cors", "empty", OWN_COOKIE)->r.status, 200);
	assert_int_equal(get_from("cross-site", "navigate", "document", OWN_COOKIE)->r.status, 200);
	assert_int_equal(get_from("same-site", "navigate", "document", OWN_COOKIE)->r.status, 200);
	assert_int_equal(get_from("same-site", "no-cors", "image", OWN_COOKIE)->r.status, 403);
	assert_int_equal(get_from("same-site", "cors", "empty", OWN_COOKIE)->r.status, 403);
	assert_int_equal(get_from("cross-site", "no-cors", "script", OWN_COOKIE)->r.status, 403);
	assert_int_equal(get_from("same-site", "navigate", "iframe", OWN_COOKIE)->r.status, 403);
	/* a strict cookie is left out when a page of others leads here: the closed page asks once more, by itself, and only then */
	assert_true(says(get_from("cross-site", "navigate", "document", ""), "http-equiv=\"refresh\""));
	assert_false(says(get_from("same-origin", "navigate", "document", ""), "http-equiv=\"refresh\""));
	assert_false(says(get_from("none", "navigate", "document", ""), "http-equiv=\"refresh\""));
	assert_false(says(get_from("cross-site", "no-cors", "image", ""), "http-equiv=\"refresh\""));
}

static void test_places_are_escaped(void **state)
{
	(void)state;
	struct answer *a = get("/form");
	assert_true(says(a, "<textarea name=\"note\">&lt;b&gt;&amp;&quot;&#39;</textarea>"));
	assert_true(says(a, "value=\"2026-11-26\""));
}

static void test_fields(void **state)
{
	static const struct {
		const char *body;
		int status;
		const char *says;
	} rows[] = {
		{KEYS "pain=0&note=&when=2026-02-28&side=both&shared=on&place=p5_l&place=p5_r&q.rf_01=yes&q.how_long=under_2_weeks", 303, ""},
		{KEYS "pain=11", 400, "Pain must be a whole number from 0 to 10."},
		{KEYS "pain=3.5", 400, "whole number"},
		{KEYS "note=x", 400, "Pain is empty"},
		{KEYS "pain=+", 400, "is empty, but it is needed"},
		{KEYS "pain=3&pain=4", 400, "Pain must be"},
		{KEYS "pain=3&note=123456789012345678901", 400, "Note can hold 0 to 20 letters."},
		{KEYS "pain=3&note=%C3%A412345678901234567890", 400, "letters"},
		{KEYS "pain=3&note=%C3%A41234567890123456789", 303, ""},
		{KEYS "pain=3&note=a%01", 400, "Note contains characters that are not text"},
		{KEYS "pain=3&when=2026-02-29", 400, "Day must be a day"},
		{KEYS "pain=3&side=middle", 400, "Side must be one of the answers"},
		{KEYS "pain=3&place=A%20B", 400, "Places must be one of the answers"},
		{KEYS "pain=3&q.=yes", 400, "Answers must be one of the answers"},
		{KEYS "pain=3&color=red", 400, "does not know the field “color”"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct answer *a = post(rows[i].body);
		print_message("# %s\n", rows[i].body);
		assert_int_equal(a->r.status, rows[i].status);
		assert_true(says(a, rows[i].says));
	}
}

/* A slip costs one answer: the page that says so is the form again, filled in. */
static void test_nothing_is_lost(void **state)
{
	(void)state;
	struct answer *a = post(KEYS "note=a+%26+b&pain=12&when=2026-11-26");
	assert_int_equal(a->r.status, 400);
	assert_null(a->r.changes);
	assert_true(says(a, "<form method=\"post\" action=\"/pain\""));
	assert_true(says(a, "<input type=\"hidden\" name=\"note\" value=\"a &amp; b\">"));
	assert_true(says(a, "<input type=\"hidden\" name=\"when\" value=\"2026-11-26\">"));
	assert_true(says(a, "name=\"pain\" value=\"12\" aria-invalid=\"true\" autofocus aria-describedby=\"slip-1\""));
	assert_false(says(a, "type=\"hidden\" name=\"pain\""));
}

static void test_changes_go_out(void **state)
{
	(void)state;
	struct answer *a = post(KEYS "pain=7");
	assert_int_equal(a->r.status, 303);
	assert_string_equal(header_of(a, "Location"), "/form");
	assert_non_null(a->r.changes);
	assert_int_equal(a->r.changes->pain, 7);
	assert_true(a->q.rid.n == 0); /* the caller's request is left as it was */
	web_fail(ERR_IO, &a->r);
	assert_int_equal(a->r.status, 500);
	assert_null(a->r.changes);
	assert_string_equal(header_of(a, "Location"), "");
	assert_true(says(a, "Nothing was changed"));
}

static void test_assets(void **state)
{
	static const struct header small[] = {{"Host", "127.0.0.1:8765"}, {"Cookie", OWN_COOKIE}, {"Accept-Encoding", "br, gzip"}, {NULL, NULL}};
	(void)state;
	for (size_t i = 0; i < asset_count; i++) {
		struct answer *a = ask_site(&web_routes, "GET", assets[i].address.p, own_host, "");
		assert_int_equal(a->r.status, 200);
		assert_true(str_eq(a->r.body, assets[i].bytes));
		assert_non_null(strstr(header_of(a, "Cache-Control"), "immutable"));
		a = ask_site(&web_routes, "GET", assets[i].address.p, small, "");
		assert_string_equal(header_of(a, "Content-Encoding"), assets[i].gzip.n > 0 ? "gzip" : "");
	}
}

/* What a style sheet or a script names beside itself is there, under the name that has its hash. */
static void test_assets_name_each_other(void **state)
{
	(void)state;
	size_t named = 0;
	for (size_t i = 0; i < asset_count; i++) {
		str rest = assets[i].bytes;
		if (!str_ends(assets[i].name, STR(".css")) && !str_ends(assets[i].name, STR(".js")))
			continue;
		for (size_t at; (at = str_find_str(rest, STR("\"./"))) < rest.n; named++) {
			char address[160] = "/a/";
			struct writer w = {.p = address, .n = 3, .cap = sizeof address};
			rest = str_sub(rest, at + 3, rest.n);
			w_str(&w, str_sub(rest, 0, str_find(rest, '"')));
			assert_non_null(asset_at(writer_str(&w)));
		}
	}
	assert_true(named >= 5); /* two fonts, the engine, the figure twice */
}

/* Whatever a page links to under /a/ is there. */
static void test_no_asset_is_missing(void **state)
{
	(void)state;
	struct answer *a = ask_site(&demo_routes, "GET", "/form", own_host, "");
	str rest = a->r.body;
	size_t seen = 0;
	for (size_t at = 0; at < rest.n; seen++) {
		at = str_find_str(rest, STR("\"/a/"));
		if (at == rest.n)
			break;
		rest = str_sub(rest, at + 1, rest.n);
		assert_non_null(asset_at(str_sub(rest, 0, str_find(rest, '"'))));
	}
	assert_true(seen >= 4);
}

/* ---- forms with a file ---- */

#define PART(name, more) "--xx\r\nContent-Disposition: form-data; name=\"" name "\"" more "\r\n\r\n"
#define OURS             PART("csrf", "") TEST_FORM "\r\n" PART("rid", "") "r-1\r\n"

static struct answer *post_parts(const char *target, const char *type, const char *body)
{
	struct header headers[5];
	memcpy(headers, own_form, sizeof headers);
	headers[2].value = type;
	return ask_site(&demo_routes, "POST", target, headers, body);
}

static void test_a_form_with_a_file(void **state)
{
	static const char type[] = "multipart/form-data; boundary=xx";
	struct answer *a;
	(void)state;
	a = post_parts("/file", type,
		       OURS PART("text", "") " a\r\n<b> \r\n" PART(
			       "file", "; filename=\"a \xFF.csv\"\r\nContent-Type: text/csv") "\xFF\r\n--x\r\n--xx--\r\n");
	assert_int_equal(a->r.status, 200);
	assert_true(says(a, "file 6 text  a\r\n&lt;b&gt; "));
	a = post_parts("/file", type, OURS PART("file", "; filename=\"\"") "\r\n--xx--");
	assert_true(says(a, "file 0 text "));
	a = post_parts("/file", "multipart/form-data; charset=utf-8; boundary=\"xx\"", OURS PART("text", "") "t\r\n--xx--");
	assert_true(says(a, "no file 0 text t"));
	a = post_parts("/file", "application/x-www-form-urlencoded", "csrf=" TEST_FORM "&rid=r-1&text=a%0Ab");
	assert_true(says(a, "no file 0 text a\nb"));
}

static void test_a_form_with_a_file_that_is_refused(void **state)
{
	static const char type[] = "multipart/form-data; boundary=xx";
	static const char *const bodies[] = {
		"",
		"--xx--",
		"--xx\r\n",
		"--yy\r\n\r\n--yy--",
		PART("text", "") "no end",
		"--xx\r\nContent-Type: text/csv\r\n\r\nno name\r\n--xx--",
		"--xx\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--xx--",
		"--xx\r\nContent-Disposition: form-data; name=\"a\r\n\r\nopen\r\n--xx--",
		"--xx\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\ntwice\r\n--xx--",
		OURS PART("text", "") "\xFF\r\n--xx--",
		OURS PART("text\xFF", "") "a\r\n--xx--",
		"--xxand more\r\n" OURS "--xx--",
	};
	(void)state;
	for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
		struct answer *a = post_parts("/file", type, bodies[i]);
		print_message("# %zu\n", i);
		assert_true(a->r.status == 400 || a->r.status == 403); /* "--xx--": a form with nothing in it is not ours */
	}
	assert_int_equal(post_parts("/file", "multipart/form-data", OURS "--xx--")->r.status, 415);
	assert_int_equal(post_parts("/file", "multipart/form-data; a=b", OURS "--xx--")->r.status, 400);
	assert_int_equal(post_parts("/pain", type, OURS PART("pain", "") "4\r\n--xx--")->r.status, 415); /* it takes no file */
	assert_int_equal(post_parts("/file", type, PART("rid", "") "r-1\r\n--xx--")->r.status, 403);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_form_with_a_file),
		cmocka_unit_test(test_a_form_with_a_file_that_is_refused),
		cmocka_unit_test(test_page_is_whole),
		cmocka_unit_test(test_every_answer_is_guarded),
		cmocka_unit_test(test_statuses),
		cmocka_unit_test(test_framing),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_own_names_only),
		cmocka_unit_test(test_forms_come_from_here),
		cmocka_unit_test(test_form_key),
		cmocka_unit_test(test_closed_to_all_others),
		cmocka_unit_test(test_every_route_is_closed),
		cmocka_unit_test(test_key_opens_once_and_leaves_the_address),
		cmocka_unit_test(test_closed_to_other_accounts),
		cmocka_unit_test(test_cookies_of_others),
		cmocka_unit_test(test_no_door_no_page),
		cmocka_unit_test(test_pages_of_others),
		cmocka_unit_test(test_places_are_escaped),
		cmocka_unit_test(test_fields),
		cmocka_unit_test(test_nothing_is_lost),
		cmocka_unit_test(test_changes_go_out),
		cmocka_unit_test(test_assets),
		cmocka_unit_test(test_assets_name_each_other),
		cmocka_unit_test(test_no_asset_is_missing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

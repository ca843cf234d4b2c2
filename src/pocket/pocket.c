/*
 * pocket.c - the program as a browser module. The worker there passes a request in and takes the response out; everything between is web_handle, as in the server.
 *
 *     pocket_load    each file as it was saved
 *     pocket_open    once: whose folder this is, and the language of the browser
 *     pocket_ask     a request. What has to be saved goes to the host; true: there is something
 *     pocket_answer  when it is saved, or could not be: the answer, which says so
 *
 * A request is text in the buffer that pocket_room gives: "GET /plan", lines of "name: value", an empty line, and the body. An answer is its status, lines of
 * "name: value", and a body beside it.
 */
#include <stdlib.h>
#include <string.h>

#include "me/app.h"
#include "me/clinic_card.h"
#include "pack/default.h"
#include "pocket/files.h"
#include "pocket/host.h"
#include "pocket/under.h"
#include "store/sqlite/sqlite.h"
#include "store/who.h"
#include "web/server/web.h"
#include "words/wrong.h"

#define EXPORT(name) __attribute__((export_name(#name)))
#define ARENA_BYTES  ((size_t)2 << 20)
#define PAGE_BYTES   ((size_t)1 << 20)
#define LARGE_BYTES  ((size_t)64 << 20) /* for a download that fits into no page: half of the server's, for a device that has less */
#define HOST_NAME    "localhost:1"      /* in here the site has this name; the worker takes no request but those of its folder */
#define HOST_PORT    1
#define DATABASE     "trivet.db"
#define DOOR_FILE    "door"

/* Words that only this browser knows. */
struct door_words {
	uint8_t key[DOOR_WORD / 2], pass[DOOR_WORD / 2], form[DOOR_WORD / 2], seal[DOOR_SEAL / 2], mark[DOOR_SECRET];
};

static struct pocket {
	struct sqlite_backend backend;
	struct store *store;
	struct app *app;
	struct door door;
	struct site site;
	char folder[1024], locale[64], cookie[80];
	struct clinic_card card;
	char card_room[2 * CLINIC_CARD_MAX], card_say[512];
	char *buffer; /* what comes in */
	size_t room_n;
	char *memory; /* arena, page, and the page with its addresses */
	char *large;
	struct arena arena;
	struct request request;
	struct response response;
	enum err done;
	struct writer head, body;
	char head_room[8192];
} pocket;

/* ---- what comes in ---- */

EXPORT(pocket_room) char *pocket_room(size_t n);
EXPORT(pocket_load) uint8_t *pocket_load(size_t name_n, size_t size);
EXPORT(pocket_open) int pocket_open(size_t n);
EXPORT(pocket_ask) int pocket_ask(size_t n);
EXPORT(pocket_answer) int pocket_answer(int is_saved);
EXPORT(pocket_head) const char *pocket_head(void);
EXPORT(pocket_head_n) size_t pocket_head_n(void);
EXPORT(pocket_body) const char *pocket_body(void);
EXPORT(pocket_body_n) size_t pocket_body_n(void);

char *pocket_room(size_t n)
{
	if (n + 1 > pocket.room_n) {
		free(pocket.buffer);
		pocket.buffer = malloc(n + 1);
		pocket.room_n = pocket.buffer != NULL ? n + 1 : 0;
	}
	return pocket.buffer;
}

uint8_t *pocket_load(size_t name_n, size_t size)
{
	pocket.buffer[name_n] = '\0';
	return files_load(pocket.buffer, size);
}

static struct zone zone_here(instant t)
{
	return (struct zone){host_east((double)t.s) / 60 * 60};
}

/* One line of what is left. */
static str next_line(str *rest)
{
	return str_split(rest, '\n');
}

static str copied(char *buffer, size_t cap, str s)
{
	struct writer w = writer_on(buffer, cap - 1);
	w_str(&w, s);
	buffer[w.n] = '\0';
	return writer_str(&w);
}

/* ---- opening ---- */

static void w_word(char *ret_word, const uint8_t *bytes, size_t n)
{
	struct writer w = writer_on(ret_word, 2 * n);
	w_hex(&w, bytes, n);
	ret_word[2 * n] = '\0';
}

static enum err open_door(void)
{
	bool is_new;
	struct door_words *words = (struct door_words *)files_small(DOOR_FILE, sizeof *words, &is_new);
	if (words == NULL)
		return ERR_FULL;
	if (is_new)
		host_random((uint8_t *)words, sizeof *words);
	w_word(pocket.door.key, words->key, sizeof words->key);
	w_word(pocket.door.pass, words->pass, sizeof words->pass);
	w_word(pocket.door.form, words->form, sizeof words->form);
	w_word(pocket.door.seal, words->seal, sizeof words->seal);
	struct writer w = writer_on(pocket.cookie, sizeof pocket.cookie - 1);
	w_z(&w, "trivet_1=");
	w_z(&w, pocket.door.pass);
	return OK;
}

static enum err open_store(struct store_fault *ret_fault)
{
	pocket.backend = sqlite_backend_current(zone_here);
	TRY(store_open_by(&who_caller, &pocket.backend.ops, DATABASE, ret_fault, &pocket.store));
	return app_open(&pack_default, pocket.store, ret_fault, &pocket.app);
}

static int say(enum err e, str why)
{
	pocket.body = writer_on(pocket.memory, pocket.memory != NULL ? ARENA_BYTES : 0);
	w_str(&pocket.body, why);
	return (int)e;
}

/* The clinic that hands out this folder, as its file says. One that is wrong takes nothing away but itself: the page About says what. */
static void read_card(str text, struct site *site)
{
	struct arena a = arena_on(pocket.card_room, sizeof pocket.card_room);
	struct writer say = writer_on(pocket.card_say, sizeof pocket.card_say);
	if (text.n > 0 && clinic_card_read(&pack_default, text, &a, &say, &pocket.card) == OK)
		site->card = &pocket.card;
	else
		site->card_fault = writer_str(&say);
}

/* The buffer: the folder, a line; the language, a line; the file of the clinic that hands it out (me/clinic_card.h), or nothing. Returns 0, or what went wrong, and the body says it. */
int pocket_open(size_t n)
{
	struct store_fault fault = {.what = WRONG_BEGIN_MEMORY};
	str rest = {pocket.buffer, n};
	pocket.memory = malloc(ARENA_BYTES + 2 * PAGE_BYTES);
	if (pocket.memory == NULL)
		return say(ERR_FULL, wrong_words(fault.what));
	copied(pocket.folder, sizeof pocket.folder, next_line(&rest));
	str locale = copied(pocket.locale, sizeof pocket.locale, next_line(&rest));
	enum err e = open_door();
	if (e == OK)
		e = open_store(&fault);
	if (e != OK)
		return say(e, wrong_words(fault.what));
	pocket.site = (struct site){.routes = &web_routes,
				    .port = HOST_PORT,
				    .door = &pocket.door,
				    .zones = zone_here,
				    .locale = locale,
				    .app = pocket.app,
				    .trouble = app_trouble,
				    .submit = app_submit};
	read_card(rest, &pocket.site);
	return 0;
}

/* ---- a request ---- */

static const str names[] = {STR_INIT("content-type"), STR_INIT("accept-language"), STR_INIT("sec-fetch-site"), STR_INIT("sec-fetch-mode"),
			    STR_INIT("content-length")};

/* The head that a browser would have sent: only the lines that the site looks at. */
static bool read_wire(str rest, struct wire *ret_wire, struct arena *a)
{
	struct pair *header = arena_new(a, struct pair, REQUEST_HEADERS_MAX);
	str line = next_line(&rest), name;
	size_t n = 0;
	if (header == NULL)
		return false;
	*ret_wire = (struct wire){.method = str_split(&line, ' ')};
	ret_wire->target = line;
	header[n++] = (struct pair){STR("host"), STR(HOST_NAME)};
	header[n++] = (struct pair){STR("cookie"), str_of(pocket.cookie)};
	while ((line = next_line(&rest)).n > 0) {
		name = str_split(&line, ':');
		line = str_trim(line);
		if (str_eq(name, STR("persisted")))
			pocket.request.keeping = str_eq(line, STR("yes")) ? KEEPING_PROMISED : KEEPING_NOT_PROMISED;
		for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
			if (str_eq(name, names[i]) && n < REQUEST_HEADERS_MAX)
				header[n++] = (struct pair){name, line};
	}
	ret_wire->header = (struct pairs){header, n};
	ret_wire->body = rest;
	return true;
}

static void on_done(void *arg, enum err e)
{
	(void)arg;
	pocket.done = e;
}

/* What the rim adds to a request. */
static void add_now(struct request *q, enum keeping keeping)
{
	q->now = (instant){(int64_t)host_now()};
	q->zone = zone_here(q->now);
	q->keeping = keeping;
	host_random(q->random, sizeof q->random);
}

static void handle(void)
{
	web_handle(&pocket.site, &pocket.request, &pocket.response);
	if (!pocket.response.wants_room)
		return;
	if (pocket.large == NULL && (pocket.large = malloc(2 * LARGE_BYTES)) == NULL)
		return;
	pocket.arena = arena_on(pocket.large, LARGE_BYTES);
	pocket.response = response_on(&pocket.arena, pocket.large + LARGE_BYTES, LARGE_BYTES);
	web_handle(&pocket.site, &pocket.request, &pocket.response);
}

/* Writes down what the answer wants remembered: at once, for nobody else is there to do it. */
static void write_down(void)
{
	struct response *r = &pocket.response;
	pocket.done = OK;
	if (r->changes == NULL)
		return;
	enum err e = app_submit(pocket.app, r->changes, on_done, NULL);
	if (e != OK)
		pocket.done = e;
}

int pocket_ask(size_t n)
{
	struct wire wire;
	free(pocket.large);
	pocket.large = NULL;
	pocket.arena = arena_on(pocket.memory, ARENA_BYTES);
	pocket.response = response_on(&pocket.arena, pocket.memory + ARENA_BYTES, PAGE_BYTES);
	pocket.request = (struct request){0};
	pocket.done = OK;
	int status = read_wire((str){pocket.buffer, n}, &wire, &pocket.arena) ? 200 : 507;
	enum keeping keeping = pocket.request.keeping;
	if (web_takes_file(&pocket.site, &wire))
		wire.body_max = REQUEST_UPLOAD_MAX;
	if (status == 200)
		status = request_head_status(&wire);
	if (status == 200 && wire.body_max > 0 && (pocket.large = malloc(2 * LARGE_BYTES)) != NULL) {
		struct arena large = arena_on(pocket.large, LARGE_BYTES);
		pocket.response = response_on(&pocket.arena, pocket.large + LARGE_BYTES, LARGE_BYTES);
		memcpy(large.p, pocket.memory, pocket.arena.n);
		large.n = pocket.arena.n;
		pocket.arena = large; /* what was taken so far stays where it is */
	}
	if (status == 200)
		status = request_read(&wire, &pocket.arena, &pocket.request);
	if (status == 200) {
		add_now(&pocket.request, keeping);
		handle();
		write_down();
	} else {
		web_refuse(status, &pocket.response);
	}
	return files_hand_over();
}

/* ---- an answer ---- */

static void w_line(struct writer *w, const char *name, str folder, str value)
{
	w_z(w, name);
	w_str(w, STR(": "));
	w_str(w, folder);
	w_str(w, value);
	w_char(w, '\n');
}

static void write_head(const struct response *r)
{
	pocket.head = writer_on(pocket.head_room, sizeof pocket.head_room);
	w_int(&pocket.head, r->status);
	w_char(&pocket.head, '\n');
	w_line(&pocket.head, "Content-Type", STR(""), str_of(r->type));
	for (size_t i = 0; i < r->header_n; i++) {
		str name = str_of(r->header[i].name), value = str_of(r->header[i].value);
		bool is_place = str_eq(name, STR("Location")) && str_starts(value, STR("/"));
		if (!str_eq(name, STR("Set-Cookie")))
			w_line(&pocket.head, r->header[i].name, is_place ? str_of(pocket.folder) : STR(""), value);
	}
}

/* Where the page gets its addresses. A download is not read. */
static void write_body(const struct response *r)
{
	pocket.body = (struct writer){.p = (char *)(uintptr_t)r->body.p, .n = r->body.n};
	if (!str_starts(str_of(r->type), STR("text/html")) || r->is_download || pocket.folder[0] == '\0')
		return;
	struct writer w = writer_on(pocket.memory + ARENA_BYTES + PAGE_BYTES, PAGE_BYTES);
	under_folder(&w, r->body, str_of(pocket.folder));
	if (!w.full)
		pocket.body = w;
}

/* Returns 1 when this module must not be asked again: it knows of something that is not saved. */
int pocket_answer(int is_saved)
{
	struct response *r = &pocket.response;
	enum err e = is_saved ? pocket.done : ERR_FULL;
	if (e != OK)
		web_undone(e, &pocket.request, r);
	write_head(r);
	write_body(r);
	return !is_saved;
}

const char *pocket_head(void)
{
	return pocket.head.p;
}

size_t pocket_head_n(void)
{
	return pocket.head.n;
}

const char *pocket_body(void)
{
	return pocket.body.p;
}

size_t pocket_body_n(void)
{
	return pocket.body.n;
}

/*
 * pocketc.c - makes the pages of the folder that are nobody's, and the start of its worker: pocketc FOLDER MODULE [CLINIC], run in a folder where it may make a file. CLINIC is the file
 * of the clinic that hands the folder out (me/clinic_card.h): its name stands on the pages, and the file in the folder.
 *
 * The pages come out of the site as any other, from an empty store at a fixed time. Their addresses are made relative, so that the folder can be anywhere, and each
 * gets the words of still_words.html and the policy that a server would send.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "me/app.h"
#include "me/clinic_card.h"
#include "pack/default.h"
#include "pocket/still_words.h"
#include "pocket/under.h"
#include "store/sqlite/sqlite.h"
#include "store/who.h"
#include "web/server/web.h"

enum { ROOM = 4 << 20, PATHS = 1024, PATH_ROOM = 512 };

static struct making {
	const char *folder;
	struct store *store;
	struct app *app;
	struct site site;
	struct door door;
	struct clinic_card card;
	char card_text[CLINIC_CARD_MAX + 1], card_room[2 * CLINIC_CARD_MAX];
	char arena_room[ROOM], body[ROOM], out[ROOM], under[ROOM];
	struct arena arena;
	struct response response;
	char path[PATHS][PATH_ROOM]; /* that were made, in the order of their making */
	size_t n;
} still;

static _Noreturn void fail(const char *where, const char *what)
{
	fprintf(stderr, "pocketc: %s: %s\n", where, what);
	exit(1);
}

/* ---- asking the site ---- */

static void on_done(void *arg, enum err e)
{
	*(enum err *)arg = e;
}

static const struct response *ask(const char *method, const char *target, str body)
{
	static const struct pair headers[] = {{STR_INIT("Host"), STR_INIT("localhost:1")},
					      {STR_INIT("Cookie"), STR_INIT("trivet_1=pass")},
					      {STR_INIT("Content-Type"), STR_INIT("application/x-www-form-urlencoded")}};
	const struct wire wire = {.method = str_of(method), .target = str_of(target), .header = {headers, 3}, .body = body};
	struct request q;
	still.arena = arena_on(still.arena_room, ROOM);
	still.response = response_on(&still.arena, still.body, ROOM);
	if (request_read(&wire, &still.arena, &q) != 200)
		fail(target, "cannot be asked for");
	q.now = (instant){1767254400}; /* 2026-01-01 08:00: no page of these names a day */
	q.keeping = KEEPING_NOT_PROMISED;
	web_handle(&still.site, &q, &still.response);
	enum err saved = OK, e = still.response.changes != NULL ? app_submit(still.app, still.response.changes, on_done, &saved) : OK;
	if (e != OK || saved != OK)
		fail(target, "could not be saved");
	return &still.response;
}

/* ---- files ---- */

static void make_folders(char *path)
{
	for (char *p = path + 1; *p != '\0'; p++)
		if (*p == '/') {
			*p = '\0';
			if (mkdir(path, 0755) != 0 && errno != EEXIST)
				fail(path, "cannot be made");
			*p = '/';
		}
}

static void put_file(const char *name, str bytes)
{
	char path[2 * PATH_ROOM];
	snprintf(path, sizeof path, "%s/%s", still.folder, name);
	make_folders(path);
	FILE *f = fopen(path, "wb");
	if (f == NULL || fwrite(bytes.p, 1, bytes.n, f) != bytes.n || fclose(f) != 0)
		fail(path, "cannot be written");
}

/* Once. */
static void note(str path)
{
	for (size_t i = 0; i < still.n; i++)
		if (str_eq(str_of(still.path[i]), path))
			return;
	if (still.n == PATHS || path.n >= PATH_ROOM)
		fail("pages", "there are too many, or one has a long name");
	memcpy(still.path[still.n], path.p, path.n);
	still.path[still.n++][path.n] = '\0';
}

/* ---- a page ---- */

/* "..", as often as the path is deep: "/learn/desk" is in learn/desk/index.html. */
static str way_up(const char *path, char *buffer)
{
	struct writer w = writer_on(buffer, PATH_ROOM);
	w_char(&w, '.');
	for (const char *p = path; *p != '\0' && p[1] != '\0'; p++)
		if (*p == '/')
			w_str(&w, STR("/.."));
	return writer_str(&w);
}

static const char *header(const struct response *r, const char *name)
{
	for (size_t i = 0; i < r->header_n; i++)
		if (strcmp(r->header[i].name, name) == 0)
			return r->header[i].value;
	fail(name, "is missing");
}

/* `text` with `more` after the first `mark`. */
static void w_after(struct writer *w, str *text, const char *mark, str more)
{
	size_t at = str_find_str(*text, str_of(mark));
	if (at == text->n)
		fail(mark, "is not in the page");
	at += strlen(mark);
	w_str(w, str_sub(*text, 0, at));
	w_str(w, more);
	*text = str_sub(*text, at, text->n);
}

/* frame-ancestors counts in a header only. */
static str policy_of(const struct response *r)
{
	static char buffer[1024];
	struct writer w = writer_on(buffer, sizeof buffer);
	str policy = str_of(header(r, "Content-Security-Policy")), not_here = STR("frame-ancestors 'none'; ");
	size_t at = str_find_str(policy, not_here);
	w_str(&w, STR("\n<meta http-equiv=\"Content-Security-Policy\" content=\""));
	w_str(&w, str_sub(policy, 0, at));
	w_str(&w, str_sub(policy, at < policy.n ? at + not_here.n : at, policy.n));
	w_str(&w, STR("\">\n<meta name=\"referrer\" content=\"same-origin\">"));
	return writer_str(&w);
}

static void make_page(const char *path, const char *target, struct still_words words)
{
	char name[PATH_ROOM + 16], up[PATH_ROOM], said[4096];
	const struct response *r = ask("GET", target, STR(""));
	struct writer w = writer_on(still.out, ROOM), all = writer_on(still.under, ROOM), own = writer_on(said, sizeof said);
	if (r->status != 200)
		fail(target, "is no page");
	words.number = still.card.emergency.number;
	page_still_words(&own, &words);
	str rest = r->body;
	w_after(&w, &rest, "<html", STR(" data-still"));
	w_after(&w, &rest, "<meta charset=\"utf-8\">", policy_of(r));
	w_after(&w, &rest, "<main id=\"main\" tabindex=\"-1\">\n", writer_str(&own));
	w_str(&w, rest);
	under_folder(&all, writer_str(&w), way_up(path, up));
	if (w.full || all.full || own.full)
		fail(path, "is too long");
	snprintf(name, sizeof name, "%s%sindex.html", path + 1, path[1] == '\0' ? "" : "/");
	put_file(name, writer_str(&all));
}

static bool is_still(str path)
{
	static const str begins[] = {STR_INIT("/learn"), STR_INIT("/item/"), STR_INIT("/sources"), STR_INIT("/about")};
	for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++)
		if (str_starts(path, begins[i]))
			return true;
	return false;
}

/* A picture as it looks to begin with. */
static void make_picture(const char *path)
{
	const struct response *r = ask("GET", path, STR(""));
	if (r->status != 200)
		fail(path, "is no picture");
	put_file(path + 1, r->body);
}

/* Notes what the page just made leads to: other pages that are nobody's, and pictures. */
static void follow(str page)
{
	static const str marks[] = {STR_INIT(" href=\"/"), STR_INIT(" src=\"/")};
	for (size_t m = 0; m < 2; m++) {
		str rest = page;
		for (size_t at; (at = str_find_str(rest, marks[m])) < rest.n;) {
			rest = str_sub(rest, at + marks[m].n - 1, rest.n);
			str target = str_sub(rest, 0, str_find(rest, '"')), path = str_sub(target, 0, str_find(target, '?'));
			path = str_sub(path, 0, str_find(path, '#'));
			if (str_starts(path, STR("/figure/")) || is_still(path))
				note(path);
		}
	}
}

/* ---- the worker ---- */

static void make_worker(const char *module)
{
	struct writer w = writer_on(still.out, ROOM);
	uint64_t h = hash_str(hash_str(HASH_BEGIN, str_of(module)), str_of(TRIVET_VERSION));
	w_str(&w, STR("const files = [\"manifest.webmanifest\""));
	for (size_t i = 0; i < asset_count; i++) {
		h = hash_str(h, assets[i].address);
		w_str(&w, STR(", \""));
		w_str(&w, str_sub(assets[i].address, 1, assets[i].address.n));
		w_char(&w, '"');
	}
	w_str(&w, STR("];\nconst engine = \""));
	w_z(&w, module);
	w_str(&w, STR("\";\nconst version = \""));
	h = hash_end(h);
	for (int shift = 60; shift >= 0; shift -= 4)
		w_char(&w, "0123456789abcdef"[h >> shift & 15]);
	w_str(&w, STR("\";\n\n"));
	put_file("sw.start.js", writer_str(&w));
}

static void make_manifest(void)
{
	const struct response *r = ask("GET", "/manifest.webmanifest", STR(""));
	struct writer w = writer_on(still.out, ROOM);
	str rest = r->body;
	for (size_t at; (at = str_find_str(rest, STR("\"/"))) < rest.n; rest = str_sub(rest, at + 2, rest.n)) {
		w_str(&w, str_sub(rest, 0, at));
		w_str(&w, STR("\"./"));
	}
	w_str(&w, rest);
	put_file("manifest.webmanifest", writer_str(&w));
}

/* For someone who has none of the danger signs: the page says so. */
static void make_first_minute(void)
{
	ask("POST", "/relief", STR("csrf=form&rid=1&place=desk&seconds=60"));
	make_page("/first-minute", "/session?place=desk&seconds=60", (struct still_words){.is_minute = true});
	follow(still.response.body);
}

/* Of the clinic that hands it out. */
static void take_clinic(const char *path)
{
	char buffer[512];
	struct writer say = writer_on(buffer, sizeof buffer - 1);
	struct arena a = arena_on(still.card_room, sizeof still.card_room);
	FILE *f = fopen(path, "rb");
	if (f == NULL)
		fail(path, strerror(errno));
	size_t n = fread(still.card_text, 1, sizeof still.card_text, f);
	fclose(f);
	if (clinic_card_read(&pack_default, (str){still.card_text, n}, &a, &say, &still.card) != OK) {
		buffer[say.n] = '\0';
		fail(path, buffer);
	}
	put_file("clinic.json", (str){still.card_text, n});
	still.site.card = &still.card;
}

static void make_all(void)
{
	make_page("/", "/", (struct still_words){0});
	follow(still.response.body);
	make_page("/relief", "/relief", (struct still_words){.has_signs = true});
	follow(still.response.body);
	note(STR("/learn"));
	for (size_t i = 0; i < still.n; i++) {
		if (str_starts(str_of(still.path[i]), STR("/figure/"))) {
			make_picture(still.path[i]);
			continue;
		}
		make_page(still.path[i], still.path[i], (struct still_words){0});
		follow(still.response.body);
	}
	size_t before = still.n;
	make_first_minute(); /* last: from here on the store is not empty */
	for (size_t i = before; i < still.n; i++)
		if (str_starts(str_of(still.path[i]), STR("/figure/")))
			make_picture(still.path[i]);
}

int main(int argc, char **argv)
{
	static struct store_fault fault;
	struct sqlite_backend backend = sqlite_backend_current(zone_greenwich);
	char folder[] = "pocketc-XXXXXX", db[64];
	if (argc != 3 && argc != 4)
		fail("usage", "pocketc FOLDER MODULE [CLINIC]");
	still.folder = argv[1];
	if (mkdtemp(folder) == NULL)
		fail(folder, "cannot be made");
	snprintf(db, sizeof db, "%s/t.db", folder);
	if (store_open_by(&who_caller, &backend.ops, db, &fault, &still.store) != OK ||
	    app_open(&pack_default, still.store, &fault, &still.app) != OK)
		fail(db, "cannot be opened");
	still.door = (struct door){.pass = "pass", .form = "form"};
	still.site = (struct site){.routes = &web_routes, .port = 1, .door = &still.door, .zones = zone_greenwich, .app = still.app};
	if (argc == 4)
		take_clinic(argv[3]);
	make_all();
	make_worker(argv[2]);
	make_manifest();
	app_close(still.app);
	store_close(still.store);
	unlink(db);
	rmdir(folder);
	return 0;
}

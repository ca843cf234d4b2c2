/* serve.c - opens the site and waits for the signal to end. */
#include "main/serve.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"
#include "clinic/front.h"
#include "me/app.h"
#include "me/backup_wish.h"
#include "keep/browser.h"
#include "main/door_file.h"
#include "main/helper.h"
#include "main/peer.h"
#include "main/system_zone.h"
#include "main/zone_file.h"
#include "web/server/http.h"
#include "web/pages/clinic/enter.h"
#include "web/pages/clinic/routes.h"

enum { PORT = 8765, PORTS_TO_TRY = 100, FIRST_LOOK_S = 2, POST_EVERY_S = 5, HOUR_S = 3600 };

instant system_now(void)
{
	return (instant){(int64_t)time(NULL)};
}

static void rim_now(void *ctx, instant *ret_now, struct zone *ret_zone)
{
	const struct serve_wish *wish = ctx;
	system_zone_look();
	*ret_now = (instant){system_now().s + wish->ahead_s};
	*ret_zone = system_zone(*ret_now);
}

static enum err rim_random(void *ctx, uint8_t *ret_bytes, size_t n)
{
	(void)ctx;
	return getrandom(ret_bytes, n, 0) == (ssize_t)n ? OK : ERR_IO;
}

/*
 * Says the address to the desk reminder and to trivet open, in a file of the session that is locked while the server runs. Nothing depends on it: what fails is
 * left out. Closing the file takes the lock away.
 */
static int address_open(const char *address, const char *db_path)
{
	const char *folder = getenv("XDG_RUNTIME_DIR");
	char path[DRAFT_PATH], db[PATH_MAX];
	if (folder == NULL || folder[0] != '/' || snprintf(path, sizeof path, "%s/" BROWSER_ADDRESS_FILE, folder) >= (int)sizeof path)
		return -1;
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd >= 0 && (flock(fd, LOCK_EX | LOCK_NB) != 0 || fchmod(fd, 0600) != 0 || ftruncate(fd, 0) != 0 ||
			dprintf(fd, "%s\n%s\n", address, realpath(db_path, db) != NULL ? db : db_path) < 0)) {
		close(fd);
		return -1;
	}
	return fd;
}

/* ---- the browser ---- */

static bool has_desktop(void)
{
	return getenv("DISPLAY") != NULL || getenv("WAYLAND_DISPLAY") != NULL;
}

/* For the file that leads the browser on: the folder of the session, else the one of the database. */
static enum err open_at(struct rim *rim, const char *address, pid_t *ret_child)
{
	const char *session = getenv("XDG_RUNTIME_DIR");
	char folder[DRAFT_PATH];
	enum err e = has_desktop() ? OK : ERR_MISSING;
	if (e == OK && (session == NULL || session[0] != '/'))
		e = file_folder(rim->beside, folder);
	if (e == OK)
		e = browser_open(session != NULL && session[0] == '/' ? session : folder, address, "", ret_child);
	if (e != OK)
		fputs("trivet: no browser could be started; open the address yourself\n", rim->err);
	return e;
}

/* This database, and no other one. */
static bool is_served(const struct rim *rim, const struct browser_server *server)
{
	char db[PATH_MAX];
	return strcmp(server->db, rim->db_is_server ? rim->db_path : realpath(rim->db_path, db) != NULL ? db : "") == 0;
}

enum err serve_open_browser(struct rim *rim)
{
	struct browser_server server;
	pid_t child;
	if (!browser_find(getenv("XDG_RUNTIME_DIR"), &server) || !is_served(rim, &server))
		return ERR_MISSING;
	if (open_at(rim, server.address, &child) != OK)
		fprintf(rim->out, "trivet is at %s\n", server.address);
	return OK;
}

/* The journal of the system keeps what a service prints, for others too: the key does not go there. */
static bool is_journal(FILE *out)
{
	const char *journal = getenv("JOURNAL_STREAM");
	char own[64];
	struct stat st;
	if (journal == NULL || fstat(fileno(out), &st) != 0)
		return false;
	snprintf(own, sizeof own, "%ju:%ju", (uintmax_t)st.st_dev, (uintmax_t)st.st_ino);
	return strcmp(own, journal) == 0;
}

static void say_address(struct rim *rim, const struct serve_wish *wish, const char *address)
{
	if (wish->json)
		fprintf(rim->out, "{\"url\":\"%s\"}\n", address);
	else if (is_journal(rim->out))
		fputs("trivet is running; trivet open opens it.\n", rim->out);
	else
		fprintf(rim->out, "trivet is at %s - for you alone, on this machine. Ctrl-C stops it.\n", address);
	if (fflush(rim->out) == 0)
		return;
	fprintf(rim->err, "trivet: serve: the address could not be written: %s; use trivet open\n", strerror(errno));
	__fpurge(rim->out);
	clearerr(rim->out);
}

/* The backup that is due. What fails is told, and tried again at the next look. */
static void back_up_when_due(struct rim *rim, struct app *app)
{
	static char buffer[16384];
	struct arena a = arena_on(buffer, sizeof buffer);
	struct store_reader *r = app_reader(app, rim->caller);
	struct backup_wish wish = {0};
	struct backup_report made;
	enum err e = backup_wish_load(r, &a, &wish);
	app_reader_back(app, r);
	if (e != OK || rim->db_is_server || !backup_is_due(&wish, system_now()))
		return;
	if (backup_make_wished(rim->db_path, &wish, system_now(), &made) != OK)
		complain_no_backup(rim, wish.folder, made.wrong);
}

/* Reads the whole file. What is wrong is told here, and on every page from now on. */
static void check_file(struct rim *rim, struct app *app)
{
	struct store_fault fault;
	if (app_check(app, &fault) == ERR_IO)
		complain_fault(rim, rim->db_path, &fault);
}

/* A clinic in the browser, and how its messages leave. */
struct clinic_side {
	struct front *front;
	struct post post;
};

/* The signal to end has come: the next message waits for the next start. */
static bool is_ending(void *ctx)
{
	sigset_t waits;
	(void)ctx;
	return sigpending(&waits) == 0 && (sigismember(&waits, SIGINT) == 1 || sigismember(&waits, SIGTERM) == 1);
}

static bool is_due(struct rim *rim, struct app *app, instant now)
{
	static char buffer[16384];
	struct arena a = arena_on(buffer, sizeof buffer);
	struct store_mail next;
	struct store_reader *r = app_reader(app, rim->caller);
	enum err e = store_read_begin(r);
	if (e == OK)
		e = store_mail_due(store_reader_link(r), rim->caller.organisation, now, &a, &next);
	store_read_end(r);
	app_reader_back(app, r);
	return e == OK;
}

/* What fails is tried again at the next look; what was refused or lost, the desk sees. */
static void deliver(struct rim *rim, struct app *app, const struct clinic_side *clinic, int64_t ahead_s)
{
	static char buffer[8 << 20]; /* touched as far as the clinic's file needs it */
	struct arena a = arena_on(buffer, sizeof buffer);
	struct post_report report;
	instant now = {system_now().s + ahead_s};
	if (is_due(rim, app, now) && post_run(&clinic->post, now, &a, &report) != OK)
		fputs("trivet: clinic: messages could not be sent; they will be tried again\n", rim->err);
}

/*
 * Looks every hour for a backup that is due, and once a day at the whole file, until the signal to end. Not at once: whoever starts it waits for a page, and
 * looking at the whole file costs three times what starting does. What it took of memory goes back to the system. Messages of a clinic leave every few seconds:
 * somebody may wait for a code.
 */
static void wait_for_end(struct rim *rim, struct app *app, const struct clinic_side *clinic, int64_t ahead_s, const sigset_t *end)
{
	int left = FIRST_LOOK_S, hours = 0;
	for (;;) {
		int step = clinic != NULL && left > POST_EVERY_S ? POST_EVERY_S : left;
		if (sigtimedwait(end, NULL, &(struct timespec){.tv_sec = step}) >= 0)
			return;
		if (clinic != NULL)
			deliver(rim, app, clinic, ahead_s);
		left -= step;
		if (left > 0)
			continue;
		if (hours++ % 24 == 0)
			check_file(rim, app);
		back_up_when_due(rim, app);
		malloc_trim(0);
		left = HOUR_S;
	}
}

static enum err open_door(struct rim *rim, const struct serve_wish *wish, struct door *ret_door)
{
	uint8_t secret[DOOR_SECRET];
	str say;
	enum err e = door_file_load(rim->beside, wish->renews, secret, &say);
	if (say.n > 0)
		fprintf(rim->err, "trivet: %.*s\n", (int)say.n, say.p);
	if (e != OK)
		return e;
	*ret_door = door_of(secret);
	return OK;
}

static enum err serve_app(struct rim *rim, const struct serve_wish *wish, struct app *app, const struct clinic_side *clinic, const sigset_t *end)
{
	struct door door;
	struct site site = {.routes = clinic != NULL ? &clinic_routes : &web_routes,
			    .clinic = clinic != NULL ? clinic->front : NULL,
			    .enter = clinic != NULL ? clinic_enter : NULL,
			    .origin = str_of(wish->origin),
			    .door = &door,
			    .zone = rim->zone,
			    .zones = rim->zones,
			    .zone_country = rim->zone_country,
			    .locale = rim->locale,
			    .app = app,
			    .trouble = app_trouble,
			    .submit = app_submit,
			    .make_pdf = helper_pdf};
	struct http_rim http_rim = {.ctx = (void *)(uintptr_t)wish,
				    .now = rim_now,
				    .random = rim_random,
				    .is_foreign = peer_is_foreign,
				    .keeping = rim->db_is_server ? KEEPING_DATABASE : KEEPING_FILE};
	struct http_options options = {.port = wish->port != 0 ? (uint16_t)wish->port : PORT, .more = wish->port != 0 ? 0 : PORTS_TO_TRY};
	struct http *http;
	char address[BROWSER_ADDRESS];
	pid_t child;
	TRY(rim->make_folders(rim)); /* of a server they may not be there */
	TRY(open_door(rim, wish, &door));
	enum err e = http_open(&site, &http_rim, options, &http);
	if (e != OK) {
		fprintf(rim->err, "trivet: %s on 127.0.0.1\n", e == ERR_CONFLICT ? "no free port" : "the server could not start");
		return e;
	}
	struct writer w = writer_on(address, sizeof address - 1);
	if (wish->signs_in) {
		w_str(&w, STR("http://127.0.0.1:"));
		w_int(&w, site.port);
		w_str(&w, STR("/desk"));
	} else {
		door_address(&w, site.port, &door);
	}
	address[w.n] = '\0';
	int told = wish->clinic ? -1 : address_open(address, rim->db_path);
	say_address(rim, wish, address);
	if (wish->opens)
		(void)!open_at(rim, address, &child); /* said already; the address stands above */
	wait_for_end(rim, app, clinic, wish->ahead_s, end);
	if (told >= 0)
		close(told);
	http_close(http);
	return OK;
}

enum err serve(struct rim *rim, const struct serve_wish *wish)
{
	struct store *s;
	struct store_fault fault;
	struct app *app;
	sigset_t end;
	sigemptyset(&end);
	sigaddset(&end, SIGINT);
	sigaddset(&end, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &end, NULL); /* before the first thread: all of them inherit it */
	TRY(rim->store(rim, &s, NULL));         /* it reads through those of the app */
	if (store_is_still(s))
		return ERR_DENIED; /* said when it was opened */
	enum err e = app_open(rim->pack, s, &fault, &app);
	if (e != OK) {
		complain_wrong(rim, "", "", fault.what);
		return e;
	}
	struct clinic_side clinic = {.post = {.store = s,
					      .pack = rim->pack,
					      .organisation = rim->caller.organisation,
					      .zones = zone_file_read,
					      .send = helper_mail,
					      .is_over = is_ending}};
	if (wish->clinic)
		e = front_open(s, zone_file_read, &clinic.front);
	if (e == OK)
		e = serve_app(rim, wish, app, wish->clinic ? &clinic : NULL, &end);
	front_close(clinic.front);
	app_close(app);
	return e;
}

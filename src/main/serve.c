/* serve.c - opens the site and waits for the signal to end. */
#include "main/serve.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "app/app.h"
#include "app/backup.h"
#include "app/desk_wire.h"
#include "main/helper.h"
#include "web/http.h"

enum { PORT = 8765, PORTS_TO_TRY = 100 };

instant system_now(void)
{
	return (instant){(int64_t)time(NULL)};
}

struct zone system_zone(instant now)
{
	struct tm tm;
	time_t t = (time_t)now.s;
	return (struct zone){localtime_r(&t, &tm) != NULL ? (int32_t)tm.tm_gmtoff : 0};
}

static void rim_now(void *ctx, instant *ret_now, struct zone *ret_zone)
{
	(void)ctx;
	*ret_now = system_now();
	*ret_zone = system_zone(*ret_now);
}

static enum err rim_random(void *ctx, uint8_t *ret_bytes, size_t n)
{
	(void)ctx;
	return getrandom(ret_bytes, n, 0) == (ssize_t)n ? OK : ERR_IO;
}

/*
 * Says the address to the desk reminder, in a file of the session that is locked while the server runs. Nothing depends on it: what fails is left out. Closing
 * the file takes the lock away.
 */
static int address_open(unsigned port)
{
	const char *folder = getenv("XDG_RUNTIME_DIR");
	char path[512];
	if (folder == NULL || folder[0] != '/' || snprintf(path, sizeof path, "%s/" DESK_ADDRESS_FILE, folder) >= (int)sizeof path)
		return -1;
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd >= 0 && (flock(fd, LOCK_EX | LOCK_NB) != 0 || ftruncate(fd, 0) != 0 || dprintf(fd, "http://127.0.0.1:%u/\n", port) < 0)) {
		close(fd);
		return -1;
	}
	return fd;
}

/* The backup that is due. What fails is told, and tried again at the next look. */
static void back_up_when_due(struct rim *rim, struct app *app)
{
	static char room[16384];
	struct arena a = arena_on(room, sizeof room);
	struct store_reader *r = app_reader(app);
	struct backup_wish wish = {0};
	struct backup_report made;
	enum err e = backup_wish_load(r, &a, &wish);
	app_reader_back(app, r);
	if (e != OK || !backup_is_due(&wish, system_now()))
		return;
	if (backup_make_wished(rim->db_path, &wish, system_now(), &made) != OK)
		fprintf(rim->err, "trivet: no backup was made in %.*s: %.*s\n", (int)wish.folder.n, wish.folder.p, (int)made.say.n, made.say.p);
}

/* Looks for a backup that is due now and every hour, until the signal to end. */
static void wait_for_end(struct rim *rim, struct app *app, const sigset_t *end)
{
	const struct timespec hour = {.tv_sec = 3600};
	do
		back_up_when_due(rim, app);
	while (sigtimedwait(end, NULL, &hour) < 0);
}

static enum err serve_app(struct rim *rim, const struct serve_wish *wish, struct app *app, const sigset_t *end)
{
	struct site site = {.routes = &web_routes, .zone = rim->zone, .app = app, .submit = app_submit, .make_pdf = helper_pdf};
	struct http_rim http_rim = {.now = rim_now, .random = rim_random};
	struct http_options options = {.port = wish->port != 0 ? (uint16_t)wish->port : PORT, .more = wish->port != 0 ? 0 : PORTS_TO_TRY};
	struct http *http;
	enum err e = http_open(&site, &http_rim, options, &http);
	if (e != OK) {
		fprintf(rim->err, "trivet: %s on 127.0.0.1\n", e == ERR_CONFLICT ? "no free port" : "the server could not start");
		return e;
	}
	if (wish->json)
		fprintf(rim->out, "{\"url\":\"http://127.0.0.1:%u/\"}\n", site.port);
	else
		fprintf(rim->out, "trivet is at http://127.0.0.1:%u/ - on this machine only. Ctrl-C ends it.\n", site.port);
	fflush(rim->out);
	int address = address_open(site.port);
	wait_for_end(rim, app, end);
	if (address >= 0)
		close(address);
	http_close(http);
	return OK;
}

enum err serve(struct rim *rim, const struct serve_wish *wish)
{
	struct store *s;
	struct store_reader *r;
	struct store_fault fault;
	struct app *app;
	sigset_t end;
	sigemptyset(&end);
	sigaddset(&end, SIGINT);
	sigaddset(&end, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &end, NULL); /* before the first thread: all of them inherit it */
	TRY(rim->store(rim, &s, &r));
	enum err e = app_open(rim->pack, s, &fault, &app);
	if (e != OK) {
		fprintf(rim->err, "trivet: %.*s\n", (int)fault.say.n, fault.say.p);
		return e;
	}
	e = serve_app(rim, wish, app, &end);
	app_close(app);
	return e;
}

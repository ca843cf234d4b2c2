/*
 * trivet_breaks.c - the desk reminder, a program of its own: it waits all day, so it holds neither database nor content. `trivet breaks` runs it
 * (docs/decisions/018-a-reminder-that-only-waits.md).
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "breaks/client.h"
#include "breaks/install.h"
#include "breaks/reminder.h"
#include "breaks/try.h"
#include "cli/args.h"
#include "main/home.h"
#include "main/output.h"
#include "main/system_zone.h"

enum { PATH_ROOM = 4096, SECOND_MS = 1000 };

static uint32_t second_ms = SECOND_MS;
static struct breaks_now begun; /* of this program: a faster clock counts from here */

static int64_t up_s(void)
{
	struct timespec t;
	clock_gettime(CLOCK_BOOTTIME, &t);
	return ((int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000) / second_ms;
}

static struct breaks_now rim_now(void)
{
	struct breaks_now now = {.wall.at.s = (int64_t)time(NULL), .up_s = up_s()};
	if (second_ms != SECOND_MS)
		now.wall.at.s = begun.wall.at.s + now.up_s - begun.up_s;
	system_zone_look();
	now.wall.zone = system_zone(now.wall.at);
	return now;
}

static str rim_request_id(void)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
	static char id[22];
	unsigned char bytes[sizeof id];
	if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
		abort(); /* without randomness two requests could be taken for one */
	for (size_t i = 0; i < sizeof bytes; i++)
		id[i] = letters[bytes[i] & 63];
	return (str){id, sizeof id};
}

static const char *set(const char *name)
{
	const char *value = getenv(name);
	return value != NULL && value[0] != '\0' ? value : NULL;
}

/* trivet is beside this program. */
static const char *program_path(void)
{
	static char path[PATH_ROOM];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 16);
	path[n > 0 ? n : 0] = '\0';
	char *slash = strrchr(path, '/');
	strcpy(slash != NULL ? slash + 1 : path, "trivet");
	return path;
}

static enum err run_install(const struct breaks_rim *rim, enum err (*act)(const struct install *in))
{
	static char config[PATH_ROOM];
	const char *home = home_of_person(), *wanted = set("XDG_CONFIG_HOME");
	bool is_said = wanted != NULL && wanted[0] == '/';
	if (!is_said && home[0] == '\0') {
		fputs("trivet breaks: there is no home folder (HOME is not a full path): set XDG_CONFIG_HOME\n", rim->err);
		return ERR_INPUT;
	}
	if (snprintf(config, sizeof config, "%s%s", is_said ? wanted : home, is_said ? "" : "/.config") >= INSTALL_CONFIG_MOST) {
		fputs("trivet breaks: the path of the home folder is too long\n", rim->err);
		return ERR_INPUT;
	}
	struct install in = {.config_dir = config, .program = rim->program, .db = rim->db, .content = rim->content, .out = rim->out, .err = rim->err};
	return act(&in);
}

static enum err run(const struct breaks_rim *rim, const struct args *args)
{
	struct client_wish wish = {.json = args_has(args, OPT_JSON)};
	str word = args->n_words > 0 ? str_of(args->words[0]) : STR("");
	for (; wish.n_words < args->n_words && wish.n_words < CLIENT_WORDS_MAX; wish.n_words++)
		wish.words[wish.n_words] = str_of(args->words[wish.n_words]);
	bool alone = args->n_words == 1;
	if (args->n_words == 0)
		return reminder_run(rim);
	if (args->n_words <= CLIENT_WORDS_MAX && client_knows(word))
		return client_run(rim, &wish);
	if (alone && str_eq(word, STR("test")))
		return try_desktop(rim, wish.json);
	if (alone && str_eq(word, STR("install")))
		return run_install(rim, install_write);
	if (alone && str_eq(word, STR("uninstall")))
		return run_install(rim, install_remove);
	fputs("trivet breaks takes nothing, or test, status, now, done, own, skip, snooze, pause, until-tomorrow, resume, on, off, reload, "
	      "install, uninstall\n",
	      rim->err);
	return ERR_INPUT;
}

int main(int argc, char **argv)
{
	char buffer[512];
	struct writer say = writer_on(buffer, sizeof buffer - 1);
	struct args args;
	const char *tick = getenv("TRIVET_TICK_MS"); /* a faster clock for rehearsals */
	sigset_t waited;
	output_begin();
	if (tick != NULL && atoi(tick) > 0 && atoi(tick) <= SECOND_MS)
		second_ms = (uint32_t)atoi(tick);
	begun = (struct breaks_now){.wall.at.s = (int64_t)time(NULL), .up_s = up_s()};
	sigemptyset(&waited);
	sigaddset(&waited, SIGTERM);
	sigaddset(&waited, SIGINT);
	sigaddset(&waited, SIGCHLD);
	sigprocmask(SIG_BLOCK, &waited, NULL);
	signal(SIGPIPE, SIG_IGN);
	if (args_read(argc, argv, moment_day(begun.wall), &say, &args) != OK || args.db == NULL) {
		fprintf(stderr, "trivet breaks: %.*s\n", (int)say.n, say.n > 0 ? say.p : "run it as trivet breaks");
		return err_exit_code(ERR_INPUT);
	}
	struct breaks_rim rim = {.now = rim_now,
				 .request_id = rim_request_id,
				 .program = program_path(),
				 .db = args.db,
				 .content = args.content,
				 .runtime_dir = set("XDG_RUNTIME_DIR"),
				 .display = set("DISPLAY"),
				 .wayland = set("WAYLAND_DISPLAY"),
				 .out = stdout,
				 .err = stderr,
				 .pace = {second_ms}};
	enum err e = run(&rim, &args);
	return err_exit_code(e == OK ? output_end("trivet breaks") : e);
}

/* trivet.c - the program: reads clock, arguments, environment and memory once, and runs one command. */
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "me/backup_wish.h"
#include "keep/draft.h"
#include "cli/cli.h"
#include "draw/pose_version.h"
#include "main/content_files.h"
#include "main/helper.h"
#include "main/home.h"
#include "main/output.h"
#include "main/serve.h"
#include "main/system_zone.h"
#include "main/terminal.h"
#include "main/zone_file.h"
#include "pack/default.h"
#include "pack/pose_read.h"
#include "base/hash.h"
#include "store/copy.h"
#include "store/postgres/postgres.h"
#include "store/sqlite/sqlite.h"

enum {
	EXIT_PART = 1 /* done, but for a part that was named */,
	ARENA_BYTES = 512 << 20 /* touched only as far as it is used; the export of ten years is the largest use */,
	FILE_BYTES_MAX = 64 << 20,
	TICK_MS = 1000,
	COLUMNS = 80,
	COLUMNS_LEAST = 30
};

/* The real world. */
struct world {
	struct rim rim;     /* first: functions of the rim find the world by it */
	char place[4096];   /* what the store opens: a path, or the address of a database */
	char db_path[4096]; /* the same path; of an address what may be shown, without its password */
	char beside[4096];  /* files of ours are beside this path */
	char request[32];
	struct zone_rules zone;
	int tick_ms;
	struct sqlite_backend sqlite;
	struct postgres_backend postgres;
	struct store *store;
	struct store_reader *reader;
	struct content_files content;
	void *pack_room, *pose_room;
	struct pack pack;
};

static struct world *world_of(struct rim *rim)
{
	return (struct world *)(void *)rim;
}

/* --- files --- */

/* Makes the folders above `path`, mode 0700 where they are not there. */
static enum err make_folders(const char *path)
{
	char dir[4096];
	int n = snprintf(dir, sizeof dir, "%s", path);
	if (n < 0 || n >= (int)sizeof dir)
		return ERR_INPUT;
	for (char *p = dir + 1; *p != '\0'; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		if (mkdir(dir, 0700) != 0 && errno != EEXIST)
			return ERR_IO;
		*p = '/';
	}
	return OK;
}

static enum err rim_make_folders(struct rim *rim)
{
	if (make_folders(rim->beside) == OK)
		return OK;
	fprintf(rim->err, "trivet: %s: %s\n", rim->beside, strerror(errno));
	return ERR_IO;
}

static const struct backend *backend_of(struct world *w)
{
	w->sqlite = sqlite_backend_current(system_zone);
	w->postgres = postgres_backend_current();
	return w->rim.db_is_server ? &w->postgres.ops : &w->sqlite.ops;
}

static enum err rim_store(struct rim *rim, struct store **ret_store, struct store_reader **ret_reader)
{
	struct world *w = world_of(rim);
	struct store_fault fault = {.what = WRONG_STORE_NO_FOLDER};
	if (w->store == NULL) {
		if (!rim->db_is_server)
			TRY(rim_make_folders(rim));
		const struct backend *by = backend_of(w);
		enum err e = store_open(by, w->place, &fault, &w->store);
		struct store_fault still;
		if (e == ERR_DENIED && store_open_still(by, w->place, &still, &w->store) == OK) {
			e = OK;
			fault.what = rim->db_is_server ? WRONG_DATABASE_LOOK_ONLY : WRONG_FILE_LOOK_ONLY;
		}
		if (e != OK || fault.what != WRONG_NOTHING)
			complain_fault(rim, w->db_path, &fault);
		TRY(e);
	}
	*ret_store = w->store;
	if (ret_reader == NULL)
		return OK;
	if (w->reader == NULL) {
		enum err e = store_reader_open(w->store, &fault, &w->reader);
		if (e != OK)
			complain_fault(rim, w->db_path, &fault);
		TRY(e);
	}
	store_reader_for(w->reader, rim->caller);
	*ret_reader = w->reader;
	return OK;
}

static struct copy_place place_of(struct world *w, const char *place)
{
	return (struct copy_place){postgres_is_place(str_of(place)) ? &w->postgres.ops : &w->sqlite.ops, place};
}

static enum err rim_migrate(struct rim *rim, const char *from, const char *to, struct copy_report *ret_report)
{
	struct world *w = world_of(rim);
	backend_of(w);
	*ret_report = (struct copy_report){.fault = {ERR_MISSING, WRONG_FILE_MISSING}};
	if (!postgres_is_place(str_of(from)) && access(from, F_OK) != 0) /* opening would make it */
		return ERR_MISSING;
	return store_copy(place_of(w, from), place_of(w, to), ret_report);
}

static str rim_shown(struct rim *rim, const char *place)
{
	struct writer w = arena_writer(rim->arena);
	postgres_write_shown(&w, str_of(place));
	return arena_keep(rim->arena, &w);
}

/* Into the rest of the arena: only as much of it is touched as the file is long. */
static enum err rim_read_file(struct rim *rim, const char *path, str *ret_text)
{
	FILE *in = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
	if (in == NULL) {
		fprintf(rim->err, "trivet: %s: %s\n", path, strerror(errno));
		return ERR_INPUT;
	}
	struct writer w = arena_writer(rim->arena);
	size_t most = w.cap < FILE_BYTES_MAX + 1 ? w.cap : FILE_BYTES_MAX + 1;
	w.n = fread(w.p, 1, most, in);
	bool failed = ferror(in) != 0, large = w.n == most;
	if (in != stdin)
		fclose(in);
	if (failed || large) {
		fprintf(rim->err, "trivet: %s: %s\n", path, failed ? "cannot be read" : "larger than 64 MiB");
		return ERR_INPUT;
	}
	*ret_text = arena_keep(rim->arena, &w);
	return OK;
}

static enum err rim_write_file(struct rim *rim, const char *path, str text)
{
	enum wrong wrong;
	TRY(output_end("trivet")); /* it may be the same file */
	enum err e = file_write(path, text, &wrong);
	if (e != OK)
		complain_wrong(rim, "", path, wrong);
	return e;
}

/* The figures of a pack that brings its own. Every mistake of every figure is told. */
static enum err read_poses(struct world *w, struct problems *to, struct pack *pack)
{
	const struct content_list *list = &w->content.poses;
	enum err worst = OK;
	free(w->pose_room);
	w->pose_room = malloc(POSE_VERSION_ROOM + (sizeof(struct pose) + POSE_VERSION_CHARS + POSE_ROOM) * list->n);
	if (w->pose_room == NULL)
		return ERR_FULL;
	char *picture = w->pose_room;
	struct pose *poses = (struct pose *)(void *)(picture + POSE_VERSION_ROOM);
	char *versions = (char *)(poses + list->n);
	for (size_t i = 0; i < list->n; i++) {
		struct arena a = arena_on(versions + POSE_VERSION_CHARS * list->n + POSE_ROOM * i, POSE_ROOM);
		char *version = versions + POSE_VERSION_CHARS * i;
		enum err e = pose_read(list->of[i].path, list->of[i].text, &a, to, &poses[i]);
		worst = e != OK ? e : worst;
		if (e != OK)
			continue;
		pose_version(&poses[i], picture, version);
		poses[i].version = (str){version, POSE_VERSION_CHARS};
	}
	if (list->n > 0) {
		pack->poses = poses; /* sorted by id: the files are sorted by name, and a figure has the name of its file */
		pack->n_poses = list->n;
	}
	return worst;
}

static enum err read_content(struct world *w, const char *dir, struct problems *to, struct pack *ret_pack)
{
	content_files_free(&w->content);
	enum err e = content_files_read(dir, &w->content);
	if (e != OK) {
		fprintf(w->rim.err, "trivet: %s\n", w->content.say);
		return e == ERR_MISSING ? ERR_INPUT : e;
	}
	free(w->pack_room);
	w->pack_room = malloc(PACK_ROOM);
	if (w->pack_room == NULL)
		return ERR_FULL;
	struct arena a = arena_on(w->pack_room, PACK_ROOM);
	struct content content = content_files_view(&w->content);
	e = pack_read(&content, &a, to, ret_pack);
	return e == OK ? read_poses(w, to, ret_pack) : e;
}

static enum err rim_check_content(struct rim *rim, const char *dir, struct problems *to, struct pack *ret_pack)
{
	return read_content(world_of(rim), dir, to, ret_pack);
}

/* --- keys and the clock of a session --- */

static int columns_of(void)
{
	int columns = terminal_columns();
	return columns >= COLUMNS_LEAST ? columns : COLUMNS;
}

static void rim_key_begin(struct rim *rim)
{
	(void)rim;
	terminal_begin();
}

static void rim_key_end(struct rim *rim)
{
	(void)rim;
	terminal_end();
}

/* In rehearsals a second lasts tick_ms. */
static int64_t rim_clock_ms(struct rim *rim)
{
	return terminal_clock_ms() * TICK_MS / world_of(rim)->tick_ms;
}

static int rim_key_wait(struct rim *rim, int64_t until_ms)
{
	int64_t left = (until_ms - rim_clock_ms(rim)) * world_of(rim)->tick_ms / TICK_MS;
	int key = terminal_key(left > 0 ? (int)left : 0);
	rim->columns = columns_of();
	return key;
}

static bool rim_ask_secret(struct rim *rim, const char *prompt, str *ret_line)
{
	static char line[2048];
	struct termios seen, unseen;
	if (tcgetattr(STDIN_FILENO, &seen) != 0)
		return false;
	unseen = seen;
	unseen.c_lflag &= ~(tcflag_t)(ECHO | ISIG); /* an interrupt would leave the terminal as it is meanwhile */
	if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen) != 0)
		return false;
	fputs(prompt, rim->err);
	fflush(rim->err);
	bool got = fgets(line, sizeof line, rim->in) != NULL;
	tcsetattr(STDIN_FILENO, TCSANOW, &seen);
	fputc('\n', rim->err);
	str s = str_of(got ? line : "");
	*ret_line = str_sub(s, 0, str_find(s, '\n'));
	return got && str_find(s, '\3') == s.n; /* Ctrl-C */
}

/* --- the desk reminder --- */

/* It is beside this program. */
static enum err rim_breaks(struct rim *rim, const struct args *args)
{
	static char path[4096], db[8192], content[8192]; /* full ones: what is kept of them is read from another folder */
	const char *argv[WORDS_MAX + 8] = {path, "breaks", "--db", db};
	size_t n = 4;
	if (!home_full_path(rim->db_path, db, sizeof db) || (rim->content_dir != NULL && !home_full_path(rim->content_dir, content, sizeof content)))
		return complain_line(rim, ERR_INPUT, "breaks: the path of the diary or of the content is too long, or this folder is gone");
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 16);
	path[length > 0 ? length : 0] = '\0';
	if (length <= 0 || strcpy(path + length, "-breaks") == NULL)
		return ERR_IO;
	if (rim->content_dir != NULL) {
		argv[n++] = "--content";
		argv[n++] = content;
	}
	if (args_has(args, OPT_JSON))
		argv[n++] = "--json";
	for (size_t i = 0; i < args->n_words; i++)
		argv[n++] = args->words[i];
	execv(path, (char *const *)(uintptr_t)argv);
	fprintf(rim->err, "trivet: %s: %s\n", path, strerror(errno));
	return errno == ENOENT ? ERR_MISSING : ERR_IO;
}

/* --- the rest of the rim --- */

static str rim_request_id(struct rim *rim)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
	struct world *w = world_of(rim);
	unsigned char bytes[22];
	if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
		abort(); /* without randomness two requests could be taken for one */
	for (size_t i = 0; i < sizeof bytes; i++)
		w->request[i] = letters[bytes[i] & 63];
	return (str){w->request, sizeof bytes};
}

static uint64_t rim_seed(struct rim *rim)
{
	uint64_t seed;
	(void)rim;
	if (getrandom(&seed, sizeof seed, 0) != (ssize_t)sizeof seed)
		abort(); /* a lot that is not drawn would make a comparison worthless */
	return seed;
}

static enum err rim_make_pdf(struct rim *rim, const char *paper, str report, struct writer *ret_pdf)
{
	(void)rim;
	return helper_pdf(paper, report, ret_pdf);
}

static enum err rim_events(struct rim *rim, str calendar, str zone, instant from, instant to, struct writer *ret_lines)
{
	str name = arena_copy(rim->arena, zone); /* which ends it with a 0 */
	return helper_busy_times(calendar, &(struct helper_window){name.p, from.s, to.s, true}, ret_lines);
}

static enum err rim_busy_times(struct rim *rim, str calendar, str zone, instant from, instant to, struct writer *ret_lines)
{
	str name = arena_copy(rim->arena, zone); /* which ends it with a 0 */
	return helper_busy_times(calendar, &(struct helper_window){name.p, from.s, to.s, false}, ret_lines);
}

/* Where our files are. False: there is no home folder. */
static bool data_path(const char *name, char *ret_path, size_t size)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = home_of_person();
	bool has_data = data != NULL && data[0] == '/';
	if (!has_data && home[0] == '\0')
		return false;
	int n = snprintf(ret_path, size, "%s%s/trivet/%s", has_data ? data : home, has_data ? "" : "/.local/share", name);
	return n > 0 && (size_t)n < size;
}

/* A database of a server: its address is shown without the password, and what is beside a file is in a folder of this machine. */
static enum err find_server(struct world *w)
{
	char name[64];
	uint64_t of = hash_end(hash_str(HASH_BEGIN, str_of(w->db_path)));
	w->rim.db_is_server = true;
	snprintf(name, sizeof name, "server-%016llx", (unsigned long long)of);
	if (!data_path(name, w->beside, sizeof w->beside))
		return complain_line(&w->rim, ERR_INPUT, "there is no home folder (HOME is not a full path)");
	return OK;
}

/* A clinic has its own file, never a person's diary. */
static enum err find_db(struct world *w, const char *wanted, const char *name)
{
	char file[64];
	if (wanted != NULL && wanted[0] == '\0')
		return complain_line(&w->rim, ERR_INPUT, "--db needs the path of a file, or an address that begins with postgres://");
	if (wanted != NULL && strlen(wanted) >= sizeof w->place)
		return complain_line(&w->rim, ERR_INPUT, "the path of the diary is too long");
	if (wanted != NULL)
		snprintf(w->place, sizeof w->place, "%s", wanted);
	snprintf(file, sizeof file, "%s.db", name);
	if (wanted == NULL && !data_path(file, w->place, sizeof w->place))
		return complain_line(
			&w->rim, ERR_INPUT,
			"there is no home folder (HOME is not a full path), or its path is too long: use --db FILE to say where the diary is");
	struct writer shown = writer_on(w->db_path, sizeof w->db_path - 1);
	postgres_write_shown(&shown, str_of(w->place));
	w->db_path[shown.n] = '\0';
	memcpy(w->beside, w->place, sizeof w->beside);
	return postgres_is_place(str_of(w->place)) ? find_server(w) : OK;
}

static enum err load_content(struct world *w, const char *dir)
{
	static char buffer[1 << 16];
	struct writer say = writer_on(buffer, sizeof buffer);
	struct problems to = {.w = &say};
	w->rim.content_dir = dir;
	if (dir == NULL)
		return OK;
	enum err e = read_content(w, dir, &to, &w->pack);
	fwrite(say.p, 1, say.n, stderr);
	w->rim.pack = &w->pack;
	return e;
}

/* After a change, the backup that is due. What fails is told, and harms nothing else. */
static void back_up_when_due(struct world *w)
{
	struct backup_wish wish;
	struct backup_report made;
	if (!w->rim.changed || w->rim.db_is_server || w->reader == NULL || backup_wish_load(w->reader, w->rim.arena, &wish) != OK ||
	    !backup_is_due(&wish, w->rim.now.at))
		return;
	if (backup_make_wished(w->db_path, &wish, w->rim.now.at, &made) != OK)
		complain_no_backup(&w->rim, wish.folder, made.wrong);
}

static enum err run(struct world *w, const struct args *args)
{
	bool is_clinic = args->command != NULL && strcmp(args->command, "clinic") == 0;
	TRY(find_db(w, args->db, is_clinic ? "clinic" : "trivet"));
	/* a pack that is being checked must not have to be right to be checked */
	bool checks = args->command != NULL && strcmp(args->command, "content") == 0;
	TRY(load_content(w, checks ? NULL : args->content));
	enum err e = cli_run(&w->rim, args);
	back_up_when_due(w);
	return e;
}

/* The language and the country that the environment names, as de_AT.UTF-8; empty when it names none. */
static str locale_of_environment(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *value = getenv(names[i]);
		if (value != NULL && value[0] != '\0')
			return str_of(value);
	}
	return STR("");
}

int main(int argc, char **argv)
{
	static struct world w;
	char buffer[512];
	struct writer say = writer_on(buffer, sizeof buffer - 1);
	struct args args;
	const char *tick = getenv("TRIVET_TICK_MS"); /* a faster clock for rehearsals */
	instant now = system_now();
	output_begin();
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a full disk, not the end */
	setlocale(LC_CTYPE, "");
	void *memory = mmap(NULL, ARENA_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (memory == MAP_FAILED) {
		fputs("trivet: there is not enough memory to start\n", stderr);
		return err_exit_code(ERR_FULL);
	}
	struct arena arena = arena_on(memory, ARENA_BYTES);
	w.tick_ms = tick != NULL && atoi(tick) > 0 ? atoi(tick) : TICK_MS;
	w.rim = (struct rim){.pack = &pack_default,
			     .now = moment_at(now, system_zone),
			     .caller = caller_self(system_zone),
			     .zones = system_zone,
			     .in = stdin,
			     .out = stdout,
			     .err = stderr,
			     .in_is_terminal = isatty(STDIN_FILENO) != 0,
			     .out_is_terminal = isatty(STDOUT_FILENO) != 0,
			     .utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0,
			     .columns = columns_of(),
			     .db_path = w.db_path,
			     .beside = w.beside,
			     .arena = &arena,
			     .make_folders = rim_make_folders,
			     .ask_secret = rim_ask_secret,
			     .store = rim_store,
			     .read_file = rim_read_file,
			     .write_file = rim_write_file,
			     .zone_table = zone_file_read,
			     .busy_times = rim_busy_times,
			     .events = rim_events,
			     .check_content = rim_check_content,
			     .key_begin = rim_key_begin,
			     .key_wait = rim_key_wait,
			     .key_end = rim_key_end,
			     .clock_ms = rim_clock_ms,
			     .request_id = rim_request_id,
			     .seed = rim_seed,
			     .breaks = rim_breaks,
			     .make_pdf = rim_make_pdf,
			     .send_letter = helper_mail,
			     .migrate = rim_migrate,
			     .shown = rim_shown,
			     .serve = serve,
			     .open_browser = serve_open_browser};
	w.rim.zone = system_zone_rules(&w.zone) ? &w.zone : NULL;
	w.rim.zone_country = w.rim.zone != NULL ? system_zone_country(w.zone.name) : STR("");
	w.rim.locale = locale_of_environment();
	enum err e = OK;
	if ((e = args_read(argc, argv, moment_day(w.rim.now), &say, &args)) != OK)
		fprintf(stderr, "trivet: %.*s\n", (int)say.n, say.p);
	else if (args_has(&args, OPT_VERSION))
		printf("trivet %s, content %.*s\n", TRIVET_VERSION, (int)pack_default.version.n, pack_default.version.p);
	else
		e = run(&w, &args);
	store_reader_close(w.reader);
	store_close(w.store);
	content_files_free(&w.content);
	free(w.pack_room);
	free(w.pose_room);
	munmap(memory, ARENA_BYTES);
	if (e == OK)
		e = output_end("trivet");
	return e == OK && w.rim.left_out ? EXIT_PART : err_exit_code(e);
}

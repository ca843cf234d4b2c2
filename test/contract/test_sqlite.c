/* test_sqlite.c - what can happen to a file: other files, damage, no rights, a full disk, other programs, kill -9, older and newer trivets. */
#include "scenario.h"

#include "record/gauge.h"
#include "store/clinic.h"
#include "store/sqlite/backup.h"
#include "store/sql.h"
#include "words/wrong.h"

#include <fcntl.h>
#include <sched.h>
#include <semaphore.h>
#include <setjmp.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define NOBODY             65534
#define PAGE               4096
#define HEADER_VERSION     60 /* where SQLite keeps user_version and application_id: 4 bytes, most significant first */
#define HEADER_APPLICATION 68

static struct sqlite_backend sqlite; /* set once, in main */

static struct change entry_of(str request, str note)
{
	return (struct change){.kind = CHANGE_ENTRY_ADD,
			       .caller = caller_self(NULL),
			       .request = request,
			       .entry = {.day = {20000}, .at = MOMENT_NONE, .pain_now = 3, .note = note}};
}

static enum err add_entry(struct store *s, const char *request, const char *note)
{
	struct change c = entry_of(str_of(request), str_of(note));
	struct change_outcome outcome;
	return store_apply(s, &c, 1, &outcome);
}

/* A file with `n` entries of some length. */
static void fill_file(const char *file, int n)
{
	struct store *s = open_store(&sqlite.ops, file);
	char request[32], note[1000];
	memset(note, 'n', sizeof(note) - 1);
	note[sizeof(note) - 1] = '\0';
	for (int i = 0; i < n; i++) {
		snprintf(request, sizeof(request), "fill%d", i);
		assert_int_equal(add_entry(s, request, note), OK);
	}
	store_close(s);
}

/* ---- bytes ---- */

struct bytes {
	char *p;
	size_t n;
};

static struct bytes read_bytes(const char *path)
{
	struct bytes b = {NULL, 0};
	FILE *f = fopen(path, "rb"), *to = open_memstream(&b.p, &b.n);
	assert_non_null(to);
	for (int c; f != NULL && (c = getc(f)) != EOF;)
		putc(c, to);
	fclose(to);
	if (f != NULL)
		fclose(f);
	return b;
}

static void write_at(const char *path, off_t at, const void *bytes, size_t n)
{
	int fd = open(path, O_WRONLY | O_CREAT, 0600);
	assert_int_equal(pwrite(fd, bytes, n, at), (ssize_t)n);
	close(fd);
}

static bool holds(const char *path, const char *text)
{
	struct bytes b = read_bytes(path);
	bool found = memmem(b.p, b.n, text, strlen(text)) != NULL;
	free(b.p);
	return found;
}

/* Opening fails with `e` and these words, and the file has the same bytes after it. */
static void expect_refused(const struct folder *f, enum err e, const char *words)
{
	struct store_fault fault = {.e = OK};
	struct store *s = NULL;
	struct bytes before = read_bytes(f->file);
	assert_int_equal(store_open(&sqlite.ops, f->file, &fault, &s), e);
	assert_null(s);
	assert_int_equal(fault.e, e);
	if (str_find_str(wrong_words(fault.what), str_of(words)) == wrong_words(fault.what).n)
		fail_msg("expected: %s\nsaid: %s", words, wrong_words(fault.what).p);
	struct bytes after = read_bytes(f->file);
	assert_int_equal(before.n, after.n);
	assert_memory_equal(before.p, after.p, before.n);
	free(before.p);
	free(after.p);
}

/* ---- files that are not ours, or not whole ---- */

static void a_new_file_is_private(void **state)
{
	(void)state;
	struct folder f = folder_make();
	mode_t old = umask(0);
	struct store *s = open_store(&sqlite.ops, f.file);
	assert_int_equal(add_entry(s, "a", "note"), OK);
	const char *tails[] = {"", "-wal", "-shm"};
	for (size_t i = 0; i < 3; i++) {
		char name[200];
		struct stat st;
		snprintf(name, sizeof(name), "%s%s", f.file, tails[i]);
		assert_int_equal(stat(name, &st), 0);
		assert_int_equal(st.st_mode & 0777, 0600);
	}
	store_close(s);
	umask(old);
	folder_remove(&f);
}

static void a_text_is_refused(void **state)
{
	(void)state;
	struct folder f = folder_make();
	static const char TEXT[] =
		"This is somebody's shopping list, and it is longer than the head of a database so that no one takes it for a short one.";
	write_at(f.file, 0, TEXT, sizeof(TEXT));
	expect_refused(&f, ERR_INPUT, "not a trivet file");
	folder_remove(&f);
}

static void a_folder_is_refused(void **state)
{
	(void)state;
	struct folder f = folder_make();
	assert_int_equal(mkdir(f.file, 0700), 0);
	expect_refused(&f, ERR_IO, "cannot be opened");
	folder_remove(&f);
}

static void a_missing_folder_is_named(void **state)
{
	(void)state;
	struct folder f = folder_make();
	struct folder inside = f;
	snprintf(inside.file, sizeof(inside.file), "%s/none/trivet.db", f.path);
	expect_refused(&inside, ERR_MISSING, "file's folder does not exist");
	folder_remove(&f);
}

static void the_file_of_another_program_is_refused(void **state)
{
	(void)state;
	struct folder f = folder_make();
	fill_file(f.file, 1);
	write_at(f.file, HEADER_APPLICATION, "\0\0\0\1", 4);
	expect_refused(&f, ERR_INPUT, "another program");
	folder_remove(&f);
}

static void the_file_of_a_newer_trivet_is_refused(void **state)
{
	(void)state;
	struct folder f = folder_make();
	fill_file(f.file, 1);
	write_at(f.file, HEADER_VERSION, "\0\0\0\x63", 4);
	expect_refused(&f, ERR_CONFLICT, "newer trivet");
	folder_remove(&f);
}

/* Overwrites each page in turn: none of the damages goes unseen or makes it worse. */
static void damage_is_seen(void **state)
{
	(void)state;
	struct folder f = folder_make();
	char junk[PAGE];
	memset(junk, 0xa5, sizeof(junk));
	fill_file(f.file, 20);
	struct bytes whole = read_bytes(f.file);
	assert_true(whole.n / PAGE > 10);
	for (size_t at = PAGE; at < whole.n; at += PAGE) {
		write_at(f.file, (off_t)at, junk, sizeof(junk));
		expect_refused(&f, ERR_IO, "damaged");
		write_at(f.file, (off_t)at, whole.p + at, PAGE);
	}
	assert_int_equal(truncate(f.file, (off_t)(whole.n / 2)), 0);
	expect_refused(&f, ERR_IO, "damaged");
	write_at(f.file, 0, whole.p, whole.n);
	store_close(open_store(&sqlite.ops, f.file));
	free(whole.p);
	folder_remove(&f);
}

static void expect_trouble(struct store *s, const char *words)
{
	str say = wrong_words(store_trouble(s));
	if (words[0] == '\0' ? say.n > 0 : str_find_str(say, str_of(words)) == say.n)
		fail_msg("expected: %s\nsaid: %.*s", words, (int)say.n, say.p);
}

/* A diary with something on every kind of page: tables and indexes of two levels, texts that run over, pages that are free again. */
static void fill_every_kind(const char *file)
{
	static char note[STORE_NOTE_MAX];
	struct store *s = open_store(&sqlite.ops, file);
	struct change_outcome outcomes[2];
	memset(note, 'n', sizeof(note));
	for (int i = 0; i < 120; i++) {
		char request[32];
		str id = {request, (size_t)snprintf(request, sizeof(request), "every%d", i)};
		struct store_region region = {.region = STR("a5"), .intensity = 4};
		struct change c[2] = {entry_of(id, (str){note, i % 10 == 0 ? sizeof(note) : 40}),
				      {.kind = CHANGE_DEED_ADD,
				       .caller = caller_self(NULL),
				       .request = id,
				       .deed = {.at = MOMENT_NONE, .leg = 1, .item = STR("walk")}}};
		c[0].entry.day.n += i / 3;
		c[0].entry.regions = &region;
		c[0].entry.n_regions = 1;
		c[1].deed.day.n = 20000 + i;
		assert_int_equal(store_apply(s, c, 2, outcomes), OK);
		if (i % 3 == 0) { /* of a table that has no index beside it */
			struct change plan = {.kind = CHANGE_PLAN_ADD, .caller = caller_self(NULL), .plan = {.day = {20000}, .text = {note, 900}}};
			plan.request = (str){request, (size_t)snprintf(request, sizeof(request), "plan%d", i)};
			assert_int_equal(store_apply(s, &plan, 1, outcomes + 1), OK);
		}
		if (i % 20 == 0) { /* with its long text */
			struct change gone = {
				.kind = CHANGE_ENTRY_DELETE, .caller = caller_self(NULL), .request = STR("gone"), .entry = {.id = outcomes[0].id}};
			gone.request = (str){request, (size_t)snprintf(request, sizeof(request), "gone%d", i)};
			assert_int_equal(store_apply(s, &gone, 1, outcomes), OK);
		}
	}
	store_close(s);
}

static size_t lines_in(const char *text)
{
	size_t n = 0;
	for (; *text != '\0'; text++)
		n += *text == '\n' ? 1 : 0;
	return n;
}

/* What a damaged file does: at opening it is refused; or later, when it is read twice; or nothing is missing. */
struct flips {
	size_t lines; /* that the whole file has */
	int refused, seen, harmless;
};

static void put_file(const char *path, const struct bytes *b)
{
	char name[200];
	snprintf(name, sizeof(name), "%s-wal", path);
	unlink(name);
	snprintf(name, sizeof(name), "%s-shm", path);
	unlink(name);
	unlink(path);
	write_at(path, 0, b->p, b->n);
}

static void try_damaged(const struct folder *f, struct flips *flips, size_t at)
{
	static char buffer[2 * DUMP_ROOM];
	struct store_fault fault = {.e = OK};
	struct store *s = NULL;
	struct backup_image image = {0};
	struct backup_look look;
	enum err taken = backup_image_take(f->file, &fault, &image, &look);
	backup_image_free(&image);
	if (store_open(&sqlite.ops, f->file, &fault, &s) != OK) {
		assert_true(fault.what != WRONG_NOTHING && taken != OK);
		flips->refused++;
		return;
	}
	struct store_reader *r = open_reader(s);
	enum err e = store_check(r, &fault);
	if (e != OK) {
		assert_int_equal(e, ERR_IO);
		expect_trouble(s, "damaged");
		assert_int_equal(add_entry(s, "more", "not any more"), ERR_IO); /* what is damaged is not written to */
		flips->seen++;
	} else {
		assert_int_equal(read_dump(r, buffer, sizeof(buffer)), OK);
		if (lines_in(buffer) != flips->lines)
			fail_msg("a change at byte %zu leaves %zu lines of %zu, and no one noticed", at, lines_in(buffer), flips->lines);
		flips->harmless++;
	}
	assert_int_equal(taken, e);
	store_reader_close(r);
	store_close(s);
}

static void turn(const struct folder *f, struct flips *flips, struct bytes *whole, size_t at, int bit)
{
	whole->p[at] = (char)(whole->p[at] ^ 1 << bit);
	put_file(f->file, whole);
	try_damaged(f, flips, at);
	whole->p[at] = (char)(whole->p[at] ^ 1 << bit);
}

/* The keys on the pages that lead to others: a search that follows one into the wrong page finds less, and nothing looks wrong. */
static void turn_keys(const struct folder *f, struct flips *flips, struct bytes *whole)
{
	for (size_t page = PAGE; page < whole->n; page += PAGE) {
		const unsigned char *p = (unsigned char *)whole->p + page;
		size_t cells = p[0] == 2 ? (size_t)p[3] << 8 | p[4] : 0; /* an index, or a table that is kept in the order of its key */
		for (size_t i = 0; i < cells; i++) {
			size_t cell = page + ((size_t)p[12 + 2 * i] << 8 | p[13 + 2 * i]);
			for (size_t k = 6; k < 12; k++) /* behind the page it leads to and the two lengths: kinds and values of the first columns */
				turn(f, flips, whole, cell + k, 1);
		}
	}
}

/* A bit of a page's head, of its list of cells or of anything else in the file is turned: it is noticed, or nothing is missing. */
static void a_turned_bit_never_makes_a_diary_shorter(void **state)
{
	(void)state;
	enum { FLIPS = 160 };
	static char buffer[2 * DUMP_ROOM];
	struct folder f = folder_make();
	struct flips flips = {0};
	uint32_t random = 1;
	fill_every_kind(f.file);
	struct store *s = open_store(&sqlite.ops, f.file);
	dump_store(s, buffer, sizeof(buffer));
	store_close(s);
	flips.lines = lines_in(buffer);
	struct bytes whole = read_bytes(f.file);
	for (size_t i = 0; i < FLIPS; i++) {
		random = random * 1664525 + 1013904223;
		size_t page = (random >> 8) % (whole.n / PAGE);
		turn(&f, &flips, &whole, page * PAGE + (i % 2 == 0 ? (random >> 20) % 40 : (random >> 16) % PAGE), (int)(i % 8));
	}
	turn_keys(&f, &flips, &whole);
	assert_true(flips.refused > 50 && flips.harmless > 50);
	for (size_t n = whole.n - 1; n > PAGE; n = n * 7 / 8) { /* cut off */
		put_file(f.file, &(struct bytes){whole.p, n});
		try_damaged(&f, &flips, n);
	}
	free(whole.p);
	folder_remove(&f);
}

/* Changes the file behind trivet's back, as SQLite allows it. */
static void change_behind(const char *path, const char *sql)
{
	sqlite3 *db;
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* Every page is in order, but: an index leads to nothing, or misses what is there; a place belongs to no entry; a table has lost its rules, or an index is gone. */
static void what_no_page_tells_is_seen(void **state)
{
	(void)state;
	static const char *const CHANGES[] = {
		"UPDATE entry_region SET entry = 5000 WHERE entry = (SELECT max(entry) FROM entry_region)",
		"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'BETWEEN 0 AND 10', 'BETWEEN 0 AND 19') WHERE name = "
		"'entry'",
		"DROP INDEX entry_by_day",
		"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'deed_by_day') "
		"WHERE name = 'entry_by_day'",
	};
	struct folder f = folder_make();
	fill_every_kind(f.file);
	struct bytes whole = read_bytes(f.file);
	for (size_t i = 0; i < sizeof(CHANGES) / sizeof(CHANGES[0]); i++) {
		struct flips flips = {0};
		put_file(f.file, &whole);
		change_behind(f.file, CHANGES[i]);
		try_damaged(&f, &flips, 0);
		assert_int_equal(flips.seen + flips.refused, 1);
	}
	free(whole.p);
	folder_remove(&f);
}

/* Another tool may lay out what it made, and add to it. */
static void what_does_no_harm_is_let_be(void **state)
{
	(void)state;
	struct folder f = folder_make();
	struct store_fault fault;
	struct backup_look look;
	fill_every_kind(f.file);
	change_behind(f.file, "ANALYZE; CREATE INDEX mine ON entry (pain_now); PRAGMA writable_schema = ON;"
			      "UPDATE sqlite_schema SET sql = replace(sql, char(9), '  ') || ' -- mine' WHERE name = 'entry'");
	assert_int_equal(backup_look(f.file, &fault, &look), OK);
	assert_int_equal(look.deeds, 120);
	folder_remove(&f);
}

/* Runs `body` in a child without the rights of root; passes when it returns 0. */
static void as_nobody(int (*body)(const struct folder *), const struct folder *f)
{
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
			_exit(99);
		_exit(body(f));
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static int opens_read_only(const struct folder *f)
{
	struct store_fault fault = {.e = OK};
	struct store *s = NULL;
	if (store_open(&sqlite.ops, f->file, &fault, &s) != ERR_DENIED)
		return 1;
	return str_find_str(wrong_words(fault.what), STR("read-only")) < wrong_words(fault.what).n ? 0 : 2;
}

static void a_file_that_may_only_be_read_is_refused(void **state)
{
	(void)state;
	struct folder f = folder_make();
	fill_file(f.file, 1);
	assert_int_equal(chmod(f.file, 0444), 0);
	assert_int_equal(chmod(f.path, 0777), 0);
	as_nobody(opens_read_only, &f);
	folder_remove(&f);
}

static void a_folder_that_may_only_be_read_is_refused(void **state)
{
	(void)state;
	struct folder f = folder_make();
	assert_int_equal(chmod(f.path, 0555), 0);
	as_nobody(opens_read_only, &f); /* no file yet */
	assert_int_equal(chmod(f.path, 0700), 0);
	fill_file(f.file, 1);
	assert_int_equal(chmod(f.file, 0666), 0);
	assert_int_equal(chmod(f.path, 0555), 0);
	as_nobody(opens_read_only, &f); /* a file, but no place for its log */
	assert_int_equal(chmod(f.path, 0700), 0);
	folder_remove(&f);
}

/* ---- a full disk ---- */

#define FULL_ENTRIES 20

/* In a child whose files may not grow beyond `limit` bytes: adds entries until it is told that the disk is full. Returns how many were added; 200 and
 * more: wrong. */
static int add_until_full(const struct folder *f, rlim_t limit)
{
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct store_fault fault;
		struct store *s;
		signal(SIGXFSZ, SIG_IGN);
		if (setrlimit(RLIMIT_FSIZE, &(struct rlimit){limit, limit}) != 0)
			_exit(200);
		enum err e = store_open(&sqlite.ops, f->file, &fault, &s);
		if (e != OK)
			_exit(e == ERR_FULL && str_find_str(wrong_words(fault.what), STR("disk is full")) < wrong_words(fault.what).n ? 0 : 201);
		int n = 0;
		for (; n < FULL_ENTRIES && e == OK; n++) {
			char request[32];
			snprintf(request, sizeof(request), "r%d", n);
			e = add_entry(s, request, "A note of some length, so that there is something to write.");
		}
		_exit(e == OK ? n : e == ERR_FULL ? n - 1 : 202); /* without closing: as if killed */
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static size_t count_entries(const char *file)
{
	static char buffer[4 << 20];
	struct arena a = arena_on(buffer, sizeof(buffer));
	struct store_entries entries;
	struct store *s = open_store(&sqlite.ops, file);
	struct store_reader *r = open_reader(s);
	assert_int_equal(store_entries(r, (struct store_days){DAY_MIN, DAY_MAX}, &a, &entries), OK);
	store_reader_close(r);
	store_close(s);
	return entries.n;
}

/* The disk gets full at every page that entries need, and at every fourth of opening: what was acknowledged is there, what was refused is not, and it goes on when there is room again. */
static void a_full_disk_loses_nothing(void **state)
{
	(void)state;
	int added = 0, met = 0;
	for (rlim_t limit = 0; added<FULL_ENTRIES; limit += added> 0 ? 4096 + 512 : 4 * 4096 + 512) {
		struct folder f = folder_make();
		added = add_until_full(&f, limit);
		if (added > FULL_ENTRIES)
			fail_msg("at a limit of %d bytes: %d", (int)limit, added);
		met += added > 0 && added < FULL_ENTRIES ? 1 : 0;
		assert_int_equal(count_entries(f.file), (size_t)added);
		folder_remove(&f);
	}
	assert_true(met > 3); /* it did get full while writing, not only while opening */
}

/* ---- other programs ---- */

#define PROGRAM_ENTRIES 60

static int add_many(const struct folder *f, int program)
{
	struct store_fault fault;
	struct store *s;
	if (store_open(&sqlite.ops, f->file, &fault, &s) != OK)
		return 1;
	for (int i = 0; i < PROGRAM_ENTRIES; i++) {
		char request[32];
		snprintf(request, sizeof(request), "p%d_%d", program, i);
		if (add_entry(s, request, "") != OK)
			return 2;
	}
	store_close(s);
	return 0;
}

static int only_open(const struct folder *f, int program)
{
	(void)program;
	struct store_fault fault;
	struct store *s;
	if (store_open(&sqlite.ops, f->file, &fault, &s) != OK)
		return 1;
	store_close(s);
	return 0;
}

/* Runs `body` in two programs that start together, on a file that neither finds. */
static void run_two(const struct folder *f, int (*body)(const struct folder *, int))
{
	pid_t child[2];
	int start[2];
	assert_int_equal(pipe(start), 0);
	for (int i = 0; i < 2; i++) {
		child[i] = fork();
		assert_true(child[i] >= 0);
		if (child[i] == 0) {
			char go;
			close(start[1]);
			_exit(read(start[0], &go, 1) == 0 ? body(f, i) : 99);
		}
	}
	close(start[0]);
	close(start[1]); /* go */
	for (int i = 0; i < 2; i++) {
		int status;
		assert_int_equal(waitpid(child[i], &status, 0), child[i]);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 0);
	}
}

static void two_programs_make_a_file(void **state)
{
	(void)state;
	for (int round = 0; round < 25; round++) {
		struct folder f = folder_make();
		run_two(&f, only_open);
		folder_remove(&f);
	}
}

static void two_programs_share_a_file(void **state)
{
	(void)state;
	for (int round = 0; round < 5; round++) {
		struct folder f = folder_make();
		run_two(&f, add_many);
		assert_int_equal(count_entries(f.file), 2 * PROGRAM_ENTRIES);
		folder_remove(&f);
	}
}

/* ---- kill -9 ---- */

#define IN_FLIGHT 64

struct killed {
	int acknowledgements; /* the pipe */
	int number;
	sem_t *in_flight;
};

static void acknowledge(void *arg, enum err e, const struct change_outcome *outcomes, size_t n)
{
	(void)outcomes, (void)n;
	const struct killed *k = arg;
	if (e != OK || write(k->acknowledgements, &k->number, sizeof(k->number)) != sizeof(k->number))
		_exit(1);
	sem_post(k->in_flight);
}

/* Adds entries without end, some at a time, and writes the number of each to the pipe once the store says that it is on the disk. */
static void add_for_ever(const struct folder *f, int pipe_to)
{
	enum { NUMBERS = 100000 };
	static struct killed numbers[NUMBERS];
	sem_t in_flight;
	struct store_fault fault;
	struct store *s;
	if (store_open(&sqlite.ops, f->file, &fault, &s) != OK)
		_exit(1);
	sem_init(&in_flight, 0, IN_FLIGHT);
	for (int i = 0; i < NUMBERS; i++) {
		char request[32];
		snprintf(request, sizeof(request), "k%d", i);
		numbers[i] = (struct killed){pipe_to, i, &in_flight};
		struct change c = entry_of(str_of(request), str_of(request));
		sem_wait(&in_flight);
		if (store_submit(s, &c, 1, acknowledge, &numbers[i]) != OK)
			_exit(1);
	}
}

/* Marks every acknowledged number in `seen`, kills the child after `enough` of them, reads what is left in the pipe. */
static size_t kill_after(pid_t child, int from, size_t enough, bool *seen)
{
	size_t n = 0;
	int number;
	while (read(from, &number, sizeof(number)) == sizeof(number)) {
		seen[number] = true;
		if (++n == enough)
			kill(child, SIGKILL);
	}
	return n;
}

static void killed_after(size_t enough)
{
	static bool seen[100000];
	static char buffer[32 << 20];
	struct folder f = folder_make();
	int ends[2];
	memset(seen, 0, sizeof(seen));
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(ends[0]);
		add_for_ever(&f, ends[1]);
		_exit(0);
	}
	close(ends[1]);
	size_t acknowledged = kill_after(child, ends[0], enough, seen);
	close(ends[0]);
	int status;
	waitpid(child, &status, 0);
	assert_true(WIFSIGNALED(status));
	assert_true(acknowledged >= enough);

	struct arena a = arena_on(buffer, sizeof(buffer));
	struct store_entries entries;
	struct store *s = open_store(&sqlite.ops, f.file);
	struct store_reader *r = open_reader(s);
	assert_int_equal(store_entries(r, (struct store_days){DAY_MIN, DAY_MAX}, &a, &entries), OK);
	assert_true(entries.n >= acknowledged);
	for (size_t i = 0; i < entries.n; i++) {
		int64_t number;
		assert_true(str_int(str_sub(entries.at[i].note, 1, 10), &number));
		seen[number] = false;
	}
	for (size_t i = 0; i < sizeof(seen); i++)
		if (seen[i])
			fail_msg("entry %zu was acknowledged and is lost", i);
	store_reader_close(r);
	store_close(s);
	folder_remove(&f);
}

static void a_kill_loses_nothing_acknowledged(void **state)
{
	(void)state;
	for (size_t enough = 1; enough < 3000; enough = enough * 5 / 2 + 1)
		killed_after(enough);
}

/* ---- deleting is deleting ---- */

static bool holds_anywhere(const struct folder *f, const char *text)
{
	char log[200];
	snprintf(log, sizeof(log), "%s-wal", f->file);
	return holds(f->file, text) || holds(log, text);
}

static void deleted_text_is_nowhere(void **state)
{
	(void)state;
	static const char SECRET[] = "kept-from-my-mother-in-law";
	struct folder f = folder_make();
	struct store *s = open_store(&sqlite.ops, f.file);
	struct change_outcome outcome;
	struct change gone = {.kind = CHANGE_ENTRY_DELETE, .caller = caller_self(NULL), .request = STR("gone"), .entry = {.id = 1}};
	assert_int_equal(add_entry(s, "a", SECRET), OK);
	assert_true(holds_anywhere(&f, SECRET)); /* it would be seen */
	assert_int_equal(store_apply(s, &gone, 1, &outcome), OK);
	assert_false(holds_anywhere(&f, SECRET));

	struct change edit = entry_of(STR("edit"), STR("changed"));
	edit.kind = CHANGE_ENTRY_EDIT;
	edit.entry.id = 2;
	assert_int_equal(add_entry(s, "b", SECRET), OK);
	assert_true(holds_anywhere(&f, SECRET));
	assert_int_equal(store_apply(s, &edit, 1, &outcome), OK);
	assert_false(holds_anywhere(&f, SECRET));
	store_close(s);
	folder_remove(&f);
}

/* While someone reads what was, it must be kept; when the reader leaves it goes, without a further change. */
static void deleted_text_goes_when_its_reader_does(void **state)
{
	(void)state;
	static const char SECRET[] = "kept-from-my-father-in-law";
	struct folder f = folder_make();
	struct store *s = open_store(&sqlite.ops, f.file);
	struct store_reader *r = open_reader(s);
	struct change_outcome outcome;
	struct change gone = {.kind = CHANGE_ENTRY_DELETE, .caller = caller_self(NULL), .request = STR("gone"), .entry = {.id = 1}};
	char buffer[4096];
	struct arena a = arena_on(buffer, sizeof(buffer));
	struct store_entry entry;
	assert_int_equal(add_entry(s, "a", SECRET), OK);
	assert_int_equal(store_read_begin(r), OK);
	assert_int_equal(store_entry_latest(r, &a, &entry), OK);
	assert_int_equal(store_apply(s, &gone, 1, &outcome), OK);
	assert_int_equal(store_entry_latest(r, &a, &entry), OK);
	store_reader_close(r);
	for (int i = 0; i < 1000000 && holds_anywhere(&f, SECRET); i++)
		sched_yield(); /* the writer was told, and does it when its turn comes */
	assert_false(holds_anywhere(&f, SECRET));
	store_close(s);
	folder_remove(&f);
}

/* ---- all in one file ---- */

/* Copies only the file itself, as a program that synchronises or a person does, into a folder of its own; says how many entries are in the copy. */
static size_t count_in_copy(const struct folder *f)
{
	struct folder other = folder_make();
	struct bytes b = read_bytes(f->file);
	write_at(other.file, 0, b.p, b.n);
	free(b.p);
	size_t n = count_entries(other.file);
	folder_remove(&other);
	return n;
}

static off_t log_size(const struct folder *f)
{
	char log[200];
	struct stat st;
	snprintf(log, sizeof(log), "%s-wal", f->file);
	assert_int_equal(stat(log, &st), 0);
	return st.st_size;
}

static void a_new_file_is_whole_by_itself(void **state)
{
	(void)state;
	struct folder f = folder_make();
	struct store *s = open_store(&sqlite.ops, f.file);
	assert_int_equal(count_in_copy(&f), 0);
	assert_int_equal(log_size(&f), 0);
	assert_int_equal(add_entry(s, "a", "the very first"), OK);
	assert_int_equal(log_size(&f), 0);
	assert_int_equal(count_in_copy(&f), 1); /* at once */
	store_close(s);
	folder_remove(&f);
}

static void what_is_written_is_in_the_one_file_when_no_one_writes(void **state)
{
	(void)state;
	struct folder f = folder_make();
	struct store *s = open_store(&sqlite.ops, f.file), *other = open_store(&sqlite.ops, f.file);
	struct store_reader *r = open_reader(s);
	char buffer[4096], request[32];
	struct arena a = arena_on(buffer, sizeof(buffer));
	struct store_entry entry;
	for (int i = 0; i < 20; i++) {
		snprintf(request, sizeof(request), "r%d", i);
		assert_int_equal(add_entry(s, request, "a note"), OK);
	}
	while (log_size(&f) > 0)
		sched_yield(); /* the writer empties it when nobody has written for a moment */
	assert_int_equal(count_in_copy(&f), 20);
	assert_int_equal(store_read_begin(r), OK);
	assert_int_equal(store_entry_latest(r, &a, &entry), OK); /* this reader stands in the way of the next */
	assert_int_equal(add_entry(s, "x", "a note"), OK);
	store_read_end(r);
	store_reader_close(r);
	store_close(s); /* at the end, although another program has the file open, too */
	assert_int_equal(count_in_copy(&f), 21);
	store_close(other);
	folder_remove(&f);
}

/* A program that was killed left its log: the next one that opens the file makes it whole. */
static void what_a_killed_program_left_is_moved_into_the_file(void **state)
{
	(void)state;
	struct folder f = folder_make();
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct store_fault fault;
		struct store *s;
		bool fine =
			store_open(&sqlite.ops, f.file, &fault, &s) == OK && add_entry(s, "a", "a note") == OK && add_entry(s, "b", "a note") == OK;
		_exit(fine ? 0 : 1);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	struct store *s = open_store(&sqlite.ops, f.file);
	assert_int_equal(count_in_copy(&f), 2);
	store_close(s);
	folder_remove(&f);
}

/* ---- a file that goes away ---- */

/* Does something to the file while it is open. `ends`: the file itself, or its log. */
static void goes_away(const char *end, void (*away)(const char *), void (*back)(const char *))
{
	struct folder f = folder_make();
	char name[200];
	snprintf(name, sizeof(name), "%s%s", f.file, end);
	fill_file(f.file, 1);
	change_behind(f.file, "PRAGMA journal_mode = DELETE"); /* as a backup that came back is */
	struct store *s = open_store(&sqlite.ops, f.file);
	assert_int_equal(add_entry(s, "a", "a note"), OK);
	expect_trouble(s, "");
	away(name);
	assert_int_equal(add_entry(s, "b", "a note"), ERR_IO);
	assert_int_equal(add_entry(s, "c", "a note"), ERR_IO);
	expect_trouble(s, "deleted, moved or replaced");
	if (back != NULL) {
		back(name);
		expect_trouble(s, "");
		assert_int_equal(add_entry(s, "b", "a note"), OK);
	}
	store_close(s);
	folder_remove(&f);
}

static void delete_it(const char *name)
{
	assert_int_equal(unlink(name), 0);
}

static void move_away(const char *name)
{
	char other[240];
	snprintf(other, sizeof(other), "%s.moved", name);
	assert_int_equal(rename(name, other), 0);
}

static void move_back(const char *name)
{
	char other[240];
	snprintf(other, sizeof(other), "%s.moved", name);
	assert_int_equal(rename(other, name), 0);
}

/* As programs that synchronise do: a whole file, of the same bytes, with another number. */
static void replace_it(const char *name)
{
	char other[240];
	snprintf(other, sizeof(other), "%s.new", name);
	struct bytes b = read_bytes(name);
	write_at(other, 0, b.p, b.n);
	free(b.p);
	assert_int_equal(rename(other, name), 0);
}

static void a_file_that_goes_away_is_noticed(void **state)
{
	(void)state;
	goes_away("", delete_it, NULL);
	goes_away("", replace_it, NULL);
	goes_away("", move_away, move_back);
	goes_away("-wal", delete_it, NULL);
	goes_away("-wal", move_away, move_back);
}

/* Between the look before a commit and the word that it is saved. */
static const char *goes_while_committing;

static enum err commit_and_lose(struct link *l)
{
	enum err e = sqlite.ops.commit(l);
	if (goes_while_committing != NULL)
		unlink(goes_while_committing);
	return e;
}

static void a_file_that_goes_away_during_a_commit_is_noticed(void **state)
{
	(void)state;
	struct folder f = folder_make();
	struct sqlite_backend losing = sqlite;
	losing.ops.commit = commit_and_lose;
	struct store *s = open_store(&losing.ops, f.file);
	assert_int_equal(add_entry(s, "a", "a note"), OK);
	goes_while_committing = f.file;
	assert_int_equal(add_entry(s, "b", "a note"), ERR_IO);
	goes_while_committing = NULL;
	store_close(s);
	folder_remove(&f);
}

/* ---- older files ---- */

enum { STEPS_MAX = 32 };

/* What a later version might do, and what a broken one might. */
static const char DOES_NEW[] = "ALTER TABLE entry ADD COLUMN weather INTEGER;";
static const char DOES_HARM[] = "DELETE FROM entry_region; DELETE FROM entry; INSERT INTO nowhere (nothing) VALUES (1);";

/* The trivet of the next version, which does this to a file. Lives until the next one. */
static struct sqlite_backend next_version(const char *does)
{
	static const struct query *steps[STEPS_MAX];
	static struct query step;
	static char sql[512];
	int n = sqlite.steps_n;
	step = (struct query){.sql = {sql, (size_t)snprintf(sql, sizeof(sql), "PRAGMA user_version = %d; %s", n + 1, does)}};
	memcpy(steps, sqlite.steps, (size_t)n * sizeof(steps[0]));
	steps[n] = &step;
	return sqlite_backend(steps, n + 1, zone_greenwich);
}

static void an_older_file_is_copied_and_brought_up_to_date(void **state)
{
	(void)state;
	struct sqlite_backend newer = next_version(DOES_NEW);
	struct folder f = folder_make();
	char copy[200];
	struct stat st;
	snprintf(copy, sizeof(copy), "%s.before-%d", f.file, newer.steps_n);
	fill_file(f.file, 5);
	store_close(open_store(&newer.ops, f.file));
	assert_int_equal(stat(copy, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	expect_refused(&f, ERR_CONFLICT, "newer trivet"); /* it is of the next version now */
	assert_int_equal(count_entries(copy), 5);         /* the copy is a whole file of this one */
	store_close(open_store(&newer.ops, f.file));      /* and there is nothing left to do */
	snprintf(copy, sizeof(copy), "%s.before-%d.2", f.file, newer.steps_n);
	assert_int_equal(stat(copy, &st), -1);
	folder_remove(&f);
}

/* Makes a file as the trivet of version `n` left it, with these rows in it. */
static void make_old_file(const struct folder *f, int n, const char *rows)
{
	static char last[16384];
	const struct query *steps[STEPS_MAX];
	memcpy(steps, sqlite.steps, (size_t)n * sizeof(steps[0]));
	struct query filled = {.sql = {last, (size_t)snprintf(last, sizeof(last), "%s\n%s", steps[n - 1]->sql.p, rows)}};
	assert_true(filled.sql.n < sizeof(last));
	steps[n - 1] = &filled;
	struct sqlite_backend old = sqlite_backend(steps, n, zone_greenwich);
	store_close(open_store(&old.ops, f->file));
}

static void a_file_of_version_1_learns_regions(void **state)
{
	(void)state;
	struct folder f = folder_make();
	struct store_region region = {.region = STR("a5"), .intensity = 7};
	struct change c = {
		.kind = CHANGE_ENTRY_EDIT,
		.caller = caller_self(NULL),
		.request = STR("edit"),
		.entry = {.id = 1, .day = {20000}, .at = MOMENT_NONE, .pain_now = 3, STORE_BESIDES_UNSET.regions = &region, .n_regions = 1}};
	struct change_outcome outcome;
	char found[DUMP_ROOM];
	make_old_file(&f, 1, "INSERT INTO entry VALUES (1, 1, 20000, 1728000100, 3, NULL, 2, 'kept'); UPDATE person SET last_id = 1;");
	struct store *s = open_store(&sqlite.ops, f.file);
	dump_store(s, found, sizeof(found));
	assert_string_equal(found, "entry 1 day 20000 at 100 pain 3 -1 2: kept\n");
	assert_int_equal(store_apply(s, &c, 1, &outcome), OK);
	dump_store(s, found, sizeof(found));
	assert_non_null(strstr(found, "entry 1 at a5 7\n"));
	store_close(s);
	folder_remove(&f);
}

/* One row of everything there was. */
static const char ROWS_2[] = "INSERT INTO entry VALUES (1, 1, 20000, 1728000100, 3, NULL, 2, 'kept');"
			     "INSERT INTO entry_region VALUES (1, 1, 'a5', 7);"
			     "INSERT INTO deed VALUES (1, 2, 20000, 1728000100, 1, 'walk', 60, 'break');"
			     "INSERT INTO plan VALUES (1, 3, 20000, '{}', 'first');"
			     "INSERT INTO reassessment VALUES (1, 4, 20001, '{}');"
			     "INSERT INTO answer VALUES (1, 'age', '42', 100);"
			     "INSERT INTO cleared VALUES (1, 'rf_20', 20000, 100);"
			     "INSERT INTO setting VALUES (1, 'breaks_video', 'away');"
			     "INSERT INTO intention VALUES (1, 'walk', 'at noon', 'round the table');"
			     "INSERT INTO request VALUES (1, 'old', 0, 9, 2);"
			     "UPDATE person SET last_id = 4;";
static const char DUMP_2[] = "answer age = 42 at 100\ncleared rf_20 on 20000 at 100\nentry 1 day 20000 at 100 pain 3 -1 2: kept\nentry 1 at a5 7\n"
			     "deed 2 day 20000 at 100 leg 1 walk 60 s from 2\nplan 3 day 20000 {} because first\nlatest plan 3\n"
			     "reassessment 4 day 20001 {}\nlatest reassessment 4\ntheme = away\nsetting breaks_video = away\n"
			     "intention walk: at noon / round the table\n";

/* Nothing of it is lost, a request of then is still known, and the next id goes on. */
static void a_file_of_version_2_keeps_all(void **state)
{
	(void)state;
	struct folder f = folder_make();
	struct change again = {.kind = CHANGE_DEED_ADD,
			       .caller = caller_self(NULL),
			       .request = STR("old"),
			       .deed = {.day = {20000}, .at = MOMENT_NONE, .leg = 1, .item = STR("walk"), .origin = STORE_FROM_BREAK}};
	struct change_outcome outcome;
	char found[DUMP_ROOM], copy[200];
	make_old_file(&f, 2, ROWS_2);
	struct store *s = open_store(&sqlite.ops, f.file);
	dump_store(s, found, sizeof(found));
	assert_string_equal(found, DUMP_2);
	assert_int_equal(store_apply(s, &again, 1, &outcome), OK);
	assert_true(outcome.repeated);
	assert_int_equal(outcome.id, 2);
	assert_int_equal(add_entry(s, "new", "more"), OK);
	dump_store(s, found, sizeof(found));
	assert_non_null(strstr(found, "entry 5 day 20000"));
	store_close(s);
	snprintf(copy, sizeof(copy), "%s.before-3", f.file);
	s = open_store(&sqlite.ops, copy);
	dump_store(s, found, sizeof(found));
	assert_string_equal(found, DUMP_2);
	store_close(s);
	folder_remove(&f);
}

/* One row of every table of a person, as the versions 9 and 10 had them. */
static const char ROWS_9[] =
	"INSERT INTO entry (person, id, day, at, east_s, pain_now, pain_worst, pain_average, sleep, mood, medicines, note, set_off)"
	" VALUES (1, 1, 20000, 1728000100, 0, 3, NULL, 2, NULL, 5, 'tea', 'kept', 5);"
	"INSERT INTO entry_region VALUES (1, 1, 'a5', 7);"
	"INSERT INTO activity VALUES (1, 2, 'carry', 20000, 20100);"
	"INSERT INTO entry_score VALUES (1, 1, 2, 4);"
	"INSERT INTO deed (person, id, day, at, east_s, leg, item, seconds, origin) VALUES (1, 3, 20000, 1728000100, 0, 1, 'walk', 60, 'break');"
	"INSERT INTO mark VALUES (1, 4, 20001, 20002, 'ill', 'flu');"
	"INSERT INTO trial VALUES (1, 5, 20001, '{}', 20005, 'enough');"
	"INSERT INTO trial_day VALUES (1, 5, 20001, 1);"
	"INSERT INTO desk_break (person, id, day, at, east_s, outcome, seconds, item, why)"
	" VALUES (1, 6, 20000, 1727999999, NULL, 'own', 30, 'walk', 'why');"
	"INSERT INTO desk_day VALUES (1, 20000, 600, 7200);"
	"INSERT INTO plan VALUES (1, 7, 20000, '{}', 'first');"
	"INSERT INTO reassessment VALUES (1, 8, 20001, '{}');"
	"INSERT INTO answer (person, question, value, at, east_s, no_on) VALUES (1, 'age', '42', 100, 3600, 0);"
	"INSERT INTO cleared (person, rule, day, at, east_s, ended, why) VALUES (1, 'rf_20', 20000, 100, 0, 20003, 'new');"
	"INSERT INTO setting VALUES (1, 'breaks_video', 'away');"
	"INSERT INTO intention VALUES (1, 'walk', 'at noon', 'round the table');"
	"INSERT INTO request (person, request, part, kind, made, asked, number) VALUES (1, 'old', 0, 9, 3, 0, 1);"
	"UPDATE person SET last_id = 8, identity = '0123456789abcdef0123456789abcdef';";
static const char DUMP_9[] = "answer age = 42 at 3700 by +01:00\ncleared rf_20 on 20000 at 100, ended 20003: new\n"
			     "entry 1 day 20000 at 100 pain 3 -1 2: kept\nentry 1 sleep -1 mood 5 took tea\nentry 1 at a5 7\n"
			     "deed 3 day 20000 at 100 leg 1 walk 60 s from 2\nactivity 2 from 20000 to 20100: carry\nentry 1 activity 2: 4\n"
			     "activity 2 day 20000: 4 in 1\nmark 4 from 20001 to 20002 kind 1: flu\n"
			     "trial 5 from 20001 to 20005 {} because enough\ntrial 5 day 20001 kept 1\n"
			     "break 6 day 20000 at no time was 1, 30 s of walk because why\ndesk 20000: 600 of 7200\n"
			     "plan 7 day 20000 {} because first\nlatest plan 7\nreassessment 8 day 20001 {}\nlatest reassessment 8\ntheme = away\n"
			     "setting breaks_video = away\nintention walk: at noon / round the table\n";

/* Every key is made again on the way: nothing is lost, the sums are those of the rows, the name stays, and a request of then is still known. */
static void expect_upgraded(const struct folder *f)
{
	struct change again = {.kind = CHANGE_DEED_ADD,
			       .caller = caller_self(NULL),
			       .request = STR("old"),
			       .deed = {.day = {20000}, .at = MOMENT_NONE, .leg = 1, .item = STR("walk"), .origin = STORE_FROM_BREAK}};
	struct change_outcome outcome;
	struct store_fault fault;
	struct store_entry entry;
	str identity;
	char found[DUMP_ROOM], buffer[4096];
	struct arena a = arena_on(buffer, sizeof(buffer));
	struct store *s = open_store(&sqlite.ops, f->file);
	struct store_reader *r = open_reader(s);
	dump_store(s, found, sizeof(found));
	assert_string_equal(found, DUMP_9);
	assert_int_equal(store_check(r, &fault), OK);
	assert_int_equal(store_entry(r, 1, &a, &entry), OK);
	assert_int_equal(entry.set_off, 5);
	assert_int_equal(store_identity(r, &a, &identity), OK);
	assert_true(str_eq(identity, STR("0123456789abcdef0123456789abcdef")));
	store_reader_close(r);
	assert_int_equal(store_apply(s, &again, 1, &outcome), OK);
	assert_true(outcome.repeated);
	assert_int_equal(outcome.id, 3);
	assert_int_equal(add_entry(s, "new", "more"), OK);
	dump_store(s, found, sizeof(found));
	assert_non_null(strstr(found, "entry 9 day 20000"));
	store_close(s);
}

static void a_file_of_version_9_keeps_all(void **state)
{
	(void)state;
	struct folder f = folder_make();
	make_old_file(&f, 9, ROWS_9);
	expect_upgraded(&f);
	folder_remove(&f);
}

/* Beside the person there is a clinic, which stays as it is. */
static void a_file_of_version_10_keeps_all(void **state)
{
	(void)state;
	static const char CLINIC[] = "INSERT INTO clinic VALUES (1, 1, 'c0ffee', 1, 4);"
				     "INSERT INTO clinic_file VALUES (1, 1, 100, 'clinic: 1');"
				     "INSERT INTO resource VALUES (1, 1, 1, 'ana');"
				     "INSERT INTO patient VALUES (1, 3, 'A. Person', 'person@example.org');"
				     "INSERT INTO visit VALUES (1, 4, 1, 2, 253402300799, 'visit', 1, 2, 0, 3, 20000, 32400, 3600, 'Europe/Berlin', "
				     "1728028800, 1728032400, 0, 100);"
				     "INSERT INTO visit_part VALUES (1, 1, 1728028800, 4, 1728032400, 2, 253402300799);"
				     "INSERT INTO occupied VALUES (1, 1, 5760096, 4, 253402300799);";
	struct folder f = folder_make();
	struct store_visit visit;
	struct store_parts parts;
	struct store_grains grains;
	char rows[8192], buffer[4096];
	struct arena a = arena_on(buffer, sizeof(buffer));
	snprintf(rows, sizeof(rows), "%s%s", ROWS_9, CLINIC);
	make_old_file(&f, 10, rows);
	expect_upgraded(&f);
	struct store *s = open_store(&sqlite.ops, f.file);
	struct store_reader *r = open_reader(s);
	assert_int_equal(store_visit(store_reader_link(r), STORE_ORGANISATION, 4, &a, &visit), OK);
	assert_true(str_eq(visit.patient_name, STR("A. Person")) && visit.state == VISIT_BOOKED && visit.from.s == 1728028800);
	assert_int_equal(store_parts_of(store_reader_link(r), STORE_ORGANISATION, 4, &a, &parts), OK);
	assert_int_equal(parts.n, 1);
	assert_int_equal(store_occupied(store_reader_link(r), STORE_ORGANISATION, (instant){100}, &a, &grains), OK);
	assert_int_equal(grains.n, 1);
	store_reader_close(r);
	store_close(s);
	folder_remove(&f);
}

/* Before an entry had more than sleep and mood beside its pain. */
static void a_file_of_version_12_gets_more_gauges(void **state)
{
	(void)state;
	static const char ROWS[] =
		"INSERT INTO entry (organisation, person, id, day, at, east_s, pain_now, pain_average, sleep, mood, medicines, note)"
		" VALUES (1, 1, 1, 20000, 1728000100, 0, 3, 2, 7, 5, 'tea', 'kept');"
		"INSERT INTO entry_day (organisation, person, day, n, pain_n, pain_sum, worst, low, sleep_n, sleep_sum, mood_n, mood_sum)"
		" VALUES (1, 1, 20000, 1, 1, 2, 3, 3, 1, 7, 1, 5); UPDATE person SET last_id = 1;";
	struct folder f = folder_make();
	struct change c = {.kind = CHANGE_ENTRY_EDIT, .caller = caller_self(NULL), .request = STR("edit")};
	struct change_outcome outcome;
	struct store_fault fault;
	struct store_entry_days days;
	char buffer[4096];
	struct arena a = arena_on(buffer, sizeof(buffer));
	make_old_file(&f, 12, ROWS);
	struct store *s = open_store(&sqlite.ops, f.file);
	struct store_reader *r = open_reader(s);
	assert_int_equal(store_check(r, &fault), OK);
	assert_int_equal(store_entry(r, 1, &a, &c.entry), OK);
	for (size_t i = 0; i < GAUGES; i++) {
		int had = i == GAUGE_PAIN ? 3 : i == GAUGE_AVERAGE ? 2 : i == GAUGE_SLEEP ? 7 : i == GAUGE_MOOD ? 5 : STORE_PAIN_UNSET;
		assert_int_equal(gauge_of(&gauges[i], &c.entry), had);
		*gauge_in(&gauges[i], &c.entry) = (int)i;
	}
	assert_int_equal(store_apply(s, &c, 1, &outcome), OK);
	assert_int_equal(store_entry_days(r, (struct store_days){{20000}, {20000}}, &a, &days), OK);
	for (size_t i = 0; i < BESIDES; i++) {
		assert_int_equal(days.at[0].beside[i].n, 1);
		assert_int_equal(days.at[0].beside[i].sum, GAUGE_PAINS + i);
	}
	assert_int_equal(store_check(r, &fault), OK);
	store_reader_close(r);
	store_close(s);
	folder_remove(&f);
}

/* What came in before there was one gate for all: afterwards the same gate would let it in. */
static const char ROWS_UNCLEAN[] = "INSERT INTO entry VALUES (1, 1, 20000, 1728000100, 3, NULL, 2, CAST(x'610d0a620d63018364' AS TEXT));"
				   "INSERT INTO entry_region VALUES (1, 1, 'Left arm', 7);"
				   "INSERT INTO deed VALUES (1, 2, 20000, 1728000100, 1, 'Long-Walk', 60, 'break');"
				   "INSERT INTO answer VALUES (1, 'age', '<b>42', 100);"
				   "INSERT INTO setting VALUES (1, 'theme', 'dark');"
				   "INSERT INTO setting VALUES (1, 'country', '<b>');"
				   "INSERT INTO setting VALUES (1, 'backup_keep', '9');"
				   "INSERT INTO intention VALUES (1, 'walk', 'at' || char(7) || 'noon', char(8238));"
				   "UPDATE person SET last_id = 4;";
static const char DUMP_UNCLEAN[] = "answer age = _b_42 at 100\nentry 1 day 20000 at 100 pain 3 -1 2: a\nb\nc??d\nentry 1 at left_arm 7\n"
				   "deed 2 day 20000 at 100 leg 1 long_walk 60 s from 2\nsetting backup_keep = 9\n"
				   "intention walk: at?noon / ?\n";

static void what_was_unclean_is_cleaned(void **state)
{
	(void)state;
	struct folder f = folder_make();
	char found[DUMP_ROOM];
	make_old_file(&f, 2, ROWS_UNCLEAN);
	struct store *s = open_store(&sqlite.ops, f.file);
	dump_store(s, found, sizeof(found));
	assert_string_equal(found, DUMP_UNCLEAN);
	store_close(s);
	folder_remove(&f);
}

/* Half a year apart, as in Berlin in 2026. */
static struct zone east_of_berlin(instant t)
{
	return (struct zone){t.s >= 1774746000 && t.s < 1792890000 ? 7200 : 3600};
}

/*
 * Day 20635 is 1 July 2026: twenty past midnight as it was lived; half past eleven in the evening, typed in winter and counted by the clock of winter; three in
 * the morning in Tokyo. Day 20787 is 30 November.
 */
static const char ROWS_3[] = "INSERT INTO entry (person, id, day, at, pain_now, note) VALUES (1, 1, 20635, 1782858000, 3, 'midnight'),"
			     " (1, 2, 20635, 1782945000, 3, 'evening'), (1, 3, 20635, 1782842400, 3, 'Tokyo');"
			     "INSERT INTO deed VALUES (1, 4, 20787, 1795997200, 1, 'walk', 60, 'break');"
			     "INSERT INTO desk_break VALUES (1, 5, 20635, 1782894600, 'taken', 60, '', '');"
			     "INSERT INTO answer VALUES (1, 'age', '42', 1782858000);"
			     "INSERT INTO cleared VALUES (1, 'rf_20', 20787, 1795997200);"
			     "UPDATE person SET last_id = 5;";
static const char DUMP_3[] = "answer age = 42 at 1200 by +02:00\ncleared rf_20 on 20787 at 4000 by +01:00\n"
			     "entry 3 day 20635 at no time pain 3 -1 -1: Tokyo\nentry 1 day 20635 at 1200 by +02:00 pain 3 -1 -1: midnight\n"
			     "entry 2 day 20635 at 84600 by +01:00 pain 3 -1 -1: evening\n"
			     "deed 4 day 20787 at 4000 by +01:00 leg 1 walk 60 s from 2\n"
			     "break 5 day 20635 at 37800 by +02:00 was 0, 60 s of  because \n";

static void a_file_of_version_3_learns_the_clocks_of_its_days(void **state)
{
	(void)state;
	struct folder f = folder_make();
	struct sqlite_backend berlin = sqlite_backend_current(east_of_berlin);
	char found[DUMP_ROOM];
	make_old_file(&f, 3, ROWS_3);
	struct store *s = open_store(&berlin.ops, f.file);
	dump_store(s, found, sizeof(found));
	assert_string_equal(found, DUMP_3);
	store_close(s);
	folder_remove(&f);
}

static void read_identity(struct store *s, char *ret_identity)
{
	char buffer[256];
	struct arena a = arena_on(buffer, sizeof(buffer));
	str identity;
	struct store_reader *r = open_reader(s);
	assert_int_equal(store_identity(r, &a, &identity), OK);
	assert_int_equal(identity.n, STORE_IDENTITY);
	memcpy(ret_identity, identity.p, identity.n);
	ret_identity[identity.n] = '\0';
	store_reader_close(r);
}

/* Two files are two records; one file stays one, until all of it is erased. An older file gets a name when it is upgraded. */
static void a_record_has_a_name_of_its_own(void **state)
{
	(void)state;
	struct folder f = folder_make(), g = folder_make();
	char one[STORE_IDENTITY + 1], other[STORE_IDENTITY + 1];
	struct change_outcome outcome;
	struct change put = {
		.kind = CHANGE_IDENTITY_PUT, .caller = caller_self(NULL), .request = STR("put"), .identity = STR("0123456789abcdef0123456789abcdef")};
	struct change erase = {.kind = CHANGE_ERASE, .caller = caller_self(NULL), .request = STR("erase")};
	make_old_file(&g, 2, ROWS_2);
	struct store *s = open_store(&sqlite.ops, f.file), *t = open_store(&sqlite.ops, g.file);
	read_identity(s, one);
	read_identity(t, other);
	assert_string_not_equal(one, other);
	store_close(t);
	store_close(s);
	s = open_store(&sqlite.ops, f.file);
	read_identity(s, other);
	assert_string_equal(one, other);
	assert_int_equal(store_apply(s, &erase, 1, &outcome), OK);
	read_identity(s, other);
	assert_string_not_equal(one, other);
	assert_int_equal(store_apply(s, &put, 1, &outcome), OK);
	read_identity(s, other);
	assert_string_equal("0123456789abcdef0123456789abcdef", other);
	put.request = STR("again");
	put.identity = STR("0123456789ABCDEF0123456789abcdef");
	assert_int_equal(store_apply(s, &put, 1, &outcome), ERR_INPUT);
	store_close(s);
	folder_remove(&f);
	folder_remove(&g);
}

static void a_broken_step_changes_nothing(void **state)
{
	(void)state;
	struct sqlite_backend newer = next_version(DOES_HARM);
	struct folder f = folder_make();
	struct store_fault fault;
	struct store *s = NULL;
	char copy[200];
	fill_file(f.file, 5);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(store_open(&newer.ops, f.file, &fault, &s), ERR_IO);
		assert_int_equal(count_entries(f.file), 5);
	}
	snprintf(copy, sizeof(copy), "%s.before-%d.2", f.file, newer.steps_n); /* the second try did not touch the first copy */
	assert_int_equal(count_entries(copy), 5);
	folder_remove(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_file_is_private),
		cmocka_unit_test(a_text_is_refused),
		cmocka_unit_test(a_folder_is_refused),
		cmocka_unit_test(a_missing_folder_is_named),
		cmocka_unit_test(the_file_of_another_program_is_refused),
		cmocka_unit_test(the_file_of_a_newer_trivet_is_refused),
		cmocka_unit_test(damage_is_seen),
		cmocka_unit_test(a_turned_bit_never_makes_a_diary_shorter),
		cmocka_unit_test(what_no_page_tells_is_seen),
		cmocka_unit_test(what_does_no_harm_is_let_be),
		cmocka_unit_test(a_file_that_may_only_be_read_is_refused),
		cmocka_unit_test(a_folder_that_may_only_be_read_is_refused),
		cmocka_unit_test(a_full_disk_loses_nothing),
		cmocka_unit_test(two_programs_make_a_file),
		cmocka_unit_test(two_programs_share_a_file),
		cmocka_unit_test(a_kill_loses_nothing_acknowledged),
		cmocka_unit_test(deleted_text_is_nowhere),
		cmocka_unit_test(deleted_text_goes_when_its_reader_does),
		cmocka_unit_test(a_new_file_is_whole_by_itself),
		cmocka_unit_test(what_is_written_is_in_the_one_file_when_no_one_writes),
		cmocka_unit_test(what_a_killed_program_left_is_moved_into_the_file),
		cmocka_unit_test(a_file_that_goes_away_is_noticed),
		cmocka_unit_test(a_file_that_goes_away_during_a_commit_is_noticed),
		cmocka_unit_test(an_older_file_is_copied_and_brought_up_to_date),
		cmocka_unit_test(a_file_of_version_1_learns_regions),
		cmocka_unit_test(a_file_of_version_2_keeps_all),
		cmocka_unit_test(a_file_of_version_9_keeps_all),
		cmocka_unit_test(a_file_of_version_10_keeps_all),
		cmocka_unit_test(a_file_of_version_12_gets_more_gauges),
		cmocka_unit_test(what_was_unclean_is_cleaned),
		cmocka_unit_test(a_record_has_a_name_of_its_own),
		cmocka_unit_test(a_file_of_version_3_learns_the_clocks_of_its_days),
		cmocka_unit_test(a_broken_step_changes_nothing),
	};
	sqlite = sqlite_backend_current(zone_greenwich);
	return cmocka_run_group_tests_name("sqlite file", tests, NULL, NULL);
}

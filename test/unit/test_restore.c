/* test_restore.c - the way back when the system fails, at each call in turn: what was there is there, whole, and nothing is left lying about. */
#include "keep/restore.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/sqlite/sqlite.h"

/* ---- the system, failing when it is told to (the linker lets keep/ call these) ---- */

static int calls, fails_at, fails_again_at, fails_with; /* calls since it was armed; 0: none fails */
static bool no_links;                                   /* as on a stick: the disk knows no second names */

static bool hit(void)
{
	calls++;
	if (calls != fails_at && calls != fails_again_at)
		return false;
	errno = fails_with;
	return true;
}

int __real_mkostemps(char *path, int end, int flags);
ssize_t __real_write(int fd, const void *bytes, size_t n);
int __real_fsync(int fd);
int __real_rename(const char *from, const char *to);
int __real_link(const char *from, const char *to);
int __wrap_mkostemps(char *path, int end, int flags);
ssize_t __wrap_write(int fd, const void *bytes, size_t n);
int __wrap_fsync(int fd);
int __wrap_rename(const char *from, const char *to);
int __wrap_link(const char *from, const char *to);

int __wrap_mkostemps(char *path, int end, int flags)
{
	return hit() ? -1 : __real_mkostemps(path, end, flags);
}

ssize_t __wrap_write(int fd, const void *bytes, size_t n)
{
	return hit() ? -1 : __real_write(fd, bytes, n > 32768 ? 32768 : n);
}

int __wrap_fsync(int fd)
{
	return hit() ? -1 : __real_fsync(fd);
}

int __wrap_rename(const char *from, const char *to)
{
	return hit() ? -1 : __real_rename(from, to);
}

int __wrap_link(const char *from, const char *to)
{
	if (no_links) {
		errno = EPERM;
		return -1;
	}
	return hit() ? -1 : __real_link(from, to);
}

/* ---- a store with some entries, and a backup with fewer ---- */

static char folder[64], db[128], file[BACKUP_PATH];

static void add_entries(int n)
{
	struct sqlite_backend by = sqlite_backend_current(zone_greenwich);
	struct store_fault fault;
	struct store *s;
	assert_int_equal(store_open(&by.ops, db, &fault, &s), OK);
	for (int i = 0; i < n; i++) {
		char request[32];
		struct change c = {
			.kind = CHANGE_ENTRY_ADD, .caller = caller_self(NULL), .entry = {.day = {20000}, .at = MOMENT_NONE, .pain_now = 3}};
		struct change_outcome outcome;
		c.request = (str){request, (size_t)snprintf(request, sizeof request, "r%p%d", (void *)&c, i + n * 100)};
		assert_int_equal(store_apply(s, &c, 1, &outcome), OK);
	}
	store_close(s);
}

/* With all that is in its log. */
static int64_t entries_in(const char *path)
{
	struct store_fault fault;
	struct backup_look look;
	return backup_look(path, &fault, &look) == OK ? look.entries : -1;
}

static int64_t plans_in(const char *path)
{
	struct store_fault fault;
	struct backup_look look;
	return backup_look(path, &fault, &look) == OK ? look.plans : -1;
}

static void make_name(char *buffer, const char *name)
{
	snprintf(buffer, 128, "%s/%s", folder, name);
}

static int set_up(void **state)
{
	(void)state;
	struct backup_report made = {0};
	snprintf(folder, sizeof folder, "%s/trivet_restore_XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	assert_non_null(mkdtemp(folder));
	make_name(db, "t.db");
	add_entries(2);
	assert_int_equal(backup_make(db, folder, (instant){1795780800}, &made), OK);
	snprintf(file, sizeof file, "%s", made.path);
	add_entries(3);
	calls = fails_at = fails_again_at = 0;
	fails_with = ENOSPC;
	no_links = false;
	return 0;
}

static int names_here(void)
{
	int n = 0;
	DIR *d = opendir(folder);
	for (const struct dirent *e = readdir(d); e != NULL; e = readdir(d))
		n += e->d_name[0] != '.' || strstr(e->d_name, "trivet") != NULL ? 1 : 0;
	closedir(d);
	return n;
}

static int tear_down(void **state)
{
	(void)state;
	char command[128];
	snprintf(command, sizeof command, "rm -r %s", folder);
	return system(command);
}

/* Leaves entries in a log that no one has moved into the file, and that no one will: as when a damaged page stands in the way. */
static void leave_a_log(void)
{
	sqlite3 *one;
	char command[512];
	assert_int_equal(sqlite3_open(db, &one), SQLITE_OK);
	sqlite3_db_config(one, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	assert_int_equal(sqlite3_exec(one, "INSERT INTO plan VALUES (1, 1, 900, 20000, '{}', '')", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(one);
	snprintf(command, sizeof command, "test -s %s-wal", db);
	assert_int_equal(system(command), 0);
}

/* ---- */

static void it_comes_back(void **state)
{
	(void)state;
	struct backup_report r;
	for (int i = 0; i < 2; i++) {
		no_links = i == 1;
		assert_int_equal(restore_from(file, db, STR(""), zone_greenwich, &r), OK);
		assert_int_equal(entries_in(db), 2);
		assert_int_equal(entries_in(r.path), i == 0 ? 5 : 2);
	}
	assert_int_equal(names_here(), 4); /* the store, two that were kept aside, the backup */
}

/* The rename that gives the store its new content is one of the calls; so is every one before it. */
static void each_failure_changes_nothing(void **state)
{
	(void)state;
	for (int way = 0; way < 2; way++) {
		enum err e = ERR_IO;
		int64_t before = entries_in(db);
		int names = names_here();
		no_links = way == 1;
		for (int n = 1; e != OK; n++) {
			struct backup_report r = {0};
			calls = 0;
			fails_at = n;
			fails_with = n % 2 == 0 ? EIO : ENOSPC;
			e = restore_from(file, db, STR(""), zone_greenwich, &r);
			fails_at = 0;
			if (e == OK)
				break; /* none was left to fail, or only the last look at the folder did */
			assert_int_equal(e, fails_with == EIO ? ERR_IO : ERR_FULL);
			assert_true(r.wrong != WRONG_NOTHING);
			assert_string_equal(r.path, "");
			assert_int_equal(entries_in(db), before);
			assert_int_equal(names_here(), names);
		}
		assert_true(calls > 5);
		assert_int_equal(entries_in(db), 2);
		add_entries(3);
	}
}

/* A backup that is a copy of a store with its log: all of it comes back, and it stays as it is. */
static void a_log_beside_the_backup_counts(void **state)
{
	(void)state;
	struct backup_report r = {0};
	struct stat st;
	char command[640], other[160];
	leave_a_log();
	snprintf(command, sizeof command, "cp %s %s/copy.db; mv %s-wal %s/copy.db-wal; rm -f %s-shm", db, folder, db, folder, db);
	assert_int_equal(system(command), 0);
	make_name(other, "copy.db");
	assert_int_equal(plans_in(db), 0);
	assert_int_equal(restore_from(other, db, STR(""), zone_greenwich, &r), OK);
	assert_int_equal(plans_in(db), 1);
	make_name(other, "copy.db-wal");
	assert_int_equal(stat(other, &st), 0);
	assert_true(st.st_size > 0);
}

/* The log cannot be moved into the store: the log goes aside with it, and comes back when the last rename fails. */
static void a_log_that_cannot_be_settled_is_not_lost(void **state)
{
	(void)state;
	enum err e = ERR_IO;
	char log[160], aside[160];
	struct stat st;
	leave_a_log();
	snprintf(log, sizeof log, "%s-wal", db);
	snprintf(aside, sizeof aside, "%s-shm", db);
	unlink(aside);
	assert_int_equal(mkdir(aside, 0700), 0); /* so that SQLite cannot use the log */
	for (int n = 1; e != OK; n++) {
		struct backup_report r = {0};
		calls = 0;
		fails_at = n;
		e = restore_from(file, db, STR(""), zone_greenwich, &r);
		fails_at = 0;
		bool there = stat(log, &st) == 0 && st.st_size > 0;
		assert_int_equal(there, e != OK);
		snprintf(aside, sizeof aside, "%s.before-restore-wal", db);
		assert_int_equal(stat(aside, &st) == 0 && st.st_size > 0, e == OK);
	}
	snprintf(aside, sizeof aside, "%s-shm", db);
	assert_int_equal(rmdir(aside), 0);
	assert_int_equal(entries_in(db), 2);
}

/* The disk fails when the names are given back, too: nothing is lost, and it is said where it is. */
static void a_disk_that_fails_twice_loses_nothing(void **state)
{
	(void)state;
	bool met = false;
	no_links = true;
	for (int n = 1; n < 40 && !met; n++) {
		struct backup_report r = {0};
		calls = 0;
		fails_at = n;
		fails_again_at = n + 1;
		enum err e = restore_from(file, db, STR(""), zone_greenwich, &r);
		fails_at = fails_again_at = 0;
		met = e != OK && r.path[0] != '\0';
		if (met) {
			assert_int_equal(r.wrong, WRONG_RESTORE_TWICE);
			assert_int_equal(entries_in(r.path), 5);
		}
	}
	assert_true(met);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(it_comes_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(each_failure_changes_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_log_beside_the_backup_counts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_log_that_cannot_be_settled_is_not_lost, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_disk_that_fails_twice_loses_nothing, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

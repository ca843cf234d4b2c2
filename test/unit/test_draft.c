/* test_draft.c - files that are there whole or not at all: where they go, who may read them, and what is left when a call of the system fails, each in turn. */
#include "keep/draft.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* ---- the system, failing when it is told to (the linker lets keep/draft.c call these) ---- */

static int calls_left; /* the call that fails: 1 is the next, 0 none */
static int fails_with;

static bool hit(void)
{
	if (calls_left == 0 || --calls_left > 0)
		return false;
	errno = fails_with;
	return true;
}

int __real_mkostemps(char *path, int end, int flags);
ssize_t __real_write(int fd, const void *bytes, size_t n);
int __real_fsync(int fd);
int __real_rename(const char *from, const char *to);
int __real_renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags);
int __real_fchmod(int fd, mode_t mode);
int __wrap_mkostemps(char *path, int end, int flags);
ssize_t __wrap_write(int fd, const void *bytes, size_t n);
int __wrap_fsync(int fd);
int __wrap_rename(const char *from, const char *to);
int __wrap_renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags);
int __wrap_fchmod(int fd, mode_t mode);

int __wrap_mkostemps(char *path, int end, int flags)
{
	return hit() ? -1 : __real_mkostemps(path, end, flags);
}

/* As a disk that is nearly full: some of it is written first. */
ssize_t __wrap_write(int fd, const void *bytes, size_t n)
{
	return hit() ? -1 : __real_write(fd, bytes, n > 5 ? 5 : n);
}

int __wrap_fsync(int fd)
{
	return hit() ? -1 : __real_fsync(fd);
}

int __wrap_rename(const char *from, const char *to)
{
	return hit() ? -1 : __real_rename(from, to);
}

int __wrap_renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags)
{
	return hit() ? -1 : __real_renameat2(from_dir, from, to_dir, to, flags);
}

int __wrap_fchmod(int fd, mode_t mode)
{
	return hit() ? -1 : __real_fchmod(fd, mode);
}

/* ---- a folder for each test ---- */

static char folder[64];
static char path[128];

static int folder_make(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/trivet_draft_XXXXXX");
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/report.txt", folder);
	calls_left = 0;
	return 0;
}

static int names_in(const char *dir)
{
	int n = 0;
	DIR *d = opendir(dir);
	assert_non_null(d);
	for (const struct dirent *e = readdir(d); e != NULL; e = readdir(d))
		n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0 ? 1 : 0;
	closedir(d);
	return n;
}

static int folder_remove(void **state)
{
	(void)state;
	char command[128];
	snprintf(command, sizeof command, "rm -r %s", folder);
	return system(command);
}

static const char *beside(const char *name)
{
	static char buffer[128];
	snprintf(buffer, sizeof buffer, "%s/%s", folder, name);
	return buffer;
}

static void put(const char *to, const char *text, mode_t mode)
{
	FILE *f = fopen(to, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	assert_int_equal(chmod(to, mode), 0);
}

static void expect_file(const char *at, const char *text, mode_t mode)
{
	char buffer[256];
	struct stat st;
	FILE *f = fopen(at, "r");
	assert_non_null(f);
	buffer[fread(buffer, 1, sizeof buffer - 1, f)] = '\0';
	fclose(f);
	assert_string_equal(buffer, text);
	assert_int_equal(lstat(at, &st), 0);
	assert_true(S_ISREG(st.st_mode));
	assert_int_equal(st.st_mode & 0777, mode);
}

static enum err write_text(const char *to, const char *text)
{
	enum wrong wrong;
	return file_write(to, str_of(text), &wrong);
}

/* ---- what there is ---- */

static void a_new_file_is_for_its_owner(void **state)
{
	(void)state;
	mode_t old = umask(0);
	assert_int_equal(write_text(path, "a report"), OK);
	umask(old);
	expect_file(path, "a report", 0600);
	assert_int_equal(names_in(folder), 1);
}

static void a_file_that_is_replaced_keeps_its_rights(void **state)
{
	(void)state;
	put(path, "older and longer than the new one", 0640);
	assert_int_equal(write_text(path, "a report"), OK);
	expect_file(path, "a report", 0640);
	assert_int_equal(names_in(folder), 1);
}

static void the_owner_of_a_file_stays(void **state)
{
	(void)state;
	struct stat st;
	if (geteuid() != 0)
		skip();
	put(path, "somebody's", 0644);
	assert_int_equal(chown(path, 65534, 65534), 0);
	assert_int_equal(write_text(path, "a report"), OK);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_uid, 65534);
	expect_file(path, "a report", 0644);
}

static void a_link_is_followed(void **state)
{
	(void)state;
	struct stat st;
	char real[128];
	snprintf(real, sizeof real, "%s", beside("far"));
	assert_int_equal(mkdir(real, 0700), 0);
	snprintf(real, sizeof real, "%s", beside("far/real.txt"));
	put(real, "before", 0604);
	assert_int_equal(symlink("far/real.txt", path), 0);
	assert_int_equal(write_text(path, "a report"), OK);
	expect_file(real, "a report", 0604);
	assert_int_equal(lstat(path, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(unlink(real), 0);
	assert_int_equal(write_text(path, "a report"), ERR_INPUT); /* to nothing */
	assert_int_equal(names_in(beside("far")), 0);
}

static void what_is_no_file_stays_what_it_is(void **state)
{
	(void)state;
	struct stat st;
	char buffer[64];
	assert_int_equal(mkfifo(path, 0600), 0);
	int reader = open(path, O_RDONLY | O_NONBLOCK);
	assert_int_equal(write_text(path, "a report"), OK);
	buffer[read(reader, buffer, sizeof buffer - 1)] = '\0';
	assert_string_equal(buffer, "a report");
	close(reader);
	assert_int_equal(lstat(path, &st), 0);
	assert_true(S_ISFIFO(st.st_mode));
	assert_int_equal(write_text(folder, "a report"), ERR_INPUT);
	assert_int_equal(names_in(folder), 1);
}

static void a_terminal_stays_a_terminal(void **state)
{
	(void)state;
	struct stat st;
	char buffer[64];
	int master = posix_openpt(O_RDWR | O_NOCTTY);
	assert_true(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
	assert_int_equal(symlink(ptsname(master), path), 0);
	assert_int_equal(write_text(path, "a report"), OK);
	ssize_t n = read(master, buffer, sizeof buffer - 1);
	assert_true(n > 0);
	buffer[n] = '\0';
	assert_non_null(strstr("a report", buffer));
	assert_int_equal(stat(path, &st), 0);
	assert_true(S_ISCHR(st.st_mode));
	close(master);
}

/* In a child whose standard output is this file: writes a head, then "a report" to `to`. */
static void write_as_output(int output, const char *to)
{
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		dup2(output, STDOUT_FILENO);
		bool fine = __real_write(STDOUT_FILENO, "head\n", 5) == 5 && write_text(to, "a report") == OK;
		_exit(fine ? 0 : 1);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* (echo head; trivet export --out /dev/stdout) > file, and the same into a pipe. The link is one of our own: a fault must not replace that of the system. */
static void the_standard_output_is_written_to_and_not_replaced(void **state)
{
	(void)state;
	char link_there[128];
	snprintf(link_there, sizeof link_there, "%s", beside("stdout"));
	assert_int_equal(symlink("/proc/self/fd/1", link_there), 0);
	const char *const NAMES[] = {link_there, "/proc/self/fd/1", "-"};
	for (size_t i = 0; i < 3; i++) {
		char buffer[64];
		int ends[2], file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
		write_as_output(file, NAMES[i]);
		close(file);
		expect_file(path, "head\na report", 0600);
		assert_int_equal(pipe(ends), 0);
		write_as_output(ends[1], NAMES[i]);
		close(ends[1]);
		buffer[read(ends[0], buffer, sizeof buffer - 1)] = '\0';
		close(ends[0]);
		assert_int_equal(strncmp(buffer, "head\n", 5), 0);
	}
	assert_int_equal(names_in(folder), 2);
}

/* What a browser is fetching just now, and what an editor left. */
static void what_stands_beside_is_left_alone(void **state)
{
	(void)state;
	static const char *const NAMES[] = {"report.txt.part", ".trivet-1234567.part", ".trivet-123456.part.old", "report.txt~"};
	for (size_t i = 0; i < 4; i++)
		put(beside(NAMES[i]), "not ours", 0644);
	assert_int_equal(write_text(path, "a report"), OK);
	draft_sweep(folder);
	for (size_t i = 0; i < 4; i++)
		expect_file(beside(NAMES[i]), "not ours", 0644);
	expect_file(path, "a report", 0600);
	assert_int_equal(names_in(folder), 5);
}

/* ---- failures ---- */

/* Whatever call fails: the words say something, what was there is there, and nothing else is. */
static void each_failure_changes_nothing(void **state)
{
	(void)state;
	static const int REASONS[] = {ENOSPC, EIO, EDQUOT};
	for (int was_there = 0; was_there < 2; was_there++) {
		enum err e = ERR_IO;
		int n = 0;
		for (; e != OK; n++) {
			enum wrong wrong = WRONG_NOTHING;
			unlink(path);
			if (was_there)
				put(path, "before", 0644);
			fails_with = REASONS[n % 3];
			calls_left = n + 1;
			e = file_write(path, STR("a report that takes some calls"), &wrong);
			bool fired = calls_left == 0;
			calls_left = 0;
			if (e == OK && !fired)
				break;
			if (e == OK) { /* it failed to wait for the folder, which no one can mend */
				e = ERR_IO;
				continue;
			}
			assert_int_equal(e, fails_with == EIO ? ERR_IO : ERR_FULL);
			assert_int_not_equal(wrong, WRONG_NOTHING);
			assert_int_equal(names_in(folder), was_there);
			if (was_there)
				expect_file(path, "before", 0644);
		}
		assert_true(n > 8);
		expect_file(path, "a report that takes some calls", was_there ? 0644 : 0600);
	}
}

static void what_breaks_off_is_said(void **state)
{
	(void)state;
	enum wrong wrong;
	struct stat st;
	assert_int_equal(mkfifo(path, 0600), 0);
	int reader = open(path, O_RDONLY | O_NONBLOCK);
	fails_with = ENOSPC;
	calls_left = 1;
	assert_int_equal(file_write(path, STR("a report"), &wrong), ERR_FULL);
	assert_int_equal(wrong, WRONG_NOT_WHOLE);
	close(reader);
	assert_int_equal(lstat(path, &st), 0);
	assert_true(S_ISFIFO(st.st_mode));
}

static void a_file_that_is_protected_stays(void **state)
{
	(void)state;
	put(path, "before", 0444);
	assert_int_equal(chmod(folder, 0777), 0);
	pid_t child = fork();
	if (child == 0)
		_exit(geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0) ? 99 : (int)write_text(path, "a report"));
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(WEXITSTATUS(status), ERR_DENIED);
	expect_file(path, "before", 0444);
	assert_int_equal(names_in(folder), 1);
}

/* ---- drafts ---- */

static void a_free_name_is_not_taken_twice(void **state)
{
	(void)state;
	struct draft d;
	enum wrong wrong;
	put(path, "before", 0644);
	assert_int_equal(draft_begin(folder, &d, &wrong), OK);
	assert_int_equal(draft_write(&d, "mine", 4, &wrong), OK);
	assert_int_equal(draft_keep_new(&d, path, &wrong), ERR_CONFLICT);
	for (int i = 0; i < 2; i++) { /* also where the disk does not know how */
		fails_with = EINVAL;
		calls_left = 2; /* the rename after the fsync */
		assert_int_equal(draft_keep_new(&d, path, &wrong), ERR_CONFLICT);
	}
	expect_file(path, "before", 0644);
	calls_left = 2;
	assert_int_equal(draft_keep_new(&d, beside("free"), &wrong), OK);
	draft_end(&d);
	expect_file(beside("free"), "mine", 0600);
	assert_int_equal(names_in(folder), 2);
}

/* A program that was killed left one; another one writes one just now. */
static void only_what_was_left_is_swept(void **state)
{
	(void)state;
	struct draft mine;
	enum wrong wrong;
	pid_t child = fork();
	if (child == 0) {
		struct draft left;
		_exit(draft_begin(folder, &left, &wrong));
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_int_equal(symlink("/etc/hostname", beside(".trivet-abcdef.part")), 0);
	put(beside(".trivet-backup.part"), "half a backup", 0600); /* of an older trivet, which called them all so */
	assert_int_equal(draft_begin(folder, &mine, &wrong), OK);
	assert_int_equal(names_in(folder), 4);
	draft_sweep(folder);
	assert_int_equal(names_in(folder), 2); /* mine, and the link, which is nobody's draft */
	draft_end(&mine);
	assert_int_equal(names_in(folder), 1);
}

#define IN_FOLDER(f) cmocka_unit_test_setup_teardown(f, folder_make, folder_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(a_new_file_is_for_its_owner),
		IN_FOLDER(a_file_that_is_replaced_keeps_its_rights),
		IN_FOLDER(the_owner_of_a_file_stays),
		IN_FOLDER(a_link_is_followed),
		IN_FOLDER(what_is_no_file_stays_what_it_is),
		IN_FOLDER(a_terminal_stays_a_terminal),
		IN_FOLDER(the_standard_output_is_written_to_and_not_replaced),
		IN_FOLDER(what_stands_beside_is_left_alone),
		IN_FOLDER(each_failure_changes_nothing),
		IN_FOLDER(what_breaks_off_is_said),
		IN_FOLDER(a_file_that_is_protected_stays),
		IN_FOLDER(a_free_name_is_not_taken_twice),
		IN_FOLDER(only_what_was_left_is_swept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

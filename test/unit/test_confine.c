/* test_confine.c - what a helper may still do once it is confined, tried for real in a process of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "main/confine.h"

static char folder[] = "/tmp/trivet-confine-XXXXXX", diary[64], fresh[64];
static struct confined has; /* what this kernel can do */

static int setup(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(diary, sizeof diary, "%s/diary", folder);
	snprintf(fresh, sizeof fresh, "%s/fresh", folder);
	close(open(diary, O_CREAT | O_WRONLY, 0600));
	int end[2];
	assert_int_equal(pipe(end), 0);
	if (fork() == 0) {
		struct confined done = confine();
		_exit(write(end[1], &done, sizeof done) == sizeof done ? 0 : 1);
	}
	assert_int_equal(read(end[0], &has, sizeof has), sizeof has);
	wait(NULL);
	print_message("# Landlock: %s, seccomp: %s\n", has.files ? "yes" : "this kernel has none", has.calls ? "yes" : "this kernel has none");
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	unlink(fresh);
	unlink(diary);
	return rmdir(folder);
}

/* The errno of what is tried in a child, 0 when it worked. */
static int tried(int (*act)(void), bool is_confined)
{
	int status;
	pid_t child = fork();
	if (child == 0) {
		if (is_confined)
			confine();
		errno = 0;
		_exit(act() < 0 ? errno : 0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static int read_diary(void)
{
	return open(diary, O_RDONLY);
}

static int write_diary(void)
{
	return open(diary, O_WRONLY);
}

static int make_file(void)
{
	return open(fresh, O_CREAT | O_WRONLY, 0600);
}

static int delete_file(void)
{
	return unlink(diary);
}

static int read_system(void)
{
	return open("/etc/passwd", O_RDONLY);
}

static int use_memory(void)
{
	return malloc(1 << 20) != NULL && isatty(0) >= 0 ? 0 : -1;
}

static int run_program(void)
{
	return execl("/bin/true", "true", (char *)NULL);
}

static int reach_out(void)
{
	return socket(AF_INET, SOCK_STREAM, 0);
}

static int reach_desktop(void)
{
	return socket(AF_UNIX, SOCK_STREAM, 0);
}

static int disturb_others(void)
{
	return kill(getppid(), 0);
}

static void test_files(void **state)
{
	(void)state;
	if (!has.files)
		skip();
	int (*const refused[])(void) = {read_diary, write_diary, make_file, delete_file};
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
		assert_int_equal(tried(refused[i], true), EACCES);
		assert_int_equal(access(diary, F_OK), 0);
	}
	assert_int_equal(tried(read_system, true), 0);
	assert_int_equal(tried(use_memory, true), 0);
	assert_int_equal(tried(read_diary, false), 0);
	assert_int_equal(tried(make_file, false), 0);
}

static void test_calls(void **state)
{
	(void)state;
	if (!has.calls)
		skip();
	int (*const refused[])(void) = {run_program, reach_out, reach_desktop, disturb_others};
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
		assert_int_equal(tried(refused[i], true), EPERM);
		assert_int_equal(tried(refused[i], false), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_files), cmocka_unit_test(test_calls)};
	return cmocka_run_group_tests(tests, setup, teardown);
}

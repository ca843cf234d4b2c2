/* helper.c - a program of ours as a function. */
#include "main/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { DEADLINE_MS = 10000, MAIL_DEADLINE_MS = 30000 /* trivet-mail gives up after 25 s */ };

extern char **environ;

/* What is going on with one run. */
struct run {
	int to, from; /* pipes; -1: closed */
	str rest;     /* still to be sent */
	struct writer *out;
	int64_t deadline_ms;
};

static int64_t now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Beside the program that runs. */
static bool find_helper(const char *name, char *path, size_t cap)
{
	size_t name_n = strlen(name) + 1;
	ssize_t n = readlink("/proc/self/exe", path, cap - name_n);
	while (n > 0 && path[n - 1] != '/')
		n--;
	if (n <= 0)
		return false;
	memcpy(path + n, name, name_n);
	return access(path, X_OK) == 0;
}

static void close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* Signals that the server waits for are blocked in it; the helper gets them as usual, and none of the files that are open here. */
static int spawn(const char *const *argv, const int in[2], const int out[2], pid_t *ret_pid)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t none;
	sigemptyset(&none);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, in[0], STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, out[1], STDOUT_FILENO);
	posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
	posix_spawnattr_init(&how);
	posix_spawnattr_setsigmask(&how, &none);
	posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK);
	int failed = posix_spawn(ret_pid, argv[0], &files, &how, (char *const *)(uintptr_t)argv, environ);
	posix_spawnattr_destroy(&how);
	posix_spawn_file_actions_destroy(&files);
	return failed;
}

/* A helper that reads no more is no reason to end: its answer says what is wrong. */
static void send_some(struct run *run)
{
	ssize_t n = write(run->to, run->rest.p, run->rest.n);
	if (n > 0)
		run->rest = str_sub(run->rest, (size_t)n, run->rest.n);
	if (run->rest.n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
		close_end(&run->to);
}

static enum err take_some(struct run *run)
{
	char buffer[16384];
	ssize_t n = read(run->from, buffer, sizeof buffer);
	if (n == 0)
		close_end(&run->from);
	else if (n > 0)
		w_str(run->out, (str){buffer, (size_t)n});
	else if (errno != EAGAIN && errno != EINTR)
		return ERR_IO;
	return run->out->full ? ERR_FULL : OK;
}

static enum err exchange(struct run *run)
{
	while (run->from >= 0) {
		struct pollfd ends[2] = {{.fd = run->from, .events = POLLIN}, {.fd = run->to, .events = POLLOUT}};
		int64_t left = run->deadline_ms - now_ms();
		int n = left > 0 ? poll(ends, 2, (int)left) : 0;
		if (n == 0)
			return ERR_BUSY;
		if (n < 0 && errno != EINTR)
			return ERR_IO;
		if (n > 0 && ends[1].revents != 0)
			send_some(run);
		if (n > 0 && ends[0].revents != 0) {
			enum err e = take_some(run);
			if (e != OK)
				return e;
		}
	}
	return OK;
}

static enum err wait_for(pid_t pid, enum err so_far)
{
	int status;
	if (so_far != OK)
		kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (so_far != OK)
		return so_far;
	if (WIFEXITED(status) && WEXITSTATUS(status) == err_exit_code(ERR_INPUT))
		return ERR_INPUT;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? OK : ERR_IO;
}

/* Writing to a helper that has ended must not end this program. */
static void ignore_broken_pipe(void)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN};
	sigaction(SIGPIPE, &ignore, NULL);
}

/* argv[0] is the name of the helper; its path takes its place. */
static enum err help(const char **argv, str given, int64_t deadline_ms, struct writer *ret_answer)
{
	char path[4096];
	int in[2] = {-1, -1}, out[2] = {-1, -1};
	pid_t pid;
	enum err e = ERR_IO;
	if (!find_helper(argv[0], path, sizeof path))
		return ERR_MISSING;
	argv[0] = path;
	ignore_broken_pipe();
	if (pipe2(in, O_CLOEXEC) != 0)
		return ERR_IO;
	if (pipe2(out, O_CLOEXEC) != 0)
		goto err0;
	if (spawn(argv, in, out, &pid) != 0)
		goto err1;
	close_end(&in[0]);
	close_end(&out[1]);
	fcntl(in[1], F_SETFL, O_NONBLOCK);
	struct run run = {.to = in[1], .from = out[0], .rest = given, .out = ret_answer, .deadline_ms = now_ms() + deadline_ms};
	e = wait_for(pid, exchange(&run));
	in[1] = run.to;
	out[0] = run.from;
err1:
	close_end(&out[0]);
	close_end(&out[1]);
err0:
	close_end(&in[0]);
	close_end(&in[1]);
	return e;
}

enum err helper_pdf(const char *paper, str report, struct writer *ret_pdf)
{
	enum err e = help((const char *[]){"trivet-report", "--paper", paper, NULL}, report, DEADLINE_MS, ret_pdf);
	return e == ERR_INPUT ? ERR_IO : e; /* what this program wrote is not the person's to correct */
}

enum err helper_busy_times(str calendar, const struct helper_window *window, struct writer *ret_lines)
{
	char from[24], to[24];
	snprintf(from, sizeof from, "%lld", (long long)window->from);
	snprintf(to, sizeof to, "%lld", (long long)window->to);
	return help((const char *[]){"trivet-calendar", window->zone, from, to, window->names ? "names" : NULL, NULL}, calendar, DEADLINE_MS,
		    ret_lines);
}

void helper_mail(void *ctx, str job, struct arena *a, struct post_answer *ret_answer)
{
	static const str outcomes[POST_OUTCOMES] = {STR_INIT("sent"), STR_INIT("later"), STR_INIT("refused"), STR_INIT("unknown")};
	char line[512];
	struct writer w = writer_on(line, sizeof line);
	(void)ctx;
	enum err e = help((const char *[]){"trivet-mail", NULL}, job, MAIL_DEADLINE_MS, &w);
	*ret_answer = (struct post_answer){POST_UNKNOWN, STR("trivet-mail did not answer")};
	if (e == ERR_MISSING || e == ERR_INPUT)
		*ret_answer = (struct post_answer){POST_LATER, STR("trivet-mail is not installed, or not of this version")};
	if (e != OK)
		return;
	str rest = str_trim(writer_str(&w)), outcome = str_split(&rest, ' ');
	for (int i = 0; i < POST_OUTCOMES; i++)
		if (str_eq(outcome, outcomes[i]))
			*ret_answer = (struct post_answer){(enum post_outcome)i, arena_copy(a, rest)};
}

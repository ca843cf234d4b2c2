/* work.c - has the program save or tell something. */
#include "breaks/work.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

struct pipes {
	int to[2], from[2];
};

static void close_all(struct pipes *p)
{
	int *const fds[] = {&p->to[0], &p->to[1], &p->from[0], &p->from[1]};
	for (size_t i = 0; i < 4; i++) {
		if (*fds[i] >= 0)
			close(*fds[i]);
		*fds[i] = -1;
	}
}

/* Signals that we wait for in the event loop are blocked: not so in the child. */
static enum err start(const struct work *w, struct pipes *p, pid_t *ret_child)
{
	const char *const argv[] = {w->program, "breaks", "work", "--db", w->db, w->content != NULL ? "--content" : NULL, w->content, NULL};
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attr;
	sigset_t none;
	sigemptyset(&none);
	posix_spawn_file_actions_init(&actions);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK);
	posix_spawn_file_actions_adddup2(&actions, p->to[0], STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, p->from[1], STDOUT_FILENO);
	int r = posix_spawn(ret_child, w->program, &actions, &attr, (char *const *)(uintptr_t)argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attr);
	return r == 0 ? OK : ERR_IO;
}

/* Reads all of it, or nothing counts. */
static enum err receive(int fd, uint32_t deadline_ms, void *ret_bytes, size_t n)
{
	struct pollfd p = {.fd = fd, .events = POLLIN};
	for (size_t got = 0; got < n;) {
		int ready = poll(&p, 1, (int)deadline_ms);
		if (ready == 0)
			return ERR_BUSY;
		ssize_t r = ready < 0 ? -1 : read(fd, (char *)ret_bytes + got, n - got);
		if (r == 0 || (r < 0 && errno != EINTR))
			return ERR_IO;
		got += r > 0 ? (size_t)r : 0;
	}
	return OK;
}

static enum err talk(const struct work *w, struct pipes *p, const struct desk_ask *ask, struct desk_told *told)
{
	enum err e = write(p->to[1], ask, sizeof *ask) == (ssize_t)sizeof *ask ? OK : ERR_IO; /* less than a pipe holds */
	close(p->to[1]);
	p->to[1] = -1;
	if (e == OK)
		e = receive(p->from[0], w->deadline_ms, told, sizeof *told);
	if (e == OK && memcmp(told->build, ask->build, sizeof told->build) != 0)
		return ERR_CONFLICT;
	return e;
}

static enum err fail(struct desk_told *told, enum err e, const char *what)
{
	*told = (struct desk_told){.e = e};
	snprintf(told->say, sizeof told->say, "%s", what);
	return e;
}

enum err work_do(const struct work *w, const struct desk_ask *ask, struct desk_told *ret_told)
{
	struct pipes p = {{-1, -1}, {-1, -1}};
	pid_t child;
	enum err e = pipe2(p.to, O_CLOEXEC) == 0 && pipe2(p.from, O_CLOEXEC) == 0 ? OK : ERR_IO;
	if (e == OK)
		e = start(w, &p, &child);
	if (e != OK) {
		close_all(&p);
		return fail(ret_told, e, "the program trivet cannot be started");
	}
	close(p.to[0]);
	close(p.from[1]);
	p.to[0] = p.from[1] = -1;
	e = talk(w, &p, ask, ret_told);
	if (e == ERR_BUSY)
		kill(child, SIGKILL);
	close_all(&p);
	waitpid(child, NULL, 0);
	switch (e) {
	case OK: return ret_told->e;
	case ERR_BUSY: return fail(ret_told, e, "the program trivet took too long");
	case ERR_CONFLICT: return fail(ret_told, e, "trivet was upgraded: restart the reminder");
	case ERR_INPUT:
	case ERR_MISSING:
	case ERR_DENIED:
	case ERR_FULL:
	case ERR_IO: break;
	}
	return fail(ret_told, e, "the program trivet ended without an answer");
}

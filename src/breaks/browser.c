/* browser.c - opens the page of the break where `trivet serve` runs. */
#include "breaks/browser.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/desk_wire.h"

extern char **environ;

enum { PATH_ROOM = 512, ADDRESS_ROOM = 64 };

static bool read_address(const char *runtime_dir, char *ret_address, size_t cap)
{
	char path[PATH_ROOM];
	snprintf(path, sizeof path, "%.400s/" DESK_ADDRESS_FILE, runtime_dir);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool is_served = flock(fd, LOCK_SH | LOCK_NB) != 0;
	ssize_t n = read(fd, ret_address, cap - 1);
	close(fd);
	ret_address[n > 0 ? n : 0] = '\0';
	return is_served && strncmp(ret_address, "http://127.0.0.1:", 17) == 0;
}

/* It ends by itself; somebody has to see to that. */
static int on_end(sd_event_source *source, const siginfo_t *info, void *data)
{
	(void)source;
	(void)info;
	(void)data;
	return 0;
}

bool browser_open(sd_event *event, const char *runtime_dir, const char *page)
{
	char address[ADDRESS_ROOM], place[PATH_ROOM];
	const char *const argv[] = {"xdg-open", place, NULL};
	posix_spawnattr_t attr;
	sigset_t none;
	pid_t child;
	if (runtime_dir == NULL || !read_address(runtime_dir, address, sizeof address))
		return false;
	address[strcspn(address, "\n")] = '\0';
	snprintf(place, sizeof place, "%s%.300s", address, page);
	sigemptyset(&none);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK);
	int r = posix_spawnp(&child, argv[0], NULL, &attr, (char *const *)(uintptr_t)argv, environ);
	posix_spawnattr_destroy(&attr);
	if (r == 0)
		sd_event_add_child(event, NULL, child, WEXITED, on_end, NULL);
	return r == 0;
}

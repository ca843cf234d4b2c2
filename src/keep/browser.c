/* browser.c - finds the server, writes what leads there, starts xdg-open. */
#include "keep/browser.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/writer.h"

extern char **environ;

enum { LINK = BROWSER_ADDRESS + 512 };

bool browser_find(const char *runtime_dir, struct browser_server *ret_server)
{
	char path[DRAFT_PATH], text[sizeof *ret_server];
	if (runtime_dir == NULL || snprintf(path, sizeof path, "%s/" BROWSER_ADDRESS_FILE, runtime_dir) >= (int)sizeof path)
		return false;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return false;
	bool is_served = flock(fd, LOCK_SH | LOCK_NB) != 0;
	ssize_t n = read(fd, text, sizeof text);
	close(fd);
	str db = {text, n > 0 ? (size_t)n : 0};
	str address = str_split(&db, '\n');
	db = str_split(&db, '\n');
	if (!is_served || !str_starts(address, STR("http://127.0.0.1:")) || address.n >= sizeof ret_server->address || db.n >= sizeof ret_server->db)
		return false;
	*ret_server = (struct browser_server){0};
	memcpy(ret_server->address, address.p, address.n);
	memcpy(ret_server->db, db.p, db.n);
	return true;
}

void browser_link(struct writer *w, str address, str page)
{
	str key = address;
	w_str(w, str_split(&key, '?'));
	w_str(w, page);
	if (key.n == 0)
		return;
	w_char(w, str_find(page, '?') < page.n ? '&' : '?');
	w_str(w, key);
}

/* A file of its own in place of what has the name now: nobody can lay one there that others may read. */
static enum err write_lead(const char *folder, const char *path, str link)
{
	char buffer[2 * LINK + 512];
	struct writer w = writer_on(buffer, sizeof buffer);
	struct draft draft;
	enum wrong wrong;
	w_z(&w,
	    "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>trivet</title>\n<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<meta http-equiv=\"refresh\" content=\"0; url=");
	w_html(&w, link);
	w_z(&w, "\">\n<p><a href=\"");
	w_html(&w, link);
	w_z(&w, "\">Open trivet</a></p>\n</html>\n");
	if (w.full)
		return ERR_FULL;
	TRY(draft_begin(folder, &draft, &wrong));
	enum err e = draft_write(&draft, w.p, w.n, &wrong);
	if (e == OK)
		e = draft_keep(&draft, path, &wrong);
	draft_end(&draft);
	return e;
}

enum err browser_open(const char *folder, const char *address, const char *page, pid_t *ret_child)
{
	char path[DRAFT_PATH], buffer[LINK];
	struct writer link = writer_on(buffer, sizeof buffer);
	const char *const argv[] = {"xdg-open", path, NULL};
	posix_spawnattr_t attr;
	sigset_t none;
	browser_link(&link, str_of(address), str_of(page));
	if (link.full || snprintf(path, sizeof path, "%s/trivet-open.html", folder) >= (int)sizeof path)
		return ERR_FULL;
	TRY(write_lead(folder, path, writer_str(&link)));
	sigemptyset(&none);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK);
	int r = posix_spawnp(ret_child, argv[0], NULL, &attr, (char *const *)(uintptr_t)argv, environ);
	posix_spawnattr_destroy(&attr);
	return r == 0 ? OK : ERR_MISSING;
}

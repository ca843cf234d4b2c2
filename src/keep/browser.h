/*
 * browser.h - opens the person's browser at `trivet serve`. The address contains the key, and a program's arguments can be read by everyone on
 * the machine, so the browser gets a small file, readable only by its owner, that redirects it.
 */
#ifndef TRIVET_KEEP_BROWSER_H
#define TRIVET_KEEP_BROWSER_H

#include <stdbool.h>
#include <sys/types.h>

#include "keep/draft.h"
#include "base/writer.h"

/* In $XDG_RUNTIME_DIR, mode 0600: the address of a running `trivet serve` with its key, and on the second line its database. The server holds a lock on it; one
   without a lock is left over. */
#define BROWSER_ADDRESS_FILE "trivet-address"

enum { BROWSER_ADDRESS = 128 };

struct browser_server {
	char address[BROWSER_ADDRESS];
	char db[DRAFT_PATH];
};

/* The server that runs in this session; false when there is none. `runtime_dir` may be NULL. */
bool browser_find(const char *runtime_dir, struct browser_server *ret_server);
/* An address with a key made to lead to `page`, which has no slash before it: "", "session?item=chin_tuck". */
void browser_link(struct writer *w, str address, str page);
/*
 * Starts the browser there; *ret_child is for the caller to wait for. `folder`: of the person alone, for the file that leads on.
 * Needs: a desktop; without one xdg-open may take the terminal. Fails: ERR_MISSING no browser can be started; ERR_FULL, ERR_IO, ERR_DENIED: the file cannot be written.
 */
MUST_USE enum err browser_open(const char *folder, const char *address, const char *page, pid_t *ret_child);

#endif

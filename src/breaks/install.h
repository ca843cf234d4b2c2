/* install.h - makes the reminder start with the desktop: a systemd user unit and an autostart file; and removes them again. */
#ifndef TRIVET_BREAKS_INSTALL_H
#define TRIVET_BREAKS_INSTALL_H

#include <stdio.h>

#include "base/err.h"

enum { INSTALL_CONFIG_MOST = 900 /* bytes */ };

struct install {
	const char *config_dir;   /* $XDG_CONFIG_HOME, shorter than INSTALL_CONFIG_MOST */
	const char *program;      /* path of trivet */
	const char *db, *content; /* NULL: as trivet finds them itself */
	FILE *out, *err;
};

/* Writes what is not there yet and says what. Fails: ERR_CONFLICT a file of that name is not ours; ERR_INPUT a path that no unit can hold; ERR_IO. A line was said. */
MUST_USE enum err install_write(const struct install *in);
/* Removes what install_write wrote, and nothing else. Fails: ERR_CONFLICT, ERR_IO. */
MUST_USE enum err install_remove(const struct install *in);

#endif

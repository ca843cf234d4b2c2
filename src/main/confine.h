/* confine.h - a helper that reads one thing and writes another gives up everything else that its user may do. */
#ifndef TRIVET_MAIN_CONFINE_H
#define TRIVET_MAIN_CONFINE_H

#include <stdbool.h>

/* What the kernel took away. */
struct confined {
	bool files; /* Landlock: no file is opened for writing, none outside of what the system installed is read, none is run */
	bool calls; /* seccomp: no socket, no other program, no other process */
};

/*
 * From here on, for this program and permanently: what is open stays open, fonts and libraries of the system can be read, and nothing else. What the kernel
 * does not have is left out; then the helper works as before.
 */
struct confined confine(void);

#endif

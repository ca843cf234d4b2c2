/* home.h - where a person's files are, and paths that stay valid from another folder. */
#ifndef TRIVET_MAIN_HOME_H
#define TRIVET_MAIN_HOME_H

#include <stdbool.h>
#include <stddef.h>

/* $HOME, else the home that the system knows. Empty: none of both is a full path. */
const char *home_of_person(void);
/* `path` from the first / on. False: it is too long, or nobody knows the folder we are in. */
bool home_full_path(const char *path, char *buffer, size_t cap);

#endif

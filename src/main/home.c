/* home.c - where a person's files are. */
#include "main/home.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

const char *home_of_person(void)
{
	const char *home = getenv("HOME");
	const struct passwd *who = home == NULL || home[0] == '\0' ? getpwuid(getuid()) : NULL;
	if (who != NULL)
		home = who->pw_dir;
	return home != NULL && home[0] == '/' ? home : "";
}

bool home_full_path(const char *path, char *buffer, size_t cap)
{
	char folder[4096];
	if (path[0] == '/')
		return snprintf(buffer, cap, "%s", path) < (int)cap;
	return getcwd(folder, sizeof folder) != NULL && snprintf(buffer, cap, "%s/%s", folder, path) < (int)cap;
}

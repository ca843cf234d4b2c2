/* libpq.c - loads the library, once. */
#include "store/postgres/libpq.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>

static struct libpq functions;
static bool is_loaded;

/* A pointer to data becomes one to a function: POSIX says so of dlsym, C does not, hence the copy. */
static bool find(void *library, const char *name, void *ret_function)
{
	void *at = dlsym(library, name);
	memcpy(ret_function, &at, sizeof(at));
	return at != NULL;
}

static void load(void)
{
	void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
	if (library == NULL)
		return;
	is_loaded = true;
#define LIBPQ_FIND(name) is_loaded = find(library, #name, &functions.name) && is_loaded;
	LIBPQ(LIBPQ_FIND)
#undef LIBPQ_FIND
}

const struct libpq *libpq_load(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, load);
	return is_loaded ? &functions : NULL;
}

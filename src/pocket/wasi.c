/*
 * wasi.c - what libc would ask of a system, for the little of it that is left in the module. There are no files but those of files.c, so each of these says that there is no
 * such thing, and the module needs nothing from the browser but its own rim (host.h).
 */
#include <stdint.h>

#include "pocket/host.h"

enum { DONE = 0, NO_SUCH_FILE = 8 };

#define WASI(name) __imported_wasi_snapshot_preview1_##name

int32_t WASI(clock_time_get)(int32_t clock, int64_t precision, int32_t ret_ns);
int32_t WASI(fd_close)(int32_t file);
int32_t WASI(fd_seek)(int32_t file, int64_t by, int32_t from, int32_t ret_at);
int32_t WASI(fd_write)(int32_t file, int32_t parts, int32_t n, int32_t ret_n);

int32_t WASI(clock_time_get)(int32_t clock, int64_t precision, int32_t ret_ns)
{
	(void)clock, (void)precision;
	*(uint64_t *)(uintptr_t)ret_ns = (uint64_t)host_now() * 1000000000;
	return DONE;
}

int32_t WASI(fd_close)(int32_t file)
{
	(void)file;
	return NO_SUCH_FILE;
}

int32_t WASI(fd_seek)(int32_t file, int64_t by, int32_t from, int32_t ret_at)
{
	(void)file, (void)by, (void)from, (void)ret_at;
	return NO_SUCH_FILE;
}

int32_t WASI(fd_write)(int32_t file, int32_t parts, int32_t n, int32_t ret_n)
{
	(void)file, (void)parts, (void)n, (void)ret_n;
	return NO_SUCH_FILE;
}

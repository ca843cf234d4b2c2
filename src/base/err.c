/* err.c - the two numbers of each error. */
#include "base/err.h"

int err_http_status(enum err e)
{
	switch (e) {
	case OK: return 200;
	case ERR_INPUT: return 400;
	case ERR_MISSING: return 404;
	case ERR_CONFLICT: return 409;
	case ERR_DENIED: return 403;
	case ERR_BUSY: return 503;
	case ERR_FULL: return 507;
	case ERR_IO: return 500;
	}
	return 500;
}

int err_exit_code(enum err e)
{
	return e == OK ? 0 : (int)e + 1;
}

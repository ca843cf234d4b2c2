/* err.h - one way to fail. Each value is named by what the caller can do about it; each has one HTTP status and one exit code. */
#ifndef TRIVET_BASE_ERR_H
#define TRIVET_BASE_ERR_H

enum err {
	OK = 0,
	ERR_INPUT,    /* what came in is wrong: say where and what is allowed        400, exit 2 */
	ERR_MISSING,  /* it is not there                                             404, exit 3 */
	ERR_CONFLICT, /* it is there already, or something else changed meanwhile    409, exit 4 */
	ERR_DENIED,   /* not allowed to this caller, or not for this person          403, exit 5 */
	ERR_BUSY,     /* try again in a moment                                       503, exit 6 */
	ERR_FULL,     /* something of fixed size is full: buffer, arena, table, disk            507, exit 7 */
	ERR_IO        /* the machine failed: file, disk, network                     500, exit 8 */
};

#define MUST_USE __attribute__((warn_unused_result))

/* Passes a failure up. Only in functions that own nothing; others climb down a goto ladder. */
#define TRY(call)                                                                                                                                    \
	do {                                                                                                                                         \
		enum err try_err = (call);                                                                                                           \
		if (try_err != OK)                                                                                                                   \
			return try_err;                                                                                                              \
	} while (0)

/* The HTTP status of an error, 200 for OK. */
int err_http_status(enum err e);
/* The exit code of a command that ended with this error, 0 for OK. */
int err_exit_code(enum err e);

#endif

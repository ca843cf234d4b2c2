/* request.h - an incoming request, checked and parsed. Text in it is well-formed UTF-8 without NUL. */
#ifndef TRIVET_WEB_SERVER_REQUEST_H
#define TRIVET_WEB_SERVER_REQUEST_H

#include "base/arena.h"
#include "base/caller.h"
#include "base/err.h"
#include "base/time.h"
#include "web/server/pairs.h"

#define REQUEST_HEADERS_MAX      64
#define REQUEST_HEADER_BYTES_MAX 8192
#define REQUEST_TARGET_MAX       2048
#define REQUEST_BODY_MAX         65536
#define REQUEST_UPLOAD_MAX       (8 * 1024 * 1024) /* of a form that takes a file */
#define REQUEST_FIELDS_MAX       1024              /* of the query and of the form, each */
#define REQUEST_SEGMENTS_MAX     8

enum method { METHOD_GET, METHOD_POST, METHOD_OTHER }; /* HEAD is GET; what speaks HTTP leaves the body out */

/* A request as it came over the wire, before anybody believes it. */
struct wire {
	str method;
	str target; /* path and query, still percent-encoded */
	struct pairs header;
	str body;
	size_t body_max; /* 0: REQUEST_BODY_MAX */
};

/* Where what the person says is kept. */
enum keeping {
	KEEPING_FILE,        /* in a file of this machine */
	KEEPING_DATABASE,    /* in a database, which someone looks after */
	KEEPING_PROMISED,    /* in this browser, which promised not to clear it by itself */
	KEEPING_NOT_PROMISED /* in this browser, which may clear it when it runs out of room, or when nobody comes for long */
};

static inline bool keeping_in_browser(enum keeping k)
{
	return k == KEEPING_PROMISED || k == KEEPING_NOT_PROMISED;
}

/* A field's value after the dispatcher has checked it; see web/server/fields.h. */
struct value {
	bool given;
	str text;
	int64_t number;    /* FIELD_INT; FIELD_CLOCK; FIELD_CHECK gives 0 or 1 */
	day day;           /* FIELD_DAY */
	struct pairs many; /* FIELD_MANY, FIELD_PAIRS and FIELD_LINES */
};

struct request {
	enum method method;
	str path;                          /* as it came, without the query */
	str segment[REQUEST_SEGMENTS_MAX]; /* decoded parts of the path; "/" has none */
	size_t segment_n;
	struct pairs query;
	struct pairs form;  /* from the body of a form; csrf and rid included */
	struct pairs files; /* that came with it: bytes, unchecked */
	str forwarded;      /* for whom a proxy asks; believed only where one was declared */
	str host, origin, fetch_site, fetch_mode, fetch_dest, cookie, content_type, language;
	bool accepts_gzip;

	/* What only the rim knows. */
	instant now;
	struct zone zone;
	uint8_t random[32]; /* fresh for every request */
	bool is_foreign;    /* another account of this machine asks */
	enum keeping keeping;

	/* Set by the dispatcher before a handler runs. */
	struct caller caller;
	str staff;                 /* who is signed in at the desk of a clinic; empty: nobody by name */
	const struct value *value; /* one for each row of the handler's field table */
	str rid;                   /* the form's request id: the same in a retry */
	uint64_t asked;            /* all that the form asks for, as a hash: other content under the same id is another wish */
	str form_key;              /* what every form of this site repeats */
};

/* Looks at the head alone, before a body is accepted. Returns 200, or the HTTP status of the refusal: 400 411 413 414 431. */
int request_head_status(const struct wire *wire);
/* Takes the whole apart. Returns 200 and fills *ret_request, or the status of the refusal: 400 413 507. Keeps: wire's text and `a`. */
int request_read(const struct wire *wire, struct arena *a, struct request *ret_request);

/* Today, where the person is. */
day request_today(const struct request *q);

#endif

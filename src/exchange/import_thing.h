/* import_thing.h - one thing of a record out of its JSON, by the table of its kind. For use inside exchange/. */
#ifndef TRIVET_EXCHANGE_IMPORT_THING_H
#define TRIVET_EXCHANGE_IMPORT_THING_H

#include <jansson.h>

#include "me/record.h"
#include "record/shape.h"
#include "words/unfit.h"

struct reading {
	struct arena *a;
	struct writer *say;
	zone_at *zones;
	int64_t version;   /* of the form */
	const char *part;  /* "entries", ... */
	size_t number;     /* of the thing in it, from 0 */
	const char *inner; /* the list within the thing, or NULL */
	size_t inner_number;
};

/* The place and what is wrong there, on r->say; `key` may be NULL. ERR_INPUT, always. */
enum err thing_refuse(const struct reading *r, const char *key, enum unfit_why why);
/* Every key is known, nothing that is needed is missing. Fails: ERR_INPUT, told; ERR_FULL the arena. */
MUST_USE enum err thing_take(const struct reading *r, const struct shape *of, json_t *thing, void *ret_thing);

#endif

/* clinic_records.h - what the desk of a clinic keeps beside its visits, as values. Where somebody's name stands for them, it is that of their account. */
#ifndef TRIVET_RECORD_CLINIC_RECORDS_H
#define TRIVET_RECORD_CLINIC_RECORDS_H

#include <stddef.h>

#include "base/str.h"
#include "base/time.h"

/* Stretches of time, half-open. */
struct store_stretch {
	instant from, to;
};

/* When a calendar of someone says busy. */
struct store_busy_times {
	int64_t resource;
	str source; /* which calendar */
	const struct store_stretch *at;
	size_t n;
};

/* Nobody, or one of them, is there. */
struct store_closure {
	int64_t id;
	int64_t resource; /* 0: everybody */
	instant from, to;
	str reason;
};

enum store_role { STAFF_OWNER = 1, STAFF_DESK = 2 };

struct store_staff {
	str name;
	enum store_role role;
	str hash; /* argon2id */
};

/* A browser that is signed in. */
struct store_session {
	str hash; /* of its cookie */
	str name;
	instant until;
};

/* Something that may be tried only so often a day, and by whom. */
struct store_attempt {
	day on;
	str what;
};

/* Whoever has the address with this hash reads the calendar of that resource. */
struct store_feed {
	str hash;
	int64_t resource;
};

#endif

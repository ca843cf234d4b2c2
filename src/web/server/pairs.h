/* pairs.h - names and values: of headers, of a query, of a form. */
#ifndef TRIVET_WEB_SERVER_PAIRS_H
#define TRIVET_WEB_SERVER_PAIRS_H

#include "base/str.h"

struct pair {
	str name, value;
};

struct pairs {
	const struct pair *p;
	size_t n;
};

/* The value of a header by its lower-case name, empty when it is missing. */
str pairs_header(struct pairs headers, str lower_name);
/* How many headers have this name. */
size_t pairs_headers(struct pairs headers, str lower_name);
/* The first value of a name; false when there is none. */
bool pairs_find(struct pairs pairs, str name, str *ret_value);

#endif

/* pairs.c - values by their names. */
#include "web/server/pairs.h"

#include "base/ascii.h"

str pairs_header(struct pairs headers, str lower_name)
{
	for (size_t i = 0; i < headers.n; i++)
		if (ascii_is(headers.p[i].name, lower_name))
			return headers.p[i].value;
	return STR("");
}

size_t pairs_headers(struct pairs headers, str lower_name)
{
	size_t n = 0;
	for (size_t i = 0; i < headers.n; i++)
		n += ascii_is(headers.p[i].name, lower_name);
	return n;
}

bool pairs_find(struct pairs pairs, str name, str *ret_value)
{
	for (size_t i = 0; i < pairs.n; i++) {
		if (!str_eq(pairs.p[i].name, name))
			continue;
		*ret_value = pairs.p[i].value;
		return true;
	}
	return false;
}

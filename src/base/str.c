/* str.c - text as pointer and length. */
#include "base/str.h"

#include <string.h>

str str_of(const char *z)
{
	str s = {z, 0};
	if (z == NULL)
		return STR("");
	while (z[s.n] != '\0')
		s.n++;
	return s;
}

bool str_eq(str a, str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

int str_cmp(str a, str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n > 0 ? memcmp(a.p, b.p, n) : 0;
	if (c != 0)
		return c;
	return a.n < b.n ? -1 : a.n > b.n;
}

bool str_starts(str s, str prefix)
{
	return s.n >= prefix.n && str_eq(str_sub(s, 0, prefix.n), prefix);
}

bool str_ends(str s, str suffix)
{
	return s.n >= suffix.n && str_eq(str_sub(s, s.n - suffix.n, suffix.n), suffix);
}

str str_sub(str s, size_t from, size_t n)
{
	if (from > s.n)
		from = s.n;
	if (n > s.n - from)
		n = s.n - from;
	return (str){s.n == 0 ? s.p : s.p + from, n}; /* nothing may be added to a null pointer, not even 0 */
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

str str_trim(str s)
{
	while (s.n > 0 && is_space(s.p[0]))
		s = str_sub(s, 1, s.n);
	while (s.n > 0 && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

size_t str_find(str s, char c)
{
	size_t i = 0;
	while (i < s.n && s.p[i] != c)
		i++;
	return i;
}

size_t str_find_str(str s, str part)
{
	for (size_t i = 0; i + part.n <= s.n; i++)
		if (str_eq(str_sub(s, i, part.n), part))
			return i;
	return s.n;
}

str str_split(str *rest, char c)
{
	size_t at = str_find(*rest, c);
	str head = str_sub(*rest, 0, at);
	*rest = str_sub(*rest, at + 1, rest->n);
	return head;
}

bool str_int(str s, int64_t *ret_value)
{
	bool minus = s.n > 0 && s.p[0] == '-';
	uint64_t v = 0;
	if (minus)
		s = str_sub(s, 1, s.n);
	if (s.n == 0 || s.n > 18)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		v = v * 10 + (uint64_t)(s.p[i] - '0');
	}
	*ret_value = minus ? -(int64_t)v : (int64_t)v;
	return true;
}

bool str_is_blank(str s)
{
	return str_trim(s).n == 0;
}

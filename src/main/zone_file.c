/* zone_file.c - reads a zoneinfo file (RFC 8536). */
#include "main/zone_file.h"

#include <stdio.h>
#include <string.h>

#include "base/zone_rules.h"

#define ZONEINFO "/usr/share/zoneinfo/"

enum { FILE_BYTES_MAX = 1 << 16, HEAD_BYTES = 44, TYPE_BYTES = 6, MINUTE_S = 60, YEAR_LAST = 2100, CHANGES_MAX = 2048, NAME_MAX_N = 64 };

/* The counts of a header, in their order. */
struct head {
	size_t utc_n, standard_n, leaps_n, times_n, types_n, letters_n;
};

static int64_t number(const unsigned char *p, size_t bytes)
{
	uint64_t v = (p[0] & 0x80) != 0 ? ~UINT64_C(0) : 0;
	for (size_t i = 0; i < bytes; i++)
		v = v << 8 | p[i];
	return (int64_t)v;
}

static bool read_head(const unsigned char *p, const unsigned char *end, struct head *ret_head)
{
	if (end - p < HEAD_BYTES || memcmp(p, "TZif", 4) != 0 || p[4] < '2')
		return false;
	size_t n[6];
	for (size_t i = 0; i < 6; i++)
		n[i] = (size_t)(number(p + 20 + 4 * i, 4) & 0xffff);
	*ret_head = (struct head){n[0], n[1], n[2], n[3], n[4], n[5]};
	return true;
}

static size_t body_bytes(const struct head *h, size_t time_bytes)
{
	return h->times_n * (time_bytes + 1) + h->types_n * TYPE_BYTES + h->letters_n + h->leaps_n * (time_bytes + 4) + h->standard_n + h->utc_n;
}

static struct zone zone_of_type(const unsigned char *types, size_t type)
{
	return (struct zone){(int32_t)(number(types + type * TYPE_BYTES, 4) / MINUTE_S * MINUTE_S)};
}

/* What changes nothing is left out. */
static void add(struct zone_change *changes, struct zone first, size_t *n, struct zone_change c)
{
	struct zone before = *n > 0 ? changes[*n - 1].zone : first;
	if (*n < CHANGES_MAX && before.east_s != c.zone.east_s && (*n == 0 || changes[*n - 1].at.s < c.at.s))
		changes[(*n)++] = c;
}

static struct zone_change turn_of(const struct zone_turn *turn, int year, struct zone before, struct zone after)
{
	int32_t second;
	day d = zone_turn_day(turn, year, &second);
	return (struct zone_change){instant_of(d, second, before), after};
}

/* The years that only the rule knows. */
static void add_rule(str footer, struct zone_change *changes, struct zone first, size_t *n)
{
	struct zone_rules rules;
	if (!zone_rules_parse(footer, &rules))
		return;
	int64_t last = *n > 0 ? changes[*n - 1].at.s : 0;
	if (!rules.has_summer)
		return;
	for (int year = 1970; year <= YEAR_LAST; year++) {
		struct zone_change spring = turn_of(&rules.to_summer, year, rules.east, rules.summer_east);
		struct zone_change autumn = turn_of(&rules.to_standard, year, rules.summer_east, rules.east);
		bool north = spring.at.s < autumn.at.s;
		for (int i = 0; i < 2; i++) {
			struct zone_change c = (i == 0) == north ? spring : autumn;
			if (c.at.s > last)
				add(changes, first, n, c);
		}
	}
}

static bool read_table(const unsigned char *p, const unsigned char *end, struct zone_change *changes, struct zone *ret_first, size_t *ret_n)
{
	struct head h;
	if (!read_head(p, end, &h))
		return false;
	p += HEAD_BYTES + body_bytes(&h, 4); /* first the same in short times */
	if (p > end || !read_head(p, end, &h))
		return false;
	const unsigned char *times = p + HEAD_BYTES, *kinds = times + h.times_n * 8, *types = kinds + h.times_n;
	const unsigned char *footer = times + body_bytes(&h, 8);
	if (h.types_n == 0 || footer >= end || *footer != '\n')
		return false;
	*ret_first = zone_of_type(types, 0);
	*ret_n = 0;
	for (size_t i = 0; i < h.times_n; i++) {
		int64_t at = number(times + i * 8, 8);
		if (kinds[i] >= h.types_n)
			return false;
		if (at < 0)
			*ret_first = zone_of_type(types, kinds[i]);
		else
			add(changes, *ret_first, ret_n, (struct zone_change){{at}, zone_of_type(types, kinds[i])});
	}
	str rest = {(const char *)footer + 1, (size_t)(end - footer - 1)};
	add_rule(str_sub(rest, 0, str_find(rest, '\n')), changes, *ret_first, ret_n);
	return true;
}

static bool is_zone_name(str name)
{
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		if (!letter && !(i > 0 && ((c >= '0' && c <= '9') || c == '_' || c == '-' || c == '+' || c == '/')))
			return false;
	}
	return name.n > 0 && name.n <= NAME_MAX_N;
}

bool zone_file_read(str name, struct arena *a, struct zone_table *ret_table)
{
	static unsigned char bytes[FILE_BYTES_MAX];
	static struct zone_change changes[CHANGES_MAX];
	char path[sizeof ZONEINFO + NAME_MAX_N];
	struct zone first = {0};
	size_t n_changes = 0;
	if (!is_zone_name(name))
		return false;
	snprintf(path, sizeof path, "%s%.*s", ZONEINFO, (int)name.n, name.p);
	FILE *in = fopen(path, "rbe");
	if (in == NULL)
		return false;
	size_t n = fread(bytes, 1, sizeof bytes, in);
	fclose(in);
	if (!read_table(bytes, bytes + n, changes, &first, &n_changes))
		return false;
	struct zone_change *kept = arena_new(a, struct zone_change, n_changes + 1);
	if (kept == NULL)
		return false;
	memcpy(kept, changes, n_changes * sizeof *kept);
	*ret_table = (struct zone_table){arena_copy(a, name), first, kept, n_changes};
	return true;
}

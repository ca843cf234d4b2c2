/* system_zone.c - finds the zone of this machine. */
#include "main/system_zone.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define ZONEINFO  "/usr/share/zoneinfo/"
#define LOCALTIME "/etc/localtime"

enum { FOOTER_BYTES = 128, NAME_BYTES = 128, PATH_BYTES = 4096, LINE_BYTES = 512, MINUTE_S = 60 };

/* The last line of a TZif file of version 2 or later is between two line ends. */
static bool read_footer(const char *path, char *buffer, str *ret_footer)
{
	FILE *in = fopen(path, "rb");
	if (in == NULL)
		return false;
	bool at_end = fread(buffer, 1, 4, in) == 4 && memcmp(buffer, "TZif", 4) == 0 && fseek(in, -(long)FOOTER_BYTES, SEEK_END) == 0;
	size_t n = at_end ? fread(buffer, 1, FOOTER_BYTES, in) : 0;
	fclose(in);
	if (n == 0 || buffer[n - 1] != '\n')
		return false;
	size_t from = n - 1;
	while (from > 0 && buffer[from - 1] != '\n')
		from--;
	*ret_footer = (str){buffer + from, n - 1 - from};
	return from > 0 && ret_footer->n > 0;
}

/* What follows ".../zoneinfo/" in a path. */
static str name_in(const char *path)
{
	const char *at = strstr(path, "/zoneinfo/");
	return str_of(at != NULL ? at + strlen("/zoneinfo/") : "");
}

/* A file of zoneinfo: its name is the zone's, and a link says where it points. */
static bool from_file(const char *path, struct zone_rules *ret_rules)
{
	static char footer_room[FOOTER_BYTES], name_room[NAME_BYTES];
	char target[PATH_BYTES];
	str footer;
	if (!read_footer(path, footer_room, &footer) || !zone_rules_parse(footer, ret_rules))
		return false;
	ssize_t n = readlink(path, target, sizeof target - 1);
	target[n > 0 ? n : 0] = '\0';
	str name = name_in(strncmp(path, ZONEINFO, strlen(ZONEINFO)) == 0 ? path : target);
	ret_rules->name = name.n == 0 || name.n >= NAME_BYTES ? ret_rules->standard : (str){memcpy(name_room, name.p, name.n), name.n};
	return true;
}

bool system_zone_rules(struct zone_rules *ret_rules)
{
	static char path[PATH_BYTES], tz_room[NAME_BYTES];
	const char *tz = getenv("TZ");
	if (tz == NULL)
		return from_file(LOCALTIME, ret_rules);
	if (tz[0] == ':')
		tz++;
	if (tz[0] == '/')
		return from_file(tz, ret_rules);
	int n = snprintf(path, sizeof path, "%s%s", ZONEINFO, tz[0] != '\0' ? tz : "UTC");
	if (n > 0 && n < (int)sizeof path && strstr(tz, "..") == NULL && from_file(path, ret_rules))
		return true;
	if (strlen(tz) >= sizeof tz_room || !zone_rules_parse(str_of(strcpy(tz_room, tz)), ret_rules))
		return false;
	ret_rules->name = ret_rules->standard;
	return true;
}

/* Of zone.tab: country, a tab, a place on the globe, a tab, the name, and perhaps a tab and words. */
static bool is_of_zone(str line, str zone)
{
	str_split(&line, '\t');
	str_split(&line, '\t');
	return str_eq(str_trim(str_split(&line, '\t')), zone);
}

str system_zone_country(str zone)
{
	static char country[2];
	char line[LINE_BYTES];
	FILE *in = zone.n > 0 ? fopen(ZONEINFO "zone.tab", "re") : NULL;
	bool found = false;
	while (in != NULL && !found && fgets(line, sizeof line, in) != NULL) {
		found = line[0] != '#' && strlen(line) > 3 && line[2] == '\t' && is_of_zone(str_of(line), zone);
		if (found)
			memcpy(country, line, sizeof country);
	}
	if (in != NULL)
		fclose(in);
	return found ? (str){country, sizeof country} : STR("");
}

struct zone system_zone(instant t)
{
	struct tm tm;
	time_t at = (time_t)t.s;
	return (struct zone){localtime_r(&at, &tm) != NULL ? (int32_t)(tm.tm_gmtoff / MINUTE_S * MINUTE_S) : 0};
}

void system_zone_look(void)
{
	tzset();
}

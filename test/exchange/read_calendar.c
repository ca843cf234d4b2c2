/* read_calendar.c - libical reads a calendar: refuses what it finds wrong, and prints when the event of that title happens, in seconds. FILE TITLE */
#include <stdio.h>
#include <string.h>

#include <libical/ical.h>

enum { BYTES_MAX = 1 << 20, TIMES_MAX = 400 };

static void print_time(icalcomponent *event, struct icaltime_span *span, void *left)
{
	(void)event;
	if ((*(int *)left)-- > 0)
		printf("%lld\n", (long long)span->start);
}

static int print_event(icalcomponent *calendar, icalcomponent *event)
{
	int left = TIMES_MAX;
	struct icaltimetype start = icalcomponent_get_dtstart(event), end = start;
	(void)calendar;
	end.year += 2;
	icaltime_adjust(&start, -1, 0, 0, 0); /* the library takes the bounds for UTC */
	icalcomponent_foreach_recurrence(event, start, end, print_time, &left);
	return left < TIMES_MAX ? 0 : 1;
}

int main(int argc, char **argv)
{
	static char text[BYTES_MAX + 1];
	FILE *in = argc == 3 ? fopen(argv[1], "rb") : NULL;
	if (in == NULL)
		return 2;
	fread(text, 1, BYTES_MAX, in);
	fclose(in);
	icalcomponent *calendar = icalparser_parse_string(text);
	if (calendar == NULL || icalcomponent_count_errors(calendar) > 0 || !icalrestriction_check(calendar)) {
		char *marked = calendar != NULL ? strstr(icalcomponent_as_ical_string(calendar), "X-LIC-ERROR") : NULL;
		fprintf(stderr, "libical refuses it: %.300s\n", marked != NULL ? marked : "");
		return 1;
	}
	int found = 1;
	icalcomponent *c = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
	for (; c != NULL; c = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
		if (strcmp(icalcomponent_get_summary(c), argv[2]) == 0)
			found = print_event(calendar, c);
	icalcomponent_free(calendar);
	return found;
}

/*
 * trivet_calendar.c - trivet-calendar: a calendar (iCalendar) comes in, the times that it calls busy go out, one line of two instants in seconds each. What
 * recurs, what was moved, what lasts for days and what the zones mean is known by libical; it brings 31 MB along, so it is in a program of its own. It reads
 * nothing else: where the kernel can, it could not (main/confine.h).
 */
#include <libical/ical.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "main/confine.h"

enum { IN_BYTES_MAX = 8 << 20, LINES_MAX = 20000, EVENTS_MAX = 20000 };

struct window {
	icaltimezone *zone; /* of what has none */
	int64_t from, to;
	size_t lines;
	bool names;       /* the titles of events are wanted, too */
	const char *name; /* of the event that is said; on one line */
};

static int complain(enum err e, const char *say)
{
	fprintf(stderr, "trivet-calendar: %s\n", say);
	return err_exit_code(e);
}

/* Whole days and times without a zone are those of the place. */
static int64_t instant_of(const struct window *w, struct icaltimetype t)
{
	if (t.is_date || t.zone == NULL)
		return (int64_t)icaltime_as_timet_with_zone(t, icaltime_is_utc(t) ? icaltimezone_get_utc_timezone() : w->zone);
	return (int64_t)icaltime_as_timet_with_zone(t, t.zone);
}

static void say(struct window *w, int64_t from, int64_t to)
{
	if (to > from && to > w->from && from < w->to && w->lines++ < LINES_MAX)
		printf("%lld %lld%s%s\n", (long long)from, (long long)to, w->names ? " " : "", w->names ? w->name : "");
}

static bool is_busy(icalcomponent *event)
{
	icalproperty *transparent = icalcomponent_get_first_property(event, ICAL_TRANSP_PROPERTY);
	enum icalproperty_status status = icalcomponent_get_status(event);
	bool free = transparent != NULL && (icalproperty_get_transp(transparent) == ICAL_TRANSP_TRANSPARENT ||
					    icalproperty_get_transp(transparent) == ICAL_TRANSP_TRANSPARENTNOCONFLICT);
	return !free && status != ICAL_STATUS_CANCELLED;
}

static struct icaltimetype end_of(icalcomponent *event, struct icaltimetype start)
{
	struct icaltimetype end = icalcomponent_get_dtend(event);
	if (!icaltime_is_null_time(end) && icaltime_is_valid_time(end))
		return end;
	if (start.is_date)
		icaltime_adjust(&start, 1, 0, 0, 0);
	return start;
}

/* The same occurrence: RECURRENCE-ID names it by the start that it would have had. */
static bool is_moved(icalcomponent *calendar, icalcomponent *event, const struct window *w, int64_t start)
{
	const char *uid = icalcomponent_get_uid(event);
	for (icalcomponent *e = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); e != NULL;
	     e = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
		icalproperty *id = icalcomponent_get_first_property(e, ICAL_RECURRENCEID_PROPERTY);
		const char *other = icalcomponent_get_uid(e);
		if (id == NULL || uid == NULL || other == NULL || strcmp(uid, other) != 0)
			continue;
		if (instant_of(w, icalcomponent_get_recurrenceid(e)) == start)
			return true;
	}
	return false;
}

/* Days stay days over a change of the clocks; hours are real ones, as RFC 5545 has it. */
static void say_occurrence(struct window *w, struct icaltimetype start, int days, int64_t seconds)
{
	struct icaltimetype end = start;
	int64_t from = instant_of(w, start);
	if (!start.is_date) {
		say(w, from, from + seconds);
		return;
	}
	icaltime_adjust(&end, days, 0, 0, 0);
	say(w, from, instant_of(w, end));
}

/* What an event lasts: days of whole days, else seconds. */
struct lasting {
	int days;
	int64_t seconds;
};

static struct lasting lasting_of(const struct window *w, icalcomponent *event, struct icaltimetype start)
{
	struct icaltimetype end = end_of(event, start), day = start;
	struct lasting l = {0, instant_of(w, end) - instant_of(w, start)};
	for (; start.is_date && icaltime_compare_date_only(day, end) < 0 && l.days < 4000; l.days++)
		icaltime_adjust(&day, 1, 0, 0, 0);
	return l;
}

static void say_series(struct window *w, icalcomponent *calendar, icalcomponent *event, icalproperty *rule)
{
	enum { STEPS_MAX = 200000 };
	struct icaltimetype start = icalcomponent_get_dtstart(event), at;
	struct lasting l = lasting_of(w, event, start);
	icalrecur_iterator *of = icalrecur_iterator_new(icalproperty_get_rrule(rule), start);
	if (of == NULL)
		return;
	for (int i = 0; i < STEPS_MAX && !icaltime_is_null_time(at = icalrecur_iterator_next(of)) && instant_of(w, at) < w->to; i++) {
		if (instant_of(w, at) + l.seconds + 86400 < w->from)
			continue;
		if (!icalproperty_recurrence_is_excluded(event, &start, &at) && !is_moved(calendar, event, w, instant_of(w, at)))
			say_occurrence(w, at, l.days, l.seconds);
	}
	icalrecur_iterator_free(of);
}

/* Single days that are named beside a rule. */
static void say_dates(struct window *w, icalcomponent *calendar, icalcomponent *event)
{
	struct icaltimetype start = icalcomponent_get_dtstart(event);
	struct lasting l = lasting_of(w, event, start);
	for (icalproperty *p = icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY); p != NULL;
	     p = icalcomponent_get_next_property(event, ICAL_RDATE_PROPERTY)) {
		struct icaldatetimeperiodtype named = icalproperty_get_rdate(p);
		bool has_end = icaltime_is_null_time(named.time); /* a period brings its own */
		struct icaltimetype at = has_end ? named.period.start : named.time, end = named.period.end;
		if (!icaltime_is_date(at) && !icaltime_is_utc(at))
			at.zone = start.zone;
		if (icaltime_is_null_time(at) || is_moved(calendar, event, w, instant_of(w, at)))
			continue;
		if (has_end && icaltime_is_null_time(end))
			end = icaltime_add(at, named.period.duration);
		if (has_end && !icaltime_is_utc(end))
			end.zone = start.zone;
		say_occurrence(w, at, l.days, has_end ? instant_of(w, end) - instant_of(w, at) : l.seconds);
	}
}

/* A title on one line. */
static void take_name(struct window *w, icalcomponent *event)
{
	static char name[256];
	const char *title = icalcomponent_get_summary(event);
	snprintf(name, sizeof name, "%s", title != NULL ? title : "");
	for (char *p = name; *p != '\0'; p++)
		*p = (unsigned char)*p < ' ' ? ' ' : *p;
	w->name = name;
}

static void say_event(struct window *w, icalcomponent *calendar, icalcomponent *event)
{
	struct icaltimetype start = icalcomponent_get_dtstart(event);
	icalproperty *rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
	if (!is_busy(event) || icaltime_is_null_time(start) || !icaltime_is_valid_time(start))
		return;
	take_name(w, event);
	if (icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY) != NULL) {
		struct lasting l = lasting_of(w, event, start);
		say_occurrence(w, start, l.days, l.seconds);
		return;
	}
	say_dates(w, calendar, event);
	if (rule != NULL) {
		say_series(w, calendar, event, rule);
	} else if (!is_moved(calendar, event, w, instant_of(w, start))) {
		struct lasting l = lasting_of(w, event, start);
		say_occurrence(w, start, l.days, l.seconds);
	}
}

/* The events are gathered first: looking for those that were moved goes through the same component. */
static bool say_calendar(struct window *w, icalcomponent *calendar)
{
	static icalcomponent *events[EVENTS_MAX];
	size_t n = 0;
	for (icalcomponent *e = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); e != NULL && n < EVENTS_MAX;
	     e = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
		events[n++] = e;
	for (size_t i = 0; i < n; i++)
		say_event(w, calendar, events[i]);
	return n < EVENTS_MAX && w->lines <= LINES_MAX;
}

/* A file may hold several calendars. */
static int say_all(struct window *w, icalcomponent *top)
{
	size_t n = 0;
	bool fits = true;
	if (top != NULL && icalcomponent_isa(top) == ICAL_VCALENDAR_COMPONENT) {
		n = 1;
		fits = say_calendar(w, top);
	}
	for (icalcomponent *c = top != NULL && n == 0 ? icalcomponent_get_first_component(top, ICAL_VCALENDAR_COMPONENT) : NULL; c != NULL;
	     c = icalcomponent_get_next_component(top, ICAL_VCALENDAR_COMPONENT)) {
		n++;
		fits = say_calendar(w, c) && fits;
	}
	if (n == 0)
		return complain(ERR_INPUT, "the input is not a calendar");
	if (!fits)
		return complain(ERR_FULL, "the calendar has more than 20000 events or times");
	return fflush(stdout) == 0 ? 0 : complain(ERR_IO, "the times could not be written");
}

int main(int argc, char **argv)
{
	struct window w = {.name = ""};
	if (argc != 4 && argc != 5)
		return complain(ERR_INPUT, "usage: trivet-calendar ZONE FROM TO [names] < calendar.ics, with instants in seconds");
	confine();
	w.zone = icaltimezone_get_builtin_timezone(argv[1]);
	w.from = strtoll(argv[2], NULL, 10);
	w.to = strtoll(argv[3], NULL, 10);
	w.names = argc == 5;
	if (w.zone == NULL)
		return complain(ERR_INPUT, "there is no such zone");
	char *in = calloc(1, IN_BYTES_MAX + 1);
	if (in == NULL)
		return complain(ERR_FULL, "there is not enough memory");
	size_t n = fread(in, 1, IN_BYTES_MAX, stdin);
	icalcomponent *top = n < IN_BYTES_MAX ? icalparser_parse_string(in) : NULL;
	int code = n == IN_BYTES_MAX ? complain(ERR_FULL, "the calendar is larger than 8 MiB") : say_all(&w, top);
	if (top != NULL)
		icalcomponent_free(top);
	free(in);
	return code;
}

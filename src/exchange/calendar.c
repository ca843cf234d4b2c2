/* calendar.c - the plan as a calendar. */
#include "exchange/calendar.h"

#include "exchange/ics.h"
#include "words/length.h"

enum { MINUTE = 60 };

/* Every word of the calendar that is not the content's. A calendar is often seen by others: the titles say what to do, not why. */
static const char title_practice[] = "Practice";
static const char title_look[] = "Look back at the plan";
static const char note_look[] = "Answer the danger signs again and see whether it helped: trivet, Progress.";
static const char title_next[] = "Next treatment: from today on";
static const char note_next[] = "The earliest sensible day for the next one. Book it where you go.";
static const char title_treatment[] = "Treatment";
static const char title_break[] = "Stand up and move";

struct making {
	struct ics i;
	const struct person *who;
	const struct calendar_wish *wish;
	str identity;
};

static void text_line(struct making *m, const char *name, str value)
{
	ics_z(&m->i, name);
	ics_text(&m->i, value);
	ics_end(&m->i);
}

static void begin_event(struct making *m, const char *kind, int64_t number, const char *title)
{
	struct record_name name = record_name(kind, number, m->identity);
	ics_line(&m->i, "BEGIN:VEVENT");
	ics_z(&m->i, "UID:");
	ics_z(&m->i, name.text);
	ics_end(&m->i);
	ics_z(&m->i, "DTSTAMP:");
	ics_utc(&m->i, m->who->now.at);
	ics_end(&m->i);
	text_line(m, "SUMMARY:", str_of(title));
}

static void end_event(struct making *m)
{
	ics_line(&m->i, "END:VEVENT");
}

/* DTSTART of a whole day, which does not make the person busy. */
static void on_day(struct making *m, day on)
{
	ics_z(&m->i, "DTSTART;VALUE=DATE:");
	ics_day(&m->i, on);
	ics_end(&m->i);
	ics_line(&m->i, "TRANSP:TRANSPARENT");
}

/* DTSTART at a time of the day. */
static void at_time(struct making *m, day on, int32_t second, int32_t length_s)
{
	ics_z(&m->i, "DTSTART");
	if (m->wish->zone != NULL) {
		ics_z(&m->i, ";TZID=");
		ics_str(&m->i, m->wish->zone->name);
	}
	ics_z(&m->i, ":");
	ics_local(&m->i, on, second);
	ics_end(&m->i);
	ics_z(&m->i, "DURATION:PT");
	ics_int(&m->i, length_s / MINUTE > 0 ? length_s / MINUTE : 1);
	ics_z(&m->i, "M");
	ics_end(&m->i);
}

/* RFC 5545 3.3.10: UNTIL has the kind of DTSTART, and with a zone it is told in UTC. */
static void until(struct making *m, day last, int32_t second)
{
	ics_z(&m->i, ";UNTIL=");
	if (second == CALENDAR_NO_TIME)
		ics_day(&m->i, last);
	else if (m->wish->zone == NULL)
		ics_local(&m->i, last, second);
	else
		ics_utc(&m->i, instant_of(last, second, zone_rules_at(m->wish->zone, last, second)));
}

static void by_days(struct making *m, unsigned days)
{
	static const char *const names[7] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
	const char *comma = "";
	ics_z(&m->i, "RRULE:FREQ=WEEKLY;BYDAY=");
	for (unsigned d = 0; d < 7; d++) {
		if ((days >> d & 1) == 0)
			continue;
		ics_z(&m->i, comma);
		ics_z(&m->i, names[d]);
		comma = ",";
	}
}

/* ---- practice ---- */

/* This many days spread over the week; bit 0 is Monday. */
static unsigned days_of_week(int32_t per_week)
{
	static const unsigned spread[8] = {0x00, 0x04, 0x12, 0x15, 0x1B, 0x1F, 0x3F, 0x7F};
	return spread[per_week < 1 ? 1 : per_week > 7 ? 7 : per_week];
}

static day first_of(unsigned days, day from)
{
	while ((days >> day_weekday(from) & 1) == 0)
		from = day_plus(from, 1);
	return from;
}

/* One line for each exercise: its name, and the whole numbers of its dose. */
static str practice_lines(const struct making *m, char *buffer, size_t cap)
{
	const struct leg_plan *leg = &m->who->plan.legs[LEG_PRACTICE];
	struct writer w = writer_on(buffer, cap);
	for (size_t s = 0; s < leg->n; s++) {
		if (s > 0)
			w_char(&w, '\n');
		w_str(&w, m->who->pack->items[leg->steps[s].item].name);
		if (leg->steps[s].minutes > 0) {
			w_str(&w, STR(", "));
			w_length(&w, 60 * leg->steps[s].minutes);
		}
	}
	return writer_str(&w);
}

static void practice(struct making *m)
{
	const struct person *who = m->who;
	const struct leg_plan *leg = &who->plan.legs[LEG_PRACTICE];
	char buffer[1024];
	int32_t per_week = 0, minutes = 0;
	for (size_t s = 0; s < leg->n; s++) {
		per_week = leg->steps[s].per_week > per_week ? leg->steps[s].per_week : per_week;
		minutes += leg->steps[s].minutes;
	}
	unsigned days = days_of_week(per_week);
	day first = first_of(days, who->today), last = day_plus(review_next(who), -1);
	if (leg->n == 0 || last.n < first.n)
		return;
	begin_event(m, "practice", 0, title_practice);
	text_line(m, "DESCRIPTION:", practice_lines(m, buffer, sizeof buffer));
	if (m->wish->practice_s == CALENDAR_NO_TIME)
		on_day(m, first);
	else
		at_time(m, first, m->wish->practice_s, minutes * MINUTE);
	by_days(m, days);
	until(m, last, m->wish->practice_s);
	ics_end(&m->i);
	end_event(m);
}

/* ---- look backs and treatments ---- */

static void look_back(struct making *m)
{
	begin_event(m, "look", 0, title_look);
	text_line(m, "DESCRIPTION:", str_of(note_look));
	on_day(m, review_next(m->who));
	end_event(m);
}

static void next_treatment(struct making *m, const struct reviews *had)
{
	struct course_next next = review_course(m->who, had);
	if (next.state != COURSE_NOT_BEGUN && next.state != COURSE_GOING_ON)
		return;
	begin_event(m, "next", 0, title_next);
	text_line(m, "DESCRIPTION:", str_of(note_next));
	on_day(m, next.next_on);
	ics_line(&m->i, "STATUS:TENTATIVE");
	end_event(m);
}

static void treatments_had(struct making *m, const struct record *all)
{
	struct record_count count = {.nth = 0};
	for (size_t k = 0; k < all->deeds.n; k++) {
		const struct store_deed *d = &all->deeds.at[k];
		int64_t number = record_number(&count, d->day, d->at.at.s);
		uint16_t item = pack_item(m->who->pack, d->item);
		if (d->leg != LEG_TREATMENT)
			continue;
		begin_event(m, "treatment", number, title_treatment);
		if (item != NONE)
			text_line(m, "DESCRIPTION:", m->who->pack->items[item].name);
		on_day(m, d->day);
		end_event(m);
	}
}

static void add_break(struct calendar_breaks *b, int32_t minute, unsigned weekday)
{
	size_t k = 0;
	while (k < b->n && b->minute[k] != minute)
		k++;
	if (k == CALENDAR_BREAKS_MAX)
		return;
	b->minute[k] = (int16_t)minute;
	b->days[k] = (uint8_t)((k < b->n ? b->days[k] : 0) | 1u << weekday);
	b->n += k == b->n ? 1 : 0;
}

struct calendar_breaks calendar_breaks_of(const struct desk_settings *settings)
{
	const struct breaks_settings *s = &settings->breaks;
	struct calendar_breaks b = {.length_s = s->length_s[BREAKS_SHORT]};
	int32_t every = s->every_s[BREAKS_SHORT] / MINUTE, length = s->length_s[BREAKS_SHORT] / MINUTE;
	for (unsigned weekday = 0; weekday < 7 && every > 0; weekday++)
		for (size_t k = 0; k < s->hours[weekday].n; k++)
			for (int32_t at = s->hours[weekday].ranges[k].from + every; at + length <= s->hours[weekday].ranges[k].to;
			     at += every + length)
				add_break(&b, at, weekday);
	for (unsigned weekday = 0; weekday < 7; weekday++)
		for (size_t k = 0; k < s->n_fixed && s->hours[weekday].n > 0; k++)
			add_break(&b, s->fixed[k], weekday);
	return b;
}

static void desk_breaks(struct making *m)
{
	const struct calendar_breaks *b = &m->wish->breaks;
	for (size_t k = 0; k < b->n; k++) {
		begin_event(m, "break", b->minute[k], title_break);
		at_time(m, first_of(b->days[k], m->who->today), b->minute[k] * MINUTE, b->length_s);
		by_days(m, b->days[k]);
		ics_end(&m->i);
		ics_line(&m->i, "TRANSP:TRANSPARENT");
		end_event(m);
	}
}

void calendar_write(struct writer *w, const struct person *who, const struct record *all, const struct calendar_wish *wish)
{
	struct making m = {.i = ics_on(w), .who = who, .wish = wish, .identity = all->identity};
	bool has_times = wish->practice_s != CALENDAR_NO_TIME || wish->breaks.n > 0;
	struct reviews had;
	record_reviews(all, &had);
	ics_line(&m.i, "BEGIN:VCALENDAR");
	ics_line(&m.i, "VERSION:2.0");
	ics_line(&m.i, "PRODID:-//trivet//trivet//EN");
	ics_line(&m.i, "CALSCALE:GREGORIAN");
	if (wish->zone != NULL && has_times)
		ics_zone(&m.i, wish->zone, who->today);
	if (who->plan.refusal == PLAN_OPEN) {
		practice(&m);
		look_back(&m);
		next_treatment(&m, &had);
		desk_breaks(&m);
	}
	treatments_had(&m, all);
	ics_line(&m.i, "END:VCALENDAR");
}

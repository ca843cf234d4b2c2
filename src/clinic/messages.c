/* messages.c - queues messages. */
#include "clinic/messages.h"

#include "core/slots.h"

enum { HOUR_S = 3600, DAY_MINUTES = 1440, FOLLOW_UP_LATE_S = 86400 };

static enum err queue(struct link *l, const struct desk *d, const struct store_visit *v, struct store_mail mail)
{
	mail.visit = v->id;
	mail.version = v->version;
	mail.channel = STR("mail");
	return store_mail_add(l, d->organisation, &mail, d->now);
}

/* "reminder-24h" */
static str kind_of(const struct desk *d, const char *what, int32_t hours)
{
	struct writer w = arena_writer(d->arena);
	w_z(&w, what);
	w_char(&w, '-');
	w_int(&w, hours);
	w_char(&w, 'h');
	return arena_keep(d->arena, &w);
}

static bool is_quiet(const struct desk *d, const struct zone_table *zone, instant at)
{
	const struct clinic_range *quiet = &d->clinic.mail.quiet;
	int32_t minute = instant_second(at, zone_table_at(zone, at)) / 60;
	return (minute >= quiet->from && minute < quiet->to) || minute + DAY_MINUTES < quiet->to;
}

/* Out of the quiet hours, by a step at a time, so that a change of the clocks in between does no harm. */
static instant out_of_quiet(const struct desk *d, const struct store_visit *v, instant due, int64_t step_s)
{
	const struct zone_table *zone = desk_zone(d, v->place);
	for (int i = 0; i < DAY_MINUTES / 5 && is_quiet(d, zone, due); i++)
		due.s += step_s;
	return due;
}

/* Who books later than a reminder is due has just been told. What would come in the quiet hours comes before them. */
static enum err queue_reminders(struct link *l, const struct desk *d, const struct store_visit *v, str email)
{
	for (size_t i = 0; i < d->clinic.reminders.n; i++) {
		int32_t hours = d->clinic.reminders.at[i];
		instant due = out_of_quiet(d, v, (instant){v->from.s - (int64_t)hours * HOUR_S}, -GRAIN_S);
		if (due.s <= d->now.s)
			continue;
		TRY(queue(l, d, v, (struct store_mail){.kind = kind_of(d, "reminder", hours), .to = email, .due = due, .last = v->from}));
	}
	return OK;
}

/* The after-care, after the end; what would come in the quiet hours comes behind them. */
static enum err queue_follow_ups(struct link *l, const struct desk *d, const struct store_visit *v, str email)
{
	uint16_t service = clinic_service_named(&d->clinic, v->service);
	const struct clinic_hours *hours = service != CLINIC_NONE ? &d->clinic.services[service].follow_ups : &(struct clinic_hours){.n = 0};
	for (size_t i = 0; i < hours->n; i++) {
		instant due = out_of_quiet(d, v, (instant){v->to.s + (int64_t)hours->at[i] * HOUR_S}, GRAIN_S);
		if (due.s <= d->now.s)
			continue;
		TRY(queue(l, d, v,
			  (struct store_mail){.kind = kind_of(d, "follow-up", hours->at[i]),
					      .to = email,
					      .due = due,
					      .last = {due.s + (int64_t)FOLLOW_UP_LATE_S}}));
	}
	return OK;
}

enum err messages_queue(struct link *l, const struct desk *d, const struct store_visit *v, enum message message, str email)
{
	static const str kinds[] = {STR_INIT("confirmation"), STR_INIT("change"), STR_INIT("cancellation"), STR_INIT("verify")};
	TRY(store_mail_drop(l, d->organisation, v->id, d->now));
	if (email.n == 0)
		return OK;
	if (message != MESSAGE_REMINDERS)
		TRY(queue(l, d, v,
			  (struct store_mail){.kind = kinds[message],
					      .to = email,
					      .due = d->now,
					      .last = {message == MESSAGE_VERIFY ? v->until.s : STORE_FOREVER}}));
	if (message == MESSAGE_CANCELLATION || message == MESSAGE_VERIFY)
		return OK;
	TRY(queue_reminders(l, d, v, email));
	return queue_follow_ups(l, d, v, email);
}

/* messages.c - queues messages. */
#include "clinic/messages.h"

enum { HOUR_S = 3600 };

static enum err queue(struct link *l, const struct desk *d, const struct store_visit *v, struct store_mail mail)
{
	mail.visit = v->id;
	mail.version = v->version;
	mail.channel = STR("mail");
	return store_mail_add(l, d->organisation, &mail, d->now);
}

/* "reminder-24h" */
static str reminder_kind(const struct desk *d, int32_t hours)
{
	struct writer w = arena_writer(d->arena);
	w_str(&w, STR("reminder-"));
	w_int(&w, hours);
	w_char(&w, 'h');
	return arena_keep(d->arena, &w);
}

/* Who books later than a reminder is due has just been told. */
static enum err queue_reminders(struct link *l, const struct desk *d, const struct store_visit *v, str email)
{
	for (size_t i = 0; i < d->clinic.n_reminders; i++) {
		instant due = {v->from.s - (int64_t)d->clinic.reminders[i] * HOUR_S};
		if (due.s <= d->now.s)
			continue;
		TRY(queue(l, d, v, (struct store_mail){.kind = reminder_kind(d, d->clinic.reminders[i]), .to = email, .due = due, .last = v->from}));
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
		TRY(queue(l, d, v, (struct store_mail){.kind = kinds[message], .to = email, .due = d->now, .last = {STORE_FOREVER}}));
	return message == MESSAGE_CANCELLATION || message == MESSAGE_VERIFY ? OK : queue_reminders(l, d, v, email);
}

/* outbox.c - reads and settles what did not get through. */
#include "clinic/outbox.h"

#include "clinic/changes.h"
#include "clinic/day_names.h"
#include "clinic/front_store.h"
#include "clinic/post.h"

static enum err read(struct link *l, const struct desk *d, void *arg)
{
	struct outbox *o = arg;
	struct store_mails failed;
	struct store_mail due;
	TRY(store_mails_failed(l, d->organisation, d->arena, &failed));
	struct outbox_row *rows = arena_new(d->arena, struct outbox_row, failed.n + 1);
	if (rows == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < failed.n; i++) {
		struct store_visit v;
		rows[i].mail = failed.at[i];
		TRY(store_visit(l, d->organisation, failed.at[i].visit, d->arena, &v));
		TRY(day_name_visit(l, d, &v, &rows[i].visit));
	}
	o->rows = rows;
	o->n = failed.n;
	enum err e = store_mail_due(l, d->organisation, d->now, d->arena, &due);
	o->waits = e == OK && d->clinic.mail.server.n == 0;
	return e == ERR_MISSING ? OK : e;
}

enum err outbox_read(const struct glance *k, struct outbox *ret_outbox)
{
	*ret_outbox = (struct outbox){.n = 0};
	return glance_read(k, read, ret_outbox);
}

enum err outbox_settle(const struct glance *k, int64_t visit, str kind, bool sends)
{
	struct change_outcome outcome;
	struct post_settling settling = {&k->desk, visit, kind, sends};
	return glance_apply(k, (struct change){.command = clinic_command(CLINIC_SETTLE), .act = &settling}, &outcome);
}

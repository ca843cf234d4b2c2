/* link.c - every desktop connection of the reminder. */
#include "breaks/link.h"

#include <string.h>

enum { CALL_US = 2000000 /* a program that does not answer must not hold us for long */ };

static int on_gone(sd_bus_message *m, void *data, sd_bus_error *error)
{
	struct link *l = data;
	(void)m;
	(void)error;
	l->told->gone(l->ctx);
	return 0;
}

static int attach(struct link *l, sd_bus *bus, sd_bus_slot **ret_slot)
{
	static const char LOCAL[] = "org.freedesktop.DBus.Local", LOCAL_PATH[] = "/org/freedesktop/DBus/Local";
	int r = sd_bus_set_method_call_timeout(bus, CALL_US);
	if (r >= 0)
		r = sd_bus_attach_event(bus, l->desk.event, SD_EVENT_PRIORITY_NORMAL);
	if (r >= 0)
		r = sd_bus_match_signal(bus, ret_slot, LOCAL, LOCAL_PATH, LOCAL, "Disconnected", on_gone, l);
	return r;
}

static void open_buses(struct link *l)
{
	int r = sd_bus_open_user(&l->desk.user);
	if (r >= 0)
		r = attach(l, l->desk.user, &l->user_gone);
	if (r < 0) {
		l->desk.user = sd_bus_close_unref(l->desk.user);
		desktop_say(l->why_no_bus, sizeof l->why_no_bus, "there is no session bus", NULL);
	}
	if (sd_bus_open_system(&l->desk.system) < 0 || attach(l, l->desk.system, &l->system_gone) < 0)
		l->desk.system = sd_bus_close_unref(l->desk.system);
}

static void open_idle(struct link *l)
{
	l->way = NULL;
	for (size_t i = 0; i < IDLE_WAYS && l->way == NULL; i++) {
		l->idle = (struct idle){.desk = &l->desk, .told = l->told->idle, .gone = l->told->gone, .ctx = l->ctx};
		if (idle_ways[i]->open(&l->idle) == OK)
			l->way = idle_ways[i];
	}
}

enum err link_open(struct link *l)
{
	open_buses(l);
	if (l->desk.user != NULL) {
		enum err e = service_open(&l->service, l->desk.user, l->told->service, l->ctx);
		if (e != OK)
			return e;
	}
	absence_find(&l->desk);
	open_idle(l);
	absence_open(&l->session, &l->desk, l->told->session, l->ctx);
	enum err e = notify_open(&l->notify, &l->desk, l->told->pressed, l->told->notify, l->ctx);
	(void)e;                                                       /* a server may come later, and is listened for */
	inhibit_open(&l->inhibit, &l->desk, l->told->inhibit, l->ctx); /* after it: what it starts keeps "do not disturb" */
	return l->desk.user != NULL ? OK : ERR_MISSING;
}

void link_close(struct link *l)
{
	if (l->way != NULL)
		l->way->close(&l->idle);
	l->way = NULL;
	notify_close(&l->notify);
	inhibit_close(&l->inhibit);
	absence_close(&l->session);
	service_close(&l->service);
	l->user_gone = sd_bus_slot_unref(l->user_gone);
	l->system_gone = sd_bus_slot_unref(l->system_gone);
	l->desk.user = sd_bus_flush_close_unref(l->desk.user);
	l->desk.system = sd_bus_flush_close_unref(l->desk.system);
}

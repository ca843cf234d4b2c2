/* idle_mutter.c - the idle monitor of GNOME's compositor, on the session bus. */
#include "breaks/idle.h"

#include <string.h>

static const char NAME[] = "org.gnome.Mutter.IdleMonitor", PATH[] = "/org/gnome/Mutter/IdleMonitor/Core";

/* Adds a watch; 0 when it failed. */
static uint32_t idle_watch(struct idle *i, uint64_t ms)
{
	sd_bus_message *reply = NULL;
	uint32_t id = 0;
	if (sd_bus_call_method(i->desk->user, NAME, PATH, NAME, "AddIdleWatch", NULL, &reply, "t", ms) < 0 ||
	    sd_bus_message_read(reply, "u", &id) < 0)
		id = 0;
	sd_bus_message_unref(reply);
	return id;
}

/* It fires once: it is added again each time that nobody is there. */
static uint32_t active_watch(struct idle *i)
{
	sd_bus_message *reply = NULL;
	uint32_t id = 0;
	if (sd_bus_call_method(i->desk->user, NAME, PATH, NAME, "AddUserActiveWatch", NULL, &reply, "") < 0 ||
	    sd_bus_message_read(reply, "u", &id) < 0)
		id = 0;
	sd_bus_message_unref(reply);
	return id;
}

static void drop(struct idle *i, uint32_t *id)
{
	if (*id != 0)
		sd_bus_call_method(i->desk->user, NAME, PATH, NAME, "RemoveWatch", NULL, NULL, "u", *id);
	*id = 0;
}

static int on_fired(sd_bus_message *m, void *data, sd_bus_error *error)
{
	struct idle *i = data;
	uint32_t id;
	(void)error;
	if (sd_bus_message_read(m, "u", &id) < 0)
		return 0;
	if (id == i->mutter.idle_id) {
		if (i->mutter.active_id == 0)
			i->mutter.active_id = active_watch(i);
		i->told(i->ctx, true, i->wait_ms);
	} else if (id == i->mutter.active_id) {
		i->mutter.active_id = 0;
		i->told(i->ctx, false, 0);
	}
	return 0;
}

/* The shell was started again: its watches are gone. */
static int on_owner(sd_bus_message *m, void *data, sd_bus_error *error)
{
	struct idle *i = data;
	(void)m;
	(void)error;
	i->mutter.idle_id = i->mutter.active_id = 0;
	desktop_say(i->say, sizeof i->say, "the shell was restarted", NULL);
	i->gone(i->ctx);
	return 0;
}

static void mutter_close(struct idle *i)
{
	if (i->desk->user != NULL) {
		drop(i, &i->mutter.idle_id);
		drop(i, &i->mutter.active_id);
	}
	sd_bus_slot_unref(i->mutter.fired);
	sd_bus_slot_unref(i->mutter.owner);
	memset(&i->mutter, 0, sizeof i->mutter);
}

static enum err mutter_open(struct idle *i)
{
	static const char owner[] = "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='org.gnome.Mutter.IdleMonitor'";
	sd_bus_error error = SD_BUS_ERROR_NULL;
	memset(&i->mutter, 0, sizeof i->mutter);
	if (i->desk->user == NULL) {
		desktop_say(i->say, sizeof i->say, "there is no session bus", NULL);
		return ERR_MISSING;
	}
	if (!desktop_has(i->desk->user, NAME)) {
		desktop_say(i->say, sizeof i->say, "this is not GNOME", NULL);
		return ERR_MISSING;
	}
	int r = sd_bus_call_method(i->desk->user, NAME, PATH, NAME, "GetIdletime", &error, NULL, "");
	desktop_say(i->say, sizeof i->say, "it does not answer", error.message);
	sd_bus_error_free(&error);
	if (r < 0)
		return ERR_IO;
	i->say[0] = '\0';
	if (sd_bus_match_signal(i->desk->user, &i->mutter.fired, NAME, PATH, NAME, "WatchFired", on_fired, i) < 0 ||
	    sd_bus_add_match(i->desk->user, &i->mutter.owner, owner, on_owner, i) < 0) {
		mutter_close(i);
		desktop_say(i->say, sizeof i->say, "its signals are not available", NULL);
		return ERR_IO;
	}
	return OK;
}

static enum err mutter_arm(struct idle *i, uint64_t ms)
{
	drop(i, &i->mutter.idle_id);
	i->wait_ms = ms;
	if (ms > 0)
		i->mutter.idle_id = idle_watch(i, ms);
	return ms > 0 && i->mutter.idle_id == 0 ? ERR_IO : OK;
}

const struct idle_way idle_mutter = {"gnome org.gnome.Mutter.IdleMonitor", mutter_open, mutter_arm, mutter_close};

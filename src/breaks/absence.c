/* absence.c - locked, unlocked, asleep, awake again. */
#include "breaks/absence.h"

#include <stdio.h>
#include <string.h>

static const char LOGIND[] = "org.freedesktop.login1", LOGIND_PATH[] = "/org/freedesktop/login1", MANAGER[] = "org.freedesktop.login1.Manager",
		  SESSION[] = "org.freedesktop.login1.Session";

static void tell_locked(struct absence *s, bool is_locked)
{
	if (s->is_locked == is_locked)
		return;
	s->is_locked = is_locked;
	s->told(s->ctx, is_locked ? BREAKS_LOCK : BREAKS_UNLOCK);
}

static int on_sleep(sd_bus_message *m, void *data, sd_bus_error *error)
{
	struct absence *s = data;
	int begins;
	(void)error;
	if (sd_bus_message_read(m, "b", &begins) >= 0)
		s->told(s->ctx, begins ? BREAKS_SUSPEND : BREAKS_RESUME);
	return 0;
}

static int on_lock(sd_bus_message *m, void *data, sd_bus_error *error)
{
	(void)m;
	(void)error;
	tell_locked(data, true);
	return 0;
}

static int on_unlock(sd_bus_message *m, void *data, sd_bus_error *error)
{
	(void)m;
	(void)error;
	tell_locked(data, false);
	return 0;
}

static int locked_hint(struct absence *s, int *ret_is_locked)
{
	return sd_bus_get_property_trivial(s->desk->system, LOGIND, s->desk->session, SESSION, "LockedHint", NULL, 'b', ret_is_locked);
}

/* Of the session: other properties change, too, and the hint must not undo what a screen saver told. */
static int on_session(sd_bus_message *m, void *data, sd_bus_error *error)
{
	struct absence *s = data;
	const char *name;
	(void)error;
	if (sd_bus_message_skip(m, "s") < 0 || sd_bus_message_enter_container(m, 'a', "{sv}") < 0)
		return 0;
	while (sd_bus_message_enter_container(m, 'e', "sv") > 0) {
		int is_locked;
		if (sd_bus_message_read(m, "s", &name) < 0)
			return 0;
		if (strcmp(name, "LockedHint") == 0 && sd_bus_message_read(m, "v", "b", &is_locked) >= 0) {
			tell_locked(s, is_locked != 0);
			return 0;
		}
		if (sd_bus_message_skip(m, "v") < 0 || sd_bus_message_exit_container(m) < 0)
			return 0;
	}
	return 0;
}

/* Of any screen saver: each desktop gives its own another name. */
static int on_screen_saver(sd_bus_message *m, void *data, sd_bus_error *error)
{
	static const char end[] = ".ScreenSaver";
	const char *interface = sd_bus_message_get_interface(m);
	size_t n = interface != NULL ? strlen(interface) : 0;
	int is_active;
	(void)error;
	if (n > sizeof end && strcmp(interface + n - (sizeof end - 1), end) == 0 && sd_bus_message_read(m, "b", &is_active) >= 0)
		tell_locked(data, is_active != 0);
	return 0;
}

void absence_find(struct desktop *desk)
{
	sd_bus_message *reply = NULL;
	const char *path;
	desk->session[0] = '\0';
	if (desk->system == NULL)
		return;
	if (sd_bus_call_method(desk->system, LOGIND, LOGIND_PATH, MANAGER, "GetSession", NULL, &reply, "s", "auto") >= 0 &&
	    sd_bus_message_read(reply, "o", &path) >= 0)
		snprintf(desk->session, sizeof desk->session, "%s", path);
	sd_bus_message_unref(reply);
}

static void open_logind(struct absence *s)
{
	sd_bus *bus = s->desk->system;
	int is_locked;
	sd_bus_match_signal(bus, &s->matches[0], LOGIND, LOGIND_PATH, MANAGER, "PrepareForSleep", on_sleep, s);
	if (s->desk->session[0] == '\0')
		return;
	s->has_logind = true;
	sd_bus_match_signal(bus, &s->matches[1], LOGIND, s->desk->session, "org.freedesktop.DBus.Properties", "PropertiesChanged", on_session, s);
	sd_bus_match_signal(bus, &s->matches[2], LOGIND, s->desk->session, SESSION, "Lock", on_lock, s);
	sd_bus_match_signal(bus, &s->matches[3], LOGIND, s->desk->session, SESSION, "Unlock", on_unlock, s);
	if (locked_hint(s, &is_locked) >= 0)
		tell_locked(s, is_locked != 0);
}

void absence_open(struct absence *s, const struct desktop *desk, absence_told *told, void *ctx)
{
	*s = (struct absence){.desk = desk, .told = told, .ctx = ctx};
	if (desk->system != NULL)
		open_logind(s);
	if (desk->user != NULL)
		s->has_screen_saver = sd_bus_add_match(desk->user, &s->screen_saver, "type='signal',member='ActiveChanged'", on_screen_saver, s) >= 0;
}

void absence_close(struct absence *s)
{
	for (size_t i = 0; i < ABSENCE_MATCHES; i++)
		sd_bus_slot_unref(s->matches[i]);
	sd_bus_slot_unref(s->screen_saver);
	*s = (struct absence){.desk = s->desk};
}

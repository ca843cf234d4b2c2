/* idle_logind.c - the idle hint of logind's session: the desktop decides when it is given, often only after some minutes. */
#include "breaks/idle.h"

#include <string.h>

static const char NAME[] = "org.freedesktop.login1", SESSION[] = "org.freedesktop.login1.Session";

static int idle_hint(struct idle *i, int *ret_is_idle)
{
	return sd_bus_get_property_trivial(i->desk->system, NAME, i->desk->session, SESSION, "IdleHint", NULL, 'b', ret_is_idle);
}

static int on_changed(sd_bus_message *m, void *data, sd_bus_error *error)
{
	struct idle *i = data;
	int is_idle;
	(void)m;
	(void)error;
	if (idle_hint(i, &is_idle) >= 0)
		i->told(i->ctx, is_idle != 0, is_idle ? i->wait_ms : 0);
	return 0;
}

static void logind_close(struct idle *i)
{
	sd_bus_slot_unref(i->logind.changed);
	memset(&i->logind, 0, sizeof i->logind);
}

static enum err fail(struct idle *i, enum err e, const char *what)
{
	logind_close(i);
	desktop_say(i->say, sizeof i->say, what, NULL);
	return e;
}

static enum err logind_open(struct idle *i)
{
	int is_idle;
	memset(&i->logind, 0, sizeof i->logind);
	if (i->desk->system == NULL)
		return fail(i, ERR_MISSING, "there is no system bus");
	if (i->desk->session[0] == '\0')
		return fail(i, ERR_MISSING, "logind does not know your session");
	if (idle_hint(i, &is_idle) < 0)
		return fail(i, ERR_IO, "logind does not answer");
	if (sd_bus_match_signal(i->desk->system, &i->logind.changed, NAME, i->desk->session, "org.freedesktop.DBus.Properties", "PropertiesChanged",
				on_changed, i) < 0)
		return fail(i, ERR_IO, "its signals are not available");
	desktop_say(i->say, sizeof i->say, "the desktop decides when you count as away, so short pauses are not seen", NULL);
	return OK;
}

static enum err logind_arm(struct idle *i, uint64_t ms)
{
	int is_idle;
	i->wait_ms = ms;
	if (ms > 0 && idle_hint(i, &is_idle) >= 0 && is_idle)
		i->told(i->ctx, true, ms);
	return OK;
}

const struct idle_way idle_logind = {"logind IdleHint", logind_open, logind_arm, logind_close};

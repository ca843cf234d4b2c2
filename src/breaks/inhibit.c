/* inhibit.c - what asks not to be disturbed. */
#include "breaks/inhibit.h"

#include <string.h>

enum { GNOME_IDLE = 8 }; /* the flag of org.gnome.SessionManager for "may not become idle" */

/* --- reasons --- */

static bool has_word(str s, str word)
{
	for (size_t i = 0; i + word.n <= s.n; i++) {
		size_t k = 0;
		while (k < word.n && (s.p[i + k] | 0x20) == (word.p[k] | 0x20))
			k++;
		if (k == word.n)
			return true;
	}
	return false;
}

unsigned inhibit_kind(str reason)
{
	/* the first that is found; programs write their reasons in English */
	static const struct {
		str word;
		unsigned kind;
	} words[] = {{STR_INIT("webrtc"), BREAKS_CALL},
		     {STR_INIT("call"), BREAKS_CALL},
		     {STR_INIT("meeting"), BREAKS_CALL},
		     {STR_INIT("conference"), BREAKS_CALL},
		     {STR_INIT("screen shar"), BREAKS_SCREEN_SHARE},
		     {STR_INIT("screencast"), BREAKS_SCREEN_SHARE},
		     {STR_INIT("recording"), BREAKS_SCREEN_SHARE},
		     {STR_INIT("video"), BREAKS_VIDEO},
		     {STR_INIT("movie"), BREAKS_VIDEO},
		     {STR_INIT("film"), BREAKS_VIDEO},
		     {STR_INIT("media"), BREAKS_VIDEO},
		     {STR_INIT("present"), BREAKS_PRESENTATION},
		     {STR_INIT("audio"), 0},
		     {STR_INIT("music"), 0},
		     {STR_INIT("playing"), BREAKS_VIDEO}};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (has_word(reason, words[i].word))
			return words[i].kind;
	return BREAKS_PRESENTATION; /* not known why: rather not disturb */
}

/* --- each that can be read --- */

/* logind: (what, who, why, mode, user, process). */
static unsigned of_logind(struct inhibit *in)
{
	sd_bus_message *reply = NULL;
	const char *what, *who, *why, *mode;
	unsigned found = 0;
	uint32_t user, process;
	if (in->desk->system == NULL || sd_bus_call_method(in->desk->system, "org.freedesktop.login1", "/org/freedesktop/login1",
							   "org.freedesktop.login1.Manager", "ListInhibitors", NULL, &reply, "") < 0)
		return 0;
	in->reads_logind = true;
	if (sd_bus_message_enter_container(reply, 'a', "(ssssuu)") >= 0)
		while (sd_bus_message_read(reply, "(ssssuu)", &what, &who, &why, &mode, &user, &process) > 0)
			if (has_word(str_of(what), STR("idle")) && strcmp(mode, "block") == 0)
				found |= inhibit_kind(str_of(why));
	sd_bus_message_unref(reply);
	return found;
}

static unsigned of_gnome_one(struct inhibit *in, const char *path)
{
	static const char NAME[] = "org.gnome.SessionManager", INHIBITOR[] = "org.gnome.SessionManager.Inhibitor";
	sd_bus_message *flags = NULL, *reason = NULL;
	const char *why = "";
	uint32_t bits = 0;
	if (sd_bus_call_method(in->desk->user, NAME, path, INHIBITOR, "GetFlags", NULL, &flags, "") >= 0)
		sd_bus_message_read(flags, "u", &bits);
	if ((bits & GNOME_IDLE) != 0 && sd_bus_call_method(in->desk->user, NAME, path, INHIBITOR, "GetReason", NULL, &reason, "") >= 0)
		sd_bus_message_read(reason, "s", &why);
	unsigned kind = (bits & GNOME_IDLE) != 0 ? inhibit_kind(str_of(why)) : 0;
	sd_bus_message_unref(flags);
	sd_bus_message_unref(reason);
	return kind;
}

static unsigned of_gnome(struct inhibit *in)
{
	sd_bus_message *reply = NULL;
	const char *path;
	unsigned found = 0;
	if (!desktop_has(in->desk->user, "org.gnome.SessionManager") ||
	    sd_bus_call_method(in->desk->user, "org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager", "GetInhibitors",
			       NULL, &reply, "") < 0)
		return 0;
	in->reads_gnome = true;
	if (sd_bus_message_enter_container(reply, 'a', "o") >= 0)
		while (sd_bus_message_read(reply, "o", &path) > 0)
			found |= of_gnome_one(in, path);
	sd_bus_message_unref(reply);
	return found;
}

/* KDE and others: only whether, not why. */
static unsigned of_power(struct inhibit *in)
{
	static const char NAME[] = "org.freedesktop.PowerManagement", PATH[] = "/org/freedesktop/PowerManagement/Inhibit",
			  INHIBIT[] = "org.freedesktop.PowerManagement.Inhibit";
	sd_bus_message *reply = NULL;
	int holds = 0;
	if (desktop_has(in->desk->user, NAME) && sd_bus_call_method(in->desk->user, NAME, PATH, INHIBIT, "HasInhibit", NULL, &reply, "") >= 0)
		in->reads_power = sd_bus_message_read(reply, "b", &holds) >= 0;
	sd_bus_message_unref(reply);
	return holds ? inhibit_kind(STR("")) : 0;
}

static bool kde_is_quiet(struct inhibit *in)
{
	int quiet = 0;
	static const char NAME[] = "org.freedesktop.Notifications";
	in->reads_kde_quiet = desktop_has(in->desk->user, NAME) && sd_bus_get_property_trivial(in->desk->user, NAME, "/org/freedesktop/Notifications",
											       NAME, "Inhibited", NULL, 'b', &quiet) >= 0;
	return in->reads_kde_quiet && quiet != 0;
}

static bool xfce_is_quiet(struct inhibit *in)
{
	static const char NAME[] = "org.xfce.Xfconf";
	sd_bus_message *reply = NULL;
	int quiet = 0, has = 0;
	if (desktop_has(in->desk->user, NAME) && sd_bus_call_method(in->desk->user, NAME, "/org/xfce/Xfconf", NAME, "PropertyExists", NULL, &reply,
								    "ss", "xfce4-notifyd", "/do-not-disturb") >= 0) {
		in->reads_xfce_quiet = true;
		sd_bus_message_read(reply, "b", &has);
	}
	reply = sd_bus_message_unref(reply);
	if (has && sd_bus_call_method(in->desk->user, NAME, "/org/xfce/Xfconf", NAME, "GetProperty", NULL, &reply, "ss", "xfce4-notifyd",
				      "/do-not-disturb") >= 0)
		sd_bus_message_read(reply, "v", "b", &quiet);
	sd_bus_message_unref(reply);
	return quiet != 0;
}

/* --- together --- */

static void look(struct inhibit *in)
{
	unsigned inhibitors = of_logind(in);
	bool quiet = false;
	if (in->desk->user != NULL) {
		inhibitors |= of_gnome(in) | of_power(in);
		quiet = kde_is_quiet(in) || xfce_is_quiet(in);
	}
	if (inhibitors == in->inhibitors && quiet == in->do_not_disturb)
		return;
	in->inhibitors = inhibitors;
	in->do_not_disturb = quiet;
	in->told(in->ctx, inhibitors, quiet);
}

static int on_change(sd_bus_message *m, void *data, sd_bus_error *error)
{
	(void)m;
	(void)error;
	look(data);
	return 0;
}

static void watch(struct inhibit *in, sd_bus *bus, const char *match)
{
	if (bus != NULL && in->n_matches < INHIBIT_MATCHES && sd_bus_add_match(bus, &in->matches[in->n_matches], match, on_change, in) >= 0)
		in->n_matches++;
}

void inhibit_open(struct inhibit *in, const struct desktop *desk, inhibit_told *told, void *ctx)
{
	*in = (struct inhibit){.desk = desk, .told = told, .ctx = ctx};
	watch(in, desk->system,
	      "type='signal',sender='org.freedesktop.login1',path='/org/freedesktop/login1',interface='org.freedesktop.DBus.Properties'");
	watch(in, desk->user, "type='signal',interface='org.gnome.SessionManager',member='InhibitorAdded'");
	watch(in, desk->user, "type='signal',interface='org.gnome.SessionManager',member='InhibitorRemoved'");
	watch(in, desk->user, "type='signal',interface='org.freedesktop.PowerManagement.Inhibit',member='HasInhibitChanged'");
	watch(in, desk->user, "type='signal',path='/org/freedesktop/Notifications',interface='org.freedesktop.DBus.Properties'");
	watch(in, desk->user, "type='signal',interface='org.xfce.Xfconf',member='PropertyChanged',arg0='xfce4-notifyd',arg1='/do-not-disturb'");
	look(in);
}

void inhibit_close(struct inhibit *in)
{
	for (size_t i = 0; i < in->n_matches; i++)
		sd_bus_slot_unref(in->matches[i]);
	*in = (struct inhibit){.desk = in->desk};
}

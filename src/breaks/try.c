/* try.c - `trivet breaks test`: what this desktop supports, shown live. */
#include "breaks/try.h"

#include <signal.h>
#include <string.h>

#include "base/json.h"
#include "breaks/link.h"
#include "breaks/words.h"

enum { IDLE_MS = 1000 };

struct way_seen {
	struct idle idle;
	enum err e;
	bool was_idle, was_back;
};

struct trial {
	const struct breaks_rim *rim;
	struct desktop desk;
	struct way_seen ways[IDLE_WAYS];
	struct absence session;
	struct inhibit inhibit;
	struct notify notify;
	bool seen_button;
};

static void say_way(struct trial *t, size_t k, const char *what)
{
	fprintf(t->rim->out, "%-36s %s\n", idle_ways[k]->name, what);
	fflush(t->rim->out);
}

/* Ends when all that can be seen was seen. */
static void look_if_done(struct trial *t)
{
	bool waits = t->notify.is_there && t->notify.has_actions && !t->seen_button, any = false, seen = false;
	for (size_t k = 0; k < IDLE_WAYS; k++) {
		any |= t->ways[k].e == OK;
		seen |= t->ways[k].was_back;
	}
	if (!waits && (seen || !any))
		sd_event_exit(t->desk.event, 0);
}

struct way_ctx {
	struct trial *t;
	size_t k;
};

static void told_idle(void *ctx, bool is_idle, uint64_t ms)
{
	struct way_ctx *c = ctx;
	struct way_seen *w = &c->t->ways[c->k];
	(void)ms;
	if (is_idle && !w->was_idle)
		say_way(c->t, c->k, "idle for a second: seen; now move the mouse");
	if (!is_idle && w->was_idle && !w->was_back) {
		w->was_back = true;
		say_way(c->t, c->k, "the mouse: seen");
		look_if_done(c->t);
	}
	w->was_idle |= is_idle;
}

static void told_gone(void *ctx)
{
	struct way_ctx *c = ctx;
	say_way(c->t, c->k, "went away");
}

static void told_session(void *ctx, enum breaks_event_kind kind)
{
	struct trial *t = ctx;
	if (kind == BREAKS_LOCK || kind == BREAKS_UNLOCK)
		fprintf(t->rim->out, "lock                                 %s\n", kind == BREAKS_LOCK ? "locked: seen" : "unlocked: seen");
	else
		fprintf(t->rim->out, "sleep                                %s\n", kind == BREAKS_SUSPEND ? "asleep: seen" : "awake: seen");
	fflush(t->rim->out);
}

static void told_inhibit(void *ctx, unsigned inhibitors, bool do_not_disturb)
{
	struct trial *t = ctx;
	fprintf(t->rim->out, "do not disturb                       %s, %s\n", do_not_disturb ? "on" : "off",
		inhibitors != 0 ? "a program keeps the screen awake" : "no program keeps the screen awake");
	fflush(t->rim->out);
}

static void told_pressed(void *ctx, enum notify_button b)
{
	struct trial *t = ctx;
	t->seen_button = true;
	fprintf(t->rim->out, "button                               %s: seen\n", words_button[b]);
	fflush(t->rim->out);
	look_if_done(t);
}

static void told_notify(void *ctx)
{
	(void)ctx;
}

/* --- what is there --- */

static void open_ways(struct trial *t, struct way_ctx *ctxs)
{
	for (size_t k = 0; k < IDLE_WAYS; k++) {
		struct way_seen *w = &t->ways[k];
		ctxs[k] = (struct way_ctx){t, k};
		w->idle = (struct idle){.desk = &t->desk, .told = told_idle, .gone = told_gone, .ctx = &ctxs[k]};
		w->e = idle_ways[k]->open(&w->idle);
	}
}

static size_t chosen(const struct trial *t)
{
	size_t k = 0;
	while (k < IDLE_WAYS && t->ways[k].e != OK)
		k++;
	return k;
}

static const char *way_words(const struct trial *t, size_t k)
{
	return t->ways[k].e != OK ? "not here" : k == chosen(t) ? "used" : "works, not needed";
}

static void print_list(struct trial *t)
{
	fputs("How it can tell that you are there:\n", t->rim->out);
	for (size_t k = 0; k < IDLE_WAYS; k++)
		fprintf(t->rim->out, "%-36s %s%s%s\n", idle_ways[k]->name, way_words(t, k), t->ways[k].idle.say[0] != '\0' ? ": " : "",
			t->ways[k].idle.say);
	fprintf(t->rim->out, "\nOn the screen:\n%-36s %s%s\n", "notifications",
		t->notify.is_there ? t->notify.server : "not available: breaks cannot be shown",
		!t->notify.is_there     ? ""
		: t->notify.has_actions ? ", with buttons"
					: ", without buttons");
	fprintf(t->rim->out, "%-36s %s\n", "pictures in them", t->notify.has_pictures ? "there" : "not here");
	fprintf(t->rim->out, "\nWhat holds breaks back:\n%-36s %s\n", "lock, unlock, sleep (logind)",
		t->session.has_logind ? "there" : "not available: only the clock and the screen saver tell");
	fprintf(t->rim->out, "%-36s %s\n", "programs that keep the screen awake",
		t->inhibit.reads_logind || t->inhibit.reads_gnome || t->inhibit.reads_power ? "can be read" : "cannot be read here");
	fprintf(t->rim->out, "%-36s %s\n\n", "do not disturb",
		t->inhibit.reads_kde_quiet || t->inhibit.reads_xfce_quiet ? "can be read" : "cannot be read here");
	fflush(t->rim->out);
}

static enum err print_list_json(struct trial *t)
{
	static char buffer[8192];
	struct writer w = writer_on(buffer, sizeof buffer);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kopen(&j, "presence", '[');
	for (size_t k = 0; k < IDLE_WAYS; k++) {
		json_open(&j, '{');
		json_kstr(&j, "name", str_of(idle_ways[k]->name));
		json_kbool(&j, "there", t->ways[k].e == OK);
		json_kbool(&j, "used", k == chosen(t));
		json_kstr(&j, "says", str_of(t->ways[k].idle.say));
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_kstr(&j, "notifications", str_of(t->notify.is_there ? t->notify.server : "none"));
	json_kbool(&j, "buttons", t->notify.has_actions);
	json_kbool(&j, "pictures", t->notify.has_pictures);
	json_kbool(&j, "logind", t->session.has_logind);
	json_kbool(&j, "inhibitors", t->inhibit.reads_logind || t->inhibit.reads_gnome || t->inhibit.reads_power);
	json_kbool(&j, "do_not_disturb", t->inhibit.reads_kde_quiet || t->inhibit.reads_xfce_quiet);
	json_close(&j, '}');
	fwrite(w.p, 1, w.n, t->rim->out);
	fputc('\n', t->rim->out);
	return w.full ? ERR_FULL : OK;
}

/* --- live --- */

static enum err watch(struct trial *t)
{
	static const enum notify_button buttons[] = {NOTIFY_START, NOTIFY_DONE, NOTIFY_SNOOZE, NOTIFY_SKIP};
	struct notify_card card = {
		.title = str_of(words_test.title), .body = str_of(words_test.body), .weight = NOTIFY_STAYS, .buttons = buttons, .n_buttons = 4};
	for (size_t k = 0; k < IDLE_WAYS; k++)
		if (t->ways[k].e == OK && idle_ways[k]->arm(&t->ways[k].idle, IDLE_MS) != OK)
			say_way(t, k, "does not answer");
	if (t->notify.is_there && notify_show(&t->notify, &card) != OK)
		fputs("the notification could not be shown\n", t->rim->out);
	fputs("Touch nothing for a second, move the mouse, press a button of the notification. Ctrl-C ends.\n", t->rim->out);
	fflush(t->rim->out);
	look_if_done(t);
	return sd_event_loop(t->desk.event) < 0 ? ERR_IO : OK;
}

static void open_buses(struct trial *t)
{
	if (sd_bus_open_user(&t->desk.user) >= 0)
		sd_bus_attach_event(t->desk.user, t->desk.event, SD_EVENT_PRIORITY_NORMAL);
	else
		fputs("trivet breaks: there is no session bus: no notification, no buttons\n", t->rim->err);
	if (sd_bus_open_system(&t->desk.system) >= 0)
		sd_bus_attach_event(t->desk.system, t->desk.event, SD_EVENT_PRIORITY_NORMAL);
	absence_find(&t->desk);
}

enum err try_desktop(const struct breaks_rim *rim, bool as_json)
{
	static struct trial t; /* one for the life of the program */
	struct way_ctx ctxs[IDLE_WAYS];
	t = (struct trial){.rim = rim, .desk = {.display = rim->display, .wayland = rim->wayland, .pace = rim->pace}};
	if (sd_event_new(&t.desk.event) < 0)
		return ERR_IO;
	sd_event_add_signal(t.desk.event, NULL, SIGINT, NULL, NULL);
	sd_event_add_signal(t.desk.event, NULL, SIGTERM, NULL, NULL);
	open_buses(&t);
	open_ways(&t, ctxs);
	absence_open(&t.session, &t.desk, told_session, &t);
	enum err e = notify_open(&t.notify, &t.desk, told_pressed, told_notify, &t);
	(void)e; /* the list says it */
	inhibit_open(&t.inhibit, &t.desk, told_inhibit, &t);
	if (as_json) {
		e = print_list_json(&t);
	} else {
		print_list(&t);
		e = watch(&t);
	}
	for (size_t k = 0; k < IDLE_WAYS; k++)
		if (t.ways[k].e == OK)
			idle_ways[k]->close(&t.ways[k].idle);
	notify_close(&t.notify);
	inhibit_close(&t.inhibit);
	absence_close(&t.session);
	sd_bus_flush_close_unref(t.desk.user);
	sd_bus_flush_close_unref(t.desk.system);
	sd_event_unref(t.desk.event);
	return e;
}

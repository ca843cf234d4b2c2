/* notify.c - one notification of ours on the screen, by org.freedesktop.Notifications. */
#include "breaks/notify.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "breaks/words.h"

static const char NAME[] = "org.freedesktop.Notifications", PATH[] = "/org/freedesktop/Notifications";

enum { URGENCY_LOW, URGENCY_NORMAL };
enum { EXPIRES_NEVER = 0, SOFT_MS = 8000, TEXT_ROOM = 2048 };

static const char *const button_ids[NOTIFY_BUTTONS] = {
	[NOTIFY_START] = "start", [NOTIFY_DONE] = "done", [NOTIFY_SNOOZE] = "snooze", [NOTIFY_SKIP] = "skip"};

/* --- what the server can --- */

static void read_capabilities(struct notify *n)
{
	sd_bus_message *reply = NULL;
	const char *capability;
	n->has_actions = n->has_markup = n->has_pictures = false;
	if (sd_bus_call_method(n->desk->user, NAME, PATH, NAME, "GetCapabilities", NULL, &reply, "") < 0 ||
	    sd_bus_message_enter_container(reply, 'a', "s") < 0)
		goto err0;
	n->is_there = true;
	while (sd_bus_message_read(reply, "s", &capability) > 0) {
		n->has_actions |= strcmp(capability, "actions") == 0;
		n->has_markup |= strcmp(capability, "body-markup") == 0;
		n->has_pictures |=
			strcmp(capability, "icon-static") == 0 || strcmp(capability, "icon-multi") == 0 || strcmp(capability, "body-images") == 0;
	}
err0:
	sd_bus_message_unref(reply);
}

static void name_server(struct notify *n, str name, str version)
{
	struct writer w = writer_on(n->server, sizeof n->server - 1);
	text_write_cut(&w, name, 60);
	w_char(&w, ' ');
	text_write_cut(&w, version, 30);
	n->server[w.n] = '\0';
}

static void read_server(struct notify *n)
{
	sd_bus_message *reply = NULL;
	const char *name, *vendor, *version, *spec;
	n->server[0] = '\0';
	if (sd_bus_call_method(n->desk->user, NAME, PATH, NAME, "GetServerInformation", NULL, &reply, "") >= 0 &&
	    sd_bus_message_read(reply, "ssss", &name, &vendor, &version, &spec) >= 0)
		name_server(n, str_of(name), str_of(version));
	sd_bus_message_unref(reply);
}

/* --- what it tells --- */

static int on_action(sd_bus_message *m, void *data, sd_bus_error *error)
{
	struct notify *n = data;
	const char *key;
	uint32_t id;
	(void)error;
	if (sd_bus_message_read(m, "us", &id, &key) < 0 || id != n->id || id == 0)
		return 0;
	for (size_t b = 0; b < NOTIFY_BUTTONS; b++)
		if (strcmp(key, button_ids[b]) == 0)
			n->pressed(n->ctx, (enum notify_button)b);
	return 0;
}

/* Closed by the person, or by itself: nothing is asked again for it. */
static int on_closed(sd_bus_message *m, void *data, sd_bus_error *error)
{
	struct notify *n = data;
	uint32_t id, reason;
	(void)error;
	if (sd_bus_message_read(m, "uu", &id, &reason) >= 0 && id == n->id)
		n->id = 0;
	return 0;
}

static int on_owner(sd_bus_message *m, void *data, sd_bus_error *error)
{
	struct notify *n = data;
	const char *name, *before, *after;
	(void)error;
	if (sd_bus_message_read(m, "sss", &name, &before, &after) < 0)
		return 0;
	n->id = 0;
	n->is_there = false;
	if (after[0] != '\0') {
		read_capabilities(n);
		read_server(n);
	}
	n->changed(n->ctx);
	return 0;
}

enum err notify_open(struct notify *n, const struct desktop *desk, notify_pressed *pressed, notify_changed *changed, void *ctx)
{
	static const char owner[] = "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='org.freedesktop.Notifications'";
	*n = (struct notify){.desk = desk, .pressed = pressed, .changed = changed, .ctx = ctx};
	if (desk->user == NULL)
		return ERR_MISSING;
	read_capabilities(n); /* starts the server where the bus knows how; what that tells is not for us */
	read_server(n);
	if (sd_bus_add_match(desk->user, &n->owner, owner, on_owner, n) < 0 ||
	    sd_bus_match_signal(desk->user, &n->action, NAME, PATH, NAME, "ActionInvoked", on_action, n) < 0 ||
	    sd_bus_match_signal(desk->user, &n->closed, NAME, PATH, NAME, "NotificationClosed", on_closed, n) < 0)
		return ERR_IO;
	return n->is_there ? OK : ERR_MISSING;
}

/* --- what we show --- */

static int add_actions(struct notify *n, sd_bus_message *m, const struct notify_card *card)
{
	int r = sd_bus_message_open_container(m, 'a', "s");
	for (size_t i = 0; r >= 0 && n->has_actions && i < card->n_buttons; i++)
		r = sd_bus_message_append(m, "ss", button_ids[card->buttons[i]], words_button[card->buttons[i]]);
	return r < 0 ? r : sd_bus_message_close_container(m);
}

static int add_hints(struct notify *n, sd_bus_message *m, const struct notify_card *card)
{
	bool is_soft = card->weight == NOTIFY_SOFT;
	int r = sd_bus_message_open_container(m, 'a', "{sv}");
	if (r >= 0)
		r = sd_bus_message_append(m, "{sv}", "urgency", "y", is_soft ? URGENCY_LOW : URGENCY_NORMAL);
	if (r >= 0)
		r = sd_bus_message_append(m, "{sv}", "desktop-entry", "s", "trivet-breaks");
	if (r >= 0 && is_soft)
		r = sd_bus_message_append(m, "{sv}{sv}", "transient", "b", 1, "suppress-sound", "b", 1);
	if (r >= 0 && card->picture != NULL && n->has_pictures)
		r = sd_bus_message_append(m, "{sv}", "image-path", "s", card->picture);
	return r < 0 ? r : sd_bus_message_close_container(m);
}

/* The body as the server reads it: as markup, it is escaped; without buttons, it says where they are. */
static str body_of(struct notify *n, const struct notify_card *card, struct writer *w)
{
	if (n->has_markup)
		w_html(w, card->body);
	else
		w_str(w, card->body);
	if (!n->has_actions && card->n_buttons > 0)
		w_z(w, words_no_buttons);
	w_char(w, '\0');
	return writer_str(w);
}

enum err notify_show(struct notify *n, const struct notify_card *card)
{
	char body_room[TEXT_ROOM], title[TEXT_ROOM / 4];
	struct writer w = writer_on(body_room, sizeof body_room);
	sd_bus_message *m = NULL, *reply = NULL;
	str body = body_of(n, card, &w);
	text_copy_cut(title, sizeof title, card->title);
	if (n->desk->user == NULL || w.full)
		return ERR_IO;
	int r = sd_bus_message_new_method_call(n->desk->user, &m, NAME, PATH, NAME, "Notify");
	if (r >= 0)
		r = sd_bus_message_append(m, "susss", "trivet", n->id, "", title, body.p);
	if (r >= 0)
		r = add_actions(n, m, card);
	if (r >= 0)
		r = add_hints(n, m, card);
	if (r >= 0)
		r = sd_bus_message_append(m, "i", card->weight == NOTIFY_SOFT ? SOFT_MS : EXPIRES_NEVER);
	if (r >= 0)
		r = sd_bus_call(n->desk->user, m, 0, NULL, &reply);
	if (r >= 0)
		r = sd_bus_message_read(reply, "u", &n->id);
	sd_bus_message_unref(m);
	sd_bus_message_unref(reply);
	return r < 0 ? ERR_IO : OK;
}

void notify_hide(struct notify *n)
{
	if (n->id != 0 && n->desk->user != NULL)
		sd_bus_call_method(n->desk->user, NAME, PATH, NAME, "CloseNotification", NULL, NULL, "u", n->id);
	n->id = 0;
}

void notify_close(struct notify *n)
{
	notify_hide(n);
	sd_bus_slot_unref(n->action);
	sd_bus_slot_unref(n->closed);
	sd_bus_slot_unref(n->owner);
	*n = (struct notify){.desk = n->desk};
}

/*
 * idle_wayland.c - ext-idle-notify-v1 of the Wayland compositor. From version 2 on it can count input alone; before that a film that keeps the screen
 * awake counts as someone being there, too.
 */
#include "breaks/idle.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <wayland-client.h>

/* --- the protocol, by hand: the packages of Debian 12 know its first version only --- */

enum { NOTIFIER_DESTROY, NOTIFIER_GET_IDLE, NOTIFIER_GET_INPUT_IDLE };
enum { NOTIFICATION_DESTROY };
enum { INPUT_IDLE_SINCE = 2 };

static const struct wl_interface notification_interface;
static const struct wl_interface *get_types[] = {&notification_interface, NULL, &wl_seat_interface};
static const struct wl_message notifier_requests[] = {
	{"destroy", "", NULL}, {"get_idle_notification", "nuo", get_types}, {"get_input_idle_notification", "2nuo", get_types}};
static const struct wl_interface notifier_interface = {"ext_idle_notifier_v1", 2, 3, notifier_requests, 0, NULL};
static const struct wl_message notification_requests[] = {{"destroy", "", NULL}};
static const struct wl_message notification_events[] = {{"idled", "", NULL}, {"resumed", "", NULL}};
static const struct wl_interface notification_interface = {"ext_idle_notification_v1", 2, 1, notification_requests, 2, notification_events};

struct notification_listener {
	void (*idled)(void *data, struct wl_proxy *n);
	void (*resumed)(void *data, struct wl_proxy *n);
};

static void on_idled(void *data, struct wl_proxy *n)
{
	struct idle *i = data;
	(void)n;
	i->told(i->ctx, true, i->wait_ms);
}

static void on_resumed(void *data, struct wl_proxy *n)
{
	struct idle *i = data;
	(void)n;
	i->told(i->ctx, false, 0);
}

static const struct notification_listener listener = {on_idled, on_resumed};

/* --- what the compositor offers --- */

static void on_global(void *data, struct wl_registry *registry, uint32_t name, const char *interface, uint32_t version)
{
	struct idle *i = data;
	if (strcmp(interface, notifier_interface.name) == 0) {
		i->wayland.version = version < INPUT_IDLE_SINCE ? version : INPUT_IDLE_SINCE;
		i->wayland.notifier = wl_registry_bind(registry, name, &notifier_interface, i->wayland.version);
	} else if (strcmp(interface, wl_seat_interface.name) == 0 && i->wayland.seat == NULL) {
		i->wayland.seat = wl_registry_bind(registry, name, &wl_seat_interface, 1);
	} else if (strcmp(interface, "org_kde_kwin_idle") == 0) {
		i->wayland.has_kde_only = true;
	}
}

static void on_global_remove(void *data, struct wl_registry *registry, uint32_t name)
{
	(void)data;
	(void)registry;
	(void)name;
}

static const struct wl_registry_listener registry_listener = {on_global, on_global_remove};

static void stop(struct idle *i)
{
	if (i->wayland.notification != NULL)
		wl_proxy_marshal_flags(i->wayland.notification, NOTIFICATION_DESTROY, NULL, wl_proxy_get_version(i->wayland.notification),
				       WL_MARSHAL_FLAG_DESTROY);
	i->wayland.notification = NULL;
}

static void wayland_close(struct idle *i)
{
	sd_event_source_disable_unref(i->wayland.io);
	if (i->wayland.display != NULL) {
		stop(i);
		if (i->wayland.notifier != NULL)
			wl_proxy_marshal_flags(i->wayland.notifier, NOTIFIER_DESTROY, NULL, i->wayland.version, WL_MARSHAL_FLAG_DESTROY);
		if (i->wayland.seat != NULL)
			wl_seat_destroy(i->wayland.seat);
		if (i->wayland.registry != NULL)
			wl_registry_destroy(i->wayland.registry);
		wl_display_disconnect(i->wayland.display);
	}
	memset(&i->wayland, 0, sizeof i->wayland);
}

static int on_input(sd_event_source *source, int fd, uint32_t events, void *data)
{
	struct idle *i = data;
	(void)fd;
	(void)events;
	if (wl_display_dispatch(i->wayland.display) >= 0 && wl_display_flush(i->wayland.display) >= 0)
		return 0;
	desktop_say(i->say, sizeof i->say, "the Wayland compositor went away", NULL);
	sd_event_source_set_enabled(source, SD_EVENT_OFF);
	i->gone(i->ctx);
	return 0;
}

static enum err fail(struct idle *i, enum err e, const char *what)
{
	wayland_close(i);
	desktop_say(i->say, sizeof i->say, what, NULL);
	return e;
}

static enum err wayland_open(struct idle *i)
{
	memset(&i->wayland, 0, sizeof i->wayland);
	if (i->desk->wayland == NULL)
		return fail(i, ERR_MISSING, "this is not a Wayland session");
	i->wayland.display = wl_display_connect(i->desk->wayland);
	if (i->wayland.display == NULL)
		return fail(i, ERR_IO, "the Wayland compositor does not answer");
	i->wayland.registry = wl_display_get_registry(i->wayland.display);
	wl_registry_add_listener(i->wayland.registry, &registry_listener, i);
	if (wl_display_roundtrip(i->wayland.display) < 0)
		return fail(i, ERR_IO, "the Wayland compositor does not answer");
	if (i->wayland.notifier == NULL)
		return fail(i, ERR_MISSING,
			    i->wayland.has_kde_only ? "the compositor offers only the older org_kde_kwin_idle" : "the compositor does not offer it");
	if (i->wayland.seat == NULL)
		return fail(i, ERR_MISSING, "the compositor has no seat");
	if (sd_event_add_io(i->desk->event, &i->wayland.io, wl_display_get_fd(i->wayland.display), POLLIN, on_input, i) < 0)
		return fail(i, ERR_IO, "it cannot be waited for");
	if (i->wayland.version < INPUT_IDLE_SINCE)
		desktop_say(i->say, sizeof i->say, "while a film keeps the screen awake, you count as there", NULL);
	return OK;
}

static enum err wayland_arm(struct idle *i, uint64_t ms)
{
	uint32_t get = i->wayland.version >= INPUT_IDLE_SINCE ? NOTIFIER_GET_INPUT_IDLE : NOTIFIER_GET_IDLE;
	stop(i);
	i->wait_ms = ms;
	if (ms > 0) {
		i->wayland.notification = wl_proxy_marshal_flags(i->wayland.notifier, get, &notification_interface, i->wayland.version, 0, NULL,
								 (uint32_t)ms, i->wayland.seat);
		if (i->wayland.notification == NULL || wl_proxy_add_listener(i->wayland.notification, (void (**)(void))(uintptr_t)&listener, i) < 0)
			return ERR_IO;
	}
	return wl_display_flush(i->wayland.display) < 0 && errno != EAGAIN ? ERR_IO : OK;
}

const struct idle_way idle_wayland = {"wayland ext-idle-notify-v1", wayland_open, wayland_arm, wayland_close};

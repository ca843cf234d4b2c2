/*
 * idle_xscreensaver.c - the MIT-SCREEN-SAVER extension of an X server that has no IDLETIME. It answers but sends no events: it is polled when the time could be up, and
 * every few seconds while nobody is there.
 */
#include "breaks/idle.h"

#include <stdlib.h>
#include <string.h>
#include <xcb/screensaver.h>

enum { BACK_LOOK_MS = 5000, ACCURACY_US = 100000 };

static void xscreensaver_close(struct idle *i)
{
	sd_event_source_disable_unref(i->xscreensaver.timer);
	if (i->xscreensaver.x != NULL)
		xcb_disconnect(i->xscreensaver.x);
	memset(&i->xscreensaver, 0, sizeof i->xscreensaver);
}

static enum err fail(struct idle *i, enum err e, const char *what)
{
	xscreensaver_close(i);
	desktop_say(i->say, sizeof i->say, what, NULL);
	return e;
}

static enum err ask(struct idle *i, uint64_t *ret_idle_ms)
{
	xcb_connection_t *x = i->xscreensaver.x;
	xcb_screensaver_query_info_reply_t *info = xcb_screensaver_query_info_reply(x, xcb_screensaver_query_info(x, i->xscreensaver.root), NULL);
	if (info == NULL)
		return ERR_IO;
	*ret_idle_ms = info->ms_since_user_input;
	free(info);
	return OK;
}

static int on_time(sd_event_source *source, uint64_t us, void *data)
{
	struct idle *i = data;
	uint64_t idle_ms, look_ms = i->wait_ms < BACK_LOOK_MS ? i->wait_ms : BACK_LOOK_MS;
	(void)us;
	if (ask(i, &idle_ms) != OK) {
		desktop_say(i->say, sizeof i->say, "the X server went away", NULL);
		i->gone(i->ctx);
		return 0;
	}
	bool is_idle = idle_ms >= i->wait_ms, changed = is_idle != i->xscreensaver.is_idle;
	i->xscreensaver.is_idle = is_idle;
	sd_event_source_set_time_relative(source, 1000 * (is_idle ? look_ms : i->wait_ms - idle_ms));
	sd_event_source_set_enabled(source, SD_EVENT_ONESHOT);
	if (changed)
		i->told(i->ctx, is_idle, idle_ms);
	return 0;
}

static enum err xscreensaver_open(struct idle *i)
{
	uint64_t idle_ms;
	memset(&i->xscreensaver, 0, sizeof i->xscreensaver);
	if (i->desk->display == NULL)
		return fail(i, ERR_MISSING, "this is not an X session");
	i->xscreensaver.x = xcb_connect(i->desk->display, NULL);
	if (xcb_connection_has_error(i->xscreensaver.x) != 0)
		return fail(i, ERR_IO, "the X server does not answer");
	const xcb_query_extension_reply_t *saver = xcb_get_extension_data(i->xscreensaver.x, &xcb_screensaver_id);
	if (saver == NULL || !saver->present)
		return fail(i, ERR_MISSING, "the X server has no MIT-SCREEN-SAVER extension");
	i->xscreensaver.root = xcb_setup_roots_iterator(xcb_get_setup(i->xscreensaver.x)).data->root;
	if (ask(i, &idle_ms) != OK)
		return fail(i, ERR_IO, "the X server does not say how long nobody was there");
	desktop_say(i->say, sizeof i->say, "it has to be asked every few seconds while you are away", NULL);
	return OK;
}

static enum err xscreensaver_arm(struct idle *i, uint64_t ms)
{
	i->wait_ms = ms;
	i->xscreensaver.is_idle = false;
	sd_event_source_disable_unref(i->xscreensaver.timer);
	i->xscreensaver.timer = NULL;
	if (ms == 0)
		return OK;
	return sd_event_add_time_relative(i->desk->event, &i->xscreensaver.timer, CLOCK_MONOTONIC, 0, ACCURACY_US, on_time, i) < 0 ? ERR_IO : OK;
}

const struct idle_way idle_xscreensaver = {"x11 MIT-SCREEN-SAVER", xscreensaver_open, xscreensaver_arm, xscreensaver_close};

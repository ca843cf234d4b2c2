/*
 * idle_xsync.c - the counter IDLETIME of an X server: two alarms, so that nothing is ever polled. It uses XCB, which reports when the
 * server goes away; Xlib would end the program.
 */
#include "breaks/idle.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <xcb/sync.h>
#include <xcb/xcb.h>

static xcb_sync_int64_t int64_of(uint64_t v)
{
	return (xcb_sync_int64_t){.hi = (int32_t)(v >> 32), .lo = (uint32_t)v};
}

/* Where the name begins: XCB 1.15 looks for it after the padding of its struct, two bytes too late. */
static const char *name_of(const xcb_sync_systemcounter_t *counter)
{
	return (const char *)(&counter->name_len + 1);
}

/* The counter called IDLETIME, 0 when there is none. */
static uint32_t idle_counter(xcb_connection_t *x)
{
	static const char name[] = "IDLETIME";
	uint32_t found = 0;
	xcb_sync_list_system_counters_reply_t *list = xcb_sync_list_system_counters_reply(x, xcb_sync_list_system_counters(x), NULL);
	if (list == NULL)
		return 0;
	for (xcb_sync_systemcounter_iterator_t it = xcb_sync_list_system_counters_counters_iterator(list); it.rem > 0;
	     xcb_sync_systemcounter_next(&it))
		if (it.data->name_len == sizeof name - 1 && memcmp(name_of(it.data), name, sizeof name - 1) == 0)
			found = it.data->counter;
	free(list);
	return found;
}

static void xsync_close(struct idle *i)
{
	sd_event_source_disable_unref(i->xsync.io);
	if (i->xsync.x != NULL)
		xcb_disconnect(i->xsync.x); /* the server forgets our alarms */
	memset(&i->xsync, 0, sizeof i->xsync);
}

static enum err fail(struct idle *i, enum err e, const char *what)
{
	xsync_close(i);
	desktop_say(i->say, sizeof i->say, what, NULL);
	return e;
}

static void take(struct idle *i, const xcb_generic_event_t *event)
{
	const xcb_sync_alarm_notify_event_t *alarm = (const void *)event;
	if ((event->response_type & 0x7f) != i->xsync.first_event + XCB_SYNC_ALARM_NOTIFY)
		return;
	if (alarm->alarm == i->xsync.away)
		i->told(i->ctx, true, i->wait_ms);
	else if (alarm->alarm == i->xsync.back)
		i->told(i->ctx, false, 0);
}

static void take_all(struct idle *i)
{
	for (xcb_generic_event_t *event; i->xsync.x != NULL && (event = xcb_poll_for_event(i->xsync.x)) != NULL; free(event))
		take(i, event);
}

static int on_input(sd_event_source *source, int fd, uint32_t events, void *data)
{
	struct idle *i = data;
	(void)fd;
	(void)events;
	take_all(i);
	if (i->xsync.x == NULL || xcb_connection_has_error(i->xsync.x) == 0)
		return 0;
	desktop_say(i->say, sizeof i->say, "the X server went away", NULL);
	sd_event_source_set_enabled(source, SD_EVENT_OFF);
	i->gone(i->ctx);
	return 0;
}

static enum err xsync_open(struct idle *i)
{
	memset(&i->xsync, 0, sizeof i->xsync);
	if (i->desk->display == NULL)
		return fail(i, ERR_MISSING, "this is not an X session");
	i->xsync.x = xcb_connect(i->desk->display, NULL);
	if (xcb_connection_has_error(i->xsync.x) != 0)
		return fail(i, ERR_IO, "the X server does not answer");
	const xcb_query_extension_reply_t *sync = xcb_get_extension_data(i->xsync.x, &xcb_sync_id);
	if (sync == NULL || !sync->present)
		return fail(i, ERR_MISSING, "the X server has no SYNC extension");
	i->xsync.first_event = sync->first_event;
	free(xcb_sync_initialize_reply(i->xsync.x, xcb_sync_initialize(i->xsync.x, 3, 1), NULL));
	i->xsync.counter = idle_counter(i->xsync.x);
	if (i->xsync.counter == 0)
		return fail(i, ERR_MISSING, "the X server does not count idle time");
	if (sd_event_add_io(i->desk->event, &i->xsync.io, xcb_get_file_descriptor(i->xsync.x), POLLIN, on_input, i) < 0)
		return fail(i, ERR_IO, "it cannot be waited for");
	i->say[0] = '\0';
	return OK;
}

static uint32_t alarm_at(struct idle *i, uint64_t ms, xcb_sync_testtype_t test)
{
	uint32_t id = xcb_generate_id(i->xsync.x);
	xcb_sync_create_alarm_value_list_t values = {.counter = i->xsync.counter,
						     .valueType = XCB_SYNC_VALUETYPE_ABSOLUTE,
						     .value = int64_of(ms),
						     .testType = test,
						     .delta = int64_of(0),
						     .events = 1};
	xcb_sync_create_alarm_aux(i->xsync.x, id,
				  XCB_SYNC_CA_COUNTER | XCB_SYNC_CA_VALUE_TYPE | XCB_SYNC_CA_VALUE | XCB_SYNC_CA_TEST_TYPE | XCB_SYNC_CA_DELTA |
					  XCB_SYNC_CA_EVENTS,
				  &values);
	return id;
}

static void drop(struct idle *i, uint32_t *alarm)
{
	if (*alarm != 0)
		xcb_sync_destroy_alarm(i->xsync.x, *alarm);
	*alarm = 0;
}

/* An alarm reports only changes: someone already away is reported at once. */
static enum err tell_if_away(struct idle *i)
{
	xcb_sync_query_counter_reply_t *now = xcb_sync_query_counter_reply(i->xsync.x, xcb_sync_query_counter(i->xsync.x, i->xsync.counter), NULL);
	if (now == NULL)
		return ERR_IO;
	uint64_t idle_ms = (uint64_t)(uint32_t)now->counter_value.hi << 32 | now->counter_value.lo;
	free(now);
	if (idle_ms >= i->wait_ms)
		i->told(i->ctx, true, idle_ms);
	return OK;
}

static enum err xsync_arm(struct idle *i, uint64_t ms)
{
	drop(i, &i->xsync.away);
	drop(i, &i->xsync.back);
	i->wait_ms = ms;
	if (ms > 0) {
		i->xsync.away = alarm_at(i, ms, XCB_SYNC_TESTTYPE_POSITIVE_TRANSITION);
		i->xsync.back = alarm_at(i, ms - 1, XCB_SYNC_TESTTYPE_NEGATIVE_TRANSITION);
		TRY(tell_if_away(i));
	}
	take_all(i); /* what came with the answer would wake nobody */
	return xcb_flush(i->xsync.x) > 0 ? OK : ERR_IO;
}

const struct idle_way idle_xsync = {"x11 XSync IDLETIME", xsync_open, xsync_arm, xsync_close};

/* service.c - org.trivet.Breaks1 on the session bus. */
#include "breaks/service.h"

#include "base/text.h"

#include <errno.h>

static const char ERROR_INPUT[] = SERVICE_NAME ".Error.Input";

static int do_event(struct service *s, sd_bus_message *m, const struct breaks_event *event)
{
	s->calls->event(s->ctx, event);
	return sd_bus_reply_method_return(m, "");
}

/* One method without arguments for one event. */
#define PLAIN(name, event_kind)                                                                                                                      \
	static int name(sd_bus_message *m, void *data, sd_bus_error *error)                                                                          \
	{                                                                                                                                            \
		(void)error;                                                                                                                         \
		return do_event(data, m, &(struct breaks_event){.kind = (event_kind)});                                                              \
	}
PLAIN(on_now, BREAKS_START)
PLAIN(on_done, BREAKS_DONE)
PLAIN(on_own, BREAKS_OWN)
PLAIN(on_until_tomorrow, BREAKS_QUIET_TOMORROW)
PLAIN(on_resume, BREAKS_LOUD)
PLAIN(on_on, BREAKS_ON)
PLAIN(on_off, BREAKS_OFF)

static int on_skip(sd_bus_message *m, void *data, sd_bus_error *error)
{
	const char *why;
	int r = sd_bus_message_read(m, "s", &why);
	if (r < 0)
		return r;
	str word = str_of(why);
	if (word.n >= SERVICE_WHY_ROOM || str_find(word, ' ') < word.n || !text_is_line(word))
		return sd_bus_error_set(error, ERROR_INPUT, "why must be one word of at most 31 letters, or nothing");
	return do_event(data, m, &(struct breaks_event){.kind = BREAKS_SKIP, .why = word});
}

static int on_snooze(sd_bus_message *m, void *data, sd_bus_error *error)
{
	uint32_t minutes;
	int r = sd_bus_message_read(m, "u", &minutes);
	if (r < 0)
		return r;
	if (minutes < BREAKS_SNOOZE_LEAST_S / 60 || minutes > BREAKS_SNOOZE_MOST_S / 60)
		return sd_bus_error_set(error, ERROR_INPUT, "snooze takes 1 to 30 minutes");
	return do_event(data, m, &(struct breaks_event){.kind = BREAKS_SNOOZE, .seconds = (int32_t)minutes * 60});
}

static int on_pause(sd_bus_message *m, void *data, sd_bus_error *error)
{
	uint32_t minutes;
	int r = sd_bus_message_read(m, "u", &minutes);
	if (r < 0)
		return r;
	if (minutes < 1 || minutes > BREAKS_QUIET_MOST_S / 60)
		return sd_bus_error_set(error, ERROR_INPUT, "pause takes 1 minute to 24 hours");
	return do_event(data, m, &(struct breaks_event){.kind = BREAKS_QUIET, .seconds = (int32_t)minutes * 60});
}

static int on_reload(sd_bus_message *m, void *data, sd_bus_error *error)
{
	struct service *s = data;
	(void)error;
	s->calls->reload(s->ctx);
	return sd_bus_reply_method_return(m, "");
}

static int on_status(sd_bus_message *m, void *data, sd_bus_error *error)
{
	struct service *s = data;
	struct status status = {.due_in_s = 0};
	sd_bus_message *reply = NULL;
	(void)error;
	s->calls->status(s->ctx, &status);
	int r = sd_bus_message_new_method_return(m, &reply);
	if (r >= 0)
		r = status_append(reply, &status);
	if (r >= 0)
		r = sd_bus_send(NULL, reply, NULL);
	sd_bus_message_unref(reply);
	return r;
}

#define PLAIN_METHOD(name, handler) SD_BUS_METHOD(name, "", "", handler, SD_BUS_VTABLE_UNPRIVILEGED)

static const sd_bus_vtable vtable[] = {
	SD_BUS_VTABLE_START(0),
	SD_BUS_METHOD("Status", "", "a{sv}", on_status, SD_BUS_VTABLE_UNPRIVILEGED),
	PLAIN_METHOD("Now", on_now),
	PLAIN_METHOD("Done", on_done),
	PLAIN_METHOD("Own", on_own),
	SD_BUS_METHOD_WITH_ARGS("Skip", SD_BUS_ARGS("s", why), SD_BUS_NO_RESULT, on_skip, SD_BUS_VTABLE_UNPRIVILEGED),
	SD_BUS_METHOD_WITH_ARGS("Snooze", SD_BUS_ARGS("u", minutes), SD_BUS_NO_RESULT, on_snooze, SD_BUS_VTABLE_UNPRIVILEGED),
	SD_BUS_METHOD_WITH_ARGS("Pause", SD_BUS_ARGS("u", minutes), SD_BUS_NO_RESULT, on_pause, SD_BUS_VTABLE_UNPRIVILEGED),
	PLAIN_METHOD("PauseUntilTomorrow", on_until_tomorrow),
	PLAIN_METHOD("Resume", on_resume),
	PLAIN_METHOD("On", on_on),
	PLAIN_METHOD("Off", on_off),
	PLAIN_METHOD("Reload", on_reload),
	SD_BUS_SIGNAL_WITH_ARGS("StateChanged", SD_BUS_ARGS("s", stage, "s", hold, "x", due_in_s), 0),
	SD_BUS_VTABLE_END,
};

enum err service_open(struct service *s, sd_bus *bus, const struct service_calls *calls, void *ctx)
{
	*s = (struct service){.calls = calls, .ctx = ctx, .bus = bus};
	if (sd_bus_add_object_vtable(bus, &s->object, SERVICE_PATH, SERVICE_NAME, vtable, s) < 0)
		return ERR_IO;
	int r = sd_bus_request_name(bus, SERVICE_NAME, 0);
	if (r >= 0)
		return OK;
	service_close(s);
	return r == -EEXIST || r == -EALREADY ? ERR_CONFLICT : ERR_IO;
}

void service_changed(struct service *s, const struct status *status)
{
	if (s->bus != NULL)
		sd_bus_emit_signal(s->bus, SERVICE_PATH, SERVICE_NAME, "StateChanged", "ssx", status->stage, status->hold, status->due_in_s);
}

void service_close(struct service *s)
{
	sd_bus_slot_unref(s->object);
	*s = (struct service){.calls = s->calls};
}

enum err service_minutes(str text, uint32_t *ret_minutes)
{
	bool hours = str_ends(text, STR("h")), unit = hours || str_ends(text, STR("m"));
	int64_t n;
	if (!str_int(str_sub(text, 0, text.n - (unit ? 1 : 0)), &n) || n < 1 || n > 24 * 60)
		return ERR_INPUT;
	*ret_minutes = (uint32_t)(hours ? n * 60 : n);
	return OK;
}

/*
 * fake_logind.c - as much of logind as the reminder sees, on the bus that DBUS_SYSTEM_BUS_ADDRESS names: suspend and lock cannot be had in a test. It does what its
 * standard input says, a word a line: sleep, wake, lock, unlock, hint-locked, hint-unlocked, inhibit REASON, release. It answers each with a line, and ends with
 * its input.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <systemd/sd-bus.h>
#include <systemd/sd-event.h>
#include <unistd.h>

static const char PATH[] = "/org/freedesktop/login1", SESSION_PATH[] = "/org/freedesktop/login1/session/_31";
static const char MANAGER[] = "org.freedesktop.login1.Manager", SESSION[] = "org.freedesktop.login1.Session";

static char reason[128];

static int on_get_session(sd_bus_message *m, void *data, sd_bus_error *error)
{
	(void)data;
	(void)error;
	return sd_bus_reply_method_return(m, "o", SESSION_PATH);
}

static int on_list_inhibitors(sd_bus_message *m, void *data, sd_bus_error *error)
{
	sd_bus_message *reply = NULL;
	(void)data;
	(void)error;
	int r = sd_bus_message_new_method_return(m, &reply);
	if (r >= 0)
		r = sd_bus_message_open_container(reply, 'a', "(ssssuu)");
	if (r >= 0 && reason[0] != '\0')
		r = sd_bus_message_append(reply, "(ssssuu)", "idle:sleep", "player", reason, "block", 1000, 1);
	if (r >= 0)
		r = sd_bus_message_close_container(reply);
	if (r >= 0)
		r = sd_bus_send(NULL, reply, NULL);
	sd_bus_message_unref(reply);
	return r;
}

static int get_blocked(sd_bus *bus, const char *path, const char *interface, const char *property, sd_bus_message *reply, void *data,
		       sd_bus_error *error)
{
	(void)bus, (void)path, (void)interface, (void)property, (void)data, (void)error;
	return sd_bus_message_append(reply, "s", reason[0] != '\0' ? "idle:sleep" : "");
}

static const sd_bus_vtable manager[] = {
	SD_BUS_VTABLE_START(0),
	SD_BUS_METHOD("GetSession", "s", "o", on_get_session, SD_BUS_VTABLE_UNPRIVILEGED),
	SD_BUS_METHOD("ListInhibitors", "", "a(ssssuu)", on_list_inhibitors, SD_BUS_VTABLE_UNPRIVILEGED),
	SD_BUS_PROPERTY("BlockInhibited", "s", get_blocked, 0, SD_BUS_VTABLE_PROPERTY_EMITS_CHANGE),
	SD_BUS_SIGNAL("PrepareForSleep", "b", 0),
	SD_BUS_VTABLE_END,
};
static const sd_bus_vtable session[] = {
	SD_BUS_VTABLE_START(0),
	SD_BUS_PROPERTY("LockedHint", "b", NULL, 0, SD_BUS_VTABLE_PROPERTY_EMITS_CHANGE),
	SD_BUS_PROPERTY("IdleHint", "b", NULL, sizeof(int), SD_BUS_VTABLE_PROPERTY_EMITS_CHANGE),
	SD_BUS_SIGNAL("Lock", "", 0),
	SD_BUS_SIGNAL("Unlock", "", 0),
	SD_BUS_VTABLE_END,
};
static int hints[2];

static int sleeps(sd_bus *bus, int begins)
{
	return sd_bus_emit_signal(bus, PATH, MANAGER, "PrepareForSleep", "b", begins);
}

static int hint(sd_bus *bus, size_t which, const char *name, int value)
{
	hints[which] = value;
	return sd_bus_emit_properties_changed(bus, SESSION_PATH, SESSION, name, NULL);
}

static int inhibit(sd_bus *bus, const char *why)
{
	snprintf(reason, sizeof reason, "%s", why);
	return sd_bus_emit_properties_changed(bus, PATH, MANAGER, "BlockInhibited", NULL);
}

static int obey(sd_bus *bus, const char *line)
{
	if (strcmp(line, "sleep") == 0 || strcmp(line, "wake") == 0)
		return sleeps(bus, strcmp(line, "sleep") == 0);
	if (strcmp(line, "lock") == 0 || strcmp(line, "unlock") == 0)
		return sd_bus_emit_signal(bus, SESSION_PATH, SESSION, strcmp(line, "lock") == 0 ? "Lock" : "Unlock", "");
	if (strcmp(line, "hint-locked") == 0 || strcmp(line, "hint-unlocked") == 0)
		return hint(bus, 0, "LockedHint", strcmp(line, "hint-locked") == 0);
	if (strcmp(line, "hint-idle") == 0 || strcmp(line, "hint-busy") == 0)
		return hint(bus, 1, "IdleHint", strcmp(line, "hint-idle") == 0);
	if (strncmp(line, "inhibit ", 8) == 0)
		return inhibit(bus, line + 8);
	return strcmp(line, "release") == 0 ? inhibit(bus, "") : -1;
}

static int on_line(sd_event_source *source, int fd, uint32_t events, void *data)
{
	char line[sizeof reason];
	ssize_t n = read(fd, line, sizeof line - 1);
	(void)events;
	if (n <= 0)
		return sd_event_exit(sd_event_source_get_event(source), 0);
	line[n] = '\0';
	line[strcspn(line, "\n")] = '\0';
	int r = obey(data, line);
	sd_bus_flush(data);
	printf(r < 0 ? "no\n" : "done\n");
	fflush(stdout);
	return 0;
}

int main(void)
{
	sd_event *event = NULL;
	sd_bus *bus = NULL;
	int r = sd_event_new(&event);
	if (r >= 0)
		r = sd_bus_open_system(&bus);
	if (r >= 0)
		r = sd_bus_attach_event(bus, event, 0);
	if (r >= 0)
		r = sd_bus_add_object_vtable(bus, NULL, PATH, MANAGER, manager, NULL);
	if (r >= 0)
		r = sd_bus_add_object_vtable(bus, NULL, SESSION_PATH, SESSION, session, hints);
	if (r >= 0)
		r = sd_bus_request_name(bus, "org.freedesktop.login1", 0);
	if (r >= 0)
		r = sd_event_add_io(event, NULL, STDIN_FILENO, 1, on_line, bus);
	if (r >= 0) {
		puts("ready");
		fflush(stdout);
		r = sd_event_loop(event);
	}
	sd_bus_flush_close_unref(bus);
	sd_event_unref(event);
	return r < 0;
}

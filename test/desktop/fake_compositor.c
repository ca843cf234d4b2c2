/*
 * fake_compositor.c - a Wayland compositor that has a seat and ext_idle_notifier_v1 and nothing else: no compositor of Debian 12 has it. Usage: fake_compositor
 * VERSION, in $XDG_RUNTIME_DIR. It prints the name of its display, then a line for each notification that is asked for ("input 30000", "idle 30000"); a line "idled"
 * or "resumed" on its standard input is told to the last of them.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wayland-server.h>

static const struct wl_interface notification_interface;
static const struct wl_interface *get_types[] = {&notification_interface, NULL, &wl_seat_interface};
static const struct wl_message notifier_requests[] = {
	{"destroy", "", NULL}, {"get_idle_notification", "nuo", get_types}, {"get_input_idle_notification", "2nuo", get_types}};
static const struct wl_interface notifier_interface = {"ext_idle_notifier_v1", 2, 3, notifier_requests, 0, NULL};
static const struct wl_message notification_requests[] = {{"destroy", "", NULL}};
static const struct wl_message notification_events[] = {{"idled", "", NULL}, {"resumed", "", NULL}};
static const struct wl_interface notification_interface = {"ext_idle_notification_v1", 2, 1, notification_requests, 2, notification_events};

static struct wl_resource *last;

static void destroy(struct wl_client *client, struct wl_resource *resource)
{
	(void)client;
	if (resource == last)
		last = NULL;
	wl_resource_destroy(resource);
}

static const struct {
	void (*destroy)(struct wl_client *, struct wl_resource *);
} notification_impl = {destroy};

static void forget(struct wl_resource *resource)
{
	if (resource == last)
		last = NULL;
}

static void make(struct wl_client *client, struct wl_resource *notifier, uint32_t id, const char *kind, uint32_t ms)
{
	last = wl_resource_create(client, &notification_interface, wl_resource_get_version(notifier), id);
	wl_resource_set_implementation(last, &notification_impl, NULL, forget);
	printf("%s %u\n", kind, ms);
	fflush(stdout);
}

static void get_idle(struct wl_client *client, struct wl_resource *notifier, uint32_t id, uint32_t ms, struct wl_resource *seat)
{
	(void)seat;
	make(client, notifier, id, "idle", ms);
}

static void get_input_idle(struct wl_client *client, struct wl_resource *notifier, uint32_t id, uint32_t ms, struct wl_resource *seat)
{
	(void)seat;
	make(client, notifier, id, "input", ms);
}

static const struct {
	void (*destroy)(struct wl_client *, struct wl_resource *);
	void (*get_idle)(struct wl_client *, struct wl_resource *, uint32_t, uint32_t, struct wl_resource *);
	void (*get_input_idle)(struct wl_client *, struct wl_resource *, uint32_t, uint32_t, struct wl_resource *);
} notifier_impl = {destroy, get_idle, get_input_idle};

static void bind_notifier(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	wl_resource_set_implementation(wl_resource_create(client, &notifier_interface, (int)version, id), &notifier_impl, data, NULL);
}

static void bind_seat(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	static const struct wl_seat_interface nothing;
	wl_resource_set_implementation(wl_resource_create(client, &wl_seat_interface, (int)version, id), &nothing, data, NULL);
}

static int on_line(int fd, uint32_t mask, void *data)
{
	char line[32];
	ssize_t n = read(fd, line, sizeof line - 1);
	(void)mask;
	if (n <= 0) {
		wl_display_terminate(data);
		return 0;
	}
	line[n] = '\0';
	if (last != NULL)
		wl_resource_post_event(last, strncmp(line, "idled", 5) == 0 ? 0 : 1);
	return 0;
}

int main(int argc, char **argv)
{
	struct wl_display *display = wl_display_create();
	const char *name = display != NULL ? wl_display_add_socket_auto(display) : NULL;
	if (name == NULL || argc != 2)
		return 1;
	wl_global_create(display, &notifier_interface, atoi(argv[1]), NULL, bind_notifier);
	wl_global_create(display, &wl_seat_interface, 1, NULL, bind_seat);
	struct wl_event_source *input = wl_event_loop_add_fd(wl_display_get_event_loop(display), STDIN_FILENO, WL_EVENT_READABLE, on_line, display);
	printf("%s\n", name);
	fflush(stdout);
	wl_display_run(display);
	wl_event_source_remove(input);
	wl_display_destroy_clients(display);
	wl_display_destroy(display);
	return 0;
}

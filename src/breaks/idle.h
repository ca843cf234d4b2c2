/*
 * idle.h - reports when nobody has touched keyboard or mouse for a while, and when someone is back. Every desktop does it differently: one file for each way,
 * tried in the order of `idle_ways`.
 */
#ifndef TRIVET_BREAKS_IDLE_H
#define TRIVET_BREAKS_IDLE_H

#include "breaks/desktop.h"

#define IDLE_SAY_ROOM 160

/* Nobody for `ms` (is_idle), or someone again. May be told twice. */
typedef void idle_told(void *ctx, bool is_idle, uint64_t ms);
/* The way broke: close it, and look again later. */
typedef void idle_gone(void *ctx);

struct idle {
	const struct desktop *desk;
	idle_told *told;
	idle_gone *gone;
	void *ctx;
	uint64_t wait_ms;        /* what it is armed for, 0 for nothing */
	char say[IDLE_SAY_ROOM]; /* why it could not be opened, or what it can not; a line without an end, or empty */
	union {
		struct {
			struct wl_display *display;
			struct wl_registry *registry;
			struct wl_seat *seat;
			struct wl_proxy *notifier, *notification;
			sd_event_source *io;
			uint32_t version;
			bool has_kde_only;
		} wayland;
		struct {
			sd_bus_slot *fired, *owner;
			uint32_t idle_id, active_id;
		} mutter;
		struct {
			struct xcb_connection_t *x;
			sd_event_source *io;
			uint32_t counter, away, back; /* the counter of the server, and our two alarms */
			uint8_t first_event;
		} xsync;
		struct {
			struct xcb_connection_t *x;
			sd_event_source *timer;
			uint32_t root;
			bool is_idle;
		} xscreensaver;
		struct {
			sd_bus_slot *changed;
		} logind;
	};
};

struct idle_way {
	const char *name; /* as the status says it */
	/*
	 * Fails: ERR_MISSING this desktop does not have it, ERR_IO it is there but does not answer; say has the reason, and nothing is held.
	 */
	enum err (*open)(struct idle *i);
	/* From now on: told once nobody was there for `ms`, counted from the last touch, and when someone is back. Replaces the one before. */
	enum err (*arm)(struct idle *i, uint64_t ms);
	void (*close)(struct idle *i);
};

#define IDLE_WAYS 5
extern const struct idle_way *const idle_ways[IDLE_WAYS];

extern const struct idle_way idle_wayland, idle_mutter, idle_xsync, idle_xscreensaver, idle_logind;

#endif

/* day.h - a day of a clinic as its desk sees it: who does what when, what is free, who comes. */
#ifndef TRIVET_CLINIC_DAY_H
#define TRIVET_CLINIC_DAY_H

#include "clinic/front.h"
#include "store/clinic_desk.h"

enum day_block_kind { DAY_WORK, DAY_BUFFER, DAY_AWAY, DAY_FREE };

struct day_block {
	enum day_block_kind kind;
	instant from, to;
	int64_t visit; /* of work and buffers */
};

/* A practitioner or a room. */
struct day_column {
	enum resource_kind kind;
	uint16_t resource;
	str id, name;
	const struct day_block *blocks; /* in the order of their beginnings */
	size_t n;
};

/* A visit. */
struct day_visit {
	struct store_visit of;
	str service, practitioner, room; /* names; room: empty without one */
	str phone;
	int32_t late_minutes;       /* how long after the start the person came, or is not here yet; 0: not late */
	size_t course_at, course_n; /* "third of six"; 0 without a course */
	bool is_over;               /* a hold that has expired, or cancelled */
};

struct day_undo {
	enum visit_act act;
	struct day_visit visit; /* the first of them, as it is now */
	size_t n;               /* how many visits; 0: there is nothing to undo */
};

struct day_page {
	day on;
	uint16_t place;
	const struct zone_table *zone;
	instant from, to; /* what has to be shown: whole hours around all that is open or taken */
	const struct day_column *columns;
	size_t n_columns;
	const struct day_visit *visits; /* that begin on this day, cancelled ones left out */
	size_t n_visits;
	const struct store_closure *closures;
	size_t n_closures;
	size_t n_lost; /* messages that did not get through (clinic/outbox.h) */
	struct day_undo undo;
};

struct day_wish {
	day on;
	uint16_t place;
	str staff; /* whose last act it is */
};

MUST_USE enum err day_read(const struct glance *k, struct day_wish wish, struct day_page *ret_day);
/* One visit with its names. Fails: ERR_MISSING. */
MUST_USE enum err day_visit(const struct glance *k, int64_t id, struct day_visit *ret_visit);

/* Of one practitioner on one day. */
struct week_cell {
	size_t visits;
	int32_t free_minutes, open_minutes;
};
struct week_row {
	str id, name;
	struct week_cell cells[7];
};
struct week_page {
	day monday;
	const struct week_row *rows;
	size_t n;
};
MUST_USE enum err week_read(const struct glance *k, day monday, uint16_t place, struct week_page *ret_week);

#endif

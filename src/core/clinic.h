/*
 * clinic.h - a clinic as values: its places, who and what works there, and what it offers. pack/clinic_read.h reads it from the clinic's file;
 * core/slots.h finds free times in it. Everything points into the arena of its reader. Lengths are whole minutes, and multiples of five where a start or
 * an end depends on them, because time is booked in grains of five minutes.
 */
#ifndef TRIVET_CORE_CLINIC_H
#define TRIVET_CORE_CLINIC_H

#include "base/zone_table.h"

#define CLINIC_NONE 0xffff

enum resource_kind { RESOURCE_PRACTITIONER, RESOURCE_ASSISTANT, RESOURCE_ROOM, RESOURCE_EQUIPMENT, RESOURCE_KINDS };
extern const str resource_kind_words[RESOURCE_KINDS];

/* Civil minutes of a day. `to` is more than `from`, and more than 1440 where it is past midnight. */
struct clinic_range {
	int32_t from, to;
};

struct clinic_ranges {
	const struct clinic_range *at; /* in any order; they may touch and overlap */
	size_t n;
};

/* In place of the weekly hours of its date; without ranges the date is closed. */
struct clinic_exception {
	day on;
	struct clinic_ranges hours;
};

/* When someone is at work, at one place. */
struct clinic_shift {
	uint16_t place;
	struct clinic_ranges week[7]; /* Monday first */
	const struct clinic_exception *exceptions;
	size_t n_exceptions;
};

struct clinic_place {
	str id, name;
	struct zone_table zone;
};

/* Minutes on the way between two places, either way. */
struct clinic_travel {
	uint16_t from, to;
	int32_t minutes;
};

/* A break that may float: this many minutes in one piece, somewhere within a range of each day. */
struct clinic_break {
	int32_t minutes;
	struct clinic_range within;
};

/* A person or a thing that can do one thing at a time. */
struct clinic_resource {
	enum resource_kind kind;
	str id, name;
	uint16_t type;                     /* of equipment: its kind, an index of `types` */
	uint16_t place;                    /* of a room or equipment */
	const struct clinic_shift *shifts; /* of people */
	size_t n_shifts;
	const struct clinic_break *breaks; /* of practitioners */
	size_t n_breaks;
	int64_t number; /* what it is called in the store; 0 until it is known */
};

/* Time in which a resource is away, or a whole place is closed. */
struct clinic_absence {
	uint16_t resource; /* CLINIC_NONE: the place */
	uint16_t place;    /* of a closure */
	instant from, to;
	day first, last; /* of a closure by days: hours that begin on these are closed, too; else first is after last */
};

struct clinic_phase {
	int32_t minutes;
	bool has_practitioner, has_room;
	uint16_t assistants;   /* how many */
	const uint16_t *types; /* of equipment, one each; a type may come twice */
	size_t n_types;
};

struct clinic_buffer {
	int32_t before, after; /* minutes */
};

#define CLINIC_HOURS_MAX 4

/* Up to four numbers of hours. */
struct clinic_hours {
	int32_t at[CLINIC_HOURS_MAX];
	size_t n;
};

enum clinic_for { FOR_ANYONE, FOR_NEW, FOR_RETURNING, FORS };
extern const str clinic_for_words[FORS];

struct clinic_service {
	str id, name, price;
	str item; /* the treatment of the pack that it is; empty: none that the pack knows */
	const struct clinic_phase *phases;
	size_t n_phases;
	struct clinic_buffer practitioner_buffer, room_buffer;
	const uint16_t *practitioners; /* who offers it, in the order of the file */
	size_t n_practitioners;
	const uint16_t *rooms; /* in which */
	size_t n_rooms;
	enum clinic_for who;
	int32_t grid;                         /* starts lie so far apart, counted from the opening */
	bool fit;                             /* and where they touch what is booked already */
	int32_t lead_minutes, horizon_days;   /* horizon: -1 for none */
	int32_t cancel_minutes, move_minutes; /* a patient may cancel or move until so long before the start */
	struct clinic_hours follow_ups;       /* after the end: the after-care of `item` is told */
};

/* How its messages leave. All is empty when the file names no server. */
struct clinic_mail {
	str server;                       /* smtp://HOST, smtp://HOST:PORT or smtps://... */
	str user, password_file, ca_file; /* the last: PEM of who vouches for the server, when the system does not know it */
	str from;                         /* an address */
	str site;                         /* https://clinic.example, for links; empty: none are sent */
	struct clinic_range quiet;        /* no message that can wait begins in it; from == to: none */
};

struct clinic {
	str name;
	bool assigns_fewest;           /* of those who are free, who has the fewest visits that day; else the first of the file */
	struct clinic_hours reminders; /* before the start */
	struct clinic_mail mail;
	const struct clinic_place *places;
	size_t n_places;
	const struct clinic_travel *travels;
	size_t n_travels;
	const str *types; /* kinds of equipment */
	size_t n_types;
	struct clinic_resource *resources; /* practitioners first, in the order of the file */
	size_t n_resources;
	const struct clinic_service *services;
	size_t n_services;
	const struct clinic_absence *absences;
	size_t n_absences;
};

/* Something that a mail server may be told: one @, something before and after it, no blank. What it is for is proved by a message alone. */
bool clinic_is_address(str s);
/* CLINIC_NONE when there is none. */
uint16_t clinic_service_named(const struct clinic *c, str id);
uint16_t clinic_resource_named(const struct clinic *c, enum resource_kind kind, str id);
uint16_t clinic_place_named(const struct clinic *c, str id);
/* Minutes from the start to the end, without buffers. */
int32_t service_minutes(const struct clinic_service *s);
bool service_has_practitioner(const struct clinic_service *s);
bool service_has_room(const struct clinic_service *s);
/* Minutes on the way from one place to another, 0 when nothing is said. */
int32_t clinic_travel_minutes(const struct clinic *c, uint16_t from, uint16_t to);

#endif

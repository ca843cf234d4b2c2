/*
 * desk.h - a clinic as the store has it: its file read, its people and things numbered, and a stretch of time with everything booked in it.
 * What the desk can do with it is in load.h, free.h, visit.h, messages.h and check.h.
 */
#ifndef TRIVET_CLINIC_DESK_H
#define TRIVET_CLINIC_DESK_H

#include "core/slots.h"
#include "pack/clinic_read.h"
#include "store/clinic.h"

struct desk {
	struct clinic clinic; /* numbers filled in */
	int64_t organisation;
	int64_t version; /* of the file */
	bool is_test;    /* its clock may be set */
	str identity;
	str link_key; /* what links and codes in messages are made from; shown to nobody */
	const int64_t *place_numbers;
	instant now;
	struct arena *arena;
};

/* Whether `secret` is one of those of a visit. How long it takes does not say which. */
MUST_USE enum err desk_opens(struct link *l, const struct desk *d, int64_t visit, str secret, bool *ret_is_right);

/* Who asks for which clinic, and when. */
struct desk_wish {
	int64_t organisation;
	clinic_zone *zones;
	instant now;
	struct arena *arena;
};

/* Fails: ERR_MISSING no clinic was loaded; ERR_INPUT its file cannot be read any more: a zone is gone; ERR_FULL, ERR_BUSY, ERR_IO. */
MUST_USE enum err desk_open(struct link *l, const struct desk_wish *wish, struct desk *ret_desk);

/* The index of a number, CLINIC_NONE when the file does not name it any more. */
uint16_t desk_resource(const struct desk *d, int64_t number);
uint16_t desk_place(const struct desk *d, int64_t number);
/* The ids of numbers, also of those that the file does not name any more; empty for 0. */
str desk_id(const struct desk *d, int64_t number);
/* The clocks of a place by its number; those of the first place when the file does not name it any more. */
const struct zone_table *desk_zone(const struct desk *d, int64_t place);

/* For whom the time is looked at. */
struct desk_view {
	int64_t patient;               /* 0: nobody, or someone new */
	int64_t without;               /* a visit that is left out because it is to be moved; 0 none */
	const struct slots_busy *more; /* what is taken besides */
	size_t n_more;
};

/* All that is taken around these days. */
MUST_USE enum err desk_slots(struct link *l, const struct desk *d, struct store_days days, const struct desk_view *view, struct slots *ret_slots);

/* A change of the store, for the organisation: waits until the disk has it. Fails: as store_apply. */
MUST_USE enum err desk_apply(struct store *s, int64_t organisation, struct change c, struct change_outcome *ret_outcome);

#endif

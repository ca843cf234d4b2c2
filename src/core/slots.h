/*
 * slots.h - free times. A clinic's time is divided into grains of five minutes; what is open and what is taken are bitmaps over a window of 42 days, and a
 * start is free where all of them agree. Hours are civil and become instants only where a range begins and ends, by the clocks of the place; between
 * the two everything is real time. Intervals are half-open.
 */
#ifndef TRIVET_CORE_SLOTS_H
#define TRIVET_CORE_SLOTS_H

#include "core/clinic.h"
#include "core/grains.h"

#define SLOTS_DAYS 36 /* civil days of which the starts are asked, at most: the rest of the window are its margins */

/* What is longer than this in any way, a visit with its buffers or the way between two places, is refused by the reader of the file. */
#define VISIT_MINUTES_MAX 1440
#define PHASES_MAX        12
#define PHASE_NEEDS_MAX   4 /* assistants, or pieces of one kind, at a time */
#define SLOTS_PARTS_MAX   128

/* Something a resource does already, with its buffers. Grains that it only touches are taken. */
struct slots_busy {
	uint16_t resource; /* index of the clinic, or SLOTS_PATIENT */
	uint16_t place;    /* where; CLINIC_NONE when that is not known: nobody has to travel then */
	int64_t from_s, to_s;
};
#define SLOTS_PATIENT 0xfffe

/* A window, and all that is taken in it. */
struct slots {
	const struct clinic *clinic;
	int64_t first; /* the grain of bit 0, counted from 1970 */
	const struct slots_busy *busy;
	size_t n_busy;
	struct grains *taken; /* of each resource of the clinic, then of the patient */
};

/* Where a visit could be: one of those who offer it, at one of the places where they work. */
struct slots_who {
	uint16_t practitioner, shift; /* index of the clinic; index of the shifts of that one */
};

/* Of one service with one of these. A start is free where all three are set. */
struct slots_bits {
	struct grains open; /* the whole visit lies in one stretch of hours, and nothing is closed */
	struct grains grid; /* it is one of the offered times */
	struct grains free; /* nothing that it needs is taken */
};

/* What a visit takes of whom: instants, buffers included. */
struct slots_part {
	uint16_t resource; /* index of the clinic, or SLOTS_PATIENT */
	int64_t from_s, to_s;
};

struct slots_choice {
	uint16_t room; /* CLINIC_NONE without one */
	struct slots_part parts[SLOTS_PARTS_MAX];
	size_t n_parts;
};

/* How many bitmaps slots_begin needs. */
static inline size_t slots_taken_n(const struct clinic *c)
{
	return c->n_resources + 1;
}
/* The first instant of a window for starts from this day on, at any place of the clinic. */
instant slots_window_from(const struct clinic *c, day first);
instant slots_window_to(instant from);
/* Keeps all it is given. Needs: slots_taken_n(c) bitmaps. */
struct slots slots_begin(const struct clinic *c, instant from, const struct slots_busy *busy, size_t n_busy, struct grains *taken);

/* When someone is at work at the place of this shift. */
void slots_open(const struct slots *s, const struct clinic_shift *shift, struct grains *ret_open);

/* Needs: the service is offered by who. */
void slots_bits(const struct slots *s, const struct clinic_service *v, struct slots_who who, struct slots_bits *ret_bits);
/* All that says yes. */
void slots_starts(const struct slots_bits *b, struct grains *ret_starts);
/*
 * Room, assistants and equipment for a start that is free: of each the first in the file, and what was taken for the phase before is kept if it can be.
 * The parts of one resource that touch are one. The patient comes last. Needs: the start is free. Fails: false, it is not.
 */
bool slots_choose(const struct slots *s, const struct clinic_service *v, struct slots_who who, int64_t start_s, struct slots_choice *ret_choice);

/* Whom a service can be booked with: every shift of all who offer it, or of one of them (CLINIC_NONE: any). Returns how many, at most `most`. */
size_t slots_whom(const struct clinic *c, const struct clinic_service *v, uint16_t practitioner, struct slots_who *ret_whom, size_t most);

/*
 * How many visits of this kind one practitioner can have on a day, with all else empty: on the day of the window that holds the most, each as early as it
 * can be. Their parts go into `buffer`; visits whose parts do not fit are not counted. Needs: the service needs someone or something.
 */
int slots_day_holds(const struct slots *empty, const struct clinic_service *v, struct slots_who who, struct slots_busy *buffer, size_t most);

#endif

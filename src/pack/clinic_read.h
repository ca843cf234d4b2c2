/* clinic_read.h - turns a clinic's file into the tables of core/clinic.h, or reports everything that is wrong with it. */
#ifndef TRIVET_PACK_CLINIC_READ_H
#define TRIVET_PACK_CLINIC_READ_H

#include "base/err.h"
#include "core/clinic.h"
#include "pack/tree.h"

/* Finds a zone of the zone database. False: there is none of this name. Keeps: the table is in the arena. */
typedef bool clinic_zone(str name, struct arena *a, struct zone_table *ret_table);

struct clinic_file {
	str path; /* as it is in messages */
	str text;
	clinic_zone *zones;
	day today;      /* the hours of the weeks to come are tried */
	bool is_proven; /* it was read before, when it was loaded: no hours are tried again */
};

enum { CLINIC_ARENA_BYTES = 16 << 20 /* enough for the largest clinic that is allowed */ };

/*
 * Reads and checks the file, all mistakes in one run. Beside what is wrong in itself, a service under which nothing can ever be booked is a mistake: no hours
 * hold it, nobody offers it, nothing that it needs is there, or the lead is longer than the horizon; and so is one that needs nobody and nothing.
 * Fails: ERR_INPUT when there is any problem; ERR_FULL the arena. Keeps: all is in the arena.
 */
MUST_USE enum err clinic_read(const struct clinic_file *file, struct arena *a, struct problems *to, struct clinic *ret_clinic);

/*
 * What is different between two texts of a clinic file, both without mistakes: one line each to `w`, like "+ room r2", "- service visit" and
 * "~ practitioner ana: hours". `before` may be empty. Returns how many; 0 when both say the same. Fails: ERR_FULL.
 */
MUST_USE enum err clinic_difference(str before, str after, struct arena *a, struct writer *w, size_t *ret_n);

#endif

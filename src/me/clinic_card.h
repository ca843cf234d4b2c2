/*
 * clinic_card.h - the clinic that hands out this trivet: what it says of itself in one small file (clinic.json, docs/pocket.md). It names a way to book and the emergency
 * number of its place, and learns nothing of anybody.
 */
#ifndef TRIVET_ME_CLINIC_CARD_H
#define TRIVET_ME_CLINIC_CARD_H

#include "base/arena.h"
#include "base/err.h"
#include "base/writer.h"
#include "core/pack.h"

enum { CLINIC_CARD_MAX = 16384, CLINIC_CARD_LINE = 120, CLINIC_CARD_LINK = 500 };

struct clinic_card {
	str name;                        /* never empty */
	str address, telephone, booking; /* a line, a number to call, an https address; each may be empty */
	struct emergency_number
		emergency; /* of its country: as the pack has it, or its own where the pack has none (then without a name); no country: it names none */
};

/* Fails: ERR_INPUT: `say` has one sentence: what, where, what is allowed; ERR_FULL. Keeps: texts live in the arena. */
MUST_USE enum err clinic_card_read(const struct pack *p, str text, struct arena *a, struct writer *say, struct clinic_card *ret_card);
/* Its number, if it is that of this country; NULL when it names another one or none, or there is no clinic. */
const struct emergency_number *clinic_card_number(const struct clinic_card *card, str country);

#endif

/*
 * choices.h - what a person has chosen about their plan since it was made: set aside, wanted, doses, days. Stored as settings; limits come first, so a choice that
 * is no longer allowed just waits.
 */
#ifndef TRIVET_ME_CHOICES_H
#define TRIVET_ME_CHOICES_H

#include "core/facts.h"
#include "store/store.h"

enum chosen_part { CHOSEN_DROPPED, CHOSEN_WANTED, CHOSEN_ONLY, CHOSEN_DOSES, CHOSEN_DAYS, CHOSEN_COURSE, CHOSEN_PARTS };

/* The settings: plan_dropped and plan_wanted "id,id"; plan_only "practice,change", legs; plan_doses "id:3x5,id:2x2x12,id:2x2x0x3", minutes, days a week, repetitions (or seconds of a hold) that were grown to, and sets; plan_days "3"; plan_course "5x4", sessions and
 * days apart. 0 is not said; an empty value is no choice. */
extern const str chosen_keys[CHOSEN_PARTS];

/* What was chosen. What this pack does not know is left out. */
struct wishes choices_of(const struct pack *p, const struct store_settings *settings);
/* One of the settings, as choices_of reads it. */
void choices_write(struct writer *w, const struct pack *p, const struct wishes *chosen, enum chosen_part part);
/* The same on top of what was stored: what this pack does not know stays, for the one that does. */
void choices_write_onto(struct writer *w, const struct pack *p, const struct wishes *chosen, enum chosen_part part, str stored);
/* What is stored; empty when nothing is. Keeps: the settings. */
str choices_stored(const struct store_settings *settings, enum chosen_part part);
/* Puts what was chosen beside what the answers say. */
void choices_onto(const struct wishes *chosen, struct wishes *wishes);

/* Each is a choice on top of those before. */
void choices_drop(struct wishes *chosen, uint16_t item);
void choices_want(struct wishes *chosen, uint16_t item);
void choices_back(struct wishes *chosen, uint16_t item); /* neither dropped nor wanted */

#endif

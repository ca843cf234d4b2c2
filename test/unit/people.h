/* people.h - people to test with: answers by their ids, and answers at random from a seed. */
#ifndef TRIVET_TEST_PEOPLE_H
#define TRIVET_TEST_PEOPLE_H

#include "core/session.h"
#include "pack/default.h"

/* A small random source (xorshift64*); the same seed gives the same people on every machine. */
struct dice {
	uint64_t state;
};

struct dice dice_of(uint64_t seed);
/* 0 .. n - 1 */
uint32_t dice_roll(struct dice *d, uint32_t n);

extern const day people_today;

/* Nobody: nothing is answered. */
struct answers people_blank(void);
/* Every question is answered: no, no place, the first choice, an age of 40, otherwise the least number. */
struct answers people_clean(const struct pack *p);
/* Answers one question. Both texts must be right: the program stops with a message when they are not. */
void people_put(const struct pack *p, struct answers *a, const char *question, const char *value);
void people_clear(const struct pack *p, struct answers *a, const char *rule, day on);
/* Answers so that a fact is yes, whatever it is computed from. */
void people_make(const struct pack *p, struct answers *a, uint16_t fact);
/* Answers so that a rule fires, with the first fact of each of its groups. */
void people_fire(const struct pack *p, struct answers *a, uint16_t rule);
/* A yes to it can make an emergency. */
bool people_emergency(const struct pack *p, uint16_t question);
/* A yes to it takes the weight off a danger sign (evidence 1.1): examined and unchanged, or a strain that explains it. */
bool people_spares(const struct question *q);
/* Takes an answer back. */
void people_forget(struct answers *a, uint16_t question);
/* Index by id; stops with a message when there is none. */
uint16_t people_fact(const struct pack *p, const char *id);
uint16_t people_item(const struct pack *p, const char *id);
uint16_t people_rule(const struct pack *p, const char *id);
uint16_t people_question(const struct pack *p, const char *id);

/* How a crowd answers, in percent of its yes/no questions; what is left of 100 is no. */
struct crowd {
	uint32_t yes, unsure, unanswered;
	uint32_t danger;    /* percent of people who may have danger signs at all; the others answer them with no */
	uint32_t looked_at; /* percent of clearable signs that a clinician has looked at */
};

/* One person out of a crowd. All kinds of questions are answered, wishes included; things at home are there for every second one. */
struct answers people_random(const struct pack *p, struct dice *d, const struct crowd *crowd);
/* The consultation and the plan in one. */
void people_decide(const struct pack *p, const struct answers *a, struct consult *ret_consult, struct plan *ret_plan);

#endif

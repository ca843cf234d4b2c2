/* forms.h - the stable JSON forms of what trivet decides, for the command line and the web alike. Fields may be added, never renamed. */
#ifndef TRIVET_ME_FORMS_H
#define TRIVET_ME_FORMS_H

#include "me/person.h"
#include "base/json.h"

void form_questions(struct json *j, const struct pack *p);
/* "urgency" is "unknown" below doctor first as long as an emergency sign is not answered; "ceiling" is what it could still be. */
void form_check(struct json *j, const struct person *who);
/* A plan as it is kept: what is in it. What is withheld follows from the answers, and would not fit into a record (STORE_TEXT_MAX). */
void form_plan(struct json *j, const struct pack *p, const struct consult *c, const struct plan *plan);
/* The plan of today, with what is withheld from it and what a clinician has examined. */
void form_plan_now(struct json *j, const struct person *who);
void form_session(struct json *j, const struct pack *p, const struct session *s);
void form_balance(struct json *j, const struct balance *b);

/* What to do, in words: the statement of the class, with {number} filled in, and what the rules that fired say. */
void say_check(struct writer *w, const struct pack *p, const struct triage *t, str number);
/* A doctor may have examined all that keeps the plan closed: there is a date to give. */
bool say_may_be_dated(const struct pack *p, const struct triage *t);
/* What to do about a sign that fired: the words of its row; for a "not sure" that counts less than a yes, the statement for that. */
str fired_say(const struct pack *p, const struct fired *f);
/* What to do until help is there; empty for a class that waits for nothing. */
void say_wait(struct writer *w, const struct pack *p, enum urgency urgency, str number);
enum { SAY_TELLS_MAX = 3 }; /* more is not said on a telephone */
/*
 * What to say on the telephone or at the doctor's, a sentence for each sign of the highest class: at most `cap`, the graver first. Returns how many.
 */
size_t say_tells(const struct pack *p, const struct triage *t, str *ret_tells, size_t cap);
/* What a score says: the highest of its thresholds that is reached, or nothing. */
str say_score(const struct score *s, const struct facts *f);
/* Copies a text of the pack and puts `number` where {number} stands. */
void say_filled(struct writer *w, str text, str number);

#endif

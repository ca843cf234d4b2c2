/* person.h - one person as the store remembers them, seen today: answers, decisions, plan and week, all from one snapshot. */
#ifndef TRIVET_APP_PERSON_H
#define TRIVET_APP_PERSON_H

#include "app/choices.h"
#include "app/figure_look.h"
#include "app/flare.h"
#include "core/balance.h"
#include "core/clearing.h"
#include "core/fresh.h"
#include "core/reassess.h"
#include "core/session.h"
#include "core/strength.h"
#include "store/store.h"

enum { DIARY_DAYS = 90, CHANGES_ROOM = STORE_CHANGES_MAX };

struct person {
	const struct pack *pack;
	struct moment now;
	zone_at *zones; /* of the place where they are */
	day today;
	struct answers answers;   /* those that count today */
	struct answers last_said; /* as they were given last, however long ago */
	struct consult consult;
	struct plan plan;   /* counted from the day the recorded plan began, or from today */
	bool has_plan;      /* a plan is recorded */
	day plan_since;     /* of the first recorded plan: it changes, and goes on */
	enum fresh_due due; /* what is asked before an exercise */
	day asked;          /* when the danger signs were asked last; DAY_MIN: never, or something is new */
	str country;        /* a code of the pack, or empty */
	str number;         /* the emergency number */
	struct figure_look look;
	enum flare_why flare;         /* why today is a day to do less */
	struct wishes chosen;         /* what they chose of their plan since it was made */
	struct store_entries entries; /* the last DIARY_DAYS days */
	struct store_deeds deeds;
	struct balance week;
	bool has_trial; /* the newest trial was not ended; app/trials.h reads it */
	struct store_trial trial;
};

/*
 * Reads the person in one snapshot. What is too old to count (core/fresh.h) is not answered; nor is what this pack does not know.
 * Fails: ERR_FULL, ERR_BUSY, ERR_IO of the store. Keeps: texts live in the arena.
 */
MUST_USE enum err person_load(struct store_reader *r, const struct pack *p, struct here here, struct arena *a, struct person *ret_person);

static inline bool person_answered_today(const struct person *who, size_t question)
{
	return who->answers.of[question].kind != ANSWER_NONE && who->answers.of[question].on.n == who->today.n;
}

/*
 * When something of the diary was, to be compared with an answer: of a day without a time the latest that it can have been. Of today without a time it is the
 * beginning of the day, or no answer of today could ever come after it.
 */
instant person_when(const struct person *who, day on, struct moment at);
/* What pierces or sucks: acupuncture, dry needling, cups. */
bool person_is_needles(const struct pack *p, str item);

/* The same person with other answers: decides again. */
void person_decide(struct person *who);

/*
 * The plan as it would be if the danger signs were still what they were when they were asked last: what waits while they are due again, or while something
 * is open since needles or cups. To be read, not to be done. False when nothing waits.
 */
bool person_waiting_plan(const struct person *who, struct plan *ret_plan);

/* Average pain of the last seven days in tenths, NOT_MEASURED without an entry; `ending` is the last of them. */
int32_t person_pain_tenths(const struct person *who, day ending);

/* How strong each leg has become over the last weeks, from all the deeds. Fails: ERR_FULL. */
MUST_USE enum err person_strength(const struct person *who, struct arena *a, struct strength *ret_strength);

#endif

/* person.h - one person as the store remembers them, seen today: answers, decisions, plan and week, all from one snapshot. */
#ifndef TRIVET_APP_PERSON_H
#define TRIVET_APP_PERSON_H

#include "app/choices.h"
#include "app/figure_look.h"
#include "app/flare.h"
#include "core/balance.h"
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
	struct answers answers;
	struct consult consult;
	struct plan plan;                         /* counted from the day the recorded plan began, or from today */
	bool has_plan;                            /* a plan is recorded */
	day plan_since;                           /* of the first recorded plan: it changes, and goes on */
	struct moment answered_at[QUESTIONS_MAX]; /* of those that count as answered */
	bool answered_today[QUESTIONS_MAX];
	bool emergency_today; /* every emergency sign was answered today, or cannot be theirs (its needs are all no) */
	str country;          /* chosen: a code of the pack, or empty */
	str proposed;         /* where they probably are, while none is chosen; empty when nothing says so */
	str number;           /* the emergency number; words for it when no country is known */
	bool has_number;      /* it is one that can be called */
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
 * Reads the person in one snapshot. Danger signs, what decides whether they are asked, and clearings from before the plan's review period
 * (evidence 1.1, rule 3: asked again at each reassessment) and a "yes" older than its question keeps it count as not answered; so does an answer
 * whose question or value this pack does not know, and whatever calms a danger sign from a day that is still to come.
 * Fails: ERR_FULL, ERR_BUSY, ERR_IO of the store. Keeps: texts live in the arena.
 */
MUST_USE enum err person_load(struct store_reader *r, const struct pack *p, struct here here, struct arena *a, struct person *ret_person);

/* The emergency number, from the country that is chosen or proposed. */
void person_number(struct person *who);
/* The same person with other answers: decides again. */
void person_decide(struct person *who);

/* Average pain of the last seven days in tenths, NOT_MEASURED without an entry; `ending` is the last of them. */
int32_t person_pain_tenths(const struct person *who, day ending);

/* How strong each leg has become over the last weeks, from all the deeds. Fails: ERR_FULL. */
MUST_USE enum err person_strength(const struct person *who, struct arena *a, struct strength *ret_strength);

#endif

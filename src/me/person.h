/* person.h - one person as the store remembers them, as of today: answers, decisions, plan and week, all from one snapshot. */
#ifndef TRIVET_ME_PERSON_H
#define TRIVET_ME_PERSON_H

#include "me/choices.h"
#include "me/clinic_card.h"
#include "me/figure_look.h"
#include "me/flare.h"
#include "core/balance.h"
#include "core/clearing.h"
#include "core/fresh.h"
#include "core/reassess.h"
#include "core/session.h"
#include "core/strength.h"
#include "store/store.h"

/* The setting that holds the day on which a copy of all was saved. */
#define person_copied_key STR("copy_saved")

enum { DIARY_DAYS = 90, CHANGES_ROOM = STORE_CHANGES_MAX, PERSON_RISES = STORE_PAIN_MAX };

/* A pain that is higher than the one before, and that no later one came below. */
struct person_rise {
	struct store_entry before, entry;
};

struct person {
	const struct pack *pack;
	struct moment now;
	struct caller caller;
	day today;
	struct answers answers;   /* those that count today */
	struct answers last_said; /* as they were given last, however long ago */
	struct consult consult;
	struct plan plan;               /* counted from the day the recorded plan began, or from today */
	bool has_plan;                  /* a plan is recorded */
	str kept_plan;                  /* the newest of them, in its stable form; empty: there is none */
	day plan_since;                 /* of the first recorded plan: it changes, and goes on */
	day looked_on;                  /* the newest look back; DAY_MIN: there was none. When the next one is: review_next */
	enum fresh_due due;             /* what is asked before an exercise */
	day asked;                      /* when the danger signs were asked last; DAY_MIN: never, or something is new */
	str country;                    /* chosen: a code of the pack, or empty */
	str proposed;                   /* where they probably are, while none is chosen; empty when nothing says so */
	str number;                     /* the emergency number; words for it when no country is known */
	bool has_number;                /* it is one that can be called */
	const struct clinic_card *card; /* of the clinic that hands out this trivet, or NULL */
	struct figure_look look;
	enum flare_why flare;                /* why today is a day to do less */
	struct wishes chosen;                /* what they chose of their plan since it was made */
	str chosen_stored[CHOSEN_PARTS];     /* the same as it is stored, with what this pack does not know */
	str plan_from, plan_note, plan_says; /* whose plan was taken over, their word, and what they said of its steps (plan_file_said); or empty */
	/* The diary of the last DIARY_DAYS days, as sums: what is decided costs the same however often a day was recorded. */
	bool has_copied; /* a copy of all was saved, on copied_on: me/copied.h */
	day copied_on;
	struct store_entry_days entry_days;
	struct store_deed_days deed_days;
	struct store_deed_items items;         /* what was done in the last seven days, by its item */
	struct store_entry entry_of_today;     /* the last of the day that tells how it was then, without its places and scores */
	struct store_entry entry_of_yesterday; /* likewise */
	bool has_entry_of_today, has_entry_of_yesterday;
	struct person_rise rises[PERSON_RISES]; /* the newest first */
	size_t n_rises;
	enum counted counted;
	struct balance_wanted wanted; /* of seven days */
	struct balance week;
	bool has_trial; /* the newest trial was not ended; me/trials.h reads it */
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
/* The same of the last of several. */
instant person_item_when(const struct person *who, const struct store_deed_item *done);
/* The outlook for pain that has lasted as long as this person said, according to the sources; NULL when the content has none. */
const struct statement *person_outlook(const struct person *who);
/* What pierces or sucks: acupuncture, dry needling, cups. */
bool person_is_needles(const struct pack *p, str item);

/* The emergency number, from the country that is chosen or proposed. */
void person_number(struct person *who);
/* Counts the week from the sums of the days. */
void person_count_week(struct person *who);
/* The same person with other answers: decides again. */
void person_decide(struct person *who);

/* A plan that waits for an answer: the danger signs are due again, or something is open since needles or cups. To be read, not to be done. */
struct plan_waits {
	bool is_on;
	bool needles;                     /* only for what is asked after needles or cups; else for all danger signs */
	struct plan plan;                 /* as it would be if they were still what they were when they were asked last */
	uint16_t items[LEGS * STEPS_MAX]; /* that wait, in the order of the plan */
	size_t n;
};
void person_waits(const struct person *who, struct plan_waits *ret_waiting);

/* How strong each leg has become over the last weeks, from all the deeds. */
struct strength person_strength(const struct person *who, const struct lived *lived);
/* The same as it was on a day of the last weeks. */
struct strength person_strength_on(const struct person *who, const struct lived *lived, day on);
/* Entries of the last DIARY_DAYS days. */
int64_t person_entries(const struct person *who);
/* Was anything done for this leg that day? Within DIARY_DAYS. */
bool person_did_leg(const struct person *who, enum leg leg, day on);
/* What was done with this item that day, NULL for nothing. Within the last seven days. */
const struct store_deed_item *person_did(const struct person *who, str item, day on);
/* On how many of the last seven days, up to `last`, it was done. */
int32_t person_days_with(const struct person *who, str item, day last);
/* The newest day of the last DIARY_DAYS with an entry; false when there is none. */
bool person_last_written(const struct person *who, day *ret_day);

#endif

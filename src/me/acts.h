/*
 * acts.h - what a person can do, as changes for the store. Each act fills a list of changes that are done together or not at all; whoever calls applies
 * it (the command line waits, the web answers when the disk has it).
 */
#ifndef TRIVET_ME_ACTS_H
#define TRIVET_ME_ACTS_H

#include "me/person.h"
#include "me/said.h"

struct changes {
	struct change of[CHANGES_ROOM];
	size_t n;
	struct caller caller; /* whose they are */
	str request;          /* the client's id of this act */
	uint64_t asked;       /* what was asked under it, as a hash; 0: not known */
	struct arena *arena;  /* for the texts of the changes */
	bool full;            /* more than can be done together */
	bool clears_beside;   /* when it is durable, the copies beside the store are deleted, too (keep/beside.h) */
	struct changes *next; /* done when these are durable, with another request id; NULL for none */
};

/* What the sets after `done` call the -1st, -2nd, -3rd activity is the 1st, 2nd, 3rd that `done` added: from here on they know its id. */
void acts_learn(struct changes *done, const struct change_outcome *outcomes);

struct changes acts_on(struct arena *a, struct caller caller, str request);
/* What was asked under the request id of `first` and of those that follow it: asked again with other content it is a conflict. */
void acts_asked(struct changes *first, uint64_t asked);

/*
 * An answer, in canonical text that answers_put has accepted; `who` answers the same from now on. A yes or not sure ends the clearing of its sign; where
 * it was "no" on an earlier day something is new, and all clearings end (evidence 1.1, rule 0).
 */
MUST_USE enum err act_answer(struct changes *acts, struct person *who, uint16_t question, str value);
/* Takes an answer back. */
void act_unanswer(struct changes *acts, struct person *who, uint16_t question);
/*
 * All questions of a tick list: what was said of them, and the others that were open are no.
 * What is hidden by its needs is left alone.
 */
MUST_USE enum err act_ticks(struct changes *acts, struct person *who, const uint16_t *questions, size_t n, const struct said *said);
/* All questions of a row. Fails: ERR_INPUT never in practice. */
MUST_USE enum err act_row(struct changes *acts, struct person *who, const struct question_row *row, const struct said *said);
/* Records the plan as it now is when it is open and differs from the newest one recorded (`last_text` is that one's, or empty). */
void act_record_plan(struct changes *acts, struct person *who, str last_text, str why);
void act_entry(struct changes *acts, const struct store_entry *entry);
void act_mark(struct changes *acts, const struct store_mark *mark);
void act_activity(struct changes *acts, const struct store_activity *activity);
void act_deed(struct changes *acts, const struct store_deed *deed);
/*
 * A tick: what was done, but not for how long. Practice counts as long as its dose in the plan of now (of the whole leg, when it names no exercise): a tick
 * is not zero minutes.
 */
void act_tick(struct changes *acts, const struct person *who, struct store_deed deed);
/* A finished session: one deed of practice for each of its items. */
void act_session_done(struct changes *acts, const struct person *who, const struct session *s);
void act_setting(struct changes *acts, str key, str value);
/* All that is remembered of the person goes, and the copies beside the store. The only change of its list. */
void act_erase(struct changes *acts);
void act_change(struct changes *acts, enum change_kind kind, struct change c);

#endif

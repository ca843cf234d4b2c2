/*
 * acts.h - what a person can do, as changes for the store. Each act fills a list of changes that are done together or not at all; the caller applies
 * it (the command line waits, the web answers once it is on disk).
 */
#ifndef TRIVET_ME_ACTS_H
#define TRIVET_ME_ACTS_H

#include "me/person.h"

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

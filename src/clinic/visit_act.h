/* visit_act.h - what the decisions about visits share: one act inside the transaction, where it can be, and how it is written. For use inside clinic/. */
#ifndef TRIVET_CLINIC_VISIT_ACT_H
#define TRIVET_CLINIC_VISIT_ACT_H

#include "clinic/visit_ask.h"

/* One decision inside the transaction. */
struct act {
	struct link *l;
	struct desk desk;
	const struct visit_ask *ask;
	struct visit_answer *answer;
	struct store_visit visits[COURSE_MAX]; /* what is made or changed */
	struct slots_choice choices[COURSE_MAX];
	size_t n;
	int64_t patient; /* 0: someone new */
	str email;
	struct slots_busy taken[COURSE_MAX * SLOTS_PARTS_MAX]; /* by the visits of the same course */
	size_t n_taken;
};

struct place_ask {
	const struct clinic_service *service;
	uint16_t practitioner;
	instant at;
	int64_t without; /* the visit that is moved */
	bool squeezes;
};

/* For a request id that was used before, what it did then; else the act. Inside the transaction. Needs: desk, ask and answer of it. */
MUST_USE enum err act_decide(struct link *l, struct act *a);
/* Fails: ERR_INPUT as visit_do. */
MUST_USE enum err act_check(const struct visit_ask *ask);

/* Undoes what was written, and is no failure: returns ERR_CONFLICT. */
enum err act_refuse(struct act *a, enum refused why);
/* The place of a shift. */
uint16_t act_place_of(const struct act *a, struct slots_who who);
/* Finds with whom and where; fills in the visit and the choice. *ret_refused says why not. */
MUST_USE enum err act_find_place(struct act *a, const struct place_ask *ask, struct store_visit *visit, struct slots_choice *choice,
				 enum refused *ret_refused);
/* The parts of a visit by the numbers of the store. */
MUST_USE enum err act_parts_of(struct act *a, const struct store_visit *v, const struct slots_choice *c, struct store_parts *ret_parts);
/* Adds `more` to `all`. */
MUST_USE enum err act_join_parts(struct act *a, const struct store_parts *more, struct store_parts *all);
/* What the visits of an act had and what they have from now on, as the one list of the guard. Refuses when someone else has some of it. */
MUST_USE enum err act_occupy(struct act *a, const struct store_parts *had, const struct store_parts *has, instant until);

#endif

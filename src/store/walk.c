/* walk.c - all of a kind, one after the other. */
#include "store/rows.h"
#include "store/sql.h"

#include <string.h>

_Static_assert(sizeof(struct walk_in) == sizeof(struct sql_entry_list) && offsetof(struct walk_in, first) == offsetof(struct sql_entry_list, first) &&
		       offsetof(struct walk_in, last) == offsetof(struct sql_entry_list, last),
	       "what all of them take");

static const struct walk {
	const struct query *query;
	keep_row *keep;
} walks[STORE_KINDS] = {
	[STORE_ENTRIES] = {&SQL_ENTRY_LIST, keep_entry}, [STORE_DEEDS] = {&SQL_DEED_LIST, keep_deed},
	[STORE_MARKS] = {&SQL_MARK_LIST, keep_mark},     [STORE_TRIALS] = {&SQL_TRIAL_LIST, keep_trial},
	[STORE_BREAKS] = {&SQL_BREAK_LIST, keep_break},  [STORE_DESK_DAYS] = {&SQL_DESK_DAY_LIST, keep_desk_day},
	[STORE_PLANS] = {&SQL_PLAN_LIST, keep_plan},     [STORE_REASSESSMENTS] = {&SQL_REASSESSMENT_LIST, keep_reassessment},
};

_Static_assert(offsetof(struct sql_entry_list, person) == offsetof(struct sql_plan_list, person), "all begin with the person");

enum err store_walk_begin(struct store_reader *r, int64_t person, enum store_kind kind)
{
	r->walk_in[kind] = (struct walk_in){person, DAY_MIN.n, DAY_MAX.n};
	return link_start(r->link, walks[kind].query, &r->walk_in[kind]);
}

/* Where it hurt, and how own activities went. */
static enum err add_parts(struct store_reader *r, int64_t person, struct arena *a, struct store_entry *e)
{
	struct list regions = LIST(a, struct store_region, keep_region);
	struct list scores = LIST(a, struct store_score, keep_score);
	TRY(read_list(r, &SQL_ENTRY_REGION_OF, &(struct sql_entry_region_of){person, e->id}, &regions));
	TRY(read_list(r, &SQL_ENTRY_SCORE_OF, &(struct sql_entry_score_of){person, e->id}, &scores));
	e->regions = (void *)regions.at;
	e->n_regions = regions.n;
	e->scores = (void *)scores.at;
	e->n_scores = scores.n;
	return OK;
}

enum err store_walk_next(struct store_reader *r, int64_t person, enum store_kind kind, struct arena *a, void *ret_record)
{
	str row[QUERY_FIELDS_MAX]; /* room and alignment for every row */
	TRY(link_next(r->link, walks[kind].query, row));
	walks[kind].keep(a, row, ret_record);
	if (kind == STORE_ENTRIES)
		TRY(add_parts(r, person, a, ret_record));
	return a->full ? ERR_FULL : OK;
}

void store_walk_end(struct store_reader *r, enum store_kind kind)
{
	link_stop(r->link, walks[kind].query);
}

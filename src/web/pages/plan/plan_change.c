/* plan_change.c - swap, add, restore, fewer days; and earlier plans. */
#include "web/pages/plan/plan_change.h"

#include "me/reads.h"
#include "web/pages/check/check.h"
#include "web/pages/plan/plan_page.h"
#include "web/server/saved.h"

const int plan_days[PLAN_DAYS] = {2, 3, 4, 5};

/* ---- changing ---- */

enum { ITEM, INSTEAD };

#define ITEM_FIELD [ITEM] = {.name = "item", .label = "What it is about", .kind = FIELD_ID, .needed = true}

const struct field plan_item_fields[1] = {ITEM_FIELD};
const struct field plan_swap_fields[2] = {ITEM_FIELD, [INSTEAD] = {.name = "for", .label = "What comes instead", .kind = FIELD_ID}};

typedef enum err plan_act(struct changes *acts, struct person *who, uint16_t item, struct writer *why);

/* Where it is on the page of the plan. */
static str step_id(struct arena *a, const struct person *who, uint16_t item)
{
	return url_join(a, "step-", who->pack->items[item].id).s;
}

/* What the page offered may no longer be possible: another page was quicker. Then the plan is shown as it is. */
static enum err change(struct site *site, const struct request *q, struct response *r, plan_act *act, enum saved what)
{
	struct person *who;
	struct changes *acts;
	char buffer[WHY_ROOM];
	struct writer why = writer_on(buffer, sizeof buffer);
	TRY(own_person(site, q, r, &who));
	uint16_t item = pack_item(who->pack, q->value[ITEM].text);
	if (item == NONE)
		return ERR_INPUT;
	TRY(own_changes(q, r, &acts));
	if (who->plan.refusal != PLAN_OPEN || act(acts, who, item, &why) != OK) {
		response_see(r, URL("/plan"));
		return OK;
	}
	TRY(app_record_plan(site->app, acts, who, arena_copy(r->arena, writer_str(&why))));
	response_saved_at(r, what, URL("/plan"), plan_step(&who->plan, item) != NULL ? step_id(r->arena, who, item) : STR("choose"),
			  who->pack->items[item].id);
	return OK;
}

/* Where a step is on its leg. */
static size_t place_of(const struct person *who, uint16_t item)
{
	const struct leg_plan *leg = &who->plan.legs[who->pack->items[item].leg];
	size_t i = 0;
	while (i < leg->n && leg->steps[i].item != item)
		i++;
	return i;
}

/* The plan, with what came in the place of what went, and a word on it there. */
static url swapped_url(struct arena *a, const struct person *who, uint16_t item, uint16_t instead, size_t at)
{
	struct writer w = arena_writer(a);
	w_int(&w, (int64_t)at);
	str place = arena_keep(a, &w);
	url where = url_with(a, url_with(a, URL("/plan"), "swapped", who->pack->items[instead].id), "was", who->pack->items[item].id);
	return url_with(a, where, "at", place);
}

enum err plan_swap(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	char buffer[WHY_ROOM];
	struct writer why = writer_on(buffer, sizeof buffer);
	if (!q->value[INSTEAD].given)
		return change(site, q, r, act_swap, SAVED_ASIDE);
	TRY(own_person(site, q, r, &who));
	uint16_t item = pack_item(who->pack, q->value[ITEM].text), instead = pack_item(who->pack, q->value[INSTEAD].text);
	if (item == NONE || instead == NONE)
		return ERR_INPUT;
	TRY(own_changes(q, r, &acts));
	size_t at = place_of(who, item);
	if (who->plan.refusal == PLAN_OPEN && act_swap_for(acts, who, item, instead, &why) == OK) {
		TRY(app_record_plan(site->app, acts, who, arena_copy(r->arena, writer_str(&why))));
		response_see(r, swapped_url(r->arena, who, item, instead, at));
	} else {
		response_see(r, URL("/plan")); /* another page was quicker */
	}
	return OK;
}

enum err plan_back(struct site *site, const struct request *q, struct response *r)
{
	return change(site, q, r, act_back, SAVED_BACK);
}

enum err plan_add(struct site *site, const struct request *q, struct response *r)
{
	return change(site, q, r, act_add, SAVED_ADDED);
}

enum { GROW_ITEM, GROW_TO };

const struct field plan_grow_fields[2] = {
	[GROW_ITEM] = {.name = "item", .label = "What it is about", .kind = FIELD_ID, .needed = true},
	[GROW_TO] = {.name = "to", .label = "How often, or how long", .kind = FIELD_INT, .min = 1, .max = UINT8_MAX, .needed = true},
};

enum err plan_grow(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	char buffer[WHY_ROOM];
	struct writer why = writer_on(buffer, sizeof buffer);
	TRY(own_person(site, q, r, &who));
	uint16_t item = pack_item(who->pack, q->value[GROW_ITEM].text);
	if (item == NONE)
		return ERR_INPUT;
	TRY(own_changes(q, r, &acts));
	TRY(act_grow(acts, who, item, (int32_t)q->value[GROW_TO].number, &why));
	TRY(app_record_plan(site->app, acts, who, arena_copy(r->arena, writer_str(&why))));
	response_saved_at(r, SAVED_PLAIN, URL("/plan"), step_id(r->arena, who, item), STR(""));
	return OK;
}

enum { DAYS };

const struct field plan_days_fields[1] = {
	[DAYS] = {.name = "days", .label = "Practice, days a week", .kind = FIELD_INT, .min = 0, .max = 7, .needed = true},
};

enum err plan_days_keep(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	char buffer[WHY_ROOM];
	struct writer why = writer_on(buffer, sizeof buffer);
	TRY(own_person(site, q, r, &who));
	TRY(own_changes(q, r, &acts));
	TRY(act_days(acts, who, (int32_t)q->value[DAYS].number, &why));
	TRY(app_record_plan(site->app, acts, who, arena_copy(r->arena, writer_str(&why))));
	response_saved_at(r, SAVED_PLAIN, URL("/plan"), STR("choose"), STR(""));
	return OK;
}

enum err plan_flare(struct site *site, const struct request *q, struct response *r)
{
	struct changes *acts;
	day today = request_today(q);
	(void)site;
	TRY(own_changes(q, r, &acts));
	act_change(acts, CHANGE_MARK_ADD, (struct change){.mark = {.first = today, .last = today, .kind = STORE_MARK_FLARE, .note = STR("")}});
	response_saved(r, SAVED_SMALL_DAY, URL("/plan"));
	return OK;
}

/* ---- the plans that were ---- */

void plan_history_lines(const struct pack *p, const struct plan_differences *d, struct arena *a, struct history_entry *entry)
{
	struct history_line *lines = arena_new(a, struct history_line, d->n + 1);
	for (size_t i = 0; lines != NULL && i < d->n; i++) {
		const struct plan_difference *x = &d->of[i];
		uint16_t item = x->change == STEP_WENT ? x->was.item : x->is.item;
		lines[entry->n_lines++] = (struct history_line){.change = x->change, .item = &p->items[item], .was = x->was, .is = x->is};
	}
	entry->lines = lines;
	entry->course = d->course;
}

/* The look backs of the days before `until` that have no place yet, the oldest first. */
static void put_looks(const struct reviews *had, day until, size_t *at, struct arena *a, struct history_view *v, struct history_entry *entries)
{
	for (; *at < had->n && had->of[*at].on.n < until.n; ++*at) {
		struct writer w = arena_writer(a);
		w_z(&w, "/reassess/");
		w_int(&w, had->of[*at].id);
		entries[v->n++] = (struct history_entry){
			.on = had->of[*at].on, .is_look = true, .outcome = reassess(&had->of[*at].in).outcome, .where = (url){arena_keep(a, &w)}};
	}
}

static void turn_around(struct history_entry *entries, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		struct history_entry e = entries[i];
		entries[i] = entries[n - 1 - i];
		entries[n - 1 - i] = e;
	}
}

static enum err put_history(const struct pack *p, const struct store_plans *plans, const struct reviews *had, struct arena *a, struct history_view *v)
{
	struct history_entry *entries = arena_new(a, struct history_entry, plans->n + had->n + 1);
	struct plan_lines was = {.n = 0}, is;
	size_t look = 0;
	if (entries == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < plans->n; i++) {
		if (!plan_lines_read(p, plans->at[i].text, &is))
			continue;
		struct plan_differences d = plan_compare(&was, &is);
		put_looks(had, plans->at[i].day, &look, a, v, entries);
		entries[v->n] = (struct history_entry){.on = plans->at[i].day, .why = plans->at[i].why, .is_first = i == 0};
		plan_history_lines(p, &d, a, &entries[v->n++]);
		was = is;
	}
	put_looks(had, DAY_MAX, &look, a, v, entries);
	turn_around(entries, v->n);
	v->entries = entries;
	return a->full ? ERR_FULL : OK;
}

enum err plan_history_show(struct site *site, const struct request *q, struct response *r)
{
	struct store_plans plans;
	struct reviews *had = arena_new(r->arena, struct reviews, 1);
	struct person *who;
	if (had == NULL)
		return ERR_FULL;
	TRY(own_person(site, q, r, &who));
	struct history_view v = {.from = who->plan_from, .note = who->plan_note};
	TRY(reads_plans(site->app, q->caller, r->arena, &plans));
	TRY(app_reviews(site->app, q->caller, r->arena, had));
	TRY(put_history(app_pack(site->app), &plans, had, r->arena, &v));
	page_plan_history(response_page(r, "How your plan changed", NAV_PLAN), &v);
	return OK;
}

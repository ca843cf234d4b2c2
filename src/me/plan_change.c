/* plan_change.c - a person changes their plan. */
#include "me/plan_change.h"

#include "me/forms.h"
#include "me/reads.h"

static str name(const struct person *who, uint16_t item)
{
	return who->pack->items[item].name;
}

/* ---- what may be ---- */

static void plan_with(const struct person *who, const struct wishes *chosen, struct plan *ret_plan)
{
	struct consult with = who->consult;
	choices_onto(chosen, &with.wishes);
	plan_make(who->pack, &with, who->plan_since, ret_plan);
}

/* What the plan of `chosen` has on this leg, and the plan of now has not; NONE when nothing is. */
static uint16_t newcomer(const struct person *who, const struct wishes *chosen, enum leg leg)
{
	struct plan now;
	plan_with(who, chosen, &now);
	for (size_t i = 0; i < now.legs[leg].n; i++)
		if (plan_step(&who->plan, now.legs[leg].steps[i].item) == NULL)
			return now.legs[leg].steps[i].item;
	return NONE;
}

size_t plan_alternatives(const struct person *who, uint16_t item, uint16_t *ret_items, size_t cap)
{
	struct wishes chosen = who->chosen;
	uint16_t next = item;
	size_t n = 0;
	while (n < cap) {
		choices_drop(&chosen, next);
		next = newcomer(who, &chosen, who->pack->items[item].leg);
		if (next == NONE)
			break;
		ret_items[n++] = next;
	}
	return n;
}

uint16_t plan_instead(const struct person *who, uint16_t item)
{
	uint16_t instead;
	return plan_alternatives(who, item, &instead, 1) == 1 ? instead : NONE;
}

bool plan_may_go(const struct person *who, uint16_t item)
{
	const struct pack *p = who->pack;
	bool is_always = item == p->known.first_visit || item == p->known.posture_variety;
	if (plan_step(&who->plan, item) == NULL || is_always)
		return false;
	return who->plan.legs[p->items[item].leg].n > 1 || plan_instead(who, item) != NONE;
}

bool plan_may_come(const struct person *who, uint16_t item)
{
	const struct item *it = &who->pack->items[item];
	return who->plan.refusal == PLAN_OPEN && plan_step(&who->plan, item) == NULL && qset_within(&it->needs, &who->consult.facts.yes) &&
	       allow_now(allow_item(it, &who->consult.facts).verdict);
}

/* ---- what is done ---- */

static void choose(struct changes *acts, struct person *who, const struct wishes *chosen)
{
	who->chosen = *chosen;
	for (enum chosen_part part = 0; part < CHOSEN_PARTS; part++) {
		struct writer w = arena_writer(acts->arena);
		choices_write_onto(&w, who->pack, chosen, part, who->chosen_stored[part]);
		act_setting(acts, chosen_keys[part], arena_keep(acts->arena, &w));
	}
	person_decide(who);
}

enum err act_swap(struct changes *acts, struct person *who, uint16_t item, struct writer *why)
{
	struct wishes chosen = who->chosen;
	if (!plan_may_go(who, item))
		return ERR_INPUT;
	uint16_t instead = plan_instead(who, item);
	choices_drop(&chosen, item);
	choose(acts, who, &chosen);
	say_plan_why(why, instead == NONE ? WHY_REMOVED : WHY_SWAPPED, name(who, item), instead == NONE ? STR("") : name(who, instead));
	return OK;
}

enum err act_swap_for(struct changes *acts, struct person *who, uint16_t item, uint16_t instead, struct writer *why)
{
	struct wishes chosen = who->chosen;
	struct plan with;
	if (!plan_may_go(who, item) || !plan_may_come(who, instead) || who->pack->items[item].leg != who->pack->items[instead].leg)
		return ERR_INPUT;
	choices_drop(&chosen, item);
	choices_want(&chosen, instead);
	plan_with(who, &chosen, &with);
	if (plan_step(&with, instead) == NULL)
		return ERR_INPUT;
	choose(acts, who, &chosen);
	say_plan_why(why, WHY_SWAPPED, name(who, item), name(who, instead));
	return OK;
}

enum err act_back(struct changes *acts, struct person *who, uint16_t item, struct writer *why)
{
	struct wishes chosen = who->chosen;
	if (!qset_has(&chosen.dropped, item))
		return ERR_INPUT;
	choices_back(&chosen, item);
	choose(acts, who, &chosen);
	say_plan_why(why, WHY_BACK, name(who, item), STR(""));
	return OK;
}

enum err act_add(struct changes *acts, struct person *who, uint16_t item, struct writer *why)
{
	struct wishes chosen = who->chosen;
	if (!plan_may_come(who, item))
		return ERR_INPUT;
	choices_want(&chosen, item);
	choose(acts, who, &chosen);
	say_plan_why(why, WHY_ADDED, name(who, item), STR(""));
	return OK;
}

enum err act_days(struct changes *acts, struct person *who, int32_t days, struct writer *why)
{
	struct wishes chosen = who->chosen;
	char buffer[8];
	struct writer number = writer_on(buffer, sizeof buffer);
	if (days != 0 && (days < DAYS_A_WEEK_LEAST || days > 7))
		return ERR_INPUT;
	chosen.practice_days = days;
	choose(acts, who, &chosen);
	w_int(&number, days);
	say_plan_why(why, days == 0 ? WHY_AS_BEFORE : WHY_DAYS, writer_str(&number), STR(""));
	return OK;
}

enum err act_grow(struct changes *acts, struct person *who, uint16_t item, int32_t to, struct writer *why)
{
	struct wishes chosen = who->chosen;
	const struct step *step = plan_step(&who->plan, item);
	const struct dose *dose = &who->pack->items[item].dose;
	const struct amount *grows = dose->reps.use > 0 ? &dose->reps : &dose->hold_s;
	char buffer[8];
	struct writer number = writer_on(buffer, sizeof buffer);
	if (step == NULL || step->verdict != GO || who->plan.flare || to < grows->least || to > grows->most || to <= 0)
		return ERR_INPUT;
	chosen.grown_to[item] = (uint8_t)(to == grows->use ? 0 : to);
	choose(acts, who, &chosen);
	w_int(&number, to);
	say_plan_why(why, WHY_GROWN, name(who, item), writer_str(&number));
	return OK;
}

/* Who wrote it, their word and what they said of each step stay with the plan. A setting is one line. */
static void keep_words(struct changes *acts, struct person *who, const struct plan_file *file)
{
	struct writer w = arena_writer(acts->arena);
	for (size_t i = 0; i < file->note.n; i++)
		w_char(&w, file->note.p[i] == '\n' || file->note.p[i] == '\t' ? ' ' : file->note.p[i]);
	who->plan_from = file->from;
	who->plan_note = arena_keep(acts->arena, &w);
	w = arena_writer(acts->arena);
	plan_file_put_says(&w, who->pack, file);
	who->plan_says = arena_keep(acts->arena, &w);
	act_setting(acts, STR("plan_from"), who->plan_from);
	act_setting(acts, STR("plan_note"), who->plan_note);
	act_setting(acts, STR("plan_says"), who->plan_says);
}

void act_take_over(struct changes *acts, struct person *who, const struct plan_file *file, struct writer *why)
{
	struct plan_proposal proposal;
	plan_propose(who, file, &proposal);
	choose(acts, who, &proposal.chosen);
	keep_words(acts, who, file);
	say_plan_why(why, file->from.n > 0 ? WHY_FILE : WHY_FILE_UNSIGNED, file->from, STR(""));
}

void act_record_plan(struct changes *acts, struct person *who, str last_text, str why)
{
	if (who->plan.refusal != PLAN_OPEN || who->consult.triage.emergency_unanswered)
		return; /* what only waits for an answer is still part of it */
	struct writer w = arena_writer(acts->arena);
	struct json j = json_on(&w);
	form_plan(&j, who->pack, &who->consult, &who->plan);
	str text = arena_keep(acts->arena, &w);
	if (text.n == 0 || str_eq(text, last_text))
		return;
	act_change(acts, CHANGE_PLAN_ADD, (struct change){.plan = {.day = who->today, .text = text, .why = why}});
}

enum err app_record_plan(struct app *app, struct changes *acts, struct person *who, str why)
{
	struct store_plan last = {.text = STR("")};
	enum err e = reads_plan_latest(app, who->caller, acts->arena, &last);
	if (e != OK && e != ERR_MISSING)
		return e;
	act_record_plan(acts, who, e == OK ? last.text : STR(""), e == OK ? why : STR("first plan"));
	return OK;
}

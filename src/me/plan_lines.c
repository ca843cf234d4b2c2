/* plan_lines.c - a plan as lines, and two of them side by side. */
#include "me/plan_lines.h"

#include "table/json_in.h"

struct plan_lines plan_lines_of(const struct plan *plan)
{
	struct plan_lines lines = {.n = 0};
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		for (size_t i = 0; i < plan->legs[l].n; i++) {
			const struct step *s = &plan->legs[l].steps[i];
			lines.of[lines.n++] = (struct plan_line){.leg = l,
								 .item = s->item,
								 .minutes = s->minutes,
								 .per_week = s->per_week,
								 .sets = s->other_sets,
								 .grown_to = s->grown_to};
		}
	if (plan->course.item != NONE) {
		lines.sessions = plan->course.sessions;
		lines.days_apart = plan->course.days_apart;
	}
	return lines;
}

/* ---- out of what was kept ---- */

static void read_leg(const struct pack *p, const json_t *steps, enum leg leg, struct plan_lines *lines)
{
	for (size_t i = 0; i < json_array_size(steps) && lines->n < PLAN_LINES_MAX; i++) {
		const json_t *s = json_array_get(steps, i);
		const char *id = json_string_value(json_object_get(s, "item"));
		uint16_t item = id == NULL ? NONE : pack_item(p, str_of(id));
		if (item != NONE)
			lines->of[lines->n++] = (struct plan_line){.leg = leg,
								   .item = item,
								   .minutes = json_in_int(s, "minutes", 0),
								   .per_week = json_in_int(s, "per_week", 0),
								   .sets = json_in_int(s, "sets", 0),
								   .grown_to = json_in_int(s, "grown_to", 0)};
	}
}

bool plan_lines_read(const struct pack *p, str text, struct plan_lines *ret_lines)
{
	json_t *top = json_in(text, NULL);
	const json_t *legs = json_object_get(top, "legs"), *course = json_object_get(top, "course");
	struct plan_lines lines = {.n = 0};
	bool is_plan = json_is_object(legs);
	for (enum leg l = LEG_TREATMENT; is_plan && l < LEGS; l++)
		read_leg(p, json_object_get(legs, (const char *)leg_words[l].p), l, &lines);
	lines.sessions = json_in_int(course, "sessions", 0);
	lines.days_apart = json_in_int(course, "days_apart", 0);
	json_decref(top);
	if (is_plan)
		*ret_lines = lines;
	return is_plan;
}

struct balance_wanted plan_lines_wanted(const struct plan_lines *lines)
{
	struct plan plan = {.course = {.days_apart = lines->days_apart}};
	for (size_t i = 0; i < lines->n; i++) {
		struct leg_plan *leg = &plan.legs[lines->of[i].leg];
		if (leg->n < STEPS_MAX)
			leg->steps[leg->n++].per_week = lines->of[i].per_week;
	}
	return balance_wanted_of(&plan);
}

/* ---- side by side ---- */

const struct plan_line *plan_lines_find(const struct plan_lines *lines, uint16_t item)
{
	for (size_t i = 0; i < lines->n; i++)
		if (lines->of[i].item == item)
			return &lines->of[i];
	return NULL;
}

static bool is_other(int32_t was, int32_t is)
{
	return was > 0 && is > 0 && was != is;
}

static void add(struct plan_differences *d, enum plan_step_change change, const struct plan_line *was, const struct plan_line *is)
{
	static const struct plan_line none;
	d->of[d->n++] = (struct plan_difference){.change = change, .was = was != NULL ? *was : none, .is = is != NULL ? *is : none};
}

struct plan_differences plan_compare(const struct plan_lines *was, const struct plan_lines *is)
{
	struct plan_differences d = {.n = 0};
	for (size_t i = 0; i < was->n; i++)
		if (plan_lines_find(is, was->of[i].item) == NULL)
			add(&d, STEP_WENT, &was->of[i], NULL);
	for (size_t i = 0; i < is->n; i++) {
		const struct plan_line *before = plan_lines_find(was, is->of[i].item);
		if (before == NULL)
			add(&d, STEP_CAME, NULL, &is->of[i]);
		else if (is_other(before->minutes, is->of[i].minutes) || is_other(before->per_week, is->of[i].per_week) ||
			 before->sets != is->of[i].sets || before->grown_to != is->of[i].grown_to)
			add(&d, STEP_DOSE, before, &is->of[i]);
	}
	d.course = is_other(was->sessions, is->sessions) || is_other(was->days_apart, is->days_apart);
	return d;
}

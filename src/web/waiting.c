/* waiting.c - a plan that waits for an answer. */
#include "web/waiting.h"

enum err waiting_of(const struct person *who, struct form_key *form, struct arena *a, struct waiting_view *ret_view)
{
	struct plan plan;
	struct waiting_view v = {.needles = who->due == FRESH_NEEDLES, .back = "today", .form = form};
	*ret_view = v;
	if (!person_waiting_plan(who, &plan))
		return OK;
	struct waiting_item *items = arena_new(a, struct waiting_item, LEGS * STEPS_MAX);
	if (items == NULL)
		return ERR_FULL;
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		for (size_t i = 0; i < plan.legs[l].n; i++) {
			const struct item *it = &who->pack->items[plan.legs[l].steps[i].item];
			if (plan_step(&who->plan, plan.legs[l].steps[i].item) == NULL)
				items[v.n++] = (struct waiting_item){it->name, url_join(a, "/item/", it->id)};
		}
	v.is_on = true;
	v.items = items;
	v.question = pack_statement(who->pack, STR("after_needles"));
	*ret_view = v;
	return OK;
}

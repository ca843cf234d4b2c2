/* waiting.c - a plan that waits for an answer. */
#include "web/parts/waiting.h"

enum err waiting_of(const struct person *who, struct form_key *form, struct arena *a, struct waiting_view *ret_view)
{
	struct plan_waits *waiting = arena_new(a, struct plan_waits, 1);
	struct waiting_item *items = arena_new(a, struct waiting_item, LEGS * STEPS_MAX);
	if (waiting == NULL || items == NULL)
		return ERR_FULL;
	person_waits(who, waiting);
	struct waiting_view v = {.is_on = waiting->is_on, .needles = waiting->needles, .back = "today", .items = items, .form = form};
	for (; v.n < waiting->n; v.n++) {
		const struct item *it = &who->pack->items[waiting->items[v.n]];
		items[v.n] = (struct waiting_item){it->name, url_join(a, "/item/", it->id)};
	}
	v.question = pack_statement(who->pack, STR("after_needles"));
	*ret_view = v;
	return OK;
}

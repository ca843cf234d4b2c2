/* session.c - builds a timed list. */
#include "core/session.h"

enum { SHORT_S = 120, KINDS_SHORT = 3, KINDS_LONG = 8 }; /* a short session has few changes */

struct choice_list {
	uint16_t item[ITEMS_MAX];
	struct allowed allowed[ITEMS_MAX];
	int32_t points[ITEMS_MAX];
	size_t n;
};

const str side_words[SIDES] = {STR_INIT("both"), STR_INIT("left"), STR_INIT("right")};

static int32_t least_of(const struct item *it)
{
	return it->session.least * (it->session.each_side ? 2 : 1);
}

static int32_t good_of(const struct item *it)
{
	return it->session.seconds * (it->session.each_side ? 2 : 1);
}

static bool fits(const struct item *it, enum place place)
{
	return it->leg == LEG_PRACTICE && it->kind != ITEM_HEAT && it->session.places >> place & 1;
}

/* What may be done here, best first: the steps of the plan before all else. */
static void list_choices(const struct pack *p, const struct consult *c, const struct plan *plan, enum place place, struct choice_list *ret_list)
{
	enum { POINTS_IN_PLAN = 1000 };
	struct choice_list *l = ret_list;
	l->n = 0;
	for (size_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		struct allowed a = allow_item(it, &c->facts);
		qset because;
		if (!fits(it, place) || !allow_now(a.verdict) || !qset_within(&it->needs, &c->facts.yes) || qset_has(&c->wishes.dropped, i))
			continue;
		int32_t points = plan_fit(it, &c->facts, &because) + (plan_step(plan, (uint16_t)i) != NULL ? POINTS_IN_PLAN : 0);
		size_t at = l->n++;
		for (; at > 0 && l->points[at - 1] < points; at--) {
			l->item[at] = l->item[at - 1];
			l->allowed[at] = l->allowed[at - 1];
			l->points[at] = l->points[at - 1];
		}
		l->item[at] = (uint16_t)i;
		l->allowed[at] = a;
		l->points[at] = points;
	}
}

static void add(struct session *s, uint16_t item, const struct allowed *a, enum side side, int32_t seconds)
{
	if (s->n == SESSION_STEPS_MAX || seconds <= 0)
		return;
	s->steps[s->n++] =
		(struct session_step){.item = item, .side = side, .verdict = a->verdict, .behind = a->behind, .seconds = seconds};
	s->seconds += seconds;
}

static void add_item(struct session *s, const struct pack *p, uint16_t item, const struct allowed *a, int32_t seconds)
{
	if (!p->items[item].session.each_side) {
		add(s, item, a, SIDE_BOTH, seconds);
		return;
	}
	add(s, item, a, SIDE_LEFT, seconds / 2);
	add(s, item, a, SIDE_RIGHT, seconds - seconds / 2);
}

/* Seconds that are left over when nothing more fits go to the steps in turn, so that the sum is exact. */
static void spread(struct session *s, int32_t left)
{
	for (size_t i = 0; s->n > 0 && left > 0; i = (i + 1) % s->n) {
		s->steps[i].seconds++;
		s->seconds++;
		left--;
	}
}

void session_make(const struct pack *p, const struct consult *c, const struct plan *plan, enum place place, int32_t seconds,
                  struct session *ret_session)
{
	struct choice_list list;
	struct session *s = ret_session;
	*s = (struct session){.refusal = plan->refusal, .place = place};
	if (plan->refusal != PLAN_OPEN)
		return;
	list_choices(p, c, plan, place, &list);
	size_t kinds = seconds <= SHORT_S ? KINDS_SHORT : KINDS_LONG;
	int32_t left = seconds;
	bool added = true;
	while (added) { /* once through the list, and again while there is time */
		added = false;
		for (size_t i = 0; i < list.n && i < kinds; i++) {
			const struct item *it = &p->items[list.item[i]];
			int32_t share = left < good_of(it) ? left : good_of(it);
			if (share < least_of(it) || s->n + 2 > SESSION_STEPS_MAX)
				continue;
			add_item(s, p, list.item[i], &list.allowed[i], share);
			left -= share;
			added = true;
		}
	}
	spread(s, left);
}

void session_of_item(const struct pack *p, const struct consult *c, const struct plan *plan, uint16_t item, struct session *ret_session)
{
	const struct item *it = &p->items[item];
	struct allowed a = allow_item(it, &c->facts);
	*ret_session = (struct session){.refusal = plan->refusal, .place = PLACE_DESK};
	if (plan->refusal != PLAN_OPEN || !allow_now(a.verdict) || it->session.places == 0)
		return;
	add_item(ret_session, p, item, &a, good_of(it));
}

/* item.c - what core says about one item, prepared for its page. */
#include "web/pages/item/item.h"

#include "web/parts/figure.h"

enum { WORDS_MAX = 8 };

/* ---- cards ---- */

static struct item_card card_of(const struct person *who, const struct item *it, struct arena *a)
{
	return (struct item_card){.item = it,
				  .where = url_join(a, "/item/", it->id),
				  .figure = figure_url(a, who->pack, &who->look, it->id),
				  .has_figure = figure_has(who->pack, it->id)};
}

enum err item_cards_of(const struct person *who, const uint16_t *items, size_t n, struct arena *a, struct item_cards *ret_cards)
{
	struct item_card *cards = arena_new(a, struct item_card, n);
	for (size_t i = 0; cards != NULL && i < n; i++)
		cards[i] = card_of(who, &who->pack->items[items[i]], a);
	if (a->full)
		return ERR_FULL;
	*ret_cards = (struct item_cards){cards, n};
	return OK;
}

/* ---- for this person ---- */

/* The short lines of at most `most` facts. */
static struct texts briefs(const struct pack *p, const qset *facts, size_t most, struct arena *a)
{
	str *lines = arena_new(a, str, (size_t)qset_count(facts));
	return lines == NULL ? (struct texts){0} : (struct texts){lines, fact_says(p, facts, lines, most)};
}

static struct texts words_of(const struct pack *p, const struct item *it, const struct allowed *allowed, struct arena *a)
{
	str *words = arena_new(a, str, WORDS_MAX);
	return words == NULL ? (struct texts){0} : (struct texts){words, allow_words(p, it, allowed, words, WORDS_MAX)};
}

/* A refused plan withholds every item for the same reason. */
static qset behind_refusal(const struct plan *plan, uint16_t item)
{
	for (size_t i = 0; i < plan->n_withheld; i++)
		if (plan->withheld[i].item == item)
			return plan->withheld[i].behind;
	return (qset){{0}};
}

struct item_for_me item_judge(const struct person *who, uint16_t item, struct arena *a)
{
	const struct pack *p = who->pack;
	const struct item *it = &p->items[item];
	struct allowed allowed = allow_item(it, &who->consult.facts);
	struct item_for_me me = {.standing = ITEM_JUDGED, .verdict = allowed.verdict, .words = words_of(p, it, &allowed, a)};
	qset behind = allowed.behind;
	if (plan_is_still_fine(p, it, &who->consult)) {
		me.standing = ITEM_STILL_FINE;
	} else if (who->plan.refusal == REFUSED_DANGER) {
		me.standing = ITEM_WAITS_FOR_DOCTOR;
		behind = behind_refusal(&who->plan, item);
	} else if (who->plan.refusal == REFUSED_UNANSWERED && allowed.verdict != AVOID) {
		me.standing = ITEM_WAITS_FOR_ANSWERS;
	}
	size_t n = (size_t)qset_count(&behind);
	me.behind = briefs(p, &behind, ITEM_REASONS_MAX, a);
	me.behind_more = n > ITEM_REASONS_MAX ? n - ITEM_REASONS_MAX : 0;
	me.step = plan_step(&who->plan, item);
	if (me.step != NULL)
		me.because = briefs(p, &me.step->because, ITEM_REASONS_MAX, a);
	qset lacking = qset_minus(it->needs, &who->consult.facts.yes);
	me.lacking = briefs(p, &lacking, QSET_MAX, a);
	me.is_dropped = qset_has(&who->consult.wishes.dropped, item);
	return me;
}

/* ---- the page ---- */

static bool tells_of(const struct learn *l, uint16_t item)
{
	for (size_t i = 0; i < l->n_items; i++)
		if (l->items[i] == item)
			return true;
	return false;
}

static void find_pages(const struct pack *p, uint16_t item, struct arena *a, struct item_view *v)
{
	struct learn_link *pages = arena_new(a, struct learn_link, p->n_learn);
	v->pages = pages;
	for (size_t i = 0; pages != NULL && i < p->n_learn; i++)
		if (tells_of(&p->learn[i], item))
			pages[v->n_pages++] = (struct learn_link){.where = url_join(a, "/learn/", p->learn[i].id), .title = p->learn[i].title};
}

/* An item helps at places and with complaints; a place is a fact of the question that asks where. */
static void find_uses(const struct pack *p, const struct item *it, struct arena *a, struct item_view *v)
{
	v->needs = briefs(p, &it->needs, QSET_MAX, a);
	v->regions = briefs(p, &it->regions, QSET_MAX, a);
	v->eases = briefs(p, &it->eases, QSET_MAX, a);
}

static void find_figures(const struct person *who, const struct item *it, struct arena *a, struct item_view *v)
{
	v->has_figure = figure_has(who->pack, it->id);
	v->moves = item_moves(it);
	v->figure = url_with(a, figure_url(a, who->pack, &who->look, it->id), "arrow", v->moves ? STR("yes") : STR("no"));
}

bool item_moves(const struct item *it)
{
	return it->leg != LEG_TREATMENT && it->kind != ITEM_HEAT;
}

bool item_can_begin(const struct item *it, const struct item_for_me *me)
{
	return it->session.places != 0 && me->standing == ITEM_JUDGED && allow_now(me->verdict);
}

bool item_shows_how(const struct item *it, const struct item_for_me *me)
{
	return it->leg == LEG_TREATMENT || me->standing == ITEM_STILL_FINE ||
	       (me->standing == ITEM_JUDGED && me->verdict != AVOID && me->verdict != ANSWER_FIRST);
}

enum err item_show(struct site *site, const struct request *q, struct response *r)
{
	const struct pack *p = app_pack(site->app);
	uint16_t item = pack_item(p, q->segment[1]);
	struct notes notes = {.pack = p};
	struct person *who;
	if (item == NONE)
		return ERR_MISSING;
	TRY(own_person(site, q, r, &who));
	struct item_view v = {.pack = p, .item = &p->items[item], .me = item_judge(who, item, r->arena), .book = book_with_of(who->card, r->arena)};
	v.shows_how = item_shows_how(v.item, &v.me);
	find_figures(who, v.item, r->arena, &v);
	v.can_begin = item_can_begin(v.item, &v.me);
	v.begin = url_with(r->arena, URL("/session"), "item", v.item->id);
	find_uses(p, v.item, r->arena, &v);
	find_pages(p, item, r->arena, &v);
	v.is_plain = v.me.standing == ITEM_JUDGED && v.me.verdict == GO;
	v.notes = &notes;
	if (r->arena->full)
		return ERR_FULL;
	page_item(response_page(r, arena_copy(r->arena, v.item->name).p, NAV_LEARN), &v);
	return OK;
}

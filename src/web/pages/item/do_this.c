/* do_this.c - prepares an item of a page for doing. */
#include "web/pages/item/do_this.h"

/* People who may not do it see no picture of how to; people who have not answered yet see it still, as on the tile that led here. */
static bool shows_figure(const struct do_this *v)
{
	return v->shows_how || v->me.standing == ITEM_WAITS_FOR_ANSWERS;
}

static enum err do_this_of(const struct person *who, const struct learn_do *d, struct arena *a, struct do_this *ret)
{
	const struct item *it = &who->pack->items[d->item];
	struct item_cards card;
	TRY(item_cards_of(who, &d->item, 1, a, &card));
	struct do_this v = {.notes = ret->notes, .item = it, .me = item_judge(who, d->item, a), .steps = d->steps, .where = card.at[0].where};
	v.shows_how = item_shows_how(it, &v.me);
	v.has_figure = card.at[0].has_figure && shows_figure(&v);
	v.moves = v.shows_how && item_moves(it);
	v.figure = v.moves ? url_with(a, card.at[0].figure, "arrow", STR("yes")) : card.at[0].figure;
	v.can_begin = item_can_begin(it, &v.me);
	v.begin = url_with(a, URL("/session"), "item", it->id);
	*ret = v;
	return a->full ? ERR_FULL : OK;
}

enum err do_these_of(const struct person *who, const struct learn *l, struct notes *notes, struct arena *a, struct do_these *ret_these)
{
	struct do_this *these = arena_new(a, struct do_this, l->n_does + 1);
	if (these == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < l->n_does; i++) {
		these[i].notes = notes;
		TRY(do_this_of(who, &l->does[i], a, &these[i]));
	}
	*ret_these = (struct do_these){these, l->n_does};
	return OK;
}

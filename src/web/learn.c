/* learn.c - the pages to read. A page named cause_X tells of the cause X: what is known of it stands there, once. */
#include "web/learn.h"

static uint16_t cause_of(const struct pack *p, const struct learn *l)
{
	str prefix = STR("cause_");
	return str_starts(l->id, prefix) ? pack_cause(p, str_sub(l->id, prefix.n, l->id.n)) : NONE;
}

/* The score of a cause that the person's answers point to, or NULL. */
static const struct cause_score *score_of(const struct person *who, uint16_t cause)
{
	for (size_t i = 0; i < who->consult.causes.n; i++)
		if (who->consult.causes.of[i].cause == cause)
			return &who->consult.causes.of[i];
	return NULL;
}

/* ---- the index ---- */

static enum err tile_of(const struct person *who, const struct learn *l, struct arena *a, struct learn_tile *ret_tile)
{
	struct item_cards cards;
	TRY(item_cards_of(who, l->items, l->n_items, a, &cards));
	*ret_tile = (struct learn_tile){.learn = l,
					.where = url_join(a, "/learn/", l->id),
					.is_mine = score_of(who, cause_of(who->pack, l)) != NULL,
					.is_treatment = cards.n > 0 && cards.at[0].item->leg == LEG_TREATMENT};
	for (size_t i = 0; i < cards.n && !ret_tile->has_figure; i++)
		if (cards.at[i].has_figure) {
			ret_tile->figure = cards.at[i].figure;
			ret_tile->has_figure = true;
		}
	return a->full ? ERR_FULL : OK;
}

static enum err tiles_of(const struct person *who, str kind, struct arena *a, struct learn_tiles *ret_tiles)
{
	const struct pack *p = who->pack;
	struct learn_tile *tiles = arena_new(a, struct learn_tile, p->n_learn);
	size_t n = 0;
	if (tiles == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < p->n_learn; i++)
		if (str_eq(p->learn[i].kind, kind))
			TRY(tile_of(who, &p->learn[i], a, &tiles[n++]));
	*ret_tiles = (struct learn_tiles){.at = tiles, .n = n};
	return OK;
}

enum err learn_show(struct site *site, const struct request *q, struct response *r)
{
	struct learn_view v;
	struct person *who;
	TRY(own_person(site, q, r, &who));
	TRY(tiles_of(who, STR("remedy"), r->arena, &v.remedy));
	TRY(tiles_of(who, STR("feel"), r->arena, &v.feel));
	TRY(tiles_of(who, STR("cause"), r->arena, &v.cause));
	TRY(tiles_of(who, STR("honesty"), r->arena, &v.honesty));
	TRY(tiles_of(who, STR("safety"), r->arena, &v.safety));
	v.remedy.has_pictures = v.feel.has_pictures = v.cause.has_pictures = true;
	page_learn(response_page(r, "Learn", NAV_LEARN), &v);
	return OK;
}

/* ---- one page ---- */

static const struct learn *find_page(const struct pack *p, str id)
{
	for (size_t i = 0; i < p->n_learn; i++)
		if (str_eq(p->learn[i].id, id))
			return &p->learn[i];
	return NULL;
}

static enum err mine_of(const struct person *who, uint16_t cause, struct arena *a, struct texts *ret_mine)
{
	const struct cause_score *score = score_of(who, cause);
	if (score == NULL)
		return OK;
	size_t most = (size_t)qset_count(&score->because);
	str *lines = arena_new(a, str, most);
	if (lines == NULL)
		return ERR_FULL;
	*ret_mine = (struct texts){lines, fact_says(who->pack, &score->because, lines, most)};
	return OK;
}

enum err learn_page_show(struct site *site, const struct request *q, struct response *r)
{
	const struct pack *p = app_pack(site->app);
	const struct learn *l = find_page(p, q->segment[1]);
	struct person *who;
	if (l == NULL)
		return ERR_MISSING;
	uint16_t cause = cause_of(p, l);
	struct learn_page_view v = {.pack = p, .learn = l, .known = l->known, .unknown = l->unknown};
	if (cause != NONE) {
		v.cause = &p->causes[cause];
		v.known = v.cause->known;
		v.unknown = v.cause->unknown;
	}
	TRY(own_person(site, q, r, &who));
	TRY(mine_of(who, cause, r->arena, &v.mine));
	TRY(item_cards_of(who, l->items, l->n_items, r->arena, &v.items));
	TRY(cite_refs(p, v.cause != NULL ? &v.cause->support : &l->support, r->arena, &v.sources));
	page_learn_page(response_page(r, arena_copy(r->arena, l->title).p, NAV_LEARN), &v);
	return OK;
}

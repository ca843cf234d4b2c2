/* learn.c - the pages to read. A page named cause_X is about the cause X: what is known about it is there, once. */
#include "web/pages/learn/learn.h"

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

/* The pages that are under one, as lines that lead to them. Fails: ERR_FULL. */
static enum err links_of(const struct pack *p, str belongs, struct arena *a, struct learn_links *ret_links)
{
	struct learn_line *links = arena_new(a, struct learn_line, p->n_learn);
	size_t n = 0;
	if (links == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < p->n_learn; i++)
		if (str_eq(p->learn[i].belongs, belongs))
			links[n++] = (struct learn_line){
				.title = p->learn[i].title, .lead = p->learn[i].lead, .where = url_join(a, "/learn/", p->learn[i].id)};
	*ret_links = (struct learn_links){p, links, n};
	return a->full ? ERR_FULL : OK;
}

/* ---- the index ---- */

/* The picture of a page is that of the first thing to do on it, else of the first of its items that has one. */
static enum err picture_of(const struct person *who, const struct learn *l, struct arena *a, struct learn_tile *ret_tile)
{
	struct item_cards does, items;
	uint16_t first[1] = {l->n_does > 0 ? l->does[0].item : NONE};
	TRY(item_cards_of(who, first, l->n_does > 0 ? 1 : 0, a, &does));
	TRY(item_cards_of(who, l->items, l->n_items, a, &items));
	const struct item_cards both[2] = {does, items};
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < both[k].n && !ret_tile->has_figure; i++)
			if (both[k].at[i].has_figure) {
				ret_tile->figure = both[k].at[i].figure;
				ret_tile->has_figure = true;
			}
	return OK;
}

static enum err tile_of(const struct person *who, const struct learn *l, struct arena *a, struct learn_tile *ret_tile)
{
	*ret_tile = (struct learn_tile){.learn = l, .where = url_join(a, "/learn/", l->id), .is_mine = score_of(who, cause_of(who->pack, l)) != NULL};
	TRY(picture_of(who, l, a, ret_tile));
	TRY(links_of(who->pack, l->id, a, &ret_tile->more));
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
		if (p->learn[i].belongs.n == 0 && str_eq(p->learn[i].kind, kind))
			TRY(tile_of(who, &p->learn[i], a, &tiles[n++]));
	*ret_tiles = (struct learn_tiles){.pack = p, .at = tiles, .n = n};
	return OK;
}

static enum err put_index(const struct person *who, struct arena *a, struct learn_view *v)
{
	TRY(tiles_of(who, STR("remedy"), a, &v->remedy));
	TRY(tiles_of(who, STR("feel"), a, &v->feel));
	TRY(tiles_of(who, STR("cause"), a, &v->cause));
	TRY(tiles_of(who, STR("honesty"), a, &v->honesty));
	TRY(tiles_of(who, STR("safety"), a, &v->safety));
	v->remedy.has_pictures = v->feel.has_pictures = v->cause.has_pictures = true;
	return OK;
}

/* ---- what was looked for ---- */

static struct learn_line line_of(const struct search_hit *hit, struct arena *a)
{
	if (hit->learn != NULL)
		return (struct learn_line){.title = hit->learn->title, .lead = hit->learn->lead, .where = url_join(a, "/learn/", hit->learn->id)};
	return (struct learn_line){.title = hit->item->name, .lead = hit->item->what, .where = url_join(a, "/item/", hit->item->id)};
}

static enum err put_found(const struct pack *p, struct arena *a, struct learn_view *v)
{
	struct search found;
	TRY(search_pack(p, v->asked, a, &found));
	struct learn_line *lines = arena_new(a, struct learn_line, found.n);
	if (lines == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < found.n; i++)
		lines[i] = line_of(&found.at[i], a);
	v->found = (struct learn_links){p, lines, found.n};
	v->has_some = found.has_some;
	return a->full ? ERR_FULL : OK;
}

enum { ASKED };

const struct field learn_fields[1] = {
	[ASKED] = {.name = "q", .label = "What you look for", .kind = FIELD_LINE, .min = 0, .max = SEARCH_BYTES_MOST},
};

enum err learn_show(struct site *site, const struct request *q, struct response *r)
{
	struct learn_view v = {.asked = q->value[ASKED].given ? q->value[ASKED].text : STR(""), .asked_most = SEARCH_BYTES_MOST};
	struct person *who;
	TRY(own_person(site, q, r, &who));
	v.has_asked = v.asked.n > 0;
	if (v.has_asked)
		TRY(put_found(who->pack, r->arena, &v));
	if (v.found.n == 0)
		TRY(put_index(who, r->arena, &v));
	page_learn(response_page(r, "Learn", NAV_LEARN), &v);
	return OK;
}

/* ---- one page ---- */

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

/* What it says to do is at its top, and not once more among what else there is. */
static enum err others_of(const struct person *who, const struct learn *l, struct arena *a, struct item_cards *ret_cards)
{
	uint16_t *others = arena_new(a, uint16_t, l->n_items);
	size_t n = 0;
	if (others == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < l->n_items; i++) {
		bool is_told = false;
		for (size_t k = 0; k < l->n_does; k++)
			is_told |= l->does[k].item == l->items[i];
		if (!is_told)
			others[n++] = l->items[i];
	}
	return item_cards_of(who, others, n, a, ret_cards);
}

enum err learn_page_show(struct site *site, const struct request *q, struct response *r)
{
	const struct pack *p = app_pack(site->app);
	const struct learn *l = pack_learn(p, q->segment[1]);
	struct notes notes = {.pack = p};
	struct person *who;
	if (l == NULL)
		return ERR_MISSING;
	uint16_t cause = cause_of(p, l);
	struct learn_page_view v = {.learn = l, .known = l->known, .unknown = l->unknown, .support = &l->support, .notes = &notes};
	if (cause != NONE) {
		v.support = &p->causes[cause].support;
		v.honest = p->causes[cause].honest;
		v.known = p->causes[cause].known;
		v.unknown = p->causes[cause].unknown;
	}
	TRY(own_person(site, q, r, &who));
	const struct learn *over = pack_learn(p, l->belongs);
	if (over != NULL)
		v.over = (struct learn_line){.title = over->name.n > 0 ? over->name : over->title, .where = url_join(r->arena, "/learn/", over->id)};
	TRY(do_these_of(who, l, &notes, r->arena, &v.does));
	for (size_t i = 0; i < v.does.n; i++)
		v.moves |= v.does.at[i].has_figure && v.does.at[i].moves;
	TRY(links_of(p, l->id, r->arena, &v.more));
	TRY(mine_of(who, cause, r->arena, &v.mine));
	TRY(others_of(who, l, r->arena, &v.items));
	page_learn_page(response_page(r, arena_copy(r->arena, l->title).p, NAV_LEARN), &v);
	return OK;
}

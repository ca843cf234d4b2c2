/* places.c - the body map in a form. */
#include "web/parts/places.h"

#include "draw/map.h"

static const struct {
	const char *name;
	str view, side;
} group_rows[] = {
	{"Back, left", STR_INIT("back"), STR_INIT("left")},       {"Back, middle", STR_INIT("back"), STR_INIT("middle")},
	{"Back, right", STR_INIT("back"), STR_INIT("right")},     {"Front, left", STR_INIT("front"), STR_INIT("left")},
	{"Front, middle", STR_INIT("front"), STR_INIT("middle")}, {"Front, right", STR_INIT("front"), STR_INIT("right")},
};

enum { GROUPS = sizeof group_rows / sizeof group_rows[0] };

static html map_of(struct arena *a, enum map_view view)
{
	struct writer w = arena_writer(a);
	map_pick(&w, view, STR("where"));
	return html_trusted(arena_keep(a, &w));
}

static str joined(struct arena *a, const char *before, str after)
{
	struct writer w = arena_writer(a);
	w_z(&w, before);
	w_str(&w, after);
	return arena_keep(a, &w);
}

static struct places_row row_of(struct arena *a, const struct region *r)
{
	return (struct places_row){.of = r, .id = joined(a, "where-", r->id), .strength = joined(a, "strong.", r->id), .how_strong = STR("")};
}

enum err places_view_of(struct arena *a, const struct pack *p, str field, struct places_view *ret_view)
{
	struct places_view v = {.field = field, .back_map = map_of(a, MAP_BACK), .front_map = map_of(a, MAP_FRONT)};
	v.places = arena_new(a, struct places_row, p->n_regions);
	v.groups = arena_new(a, struct places_group, GROUPS);
	if (v.places == NULL || v.groups == NULL)
		return ERR_FULL;
	for (size_t g = 0; g < GROUPS; g++) {
		size_t first = v.n;
		for (size_t i = 0; i < p->n_regions; i++)
			if (str_eq(p->regions[i].view, group_rows[g].view) && str_eq(p->regions[i].side, group_rows[g].side))
				v.places[v.n++] = row_of(a, &p->regions[i]);
		if (v.n > first)
			v.groups[v.n_groups++] = (struct places_group){group_rows[g].name, v.places + first, v.n - first};
	}
	*ret_view = v;
	return a->full ? ERR_FULL : OK;
}

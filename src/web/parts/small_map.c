/* small_map.c - one side of the body, small. */
#include "web/parts/small_map.h"

html small_map(const struct map_pain *pain, enum map_view view, str words, int64_t number, struct arena *a)
{
	if (!places_hurts_on(pain, view))
		return html_trusted(STR(""));
	struct writer id = arena_writer(a);
	w_z(&id, view == MAP_BACK ? "back-" : "front-");
	w_int(&id, number);
	str name = arena_keep(a, &id);
	struct writer w = arena_writer(a);
	map_show(&w, view, pain, words, name);
	return html_trusted(arena_keep(a, &w));
}

/* gauge.c - the table of gauges. */
#include "record/gauge.h"

#define ROW(id, member, said, shown, chosen, ...)                                                                                                    \
	[GAUGE_##id] = {                                                                                                                             \
		.key = STR_INIT(#member), .word = STR_INIT(said), .name = STR_INIT(shown), .at = offsetof(struct store_entry, member), __VA_ARGS__},

const struct gauge gauges[GAUGES] = {GAUGE_ROWS(ROW, ROW)};

const struct gauge *gauge_named(str word)
{
	for (size_t i = 0; i < GAUGES; i++)
		if (str_eq(gauges[i].word, word))
			return &gauges[i];
	return NULL;
}

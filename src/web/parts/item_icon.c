/* item_icon.c - what is done, as an icon. */
#include "web/parts/item_icon.h"

/* Where the kind says too little. */
static const struct {
	str item;
	const char *icon;
} own[] = {
	{STR_INIT("driving_posture"), "car"},      {STR_INIT("sleep_window"), "moon"},      {STR_INIT("sleep_on_your_side"), "moon"},
	{STR_INIT("lie_on_your_side"), "bed"},     {STR_INIT("share_nights"), "moon"},      {STR_INIT("change_feeding_sides"), "baby"},
	{STR_INIT("rolls_after_feeding"), "baby"}, {STR_INIT("high_snug_carrier"), "baby"}, {STR_INIT("worry_time"), "notebook-pen"},
	{STR_INIT("watch_list"), "list-checks"},
};

const char *item_icon(const struct item *item)
{
	for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
		if (str_eq(item->id, own[i].item))
			return own[i].icon;
	switch (item->kind) {
	case ITEM_NEEDLE:
	case ITEM_CUP:
	case ITEM_HANDS:
	case ITEM_VISIT: return "hand-heart";
	case ITEM_LAMP:
	case ITEM_HEAT: return "heater";
	case ITEM_WALK: return "footprints";
	case ITEM_HABIT: return "timer";
	case ITEM_PLACE: return "monitor";
	case ITEM_LOAD: return "backpack";
	case ITEM_REST: return "pause";
	case ITEM_RELAX: return "wind";
	case ITEM_HELP: return "message-circle";
	case ITEM_MOBILITY:
	case ITEM_STRETCH:
	case ITEM_STRENGTH:
	case ITEM_KINDS: break;
	}
	return "play";
}

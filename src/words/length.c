/* length.c - how long something takes, in words. */
#include "words/length.h"

enum { MINUTE_S = 60 };

static void w_amount(struct writer *w, int32_t n, str one, str many)
{
	w_int(w, n);
	w_str(w, n == 1 ? one : many);
}

void w_length(struct writer *w, int32_t seconds)
{
	int32_t minutes = seconds / MINUTE_S, rest = seconds % MINUTE_S;
	if (minutes > 0)
		w_amount(w, minutes, STR(" minute"), STR(" minutes"));
	if (minutes > 0 && rest > 0)
		w_char(w, ' ');
	if (minutes == 0 || rest > 0)
		w_amount(w, rest, STR(" second"), STR(" seconds"));
}

void w_places(struct writer *w, uint8_t places)
{
	static const str names[PLACES] = {
		[PLACE_DESK] = STR_INIT("at the desk"),
		[PLACE_FLOOR] = STR_INIT("on the floor"),
		[PLACE_BED] = STR_INIT("in bed"),
		[PLACE_CAR] = STR_INIT("in the parked car"),
	};
	bool is_first = true;
	for (size_t i = 0; i < PLACES; i++) {
		if (!(places >> i & 1))
			continue;
		w_str(w, is_first ? STR("") : STR(" or "));
		w_str(w, names[i]);
		is_first = false;
	}
}

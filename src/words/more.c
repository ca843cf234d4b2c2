/* more.c - how an exercise can be more, in words. */
#include "words/more.h"

#include "words/length.h"

str more_say(enum more more, int32_t up_to, struct arena *a)
{
	struct writer w = arena_writer(a);
	switch (more) {
	case MORE_HARDER: return STR("If you could do one or two more, do the harder form that the steps name next time.");
	case MORE_LOAD: return STR("If you could do one or two more, use a little more load next time: 2 to 10 percent more, where you can tell.");
	case MORE_REPS:
		w_str(&w, STR("If it stays easy, do up to "));
		w_int(&w, up_to);
		w_str(&w, STR(" in a round."));
		break;
	case MORE_HOLD:
		w_str(&w, STR("If it stays easy, hold for up to "));
		w_length(&w, up_to);
		w_char(&w, '.');
		break;
	}
	return arena_keep(a, &w);
}

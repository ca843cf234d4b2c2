/* more.c - how an exercise can be more, in words. */
#include "words/more.h"

#include "words/length.h"

str more_say(enum more more, int32_t up_to, struct arena *a)
{
	struct writer w = arena_writer(a);
	switch (more) {
	case MORE_HARDER: return STR("If one or two more would go, do it in the harder form that the steps name the next time.");
	case MORE_LOAD: return STR("If one or two more would go, take a little more load the next time: 2 to 10 percent more, where you can tell.");
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

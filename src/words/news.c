/* news.c - is anything new? */
#include "words/news.h"

void news_question(struct writer *w, day today, day asked)
{
	static const str weekdays[] = {STR_INIT("Anything new since Monday?"),    STR_INIT("Anything new since Tuesday?"),
				       STR_INIT("Anything new since Wednesday?"), STR_INIT("Anything new since Thursday?"),
				       STR_INIT("Anything new since Friday?"),    STR_INIT("Anything new since Saturday?"),
				       STR_INIT("Anything new since Sunday?")};
	enum { WEEK = 7 };
	int32_t ago = day_diff(today, asked);
	if (asked.n == DAY_MIN.n) {
		w_str(w, STR("Anything new since you last answered?"));
	} else if (ago <= 0) {
		w_str(w, STR("Anything new since earlier today?"));
	} else if (ago == 1) {
		w_str(w, STR("Anything new since yesterday?"));
	} else if (ago < WEEK) {
		w_str(w, weekdays[day_weekday(asked)]);
	} else {
		w_str(w, STR("Anything new since "));
		w_day_long(w, asked);
		w_char(w, '?');
	}
}

/* plan_why.c - a row for each reason. */
#include "words/plan_why.h"

static const str whys[PLAN_WHYS] = {
	[WHY_SWAPPED] = STR_INIT("You swapped {a} for {b}."),
	[WHY_REMOVED] = STR_INIT("You removed {a}."),
	[WHY_BACK] = STR_INIT("You brought back {a}."),
	[WHY_ADDED] = STR_INIT("You added {a}."),
	[WHY_DAYS] = STR_INIT("You chose to practise on {a} days a week."),
	[WHY_GROWN] = STR_INIT("You chose another dose of {a}: {b}."),
	[WHY_AS_BEFORE] = STR_INIT("You chose the usual days of practice again."),
	[WHY_FILE] = STR_INIT("You adopted the plan from {a}."),
	[WHY_FILE_UNSIGNED] = STR_INIT("You adopted a practitioner's plan."),
};

void say_plan_why(struct writer *w, enum plan_why why, str a, str b)
{
	str rest = whys[why];
	while (rest.n > 0) {
		str lead = str_split(&rest, '{');
		w_str(w, lead);
		if (rest.n >= 2 && rest.p[1] == '}') {
			w_str(w, rest.p[0] == 'a' ? a : b);
			rest = str_sub(rest, 2, rest.n);
		}
	}
}

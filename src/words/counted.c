/* counted.c - what the numbers of a week go by, in words. */
#include "words/counted.h"

const str counted_words[COUNTED_BY_DEFAULT + 1] = {
	[COUNTED_BY_PLAN] = STR_INIT("plan"), [COUNTED_BY_KEPT] = STR_INIT("kept_plan"), [COUNTED_BY_DEFAULT] = STR_INIT("no_plan")};

str counted_say(enum counted by, enum refusal refusal)
{
	switch (by) {
	case COUNTED_BY_PLAN: break;
	case COUNTED_BY_KEPT:
		if (refusal == REFUSED_DANGER)
			return STR("These numbers follow the plan you had. It rests until a doctor has looked into what you answered.");
		return STR("These numbers follow the plan you had. It waits until you have answered what is open.");
	case COUNTED_BY_DEFAULT:
		return STR("There is no plan yet. These numbers assume one treatment, five days of practice and five of a change a week.");
	}
	return STR("");
}

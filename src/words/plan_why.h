/* plan_why.h - why a plan followed the one before. */
#ifndef TRIVET_WORDS_PLAN_WHY_H
#define TRIVET_WORDS_PLAN_WHY_H

#include "base/writer.h"

/* Why a plan followed the one before, in the person's words. {a} and {b} are filled in. */
enum plan_why {
	WHY_SWAPPED, /* a for b */
	WHY_REMOVED, /* a */
	WHY_BACK,    /* a */
	WHY_ADDED,   /* a */
	WHY_DAYS,    /* a: the number of days */
	WHY_GROWN,   /* a: the step, b: how many */
	WHY_AS_BEFORE,
	WHY_FILE, /* a: who wrote it */
	WHY_FILE_UNSIGNED,
	PLAN_WHYS
};
enum { WHY_ROOM = 512 /* enough for any of them */ };
void say_plan_why(struct writer *w, enum plan_why why, str a, str b);

#endif

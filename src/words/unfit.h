/* unfit.h - why a place in a file that somebody brings is refused: a value for each reason, and its words, for the end of a sentence that begins with the place. */
#ifndef TRIVET_WORDS_UNFIT_H
#define TRIVET_WORDS_UNFIT_H

#include "base/writer.h"

enum unfit_why {
	/* any file */
	UNFIT_ALLOWED, /* what is allowed follows */
	UNFIT_WORD,    /* they follow */
	UNFIT_LENGTH,  /* least, most */
	UNFIT_RANGE,   /* least, most */
	UNFIT_TWICE,

	/* all that was exported */
	UNFIT_UNSEEN,
	UNFIT_LINE,
	UNFIT_ID,
	UNFIT_ANSWER,
	UNFIT_JSON,
	UNFIT_CONTROL,
	UNFIT_SET_OFF,
	UNFIT_TEXT,
	UNFIT_REAL_DAY,
	UNFIT_SECONDS,
	UNFIT_TIME,
	UNFIT_PLACE,
	UNFIT_LIST,
	UNFIT_OBJECT,
	UNFIT_KEY,
	UNFIT_MISSING,
	UNFIT_BEFORE_FIRST,
	UNFIT_MANY_REGIONS,
	UNFIT_MANY_SCORES,
	UNFIT_ACTIVITY,
	UNFIT_EMPTY_ENTRY,
	UNFIT_ORDER,
	UNFIT_ENDED,
	UNFIT_SETTING,
	UNFIT_OTHER_DAY,
	UNFIT_VERSION,
	UNFIT_LIST_MISSING,
	UNFIT_IDENTITY,
	UNFIT_FORMAT, /* word */
	UNFIT_NO_EXPORT,

	/* answers */
	UNFIT_QUESTION,
	UNFIT_CLEARED,
	UNFIT_RULE,
	UNFIT_CLEARED_DAY,
	UNFIT_IN_CLEARED, /* why it does not count follows */
	UNFIT_NO_ANSWERS,

	/* a plan file */
	UNFIT_PLAN_KEY,
	UNFIT_NO_NUMBER,
	UNFIT_TEXT_120,
	UNFIT_TEXT_1000,
	UNFIT_TEXT_CONTROL,
	UNFIT_PLAN_SAY,
	UNFIT_PLAN_STEPS,
	UNFIT_ITEM,
	UNFIT_LEG,
	UNFIT_PLAN_MANY,
	UNFIT_COURSE,
	UNFIT_NO_PLAN_NUMBER,
	UNFIT_PLAN_NEWER,
	UNFIT_DAY,
	UNFIT_PLAN_EMPTY,
	UNFIT_NO_PLAN,
	UNFIT_PLAN_LARGE,

	UNFITS
};

struct unfit {
	enum unfit_why why;
	int64_t least, most; /* where the reason has them: {0} and {1} of its words */
	str word;            /* {2} */
};

void unfit_write(struct writer *w, const struct unfit *u);

#endif

/*
 * reassess.h - did it help? Evidence 6.2: improved when average pain fell by 2 points, or by 30 % and at least 1 point, or the own activities rose by
 * 2, or the person says "much better" or more; worse when pain rose by 2 or a danger sign is new; else no clear change. Evidence 6.3: no improvement
 * at 2 weeks: adjust; at 4 weeks: danger signs again and talk to a clinician; at 6 weeks: see a doctor; at 12: the path for chronic pain. Evidence 5.1: when a course goes on or stops.
 */
#ifndef TRIVET_CORE_REASSESS_H
#define TRIVET_CORE_REASSESS_H

#include "core/course.h"

enum change_word { /* "since the start, I am ...", the seven steps of evidence 6.1, best first */
		   CHANGE_NOT_ASKED,
		   CHANGE_VERY_MUCH_BETTER,
		   CHANGE_MUCH_BETTER,
		   CHANGE_A_LITTLE_BETTER,
		   CHANGE_NONE,
		   CHANGE_A_LITTLE_WORSE,
		   CHANGE_MUCH_WORSE,
		   CHANGE_VERY_MUCH_WORSE
};

enum outcome { OUTCOME_NOT_KNOWN, OUTCOME_IMPROVED, OUTCOME_NO_CLEAR_CHANGE, OUTCOME_WORSE };

enum advice {
	ADVICE_KEEP,      /* it helps: keep on, or do less */
	ADVICE_WAIT,      /* too early to tell */
	ADVICE_ADJUST,    /* 2 weeks: swap what did not help, strengthen the short leg */
	ADVICE_CLINICIAN, /* 4 weeks: danger signs again, and talk to a clinician */
	ADVICE_DOCTOR,    /* 6 weeks: see a doctor */
	ADVICE_LONG,      /* 12 weeks: chronic pain has its own path of care */
	ADVICE_TRIAGE     /* something new: answer all danger signs now */
};

enum { NOT_MEASURED = -1 };

/* One look. Tenths: 45 is 4.5 of 10. */
struct look {
	int32_t pain_tenths;       /* average pain of the last seven days, 0..100 or NOT_MEASURED */
	int32_t activities_tenths; /* mean of the own activities, 0 cannot .. 100 as before, or NOT_MEASURED */
};

struct reassessment {
	enum outcome outcome;
	enum advice advice;
	int32_t pain_change_tenths;  /* now minus then; 0 when not measured */
	int32_t pain_change_percent; /* of then; 0 when not measured */
	int32_t activities_change_tenths;
	bool by_pain, by_activities, by_word, by_danger; /* what the outcome rests on */
	bool go_on_with_course;                          /* evidence 5.1: only with an improvement */
};

struct reassess_input {
	struct look then, now;
	enum change_word word;
	bool something_new; /* one of the six of the re-check (1.6) is yes */
	int32_t weeks;      /* since the plan began */
};

/* True when pain is lower by as much as evidence 6.2 calls important: by 2 points, or by 30 % of what it was and at least 1 point. Tenths of a point. */
bool reassess_is_less(int32_t then_tenths, int32_t now_tenths);
struct reassessment reassess(const struct reassess_input *in);

#endif

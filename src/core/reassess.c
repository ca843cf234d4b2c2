/* reassess.c - did it help? */
#include "core/reassess.h"

/* evidence.md 6.2 */
enum { PAIN_STEP_TENTHS = 20, PAIN_PERCENT = 30, PAIN_LEAST_TENTHS = 10, ACTIVITIES_STEP_TENTHS = 20 };
/* evidence.md 6.3 */
enum { WEEKS_ADJUST = 2, WEEKS_CLINICIAN = 4, WEEKS_DOCTOR = 6, WEEKS_LONG = 12 };

static bool is_measured(int32_t then, int32_t now)
{
	return then != NOT_MEASURED && now != NOT_MEASURED;
}

bool reassess_is_less(int32_t then_tenths, int32_t now_tenths)
{
	int32_t fall = then_tenths - now_tenths;
	return fall >= PAIN_STEP_TENTHS || (fall >= PAIN_LEAST_TENTHS && 100 * fall >= PAIN_PERCENT * then_tenths);
}

static enum advice advise(enum outcome o, int32_t weeks)
{
	switch (o) {
	case OUTCOME_IMPROVED: return ADVICE_KEEP;
	case OUTCOME_WORSE: return weeks >= WEEKS_LONG ? ADVICE_LONG : weeks >= WEEKS_DOCTOR ? ADVICE_DOCTOR : ADVICE_CLINICIAN;
	case OUTCOME_NOT_KNOWN:
	case OUTCOME_NO_CLEAR_CHANGE: break;
	}
	return weeks >= WEEKS_LONG        ? ADVICE_LONG
	       : weeks >= WEEKS_DOCTOR    ? ADVICE_DOCTOR
	       : weeks >= WEEKS_CLINICIAN ? ADVICE_CLINICIAN
	       : weeks >= WEEKS_ADJUST    ? ADVICE_ADJUST
					  : ADVICE_WAIT;
}

struct reassessment reassess(const struct reassess_input *in)
{
	struct reassessment r = {.outcome = OUTCOME_NOT_KNOWN};
	bool pain = is_measured(in->then.pain_tenths, in->now.pain_tenths);
	bool activities = is_measured(in->then.activities_tenths, in->now.activities_tenths);
	bool is_worse = in->something_new;
	if (pain) {
		r.pain_change_tenths = in->now.pain_tenths - in->then.pain_tenths;
		r.pain_change_percent = in->then.pain_tenths == 0 ? 0 : 100 * r.pain_change_tenths / in->then.pain_tenths;
		r.by_pain = reassess_is_less(in->then.pain_tenths, in->now.pain_tenths);
		is_worse = is_worse || r.pain_change_tenths >= PAIN_STEP_TENTHS;
	}
	if (activities) {
		r.activities_change_tenths = in->now.activities_tenths - in->then.activities_tenths;
		r.by_activities = r.activities_change_tenths >= ACTIVITIES_STEP_TENTHS;
	}
	r.by_word = in->word == CHANGE_VERY_MUCH_BETTER || in->word == CHANGE_MUCH_BETTER;
	r.by_danger = in->something_new;
	if (is_worse) {
		r.outcome = OUTCOME_WORSE;
		r.by_pain = r.pain_change_tenths >= PAIN_STEP_TENTHS;
		r.by_activities = r.by_word = false;
	} else if (r.by_pain || r.by_activities || r.by_word) {
		r.outcome = OUTCOME_IMPROVED;
	} else if (pain || activities || in->word != CHANGE_NOT_ASKED) {
		r.outcome = OUTCOME_NO_CLEAR_CHANGE;
	}
	r.advice = in->something_new ? ADVICE_TRIAGE : advise(r.outcome, in->weeks);
	r.go_on_with_course = r.outcome == OUTCOME_IMPROVED;
	return r;
}

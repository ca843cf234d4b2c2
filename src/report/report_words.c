/* report_words.c - the words of the report. They describe the person to whoever treats them. */
#include "report/report_words.h"

static const str words[REPORT_WORDS] = {
	[SAY_TITLE] = STR_INIT("Upper back pain: report"),
	[SAY_NO_NAME] = STR_INIT("No name given"),
	[SAY_PERIOD] = STR_INIT("{0} to {1}, {2} days"),
	[SAY_PERIOD_ONE_DAY] = STR_INIT("{0}, one day"),
	[SAY_FOOTER] = STR_INIT(
		"Reported by the person, not examined. trivet does not diagnose, does not replace a clinician, and clean answers do not prove that "
		"nothing serious is there."),
	[SAY_AGE] = STR_INIT("Age"),
	[SAY_YEARS] = STR_INIT("{0} years"),
	[SAY_HAD_FOR] = STR_INIT("Has had this pain for"),
	[SAY_NOT_ANSWERED] = STR_INIT("not answered"),
	[SAY_AT_CHECK] = STR_INIT("Pain at the check, 0 to 10"),
	[SAY_CHECK_PAIN] = STR_INIT("{0} then, average of 7 days {1}, worst {2}"),
	[SAY_QUESTION] = STR_INIT("Wants to ask"),
	[SAY_PLAN_SINCE] = STR_INIT("Plan"),
	[SAY_PLAN_DAY] = STR_INIT("since {0}, day {1}"),
	[SAY_NO_PLAN_YET] = STR_INIT("none saved yet"),

	[SAY_WHERE] = STR_INIT("Where"),
	[SAY_WHERE_SAY] = STR_INIT("Strongest: {0}, {1} of 10."),
	[SAY_WHERE_MARKED] = STR_INIT("Marked at the check. Intensity by place was not recorded."),
	[SAY_WHERE_NONE] = STR_INIT("No place was marked."),
	[SAY_OF_TEN] = STR_INIT("{0} of 10"),
	[SAY_MARKED] = STR_INIT("marked"),
	[SAY_MORE_PLACES] = STR_INIT("also: {0}"),
	[SAY_WHERE_SMALL] = STR_INIT("Mean of the diary entries of this period that name the place, 0 to 10."),

	[SAY_PREVENTS] = STR_INIT("What it stops the person doing"),
	[SAY_ACTIVITIES] = STR_INIT("Own activities, from 0 (cannot) to 10 (as before)"),
	[SAY_NOT_RATED] = STR_INIT("not rated in this period"),
	[SAY_ACTIVITY_CHANGE] = STR_INIT("{0} at first, {1} in the end"),
	[SAY_WORSE_WITH] = STR_INIT("What makes it worse"),
	[SAY_EASES_WITH] = STR_INIT("What eases it"),
	[SAY_FEELS] = STR_INIT("How it feels"),
	[SAY_PREVENTS_NONE] = STR_INIT("Nothing was recorded about it."),
	[SAY_CAUSES] = STR_INIT("May go with"),
	[SAY_PREVENTS_SMALL] = STR_INIT("What may go with it comes from the clues the person gave. It is not a diagnosis."),

	[SAY_TREND] = STR_INIT("Pain over time"),
	[SAY_TREND_SMALL] =
		STR_INIT("Line: mean of 7 days. Dots: each day, 0 to 10; thin lines go up to its worst. Above: treatments (dots), a changed plan "
			 "(flag), a look back (diamond). Shaded: flare, illness, travel or other. Below: how much of each leg was done in each "
			 "week; dashed: what the plan asks now. Days without an entry stay empty."),
	[SAY_TREND_NONE] = STR_INIT("Nothing was recorded in this period."),
	[SAY_TREND_DAYS] = STR_INIT("Recorded on {0} of {1} days."),

	[SAY_STOOL] = STR_INIT("The three legs"),
	[SAY_STOOL_KEPT] = STR_INIT("Counted by the plan the person had: it is waiting or resting now."),
	[SAY_STOOL_NONE] = STR_INIT("There was no plan: counted against one treatment, five days of practice and five of a change a week."),
	[SAY_STOOL_SMALL] = STR_INIT("Done in the last 7 days of the period, against the plan; treatments at their own spacing. After a quiet "
				     "week, the week before still counts half. Equal legs are this "
				     "method's picture; no trial shows equal weight."),
	[SAY_COUNT] = STR_INIT("{0} of {1}"),
	[SAY_COUNT_DAYS] = STR_INIT("{0} of {1} days"),

	[SAY_DONE] = STR_INIT("What was done"),
	[SAY_DONE_NONE] = STR_INIT("Nothing was recorded in this period."),
	[SAY_ONCE] = STR_INIT("once: {0}"),
	[SAY_TIMES] = STR_INIT("{0} times: {1}"),
	[SAY_DAYS_OF] = STR_INIT("on {0} of {1} days"),
	[SAY_OTHER_DEED] = STR_INIT("Something else"),
	[SAY_ANY_OF_IT] = STR_INIT("Any of it"),
	[SAY_DONE_SMALL] = STR_INIT("A day without an entry may still be a day with practice."),
	[SAY_AROUND] = STR_INIT("Pain around them"),
	[SAY_AROUND_THEM] = STR_INIT("{0} in the 3 days before, {1} in the 3 days after"),
	[SAY_AROUND_N] = STR_INIT("over {0} treatments; what went together, not what caused it"),
	[SAY_ALSO] = STR_INIT("Besides"),
	[SAY_MEAN_DAYS] = STR_INIT("{0} on average over {1} days"),
	[SAY_BREAKS] = STR_INIT("Breaks at the desk"),
	[SAY_BREAKS_TAKEN] = STR_INIT("{0} taken"),
	[SAY_TRIAL] = STR_INIT("The person's own trial"),
	[SAY_TRIAL_ALONE] = STR_INIT("{0}, or days without it: {1}"),
	[SAY_TRIAL_AGAINST] = STR_INIT("{0}, or {2}: {1}"),
	[SAY_MARKS] = STR_INIT("Also happened"),
	[SAY_MARK_DAYS] = STR_INIT("{0} to {1}"),

	[SAY_VERDICT] = STR_INIT("Did it help"),
	[SAY_IMPROVED] = STR_INIT("Improved"),
	[SAY_NO_CHANGE] = STR_INIT("No clear change"),
	[SAY_WORSE] = STR_INIT("Worse"),
	[SAY_NOT_KNOWN] = STR_INIT("Too little to compare"),
	[SAY_HEADLINE_LESS] = STR_INIT("Average pain {0} now, {1} at the start, {2} percent less. {3}."),
	[SAY_HEADLINE_MORE] = STR_INIT("Average pain {0} now, {1} at the start, {2} percent more. {3}."),
	[SAY_HEADLINE_FROM_0] = STR_INIT("Average pain {0} now, 0 at the start. {3}."),
	[SAY_HEADLINE_SAME] = STR_INIT("Average pain {0} now, as at the start. {3}."),
	[SAY_LOOK_ON] = STR_INIT("{0}, look back on {1}"),
	[SAY_FROM_DIARY] = STR_INIT("{0}, from the diary alone"),
	[SAY_NO_LOOK] = STR_INIT("No look back was made in this period, and the person was not asked how it is since the start."),
	[SAY_PAIN_AVERAGE] = STR_INIT("Average pain over 7 days"),
	[SAY_FROM_TO] = STR_INIT("{0} at the start, {1} now"),
	[SAY_NOW_ONLY] = STR_INIT("{0} now; the start is not known"),
	[SAY_CAN_DO] = STR_INIT("Mean of the person's activities"),
	[SAY_POINTS_UP] = STR_INIT("{0} better"),
	[SAY_POINTS_DOWN] = STR_INIT("{0} less well"),
	[SAY_OWN_WORD] = STR_INIT("Patient-reported change"),
	[SAY_NEW_SIGN] = STR_INIT("New danger sign"),
	[SAY_NEW_SIGN_YES] = STR_INIT("yes or not sure, at the look back"),
	[SAY_THRESHOLD] = STR_INIT(
		"Improved: average pain 2 points less, or 30 percent and at least 1 point; or own activities 2 points better; or \"much better\". "
		"Worse: 2 points more, or a new danger sign. Our proposal, based on studies."),

	[SAY_DANGER] = STR_INIT("Danger signs"),
	[SAY_DANGER_CLEAN] = STR_INIT("All {0} that concern this person were asked. None is open."),
	[SAY_DANGER_OPEN] = STR_INIT("{0} of {1} are not answered. None of the others is open."),
	[SAY_DANGER_FIRED] = STR_INIT("{0} yes or not sure, and not cleared; {1} of {2} not answered."),
	[SAY_DANGER_NONE] = STR_INIT("No danger sign has been asked yet."),
	[SAY_DANGER_SMALL] =
		STR_INIT("Not sure never counts as no. Answers older than the last review are not counted. A questionnaire never proves safety."),
	[SAY_ASKED] = STR_INIT("Asked"),
	[SAY_ASKED_ON] = STR_INIT("on {0}: {1} no, {2} yes, {3} not sure"),
	[SAY_ASKED_BETWEEN] = STR_INIT("{0} to {1}: {2} no, {3} yes, {4} not sure"),
	[SAY_ASKED_NEWS] = STR_INIT("Anything new"),
	[SAY_ASKED_NEWS_NO] = STR_INIT("no, on {0}"),
	[SAY_FIRED] = STR_INIT("Yes or not sure"),
	[SAY_CLEARED] = STR_INIT("Yes, and examined by a doctor"),
	[SAY_CLEARED_ON] = STR_INIT("examined on {0}, waived since {1}, as reported by the person"),
	[SAY_OPEN] = STR_INIT("Not answered"),
	[SAY_AND_MORE] = STR_INIT("{0} and {1} more"),
	[SAY_CAUTIONS] = STR_INIT("Go on with care"),

	[SAY_PLAN] = STR_INIT("The plan"),
	[SAY_PLAN_SAY] = STR_INIT("Three legs. The next look back is on {0}."),
	[SAY_PLAN_DUE_SINCE] = STR_INIT("Three legs. A look back has been due since {0}."),
	[SAY_PLAN_DUE] = STR_INIT("Three legs. A look back is due."),
	[SAY_PLAN_WAITS] =
		STR_INIT("This plan waits until the danger signs have been asked again: none of it is started before. The next look back is on {0}."),
	[SAY_PLAN_WAITS_NEEDLES] =
		STR_INIT("Part of this plan waits for one answer after needles or cups (breath, chest pain, fever, a large bruise): "
			 "no exercise and no treatment until then. The next look back is on {0}."),
	[SAY_PLAN_UNANSWERED] = STR_INIT("There is no plan: emergency signs are not answered."),
	[SAY_PLAN_DANGER] = STR_INIT("There is no plan, and no exercise: a sign is open that a doctor should see first."),
	[SAY_PLAN_SMALL] = STR_INIT("Most of the evidence is borrowed from neck pain. No exercise goes past a danger sign."),
	[SAY_BECAUSE] = STR_INIT("{0}. For: {1}."),
	[SAY_RESTS_ON] = STR_INIT("{0}."),
	[SAY_COURSE] = STR_INIT("{0} sessions, then review; at most {1} in all"),
	[SAY_COURSE_APART] = STR_INIT("{0} sessions, about {2} days apart, then review; at most {1} in all"),
	[SAY_COURSE_HAD] = STR_INIT("{0}; {1} had so far"),
	[SAY_FLARE] = STR_INIT("Today is a flare day: less, and no roller. The next look back is on {0}."),

	[SAY_WITHHELD] = STR_INIT("Withheld, and why"),
	[SAY_WITHHELD_NONE] = STR_INIT("Nothing was withheld."),
	[SAY_WITHHELD_ALL] = STR_INIT("Everything is withheld until these are dealt with."),
	[SAY_WITHHELD_SMALL] = STR_INIT("Based on the person's answers and the limits of each treatment. A clinician may know more."),
	[SAY_CLINICIAN_FIRST] = STR_INIT("Ask a clinician first"),
	[SAY_LEFT_OUT] = STR_INIT("Left out"),
	[SAY_WAITS] = STR_INIT("Waits for an answer"),
	[SAY_WHY_NOT] = STR_INIT("Because: {0}"),

	[SAY_ASK] = STR_INIT("What the person was advised to say and ask"),
	[SAY_MEDICINES] = STR_INIT("Medicines, in the person's words"),
	[SAY_MEDICINES_SMALL] = STR_INIT("Written by the person. trivet gives no advice on medicines."),
	[SAY_NOTES] = STR_INIT("Notes, in the person's words"),
	[SAY_NOTES_SMALL] = STR_INIT("Latest first."),
	[SAY_NOTHING_WRITTEN] = STR_INIT("Nothing was recorded in this period."),
	[SAY_SOURCES] = STR_INIT("Sources"),
	[SAY_SOURCES_SMALL] = STR_INIT("Each is in trivet's list of sources, with its address and what was seen of it."),

	[SAY_MINUTES] = STR_INIT("{0} minutes"),
	[SAY_ONE_MINUTE] = STR_INIT("1 minute"),
	[SAY_DAYS_A_WEEK] = STR_INIT("{0} days a week"),
	[SAY_EVERY_DAY] = STR_INIT("every day"),
	[SAY_TIMES_A_DAY] = STR_INIT("{0} times a day"),
	[SAY_SETS] = STR_INIT("{0} rounds"),
	[SAY_REPS] = STR_INIT("{0} times"),
	[SAY_HOLD] = STR_INIT("hold {0} s"),
};

const str say_label[LABELS] = {
	[LABEL_STRONG] = STR_INIT("Strong evidence"),          [LABEL_MODERATE] = STR_INIT("Moderate evidence"),
	[LABEL_LIMITED] = STR_INIT("Limited evidence"),        [LABEL_VERY_LIMITED] = STR_INIT("Very limited evidence"),
	[LABEL_TRADITIONAL_USE] = STR_INIT("Traditional use"),
};

const str say_urgency[URGENCIES] = {
	[SELF_CARE] = STR_INIT("no care needed first"),     [CAUTION] = STR_INIT("go on with care"),  [DOCTOR_FIRST] = STR_INIT("see a doctor first"),
	[SAME_DAY] = STR_INIT("medical care the same day"), [EMERGENCY] = STR_INIT("emergency, now"),
};

const str say_mark[STORE_MARK_OTHER + 1] = {
	[STORE_MARK_FLARE] = STR_INIT("Flare"),
	[STORE_MARK_ILL] = STR_INIT("Ill"),
	[STORE_MARK_TRAVEL] = STR_INIT("Travel"),
	[STORE_MARK_OTHER] = STR_INIT("Something else"),
};

const str say_change[CHANGE_VERY_MUCH_WORSE + 1] = {
	[CHANGE_NOT_ASKED] = STR_INIT("not said"),      [CHANGE_VERY_MUCH_BETTER] = STR_INIT("very much better"),
	[CHANGE_MUCH_BETTER] = STR_INIT("much better"), [CHANGE_A_LITTLE_BETTER] = STR_INIT("a little better"),
	[CHANGE_NONE] = STR_INIT("no change"),          [CHANGE_A_LITTLE_WORSE] = STR_INIT("a little worse"),
	[CHANGE_MUCH_WORSE] = STR_INIT("much worse"),   [CHANGE_VERY_MUCH_WORSE] = STR_INIT("very much worse"),
};

/* True when `s` begins with a place for a value; *ret_i is which. */
static bool is_place(str s, size_t *ret_i)
{
	if (s.n < 3 || s.p[0] != '{' || s.p[1] < '0' || s.p[1] > '9' || s.p[2] != '}')
		return false;
	*ret_i = (size_t)(s.p[1] - '0');
	return true;
}

str report_say(struct arena *a, enum report_word word, const str *values)
{
	str s = words[word];
	size_t i;
	if (values == NULL)
		return s;
	struct writer w = arena_writer(a);
	while (s.n > 0) {
		if (is_place(s, &i)) {
			w_str(&w, values[i]);
			s = str_sub(s, 3, s.n);
		} else {
			w_char(&w, s.p[0]);
			s = str_sub(s, 1, s.n);
		}
	}
	return arena_keep(a, &w);
}

str say_int(struct arena *a, int64_t v)
{
	struct writer w = arena_writer(a);
	w_int(&w, v);
	return arena_keep(a, &w);
}

str say_tenths(struct arena *a, int64_t v)
{
	struct writer w = arena_writer(a);
	w_tenths(&w, v);
	return arena_keep(a, &w);
}

str say_day(struct arena *a, day d)
{
	struct writer w = arena_writer(a);
	w_day_long(&w, d);
	return arena_keep(a, &w);
}

str say_day_short(struct arena *a, day d)
{
	struct date date = day_date(d);
	struct writer w = arena_writer(a);
	w_int(&w, date.day);
	w_char(&w, ' ');
	w_str(&w, str_sub(month_name(date.month), 0, 3));
	return arena_keep(a, &w);
}

static str joined(struct arena *a, struct texts texts, size_t most, const char *between)
{
	struct writer w = arena_writer(a);
	for (size_t i = 0; i < texts.n && i < most; i++) {
		if (i > 0)
			w_z(&w, between);
		w_str(&w, texts.p[i]);
	}
	str list = arena_keep(a, &w);
	return texts.n <= most ? list : SAY(a, SAY_AND_MORE, list, say_int(a, (int64_t)(texts.n - most)));
}

str say_list(struct arena *a, const str *texts, size_t n, size_t most)
{
	return joined(a, (struct texts){texts, n}, most, ", ");
}

str say_phrases(struct arena *a, const str *texts, size_t n, size_t most)
{
	return joined(a, (struct texts){texts, n}, most, "; ");
}

/* unfit.c - a row for each reason. */
#include "words/unfit.h"

static const str words[UNFITS] = {
	[UNFIT_ALLOWED] = STR_INIT("allowed is "),
	[UNFIT_WORD] = STR_INIT("allowed is one of: "),
	[UNFIT_LENGTH] = STR_INIT("allowed is a text; its length in bytes: {0} to {1}"),
	[UNFIT_RANGE] = STR_INIT("allowed is a whole number from {0} to {1}"),
	[UNFIT_TWICE] = STR_INIT("it stands there twice"),

	[UNFIT_UNSEEN] = STR_INIT("allowed is a text that can be seen"),
	[UNFIT_LINE] = STR_INIT("allowed is one line of text, without control characters"),
	[UNFIT_ID] = STR_INIT("allowed is an id: letters a to z, digits and _"),
	[UNFIT_ANSWER] = STR_INIT("allowed is an answer: letters a to z, digits, _ - and commas"),
	[UNFIT_JSON] = STR_INIT("allowed is a text that is a JSON object"),
	[UNFIT_CONTROL] = STR_INIT("allowed is text without control characters"),
	[UNFIT_SET_OFF] = STR_INIT("allowed are the words sitting, stress, night and load, with a blank between"),
	[UNFIT_TEXT] = STR_INIT("allowed is a text"),
	[UNFIT_REAL_DAY] = STR_INIT("allowed is a real day as YYYY-MM-DD"),
	[UNFIT_SECONDS] = STR_INIT("allowed is a time in whole seconds since 1970-01-01 00:00 UTC"),
	[UNFIT_TIME] = STR_INIT("allowed is a time with its offset, like 2026-07-01T08:30:00+02:00"),
	[UNFIT_PLACE] = STR_INIT("allowed is a whole number from 1"),
	[UNFIT_LIST] = STR_INIT("allowed is a list"),
	[UNFIT_OBJECT] = STR_INIT("allowed is an object"),
	[UNFIT_KEY] = STR_INIT("this version of the form has no such key"),
	[UNFIT_MISSING] = STR_INIT("it is missing"),
	[UNFIT_BEFORE_FIRST] = STR_INIT("allowed is the first day or a later one"),
	[UNFIT_MANY_REGIONS] = STR_INIT("allowed are 40 of them"),
	[UNFIT_MANY_SCORES] = STR_INIT("allowed are 3 of them"),
	[UNFIT_ACTIVITY] = STR_INIT("this file has fewer activities"),
	[UNFIT_EMPTY_ENTRY] = STR_INIT("an entry needs a number, a text or a place"),
	[UNFIT_ORDER] = STR_INIT("the days stand in their order, each once"),
	[UNFIT_ENDED] = STR_INIT("allowed is one of: again, new"),
	[UNFIT_SETTING] = STR_INIT("this trivet knows no such setting"),
	[UNFIT_OTHER_DAY] = STR_INIT("allowed is a time of its day, or none"),
	[UNFIT_VERSION] = STR_INIT("this trivet reads versions 1 and 2; a newer trivet may have written the file"),
	[UNFIT_LIST_MISSING] = STR_INIT("allowed is a list, and it has to be there"),
	[UNFIT_IDENTITY] = STR_INIT("allowed are 32 digits 0 to 9 and a to f"),
	[UNFIT_FORMAT] = STR_INIT("this is not a file of `trivet export`; there it is \"{2}\""),
	[UNFIT_NO_EXPORT] = STR_INIT("allowed is the JSON of `trivet export`"),

	[UNFIT_QUESTION] = STR_INIT("no question has this id; `trivet questions` lists them"),
	[UNFIT_CLEARED] = STR_INIT("allowed is an object from rule id to a day YYYY-MM-DD"),
	[UNFIT_RULE] = STR_INIT("in \"cleared\": no rule has this id"),
	[UNFIT_CLEARED_DAY] = STR_INIT("in \"cleared\": allowed is a day as YYYY-MM-DD"),
	[UNFIT_IN_CLEARED] = STR_INIT("in \"cleared\": "),
	[UNFIT_NO_ANSWERS] = STR_INIT("allowed is one JSON object from question id to answer"),

	[UNFIT_PLAN_KEY] = STR_INIT("a plan file has no such key; docs/plan-file.md names them all"),
	[UNFIT_NO_NUMBER] = STR_INIT("this one has no such number"),
	[UNFIT_TEXT_120] = STR_INIT("allowed is a text of at most 120 bytes"),
	[UNFIT_TEXT_1000] = STR_INIT("allowed is a text of at most 1000 bytes"),
	[UNFIT_TEXT_CONTROL] = STR_INIT("allowed is a text without control characters"),
	[UNFIT_PLAN_SAY] = STR_INIT("allowed is a line of at most 120 bytes without |"),
	[UNFIT_PLAN_STEPS] = STR_INIT("allowed is a list of objects, each with an \"item\""),
	[UNFIT_ITEM] = STR_INIT("this trivet knows no such item"),
	[UNFIT_LEG] = STR_INIT("it stands on another leg"),
	[UNFIT_PLAN_MANY] = STR_INIT("allowed is a list of at most four steps"),
	[UNFIT_COURSE] = STR_INIT("allowed is an object with \"sessions\" and \"days_apart\""),
	[UNFIT_NO_PLAN_NUMBER] = STR_INIT("this is no plan file: it lacks the number of its form"),
	[UNFIT_PLAN_NEWER] = STR_INIT("a newer trivet wrote this; allowed is 1"),
	[UNFIT_DAY] = STR_INIT("allowed is a day as YYYY-MM-DD"),
	[UNFIT_PLAN_EMPTY] = STR_INIT("the file holds no step at all"),
	[UNFIT_NO_PLAN] = STR_INIT("this is no plan file; allowed is one JSON object"),
	[UNFIT_PLAN_LARGE] = STR_INIT("a plan file has at most 16 kB"),
};

void unfit_write(struct writer *w, const struct unfit *u)
{
	str rest = words[u->why];
	while (rest.n > 0) {
		w_str(w, str_split(&rest, '{'));
		if (rest.n == 0)
			break;
		if (rest.p[0] == '2')
			w_str(w, u->word);
		else
			w_int(w, rest.p[0] == '0' ? u->least : u->most);
		(void)str_split(&rest, '}');
	}
}

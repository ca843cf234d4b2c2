/* unfit.c - a row for each reason. */
#include "words/unfit.h"

static const str words[UNFITS] = {
	[UNFIT_ALLOWED] = STR_INIT("must be "),
	[UNFIT_WORD] = STR_INIT("must be one of: "),
	[UNFIT_LENGTH] = STR_INIT("must be a text with a length in bytes of {0} to {1}"),
	[UNFIT_RANGE] = STR_INIT("must be a whole number from {0} to {1}"),
	[UNFIT_TWICE] = STR_INIT("it is listed twice"),

	[UNFIT_UNSEEN] = STR_INIT("must not be blank"),
	[UNFIT_LINE] = STR_INIT("must be one line of text, without control characters"),
	[UNFIT_ID] = STR_INIT("must be an id: letters a to z, digits and _"),
	[UNFIT_ANSWER] = STR_INIT("must be an answer: letters a to z, digits, _ - and commas"),
	[UNFIT_JSON] = STR_INIT("must be a text that contains a JSON object"),
	[UNFIT_CONTROL] = STR_INIT("must be text without control characters"),
	[UNFIT_SET_OFF] = STR_INIT("must be any of the words sitting, stress, night and load, separated by spaces"),
	[UNFIT_TEXT] = STR_INIT("must be a text"),
	[UNFIT_REAL_DAY] = STR_INIT("must be a real day as YYYY-MM-DD"),
	[UNFIT_SECONDS] = STR_INIT("must be a time in whole seconds since 1970-01-01 00:00 UTC"),
	[UNFIT_TIME] = STR_INIT("must be a time with its offset, such as 2026-07-01T08:30:00+02:00"),
	[UNFIT_PLACE] = STR_INIT("must be a whole number of at least 1"),
	[UNFIT_LIST] = STR_INIT("must be a list"),
	[UNFIT_OBJECT] = STR_INIT("must be an object"),
	[UNFIT_KEY] = STR_INIT("this version of the format has no such key"),
	[UNFIT_MISSING] = STR_INIT("it is missing"),
	[UNFIT_BEFORE_FIRST] = STR_INIT("must be the first day or a later one"),
	[UNFIT_MANY_REGIONS] = STR_INIT("at most 40 are allowed"),
	[UNFIT_MANY_SCORES] = STR_INIT("at most 3 are allowed"),
	[UNFIT_ACTIVITY] = STR_INIT("this file has fewer activities"),
	[UNFIT_EMPTY_ENTRY] = STR_INIT("an entry needs a number, a text or a place"),
	[UNFIT_ORDER] = STR_INIT("the days must be in order, each once"),
	[UNFIT_ENDED] = STR_INIT("must be one of: again, new"),
	[UNFIT_SETTING] = STR_INIT("this trivet does not know this setting"),
	[UNFIT_OTHER_DAY] = STR_INIT("must be a time of its day, or none"),
	[UNFIT_VERSION] = STR_INIT("this trivet reads versions 1 and 2; a newer trivet may have written the file"),
	[UNFIT_LIST_MISSING] = STR_INIT("must be a list, and must not be missing"),
	[UNFIT_IDENTITY] = STR_INIT("must be 32 digits 0 to 9 and a to f"),
	[UNFIT_FORMAT] = STR_INIT("this is not a file of `trivet export`; there it is \"{2}\""),
	[UNFIT_NO_EXPORT] = STR_INIT("must be the JSON of `trivet export`"),

	[UNFIT_QUESTION] = STR_INIT("no question has this id; `trivet questions` lists them"),
	[UNFIT_CLEARED] = STR_INIT("must be an object that maps rule ids to days, YYYY-MM-DD"),
	[UNFIT_RULE] = STR_INIT("in \"cleared\": no rule has this id"),
	[UNFIT_CLEARED_DAY] = STR_INIT("in \"cleared\": must be a day as YYYY-MM-DD"),
	[UNFIT_IN_CLEARED] = STR_INIT("in \"cleared\": "),
	[UNFIT_NO_ANSWERS] = STR_INIT("must be one JSON object from question id to answer"),

	[UNFIT_PLAN_KEY] = STR_INIT("a plan file has no such key; docs/plan-file.md names them all"),
	[UNFIT_NO_NUMBER] = STR_INIT("this one does not take this number"),
	[UNFIT_TEXT_120] = STR_INIT("must be a text of at most 120 bytes"),
	[UNFIT_TEXT_1000] = STR_INIT("must be a text of at most 1000 bytes"),
	[UNFIT_TEXT_CONTROL] = STR_INIT("must be a text without control characters"),
	[UNFIT_PLAN_SAY] = STR_INIT("must be a line of at most 120 bytes without |"),
	[UNFIT_PLAN_STEPS] = STR_INIT("must be a list of objects, each with an \"item\""),
	[UNFIT_ITEM] = STR_INIT("this trivet does not know this item"),
	[UNFIT_LEG] = STR_INIT("it belongs to another leg"),
	[UNFIT_PLAN_MANY] = STR_INIT("must be a list of at most four steps"),
	[UNFIT_COURSE] = STR_INIT("must be an object with \"sessions\" and \"days_apart\""),
	[UNFIT_NO_PLAN_NUMBER] = STR_INIT("this is not a plan file: its version number is missing"),
	[UNFIT_PLAN_NEWER] = STR_INIT("a newer trivet wrote this; this one reads version 1"),
	[UNFIT_DAY] = STR_INIT("must be a day as YYYY-MM-DD"),
	[UNFIT_PLAN_EMPTY] = STR_INIT("the file has no steps at all"),
	[UNFIT_NO_PLAN] = STR_INIT("this is not a plan file; it must be one JSON object"),
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

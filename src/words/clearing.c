/* clearing.c - why an examination does not count. */
#include "words/clearing.h"

const str clearing_says[CLEARING_STATES] = {
	[CLEARING_HOLDS] = STR_INIT(""),
	[CLEARING_NEVER] = STR_INIT("this is a sign of now, so it cannot be cleared"),
	[CLEARING_NOT_REPORTED] = STR_INIT("it is not reported: answer it yes or unsure first"),
	[CLEARING_TO_COME] = STR_INIT("that day is in the future"),
	[CLEARING_TOO_EARLY] = STR_INIT("that day is before the sign began or changed, so that examination was not of it"),
	[CLEARING_AGAIN] = STR_INIT("it was reported again since"),
	[CLEARING_NEW] = STR_INIT("something new was reported since"),
	[CLEARING_PAST] = STR_INIT("the danger signs were asked again since"),
};

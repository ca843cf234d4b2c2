/* clearing.c - why an examination does not count. */
#include "words/clearing.h"

const str clearing_says[CLEARING_STATES] = {
	[CLEARING_HOLDS] = STR_INIT(""),
	[CLEARING_NEVER] = STR_INIT("this is a current symptom, so it cannot be cleared"),
	[CLEARING_NOT_REPORTED] = STR_INIT("it has not been reported: answer it yes or unsure first"),
	[CLEARING_TO_COME] = STR_INIT("that day is in the future"),
	[CLEARING_TOO_EARLY] = STR_INIT("that day is before the sign began or changed, so that examination was not of it"),
	[CLEARING_AGAIN] = STR_INIT("it has been reported again since"),
	[CLEARING_NEW] = STR_INIT("something new has been reported since"),
	[CLEARING_PAST] = STR_INIT("the danger signs have been asked again since"),
};

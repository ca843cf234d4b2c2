/* bring_words.c - a row for each reason why a row of another program cannot be read. */
#include "clinic/bring.h"

const str bring_words[BRING_WRONGS] = {
	[BRING_GOOD] = STR_INIT(""),
	[BRING_BAD_START] = STR_INIT("the start is not a time such as 2026-11-30T09:00, or the clocks skip it or show it twice"),
	[BRING_NO_SERVICE] = STR_INIT("no service is given; use --service ID"),
	[BRING_NO_NAME] = STR_INIT("the name is missing"),
	[BRING_BAD_TEXT] = STR_INIT("a text is longer than 200 bytes, or has control characters"),
	[BRING_SERVICE_UNKNOWN] = STR_INIT("the clinic has no such service"),
	[BRING_PRACTITIONER_UNKNOWN] = STR_INIT("the clinic has no such practitioner"),
};

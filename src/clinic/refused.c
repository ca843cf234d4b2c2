/* refused.c - the words of refusals. */
#include "clinic/refused.h"

const struct refused_words refused_words[REFUSED_N] = {
	[REFUSED_NOT] = {STR_INIT(""), STR_INIT("")},
	[REFUSED_TAKEN] = {STR_INIT("taken"), STR_INIT("That time is taken. Nothing was changed. Choose another time.")},
	[REFUSED_CLOSED] = {STR_INIT("closed"), STR_INIT("Nobody is working then for the whole of this kind of visit. Choose another time.")},
	[REFUSED_OFF_GRID] = {STR_INIT("off_grid"), STR_INIT("Visits do not start at that minute. Choose one of the times that are offered.")},
	[REFUSED_PAST] = {STR_INIT("past"), STR_INIT("That time has passed. Choose a later one.")},
	[REFUSED_TOO_SOON] = {STR_INIT("too_soon"),
			      STR_INIT("That is too soon: this kind of visit has to be booked further ahead. Choose a later time.")},
	[REFUSED_TOO_FAR] = {STR_INIT("too_far"), STR_INIT("That is too far ahead. Choose an earlier day.")},
	[REFUSED_TOO_LATE] = {STR_INIT("too_late"), STR_INIT("It is too late to change this visit yourself. Please call the clinic.")},
	[REFUSED_EXPIRED] = {STR_INIT("expired"), STR_INIT("The hold on this time has expired. Book it again if it is still free.")},
	[REFUSED_NO_SUCH_TIME] = {STR_INIT("no_such_time"), STR_INIT("The clocks go forward past that time on that day. Choose another time.")},
	[REFUSED_AMBIGUOUS_TIME] = {STR_INIT("ambiguous_time"),
				    STR_INIT("That time comes twice on that day, because the clocks go back. Say which one with an offset, such as "
					     "2026-11-01T01:30-04:00.")},
	[REFUSED_BAD_TIME] = {STR_INIT("bad_time"), STR_INIT("That is not a time. Write it as in 2026-11-30T09:00.")},
	[REFUSED_UNKNOWN] = {STR_INIT("denied"), STR_INIT("There is no such visit, or this is not its link. Nothing was changed.")},
	[REFUSED_CANCELLED] = {STR_INIT("denied"), STR_INIT("This visit was cancelled. Book a new one.")},
	[REFUSED_REQUEST] = {STR_INIT("denied"),
			     STR_INIT("This request id was used for something else before. Nothing was changed. Use a new one for each action.")},
	[REFUSED_NEW] = {STR_INIT("denied"),
			 STR_INIT("This kind of visit is only for people who come for the first time, or only for people who have been here "
				  "before. Choose another kind.")},
	[REFUSED_CHANGED] = {STR_INIT("denied"), STR_INIT("Something else happened to this visit since then. Nothing was changed.")},
	[REFUSED_CODE] = {STR_INIT("denied"), STR_INIT("That is not the code from the message. Check it again.")},
	[REFUSED_NO_UNDO] = {STR_INIT("denied"), STR_INIT("There is nothing to undo.")},
	[REFUSED_GONE] = {STR_INIT("denied"), STR_INIT("The clinic no longer offers this kind of visit. Book another kind.")},
};

/* refused.c - the words of refusals. */
#include "clinic/refused.h"

const struct refused_words refused_words[REFUSED_N] = {
	[REFUSED_NOT] = {STR_INIT(""), STR_INIT("")},
	[REFUSED_TAKEN] = {STR_INIT("taken"), STR_INIT("That time is taken. Nothing was changed. Choose another time.")},
	[REFUSED_CLOSED] = {STR_INIT("closed"), STR_INIT("Nobody works then for a whole visit of this kind. Choose another time.")},
	[REFUSED_OFF_GRID] = {STR_INIT("off_grid"), STR_INIT("Visits do not start at that minute. Choose one of the times that are offered.")},
	[REFUSED_PAST] = {STR_INIT("past"), STR_INIT("That time has passed. Choose a later one.")},
	[REFUSED_TOO_SOON] = {STR_INIT("too_soon"), STR_INIT("That is too soon: this kind of visit is booked some time ahead. Choose a later time.")},
	[REFUSED_TOO_FAR] = {STR_INIT("too_far"), STR_INIT("That is too far ahead. Choose an earlier day.")},
	[REFUSED_TOO_LATE] = {STR_INIT("too_late"), STR_INIT("It is too late to change this visit yourself. Please call the clinic.")},
	[REFUSED_EXPIRED] = {STR_INIT("expired"), STR_INIT("The time was held for a while, and that has passed. Book it again if it is still free.")},
	[REFUSED_NO_SUCH_TIME] = {STR_INIT("no_such_time"), STR_INIT("The clocks skip that time on that day. Choose another time.")},
	[REFUSED_AMBIGUOUS_TIME] = {STR_INIT("ambiguous_time"),
				    STR_INIT("That time comes twice on that day, because the clocks are turned back. Say which with an offset, like "
					     "2026-11-01T01:30-04:00.")},
	[REFUSED_BAD_TIME] = {STR_INIT("bad_time"), STR_INIT("That is no time. Write it like 2026-11-30T09:00.")},
	[REFUSED_DENIED] = {STR_INIT("denied"), STR_INIT("That is not allowed. Nothing was changed.")},
};

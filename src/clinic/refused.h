/* refused.h - why something is not booked: one word for programs, one sentence for people. */
#ifndef TRIVET_CLINIC_REFUSED_H
#define TRIVET_CLINIC_REFUSED_H

#include "base/str.h"

enum refused {
	REFUSED_NOT,
	REFUSED_TAKEN,
	REFUSED_CLOSED,
	REFUSED_OFF_GRID,
	REFUSED_PAST,
	REFUSED_TOO_SOON,
	REFUSED_TOO_FAR,
	REFUSED_TOO_LATE,
	REFUSED_EXPIRED,
	REFUSED_NO_SUCH_TIME,
	REFUSED_AMBIGUOUS_TIME,
	REFUSED_BAD_TIME,
	REFUSED_DENIED, /* no such visit, a wrong secret, a request id that was used for something else, or not for this patient */
	REFUSED_N
};

struct refused_words {
	str code, say;
};
extern const struct refused_words refused_words[REFUSED_N];

#endif

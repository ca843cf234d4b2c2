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
	/* to a program, all of these are "denied" */
	REFUSED_UNKNOWN,   /* no such visit, or a wrong secret: nobody learns which */
	REFUSED_CANCELLED, /* it was cancelled before */
	REFUSED_REQUEST,   /* the request id was used for something else */
	REFUSED_NEW,       /* not for someone who comes for the first time, or only for those */
	REFUSED_GONE,      /* the clinic does not offer it any more */
	REFUSED_CHANGED,   /* something else happened to the visit since */
	REFUSED_CODE,      /* the code is another */
	REFUSED_NO_UNDO,   /* there is no last act */
	REFUSED_N
};

struct refused_words {
	str code, say;
};
extern const struct refused_words refused_words[REFUSED_N];

#endif

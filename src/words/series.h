/* series.h - what may stand under the pain in a chart, and what went together with it. */
#ifndef TRIVET_WORDS_SERIES_H
#define TRIVET_WORDS_SERIES_H

#include "record/gauge.h"

/* What may stand under the pain. */
enum series_other {
	SERIES_ALONE,
	SERIES_BESIDE /* the first of BESIDES gauges */,
	SERIES_PRACTICE = SERIES_BESIDE + BESIDES,
	SERIES_BREAKS,
	SERIES_OTHERS
};
/* The gauge that is meant, NULL when it is none. */
const struct gauge *series_gauge(enum series_other other);

/* Whether the days with more of it had less pain, or more: never why. */
enum series_together {
	TOGETHER_NOT_ASKED, /* nothing stands under the pain, or a value is the mean of weeks */
	TOGETHER_TOO_FEW,
	TOGETHER_UNCLEAR, /* the interval of the difference holds zero */
	TOGETHER_LESS,
	TOGETHER_MORE,
	TOGETHER_WORDS
};

/* That as a sentence; empty when it was not asked. */
str series_together_words(enum series_other other, enum series_together together);

/* Over the lower plane; a gauge has a name of its own. */
extern const str series_other_names[SERIES_OTHERS];
/* The word of a wish: "sleep". SERIES_ALONE is "nothing". */
extern const str series_other_words[SERIES_OTHERS];

#endif

/* series.c - the words of what stands under the pain. */
#include "words/series.h"

#define OTHER_WORD(id, member, word, ...) [SERIES_BESIDE + GAUGE_##id - GAUGE_PAINS] = STR_INIT(word),

/* clang-format off */
const str series_other_words[SERIES_OTHERS] = {
	[SERIES_ALONE] = STR_INIT("nothing"),
	[SERIES_PRACTICE] = STR_INIT("practice"),
	[SERIES_BREAKS] = STR_INIT("breaks"),
	GAUGE_ROWS(GAUGE_SKIP, OTHER_WORD)
};
/* clang-format on */

const struct gauge *series_gauge(enum series_other other)
{
	return other >= SERIES_BESIDE && other < SERIES_PRACTICE ? beside_of(other - SERIES_BESIDE) : NULL;
}

const str series_other_names[SERIES_OTHERS] = {
	[SERIES_ALONE] = STR_INIT(""), /* a gauge has its own */
	[SERIES_PRACTICE] = STR_INIT("Practice, minutes a day"),
	[SERIES_BREAKS] = STR_INIT("Breaks a day"),
};

str series_together_words(enum series_other other, enum series_together together)
{
	static const str less[SERIES_OTHERS] = {
		[SERIES_PRACTICE] = STR_INIT("On days with more practice, pain was lower."),
		[SERIES_BREAKS] = STR_INIT("On days with more breaks, pain was lower."),
	};
	static const str more[SERIES_OTHERS] = {
		[SERIES_PRACTICE] = STR_INIT("On days with more practice, pain was higher."),
		[SERIES_BREAKS] = STR_INIT("On days with more breaks, pain was higher."),
	};
	const struct gauge *m = series_gauge(other);
	switch (together) {
	case TOGETHER_TOO_FEW: return STR("Too few days have both to say whether the two go together.");
	case TOGETHER_UNCLEAR: return STR("In these days the two did not clearly go together.");
	case TOGETHER_LESS: return m != NULL ? m->lower : less[other];
	case TOGETHER_MORE: return m != NULL ? m->higher : more[other];
	case TOGETHER_NOT_ASKED:
	case TOGETHER_WORDS: break;
	}
	return STR("");
}

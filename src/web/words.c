/* words.c - the words of the browser. */
#include "web/words.h"

const str label_say[LABELS] = {
	[LABEL_STRONG] = STR_INIT("strong evidence"),          [LABEL_MODERATE] = STR_INIT("moderate evidence"),
	[LABEL_LIMITED] = STR_INIT("limited evidence"),        [LABEL_VERY_LIMITED] = STR_INIT("very limited evidence"),
	[LABEL_TRADITIONAL_USE] = STR_INIT("traditional use"),
};

str confidence_say(char confidence)
{
	switch (confidence) {
	case 'H': return STR("high");
	case 'M': return STR("medium");
	default: return STR("low");
	}
}

size_t fact_says(const struct pack *p, const qset *facts, str *ret_says, size_t cap)
{
	size_t n = 0;
	for
		qset_each(i, facts)
		{
			if (n < cap && p->facts[i].brief.n > 0)
				ret_says[n++] = p->facts[i].brief;
		}
	return n;
}

void page_length(struct writer *w, int32_t seconds)
{
	w_length(w, seconds);
}

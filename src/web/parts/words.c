/* words.c - the words of the browser. */
#include "web/parts/words.h"

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

str answer_says(struct arena *a, const struct person *who, uint16_t question)
{
	if (question == NONE) /* the pack has no such question */
		return STR("");
	const struct question *q = &who->pack->questions[question];
	const struct answer *x = &who->answers.of[question];
	struct writer w = arena_writer(a);
	switch (x->kind) {
	case ANSWER_NUMBER: w_int(&w, x->value); break;
	case ANSWER_CHOICE: w_str(&w, q->choices[x->value].text); break;
	case ANSWER_REGIONS:
		for (size_t i = 0; i < q->n_choices; i++)
			if (qset_has(&who->answers.regions, q->choices[i].fact)) {
				w_str(&w, w.n > 0 ? STR("; ") : STR(""));
				w_str(&w, q->choices[i].text);
			}
		break;
	case ANSWER_NONE:
	case ANSWER_NO:
	case ANSWER_YES:
	case ANSWER_UNSURE: break;
	}
	return arena_keep(a, &w);
}

void page_length(struct writer *w, int32_t seconds)
{
	w_length(w, seconds);
}

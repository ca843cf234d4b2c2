/* cleared_read.c - clearings as they are stored. */
#include "me/cleared_read.h"

const str cleared_end_words[CLEARING_ENDED_NEW + 1] = {
	[CLEARING_NOT_ENDED] = STR_INIT(""), [CLEARING_ENDED_AGAIN] = STR_INIT("again"), [CLEARING_ENDED_NEW] = STR_INIT("new")};

enum err cleared_load(struct store_reader *r, struct arena *a, const struct pack *p, struct moment now, struct answers *answers)
{
	struct store_cleareds list;
	TRY(store_cleareds(r, a, &list));
	for (size_t i = 0; i < list.n; i++) {
		const struct store_cleared *c = &list.at[i];
		size_t end = word_index(cleared_end_words, CLEARING_ENDED_NEW + 1, c->why);
		day recorded = moment_day_by(c->at, now);
		struct clearing clearing = {.rule = pack_rule(p, c->rule),
					    .on = c->day.n == moment_day(c->at).n ? recorded : c->day,
					    .at = c->at,
					    .recorded = recorded,
					    .end = end <= CLEARING_ENDED_NEW ? (enum clearing_end)end : CLEARING_ENDED_NEW,
					    .ended = c->ended};
		if (clearing.rule != NONE)
			TRY(answers_put_clearing(answers, &clearing));
	}
	return OK;
}

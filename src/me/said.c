/* said.c - answers to rows of danger signs. */
#include "me/said.h"

str said_value(const struct said *said, uint16_t fact)
{
	return qset_has(&said->yes, fact) ? STR("yes") : qset_has(&said->unsure, fact) ? STR("unsure") : STR("no");
}

bool said_not_sure(const struct pack *p, const struct question_row *row, struct said *said)
{
	qset ticks = pack_row_ticks(p, row), then = pack_row_then(p, row);
	bool any = qset_meets(&ticks, &said->yes), any_then = qset_meets(&then, &said->yes);
	if (!any)
		said->unsure = qset_or(said->unsure, &ticks);
	if (!any_then)
		said->unsure = qset_or(said->unsure, &then);
	return !any || (row->n_then > 0 && !any_then);
}

bool said_lacks_then(const struct pack *p, const struct question_row *row, const struct said *said)
{
	qset ticks = pack_row_ticks(p, row), then = pack_row_then(p, row), given = qset_or(said->yes, &said->unsure);
	return row->n_then > 0 && qset_meets(&ticks, &given) && !qset_meets(&then, &given);
}

/* keep.c - what has to be saved, until it is. */
#include "breaks/keep.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

static void drop_first(struct keep *k, size_t n)
{
	k->n_later -= n;
	memmove(&k->later[0], &k->later[n], k->n_later * sizeof k->later[0]);
}

void keep_line(struct keep *k, const struct breaks_record *record, const char *item)
{
	if (k->n_later == KEEP_LINES_MAX)
		drop_first(k, 1);
	struct desk_line *line = &k->later[k->n_later++];
	memset(line, 0, sizeof *line);
	line->of = *record;
	line->of.why = STR("");
	text_copy_cut(line->why, sizeof line->why, record->why);
	snprintf(line->item, sizeof line->item, "%s", item);
}

static void fill(struct keep *k, const struct keep_wish *wish)
{
	struct desk_ask *ask = &k->ask;
	memset(ask, 0, sizeof *ask); /* the gaps, too: all of it travels */
	snprintf(ask->build, sizeof ask->build, "%s", desk_build);
	snprintf(ask->request, sizeof ask->request, "%.*s", (int)wish->request.n, wish->request.p);
	ask->now = wish->now;
	if (wish->step != NULL) {
		struct writer w = writer_on(ask->state, sizeof ask->state - 1);
		breaks_state_write(&w, &wish->step->state);
		ask->has_day = true;
		ask->day = wish->step->desk_day;
		ask->longest_sitting_s = wish->step->longest_sitting_s;
		ask->at_desk_s = wish->step->at_desk_s;
		ask->n_lines = k->n_later < DESK_LINES_MAX ? k->n_later : DESK_LINES_MAX;
		memcpy(ask->lines, k->later, ask->n_lines * sizeof k->later[0]);
		drop_first(k, ask->n_lines);
	}
	ask->wants_exercise = wish->wants_exercise;
	ask->length_s = wish->length_s;
	if (wish->picture != NULL)
		snprintf(ask->picture, sizeof ask->picture, "%s", wish->picture);
}

static enum err try_it(struct keep *k, struct desk_told *ret_told)
{
	enum err e = work_do(&k->work, &k->ask, ret_told);
	k->is_open = e != OK && e != ERR_INPUT && k->ask.state[0] != '\0';
	return e;
}

enum err keep_do(struct keep *k, const struct keep_wish *wish, struct desk_told *ret_told)
{
	if (k->is_open) {
		enum err e = try_it(k, ret_told);
		if (k->is_open)
			return e;
	}
	fill(k, wish);
	return try_it(k, ret_told);
}

/*
 * cmd_breaks.c - trivet breaks: hands over to the desk reminder, a separate program. `trivet breaks work` is the other direction: what the reminder wants saved or
 * told (breaks/desk_wire.h).
 */
#include "cli/cli.h"

#include <string.h>

#include "breaks/desk_wire.h"
#include "keep/draft.h"
#include "me/poses.h"
#include "base/text.h"
#include "draw/figure_still.h"

enum { FIGURE_ROOM = 128 << 10 };

static enum err fail(struct desk_told *told, enum err e, const char *why)
{
	text_copy_cut(told->say, sizeof told->say, str_of(why));
	return e;
}

/* Draws the exercise into the file that the reminder shows. Without one the words have to do. */
static void draw(struct rim *rim, const struct person *who, const struct desk_ask *ask, struct desk_told *told)
{
	struct figure_style style = {.shell = FIGURE_FILE, .colours = FIGURE_OWN, .arrow = true, .ratio = 1};
	const struct pose *p = poses_find(who->pack, str_of(told->item));
	char *buffer = p != NULL && ask->picture[0] != '\0' ? arena_take(rim->arena, FIGURE_ROOM, 1) : NULL;
	if (buffer == NULL)
		return;
	struct writer w = writer_on(buffer, FIGURE_ROOM);
	figure_look_style(&who->look, &style);
	figure_still(&w, p, &style);
	enum wrong wrong;
	told->has_picture = !w.full && file_write(ask->picture, writer_str(&w), &wrong) == OK;
}

/* The exercise with all that belongs beside it. Where that does not fit there is none: it would be another exercise. */
static void put_offer(const struct desk_offer *offer, struct desk_told *told)
{
	struct writer w = writer_on(told->cue, sizeof told->cue - 1);
	told->way = offer->way;
	if (offer->way != DESK_EXERCISE)
		return;
	w_str(&w, offer->item->session.say);
	for (size_t i = 0; i < offer->n_words; i++) {
		w_char(&w, '\n');
		w_str(&w, offer->words[i]);
	}
	told->cue[w.n] = '\0';
	if (w.full) {
		told->way = DESK_STAND;
		told->cue[0] = '\0';
		return;
	}
	text_copy_cut(told->item, sizeof told->item, offer->item->id);
	text_copy_cut(told->title, sizeof told->title, offer->item->name);
}

static enum err tell(struct rim *rim, struct store_reader *r, const struct person *who, const struct desk_ask *ask, struct desk_told *told)
{
	struct desk *desk = arena_new(rim->arena, struct desk, 1);
	struct desk_offer offer;
	if (desk == NULL)
		return ERR_FULL;
	TRY(desk_load(r, DESK_FACE_PROGRAM, rim->arena, desk));
	struct writer w = writer_on(told->state, sizeof told->state - 1);
	breaks_state_write(&w, &desk->state);
	told->settings = desk->settings.breaks;
	if (!ask->wants_exercise)
		return OK;
	TRY(desk_next(r, who, rim->arena, &offer));
	put_offer(&offer, told);
	draw(rim, who, ask, told);
	return OK;
}

static enum err keep(struct rim *rim, struct store *s, const struct person *who, const struct desk_ask *ask)
{
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	struct breaks_state state;
	if (ask->state[0] == '\0')
		return OK;
	if (acts == NULL)
		return ERR_FULL;
	*acts = acts_on(rim->arena, who->caller, str_of(ask->request));
	TRY(breaks_state_read(str_of(ask->state), &state));
	act_break_state(acts, DESK_FACE_PROGRAM, &state);
	if (ask->has_day)
		act_desk_day(acts, ask->day, ask->longest_sitting_s, ask->at_desk_s);
	for (size_t i = 0; i < ask->n_lines; i++) {
		struct breaks_record record = ask->lines[i].of;
		record.why = str_of(ask->lines[i].why);
		act_break(acts, who, &record, str_of(ask->lines[i].item));
	}
	struct change_outcome *outcomes = arena_new(rim->arena, struct change_outcome, acts->n);
	return acts->full || outcomes == NULL ? ERR_FULL : store_apply(s, acts->of, acts->n, outcomes);
}

static enum err work(struct rim *rim, const struct desk_ask *ask, struct desk_told *told)
{
	struct store *s;
	struct store_reader *r;
	if (memcmp(ask->build, told->build, sizeof told->build) != 0)
		return fail(told, ERR_CONFLICT, "trivet was upgraded: restart the reminder");
	enum err e = rim->store(rim, &s, &r);
	if (e != OK)
		return fail(told, e, "the store cannot be opened; trivet log list says why");
	struct person *who = arena_new(rim->arena, struct person, 1);
	e = who == NULL ? ERR_FULL : person_load(r, rim->pack, (struct here){ask->now, rim->caller, STR(""), NULL}, rim->arena, who);
	if (e != OK)
		return fail(told, e, "what is stored could not be read");
	e = keep(rim, s, who, ask);
	if (e != OK)
		return fail(told, e, e == ERR_FULL ? "the disk is full" : e == ERR_BUSY ? "another program is writing" : "it could not be saved");
	e = tell(rim, r, who, ask, told);
	return e == OK ? OK : fail(told, e, "what is stored could not be read");
}

/* What comes in was written by the reminder; a stranger's bytes must not end in a text without an end. */
static enum err read_ask(struct rim *rim, struct desk_ask *ret_ask)
{
	if (fread(ret_ask, sizeof *ret_ask, 1, rim->in) != 1)
		return complain_line(rim, ERR_INPUT, "breaks work: only the reminder runs this");
	ret_ask->build[sizeof ret_ask->build - 1] = ret_ask->request[sizeof ret_ask->request - 1] = ret_ask->state[sizeof ret_ask->state - 1] =
		ret_ask->picture[sizeof ret_ask->picture - 1] = '\0';
	if (ret_ask->n_lines > DESK_LINES_MAX)
		return complain_line(rim, ERR_INPUT, "breaks work: only the reminder runs this");
	for (size_t i = 0; i < ret_ask->n_lines; i++)
		ret_ask->lines[i].why[DESK_WHY_ROOM - 1] = ret_ask->lines[i].item[STORE_NAME_MAX] = '\0';
	return OK;
}

static enum err cmd_work(struct rim *rim)
{
	struct desk_ask *ask = arena_new(rim->arena, struct desk_ask, 1);
	struct desk_told *told = arena_new(rim->arena, struct desk_told, 1);
	if (ask == NULL || told == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	TRY(read_ask(rim, ask));
	text_copy_cut(told->build, sizeof told->build, str_of(desk_build));
	told->e = work(rim, ask, told);
	return fwrite(told, sizeof *told, 1, rim->out) == 1 ? OK : ERR_IO;
}

enum err cmd_breaks(struct rim *rim, const struct args *args)
{
	if (args->n_words == 1 && str_eq(str_of(args->words[0]), STR("work")))
		return cmd_work(rim);
	return rim->breaks(rim, args);
}

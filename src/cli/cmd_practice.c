/* cmd_practice.c - trivet practice: today's exercises of the plan, timed. */
#include "app/forms.h"
#include "app/trials.h"
#include "cli/cli.h"
#include "cli/names.h"

/* As long as the plan says for today. */
static int32_t plan_seconds(const struct person *who)
{
	int32_t seconds = 0;
	for (size_t i = 0; i < who->plan.legs[LEG_PRACTICE].n; i++)
		seconds += 60 * who->plan.legs[LEG_PRACTICE].steps[i].minutes;
	return seconds < SESSION_LEAST_S ? 120 : seconds > SESSION_MOST_S ? SESSION_MOST_S : seconds;
}

static enum err keep(struct rim *rim, const struct person *who, const struct session *s)
{
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "no room");
	*acts = acts_on(rim->arena, rim->request_id(rim));
	act_session_done(acts, who, s);
	TRY(apply(rim, acts));
	say_line(rim, STR("\nKept. How is the pain now? trivet log pain 4"));
	return OK;
}

static enum err make(struct rim *rim, const struct args *args, const struct person *who, struct session *s)
{
	if (args->n_words == 0) {
		enum place place = args_has(args, OPT_PLACE) ? args->place : PLACE_FLOOR;
		trials_session(who, place, args_has(args, OPT_SECONDS) ? args->seconds : plan_seconds(who), s);
		return OK;
	}
	if (args->n_words > 1)
		return complain_line(rim, ERR_INPUT, "practice: takes one exercise; put a name with blanks in quotes");
	uint16_t item = item_named(rim, "practice", str_of(args->words[0]));
	if (item == NONE)
		return ERR_INPUT;
	session_of_item(rim->pack, &who->consult, &who->plan, item, s);
	if (s->n == 0 && who->plan.refusal == PLAN_OPEN)
		return complain_line(rim, ERR_DENIED, "this is not for you now, or nothing to time; `trivet plan` says why");
	return OK;
}

enum err cmd_practice(struct rim *rim, const struct args *args)
{
	struct person *who;
	struct session s;
	bool finished;
	TRY(load_person(rim, args, &who));
	if (args->answers == NULL && (who->plan.refusal == PLAN_OPEN || who->has_plan))
		TRY(ask_today(rim, args, who));
	TRY(make(rim, args, who, &s));
	if (args_has(args, OPT_JSON))
		return print_session(rim, &s);
	TRY(play_session(rim, args, who, &s, &finished));
	return finished ? keep(rim, who, &s) : OK;
}

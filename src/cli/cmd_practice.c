/* cmd_practice.c - trivet practice: today's exercises of the plan, timed. */
#include "me/forms.h"
#include "me/trials.h"
#include "cli/cli.h"
#include "cli/names.h"

static enum err keep(struct rim *rim, const struct person *who, const struct session *s)
{
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	*acts = acts_on(rim->arena, who->caller, rim->request_id(rim));
	act_session_done(acts, who, s);
	TRY(apply(rim, acts));
	say_line(rim, STR("\nSaved. How is the pain now? trivet log pain 4"));
	return OK;
}

static enum err make(struct rim *rim, const struct args *args, const struct person *who, struct session *s)
{
	bool has_length = args_has(args, OPT_SECONDS);
	if (args->n_words == 0 && has_length)
		trials_session(who, args_has(args, OPT_PLACE) ? args->place : PLACE_FLOOR, args->seconds, s);
	else if (args->n_words == 0)
		trials_practice(who, args_has(args, OPT_PLACE) ? args->place : SESSION_ANYWHERE, s);
	if (args->n_words == 0)
		return OK;
	if (args->n_words > 1)
		return complain_line(rim, ERR_INPUT, "practice takes one exercise; put a name with spaces in quotes");
	uint16_t item = item_named(rim, "practice", str_of(args->words[0]));
	if (item == NONE)
		return ERR_INPUT;
	session_of_item(&(struct decided){rim->pack, &who->consult, &who->plan}, item,
			has_length ? args->seconds : session_dose_s(rim->pack, &who->plan, item), s);
	if (s->n == 0 && who->plan.refusal == PLAN_OPEN)
		return complain_line(rim, ERR_DENIED, "this is not for you now, or cannot be timed; `trivet plan` says why");
	return OK;
}

enum err cmd_practice(struct rim *rim, const struct args *args)
{
	struct person *who;
	struct session s;
	bool finished;
	TRY(load_person_asked(rim, args, &who));
	TRY(make(rim, args, who, &s));
	if (args_has(args, OPT_JSON))
		return print_session(rim, &s);
	TRY(play_session(rim, args, who, &s, &finished));
	return finished ? keep(rim, who, &s) : OK;
}

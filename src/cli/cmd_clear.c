/* cmd_clear.c - trivet clear: a clinician has looked at this very sign, and on which day. */
#include "cli/cli.h"

#include "app/forms.h"

static enum err list(struct rim *rim, const struct person *who)
{
	const struct pack *p = rim->pack;
	for (size_t i = 0; i < p->n_rules; i++) {
		const struct rule *r = &p->rules[i];
		bool fired = qset_meets(&r->when, &who->consult.facts.yes) || qset_meets(&r->when, &who->consult.facts.unsure);
		if (r->clearable && fired)
			fprintf(rim->out, "%-8.*s %s  %.*s\n", (int)r->id.n, r->id.p,
				qset_has(&who->consult.facts.cleared, i) ? "looked at" : "open     ", (int)r->brief.n, r->brief.p);
	}
	say_line(rim, STR("Only what a clinician has examined for this pain, with nothing new since, can be recorded: trivet clear RULE DATE"));
	return OK;
}

enum err cmd_clear(struct rim *rim, const struct args *args)
{
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	struct person *who;
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "no room");
	TRY(load_person(rim, args, &who));
	if (args->n_words == 0)
		return args_has(args, OPT_JSON) ? print_check_json(rim, who) : list(rim, who);
	uint16_t rule = pack_rule(rim->pack, str_of(args->words[0]));
	day on = who->today;
	bool undo = args->n_words == 2 && str_eq(str_of(args->words[1]), STR("undo"));
	if (rule == NONE)
		return complain_line(rim, ERR_INPUT, "clear: no rule has this id; `trivet clear` lists those that fired");
	if (args->n_words != 2 || (!undo && !day_parse(str_of(args->words[1]), &on)))
		return complain_line(rim, ERR_INPUT, "clear: allowed is RULE and the day it was looked at, YYYY-MM-DD, or RULE undo");
	*acts = acts_on(rim->arena, rim->request_id(rim));
	if (undo)
		act_unclear(acts, who, rule);
	else if (act_clear(acts, who, rule, on) != OK)
		return complain_line(rim, ERR_INPUT, "clear: a sign of now cannot be cleared, and the day may not lie in the future");
	TRY(apply(rim, acts));
	if (args_has(args, OPT_JSON)) {
		person_decide(who);
		return print_check_json(rim, who);
	}
	say_line(rim, undo ? STR("Taken back.")
			   : STR("Kept. It is asked again when you reassess. If anything about it is new, take it back: trivet clear RULE undo"));
	return OK;
}

/* cmd_clear.c - trivet clear: a doctor has examined exactly this sign, and on which day. */
#include "me/cleared.h"
#include "me/forms.h"
#include "cli/cli.h"
#include "cli/names.h"
#include "words/clearing.h"

static enum err list(struct rim *rim, const struct person *who)
{
	const struct pack *p = rim->pack;
	for (uint16_t i = 0; i < p->n_rules; i++) {
		const struct rule *r = &p->rules[i];
		bool fired = qset_meets(&r->when, &who->consult.facts.yes) || qset_meets(&r->when, &who->consult.facts.unsure);
		if (r->clearable && fired)
			fprintf(rim->out, "%-8.*s %s  %.*s\n", (int)r->id.n, r->id.p,
				qset_has(&who->consult.facts.cleared, i) ? "examined" : "open    ", (int)r->brief.n, r->brief.p);
	}
	say_line(rim, STR("Only what a doctor has examined for this pain, with nothing new since, can be recorded: trivet clear RULE DATE"));
	return OK;
}

static enum err refuse(struct rim *rim, uint16_t rule, enum clearing_state state)
{
	const struct rule *r = &rim->pack->rules[rule];
	fprintf(rim->err, "trivet: clear %.*s: %.*s\n", (int)r->id.n, r->id.p, (int)clearing_says[state].n, clearing_says[state].p);
	return ERR_INPUT;
}

enum err cmd_clear(struct rim *rim, const struct args *args)
{
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	struct person *who;
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	TRY(load_person(rim, args, &who));
	if (args->n_words == 0)
		return args_has(args, OPT_JSON) ? print_check_json(rim, who) : list(rim, who);
	uint16_t rule = rule_named(rim, "clear", str_of(args->words[0]));
	day on = who->today;
	bool undo = args->n_words == 2 && str_eq(str_of(args->words[1]), STR("undo"));
	if (rule == NONE)
		return ERR_INPUT;
	if (args->n_words != 2 || (!undo && !args_day(str_of(args->words[1]), who->today, &on)))
		return complain_line(rim, ERR_INPUT, "clear takes RULE and the day of the examination (2026-11-30, or yesterday), or RULE undo");
	*acts = acts_on(rim->arena, rim->caller, rim->request_id(rim));
	enum clearing_state state = CLEARING_HOLDS;
	if (undo)
		act_unclear(acts, who, rule);
	else
		state = act_clear(acts, who, rule, on);
	if (state != CLEARING_HOLDS)
		return refuse(rim, rule, state);
	TRY(apply(rim, acts));
	person_decide(who);
	if (args_has(args, OPT_JSON))
		return print_check_json(rim, who);
	if (undo)
		say_line(rim, STR("Taken back."));
	else
		print_cleared(rim, who);
	return OK;
}

/* cmd_now.c - trivet now: it hurts. */
#include "app/forms.h"
#include "app/relief.h"
#include "app/trials.h"
#include "cli/ask_row.h"

/* A yes or a not sure from before stays as it is unless the person looks closer. */
static bool was_said(const struct pack *p, const struct relief_line *line, const qset *yes, const qset *unsure)
{
	for (size_t k = 0; k < line->n_questions; k++)
		if (qset_has(yes, p->questions[line->questions[k]].fact) || qset_has(unsure, p->questions[line->questions[k]].fact))
			return true;
	return false;
}

static void print_page(struct rim *rim, const qset *yes, const qset *unsure)
{
	say_line(rim, rim->pack->relief.lead);
	fputc('\n', rim->out);
	for (size_t i = 0; i < relief_lines(rim->pack); i++) {
		const struct relief_line *line = relief_line(rim->pack, i);
		fprintf(rim->out, "  %zu\n", i + 1);
		say_indented(rim, "     ", line->text);
		if (was_said(rim->pack, line, yes, unsure))
			say_indented(rim, "     ", STR("You said yes or not sure here before. It stays so unless you look closer."));
	}
	fputc('\n', rim->out);
}

static const struct relief_line *line_of(const struct pack *p, str answer)
{
	int64_t n;
	if (!str_int(answer, &n) || n < 1 || n > (int64_t)relief_lines(p))
		return NULL;
	return relief_line(p, (size_t)n - 1);
}

/* Each row of a line. A yes ends it: the rest is not asked, and is not taken for no. False at the end of the input. */
static bool ask_rows(struct rim *rim, const struct relief_line *line, struct row_said *all, qset *open)
{
	const struct pack *p = rim->pack;
	bool any = false;
	for (size_t i = 0; i < line->n_questions; i++) {
		const struct question_row *row = &p->rows[p->questions[line->questions[i]].row];
		struct row_said said;
		char other;
		if (row->questions[0] != line->questions[i])
			continue;
		for (size_t k = 0; k < row->n; k++) {
			uint16_t fact = p->questions[row->questions[k]].fact;
			qset_drop(&all->yes, fact);
			qset_drop(&all->unsure, fact);
			if (any)
				qset_add(open, fact);
			else
				qset_drop(open, fact);
		}
		if (any)
			continue;
		if (ask_row(rim, row, "", "", &said, &other) != ROW_SAID)
			return false;
		all->yes = qset_or(all->yes, &said.yes);
		all->unsure = qset_or(all->unsure, &said.unsure);
		any = line != &p->relief.conditions && !qset_empty(&said.yes);
	}
	return true;
}

enum err ask_relief(struct rim *rim, struct changes *acts, struct person *who, bool *ret_clear)
{
	struct row_said said;
	qset open = {{0}};
	str answer;
	*ret_clear = false;
	relief_known(who, &said.yes, &said.unsure);
	print_page(rim, &said.yes, &said.unsure);
	for (;;) {
		if (!ask_line(rim, "A number to look closer, or Enter if none of these is true: ", &answer))
			return complain_line(rim, ERR_INPUT, "no answer, so no exercise; nothing was changed");
		const struct relief_line *line = line_of(rim->pack, answer);
		if (line != NULL && !ask_rows(rim, line, &said, &open))
			return complain_line(rim, ERR_INPUT, "no answer, so no exercise; nothing was changed");
		if (line == NULL && (answer.n == 0 || str_eq(answer, STR("none"))))
			break;
		if (line == NULL)
			say_line(rim, STR("Type the number of a line, or only Enter."));
	}
	TRY(relief_answer(acts, who, &said.yes, &said.unsure, &open));
	*ret_clear = who->plan.refusal == PLAN_OPEN;
	return OK;
}

static enum err ask_after(struct rim *rim, struct changes *acts, struct person *who)
{
	str answer;
	int64_t pain;
	if (!ask_line(rim, "\nHow is the pain now, 0 to 10? Enter skips: ", &answer) || answer.n == 0)
		return OK;
	if (!str_int(answer, &pain) || pain < 0 || pain > STORE_PAIN_MAX)
		return complain_line(rim, OK, "not kept: allowed is a whole number from 0 to 10");
	act_entry(acts, &(struct store_entry){.day = who->today,
					      .at = who->now,
					      .pain_now = (int)pain,
					      .pain_worst = STORE_PAIN_UNSET,
					      .pain_average = STORE_PAIN_UNSET,
					      .sleep = STORE_PAIN_UNSET,
					      .mood = STORE_PAIN_UNSET,
					      .note = STR("")});
	return OK;
}

static enum err finish(struct rim *rim, const struct args *args, struct person *who, const struct session *s)
{
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "no room");
	*acts = acts_on(rim->arena, rim->request_id(rim));
	act_session_done(acts, who, s);
	TRY(ask_after(rim, acts, who));
	TRY(apply(rim, acts));
	say_line(rim, STR("Kept. It counts as practice."));
	if (who->consult.triage.ceiling >= DOCTOR_FIRST)
		say_line(rim, STR("More opens once the other questions are answered: trivet check"));
	return say_pain_rose(rim, args, acts);
}

enum err ask_today(struct rim *rim, const struct args *args, struct person *who)
{
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	bool clear;
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "no room");
	if (who->emergency_today)
		return OK;
	if (args_has(args, OPT_JSON) || args_has(args, OPT_TODAY)) { /* an answer is of the day on which it is given */
		who->plan.refusal = REFUSED_UNANSWERED;
		return OK;
	}
	*acts = acts_on(rim->arena, rim->request_id(rim));
	TRY(ask_relief(rim, acts, who, &clear));
	return apply(rim, acts);
}

enum err cmd_now(struct rim *rim, const struct args *args)
{
	struct person *who;
	struct session s;
	bool finished;
	TRY(load_person(rim, args, &who));
	TRY(ask_today(rim, args, who));
	trials_session(who, args->place, args->seconds, &s);
	if (args_has(args, OPT_JSON))
		return print_session(rim, &s);
	TRY(play_session(rim, args, who, &s, &finished));
	return finished ? finish(rim, args, who, &s) : OK;
}

/* cmd_now.c - trivet now: it hurts. */
#include "me/cleared.h"
#include "me/forms.h"
#include "me/relief.h"
#include "me/review.h"
#include "me/trials.h"
#include "cli/ask_row.h"
#include "me/answering.h"
#include "words/news.h"

#include <string.h>

/* A yes or a not sure from before stays as it is unless the person looks closer. */
static bool was_said(const struct pack *p, const struct relief_line *line, const struct said *known)
{
	for (size_t k = 0; k < line->n_questions; k++) {
		uint16_t fact = p->questions[line->questions[k]].fact;
		if (qset_has(&known->yes, fact) || qset_has(&known->unsure, fact))
			return true;
	}
	return false;
}

static void print_page(struct rim *rim, const struct said *known)
{
	say_line(rim, rim->pack->relief.lead);
	fputc('\n', rim->out);
	for (size_t i = 0; i < relief_lines(rim->pack); i++) {
		const struct relief_line *line = relief_line(rim->pack, i);
		say_numbered(rim, i + 1, line->text);
		if (was_said(rim->pack, line, known))
			say_indented(rim, "      ", STR("You answered yes or not sure here before. That stays unless you take a closer look."));
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

/*
 * The rows of these questions, each once. When `yes_ends`, nothing is asked after a yes: the rest goes to `open`, and is not taken for no.
 * False at the end of the input.
 */
static bool ask_rows(struct rim *rim, struct questions asked, bool yes_ends, struct said *all, qset *open)
{
	const struct pack *p = rim->pack;
	bool is_over = false;
	for (size_t i = 0; i < asked.n; i++) {
		uint16_t index = p->questions[asked.at[i]].row;
		const struct question_row *row = &p->rows[index];
		struct said said;
		char other;
		if (i > 0 && p->questions[asked.at[i - 1]].row == index)
			continue; /* the questions of a row follow each other */
		qset facts = pack_row_facts(p, row);
		all->yes = qset_minus(all->yes, &facts);
		all->unsure = qset_minus(all->unsure, &facts);
		*open = is_over ? qset_or(*open, &facts) : qset_minus(*open, &facts);
		if (is_over)
			continue;
		if (ask_row(rim, row, (struct row_words){"", ""}, &said, &other) != ROW_SAID)
			return false;
		all->yes = qset_or(all->yes, &said.yes);
		all->unsure = qset_or(all->unsure, &said.unsure);
		is_over = yes_ends && !qset_empty(&said.yes);
	}
	return true;
}

static enum err no_answer(struct rim *rim)
{
	return complain_line(rim, ERR_INPUT, "no answer, so no exercise; nothing was changed");
}

/* All of these as themselves; a yes or not sure among them is told in `ret_any`. False at the end of the input. */
static bool ask_each(struct rim *rim, struct changes *acts, struct person *who, struct questions asked, bool *ret_any)
{
	struct said said = {.yes = {{0}}};
	qset open = {{0}};
	if (!ask_rows(rim, asked, false, &said, &open))
		return false;
	*ret_any = !qset_empty(&said.yes) || !qset_empty(&said.unsure);
	for (size_t i = 0; i < asked.n; i++) {
		const struct question_row *row = &rim->pack->rows[rim->pack->questions[asked.at[i]].row];
		if (row->questions[0] == asked.at[i] && act_row(acts, who, row, &said) != OK)
			return false;
	}
	return true;
}

static enum err ask_relief(struct rim *rim, struct changes *acts, struct person *who)
{
	struct said said;
	qset open = {{0}};
	str answer;
	relief_known(who, &said);
	print_page(rim, &said);
	for (;;) {
		if (!ask_line(rim, "A number for a closer look, or none if none of these is true: ", &answer))
			return no_answer(rim);
		const struct relief_line *line = line_of(rim->pack, answer);
		bool yes_ends = line != &rim->pack->relief.conditions;
		if (line != NULL && !ask_rows(rim, (struct questions){line->questions, line->n_questions}, yes_ends, &said, &open))
			return no_answer(rim);
		if (answer_letter(answer) == 'n')
			break;
		if (line == NULL)
			say_line(rim, STR("Type the number of a line, or the word none."));
	}
	return relief_answer(acts, who, &said, &open);
}

/* "Anything new since yesterday?" After a yes the six, and when it is none of them, the whole list. */
static enum err ask_news(struct rim *rim, struct changes *acts, struct person *who)
{
	char buffer[128];
	struct writer w = writer_on(buffer, sizeof buffer);
	uint16_t six[QUESTIONS_MAX];
	size_t n = relief_six(rim->pack, six);
	bool any;
	news_question(&w, who->today, who->asked);
	say_line(rim, writer_str(&w));
	for (size_t i = 0; i < n; i++)
		say_indented(rim, "  - ", rim->pack->questions[six[i]].brief);
	say_line(rim, STR("Say yes to a fall, a blow or an operation, too, and to anything else that worries you. Not sure counts as yes."));
	char letter = ask_letter(rim, "n no, start; y yes: ", "yn");
	if (letter == '\0')
		return no_answer(rim);
	if (letter == 'n')
		return relief_no_news(acts, who);
	if (!ask_each(rim, acts, who, (struct questions){six, n}, &any))
		return no_answer(rim);
	if (!any)
		return ask_relief(rim, acts, who);
	act_news(acts, who);
	act_start_over(acts, who);
	person_decide(who);
	say_line(rim, STR("\nSomething is new, so all danger signs are asked again before the next exercise: trivet check"));
	return OK;
}

static enum err needles_wait(struct rim *rim)
{
	return complain_line(rim, OK, "exercises and treatments wait for this answer; `trivet practice` asks it again");
}

enum err ask_needles(struct rim *rim, struct changes *acts, struct person *who)
{
	uint16_t list[QUESTIONS_MAX];
	bool any;
	say_line(rim, pack_statement(rim->pack, STR("after_needles")));
	char letter = ask_letter(rim, "n no, y yes, u not sure: ", "ynu");
	if (letter == '\0')
		return needles_wait(rim);
	if (letter == 'n')
		return relief_needles_well(acts, who);
	if (!ask_each(rim, acts, who, (struct questions){list, relief_needles_questions(who, true, list)}, &any))
		return needles_wait(rim);
	person_decide(who);
	return OK;
}

static enum err ask_after(struct rim *rim, struct changes *acts, struct person *who)
{
	str answer;
	int64_t pain;
	if (!ask_line(rim, "\nHow is the pain now, 0 to 10? Enter skips: ", &answer) || answer.n == 0)
		return OK;
	if (!str_int(answer, &pain) || pain < 0 || pain > STORE_PAIN_MAX)
		return complain_line(rim, OK, "not saved: pain must be a whole number from 0 to 10");
	struct store_entry entry = store_entry_of_pain(who->today, who->now, (int)pain);
	act_entry(acts, &entry);
	return OK;
}

static enum err finish(struct rim *rim, const struct args *args, struct person *who, const struct session *s)
{
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	*acts = acts_on(rim->arena, who->caller, rim->request_id(rim));
	act_session_done(acts, who, s);
	TRY(ask_after(rim, acts, who));
	TRY(apply(rim, acts));
	say_line(rim, STR("Saved. It counts as practice."));
	if (who->consult.triage.ceiling >= DOCTOR_FIRST)
		say_line(rim, STR("More opens once the other questions are answered: trivet check"));
	return say_pain_rose(rim, args, acts);
}

/* What is due now, if anything. Each answer may make the next one due. */
static enum err ask_due(struct rim *rim, struct changes *acts, struct person *who)
{
	switch (relief_way(who)) {
	case RELIEF_ASK: return ask_relief(rim, acts, who);
	case RELIEF_NEWS: return ask_news(rim, acts, who);
	case RELIEF_NEEDLES: return ask_needles(rim, acts, who);
	case RELIEF_DANGER:
	case RELIEF_SESSION: break;
	}
	return OK;
}

static bool is_due(const struct person *who)
{
	enum relief_way way = relief_way(who);
	return way != RELIEF_DANGER && way != RELIEF_SESSION;
}

enum err ask_today(struct rim *rim, const struct args *args, struct person *who)
{
	enum { ASKINGS = 3 };
	if (!is_due(who))
		return OK;
	if (args_has(args, OPT_JSON) || args_has(args, OPT_TODAY)) { /* an answer is of the day on which it is given */
		who->plan.refusal = REFUSED_UNANSWERED;
		return OK;
	}
	for (int i = 0; i < ASKINGS && is_due(who); i++) {
		struct changes *acts = arena_new(rim->arena, struct changes, 1);
		if (acts == NULL)
			return complain_line(rim, ERR_FULL, "not enough memory");
		*acts = acts_on(rim->arena, who->caller, rim->request_id(rim));
		enum relief_way way = relief_way(who);
		TRY(ask_due(rim, acts, who));
		TRY(apply(rim, acts));
		if (way == RELIEF_NEWS && who->due == FRESH_ALL)
			break; /* something is new: the whole check is next, not the next list */
	}
	if (is_due(who))
		who->plan.refusal = REFUSED_UNANSWERED; /* what was asked was not answered */
	return OK;
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

/* cmd_check.c - trivet check: one question at a time, with back, skip and "not sure"; saved as you go, so you can stop and come back. */
#include "me/cleared.h"
#include "me/country.h"
#include "me/forms.h"
#include "cli/ask_row.h"
#include "me/plan_change.h"
#include "me/answering.h"
#include "words/allowed.h"
#include "words/clearing.h"

#include <string.h>

enum turn { STEP_NEXT, STEP_BACK, STEP_LEAVE };

struct day_text {
	char buffer[16];
	int n;
};

static struct day_text text_of(day d)
{
	struct day_text t;
	struct writer w = writer_on(t.buffer, sizeof t.buffer);
	w_day(&w, d);
	t.n = (int)w.n;
	return t;
}

/* An examination that does not count any more, and why. */
static void print_over(struct rim *rim, const struct person *who, const struct clearing *before)
{
	enum clearing_state state = clearing_state(rim->pack, &who->answers, &who->consult.facts, before, who->today);
	struct day_text on = text_of(before->on);
	char text[512];
	int n = snprintf(text, sizeof text, "Examined on %.*s, but that does not count now: %.*s.", on.n, on.buffer, (int)clearing_says[state].n,
			 clearing_says[state].p);
	say_indented(rim, "    ", (str){text, (size_t)n});
}

void print_cleared(struct rim *rim, const struct person *who)
{
	const struct triage *t = &who->consult.triage;
	for (size_t i = 0; i < t->n_cleared; i++) {
		const struct rule *r = &rim->pack->rules[t->cleared[i].rule];
		const struct clearing *c = answers_clearing(&who->answers, t->cleared[i].rule);
		struct day_text on = text_of(c->on), since = text_of(c->recorded), until = text_of(cleared_until(rim->pack, c));
		char text[1024];
		int n = c->at.at.s == 0
				? snprintf(text, sizeof text, "%.*s: examined by a doctor on %.*s, and waived.", (int)r->brief.n, r->brief.p, on.n,
					   on.buffer)
				: snprintf(text, sizeof text,
					   "%.*s: examined by a doctor on %.*s, and waived since %.*s. This ends when you say yes or not sure to it "
					   "again, when anything is new, and on %.*s. To end it now: trivet clear %.*s undo",
					   (int)r->brief.n, r->brief.p, on.n, on.buffer, since.n, since.buffer, until.n, until.buffer, (int)r->id.n,
					   r->id.p);
		fputc('\n', rim->out);
		say_indented(rim, "  ", (str){text, (size_t)n});
	}
}

static void print_fired(struct rim *rim, const struct person *who, const struct fired *f)
{
	const struct rule *r = &rim->pack->rules[f->rule];
	const struct clearing *before = answers_clearing(&who->answers, f->rule);
	fprintf(rim->out, "\n  %.*s (%.*s)\n", (int)r->brief.n, r->brief.p, (int)r->support.evidence.n, r->support.evidence.p);
	say_indented(rim, "    ", fired_say(rim->pack, f));
	if (before != NULL)
		print_over(rim, who, before);
	if (r->clearable)
		fprintf(rim->out, "    %.*s? trivet clear %.*s DATE\n", (int)r->examined.n, r->examined.p, (int)r->id.n, r->id.p);
}

/* Whose number it is: one that was proposed may be another country's. */
static void print_numbers(struct rim *rim, const struct person *who)
{
	char buffer[2048];
	struct writer w = writer_on(buffer, sizeof buffer);
	const struct emergency_number *own = country_of(who);
	if (own != NULL) {
		w_str(&w, own->number);
		w_z(&w, " is the number of ");
		w_str(&w, own->name);
		w_z(&w, ": a proposal, based on your clock or your language. Others: ");
	} else {
		w_z(&w, "No country is chosen. The emergency numbers: ");
	}
	for (size_t i = 0, n = 0; i < rim->pack->n_numbers; i++) {
		const struct emergency_number *e = &rim->pack->numbers[i];
		if (e->of.n > 0 || e == own)
			continue;
		w_z(&w, n++ > 0 ? ", " : "");
		w_str(&w, e->name);
		w_char(&w, ' ');
		w_str(&w, e->number);
	}
	w_z(&w, ". Choose yours: trivet settings country CODE");
	say_line(rim, writer_str(&w));
}

/* What to say there, and what to do until then. */
static void print_help(struct rim *rim, const struct person *who)
{
	const struct triage *t = &who->consult.triage;
	str tells[SAY_TELLS_MAX];
	char buffer[1024];
	struct writer w = writer_on(buffer, sizeof buffer);
	size_t n = say_tells(rim->pack, t, tells, SAY_TELLS_MAX);
	if (t->urgency < DOCTOR_FIRST)
		return;
	say_line(rim, STR("\nWhat to say:"));
	say_indented(rim, "  ", pack_statement(rim->pack, STR("tell_first")));
	for (size_t i = 0; i < n; i++)
		say_indented(rim, "  ", tells[i]);
	say_wait(&w, rim->pack, t->urgency, who->number);
	say_line(rim, STR("\nWhile you wait:"));
	say_indented(rim, "  ", writer_str(&w));
}

/* The person in two lines, as on the page: what pain like theirs often goes with, and the outlook. */
static void print_me(struct rim *rim, const struct person *who)
{
	const struct causes *causes = &who->consult.causes;
	if (who->plan.refusal != PLAN_OPEN)
		return;
	for (size_t i = 0; i < causes->n && i < 2; i++) {
		str name = rim->pack->causes[causes->of[i].cause].name;
		fprintf(rim->out, "%s%.*s", i == 0 ? "\nPain like this often goes with: " : "; ", (int)name.n, name.p);
	}
	if (causes->n > 0)
		fputs(". A link, not a verdict.\n", rim->out);
	const struct statement *outlook = person_outlook(who);
	if (outlook != NULL)
		say_line(rim, outlook->text);
}

void print_check(struct rim *rim, const struct person *who)
{
	char buffer[2048];
	struct writer w = writer_on(buffer, sizeof buffer);
	const struct triage *t = &who->consult.triage;
	say_check(&w, rim->pack, t, who->number);
	fputc('\n', rim->out);
	say_line(rim, writer_str(&w));
	if (t->urgency >= SAME_DAY && who->country.n == 0)
		print_numbers(rim, who);
	print_help(rim, who);
	for (size_t i = 0; i < t->n_fired; i++)
		print_fired(rim, who, &t->fired[i]);
	print_cleared(rim, who);
	print_me(rim, who);
}

/* The questions in the order of the screens. */
static size_t list_questions(const struct pack *p, uint16_t *list)
{
	size_t n = 0;
	for (size_t s = 0; s < p->n_screens; s++)
		for (size_t i = 0; i < p->screens[s].n_questions && n < QUESTIONS_MAX; i++)
			list[n++] = p->screens[s].questions[i];
	return n;
}

static void print_question(struct rim *rim, const struct question *q)
{
	fputc('\n', rim->out);
	say_line(rim, q->text);
	for (size_t i = 0; i < q->n_choices; i++)
		say_numbered(rim, i + 1, q->choices[i].text);
}

static const char *prompt_of(const struct question *q)
{
	switch (q->kind) {
	case KIND_YESNO: return "y yes, n no, u not sure, s skip, b back, q leave: ";
	case KIND_NUMBER: return "a number, u not sure, s skip, b back, q leave: ";
	case KIND_CHOICE: return "its number, u not sure, s skip, b back, q leave: ";
	case KIND_REGIONS: return "their numbers (1 4 7), 0 nowhere, u not sure, s skip, b back, q leave: ";
	case QUESTION_KINDS: break;
	}
	return "";
}

/* "1 4 7" or "1,4,7" to "p1_l,p3_r,..." */
static bool regions_value(const struct question *q, str answer, struct writer *w)
{
	bool any = false;
	for (int64_t n; next_number(&answer, &n);) {
		if (n < 0 || n > (int64_t)q->n_choices)
			return false;
		if (n == 0)
			continue;
		if (any)
			w_char(w, ',');
		w_str(w, q->choices[n - 1].id);
		any = true;
	}
	if (!any)
		w_str(w, STR("none"));
	return answer.n == 0;
}

/* What was typed, as canonical text. Empty: not understood. */
static str value_of(const struct question *q, str answer, struct writer *w)
{
	int64_t n;
	if (str_eq(answer, STR("u")))
		return STR("unsure");
	switch (q->kind) {
	case KIND_YESNO: return str_eq(answer, STR("y")) ? STR("yes") : str_eq(answer, STR("n")) ? STR("no") : STR("");
	case KIND_NUMBER: return answer;
	case KIND_CHOICE: return str_int(answer, &n) && n >= 1 && n <= (int64_t)q->n_choices ? q->choices[n - 1].id : STR("");
	case KIND_REGIONS: return regions_value(q, answer, w) ? writer_str(w) : STR("");
	case QUESTION_KINDS: break;
	}
	return STR("");
}

/* After yes or not sure to a sign that can be cleared: has a doctor examined exactly this? */
static void ask_examined(struct rim *rim, struct changes *acts, struct person *who, uint16_t question)
{
	uint16_t rule = cleared_rule_of(rim->pack, question);
	str answer;
	day on;
	if (rule == NONE || rim->pack->rules[rule].raises)
		return;
	say_indented(rim, "  ", rim->pack->rules[rule].examined);
	while (ask_line(rim, "  for this pain, and nothing new since? The day, as YYYY-MM-DD, or n: ", &answer) && answer.n > 0 &&
	       answer_letter(answer) != 'n') {
		if (!args_day(answer, who->today, &on)) {
			say_line(rim, STR("  That was not understood. Type a day, such as 2026-11-20 or yesterday, or n."));
			continue;
		}
		enum clearing_state state = act_clear(acts, who, rule, on);
		if (state != CLEARING_HOLDS)
			fprintf(rim->out, "  Your answer is saved, but that day does not count: %.*s.\n", (int)clearing_says[state].n,
				clearing_says[state].p);
		return;
	}
}

static enum err ask_one(struct rim *rim, struct person *who, uint16_t question, enum turn *ret_step)
{
	const struct question *q = &rim->pack->questions[question];
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	str answer;
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	*acts = acts_on(rim->arena, who->caller, rim->request_id(rim));
	print_question(rim, q);
	for (;;) {
		char buffer[1024];
		struct writer w = writer_on(buffer, sizeof buffer);
		*ret_step = STEP_LEAVE;
		if (!ask_line(rim, prompt_of(q), &answer) || str_eq(answer, STR("q")))
			return OK;
		*ret_step = str_eq(answer, STR("b")) ? STEP_BACK : STEP_NEXT;
		if (*ret_step == STEP_BACK || str_eq(answer, STR("s")))
			return OK;
		str value = value_of(q, answer, &w);
		if (value.n > 0 && act_answer(acts, who, question, value) == OK)
			break;
		w = writer_on(buffer, sizeof buffer);
		question_allowed(rim->pack, question, &w);
		fprintf(rim->out, "That was not understood. The answer must be %.*s.\n", (int)w.n, w.p);
	}
	TRY(apply(rim, acts));
	person_decide(who);
	return OK;
}

/* A row of danger signs as a whole. */
static enum err ask_whole(struct rim *rim, struct person *who, const struct question_row *row, enum turn *ret_step)
{
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	struct said said;
	char other = 'q';
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	*acts = acts_on(rim->arena, who->caller, rim->request_id(rim));
	enum row_end end = ask_row(rim, row, (struct row_words){"sbq", ", s skip, b back, q leave"}, &said, &other);
	*ret_step = end == ROW_GONE || (end == ROW_OTHER && other == 'q') ? STEP_LEAVE : end == ROW_OTHER && other == 'b' ? STEP_BACK : STEP_NEXT;
	if (end != ROW_SAID)
		return OK;
	TRY(act_row(acts, who, row, &said));
	if (!qset_empty(&said.yes) || !qset_empty(&said.unsure))
		ask_examined(rim, acts, who, row->questions[0]);
	TRY(apply(rim, acts));
	person_decide(who);
	return OK;
}

/* The row is asked where its first question stands, when one of its ticks is open. */
static bool is_open(const struct rim *rim, const struct person *who, uint16_t question, bool again)
{
	const struct pack *p = rim->pack;
	const struct question_row *row = &p->rows[p->questions[question].row];
	bool at_once = row_is_asked_at_once(p, row);
	if (at_once && row->questions[0] != question)
		return false;
	for (size_t i = 0; i < (at_once ? row->n_ticks + row->n_then : 1); i++) {
		uint16_t q = at_once ? row->questions[i] : question;
		if (again ? question_wanted(p, &who->consult.facts, q) : question_open(p, &who->answers, &who->consult.facts, q))
			return true;
	}
	return false;
}

static enum err ask_turn(struct rim *rim, struct person *who, uint16_t question, enum turn *ret_step)
{
	const struct question_row *row = &rim->pack->rows[rim->pack->questions[question].row];
	return row_is_asked_at_once(rim->pack, row) ? ask_whole(rim, who, row, ret_step) : ask_one(rim, who, question, ret_step);
}

static void forget(struct person *who, uint16_t question)
{
	const struct question_row *row = &who->pack->rows[who->pack->questions[question].row];
	for (size_t i = 0; i < row->n; i++) {
		struct answer *x = &who->answers.of[row->questions[i]];
		*x = (struct answer){.kind = ANSWER_NONE, .no_on = answer_no_on(x, who->today)};
	}
}

/* "12 of about 40": answers bring questions up, and settle others. With the title of the screen where a new one begins. */
static void print_place(struct rim *rim, uint16_t question, size_t n_before, size_t n_left, const struct screen **at)
{
	const struct screen *s = pack_screen_of(rim->pack, question);
	fprintf(rim->out, "\n%zu of about %zu", n_before + 1, n_before + n_left);
	if (s != NULL && s != *at)
		fprintf(rim->out, ": %.*s", (int)s->title.n, s->title.p);
	fputc('\n', rim->out);
	*at = s;
}

static size_t count_open(const struct rim *rim, const struct person *who, const uint16_t *list, size_t n, bool again)
{
	size_t open = 0;
	for (size_t i = 0; i < n; i++)
		open += is_open(rim, who, list[i], again);
	return open;
}

/* What was answered before the way back: a yes and a not sure each with its words. */
static void print_before(struct rim *rim, const struct person *who, uint16_t question)
{
	const struct question_row *row = &rim->pack->rows[rim->pack->questions[question].row];
	struct writer w = arena_writer(rim->arena);
	w_z(&w, "You answered:");
	for (size_t i = 0; i < row->n; i++) {
		const struct answer *x = &who->answers.of[row->questions[i]];
		if (x->kind == ANSWER_NONE || (x->kind == ANSWER_NO && row->n > 1))
			continue;
		w_z(&w, i > 0 ? "; " : " ");
		if (row->n > 1) {
			w_str(&w, rim->pack->questions[row->questions[i]].brief);
			w_z(&w, ": ");
		}
		answers_value(rim->pack, &who->answers, row->questions[i], &w);
	}
	if (writer_str(&w).n > strlen("You answered:"))
		say_line(rim, writer_str(&w));
}

/* Asks what is open; once an emergency sign is yes nothing more is asked (evidence 1.1, rule 1). */
static enum err ask_all(struct rim *rim, struct person *who, bool again)
{
	uint16_t list[QUESTIONS_MAX], asked[QUESTIONS_MAX];
	size_t n = list_questions(rim->pack, list), n_asked = 0, i = 0;
	struct arena mark = *rim->arena;
	const struct screen *at = NULL;
	while (i < n && who->consult.triage.urgency < EMERGENCY) {
		enum turn step = STEP_LEAVE;
		if (!is_open(rim, who, list[i], again)) {
			i++;
			continue;
		}
		*rim->arena = mark;
		print_place(rim, list[i], n_asked, count_open(rim, who, list + i, n - i, again), &at);
		TRY(ask_turn(rim, who, list[i], &step));
		if (step == STEP_LEAVE) {
			say_line(rim, STR("Saved so far. `trivet check` continues from here."));
			return OK;
		}
		if (step == STEP_NEXT)
			asked[n_asked++ % QUESTIONS_MAX] = (uint16_t)i++;
		else if (n_asked > 0)
			i = asked[--n_asked % QUESTIONS_MAX];
		if (step == STEP_BACK) {
			print_before(rim, who, list[i]);
			forget(who, list[i]);
		}
	}
	return OK;
}

static enum err record_plan(struct rim *rim, struct person *who)
{
	struct store *s;
	struct store_reader *r;
	struct store_plan last = {.text = STR("")};
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	TRY(rim->store(rim, &s, &r));
	enum err e = store_plan_latest(r, rim->arena, &last);
	if (acts == NULL || (e != OK && e != ERR_MISSING))
		return complain_line(rim, e == OK ? ERR_FULL : e, "the plan could not be saved");
	*acts = acts_on(rim->arena, who->caller, rim->request_id(rim));
	act_record_plan(acts, who, last.text, e == OK ? STR("answers changed") : STR("first plan"));
	return apply(rim, acts);
}

static enum err ask_person(struct rim *rim, const struct args *args, struct person *who)
{
	say_line(rim,
		 STR("Where it hurts first, then danger signs, then what a plan needs. Not sure is a good answer. Everything is saved as you go."));
	TRY(ask_all(rim, who, args->n_words == 1));
	TRY(record_plan(rim, who));
	print_check(rim, who);
	if (who->plan.refusal == PLAN_OPEN)
		say_line(rim, STR("\nYour plan: trivet plan"));
	return OK;
}

enum err cmd_check(struct rim *rim, const struct args *args)
{
	struct person *who;
	if (args->n_words > 1 || (args->n_words == 1 && !str_eq(str_of(args->words[0]), STR("again"))))
		return complain_line(rim, ERR_INPUT, "check takes no words but again");
	TRY(load_person(rim, args, &who));
	if (args_has(args, OPT_JSON))
		return print_check_json(rim, who);
	if (args->answers == NULL)
		return ask_person(rim, args, who);
	print_check(rim, who);
	return OK;
}

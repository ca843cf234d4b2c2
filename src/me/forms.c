/* forms.c - the stable JSON forms. */
#include "me/forms.h"

#include "core/plan_week.h"

enum { ASK_MAX = 400, WORDS_MAX = 16 };

static void texts(struct json *j, const char *key, struct texts t)
{
	json_kopen(j, key, '[');
	for (size_t i = 0; i < t.n; i++)
		json_str(j, t.p[i]);
	json_close(j, ']');
}

static void facts(struct json *j, const char *key, const struct pack *p, const qset *set)
{
	json_kopen(j, key, '[');
	for
		qset_each(i, set) json_str(j, p->facts[i].id);
	json_close(j, ']');
}

/* Which part of its row a question is: a tick, what is asked after a yes to one of them, or what takes the weight off the row. */
static const char *part_of(const struct question_row *row, size_t k)
{
	return k < row->n_ticks ? "tick" : k < row->n_ticks + row->n_then ? "then" : "known";
}

static void row_of(struct json *j, const struct question_row *row, size_t k)
{
	json_kstr(j, "row", row->id);
	json_kstr(j, "part", str_of(part_of(row, k)));
	if (row->plain.n > 0)
		json_kstr(j, "plain", row->plain);
}

static void question(struct json *j, const struct pack *p, uint16_t index)
{
	const struct question *q = &p->questions[index];
	const struct question_row *row = &p->rows[q->row];
	json_open(j, '{');
	json_kstr(j, "id", q->id);
	json_kstr(j, "evidence", q->support.evidence);
	json_kstr(j, "text", q->text);
	row_of(j, row, (size_t)(index - row->questions[0]));
	json_kstr(j, "kind", question_kind_words[q->kind]);
	json_kstr(j, "block", block_words[q->block]);
	if (q->n_choices > 0) {
		json_kopen(j, "choices", '[');
		for (size_t i = 0; i < q->n_choices; i++)
			json_str(j, q->choices[i].id);
		json_close(j, ']');
	}
	if (q->kind == KIND_NUMBER) {
		json_kint(j, "min", q->least);
		json_kint(j, "max", q->most);
	}
	json_close(j, '}');
}

void form_questions(struct json *j, const struct pack *p)
{
	json_open(j, '{');
	json_kopen(j, "questions", '[');
	for (size_t i = 0; i < p->n_questions; i++)
		question(j, p, (uint16_t)i);
	json_close(j, ']');
	json_close(j, '}');
}

str fired_say(const struct pack *p, const struct fired *f)
{
	return f->urgency < p->rules[f->rule].urgency ? pack_statement(p, STR("say_not_sure_today")) : p->rules[f->rule].say;
}

void say_wait(struct writer *w, const struct pack *p, enum urgency urgency, str number)
{
	static const str ids[URGENCIES] = {
		[DOCTOR_FIRST] = STR_INIT("wait_doctor_first"), [SAME_DAY] = STR_INIT("wait_same_day"), [EMERGENCY] = STR_INIT("wait_emergency")};
	if (urgency >= DOCTOR_FIRST)
		say_filled(w, pack_statement(p, ids[urgency]), number);
}

size_t say_tells(const struct pack *p, const struct triage *t, str *ret_tells, size_t cap)
{
	size_t n = 0;
	for (size_t i = 0; i < t->n_fired && n < cap; i++)
		if (t->fired[i].urgency == t->urgency && t->urgency >= DOCTOR_FIRST && p->rules[t->fired[i].rule].tell.n > 0)
			ret_tells[n++] = p->rules[t->fired[i].rule].tell;
	return n;
}

static void rule_of(struct json *j, const struct pack *p, const struct fired *f)
{
	const struct rule *r = &p->rules[f->rule];
	json_kstr(j, "rule", r->id);
	json_kstr(j, "evidence", r->support.evidence);
	json_kstr(j, "urgency", urgency_words[f->urgency]);
	facts(j, "because", p, &f->because);
	json_kstr(j, "say", fired_say(p, f));
	json_kbool(j, "clearable", r->clearable);
	json_kstr(j, "tell", r->tell);
}

static void day_of(struct json *j, const char *key, day d)
{
	char buffer[16];
	struct writer w = writer_on(buffer, sizeof buffer);
	w_day(&w, d);
	json_kstr(j, key, writer_str(&w));
}

/* With the examination that does not count any more, if there was one. */
static void fired(struct json *j, const struct pack *p, const struct answers *a, const struct consult *c, day today)
{
	static const str because[CLEARING_STATES] = {
		[CLEARING_HOLDS] = STR_INIT(""),
		[CLEARING_NEVER] = STR_INIT("never"),
		[CLEARING_NOT_REPORTED] = STR_INIT("not_reported"),
		[CLEARING_TO_COME] = STR_INIT("to_come"),
		[CLEARING_TOO_EARLY] = STR_INIT("too_early"),
		[CLEARING_AGAIN] = STR_INIT("reported_again"),
		[CLEARING_NEW] = STR_INIT("something_new"),
		[CLEARING_PAST] = STR_INIT("asked_again"),
	};
	json_kopen(j, "fired", '[');
	for (size_t i = 0; i < c->triage.n_fired; i++) {
		const struct clearing *before = answers_clearing(a, c->triage.fired[i].rule);
		json_open(j, '{');
		rule_of(j, p, &c->triage.fired[i]);
		if (before != NULL) {
			json_kopen(j, "was_cleared", '{');
			day_of(j, "on", before->on);
			json_kstr(j, "over_because", because[clearing_state(p, a, &c->facts, before, today)]);
			json_close(j, '}');
		}
		json_close(j, '}');
	}
	json_close(j, ']');
}

/* With the day on which a clinician looked. */
static void cleared(struct json *j, const struct pack *p, const struct answers *a, const struct triage *t)
{
	json_kopen(j, "cleared", '[');
	for (size_t i = 0; i < t->n_cleared; i++) {
		json_open(j, '{');
		rule_of(j, p, &t->cleared[i]);
		day_of(j, "on", answers_clearing(a, t->cleared[i].rule)->on);
		json_close(j, '}');
	}
	json_close(j, ']');
}

str say_score(const struct score *s, const struct facts *f)
{
	qset met = qset_and(s->facts, &f->yes);
	str say = STR("");
	for (size_t i = 0; i < s->n_thresholds; i++)
		if (qset_count(&met) >= s->thresholds[i].from)
			say = s->thresholds[i].say;
	return say;
}

/* The rows that were left "not sure": the plainer sentence to read, and what each counts as while it stays so. */
static void unsure_rows(struct json *j, const struct pack *p, const struct consult *c)
{
	json_kopen(j, "unsure", '[');
	for (size_t i = 0; i < p->n_rows; i++) {
		const struct question_row *row = &p->rows[i];
		bool any = false;
		for (size_t k = 0; k < row->n; k++)
			any = any ||
			      (p->questions[row->questions[k]].fact != NONE && qset_has(&c->facts.unsure, p->questions[row->questions[k]].fact));
		if (!any || row->plain.n == 0)
			continue;
		json_open(j, '{');
		json_kstr(j, "row", row->id);
		json_kstr(j, "evidence", p->questions[row->questions[0]].support.evidence);
		json_kstr(j, "plain", row->plain);
		json_kopen(j, "questions", '[');
		for (size_t k = 0; k < row->n_ticks + row->n_then; k++)
			if (qset_has(&c->facts.unsure, p->questions[row->questions[k]].fact))
				json_str(j, p->questions[row->questions[k]].id);
		json_close(j, ']');
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void scores(struct json *j, const struct pack *p, const struct facts *f)
{
	json_kopen(j, "scores", '[');
	for (size_t i = 0; i < p->n_scores; i++) {
		qset met = qset_and(p->scores[i].facts, &f->yes);
		json_open(j, '{');
		json_kstr(j, "score", p->scores[i].id);
		json_kstr(j, "evidence", p->scores[i].support.evidence);
		json_kint(j, "points", qset_count(&met));
		json_kstr(j, "say", say_score(&p->scores[i], f));
		json_close(j, '}');
	}
	json_close(j, ']');
}

void say_filled(struct writer *w, str text, str number)
{
	static const str mark = STR_INIT("{number}");
	for (size_t at; (at = str_find_str(text, mark)) < text.n; text = str_sub(text, at + mark.n, text.n)) {
		w_str(w, str_sub(text, 0, at));
		w_str(w, number);
	}
	w_str(w, text);
}

bool say_may_be_dated(const struct pack *p, const struct triage *t)
{
	for (size_t i = 0; i < t->n_fired; i++)
		if (t->fired[i].urgency == DOCTOR_FIRST && !p->rules[t->fired[i].rule].clearable)
			return false;
	return t->urgency == DOCTOR_FIRST;
}

void say_check(struct writer *w, const struct pack *p, const struct triage *t, str number)
{
	static const str ids[URGENCIES] = {STR_INIT("say_self_care"), STR_INIT("say_caution"), STR_INIT("say_doctor_first"), STR_INIT("say_same_day"),
					   STR_INIT("say_emergency")};
	bool is_open = t->ceiling >= DOCTOR_FIRST && t->urgency < DOCTOR_FIRST;
	str id = !is_open ? ids[t->urgency] : t->ceiling == EMERGENCY ? STR("say_unanswered") : STR("say_partly");
	say_filled(w, pack_statement(p, id), number);
	if (say_may_be_dated(p, t)) {
		w_char(w, ' ');
		w_str(w, pack_statement(p, STR("say_doctor_date")));
	}
}

/* Below doctor first nobody can say how urgent it is as long as an emergency sign is not answered: that is not self care. */
static str urgency_now(const struct triage *t)
{
	return t->urgency < DOCTOR_FIRST && t->emergency_unanswered ? STR("unknown") : urgency_words[t->urgency];
}

void form_check(struct json *j, const struct person *who)
{
	const struct pack *p = who->pack;
	const struct consult *c = &who->consult;
	uint16_t ask[ASK_MAX];
	char buffer[4096];
	struct writer say = writer_on(buffer, sizeof buffer);
	size_t n = triage_ask(p, &c->facts, &c->triage, ask, ASK_MAX);
	json_open(j, '{');
	json_kstr(j, "urgency", urgency_now(&c->triage));
	json_kstr(j, "ceiling", urgency_words[c->triage.ceiling]);
	fired(j, p, &who->answers, c, who->today);
	cleared(j, p, &who->answers, &c->triage);
	json_kopen(j, "ask", '[');
	for (size_t i = 0; i < n; i++)
		json_str(j, p->questions[ask[i]].id);
	json_close(j, ']');
	unsure_rows(j, p, c);
	scores(j, p, &c->facts);
	say_check(&say, p, &c->triage, who->number);
	json_kstr(j, "say", writer_str(&say));
	say = writer_on(buffer, sizeof buffer);
	say_wait(&say, p, c->triage.urgency, who->number);
	json_kstr(j, "wait", writer_str(&say));
	json_kstr(j, "number", who->number);
	json_close(j, '}');
}

static void step(struct json *j, const struct pack *p, const struct step *s)
{
	const struct item *it = &p->items[s->item];
	struct allowed a = {.verdict = s->verdict, .behind = s->behind};
	str words[WORDS_MAX];
	bool is_chosen = allow_now(s->verdict);
	size_t n = allow_words(p, it, &a, words, WORDS_MAX);
	json_open(j, '{');
	json_kstr(j, "item", it->id);
	json_kstr(j, "name", it->name);
	json_kstr(j, "evidence", it->support.evidence);
	json_kstr(j, "verdict", verdict_words[s->verdict]);
	json_kopen(j, "adapt", '[');
	for (size_t i = 0; i < n; i++)
		json_str(j, words[i]);
	json_close(j, ']');
	json_kstr(j, "label", label_words[it->label]);
	json_kstr(j, "honest", pack_honest(p, it));
	json_kstr(j, "numbers", it->numbers);
	texts(j, "sources", it->support.sources);
	json_kint(j, "minutes", is_chosen ? s->minutes : 0);
	json_kint(j, "per_day", is_chosen ? s->per_day : 0);
	json_kint(j, "per_week", is_chosen ? s->per_week : 0);
	if (is_chosen && s->other_sets > 0)
		json_kint(j, "sets", s->other_sets);
	if (is_chosen && s->grown_to > 0)
		json_kint(j, "grown_to", s->grown_to);
	facts(j, "because", p, is_chosen ? &s->because : &s->behind);
	if (is_chosen)
		facts(j, "limited_by", p, &s->behind);
	json_close(j, '}');
}

static void course(struct json *j, const struct pack *p, const struct plan *plan)
{
	json_key(j, "course");
	if (plan->refusal != PLAN_OPEN) {
		json_null(j);
		return;
	}
	json_open(j, '{');
	json_kstr(j, "item", p->items[plan->course.item == NONE ? p->known.first_visit : plan->course.item].id);
	json_kint(j, "sessions", plan->course.sessions);
	json_kint(j, "days_apart", plan->course.days_apart);
	json_kint(j, "most", plan->course.most);
	json_kstr(j, "evidence", p->course.support.evidence);
	json_kstr(j, "say", p->course.say);
	json_close(j, '}');
}

static void on_day(struct json *j, const char *key, const struct plan *plan, day d)
{
	char buffer[16];
	struct writer w = writer_on(buffer, sizeof buffer);
	json_key(j, key);
	w_day(&w, d);
	if (plan->refusal == PLAN_OPEN)
		json_str(j, writer_str(&w));
	else
		json_null(j);
}

static const str refusal_words[] = {STR_INIT("open"), STR_INIT("answer_first"), STR_INIT("danger")};

static void next_changes(struct json *j, const struct pack *p, const struct plan *plan)
{
	json_kopen(j, "next", '[');
	for (size_t i = 0; i < plan->n_next; i++) {
		const struct item *it = &p->items[plan->next[i].item];
		json_open(j, '{');
		json_kstr(j, "item", it->id);
		json_kstr(j, "name", it->name);
		json_kstr(j, "evidence", it->support.evidence);
		facts(j, "because", p, &plan->next[i].because);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void week_day(struct json *j, const struct pack *p, str name, const struct plan_week_day *of)
{
	json_open(j, '{');
	json_kstr(j, "day", name);
	json_kint(j, "minutes", of->minutes);
	json_kopen(j, "steps", '[');
	for (size_t i = 0; i < of->n; i++) {
		json_open(j, '{');
		json_kstr(j, "item", p->items[of->steps[i].item].id);
		json_kint(j, "minutes", of->steps[i].minutes);
		json_kbool(j, "optional", of->steps[i].is_warmth);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

static void week(struct json *j, const struct pack *p, const struct consult *c, const struct plan *plan)
{
	struct plan_week w;
	plan_week_of(p, c, plan, &w);
	json_kopen(j, "week", '[');
	for (size_t d = 0; d < WEEK_DAYS; d++)
		week_day(j, p, plan_week_words[d], &w.days[d]);
	json_close(j, ']');
}

static void plan_keys(struct json *j, const struct pack *p, const struct consult *c, const struct plan *plan, str urgency)
{
	json_kstr(j, "urgency", urgency);
	json_kbool(j, "refused", plan->refusal != PLAN_OPEN);
	json_kstr(j, "reason", refusal_words[plan->refusal]);
	json_kopen(j, "legs", '{');
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++) {
		json_kopen(j, (const char *)leg_words[l].p, '[');
		for (size_t i = 0; i < plan->legs[l].n; i++)
			step(j, p, &plan->legs[l].steps[i]);
		json_close(j, ']');
	}
	json_close(j, '}');
	next_changes(j, p, plan);
	week(j, p, c, plan);
	course(j, p, plan);
	on_day(j, "check_in_on", plan, plan->check_in_on);
	on_day(j, "review_on", plan, plan->review_on);
}

void form_plan(struct json *j, const struct pack *p, const struct consult *c, const struct plan *plan)
{
	json_open(j, '{');
	plan_keys(j, p, c, plan, urgency_words[plan->urgency]);
	json_close(j, '}');
}

/* What is not in the plan, and why: of someone who answered little it is most of the content, with every caution that may apply. */
static void withheld(struct json *j, const struct pack *p, const struct plan *plan)
{
	json_kopen(j, "withheld", '[');
	for (size_t i = 0; i < plan->n_withheld; i++)
		step(j, p, &plan->withheld[i]);
	json_close(j, ']');
}

/* What waits for an answer, null when nothing does. */
static void waits(struct json *j, const struct person *who)
{
	struct plan_waits waiting;
	person_waits(who, &waiting);
	json_key(j, "waits");
	if (!waiting.is_on) {
		json_null(j);
		return;
	}
	json_open(j, '{');
	json_kstr(j, "for", waiting.needles ? STR("after_needles") : STR("danger_signs"));
	json_kopen(j, "items", '[');
	for (size_t i = 0; i < waiting.n; i++)
		json_str(j, who->pack->items[waiting.items[i]].id);
	json_close(j, ']');
	json_close(j, '}');
}

void form_plan_now(struct json *j, const struct person *who)
{
	json_open(j, '{');
	plan_keys(j, who->pack, &who->consult, &who->plan, urgency_now(&who->consult.triage));
	withheld(j, who->pack, &who->plan);
	cleared(j, who->pack, &who->answers, &who->consult.triage);
	waits(j, who);
	json_close(j, '}');
}

/* What of the plan is not played: it rests today, or is done at another place. */
static void session_others(struct json *j, const struct pack *p, const struct session *s)
{
	json_kopen(j, "others", '[');
	for (size_t i = 0; i < s->n_others; i++) {
		const struct item *it = &p->items[s->others[i].item];
		json_open(j, '{');
		json_kstr(j, "item", it->id);
		json_kstr(j, "why", s->others[i].rests ? STR("rests") : STR("place"));
		json_kopen(j, "places", '[');
		for (size_t k = 0; k < PLACES; k++)
			if (it->session.places >> k & 1)
				json_str(j, place_words[k]);
		json_close(j, ']');
		json_close(j, '}');
	}
	json_close(j, ']');
}

void form_session(struct json *j, const struct pack *p, const struct session *s)
{
	json_open(j, '{');
	json_kint(j, "seconds", s->seconds);
	json_kstr(j, "place", s->place == SESSION_ANYWHERE ? STR("any") : place_words[s->place]);
	json_kbool(j, "refused", s->refusal != PLAN_OPEN);
	json_kopen(j, "steps", '[');
	for (size_t i = 0; i < s->n; i++) {
		const struct session_step *st = &s->steps[i];
		const struct item *it = &p->items[st->item];
		struct allowed a = {.verdict = st->verdict, .behind = st->behind};
		str words[WORDS_MAX];
		size_t n = allow_words(p, it, &a, words, WORDS_MAX);
		json_open(j, '{');
		json_kstr(j, "item", it->id);
		json_kstr(j, "name", it->name);
		json_kstr(j, "side", side_words[st->side]);
		json_kint(j, "seconds", st->seconds);
		json_kstr(j, "say", it->session.say);
		json_kopen(j, "adapt", '[');
		for (size_t k = 0; k < n; k++)
			json_str(j, words[k]);
		json_close(j, ']');
		json_close(j, '}');
	}
	json_close(j, ']');
	session_others(j, p, s);
	json_close(j, '}');
}

void form_balance(struct json *j, const struct balance *b)
{
	json_open(j, '{');
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++) {
		json_kopen(j, (const char *)leg_words[l].p, '{');
		json_kint(j, "percent", b->percent[l]);
		json_kint(j, "done", b->done[l]);
		json_kint(j, "wanted", b->wanted[l]);
		json_close(j, '}');
	}
	json_close(j, '}');
}

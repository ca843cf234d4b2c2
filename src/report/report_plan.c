/* report_plan.c - the parts of the report that come from the answers: danger signs, the plan, what was withheld, what it is based on. */
#include "report/report_make.h"

#include "me/forms.h"

enum { WORDS_SHOWN = 6, FACTS_SHOWN = 6, OPEN_SHOWN = 4, SOURCES_EACH = 3 /* of one step */, SOURCES_SHOWN = 24 };

/* ---- danger signs ---- */

/* How the questions for danger signs that concern this person were answered. */
struct asked {
	int32_t no, yes, unsure, open;
	day first, last; /* of the answers */
	str waiting[QUESTIONS_MAX];
};

static void count_answer(const struct person *who, uint16_t q, struct asked *asked)
{
	const struct question *question = &who->pack->questions[q];
	switch (who->answers.of[q].kind) {
	case ANSWER_NONE: asked->waiting[asked->open++] = question->brief.n > 0 ? question->brief : question->text; return;
	case ANSWER_NO: asked->no++; break;
	case ANSWER_YES:
	case ANSWER_NUMBER:
	case ANSWER_CHOICE:
	case ANSWER_REGIONS: asked->yes++; break;
	case ANSWER_UNSURE: asked->unsure++; break;
	}
	day on = who->answers.of[q].on;
	asked->first = on.n < asked->first.n ? on : asked->first;
	asked->last = on.n > asked->last.n ? on : asked->last;
}

/* The questions of one block after the other, so that the most urgent open one is first. */
static void count_asked(const struct person *who, struct asked *ret_asked)
{
	*ret_asked = (struct asked){.first = DAY_MAX, .last = DAY_MIN};
	for (enum block block = BLOCK_EMERGENCY; block_is_sign(block); block++)
		for (uint16_t q = 0; q < who->pack->n_questions; q++)
			if (who->pack->questions[q].block == block && question_wanted(who->pack, &who->consult.facts, q))
				count_answer(who, q, ret_asked);
}

static str asked_when(const struct making *m, const struct asked *asked)
{
	struct arena *a = m->a;
	str no = say_int(a, asked->no), yes = say_int(a, asked->yes), unsure = say_int(a, asked->unsure);
	if (asked->first.n == asked->last.n)
		return SAY(a, SAY_ASKED_ON, say_day(a, asked->last), no, yes, unsure);
	return SAY(a, SAY_ASKED_BETWEEN, say_day(a, asked->first), say_day(a, asked->last), no, yes, unsure);
}

/* The six of the re-check, when none of them was: the newest asking. */
static void add_news(const struct making *m, struct lines *l)
{
	const struct person *who = m->now;
	day on = DAY_MAX;
	for (uint16_t q = 0; q < who->pack->n_questions; q++) {
		const struct answer *x = &who->answers.of[q];
		if (who->pack->questions[q].block != BLOCK_RECHECK)
			continue;
		if (x->kind != ANSWER_NO)
			return;
		on = x->on.n < on.n ? x->on : on;
	}
	if (on.n != DAY_MAX.n)
		lines_add(l, SAY_ALONE(SAY_ASKED_NEWS), SAY(m->a, SAY_ASKED_NEWS_NO, say_day(m->a, on)), STR(""));
}

/* Highest class first, as triage gives them; what only asks for care comes last and in one line. */
static void add_fired(const struct making *m, struct lines *l)
{
	const struct pack *p = m->now->pack;
	const struct triage *t = &m->now->consult.triage;
	str care[RULES_MAX];
	size_t n = 0;
	l->group = SAY_ALONE(SAY_FIRED);
	for (size_t i = 0; i < t->n_fired; i++) {
		const struct rule *rule = &p->rules[t->fired[i].rule];
		if (t->fired[i].urgency >= DOCTOR_FIRST)
			lines_add(l, rule->brief, say_urgency[t->fired[i].urgency], rule->may_mean);
		else
			care[n++] = rule->brief;
	}
	l->group = STR("");
	if (n > 0)
		lines_add(l, SAY_ALONE(SAY_CAUTIONS), say_phrases(m->a, care, n, FACTS_SHOWN), STR(""));
}

static void add_cleared(const struct making *m, struct lines *l)
{
	const struct triage *t = &m->now->consult.triage;
	l->group = SAY_ALONE(SAY_CLEARED);
	for (size_t i = 0; i < t->n_cleared; i++) {
		const struct rule *rule = &m->now->pack->rules[t->cleared[i].rule];
		const struct clearing *c = answers_clearing(&m->now->answers, t->cleared[i].rule);
		lines_add(l, rule->brief, SAY(m->a, SAY_CLEARED_ON, say_day(m->a, c->on), say_day(m->a, c->recorded)), STR(""));
	}
	l->group = STR("");
}

/* What is not known is not calm. */
static enum report_tone tone_of(const struct triage *t)
{
	switch (t->urgency) {
	case SELF_CARE:
	case CAUTION: return t->emergency_unanswered ? REPORT_CARE : REPORT_CALM;
	case DOCTOR_FIRST: return REPORT_CARE;
	case SAME_DAY:
	case EMERGENCY:
	case URGENCIES: break;
	}
	return REPORT_URGENT;
}

static int32_t fired_from(const struct making *m, enum urgency least)
{
	const struct triage *t = &m->now->consult.triage;
	int32_t n = 0;
	for (size_t i = 0; i < t->n_fired; i++)
		n += t->fired[i].urgency >= least;
	return n;
}

static str danger_say(const struct making *m, const struct asked *asked)
{
	struct arena *a = m->a;
	int32_t said = asked->no + asked->yes + asked->unsure, fired = fired_from(m, DOCTOR_FIRST);
	str all = say_int(a, said + asked->open), open = say_int(a, asked->open);
	if (fired > 0)
		return SAY(a, SAY_DANGER_FIRED, say_int(a, fired), open, all);
	if (said == 0)
		return SAY_ALONE(SAY_DANGER_NONE);
	return asked->open > 0 ? SAY(a, SAY_DANGER_OPEN, open, all) : SAY(a, SAY_DANGER_CLEAN, all);
}

void make_danger(struct making *m, struct report_section *s)
{
	struct asked *asked = arena_new(m->a, struct asked, 1);
	struct lines l = lines_on(m->a, 2 * RULES_MAX + 4);
	if (asked == NULL)
		return;
	count_asked(m->now, asked);
	m->report->tone = tone_of(&m->now->consult.triage);
	s->title = SAY_ALONE(SAY_DANGER);
	s->say = danger_say(m, asked);
	if (asked->last.n != DAY_MIN.n)
		lines_add(&l, SAY_ALONE(SAY_ASKED), asked_when(m, asked), STR(""));
	add_news(m, &l);
	add_fired(m, &l);
	add_cleared(m, &l);
	if (asked->open > 0)
		lines_add(&l, SAY_ALONE(SAY_OPEN), say_phrases(m->a, asked->waiting, (size_t)asked->open, OPEN_SHOWN), STR(""));
	s->small = SAY_ALONE(SAY_DANGER_SMALL);
	lines_put(&l, s);
}

/* ---- the plan ---- */

/* "5 minutes, 5 days a week, 10 times, 2 rounds, hold 5 s" */
static str dose_of(const struct making *m, const struct step *step)
{
	const struct dose *dose = &m->now->pack->items[step->item].dose;
	struct arena *a = m->a;
	str parts[6];
	size_t n = 0;
	if (step->minutes > 0)
		parts[n++] = step->minutes == 1 ? SAY_ALONE(SAY_ONE_MINUTE) : SAY(a, SAY_MINUTES, say_int(a, step->minutes));
	if (step->per_week > 0)
		parts[n++] = step->per_week == 7 ? SAY_ALONE(SAY_EVERY_DAY) : SAY(a, SAY_DAYS_A_WEEK, say_int(a, step->per_week));
	if (dose->per_day.use > 1)
		parts[n++] = SAY(a, SAY_TIMES_A_DAY, say_int(a, dose->per_day.use));
	if (step->reps > 0)
		parts[n++] = SAY(a, SAY_REPS, say_int(a, step->reps));
	if (step->sets > 1)
		parts[n++] = SAY(a, SAY_SETS, say_int(a, step->sets));
	if (step->hold_s > 1)
		parts[n++] = SAY(a, SAY_HOLD, say_int(a, step->hold_s));
	return say_list(a, parts, n, 6);
}

static str course_of(const struct making *m)
{
	const struct course *course = &m->plan->course;
	struct course_next next = review_course(m->now, m->had);
	struct arena *a = m->a;
	str say = SAY(a, course->days_apart > 0 ? SAY_COURSE_APART : SAY_COURSE, say_int(a, course->sessions), say_int(a, course->most),
		      say_int(a, course->days_apart));
	return next.had > 0 ? SAY(a, SAY_COURSE_HAD, say, say_int(a, next.had)) : say;
}

/* What the verdict asks for, the words of each limit one after the other. */
static str limits_of(const struct making *m, const struct step *step)
{
	struct allowed allowed = {.verdict = step->verdict, .behind = step->behind};
	str words[WORDS_SHOWN];
	size_t n = allow_words(m->now->pack, &m->now->pack->items[step->item], &allowed, words, WORDS_SHOWN);
	struct writer w = arena_writer(m->a);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			w_char(&w, ' ');
		w_str(&w, words[i]);
	}
	return arena_keep(m->a, &w);
}

static void add_step(const struct making *m, struct lines *l, const struct step *step)
{
	const struct item *it = &m->now->pack->items[step->item];
	str label = say_label[it->label], because = say_facts(m, &step->because, FACTS_SHOWN), limits = limits_of(m, step);
	bool is_course = m->plan->course.item == step->item;
	lines_add(l, it->name, is_course ? course_of(m) : dose_of(m, step),
		  because.n > 0 ? SAY(m->a, SAY_BECAUSE, label, because) : SAY(m->a, SAY_RESTS_ON, label));
	if (limits.n > 0)
		lines_add(l, STR(""), STR(""), limits);
}

static str refusal_say(const struct making *m)
{
	return SAY_ALONE(m->now->plan.refusal == REFUSED_UNANSWERED ? SAY_PLAN_UNANSWERED : SAY_PLAN_DANGER);
}

static enum report_word lead_word(const struct making *m)
{
	if (m->waits)
		return m->needles ? SAY_PLAN_WAITS_NEEDLES : SAY_PLAN_WAITS;
	if (m->plan->flare)
		return SAY_FLARE;
	if (!review_stretch(m->now, m->had).is_due)
		return SAY_PLAN_SAY;
	return review_next(m->now).n < m->now->today.n ? SAY_PLAN_DUE_SINCE : SAY_PLAN_DUE; /* the course may ask for one before its day */
}

void make_plan(struct making *m, struct report_section *s)
{
	const struct plan *plan = m->plan;
	struct lines l = lines_on(m->a, (size_t)LEGS * STEPS_MAX * 2 + 1);
	s->title = SAY_ALONE(SAY_PLAN);
	if (plan->refusal != PLAN_OPEN) {
		struct writer w = arena_writer(m->a);
		say_check(&w, m->now->pack, &m->now->consult.triage, m->now->number);
		s->small = arena_keep(m->a, &w);
		s->say = refusal_say(m);
		return;
	}
	s->say = SAY(m->a, lead_word(m), say_day(m->a, review_next(m->now)));
	for (enum leg leg = LEG_TREATMENT; leg < LEGS; leg++) {
		l.group = stool_leg_name(leg);
		for (size_t i = 0; i < plan->legs[leg].n; i++)
			add_step(m, &l, &plan->legs[leg].steps[i]);
	}
	s->small = SAY_ALONE(SAY_PLAN_SMALL);
	lines_put(&l, s);
}

/* ---- what was withheld ---- */

static void add_withheld(const struct making *m, struct lines *l, enum verdict verdict)
{
	const struct plan *plan = m->plan;
	for (size_t i = 0; i < plan->n_withheld; i++) {
		const struct step *step = &plan->withheld[i];
		if (step->verdict != verdict)
			continue;
		str behind = say_facts(m, &step->behind, FACTS_SHOWN);
		lines_add(l, m->now->pack->items[step->item].name, behind.n > 0 ? SAY(m->a, SAY_WHY_NOT, behind) : STR(""), limits_of(m, step));
	}
}

/* What only waits for answers has one reason for all. */
static void add_waiting(const struct making *m, struct lines *l)
{
	const struct plan *plan = m->plan;
	str names[ITEMS_MAX];
	size_t n = 0;
	for (size_t i = 0; i < plan->n_withheld; i++)
		if (plan->withheld[i].verdict == ANSWER_FIRST)
			names[n++] = m->now->pack->items[plan->withheld[i].item].name;
	if (n > 0)
		lines_add(l, STR(""), say_list(m->a, names, n, ITEMS_MAX), STR(""));
}

/* No plan: the signs that are in its way, and what each asks for. */
static void add_reasons(const struct making *m, struct lines *l)
{
	const struct triage *t = &m->now->consult.triage;
	for (size_t i = 0; i < t->n_fired; i++) {
		const struct rule *rule = &m->now->pack->rules[t->fired[i].rule];
		struct writer w = arena_writer(m->a);
		if (t->fired[i].urgency < DOCTOR_FIRST)
			continue;
		say_filled(&w, fired_say(m->now->pack, &t->fired[i]), m->now->number);
		str say = arena_keep(m->a, &w);
		lines_add(l, rule->brief, say_urgency[t->fired[i].urgency], say);
	}
}

void make_withheld(struct making *m, struct report_section *s)
{
	const struct plan *plan = m->plan;
	bool is_refused = plan->refusal != PLAN_OPEN;
	struct lines l = lines_on(m->a, ITEMS_MAX + RULES_MAX);
	s->title = SAY_ALONE(SAY_WITHHELD);
	if (is_refused) {
		add_reasons(m, &l);
	} else {
		l.group = SAY_ALONE(SAY_CLINICIAN_FIRST);
		add_withheld(m, &l, ASK_CLINICIAN);
		l.group = SAY_ALONE(SAY_LEFT_OUT);
		add_withheld(m, &l, AVOID);
		l.group = SAY_ALONE(SAY_WAITS);
		add_waiting(m, &l);
	}
	s->say = is_refused ? SAY_ALONE(SAY_WITHHELD_ALL) : l.n == 0 ? SAY_ALONE(SAY_WITHHELD_NONE) : STR("");
	s->small = SAY_ALONE(SAY_WITHHELD_SMALL);
	lines_put(&l, s);
}

/* ---- what to tell and ask (evidence 2.9) ---- */

void make_ask(struct making *m, struct report_section *s)
{
	const struct pack *p = m->now->pack;
	const struct texts *steps = &p->items[p->known.first_visit].steps;
	struct lines l = lines_on(m->a, steps->n + 1);
	s->title = SAY_ALONE(SAY_ASK);
	for (size_t i = 0; i < steps->n; i++)
		lines_add(&l, STR(""), steps->p[i], STR(""));
	lines_put(&l, s);
}

/* ---- sources ---- */

static void add_source(const struct making *m, struct lines *l, str id)
{
	const struct source *source = pack_source(m->now->pack, id);
	for (size_t i = 0; source != NULL && i < l->n; i++)
		if (str_eq(l->of[i].text, source->text))
			return;
	if (source != NULL && l->n < l->cap)
		lines_add(l, STR(""), source->text, STR(""));
}

static void add_sources(const struct making *m, struct lines *l, const struct support *support)
{
	for (size_t i = 0; i < support->sources.n && i < SOURCES_EACH; i++)
		add_source(m, l, support->sources.p[i]);
}

/* Those of the plan, or of the signs that are in its way. */
void make_sources(struct making *m, struct report_section *s)
{
	const struct pack *p = m->now->pack;
	const struct plan *plan = m->plan;
	struct lines l = lines_on(m->a, SOURCES_SHOWN);
	s->title = SAY_ALONE(SAY_SOURCES);
	for (size_t i = 0; plan->refusal != PLAN_OPEN && i < m->now->consult.triage.n_fired; i++)
		add_sources(m, &l, &p->rules[m->now->consult.triage.fired[i].rule].support);
	for (enum leg leg = LEG_TREATMENT; leg < LEGS; leg++)
		for (size_t i = 0; i < plan->legs[leg].n; i++)
			add_sources(m, &l, &p->items[plan->legs[leg].steps[i].item].support);
	s->small = SAY_ALONE(SAY_SOURCES_SMALL);
	lines_put(&l, s);
}

/* triage.c - the danger signs. */
#include "core/triage.h"

/* How a group, and a rule, stands: the weakest group decides. */
enum standing { STANDS_NO, STANDS_OPEN, STANDS_UNSURE, STANDS_YES };

static enum standing group_stands(const struct facts *f, const qset *group)
{
	if (qset_meets(group, &f->yes))
		return STANDS_YES;
	if (qset_meets(group, &f->unsure))
		return STANDS_UNSURE;
	return qset_within(group, &f->no) ? STANDS_NO : STANDS_OPEN;
}

static enum standing rule_stands(const struct rule *r, const struct facts *f)
{
	enum standing worst = STANDS_YES;
	if (qset_meets(&r->unless, &f->yes))
		return STANDS_NO;
	for (size_t i = 0; i < r->n_groups && worst > STANDS_NO; i++) {
		enum standing s = group_stands(f, &r->groups[i]);
		worst = s < worst ? s : worst;
	}
	return worst;
}

bool triage_reports(const struct rule *r, const struct facts *f)
{
	return rule_stands(r, f) >= STANDS_UNSURE;
}

/* How it would stand if everything not known were yes. Needs: nothing lets it rest. */
static enum standing rule_could_stand(const struct rule *r, const struct facts *f)
{
	enum standing worst = STANDS_YES;
	for (size_t i = 0; i < r->n_groups; i++) {
		qset unknown = facts_unknown(f, &r->groups[i]);
		enum standing s = qset_empty(&unknown) ? group_stands(f, &r->groups[i]) : STANDS_YES;
		worst = s < worst ? s : worst;
	}
	return worst;
}

/* Evidence 1.1, rule 4: what a "not sure" that remains counts as. */
static enum urgency class_of(const struct rule *r, enum standing s)
{
	return s == STANDS_YES ? r->urgency : s == STANDS_UNSURE ? r->unsure : SELF_CARE;
}

/* Keeps the list sorted, highest class first; within a class the order of the pack stays. */
static void fire(struct fired *list, size_t *n, const struct fired *f)
{
	size_t i = (*n)++;
	for (; i > 0 && list[i - 1].urgency < f->urgency; i--)
		list[i] = list[i - 1];
	list[i] = *f;
}

/* Block A is always due. What raises a row of another block waits until that row is asked: as long as it is open, so is its own, lower class. */
static bool is_due(const struct pack *p, const struct rule *r, const struct facts *f)
{
	qset positive = qset_or(f->yes, &f->unsure);
	const struct question *q = &p->questions[r->question];
	const struct question_row *row = &p->rows[q->row];
	if (q->block == BLOCK_EMERGENCY)
		return true;
	if (q->has_needs)
		return qset_meets(&q->needs, &positive);
	if (!r->raises)
		return true;
	for (size_t i = 0; i < row->n_ticks; i++)
		if (qset_has(&positive, p->questions[row->questions[i]].fact) || qset_has(&f->no, p->questions[row->questions[i]].fact))
			return true;
	return false;
}

static void decide_rule(const struct pack *p, const struct facts *f, uint16_t rule, struct triage *t)
{
	const struct rule *r = &p->rules[rule];
	enum standing stands = rule_stands(r, f);
	bool is_cleared = qset_has(&f->cleared, rule);
	enum urgency now = class_of(r, stands);
	if (stands >= STANDS_UNSURE) {
		qset positive = qset_or(f->yes, &f->unsure);
		struct fired fired = {.rule = rule, .urgency = now, .because = qset_and(r->when, &positive)};
		if (is_cleared) {
			fire(t->cleared, &t->n_cleared, &fired);
		} else {
			fire(t->fired, &t->n_fired, &fired);
			t->urgency = now > t->urgency ? now : t->urgency;
		}
	}
	if (is_cleared || stands == STANDS_NO)
		return;
	enum urgency could = class_of(r, rule_could_stand(r, f));
	t->ceiling = could > t->ceiling ? could : t->ceiling;
	if (could == EMERGENCY && now < EMERGENCY && is_due(p, r, f)) {
		qset open = facts_unknown(f, &r->when);
		t->emergency_unanswered = true;
		t->only_reopened = t->only_reopened && qset_within(&open, &f->reopened);
	}
}

void triage_decide(const struct pack *p, const struct facts *f, struct triage *ret_triage)
{
	struct triage *t = ret_triage;
	t->urgency = t->ceiling = SELF_CARE;
	t->emergency_unanswered = qset_meets(&p->recheck, &f->yes) || qset_meets(&p->recheck, &f->unsure); /* something is new: ask all again */
	t->only_reopened = !t->emergency_unanswered;
	t->n_fired = t->n_cleared = 0;
	for (uint16_t i = 0; i < p->n_rules; i++)
		if (!qset_within(&p->rules[i].when, &f->no)) /* most rows, for most people: all of it is no, and nothing follows */
			decide_rule(p, f, i, t);
	if (t->urgency > t->ceiling)
		t->ceiling = t->urgency;
	t->only_reopened = t->only_reopened && t->emergency_unanswered;
}

void triage_facts(const struct pack *p, const struct triage *t, struct facts *f)
{
	for (size_t i = 0; i < p->n_derived; i++) {
		const struct derived *d = &p->derived[i];
		if (d->kind != FROM_URGENCY)
			continue;
		bool is_open = d->urgency == EMERGENCY ? t->emergency_unanswered : t->ceiling >= d->urgency;
		if (t->urgency >= d->urgency)
			qset_add(&f->yes, d->fact);
		else if (!is_open)
			qset_add(&f->no, d->fact);
		else if (d->urgency == EMERGENCY && t->only_reopened)
			qset_add(&f->waiting, d->fact);
	}
}

static bool is_danger(enum block b)
{
	return block_is_sign(b) || b == BLOCK_CAUTION;
}

/* Adds what the computed facts of a set are computed from. */
static qset with_origins(const struct pack *p, qset s)
{
	for (size_t i = p->n_derived; i > 0; i--) /* in the table, computed facts come after those they are computed from */
		if (p->derived[i - 1].kind == FROM_ANY && qset_has(&s, p->derived[i - 1].fact))
			s = qset_or(s, &p->derived[i - 1].any);
	return s;
}

/* Every fact that a danger sign waits for, or that lets one rest, and what it is computed from. */
static qset waited_for(const struct pack *p)
{
	qset s = {{0}}, weighed = {{0}};
	for (size_t i = 0; i < p->n_questions; i++)
		if (is_danger(p->questions[i].block))
			s = qset_or(s, &p->questions[i].needs);
	for (size_t i = 0; i < p->n_rules; i++) {
		s = qset_or(s, &p->rules[i].unless);
		weighed = qset_or(weighed, &p->rules[i].when);
	}
	weighed = with_origins(p, weighed);
	for (size_t i = 0; i < p->n_questions; i++) /* what was asked once at the beginning, for the rows */
		if (p->questions[i].block == BLOCK_ABOUT && p->questions[i].fact != NONE && qset_has(&weighed, p->questions[i].fact))
			qset_add(&s, p->questions[i].fact);
	return with_origins(p, s);
}

static bool rests_on(const struct question *q, const qset *waited)
{
	if (is_danger(q->block))
		return true;
	for (size_t i = 0; i < q->n_choices; i++)
		if (qset_has(waited, q->choices[i].fact))
			return true;
	return q->kind == KIND_YESNO && qset_has(waited, q->fact);
}

qset triage_rests(const struct pack *p)
{
	qset waited = waited_for(p), rests = {{0}};
	for (size_t i = 0; i < p->n_questions; i++)
		if (rests_on(&p->questions[i], &waited))
			qset_add(&rests, i);
	return rests;
}

bool triage_rests_on(const struct pack *p, uint16_t question)
{
	return qset_has(&p->rests, question);
}

static size_t add_question(uint16_t question, uint16_t *list, size_t n, size_t cap)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == question)
			return n;
	if (question == NONE || n == cap)
		return n;
	list[n] = question;
	return n + 1;
}

/* What is not known of a rule and keeps it open, down to what can be asked. */
static qset open_facts(const struct pack *p, const struct rule *r, const struct facts *f)
{
	qset open = {{0}};
	for (size_t i = 0; i < r->n_groups; i++)
		if (group_stands(f, &r->groups[i]) < STANDS_YES)
			open = qset_or(open, &r->groups[i]);
	open = with_origins(p, facts_unknown(f, &open));
	return facts_unknown(f, &open);
}

size_t triage_ask(const struct pack *p, const struct facts *f, const struct triage *t, uint16_t *ret_questions, size_t cap)
{
	size_t n = 0;
	for (enum urgency u = EMERGENCY; u > t->urgency; u--)
		for (size_t k = 0; k < 2 * p->n_rules; k++) { /* what is due, then what waits for its row */
			size_t i = k % p->n_rules;
			const struct rule *r = &p->rules[i];
			if (r->urgency != u || is_due(p, r, f) != (k < p->n_rules) || qset_has(&f->cleared, i) ||
			    class_of(r, rule_could_stand(r, f)) != u)
				continue;
			qset open = open_facts(p, r, f);
			for
				qset_each(fact, &open) n = add_question(p->facts[fact].question, ret_questions, n, cap);
		}
	return n;
}

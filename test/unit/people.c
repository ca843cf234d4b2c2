/* people.c - people to test with. */
#include "people.h"
#include "core/known.h"

#include <stdio.h>
#include <stdlib.h>

enum { PERCENT = 100, AGE = 40 };

const day people_today = {20783}; /* 2026-11-26 */

struct dice dice_of(uint64_t seed)
{
	return (struct dice){seed * 0x9E3779B97F4A7C15u + 1};
}

uint32_t dice_roll(struct dice *d, uint32_t n)
{
	d->state ^= d->state >> 12;
	d->state ^= d->state << 25;
	d->state ^= d->state >> 27;
	return (uint32_t)((d->state * 0x2545F4914F6CDD1Du) >> 33) % n;
}

static uint16_t found(uint16_t index, const char *what, const char *id)
{
	if (index == NONE) {
		fprintf(stderr, "the pack has no %s \"%s\"\n", what, id);
		abort();
	}
	return index;
}

uint16_t people_fact(const struct pack *p, const char *id)
{
	return found(pack_fact(p, str_of(id)), "fact", id);
}

uint16_t people_item(const struct pack *p, const char *id)
{
	return found(pack_item(p, str_of(id)), "item", id);
}

uint16_t people_rule(const struct pack *p, const char *id)
{
	return found(pack_rule(p, str_of(id)), "rule", id);
}

uint16_t people_question(const struct pack *p, const char *id)
{
	return found(pack_question(p, str_of(id)), "question", id);
}

struct answers people_blank(void)
{
	return (struct answers){.n_cleared = 0};
}

struct answers people_clean(const struct pack *p)
{
	struct answers a = people_blank();
	for (size_t i = 0; i < p->n_questions; i++) {
		const struct question *q = &p->questions[i];
		switch (q->kind) {
		case KIND_YESNO: a.of[i] = (struct answer){.kind = ANSWER_NO}; break;
		case KIND_NUMBER: a.of[i] = (struct answer){.kind = ANSWER_NUMBER, .value = i == p->known.q_age ? AGE : q->least}; break;
		case KIND_CHOICE: a.of[i] = (struct answer){.kind = ANSWER_CHOICE, .value = 0}; break;
		case KIND_REGIONS: a.of[i] = (struct answer){.kind = ANSWER_REGIONS}; break;
		case QUESTION_KINDS: break;
		}
	}
	return a;
}

void people_put(const struct pack *p, struct answers *a, const char *question, const char *value)
{
	if (answers_put(p, a, people_question(p, question), str_of(value)) != OK) {
		fprintf(stderr, "\"%s\" cannot be answered with \"%s\"\n", question, value);
		abort();
	}
}

void people_clear(const struct pack *p, struct answers *a, const char *rule, day on)
{
	if (answers_clear(p, a, people_rule(p, rule), on) != OK) {
		fprintf(stderr, "\"%s\" cannot be cleared\n", rule);
		abort();
	}
}

static const struct derived *computed(const struct pack *p, uint16_t fact)
{
	for (size_t i = 0; i < p->n_derived; i++)
		if (p->derived[i].fact == fact)
			return &p->derived[i];
	return NULL;
}

static void make_asked(const struct pack *p, struct answers *a, uint16_t fact)
{
	uint16_t question = p->facts[fact].question;
	const struct question *q = &p->questions[question];
	switch (q->kind) {
	case KIND_YESNO: a->of[question] = (struct answer){.kind = ANSWER_YES}; return;
	case KIND_CHOICE:
		for (size_t i = 0; i < q->n_choices; i++)
			if (q->choices[i].fact == fact)
				a->of[question] = (struct answer){.kind = ANSWER_CHOICE, .value = (int32_t)i};
		return;
	case KIND_REGIONS:
		a->of[question] = (struct answer){.kind = ANSWER_REGIONS};
		qset_add(&a->regions, fact);
		return;
	case KIND_NUMBER:
	case QUESTION_KINDS: return;
	}
}

void people_make(const struct pack *p, struct answers *a, uint16_t fact)
{
	const struct derived *d = computed(p, fact);
	int32_t made = 0;
	if (d == NULL) {
		make_asked(p, a, fact);
		return;
	}
	switch (d->kind) {
	case FROM_ABOVE: a->of[d->question] = (struct answer){.kind = ANSWER_NUMBER, .value = d->bound + 1}; return;
	case FROM_BELOW: a->of[d->question] = (struct answer){.kind = ANSWER_NUMBER, .value = d->bound - 1}; return;
	case FROM_ANY:
		for
			qset_each(i, &d->any) if (made++ < d->bound) people_make(p, a, (uint16_t)i);
		return;
	case FROM_URGENCY: return;
	}
}

void people_fire(const struct pack *p, struct answers *a, uint16_t rule)
{
	for (size_t i = 0; i < p->rules[rule].n_groups; i++)
		people_make(p, a, (uint16_t)qset_next(&p->rules[rule].groups[i], 0));
}

bool people_emergency(const struct pack *p, uint16_t question)
{
	for (size_t i = 0; i < p->n_rules; i++)
		if (p->rules[i].urgency == EMERGENCY && qset_has(&p->rules[i].when, p->questions[question].fact))
			return true;
	return false;
}

bool people_spares(const struct question *q)
{
	return str_eq(q->support.evidence, STR("1.1"));
}

void people_forget(struct answers *a, uint16_t question)
{
	a->of[question] = (struct answer){.kind = ANSWER_NONE};
}

static bool is_danger(const struct question *q)
{
	return q->block == BLOCK_EMERGENCY || q->block == BLOCK_SAME_DAY || q->block == BLOCK_DOCTOR_FIRST;
}

static struct answer random_yesno(struct dice *d, const struct crowd *crowd, const struct question *q, bool in_danger)
{
	if (q->block == BLOCK_WISH)
		return (struct answer){.kind = dice_roll(d, 2) == 0 ? ANSWER_YES : ANSWER_NO};
	if (q->block == BLOCK_RECHECK) /* a yes there closes everything: it has its own tests */
		return (struct answer){.kind = ANSWER_NO};
	uint32_t roll = dice_roll(d, PERCENT);
	if (roll < crowd->unanswered)
		return (struct answer){.kind = ANSWER_NONE};
	roll -= crowd->unanswered;
	if (roll >= crowd->yes + crowd->unsure || (is_danger(q) && !in_danger))
		return (struct answer){.kind = ANSWER_NO};
	return (struct answer){.kind = roll < crowd->yes ? ANSWER_YES : ANSWER_UNSURE};
}

/* Only of what is reported: there is nothing else to clear. */
static void random_clearings(const struct pack *p, struct dice *d, uint32_t percent, struct answers *a)
{
	struct facts f;
	known_from(p, a, people_today, &f);
	qset positive = qset_or(f.yes, &f.unsure);
	for (size_t i = 0; i < p->n_rules; i++)
		if (p->rules[i].clearable && qset_meets(&p->rules[i].when, &positive) && dice_roll(d, PERCENT) < percent)
			a->cleared[a->n_cleared++] = (struct clearing){.rule = (uint16_t)i, .on = people_today};
}

static qset random_places(struct dice *d, const struct question *q)
{
	qset places = {{0}};
	for (uint32_t n = dice_roll(d, 5); n > 0; n--)
		qset_add(&places, q->choices[dice_roll(d, (uint32_t)q->n_choices)].fact);
	return places;
}

struct answers people_random(const struct pack *p, struct dice *d, const struct crowd *crowd)
{
	struct answers a = people_blank();
	bool in_danger = dice_roll(d, PERCENT) < crowd->danger;
	for (size_t i = 0; i < p->n_questions; i++) {
		const struct question *q = &p->questions[i];
		uint32_t span = (uint32_t)(q->most - q->least) + 1;
		bool skip = crowd->unanswered > 0 && dice_roll(d, PERCENT) < crowd->unanswered;
		switch (q->kind) {
		case KIND_YESNO: a.of[i] = random_yesno(d, crowd, q, in_danger); break;
		case KIND_NUMBER:
			if (!skip)
				a.of[i] = (struct answer){.kind = ANSWER_NUMBER, .value = q->least + (int32_t)dice_roll(d, span)};
			break;
		case KIND_CHOICE:
			if (!skip)
				a.of[i] = (struct answer){.kind = ANSWER_CHOICE, .value = (int32_t)dice_roll(d, (uint32_t)q->n_choices)};
			break;
		case KIND_REGIONS:
			if (skip)
				break;
			a.of[i] = (struct answer){.kind = ANSWER_REGIONS};
			a.regions = random_places(d, q);
			break;
		case QUESTION_KINDS: break;
		}
	}
	if (!in_danger && a.of[p->known.q_age].kind == ANSWER_NUMBER)
		a.of[p->known.q_age].value = 18 + (int32_t)dice_roll(d, 70);
	uint16_t sickle = pack_question(p, STR("sickle_cell")); /* with new pain it is a danger sign that nobody can clear */
	if (!in_danger && sickle != NONE)
		a.of[sickle] = (struct answer){.kind = ANSWER_NO};
	random_clearings(p, d, crowd->looked_at, &a);
	return a;
}

void people_decide(const struct pack *p, const struct answers *a, struct consult *ret_consult, struct plan *ret_plan)
{
	consult_make(p, a, people_today, ret_consult);
	plan_make(p, ret_consult, people_today, ret_plan);
}

/* answers.c - answers as their canonical text, and clearings. */
#include "core/answers.h"

static uint16_t choice_of(const struct question *q, str id)
{
	for (size_t i = 0; i < q->n_choices; i++)
		if (str_eq(q->choices[i].id, id))
			return (uint16_t)i;
	return NONE;
}

static enum err put_regions(const struct question *q, struct answers *a, uint16_t question, str value)
{
	qset chosen = {{0}};
	if (!str_eq(value, STR("none"))) {
		if (value.n == 0)
			return ERR_INPUT;
		for (str rest = value; rest.n > 0;) {
			uint16_t c = choice_of(q, str_trim(str_split(&rest, ',')));
			if (c == NONE)
				return ERR_INPUT;
			qset_add(&chosen, q->choices[c].fact);
		}
	}
	a->regions = chosen;
	a->of[question] = (struct answer){.kind = ANSWER_REGIONS};
	return OK;
}

day answer_no_on(const struct answer *x, day today)
{
	return x->kind == ANSWER_NO && x->on.n < today.n ? x->on : x->no_on;
}

enum err answers_put(const struct pack *p, struct answers *a, uint16_t question, str value)
{
	const struct question *q = &p->questions[question];
	struct answer x = {.kind = ANSWER_UNSURE};
	int64_t n;
	if (!str_eq(value, STR("unsure"))) {
		switch (q->kind) {
		case KIND_YESNO:
			if (!str_eq(value, STR("yes")) && !str_eq(value, STR("no")))
				return ERR_INPUT;
			x.kind = str_eq(value, STR("yes")) ? ANSWER_YES : ANSWER_NO;
			break;
		case KIND_NUMBER:
			if (!str_int(value, &n) || n < q->least || n > q->most)
				return ERR_INPUT;
			x = (struct answer){.kind = ANSWER_NUMBER, .value = (int32_t)n};
			break;
		case KIND_CHOICE:
			if (choice_of(q, value) == NONE)
				return ERR_INPUT;
			x = (struct answer){.kind = ANSWER_CHOICE, .value = choice_of(q, value)};
			break;
		case KIND_REGIONS: return put_regions(q, a, question, value);
		case QUESTION_KINDS: return ERR_INPUT;
		}
	}
	a->of[question] = x;
	return OK;
}

void answers_value(const struct pack *p, const struct answers *a, uint16_t question, struct writer *w)
{
	const struct question *q = &p->questions[question];
	const struct answer *x = &a->of[question];
	bool any = false;
	switch (x->kind) {
	case ANSWER_NONE: return;
	case ANSWER_NO: w_str(w, STR("no")); return;
	case ANSWER_YES: w_str(w, STR("yes")); return;
	case ANSWER_UNSURE: w_str(w, STR("unsure")); return;
	case ANSWER_NUMBER: w_int(w, x->value); return;
	case ANSWER_CHOICE: w_str(w, q->choices[x->value].id); return;
	case ANSWER_REGIONS:
		for (size_t i = 0; i < q->n_choices; i++) {
			if (!qset_has(&a->regions, q->choices[i].fact))
				continue;
			if (any)
				w_char(w, ',');
			w_str(w, q->choices[i].id);
			any = true;
		}
		if (!any)
			w_str(w, STR("none"));
		return;
	}
}

enum err answers_clear(const struct pack *p, struct answers *a, uint16_t rule, day on)
{
	return p->rules[rule].clearable ? answers_put_clearing(a, &(struct clearing){.rule = rule, .on = on}) : ERR_INPUT;
}

enum err answers_put_clearing(struct answers *a, const struct clearing *clearing)
{
	size_t i = 0;
	while (i < a->n_cleared && a->cleared[i].rule != clearing->rule)
		i++;
	if (i == RULES_MAX)
		return ERR_FULL;
	a->cleared[i] = *clearing;
	if (i == a->n_cleared)
		a->n_cleared++;
	return OK;
}

const struct clearing *answers_clearing(const struct answers *a, uint16_t rule)
{
	for (size_t i = 0; i < a->n_cleared; i++)
		if (a->cleared[i].rule == rule)
			return &a->cleared[i];
	return NULL;
}

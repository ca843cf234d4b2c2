/* allow.c - the verdict on one item. */
#include "core/allow.h"

struct allowed allow_item(const struct item *it, const struct facts *f)
{
	qset any = qset_or(qset_or(it->avoid, &it->ask), &it->adapt);
	struct allowed a = {.verdict = GO};
	if (qset_within(&any, &f->no)) /* most items, for most people */
		return a;
	a = (struct allowed){.verdict = AVOID, .behind = qset_and(it->avoid, &f->yes)};
	if (!qset_empty(&a.behind))
		return a;
	a = (struct allowed){.verdict = ANSWER_FIRST, .behind = facts_unknown(f, &any)};
	if (!qset_empty(&a.behind))
		return a;
	qset grave = qset_or(it->avoid, &it->ask);
	qset unsure = qset_and(grave, &f->unsure);
	a = (struct allowed){.verdict = ASK_CLINICIAN, .behind = qset_or(qset_and(it->ask, &f->yes), &unsure)};
	if (!qset_empty(&a.behind))
		return a;
	qset positive = qset_or(f->yes, &f->unsure);
	return (struct allowed){.verdict = ADAPT, .behind = qset_and(it->adapt, &positive)}; /* not all are no, and nothing graver is left */
}

struct allowed allow_step(const struct pack *p, const struct item *it, const struct facts *f)
{
	if (qset_empty(&f->waiting) || (it->modalities & ~p->known.still) != 0)
		return allow_item(it, f);
	struct facts answered = *f;
	answered.no = qset_or(answered.no, &f->waiting);
	return allow_item(it, &answered);
}

bool allow_now(enum verdict v)
{
	return v == GO || v == ADAPT;
}

static void add_word(str words, str *list, size_t *n, size_t cap)
{
	if (words.n == 0)
		return;
	for (size_t i = 0; i < *n; i++)
		if (str_eq(list[i], words))
			return;
	if (*n == cap)
		return;
	list[(*n)++] = words;
}

/* Behind an avoid only what avoids speaks: "ask first" of another column beside "leave it out" would say two things at once. */
static bool is_silent(const struct pack *p, const struct item *it, const struct allowed *a, const struct condition *c, size_t modality)
{
	if (a->verdict != AVOID || c->cells[modality].verdict == AVOID)
		return false;
	for (size_t m = 0; m < p->n_modalities; m++)
		if (it->modalities >> m & 1 && c->cells[m].verdict == AVOID)
			return true;
	return false;
}

size_t allow_words(const struct pack *p, const struct item *it, const struct allowed *a, str *ret_words, size_t cap)
{
	size_t n = 0;
	for (size_t i = 0; i < it->n_limits; i++)
		if (qset_has(&a->behind, it->limits[i].fact))
			add_word(it->limits[i].say, ret_words, &n, cap);
	for (size_t i = 0; i < p->n_conditions; i++) {
		const struct condition *c = &p->conditions[i];
		if (!qset_has(&a->behind, c->fact))
			continue;
		for (size_t m = 0; m < p->n_modalities; m++)
			if (it->modalities >> m & 1 && !is_silent(p, it, a, c, m))
				add_word(c->cells[m].words, ret_words, &n, cap);
	}
	return n;
}

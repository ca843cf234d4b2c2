/* cause.c - ranks the cause groups by their clues. */
#include "core/cause.h"

/* Keeps the list sorted; equal points keep the order of the pack. */
static void insert(struct causes *c, const struct cause_score *s)
{
	size_t i = c->n++;
	for (; i > 0 && c->of[i - 1].points < s->points; i--)
		c->of[i] = c->of[i - 1];
	c->of[i] = *s;
}

void cause_rank(const struct pack *p, const struct facts *f, struct causes *ret_causes)
{
	ret_causes->n = 0;
	for (size_t i = 0; i < p->n_causes; i++) {
		struct cause_score s = {.cause = (uint16_t)i};
		for (size_t k = 0; k < p->causes[i].n_clues; k++) {
			const struct clue *clue = &p->causes[i].clues[k];
			if (!qset_has(&f->yes, clue->fact))
				continue;
			s.points += clue->weight;
			qset_add(&s.because, clue->fact);
		}
		if (s.points > 0)
			insert(ret_causes, &s);
	}
}

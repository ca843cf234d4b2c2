/* report_make.c - what all parts of the report use: lines as they are added, and facts in words. */
#include "report/report_make.h"

enum { FACTS_MAX = 24 };

struct lines lines_on(struct arena *a, size_t cap)
{
	struct report_line *of = arena_new(a, struct report_line, cap);
	return (struct lines){.a = a, .of = of, .cap = of == NULL ? 0 : cap};
}

void lines_add(struct lines *l, str label, str text, str note)
{
	if (l->n == l->cap)
		l->a->full = true;
	else
		l->of[l->n++] = (struct report_line){.group = l->group, .label = label, .text = text, .note = note};
}

void lines_put(const struct lines *l, struct report_section *section)
{
	section->lines = l->of;
	section->n_lines = l->n;
}

str say_facts(const struct making *m, const qset *facts, size_t most)
{
	str list[FACTS_MAX];
	size_t n = 0;
	for
		qset_each(i, facts)
		{
			if (n < FACTS_MAX && m->now->pack->facts[i].brief.n > 0)
				list[n++] = m->now->pack->facts[i].brief;
		}
	return say_phrases(m->a, list, n, most);
}

/* cited.c - sources beside what they carry. */
#include "web/cited.h"

#include "web/words.h"

struct cited cited_make(struct arena *a, const struct pack *p, const struct support *s)
{
	struct cited_source *of = arena_new(a, struct cited_source, s->sources.n);
	struct cited c = {.of = of, .evidence = s->evidence, .confidence = confidence_say(s->confidence)};
	for (size_t i = 0; of != NULL && i < s->sources.n; i++) {
		const struct source *from = pack_source(p, s->sources.p[i]);
		if (from == NULL)
			c.own = true;
		else
			of[c.n++] = (struct cited_source){.id = from->id, .text = from->text, .where = url_join(a, "/sources#", from->id)};
	}
	return c;
}

/* numbers.c - whose emergency number. */
#include "web/parts/numbers.h"

struct numbers_view numbers_of(const struct person *who, const char *back, struct form_key *form, struct arena *a)
{
	const struct pack *p = who->pack;
	struct numbers_view v = {.back = str_of(back), .form = form, .clinic = country_is_of_clinic(who) ? who->card->name : STR("")};
	if (who->country.n > 0)
		v.chosen = country_of(who);
	else
		v.proposed = country_of(who);
	struct numbers_line *lines = v.chosen == NULL ? arena_new(a, struct numbers_line, p->n_numbers) : NULL;
	for (size_t i = 0; lines != NULL && i < p->n_numbers; i++) { /* a full arena refuses the whole page */
		const struct emergency_number *n = &p->numbers[i];
		bool is_listed = n->of.n == 0 && n != v.proposed;
		if (is_listed)
			lines[v.n++] = (struct numbers_line){n->country, n->name, n->number, url_tel(a, n->number)};
	}
	v.of = lines;
	return v;
}

url numbers_call(const struct person *who, struct arena *a)
{
	return who->has_number ? url_tel(a, who->number) : (url){STR("")};
}

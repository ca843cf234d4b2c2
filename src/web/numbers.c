/* numbers.c - every emergency number. */
#include "web/numbers.h"

struct numbers_view numbers_of(const struct person *who, struct arena *a)
{
	const struct pack *p = who->pack;
	struct numbers_line *lines = who->country.n == 0 ? arena_new(a, struct numbers_line, p->n_numbers) : NULL;
	if (lines == NULL) /* a full arena refuses the whole page */
		return (struct numbers_view){0};
	for (size_t i = 0; i < p->n_numbers; i++)
		lines[i] = (struct numbers_line){p->numbers[i].name, p->numbers[i].number, url_tel(a, p->numbers[i].number)};
	return (struct numbers_view){lines, p->n_numbers};
}

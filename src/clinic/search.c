/* search.c - people_find at a front. */
#include "clinic/search.h"

#include "clinic/people.h"

struct searching {
	str text;
	size_t most;
	struct store_patients *ret;
};

static enum err search(struct link *l, const struct desk *d, void *arg)
{
	const struct searching *s = arg;
	return people_find(l, d, s->text, s->most, s->ret);
}

enum err search_people(const struct glance *k, str text, size_t most, struct store_patients *ret_patients)
{
	return glance_read(k, search, &(struct searching){text, most, ret_patients});
}

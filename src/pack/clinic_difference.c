/* clinic_difference.c - what one text of a clinic file says and another does not. */
#include "pack/clinic_read.h"

static bool is_same(const struct node *a, const struct node *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	if (a->kind != b->kind || !str_eq(a->text, b->text))
		return false;
	if (a->kind == NODE_MAP) { /* in any order */
		for (const struct node *m = a->first; m != NULL; m = m->next) {
			const struct node *other = b->first;
			while (other != NULL && !str_eq(other->key, m->key))
				other = other->next;
			if (other == NULL || !is_same(m, other))
				return false;
		}
		return tree_count(a) == tree_count(b);
	}
	const struct node *x = a->first, *y = b->first;
	for (; x != NULL && y != NULL; x = x->next, y = y->next)
		if (!is_same(x, y))
			return false;
	return x == y;
}

/* "practitioner" of "practitioners". */
static str singular(str section)
{
	return str_ends(section, STR("s")) ? str_sub(section, 0, section.n - 1) : section;
}

static const struct node *member(const struct node *map, str key)
{
	for (const struct node *m = map != NULL && map->kind == NODE_MAP ? map->first : NULL; m != NULL; m = m->next)
		if (str_eq(m->key, key))
			return m;
	return NULL;
}

static str id_of(const struct node *entry)
{
	const struct node *id = member(entry, STR("id"));
	return id != NULL ? id->text : STR("");
}

static const struct node *entry_named(const struct node *list, str id)
{
	for (const struct node *e = list != NULL ? list->first : NULL; e != NULL; e = e->next)
		if (str_eq(id_of(e), id))
			return e;
	return NULL;
}

static size_t line(struct writer *w, char sign, str section, str id)
{
	w_char(w, sign);
	w_char(w, ' ');
	w_str(w, section);
	w_str(w, id.n > 0 ? STR(" ") : STR(""));
	w_str(w, id);
	return 1;
}

/* The keys that differ, after a line. */
static void keys(struct writer *w, const struct node *before, const struct node *after)
{
	str between = STR(": ");
	for (const struct node *m = after->first; m != NULL; m = m->next)
		if (!is_same(member(before, m->key), m)) {
			w_str(w, between);
			w_str(w, m->key);
			between = STR(", ");
		}
	for (const struct node *m = before->first; m != NULL; m = m->next)
		if (member(after, m->key) == NULL) {
			w_str(w, between);
			w_str(w, m->key);
			between = STR(", ");
		}
}

static bool has_ids(const struct node *list)
{
	return list != NULL && list->kind == NODE_LIST && list->first != NULL && id_of(list->first).n > 0;
}

static size_t entries(struct writer *w, str section, const struct node *before, const struct node *after)
{
	size_t n = 0;
	for (const struct node *e = after != NULL ? after->first : NULL; e != NULL; e = e->next) {
		const struct node *old = entry_named(before, id_of(e));
		if (old != NULL && is_same(old, e))
			continue;
		n += line(w, old == NULL ? '+' : '~', singular(section), id_of(e));
		if (old != NULL)
			keys(w, old, e);
		w_char(w, '\n');
	}
	for (const struct node *e = before != NULL ? before->first : NULL; e != NULL; e = e->next)
		if (entry_named(after, id_of(e)) == NULL) {
			n += line(w, '-', singular(section), id_of(e));
			w_char(w, '\n');
		}
	if (n == 0 && !is_same(before, after)) { /* only their order */
		n += line(w, '~', section, STR("in another order"));
		w_char(w, '\n');
	}
	return n;
}

static size_t section(struct writer *w, str key, const struct node *before, const struct node *after)
{
	if (is_same(before, after))
		return 0;
	if ((before == NULL || has_ids(before)) && (after == NULL || has_ids(after)))
		return entries(w, key, before, after);
	line(w, before == NULL ? '+' : after == NULL ? '-' : '~', key, STR(""));
	w_char(w, '\n');
	return 1;
}

enum err clinic_difference(str before, str after, struct arena *a, struct writer *w, size_t *ret_n)
{
	char room[256];
	struct writer nowhere = writer_on(room, sizeof room);
	struct problems to = {.w = &nowhere};
	const struct node *old = before.n > 0 ? tree_read(a, STR(""), before, &to) : NULL, *new = tree_read(a, STR(""), after, &to);
	*ret_n = 0;
	for (const struct node *m = new != NULL ? new->first : NULL; m != NULL; m = m->next)
		*ret_n += section(w, m->key, member(old, m->key), m);
	for (const struct node *m = old != NULL ? old->first : NULL; m != NULL; m = m->next)
		if (member(new, m->key) == NULL)
			*ret_n += section(w, m->key, m, NULL);
	return a->full || w->full ? ERR_FULL : OK;
}

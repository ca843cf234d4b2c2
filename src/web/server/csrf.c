/* csrf.c - what every form repeats. */
#include "web/server/csrf.h"

#include "keep/door.h"

struct form_key *csrf_key(const struct request *q, struct response *r)
{
	struct form_key *key = arena_new(r->arena, struct form_key, 1);
	if (key != NULL)
		*key = (struct form_key){.token = q->form_key, .random = q->random + 16};
	return key;
}

void page_form_key(struct writer *w, struct form_key *key)
{
	if (key == NULL) { /* the arena was full: the page is refused anyway */
		w->full = true;
		return;
	}
	w_str(w, STR("<input type=\"hidden\" name=\"csrf\" value=\""));
	w_str(w, key->token);
	w_str(w, STR("\"><input type=\"hidden\" name=\"rid\" value=\""));
	w_hex(w, key->random, 16);
	w_char(w, '-');
	w_padded(w, key->forms++, 1);
	w_str(w, STR("\">"));
}

bool csrf_is_ours(const struct request *q)
{
	str sent = STR("");
	return q->form_key.n > 0 && pairs_find(q->form, STR("csrf"), &sent) && door_same(q->form_key, sent);
}

str csrf_rid(const struct request *q)
{
	str rid = STR("");
	if (!pairs_find(q->form, STR("rid"), &rid) || rid.n > 40)
		return STR("");
	for (size_t i = 0; i < rid.n; i++) {
		char c = rid.p[i];
		if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-'))
			return STR("");
	}
	return rid;
}

enum err csrf_strip(struct pairs form, struct arena *a, struct pairs *ret_form)
{
	struct pair *p = arena_new(a, struct pair, form.n);
	size_t n = 0;
	if (p == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < form.n; i++)
		if (!str_eq(form.p[i].name, STR("csrf")) && !str_eq(form.p[i].name, STR("rid")))
			p[n++] = form.p[i];
	*ret_form = (struct pairs){p, n};
	return OK;
}

/* csrf.c - double submit of 128 random bits. */
#include "web/csrf.h"

static void w_hex(struct writer *w, const uint8_t *p, size_t n)
{
	static const char digit[] = "0123456789abcdef";
	for (size_t i = 0; i < n; i++) {
		w_char(w, digit[p[i] >> 4]);
		w_char(w, digit[p[i] & 15]);
	}
}

static bool is_token(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] >= 'a' && s.p[i] <= 'f')))
			return false;
	return s.n == 32;
}

/* In the time of the whole, so that a guess learns nothing from a near miss. */
static bool same_token(str a, str b)
{
	unsigned char differ = a.n != b.n;
	for (size_t i = 0; i < a.n && i < b.n; i++)
		differ |= (unsigned char)(a.p[i] ^ b.p[i]);
	return differ == 0;
}

static void set_cookie(struct response *r, str token)
{
	struct writer w = arena_writer(r->arena);
	w_str(&w, STR(CSRF_COOKIE "="));
	w_str(&w, token);
	w_str(&w, STR("; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict"));
	w_char(&w, '\0');
	response_header(r, "Set-Cookie", arena_keep(r->arena, &w).p);
}

struct form_key *csrf_key(const struct request *q, struct response *r)
{
	str token = request_cookie(q, STR(CSRF_COOKIE));
	if (!is_token(token)) {
		struct writer w = arena_writer(r->arena);
		w_hex(&w, q->random, 16);
		token = arena_keep(r->arena, &w);
		set_cookie(r, token);
	}
	struct form_key *key = arena_new(r->arena, struct form_key, 1);
	if (key != NULL)
		*key = (struct form_key){.token = token, .random = q->random + 16};
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
	str cookie = request_cookie(q, STR(CSRF_COOKIE));
	str sent = STR("");
	return pairs_find(q->form, STR("csrf"), &sent) && is_token(cookie) && same_token(cookie, sent);
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

/* enter.c - the key in an address, the cookie of a port, and the page for all others. */
#include "web/server/enter.h"

#define KEY "key"

/* Cookies know no ports: what another program on this machine set under another name does not count, and neither does its one of this name. */
static str cookie_name(const struct site *site, char *buffer, size_t cap)
{
	struct writer w = writer_on(buffer, cap);
	w_str(&w, STR("trivet_"));
	w_int(&w, site->port);
	return writer_str(&w);
}

static bool shows_pass(const struct site *site, const struct request *q)
{
	char buffer[16];
	str name = cookie_name(site, buffer, sizeof buffer);
	str rest = q->cookie;
	bool found = false;
	while (rest.n > 0) {
		str one = str_trim(str_split(&rest, ';'));
		str key = str_split(&one, '=');
		found |= str_eq(key, name) && door_same(one, str_of(site->door->pass));
	}
	return found;
}

static void set_cookie(const struct site *site, struct response *r)
{
	char buffer[16];
	struct writer w = arena_writer(r->arena);
	w_str(&w, cookie_name(site, buffer, sizeof buffer));
	w_char(&w, '=');
	w_z(&w, site->door->pass);
	w_str(&w, STR("; Path=/; Max-Age=34560000; HttpOnly; SameSite=Strict")); /* 400 days: no browser keeps one longer */
	w_char(&w, '\0');
	response_header(r, "Set-Cookie", arena_keep(r->arena, &w).p);
}

/* The same address without the key. */
static url without_key(const struct request *q, struct arena *a)
{
	struct writer w = arena_writer(a);
	char before = '?';
	w_str(&w, str_starts(q->path, STR("//")) ? STR("/") : q->path); /* two would lead to another machine */
	for (size_t i = 0; i < q->query.n; i++) {
		if (str_eq(q->query.p[i].name, STR(KEY)))
			continue;
		w_char(&w, before);
		w_url(&w, q->query.p[i].name);
		w_char(&w, '=');
		w_url(&w, q->query.p[i].value);
		before = '&';
	}
	return (url){arena_keep(a, &w)};
}

/* A plain page without the frame: its links and scripts would lead to the same page again. */
static void show_closed(const struct request *q, struct response *r, enum closed_why why)
{
	struct closed_view v = {.why = why, .where = without_key(q, r->arena)};
	v.again = why == CLOSED_UNKNOWN && q->method == METHOD_GET && str_eq(q->fetch_site, STR("cross-site")) &&
		  str_eq(q->fetch_mode, STR("navigate"));
	r->status = 403;
	r->w.n = 0;
	page_closed(&r->w, &v);
	response_bytes(r, "text/html; charset=utf-8", writer_str(&r->w));
}

bool enter(const struct site *site, const struct request *q, struct response *r)
{
	str key;
	bool has_key = q->method == METHOD_GET && pairs_find(q->query, STR(KEY), &key);
	if (q->is_foreign) {
		show_closed(q, r, CLOSED_FOREIGN);
		return false;
	}
	if (site->door == NULL) { /* without a door there is no way in */
		show_closed(q, r, CLOSED_UNKNOWN);
		return false;
	}
	if (has_key && door_same(key, str_of(site->door->key))) {
		response_see(r, without_key(q, r->arena));
		set_cookie(site, r);
		return false;
	}
	if (shows_pass(site, q))
		return true;
	show_closed(q, r, has_key ? CLOSED_OLD_KEY : CLOSED_UNKNOWN);
	return false;
}

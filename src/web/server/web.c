/* web.c - the dispatcher: every check that all pages share is here, once. */
#include "web/server/web.h"

#include "base/hash.h"
#include "web/server/enter.h"
#include "web/server/frame.h"
#include "web/server/gzip.h"
#include "web/server/multipart.h"
#include "web/server/slip.h"
#include "web/server/saved.h"
#include "words/wrong.h"

#define CSP                                                                                                                                          \
	"default-src 'self'; object-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; form-action 'self'; "  \
	"frame-ancestors 'none'; base-uri 'none'"

static const struct header common_headers[] = {
	{"Content-Security-Policy", CSP},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "same-origin"}, /* with no-referrer a browser sends our own forms with "Origin: null" */
	{"Permissions-Policy", "geolocation=(), microphone=(), payment=(), usb=()"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"}, /* no picture or file of ours in a page of others, not even unseen */
};

/* Every sentence about a failure, by its HTTP status. The first row serves those that are not named. */
static const struct words {
	int status;
	const char *title, *say;
} words[] = {
	{500, "Something went wrong here", "The fault is ours. Nothing was changed. Try again in a moment."},
	{400, "That could not be read", "The request did not make sense to trivet, so it did nothing."},
	{403, "Not from this page",
	 "The form did not come from a page of this trivet, or that page is too old. Open the page again and send it from there."},
	{404, "There is no such page", "The address may be old, or a letter may be wrong."},
	{405, "Not like this", "This page cannot do what was asked of it."},
	{409, "Something has changed in the meantime", "It has already been changed or done. Open the page again to see how things are."},
	{411, "How long is it?", "What was sent does not give its length first, so trivet read none of it. A browser always does."},
	{413, "That is too much at once", "A form can hold about 60,000 letters. Shorten the text and send it again."},
	{414, "That address is too long", "No page here has an address that long."},
	{415, "That kind of form is not read here", "Send the form from the page it belongs to."},
	{421, "This is not this trivet's address", "It answers only as 127.0.0.1, localhost or [::1] with its own port."},
	{431, "The browser sent too much along with the request", "Its cookies for this address may have grown too large."},
	{503, "A moment, please", "trivet is busy. Nothing was changed. Try again in a few seconds."},
	{507, "There is not enough space for this", "The answer or the disk is full. Nothing was changed."},
};

static const struct words words_not_yours = {403, "This page is for others", "You are signed in, but not as someone who may open it."};

static const struct words *words_for(int status)
{
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (words[i].status == status)
			return &words[i];
	return &words[0];
}

static void end_page(struct response *r)
{
	slip_mark(r);
	switch (r->frame) {
	case FRAME_OWN: page_frame_rest(&r->w, &(struct frame_view){0}); break;
	case FRAME_DESK: page_desk_frame_rest(&r->w, &(struct frame_view){0}); break;
	case FRAME_VISITOR: page_visitor_frame_rest(&r->w, &(struct frame_view){0}); break;
	}
	r->body = writer_str(&r->w);
}

/* Forgets what a handler had begun and says instead why there is nothing. */
static void show_words(struct response *r, const struct words *say, int status)
{
	r->status = status;
	r->type = "text/html; charset=utf-8";
	r->changes = NULL;
	r->pdf = NULL;
	r->slip_n = 0;
	page_error(response_page(r, say->title, NAV_NONE), &(struct error_view){say->title, say->say});
}

static void show_error(struct response *r, int status)
{
	show_words(r, words_for(status), status);
}

/* The last word on every answer: its frame, and the headers that all share. */
static void finish(struct response *r)
{
	if (r->is_page)
		end_page(r);
	if (r->w.full || r->arena->full) {
		r->header_n = 0;
		r->arena->full = false;
		r->wants_room = r->is_download;
		show_error(r, 507);
		end_page(r);
	}
	bool has_cache = false;
	for (size_t i = 0; i < r->header_n; i++)
		has_cache |= str_eq(str_of(r->header[i].name), STR("Cache-Control"));
	if (!has_cache)
		response_header(r, "Cache-Control", "no-store");
	for (size_t i = 0; i < sizeof common_headers / sizeof common_headers[0]; i++)
		response_header(r, common_headers[i].name, common_headers[i].value);
}

/* ---- who asks ---- */

static str origin_host(str origin)
{
	size_t at = str_find_str(origin, STR("://"));
	return at < origin.n ? str_sub(origin, at + 3, origin.n) : STR("");
}

/* "NAME:PORT" with a name that only this machine has: another site that points its own name here is turned away (DNS rebinding). */
static bool is_own_host(const struct site *site, str host)
{
	static const str names[] = {STR_INIT("127.0.0.1:"), STR_INIT("localhost:"), STR_INIT("[::1]:")};
	int64_t port = -1;
	if (site->origin.n > 0 && str_eq(host, origin_host(site->origin)))
		return true;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_starts(host, names[i]))
			return str_int(str_sub(host, names[i].n, host.n), &port) && port == site->port && host.p[names[i].n] != '0';
	return false;
}

/* A browser says where a form comes from. Other programs say nothing; for them the token decides. */
static bool is_own_origin(const struct site *site, const struct request *q)
{
	str http = STR("http://");
	if (q->origin.n > 0 && site->origin.n > 0 && str_eq(q->host, origin_host(site->origin)))
		return str_eq(q->origin, site->origin);
	if (q->origin.n > 0)
		return str_starts(q->origin, http) && str_eq(str_sub(q->origin, http.n, q->origin.n), q->host);
	return q->fetch_site.n == 0 || str_eq(q->fetch_site, STR("same-origin")) || str_eq(q->fetch_site, STR("none"));
}

/* A page of others may lead here, and not use ours as a part of itself. Pages at other ports of this machine count as others; our cookie does not know ports. */
static bool is_own_fetch(const struct request *q)
{
	bool is_others = str_eq(q->fetch_site, STR("cross-site")) || str_eq(q->fetch_site, STR("same-site"));
	bool is_page = str_eq(q->fetch_mode, STR("navigate")) && (q->fetch_dest.n == 0 || str_eq(q->fetch_dest, STR("document")));
	return !is_others || q->method == METHOD_POST /* judged by its origin */ || is_page;
}

static bool is_urlencoded(str type)
{
	return str_eq(str_trim(str_split(&type, ';')), STR("application/x-www-form-urlencoded"));
}

/* A form that may carry a file, or a text as long as one. */
static bool has_raw(const struct route *route)
{
	for (size_t i = 0; i < route->fields.n; i++)
		if (route->fields.row[i].kind == FIELD_RAW)
			return true;
	return false;
}

static int post_status(const struct site *site, const struct request *q, const struct route *route)
{
	if (!is_own_origin(site, q))
		return 403;
	if (!is_urlencoded(q->content_type) && !(has_raw(route) && multipart_is(q->content_type)))
		return 415;
	if (!csrf_is_ours(q))
		return 403;
	return csrf_rid(q).n > 0 ? 200 : 400;
}

/* ---- what is asked ---- */

static bool path_matches(const char *path, const struct request *q)
{
	str rest = str_sub(str_of(path), 1, str_of(path).n);
	size_t i = 0;
	for (; rest.n > 0; i++) {
		str part = str_split(&rest, '/');
		if (i == q->segment_n || q->segment[i].n == 0 || !(part.p[0] == ':' || str_eq(part, q->segment[i])))
			return false;
	}
	return i == q->segment_n;
}

static const struct route *find_route(const struct site *site, const struct request *q, enum method method)
{
	for (size_t i = 0; i < site->routes->n; i++) {
		const struct route *route = &site->routes->row[i];
		if (route->method == method && path_matches(route->path, q))
			return route;
	}
	return NULL;
}

static bool may(const struct route *route, enum role role)
{
	return (route->who >> role & 1) != 0;
}

/* A page that anyone may open, or would be one if it were asked for in the right way. */
static bool is_open(const struct site *site, const struct request *q)
{
	const struct route *get = find_route(site, q, METHOD_GET), *post = find_route(site, q, METHOD_POST);
	const struct route *asked = q->method == METHOD_GET ? get : q->method == METHOD_POST ? post : NULL;
	if (asked != NULL)
		return may(asked, ROLE_NOBODY);
	return (get != NULL && may(get, ROLE_NOBODY)) || (post != NULL && may(post, ROLE_NOBODY));
}

static void show_no_route(const struct site *site, const struct request *q, struct response *r)
{
	bool get = find_route(site, q, METHOD_GET) != NULL, post = find_route(site, q, METHOD_POST) != NULL;
	show_error(r, get || post ? 405 : 404);
	if (get || post)
		response_header(r, "Allow", get && post ? "GET, HEAD, POST" : get ? "GET, HEAD" : "POST");
}

static void show_asset(const struct request *q, struct response *r)
{
	const struct asset *a = asset_at(q->path);
	if (a == NULL) {
		show_error(r, 404);
		return;
	}
	if (q->method != METHOD_GET) {
		show_error(r, 405);
		response_header(r, "Allow", "GET, HEAD");
		return;
	}
	bool small = q->accepts_gzip && a->gzip.n > 0;
	response_bytes(r, a->type.p, small ? a->gzip : a->bytes);
	response_header(r, "Cache-Control", "public, max-age=31536000, immutable");
	if (a->gzip.n > 0)
		response_header(r, "Vary", "Accept-Encoding");
	if (small)
		response_header(r, "Content-Encoding", "gzip");
}

/* Gives the form back with what was written in it, so that one slip costs one answer. */
static void show_wrong(const struct request *q, const struct fields_wrong *wrong, struct pairs sent, struct response *r)
{
	struct pair *others = arena_new(r->arena, struct pair, sent.n);
	size_t n = 0;
	for (size_t i = 0; others != NULL && i < sent.n; i++)
		if (wrong->field != NULL && !str_eq(sent.p[i].name, str_of(wrong->field->name)))
			others[n++] = sent.p[i];
	struct wrong_view v = {.wrong = wrong, .again = (url){q->path}, .others = {others, n}, .form = csrf_key(q, r)};
	struct writer say = arena_writer(r->arena);
	v.is_post = q->method == METHOD_POST;
	v.can_resend = wrong->field != NULL && !fields_is_many(wrong->field);
	w_fields_wrong(&say, wrong);
	response_slip(r, q, wrong->field != NULL ? str_of(wrong->field->name) : STR(""), arena_keep(r->arena, &say));
	r->status = 400;
	page_wrong(response_page(r, "One answer needs another look", NAV_NONE), &v);
}

/* What a form asks for: where it goes and all that was sent with it, but for its key and its id. */
static uint64_t asked(str path, struct pairs sent)
{
	uint64_t h = hash_str(HASH_BEGIN, path);
	for (size_t i = 0; i < sent.n; i++)
		if (!str_eq(sent.p[i].name, STR("at"))) /* a browser adds it when it sends again what it could not know to have arrived */
			h = hash_str(hash_str(h, sent.p[i].name), sent.p[i].value);
	h = hash_end(h);
	return h != 0 ? h : 1;
}

/* Looks at the file that all is saved in. */
static void look_for_trouble(struct site *site, struct response *r)
{
	if (site->trouble != NULL)
		r->trouble = wrong_words(site->trouble(site->app));
}

static void run(struct site *site, const struct route *route, struct request *q, struct response *r)
{
	struct pairs sent = q->query;
	struct fields_wrong wrong = {0};
	enum err e = OK;
	if (q->method == METHOD_POST) {
		q->rid = csrf_rid(q);
		e = csrf_strip(q->form, r->arena, &sent);
		if (e == OK)
			e = fields_only(route->fields, sent, &wrong);
	}
	if (q->method == METHOD_POST)
		q->asked = asked(q->path, sent);
	if (e == OK)
		e = fields_read(route->fields, sent, r->arena, &q->value, &wrong);
	if (e == ERR_INPUT) {
		show_wrong(q, &wrong, sent, r);
		return;
	}
	if (e == OK)
		e = route->handler(site, q, r);
	if (e == ERR_IO)
		look_for_trouble(site, r); /* the handler may have met it */
	if (e != OK)
		show_error(r, err_http_status(e));
}

/* Anyone with the secret of the address is the file's one person. */
static bool enter_own(const struct site *site, struct request *q, struct response *r)
{
	if (!enter(site, q, r))
		return false;
	q->caller = caller_self(site->zones);
	q->form_key = str_of(site->door->form);
	return true;
}

static void answer(struct site *site, struct request *q, struct response *r)
{
	if (!is_own_host(site, q->host)) {
		show_error(r, 421);
		return;
	}
	if (!q->is_foreign && q->segment_n == 2 && str_eq(q->segment[0], STR("a"))) { /* the program's own files hold nothing of anyone */
		show_asset(q, r);
		return;
	}
	if (site->enter != NULL ? !site->enter(site, is_open(site, q), q, r) : !enter_own(site, q, r))
		return;
	if (!is_own_fetch(q)) {
		show_error(r, 403);
		return;
	}
	look_for_trouble(site, r);
	const struct route *route = find_route(site, q, q->method);
	if (route == NULL) {
		show_no_route(site, q, r);
		return;
	}
	if (!may(route, q->caller.role)) {
		show_words(r, &words_not_yours, words_not_yours.status);
		return;
	}
	int status = q->method == METHOD_POST ? post_status(site, q, route) : 200;
	r->is_download = web_takes_long(site, q);
	if (status != 200)
		show_error(r, status);
	else
		run(site, route, q, r);
}

bool web_takes_file(const struct site *site, const struct wire *wire)
{
	str target = wire->target, path = str_split(&target, '?');
	for (size_t i = 0; i < site->routes->n; i++) {
		const struct route *route = &site->routes->row[i];
		if (has_raw(route) && !may(route, ROLE_NOBODY) && str_eq(path, str_of(route->path)))
			return str_eq(wire->method, STR("POST")); /* from someone who has come in: anyone's forms are short */
	}
	return false;
}

bool web_takes_long(const struct site *site, const struct request *q)
{
	return site->routes->download != NULL && path_matches(site->routes->download, q);
}

void web_handle(struct site *site, const struct request *q, struct response *r)
{
	struct request own = *q;
	answer(site, &own, r);
	if (r->pdf != NULL)
		return;
	saved_mark(&own, r);
	finish(r);
	gzip_response(r, q->accepts_gzip);
}

void web_fail(enum err e, struct response *r)
{
	r->header_n = 0;
	show_error(r, err_http_status(e));
	finish(r);
}

void web_undone(enum err e, const struct request *q, struct response *r)
{
	struct pairs sent;
	if (e != ERR_CONFLICT || csrf_strip(q->form, r->arena, &sent) != OK) {
		web_fail(e, r);
		return;
	}
	struct again_view v = {.again = (url){q->path}, .sent = sent, .form = csrf_key(q, r)};
	r->header_n = 0;
	r->status = 409;
	r->type = "text/html; charset=utf-8";
	r->changes = NULL;
	page_again(response_page(r, "Already sent, with something else in it", NAV_NONE), &v);
	finish(r);
}

void web_made(enum err e, struct response *r)
{
	r->pdf->done(r, e);
	finish(r);
}

void web_refuse(int status, struct response *r)
{
	show_error(r, status);
	r->close = true;
	finish(r);
}

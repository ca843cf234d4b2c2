/* request.c - a request is believed only as far as it can be read in one way. */
#include "web/server/request.h"

#include "base/ascii.h"
#include "base/text.h"
#include "web/server/multipart.h"

#include <string.h>

day request_today(const struct request *q)
{
	return instant_day(q->now, q->zone);
}

static bool has_control(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7F)
			return true;
	return false;
}

/* The length of the body as the head tells it; REQUEST_UPLOAD_MAX + 1 for all that is larger. False when it is no number. */
static bool body_length(str s, size_t *ret_n)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		n = n * 10 + (size_t)(s.p[i] - '0');
		if (n > REQUEST_UPLOAD_MAX)
			n = REQUEST_UPLOAD_MAX + 1;
	}
	*ret_n = n;
	return s.n > 0;
}

/* Two lengths, two hosts: servers in a chain would not agree on what was asked. A body in chunks has no length at all; no browser sends one to us. */
static int framing_status(struct pairs header, size_t body_max)
{
	size_t lengths = pairs_headers(header, STR("content-length")), codings = pairs_headers(header, STR("transfer-encoding"));
	size_t n = 0;
	if (pairs_headers(header, STR("host")) != 1 || lengths + codings > 1)
		return 400;
	if (codings == 1)
		return 411;
	if (lengths == 0)
		return 200;
	if (!body_length(pairs_header(header, STR("content-length")), &n))
		return 400;
	return n > body_max ? 413 : 200;
}

/* RFC 9110, 5.6.2: what a name is made of. */
static bool is_token(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = ascii_lower(s.p[i]);
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && (c == '\0' || strchr("!#$%&'*+-.^_`|~", c) == NULL))
			return false;
	}
	return s.n > 0;
}

/* No control character but the tab: what one reader takes for the end of a line, another may not. */
static bool is_field_text(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (((unsigned char)s.p[i] < 0x20 && s.p[i] != '\t') || s.p[i] == 0x7F)
			return false;
	return true;
}

static size_t body_max(const struct wire *wire)
{
	return wire->body_max > 0 ? wire->body_max : REQUEST_BODY_MAX;
}

int request_head_status(const struct wire *wire)
{
	size_t bytes = 0;
	if (wire->header.n > REQUEST_HEADERS_MAX)
		return 431;
	for (size_t i = 0; i < wire->header.n; i++) {
		const struct pair *h = &wire->header.p[i];
		bytes += h->name.n + h->value.n + 4;
		if (!is_token(h->name) || !is_field_text(h->value))
			return 400;
	}
	if (bytes > REQUEST_HEADER_BYTES_MAX)
		return 431;
	if (wire->target.n > REQUEST_TARGET_MAX)
		return 414;
	if (wire->target.n == 0 || wire->target.p[0] != '/' || has_control(wire->target))
		return 400;
	return framing_status(wire->header, body_max(wire));
}

static int hex(char c)
{
	c = ascii_lower(c);
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/*
 * Percent-decodes; with `plus` a '+' is a space and a line end is one \n, as in forms. False on a broken escape, bad UTF-8, NUL, or when the arena is
 * full.
 */
static bool decode(str s, char plus, struct arena *a, str *ret_text)
{
	struct writer w = arena_writer(a);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '%') {
			w_char(&w, s.p[i] == plus ? ' ' : s.p[i]);
			continue;
		}
		int high = i + 2 < s.n ? hex(s.p[i + 1]) : -1;
		int low = high >= 0 ? hex(s.p[i + 2]) : -1;
		if (low < 0)
			return false;
		if (plus != '\0' && low + 16 * high == '\n' && w.n > 0 && !w.full && w.p[w.n - 1] == '\r')
			w.n--;
		w_char(&w, (char)(high * 16 + low));
		i += 2;
	}
	*ret_text = arena_keep(a, &w);
	return !w.full && text_is_utf8(*ret_text);
}

static int read_path(str path, struct arena *a, struct request *q)
{
	str rest = str_sub(path, 1, path.n);
	bool more = rest.n > 0; /* "/" has no parts; a slash at the end is followed by an empty one */
	q->path = path;
	while (more) {
		more = str_find(rest, '/') < rest.n;
		str part = str_split(&rest, '/');
		if (q->segment_n == REQUEST_SEGMENTS_MAX)
			return 414;
		str *s = &q->segment[q->segment_n++];
		if (!decode(part, '\0', a, s) || has_control(*s))
			return 400;
	}
	return 200;
}

static int read_pairs(str text, struct arena *a, struct pairs *ret_pairs)
{
	size_t n = text.n > 0;
	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '&';
	if (n > REQUEST_FIELDS_MAX)
		return 400;
	struct pair *p = arena_new(a, struct pair, n);
	if (p == NULL)
		return 507;
	size_t kept = 0;
	while (text.n > 0) {
		str value = str_split(&text, '&');
		if (value.n == 0)
			continue;
		str name = str_split(&value, '=');
		if (!decode(name, '+', a, &p[kept].name) || !decode(value, '+', a, &p[kept].value))
			return 400;
		kept++;
	}
	*ret_pairs = (struct pairs){p, kept};
	return 200;
}

static bool is_form(str content_type)
{
	return ascii_is(str_trim(str_split(&content_type, ';')), STR("application/x-www-form-urlencoded"));
}

static enum method method_of(str s)
{
	if (str_eq(s, STR("GET")) || str_eq(s, STR("HEAD")))
		return METHOD_GET;
	return str_eq(s, STR("POST")) ? METHOD_POST : METHOD_OTHER;
}

int request_read(const struct wire *wire, struct arena *a, struct request *ret_request)
{
	struct request q = {.method = method_of(wire->method)};
	str query = wire->target;
	str path = str_split(&query, '?');
	int status = request_head_status(wire);
	if (status == 200 && wire->body.n > body_max(wire))
		status = 413;
	if (status == 200)
		status = read_path(path, a, &q);
	if (status == 200)
		status = read_pairs(query, a, &q.query);
	q.content_type = pairs_header(wire->header, STR("content-type"));
	if (status == 200 && is_form(q.content_type))
		status = read_pairs(wire->body, a, &q.form);
	else if (status == 200 && multipart_is(q.content_type))
		status = multipart_read(wire->body, q.content_type, a, &q.form, &q.files);
	if (status != 200)
		return a->full ? 507 : status;
	q.host = pairs_header(wire->header, STR("host"));
	q.origin = pairs_header(wire->header, STR("origin"));
	q.fetch_site = pairs_header(wire->header, STR("sec-fetch-site"));
	q.fetch_mode = pairs_header(wire->header, STR("sec-fetch-mode"));
	q.fetch_dest = pairs_header(wire->header, STR("sec-fetch-dest"));
	q.forwarded = pairs_header(wire->header, STR("x-forwarded-for"));
	q.cookie = pairs_header(wire->header, STR("cookie"));
	q.language = pairs_header(wire->header, STR("accept-language"));
	str encoding = pairs_header(wire->header, STR("accept-encoding"));
	q.accepts_gzip = str_find_str(encoding, STR("gzip")) < encoding.n && str_find_str(encoding, STR("gzip;q=0")) == encoding.n;
	*ret_request = q;
	return 200;
}

/* clinic_mail_read.c - how the messages of a clinic leave. */
#include "pack/clinic_mail_read.h"

#include "base/text.h"

enum { HOURS_MOST = 336, PORT_MOST = 65535 };

/* Letters, digits, - and . of a name, or of an IPv4 address. */
static bool is_host(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'))
			return false;
	}
	return s.n > 0 && s.n <= 253;
}

static bool is_host_and_port(str s)
{
	int64_t port = 1;
	size_t colon = str_find(s, ':');
	if (colon < s.n && !str_int(str_sub(s, colon + 1, s.n), &port))
		return false;
	return is_host(str_sub(s, 0, colon)) && port >= 1 && port <= PORT_MOST;
}

static bool begins(str s, str with, str *ret_rest)
{
	*ret_rest = str_sub(s, with.n < s.n ? with.n : s.n, s.n);
	return str_starts(s, with);
}

static bool is_server(str s)
{
	str rest;
	return (begins(s, STR("smtp://"), &rest) || begins(s, STR("smtps://"), &rest)) && is_host_and_port(rest);
}

/* http only on the machine itself, to try it. */
static bool is_site(str s)
{
	str rest;
	if (begins(s, STR("http://127.0.0.1:"), &rest))
		return is_host_and_port(str_sub(s, 7, s.n));
	return begins(s, STR("https://"), &rest) && is_host_and_port(rest);
}

static bool is_path(str s)
{
	return s.n > 1 && s.p[0] == '/' && text_is_line(s);
}

/* A text that is there is what `is` wants it to be. */
static str checked(struct reader *r, const struct node *map, const char *key, bool (*is)(str s), const char *allowed)
{
	str s = opt_text(r, map, key);
	if (s.n > 0 && !is(s)) {
		complain(r, tree_get(map, key), allowed, s, STR(""));
		return STR("");
	}
	return s;
}

void clinic_read_mail(struct reader *r, const struct node *top, struct clinic_mail *ret_mail)
{
	const struct node *m = opt_map(r, top, "mail");
	*ret_mail = (struct clinic_mail){0};
	if (m == NULL)
		return;
	only_keys(r, m, "server user password_file ca_file from site quiet");
	ret_mail->server = checked(r, m, "server", is_server, "\"%\" is no mail server; write smtp://HOST:PORT or smtps://HOST");
	ret_mail->from = checked(r, m, "from", clinic_is_address, "\"%\" is no address; write it like desk@clinic.example");
	ret_mail->site = checked(r, m, "site", is_site, "\"%\" is no site; write https://clinic.example, without a path");
	ret_mail->password_file = checked(r, m, "password_file", is_path, "\"%\" is no whole path; it begins with /");
	ret_mail->ca_file = checked(r, m, "ca_file", is_path, "\"%\" is no whole path; it begins with /");
	ret_mail->user = opt_text(r, m, "user");
	if (tree_get(m, "server") == NULL || tree_get(m, "from") == NULL)
		complain(r, m, "\"mail\" needs \"server\" and \"from\"", STR(""), STR(""));
	if ((ret_mail->user.n > 0) != (ret_mail->password_file.n > 0))
		complain(r, m, "\"user\" and \"password_file\" go together", STR(""), STR(""));
	if (tree_get(m, "quiet") != NULL)
		clinic_read_range(r, tree_get(m, "quiet"), &ret_mail->quiet);
}

struct clinic_hours clinic_read_hours(struct reader *r, const struct node *map, const char *key, struct clinic_hours otherwise)
{
	const struct node *list = opt_list(r, map, key);
	struct clinic_hours hours = {.n = 0};
	if (list == NULL)
		return otherwise;
	for (const struct node *n = list->first; n != NULL; n = n->next) {
		int64_t h;
		if (n->kind != NODE_TEXT || !str_int(n->text, &h) || h < 1 || h > HOURS_MOST || hours.n == CLINIC_HOURS_MAX)
			complain(r, n, "\"%\" are up to 4 whole numbers from 1 to 336", str_of(key), STR(""));
		else
			hours.at[hours.n++] = (int32_t)h;
	}
	return hours;
}

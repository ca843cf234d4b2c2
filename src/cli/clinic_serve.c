/* clinic_serve.c - trivet clinic serve: the desk in the browser. trivet clinic staff: who may sign in there. */
#include <string.h>

#include "cli/clinic.h"
#include "clinic/staff.h"

static enum err accounts(struct clinic_call *c, struct store_staffs *ret_staffs)
{
	enum err e = store_read_begin(c->reader);
	if (e == OK)
		e = store_staffs(store_reader_link(c->reader), STORE_ORGANISATION, c->rim->arena, ret_staffs);
	store_read_end(c->reader);
	return e == OK ? OK : clinic_failed(c, e);
}

/* https://NAME or https://NAME:PORT, as browsers write it. */
static bool is_origin(str s)
{
	str host = str_sub(s, 8, s.n);
	bool is = str_starts(s, STR("https://")) && host.n > 0 && host.n < 200;
	for (size_t i = 0; i < host.n && is; i++) {
		char x = host.p[i];
		is = (x >= 'a' && x <= 'z') || (x >= '0' && x <= '9') || x == '-' || x == '.' || x == ':';
	}
	return is;
}

/* Beyond this machine only behind a proxy that was declared, and only with accounts. */
enum err clinic_serve(struct clinic_call *c)
{
	struct store_staffs staffs;
	str origin = clinic_said(c, OPT_ORIGIN);
	struct serve_wish wish = {.clinic = true,
				  .port = c->args->port,
				  .json = args_has(c->args, OPT_JSON),
				  .opens = args_has(c->args, OPT_OPEN),
				  .renews = args_has(c->args, OPT_RENEW),
				  .origin = args_said(c->args, OPT_ORIGIN)};
	TRY(clinic_desk(c));
	TRY(accounts(c, &staffs));
	if (origin.n > 0 && !is_origin(origin))
		return clinic_input(
			c, "--origin needs the address that browsers see, such as https://clinic.example, in lower case and without a path", origin);
	if (origin.n > 0 && staffs.n == 0)
		return clinic_input(c, "others can reach a clinic behind a proxy, so its people need passwords first: trivet clinic staff owner NAME",
				    STR(""));
	wish.signs_in = staffs.n > 0;
	wish.ahead_s = c->now.s - c->rim->now.at.s;
	return c->rim->serve(c->rim, &wish);
}

static enum err print_staff(struct clinic_call *c)
{
	static const char *const roles[] = {"", "owner", "desk"};
	struct store_staffs staffs;
	TRY(accounts(c, &staffs));
	if (!args_has(c->args, OPT_JSON)) {
		for (size_t i = 0; i < staffs.n; i++)
			fprintf(c->rim->out, "%-6s %.*s\n", roles[staffs.at[i].role], (int)staffs.at[i].name.n, staffs.at[i].name.p);
		if (staffs.n == 0)
			fputs("Nobody has a password: the desk opens with the address that `trivet clinic serve` prints.\n", c->rim->out);
		return OK;
	}
	struct writer w = arena_writer(c->rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kopen(&j, "staff", '[');
	for (size_t i = 0; i < staffs.n; i++) {
		json_open(&j, '{');
		json_kstr(&j, "name", staffs.at[i].name);
		json_kstr(&j, "role", str_of(roles[staffs.at[i].role]));
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	return print_json(c->rim, &w);
}

static enum err tell_staff(struct clinic_call *c, enum staff_answer answer)
{
	switch (answer) {
	case STAFF_FINE: break;
	case STAFF_BAD_NAME: return clinic_input(c, "a name has 1 to 40 bytes on one line", STR(""));
	case STAFF_SHORT: return clinic_input(c, "a password has 10 to 200 bytes", STR(""));
	case STAFF_UNKNOWN: return clinic_input(c, "nobody has this name", str_of(c->args->words[2]));
	case STAFF_LAST_OWNER: return clinic_input(c, "someone must be the owner; add another one first", STR(""));
	}
	return OK;
}

enum err clinic_staff(struct clinic_call *c)
{
	const char *what = c->args->n_words > 1 ? c->args->words[1] : "";
	struct staff_wish wish = {.name = c->args->n_words > 2 ? str_of(c->args->words[2]) : STR("")};
	enum staff_answer answer = STAFF_FINE;
	enum err e;
	if (c->args->n_words == 1)
		return print_staff(c);
	if (c->args->n_words != 3 || (strcmp(what, "owner") != 0 && strcmp(what, "desk") != 0 && strcmp(what, "remove") != 0))
		return clinic_input(c, "staff takes owner NAME, desk NAME, remove NAME, or nothing for the list", STR(""));
	if (strcmp(what, "remove") == 0) {
		e = staff_remove(c->store, STORE_ORGANISATION, wish.name, &answer);
		return e == OK ? tell_staff(c, answer) : clinic_failed(c, e);
	}
	wish.role = strcmp(what, "owner") == 0 ? STAFF_OWNER : STAFF_DESK;
	TRY(ask_passphrase(c->rim, c->args, PASSPHRASE_SIGN_IN, &wish.password));
	e = staff_put(c->store, STORE_ORGANISATION, wish, c->rim->arena, &answer);
	return e == OK ? tell_staff(c, answer) : clinic_failed(c, e);
}

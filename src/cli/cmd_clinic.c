/* cmd_clinic.c - trivet clinic: the table of its commands, and what they share. */
#include <string.h>

#include "cli/clinic.h"
#include "clinic/visit.h"
#include "clinic/visit_time.h"

enum { SAY_BYTES = 4096 };

struct clinic_command {
	const char *word;
	size_t words; /* how many words there are with it; 0: it looks itself */
	enum err (*run)(struct clinic_call *c);
};

static const struct clinic_command clinic_commands[] = {
	{"load", 2, clinic_load},     {"example", 1, clinic_show_example}, {"slots", 1, clinic_slots},   {"book", 1, clinic_book},
	{"hold", 1, clinic_hold},     {"confirm", 2, clinic_confirm},      {"move", 2, clinic_move},     {"cancel", 2, clinic_cancel},
	{"course", 1, clinic_course}, {"visits", 1, clinic_visits},        {"busy", 3, clinic_busy},     {"ics", 2, clinic_ics},
	{"mail", 0, clinic_mail},     {"check", 1, clinic_check},          {"clocks", 1, clinic_clocks}, {"serve", 1, clinic_serve},
	{"staff", 0, clinic_staff},   {"import", 2, clinic_import},        {"feed", 3, clinic_feed},
};

enum err clinic_input(struct clinic_call *c, const char *say, str about)
{
	if (!args_has(c->args, OPT_JSON)) {
		fprintf(c->rim->err, "trivet: clinic: %s%s%.*s\n", say, about.n > 0 ? ": " : "", (int)about.n, about.p);
		return ERR_INPUT;
	}
	char *room = arena_take(c->rim->arena, SAY_BYTES, 1);
	if (room == NULL)
		return ERR_FULL;
	struct writer text = writer_on(room, SAY_BYTES);
	w_z(&text, say);
	w_str(&text, about.n > 0 ? STR(": ") : STR(""));
	w_str(&text, str_sub(about, 0, SAY_BYTES / 2));
	struct writer w = arena_writer(c->rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kstr(&j, "refused", STR("input"));
	json_kstr(&j, "say", writer_str(&text));
	json_close(&j, '}');
	return print_json(c->rim, &w) == OK ? ERR_INPUT : ERR_FULL;
}

/* "the clinic has no service X; it has first, visit and cupping": `ids` are all there are. */
static enum err say_unknown(struct clinic_call *c, const char *what, str said, const str *ids, size_t n)
{
	struct writer w = arena_writer(c->rim->arena);
	w_z(&w, "the clinic has no ");
	w_z(&w, what);
	w_str(&w, STR(" \""));
	w_str(&w, str_sub(said, 0, VISIT_TEXT_MAX));
	w_str(&w, STR("\"; it has "));
	for (size_t i = 0; i < n; i++) {
		w_str(&w, i == 0 ? STR("") : i + 1 == n ? STR(" and ") : STR(", "));
		w_str(&w, ids[i]);
	}
	w_str(&w, n == 0 ? STR("none") : STR(""));
	w_char(&w, '\0');
	return clinic_input(c, arena_keep(c->rim->arena, &w).p, STR(""));
}

enum err clinic_unknown(struct clinic_call *c, const char *what, str said, enum resource_kind kind)
{
	str *ids = arena_new(c->rim->arena, str, c->desk.clinic.n_resources + 1);
	size_t n = 0;
	for (size_t i = 0; ids != NULL && i < c->desk.clinic.n_resources; i++)
		if (c->desk.clinic.resources[i].kind == kind)
			ids[n++] = c->desk.clinic.resources[i].id;
	return say_unknown(c, what, said, ids, n);
}

static enum err unknown_service(struct clinic_call *c, str said)
{
	str *ids = arena_new(c->rim->arena, str, c->desk.clinic.n_services + 1);
	size_t n = ids != NULL ? c->desk.clinic.n_services : 0;
	for (size_t i = 0; i < n; i++)
		ids[i] = c->desk.clinic.services[i].id;
	return say_unknown(c, "service", said, ids, n);
}

enum err clinic_failed(struct clinic_call *c, enum err e)
{
	switch (e) {
	case ERR_BUSY: return complain_line(c->rim, e, "clinic: another program is using this file; nothing was changed, try again in a moment");
	case ERR_FULL: return complain_line(c->rim, e, "clinic: the disk or the memory is full; nothing was changed");
	case ERR_DENIED: return complain_line(c->rim, e, "clinic: this file is read-only; nothing was changed");
	case ERR_INPUT:
		return clinic_input(
			c, "a text is too long, empty, or not on one line; names and addresses may have up to 200 bytes, request ids up to 64",
			STR(""));
	case OK:
	case ERR_MISSING:
	case ERR_CONFLICT:
	case ERR_IO: break;
	}
	return complain_line(c->rim, ERR_IO,
			     "clinic: the file could not be read or written; if this was to change something, try again with the same --request");
}

/* ERR_MISSING, because that is exit code 3. */
enum err clinic_refuse(struct clinic_call *c, enum refused why, const size_t *which, size_t n_which)
{
	const struct refused_words *words = &refused_words[why];
	if (!args_has(c->args, OPT_JSON)) {
		fprintf(c->rim->err, "trivet: %.*s\n", (int)words->say.n, words->say.p);
		for (size_t i = 0; i < n_which; i++)
			fprintf(c->rim->err, "%s%zu%s", i == 0 ? "These times of the course are not available: " : ", ", which[i],
				i + 1 == n_which ? "\n" : "");
		return ERR_MISSING;
	}
	struct writer w = arena_writer(c->rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kstr(&j, "refused", words->code);
	json_kstr(&j, "say", words->say);
	if (n_which > 0) {
		json_kopen(&j, "which", '[');
		for (size_t i = 0; i < n_which; i++)
			json_int(&j, (int64_t)which[i]);
		json_close(&j, ']');
	}
	json_close(&j, '}');
	return print_json(c->rim, &w) == OK ? ERR_MISSING : ERR_FULL;
}

str clinic_said(const struct clinic_call *c, enum option o)
{
	return str_of(args_said(c->args, o));
}

enum err clinic_open(struct rim *rim, const struct args *args, struct clinic_call *ret_call)
{
	struct moment now;
	*ret_call = (struct clinic_call){.rim = rim, .args = args, .now = rim->now.at};
	if (args_has(args, OPT_NOW)) {
		if (!moment_parse(clinic_said(ret_call, OPT_NOW), &now))
			return clinic_input(ret_call, "--now needs an instant such as 2026-11-30T09:00:00Z", STR(""));
		if (!args_has(args, OPT_DB))
			return clinic_input(ret_call, "--now needs --db, and a clinic that was loaded with it", STR(""));
		ret_call->now = now.at;
	}
	return rim->store(rim, &ret_call->store, &ret_call->reader);
}

enum err clinic_desk(struct clinic_call *c)
{
	struct desk_wish wish = {STORE_ORGANISATION, c->rim->zone_table, c->now, c->rim->arena};
	enum err e = store_read_begin(c->reader);
	if (e == OK)
		e = desk_open(store_reader_link(c->reader), &wish, &c->desk);
	store_read_end(c->reader);
	if (e == ERR_MISSING)
		return clinic_input(c, "this file has no clinic yet; `trivet clinic example` prints a sample, `trivet clinic load` loads it",
				    STR(""));
	if (e == ERR_INPUT)
		return clinic_input(c, "this clinic's file can no longer be read, perhaps because the zone database changed; load it again", STR(""));
	if (e != OK)
		return clinic_failed(c, e);
	if (args_has(c->args, OPT_NOW) && !c->desk.is_test)
		return clinic_input(c, "--now is only for a clinic that was loaded with it, to try things out; this one runs on the real clock",
				    STR(""));
	return OK;
}

enum err clinic_zone_wished(struct clinic_call *c, struct zone_table *ret_zone, bool *ret_is_wished)
{
	*ret_is_wished = args_has(c->args, OPT_ZONE);
	if (*ret_is_wished && !c->rim->zone_table(clinic_said(c, OPT_ZONE), c->rim->arena, ret_zone))
		return clinic_input(c, "there is no such zone; write zones as in Europe/Berlin", clinic_said(c, OPT_ZONE));
	return OK;
}

enum err clinic_service_wished(struct clinic_call *c, uint16_t *ret_service)
{
	str id = clinic_said(c, OPT_SERVICE);
	*ret_service = clinic_service_named(&c->desk.clinic, id);
	if (id.n == 0)
		return clinic_input(c, "use --service ID to say what to book; the ids are in the clinic's file", STR(""));
	return *ret_service != CLINIC_NONE ? OK : unknown_service(c, id);
}

enum err clinic_practitioner_wished(struct clinic_call *c, uint16_t *ret_practitioner)
{
	*ret_practitioner = CLINIC_NONE;
	if (!args_has(c->args, OPT_WITH))
		return OK;
	*ret_practitioner = clinic_resource_named(&c->desk.clinic, RESOURCE_PRACTITIONER, str_of(c->args->with));
	return *ret_practitioner != CLINIC_NONE ? OK : clinic_unknown(c, "practitioner", str_of(c->args->with), RESOURCE_PRACTITIONER);
}

enum err clinic_id_wished(struct clinic_call *c, int64_t *ret_id)
{
	if (str_int(str_of(c->args->words[1]), ret_id) && *ret_id > 0)
		return OK;
	return clinic_input(c, "a visit is named by its number, which `trivet clinic visits` shows", str_of(c->args->words[1]));
}

void clinic_json_time(struct json *j, instant at, struct zone zone, str practitioner, str room)
{
	char text[64];
	struct writer w = writer_on(text, sizeof text);
	w_visit_time(&w, at, zone);
	json_kstr(j, "start", writer_str(&w));
	json_kstr(j, "practitioner", practitioner);
	json_key(j, "room");
	if (room.n > 0)
		json_str(j, room);
	else
		json_null(j);
}

void clinic_print_time(struct clinic_call *c, instant at, struct zone zone)
{
	char text[64];
	struct writer w = writer_on(text, sizeof text);
	w_day_short(&w, instant_day(at, zone));
	w_str(&w, STR(", "));
	w_clock(&w, instant_second(at, zone));
	fprintf(c->rim->out, "%.*s", (int)w.n, w.p);
}

enum err cmd_clinic(struct rim *rim, const struct args *args)
{
	struct clinic_call c = {.rim = rim, .args = args};
	const struct clinic_command *command = NULL;
	for (size_t i = 0; i < sizeof clinic_commands / sizeof clinic_commands[0]; i++)
		if (args->n_words > 0 && strcmp(clinic_commands[i].word, args->words[0]) == 0)
			command = &clinic_commands[i];
	if (command == NULL || (command->words > 0 && args->n_words != command->words))
		return clinic_input(&c,
				    "the commands are load FILE, example, slots, book, hold, confirm ID, move ID, cancel ID, course, visits, "
				    "import FILE, feed practitioner|room|patient ID, busy import FILE, ics ID, mail run, mail list, mail again VISIT "
				    "KIND, check, clocks, "
				    "serve and staff",
				    STR(""));
	if (command->run == clinic_show_example)
		return command->run(&c);
	TRY(clinic_open(rim, args, &c));
	return command->run(&c);
}

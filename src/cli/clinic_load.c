/* clinic_load.c - trivet clinic load, example, check: the clinic's file. */
#include "cli/clinic.h"
#include "clinic/check.h"
#include "clinic/example.h"
#include "clinic/load.h"

enum { SAY_BYTES = 1 << 20 };

enum err clinic_show_example(struct clinic_call *c)
{
	if (args_has(c->args, OPT_OUT))
		return c->rim->write_file(c->rim, c->args->out, clinic_example);
	fwrite(clinic_example.p, 1, clinic_example.n, c->rim->out);
	return OK;
}

/* Lines `file:line:column: what` as objects. */
static enum err print_mistakes(struct clinic_call *c, str path, str said)
{
	if (!args_has(c->args, OPT_JSON)) {
		fprintf(c->rim->err, "%.*s", (int)said.n, said.p);
		return ERR_INPUT;
	}
	struct writer w = arena_writer(c->rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kstr(&j, "refused", STR("load"));
	json_kstr(&j, "say", STR("The file has mistakes. Nothing was changed."));
	json_kopen(&j, "errors", '[');
	while (said.n > 0) {
		str line = str_split(&said, '\n');
		size_t end = path.n + str_find_str(str_sub(line, path.n, line.n), STR(": "));
		json_open(&j, '{');
		json_kstr(&j, "at", str_sub(line, 0, end));
		json_kstr(&j, "what", str_sub(line, end + 2, line.n));
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	return print_json(c->rim, &w) == OK ? ERR_INPUT : ERR_FULL;
}

/* How many visits the fullest day holds, so that the owner sees what grid and phases do. */
static enum err print_days(struct clinic_call *c, FILE *out)
{
	enum { BUSY_MAX = 4000 };
	const struct clinic *clinic = &c->desk.clinic;
	struct slots_busy *busy = arena_new(c->rim->arena, struct slots_busy, BUSY_MAX);
	struct grains *taken = arena_new(c->rim->arena, struct grains, slots_taken_n(clinic));
	struct clinic always = *clinic;
	always.n_absences = 0;
	if (busy == NULL || taken == NULL)
		return ERR_FULL;
	day today = instant_day(c->now, zone_table_at(&clinic->places[0].zone, c->now));
	for (size_t i = 0; i < clinic->n_services; i++) {
		const struct clinic_service *v = &clinic->services[i];
		for (size_t k = 0; k < v->n_practitioners; k++) {
			const struct clinic_resource *p = &clinic->resources[v->practitioners[k]];
			struct slots s = slots_begin(&always, slots_window_from(&always, today), NULL, 0, taken);
			int n = slots_day_holds(&s, v, (struct slots_who){v->practitioners[k], 0}, busy, BUSY_MAX);
			fprintf(out, "%.*s: the fullest day of %.*s has room for %d\n", (int)v->name.n, v->name.p, (int)p->name.n, p->name.p, n);
		}
	}
	return OK;
}

static void print_outside(struct clinic_call *c, const struct store_visits *outside)
{
	for (size_t i = 0; i < outside->n; i++) {
		fprintf(c->rim->out, "visit %lld of %.*s, ", (long long)outside->at[i].id, (int)outside->at[i].patient_name.n,
			outside->at[i].patient_name.p);
		clinic_print_time(c, outside->at[i].from, outside->at[i].east);
		fprintf(c->rim->out, ": the clinic's file no longer allows it; move it or cancel it\n");
	}
}

static void json_outside(struct json *j, const struct store_visits *outside)
{
	json_kopen(j, "outside", '[');
	for (size_t i = 0; i < outside->n; i++)
		json_int(j, outside->at[i].id);
	json_close(j, ']');
}

static enum err run_check(struct clinic_call *c, struct check *ret_check)
{
	enum err e = store_read_begin(c->reader);
	if (e == OK)
		e = check_run(store_reader_link(c->reader), &c->desk, ret_check);
	store_read_end(c->reader);
	return e == OK ? OK : clinic_failed(c, e);
}

static enum err print_loaded(struct clinic_call *c, const struct load *load)
{
	struct check check = {0};
	if (!load->only_shows || load->changed == 0) {
		TRY(clinic_desk(c));
		TRY(run_check(c, &check));
	}
	if (args_has(c->args, OPT_JSON)) {
		struct writer w = arena_writer(c->rim->arena);
		struct json j = json_on(&w);
		json_open(&j, '{');
		json_kbool(&j, "ok", true);
		json_kint(&j, "changed", (int64_t)load->changed);
		json_outside(&j, &check.outside);
		json_close(&j, '}');
		return print_json(c->rim, &w);
	}
	if (load->only_shows)
		fprintf(c->rim->out, "Changes: %zu. Nothing was written.\n", load->changed);
	else if (load->changed == 0)
		fprintf(c->rim->out, "The clinic already has this file.\n");
	else
		TRY(print_days(c, c->rim->out));
	print_outside(c, &check.outside);
	return OK;
}

/* The difference, and whether it is meant. */
static enum err ask(struct clinic_call *c, struct load *load, bool *ret_goes_on)
{
	str answer;
	*ret_goes_on = true;
	if (args_has(c->args, OPT_JSON))
		return OK;
	fprintf(c->rim->out, "%.*s", (int)load->difference.n, load->difference.p);
	if (load->changed == 0 || args_has(c->args, OPT_YES) || !c->rim->in_is_terminal || args_has(c->args, OPT_DRY_RUN))
		return OK;
	*ret_goes_on = ask_line(c->rim, "Load this? (yes or no) ", &answer) && (str_eq(answer, STR("yes")) || str_eq(answer, STR("y")));
	if (!*ret_goes_on)
		fprintf(c->rim->out, "Nothing was changed.\n");
	return OK;
}

/* A clinic that is there already and runs on the real clock takes no other. */
static enum err check_clock(struct clinic_call *c)
{
	struct desk_wish wish = {STORE_ORGANISATION, c->rim->zone_table, c->now, c->rim->arena};
	if (!args_has(c->args, OPT_NOW))
		return OK;
	enum err e = desk_open(store_reader_link(c->reader), &wish, &c->desk);
	return e == OK && !c->desk.is_test ? clinic_desk(c) : OK; /* which says why */
}

enum err clinic_load(struct clinic_call *c)
{
	char *room = arena_take(c->rim->arena, SAY_BYTES, 1);
	if (room == NULL)
		return clinic_failed(c, ERR_FULL);
	struct writer say = writer_on(room, SAY_BYTES);
	struct problems to = {.w = &say};
	struct load load = {.file = {.path = str_of(c->args->words[1]), .zones = c->rim->zone_table, .today = instant_day(c->now, (struct zone){0})},
			    .problems = &to,
			    .organisation = STORE_ORGANISATION,
			    .now = c->now,
			    .is_test = args_has(c->args, OPT_NOW),
			    .identity = arena_copy(c->rim->arena, c->rim->request_id(c->rim)),
			    .link_key = arena_copy(c->rim->arena, c->rim->request_id(c->rim)),
			    .only_shows = true};
	bool goes_on = true;
	TRY(c->rim->read_file(c->rim, c->args->words[1], &load.file.text));
	enum err e = load_do(c->store, &load, c->rim->arena);
	if (e == ERR_INPUT)
		return print_mistakes(c, load.file.path, writer_str(&say));
	if (e != OK)
		return clinic_failed(c, e);
	TRY(ask(c, &load, &goes_on));
	if (!goes_on)
		return OK;
	load.only_shows = args_has(c->args, OPT_DRY_RUN);
	if (!load.only_shows) {
		TRY(check_clock(c));
		e = load_do(c->store, &load, c->rim->arena);
	}
	return e == OK ? print_loaded(c, &load) : clinic_failed(c, e);
}

enum err clinic_check(struct clinic_call *c)
{
	struct check check;
	TRY(clinic_desk(c));
	TRY(run_check(c, &check));
	bool agrees = check.missing == 0 && check.extra == 0 && check.doubled == 0;
	if (agrees)
		(void)!check_sweep(c->store, &c->desk); /* tried again the next night */
	if (args_has(c->args, OPT_JSON)) {
		struct writer w = arena_writer(c->rim->arena);
		struct json j = json_on(&w);
		json_open(&j, '{');
		json_kbool(&j, "ok", agrees);
		json_kint(&j, "parts", check.parts);
		json_kint(&j, "grains", check.grains);
		json_kint(&j, "missing", check.missing);
		json_kint(&j, "extra", check.extra);
		json_kint(&j, "doubled", check.doubled);
		json_outside(&j, &check.outside);
		json_close(&j, '}');
		TRY(print_json(c->rim, &w));
	} else {
		fprintf(c->rim->out, "%lld grains of %lld parts of visits: %s\n", (long long)check.grains, (long long)check.parts,
			agrees ? "all agree, and nothing is booked twice" : "they do not agree");
		if (!agrees)
			fprintf(c->rim->out, "%lld missing, %lld extra, %lld doubled\n", (long long)check.missing, (long long)check.extra,
				(long long)check.doubled);
		print_outside(c, &check.outside);
	}
	return agrees ? OK : ERR_IO;
}

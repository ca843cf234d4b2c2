/* cmd_log.c - trivet log: the diary. */
#include "cli/cli.h"

#include "app/forms.h"

enum { LIST_DAYS = 30 };

static const char usage[] = "log: allowed is: pain N, did ITEM, list, delete ID, edit ID pain N (N from 0 to 10; deeds have ids like d3)";

static bool word_is(const struct args *args, size_t i, const char *word)
{
	return i < args->n_words && str_eq(str_of(args->words[i]), str_of(word));
}

static bool number_at(const struct args *args, size_t i, int64_t most, int64_t *ret_number)
{
	return i < args->n_words && str_int(str_of(args->words[i]), ret_number) && *ret_number >= 0 && *ret_number <= most;
}

static day day_of(const struct args *args, const struct person *who)
{
	return args_has(args, OPT_DAY) ? args->on : who->today;
}

/* An entry of another day stands at noon of it. */
static instant at_of(const struct args *args, const struct person *who)
{
	return args_has(args, OPT_DAY) && args->on.n != who->today.n ? instant_of(args->on, 12 * 3600, who->now.zone) : who->now.at;
}

static void log_pain(struct changes *acts, const struct args *args, const struct person *who, int64_t pain)
{
	act_entry(acts, &(struct store_entry){.day = day_of(args, who), .at = at_of(args, who), .pain_now = (int)pain, .pain_worst = STORE_PAIN_UNSET,
	                                      .pain_average = STORE_PAIN_UNSET, .sleep = STORE_PAIN_UNSET, .mood = STORE_PAIN_UNSET, .note = STR("")});
}

static enum err log_did(struct rim *rim, struct changes *acts, const struct args *args, const struct person *who, const char *name)
{
	uint16_t i = pack_item(rim->pack, str_of(name));
	size_t leg = word_index(leg_words, LEGS, str_of(name));
	if (i == NONE && leg == LEGS)
		return complain_line(rim, ERR_INPUT, "log did: allowed is an item of the plan (`trivet plan --json`), or treatment, practice, change");
	act_deed(acts, &(struct store_deed){.day = day_of(args, who), .at = at_of(args, who), .leg = i != NONE ? (int)rim->pack->items[i].leg : (int)leg,
	                                    .item = str_of(name), .origin = STORE_FROM_LOG});
	return OK;
}

static enum err log_edit(struct rim *rim, struct changes *acts, const struct args *args, const struct person *who)
{
	int64_t id, pain;
	if (!number_at(args, 1, INT32_MAX, &id) || !word_is(args, 2, "pain") || !number_at(args, 3, STORE_PAIN_MAX, &pain) || args->n_words != 4)
		return complain_line(rim, ERR_INPUT, usage);
	struct store *s;
	struct store_reader *r;
	struct store_entry e;
	TRY(rim->store(rim, &s, &r));
	enum err found = store_read_begin(r);
	if (found == OK)
		found = store_entry_whole(r, STORE_PERSON, id, rim->arena, &e); /* where it hurts stays as it is */
	store_read_end(r);
	if (found == ERR_MISSING)
		return complain_line(rim, ERR_MISSING, "there is no entry with this number; `trivet log list` shows those of the last 30 days");
	if (found != OK)
		return complain_line(rim, found, "what is stored could not be read; nothing was changed");
	e.pain_now = (int)pain;
	if (args_has(args, OPT_DAY)) {
		e.day = args->on;
		e.at = at_of(args, who);
	}
	act_entry(acts, &e);
	return OK;
}

static enum err log_delete(struct rim *rim, struct changes *acts, const struct args *args)
{
	str word = args->n_words == 2 ? str_of(args->words[1]) : STR("");
	bool is_deed = str_starts(word, STR("d"));
	int64_t id;
	if (!str_int(is_deed ? str_sub(word, 1, word.n) : word, &id) || id < 1)
		return complain_line(rim, ERR_INPUT, usage);
	if (is_deed)
		act_change(acts, CHANGE_DEED_DELETE, (struct change){.deed = {.id = id}});
	else
		act_change(acts, CHANGE_ENTRY_DELETE, (struct change){.entry = {.id = id}});
	return OK;
}

/* Begins a row of the list: {"id":..,"day":".." */
static void open_row(struct json *j, int64_t id, day on)
{
	char room[16];
	struct writer d = writer_on(room, sizeof room);
	w_day(&d, on);
	json_open(j, '{');
	json_kint(j, "id", id);
	json_kstr(j, "day", writer_str(&d));
}

static enum err list_json(struct rim *rim, const struct person *who)
{
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	json_open(&j, '{');
	json_kopen(&j, "entries", '[');
	for (size_t i = 0; i < who->entries.n; i++) {
		open_row(&j, who->entries.at[i].id, who->entries.at[i].day);
		json_kint(&j, "pain_now", who->entries.at[i].pain_now);
		json_kstr(&j, "note", who->entries.at[i].note);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_kopen(&j, "deeds", '[');
	for (size_t i = 0; i < who->deeds.n; i++) {
		open_row(&j, who->deeds.at[i].id, who->deeds.at[i].day);
		json_kstr(&j, "leg", leg_words[who->deeds.at[i].leg]);
		json_kstr(&j, "item", who->deeds.at[i].item);
		json_kint(&j, "seconds", who->deeds.at[i].seconds);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	return print_json(rim, &w);
}

static enum err list(struct rim *rim, const struct person *who)
{
	for (int32_t ago = LIST_DAYS - 1; ago >= 0; ago--) {
		day d = day_plus(who->today, -ago);
		char room[32];
		struct writer w = writer_on(room, sizeof room);
		w_day_short(&w, d);
		for (size_t i = 0; i < who->entries.n; i++)
			if (who->entries.at[i].day.n == d.n)
				fprintf(rim->out, "%.*s  %4lld  pain %d\n", (int)w.n, w.p, (long long)who->entries.at[i].id, who->entries.at[i].pain_now);
		for (size_t i = 0; i < who->deeds.n; i++) {
			const struct store_deed *x = &who->deeds.at[i];
			if (x->day.n == d.n)
				fprintf(rim->out, "%.*s  %3sd%lld  %.*s: %.*s\n", (int)w.n, w.p, "", (long long)x->id, (int)leg_words[x->leg].n, leg_words[x->leg].p,
				        (int)x->item.n, x->item.p);
		}
	}
	if (who->entries.n + who->deeds.n == 0)
		say_line(rim, STR("Nothing yet. `trivet log pain 4` begins."));
	return OK;
}

/* Two answers: how it is, and which legs had something today. */
static enum err ask(struct rim *rim, struct changes *acts, const struct args *args, const struct person *who)
{
	str answer;
	int64_t pain;
	if (!ask_line(rim, "Pain now, 0 to 10? Enter skips: ", &answer))
		return OK;
	if (answer.n > 0 && (!str_int(answer, &pain) || pain < 0 || pain > STORE_PAIN_MAX))
		return complain_line(rim, ERR_INPUT, "pain: allowed is a whole number from 0 to 10; nothing was kept");
	if (answer.n > 0)
		log_pain(acts, args, who, pain);
	if (!ask_line(rim, "Done today: t treatment, p practice, c change (tpc)? Enter for none: ", &answer))
		return OK;
	static const char letters[LEGS] = {'t', 'p', 'c'};
	for (size_t l = 0; l < LEGS; l++)
		if (str_find(answer, letters[l]) < answer.n)
			TRY(log_did(rim, acts, args, who, leg_words[l].p));
	return OK;
}

static enum err fill(struct rim *rim, struct changes *acts, const struct args *args, const struct person *who)
{
	int64_t pain;
	if (args->n_words == 0)
		return ask(rim, acts, args, who);
	if (word_is(args, 0, "pain") && args->n_words == 2 && number_at(args, 1, STORE_PAIN_MAX, &pain)) {
		log_pain(acts, args, who, pain);
		return OK;
	}
	if (word_is(args, 0, "did") && args->n_words == 2)
		return log_did(rim, acts, args, who, args->words[1]);
	if (word_is(args, 0, "edit"))
		return log_edit(rim, acts, args, who);
	if (word_is(args, 0, "delete"))
		return log_delete(rim, acts, args);
	return complain_line(rim, ERR_INPUT, usage);
}

enum err cmd_log(struct rim *rim, const struct args *args)
{
	struct changes *acts = arena_new(rim->arena, struct changes, 1);
	struct person *who;
	if (acts == NULL)
		return complain_line(rim, ERR_FULL, "no room");
	TRY(load_person(rim, args, &who));
	if (args_has(args, OPT_DAY) && args->on.n > who->today.n)
		return complain_line(rim, ERR_INPUT, "--day: the day lies in the future");
	if (word_is(args, 0, "list"))
		return args_has(args, OPT_JSON) ? list_json(rim, who) : list(rim, who);
	*acts = acts_on(rim->arena, rim->request_id(rim));
	TRY(fill(rim, acts, args, who));
	TRY(apply(rim, acts));
	if (args_has(args, OPT_JSON))
		fprintf(rim->out, "{\"kept\":%zu}\n", acts->n);
	else
		say_line(rim, acts->n > 0 ? STR("Kept.") : STR("Nothing to keep."));
	return args_has(args, OPT_JSON) ? OK : say_pain_rose(rim, args, acts);
}

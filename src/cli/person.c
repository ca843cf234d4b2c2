/* person.c - the person that a command is about: read, changed, told. */
#include "cli/cli.h"

#include "me/answers_json.h"
#include "me/country.h"
#include "me/forms.h"
#include "me/review.h"

static enum err person_of_file(struct rim *rim, const struct args *args, struct person *ret_person)
{
	struct person *who = ret_person;
	char buffer[1024];
	struct writer say = writer_on(buffer, sizeof buffer - 1);
	str text;
	*who = (struct person){.pack = rim->pack,
			       .now = rim->now,
			       .caller = rim->caller,
			       .today = args_has(args, OPT_TODAY) ? args->today : moment_day(rim->now),
			       .proposed = country_guess(rim->zone_country, rim->locale)};
	person_number(who);
	who->plan_since = who->today;
	TRY(rim->read_file(rim, args->answers, &text));
	if (answers_from_json(rim->pack, text, who->today, &say, &who->answers) != OK) {
		fprintf(rim->err, "trivet: %s: %.*s\n", args->answers, (int)say.n, say.p);
		return ERR_INPUT;
	}
	person_decide(who);
	return OK;
}

enum err load_person(struct rim *rim, const struct args *args, struct person **ret_person)
{
	struct person *who = arena_new(rim->arena, struct person, 1);
	struct store *s;
	struct store_reader *r;
	if (who == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory");
	*ret_person = who;
	if (args->answers != NULL)
		return person_of_file(rim, args, who);
	TRY(rim->store(rim, &s, &r));
	struct here here = {rim->now, rim->caller, country_guess(rim->zone_country, rim->locale), NULL};
	if (args_has(args, OPT_TODAY) && civil_moment(args->today, moment_second(rim->now), rim->zones, &here.now) == CIVIL_NEVER)
		here.now = moment_at(instant_of(args->today, moment_second(rim->now), rim->now.zone), rim->zones);
	enum err e = person_load(r, rim->pack, here, rim->arena, who);
	return e == OK ? OK : complain_line(rim, e, "what is stored could not be read; nothing was changed");
}

enum err load_person_asked(struct rim *rim, const struct args *args, struct person **ret_person)
{
	TRY(load_person(rim, args, ret_person));
	const struct person *who = *ret_person;
	bool asks = args->answers == NULL && (who->plan.refusal == PLAN_OPEN || who->has_plan);
	return asks ? ask_today(rim, args, *ret_person) : OK;
}

enum err print_check_json(struct rim *rim, const struct person *who)
{
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	form_check(&j, who);
	return print_json(rim, &w);
}

enum err print_session(struct rim *rim, const struct session *s)
{
	struct writer w = arena_writer(rim->arena);
	struct json j = json_on(&w);
	form_session(&j, rim->pack, s);
	return print_json(rim, &w);
}

static bool has_entry(const struct changes *acts)
{
	for (size_t i = 0; i < acts->n; i++)
		if (acts->of[i].kind == CHANGE_ENTRY_ADD || acts->of[i].kind == CHANGE_ENTRY_EDIT)
			return true;
	return false;
}

enum err say_pain_rose(struct rim *rim, const struct args *args, const struct changes *kept)
{
	struct person *who;
	struct store_entry before;
	char buffer[128];
	struct writer w = writer_on(buffer, sizeof buffer);
	if (!has_entry(kept))
		return OK;
	TRY(load_person(rim, args, &who));
	if (!review_pain_rose(who, &before))
		return OK;
	w_z(&w, "Your pain is up by 2 or more since ");
	w_day_short(&w, before.day);
	w_z(&w, ". Something new? trivet check again");
	say_line(rim, writer_str(&w));
	return OK;
}

static enum err apply_one(struct rim *rim, struct changes *acts)
{
	struct store *s;
	struct store_reader *r;
	if (acts->full)
		return complain_line(rim, ERR_FULL, "too many changes at once; nothing was changed");
	if (acts->n == 0)
		return OK;
	TRY(rim->store(rim, &s, &r));
	struct change_outcome *outcomes = arena_new(rim->arena, struct change_outcome, acts->n);
	if (outcomes == NULL)
		return complain_line(rim, ERR_FULL, "not enough memory; nothing was changed");
	enum err e = store_apply(s, acts->of, acts->n, outcomes);
	rim->changed = rim->changed || e == OK;
	if (e == OK)
		acts_learn(acts, outcomes);
	switch (e) {
	case OK: return OK;
	case ERR_INPUT: return complain_line(rim, e, "a value is not allowed; nothing was changed");
	case ERR_MISSING: return complain_line(rim, e, "there is no such entry; nothing was changed");
	case ERR_BUSY: return complain_line(rim, e, "another program is writing; nothing was changed, please try again");
	case ERR_FULL: return complain_line(rim, e, "the disk is full; nothing was changed");
	case ERR_DENIED:
		if (store_is_still(s))
			return e; /* said when it was opened */
		break;
	case ERR_CONFLICT:
	case ERR_IO: break;
	}
	enum wrong trouble = store_trouble(s);
	if (trouble == WRONG_NOTHING)
		return complain_line(rim, e, "it could not be written; nothing was changed");
	complain_wrong(rim, "", rim->db_path, trouble);
	return e;
}

enum err apply(struct rim *rim, struct changes *acts)
{
	enum err e = OK;
	for (bool is_first = true; acts != NULL && e == OK; acts = acts->next, is_first = false) {
		e = apply_one(rim, acts);
		if (e != OK && !is_first)
			fputs("trivet: the changes before it are saved; run the same again to add what is missing\n", rim->err);
	}
	return e;
}

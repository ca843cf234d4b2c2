/* plan_file_read.c - a practitioner's plan out of its file. */
#include "table/json_in.h"
#include "me/plan_file.h"
#include "base/text.h"

struct reading {
	const struct pack *pack;
	struct writer *say;
	struct plan_file file;
};

static enum err refuse(struct reading *r, const char *where, const char *what)
{
	return json_in_refuse(r->say, where, what);
}

/* "where": allowed is a whole number from 1 to 5 */
static enum err refuse_number(struct reading *r, const char *where, int32_t least, int32_t most)
{
	refuse(r, where, "allowed is a whole number from ");
	w_int(r->say, least);
	w_str(r->say, STR(" to "));
	w_int(r->say, most);
	return ERR_INPUT;
}

static enum err only_keys(struct reading *r, json_t *object, const char *const *allowed)
{
	const char *key;
	json_t *v;
	json_object_foreach(object, key, v)
	{
		const char *const *a = allowed;
		while (*a != NULL && !str_eq(str_of(*a), str_of(key)))
			a++;
		if (*a == NULL)
			return refuse(r, key, "a plan file has no such key; docs/plan-file.md names them all");
	}
	return OK;
}

/* A number within what there may be, 0 when it is not there. */
static enum err read_amount(struct reading *r, const json_t *object, const char *key, struct amount a, int32_t *ret_n)
{
	const json_t *v = json_object_get(object, key);
	*ret_n = 0;
	if (v == NULL)
		return OK;
	if (!json_is_integer(v) || a.most == 0 || json_integer_value(v) < a.least || json_integer_value(v) > a.most)
		return a.most == 0 ? refuse(r, key, "this one has no such number") : refuse_number(r, key, a.least, a.most);
	*ret_n = (int32_t)json_integer_value(v);
	return OK;
}

static enum err read_text(struct reading *r, const json_t *top, const char *key, size_t most, struct arena *a)
{
	const json_t *v = json_object_get(top, key);
	str text = v == NULL ? STR("") : str_of(json_string_value(v));
	if (v == NULL)
		return OK;
	if (!json_is_string(v) || text.n > most)
		return refuse(r, key, most == PLAN_FROM_MAX ? "allowed is a text of at most 120 bytes" : "allowed is a text of at most 1000 bytes");
	text = arena_copy_lines(a, text);
	if (!(most == PLAN_FROM_MAX ? text_is_line(text) : text_is_clean(text)))
		return refuse(r, key, "allowed is a text without control characters");
	*(most == PLAN_FROM_MAX ? &r->file.from : &r->file.note) = text;
	return OK;
}

static enum err read_say(struct reading *r, const json_t *step, struct arena *a, str *ret_say)
{
	const json_t *v = json_object_get(step, "say");
	*ret_say = v == NULL ? STR("") : str_of(json_string_value(v));
	if (v == NULL)
		return OK;
	if (!json_is_string(v) || ret_say->n > PLAN_SAY_MAX || !text_is_line(*ret_say) || str_find(*ret_say, '|') < ret_say->n)
		return refuse(r, "say", "allowed is a line of at most 120 bytes without |");
	*ret_say = arena_copy(a, *ret_say);
	return OK;
}

static enum err read_step(struct reading *r, json_t *step, enum leg leg, struct arena *a)
{
	static const char *const keys[] = {"item", "minutes", "per_week", "sets", "say", NULL};
	struct plan_line line = {.leg = leg};
	const char *id = json_string_value(json_object_get(step, "item"));
	if (!json_is_object(step) || id == NULL)
		return refuse(r, (const char *)leg_words[leg].p, "allowed is a list of objects, each with an \"item\"");
	TRY(only_keys(r, step, keys));
	line.item = pack_item(r->pack, str_of(id));
	if (line.item == NONE)
		return refuse(r, id, "this trivet knows no such item");
	const struct item *it = &r->pack->items[line.item];
	if (it->leg != leg)
		return refuse(r, id, "it stands on another leg");
	if (plan_lines_find(&r->file.lines, line.item) != NULL)
		return refuse(r, id, "it stands there twice");
	if (read_amount(r, step, "minutes", it->dose.minutes, &line.minutes) != OK ||
	    read_amount(r, step, "per_week", it->dose.per_week, &line.per_week) != OK ||
	    read_amount(r, step, "sets", it->dose.sets, &line.sets) != OK) {
		w_str(r->say, STR(", for "));
		w_str(r->say, it->id);
		return ERR_INPUT;
	}
	TRY(read_say(r, step, a, &r->file.says[r->file.lines.n]));
	r->file.lines.of[r->file.lines.n++] = line;
	return OK;
}

static enum err read_leg(struct reading *r, const json_t *top, enum leg leg, struct arena *a)
{
	const char *name = (const char *)leg_words[leg].p;
	json_t *steps = json_object_get(top, name);
	if (steps != NULL && (!json_is_array(steps) || json_array_size(steps) > STEPS_MAX))
		return refuse(r, name, "allowed is a list of at most four steps");
	for (size_t i = 0; i < json_array_size(steps); i++)
		TRY(read_step(r, json_array_get(steps, i), leg, a));
	return OK;
}

static enum err read_course(struct reading *r, json_t *course)
{
	static const char *const keys[] = {"sessions", "days_apart", NULL};
	struct amount sessions = r->pack->course.sessions, apart = {.use = 7, .least = 1, .most = 28};
	for (size_t i = 0; i < r->file.lines.n; i++) {
		const struct course_dose *dose = &r->pack->items[r->file.lines.of[i].item].course;
		if (dose->sessions.most == 0)
			continue;
		sessions = dose->sessions;
		apart = dose->days_apart;
		break;
	}
	if (course == NULL)
		return OK;
	if (!json_is_object(course))
		return refuse(r, "course", "allowed is an object with \"sessions\" and \"days_apart\"");
	TRY(only_keys(r, course, keys));
	TRY(read_amount(r, course, "sessions", sessions, &r->file.lines.sessions));
	return read_amount(r, course, "days_apart", apart, &r->file.lines.days_apart);
}

static enum err read_top(struct reading *r, json_t *top, struct arena *a)
{
	static const char *const keys[] = {"trivet_plan", "from", "made_on", "note", "treatment", "practice", "change", "course", NULL};
	const json_t *version = json_object_get(top, "trivet_plan");
	const char *made_on = json_string_value(json_object_get(top, "made_on"));
	if (!json_is_integer(version))
		return refuse(r, "trivet_plan", "this is no plan file: it lacks the number of its form");
	if (json_integer_value(version) != PLAN_FILE_VERSION)
		return refuse(r, "trivet_plan", "a newer trivet wrote this; allowed is 1");
	TRY(only_keys(r, top, keys));
	if (made_on == NULL || !day_parse(str_of(made_on), &r->file.made_on))
		return refuse(r, "made_on", "allowed is a day as YYYY-MM-DD");
	TRY(read_text(r, top, "from", PLAN_FROM_MAX, a));
	TRY(read_text(r, top, "note", PLAN_NOTE_MAX, a));
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		TRY(read_leg(r, top, l, a));
	if (r->file.lines.n == 0)
		return refuse(r, "practice", "the file holds no step at all");
	return read_course(r, json_object_get(top, "course"));
}

enum err plan_file_read(const struct pack *p, str text, struct arena *a, struct writer *say, struct plan_file *ret_file)
{
	struct reading r = {.pack = p, .say = say, .file = {.from = STR(""), .note = STR("")}};
	json_error_t e;
	if (text.n > PLAN_FILE_MAX) {
		w_str(say, STR("a plan file has at most 16 kB"));
		return ERR_INPUT;
	}
	json_t *top = json_in(text, &e);
	if (top == NULL) {
		json_in_place(say, &e);
		w_str(say, STR("this is no plan file; allowed is one JSON object"));
		return ERR_INPUT;
	}
	enum err err = json_is_object(top) ? read_top(&r, top, a) : refuse(&r, "trivet_plan", "this is no plan file; allowed is one JSON object");
	json_decref(top);
	if (err == OK && a->full)
		err = ERR_FULL;
	if (err == OK)
		*ret_file = r.file;
	return err;
}

/* plan_file_read.c - a practitioner's plan out of its file. */
#include "table/json_in.h"
#include "me/plan_file.h"
#include "base/text.h"
#include "words/unfit.h"

struct reading {
	const struct pack *pack;
	struct writer *say;
	struct plan_file file;
};

static enum err refuse_as(struct reading *r, const char *where, struct unfit u)
{
	json_in_key(r->say, where);
	unfit_write(r->say, &u);
	return ERR_INPUT;
}

static enum err refuse(struct reading *r, const char *where, enum unfit_why why)
{
	return refuse_as(r, where, (struct unfit){.why = why});
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
			return refuse(r, key, UNFIT_PLAN_KEY);
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
		return a.most == 0 ? refuse(r, key, UNFIT_NO_NUMBER) : refuse_as(r, key, (struct unfit){UNFIT_RANGE, a.least, a.most, STR("")});
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
		return refuse(r, key, most == PLAN_FROM_MAX ? UNFIT_TEXT_120 : UNFIT_TEXT_1000);
	text = arena_copy_lines(a, text);
	if (!(most == PLAN_FROM_MAX ? text_is_line(text) : text_is_clean(text)))
		return refuse(r, key, UNFIT_TEXT_CONTROL);
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
		return refuse(r, "say", UNFIT_PLAN_SAY);
	*ret_say = arena_copy(a, *ret_say);
	return OK;
}

static enum err read_step(struct reading *r, json_t *step, enum leg leg, struct arena *a)
{
	static const char *const keys[] = {"item", "minutes", "per_week", "sets", "say", NULL};
	struct plan_line line = {.leg = leg};
	const char *id = json_string_value(json_object_get(step, "item"));
	if (!json_is_object(step) || id == NULL)
		return refuse(r, (const char *)leg_words[leg].p, UNFIT_PLAN_STEPS);
	TRY(only_keys(r, step, keys));
	line.item = pack_item(r->pack, str_of(id));
	if (line.item == NONE)
		return refuse(r, id, UNFIT_ITEM);
	const struct item *it = &r->pack->items[line.item];
	if (it->leg != leg)
		return refuse(r, id, UNFIT_LEG);
	if (plan_lines_find(&r->file.lines, line.item) != NULL)
		return refuse(r, id, UNFIT_TWICE);
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
		return refuse(r, name, UNFIT_PLAN_MANY);
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
		return refuse(r, "course", UNFIT_COURSE);
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
		return refuse(r, "trivet_plan", UNFIT_NO_PLAN_NUMBER);
	if (json_integer_value(version) != PLAN_FILE_VERSION)
		return refuse(r, "trivet_plan", UNFIT_PLAN_NEWER);
	TRY(only_keys(r, top, keys));
	if (made_on == NULL || !day_parse(str_of(made_on), &r->file.made_on))
		return refuse(r, "made_on", UNFIT_DAY);
	TRY(read_text(r, top, "from", PLAN_FROM_MAX, a));
	TRY(read_text(r, top, "note", PLAN_NOTE_MAX, a));
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		TRY(read_leg(r, top, l, a));
	if (r->file.lines.n == 0)
		return refuse(r, "practice", UNFIT_PLAN_EMPTY);
	return read_course(r, json_object_get(top, "course"));
}

enum err plan_file_read(const struct pack *p, str text, struct arena *a, struct writer *say, struct plan_file *ret_file)
{
	struct reading r = {.pack = p, .say = say, .file = {.from = STR(""), .note = STR("")}};
	json_error_t e;
	if (text.n > PLAN_FILE_MAX) {
		unfit_write(say, &(struct unfit){.why = UNFIT_PLAN_LARGE});
		return ERR_INPUT;
	}
	json_t *top = json_in(text, &e);
	if (top == NULL) {
		json_in_place(say, &e);
		unfit_write(say, &(struct unfit){.why = UNFIT_NO_PLAN});
		return ERR_INPUT;
	}
	enum err err = json_is_object(top) ? read_top(&r, top, a) : refuse(&r, "trivet_plan", UNFIT_NO_PLAN);
	json_decref(top);
	if (err == OK && a->full)
		err = ERR_FULL;
	if (err == OK)
		*ret_file = r.file;
	return err;
}

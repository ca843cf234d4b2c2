/* answers_json.c - reads answers from JSON. */
#include "me/answers_json.h"

#include "me/cleared.h"
#include "table/json_in.h"
#include "words/allowed.h"
#include "words/clearing.h"
#include "words/unfit.h"

struct reading {
	const struct pack *pack;
	day today;
	struct writer *say;
	struct answers answers;
};

static enum err refuse(struct reading *r, const char *key, enum unfit_why why)
{
	json_in_key(r->say, key);
	unfit_write(r->say, &(struct unfit){.why = why});
	return ERR_INPUT;
}

static enum err refuse_value(struct reading *r, const char *key, uint16_t question)
{
	refuse(r, key, UNFIT_ALLOWED);
	question_allowed(r->pack, question, r->say);
	return ERR_INPUT;
}

/* A list of region ids, in its canonical text. */
static bool regions_text(json_t *list, struct writer *w)
{
	size_t i;
	json_t *v;
	json_array_foreach(list, i, v)
	{
		if (!json_is_string(v))
			return false;
		if (i > 0)
			w_char(w, ',');
		w_z(w, json_string_value(v));
	}
	if (json_array_size(list) == 0)
		w_str(w, STR("none"));
	return !w->full;
}

static enum err put(struct reading *r, const char *key, json_t *v)
{
	char buffer[2048];
	struct writer w = writer_on(buffer, sizeof buffer);
	uint16_t question = pack_question(r->pack, str_of(key));
	if (question == NONE)
		return refuse(r, key, UNFIT_QUESTION);
	enum question_kind kind = r->pack->questions[question].kind;
	bool fine = false;
	if (json_is_string(v)) {
		w_z(&w, json_string_value(v));
		fine = kind != KIND_NUMBER || str_eq(writer_str(&w), STR("unsure"));
		fine = fine && (kind != KIND_REGIONS || str_eq(writer_str(&w), STR("unsure")));
	} else if (json_is_integer(v)) {
		w_int(&w, json_integer_value(v));
		fine = kind == KIND_NUMBER;
	} else if (json_is_array(v)) {
		fine = kind == KIND_REGIONS && regions_text(v, &w);
	}
	if (!fine || answers_put(r->pack, &r->answers, question, writer_str(&w)) != OK)
		return refuse_value(r, key, question);
	return OK;
}

static enum err put_cleared(struct reading *r, json_t *map)
{
	const char *key;
	json_t *v;
	day on;
	if (!json_is_object(map))
		return refuse(r, "cleared", UNFIT_CLEARED);
	json_object_foreach(map, key, v)
	{
		uint16_t rule = pack_rule(r->pack, str_of(key));
		if (rule == NONE)
			return refuse(r, key, UNFIT_RULE);
		if (!json_is_string(v) || !day_parse(str_of(json_string_value(v)), &on))
			return refuse(r, key, UNFIT_CLEARED_DAY);
		TRY(answers_put_clearing(&r->answers, &(struct clearing){.rule = rule, .on = on}));
	}
	return OK;
}

/* A clearing is judged when all answers are read: it needs a report of its sign. */
static enum err check_cleared(struct reading *r)
{
	struct facts f;
	facts_said(r->pack, &r->answers, &f);
	for (size_t i = 0; i < r->answers.n_cleared; i++) {
		const struct clearing *c = &r->answers.cleared[i];
		enum clearing_state state = clearing_state(r->pack, &r->answers, &f, c, r->today);
		if (state == CLEARING_HOLDS)
			continue;
		refuse(r, r->pack->rules[c->rule].id.p, UNFIT_IN_CLEARED);
		w_str(r->say, clearing_says[state]);
		return ERR_INPUT;
	}
	return OK;
}

static enum err put_all(struct reading *r, json_t *top)
{
	const char *key;
	json_t *v;
	if (!json_is_object(top)) {
		w_str(r->say, STR("line 1: "));
		unfit_write(r->say, &(struct unfit){.why = UNFIT_NO_ANSWERS});
		return ERR_INPUT;
	}
	json_object_foreach(top, key, v) TRY(str_eq(str_of(key), STR("cleared")) ? put_cleared(r, v) : put(r, key, v));
	return check_cleared(r);
}

enum err answers_from_json(const struct pack *p, str text, day today, struct writer *say, struct answers *ret_answers)
{
	struct reading r = {.pack = p, .today = today, .say = say};
	json_error_t e;
	json_t *top = json_in(text, &e);
	if (top == NULL) {
		json_in_slip(say, &e);
		w_str(say, STR("; "));
		unfit_write(say, &(struct unfit){.why = UNFIT_NO_ANSWERS});
		return ERR_INPUT;
	}
	enum err err = put_all(&r, top);
	json_decref(top);
	if (err == OK)
		*ret_answers = r.answers;
	return err;
}

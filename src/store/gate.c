/* gate.c - what a change may hold, kind by kind. */
#include "store/gate.h"

#include "base/text.h"
#include "store/settings.h"

/* What a person wrote, or JSON: base/text.h says what is text. */
static enum err check_text(str s, size_t max)
{
	return s.n <= max && text_is_clean(s) ? OK : ERR_INPUT;
}

/* On one line. */
static enum err check_line(str s, size_t max)
{
	return s.n <= max && text_is_line(s) ? OK : ERR_INPUT;
}

/* The id of something in the content, of this content or of another: whether it is there only the content knows. */
static enum err check_name(str s)
{
	return s.n <= STORE_NAME_MAX && text_is_id(s) ? OK : ERR_INPUT;
}

/* An answer in canonical text: words, ids, numbers, commas. */
static enum err check_value(str s)
{
	if (s.n > STORE_VALUE_MAX)
		return ERR_INPUT;
	for (size_t i = 0; i < s.n; i++)
		if (!text_is_id(str_sub(s, i, 1)) && s.p[i] != ',' && s.p[i] != '-')
			return ERR_INPUT;
	return OK;
}

static enum err check_setting(const struct store_setting *s)
{
	const struct setting *known = setting_of(s->key);
	return known != NULL && setting_allows(known, s->value) ? OK : ERR_INPUT;
}

static enum err check_day(day d)
{
	return d.n >= DAY_MIN.n && d.n <= DAY_MAX.n ? OK : ERR_INPUT;
}

static enum err check_moment(struct moment m)
{
	bool is_zone = m.zone.east_s >= ZONE_WEST_S && m.zone.east_s <= ZONE_EAST_S && m.zone.east_s % 60 == 0;
	return is_zone && m.at.s >= INSTANT_MIN.s && m.at.s <= INSTANT_MAX.s ? OK : ERR_INPUT;
}

/* A moment of this day, or none. */
static enum err check_moment_of(day d, struct moment m)
{
	TRY(check_day(d));
	if (!moment_is_known(m))
		return OK;
	TRY(check_moment(m));
	return moment_day(m).n == d.n ? OK : ERR_INPUT;
}

static enum err check_days(day first, day last)
{
	TRY(check_day(first));
	TRY(check_day(last));
	return first.n <= last.n ? OK : ERR_INPUT;
}

static bool is_seconds_of_day(int32_t seconds)
{
	return seconds >= 0 && seconds <= STORE_DAY_SECONDS_MAX;
}

enum err gate_request(str s)
{
	if (s.n == 0 || s.n > STORE_REQUEST_MAX)
		return ERR_INPUT;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool good = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
		if (!good)
			return ERR_INPUT;
	}
	return OK;
}

static bool is_pain(int pain, int least)
{
	return pain >= least && pain <= STORE_PAIN_MAX;
}

static enum err check_regions(const struct store_entry *e)
{
	if (e->n_regions > STORE_REGIONS_MAX)
		return ERR_INPUT;
	for (size_t i = 0; i < e->n_regions; i++) {
		TRY(check_name(e->regions[i].region));
		if (!is_pain(e->regions[i].intensity, 0))
			return ERR_INPUT;
		for (size_t k = 0; k < i; k++)
			if (str_eq(e->regions[k].region, e->regions[i].region))
				return ERR_INPUT;
	}
	return OK;
}

static enum err check_scores(const struct store_entry *e)
{
	if (e->n_scores > STORE_SCORES_MAX)
		return ERR_INPUT;
	for (size_t i = 0; i < e->n_scores; i++) {
		if (!is_pain(e->scores[i].score, 0))
			return ERR_INPUT;
		for (size_t k = 0; k < i; k++)
			if (e->scores[k].activity == e->scores[i].activity)
				return ERR_INPUT;
	}
	return OK;
}

static enum err check_entry(const struct store_entry *e)
{
	if (!store_entry_says(e) || !is_pain(e->pain_now, STORE_PAIN_UNSET) || !is_pain(e->pain_worst, STORE_PAIN_UNSET) ||
	    !is_pain(e->pain_average, STORE_PAIN_UNSET))
		return ERR_INPUT;
	if (!is_pain(e->sleep, STORE_PAIN_UNSET) || !is_pain(e->mood, STORE_PAIN_UNSET))
		return ERR_INPUT;
	if (e->set_off < 0 || e->set_off >= 1 << STORE_SET_OFFS)
		return ERR_INPUT;
	TRY(check_moment_of(e->day, e->at));
	TRY(check_regions(e));
	TRY(check_scores(e));
	TRY(check_text(e->medicines, STORE_NOTE_MAX));
	return check_text(e->note, STORE_NOTE_MAX);
}

static enum err check_deed(const struct store_deed *d)
{
	if (d->leg < 0 || d->leg > 2 || !is_seconds_of_day(d->seconds) || (unsigned)d->origin > STORE_FROM_BREAK)
		return ERR_INPUT;
	TRY(check_moment_of(d->day, d->at));
	return check_name(d->item);
}

static enum err check_activity(const struct store_activity *a)
{
	TRY(check_days(a->since, a->until));
	return !text_is_blank(a->words) ? check_line(a->words, STORE_WORDS_MAX) : ERR_INPUT;
}

static enum err check_mark(const struct store_mark *m)
{
	if ((unsigned)m->kind > STORE_MARK_OTHER)
		return ERR_INPUT;
	TRY(check_days(m->first, m->last));
	return check_text(m->note, STORE_NOTE_MAX);
}

static enum err check_trial_day(const struct store_trial_day *d)
{
	return d->kept == 0 || d->kept == 1 ? check_day(d->day) : ERR_INPUT;
}

static enum err check_break(const struct store_break *b)
{
	if ((unsigned)b->outcome > STORE_BREAK_MISSED || !is_seconds_of_day(b->seconds))
		return ERR_INPUT;
	TRY(check_moment_of(b->day, b->at));
	if (b->item.n > 0)
		TRY(check_name(b->item));
	return check_line(b->why, STORE_NAME_MAX);
}

static enum err check_desk_day(const struct store_desk_day *d)
{
	return is_seconds_of_day(d->longest_sitting_s) && is_seconds_of_day(d->at_desk_s) ? check_day(d->day) : ERR_INPUT;
}

static enum err check_long(day d, str text, str why)
{
	TRY(check_day(d));
	TRY(check_text(why, STORE_TEXT_MAX));
	return check_text(text, STORE_TEXT_MAX);
}

static enum err check_identity(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] >= 'a' && s.p[i] <= 'f')))
			return ERR_INPUT;
	return s.n == STORE_IDENTITY ? OK : ERR_INPUT;
}

static enum err check_cleared(const struct store_cleared *c)
{
	TRY(check_moment(c->at));
	TRY(check_day(c->day));
	TRY(check_day(c->ended));
	TRY(check_name(c->rule));
	return c->why.n == 0 || str_eq(c->why, STR("again")) || str_eq(c->why, STR("new")) ? OK : ERR_INPUT;
}

/* ---- each kind ---- */

enum err gate_answer(const struct change *c)
{
	TRY(check_moment(c->answer.at));
	TRY(check_value(c->answer.value));
	TRY(check_day(c->answer.no_on));
	return check_name(c->answer.question);
}

enum err gate_trial(const struct change *c)
{
	TRY(check_day(c->trial.ended));
	return check_long(c->trial.begun, c->trial.text, c->trial.why);
}

enum err gate_intention(const struct change *c)
{
	TRY(check_text(c->intention.when_text, STORE_VALUE_MAX));
	TRY(check_text(c->intention.if_hard_text, STORE_VALUE_MAX));
	return check_name(c->intention.item);
}

enum err gate_entry(const struct change *c)
{
	return check_entry(&c->entry);
}

enum err gate_deed(const struct change *c)
{
	return check_deed(&c->deed);
}

enum err gate_activity(const struct change *c)
{
	return check_activity(&c->activity);
}

enum err gate_mark(const struct change *c)
{
	return check_mark(&c->mark);
}

enum err gate_trial_day(const struct change *c)
{
	return check_trial_day(&c->trial_day);
}

enum err gate_trial_day_id(const struct change *c)
{
	return check_day(c->trial_day.day);
}

enum err gate_break(const struct change *c)
{
	return check_break(&c->rest);
}

enum err gate_desk_day(const struct change *c)
{
	return check_desk_day(&c->desk_day);
}

enum err gate_plan(const struct change *c)
{
	return check_long(c->plan.day, c->plan.text, c->plan.why);
}

enum err gate_reassessment(const struct change *c)
{
	return check_long(c->reassessment.day, c->reassessment.text, STR(""));
}

enum err gate_setting(const struct change *c)
{
	return check_setting(&c->setting);
}

enum err gate_identity(const struct change *c)
{
	return check_identity(c->identity);
}

enum err gate_cleared(const struct change *c)
{
	return check_cleared(&c->cleared);
}

enum err gate_answer_id(const struct change *c)
{
	return check_name(c->answer.question);
}

enum err gate_cleared_id(const struct change *c)
{
	return check_name(c->cleared.rule);
}

enum err gate_intention_id(const struct change *c)
{
	return check_name(c->intention.item);
}

enum err gate_trial_end(const struct change *c)
{
	return check_long(c->trial.ended, STR(""), c->trial.why);
}

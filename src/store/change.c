/* change.c - checks a change, moves its texts, does it. */
#include "store/change.h"

#include "base/text.h"
#include "store/rows.h"
#include "store/sql.h"
#include "store/settings.h"

/* ---- checking ---- */

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

static enum err check_request(str s)
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

enum err change_check(const struct change *c)
{
	TRY(check_request(c->request));
	switch (c->kind) {
	case CHANGE_ANSWER_PUT:
		TRY(check_moment(c->answer.at));
		TRY(check_value(c->answer.value));
		TRY(check_day(c->answer.no_on));
		return check_name(c->answer.question);
	case CHANGE_ANSWER_DELETE: return check_name(c->answer.question);
	case CHANGE_ANSWER_DELETE_ALL:
	case CHANGE_ERASE: return OK;
	case CHANGE_CLEARED_PUT: return check_cleared(&c->cleared);
	case CHANGE_CLEARED_DELETE: return check_name(c->cleared.rule);
	case CHANGE_ENTRY_ADD:
	case CHANGE_ENTRY_EDIT: return check_entry(&c->entry);
	case CHANGE_DEED_ADD:
	case CHANGE_DEED_EDIT: return check_deed(&c->deed);
	case CHANGE_ENTRY_DELETE:
	case CHANGE_DEED_DELETE:
	case CHANGE_ACTIVITY_DELETE:
	case CHANGE_MARK_DELETE:
	case CHANGE_TRIAL_DELETE:
	case CHANGE_BREAK_DELETE:
	case CHANGE_PLAN_DELETE:
	case CHANGE_REASSESSMENT_DELETE: return OK;
	case CHANGE_ACTIVITY_ADD:
	case CHANGE_ACTIVITY_EDIT: return check_activity(&c->activity);
	case CHANGE_MARK_ADD:
	case CHANGE_MARK_EDIT: return check_mark(&c->mark);
	case CHANGE_TRIAL_ADD: TRY(check_day(c->trial.ended)); return check_long(c->trial.begun, c->trial.text, c->trial.why);
	case CHANGE_TRIAL_END: return check_long(c->trial.ended, STR(""), c->trial.why);
	case CHANGE_TRIAL_DAY_PUT: return check_trial_day(&c->trial_day);
	case CHANGE_TRIAL_DAY_DELETE: return check_day(c->trial_day.day);
	case CHANGE_BREAK_ADD: return check_break(&c->rest);
	case CHANGE_DESK_DAY_PUT: return check_desk_day(&c->desk_day);
	case CHANGE_PLAN_ADD: return check_long(c->plan.day, c->plan.text, c->plan.why);
	case CHANGE_REASSESSMENT_ADD: return check_long(c->reassessment.day, c->reassessment.text, STR(""));
	case CHANGE_SETTING_PUT: return check_setting(&c->setting);
	case CHANGE_INTENTION_PUT:
		TRY(check_text(c->intention.when_text, STORE_VALUE_MAX));
		TRY(check_text(c->intention.if_hard_text, STORE_VALUE_MAX));
		return check_name(c->intention.item);
	case CHANGE_INTENTION_DELETE: return check_name(c->intention.item);
	case CHANGE_IDENTITY_PUT: return check_identity(c->identity);
	}
	return ERR_INPUT;
}

bool change_erases(const struct change *c)
{
	switch (c->kind) {
	case CHANGE_ANSWER_DELETE:
	case CHANGE_ANSWER_DELETE_ALL:
	case CHANGE_CLEARED_DELETE:
	case CHANGE_ENTRY_EDIT:
	case CHANGE_ENTRY_DELETE:
	case CHANGE_DEED_DELETE:
	case CHANGE_INTENTION_DELETE:
	case CHANGE_ACTIVITY_EDIT:
	case CHANGE_ACTIVITY_DELETE:
	case CHANGE_MARK_EDIT:
	case CHANGE_MARK_DELETE:
	case CHANGE_TRIAL_END:
	case CHANGE_TRIAL_DELETE:
	case CHANGE_TRIAL_DAY_DELETE:
	case CHANGE_BREAK_DELETE:
	case CHANGE_DEED_EDIT:
	case CHANGE_PLAN_DELETE:
	case CHANGE_REASSESSMENT_DELETE:
	case CHANGE_ERASE: return true;
	case CHANGE_ANSWER_PUT:
	case CHANGE_CLEARED_PUT:
	case CHANGE_ENTRY_ADD:
	case CHANGE_DEED_ADD:
	case CHANGE_PLAN_ADD:
	case CHANGE_REASSESSMENT_ADD:
	case CHANGE_SETTING_PUT:
	case CHANGE_ACTIVITY_ADD:
	case CHANGE_MARK_ADD:
	case CHANGE_TRIAL_ADD:
	case CHANGE_TRIAL_DAY_PUT:
	case CHANGE_BREAK_ADD:
	case CHANGE_DESK_DAY_PUT:
	case CHANGE_IDENTITY_PUT:
	case CHANGE_INTENTION_PUT: return false;
	}
	return false;
}

/* ---- moving ---- */

size_t change_texts(struct change *c, str *ret_texts[CHANGE_TEXTS + 1])
{
	size_t n = 0;
	ret_texts[n++] = &c->request;
	switch (c->kind) {
	case CHANGE_ANSWER_PUT: ret_texts[n++] = &c->answer.value; /* fall through */
	case CHANGE_ANSWER_DELETE: ret_texts[n++] = &c->answer.question; break;
	case CHANGE_CLEARED_PUT: ret_texts[n++] = &c->cleared.why; /* fall through */
	case CHANGE_CLEARED_DELETE: ret_texts[n++] = &c->cleared.rule; break;
	case CHANGE_ENTRY_ADD:
	case CHANGE_ENTRY_EDIT:
		ret_texts[n++] = &c->entry.medicines;
		ret_texts[n++] = &c->entry.note;
		for (size_t i = 0; i < c->entry.n_regions; i++)
			ret_texts[n++] = &c->entry.regions[i].region;
		break;
	case CHANGE_DEED_ADD:
	case CHANGE_DEED_EDIT: ret_texts[n++] = &c->deed.item; break;
	case CHANGE_ACTIVITY_ADD:
	case CHANGE_ACTIVITY_EDIT: ret_texts[n++] = &c->activity.words; break;
	case CHANGE_MARK_ADD:
	case CHANGE_MARK_EDIT: ret_texts[n++] = &c->mark.note; break;
	case CHANGE_TRIAL_ADD: ret_texts[n++] = &c->trial.text; /* fall through */
	case CHANGE_TRIAL_END: ret_texts[n++] = &c->trial.why; break;
	case CHANGE_BREAK_ADD:
		ret_texts[n++] = &c->rest.item;
		ret_texts[n++] = &c->rest.why;
		break;
	case CHANGE_PLAN_ADD:
		ret_texts[n++] = &c->plan.text;
		ret_texts[n++] = &c->plan.why;
		break;
	case CHANGE_REASSESSMENT_ADD: ret_texts[n++] = &c->reassessment.text; break;
	case CHANGE_SETTING_PUT:
		ret_texts[n++] = &c->setting.key;
		ret_texts[n++] = &c->setting.value;
		break;
	case CHANGE_INTENTION_PUT: ret_texts[n++] = &c->intention.when_text; ret_texts[n++] = &c->intention.if_hard_text; /* fall through */
	case CHANGE_INTENTION_DELETE: ret_texts[n++] = &c->intention.item; break;
	case CHANGE_IDENTITY_PUT: ret_texts[n++] = &c->identity; break;
	case CHANGE_ANSWER_DELETE_ALL:
	case CHANGE_ENTRY_DELETE:
	case CHANGE_DEED_DELETE:
	case CHANGE_ACTIVITY_DELETE:
	case CHANGE_MARK_DELETE:
	case CHANGE_TRIAL_DELETE:
	case CHANGE_TRIAL_DAY_PUT:
	case CHANGE_TRIAL_DAY_DELETE:
	case CHANGE_BREAK_DELETE:
	case CHANGE_DESK_DAY_PUT:
	case CHANGE_PLAN_DELETE:
	case CHANGE_REASSESSMENT_DELETE:
	case CHANGE_ERASE: break;
	}
	return n;
}

/* ---- doing ---- */

static str origin_name(enum store_origin origin)
{
	switch (origin) {
	case STORE_FROM_SESSION: return STR("session");
	case STORE_FROM_LOG: return STR("log");
	case STORE_FROM_BREAK: return STR("break");
	}
	return STR("");
}

str store_mark_name(enum store_mark_kind kind)
{
	switch (kind) {
	case STORE_MARK_FLARE: return STR("flare");
	case STORE_MARK_ILL: return STR("ill");
	case STORE_MARK_TRAVEL: return STR("travel");
	case STORE_MARK_OTHER: return STR("other");
	}
	return STR("");
}

static str outcome_name(enum store_break_outcome outcome)
{
	switch (outcome) {
	case STORE_BREAK_TAKEN: return STR("taken");
	case STORE_BREAK_OWN: return STR("own");
	case STORE_BREAK_SKIPPED: return STR("skipped");
	case STORE_BREAK_SNOOZED: return STR("snoozed");
	case STORE_BREAK_MISSED: return STR("missed");
	}
	return STR("");
}

/* A new id of this person. */
static enum err next_id(struct link *l, struct caller caller, int64_t *ret_id)
{
	struct sql_next_id_row row;
	enum err e = sql_next_id(l, &(struct sql_next_id){caller.organisation, caller.person}, &row);
	if (e != OK)
		return e == ERR_MISSING ? ERR_INPUT : e;
	*ret_id = row.id;
	return OK;
}

/* The values are good: what the schema refuses then speaks of something that is not there. */
static enum err needs_other(enum err e)
{
	return e == ERR_INPUT ? ERR_MISSING : e;
}

/* Where it hurts, and how own activities went. */
static enum err add_parts(struct link *l, struct caller caller, int64_t id, const struct store_entry *e)
{
	for (size_t i = 0; i < e->n_regions; i++)
		TRY(sql_entry_region_add(
			l, &(struct sql_entry_region_add){caller.organisation, caller.person, id, e->regions[i].region, e->regions[i].intensity}));
	for (size_t i = 0; i < e->n_scores; i++)
		TRY(needs_other(sql_entry_score_add(
			l, &(struct sql_entry_score_add){caller.organisation, caller.person, id, e->scores[i].activity, e->scores[i].score})));
	return OK;
}

static enum err delete_parts(struct link *l, struct caller caller, int64_t id)
{
	TRY(sql_entry_region_delete(l, &(struct sql_entry_region_delete){caller.organisation, caller.person, id}));
	return sql_entry_score_delete(l, &(struct sql_entry_score_delete){caller.organisation, caller.person, id});
}

/* What has only a day stands before all else of it: a second before it began where it came first on Earth. */
static instant order_of(day on, struct moment at)
{
	return moment_is_known(at) ? at.at : instant_of(on, -1, (struct zone){ZONE_EAST_S});
}

/* ---- sums of days ---- */

static enum err sum_entry(struct link *l, struct caller caller, int64_t id)
{
	TRY(sql_entry_day_add(l, &(struct sql_entry_day_add){caller.organisation, caller.person, id}));
	return sql_region_day_add(l, &(struct sql_region_day_add){caller.organisation, caller.person, id});
}

/* After something of this day was replaced or deleted. */
static enum err sum_entries_of(struct link *l, struct caller caller, int64_t on)
{
	TRY(sql_entry_day_clear(l, &(struct sql_entry_day_clear){caller.organisation, caller.person, on}));
	TRY(sql_entry_day_fill(l, &(struct sql_entry_day_fill){caller.organisation, caller.person, on}));
	TRY(sql_region_day_clear(l, &(struct sql_region_day_clear){caller.organisation, caller.person, on}));
	return sql_region_day_fill(l, &(struct sql_region_day_fill){caller.organisation, caller.person, on});
}

static enum err sum_deeds_of(struct link *l, struct caller caller, int64_t on)
{
	TRY(sql_deed_day_clear(l, &(struct sql_deed_day_clear){caller.organisation, caller.person, on}));
	return sql_deed_day_fill(l, &(struct sql_deed_day_fill){caller.organisation, caller.person, on});
}

/* ---- each kind ---- */

static enum err add_entry(struct link *l, struct caller caller, int64_t id, const struct store_entry *e)
{
	TRY(sql_entry_add(l, &(struct sql_entry_add){.organisation = caller.organisation,
						     .person = caller.person,
						     .id = id,
						     .day = e->day.n,
						     .at = order_of(e->day, e->at).s,
						     .east_s = e->at.zone.east_s,
						     .pain_now = e->pain_now,
						     .pain_worst = e->pain_worst,
						     .pain_average = e->pain_average,
						     .sleep = e->sleep,
						     .mood = e->mood,
						     .set_off = e->set_off,
						     .medicines = e->medicines,
						     .note = e->note}));
	TRY(add_parts(l, caller, id, e));
	return sum_entry(l, caller, id);
}

static enum err edit_entry(struct link *l, struct caller caller, const struct store_entry *e)
{
	struct sql_entry_edit_row row;
	struct sql_entry_day_of_row before;
	TRY(sql_entry_day_of(l, &(struct sql_entry_day_of){caller.organisation, caller.person, e->id}, &before));
	TRY(sql_entry_edit(l,
			   &(struct sql_entry_edit){.organisation = caller.organisation,
						    .person = caller.person,
						    .id = e->id,
						    .day = e->day.n,
						    .at = order_of(e->day, e->at).s,
						    .east_s = e->at.zone.east_s,
						    .pain_now = e->pain_now,
						    .pain_worst = e->pain_worst,
						    .pain_average = e->pain_average,
						    .sleep = e->sleep,
						    .mood = e->mood,
						    .set_off = e->set_off,
						    .medicines = e->medicines,
						    .note = e->note},
			   &row));
	TRY(delete_parts(l, caller, e->id));
	TRY(add_parts(l, caller, e->id, e));
	TRY(sum_entries_of(l, caller, before.day));
	return before.day == e->day.n ? OK : sum_entries_of(l, caller, e->day.n);
}

static enum err delete_entry(struct link *l, struct caller caller, int64_t id)
{
	struct sql_entry_delete_row row;
	TRY(delete_parts(l, caller, id));
	TRY(sql_entry_delete(l, &(struct sql_entry_delete){caller.organisation, caller.person, id}, &row));
	return sum_entries_of(l, caller, row.day);
}

static enum err add_deed(struct link *l, struct caller caller, int64_t id, const struct store_deed *d)
{
	TRY(sql_deed_add(l, &(struct sql_deed_add){.organisation = caller.organisation,
						   .person = caller.person,
						   .id = id,
						   .day = d->day.n,
						   .at = order_of(d->day, d->at).s,
						   .east_s = d->at.zone.east_s,
						   .leg = d->leg,
						   .item = d->item,
						   .seconds = d->seconds,
						   .origin = origin_name(d->origin)}));
	return sql_deed_day_add(l, &(struct sql_deed_day_add){caller.organisation, caller.person, id});
}

static enum err edit_deed(struct link *l, struct caller caller, const struct store_deed *d)
{
	struct sql_deed_edit_row row;
	struct sql_deed_day_of_row before;
	TRY(sql_deed_day_of(l, &(struct sql_deed_day_of){caller.organisation, caller.person, d->id}, &before));
	TRY(sql_deed_edit(l,
			  &(struct sql_deed_edit){.organisation = caller.organisation,
						  .person = caller.person,
						  .id = d->id,
						  .day = d->day.n,
						  .at = order_of(d->day, d->at).s,
						  .east_s = d->at.zone.east_s,
						  .leg = d->leg,
						  .item = d->item,
						  .seconds = d->seconds,
						  .origin = origin_name(d->origin)},
			  &row));
	TRY(sum_deeds_of(l, caller, before.day));
	return before.day == d->day.n ? OK : sum_deeds_of(l, caller, d->day.n);
}

static enum err delete_deed(struct link *l, struct caller caller, int64_t id)
{
	struct sql_deed_delete_row row;
	TRY(sql_deed_delete(l, &(struct sql_deed_delete){caller.organisation, caller.person, id}, &row));
	return sum_deeds_of(l, caller, row.day);
}

static enum err edit_activity(struct link *l, struct caller caller, const struct store_activity *a)
{
	struct sql_activity_edit_row row;
	return sql_activity_edit(l,
				 &(struct sql_activity_edit){.organisation = caller.organisation,
							     .person = caller.person,
							     .id = a->id,
							     .words = a->words,
							     .since = a->since.n,
							     .until = a->until.n},
				 &row);
}

static enum err delete_activity(struct link *l, struct caller caller, int64_t id)
{
	struct sql_activity_delete_row row;
	TRY(sql_entry_score_delete_activity(l, &(struct sql_entry_score_delete_activity){caller.organisation, caller.person, id}));
	return sql_activity_delete(l, &(struct sql_activity_delete){caller.organisation, caller.person, id}, &row);
}

static enum err edit_mark(struct link *l, struct caller caller, const struct store_mark *m)
{
	struct sql_mark_edit_row row;
	return sql_mark_edit(l,
			     &(struct sql_mark_edit){.organisation = caller.organisation,
						     .person = caller.person,
						     .id = m->id,
						     .first = m->first.n,
						     .last = m->last.n,
						     .kind = store_mark_name(m->kind),
						     .note = m->note},
			     &row);
}

static enum err delete_mark(struct link *l, struct caller caller, int64_t id)
{
	struct sql_mark_delete_row row;
	return sql_mark_delete(l, &(struct sql_mark_delete){caller.organisation, caller.person, id}, &row);
}

static enum err end_trial(struct link *l, struct caller caller, const struct store_trial *t)
{
	struct sql_trial_end_row row;
	return sql_trial_end(l,
			     &(struct sql_trial_end){
				     .organisation = caller.organisation, .person = caller.person, .id = t->id, .ended = t->ended.n, .why = t->why},
			     &row);
}

static enum err delete_trial(struct link *l, struct caller caller, int64_t id)
{
	struct sql_trial_delete_row row;
	TRY(sql_trial_day_delete_all(l, &(struct sql_trial_day_delete_all){caller.organisation, caller.person, id}));
	return sql_trial_delete(l, &(struct sql_trial_delete){caller.organisation, caller.person, id}, &row);
}

static enum err add_break(struct link *l, struct caller caller, int64_t id, const struct store_break *b)
{
	return sql_break_add(l, &(struct sql_break_add){.organisation = caller.organisation,
							.person = caller.person,
							.id = id,
							.day = b->day.n,
							.at = order_of(b->day, b->at).s,
							.east_s = b->at.zone.east_s,
							.outcome = outcome_name(b->outcome),
							.seconds = b->seconds,
							.item = b->item,
							.why = b->why});
}

static enum err delete_break(struct link *l, struct caller caller, int64_t id)
{
	struct sql_break_delete_row row;
	return sql_break_delete(l, &(struct sql_break_delete){caller.organisation, caller.person, id}, &row);
}

static enum err delete_plan(struct link *l, struct caller caller, int64_t id)
{
	struct sql_plan_delete_row row;
	return sql_plan_delete(l, &(struct sql_plan_delete){caller.organisation, caller.person, id}, &row);
}

static enum err delete_reassessment(struct link *l, struct caller caller, int64_t id)
{
	struct sql_reassessment_delete_row row;
	return sql_reassessment_delete(l, &(struct sql_reassessment_delete){caller.organisation, caller.person, id}, &row);
}

static enum err put_answer(struct link *l, struct caller caller, const struct store_answer *x)
{
	return sql_answer_put(
		l, &(struct sql_answer_put){caller.organisation, caller.person, x->question, x->value, x->at.at.s, x->at.zone.east_s, x->no_on.n});
}

static enum err put_cleared(struct link *l, struct caller caller, const struct store_cleared *x)
{
	return sql_cleared_put(l, &(struct sql_cleared_put){caller.organisation, caller.person, x->rule, x->day.n, x->at.at.s, x->at.zone.east_s,
							    x->ended.n, x->why});
}

static enum err put_intention(struct link *l, struct caller caller, const struct store_intention *i)
{
	return sql_intention_put(l, &(struct sql_intention_put){caller.organisation, caller.person, i->item, i->when_text, i->if_hard_text});
}

/* What earlier requests did goes as well; this one is noted after it, so that a retry finds it done. */
static enum err erase(struct link *l, struct caller caller)
{
	TRY(sql_answer_delete_all(l, &(struct sql_answer_delete_all){caller.organisation, caller.person}));
	TRY(sql_cleared_erase(l, &(struct sql_cleared_erase){caller.organisation, caller.person}));
	TRY(sql_entry_region_erase(l, &(struct sql_entry_region_erase){caller.organisation, caller.person}));
	TRY(sql_entry_score_erase(l, &(struct sql_entry_score_erase){caller.organisation, caller.person}));
	TRY(sql_entry_erase(l, &(struct sql_entry_erase){caller.organisation, caller.person}));
	TRY(sql_entry_day_erase(l, &(struct sql_entry_day_erase){caller.organisation, caller.person}));
	TRY(sql_region_day_erase(l, &(struct sql_region_day_erase){caller.organisation, caller.person}));
	TRY(sql_deed_day_erase(l, &(struct sql_deed_day_erase){caller.organisation, caller.person}));
	TRY(sql_activity_erase(l, &(struct sql_activity_erase){caller.organisation, caller.person}));
	TRY(sql_mark_erase(l, &(struct sql_mark_erase){caller.organisation, caller.person}));
	TRY(sql_trial_day_erase(l, &(struct sql_trial_day_erase){caller.organisation, caller.person}));
	TRY(sql_trial_erase(l, &(struct sql_trial_erase){caller.organisation, caller.person}));
	TRY(sql_break_erase(l, &(struct sql_break_erase){caller.organisation, caller.person}));
	TRY(sql_desk_day_erase(l, &(struct sql_desk_day_erase){caller.organisation, caller.person}));
	TRY(sql_deed_erase(l, &(struct sql_deed_erase){caller.organisation, caller.person}));
	TRY(sql_plan_erase(l, &(struct sql_plan_erase){caller.organisation, caller.person}));
	TRY(sql_reassessment_erase(l, &(struct sql_reassessment_erase){caller.organisation, caller.person}));
	TRY(sql_setting_erase(l, &(struct sql_setting_erase){caller.organisation, caller.person}));
	TRY(sql_intention_erase(l, &(struct sql_intention_erase){caller.organisation, caller.person}));
	TRY(sql_identity_draw(l, &(struct sql_identity_draw){caller.organisation, caller.person}));
	return sql_request_erase(l, &(struct sql_request_erase){caller.organisation, caller.person});
}

/* The id that this change is about: a new one for what is added. */
static enum err pick_id(struct link *l, const struct change *c, int64_t *ret_id)
{
	switch (c->kind) {
	case CHANGE_ENTRY_ADD:
	case CHANGE_DEED_ADD:
	case CHANGE_PLAN_ADD:
	case CHANGE_REASSESSMENT_ADD:
	case CHANGE_ACTIVITY_ADD:
	case CHANGE_MARK_ADD:
	case CHANGE_TRIAL_ADD:
	case CHANGE_BREAK_ADD: return next_id(l, c->caller, ret_id);
	case CHANGE_ENTRY_EDIT:
	case CHANGE_ENTRY_DELETE: *ret_id = c->entry.id; return OK;
	case CHANGE_DEED_EDIT:
	case CHANGE_DEED_DELETE: *ret_id = c->deed.id; return OK;
	case CHANGE_PLAN_DELETE: *ret_id = c->plan.id; return OK;
	case CHANGE_REASSESSMENT_DELETE: *ret_id = c->reassessment.id; return OK;
	case CHANGE_ACTIVITY_EDIT:
	case CHANGE_ACTIVITY_DELETE: *ret_id = c->activity.id; return OK;
	case CHANGE_MARK_EDIT:
	case CHANGE_MARK_DELETE: *ret_id = c->mark.id; return OK;
	case CHANGE_TRIAL_END:
	case CHANGE_TRIAL_DELETE: *ret_id = c->trial.id; return OK;
	case CHANGE_BREAK_DELETE: *ret_id = c->rest.id; return OK;
	case CHANGE_ANSWER_PUT:
	case CHANGE_ANSWER_DELETE:
	case CHANGE_ANSWER_DELETE_ALL:
	case CHANGE_CLEARED_PUT:
	case CHANGE_CLEARED_DELETE:
	case CHANGE_SETTING_PUT:
	case CHANGE_INTENTION_PUT:
	case CHANGE_INTENTION_DELETE:
	case CHANGE_TRIAL_DAY_PUT:
	case CHANGE_TRIAL_DAY_DELETE:
	case CHANGE_DESK_DAY_PUT:
	case CHANGE_IDENTITY_PUT:
	case CHANGE_ERASE: *ret_id = 0; return OK;
	}
	return ERR_INPUT;
}

static enum err do_change(struct link *l, const struct change *c, int64_t id)
{
	struct caller p = c->caller;
	switch (c->kind) {
	case CHANGE_ANSWER_PUT: return put_answer(l, p, &c->answer);
	case CHANGE_ANSWER_DELETE: return sql_answer_delete(l, &(struct sql_answer_delete){p.organisation, p.person, c->answer.question});
	case CHANGE_ANSWER_DELETE_ALL: return sql_answer_delete_all(l, &(struct sql_answer_delete_all){p.organisation, p.person});
	case CHANGE_CLEARED_PUT: return put_cleared(l, p, &c->cleared);
	case CHANGE_CLEARED_DELETE: return sql_cleared_delete(l, &(struct sql_cleared_delete){p.organisation, p.person, c->cleared.rule});
	case CHANGE_ENTRY_ADD: return add_entry(l, p, id, &c->entry);
	case CHANGE_ENTRY_EDIT: return edit_entry(l, p, &c->entry);
	case CHANGE_ENTRY_DELETE: return delete_entry(l, p, id);
	case CHANGE_DEED_ADD: return add_deed(l, p, id, &c->deed);
	case CHANGE_DEED_EDIT: return edit_deed(l, p, &c->deed);
	case CHANGE_DEED_DELETE: return delete_deed(l, p, id);
	case CHANGE_PLAN_ADD: return sql_plan_add(l, &(struct sql_plan_add){p.organisation, p.person, id, c->plan.day.n, c->plan.text, c->plan.why});
	case CHANGE_REASSESSMENT_ADD:
		return sql_reassessment_add(
			l, &(struct sql_reassessment_add){p.organisation, p.person, id, c->reassessment.day.n, c->reassessment.text});
	case CHANGE_SETTING_PUT: return sql_setting_put(l, &(struct sql_setting_put){p.organisation, p.person, c->setting.key, c->setting.value});
	case CHANGE_INTENTION_PUT: return put_intention(l, p, &c->intention);
	case CHANGE_INTENTION_DELETE: return sql_intention_delete(l, &(struct sql_intention_delete){p.organisation, p.person, c->intention.item});
	case CHANGE_ERASE: return erase(l, p);
	case CHANGE_PLAN_DELETE: return delete_plan(l, p, id);
	case CHANGE_REASSESSMENT_DELETE: return delete_reassessment(l, p, id);
	case CHANGE_ACTIVITY_ADD:
		return sql_activity_add(
			l, &(struct sql_activity_add){p.organisation, p.person, id, c->activity.words, c->activity.since.n, c->activity.until.n});
	case CHANGE_ACTIVITY_EDIT: return edit_activity(l, p, &c->activity);
	case CHANGE_ACTIVITY_DELETE: return delete_activity(l, p, id);
	case CHANGE_MARK_ADD:
		return sql_mark_add(l, &(struct sql_mark_add){p.organisation, p.person, id, c->mark.first.n, c->mark.last.n,
							      store_mark_name(c->mark.kind), c->mark.note});
	case CHANGE_MARK_EDIT: return edit_mark(l, p, &c->mark);
	case CHANGE_MARK_DELETE: return delete_mark(l, p, id);
	case CHANGE_TRIAL_ADD:
		return sql_trial_add(
			l, &(struct sql_trial_add){p.organisation, p.person, id, c->trial.begun.n, c->trial.text, c->trial.ended.n, c->trial.why});
	case CHANGE_TRIAL_END: return end_trial(l, p, &c->trial);
	case CHANGE_TRIAL_DELETE: return delete_trial(l, p, id);
	case CHANGE_TRIAL_DAY_PUT:
		return needs_other(sql_trial_day_put(
			l, &(struct sql_trial_day_put){p.organisation, p.person, c->trial_day.trial, c->trial_day.day.n, c->trial_day.kept}));
	case CHANGE_TRIAL_DAY_DELETE:
		return sql_trial_day_delete(l, &(struct sql_trial_day_delete){p.organisation, p.person, c->trial_day.trial, c->trial_day.day.n});
	case CHANGE_BREAK_ADD: return add_break(l, p, id, &c->rest);
	case CHANGE_BREAK_DELETE: return delete_break(l, p, id);
	case CHANGE_IDENTITY_PUT: return sql_identity_put(l, &(struct sql_identity_put){c->identity, p.organisation, p.person});
	case CHANGE_DESK_DAY_PUT:
		return sql_desk_day_put(l, &(struct sql_desk_day_put){p.organisation, p.person, c->desk_day.day.n, c->desk_day.longest_sitting_s,
								      c->desk_day.at_desk_s});
	}
	return ERR_INPUT;
}

/* What is known of both decides: what was asked, or else what kind of change it was. */
static bool is_same_request(const struct sql_request_find_row *before, const struct change *c)
{
	return before->asked != 0 && c->asked != 0 ? (uint64_t)before->asked == c->asked : before->kind == (int64_t)c->kind;
}

/* The very same was asked before. It may have been made of fewer parts then: what the person has may be different now. */
static enum err was_asked(struct link *l, const struct change *c, bool *ret_was)
{
	struct sql_request_find_row first = {.asked = 0};
	TRY(sql_request_find(l, &(struct sql_request_find){c->caller.organisation, c->caller.person, c->request, 0}, &first));
	*ret_was = c->asked != 0 && (uint64_t)first.asked == c->asked;
	return OK;
}

/* Part `part` of a request: what it did before, or what it does now. `is_repeat`: the parts before it were done before. */
static enum err change_once(struct link *l, const struct change *c, int64_t part, bool is_repeat, struct change_outcome *ret_outcome)
{
	struct sql_request_find_row found;
	enum err e = sql_request_find(l, &(struct sql_request_find){c->caller.organisation, c->caller.person, c->request, part}, &found);
	if (e == OK && !is_same_request(&found, c))
		return ERR_CONFLICT;
	if (e != ERR_MISSING) {
		*ret_outcome = (struct change_outcome){found.made, true};
		return e;
	}
	if (part > 0 && is_repeat)
		TRY(was_asked(l, c, &is_repeat));
	if (part > 0 && is_repeat) {
		*ret_outcome = (struct change_outcome){0, true};
		return OK;
	}
	int64_t id = 0;
	TRY(pick_id(l, c, &id));
	TRY(do_change(l, c, id));
	TRY(sql_request_add(
		l, &(struct sql_request_add){c->caller.organisation, c->caller.person, c->request, part, (int64_t)c->kind, id, (int64_t)c->asked}));
	if (part == 0)
		TRY(sql_request_forget(l, &(struct sql_request_forget){c->caller.organisation, c->caller.person, STORE_REQUESTS_KEPT}));
	*ret_outcome = (struct change_outcome){id, false};
	return OK;
}

/* How many before changes[i] have its request id: which part of the request it is. */
static int64_t part_of(const struct change *changes, size_t i)
{
	int64_t part = 0;
	for (size_t k = 0; k < i; k++)
		part += changes[k].caller.organisation == changes[i].caller.organisation && changes[k].caller.person == changes[i].caller.person &&
					str_eq(changes[k].request, changes[i].request)
				? 1
				: 0;
	return part;
}

enum err change_all(struct link *l, const struct change *changes, size_t n, struct change_outcome *ret_outcomes)
{
	for (size_t i = 0; i < n; i++) {
		TRY(change_once(l, &changes[i], part_of(changes, i), i > 0 && ret_outcomes[0].repeated, &ret_outcomes[i]));
		if (ret_outcomes[i].repeated != ret_outcomes[0].repeated)
			return ERR_CONFLICT; /* half of it was done before: not the same request */
	}
	return OK;
}

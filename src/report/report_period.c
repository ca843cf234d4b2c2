/* report_period.c - one person over one period: who it is, and the order in which the parts are made. */
#include "report/report_period.h"

#include "me/series.h"
#include "report/report_make.h"

/* ---- the period ---- */

struct report_wish report_usual(const struct person *who)
{
	struct report_wish wish = {
		.days = store_last_days(who->today, REPORT_DAYS_USUAL), .name = STR(""), .question = STR(""), .parts = REPORT_USUAL};
	int32_t age = day_diff(who->today, who->plan_since) + 1;
	if (who->has_plan && age >= REPORT_DAYS_LEAST)
		wish.days = store_last_days(who->today, age < REPORT_DAYS_MOST ? age : REPORT_DAYS_MOST);
	return wish;
}

bool report_days_allowed(const struct person *who, struct store_days days)
{
	int32_t n = day_diff(days.last, days.first) + 1;
	return n >= 1 && n <= REPORT_DAYS_MOST && days.last.n <= who->today.n;
}

/* ---- who ---- */

static const struct choice *choice_of(const struct person *who, str question)
{
	uint16_t q = pack_question(who->pack, question);
	if (q == NONE || who->answers.of[q].kind != ANSWER_CHOICE)
		return NULL;
	return &who->pack->questions[q].choices[who->answers.of[q].value];
}

static str number_of(const struct making *m, str question)
{
	uint16_t q = pack_question(m->now->pack, question);
	if (q == NONE || m->now->answers.of[q].kind != ANSWER_NUMBER)
		return SAY_ALONE(SAY_NOT_ANSWERED);
	return say_int(m->a, m->now->answers.of[q].value);
}

static void make_who(struct making *m, str question, struct report_section *s)
{
	const struct person *who = m->now;
	const struct choice *had_for = choice_of(who, STR("how_long"));
	const struct answer *age = &who->answers.of[who->pack->known.q_age];
	struct lines l = lines_on(m->a, 8);
	str none = SAY_ALONE(SAY_NOT_ANSWERED), empty = STR("");
	int32_t day_number = day_diff(who->today, who->plan_since) + 1;
	if (question.n > 0)
		lines_add(&l, SAY_ALONE(SAY_QUESTION), question, empty);
	lines_add(&l, SAY_ALONE(SAY_AGE), age->kind == ANSWER_NUMBER ? SAY(m->a, SAY_YEARS, say_int(m->a, age->value)) : none, empty);
	lines_add(&l, SAY_ALONE(SAY_HAD_FOR), had_for != NULL ? had_for->text : none, empty);
	lines_add(&l, SAY_ALONE(SAY_AT_CHECK),
		  SAY(m->a, SAY_CHECK_PAIN, number_of(m, STR("pain_now")), number_of(m, STR("pain_average")), number_of(m, STR("pain_worst"))),
		  empty);
	lines_add(&l, SAY_ALONE(SAY_PLAN_SINCE),
		  who->has_plan ? SAY(m->a, SAY_PLAN_DAY, say_day(m->a, who->plan_since), say_int(m->a, day_number)) : SAY_ALONE(SAY_NO_PLAN_YET),
		  empty);
	s->title = m->report->name.n > 0 ? m->report->name : SAY_ALONE(SAY_NO_NAME);
	s->say = m->report->period;
	lines_put(&l, s);
}

/* ---- the whole ---- */

static enum err make_parts(struct making *m, str question)
{
	struct report_section *part = m->report->part;
	make_who(m, question, &part[REPORT_WHO]);
	make_verdict(m, &part[REPORT_VERDICT]);
	TRY(make_where(m, &part[REPORT_WHERE]));
	TRY(make_prevents(m, &part[REPORT_PREVENTS]));
	TRY(make_trend(m, &part[REPORT_TREND]));
	make_stool(m, &part[REPORT_STOOL]);
	TRY(make_done(m, &part[REPORT_DONE]));
	make_danger(m, &part[REPORT_DANGER]);
	make_plan(m, &part[REPORT_PLAN]);
	make_withheld(m, &part[REPORT_WITHHELD]);
	make_ask(m, &part[REPORT_ASK]);
	TRY(make_medicines(m, &part[REPORT_MEDICINES]));
	TRY(make_notes(m, &part[REPORT_NOTES]));
	make_sources(m, &part[REPORT_SOURCES]);
	return m->a->full ? ERR_FULL : OK;
}

/* The means of the first days look a week further back, and the legs two. */
static enum err load(struct making *m)
{
	struct store_days days = {day_plus(m->days.first, 1 - 2 * CHART_MEAN_DAYS), m->days.last}, changed = m->days;
	TRY(store_entry_days(m->r, days, m->a, &m->seen->entry_days));
	TRY(store_deed_days(m->r, days, m->a, &m->seen->deed_days));
	TRY(store_activities(m->r, m->a, &m->activities));
	TRY(store_marks_newest(m->r, (struct store_some){m->days, SERIES_SIGNS_MOST}, m->a, &m->marks));
	if (changed.first.n <= m->now->plan_since.n)
		changed.first = day_plus(m->now->plan_since, 1);
	TRY(store_plan_days(m->r, (struct store_some){changed, SERIES_SIGNS_MOST}, m->a, &m->plans));
	TRY(weeks_lived(m->r, m->now, m->days.first, m->a, &m->lived));
	return reviews_load(m->r, m->a, m->had);
}

static void name_report(struct report *report, const struct report_wish *wish, struct arena *a)
{
	int32_t n = day_diff(wish->days.last, wish->days.first) + 1;
	report->title = SAY_ALONE(SAY_TITLE);
	report->name = wish->name;
	report->period = n == 1 ? SAY(a, SAY_PERIOD_ONE_DAY, say_day(a, wish->days.first))
				: SAY(a, SAY_PERIOD, say_day(a, wish->days.first), say_day(a, wish->days.last), say_int(a, n));
	report->footer = SAY_ALONE(SAY_FOOTER);
}

enum err report_make(struct store_reader *r, const struct person *who, const struct report_wish *wish, struct arena *a, struct report *ret_report)
{
	struct report *report = ret_report;
	struct making m = {.now = who, .a = a, .report = report, .r = r, .days = wish->days};
	m.seen = arena_new(a, struct person, 1);
	m.had = arena_new(a, struct reviews, 1);
	struct plan_waits *waiting = arena_new(a, struct plan_waits, 1);
	if (m.seen == NULL || m.had == NULL || waiting == NULL)
		return ERR_FULL;
	person_waits(who, waiting);
	m.plan = waiting->is_on ? &waiting->plan : &who->plan;
	m.waits = waiting->is_on;
	m.needles = waiting->needles;
	*report = (struct report){.made_on = who->today, .first = wish->days.first, .last = wish->days.last};
	name_report(report, wish, a);
	*m.seen = *who;
	m.seen->today = report->last;
	TRY(store_read_begin(r));
	enum err e = load(&m);
	if (e == OK)
		e = make_parts(&m, wish->question);
	store_read_end(r);
	for (enum report_part part = REPORT_WHO; part < REPORT_PARTS; part++)
		report->part[part].is_shown = part == REPORT_WHO || (wish->parts >> part & 1) != 0;
	report->part[REPORT_DANGER].is_shown |= report->tone != REPORT_CALM; /* an open danger sign is never left out */
	return e;
}

enum err app_report(struct app *app, const struct person *who, const struct report_wish *wish, struct arena *a, struct report *ret_report)
{
	struct store_reader *r = app_reader(app, who->caller);
	enum err e = report_make(r, who, wish, a, ret_report);
	app_reader_back(app, r);
	return e;
}

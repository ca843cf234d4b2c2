/* report_diary.c - the parts of the report that come from the diary: where, what it prevents, how it went, what was done, whether it helped. */
#include "report/report_make.h"

#include "me/week_pain.h"
#include "me/diary.h"
#include "me/forms.h"
#include "me/places.h"
#include "me/series.h"
#include "me/then_now.h"
#include "me/trials.h"
#include "core/mean.h"
#include "draw/chart_picture.h"
#include "words/trial.h"

enum {
	PLACES_SHOWN = 6,
	FACTS_SHOWN = 6,
	DATES_SHOWN = 12,
	ITEMS_SHOWN = 3,
	MARKS_SHOWN = 6,
	NOTES_SHOWN = 60,
	NOTES_BYTES = 40000,
	ACTIVITIES_SHOWN = 4,
	BESIDES_MOST = BESIDES + 3 /* what is around treatments, breaks, a trial */
};

static bool is_in(const struct making *m, day d)
{
	return d.n >= m->report->first.n && d.n <= m->report->last.n;
}

static int32_t days_of(const struct making *m)
{
	return day_diff(m->report->last, m->report->first) + 1;
}

/* ---- where ---- */

/* The places with pain, the strongest first. */
static size_t sort_places(const struct map_pain *pain, size_t ret_order[MAP_REGIONS])
{
	size_t n = 0;
	for (size_t i = 0; i < MAP_REGIONS; i++) {
		if (pain->intensity[i] == 0)
			continue;
		size_t k = n++;
		for (; k > 0 && pain->intensity[ret_order[k - 1]] < pain->intensity[i]; k--)
			ret_order[k] = ret_order[k - 1];
		ret_order[k] = i;
	}
	return n;
}

/* What was marked at the check: there is pain, how strong nobody said. */
static size_t mark_answered(const struct person *who, struct map_pain *pain)
{
	size_t n = 0;
	for (size_t i = 0; i < MAP_REGIONS; i++) {
		const struct region *region = places_region(who->pack, map_region_id(i));
		if (region == NULL || !qset_has(&who->answers.regions, region->fact))
			continue;
		pain->intensity[i] = MAP_MARKED;
		n++;
	}
	return n;
}

static str place_name(const struct making *m, size_t region)
{
	const struct region *known = places_region(m->now->pack, map_region_id(region));
	return known != NULL ? known->name : map_region_id(region);
}

static void put_maps(struct making *m, struct report_section *s)
{
	static const str ids[REPORT_PICTURES] = {STR_INIT("report-back"), STR_INIT("report-front")};
	for (enum map_view view = MAP_BACK; view <= MAP_FRONT; view++) {
		struct writer w = arena_writer(m->a);
		map_show(&w, view, &m->report->pain, s->say, ids[view]);
		s->picture[view] = arena_keep(m->a, &w);
	}
}

static void put_places(struct making *m, struct report_section *s)
{
	size_t order[MAP_REGIONS], n = sort_places(&m->report->pain, order);
	str rest[MAP_REGIONS];
	struct lines l = lines_on(m->a, PLACES_SHOWN + 1);
	for (size_t i = 0; i < n && i < PLACES_SHOWN; i++) {
		int intensity = m->report->pain.intensity[order[i]];
		str text = intensity == MAP_MARKED ? SAY_ALONE(SAY_MARKED) : SAY(m->a, SAY_OF_TEN, say_int(m->a, intensity));
		lines_add(&l, place_name(m, order[i]), text, STR(""));
	}
	for (size_t i = PLACES_SHOWN; i < n; i++)
		rest[i - PLACES_SHOWN] = place_name(m, order[i]);
	if (n > PLACES_SHOWN)
		lines_add(&l, STR(""), STR(""), SAY(m->a, SAY_MORE_PLACES, say_list(m->a, rest, n - PLACES_SHOWN, FACTS_SHOWN)));
	lines_put(&l, s);
}

enum err make_where(struct making *m, struct report_section *s)
{
	struct map_pain *pain = &m->report->pain;
	size_t order[MAP_REGIONS], places;
	TRY(places_between(m->r, m->days, m->a, pain, &places));
	s->title = SAY_ALONE(SAY_WHERE);
	if (places > 0) {
		sort_places(pain, order);
		s->say = SAY(m->a, SAY_WHERE_SAY, place_name(m, order[0]), say_int(m->a, pain->intensity[order[0]]));
		s->small = SAY_ALONE(SAY_WHERE_SMALL);
	} else {
		s->say = SAY_ALONE(mark_answered(m->now, pain) > 0 ? SAY_WHERE_MARKED : SAY_WHERE_NONE);
	}
	put_places(m, s);
	put_maps(m, s);
	return OK;
}

/* ---- what it prevents ---- */

/* The facts of this block that hold and whose question's id begins with `prefix`. */
static qset felt(const struct making *m, const char *prefix)
{
	const struct pack *p = m->now->pack;
	qset set = {{0}};
	for (size_t q = 0; q < p->n_questions; q++) {
		const struct question *question = &p->questions[q];
		bool counts = question->block == BLOCK_FEEL && question->fact != NONE && str_starts(question->id, str_of(prefix));
		if (counts && qset_has(&m->now->consult.facts.yes, question->fact))
			qset_add(&set, question->fact);
	}
	return set;
}

static void add_facts(const struct making *m, struct lines *l, enum report_word label, const qset *facts)
{
	if (!qset_empty(facts))
		lines_add(l, SAY_ALONE(label), say_facts(m, facts, FACTS_SHOWN), STR(""));
}

static void add_causes(const struct making *m, struct lines *l)
{
	const struct causes *causes = &m->now->consult.causes;
	str names[CAUSES_MAX];
	for (size_t i = 0; i < causes->n; i++)
		names[i] = m->now->pack->causes[causes->of[i].cause].name;
	if (causes->n > 0)
		lines_add(l, SAY_ALONE(SAY_CAUSES), say_list(m->a, names, causes->n, 3), STR(""));
}

/* The first score of the period and the last. */
static enum err scores_say(const struct making *m, int64_t activity, str *ret_say)
{
	int first, last;
	enum err e = store_scores_ends(m->r, activity, m->days, &first, &last);
	if (e != OK && e != ERR_MISSING)
		return e;
	if (e == ERR_MISSING)
		*ret_say = SAY_ALONE(SAY_NOT_RATED);
	else if (first == last)
		*ret_say = SAY(m->a, SAY_OF_TEN, say_int(m->a, last));
	else
		*ret_say = SAY(m->a, SAY_ACTIVITY_CHANGE, say_int(m->a, first), say_int(m->a, last));
	return OK;
}

static enum err add_activities_rated(const struct making *m, struct lines *l)
{
	l->group = SAY_ALONE(SAY_ACTIVITIES);
	for (size_t i = 0; i < m->activities.n && l->n < ACTIVITIES_SHOWN; i++) {
		const struct store_activity *activity = &m->activities.at[i];
		str say;
		if (activity->since.n > m->report->last.n || activity->until.n < m->report->first.n)
			continue;
		TRY(scores_say(m, activity->id, &say));
		lines_add(l, activity->words, say, STR(""));
	}
	l->group = STR("");
	return OK;
}

enum err make_prevents(struct making *m, struct report_section *s)
{
	qset worse = felt(m, "worse_"), eases = felt(m, "eases_"), all = felt(m, ""), feels = qset_minus(all, &worse);
	struct lines l = lines_on(m->a, ACTIVITIES_SHOWN + 8);
	TRY(add_activities_rated(m, &l));
	feels = qset_minus(feels, &eases);
	add_facts(m, &l, SAY_FEELS, &feels);
	add_facts(m, &l, SAY_WORSE_WITH, &worse);
	add_facts(m, &l, SAY_EASES_WITH, &eases);
	s->title = SAY_ALONE(SAY_PREVENTS);
	add_causes(m, &l);
	s->say = l.n == 0 ? SAY_ALONE(SAY_PREVENTS_NONE) : STR("");
	s->small = l.n == 0 ? STR("") : SAY_ALONE(SAY_PREVENTS_SMALL);
	lines_put(&l, s);
	return OK;
}

/* ---- how it went ---- */

static size_t days_written(const struct making *m)
{
	size_t n = 0;
	for (size_t i = 0; i < m->report->chart.day_count; i++)
		n += is_in(m, m->report->chart.days[i].day);
	return n;
}

static void add_marks_to_chart(const struct making *m, struct chart *chart)
{
	static const enum chart_mark_kind kinds[] = {CHART_FLARE, CHART_ILL, CHART_TRAVEL, CHART_OTHER};
	struct chart_mark *marks = arena_new(m->a, struct chart_mark, m->marks.n + 1);
	for (size_t i = 0; marks != NULL && i < m->marks.n; i++)
		marks[i] = (struct chart_mark){m->marks.at[i].first, m->marks.at[i].last, kinds[m->marks.at[i].kind]};
	chart->marks = marks;
	chart->mark_count = marks == NULL ? 0 : m->marks.n;
}

/* Days of the period, each once. */
static void add_day(const struct making *m, day *days, struct chart_days *list, day d)
{
	if (!is_in(m, d) || (list->n > 0 && days[list->n - 1].n >= d.n))
		return;
	days[list->n++] = d;
	list->at = days;
}

/* The first plan is no change. */
static void add_days_to_chart(const struct making *m, struct chart *chart)
{
	day *plans = arena_new(m->a, day, m->plans.n + 1), *looks = arena_new(m->a, day, m->had->n + 1);
	if (plans == NULL || looks == NULL)
		return;
	for (size_t i = m->plans.n; i > 0; i--)
		add_day(m, plans, &chart->plans, m->plans.at[i - 1].day);
	for (size_t i = 0; i < m->had->n; i++)
		add_day(m, looks, &chart->looks, m->had->of[i].on);
}

enum err make_trend(struct making *m, struct report_section *s)
{
	struct chart *chart = &m->report->chart;
	struct writer words, picture;
	TRY(series_chart(m->seen, &m->lived, days_of(m), m->a, chart));
	add_marks_to_chart(m, chart);
	add_days_to_chart(m, chart);
	s->title = SAY_ALONE(SAY_TREND);
	size_t written = days_written(m);
	if (written == 0 && m->seen->deed_days.n == 0) {
		s->say = SAY_ALONE(SAY_TREND_NONE);
		return OK;
	}
	words = arena_writer(m->a);
	chart_change_words(&words, chart_change(chart, SERIES_STEP_TENTHS));
	s->say = arena_keep(m->a, &words);
	picture = arena_writer(m->a);
	chart_draw(&picture, chart, CHART_WIDE, STR("report-trend"));
	s->picture[0] = arena_keep(m->a, &picture);
	s->small = SAY_ALONE(SAY_TREND_SMALL);
	struct lines l = lines_on(m->a, 1);
	lines_add(&l, STR(""), SAY(m->a, SAY_TREND_DAYS, say_int(m->a, (int64_t)written), say_int(m->a, days_of(m))), STR(""));
	lines_put(&l, s);
	return OK;
}

/* ---- the stool ---- */

static void count_week(struct making *m)
{
	struct person *seen = m->seen;
	struct deed *deeds = arena_new(m->a, struct deed, seen->deed_days.n + 1);
	size_t n = 0;
	for (size_t i = 0; deeds != NULL && i < seen->deed_days.n; i++)
		deeds[n++] = (struct deed){.on = seen->deed_days.at[i].day, .leg = (enum leg)seen->deed_days.at[i].leg};
	seen->wanted = lived_on(&m->lived, seen->today);
	if (seen->today.n < m->now->today.n) /* a day that is over keeps its plan */
		seen->counted = m->lived.n > 0 && m->lived.plan[0].from.n <= seen->today.n ? COUNTED_BY_PLAN : COUNTED_BY_DEFAULT;
	seen->week = balance_week(seen->wanted, deeds, n, seen->today);
}

void make_stool(struct making *m, struct report_section *s)
{
	struct lines l = lines_on(m->a, LEGS + 1);
	count_week(m);
	m->report->legs = series_stool(m->seen);
	for (size_t leg = 0; leg < LEGS; leg++)
		lines_add(&l, stool_leg_name(leg),
			  SAY(m->a, leg == LEG_TREATMENT ? SAY_COUNT : SAY_COUNT_DAYS, say_int(m->a, m->seen->week.done[leg]),
			      say_int(m->a, m->seen->week.wanted[leg])),
			  STR(""));
	if (m->seen->counted != COUNTED_BY_PLAN)
		lines_add(&l, STR(""), SAY_ALONE(m->seen->counted == COUNTED_BY_KEPT ? SAY_STOOL_KEPT : SAY_STOOL_NONE), STR(""));
	s->title = SAY_ALONE(SAY_STOOL);
	s->say = stool_sentence(m->report->legs);
	s->small = SAY_ALONE(SAY_STOOL_SMALL);
	struct writer w = arena_writer(m->a);
	stool_draw(&w, m->report->legs, STR("report-stool"));
	s->picture[0] = arena_keep(m->a, &w);
	lines_put(&l, s);
}

/* ---- what was done ---- */

static str item_name(const struct making *m, str id)
{
	uint16_t item = pack_item(m->now->pack, id);
	return item == NONE ? SAY_ALONE(SAY_OTHER_DEED) : m->now->pack->items[item].name;
}

/* Treatments with their days; of what is done daily only how often. */
static enum err how_often(const struct making *m, enum leg leg, const struct store_tally *done, str *ret_say)
{
	struct store_dates dates;
	str names[DATES_SHOWN];
	if (leg != LEG_TREATMENT) {
		*ret_say = SAY(m->a, SAY_DAYS_OF, say_int(m->a, done->days), say_int(m->a, days_of(m)));
		return OK;
	}
	TRY(store_deed_dates(m->r, &(struct store_deed_item){.item = done->item, .leg = (int)leg}, (struct store_some){m->days, DATES_SHOWN}, m->a,
			     &dates));
	for (size_t i = 0; i < dates.n; i++)
		names[i] = say_day_short(m->a, dates.at[i]);
	str list = say_list(m->a, names, dates.n, DATES_SHOWN);
	if (done->days > DATES_SHOWN)
		list = SAY(m->a, SAY_AND_MORE, list, say_int(m->a, done->days - DATES_SHOWN));
	*ret_say = done->days == 1 ? SAY(m->a, SAY_ONCE, list) : SAY(m->a, SAY_TIMES, say_int(m->a, done->days), list);
	return OK;
}

/* Days of the period with anything of a leg. */
static int64_t days_with(const struct making *m, enum leg leg)
{
	int64_t n = 0;
	for (size_t i = 0; i < m->seen->deed_days.n; i++)
		n += m->seen->deed_days.at[i].leg == (int)leg && is_in(m, m->seen->deed_days.at[i].day);
	return n;
}

static enum err add_leg(const struct making *m, struct lines *l, enum leg leg)
{
	struct store_tallies done;
	TRY(store_deed_tally(m->r, (int)leg, (struct store_some){m->days, ITEMS_SHOWN}, m->a, &done));
	l->group = stool_leg_name(leg);
	if (leg != LEG_TREATMENT && done.n > 1)
		lines_add(l, SAY_ALONE(SAY_ANY_OF_IT), SAY(m->a, SAY_DAYS_OF, say_int(m->a, days_with(m, leg)), say_int(m->a, days_of(m))), STR(""));
	for (size_t i = 0; i < done.n; i++) {
		str often;
		TRY(how_often(m, leg, &done.at[i], &often));
		lines_add(l, item_name(m, done.at[i].item), often, STR(""));
	}
	return OK;
}

/* What it went with, called that. */
static enum err add_around(const struct making *m, struct lines *l)
{
	struct helped_around around;
	TRY(then_now_around(m->seen, m->days, m->a, &around));
	if (around.treatments < HELPED_TREATMENTS_LEAST)
		return OK;
	l->group = stool_leg_name(LEG_TREATMENT);
	lines_add(l, SAY_ALONE(SAY_AROUND), SAY(m->a, SAY_AROUND_THEM, say_tenths(m->a, around.before_tenths), say_tenths(m->a, around.after_tenths)),
		  SAY(m->a, SAY_AROUND_N, say_int(m->a, around.treatments)));
	return OK;
}

static void add_mean(const struct making *m, struct lines *l, size_t beside)
{
	const struct store_entry_days *of = &m->seen->entry_days;
	struct mean_day *days = arena_new(m->a, struct mean_day, of->n + 1);
	int32_t n = 0;
	for (size_t i = 0; days != NULL && i < of->n; i++) {
		const struct store_entry_day *d = &of->at[i];
		days[i] = (struct mean_day){d->day, d->beside[beside].sum, d->beside[beside].n};
		n += is_in(m, d->day) && days[i].n > 0;
	}
	if (n > 0)
		lines_add(l, beside_of(beside)->label,
			  SAY(m->a, SAY_MEAN_DAYS, say_tenths(m->a, mean_of_days(days, of->n, m->days.first, m->days.last)), say_int(m->a, n)),
			  STR(""));
}

static enum err add_breaks(const struct making *m, struct lines *l)
{
	struct store_outcome_spans spans;
	int32_t taken = 0;
	TRY(store_outcome_spans(m->r, (struct store_span){m->days, days_of(m)}, m->a, &spans));
	for (size_t i = 0; i < spans.n; i++)
		taken += spans.at[i].outcome == STORE_BREAK_TAKEN || spans.at[i].outcome == STORE_BREAK_OWN ? spans.at[i].n : 0;
	if (taken > 0)
		lines_add(l, SAY_ALONE(SAY_BREAKS), SAY(m->a, SAY_BREAKS_TAKEN, say_int(m->a, taken)), STR(""));
	return OK;
}

/* The newest one that touches the period. */
static enum err add_trial(const struct making *m, struct lines *l)
{
	struct trials *all = arena_new(m->a, struct trials, 1);
	struct trials_look look;
	const struct pack *p = m->now->pack;
	if (all == NULL)
		return ERR_FULL;
	TRY(trials_load(m->r, m->now, m->a, all));
	if (all->n == 0 || all->of[0].design.begun.n > m->days.last.n || trial_last(&all->of[0].design).n < m->days.first.n)
		return OK;
	TRY(trials_look(m->r, m->now, &all->of[0], m->a, &look));
	const struct trial_arms *arms = &all->of[0].arms;
	bool is_alone = arms->b == NONE;
	str says = trial_says[look.result.state][is_alone ? TRIAL_SAYS_WITHOUT : TRIAL_SAYS_AGAINST];
	lines_add(l, SAY_ALONE(SAY_TRIAL),
		  SAY(m->a, is_alone ? SAY_TRIAL_ALONE : SAY_TRIAL_AGAINST, p->items[arms->a].name, says, trial_arm_name(p, arms, TRIAL_B, STR(""))),
		  STR(""));
	return OK;
}

static enum err add_besides(const struct making *m, struct lines *l)
{
	l->group = SAY_ALONE(SAY_ALSO);
	for (size_t i = 0; i < BESIDES; i++)
		add_mean(m, l, i);
	TRY(add_breaks(m, l));
	TRY(add_trial(m, l));
	l->group = STR("");
	return OK;
}

static void add_marks(const struct making *m, struct lines *l)
{
	l->group = SAY_ALONE(SAY_MARKS);
	for (size_t i = 0; i < m->marks.n && i < MARKS_SHOWN; i++) {
		const struct store_mark *mark = &m->marks.at[(m->marks.n < MARKS_SHOWN ? m->marks.n : MARKS_SHOWN) - 1 - i];
		str first = say_day_short(m->a, mark->first), last = say_day_short(m->a, mark->last);
		lines_add(l, say_mark[mark->kind], mark->first.n == mark->last.n ? first : SAY(m->a, SAY_MARK_DAYS, first, last), STR(""));
	}
	l->group = STR("");
}

enum err make_done(struct making *m, struct report_section *s)
{
	struct lines l = lines_on(m->a, (size_t)LEGS * (ITEMS_SHOWN + 1) + MARKS_SHOWN + BESIDES_MOST);
	for (enum leg leg = LEG_TREATMENT; leg < LEGS; leg++) {
		TRY(add_leg(m, &l, leg));
		if (leg == LEG_TREATMENT)
			TRY(add_around(m, &l));
	}
	TRY(add_besides(m, &l));
	add_marks(m, &l);
	s->title = SAY_ALONE(SAY_DONE);
	s->say = l.n == 0 ? SAY_ALONE(SAY_DONE_NONE) : STR("");
	s->small = l.n == 0 ? STR("") : SAY_ALONE(SAY_DONE_SMALL);
	lines_put(&l, s);
	return OK;
}

/* ---- did it help ---- */

/* The last look back of the period; without one, what the diary alone says. */
static void find_look(struct making *m)
{
	struct review *look = &m->report->look;
	for (size_t i = 0; i < m->had->n; i++) {
		if (!is_in(m, m->had->of[i].on))
			continue;
		*look = m->had->of[i];
		m->report->is_look = true;
	}
	if (m->report->is_look)
		return;
	*look = (struct review){.on = m->report->last, .worst = WORST_NOT_SAID, .now = WORST_NOT_SAID};
	look->in.then = review_start(m->now, m->had);
	look->in.now = (struct look){.pain_tenths = week_pain_tenths(&m->seen->entry_days, m->report->last), .activities_tenths = NOT_MEASURED};
	look->in.weeks = review_weeks(m->now);
}

static str from_to(const struct making *m, int32_t then, int32_t now)
{
	if (then == NOT_MEASURED)
		return SAY(m->a, SAY_NOW_ONLY, say_tenths(m->a, now));
	return SAY(m->a, SAY_FROM_TO, say_tenths(m->a, then), say_tenths(m->a, now));
}

/* "2.3 now, 5.7 at the start, 60 percent less." from the very numbers that were judged. */
static str headline(const struct making *m, const struct reassessment *found, str judged)
{
	const struct reassess_input *in = &m->report->look.in;
	int32_t percent = found->pain_change_percent;
	if (in->now.pain_tenths == NOT_MEASURED || in->then.pain_tenths == NOT_MEASURED)
		return judged;
	str now = say_tenths(m->a, in->now.pain_tenths), then = say_tenths(m->a, in->then.pain_tenths);
	if (found->pain_change_tenths == 0)
		return SAY(m->a, SAY_HEADLINE_SAME, now, then, then, judged);
	if (in->then.pain_tenths == 0) /* no percent of nothing */
		return SAY(m->a, SAY_HEADLINE_FROM_0, now, then, then, judged);
	return SAY(m->a, found->pain_change_tenths < 0 ? SAY_HEADLINE_LESS : SAY_HEADLINE_MORE, now, then,
		   say_int(m->a, percent < 0 ? -percent : percent), judged);
}

/* Only what the headline does not say. */
static void add_pain(const struct making *m, struct lines *l)
{
	const struct reassess_input *in = &m->report->look.in;
	if (in->now.pain_tenths != NOT_MEASURED && in->then.pain_tenths == NOT_MEASURED)
		lines_add(l, SAY_ALONE(SAY_PAIN_AVERAGE), SAY(m->a, SAY_NOW_ONLY, say_tenths(m->a, in->now.pain_tenths)), STR(""));
}

static void add_activities(const struct making *m, struct lines *l, const struct reassessment *found)
{
	const struct reassess_input *in = &m->report->look.in;
	int32_t change = found->activities_change_tenths;
	if (in->now.activities_tenths == NOT_MEASURED)
		return;
	str note = change == 0 ? STR("") : SAY(m->a, change > 0 ? SAY_POINTS_UP : SAY_POINTS_DOWN, say_tenths(m->a, change > 0 ? change : -change));
	lines_add(l, SAY_ALONE(SAY_CAN_DO), from_to(m, in->then.activities_tenths, in->now.activities_tenths), note);
}

static const struct measure *pain_measure(const struct pack *p)
{
	for (size_t i = 0; i < p->n_measures; i++)
		if (str_eq(p->measures[i].id, STR("nrs")))
			return &p->measures[i];
	return NULL;
}

/* "About 2 points or 30 percent less ... Studies: S155, S156; medium confidence." */
static str threshold_of(const struct making *m)
{
	const struct measure *pain = pain_measure(m->now->pack);
	if (pain == NULL)
		return SAY_ALONE(SAY_THRESHOLD);
	struct writer w = arena_writer(m->a);
	w_str(&w, SAY_ALONE(SAY_THRESHOLD));
	w_char(&w, ' ');
	w_str(&w, pain->important);
	return arena_keep(m->a, &w);
}

void make_verdict(struct making *m, struct report_section *s)
{
	static const enum report_word outcomes[] = {SAY_NOT_KNOWN, SAY_IMPROVED, SAY_NO_CHANGE, SAY_WORSE};
	struct lines l = lines_on(m->a, 5);
	find_look(m);
	const struct review *look = &m->report->look;
	struct reassessment found = reassess(&look->in);
	str outcome = SAY_ALONE(outcomes[found.outcome]);
	s->title = SAY_ALONE(SAY_VERDICT);
	s->say = headline(m, &found,
			  m->report->is_look ? SAY(m->a, SAY_LOOK_ON, outcome, say_day(m->a, look->on)) : SAY(m->a, SAY_FROM_DIARY, outcome));
	add_pain(m, &l);
	add_activities(m, &l, &found);
	if (look->in.word != CHANGE_NOT_ASKED)
		lines_add(&l, SAY_ALONE(SAY_OWN_WORD), say_change[look->in.word], STR(""));
	if (look->in.something_new)
		lines_add(&l, SAY_ALONE(SAY_NEW_SIGN), SAY_ALONE(SAY_NEW_SIGN_YES), STR(""));
	if (!m->report->is_look)
		lines_add(&l, STR(""), STR(""), SAY_ALONE(SAY_NO_LOOK));
	s->small = threshold_of(m);
	lines_put(&l, s);
}

/* ---- in their own words ---- */

/* The newest of them, as many as may be read in one go. */
static void put_texts(const struct making *m, const struct store_texts *texts, struct lines *l)
{
	size_t bytes = 0;
	for (size_t i = 0; i < texts->n && bytes <= NOTES_BYTES; i++) {
		lines_add(l, say_day(m->a, texts->at[i].day), texts->at[i].text, STR(""));
		bytes += texts->at[i].text.n;
	}
}

enum err make_medicines(struct making *m, struct report_section *s)
{
	struct lines l = lines_on(m->a, NOTES_SHOWN);
	struct store_texts texts;
	TRY(store_medicines(m->r, (struct store_some){m->days, NOTES_SHOWN}, m->a, &texts));
	put_texts(m, &texts, &l);
	s->title = SAY_ALONE(SAY_MEDICINES);
	s->say = l.n == 0 ? SAY_ALONE(SAY_NOTHING_WRITTEN) : STR("");
	s->small = SAY_ALONE(SAY_MEDICINES_SMALL);
	lines_put(&l, s);
	return OK;
}

enum err make_notes(struct making *m, struct report_section *s)
{
	struct lines l = lines_on(m->a, NOTES_SHOWN);
	struct store_texts texts;
	TRY(store_notes(m->r, (struct store_some){m->days, NOTES_SHOWN}, m->a, &texts));
	put_texts(m, &texts, &l);
	s->title = SAY_ALONE(SAY_NOTES);
	s->say = l.n == 0 ? SAY_ALONE(SAY_NOTHING_WRITTEN) : STR("");
	s->small = l.n == 0 ? STR("") : SAY_ALONE(SAY_NOTES_SMALL);
	lines_put(&l, s);
	return OK;
}

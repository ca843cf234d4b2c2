/* places.c - where it hurts. */
#include "me/places.h"

enum { WEEK = 7 };

/* ---- weeks ---- */

/* Places that the map no longer has are left out. */
static void put_mean(const struct store_region_span *of, struct map_pain *pain, size_t *n)
{
	size_t region = map_region_of(of->region);
	if (region == MAP_REGIONS || of->intensity_sum == 0)
		return;
	int mean = (int)((of->intensity_sum + of->n / 2) / of->n);
	pain->intensity[region] = mean < 1 ? 1 : mean;
	++*n;
}

enum err places_between(struct store_reader *r, struct store_days days, struct arena *a, struct map_pain *ret_pain, size_t *ret_n)
{
	struct store_region_spans spans;
	TRY(store_region_spans(r, (struct store_span){days, day_diff(days.last, days.first) + 1}, a, &spans));
	*ret_pain = (struct map_pain){0};
	*ret_n = 0;
	for (size_t i = 0; i < spans.n; i++)
		put_mean(&spans.at[i], ret_pain, ret_n);
	return OK;
}

enum err places_weeks(struct app *app, struct caller caller, day today, struct arena *a, struct places_week ret_weeks[PLACES_WEEKS])
{
	struct store_region_spans spans;
	day first = week_first(today, PLACES_WEEKS - 1);
	struct store_reader *r = app_reader(app, caller);
	enum err e = store_region_spans(r, (struct store_span){{first, day_plus(first, WEEK * PLACES_WEEKS - 1)}, WEEK}, a, &spans);
	app_reader_back(app, r);
	if (e != OK)
		return e;
	for (int32_t k = 0; k < PLACES_WEEKS; k++)
		ret_weeks[k] = (struct places_week){.from = day_plus(first, WEEK * k)};
	for (size_t i = 0; i < spans.n; i++) {
		struct places_week *week = &ret_weeks[day_diff(spans.at[i].from, first) / WEEK];
		put_mean(&spans.at[i], &week->pain, &week->n);
	}
	return OK;
}

/* ---- what to ask ---- */

str places_say(const struct pack *p, const struct map_pain *pain, struct arena *a)
{
	struct writer w = arena_writer(a);
	for (size_t i = 0; i < MAP_REGIONS; i++) {
		const struct region *region = places_region(p, map_region_id(i));
		if (pain->intensity[i] == 0 || region == NULL)
			continue;
		if (w.n > 0)
			w_z(&w, ", ");
		w_str(&w, region->name);
		w_z(&w, ": ");
		w_int(&w, pain->intensity[i]);
	}
	return arena_keep(a, &w);
}

bool places_hurts_on(const struct map_pain *pain, enum map_view view)
{
	for (size_t i = 0; i < MAP_REGIONS; i++)
		if (pain->intensity[i] > 0 && map_region_view(i) == view)
			return true;
	return false;
}

const struct region *places_region(const struct pack *p, str id)
{
	for (size_t i = 0; i < p->n_regions; i++)
		if (str_eq(p->regions[i].id, id))
			return &p->regions[i];
	return NULL;
}

/* A row is asked as a whole: with what takes the weight off. */
static qset whole_rows(const struct pack *p, const qset *facts)
{
	qset s = *facts;
	for
		qset_each(f, facts)
		{
			uint16_t question = p->facts[f].question;
			if (question == NONE || p->questions[question].fact == NONE)
				continue;
			qset row = pack_row_facts(p, &p->rows[p->questions[question].row]);
			s = qset_or(s, &row);
		}
	return s;
}

/* The facts that these regions ask about; NULL for all regions. */
static qset asked_by(const struct pack *p, const qset *regions)
{
	qset asks = {0};
	for (size_t i = 0; i < p->n_regions; i++)
		if (regions == NULL || qset_has(regions, p->regions[i].fact))
			asks = qset_or(asks, &p->regions[i].asks);
	return whole_rows(p, &asks);
}

size_t places_questions(const struct pack *p, uint16_t ret_questions[QUESTIONS_MAX])
{
	qset asks = asked_by(p, NULL);
	size_t n = 0;
	for (size_t q = 0; q < p->n_questions; q++)
		if (p->questions[q].fact != NONE && qset_has(&asks, p->questions[q].fact))
			ret_questions[n++] = (uint16_t)q;
	return n;
}

static bool any_of(const struct person *who, const struct question_row *row, size_t from, size_t to, enum answer_kind kind)
{
	for (size_t i = from; i < to; i++)
		if (who->answers.of[row->questions[i]].kind == kind && question_wanted(who->pack, &who->consult.facts, row->questions[i]))
			return true;
	return false;
}

/* What was not answered today; of a row that is yes already only what follows it, with its ticks beside it. */
static bool is_still_asked(const struct person *who, uint16_t question)
{
	const struct question_row *row = &who->pack->rows[who->pack->questions[question].row];
	if (any_of(who, row, 0, row->n_ticks, ANSWER_YES))
		return any_of(who, row, row->n_ticks, row->n_ticks + row->n_then, ANSWER_NONE);
	return !person_answered_today(who, question);
}

size_t places_ask(const struct person *who, const qset *regions, uint16_t ret_questions[QUESTIONS_MAX])
{
	const struct pack *p = who->pack;
	qset asks = asked_by(p, regions);
	size_t n = 0;
	for (uint16_t q = 0; q < p->n_questions; q++) {
		uint16_t fact = p->questions[q].fact;
		if (fact != NONE && qset_has(&asks, fact) && is_still_asked(who, q) && question_wanted(p, &who->consult.facts, q))
			ret_questions[n++] = q;
	}
	return n;
}

/* progress.c - looking back. */
#include "web/progress.h"

#include "app/trials.h"

enum { CHECKS_MAX = 16 };

/* ---- the form ---- */

static struct look_view look_form(const struct person *who, struct form_key *form, struct arena *a)
{
	struct look_view v = {.form = form, .who = who, .average = STORE_PAIN_UNSET, .worst = STORE_PAIN_UNSET, .now = STORE_PAIN_UNSET};
	uint16_t *checks = arena_new(a, uint16_t, CHECKS_MAX);
	for (size_t q = 0; checks != NULL && q < who->pack->n_questions && v.n_checks < CHECKS_MAX; q++)
		if (who->pack->questions[q].block == BLOCK_RECHECK)
			checks[v.n_checks++] = (uint16_t)q;
	v.checks = checks;
	v.diary_tenths = person_pain_tenths(who, who->today);
	return v;
}

/* ---- GET /progress ---- */

static url look_url(const struct review *review, struct arena *a)
{
	struct writer w = arena_writer(a);
	w_z(&w, "/reassess/");
	w_int(&w, review->id);
	return (url){arena_keep(a, &w)};
}

static enum err set_looks(struct progress_view *v, const struct reviews *had, struct arena *a)
{
	struct progress_look *looks = arena_new(a, struct progress_look, had->n + 1);
	if (looks == NULL)
		return ERR_FULL;
	for (size_t i = had->n; i > 0; i--) {
		const struct review *review = &had->of[i - 1];
		looks[v->n_looks++] = (struct progress_look){.review = review, .found = reassess(&review->in), .where = look_url(review, a)};
	}
	v->looks = looks;
	return OK;
}

/* ---- where it hurt, week by week ---- */

/* "Breastbone: 4, Upper belly: 2" */
static str week_words(const struct pack *p, const struct places_week *week, struct arena *a)
{
	struct writer w = arena_writer(a);
	for (size_t i = 0; i < MAP_REGIONS; i++) {
		const struct region *region = places_region(p, map_region_id(i));
		if (week->pain.intensity[i] == 0 || region == NULL)
			continue;
		if (w.n > 0)
			w_z(&w, ", ");
		w_str(&w, region->name);
		w_z(&w, ": ");
		w_int(&w, week->pain.intensity[i]);
	}
	return arena_keep(a, &w);
}

static bool hurts_on(const struct places_week *week, enum map_view view)
{
	for (size_t i = 0; i < MAP_REGIONS; i++)
		if (week->pain.intensity[i] > 0 && map_region_view(i) == view)
			return true;
	return false;
}

/* One side, small. */
static html week_map(const struct places_week *week, enum map_view view, str words, struct arena *a)
{
	if (!hurts_on(week, view))
		return html_trusted(STR(""));
	struct writer id = arena_writer(a);
	w_z(&id, view == MAP_BACK ? "back-" : "front-");
	w_int(&id, week->monday.n);
	str name = arena_keep(a, &id);
	struct writer w = arena_writer(a);
	map_show(&w, view, &week->pain, words, name);
	return html_trusted(arena_keep(a, &w));
}

static enum err set_places(struct site *site, struct progress_view *v, struct arena *a)
{
	struct store_regions all;
	struct places_week of[PLACES_WEEKS];
	struct progress_week *weeks = arena_new(a, struct progress_week, PLACES_WEEKS);
	if (weeks == NULL)
		return ERR_FULL;
	TRY(places_load(site->app, v->who, a, &all));
	places_weeks(v->who, &all, of);
	size_t first = PLACES_WEEKS; /* the first week with a place */
	for (size_t i = PLACES_WEEKS; i-- > 0;) {
		weeks[i].monday = of[i].monday;
		weeks[i].words = week_words(v->who->pack, &of[i], a);
		weeks[i].back = week_map(&of[i], MAP_BACK, weeks[i].words, a);
		weeks[i].front = week_map(&of[i], MAP_FRONT, weeks[i].words, a);
		if (of[i].n > 0)
			first = i;
	}
	v->places = weeks + first;
	v->n_places = PLACES_WEEKS - first;
	return a->full ? ERR_FULL : OK;
}

enum err progress_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct reviews *had = arena_new(r->arena, struct reviews, 1);
	struct progress_view *v = arena_new(r->arena, struct progress_view, 1);
	if (had == NULL || v == NULL)
		return ERR_FULL;
	TRY(own_person(site, q, r, &who));
	TRY(app_reviews(site->app, r->arena, had));
	struct course_next course = review_course(who, had);
	*v = (struct progress_view){.who = who, .next_on = review_next(who, had), .week = week_of(who, &course, r->arena)};
	v->may_look = who->has_plan || who->plan.refusal == PLAN_OPEN;
	v->look = look_form(who, csrf_key(q, r), r->arena);
	TRY(charts_load(site->app, who, had, q->value, r->arena, &v->charts));
	TRY(set_looks(v, had, r->arena));
	TRY(set_places(site, v, r->arena));
	TRY(breaks_weeks_of(site, who, r->arena, &v->breaks));
	TRY(person_strength(who, r->arena, &v->strength));
	page_progress(response_page(r, "Progress", NAV_DIARY), v);
	return OK;
}

/* ---- POST /reassess ---- */

enum { AVERAGE, WORST, NOW, WORD, NEW };

#define PAIN_FIELD(field_name, field_label)                                                                                                          \
	{                                                                                                                                            \
		.name = field_name, .label = field_label, .kind = FIELD_INT, .min = 0, .max = STORE_PAIN_MAX                                         \
	}

const struct field look_fields[5] = {
	[AVERAGE] = PAIN_FIELD("average", "Average pain of the last seven days"),
	[WORST] = PAIN_FIELD("worst", "Worst pain of the last seven days"),
	[NOW] = PAIN_FIELD("now", "Pain now"),
	[WORD] = {.name = "word",
		  .label = "Since the start",
		  .kind = FIELD_CHOICE,
		  .choices = "very_much_better much_better a_little_better no_change a_little_worse much_worse very_much_worse"},
	[NEW] = {.name = "new", .label = "Anything new", .kind = FIELD_MANY},
};

static int pain_or_unset(const struct value *v)
{
	return v->given ? (int)v->number : STORE_PAIN_UNSET;
}

/* What was ticked of the re-check. Fails: ERR_INPUT: something that is not on the page. */
static enum err read_checks(struct look_view *v, struct pairs ticked)
{
	for (size_t i = 0; i < ticked.n; i++) {
		str id = ticked.p[i].value;
		uint16_t q = pack_question(v->who->pack, id);
		if (str_eq(id, STR("none")))
			v->none = true;
		else if (str_eq(id, STR("unsure")))
			v->unsure = true;
		else if (q != NONE && v->who->pack->questions[q].block == BLOCK_RECHECK)
			qset_add(&v->chosen, v->who->pack->questions[q].fact);
		else
			return ERR_INPUT;
	}
	return OK;
}

static enum err read_look(struct look_view *v, const struct value *sent)
{
	v->average = pain_or_unset(&sent[AVERAGE]);
	v->worst = pain_or_unset(&sent[WORST]);
	v->now = pain_or_unset(&sent[NOW]);
	v->word = sent[WORD].given ? sent[WORD].text : STR("");
	return read_checks(v, sent[NEW].many);
}

/* "None of these" together with one of these is no answer; not sure counts as yes. */
static bool is_answered(const struct look_view *v)
{
	bool any = v->unsure || !qset_empty(&v->chosen);
	return v->average != STORE_PAIN_UNSET && v->now != STORE_PAIN_UNSET && any != v->none;
}

static struct review review_of(const struct look_view *v, const struct reviews *had)
{
	size_t word = word_index(change_words, CHANGE_VERY_MUCH_WORSE + 1, v->word);
	struct review review = {.on = v->who->today, .worst = v->worst, .now = v->now, .visits = review_course(v->who, had).had};
	review.in.then = review_start(v->who, had);
	review.in.now = (struct look){.pain_tenths = 10 * v->average, .activities_tenths = NOT_MEASURED};
	review.in.word = word <= CHANGE_VERY_MUCH_WORSE ? (enum change_word)word : CHANGE_NOT_ASKED;
	review.in.something_new = v->unsure || !qset_empty(&v->chosen);
	review.in.weeks = review_weeks(v->who);
	return review;
}

enum err look_keep(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	struct reviews *had = arena_new(r->arena, struct reviews, 1);
	if (had == NULL)
		return ERR_FULL;
	TRY(own_person(site, q, r, &who));
	TRY(app_reviews(site->app, r->arena, had));
	struct look_view v = look_form(who, csrf_key(q, r), r->arena);
	TRY(read_look(&v, q->value));
	if (!is_answered(&v)) {
		v.came_back = true;
		r->status = 400;
		page_look_again(response_page(r, "One answer needs another look", NAV_DIARY), &v);
		return OK;
	}
	TRY(own_changes(q, r, &acts));
	struct review review = review_of(&v, had);
	act_review(acts, who, &review);
	if (review.in.something_new) {
		act_trial_danger(acts, who);
		act_start_over(acts, who);
	}
	response_see(r, review.in.something_new ? URL("/check") : URL("/reassess"));
	return OK;
}

/* ---- POST /reassess/danger: all danger signs are asked again (evidence 6.3, after four weeks without improvement) ---- */

enum err look_start_over(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	TRY(own_person(site, q, r, &who));
	TRY(own_changes(q, r, &acts));
	act_start_over(acts, who);
	response_see(r, URL("/check"));
	return OK;
}

/* ---- GET /reassess, GET /reassess/:id ---- */

static const struct review *find(const struct reviews *had, const struct request *q)
{
	int64_t id;
	if (q->segment_n < 2)
		return had->n > 0 ? &had->of[had->n - 1] : NULL;
	if (!str_int(q->segment[1], &id))
		return NULL;
	for (size_t i = 0; i < had->n; i++)
		if (had->of[i].id == id)
			return &had->of[i];
	return NULL;
}

enum err verdict_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct reviews *had = arena_new(r->arena, struct reviews, 1);
	if (had == NULL)
		return ERR_FULL;
	TRY(own_person(site, q, r, &who));
	TRY(app_reviews(site->app, r->arena, had));
	const struct review *review = find(had, q);
	if (review == NULL)
		return ERR_MISSING;
	struct verdict_view v = {
		.who = who, .form = csrf_key(q, r), .review = review, .found = reassess(&review->in), .next_on = review_next(who, had)};
	if (v.found.pain_change_tenths < 0) {
		v.less_tenths = -v.found.pain_change_tenths;
		v.less_percent = -v.found.pain_change_percent;
	} else {
		v.more_tenths = v.found.pain_change_tenths;
		v.more_percent = v.found.pain_change_percent;
	}
	v.may_change = review == &had->of[had->n - 1] && who->plan.refusal == PLAN_OPEN;
	if (v.may_change)
		TRY(verdict_plan_of(who, v.form, r->arena, &v.plan));
	page_verdict(response_page(r, "Did it help", NAV_DIARY), &v);
	return OK;
}

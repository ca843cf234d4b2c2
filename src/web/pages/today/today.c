/* today.c - the first page. */
#include "web/pages/today/today.h"

#include "me/copied.h"
#include "me/grow.h"
#include "me/trials.h"
#include "web/parts/figure.h"
#include "draw/chart_picture.h"

enum { SAY_ROOM = 2048, SPARK_DAYS_LEAST = 2 * CHART_MEAN_DAYS };

/* ---- where things stand ---- */

static bool has_answers(const struct person *who)
{
	for (size_t q = 0; q < who->pack->n_questions; q++)
		if (who->answers.of[q].kind != ANSWER_NONE)
			return true;
	return false;
}

static enum today_state state_of(const struct person *who)
{
	const struct triage *t = &who->consult.triage;
	bool is_open = who->plan.refusal == REFUSED_UNANSWERED || (t->ceiling >= DOCTOR_FIRST && t->urgency < DOCTOR_FIRST);
	if (who->plan.refusal == REFUSED_DANGER)
		return TODAY_DANGER;
	if (!is_open || who->due == FRESH_NEEDLES)
		return TODAY_PLAN;
	if (who->has_plan)
		return TODAY_AGAIN;
	return has_answers(who) ? TODAY_UNFINISHED : TODAY_NEW;
}

/* ---- the cards ---- */

static void set_danger(struct today_view *v, struct arena *a)
{
	char buffer[SAY_ROOM];
	struct writer w = writer_on(buffer, sizeof buffer);
	say_check(&w, v->who->pack, &v->who->consult.triage, v->who->number);
	v->say = arena_copy(a, writer_str(&w));
	v->call = numbers_call(v->who, a);
	v->numbers = numbers_of(v->who, "today", v->form, a);
}

/* The figure beside the words shows something that this person may do. */
static void set_relief(struct today_view *v, struct arena *a)
{
	const struct pack *p = v->who->pack;
	uint16_t seated = pack_item(p, STR("seated_extension")), breathing = pack_item(p, STR("breathing")), heat = pack_item(p, STR("heat_pad"));
	bool may_sit = seated != NONE && allow_now(allow_item(&p->items[seated], &v->who->consult.facts).verdict);
	const struct item *shown = may_sit ? &p->items[seated] : breathing != NONE ? &p->items[breathing] : NULL;
	v->has_heat = heat != NONE && plan_step(&v->who->plan, heat) != NULL;
	if (v->has_heat)
		v->heat = url_with(a, URL("/session"), "item", p->items[heat].id);
	if (shown == NULL)
		return;
	v->hero = url_with(a, figure_url(a, v->who->pack, &v->who->look, shown->id), "arrow", STR("no"));
	v->hero_what = shown->what;
}

/* ---- the session of the plan ---- */

static bool is_named(const struct today_session *s, str name)
{
	for (size_t i = 0; i < s->n; i++)
		if (str_eq(s->names[i], name))
			return true;
	return false;
}

static enum err set_session(struct today_view *v, struct arena *a)
{
	const struct person *who = v->who;
	struct session played;
	str *names = arena_new(a, str, SESSION_STEPS_MAX);
	if (names == NULL)
		return ERR_FULL;
	trials_practice(who, SESSION_ANYWHERE, &played);
	v->session = (struct today_session){.names = names, .seconds = played.seconds, .is_done = played.n > 0};
	for (size_t i = 0; i < played.n; i++) {
		const struct item *it = &who->pack->items[played.steps[i].item];
		if (is_named(&v->session, it->name))
			continue;
		names[v->session.n++] = it->name;
		v->session.is_done = v->session.is_done && person_did(who, it->id, who->today) != NULL;
		if (v->session.figure.s.n > 0 || !figure_has(who->pack, it->id))
			continue;
		v->session.figure = figure_url(a, who->pack, &who->look, it->id);
		v->session.figure_what = it->what;
	}
	if (grow_is_good_week(who))
		v->session.grows = grow_next(who, a);
	/* What waits for an answer leaves nothing to play, and is no rest */
	v->has_session = v->state == TODAY_PLAN && who->due != FRESH_NEEDLES && v->session.n > 0;
	return OK;
}

/* ---- the list ---- */

static enum err put_row(struct site *site, struct today_view *v, const struct step *s, struct today_row *rows, struct arena *a)
{
	const struct person *who = v->who;
	struct today_row row = {.item = &who->pack->items[s->item], .step = s};
	struct store_deed deed;
	row.has_figure = row.item->kind != ITEM_HEAT && figure_has(who->pack, row.item->id);
	row.is_timed = row.item->session.places != 0;
	row.figure = figure_url(a, who->pack, &who->look, row.item->id);
	row.play = url_with(a, URL("/session"), "item", row.item->id);
	row.is_enough = s->per_week > 0 && person_days_with(who, row.item->id, who->today) >= s->per_week;
	row.is_done = person_did(who, row.item->id, who->today) != NULL;
	if (row.is_done) {
		TRY(app_deed_last(site->app, who, row.item->id, a, &deed));
		struct writer w = arena_writer(a);
		w_z(&w, "/diary/deed/");
		w_int(&w, deed.id);
		w_z(&w, "/delete");
		row.undo = (url){arena_keep(a, &w)};
		row.done_at = log_clock(deed.at, a);
	}
	rows[v->n_rows++] = row;
	return OK;
}

static enum err set_rows(struct site *site, struct today_view *v, struct arena *a)
{
	struct today_row *rows = arena_new(a, struct today_row, TODAY_ROWS_MAX);
	if (rows == NULL)
		return ERR_FULL;
	for (enum leg l = LEG_PRACTICE; l < LEGS; l++)
		for (size_t i = 0; i < v->who->plan.legs[l].n; i++)
			if (!v->trial.is_running || v->who->plan.legs[l].steps[i].item != v->trial.today.left_out)
				TRY(put_row(site, v, &v->who->plan.legs[l].steps[i], rows, a));
	for (size_t i = 0; i < v->n_rows; i++) {
		v->n_done += rows[i].is_done ? 1 : 0;
		v->n_wanted += rows[i].is_done || !rows[i].is_enough ? 1 : 0;
	}
	v->rows = rows;
	return OK;
}

static void set_review(struct today_view *v, const struct reviews *had)
{
	static const str days[] = {STR_INIT("Mon"), STR_INIT("Tue"), STR_INIT("Wed"), STR_INIT("Thu"),
				   STR_INIT("Fri"), STR_INIT("Sat"), STR_INIT("Sun")};
	v->stretch = review_stretch(v->who, had);
	v->review_date = day_date(v->stretch.next);
	v->review_weekday = days[day_weekday(v->stretch.next)];
	v->review_month = str_sub(month_name(v->review_date.month), 0, 3);
}

/* Nothing beside a card that asks for the same. */
static enum today_prompt prompt_of(const struct today_view *v, enum keeping keeping)
{
	if (keeping_in_browser(keeping) && v->state != TODAY_DANGER && !v->pain.rose && copied_is_due(v->who))
		return PROMPT_COPY;
	if (v->state != TODAY_PLAN || v->stretch.is_due || v->pain.rose)
		return PROMPT_NONE;
	if (review_recheck_due(v->who))
		return PROMPT_RECHECK;
	return review_log_due(v->who) ? PROMPT_LOG : PROMPT_NONE;
}

static void set_course(struct today_view *v, const struct reviews *had)
{
	const struct pack *p = v->who->pack;
	v->course = review_course(v->who, had);
	v->treatment = &p->items[v->who->plan.course.item == NONE ? p->known.first_visit : v->who->plan.course.item];
	v->had_today = person_did_leg(v->who, LEG_TREATMENT, v->who->today);
}

static bool has_pain(const struct person *who)
{
	for (size_t i = 0; i < who->entry_days.n; i++)
		if (who->entry_days.at[i].pain_n > 0)
			return true;
	return false;
}

/* The line since the plan began, two weeks at least. */
static enum err set_chart(struct today_view *v, struct arena *a)
{
	int32_t days = day_diff(v->who->today, v->who->plan_since) + 1;
	days = days < SPARK_DAYS_LEAST ? SPARK_DAYS_LEAST : days > DIARY_DAYS ? DIARY_DAYS : days;
	struct lived now = {.today = v->who->today, .now = v->who->wanted}; /* the line shows days only */
	TRY(series_chart(v->who, &now, days, a, &v->chart));
	v->change = chart_change(&v->chart, SERIES_STEP_TENTHS);
	v->has_spark = has_pain(v->who);
	return OK;
}

void page_today_line(struct writer *w, const struct today_view *v)
{
	chart_spark(w, &v->chart, v->change, STR("spark"));
}

void page_change_words(struct writer *w, struct chart_change change)
{
	chart_change_words(w, change);
}

/* ---- the page ---- */

enum { KEPT };

const struct field today_fields[1] = {
	[KEPT] = {.name = "kept", .label = "Kept", .kind = FIELD_CHOICE, .choices = "pain"},
};

enum err today_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct reviews *had = arena_new(r->arena, struct reviews, 1);
	struct today_view *v = arena_new(r->arena, struct today_view, 1);
	if (had == NULL || v == NULL)
		return ERR_FULL;
	TRY(own_person(site, q, r, &who));
	TRY(app_reviews(site->app, q->caller, r->arena, had));
	*v = (struct today_view){.who = who,
				 .form = csrf_key(q, r),
				 .state = state_of(who),
				 .hour = instant_second(q->now, q->zone) / 3600,
				 .book = book_with_of(who->card, r->arena)};
	v->day_number = day_diff(who->today, who->plan_since) + 1;
	v->pain = log_pain_of(who, v->form, r->arena);
	v->pain.is_new = q->value[KEPT].given && str_eq(q->value[KEPT].text, STR("pain"));
	TRY(trial_card_of(site, who, v->form, r->arena, &v->trial));
	set_course(v, had);
	set_danger(v, r->arena);
	set_relief(v, r->arena);
	TRY(set_session(v, r->arena));
	TRY(set_rows(site, v, r->arena));
	set_review(v, had);
	if (v->state == TODAY_PLAN && v->stretch.is_due)
		TRY(app_activities_then_now(site->app, who, r->arena, &v->found));
	v->prompt = prompt_of(v, q->keeping);
	TRY(waiting_of(who, v->form, r->arena, &v->waiting));
	v->week = week_of(who, &v->course, r->arena);
	TRY(set_chart(v, r->arena));
	TRY(breaks_view_of(site, q, v->form, r->arena, &v->breaks));
	page_today(response_page(r, "Today", NAV_TODAY), v);
	return OK;
}

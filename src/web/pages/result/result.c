/* result.c - what the check found. All of it comes from the decision; nothing is decided here. */
#include "web/pages/result/result.h"

#include "me/plan_change.h"
#include "me/cleared.h"
#include "me/forms.h"
#include "web/pages/check/check_urls.h"
#include "web/server/slip.h"
#include "web/parts/words.h"
#include "web/server/saved.h"

enum { SAYS_MAX = 16 };

static const char *const titles[URGENCIES] = {
	[SELF_CARE] = "You can go on",
	[CAUTION] = "You can go on, with a few changes",
	[DOCTOR_FIRST] = "See a doctor before you start",
	[SAME_DAY] = "Get medical care today",
	[EMERGENCY] = "Get help now",
};

/* Over the signs of each class; the highest one says why the page has its title. */
static const char *const group_titles[URGENCIES] = {
	[SELF_CARE] = "",         [CAUTION] = "To keep in mind",    [DOCTOR_FIRST] = "For a doctor, before you start",
	[SAME_DAY] = "For today", [EMERGENCY] = "What cannot wait",
};

static const str *says_of(struct arena *a, const struct pack *p, qset facts, size_t *ret_n)
{
	str *list = arena_new(a, str, SAYS_MAX);
	*ret_n = list == NULL ? 0 : fact_says(p, &facts, list, SAYS_MAX);
	return list;
}

static str filled(struct arena *a, str text, str number)
{
	struct writer w = arena_writer(a);
	say_filled(&w, text, number);
	return arena_keep(a, &w);
}

static str id_of(struct arena *a, str rule)
{
	struct writer w = arena_writer(a);
	w_str(&w, STR("rule-"));
	w_str(&w, rule);
	return arena_keep(a, &w);
}

static url edit_url(struct arena *a, const struct pack *p, uint16_t question)
{
	const struct screen *s = pack_screen_of(p, question);
	return s == NULL ? (url){STR("")} : check_edit_url(a, s);
}

static struct result_rule rule_of(struct arena *a, const struct person *who, const struct fired *f)
{
	const struct pack *p = who->pack;
	const struct rule *rule = &p->rules[f->rule];
	struct result_rule v = {.rule = rule,
				.id = id_of(a, rule->id),
				.say = filled(a, fired_say(p, f), who->number),
				.cited = {p, &rule->support},
				.edit = edit_url(a, p, rule->question),
				.clearing = answers_clearing(&who->answers, f->rule)};
	if (v.clearing != NULL) {
		v.state = clearing_state(p, &who->answers, &who->consult.facts, v.clearing, who->today);
		v.until = cleared_until(p, v.clearing);
	}
	uint16_t own = p->questions[rule->question].fact;
	bool is_tick = p->rows[p->questions[rule->question].row].lead.n > 0; /* one of several: told by its words, as the others */
	qset others = f->because;
	if (!is_tick)
		qset_drop(&others, own);
	v.is_yes = !is_tick && qset_has(&f->because, own) && qset_has(&who->consult.facts.yes, own);
	v.is_unsure = !is_tick && qset_has(&f->because, own) && !v.is_yes;
	v.yes = says_of(a, p, qset_and(others, &who->consult.facts.yes), &v.n_yes);
	v.unsure = says_of(a, p, qset_and(others, &who->consult.facts.unsure), &v.n_unsure);
	return v;
}

static enum err put_rules(struct arena *a, const struct person *who, str wrong, enum clearing_state slip, struct result_view *v)
{
	const struct triage *t = &who->consult.triage;
	struct result_rule *fired = arena_new(a, struct result_rule, t->n_fired), *cleared = arena_new(a, struct result_rule, t->n_cleared);
	if (fired == NULL || cleared == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < t->n_fired; i++) {
		fired[i] = rule_of(a, who, &t->fired[i]);
		fired[i].slip = str_eq(fired[i].rule->id, wrong) ? slip : CLEARING_HOLDS;
		enum urgency u = t->fired[i].urgency;
		fired[i].may_clear = fired[i].rule->clearable && (u == EMERGENCY || t->urgency != EMERGENCY);
		if (i == 0 || u != t->fired[i - 1].urgency)
			v->groups[v->n_groups++] = (struct result_group){.title = group_titles[u], .of = &fired[i]};
		v->groups[v->n_groups - 1].n++;
		v->has_slip = v->has_slip || fired[i].slip != CLEARING_HOLDS;
	}
	for (size_t i = 0; i < t->n_cleared; i++)
		cleared[i] = rule_of(a, who, &t->cleared[i]);
	v->cleared = cleared;
	v->n_cleared = t->n_cleared;
	return OK;
}

static enum err put_scores(struct arena *a, const struct person *who, struct result_view *v)
{
	str *list = arena_new(a, str, who->pack->n_scores);
	if (list == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < who->pack->n_scores; i++) {
		str say = say_score(&who->pack->scores[i], &who->consult.facts);
		if (say.n > 0)
			list[v->n_scores++] = say;
	}
	v->scores = list;
	return OK;
}

/* What could still raise the class, by the screen that asks it. */
static enum err put_open(struct arena *a, const struct person *who, struct result_view *v)
{
	const struct pack *p = who->pack;
	uint16_t ask[QUESTIONS_MAX];
	size_t n = triage_ask(p, &who->consult.facts, &who->consult.triage, ask, QUESTIONS_MAX);
	struct result_open *open = arena_new(a, struct result_open, p->n_screens);
	if (open == NULL)
		return ERR_FULL;
	for (size_t s = 0; s < p->n_screens; s++) {
		struct result_open o = {.title = p->screens[s].title, .where = url_join(a, "/check/", p->screens[s].id)};
		for (size_t i = 0; i < n; i++)
			if (pack_screen_of(p, ask[i]) == &p->screens[s] && question_open(p, &who->answers, &who->consult.facts, ask[i]))
				o.n++;
		if (o.n > 0)
			open[v->n_open++] = o;
	}
	v->open = open;
	return OK;
}

static enum err put_screens(struct arena *a, const struct pack *p, struct result_view *v)
{
	struct result_screen *list = arena_new(a, struct result_screen, p->n_screens);
	if (list == NULL)
		return ERR_FULL;
	for (size_t s = 0; s < p->n_screens; s++)
		list[s] = (struct result_screen){p->screens[s].title, check_edit_url(a, &p->screens[s])};
	v->screens = list;
	v->n_screens = p->n_screens;
	return OK;
}

static str what_to_do(struct arena *a, const struct person *who)
{
	struct writer w = arena_writer(a);
	say_check(&w, who->pack, &who->consult.triage, who->number);
	return arena_keep(a, &w);
}

/* What to say on the telephone or at the doctor's. */
static enum err put_tells(struct arena *a, const struct person *who, struct result_view *v)
{
	str *list = arena_new(a, str, 1 + SAY_TELLS_MAX);
	struct writer wait = arena_writer(a);
	if (list == NULL)
		return ERR_FULL;
	list[0] = pack_statement(who->pack, STR("tell_first"));
	v->n_tells = 1 + say_tells(who->pack, &who->consult.triage, list + 1, SAY_TELLS_MAX);
	v->tells = list;
	say_wait(&wait, who->pack, who->consult.triage.urgency, who->number);
	v->wait = arena_keep(a, &wait);
	v->tell_where = pack_statement(who->pack, STR("tell_where"));
	v->stays_open = pack_statement(who->pack, STR("stays_open"));
	return OK;
}

/* ---- the person in three lines ---- */

static void add_limit(struct result_person *me, str say)
{
	for (size_t i = 0; i < me->n_limits; i++)
		if (str_eq(me->limits[i], say))
			return;
	if (me->n_limits < RESULT_LIMITS_MAX)
		me->limits[me->n_limits++] = say;
}

/* What the person has to do otherwise than others, of their own work. */
static void put_limits(const struct person *who, struct result_person *me)
{
	for (enum leg l = LEG_PRACTICE; l < LEGS; l++)
		for (size_t i = 0; i < who->plan.legs[l].n; i++) {
			const struct step *s = &who->plan.legs[l].steps[i];
			struct allowed allowed = {.verdict = s->verdict, .behind = s->behind};
			str says[SAYS_MAX];
			size_t n = s->verdict == ADAPT ? allow_words(who->pack, &who->pack->items[s->item], &allowed, says, SAYS_MAX) : 0;
			for (size_t k = 0; k < n; k++)
				add_limit(me, says[k]);
		}
}

/* The first exercise that answers what the person said; the first at all when none does. */
static void put_first(struct arena *a, const struct person *who, struct result_person *me)
{
	const struct leg_plan *leg = &who->plan.legs[LEG_PRACTICE];
	bool fits = false;
	for (size_t i = 0; i < leg->n && !fits; i++) {
		const struct item *it = &who->pack->items[leg->steps[i].item];
		fits = it->session.places != 0 && !qset_empty(&leg->steps[i].because);
		if (it->session.places != 0 && (fits || me->first == NULL))
			me->first = it;
	}
	if (me->first != NULL)
		me->start = url_with(a, URL("/session"), "item", me->first->id);
}

static void put_me(struct arena *a, const struct person *who, struct result_view *v)
{
	const struct pack *p = who->pack;
	const struct causes *causes = &who->consult.causes;
	const struct statement *course = person_outlook(who);
	struct result_person *me = &v->me;
	me->where = answer_says(a, who, p->known.q_where);
	me->pain = answer_says(a, who, p->known.q_pain_now);
	me->how_long = answer_says(a, who, pack_question(p, STR("how_long")));
	for (size_t i = 0; i < causes->n && me->n_causes < 2; i++)
		me->causes[me->n_causes++] = &p->causes[causes->of[i].cause];
	if (course != NULL) {
		me->outlook = course->text;
		me->outlook_cited = (struct cited){p, &course->support};
	}
	put_limits(who, me);
	put_first(a, who, me);
}

/* ---- the letter ---- */

/* The best of those that are left, or NULL. */
static const struct item *best_fine(const struct person *who, const struct result_view *v, const struct result_fine *had)
{
	const struct item *best = NULL;
	int32_t most = 0;
	for (size_t i = 0; i < who->pack->n_items; i++) {
		const struct item *it = &who->pack->items[i];
		qset because; /* wanted by nobody here */
		bool is_had = false;
		for (size_t k = 0; k < v->n_fine; k++)
			is_had = is_had || had[k].item == it;
		if (is_had || !plan_is_still_fine(who->pack, it, &who->consult))
			continue;
		int32_t fit = plan_fit(it, &who->consult.facts, &because);
		if (best != NULL && fit <= most)
			continue;
		best = it;
		most = fit;
	}
	return best;
}

static enum err put_fine(struct arena *a, const struct person *who, struct result_view *v)
{
	struct result_fine *fine = arena_new(a, struct result_fine, RESULT_FINE_MAX);
	const struct item *it;
	if (fine == NULL)
		return ERR_FULL;
	while (v->n_fine < RESULT_FINE_MAX && (it = best_fine(who, v, fine)) != NULL)
		fine[v->n_fine++] = (struct result_fine){.item = it, .where = url_join(a, "/item/", it->id)};
	v->fine = fine;
	return OK;
}

enum { LETTER_TELLS = 4 };

static str kind_word(const struct pack *p, const struct triage *t)
{
	if (t->urgency == SAME_DAY)
		return pack_statement(p, STR("kind_same_day"));
	return pack_statement(p, t->emergency_unanswered ? STR("kind_doctor_first_open") : STR("kind_doctor_first"));
}

/* The lines of the letter as a message that the person's own program sends. */
static void put_letter(struct arena *a, const struct person *who, struct result_view *v)
{
	struct writer w = arena_writer(a);
	if (v->urgency != DOCTOR_FIRST && v->urgency != SAME_DAY)
		return;
	v->own_say = v->n_groups > 0 && v->groups[0].n == 1 ? v->groups[0].of[0].say : STR("");
	v->date_say = say_may_be_dated(who->pack, &who->consult.triage) ? pack_statement(who->pack, STR("say_doctor_date")) : STR("");
	v->kind = kind_word(who->pack, &who->consult.triage);
	v->n_tells = v->n_tells < LETTER_TELLS ? v->n_tells : LETTER_TELLS;
	for (size_t i = 0; i < v->n_tells; i++) {
		w_str(&w, v->tells[i]);
		w_char(&w, '\n');
	}
	str lines = arena_keep(a, &w);
	v->send = url_with(a, url_with(a, (url){STR("mailto:")}, "subject", STR("Pain in my upper back")), "body", lines);
}

str result_slip_say(enum clearing_state state)
{
	switch (state) {
	case CLEARING_TO_COME: return STR("That day is in the future. It was not saved.");
	case CLEARING_TOO_EARLY: return STR("That day is before this sign began or changed, so that examination was not of it. It was not saved.");
	case CLEARING_NOT_REPORTED: return STR("You did not answer yes or not sure to this, so there is nothing to waive. The day was not saved.");
	case CLEARING_HOLDS:
	case CLEARING_NEVER:
	case CLEARING_AGAIN:
	case CLEARING_NEW:
	case CLEARING_PAST:
	case CLEARING_STATES: break;
	}
	return STR("No past examination settles a current symptom. The day was not saved.");
}

/* The day that does not count, said at the box of its sign. */
static void say_slip(const struct request *q, str rule, enum clearing_state state, struct response *r)
{
	struct writer w = arena_writer(r->arena);
	w_z(&w, "name=\"rule\" value=\"");
	w_str(&w, rule);
	w_char(&w, '"');
	response_slip_in(r, q, arena_keep(r->arena, &w), STR("on"), result_slip_say(state));
}

enum { SHOW_WRONG, SHOW_WHY };

const struct field result_show_fields[2] = {
	[SHOW_WRONG] = {.name = "wrong", .label = "Sign", .kind = FIELD_ID},
	[SHOW_WHY] = {.name = "why", .label = "Why", .kind = FIELD_INT, .min = 0, .max = CLEARING_STATES - 1},
};

enum err result_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct arena *a = r->arena;
	TRY(own_person(site, q, r, &who));
	const struct pack *p = who->pack;
	const struct triage *t = &who->consult.triage;
	struct result_view v = {.pack = p,
				.urgency = t->urgency,
				.unanswered = t->ceiling >= DOCTOR_FIRST && t->urgency < DOCTOR_FIRST,
				.has_plan = who->plan.refusal == PLAN_OPEN,
				.say = what_to_do(a, who),
				.number = who->number,
				.call = numbers_call(who, a),
				.numbers = numbers_of(who, "result", csrf_key(q, r), a),
				.no_percentage = pack_statement(p, STR("no_percentage")),
				.look_again = pack_statement(p, STR("look_again")),
				.no_medicine = pack_statement(p, STR("no_medicine_advice")),
				.today = who->today,
				.form = csrf_key(q, r)};
	v.title = v.unanswered ? "Not everything is answered yet" : titles[t->urgency];
	TRY(put_rules(a, who, q->value[SHOW_WRONG].text, (enum clearing_state)q->value[SHOW_WHY].number, &v));
	TRY(put_tells(a, who, &v));
	put_letter(a, who, &v);
	TRY(put_fine(a, who, &v));
	if (v.has_plan)
		put_me(a, who, &v);
	TRY(put_scores(a, who, &v));
	TRY(put_open(a, who, &v));
	TRY(put_screens(a, p, &v));
	if (q->value[SHOW_WRONG].given)
		say_slip(q, q->value[SHOW_WRONG].text, (enum clearing_state)q->value[SHOW_WHY].number, r);
	page_result(response_page(r, v.title, NAV_NONE), &v);
	return OK;
}

/* ---- what a doctor has examined ---- */

enum { CLEAR_RULE, CLEAR_ON };

const struct field result_clear_fields[2] = {
	[CLEAR_RULE] = {.name = "rule", .label = "Sign", .kind = FIELD_ID, .needed = true},
	[CLEAR_ON] = {.name = "on", .label = "Day of the examination", .kind = FIELD_DAY, .needed = true},
};

/* The result again, with a word beside that sign on why the day does not count. */
static url slip_url(struct arena *a, str rule, enum clearing_state state)
{
	struct writer w = arena_writer(a);
	w_int(&w, (int64_t)state);
	str why = arena_keep(a, &w);
	return url_with(a, url_with(a, URL("/result"), "wrong", rule), "why", why);
}

enum err result_clear(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	day on = q->value[CLEAR_ON].day;
	TRY(own_person(site, q, r, &who));
	uint16_t rule = pack_rule(who->pack, q->value[CLEAR_RULE].text);
	if (rule == NONE)
		return ERR_INPUT;
	TRY(own_changes(q, r, &acts));
	enum clearing_state state = act_clear(acts, who, rule, on);
	if (state != CLEARING_HOLDS) {
		r->changes = NULL;
		response_see(r, slip_url(r->arena, who->pack->rules[rule].id, state));
		return OK;
	}
	person_decide(who);
	TRY(app_record_plan(site->app, acts, who, STR("a doctor has examined a danger sign")));
	response_saved_at(r, SAVED_EXAMINED, URL("/result"), STR(""), who->pack->rules[rule].id);
	return OK;
}

enum { UNDO_RULE };

const struct field result_undo_fields[1] = {
	[UNDO_RULE] = {.name = "rule", .label = "Sign", .kind = FIELD_ID, .needed = true},
};

enum err result_undo(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	TRY(own_person(site, q, r, &who));
	uint16_t rule = pack_rule(who->pack, q->value[UNDO_RULE].text);
	if (rule == NONE)
		return ERR_INPUT;
	TRY(own_changes(q, r, &acts));
	act_unclear(acts, who, rule);
	response_saved(r, SAVED_COUNTS, URL("/result"));
	return OK;
}

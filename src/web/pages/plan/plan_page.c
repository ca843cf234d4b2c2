/* plan_page.c - the plan, explained from what it contains. */
#include "web/pages/plan/plan_page.h"

#include "me/forms.h"
#include "me/plan_change.h"
#include "me/reads.h"
#include "me/review.h"
#include "me/trials.h"
#include "web/pages/check/check.h"
#include "web/parts/figure.h"
#include "web/parts/words.h"
#include "web/server/saved.h"

enum { SAYS_MAX = 12 };

static const char *const leg_class[LEGS] = {"treatment", "practice", "change"};

/* ---- small parts ---- */

static str with_prefix(struct arena *a, const char *prefix, str s)
{
	struct writer w = arena_writer(a);
	w_z(&w, prefix);
	w_str(&w, s);
	return arena_keep(a, &w);
}

static const str *says_of(struct arena *a, const struct pack *p, const qset *facts, size_t *ret_n)
{
	str *list = arena_new(a, str, SAYS_MAX);
	*ret_n = list == NULL ? 0 : fact_says(p, facts, list, SAYS_MAX);
	return list;
}

static const str *words_of(struct arena *a, const struct pack *p, const struct step *s, size_t *ret_n)
{
	struct allowed allowed = {.verdict = s->verdict, .behind = s->behind};
	str *list = arena_new(a, str, SAYS_MAX);
	*ret_n = list == NULL ? 0 : allow_words(p, &p->items[s->item], &allowed, list, SAYS_MAX);
	return list;
}

static void put_intention(const struct store_intentions *list, struct plan_card *card)
{
	for (size_t i = 0; i < list->n; i++) {
		if (!str_eq(list->at[i].item, card->item->id))
			continue;
		card->has_intention = true;
		card->when = list->at[i].when_text;
		card->if_hard = list->at[i].if_hard_text;
	}
}

/* ---- the legs ---- */

enum { SHOW_SWAP, SHOW_SWAPPED, SHOW_WAS, SHOW_AT };

const struct field plan_page_show_fields[4] = {
	[SHOW_SWAP] = {.name = "swap", .label = "What is swapped", .kind = FIELD_ID},
	[SHOW_SWAPPED] = {.name = "swapped", .label = "What came", .kind = FIELD_ID},
	[SHOW_WAS] = {.name = "was", .label = "What went", .kind = FIELD_ID},
	[SHOW_AT] = {.name = "at", .label = "Its place", .kind = FIELD_INT, .min = 0, .max = STEPS_MAX},
};

static struct plan_card card_of(struct arena *a, const struct person *who, const struct step *s)
{
	const struct pack *p = who->pack;
	const struct item *it = &p->items[s->item];
	struct plan_card c = {.pack = p,
			      .item = it,
			      .step = s,
			      .leg = leg_class[it->leg],
			      .id = with_prefix(a, "step-", it->id),
			      .has_figure = figure_has(who->pack, it->id),
			      .figure = figure_url(a, who->pack, &who->look, it->id),
			      .start = it->session.places != 0 ? url_with(a, URL("/session"), "item", it->id) : (url){STR("")},
			      .course = who->plan.course.item == s->item ? &who->plan.course : NULL,
			      .said = plan_file_said(who->plan_says, it->id),
			      .shows_warning = it->warn.n > 0,
			      .usual = s->reps > 0 ? it->dose.reps.use : it->dose.hold_s.use,
			      .may_go = plan_may_go(who, s->item)};
	url swap = url_with(a, URL("/plan"), "swap", it->id);
	struct writer w = arena_writer(a);
	w_str(&w, swap.s);
	w_str(&w, STR("#"));
	w_str(&w, c.id);
	c.swap = (url){arena_keep(a, &w)};
	c.because = says_of(a, p, &s->because, &c.n_because);
	c.adapt = words_of(a, p, s, &c.n_adapt);
	return c;
}

static void put_sheet(struct arena *a, const struct person *who, struct plan_card *card)
{
	uint16_t items[PLAN_ALTERNATIVES];
	card->has_sheet = true;
	card->n_alternatives = plan_alternatives(who, card->step->item, items, PLAN_ALTERNATIVES);
	for (size_t i = 0; i < card->n_alternatives; i++) {
		const struct item *it = &who->pack->items[items[i]];
		card->alternatives[i] = (struct plan_alternative){
			.item = it, .has_figure = figure_has(who->pack, it->id), .figure = figure_url(a, who->pack, &who->look, it->id)};
	}
}

/* Puts a card where another stood. */
static void move_card(struct plan_card *cards, size_t n, size_t from, size_t to)
{
	struct plan_card moved = cards[from];
	for (; from > to; from--)
		cards[from] = cards[from - 1];
	for (; from < to && from + 1 < n; from++)
		cards[from] = cards[from + 1];
	cards[from] = moved;
}

/* What the address says of a card: a sheet to choose from, or what it was swapped for. Both are in sight. */
static void put_asked(struct arena *a, const struct person *who, const struct request *q, struct plan_leg *leg)
{
	for (size_t i = 0; i < leg->n; i++) {
		struct plan_card *card = &leg->cards[i];
		if (q->value[SHOW_SWAP].given && card->may_go && str_eq(card->item->id, q->value[SHOW_SWAP].text))
			put_sheet(a, who, card);
		uint16_t was = q->value[SHOW_WAS].given ? pack_item(who->pack, q->value[SHOW_WAS].text) : NONE;
		bool is_new = was != NONE && q->value[SHOW_SWAPPED].given && str_eq(card->item->id, q->value[SHOW_SWAPPED].text);
		if (is_new)
			card->was = &who->pack->items[was];
		leg->later_open = leg->later_open || (i >= leg->n_now && (card->has_sheet || is_new));
	}
	for (size_t i = 0; i < leg->n; i++)
		if (leg->cards[i].was != NULL && q->value[SHOW_AT].given && (size_t)q->value[SHOW_AT].number < leg->n) {
			move_card(leg->cards, leg->n, i, (size_t)q->value[SHOW_AT].number);
			return;
		}
}

/* The first visit comes first until the first treatment was had; a warning that it shares with a treatment is there. */
static void sort_treatments(const struct pack *p, bool begun, struct plan_leg *leg)
{
	bool others_warn = false;
	for (size_t i = 0; i < leg->n; i++) {
		bool is_visit = leg->cards[i].step->item == p->known.first_visit;
		others_warn = others_warn || (!is_visit && leg->cards[i].shows_warning);
		if (is_visit && !begun)
			move_card(leg->cards, leg->n, i, 0);
	}
	for (size_t i = 0; i < leg->n; i++)
		if (leg->cards[i].step->item == p->known.first_visit)
			leg->cards[i].shows_warning = leg->cards[i].shows_warning && !others_warn;
}

static struct plan_note *note_of(struct plan_note *notes, size_t *n, str say)
{
	for (size_t i = 0; i < *n; i++)
		if (str_eq(notes[i].say, say))
			return &notes[i];
	notes[*n] = (struct plan_note){.say = say};
	return &notes[(*n)++];
}

/* For treatments each card has its own: the practitioner is told. */
static enum err put_notes(struct arena *a, struct plan_leg *leg)
{
	struct plan_note *notes = arena_new(a, struct plan_note, STEPS_MAX * SAYS_MAX);
	if (notes == NULL)
		return ERR_FULL;
	for (size_t i = 0; leg->leg != LEG_TREATMENT && i < leg->n; i++)
		for (size_t k = 0; k < leg->cards[i].n_adapt; k++) {
			struct plan_note *note = note_of(notes, &leg->n_notes, leg->cards[i].adapt[k]);
			note->of[note->n++] = leg->cards[i].item;
		}
	leg->notes = notes;
	return OK;
}

static enum err put_addable(struct arena *a, const struct person *who, struct plan_leg *leg)
{
	const struct pack *p = who->pack;
	const struct item **items = arena_new(a, const struct item *, p->n_items);
	if (items == NULL)
		return ERR_FULL;
	for (uint16_t i = 0; i < p->n_items; i++)
		if (p->items[i].leg == leg->leg && !qset_has(&who->chosen.dropped, i) && plan_may_come(who, i))
			items[leg->n_addable++] = &p->items[i];
	leg->addable = items;
	return OK;
}

/* What is for now: all exercises, one change, one treatment. */
static size_t for_now(enum leg leg, size_t n)
{
	return leg == LEG_PRACTICE || n < 1 ? n : 1;
}

static enum err put_leg(struct arena *a, const struct person *who, const struct request *q, const struct store_intentions *intentions,
			struct plan_leg *leg)
{
	const struct leg_plan *of = &who->plan.legs[leg->leg];
	leg->cards = arena_new(a, struct plan_card, of->n + 1);
	if (leg->cards == NULL)
		return ERR_FULL;
	for (leg->n = 0; leg->n < of->n; leg->n++) {
		leg->cards[leg->n] = card_of(a, who, &of->steps[leg->n]);
		leg->cards[leg->n].form = leg->page->form;
		put_intention(intentions, &leg->cards[leg->n]);
	}
	leg->n_now = for_now(leg->leg, leg->n);
	if (leg->leg == LEG_TREATMENT)
		sort_treatments(who->pack, leg->page->has_begun, leg);
	put_asked(a, who, q, leg);
	TRY(put_notes(a, leg));
	return put_addable(a, who, leg);
}

static enum err put_legs(struct arena *a, const struct person *who, const struct request *q, const struct store_intentions *intentions,
			 struct plan_view *v)
{
	static const char *const names[LEGS] = {"Treatment", "Practice", "Change"};
	static const char *const whats[LEGS] = {"What a practitioner does", "Your own work at home", "Removing what caused it"};
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++) {
		v->legs[l] = (struct plan_leg){.page = v, .leg = l, .name = names[l], .what = whats[l], .kind = leg_class[l]};
		TRY(put_leg(a, who, q, intentions, &v->legs[l]));
	}
	v->treatment = &v->legs[LEG_TREATMENT];
	v->practice = &v->legs[LEG_PRACTICE];
	v->change = &v->legs[LEG_CHANGE];
	return OK;
}

static enum err put_next(struct arena *a, const struct person *who, struct plan_view *v)
{
	const struct plan *plan = &who->plan;
	struct plan_next *list = arena_new(a, struct plan_next, plan->n_next);
	if (list == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < plan->n_next; i++) {
		const struct item *it = &who->pack->items[plan->next[i].item];
		list[i] = (struct plan_next){.item = it, .where = url_join(a, "/item/", it->id)};
		list[i].because = says_of(a, who->pack, &plan->next[i].because, &list[i].n_because);
	}
	v->next = list;
	v->n_next = plan->n_next;
	return OK;
}

/* ---- what was left out ---- */

static struct plan_withheld withheld_of(struct arena *a, const struct pack *p, const struct step *s)
{
	struct plan_withheld v = {.item = &p->items[s->item], .leg = leg_class[p->items[s->item].leg]};
	v.behind = says_of(a, p, &s->behind, &v.n_behind);
	v.words = words_of(a, p, s, &v.n_words);
	return v;
}

static enum err put_withheld(struct arena *a, const struct person *who, struct plan_view *v)
{
	static const struct {
		enum verdict verdict;
		const char *title, *say;
	} of[] = {
		{ANSWER_FIRST, "Waits for an answer", "These may suit you. Some questions that matter for them are still open."},
		{ASK_CLINICIAN, "Ask a clinician first", "Only if a clinician who knows you says yes to exactly this."},
		{AVOID, "Left out", "These do not fit what you told us."},
	};
	const struct plan *plan = &who->plan;
	struct plan_withheld *list = arena_new(a, struct plan_withheld, plan->n_withheld);
	struct plan_withheld_group *groups = arena_new(a, struct plan_withheld_group, sizeof of / sizeof of[0]);
	size_t n = 0;
	if (list == NULL || groups == NULL)
		return ERR_FULL;
	for (size_t g = 0; g < sizeof of / sizeof of[0]; g++) {
		size_t first = n;
		for (size_t i = 0; i < plan->n_withheld; i++)
			if (plan->withheld[i].verdict == of[g].verdict)
				list[n++] = withheld_of(a, who->pack, &plan->withheld[i]);
		if (n > first)
			groups[v->n_withheld++] = (struct plan_withheld_group){of[g].verdict, of[g].title, of[g].say, &list[first], n - first};
	}
	v->withheld = groups;
	v->n_left_out = n;
	return OK;
}

/* The facts that something waits for. */
static qset waited_for(const struct plan *plan)
{
	qset facts = {{0}};
	for (size_t i = 0; i < plan->n_withheld; i++)
		if (plan->withheld[i].verdict == ANSWER_FIRST)
			facts = qset_or(facts, &plan->withheld[i].behind);
	return facts;
}

/* A computed fact has no question of its own: every open question of the screens may be behind it, so it is left to the others. */
static enum err put_unlock(struct arena *a, const struct person *who, struct plan_view *v)
{
	const struct pack *p = who->pack;
	qset facts = waited_for(&who->plan);
	struct plan_unlock *list = arena_new(a, struct plan_unlock, p->n_screens);
	if (list == NULL)
		return ERR_FULL;
	for (size_t s = 0; s < p->n_screens; s++) {
		struct plan_unlock u = {.title = p->screens[s].title, .where = url_join(a, "/check/", p->screens[s].id)};
		for
			qset_each(f, &facts)
			{
				uint16_t question = p->facts[f].question;
				u.n += question != NONE && pack_screen_of(p, question) == &p->screens[s];
			}
		if (u.n > 0)
			list[v->n_unlock++] = u;
	}
	v->unlock = list;
	return OK;
}

/* ---- causes ---- */

static url learn_url(struct arena *a, const struct pack *p, str cause)
{
	str id = with_prefix(a, "cause_", cause);
	for (size_t i = 0; i < p->n_learn; i++)
		if (str_eq(p->learn[i].id, id))
			return url_join(a, "/learn/", id);
	return (url){STR("")};
}

static enum err put_causes(struct arena *a, const struct person *who, struct plan_view *v)
{
	const struct causes *causes = &who->consult.causes;
	struct plan_cause *list = arena_new(a, struct plan_cause, causes->n);
	if (list == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < causes->n; i++) {
		const struct cause *c = &who->pack->causes[causes->of[i].cause];
		list[i] = (struct plan_cause){.cause = c, .learn = learn_url(a, who->pack, c->id), .cited = {who->pack, &c->support}};
		list[i].clues = says_of(a, who->pack, &causes->of[i].because, &list[i].n_clues);
	}
	v->causes = list;
	v->n_causes = causes->n;
	return OK;
}

/* ---- what can be chosen ---- */

static enum err put_choices(struct arena *a, const struct person *who, struct plan_view *v)
{
	const struct pack *p = who->pack;
	const struct item **aside = arena_new(a, const struct item *, p->n_items);
	for (size_t i = 0; aside != NULL && i < p->n_items; i++)
		if (qset_has(&who->chosen.dropped, i))
			aside[v->n_aside++] = &p->items[i];
	v->aside = aside;
	v->practice_days = who->chosen.practice_days;
	return a->full ? ERR_FULL : OK;
}

/* ---- what is waived ---- */

static enum err put_waivers(struct arena *a, const struct person *who, struct plan_view *v)
{
	const struct triage *t = &who->consult.triage;
	struct plan_waiver *list = arena_new(a, struct plan_waiver, t->n_cleared);
	if (list == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < t->n_cleared; i++)
		list[i] = (struct plan_waiver){who->pack->rules[t->cleared[i].rule].brief, answers_clearing(&who->answers, t->cleared[i].rule)->on};
	v->waivers = list;
	v->n_waivers = t->n_cleared;
	return OK;
}

/* ---- the page ---- */

/* Whether a treatment of the course was had. */
static enum err has_begun(struct site *site, struct arena *a, const struct person *who, struct plan_view *v)
{
	struct reviews *had = arena_new(a, struct reviews, 1);
	if (had == NULL)
		return ERR_FULL;
	TRY(app_reviews(site->app, who->caller, a, had));
	v->has_begun = review_course(who, had).had > 0;
	return OK;
}

static enum err show_refused(const struct person *who, struct response *r, struct plan_view *v)
{
	struct writer say = arena_writer(r->arena);
	say_check(&say, who->pack, &who->consult.triage, who->number);
	v->say = arena_keep(r->arena, &say);
	page_plan_refused(response_page(r, v->waiting.is_on ? "Your plan waits" : "No plan yet", NAV_PLAN), v);
	return OK;
}

enum err plan_page_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct store_intentions intentions;
	struct arena *a = r->arena;
	TRY(own_person(site, q, r, &who));
	const struct plan *plan = &who->plan;
	struct plan_view v = {.from = who->plan_from,
			      .note = who->plan_note,
			      .refusal = plan->refusal,
			      .urgency = plan->urgency,
			      .number = who->number,
			      .call = numbers_call(who, a),
			      .numbers = numbers_of(who, "plan", csrf_key(q, r), a),
			      .book = book_with_of(who->card, a),
			      .flare = plan->flare,
			      .flare_why = who->flare,
			      .today = who->today,
			      .made_on = plan->made_on,
			      .check_in_on = review_check_in(who),
			      .review_on = review_next(who),
			      .course = &who->pack->course,
			      .course_cited = {who->pack, &who->pack->course.support},
			      .three_legs = pack_statement(who->pack, STR("three_legs")),
			      .common_advice = pack_statement(who->pack, STR("common_advice")),
			      .form = csrf_key(q, r)};
	TRY(waiting_of(who, v.form, a, &v.waiting));
	if (plan->refusal != PLAN_OPEN)
		return show_refused(who, r, &v);
	TRY(put_waivers(a, who, &v));
	TRY(reads_intentions(site->app, q->caller, a, &intentions));
	TRY(has_begun(site, a, who, &v));
	TRY(put_legs(a, who, q, &intentions, &v));
	struct session practice;
	TRY(plan_week_view_of(who, a, &v.week));
	trials_practice(who, SESSION_ANYWHERE, &practice);
	v.practice_s = practice.seconds;
	TRY(put_next(a, who, &v));
	TRY(put_withheld(a, who, &v));
	TRY(put_unlock(a, who, &v));
	TRY(put_causes(a, who, &v));
	TRY(put_choices(a, who, &v));
	page_plan(response_page(r, "Your plan", NAV_PLAN), &v);
	return OK;
}

/* ---- if-then ---- */

enum { INTEND_ITEM, INTEND_WHEN, INTEND_HARD, INTENTION_LETTERS = 200 };

const struct field plan_page_intend_fields[3] = {
	[INTEND_ITEM] = {.name = "item", .label = "What you will do", .kind = FIELD_ID, .needed = true},
	[INTEND_WHEN] = {.name = "when", .label = "After I ...", .kind = FIELD_TEXT, .min = 1, .max = INTENTION_LETTERS, .needed = true},
	[INTEND_HARD] = {.name = "hard", .label = "If that is hard, I ...", .kind = FIELD_TEXT, .min = 0, .max = INTENTION_LETTERS},
};

enum err plan_page_intend(struct site *site, const struct request *q, struct response *r)
{
	struct changes *acts;
	const struct pack *p = app_pack(site->app);
	uint16_t item = pack_item(p, q->value[INTEND_ITEM].text);
	if (item == NONE)
		return ERR_INPUT;
	TRY(own_changes(q, r, &acts));
	act_change(acts, CHANGE_INTENTION_PUT,
		   (struct change){.intention = {.item = p->items[item].id,
						 .when_text = q->value[INTEND_WHEN].text,
						 .if_hard_text = q->value[INTEND_HARD].given ? q->value[INTEND_HARD].text : STR("")}});
	response_saved_at(r, SAVED_PLAIN, URL("/plan"), STR("intend"), STR(""));
	return OK;
}

enum { DROP_ITEM };

const struct field plan_page_drop_fields[1] = {
	[DROP_ITEM] = {.name = "item", .label = "What you no longer intend", .kind = FIELD_ID, .needed = true},
};

enum err plan_page_drop(struct site *site, const struct request *q, struct response *r)
{
	struct changes *acts;
	const struct pack *p = app_pack(site->app);
	uint16_t item = pack_item(p, q->value[DROP_ITEM].text);
	if (item == NONE)
		return ERR_INPUT;
	TRY(own_changes(q, r, &acts));
	act_change(acts, CHANGE_INTENTION_DELETE, (struct change){.intention = {.item = p->items[item].id}});
	response_saved_at(r, SAVED_DELETED, URL("/plan"), STR("intend"), STR(""));
	return OK;
}

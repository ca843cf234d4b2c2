/* check_ask.c - what a place asks first. */
#include "web/pages/check/check.h"

#include "me/places.h"
#include "me/relief.h"
#include "web/pages/check/check_rows.h"
#include "web/pages/check/check_screen.h"
#include "web/pages/check/check_sheet.h"
#include "web/pages/check/check_urls.h"

/*
 * Chest, ribs, belly and the bones of the spine hurt for other reasons too (evidence 7.1, 7.2): who marks them is asked about those signs before
 * anything else, as a screen with exactly these rows.
 */

static const char ask_from[] = "check diary result needles";

enum { ASK_FOR = SCREEN_ROWS, ASK_FROM };

const struct field check_ask_fields[8] = {
	SCREEN_FIELDS,
	[ASK_FOR] = {.name = "for", .label = "Places", .kind = FIELD_MANY},
	[ASK_FROM] = {.name = "from", .label = "Page", .kind = FIELD_CHOICE, .choices = ask_from},
};

enum { ASK_ANSWER_FOR = ANSWER_ROWS, ASK_ANSWER_FROM };

const struct field check_ask_answer_fields[10] = {
	ANSWER_FIELDS,
	[ASK_ANSWER_FOR] = {.name = "for", .label = "Places", .kind = FIELD_MANY},
	[ASK_ANSWER_FROM] = {.name = "from", .label = "Page", .kind = FIELD_CHOICE, .choices = ask_from},
};

/* The same page again, with what it was called with. */
static url ask_url_of(struct arena *a, const struct value *places, const struct value *from)
{
	url at = URL("/check/ask");
	if (from->given)
		at = url_with(a, at, "from", from->text);
	for (size_t i = 0; i < places->many.n; i++)
		at = url_with(a, at, "for", places->many.p[i].value);
	return at;
}

/* Fails: ERR_INPUT: a place that is not on the map. */
static enum err read_places(const struct pack *p, struct pairs places, qset *ret_regions)
{
	*ret_regions = (qset){0};
	for (size_t i = 0; i < places.n; i++) {
		const struct region *region = places_region(p, places.p[i].value);
		if (region == NULL)
			return ERR_INPUT;
		qset_add(ret_regions, region->fact);
	}
	return OK;
}

static bool is_from(const struct value *from, const char *word)
{
	return from->given && str_eq(from->text, str_of(word));
}

static enum err ask_screen(struct arena *a, const struct person *who, const struct value *from, struct screen *ret)
{
	uint16_t *list = arena_new(a, uint16_t, QUESTIONS_MAX);
	bool needles = is_from(from, "needles");
	*ret = (struct screen){.id = STR("ask"),
			       .title = STR("One thing first"),
			       .lead = needles ? STR("After the needles or cups. Tick what fits. Not sure is never taken for no.")
					       : STR("Pain at the place you marked can have other reasons, so we ask. Tick what fits. Not sure is "
						     "never taken for no."),
			       .ticks = true,
			       .questions = list};
	if (list == NULL)
		return ERR_FULL;
	ret->n_questions = needles ? relief_needles_questions(who, false, list) : places_questions(who->pack, list);
	return OK;
}

/* What the form sends along: the places, and where the person came from. */
static enum err put_asked(struct arena *a, const struct request *q, struct check_view *v)
{
	const struct pairs *places = &q->value[ASK_FOR].many;
	struct pair *asked = arena_new(a, struct pair, places->n + 1);
	if (asked == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < places->n; i++)
		asked[v->n_asked++] = (struct pair){STR("for"), places->p[i].value};
	if (q->value[ASK_FROM].given)
		asked[v->n_asked++] = (struct pair){STR("from"), q->value[ASK_FROM].text};
	v->asked = asked;
	return OK;
}

/* To where the person was. */
static url ask_back(const struct value *from)
{
	if (is_from(from, "diary"))
		return URL("/diary?kept=done#saved");
	if (is_from(from, "needles"))
		return URL("/");
	return is_from(from, "result") ? URL("/result") : URL("/check");
}

enum err check_ask(struct site *site, const struct request *q, struct response *r)
{
	uint16_t list[QUESTIONS_MAX];
	struct person *who;
	struct screen s;
	struct check_view v;
	qset regions;
	TRY(own_person(site, q, r, &who));
	TRY(read_places(who->pack, q->value[ASK_FOR].many, &regions));
	TRY(ask_screen(r->arena, who, &q->value[ASK_FROM], &s));
	s.questions = list;
	s.n_questions = is_from(&q->value[ASK_FROM], "needles") ? relief_needles_questions(who, true, list) : places_ask(who, &regions, list);
	if (s.n_questions == 0) {
		response_see(r, ask_back(&q->value[ASK_FROM]));
		return OK;
	}
	for (size_t i = 0; i < s.n_questions; i++)
		if (who->answers.of[list[i]].kind != ANSWER_YES)
			who->answers.of[list[i]].kind = ANSWER_NONE; /* asked afresh */
	TRY(screen_view(q, r, who, &s, &v));
	TRY(put_asked(r->arena, q, &v));
	v.back = ask_back(&q->value[ASK_FROM]);
	TRY(rows_put(r->arena, who, &s, NULL, &v));
	screen_mark_wrong(&v, q);
	screen_say_wrong(q, &s, &v, r);
	screen_write(r, &s, &v);
	return OK;
}

/* After "no" to all the way goes on. */
static enum err leave_ask(struct site *site, const struct value *from, struct response *r, struct person *who)
{
	person_decide(who);
	TRY(check_keep_plan(site, r->changes, who));
	bool needles = is_from(from, "diary") && who->due == FRESH_NEEDLES;
	response_see(r, needles ? URL("/relief/needles?back=diary") : ask_back(from));
	return OK;
}

enum err check_ask_answer(struct site *site, const struct request *q, struct response *r)
{
	const struct value *from = &q->value[ASK_ANSWER_FROM];
	struct person *who;
	struct changes *acts;
	struct screen s;
	struct sheet sheet = {.wrong = NONE, .slipped = NONE};
	TRY(own_person(site, q, r, &who));
	TRY(own_changes(q, r, &acts));
	TRY(ask_screen(r->arena, who, from, &s));
	if (!sheet_says(q, "skip"))
		TRY(sheet_keep(q, &s, &sheet, acts, who));
	bool is_new = !qset_empty(&sheet.said.yes) || !qset_empty(&sheet.said.unsure);
	url again = ask_url_of(r->arena, &q->value[ASK_ANSWER_FOR], from);
	if (!sheet_says(q, "skip") && sheet_is_empty(q, &s, &sheet))
		response_see(r, url_with(r->arena, again, "pick", STR("1")));
	else if (sheet.wrong != NONE && !sheet_calls(who))
		response_see(r, url_with(r->arena, again, "wrong", who->pack->questions[sheet.wrong].id));
	else if (is_new && sheet.slipped != NONE)
		response_see(r, sheet_slip_on(r->arena, URL("/result"), who->pack, &sheet));
	else if (is_new && !sheet_sees_plain(q, r, who, &sheet, "result"))
		response_see(r, URL("/result"));
	else if (!is_new)
		TRY(leave_ask(site, from, r, who));
	if (acts->n == 0)
		r->changes = NULL;
	return OK;
}

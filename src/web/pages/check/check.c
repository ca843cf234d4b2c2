/* check.c - the check, page by page. */
#include "web/pages/check/check.h"

#include "me/places.h"
#include "me/plan_change.h"
#include "web/pages/check/check_asking.h"
#include "web/pages/check/check_rows.h"
#include "web/pages/check/check_screen.h"
#include "web/pages/check/check_sheet.h"
#include "web/pages/check/check_urls.h"

/* ---- a screen ---- */

const struct field check_screen_fields[SCREEN_ROWS] = {SCREEN_FIELDS};

enum err check_open(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct asking asking;
	TRY(own_person(site, q, r, &who));
	asking_of(who, &asking);
	screen_see(r, who, asking_next(who->pack, &asking, 0));
	return OK;
}

enum err check_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct asking asking;
	struct check_view v;
	TRY(own_person(site, q, r, &who));
	size_t at = screen_index(who->pack, q->segment[1]);
	if (at == who->pack->n_screens)
		return ERR_MISSING;
	const struct screen *s = &who->pack->screens[at];
	bool edit = q->value[SCREEN_EDIT].given;
	asking_of(who, &asking);
	const bool *which = edit ? asking.shown : asking.open;
	if (!asking_has(s, which)) {
		screen_see(r, who, asking_next(who->pack, &asking, at + 1));
		return OK;
	}
	TRY(screen_view(q, r, who, s, &v));
	TRY(rows_put(r->arena, who, s, which, &v));
	screen_put_progress(r->arena, who->pack, &asking, at, &v);
	screen_mark_wrong(&v, q);
	screen_say_wrong(q, s, &v, r);
	screen_write(r, s, &v);
	return OK;
}

/* ---- its answers ---- */

const struct field check_answer_fields[8] = {ANSWER_FIELDS};

enum err check_keep_plan(struct site *site, struct changes *acts, struct person *who)
{
	struct asking asking;
	asking_of(who, &asking);
	return asking_next(who->pack, &asking, 0) == who->pack->n_screens ? app_record_plan(site->app, acts, who, STR("answers changed")) : OK;
}

/* The answers are kept, so it is the page with the answers as they are. */
static void see_slip(struct response *r, const struct screen *s, const struct request *q, const struct pack *p, const struct sheet *sheet)
{
	url page = url_with(r->arena, check_url(r->arena, s), "edit", STR("1"));
	if (q->value[ANSWER_DONE].given)
		page = url_with(r->arena, page, "done", STR("1"));
	response_see(r, sheet_slip_on(r->arena, page, p, sheet));
}

/* What was typed for a number that is not possible; empty when it is longer than any that is. */
static str typed_for(const struct pack *p, const struct sheet *sheet)
{
	const struct question *q = &p->questions[sheet->wrong];
	str typed;
	bool is_short = q->kind == KIND_NUMBER && pairs_find(sheet->given, q->id, &typed) && typed.n <= TYPED_MAX;
	return is_short ? typed : STR("");
}

/* The same screen once more, with a word on why. */
static void see_again(struct response *r, url page, const struct request *q, const char *why, str what)
{
	url again = url_with(r->arena, page, why, what);
	if (q->value[ANSWER_EDIT].given)
		again = url_with(r->arena, again, "edit", STR("1"));
	if (q->value[ANSWER_DONE].given)
		again = url_with(r->arena, again, "done", STR("1"));
	response_see(r, again);
}

static void see_wrong(struct response *r, const struct screen *s, const struct request *q, const struct pack *p, const struct sheet *sheet)
{
	str typed = typed_for(p, sheet);
	url page = check_url(r->arena, s);
	if (typed.n > 0)
		page = url_with(r->arena, page, "typed", typed);
	see_again(r, page, q, "wrong", p->questions[sheet->wrong].id);
}

static bool asks_regions(const struct pack *p, size_t screen)
{
	for (size_t i = 0; i < p->screens[screen].n_questions; i++)
		if (p->questions[p->screens[screen].questions[i]].kind == KIND_REGIONS)
			return true;
	return false;
}

/* True when the pages of this check ask about the places anyway: all that a place asks is still open. */
static bool comes_later(const struct person *who, const struct asking *asking)
{
	uint16_t list[QUESTIONS_MAX];
	size_t n = places_ask(who, &who->answers.regions, list);
	for (size_t i = 0; i < n; i++)
		if (!asking->open[list[i]])
			return false;
	return true;
}

/* Who came back from the result is asked only what the change brought up. */
static enum err go_on(struct site *site, const struct request *q, struct response *r, struct person *who, size_t at)
{
	struct asking asking;
	person_decide(who);
	asking_of(who, &asking);
	if (q->value[ANSWER_DONE].given)
		asking_keep_raising(who, &asking);
	size_t next = asking_next(who->pack, &asking, at + 1);
	bool asks = asks_regions(who->pack, at) && (q->value[ANSWER_DONE].given || !comes_later(who, &asking));
	url ask = asks ? check_ask_url(r->arena, who, &who->answers.regions, q->value[ANSWER_DONE].given ? "result" : "check") : (url){STR("")};
	if (ask.s.n > 0) {
		response_see(r, ask);
		return OK;
	}
	if (next == who->pack->n_screens)
		TRY(app_record_plan(site->app, r->changes, who, STR("answers changed")));
	screen_see(r, who, next);
	return OK;
}

enum err check_answer(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	struct sheet sheet = {.wrong = NONE};
	TRY(own_person(site, q, r, &who));
	TRY(own_changes(q, r, &acts));
	size_t at = screen_index(who->pack, q->segment[1]);
	if (at == who->pack->n_screens)
		return ERR_MISSING;
	const struct screen *s = &who->pack->screens[at];
	if (!sheet_says(q, "skip"))
		TRY(sheet_keep(q, s, &sheet, acts, who));
	if (!sheet_says(q, "skip") && sheet_is_empty(q, s, &sheet))
		see_again(r, check_url(r->arena, s), q, "pick", STR("1"));
	else if (sheet.wrong != NONE && !sheet_calls(who))
		see_wrong(r, s, q, who->pack, &sheet);
	else if (!sheet_says(q, "skip") && sheet.slipped != NONE)
		see_slip(r, s, q, who->pack, &sheet);
	else if (!sheet_sees_plain(q, r, who, &sheet, q->value[ANSWER_DONE].given ? "result" : "check"))
		TRY(go_on(site, q, r, who, at));
	if (acts->n == 0)
		r->changes = NULL; /* nothing to wait for */
	return OK;
}

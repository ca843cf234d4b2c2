/* check_again.c - is something new? The short look at what changed. */
#include "web/pages/check/check.h"

#include "me/answering.h"
#include "me/cleared.h"
#include "me/relief.h"
#include "me/review.h"
#include "web/pages/check/check_rows.h"
#include "web/pages/check/check_screen.h"
#include "web/pages/check/check_sheet.h"
#include "web/pages/check/check_urls.h"

/* The short look at what changed (evidence 1.6), as a screen. */
static enum err again_screen(struct arena *a, const struct pack *p, struct screen *ret)
{
	uint16_t *list = arena_new(a, uint16_t, QUESTIONS_MAX);
	*ret = (struct screen){.id = STR("again"),
			       .title = STR("Is something new?"),
			       .lead = STR("Since you last answered. Tick what fits. Not sure counts as yes."),
			       .ticks = true,
			       .questions = list};
	if (list == NULL)
		return ERR_FULL;
	ret->n_questions = relief_six(p, list);
	return OK;
}

static void see_again_from(struct response *r, const struct screen *s, const char *why, const struct value *from)
{
	url again = url_with(r->arena, check_url(r->arena, s), why, STR("1"));
	response_see(r, from->given ? url_with(r->arena, again, "from", from->text) : again);
}

/* Where the person came from: their plan, or the line before a session at that place. */
static const char again_from[] = "plan desk floor bed car";

enum { AGAIN_FROM = SCREEN_ROWS };

const struct field check_again_fields[7] = {
	SCREEN_FIELDS,
	[AGAIN_FROM] = {.name = "from", .label = "Page", .kind = FIELD_CHOICE, .choices = again_from},
};

enum { AGAIN_ANSWER_FROM = ANSWER_ROWS };

const struct field check_again_answer_fields[9] = {
	ANSWER_FIELDS,
	[AGAIN_ANSWER_FROM] = {.name = "from", .label = "Page", .kind = FIELD_CHOICE, .choices = again_from},
};

static bool is_before_session(const struct value *from)
{
	return from->given && !str_eq(from->text, STR("plan"));
}

enum err check_again(struct site *site, const struct request *q, struct response *r)
{
	const struct value *from = &q->value[AGAIN_FROM];
	struct person *who;
	struct screen s;
	struct check_view v;
	TRY(own_person(site, q, r, &who));
	TRY(again_screen(r->arena, who->pack, &s));
	for (size_t i = 0; i < s.n_questions; i++)
		who->answers.of[s.questions[i]].kind = ANSWER_NONE; /* asked afresh each time */
	TRY(screen_view(q, r, who, &s, &v));
	v.again = true;
	if (is_before_session(from)) {
		struct pair *asked = arena_new(r->arena, struct pair, 1);
		if (asked == NULL)
			return ERR_FULL;
		*asked = (struct pair){STR("from"), from->text};
		v.asked = asked;
		v.n_asked = 1;
	}
	TRY(rows_put(r->arena, who, &s, NULL, &v));
	screen_write(r, &s, &v);
	return OK;
}

/* Who said before a session that something is new, and it is none of the six, is asked all that cannot wait. */
static url after_again(struct arena *a, const struct value *from)
{
	return is_before_session(from) ? url_with(a, URL("/relief?again=on"), "place", from->text) : URL("/plan");
}

enum err check_again_answer(struct site *site, const struct request *q, struct response *r)
{
	const struct value *from = &q->value[AGAIN_ANSWER_FROM];
	struct person *who;
	struct changes *acts;
	struct screen s;
	struct sheet sheet = {.wrong = NONE, .slipped = NONE};
	TRY(own_person(site, q, r, &who));
	TRY(own_changes(q, r, &acts));
	TRY(again_screen(r->arena, who->pack, &s));
	if (!sheet_says(q, "skip"))
		TRY(sheet_keep(q, &s, &sheet, acts, who));
	bool is_new = !qset_empty(&sheet.said.yes) || !qset_empty(&sheet.said.unsure);
	if (is_new) {
		act_news(acts, who);
		act_start_over(acts, who);
	}
	if (is_new)
		response_see(r, URL("/check"));
	else if (sheet_says(q, "skip"))
		response_see(r, URL("/plan"));
	else if (sheet_is_empty(q, &s, &sheet))
		see_again_from(r, &s, "pick", from);
	else
		response_see(r, after_again(r->arena, from));
	if (acts->n == 0)
		r->changes = NULL;
	return OK;
}

/* relief.c - the danger signs on one page. */
#include "web/relief.h"

#include "app/relief.h"

static enum err fill_line(const struct person *who, const struct relief_line *line, struct arena *a, struct relief_line_view *ret_view)
{
	qset yes, unsure;
	struct relief_row_view *rows = arena_new(a, struct relief_row_view, line->n_questions);
	if (rows == NULL)
		return ERR_FULL;
	relief_known(who, &yes, &unsure);
	*ret_view = (struct relief_line_view){.text = line->text, .rows = rows, .n = line->n_questions};
	for (size_t k = 0; k < line->n_questions; k++) {
		const struct question *question = &who->pack->questions[line->questions[k]];
		rows[k] = (struct relief_row_view){question, qset_has(&yes, question->fact), qset_has(&unsure, question->fact)};
		ret_view->open = ret_view->open || rows[k].is_yes || rows[k].is_unsure;
	}
	return OK;
}

static enum err show_page(const struct person *who, const struct request *q, struct response *r)
{
	size_t n = relief_lines(who->pack);
	struct relief_line_view *lines = arena_new(r->arena, struct relief_line_view, n);
	if (lines == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < n; i++)
		TRY(fill_line(who, relief_line(who->pack, i), r->arena, &lines[i]));
	struct relief_view v = {.lead = who->pack->relief.lead, .lines = lines, .n = n, .wish = player_wish_of(q), .form = csrf_key(q, r)};
	page_relief(response_page(r, "Before you move", NAV_RELIEF), &v);
	return OK;
}

/* ---- GET ---- */

const struct field relief_show_fields[RELIEF_SHOW_ROWS] = {
	PLAYER_WISH_FIELDS,
	[RELIEF_AGAIN] = {.name = "again", .label = "Look again", .kind = FIELD_CHECK},
};

static void go_on(enum relief_way way, const struct player_wish *wish, struct response *r)
{
	switch (way) {
	case RELIEF_ASK:
	case RELIEF_NEWS:
	case RELIEF_NEEDLES: response_see(r, player_url(r->arena, URL("/relief"), wish)); return;
	case RELIEF_DANGER: response_see(r, URL("/result")); return;
	case RELIEF_SESSION: response_see(r, player_url(r->arena, URL("/session"), wish)); return;
	}
}

/* All was answered not long ago: one line, and what it would be. */
static enum err show_news(const struct person *who, const struct request *q, struct response *r)
{
	uint16_t *six = arena_new(r->arena, uint16_t, QUESTIONS_MAX);
	if (six == NULL)
		return ERR_FULL;
	struct writer w = arena_writer(r->arena);
	w_news_question(&w, who);
	struct relief_news_view v = {
		.question = arena_keep(r->arena, &w), .pack = who->pack, .six = six, .wish = player_wish_of(q), .form = csrf_key(q, r)};
	v.n = relief_six(who->pack, six);
	page_relief_news(response_page(r, "Before you move", NAV_RELIEF), &v);
	return OK;
}

/* One thing first: how it was after needles or cups. */
static enum err show_needles(const struct person *who, const struct request *q, struct response *r)
{
	struct relief_needles_view v = {
		.question = pack_statement(who->pack, STR("after_needles")), .wish = player_wish_of(q), .starts = true, .form = csrf_key(q, r)};
	page_relief_needles(response_page(r, "One thing first", NAV_RELIEF), &v);
	return OK;
}

enum err relief_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct player_wish wish = player_wish_of(q);
	TRY(own_person(site, q, r, &who));
	enum relief_way way = relief_way(who);
	if (q->value[RELIEF_AGAIN].number == 1)
		return show_page(who, q, r);
	switch (way) {
	case RELIEF_ASK: return show_page(who, q, r);
	case RELIEF_NEWS: return show_news(who, q, r);
	case RELIEF_NEEDLES: return show_needles(who, q, r);
	case RELIEF_DANGER:
	case RELIEF_SESSION: break;
	}
	go_on(way, &wish, r);
	return OK;
}

/* ---- POST ---- */

const struct field relief_keep_fields[RELIEF_KEEP_ROWS] = {
	PLAYER_WISH_FIELDS,
	[RELIEF_SIGNS] = {.name = "q.", .label = "Signs", .kind = FIELD_PAIRS},
};

/* Fails: ERR_INPUT: not a question of the page, or not an answer that it offers. */
static enum err read_signs(const struct pack *p, struct pairs signs, qset *ret_yes, qset *ret_unsure)
{
	*ret_yes = *ret_unsure = (qset){{0}};
	for (size_t i = 0; i < signs.n; i++) {
		uint16_t question = pack_question(p, signs.p[i].name);
		if (question == NONE || p->questions[question].fact == NONE || !qset_has(&p->relief.asked, p->questions[question].fact))
			return ERR_INPUT;
		if (str_eq(signs.p[i].value, STR("yes")))
			qset_add(ret_yes, p->questions[question].fact);
		else if (str_eq(signs.p[i].value, STR("unsure")))
			qset_add(ret_unsure, p->questions[question].fact);
		else if (!str_eq(signs.p[i].value, STR("no")))
			return ERR_INPUT;
	}
	return OK;
}

enum err relief_keep(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	qset yes, unsure;
	struct player_wish wish = player_wish_of(q);
	TRY(own_person(site, q, r, &who));
	TRY(read_signs(who->pack, q->value[RELIEF_SIGNS].many, &yes, &unsure));
	TRY(own_changes(q, r, &acts));
	TRY(relief_answer(acts, who, &yes, &unsure));
	go_on(relief_way(who), &wish, r);
	return OK;
}

/* ---- anything new? ---- */

enum { NEWS_GO = WISH_ROWS };

const struct field relief_news_fields[RELIEF_NEWS_ROWS] = {
	PLAYER_WISH_FIELDS,
	[NEWS_GO] = {.name = "go", .label = "Anything new", .kind = FIELD_CHOICE, .choices = "no yes", .needed = true},
};

enum err relief_news(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	struct player_wish wish = player_wish_of(q);
	TRY(own_person(site, q, r, &who));
	if (str_eq(q->value[NEWS_GO].text, STR("yes"))) {
		response_see(r, url_with(r->arena, URL("/check/again"), "from", wish.place));
		return OK;
	}
	TRY(own_changes(q, r, &acts));
	TRY(relief_no_news(acts, who));
	go_on(relief_way(who), &wish, r);
	return OK;
}

/* ---- after needles, or cups ---- */

enum { NEEDLES_GO = WISH_ROWS, NEEDLES_BACK };

const struct field relief_needles_fields[RELIEF_NEEDLES_ROWS] = {
	PLAYER_WISH_FIELDS,
	[NEEDLES_GO] = {.name = "go", .label = "After needles or cups", .kind = FIELD_CHOICE, .choices = "no yes unsure"},
	[NEEDLES_BACK] = {.name = "back", .label = "Page", .kind = FIELD_CHOICE, .choices = "today diary"},
};

static url back_of(const struct value *back)
{
	return back->given && str_eq(back->text, STR("diary")) ? URL("/diary?kept=done") : URL("/?kept=done#plan");
}

enum err relief_needles_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	TRY(own_person(site, q, r, &who));
	struct relief_needles_view v = {.question = pack_statement(who->pack, STR("after_needles")),
					.wish = player_wish_of(q),
					.back = q->value[NEEDLES_BACK].given ? q->value[NEEDLES_BACK].text : STR("today"),
					.form = csrf_key(q, r)};
	page_relief_needles(response_page(r, "One thing first", NAV_NONE), &v);
	return OK;
}

enum err relief_needles(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	struct player_wish wish = player_wish_of(q);
	TRY(own_person(site, q, r, &who));
	if (!q->value[NEEDLES_GO].given)
		return ERR_INPUT;
	if (!str_eq(q->value[NEEDLES_GO].text, STR("no"))) {
		response_see(r, URL("/check/ask?from=needles"));
		return OK;
	}
	TRY(own_changes(q, r, &acts));
	TRY(relief_needles_well(acts, who));
	if (q->value[NEEDLES_BACK].given)
		response_see(r, back_of(&q->value[NEEDLES_BACK]));
	else
		go_on(relief_way(who), &wish, r);
	return OK;
}

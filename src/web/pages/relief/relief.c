/* relief.c - the danger signs on one page. */
#include "web/pages/relief/relief.h"

#include "me/relief.h"
#include "web/pages/check/unsure.h"
#include "web/server/saved.h"
#include "web/pages/check/check_urls.h"
#include "words/news.h"

static str id_of_line(struct arena *a, str line)
{
	struct writer w = arena_writer(a);
	w_z(&w, "line-");
	w_str(&w, line);
	return arena_keep(a, &w);
}

/* The rows of a line, each once. */
static size_t rows_of(const struct pack *p, const struct relief_line *line, uint16_t *ret_rows)
{
	size_t n = 0;
	for (size_t k = 0; k < line->n_questions; k++) {
		uint16_t row = p->questions[line->questions[k]].row;
		if (n == 0 || ret_rows[n - 1] != row)
			ret_rows[n++] = row;
	}
	return n;
}

static enum err fill_line(const struct pack *p, const struct relief_line *line, const struct signs *signs, struct arena *a,
			  struct relief_line_view *ret_view)
{
	uint16_t *rows = arena_new(a, uint16_t, line->n_questions);
	struct sign_view *views = arena_new(a, struct sign_view, line->n_questions);
	if (rows == NULL || views == NULL)
		return ERR_FULL;
	*ret_view = (struct relief_line_view){
		.of = line, .id = id_of_line(a, line->id), .rows = views, .n = rows_of(p, line, rows), .open = ret_view->open};
	for (size_t i = 0; i < ret_view->n; i++) {
		TRY(sign_of(a, p, rows[i], signs, &views[i]));
		ret_view->open = ret_view->open || signs->touched[rows[i]];
	}
	return OK;
}

enum err relief_fill_lines(const struct pack *p, const struct signs *signs, struct arena *a, struct relief_line_view *lines)
{
	for (size_t i = 0; i < relief_lines(p); i++)
		TRY(fill_line(p, relief_line(p, i), signs, a, &lines[i]));
	return OK;
}

static void show(const struct person *who, const struct request *q, const struct relief_line_view *lines, bool missing, struct response *r)
{
	struct relief_view v = {.lead = who->pack->relief.lead,
				.list = {lines, relief_lines(who->pack)},
				.missing = missing,
				.wish = player_wish_of(q),
				.form = csrf_key(q, r)};
	page_relief(response_page(r, "Before you move", NAV_RELIEF), &v);
}

static enum err show_page(const struct person *who, const struct request *q, struct response *r)
{
	struct relief_line_view *lines = arena_new(r->arena, struct relief_line_view, relief_lines(who->pack));
	struct signs *signs = arena_new(r->arena, struct signs, 1);
	if (lines == NULL || signs == NULL)
		return ERR_FULL;
	signs_known(who, signs);
	TRY(relief_fill_lines(who->pack, signs, r->arena, lines));
	show(who, q, lines, false, r);
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
	news_question(&w, who->today, who->asked);
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
	[RELIEF_OPEN] = {.name = "open", .label = "Lines", .kind = FIELD_MANY},
	[RELIEF_TICKS] = {.name = "q.", .label = "Signs", .kind = FIELD_PAIRS},
	[RELIEF_SAID] = {.name = "r.", .label = "Signs", .kind = FIELD_PAIRS},
	[RELIEF_NONE] = {.name = "none", .label = "None of these", .kind = FIELD_MANY},
};

enum err relief_open_lines(const struct pack *p, struct pairs ids, struct relief_line_view *lines)
{
	for (size_t i = 0; i < ids.n; i++) {
		size_t k = 0;
		while (k < relief_lines(p) && !str_eq(relief_line(p, k)->id, ids.p[i].value))
			k++;
		if (k == relief_lines(p))
			return ERR_INPUT;
		lines[k].open = true;
	}
	return OK;
}

/* True when silence about what follows a tick leaves open how much it means. */
static bool lacks_then(const struct pack *p, const struct signs *signs)
{
	for (size_t row = 0; row < p->n_rows; row++)
		if (signs->touched[row] && !signs->answered[row] && said_lacks_then(p, &p->rows[row], &signs->said))
			return true;
	return false;
}

qset relief_mark_missing(const struct pack *p, const struct signs *signs, struct relief_line_view *lines)
{
	qset open = {{0}};
	for (size_t i = 0; i < relief_lines(p); i++)
		for (size_t k = 0; lines[i].open && k < lines[i].n; k++) {
			struct sign_view *row = &lines[i].rows[k];
			row->missing = !signs->answered[row->row - p->rows];
			qset facts = pack_row_facts(p, row->row);
			if (row->missing)
				open = qset_or(open, &facts);
		}
	return qset_minus(open, &signs->said.yes);
}

enum err relief_keep(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	struct signs *signs = arena_new(r->arena, struct signs, 1);
	struct player_wish wish = player_wish_of(q);
	TRY(own_person(site, q, r, &who));
	struct relief_line_view *lines = arena_new(r->arena, struct relief_line_view, relief_lines(who->pack));
	if (signs == NULL || lines == NULL)
		return ERR_FULL;
	struct signs_form form = {q->value[RELIEF_TICKS].many, q->value[RELIEF_SAID].many, q->value[RELIEF_NONE].many};
	TRY(signs_read(who->pack, &who->pack->relief.asked, &form, signs));
	TRY(relief_open_lines(who->pack, q->value[RELIEF_OPEN].many, lines));
	TRY(relief_fill_lines(who->pack, signs, r->arena, lines));
	qset open = relief_mark_missing(who->pack, signs, lines);
	TRY(own_changes(q, r, &acts));
	TRY(relief_answer(acts, who, &signs->said, &open));
	bool is_settled = lacks_then(who->pack, signs) ? relief_is_emergency(who) : relief_is_settled(who);
	if (!qset_empty(&open) && !is_settled) { /* one yes ends the questions; without it each open line wants its answer */
		r->changes = NULL;
		show(who, q, lines, true, r);
		return OK;
	}
	url plain = unsure_url(r->arena, who, signs->not_sure, "relief");
	if (plain.s.n > 0)
		response_see(r, player_url(r->arena, plain, &wish));
	else
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
	const struct value *back = &q->value[NEEDLES_BACK];
	if (back->given && str_eq(back->text, STR("diary")))
		response_see(r, URL("/diary?kept=done#saved"));
	else if (back->given)
		response_saved_at(r, SAVED_TICK, URL("/"), STR("today-plan"), STR(""));
	else
		go_on(relief_way(who), &wish, r);
	return OK;
}

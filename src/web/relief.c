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
	response_see(r, way == RELIEF_SESSION ? player_url(r->arena, URL("/session"), wish) : URL("/result"));
}

enum err relief_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct player_wish wish = player_wish_of(q);
	TRY(own_person(site, q, r, &who));
	enum relief_way way = relief_way(who);
	if (way == RELIEF_ASK || q->value[RELIEF_AGAIN].number == 1)
		return show_page(who, q, r);
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

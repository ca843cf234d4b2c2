/* unsure.c - the plainer sentence. */
#include "web/pages/check/unsure.h"

#include "me/relief.h"
#include "web/pages/check/check.h"
#include "me/answering.h"

static const char from_words[] = "check result relief";

#define UNSURE_FIELDS                                                                                                                                \
	PLAYER_WISH_FIELDS, [UNSURE_ROWS_OF] = {.name = "row", .label = "Signs", .kind = FIELD_MANY},                                                \
			    [UNSURE_FROM] = {.name = "from", .label = "Page", .kind = FIELD_CHOICE, .choices = from_words}

const struct field unsure_show_fields[UNSURE_SHOW_ROWS] = {UNSURE_FIELDS};

const struct field unsure_keep_fields[UNSURE_KEEP_ROWS] = {
	UNSURE_FIELDS,
	[UNSURE_TICKS] = {.name = "q.", .label = "Signs", .kind = FIELD_PAIRS},
	[UNSURE_SAID] = {.name = "r.", .label = "Signs", .kind = FIELD_PAIRS},
	[UNSURE_NONE] = {.name = "none", .label = "None of these", .kind = FIELD_MANY},
};

/* The rows that are asked about, and their facts. Fails: ERR_INPUT: not a row that has a plainer sentence. */
static enum err read_rows(const struct pack *p, struct pairs ids, uint16_t *ret_rows, qset *ret_asked)
{
	*ret_asked = (qset){{0}};
	for (size_t i = 0; i < ids.n; i++) {
		ret_rows[i] = pack_row(p, ids.p[i].value);
		if (ret_rows[i] == NONE || p->rows[ret_rows[i]].plain.n == 0)
			return ERR_INPUT;
		qset facts = pack_row_facts(p, &p->rows[ret_rows[i]]);
		*ret_asked = qset_or(*ret_asked, &facts);
	}
	return ids.n == 0 ? ERR_INPUT : OK;
}

static enum err show(const struct person *who, const struct request *q, const uint16_t *rows, const struct signs *signs, struct response *r)
{
	size_t n = q->value[UNSURE_ROWS_OF].many.n;
	struct sign_view *views = arena_new(r->arena, struct sign_view, n);
	if (views == NULL)
		return ERR_FULL;
	for (size_t i = 0; i < n; i++) {
		TRY(sign_of(r->arena, who->pack, rows[i], signs, &views[i]));
		views[i].plain = true;
		views[i].missing = signs->touched[rows[i]] && !signs->answered[rows[i]];
	}
	struct unsure_view v = {.signs = views,
				.n = n,
				.from = q->value[UNSURE_FROM].given ? q->value[UNSURE_FROM].text : STR("check"),
				.wish = player_wish_of(q),
				.number = who->number,
				.form = csrf_key(q, r)};
	page_unsure(response_page(r, "Not sure", NAV_NONE), &v);
	return OK;
}

/* Fails: ERR_INPUT, ERR_FULL: more rows than there are. */
static enum err rows_of(const struct request *q, const struct pack *p, struct arena *a, uint16_t **ret_rows, qset *ret_asked)
{
	const struct pairs *ids = &q->value[UNSURE_ROWS_OF].many;
	*ret_rows = arena_new(a, uint16_t, ids->n + 1);
	return *ret_rows == NULL ? ERR_FULL : read_rows(p, *ids, *ret_rows, ret_asked);
}

enum err unsure_show(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct signs *signs = arena_new(r->arena, struct signs, 1);
	uint16_t *rows;
	qset asked;
	if (signs == NULL)
		return ERR_FULL;
	TRY(own_person(site, q, r, &who));
	TRY(rows_of(q, who->pack, r->arena, &rows, &asked));
	signs_known(who, signs);
	for (size_t i = 0; i < q->value[UNSURE_ROWS_OF].many.n; i++) /* a yes beside it stays; "not sure" is what is asked again */
		signs->not_sure[rows[i]] = signs->touched[rows[i]] = false;
	return show(who, q, rows, signs, r);
}

static enum err go_back(struct site *site, const struct request *q, struct response *r, struct person *who)
{
	struct player_wish wish = player_wish_of(q);
	str from = q->value[UNSURE_FROM].given ? q->value[UNSURE_FROM].text : STR("check");
	if (str_eq(from, STR("relief"))) {
		enum relief_way way = relief_way(who);
		response_see(r, way == RELIEF_DANGER ? URL("/result")
						     : player_url(r->arena, way == RELIEF_SESSION ? URL("/session") : URL("/relief"), &wish));
		return OK;
	}
	TRY(check_keep_plan(site, r->changes, who));
	response_see(r, str_eq(from, STR("result")) ? URL("/result") : URL("/check"));
	return OK;
}

enum err unsure_keep(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct changes *acts;
	struct signs *signs = arena_new(r->arena, struct signs, 1);
	uint16_t *rows;
	qset asked;
	bool all = true;
	if (signs == NULL)
		return ERR_FULL;
	TRY(own_person(site, q, r, &who));
	TRY(rows_of(q, who->pack, r->arena, &rows, &asked));
	struct signs_form form = {q->value[UNSURE_TICKS].many, q->value[UNSURE_SAID].many, q->value[UNSURE_NONE].many};
	TRY(signs_read(who->pack, &asked, &form, signs));
	for (size_t i = 0; i < q->value[UNSURE_ROWS_OF].many.n; i++) {
		all = all && signs->answered[rows[i]];
		signs->touched[rows[i]] = true; /* those without an answer are marked */
	}
	if (!all)
		return show(who, q, rows, signs, r);
	TRY(own_changes(q, r, &acts));
	for (size_t i = 0; i < q->value[UNSURE_ROWS_OF].many.n; i++)
		TRY(act_row(acts, who, &who->pack->rows[rows[i]], &signs->said));
	person_decide(who);
	return go_back(site, q, r, who);
}

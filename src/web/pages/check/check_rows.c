/* check_rows.c - one question on the page, then those that belong together. */
#include "web/pages/check/check_rows.h"

#include "core/alarm.h"
#include "me/cleared.h"

static str text_of_two(struct arena *a, const char *before, str after)
{
	struct writer w = arena_writer(a);
	w_z(&w, before);
	w_str(&w, after);
	return arena_keep(a, &w);
}

static str page_id(struct arena *a, str question, str choice)
{
	struct writer w = arena_writer(a);
	w_z(&w, "q-");
	w_str(&w, question);
	w_char(&w, '-');
	w_str(&w, choice);
	return arena_keep(a, &w);
}

static void put_choices(struct arena *a, const struct person *who, uint16_t question, struct check_row *row)
{
	const struct question *q = row->q;
	const struct answer *x = &who->answers.of[question];
	row->choices = arena_new(a, struct check_choice, q->n_choices);
	for (size_t i = 0; row->choices != NULL && i < q->n_choices; i++)
		row->choices[row->n_choices++] = (struct check_choice){.id = page_id(a, q->id, q->choices[i].id),
								       .value = q->choices[i].id,
								       .text = q->choices[i].text,
								       .chosen = x->kind == ANSWER_CHOICE && x->value == (int32_t)i};
}

/* A short scale is a row of numbers to touch. */
static void put_scale(struct arena *a, const struct person *who, uint16_t question, struct check_row *row)
{
	const struct answer *x = &who->answers.of[question];
	enum { STEPS = 11 };
	row->is_scale = true;
	row->choices = arena_new(a, struct check_choice, STEPS);
	for (int32_t i = 0; row->choices != NULL && i < STEPS; i++) {
		struct writer w = arena_writer(a);
		w_int(&w, i);
		str digits = arena_keep(a, &w);
		row->choices[row->n_choices++] = (struct check_choice){
			.id = page_id(a, row->q->id, digits), .value = digits, .text = digits, .chosen = x->kind == ANSWER_NUMBER && x->value == i};
	}
}

static void put_number(struct arena *a, const struct person *who, uint16_t question, struct check_row *row)
{
	if (row->q->least == 0 && row->q->most == 10) {
		put_scale(a, who, question, row);
		return;
	}
	if (who->answers.of[question].kind != ANSWER_NUMBER)
		return;
	struct writer w = arena_writer(a);
	w_int(&w, who->answers.of[question].value);
	row->number = arena_keep(a, &w);
}

static void put_regions(struct arena *a, const struct person *who, struct check_row *row)
{
	if (places_view_of(a, who->pack, row->field, &row->places) != OK)
		return; /* the arena says it */
	for (size_t i = 0; i < row->places.n; i++)
		row->places.places[i].chosen = qset_has(&who->answers.regions, row->places.places[i].of->fact);
}

static void put_examined(struct arena *a, const struct person *who, uint16_t rule, struct check_row *row)
{
	struct writer w = arena_writer(a);
	row->examined = text_of_two(a, "c.", row->q->id);
	row->examines = who->pack->rules[rule].examined;
	row->examined_on = STR("");
	if (!qset_has(&who->consult.facts.cleared, rule) || (!row->yes && !row->unsure))
		return;
	w = arena_writer(a);
	w_day(&w, answers_clearing(&who->answers, rule)->on);
	row->examined_on = arena_keep(a, &w);
}

static struct check_row row_of(struct arena *a, const struct person *who, uint16_t question)
{
	const struct question *q = &who->pack->questions[question];
	enum answer_kind kind = who->answers.of[question].kind;
	struct check_row row = {.q = q,
				.id = text_of_two(a, "q-", q->id),
				.field = text_of_two(a, "q.", q->id),
				.yes = kind == ANSWER_YES,
				.no = kind == ANSWER_NO,
				.unsure = kind == ANSWER_UNSURE,
				.is_now = alarm_is_now(who->pack, question),
				.today = who->today};
	uint16_t rule = cleared_rule_of(who->pack, question);
	if (rule != NONE && who->pack->rules[rule].question == question && !who->pack->rules[rule].raises) /* once for a row */
		put_examined(a, who, rule, &row);
	switch (q->kind) {
	case KIND_NUMBER: put_number(a, who, question, &row); break;
	case KIND_CHOICE: put_choices(a, who, question, &row); break;
	case KIND_REGIONS: put_regions(a, who, &row); break;
	case KIND_YESNO:
	case QUESTION_KINDS: break;
	}
	return row;
}

/* A row of questions stands on the page as a whole as soon as one of them does. */
static bool is_shown(const struct pack *p, uint16_t question, const bool *which)
{
	const struct question_row *row = &p->rows[p->questions[question].row];
	for (size_t i = 0; which != NULL && i < row->n; i++)
		if (which[row->questions[i]])
			return true;
	return which == NULL;
}

static struct check_group group_of(const struct pack *p, const struct check_row *first, size_t n)
{
	const struct question_row *row = &p->rows[first->q->row];
	struct check_group g = {.of = row, .ticks = first, .n_ticks = n < row->n_ticks ? n : row->n_ticks};
	g.then = first + g.n_ticks;
	g.n_then = n - g.n_ticks < row->n_then ? n - g.n_ticks : row->n_then;
	g.known = g.then + g.n_then;
	g.n_known = n - g.n_ticks - g.n_then;
	bool any = false;
	for (size_t i = 0; i < n; i++) {
		g.unsure = g.unsure || first[i].unsure;
		g.may_be_now = g.may_be_now || first[i].is_now;
	}
	for (size_t i = 0; i < g.n_ticks; i++)
		any = any || first[i].yes || first[i].unsure;
	g.none_then = any && g.n_then > 0;
	for (size_t i = 0; i < g.n_then; i++)
		g.none_then = g.none_then && g.then[i].no;
	return g;
}

/* Rows that follow each other on the page. */
struct slice {
	const struct check_row *at;
	size_t n;
};

/* They, as they are asked together. */
static enum err groups_of(struct arena *a, const struct pack *p, struct slice of, const struct check_group **ret, size_t *ret_n)
{
	struct check_group *groups = arena_new(a, struct check_group, of.n);
	if (groups == NULL)
		return ERR_FULL;
	*ret_n = 0;
	for (size_t i = 0, n; i < of.n; i += n) {
		for (n = 1; i + n < of.n && of.at[i + n].q->row == of.at[i].q->row;)
			n++;
		groups[(*ret_n)++] = group_of(p, &of.at[i], n);
	}
	*ret = groups;
	return OK;
}

static void add_rows(struct arena *a, const struct person *who, struct questions asked, const bool *which, struct check_view *v)
{
	for (size_t i = 0; i < asked.n; i++)
		if (is_shown(who->pack, asked.at[i], which))
			v->rows[v->n++] = row_of(a, who, asked.at[i]);
}

/* A line is open when something is said under it. */
static bool says_something(const struct person *who, const struct relief_line *line)
{
	for (size_t i = 0; i < line->n_questions; i++) {
		enum answer_kind kind = who->answers.of[line->questions[i]].kind;
		if (kind != ANSWER_NONE && kind != ANSWER_NO)
			return true;
	}
	return false;
}

static enum err put_line(struct arena *a, const struct person *who, const struct relief_line *line, const bool *which, struct check_view *v)
{
	size_t first = v->n;
	add_rows(a, who, (struct questions){line->questions, line->n_questions}, which, v);
	if (v->n == first)
		return OK;
	struct check_line *l = &v->lines[v->n_lines++];
	*l = (struct check_line){.of = line, .rows = &v->rows[first], .n_rows = v->n - first, .open = says_something(who, line)};
	return groups_of(a, who->pack, (struct slice){l->rows, l->n_rows}, &l->groups, &l->n_groups);
}

enum err rows_put(struct arena *a, const struct person *who, const struct screen *s, const bool *which, struct check_view *v)
{
	v->lines = arena_new(a, struct check_line, s->n_lines + 1);
	if (v->lines == NULL)
		return ERR_FULL;
	add_rows(a, who, (struct questions){s->questions, s->n_lines > 0 ? s->n_plain : s->n_questions}, which, v);
	v->n_plain = v->n;
	TRY(groups_of(a, who->pack, (struct slice){v->rows, v->n_plain}, &v->groups, &v->n_groups));
	for (size_t i = 0; i < s->n_lines; i++)
		TRY(put_line(a, who, &s->lines[i], which, v));
	return OK;
}

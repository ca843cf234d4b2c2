/* check.c - the check, page by page. */
#include "web/pages/check/check.h"

#include "me/cleared.h"
#include "me/places.h"
#include "me/relief.h"
#include "me/review.h"
#include "core/alarm.h"
#include "web/server/slip.h"
#include "web/pages/check/check_urls.h"
#include "me/plan_change.h"
#include "me/answering.h"

/* ---- what is asked ---- */

/* The questions that still matter, answered or not. */
struct asking {
	bool open[QUESTIONS_MAX];  /* to be asked now */
	bool shown[QUESTIONS_MAX]; /* asked now, or answered before */
};

/* True when nothing but a higher class can change the outcome: medical care comes today, or a sign fired that nobody can clear. */
static bool is_settled(const struct pack *p, const struct triage *t)
{
	if (t->urgency >= SAME_DAY)
		return true;
	for (size_t i = 0; i < t->n_fired; i++) {
		const struct rule *r = &p->rules[t->fired[i].rule];
		if (t->fired[i].urgency >= DOCTOR_FIRST && !r->clearable)
			return true;
	}
	return false;
}

/* Drops from what is open all that could not raise the class. Nothing raises an emergency: it ends the questions (evidence 1.1, rule 1). */
static void keep_what_raises(const struct person *who, struct asking *asking)
{
	uint16_t raise[QUESTIONS_MAX];
	bool raises[QUESTIONS_MAX] = {false};
	size_t n = triage_ask(who->pack, &who->consult.facts, &who->consult.triage, raise, QUESTIONS_MAX);
	for (size_t i = 0; i < n; i++)
		raises[raise[i]] = true;
	for (size_t q = 0; q < who->pack->n_questions; q++)
		asking->open[q] = asking->open[q] && raises[q];
}

static void asking_of(const struct person *who, struct asking *ret)
{
	const struct pack *p = who->pack;
	const struct facts *f = &who->consult.facts;
	for (size_t q = 0; q < p->n_questions; q++)
		ret->open[q] = question_open(p, &who->answers, f, (uint16_t)q);
	if (is_settled(p, &who->consult.triage))
		keep_what_raises(who, ret);
	for (size_t q = 0; q < p->n_questions; q++)
		ret->shown[q] = ret->open[q] || (who->answers.of[q].kind != ANSWER_NONE && question_wanted(p, f, (uint16_t)q));
}

static bool has_any(const struct screen *s, const bool *of)
{
	for (size_t i = 0; i < s->n_questions; i++)
		if (of[s->questions[i]])
			return true;
	return false;
}

/* The first screen from `from` on that has something to ask; n_screens when there is none. */
static size_t next_open(const struct pack *p, const struct asking *a, size_t from)
{
	while (from < p->n_screens && !has_any(&p->screens[from], a->open))
		from++;
	return from;
}

static size_t screen_index(const struct pack *p, str id)
{
	size_t i = 0;
	while (i < p->n_screens && !str_eq(p->screens[i].id, id))
		i++;
	return i;
}

/* ---- one question on the page ---- */

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

/* The rows as they are asked together. */
static enum err groups_of(struct arena *a, const struct pack *p, const struct check_row *rows, size_t n_rows, const struct check_group **ret,
			  size_t *ret_n)
{
	struct check_group *groups = arena_new(a, struct check_group, n_rows);
	if (groups == NULL)
		return ERR_FULL;
	*ret_n = 0;
	for (size_t i = 0, n; i < n_rows; i += n) {
		for (n = 1; i + n < n_rows && rows[i + n].q->row == rows[i].q->row;)
			n++;
		groups[(*ret_n)++] = group_of(p, &rows[i], n);
	}
	*ret = groups;
	return OK;
}

static void add_rows(struct arena *a, const struct person *who, const uint16_t *questions, size_t n, const bool *which, struct check_view *v)
{
	for (size_t i = 0; i < n; i++)
		if (is_shown(who->pack, questions[i], which))
			v->rows[v->n++] = row_of(a, who, questions[i]);
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
	add_rows(a, who, line->questions, line->n_questions, which, v);
	if (v->n == first)
		return OK;
	struct check_line *l = &v->lines[v->n_lines++];
	*l = (struct check_line){.of = line, .rows = &v->rows[first], .n_rows = v->n - first, .open = says_something(who, line)};
	return groups_of(a, who->pack, l->rows, l->n_rows, &l->groups, &l->n_groups);
}

static enum err put_rows(struct arena *a, const struct person *who, const struct screen *s, const bool *which, struct check_view *v)
{
	v->lines = arena_new(a, struct check_line, s->n_lines + 1);
	if (v->lines == NULL)
		return ERR_FULL;
	add_rows(a, who, s->questions, s->n_lines > 0 ? s->n_plain : s->n_questions, which, v);
	v->n_plain = v->n;
	TRY(groups_of(a, who->pack, v->rows, v->n_plain, &v->groups, &v->n_groups));
	for (size_t i = 0; i < s->n_lines; i++)
		TRY(put_line(a, who, &s->lines[i], which, v));
	return OK;
}

/* ---- a screen ---- */

enum { SCREEN_EDIT, SCREEN_DONE, SCREEN_PICK, SCREEN_WRONG, SCREEN_WHY, SCREEN_TYPED, SCREEN_ROWS };

enum { TYPED_MAX = 12 };

/* The rows that every screen takes, and every answer to one. */
#define SCREEN_FIELDS                                                                                                                                \
	[SCREEN_EDIT] = {.name = "edit", .label = "Look at the answers again", .kind = FIELD_CHECK},                                                 \
	[SCREEN_DONE] = {.name = "done", .label = "Back to the result", .kind = FIELD_CHECK},                                                        \
	[SCREEN_PICK] = {.name = "pick", .label = "Nothing was ticked", .kind = FIELD_CHECK},                                                        \
	[SCREEN_WRONG] = {.name = "wrong", .label = "Question", .kind = FIELD_ID},                                                                   \
	[SCREEN_WHY] = {.name = "why", .label = "Why", .kind = FIELD_INT, .min = 0, .max = CLEARING_STATES - 1},                                     \
	[SCREEN_TYPED] = {.name = "typed", .label = "What was typed", .kind = FIELD_LINE, .max = TYPED_MAX}

const struct field check_screen_fields[SCREEN_ROWS] = {SCREEN_FIELDS};

static void put_progress(struct arena *a, const struct pack *p, const struct asking *asking, size_t at, struct check_view *v)
{
	for (size_t i = 0; i < p->n_screens; i++) {
		if (i != at && !has_any(&p->screens[i], asking->shown))
			continue;
		v->of++;
		if (i < at) {
			v->has_back = true;
			v->back = url_with(a, check_url(a, &p->screens[i]), "edit", STR("1"));
		}
		if (i <= at)
			v->at = v->of;
	}
}

/* The answer that was not possible, with what was typed still in its box; or the day that does not count, with the reason. */
static void mark_wrong(struct check_view *v, const struct request *q)
{
	const struct value *why = &q->value[SCREEN_WHY], *typed = &q->value[SCREEN_TYPED];
	for (size_t i = 0; i < v->n; i++) {
		if (!str_eq(v->rows[i].q->id, q->value[SCREEN_WRONG].text))
			continue;
		v->rows[i].wrong = !why->given;
		if (typed->given)
			v->rows[i].number = typed->text;
		v->rows[i].slip = why->given ? (enum clearing_state)why->number : CLEARING_HOLDS;
	}
}

static str wrong_say(const struct screen *s, const struct question *q, struct arena *a)
{
	struct writer w = arena_writer(a);
	if (s->ticks) /* of a list only what follows a tick can be missing */
		return STR("No answer is chosen here yet. Choose one before you go on.");
	w_z(&w, "That answer is not possible here");
	if (q->kind == KIND_NUMBER) {
		w_z(&w, ": a whole number from ");
		w_int(&w, q->least);
		w_z(&w, " to ");
		w_int(&w, q->most);
	}
	w_z(&w, ". Everything else is saved.");
	return arena_keep(a, &w);
}

/* Said at its box. */
static void say_wrong(const struct request *q, const struct screen *s, const struct check_view *v, struct response *r)
{
	for (size_t i = 0; i < v->n; i++) {
		const struct check_row *row = &v->rows[i];
		if (row->slip != CLEARING_HOLDS)
			response_slip(r, q, row->examined, result_slip_say(row->slip));
		if (row->wrong)
			response_slip(r, q, row->field, wrong_say(s, row->q, r->arena));
	}
}

static void write_screen(struct response *r, const struct screen *s, const struct check_view *v)
{
	struct writer *w = response_page(r, arena_copy(r->arena, s->title).p, NAV_NONE);
	if (s->ticks)
		page_check_ticks(w, v);
	else
		page_check_one(w, v);
}

/* To a page of the check; after the last of them to the result. */
static void see_screen(struct response *r, const struct person *who, size_t screen)
{
	response_see(r, screen < who->pack->n_screens ? check_url(r->arena, &who->pack->screens[screen]) : URL("/result"));
}

/* A view of a screen with the rows in `which`, without its place among the others. */
static enum err view_of(const struct request *q, struct response *r, const struct person *who, const struct screen *s, struct check_view *ret)
{
	*ret = (struct check_view){.title = s->title,
				   .lead = s->lead,
				   .action = check_url(r->arena, s),
				   .edit = q->value[SCREEN_EDIT].given,
				   .done = q->value[SCREEN_DONE].given,
				   .pick = q->value[SCREEN_PICK].given,
				   .number = who->number,
				   .call = numbers_call(who, r->arena),
				   .form = csrf_key(q, r)};
	ret->rows = arena_new(r->arena, struct check_row, s->n_questions);
	return ret->rows == NULL ? ERR_FULL : OK;
}

enum err check_open(struct site *site, const struct request *q, struct response *r)
{
	struct person *who;
	struct asking asking;
	TRY(own_person(site, q, r, &who));
	asking_of(who, &asking);
	see_screen(r, who, next_open(who->pack, &asking, 0));
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
	if (!has_any(s, which)) {
		see_screen(r, who, next_open(who->pack, &asking, at + 1));
		return OK;
	}
	TRY(view_of(q, r, who, s, &v));
	TRY(put_rows(r->arena, who, s, which, &v));
	put_progress(r->arena, who->pack, &asking, at, &v);
	mark_wrong(&v, q);
	say_wrong(q, s, &v, r);
	write_screen(r, s, &v);
	return OK;
}

/* ---- its answers ---- */

enum { ANSWER_SEEN, ANSWER_GIVEN, ANSWER_UNSURE_OF, ANSWER_GO, ANSWER_EDIT, ANSWER_DONE, ANSWER_EXAMINED, ANSWER_NONE_OF, ANSWER_ROWS };

#define ANSWER_FIELDS                                                                                                                                \
	[ANSWER_SEEN] = {.name = "seen", .label = "Questions", .kind = FIELD_MANY},                                                                  \
	[ANSWER_GIVEN] = {.name = "q.", .label = "Answers", .kind = FIELD_PAIRS},                                                                    \
	[ANSWER_UNSURE_OF] = {.name = "unsure", .label = "Not sure", .kind = FIELD_MANY},                                                            \
	[ANSWER_GO] = {.name = "go", .label = "Next", .kind = FIELD_CHOICE, .choices = "on none skip"},                                              \
	[ANSWER_EDIT] = {.name = "edit", .label = "Look at the answers again", .kind = FIELD_CHECK},                                                 \
	[ANSWER_DONE] = {.name = "done", .label = "Back to the result", .kind = FIELD_CHECK},                                                        \
	[ANSWER_EXAMINED] = {.name = "c.", .label = "Day of the examination", .kind = FIELD_PAIRS},                                                  \
	[ANSWER_NONE_OF] = {.name = "none", .label = "None of these", .kind = FIELD_MANY}

const struct field check_answer_fields[8] = {ANSWER_FIELDS};

/* What a screen was answered with. */
struct sheet {
	uint16_t seen[QUESTIONS_MAX]; /* the rows that the person had before them, or ticked */
	size_t n_seen;
	struct said said;
	qset no, left;                /* `left`: what follows a tick and was passed by */
	bool not_sure[QUESTIONS_MAX]; /* rows that were left so: the plainer sentence comes next */
	bool any_not_sure;
	struct pairs given;
	uint16_t wrong;           /* the first question whose answer is not allowed, or NONE */
	uint16_t slipped;         /* the first question whose day of an examination does not count, or NONE */
	enum clearing_state slip; /* and why */
};

static bool is_on(const struct screen *s, uint16_t question)
{
	for (size_t i = 0; i < s->n_questions; i++)
		if (s->questions[i] == question)
			return true;
	return false;
}

static void see(struct sheet *sheet, uint16_t question)
{
	for (size_t i = 0; i < sheet->n_seen; i++)
		if (sheet->seen[i] == question)
			return;
	sheet->seen[sheet->n_seen++] = question;
}

/* Fails: ERR_INPUT when the form speaks of a question that this screen does not have. */
static enum err read_sheet(const struct pack *p, const struct screen *s, const struct value *seen, const struct value *given, struct sheet *ret)
{
	*ret = (struct sheet){.given = given->many, .wrong = NONE, .slipped = NONE};
	for (size_t i = 0; i < seen->many.n + given->many.n; i++) {
		bool is_given = i >= seen->many.n;
		const struct pair *x = is_given ? &given->many.p[i - seen->many.n] : &seen->many.p[i];
		uint16_t question = pack_question(p, is_given ? x->name : x->value);
		if (question == NONE || !is_on(s, question))
			return ERR_INPUT;
		see(ret, question);
		if (!is_given || p->questions[question].fact == NONE)
			continue;
		if (str_eq(x->value, STR("yes")))
			qset_add(&ret->said.yes, p->questions[question].fact);
		else if (str_eq(x->value, STR("unsure")))
			qset_add(&ret->said.unsure, p->questions[question].fact);
		else
			qset_add(&ret->no, p->questions[question].fact);
	}
	return OK;
}

/* A row that stood there with this very answer is not answered again: nobody asked it again. */
static bool is_unchanged(const struct person *who, const struct sheet *sheet, uint16_t question)
{
	uint16_t fact = who->pack->questions[question].fact;
	switch (who->answers.of[question].kind) {
	case ANSWER_YES: return qset_has(&sheet->said.yes, fact);
	case ANSWER_NO: return !qset_has(&sheet->said.yes, fact) && !qset_has(&sheet->said.unsure, fact);
	case ANSWER_UNSURE: return qset_has(&sheet->said.unsure, fact);
	case ANSWER_NONE:
	case ANSWER_NUMBER:
	case ANSWER_CHOICE:
	case ANSWER_REGIONS: break;
	}
	return false;
}

/* Fails: ERR_INPUT: a row that is not here. */
static enum err read_unsure(const struct pack *p, const struct screen *s, struct pairs rows, struct sheet *ret)
{
	for (size_t i = 0; i < rows.n; i++) {
		uint16_t index = pack_row(p, rows.p[i].value);
		if (index == NONE || !is_on(s, p->rows[index].questions[0]))
			return ERR_INPUT;
		const struct question_row *row = &p->rows[index];
		for (size_t k = 0; k < row->n_ticks + row->n_then; k++)
			see(ret, row->questions[k]);
		ret->not_sure[index] = said_not_sure(p, row, &ret->said);
		ret->any_not_sure = true;
	}
	return OK;
}

/*
 * Silence about what follows a tick is no answer, unless "none of these" stands there: it is left open, and the page shown again. `none` are the rows with
 * that mark. Fails: ERR_INPUT: a row that is not here.
 */
static enum err leave_then(const struct pack *p, const struct screen *s, struct pairs none, struct sheet *ret)
{
	for (size_t i = 0; i < ret->n_seen; i++) {
		const struct question_row *row = &p->rows[p->questions[ret->seen[i]].row];
		qset then = pack_row_then(p, row);
		if (said_lacks_then(p, row, &ret->said))
			ret->left = qset_or(ret->left, &then);
	}
	for (size_t i = 0; i < none.n; i++) {
		uint16_t row = pack_row(p, none.p[i].value);
		if (row == NONE || !is_on(s, p->rows[row].questions[0]))
			return ERR_INPUT;
		qset then = pack_row_then(p, &p->rows[row]);
		ret->left = qset_minus(ret->left, &then);
	}
	for (size_t i = 0; i < s->n_questions && ret->wrong == NONE; i++)
		if (qset_has(&ret->left, p->questions[s->questions[i]].fact))
			ret->wrong = s->questions[i];
	return OK;
}

/* Of a tick list: the rows with a mark, and with `rest_is_no` the others as no. */
static enum err keep_ticks(const struct sheet *sheet, bool rest_is_no, bool edit, struct changes *acts, struct person *who)
{
	uint16_t list[QUESTIONS_MAX];
	size_t n = 0;
	qset marked = qset_or(qset_or(sheet->said.yes, &sheet->no), &sheet->said.unsure);
	for (size_t i = 0; i < sheet->n_seen; i++) {
		uint16_t q = sheet->seen[i];
		if (qset_has(&sheet->left, who->pack->questions[q].fact)) {
			if (who->answers.of[q].kind != ANSWER_NONE)
				act_unanswer(acts, who, q); /* it was said of a row that was not true then */
			continue;
		}
		if (edit && is_unchanged(who, sheet, q))
			continue;
		if (rest_is_no || qset_has(&marked, who->pack->questions[q].fact))
			list[n++] = q;
	}
	return act_ticks(acts, who, (struct questions){list, n}, &sheet->said);
}

/* The days on which signs were examined. One that does not count changes nothing, and is told. */
static void keep_examined(struct sheet *sheet, struct pairs examined, struct changes *acts, struct person *who)
{
	for (size_t i = 0; i < examined.n; i++) {
		uint16_t question = pack_question(who->pack, examined.p[i].name);
		uint16_t rule = question == NONE ? NONE : cleared_rule_of(who->pack, question);
		str text = str_trim(examined.p[i].value);
		day on;
		if (rule == NONE || text.n == 0)
			continue;
		const struct clearing *before = answers_clearing(&who->answers, rule);
		bool is_day = day_parse(text, &on);
		if (is_day && before != NULL && before->end == CLEARING_NOT_ENDED && before->on.n == on.n &&
		    qset_has(&who->consult.facts.cleared, rule))
			continue; /* as it stood there */
		enum clearing_state state = is_day ? act_clear(acts, who, rule, on) : CLEARING_TOO_EARLY;
		if (state == CLEARING_HOLDS || sheet->slipped != NONE)
			continue;
		sheet->slipped = question;
		sheet->slip = state;
	}
}

/* What was given for one question, as one canonical text: a number or a choice before "not sure", regions joined by commas. */
static str value_given(struct arena *a, const struct sheet *sheet, str id)
{
	struct writer w = arena_writer(a);
	bool unsure = false;
	for (size_t i = 0; i < sheet->given.n; i++) {
		const struct pair *x = &sheet->given.p[i];
		if (!str_eq(x->name, id))
			continue;
		if (str_eq(x->value, STR("unsure"))) {
			unsure = true;
			continue;
		}
		if (w.n > 0)
			w_char(&w, ',');
		w_str(&w, x->value);
	}
	return w.n > 0 ? arena_keep(a, &w) : unsure ? STR("unsure") : STR("");
}

static str value_now(struct arena *a, const struct person *who, uint16_t question)
{
	struct writer w = arena_writer(a);
	answers_value(who->pack, &who->answers, question, &w);
	return arena_keep(a, &w);
}

/* Each question as itself. An answer that is not allowed costs only itself. */
static void keep_each(struct sheet *sheet, bool edit, struct changes *acts, struct person *who)
{
	for (size_t i = 0; i < sheet->n_seen; i++) {
		uint16_t question = sheet->seen[i];
		str value = value_given(acts->arena, sheet, who->pack->questions[question].id);
		if (value.n == 0 || (edit && str_eq(value, value_now(acts->arena, who, question))))
			continue;
		if (act_answer(acts, who, question, value) != OK && sheet->wrong == NONE)
			sheet->wrong = question;
	}
}

enum err check_keep_plan(struct site *site, struct changes *acts, struct person *who)
{
	struct asking asking;
	asking_of(who, &asking);
	return next_open(who->pack, &asking, 0) == who->pack->n_screens ? app_record_plan(site->app, acts, who, STR("answers changed")) : OK;
}

/* Names the row whose day does not count, and says why. */
static url slip_on(struct arena *a, url page, const struct pack *p, const struct sheet *sheet)
{
	struct writer w = arena_writer(a);
	w_int(&w, (int64_t)sheet->slip);
	return url_with(a, url_with(a, page, "wrong", p->questions[sheet->slipped].id), "why", arena_keep(a, &w));
}

/* The answers are kept, so it is the page with the answers as they are. */
static void see_slip(struct response *r, const struct screen *s, const struct request *q, const struct pack *p, const struct sheet *sheet)
{
	url page = url_with(r->arena, check_url(r->arena, s), "edit", STR("1"));
	if (q->value[ANSWER_DONE].given)
		page = url_with(r->arena, page, "done", STR("1"));
	response_see(r, slip_on(r->arena, page, p, sheet));
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
		keep_what_raises(who, &asking);
	size_t next = next_open(who->pack, &asking, at + 1);
	bool asks = asks_regions(who->pack, at) && (q->value[ANSWER_DONE].given || !comes_later(who, &asking));
	url ask = asks ? check_ask_url(r->arena, who, &who->answers.regions, q->value[ANSWER_DONE].given ? "result" : "check") : (url){STR("")};
	if (ask.s.n > 0) {
		response_see(r, ask);
		return OK;
	}
	if (next == who->pack->n_screens)
		TRY(app_record_plan(site->app, r->changes, who, STR("answers changed")));
	see_screen(r, who, next);
	return OK;
}

static bool says(const struct request *q, const char *go)
{
	str sent = q->value[ANSWER_GO].given ? q->value[ANSWER_GO].text : STR("on");
	return str_eq(sent, str_of(go));
}

/* "None of these" says no to every row without a mark; so does "Continue" beside ticks. A row that was not on the page stays as it is. */
static bool rest_is_no(const struct request *q, const struct sheet *sheet)
{
	return says(q, "none") || (says(q, "on") && (sheet->given.n > 0 || sheet->any_not_sure));
}

static enum err keep_sheet(const struct request *q, const struct screen *s, struct sheet *sheet, struct changes *acts, struct person *who)
{
	bool edit = q->value[ANSWER_EDIT].given;
	TRY(read_sheet(who->pack, s, &q->value[ANSWER_SEEN], &q->value[ANSWER_GIVEN], sheet));
	TRY(read_unsure(who->pack, s, q->value[ANSWER_UNSURE_OF].many, sheet));
	if (s->ticks)
		TRY(leave_then(who->pack, s, q->value[ANSWER_NONE_OF].many, sheet));
	if (s->ticks)
		TRY(keep_ticks(sheet, rest_is_no(q, sheet), edit, acts, who));
	else
		keep_each(sheet, edit, acts, who);
	keep_examined(sheet, q->value[ANSWER_EXAMINED].many, acts, who);
	return OK;
}

/* "Continue" with nothing ticked is no answer: silence is not "no". */
static bool is_empty(const struct request *q, const struct screen *s, const struct sheet *sheet)
{
	return s->ticks && !says(q, "none") && sheet->given.n == 0 && !sheet->any_not_sure;
}

/* On to the plainer sentence, when a row was left "not sure" (evidence 1.1, no. 4). */
static bool sees_plain(const struct request *q, struct response *r, struct person *who, const struct sheet *sheet, const char *from)
{
	if (says(q, "skip"))
		return false;
	person_decide(who);
	url plain = unsure_url(r->arena, who, sheet->not_sure, from);
	if (plain.s.n > 0)
		response_see(r, plain);
	return plain.s.n > 0;
}

/* A yes that calls for the ambulance ends the questions, those that this page left open, too. */
static bool is_called(struct person *who)
{
	person_decide(who);
	return relief_is_emergency(who);
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
	if (!says(q, "skip"))
		TRY(keep_sheet(q, s, &sheet, acts, who));
	if (!says(q, "skip") && is_empty(q, s, &sheet))
		see_again(r, check_url(r->arena, s), q, "pick", STR("1"));
	else if (sheet.wrong != NONE && !is_called(who))
		see_wrong(r, s, q, who->pack, &sheet);
	else if (!says(q, "skip") && sheet.slipped != NONE)
		see_slip(r, s, q, who->pack, &sheet);
	else if (!sees_plain(q, r, who, &sheet, q->value[ANSWER_DONE].given ? "result" : "check"))
		TRY(go_on(site, q, r, who, at));
	if (acts->n == 0)
		r->changes = NULL; /* nothing to wait for */
	return OK;
}

/* ---- is something new? ---- */

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
	TRY(view_of(q, r, who, &s, &v));
	v.again = true;
	if (is_before_session(from)) {
		struct pair *asked = arena_new(r->arena, struct pair, 1);
		if (asked == NULL)
			return ERR_FULL;
		*asked = (struct pair){STR("from"), from->text};
		v.asked = asked;
		v.n_asked = 1;
	}
	TRY(put_rows(r->arena, who, &s, NULL, &v));
	write_screen(r, &s, &v);
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
	if (!says(q, "skip"))
		TRY(keep_sheet(q, &s, &sheet, acts, who));
	bool is_new = !qset_empty(&sheet.said.yes) || !qset_empty(&sheet.said.unsure);
	if (is_new) {
		act_news(acts, who);
		act_start_over(acts, who);
	}
	if (is_new)
		response_see(r, URL("/check"));
	else if (says(q, "skip"))
		response_see(r, URL("/plan"));
	else if (is_empty(q, &s, &sheet))
		see_again_from(r, &s, "pick", from);
	else
		response_see(r, after_again(r->arena, from));
	if (acts->n == 0)
		r->changes = NULL;
	return OK;
}

/* ---- what a place asks first ---- */

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
					       : STR("Pain in the place you marked can have other reasons, so we ask. Tick what fits. Not sure is "
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
	TRY(view_of(q, r, who, &s, &v));
	TRY(put_asked(r->arena, q, &v));
	v.back = ask_back(&q->value[ASK_FROM]);
	TRY(put_rows(r->arena, who, &s, NULL, &v));
	mark_wrong(&v, q);
	say_wrong(q, &s, &v, r);
	write_screen(r, &s, &v);
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
	if (!says(q, "skip"))
		TRY(keep_sheet(q, &s, &sheet, acts, who));
	bool is_new = !qset_empty(&sheet.said.yes) || !qset_empty(&sheet.said.unsure);
	url again = ask_url_of(r->arena, &q->value[ASK_ANSWER_FOR], from);
	if (!says(q, "skip") && is_empty(q, &s, &sheet))
		response_see(r, url_with(r->arena, again, "pick", STR("1")));
	else if (sheet.wrong != NONE && !is_called(who))
		response_see(r, url_with(r->arena, again, "wrong", who->pack->questions[sheet.wrong].id));
	else if (is_new && sheet.slipped != NONE)
		response_see(r, slip_on(r->arena, URL("/result"), who->pack, &sheet));
	else if (is_new && !sees_plain(q, r, who, &sheet, "result"))
		response_see(r, URL("/result"));
	else if (!is_new)
		TRY(leave_ask(site, from, r, who));
	if (acts->n == 0)
		r->changes = NULL;
	return OK;
}

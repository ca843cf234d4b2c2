/* check_sheet.c - the answers of a screen, read and kept. */
#include "web/pages/check/check_sheet.h"

#include "me/answering.h"
#include "me/cleared.h"
#include "me/relief.h"
#include "web/pages/check/check_urls.h"

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

/* A row that stood there with this very answer is not answered again: nobody asked it anew. */
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

bool sheet_says(const struct request *q, const char *go)
{
	str sent = q->value[ANSWER_GO].given ? q->value[ANSWER_GO].text : STR("on");
	return str_eq(sent, str_of(go));
}

/* "None of these" says no to every row without a mark; so does "Go on" beside ticks. A row that was not on the page stays as it is. */
static bool rest_is_no(const struct request *q, const struct sheet *sheet)
{
	return sheet_says(q, "none") || (sheet_says(q, "on") && (sheet->given.n > 0 || sheet->any_not_sure));
}

enum err sheet_keep(const struct request *q, const struct screen *s, struct sheet *sheet, struct changes *acts, struct person *who)
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

bool sheet_is_empty(const struct request *q, const struct screen *s, const struct sheet *sheet)
{
	return s->ticks && !sheet_says(q, "none") && sheet->given.n == 0 && !sheet->any_not_sure;
}

url sheet_slip_on(struct arena *a, url page, const struct pack *p, const struct sheet *sheet)
{
	struct writer w = arena_writer(a);
	w_int(&w, (int64_t)sheet->slip);
	return url_with(a, url_with(a, page, "wrong", p->questions[sheet->slipped].id), "why", arena_keep(a, &w));
}

bool sheet_sees_plain(const struct request *q, struct response *r, struct person *who, const struct sheet *sheet, const char *from)
{
	if (sheet_says(q, "skip"))
		return false;
	person_decide(who);
	url plain = unsure_url(r->arena, who, sheet->not_sure, from);
	if (plain.s.n > 0)
		response_see(r, plain);
	return plain.s.n > 0;
}

bool sheet_calls(struct person *who)
{
	person_decide(who);
	return relief_is_emergency(who);
}

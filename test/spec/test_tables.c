/* test_tables.c - the pack against the tables of evidence.md that are beside this file: flags.txt (Part 1) and matrix.txt (2.8). */
#include "unit.h"

#include "flags_file.h"
#include "text_file.h"
#include "core/known.h"

static const struct pack *const p = &pack_default;
static const char *folder;

static struct consult consult;
static struct plan plan;

/* --- flags.txt --- */

static void test_each_flag_is_as_the_table_says(void **state)
{
	(void)state;
	static char buffer[TEXT_FILE_MOST];
	struct flag flags[RULES_MAX];
	size_t n = flags_read(folder, buffer, flags, RULES_MAX);
	for (size_t i = 0; i < n; i++) {
		uint16_t rule = pack_rule(p, flags[i].rule);
		if (rule == NONE)
			fail_msg("the pack has no rule %.*s", (int)flags[i].rule.n, flags[i].rule.p);
		print_message("# %.*s\n", (int)flags[i].rule.n, flags[i].rule.p);
		assert_str(p->rules[rule].support.evidence, flags[i].evidence);
		assert_str(urgency_words[p->rules[rule].urgency], flags[i].urgency);
		assert_str(urgency_words[p->rules[rule].unsure], flags[i].unsure);
		assert_int_equal(p->rules[rule].clearable, flags[i].clearable);
		struct answers a = people_clean(p);
		people_fire(p, &a, rule);
		people_decide(p, &a, &consult, &plan);
		assert_true(consult.triage.urgency >= p->rules[rule].urgency);
		assert_true(plan.refusal != PLAN_OPEN || p->rules[rule].urgency == CAUTION);
	}
}

/* --- the rows of the evidence, answered by their parts --- */

/* Ages and times at which a row can be so: most hang on none, some on being over 55, or on pain for over 3 months. */
static const struct {
	const char *age, *how_long;
} moments[] = {{"60", "two_to_six_weeks"}, {"60", "over_3_months"}, {"40", "under_2_weeks"}, {"40", "over_3_months"}};
enum { MOMENTS = sizeof moments / sizeof moments[0] };

static size_t answer_parts(str row, enum answer_kind said, size_t moment)
{
	struct answers a = people_clean(p);
	size_t n = 0;
	people_put(p, &a, "age", moments[moment].age);
	people_put(p, &a, "how_long", moments[moment].how_long);
	for (size_t q = 0; q < p->n_questions; q++)
		if (p->questions[q].kind == KIND_YESNO && str_eq(p->questions[q].support.evidence, row)) {
			a.of[q] = (struct answer){.kind = said};
			n++;
		}
	people_decide(p, &a, &consult, &plan);
	return n;
}

/* The highest class in which a rule of this row fired. */
static enum urgency fired_in(str row)
{
	enum urgency u = SELF_CARE;
	for (size_t i = 0; i < consult.triage.n_fired; i++)
		if (str_eq(p->rules[consult.triage.fired[i].rule].support.evidence, row) && consult.triage.fired[i].urgency > u)
			u = consult.triage.fired[i].urgency;
	return u;
}

static enum urgency highest(const struct flag *flags, size_t n, str row, bool unsure)
{
	enum urgency u = SELF_CARE;
	for (size_t i = 0; i < n; i++) {
		size_t class = word_index(urgency_words, URGENCIES, unsure ? flags[i].unsure : flags[i].urgency);
		if (str_eq(flags[i].evidence, row) && class > u)
			u = (enum urgency) class;
	}
	return u;
}

/* Every part of a row yes: it fires, in its highest class. Not sure of every part: as evidence 1.1, no. 4 says. No to every part: never. */
static void test_the_parts_of_a_row(void **state)
{
	(void)state;
	static char buffer[TEXT_FILE_MOST];
	struct flag flags[RULES_MAX];
	size_t n = flags_read(folder, buffer, flags, RULES_MAX);
	for (size_t i = 0; i < n; i++) {
		str row = flags[i].evidence;
		enum urgency yes = SELF_CARE, unsure = SELF_CARE;
		if (!str_starts(row, STR("RF-")))
			continue;
		for (size_t m = 0; m < MOMENTS; m++) {
			assert_true(answer_parts(row, ANSWER_YES, m) > 0);
			yes = fired_in(row) > yes ? fired_in(row) : yes;
			answer_parts(row, ANSWER_UNSURE, m);
			unsure = fired_in(row) > unsure ? fired_in(row) : unsure;
			answer_parts(row, ANSWER_NO, m);
			assert_int_equal(fired_in(row), SELF_CARE);
		}
		if (yes != highest(flags, n, row, false) || unsure != highest(flags, n, row, true))
			fail_msg("%.*s fires as %.*s, and not sure as %.*s", (int)row.n, row.p, (int)urgency_words[yes].n, urgency_words[yes].p,
				 (int)urgency_words[unsure].n, urgency_words[unsure].p);
	}
}

static void test_no_row_is_missing_and_none_is_added(void **state)
{
	(void)state;
	static char buffer[TEXT_FILE_MOST];
	struct flag flags[RULES_MAX];
	size_t n = flags_read(folder, buffer, flags, RULES_MAX), rows = 0;
	assert_int_equal(n, p->n_rules);
	for (size_t i = 0; i < n; i++)
		rows += str_starts(flags[i].evidence, STR("RF-")) && (i == 0 || !str_eq(flags[i - 1].evidence, flags[i].evidence));
	assert_int_equal(rows, 57);
	for (size_t k = 0; k < p->n_rules; k++) {
		bool listed = false;
		for (size_t i = 0; i < n; i++)
			listed = listed || str_eq(flags[i].rule, p->rules[k].id);
		if (!listed)
			fail_msg("%.*s stands in no row", (int)p->rules[k].id.n, p->rules[k].id.p);
	}
}

/* --- matrix.txt --- */

enum { COLUMNS = 11, ROWS = 38 };

struct matrix {
	str columns[COLUMNS];
	str keys[ROWS];
	str cells[ROWS][COLUMNS];
};

static void read_row(str line, str *ret_key, str *ret_cells)
{
	str_split(&line, '|');
	*ret_key = str_trim(str_split(&line, '|'));
	for (size_t i = 0; i < COLUMNS; i++)
		ret_cells[i] = str_trim(str_split(&line, '|'));
}

static void read_matrix(char *buffer, struct matrix *m)
{
	str text = text_file(folder, "matrix.txt", buffer), line, key;
	int number = 0;
	size_t n = 0;
	assert_true(text_line(&text, &line, &number));
	read_row(line, &key, m->columns);
	for (; text_line(&text, &line, &number); n++) {
		assert_true(n < ROWS);
		read_row(line, &m->keys[n], m->cells[n]);
	}
	assert_int_equal(n, ROWS);
}

static size_t modality_of(str id)
{
	size_t m = 0;
	while (m < p->n_modalities && !str_eq(p->modalities[m].id, id))
		m++;
	assert_true(m < p->n_modalities);
	return m;
}

static const struct condition *condition_of(str id)
{
	for (size_t i = 0; i < p->n_conditions; i++)
		if (str_eq(p->conditions[i].id, id))
			return &p->conditions[i];
	fail_msg("the pack has no condition %.*s", (int)id.n, id.p);
	return NULL;
}

static void w_cell(struct writer *w, const struct cell *c)
{
	w_char(w, c->verdict == AVOID ? 'X' : c->verdict == ASK_CLINICIAN ? 'A' : c->verdict == ADAPT ? 'D' : '.');
	if (c->scope == SCOPE_ALL)
		return;
	w_char(w, ' ');
	w_str(w, scope_words[c->scope]);
}

static void test_every_cell(void **state)
{
	(void)state;
	static char buffer[TEXT_FILE_MOST];
	struct matrix m;
	read_matrix(buffer, &m);
	for (size_t r = 0; r < ROWS; r++)
		for (size_t c = 0; c < COLUMNS; c++) {
			char cell_room[16];
			struct writer w = writer_on(cell_room, sizeof cell_room);
			const struct cell *cell = &condition_of(m.keys[r])->cells[modality_of(m.columns[c])];
			w_cell(&w, cell);
			if (!str_eq(writer_str(&w), m.cells[r][c]))
				fail_msg("%.*s x %.*s is %.*s, not %.*s", (int)m.keys[r].n, m.keys[r].p, (int)m.columns[c].n, m.columns[c].p,
					 (int)w.n, w.p, (int)m.cells[r][c].n, m.cells[r][c].p);
			assert_int_equal(cell->words.n > 0, cell->verdict != GO);
		}
}

/* What a cell means for an item that this column judges: never milder than the cell, but for an avoid that holds elsewhere only. */
static enum verdict least_verdict(const struct item *it, str cell)
{
	static const struct {
		const char *letter;
		enum verdict verdict;
	} letters[] = {{".", GO}, {"D", ADAPT}, {"A", ASK_CLINICIAN}, {"X", AVOID}};
	str where = cell;
	str letter = str_split(&where, ' ');
	enum verdict v = GO;
	for (size_t i = 0; i < 4; i++)
		if (str_eq(letter, str_of(letters[i].letter)))
			v = letters[i].verdict;
	size_t scope = word_index(scope_words, SCOPES, where);
	bool elsewhere = scope == SCOPE_ARM || (scope == SCOPE_NECK && !(it->scopes >> SCOPE_NECK & 1));
	return v == AVOID && elsewhere ? ADAPT : v;
}

static void test_every_item_obeys_the_cells_of_its_columns(void **state)
{
	(void)state;
	static char buffer[TEXT_FILE_MOST];
	struct matrix m;
	size_t checked = 0;
	read_matrix(buffer, &m);
	for (size_t r = 0; r < ROWS; r++) {
		/* this condition is yes, all else is no */
		struct facts f = {.yes = {{0}}};
		for (size_t i = 0; i < p->n_facts; i++)
			qset_add(i == condition_of(m.keys[r])->fact ? &f.yes : &f.no, i);
		for (size_t c = 0; c < COLUMNS; c++)
			for (size_t i = 0; i < p->n_items; i++) {
				if (!(p->items[i].modalities >> modality_of(m.columns[c]) & 1))
					continue;
				enum verdict v = allow_item(&p->items[i], &f).verdict;
				if (v < least_verdict(&p->items[i], m.cells[r][c]))
					fail_msg("%.*s is too mild for %.*s", (int)p->items[i].id.n, p->items[i].id.p, (int)m.keys[r].n, m.keys[r].p);
				checked++;
			}
	}
	assert_true(checked > 30 * ROWS / 2);
}

/* --- what a person meets: every row of the matrix, looked at where that opens the plan --- */

static const struct derived *computed(const struct condition *c)
{
	for (size_t i = 0; i < p->n_derived; i++)
		if (p->derived[i].fact == c->fact)
			return &p->derived[i];
	return NULL;
}

/* The yes behind a condition: its own, the number, or the first of those it is computed from. Returns that fact. */
static size_t put_condition(const struct condition *c, struct answers *a)
{
	const struct derived *d = computed(c);
	if (d != NULL && d->kind == FROM_ABOVE)
		a->of[d->question] = (struct answer){.kind = ANSWER_NUMBER, .value = d->bound + 1};
	if (d != NULL && d->kind != FROM_ANY)
		return c->fact;
	size_t fact = d != NULL ? qset_next(&d->any, 0) : c->fact;
	a->of[p->facts[fact].question] = (struct answer){.kind = ANSWER_YES};
	return fact;
}

static struct answers person_with(const struct condition *c)
{
	struct answers a = people_clean(p);
	for (size_t i = 0; i < p->n_questions; i++) /* everything is there to be chosen */
		if (p->questions[i].block == BLOCK_WISH && p->questions[i].kind == KIND_YESNO)
			a.of[i] = (struct answer){.kind = ANSWER_YES};
	people_put(p, &a, "minutes_a_day", "30");
	people_put(p, &a, "how_long", "over_3_months");
	size_t fact = put_condition(c, &a);
	for (size_t i = 0; i < p->n_rules; i++)
		if (p->rules[i].clearable && qset_has(&p->rules[i].when, fact))
			a.cleared[a.n_cleared++] = (struct clearing){.rule = (uint16_t)i, .on = people_today};
	return a;
}

static void check_chosen(const struct condition *c, uint16_t item, enum verdict v, const qset *behind)
{
	const struct item *it = &p->items[item];
	struct allowed a = {.verdict = v, .behind = *behind};
	str words[8];
	bool limited = qset_has(&it->adapt, c->fact) || qset_has(&it->ask, c->fact) || qset_has(&it->avoid, c->fact);
	if (!allow_now(v) || qset_has(&it->ask, c->fact) || qset_has(&it->avoid, c->fact))
		fail_msg("%.*s is chosen with %.*s", (int)it->id.n, it->id.p, (int)c->id.n, c->id.p);
	if (limited && (v != ADAPT || allow_words(p, it, &a, words, 8) == 0))
		fail_msg("%.*s is not adapted, or without a word, with %.*s", (int)it->id.n, it->id.p, (int)c->id.n, c->id.p);
}

static void check_sessions(const struct condition *c)
{
	static const int32_t lengths[] = {SESSION_LEAST_S, 60, 600, SESSION_MOST_S};
	struct session s;
	for (enum place place = PLACE_DESK; place < PLACES; place++)
		for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
			session_make(&(struct decided){p, &consult, &plan}, place, lengths[i], &s);
			for (size_t k = 0; k < s.n; k++)
				check_chosen(c, s.steps[k].item, s.steps[k].verdict, &s.steps[k].behind);
		}
	static const qset no_rest;
	session_of_plan(&(struct decided){p, &consult, &plan}, &no_rest, SESSION_ANYWHERE, &s);
	for (size_t k = 0; k < s.n; k++)
		check_chosen(c, s.steps[k].item, s.steps[k].verdict, &s.steps[k].behind);
}

static void test_nothing_barred_is_in_a_leg_or_a_session(void **state)
{
	(void)state;
	size_t open = 0;
	for (size_t i = 0; i < p->n_conditions; i++) {
		const struct condition *c = &p->conditions[i];
		if (computed(c) != NULL && computed(c)->kind == FROM_URGENCY) /* then there is no plan: the rows of flags.txt */
			continue;
		struct answers a = person_with(c);
		people_decide(p, &a, &consult, &plan);
		for (size_t l = 0; l < LEGS; l++)
			for (size_t k = 0; k < plan.legs[l].n; k++)
				check_chosen(c, plan.legs[l].steps[k].item, plan.legs[l].steps[k].verdict, &plan.legs[l].steps[k].behind);
		check_sessions(c);
		open += plan.refusal == PLAN_OPEN;
	}
	assert_true(open >= ROWS);
}

/* What is not known counts no less than a yes: what a yes would bar is not offered while the answer is missing. */

static bool is_easy(const struct item *it)
{
	return it->first_minute || (it->leg == LEG_CHANGE && qset_empty(&it->avoid)) || it->kind == ITEM_VISIT;
}

/* Neither is what asks the very same thing. */
static void leave_out(struct answers *a, uint16_t question)
{
	people_forget(a, question);
	for (uint16_t i = 0; i < p->n_questions; i++)
		if (p->questions[question].fact != NONE && qset_has(&p->questions[i].same, p->questions[question].fact))
			people_forget(a, i);
}

static bool waits_for_a_no(uint16_t question, const struct answers *a)
{
	struct facts f;
	known_from(p, a, people_today, &f);
	return !question_wanted(p, &f, question);
}

static void check_left_out(uint16_t question, struct answers *a)
{
	static struct consult yes;
	static struct plan with_yes;
	people_decide(p, a, &consult, &plan);
	if (p->questions[question].block == BLOCK_EMERGENCY && people_emergency(p, question))
		assert_int_equal(plan.refusal, REFUSED_UNANSWERED);
	if (plan.refusal != PLAN_OPEN)
		return;
	a->of[question] = (struct answer){.kind = ANSWER_YES};
	people_decide(p, a, &yes, &with_yes);
	for (size_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		bool barred =
			!allow_now(allow_item(it, &yes.facts).verdict) || (with_yes.refusal != PLAN_OPEN && !is_easy(it) && it->leg != LEG_CHANGE);
		if (barred && allow_now(allow_item(it, &consult.facts).verdict))
			fail_msg("%.*s is allowed while %.*s is not answered", (int)it->id.n, it->id.p, (int)p->questions[question].id.n,
				 p->questions[question].id.p);
	}
}

static void test_a_missing_answer_opens_nothing(void **state)
{
	(void)state;
	size_t checked = 0;
	for (uint16_t q = 0; q < p->n_questions; q++) {
		enum block b = p->questions[q].block;
		struct answers a = people_clean(p);
		bool limits = b == BLOCK_EMERGENCY || b == BLOCK_SAME_DAY || b == BLOCK_DOCTOR_FIRST || b == BLOCK_CONDITION;
		leave_out(&a, q);
		if (!limits || waits_for_a_no(q, &a))
			continue;
		check_left_out(q, &a);
		checked++;
	}
	assert_true(checked > 60);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_flag_is_as_the_table_says),
		cmocka_unit_test(test_the_parts_of_a_row),
		cmocka_unit_test(test_no_row_is_missing_and_none_is_added),
		cmocka_unit_test(test_every_cell),
		cmocka_unit_test(test_every_item_obeys_the_cells_of_its_columns),
		cmocka_unit_test(test_nothing_barred_is_in_a_leg_or_a_session),
		cmocka_unit_test(test_a_missing_answer_opens_nothing),
	};
	folder = argc > 1 ? argv[1] : ".";
	return cmocka_run_group_tests(tests, NULL, NULL);
}

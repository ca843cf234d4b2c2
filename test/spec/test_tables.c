/* test_tables.c - the pack against the tables of evidence.md that stand beside this file: flags.txt (Part 1) and matrix.txt (2.8). */
#include "unit.h"

#include "text_file.h"

static const struct pack *const p = &pack_default;
static const char *folder;

static struct consult consult;
static struct plan plan;

/* --- flags.txt --- */

struct flag {
	str evidence, question, urgency;
};

static size_t read_flags(char *room, struct flag *ret_flags, size_t cap)
{
	str text = text_file(folder, "flags.txt", room), line;
	size_t n = 0;
	for (int number = 0; text_line(&text, &line, &number); n++) {
		assert_true(n < cap);
		ret_flags[n].evidence = text_word(&line);
		ret_flags[n].question = text_word(&line);
		ret_flags[n].urgency = text_word(&line);
	}
	return n;
}

static void test_each_row_alone_gives_its_class(void **state)
{
	(void)state;
	static char room[TEXT_FILE_MOST];
	static const enum answer_kind said[] = {ANSWER_YES, ANSWER_UNSURE};
	struct flag flags[RULES_MAX];
	size_t n = read_flags(room, flags, RULES_MAX);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < 2; k++) {
			struct answers a = people_clean(p);
			uint16_t q = pack_question(p, flags[i].question), rule = pack_rule(p, flags[i].question);
			if (q == NONE || rule == NONE)
				fail_msg("the pack does not ask %.*s", (int)flags[i].question.n, flags[i].question.p);
			assert_str(p->rules[rule].support.evidence, flags[i].evidence);
			a.of[q] = (struct answer){.kind = said[k]};
			people_decide(p, &a, &consult, &plan);
			if (!str_eq(urgency_words[consult.triage.urgency], flags[i].urgency))
				fail_msg("%.*s gives %.*s", (int)flags[i].question.n, flags[i].question.p,
					 (int)urgency_words[consult.triage.urgency].n, urgency_words[consult.triage.urgency].p);
			assert_int_equal(consult.triage.n_fired, 1);
			assert_int_equal(plan.refusal == PLAN_OPEN, str_eq(flags[i].urgency, STR("caution")));
		}
}

static void test_no_row_is_missing_and_none_is_added(void **state)
{
	(void)state;
	static char room[TEXT_FILE_MOST];
	struct flag flags[RULES_MAX];
	size_t n = read_flags(room, flags, RULES_MAX), rows = 0;
	assert_int_equal(n, p->n_rules);
	for (size_t i = 0; i < n; i++)
		rows += str_starts(flags[i].evidence, STR("RF-")) && (i == 0 || !str_eq(flags[i - 1].evidence, flags[i].evidence));
	assert_int_equal(rows, 54);
	for (size_t k = 0; k < p->n_rules; k++) {
		bool listed = false;
		for (size_t i = 0; i < n; i++)
			listed = listed || str_eq(flags[i].question, p->rules[k].id);
		if (!listed)
			fail_msg("%.*s stands in no row", (int)p->rules[k].id.n, p->rules[k].id.p);
	}
}

/* --- matrix.txt --- */

enum { COLUMNS = 11, ROWS = 37 };

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

static void read_matrix(char *room, struct matrix *m)
{
	str text = text_file(folder, "matrix.txt", room), line, key;
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
	static char room[TEXT_FILE_MOST];
	struct matrix m;
	read_matrix(room, &m);
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
	static char room[TEXT_FILE_MOST];
	struct matrix m;
	size_t checked = 0;
	read_matrix(room, &m);
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

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_row_alone_gives_its_class),
		cmocka_unit_test(test_no_row_is_missing_and_none_is_added),
		cmocka_unit_test(test_every_cell),
		cmocka_unit_test(test_every_item_obeys_the_cells_of_its_columns),
	};
	folder = argc > 1 ? argv[1] : ".";
	return cmocka_run_group_tests(tests, NULL, NULL);
}

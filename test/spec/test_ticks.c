/*
 * test_ticks.c - each tick of each danger sign by itself (ticks.txt): answered yes, with what it hangs on, its rule fires in its class; left at no, it does
 * not; not sure, it fires as evidence 1.1, no. 4 says. Then every way in which the pack can be wrong about that tick is planted, and must be noticed.
 */
#include "unit.h"

#include "flags_file.h"
#include "text_file.h"
#include "core/known.h"

enum { TICKS_MOST = 512 };

static const char *folder;

struct tick {
	int line;
	const struct flag *flag;
	str answer, hangs_on;
};

/* The tables, read once. */
static struct flag flags[RULES_MAX];
static struct tick ticks[TICKS_MOST];
static size_t n_ticks;

static const struct flag *flag_of(str rule, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(flags[i].rule, rule))
			return &flags[i];
	fail_msg("flags.txt has no %.*s", (int)rule.n, rule.p);
	return NULL;
}

static int read_tables(void **state)
{
	(void)state;
	static char flags_room[TEXT_FILE_MOST], buffer[TEXT_FILE_MOST];
	size_t n = flags_read(folder, flags_room, flags, RULES_MAX);
	str text = text_file(folder, "ticks.txt", buffer), line;
	for (int number = 0; text_line(&text, &line, &number);) {
		assert_true(n_ticks < TICKS_MOST);
		struct tick *t = &ticks[n_ticks++];
		t->line = number;
		t->flag = flag_of(str_trim(str_split(&line, '|')), n);
		t->answer = str_trim(str_split(&line, '|'));
		t->hangs_on = str_trim(line);
	}
	return 0;
}

/* --- one person --- */

/* "rf_01", "age 56", "rf_44 open" */
static uint16_t put(const struct pack *p, struct answers *a, str answer)
{
	str rest = answer;
	uint16_t q = pack_question(p, text_word(&rest));
	if (q == NONE || (!str_eq(rest, STR("open")) && answers_put(p, a, q, rest.n == 0 ? STR("yes") : rest) != OK))
		fail_msg("ticks.txt: %.*s cannot be answered", (int)answer.n, answer.p);
	if (str_eq(rest, STR("open")))
		people_forget(a, q);
	return q;
}

static struct answers without(const struct pack *p, const struct tick *t)
{
	struct answers a = people_clean(p);
	people_put(p, &a, "age", "40");
	people_put(p, &a, "how_long", "six_weeks_to_3_months");
	for (str rest = t->hangs_on; rest.n > 0;)
		put(p, &a, str_trim(str_split(&rest, ',')));
	return a;
}

/* The class in which the rule of this tick fires: SELF_CARE when it does not. */
static enum urgency fires_in(const struct pack *p, const struct answers *a, const struct tick *t)
{
	static struct consult c;
	uint16_t rule = pack_rule(p, t->flag->rule);
	consult_make(p, a, people_today, &c);
	for (size_t i = 0; i < c.triage.n_fired; i++)
		if (c.triage.fired[i].rule == rule && c.triage.urgency >= c.triage.fired[i].urgency)
			return c.triage.fired[i].urgency;
	return SELF_CARE;
}

/* What is wrong with it; NULL when nothing is. */
static const char *wrong(const struct pack *p, const struct tick *t)
{
	struct answers a = without(p, t);
	struct facts f;
	if (fires_in(p, &a, t) != SELF_CARE)
		return "it fires without the tick";
	uint16_t q = put(p, &a, t->answer);
	if (!str_eq(urgency_words[fires_in(p, &a, t)], t->flag->urgency))
		return "it does not fire in its class";
	a.of[q] = (struct answer){.kind = ANSWER_UNSURE};
	if (!str_eq(urgency_words[fires_in(p, &a, t)], t->flag->unsure))
		return "not sure, it does not fire in its class";
	people_forget(&a, q);
	known_from(p, &a, people_today, &f);
	return question_wanted(p, &f, q) ? NULL : "it is never asked";
}

static void test_each_tick_fires_its_rule(void **state)
{
	(void)state;
	for (size_t i = 0; i < n_ticks; i++) {
		const char *why = wrong(&pack_default, &ticks[i]);
		if (why != NULL)
			fail_msg("ticks.txt:%d: %.*s by %.*s: %s", ticks[i].line, (int)ticks[i].flag->rule.n, ticks[i].flag->rule.p,
				 (int)ticks[i].answer.n, ticks[i].answer.p, why);
	}
}

/* --- nothing is left out --- */

/* The facts that are yes because of the tick. */
static qset turned(const struct pack *p, const struct tick *t)
{
	struct answers a = without(p, t);
	struct facts off, on;
	known_from(p, &a, people_today, &off);
	put(p, &a, t->answer);
	known_from(p, &a, people_today, &on);
	return qset_minus(on.yes, &off.yes);
}

static void test_each_fact_of_each_rule_has_its_tick(void **state)
{
	(void)state;
	const struct pack *p = &pack_default;
	for (uint16_t r = 0; r < p->n_rules; r++) {
		qset left = p->rules[r].when;
		for (size_t i = 0; i < n_ticks; i++) {
			if (pack_rule(p, ticks[i].flag->rule) != r)
				continue;
			qset facts = turned(p, &ticks[i]);
			left = qset_minus(left, &facts);
		}
		if (!qset_empty(&left))
			fail_msg("ticks.txt: nothing for %.*s of %.*s", (int)p->facts[qset_next(&left, 0)].id.n, p->facts[qset_next(&left, 0)].id.p,
				 (int)p->rules[r].id.n, p->rules[r].id.p);
	}
}

static bool is_in_the_table(str id)
{
	for (size_t i = 0; i < n_ticks; i++) {
		str answer = ticks[i].answer;
		if (str_eq(text_word(&answer), id))
			return true;
		for (str rest = ticks[i].hangs_on; rest.n > 0;) {
			str one = str_trim(str_split(&rest, ','));
			if (str_eq(text_word(&one), id))
				return true;
		}
	}
	return false;
}

/* What the reviewer's list names as asking a clause of the evidence, by the ids of questions; the words for an age are those of a number. */
static void test_each_tick_of_a_clause_is_in_the_table(void **state)
{
	(void)state;
	static char buffer[TEXT_FILE_MOST];
	str text = text_file(folder, "clauses.txt", buffer), line;
	for (int number = 0; text_line(&text, &line, &number);) {
		str_split(&line, '|');
		str_split(&line, '|');
		for (str rest = str_trim(line); rest.n > 0;) {
			str id = text_word(&rest);
			if (pack_question(&pack_default, id) != NONE && !is_in_the_table(id))
				fail_msg("clauses.txt:%d: ticks.txt has no %.*s", number, (int)id.n, id.p);
		}
	}
}

/* --- lines that fold their rows --- */

/* The line of the check that a question is folded under; NULL when it is on its page as it is. */
static const struct relief_line *line_over(const struct pack *p, uint16_t question)
{
	for (size_t s = 0; s < p->n_screens; s++)
		for (size_t i = 0; i < p->screens[s].n_lines; i++)
			for (size_t k = 0; k < p->screens[s].lines[i].n_questions; k++)
				if (p->screens[s].lines[i].questions[k] == question)
					return &p->screens[s].lines[i];
	return NULL;
}

/* True of what is asked at once: neither after a tick, nor to take the weight off one. */
static bool is_asked_first(const struct pack *p, uint16_t question)
{
	const struct question_row *row = &p->rows[p->questions[question].row];
	return p->questions[question].kind != KIND_YESNO || (size_t)(question - row->questions[0]) < row->n_ticks;
}

static bool named[QUESTIONS_MAX];

static void read_named(const struct pack *p)
{
	static char buffer[TEXT_FILE_MOST];
	str text = text_file(folder, "lines.txt", buffer), line;
	for (int number = 0; text_line(&text, &line, &number);) {
		str words = str_trim(str_split(&line, '|'));
		for (str rest = str_trim(line); rest.n > 0;) {
			str id = text_word(&rest);
			uint16_t q = pack_question(p, id);
			const struct relief_line *over = q == NONE ? NULL : line_over(p, q);
			if (over == NULL || str_find_str(over->text, words) == over->text.n)
				fail_msg("lines.txt:%d: no line over %.*s says \"%.*s\"", number, (int)id.n, id.p, (int)words.n, words.p);
			named[q] = true;
		}
	}
}

/* Who passes a line by has not read what is under it: all of it is named in the line. */
static void test_a_line_names_what_it_folds(void **state)
{
	(void)state;
	const struct pack *p = &pack_default;
	read_named(p);
	for (uint16_t q = 0; q < p->n_questions; q++)
		if (line_over(p, q) != NULL && is_asked_first(p, q) && !named[q])
			fail_msg("lines.txt: which words of its line name %.*s?", (int)p->questions[q].id.n, p->questions[q].id.p);
}

/* --- planted faults --- */

enum fault { FAULT_RULE_GONE, FAULT_TICK_GONE, FAULT_ALWAYS, FAULT_MILDER, FAULT_UNSURE_OTHER, FAULTS };
static const char *const fault_words[FAULTS] = {"the rule is gone", "the tick is gone from it", "it does not wait for the tick",
						"its class is milder", "its class when not sure is another"};

static struct rule spoilt(struct rule r, enum fault fault, const qset *of_tick, qset *buffer)
{
	size_t n = 0;
	switch (fault) {
	case FAULT_RULE_GONE:
		buffer[0] = (qset){{0}};
		r.groups = buffer;
		r.n_groups = 1;
		break;
	case FAULT_TICK_GONE:
		for (size_t i = 0; i < r.n_groups; i++)
			buffer[i] = qset_minus(r.groups[i], of_tick);
		r.groups = buffer;
		break;
	case FAULT_ALWAYS:
		for (size_t i = 0; i < r.n_groups; i++)
			if (!qset_meets(&r.groups[i], of_tick))
				buffer[n++] = r.groups[i];
		r.groups = buffer;
		r.n_groups = n;
		memset(&r.when, 0xFF, sizeof r.when); /* it rests on something that is true */
		break;
	case FAULT_MILDER: r.urgency--; break;
	case FAULT_UNSURE_OTHER: r.unsure = r.unsure == SAME_DAY ? DOCTOR_FIRST : SAME_DAY; break;
	case FAULTS: break;
	}
	return r;
}

static void plant(const struct tick *t, enum fault fault)
{
	static struct rule rules[RULES_MAX];
	qset buffer[8], of_tick = turned(&pack_default, t);
	struct pack p = pack_default;
	uint16_t rule = pack_rule(&p, t->flag->rule);
	for (size_t i = 0; i < p.n_rules; i++)
		rules[i] = pack_default.rules[i];
	assert_true(rules[rule].n_groups <= sizeof buffer / sizeof buffer[0]);
	rules[rule] = spoilt(rules[rule], fault, &of_tick, buffer);
	p.rules = rules;
	if (wrong(&p, t) == NULL)
		fail_msg("ticks.txt:%d: not noticed for %.*s by %.*s: %s", t->line, (int)t->flag->rule.n, t->flag->rule.p, (int)t->answer.n,
			 t->answer.p, fault_words[fault]);
}

static void test_each_planted_fault_is_noticed(void **state)
{
	(void)state;
	for (size_t i = 0; i < n_ticks; i++)
		for (enum fault fault = FAULT_RULE_GONE; fault < FAULTS; fault++)
			plant(&ticks[i], fault);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_tick_fires_its_rule),
		cmocka_unit_test(test_each_fact_of_each_rule_has_its_tick),
		cmocka_unit_test(test_each_tick_of_a_clause_is_in_the_table),
		cmocka_unit_test(test_a_line_names_what_it_folds),
		cmocka_unit_test(test_each_planted_fault_is_noticed),
	};
	folder = argc > 1 ? argv[1] : ".";
	return cmocka_run_group_tests(tests, read_tables, NULL);
}

/* test_allow.c - the verdict on one item: the worst wins, not knowing is not "no", and more yes never makes it better. */
#include "unit.h"

static const struct pack *const p = &pack_default;

static struct consult consult_of(const struct answers *a)
{
	struct consult c;
	consult_make(p, a, people_today, &c);
	return c;
}

/* Where a fact is in the limits of an item, and what is known of it: all cases of one fact. */
static void test_one_fact(void **state)
{
	(void)state;
	enum { NOT_KNOWN, NO, YES, UNSURE, SAID };
	static const struct {
		enum verdict limit;
		enum verdict verdict[SAID];
	} rows[] = {{GO, {GO, GO, GO, GO}},
		    {ADAPT, {ANSWER_FIRST, GO, ADAPT, ADAPT}},
		    {ASK_CLINICIAN, {ANSWER_FIRST, GO, ASK_CLINICIAN, ASK_CLINICIAN}},
		    {AVOID, {ANSWER_FIRST, GO, AVOID, ASK_CLINICIAN}}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		for (int said = 0; said < SAID; said++) {
			struct item it = {.ease = 1};
			struct facts f = {.yes = {{0}}};
			qset one = {{0}};
			qset_add(&one, 77);
			*(rows[i].limit == ADAPT           ? &it.adapt
			  : rows[i].limit == ASK_CLINICIAN ? &it.ask
			  : rows[i].limit == AVOID         ? &it.avoid
							   : &it.needs) = one;
			*(said == NO ? &f.no : said == YES ? &f.yes : said == UNSURE ? &f.unsure : &f.cleared) = one;
			struct allowed a = allow_item(&it, &f);
			assert_int_equal(a.verdict, rows[i].verdict[said]);
			assert_int_equal(qset_has(&a.behind, 77), a.verdict != GO);
			assert_int_equal(allow_now(a.verdict), a.verdict == GO || a.verdict == ADAPT);
		}
}

/* The rule of allow.h, written a second time in the plainest way: verdict by verdict over single facts, the worst wins. */
static enum verdict plain_verdict(const struct item *it, const struct facts *f)
{
	enum verdict worst = GO;
	for (size_t i = 0; i < p->n_facts; i++) {
		bool avoid = qset_has(&it->avoid, i), ask = qset_has(&it->ask, i), adapt = qset_has(&it->adapt, i);
		bool yes = qset_has(&f->yes, i), unsure = qset_has(&f->unsure, i), no = qset_has(&f->no, i);
		enum verdict v = GO;
		if (avoid && yes)
			v = AVOID;
		else if ((avoid || ask || adapt) && !yes && !no && !unsure)
			v = ANSWER_FIRST;
		else if ((ask && (yes || unsure)) || (avoid && unsure))
			v = ASK_CLINICIAN;
		else if (adapt && (yes || unsure))
			v = ADAPT;
		worst = v > worst ? v : worst;
	}
	return worst;
}

static const struct crowd crowds[] = {{.yes = 5, .unsure = 2, .looked_at = 50},
				      {.yes = 5, .unsure = 3, .unanswered = 4, .danger = 40, .looked_at = 30},
				      {.yes = 1},
				      {.yes = 10, .unsure = 5, .unanswered = 25, .danger = 20}};

static void test_the_worst_wins(void **state)
{
	(void)state;
	struct dice d = dice_of(41);
	size_t seen[VERDICTS] = {0};
	for (int i = 0; i < 1000; i++) {
		struct answers a = people_random(p, &d, &crowds[i % 4]);
		struct consult c = consult_of(&a);
		for (size_t k = 0; k < p->n_items; k++) {
			struct allowed v = allow_item(&p->items[k], &c.facts);
			assert_int_equal(v.verdict, plain_verdict(&p->items[k], &c.facts));
			assert_int_equal(qset_empty(&v.behind), v.verdict == GO);
			seen[v.verdict]++;
		}
	}
	for (enum verdict v = GO; v < VERDICTS; v++)
		assert_true(seen[v] > 100); /* none of them was left out */
}

/* Taking back a no, a number or a choice never opens an item that waits for an answer. */
static void test_forgetting_never_opens_an_item(void **state)
{
	(void)state;
	struct dice d = dice_of(42);
	for (int i = 0; i < 120; i++) {
		struct answers a = people_random(p, &d, &crowds[i % 4]);
		struct consult before = consult_of(&a);
		for (uint16_t q = 0; q < p->n_questions; q++) {
			struct answers less = a;
			if (a.of[q].kind == ANSWER_YES || a.of[q].kind == ANSWER_UNSURE || a.of[q].kind == ANSWER_NONE)
				continue;
			people_forget(&less, q);
			struct consult after = consult_of(&less);
			for (size_t k = 0; k < p->n_items; k++) {
				enum verdict was = allow_item(&p->items[k], &before.facts).verdict,
					     is = allow_item(&p->items[k], &after.facts).verdict;
				if (was == ANSWER_FIRST && is != ANSWER_FIRST)
					fail_msg("forgetting %.*s opens %.*s", (int)p->questions[q].id.n, p->questions[q].id.p, (int)p->items[k].id.n,
						 p->items[k].id.p);
			}
		}
	}
}

/* Of answers that are there: no to yes, and "not sure" to yes, never make any verdict better. */
static void test_more_yes_never_makes_it_better(void **state)
{
	(void)state;
	struct dice d = dice_of(43);
	for (int i = 0; i < 120; i++) {
		struct answers a = people_random(p, &d, &crowds[i % 4]);
		struct consult before = consult_of(&a);
		for (uint16_t q = 0; q < p->n_questions; q++) {
			struct answers more = a;
			if (a.of[q].kind != ANSWER_NO && a.of[q].kind != ANSWER_UNSURE)
				continue;
			if (p->questions[q].kind != KIND_YESNO || people_spares(&p->questions[q]))
				continue;
			more.of[q].kind = ANSWER_YES;
			struct consult after = consult_of(&more);
			for (size_t k = 0; k < p->n_items; k++) {
				enum verdict was = allow_item(&p->items[k], &before.facts).verdict,
					     is = allow_item(&p->items[k], &after.facts).verdict;
				if (is < was)
					fail_msg("yes to %.*s makes %.*s better: %d, was %d", (int)p->questions[q].id.n, p->questions[q].id.p,
						 (int)p->items[k].id.n, p->items[k].id.p, (int)is, (int)was);
			}
		}
	}
}

/* Every limit behind a verdict has words, so that nobody is refused without being told why. */
static void test_every_limit_has_words(void **state)
{
	(void)state;
	for (size_t k = 0; k < p->n_items; k++) {
		const struct item *it = &p->items[k];
		qset all = qset_or(qset_or(it->avoid, &it->ask), &it->adapt);
		for
			qset_each(fact, &all)
			{
				struct allowed a = {.verdict = AVOID, .behind = {{0}}};
				str words[8];
				qset_add(&a.behind, fact);
				size_t n = allow_words(p, it, &a, words, 8);
				if (n == 0)
					fail_msg("%.*s is limited by %.*s without a word", (int)it->id.n, it->id.p, (int)p->facts[fact].id.n,
						 p->facts[fact].id.p);
				for (size_t i = 0; i < n; i++)
					assert_true(words[i].n > 0);
				for (size_t i = 0; i < n; i++)
					for (size_t m = 0; m < i; m++)
						assert_false(str_eq(words[i], words[m]));
			}
	}
}

static void test_words_fit_their_room(void **state)
{
	(void)state;
	const struct item *it = &p->items[people_item(p, "roller_along")];
	struct allowed a = {.verdict = AVOID, .behind = qset_or(qset_or(it->avoid, &it->ask), &it->adapt)};
	str few[2], many[128];
	assert_int_equal(allow_words(p, it, &a, few, 2), 2);
	assert_true(allow_words(p, it, &a, many, 128) > 10);
	assert_str(few[1], many[1]);
	a.behind = (qset){{0}};
	assert_int_equal(allow_words(p, it, &a, few, 2), 0);
}

static void test_of_two_facts_the_worse_limit_is_told(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	people_put(p, &a, "age", "70");          /* adapt */
	people_put(p, &a, "needle_fear", "yes"); /* dry needling: avoid */
	struct consult c = consult_of(&a);
	struct allowed dn = allow_item(&p->items[people_item(p, "dry_needling")], &c.facts);
	assert_int_equal(dn.verdict, AVOID);
	assert_int_equal(qset_count(&dn.behind), 1);
	assert_true(qset_has(&dn.behind, people_fact(p, "needle_fear")));
	struct allowed roll = allow_item(&p->items[people_item(p, "roller_across")], &c.facts);
	assert_int_equal(roll.verdict, ADAPT);
	assert_true(qset_has(&roll.behind, people_fact(p, "age_over_65")));
}

/* Electro-acupuncture is judged by two columns; a pacemaker bars one and leaves the other to be asked about. */
static void test_an_avoid_is_not_softened_by_another_column(void **state)
{
	(void)state;
	struct answers a = people_clean(p);
	const struct item *it = &p->items[people_item(p, "electro_acupuncture")];
	people_put(p, &a, "pacemaker_icd_or_stimulator_or_pump", "yes");
	struct consult c = consult_of(&a);
	struct allowed ea = allow_item(it, &c.facts);
	str words[8];
	assert_int_equal(ea.verdict, AVOID);
	assert_int_equal(allow_words(p, it, &ea, words, 8), 1);
	assert_str(words[0], STR("No electro-acupuncture, TENS or muscle stimulator. The device can misread the current."));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one_fact),
		cmocka_unit_test(test_the_worst_wins),
		cmocka_unit_test(test_forgetting_never_opens_an_item),
		cmocka_unit_test(test_more_yes_never_makes_it_better),
		cmocka_unit_test(test_every_limit_has_words),
		cmocka_unit_test(test_words_fit_their_room),
		cmocka_unit_test(test_of_two_facts_the_worse_limit_is_told),
		cmocka_unit_test(test_an_avoid_is_not_softened_by_another_column),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_words.c - what the pack says on a page is said in words: no abbreviation of a statistic, no "-2.4/10". The figures have a place of their own. */
#include "unit.h"

#include <string.h>

static const struct pack *const p = &pack_default;

/* Words of papers; whole words, capitals as they are there. */
static const char *const jargon[] = {"MD", "SMD", "RCT", "RCTs", "CI", "HR", "OR", "RR", "aOR", "ES", "NRS", "VAS", "vs", "MCID", "AE", "SD"};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool has_word(str text, const char *word)
{
	str w = str_of(word);
	for (size_t at = 0; at < text.n;) {
		size_t found = at + str_find_str(str_sub(text, at, text.n), w);
		if (found >= text.n)
			return false;
		bool starts = found == 0 || !is_letter(text.p[found - 1]), ends = found + w.n == text.n || !is_letter(text.p[found + w.n]);
		if (starts && ends)
			return true;
		at = found + 1;
	}
	return false;
}

/* "2.4/10", "13.6/100" */
static bool has_fraction(str text)
{
	for (size_t i = 1; i + 2 < text.n; i++)
		if (text.p[i] == '/' && is_digit(text.p[i - 1]) && text.p[i + 1] == '1' && text.p[i + 2] == '0')
			return true;
	return false;
}

static const char *found_in(str text)
{
	for (size_t i = 0; i < sizeof jargon / sizeof jargon[0]; i++)
		if (has_word(text, jargon[i]))
			return jargon[i];
	return has_fraction(text) ? "a fraction of 10 or 100" : NULL;
}

static void check(str id, str text)
{
	const char *what = found_in(text);
	if (what != NULL)
		fail_msg("%.*s says %s: %.*s", (int)id.n, id.p, what, (int)text.n, text.p);
}

static void check_all(str id, struct texts t)
{
	for (size_t i = 0; i < t.n; i++)
		check(id, t.p[i]);
}

static void test_the_check_can_fail(void **state)
{
	(void)state;
	assert_non_null(found_in(STR("Less pain than no treatment (MD -2.4 of ten)")));
	assert_non_null(found_in(STR("by 2.4/10 in trials")));
	assert_non_null(found_in(STR("5 small RCTs, mostly short-term")));
	assert_null(found_in(STR("the MDs of a hospital, 24/7, 10 to 12 times")));
}

static void test_items(void **state)
{
	(void)state;
	for (size_t i = 0; i < p->n_items; i++) {
		const struct item *it = &p->items[i];
		check(it->id, it->name);
		check(it->id, it->what);
		check(it->id, pack_honest(p, it));
		check(it->id, it->easier);
		check(it->id, it->stop);
		check(it->id, it->warn);
		check(it->id, it->session.say);
		check_all(it->id, it->steps);
		check_all(it->id, it->happens);
		check_all(it->id, it->after);
		assert_true(pack_honest(p, it).n > 0);
	}
}

static void test_pages(void **state)
{
	(void)state;
	for (size_t i = 0; i < p->n_causes; i++) {
		check(p->causes[i].id, p->causes[i].honest);
		check_all(p->causes[i].id, p->causes[i].known);
		check_all(p->causes[i].id, p->causes[i].unknown);
	}
	for (size_t i = 0; i < p->n_learn; i++) {
		check(p->learn[i].id, p->learn[i].lead);
		check_all(p->learn[i].id, p->learn[i].known);
		check_all(p->learn[i].id, p->learn[i].unknown);
		check_all(p->learn[i].id, p->learn[i].body);
	}
	for (size_t i = 0; i < p->n_statements; i++)
		check(p->statements[i].id, p->statements[i].text);
	for (size_t i = 0; i < p->n_questions; i++)
		check(p->questions[i].id, p->questions[i].text);
}

/* "Common advice; not tested on its own" is said once, for all. */
static void test_common_advice_is_said_once(void **state)
{
	(void)state;
	assert_true(pack_statement(p, STR("common_advice")).n > 0);
	for (size_t i = 0; i < p->n_items; i++)
		assert_true(str_find_str(p->items[i].honest, STR("Common advice")) == p->items[i].honest.n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_check_can_fail),
		cmocka_unit_test(test_items),
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_common_advice_is_said_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

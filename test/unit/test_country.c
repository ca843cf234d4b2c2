/* test_country.c - whose emergency number: from a clock, from a language, and never another country's. */
#include "unit.h"

#include "me/country.h"

static void test_a_guess(void **state)
{
	(void)state;
	static const struct {
		const char *zone, *locale, *country;
	} rows[] = {{"", "de_DE.UTF-8", "DE"}, {"", "de-AT", "AT"},      {"", "de", ""},        {"", "C.UTF-8", ""},   {"", "", ""},
		    {"", "en_US.UTF-8", ""},   {"", "en-us", ""},        {"US", "de_DE", "US"}, {"JP", "de_DE", "JP"}, {"", "sr_RS@latin", "RS"},
		    {"", "zh-Hant-TW", "TW"},  {"", "de_DE@euro", "DE"}, {"", "POSIX", ""},     {"", "_D", ""},        {"", "en-GB-oxendict", "GB"}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		assert_str(country_guess(str_of(rows[i].zone), str_of(rows[i].locale)), str_of(rows[i].country));
	assert_str(country_first_language(STR("de-AT,de;q=0.9,en-US;q=0.8")), STR("de-AT"));
	assert_str(country_first_language(STR("en-GB;q=0.5, de-DE")), STR("en-GB"));
	assert_str(country_first_language(STR("")), STR(""));
}

/* Every entry can be called, is found by its code in any case, and is alone or below one of the same number. */
static void test_the_table(void **state)
{
	(void)state;
	const struct pack *p = &pack_default;
	for (size_t i = 0; i < p->n_numbers; i++) {
		const struct emergency_number *n = &p->numbers[i];
		char code[] = {(char)(n->country.p[0] | 0x20), (char)(n->country.p[1] | 0x20), '\0'};
		assert_int_equal(n->country.n, 2);
		assert_ptr_equal(country_find(p, str_of(code)), n);
		if (n->of.n == 0)
			continue;
		const struct emergency_number *whole = country_find(p, n->of);
		assert_non_null(whole);
		assert_str(whole->number, n->number);
		assert_int_equal(whole->of.n, 0);
	}
	assert_null(country_find(p, STR("JP")));
	assert_null(country_find(p, STR("")));
	assert_int_equal(pack_number(p, STR("JP")).n, 0);
	assert_int_equal(pack_number(p, STR("")).n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_guess), cmocka_unit_test(test_the_table)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

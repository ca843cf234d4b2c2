/* test_clinic_card.c - the file of the clinic that hands out trivet: what it may say, and one clear sentence for all else. */
#include "unit.h"

#include "me/clinic_card.h"

static char buffer[4 * CLINIC_CARD_MAX], words[512];
static struct writer say;

static enum err read_card(const char *text, struct clinic_card *ret_card)
{
	struct arena a = arena_on(buffer, sizeof buffer);
	say = writer_on(words, sizeof words);
	return clinic_card_read(&pack_default, str_of(text), &a, &say, ret_card);
}

static void test_all_of_it(void **state)
{
	(void)state;
	struct clinic_card card;
	assert_int_equal(read_card("{\"name\":\"Mill Lane Clinic\",\"address\":\"1 Mill Lane\",\"telephone\":\"+44 (0)20 7946 0000\","
				   "\"booking\":\"https://clinic.example/book?a=1&b=2\",\"country\":\"GB\",\"emergency\":\"999\"}",
				   &card),
			 OK);
	assert_str(card.name, STR("Mill Lane Clinic"));
	assert_str(card.address, STR("1 Mill Lane"));
	assert_str(card.telephone, STR("+44 (0)20 7946 0000"));
	assert_str(card.booking, STR("https://clinic.example/book?a=1&b=2"));
	assert_str(card.emergency.number, STR("999"));
	assert_str(card.emergency.name, STR("United Kingdom"));
	assert_ptr_equal(clinic_card_number(&card, STR("GB")), &card.emergency);
	assert_null(clinic_card_number(&card, STR("US")));
	assert_null(clinic_card_number(&card, STR("")));
	assert_null(clinic_card_number(NULL, STR("GB")));
}

static void test_a_name_is_enough(void **state)
{
	(void)state;
	struct clinic_card card;
	assert_int_equal(read_card("{\"name\":\"K\xc3\xa4the\"}", &card), OK);
	assert_int_equal(card.address.n + card.telephone.n + card.booking.n + card.emergency.country.n + card.emergency.number.n, 0);
	assert_null(clinic_card_number(&card, STR("")));
}

/* A country whose number nobody here knows: the clinic names it. */
static void test_a_number_of_its_own(void **state)
{
	(void)state;
	struct clinic_card card;
	assert_int_equal(read_card("{\"name\":\"N\",\"country\":\"JP\",\"emergency\":\"119\"}", &card), OK);
	assert_str(card.emergency.number, STR("119"));
	assert_int_equal(card.emergency.name.n, 0);
	assert_int_equal(read_card("{\"name\":\"N\",\"country\":\"DE\"}", &card), OK);
	assert_str(card.emergency.number, STR("112"));
}

/* What, where, what is allowed; and nothing of the card is used. */
static void test_faults(void **state)
{
	(void)state;
	static const struct {
		const char *text, *say;
	} rows[] = {
		{"", "must be one JSON object with texts"},
		{"{\"name\":\"N\",\n\"address\" \"x\"}", "line 2, column"},
		{"[]", "must be one JSON object with texts"},
		{"{}", "\"name\": must be a line of at most 120 bytes, and cannot be left out"},
		{"{\"name\":\"\"}", "\"name\": must be a line"},
		{"{\"name\":\" \"}", "\"name\": must be a line"},
		{"{\"name\":7}", "\"name\": must be a line"},
		{"{\"name\":\"a\\nb\"}", "\"name\": must be a line"},
		{"{\"name\":\"N\",\"name\":\"M\"}", "line 1, column"},
		{"{\"name\":\"N\",\"phone\":\"1\"}",
		 "\"phone\": there is no such key; the keys are name, address, telephone, booking, country, emergency"},
		{"{\"name\":\"N\",\"address\":null}", "\"address\": must be a line of at most 120 bytes"},
		{"{\"name\":\"N\",\"telephone\":\"call us\"}", "\"telephone\": must be a number to call"},
		{"{\"name\":\"N\",\"telephone\":\"+()\"}", "\"telephone\": must be a number to call"},
		{"{\"name\":\"N\",\"telephone\":\"\"}", "\"telephone\": must be a number to call"},
		{"{\"name\":\"N\",\"booking\":\"http://clinic.example\"}",
		 "\"booking\": must be an address of at most 500 bytes that begins with https://"},
		{"{\"name\":\"N\",\"booking\":\"javascript:alert(1)\"}", "\"booking\": must be"},
		{"{\"name\":\"N\",\"booking\":\"https://\"}", "\"booking\": must be"},
		{"{\"name\":\"N\",\"booking\":\"https:///book\"}", "\"booking\": must be"},
		{"{\"name\":\"N\",\"booking\":\"https://a\\\"onclick=\"}", "\"booking\": must be"},
		{"{\"name\":\"N\",\"booking\":\"https://clinic.example@evil.example/\"}", "\"booking\": must be"},
		{"{\"name\":\"N\",\"country\":\"us\"}", "\"country\": must be the code of a country, two capital letters"},
		{"{\"name\":\"N\",\"country\":\"JP\"}", "\"country\": trivet knows no emergency number of this country"},
		{"{\"name\":\"N\",\"emergency\":\"112\"}", "\"emergency\": needs \"country\" beside it"},
		{"{\"name\":\"N\",\"country\":\"DE\",\"emergency\":\"110\"}",
		 "\"emergency\": trivet knows another number of this country; leave it out, or give 112"},
		{"{\"name\":\"N\",\"country\":\"JP\",\"emergency\":\"1\"}", "\"emergency\": must be the emergency number"},
		{"{\"name\":\"N\",\"country\":\"JP\",\"emergency\":\"call 119\"}", "\"emergency\": must be the emergency number"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct clinic_card card = {.name = STR("as before")};
		print_message("# %s\n", rows[i].text);
		assert_int_equal(read_card(rows[i].text, &card), ERR_INPUT);
		str said = writer_str(&say);
		if (str_find_str(said, str_of(rows[i].say)) == said.n)
			fail_msg("\"%.*s\" does not say \"%s\"", (int)said.n, said.p, rows[i].say);
		assert_str(card.name, STR("as before"));
	}
}

static void test_a_long_file(void **state)
{
	(void)state;
	static char text[CLINIC_CARD_MAX + 64];
	struct clinic_card card;
	memset(text, ' ', sizeof text - 1);
	memcpy(text, "{\"name\":\"N\"}", 12);
	assert_int_equal(read_card(text, &card), ERR_INPUT);
	text[CLINIC_CARD_MAX] = '\0';
	assert_int_equal(read_card(text, &card), OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_all_of_it), cmocka_unit_test(test_a_name_is_enough),
					   cmocka_unit_test(test_a_number_of_its_own), cmocka_unit_test(test_faults),
					   cmocka_unit_test(test_a_long_file)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

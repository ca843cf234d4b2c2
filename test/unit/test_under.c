/* test_under.c - the addresses of a page get the folder that it is in; nothing else is touched. */
#include "pocket/under.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void expect(const char *page, const char *folder, const char *expected)
{
	char buffer[512];
	struct writer w = writer_on(buffer, sizeof buffer - 1);
	under_folder(&w, str_of(page), str_of(folder));
	assert_false(w.full);
	buffer[w.n] = '\0';
	assert_string_equal(buffer, expected);
}

static void addresses_get_the_folder(void **state)
{
	(void)state;
	expect("<a href=\"/plan\">x</a>", "/our/trivet", "<a href=\"/our/trivet/plan\">x</a>");
	expect("<a class=\"b\" href=\"/\">x</a><img src=\"/a/b.png\">", "/our", "<a class=\"b\" href=\"/our/\">x</a><img src=\"/our/a/b.png\">");
	expect("<form method=\"post\" action=\"/log\"><button formaction=\"/log/2\">", "..",
	       "<form method=\"post\" action=\"../log\"><button formaction=\"../log/2\">");
	expect("<a href=\"/\"></a><a href=\"/\"></a>", "", "<a href=\"/\"></a><a href=\"/\"></a>");
}

static void nothing_else_is_touched(void **state)
{
	(void)state;
	static const char *const same[] = {"<a href=\"#main\">",
					   "<a href=\"tel:112\">",
					   "<input value=\"/plan\">",
					   "<p>He wrote href=&quot;/x&quot;</p>",
					   "<a href=\"https://example.org/\">",
					   "<p title=\"/\">",
					   "",
					   "=\"/",
					   "<b data-href=\"/x\">"};
	for (size_t i = 0; i < sizeof same / sizeof same[0]; i++)
		expect(same[i], "/our", same[i]);
}

static void a_small_room_is_full(void **state)
{
	(void)state;
	char buffer[8];
	struct writer w = writer_on(buffer, sizeof buffer);
	under_folder(&w, STR("<a href=\"/\">"), STR("/our"));
	assert_true(w.full);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_get_the_folder),
		cmocka_unit_test(nothing_else_is_touched),
		cmocka_unit_test(a_small_room_is_full),
	};
	return cmocka_run_group_tests_name("under a folder", tests, NULL, NULL);
}

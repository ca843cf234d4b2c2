/* test_inhibit.c - reasons that programs give for keeping the screen awake, and times as they are typed. */
#include "unit.h"

#include "breaks/inhibit.h"
#include "breaks/service.h"

static void reasons_of_known_programs_are_sorted(void **state)
{
	static const struct {
		const char *reason;
		unsigned kind;
	} cases[] = {
		{"video-playing", BREAKS_VIDEO},
		{"audio-playing", 0},
		{"Playing audio", 0},
		{"Video Wake Lock", BREAKS_VIDEO},
		{"Playing some media.", BREAKS_VIDEO},
		{"Playing a movie", BREAKS_VIDEO},
		{"WebRTC has active PeerConnections", BREAKS_CALL},
		{"In a CALL", BREAKS_CALL},
		{"Screen sharing", BREAKS_SCREEN_SHARE},
		{"Running in presentation mode", BREAKS_PRESENTATION},
		{"Presenting", BREAKS_PRESENTATION},
		{"", BREAKS_PRESENTATION},
		{"because", BREAKS_PRESENTATION},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(inhibit_kind(str_of(cases[i].reason)), cases[i].kind);
}

static void times_are_minutes_or_hours(void **state)
{
	static const char *const wrong[] = {"", "m", "h", "0", "-1", "1.5h", "90s", "1441", "h2", "2 h", "99999999999999999999"};
	uint32_t minutes = 0;
	(void)state;
	assert_int_equal(service_minutes(STR("45"), &minutes), OK);
	assert_int_equal(minutes, 45);
	assert_int_equal(service_minutes(STR("45m"), &minutes), OK);
	assert_int_equal(minutes, 45);
	assert_int_equal(service_minutes(STR("2h"), &minutes), OK);
	assert_int_equal(minutes, 120);
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		assert_int_equal(service_minutes(str_of(wrong[i]), &minutes), ERR_INPUT);
	assert_int_equal(minutes, 120);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reasons_of_known_programs_are_sorted),
		cmocka_unit_test(times_are_minutes_or_hours),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

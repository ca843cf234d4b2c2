/* test_trials.c FOLDER - what a trial says, line by line as in trials.txt. */
#include "unit.h"

#include "me/trials.h"

#include "text_file.h"
#include "words/trial.h"

enum { DAYS = TRIAL_PAIRS_USUAL * TRIAL_PAIR_DAYS };

static const char *folder;

static int32_t number(str *line)
{
	int64_t v;
	str word = text_word(line);
	if (!str_int(word, &v))
		fail_msg("\"%.*s\" is no number", (int)word.n, word.p);
	return (int32_t)v;
}

static size_t live(const struct trial *t, int32_t days, const int32_t tenths[TRIAL_ARMS], int32_t uneven, struct trial_pain *ret_pains)
{
	for (int32_t i = 0; i < days; i++) {
		day d = day_plus(t->begun, i);
		int32_t more = trial_arm_on(t, d) != TRIAL_A ? 0 : i / TRIAL_PAIR_DAYS % 2 == 0 ? uneven : -uneven;
		ret_pains[i] = (struct trial_pain){.day = d, .tenths = tenths[trial_arm_on(t, d)] + more};
	}
	return (size_t)days;
}

static void test_each_line(void **state)
{
	(void)state;
	static char buffer[TEXT_FILE_MOST];
	const struct trial t = {.seed = 2026, .begun = {20689}, .pairs = TRIAL_PAIRS_USUAL, .ended = DAY_MAX};
	str text = text_file(folder, "trials.txt", buffer), line;
	bool said[TRIAL_STATES] = {false};
	for (int at = 0; text_line(&text, &line, &at);) {
		struct trial_pain pains[DAYS];
		int32_t written = number(&line), today = number(&line), tenths[TRIAL_ARMS];
		tenths[TRIAL_A] = number(&line);
		tenths[TRIAL_B] = number(&line);
		size_t n = live(&t, written, tenths, number(&line), pains);
		str word = text_word(&line), without = str_trim(str_split(&line, '|')), against = str_trim(line);
		struct trial_result r = trial_read(&t, pains, n, day_plus(t.begun, today));
		print_message("# line %d: %d (%d to %d), %d of 1000\n", at, r.difference_tenths, r.low_tenths, r.high_tenths, r.by_chance_permille);
		assert_str(trial_state_words[r.state], word);
		assert_str(trial_says[r.state][TRIAL_SAYS_WITHOUT], without);
		assert_str(trial_says[r.state][TRIAL_SAYS_AGAINST], against);
		said[r.state] = true;
	}
	for (size_t i = 0; i < TRIAL_STATES; i++)
		assert_true(said[i]);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_each_line)};
	folder = argc > 1 ? argv[1] : ".";
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_plan_choices.c - what a person chose of their plan, kept and read again; two plans side by side; the plan file of a practitioner. */
#include <string.h>

#include "unit.h"

#include "me/plan_change.h"
#include "base/json.h"

static const struct pack *const p = &pack_default;
static char buffer[1 << 20];

static struct person *person(struct arena *a)
{
	struct person *who = arena_new(a, struct person, 1);
	assert_non_null(who);
	*who = (struct person){.pack = p, .today = people_today, .plan_since = people_today, .answers = people_clean(p)};
	who->chosen.confidence = -1;
	person_decide(who);
	assert_int_equal(who->plan.refusal, PLAN_OPEN);
	return who;
}

/* --- choices --- */

static void test_kept_and_read_again(void **state)
{
	(void)state;
	struct dice d = dice_of(3);
	for (int round = 0; round < 500; round++) {
		struct wishes chosen = {.confidence = -1}, again;
		struct store_setting settings[CHOSEN_PARTS];
		char texts[CHOSEN_PARTS][STORE_VALUE_MAX];
		for (uint16_t i = 0; i < p->n_items; i++) {
			if (dice_roll(&d, 6) == 0)
				qset_add(dice_roll(&d, 2) == 0 ? &chosen.dropped : &chosen.wanted, i);
			if (dice_roll(&d, 4) == 0)
				chosen.minutes_of[i] = (uint8_t)dice_roll(&d, 60);
			if (dice_roll(&d, 4) == 0)
				chosen.days_of[i] = (uint8_t)dice_roll(&d, 8);
		}
		chosen.only[dice_roll(&d, LEGS)] = true;
		chosen.practice_days = dice_roll(&d, 2) == 0 ? 0 : DAYS_A_WEEK_LEAST + (int32_t)dice_roll(&d, 6);
		chosen.sessions = (int32_t)dice_roll(&d, 12);
		chosen.days_apart = (int32_t)dice_roll(&d, 12);
		for (enum chosen_part part = 0; part < CHOSEN_PARTS; part++) {
			struct writer w = writer_on(texts[part], sizeof texts[part]);
			choices_write(&w, p, &chosen, part);
			assert_false(w.full);
			settings[part] = (struct store_setting){chosen_keys[part], writer_str(&w)};
		}
		again = choices_of(p, &(struct store_settings){settings, CHOSEN_PARTS});
		assert_memory_equal(&again.dropped, &chosen.dropped, sizeof again.dropped);
		assert_memory_equal(&again.wanted, &chosen.wanted, sizeof again.wanted);
		assert_memory_equal(again.only, chosen.only, sizeof again.only);
		assert_memory_equal(again.minutes_of, chosen.minutes_of, sizeof again.minutes_of);
		assert_memory_equal(again.days_of, chosen.days_of, sizeof again.days_of);
		assert_int_equal(again.practice_days, chosen.practice_days);
		assert_int_equal(again.sessions, chosen.sessions);
		assert_int_equal(again.days_apart, chosen.days_apart);
	}
}

static void test_nonsense_is_left_out(void **state)
{
	(void)state;
	static const struct store_setting settings[] = {{STR_INIT("plan_dropped"), STR_INIT("nothing,,chin_tuck,")},
							{STR_INIT("plan_doses"), STR_INIT("chin_tuck:999x-1,:,x,open_book:2")},
							{STR_INIT("plan_days"), STR_INIT("1")},
							{STR_INIT("plan_course"), STR_INIT("x")}};
	struct wishes w = choices_of(p, &(struct store_settings){settings, 4});
	assert_int_equal(qset_count(&w.dropped), 1);
	assert_true(qset_has(&w.dropped, people_item(p, "chin_tuck")));
	assert_int_equal(w.minutes_of[people_item(p, "chin_tuck")], 0);
	assert_int_equal(w.minutes_of[people_item(p, "open_book")], 2);
	assert_int_equal(w.practice_days, 0);
	assert_int_equal(w.sessions, 0);
}

/* --- changes --- */

/* What was grown is counted so, in the plan, in its session and in its history; within the dose, and not on a day to do less or where the step is adapted. */
static void test_a_step_grows(void **state)
{
	(void)state;
	struct arena a = arena_on(buffer, sizeof buffer);
	struct person *who = person(&a);
	struct changes *acts = arena_new(&a, struct changes, 1);
	char text[WHY_ROOM];
	struct writer why = writer_on(text, sizeof text);
	struct session played;
	uint16_t item = NONE;
	for (size_t i = 0; i < who->plan.legs[LEG_PRACTICE].n && item == NONE; i++) {
		const struct step *s = &who->plan.legs[LEG_PRACTICE].steps[i];
		const struct dose *dose = &p->items[s->item].dose;
		item = s->verdict == GO && dose->reps.use > 0 && dose->reps.most > dose->reps.use ? s->item : NONE;
	}
	assert_int_not_equal(item, NONE);
	const struct amount *reps = &p->items[item].dose.reps;
	*acts = acts_on(&a, caller_self(NULL), STR("r"));
	assert_int_equal(plan_step(&who->plan, item)->reps, reps->use);
	assert_int_equal(act_grow(acts, who, item, reps->most + 1, &why), ERR_INPUT);
	assert_int_equal(act_grow(acts, who, item, 0, &why), ERR_INPUT);
	assert_int_equal(acts->n, 0);
	struct plan_lines was = plan_lines_of(&who->plan);
	assert_int_equal(act_grow(acts, who, item, reps->most, &why), OK);
	assert_int_equal(plan_step(&who->plan, item)->reps, reps->most);
	struct plan_lines is = plan_lines_of(&who->plan);
	assert_int_equal(plan_compare(&was, &is).n, 1);
	session_of_item(&(struct decided){p, &who->consult, &who->plan}, item, 120, &played);
	assert_true(played.n > 0 && session_pace_of(p, &played.steps[0]).reps == reps->most);
	struct wishes chosen = who->chosen, again;
	struct writer w = arena_writer(&a);
	choices_write(&w, p, &chosen, CHOSEN_DOSES);
	struct store_setting setting = {chosen_keys[CHOSEN_DOSES], arena_keep(&a, &w)};
	again = choices_of(p, &(struct store_settings){&setting, 1});
	assert_memory_equal(again.grown_to, chosen.grown_to, sizeof again.grown_to);
	qset_add(&who->consult.facts.yes, p->known.f_flare);
	plan_make(p, &who->consult, who->plan_since, &who->plan);
	for (size_t i = 0; i < who->plan.legs[LEG_PRACTICE].n; i++)
		assert_int_equal(who->plan.legs[LEG_PRACTICE].steps[i].grown_to, 0);
	qset_drop(&who->consult.facts.yes, p->known.f_flare);
	plan_make(p, &who->consult, who->plan_since, &who->plan);
	assert_int_equal(act_grow(acts, who, item, reps->use, &why), OK);
	assert_int_equal(plan_step(&who->plan, item)->grown_to, 0);
}

static void test_swap_and_back(void **state)
{
	(void)state;
	struct arena a = arena_on(buffer, sizeof buffer);
	struct person *who = person(&a);
	struct changes *acts = arena_new(&a, struct changes, 1);
	char text[WHY_ROOM];
	for (enum leg l = LEG_TREATMENT; l < LEGS; l++)
		for (size_t i = 0; i < who->plan.legs[l].n; i++) {
			uint16_t item = who->plan.legs[l].steps[i].item, instead = plan_instead(who, item);
			struct writer why = writer_on(text, sizeof text);
			struct plan before = who->plan;
			*acts = acts_on(&a, caller_self(NULL), STR("r"));
			if (!plan_may_go(who, item)) {
				assert_int_equal(act_swap(acts, who, item, &why), ERR_INPUT);
				assert_int_equal(acts->n, 0);
				continue;
			}
			assert_int_equal(act_swap(acts, who, item, &why), OK);
			assert_null(plan_step(&who->plan, item));
			assert_true(instead == NONE || plan_step(&who->plan, instead) != NULL);
			assert_true(who->plan.legs[l].n > 0);
			assert_true(why.n > 10 && !why.full);
			assert_int_equal(act_swap(acts, who, item, &why), ERR_INPUT); /* it is gone already */
			assert_int_equal(act_back(acts, who, item, &why), OK);
			assert_int_equal(act_back(acts, who, item, &why), ERR_INPUT);
			struct plan_lines was = plan_lines_of(&before), is = plan_lines_of(&who->plan);
			assert_int_equal(plan_compare(&was, &is).n, 0);
		}
}

static void test_days(void **state)
{
	(void)state;
	struct arena a = arena_on(buffer, sizeof buffer);
	struct person *who = person(&a);
	struct changes *acts = arena_new(&a, struct changes, 1);
	char text[WHY_ROOM];
	struct writer why = writer_on(text, sizeof text);
	*acts = acts_on(&a, caller_self(NULL), STR("r"));
	assert_int_equal(act_days(acts, who, 1, &why), ERR_INPUT);
	assert_int_equal(act_days(acts, who, 8, &why), ERR_INPUT);
	assert_int_equal(act_days(acts, who, 3, &why), OK);
	assert_str(writer_str(&why), STR("You chose to practise on 3 days a week."));
}

/* Every change is refused while a danger sign is open: there is no plan to change. */
static void test_nothing_in_danger(void **state)
{
	(void)state;
	struct arena a = arena_on(buffer, sizeof buffer);
	struct person *who = person(&a);
	for (uint16_t i = 0; i < p->n_rules; i++) {
		if (p->rules[i].urgency < DOCTOR_FIRST)
			continue;
		who->answers = people_clean(p);
		people_fire(p, &who->answers, i);
		qset_add(&who->chosen.wanted, people_item(p, "chin_tuck"));
		person_decide(who);
		assert_int_equal(who->plan.refusal, REFUSED_DANGER);
		assert_false(plan_may_go(who, people_item(p, "chin_tuck")));
		assert_false(plan_may_come(who, people_item(p, "chin_tuck")));
	}
}

/* --- the file --- */

static enum err read_file(struct arena *a, const char *text, struct plan_file *ret_file, char *said, size_t said_n)
{
	struct writer say = writer_on(said, said_n - 1);
	enum err e = plan_file_read(p, str_of(text), a, &say, ret_file);
	said[say.n] = '\0';
	return e;
}

static void test_a_file_reads_as_written(void **state)
{
	(void)state;
	struct arena a = arena_on(buffer, sizeof buffer);
	struct plan_file file = {.from = STR("Practice \"at the Mill\" <b>"), .note = STR("Slowly.\n=1+1"), .made_on = people_today}, again;
	const struct person *who = person(&a);
	file.lines = plan_lines_of(&who->plan);
	char text[8192], said[512];
	struct writer w = writer_on(text, sizeof text - 1);
	struct json j = json_on(&w);
	plan_file_write(&j, p, &file);
	text[w.n] = '\0';
	assert_int_equal(read_file(&a, text, &again, said, sizeof said), OK);
	assert_true(str_eq(again.from, file.from) && str_eq(again.note, file.note));
	assert_int_equal(again.made_on.n, file.made_on.n);
	struct plan_differences d = plan_compare(&file.lines, &again.lines);
	assert_int_equal(d.n, 0);
	assert_false(d.course);
}

#define HEAD "{\"trivet_plan\":1,\"made_on\":\"2026-11-22\","

static void test_what_is_wrong_is_said(void **state)
{
	(void)state;
	static const struct {
		const char *text, *says;
	} cases[] = {
		{"", "not a plan file"},
		{"[]", "not a plan file"},
		{"{\"trivet_plan\":2,\"made_on\":\"2026-11-22\"}", "newer"},
		{"{\"trivet_plan\":1,\"made_on\":\"22.11.2026\"}", "YYYY-MM-DD"},
		{HEAD "\"practice\":[]}", "no step"},
		{HEAD "\"surgery\":[]}", "no such key"},
		{HEAD "\"practice\":[{\"item\":\"no_such\"}]}", "does not know this item"},
		{HEAD "\"practice\":[{\"item\":\"acupuncture\"}]}", "another leg"},
		{HEAD "\"practice\":[{\"item\":\"chin_tuck\"},{\"item\":\"chin_tuck\"}]}", "twice"},
		{HEAD "\"practice\":[{\"item\":\"chin_tuck\",\"minutes\":99}]}", "must be a whole number from"},
		{HEAD "\"practice\":[{\"item\":\"chin_tuck\",\"minutes\":\"2\"}]}", "must be a whole number from"},
		{HEAD "\"practice\":[{\"item\":\"chin_tuck\",\"hours\":2}]}", "no such key"},
		{HEAD "\"practice\":{\"item\":\"chin_tuck\"}}", "list"},
		{HEAD "\"from\":\"a\\u0007b\",\"practice\":[{\"item\":\"chin_tuck\"}]}", "control"},
		{HEAD "\"from\":\"a\\u0000b\",\"practice\":[{\"item\":\"chin_tuck\"}]}", "not a plan file"},
		{HEAD "\"course\":{\"sessions\":500},\"treatment\":[{\"item\":\"acupuncture\"}]}", "must be a whole number from"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena a = arena_on(buffer, sizeof buffer);
		struct plan_file file;
		char said[512];
		assert_int_equal(read_file(&a, cases[i].text, &file, said, sizeof said), ERR_INPUT);
		if (strstr(said, cases[i].says) == NULL)
			fail_msg("%s: \"%s\" does not say \"%s\"", cases[i].text, said, cases[i].says);
	}
}

/* Whatever a file asks for: nothing that the person's answers do not allow gets in, and what stays out is named. */
static void test_a_proposal_bows_to_limits(void **state)
{
	(void)state;
	static const struct crowd crowd = {.yes = 15, .unsure = 3, .looked_at = 100};
	struct dice d = dice_of(5);
	for (int round = 0; round < 1000; round++) {
		struct arena a = arena_on(buffer, sizeof buffer);
		struct person *who = person(&a);
		struct plan_file file = {.made_on = people_today};
		struct plan_proposal *to = arena_new(&a, struct plan_proposal, 1);
		size_t in_leg[LEGS] = {0};
		who->answers = people_random(p, &d, &crowd);
		person_decide(who);
		for (uint16_t i = 0; i < p->n_items; i++)
			if (dice_roll(&d, 10) == 0 && in_leg[p->items[i].leg]++ < STEPS_MAX)
				file.lines.of[file.lines.n++] = (struct plan_line){.leg = p->items[i].leg, .item = i};
		plan_propose(who, &file, to);
		for (size_t l = 0; l < LEGS; l++)
			for (size_t i = 0; i < to->plan.legs[l].n; i++)
				assert_true(allow_now(allow_item(&p->items[to->plan.legs[l].steps[i].item], &who->consult.facts).verdict));
		for (size_t i = 0; i < file.lines.n; i++) {
			bool is_out = false;
			for (size_t k = 0; k < to->n_left_out; k++)
				is_out = is_out || to->left_out[k].item == file.lines.of[i].item;
			assert_true(is_out != (plan_step(&to->plan, file.lines.of[i].item) != NULL));
		}
		for (size_t l = LEG_PRACTICE; l < LEGS && to->n_left_out == 0; l++) /* what was filled is not filled up */
			for (size_t i = 0; in_leg[l] > 0 && i < to->plan.legs[l].n; i++)
				assert_non_null(plan_lines_find(&file.lines, to->plan.legs[l].steps[i].item));
		assert_true(to->plan.refusal == who->plan.refusal);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kept_and_read_again),
		cmocka_unit_test(test_nonsense_is_left_out),
		cmocka_unit_test(test_a_step_grows),
		cmocka_unit_test(test_swap_and_back),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_nothing_in_danger),
		cmocka_unit_test(test_a_file_reads_as_written),
		cmocka_unit_test(test_what_is_wrong_is_said),
		cmocka_unit_test(test_a_proposal_bows_to_limits),
	};
	return cmocka_run_group_tests_name("plan_choices", tests, NULL, NULL);
}

/* test_pack_prove.c - the laws of a whole pack: each is broken once, and the counterexample that is told is the right one. */
#include "unit.h"

#include "pack/prove.h"
#include "small_pack.h"

#define RELIEF_LINE "    - {id: chest, text: \"Chest pain\", rows: [rf_chest]}\n"
#define EMPTY_LINE  "    - {id: chest, text: \"Chest pain\", rows: []}\n"

static const struct mistake broken_laws[] = {
	/* a leg without a step */
	{"    modalities: [VI]\n", "    modalities: [NE]\n", "the leg treatment has no step for a person with: weak_skin"},
	{"minutes: {use: 2, min: 1, max: 5}", "minutes: {use: 3, min: 3, max: 5}", "the leg practice has no step for a person with: weak_skin"},
	{"    name: \"Many postures\"\n    modalities: [EZ]\n", "    name: \"Many postures\"\n    modalities: [NE]\n",
	 "the leg change has no step for a person with: weak_skin"},
	{"    honest: \"Variety.\"\n", "    honest: \"Variety.\"\n    needs: [sits]\n", "the leg change has no step for a person with: "},
	/* the first minute */
	{"    first_minute: true\n", "    first_minute: true\n    limits: [{when: weak_skin, verdict: D, say: \"Gently.\"}]\n",
	 "the first-minute item shift would not be allowed, or not known to be, for a person with: weak_skin"},
	{"    first_minute: true\n", "    first_minute: true\n    needs: [flare_now]\n",
	 "the first-minute item shift would not be allowed, or not known to be, for a person with: "},
	{"    first_minute: true\n", "", "no item may be done in the first minute"},
	{"    block: emergency\n    urgency: emergency\n", "    block: same_day\n    needs: [rf_young]\n    urgency: emergency\n",
	 NULL}, /* a follow-up may wait */
	/* the relief page */
	{RELIEF_LINE, EMPTY_LINE, "the emergency row rf_chest must stand in exactly one line of the relief page"},
	{RELIEF_LINE, RELIEF_LINE RELIEF_LINE, "the emergency row rf_chest must stand in exactly one line of the relief page"},
	{RELIEF_LINE,
	 RELIEF_LINE
	 "    - {id: b, text: b, rows: []}\n    - {id: c, text: c, rows: []}\n    - {id: d, text: d, rows: []}\n    - {id: e, text: e, rows: []}\n"
	 "    - {id: f, text: f, rows: []}\n    - {id: g, text: g, rows: []}\n    - {id: h, text: h, rows: []}\n    - {id: i, text: i, rows: []}\n"
	 "    - {id: j, text: j, rows: []}\n",
	 "the relief page has more than nine lines"},
	/* the screens */
	{"weak_skin, flare_now, sits,", "weak_skin, flare_now,", "the question sits must stand on exactly one screen (on none for a re-check)"},
	{"weak_skin, flare_now, sits,", "weak_skin, flare_now, sits, sits,",
	 "the question sits must stand on exactly one screen (on none for a re-check)"},
	{"id: about, title: About, mode: one", "id: about, title: About, mode: ticks", "the question age cannot be ticked: it is no yes/no question"},
	/* facts that decide nothing, places that lead nowhere */
	{"    eases: [few_breaks]\n", "", "the fact few_breaks decides nothing: use it or do not ask it"},
	{"    regions: [p5_l]\n", "", "the region p5_l leads to no exercise and to no question"},
	/* needs */
	{"text: \"Do you sit?\", short: Sits,", "text: \"Do you sit?\", short: Sits, needs: [few_breaks],",
	 "the needs of sits go round in a circle, or too deep"},
	/* doses */
	{"per_week: {use: 5, min: 3, max: 7}\n    ease: 2", "per_day: {use: 5, min: 3, max: 7}\n    ease: 2",
	 "the practice item stretch needs a dose of minutes and days a week, 1 at least"},
	{"    course: {sessions: {use: 5, min: 4, max: 6}, days_apart: {use: 5, min: 3, max: 7}, most: 10}\n", "",
	 "the treatment needles needs a course"},
	/* labels belong to what was tried */
	{"    kind: relax\n    name: \"Shift\"\n    modalities: [EZ]\n    label: limited\n",
	 "    kind: relax\n    name: \"Shift\"\n    modalities: [EZ]\n    label: moderate\n", "shift has no load: its label can be limited at best"},
	{"    first_minute: true\n", "    first_minute: true\n    loaded: true\n", "shift is loaded: only a strength exercise can be"},
	/* causes and what they bring */
	{"weight: 3, brings: [move_often]}", "weight: 3}", "the clue sits of the cause desk must bring a change of its own"},
	{"weight: 3, brings: [move_often]}", "weight: 3, brings: [shift]}", "the clue sits brings shift, which is none of the changes of its cause"},
	{"brings: [move_often]}", "brings: [posture_variety]}", "nothing that the clue sits of the cause desk brings eases it"},
	{"changes: [move_often, posture_variety]", "changes: [posture_variety]",
	 "the clue sits brings move_often, which is none of the changes of its cause"},
	{"    eases: [sits]\n", "", "nobody gets the change move_often: it must stand among the changes of a cause, and ease something"},
	/* pages to read */
	{"do: [{item: stretch, steps: [a, b, c]}], ", "", "the page rolling is on a remedy: it needs \"do\", what to do first"},
	{"lead: \"On rolling.\"", "lead: \"On rolling [S9].\"", "rolling names the unknown source S9"},
	{"steps: [a, b, c]", "steps: [a, \"b [S6]\", c]", "rolling names the unknown source S6"},
	/* sources in brackets */
	{"One trial [S1].", "One trial [S1, S7].", "desk names the unknown source S7"},
	{"Short [S1].", "Short [S8].", "rolling names the unknown source S8"},
	/* what the program knows by name */
	{"{id: flare, evidence", "{id: flares, evidence", "the pack needs \"flare\": the program knows it by this name"},
	{"  - id: first_visit\n", "  - id: a_visit\n", "the pack needs \"first_visit\": the program knows it by this name"},
};

/* A law that names an entry is told where that stands; one of the pack as a whole, where the content begins. */
static bool is_of_the_whole(str said)
{
	return str_starts(said, STR("the leg")) || str_starts(said, STR("the relief page")) || str_starts(said, STR("the pack")) ||
	       str_starts(said, STR("no item"));
}

static void test_each_law_is_kept(void **state)
{
	(void)state;
	static char buffer[SMALL_TEXT_ROOM];
	for (size_t i = 0; i < sizeof broken_laws / sizeof broken_laws[0]; i++) {
		const struct mistake *m = &broken_laws[i];
		struct content_file files[SMALL_FILES];
		char expected_room[512];
		struct writer expected = writer_on(expected_room, sizeof expected_room);
		if (plant(m, buffer, files) == SMALL_FILES)
			fail_msg("the small pack has no \"%s\"", m->instead_of);
		struct reading r = read_files(files, SMALL_FILES);
		if (m->said == NULL && r.err != OK)
			fail_msg("law %zu is told as broken, but is not: %.*s", i, (int)r.said.n, r.said.p);
		if (m->said == NULL)
			continue;
		w_str(&expected, is_of_the_whole(str_of(m->said)) ? STR("content:1:1: ") : STR(".yaml:"));
		size_t at = str_find_str(r.said, writer_str(&expected));
		expected = writer_on(expected_room, sizeof expected_room);
		w_str(&expected, STR(": "));
		w_z(&expected, m->said);
		w_char(&expected, '\n');
		if (r.err != ERR_INPUT || at == r.said.n || str_find_str(r.said, writer_str(&expected)) == r.said.n)
			fail_msg("law %zu\nexpected: %.*swas told: %.*s", i, (int)expected.n, expected.p, (int)r.said.n, r.said.p);
	}
}

/* An emergency sign that the relief page does not ask, and that waits for nothing, would stop every first session. */
static void test_the_relief_page_opens_the_way(void **state)
{
	(void)state;
	static char buffer[SMALL_TEXT_ROOM];
	static const struct mistake m = {"    block: emergency\n    urgency: emergency\n", "    block: same_day\n    urgency: emergency\n", ""};
	static const struct mistake line = {RELIEF_LINE, EMPTY_LINE, ""};
	static char words[SMALL_TEXT_ROOM];
	struct content_file files[SMALL_FILES], others[SMALL_FILES];
	assert_int_equal(plant(&m, buffer, files), SMALL_FACTS);
	assert_int_equal(plant(&line, words, others), SMALL_WORDS);
	files[SMALL_WORDS] = others[SMALL_WORDS];
	struct reading r = read_files(files, SMALL_FILES);
	assert_int_equal(r.err, ERR_INPUT);
	assert_true(str_find_str(r.said, STR("the relief page leaves emergency signs unanswered")) < r.said.n);
	assert_true(str_find_str(r.said, STR("among: rf_chest")) < r.said.n);
}

static void test_blockers(void **state)
{
	(void)state;
	struct reading r = read_files(small_pack, SMALL_FILES);
	const struct pack *p = &r.pack;
	assert_int_equal(r.err, OK);
	qset of_needles = prove_blockers(p, &p->items[people_item(p, "needles")]);
	qset of_shift = prove_blockers(p, &p->items[people_item(p, "shift")]);
	/* the classes and what only follows from a sign that refers are nobody's who gets a plan */
	assert_int_equal(qset_count(&of_needles), 1);
	assert_true(qset_has(&of_needles, people_fact(p, "weak_skin")));
	assert_true(qset_empty(&of_shift));
}

static void test_the_shipped_pack_keeps_all_laws(void **state)
{
	(void)state;
	char buffer[1 << 14];
	struct writer w = writer_on(buffer, sizeof buffer);
	struct problems to = {.w = &w};
	pack_prove(&pack_default, &to);
	if (to.n > 0)
		fail_msg("%.*s", (int)w.n, w.p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_law_is_kept),
		cmocka_unit_test(test_the_relief_page_opens_the_way),
		cmocka_unit_test(test_blockers),
		cmocka_unit_test(test_the_shipped_pack_keeps_all_laws),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

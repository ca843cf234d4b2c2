/*
 * test_pack_read.c - the reader of content: one planted mistake each, and where it is told.
 *
 * Each row takes the small pack, puts `with` in the place of `instead_of`, and expects exactly one problem. The mark @ in `with` (it is taken out
 * again) is where the problem is.
 */
#include "unit.h"

#include "pack/default.h"
#include "small_pack.h"

#include <string.h>

static struct reading read_text(str text)
{
	struct content_file one = {STR("one.yaml"), text};
	return read_files(&one, 1);
}

/* --- one mistake each --- */

static const struct mistake mistakes[] = {
	/* unknown keys and sections */
	{"    may_mean: \"The heart\"\n", "    may_mean: \"The heart\"\n    colour: @red\n",
	 "unknown key \"colour\"; allowed are: id evidence block urgency unsure text ticks then known when unless short plain may_mean say tell "
	 "examined "
	 "needs also clearable within_days confidence sources doubt"},
	{"      minutes: {use: 2, min: 1, max: 5}", "      minutes: {use: 2, min: 1, max: 5, mean: @3}",
	 "unknown key \"mean\"; allowed are: use min max"},
	{"measures:\n", "measurs:\n  @- {id: nrs2, evidence: \"6.2\"}\n", "unknown section \"measurs\"; docs/content.md names those allowed"},
	/* wrong kinds */
	{"steps: [\"Stretch.\"]", "steps: @\"Stretch.\"", "\"steps\" must be a list of texts"},
	{"what: \"You stretch.\"", "what: @[\"You stretch.\"]", "\"what\" must be a text that is not empty"},
	{"what: \"You stretch.\"", "what: @\"  \"", "\"what\" must be a text that is not empty"},
	{"first_minute: true", "first_minute: @yes", "\"first_minute\" must be true or false"},
	{"ease: 3\n", "ease: @three\n", "\"ease\" must be a whole number from 1 to 5"},
	{"ease: 3\n", "ease: @6\n", "\"ease\" must be a whole number from 1 to 5"},
	{"ease: 3\n", "ease: @2.5\n", "\"ease\" must be a whole number from 1 to 5"},
	{"    limits:\n      - {when: weak_skin, verdict: A, say: \"Ask first.\"}\n", "    limits: @weak_skin\n", "\"limits\" must be a list"},
	{"    session: {places: [floor], seconds: 60, least: 20, sides: each, say: \"Stretch.\"}\n", "    session: @floor\n",
	 "\"session\" must be a map of keys and values"},
	{"conditions:\n  - id: any_open_red_flag", "conditions:\n  - @text\n  - id: any_open_red_flag", "an entry must be a map of keys and values"},
	{"measures:\n  - {id: nrs,", "measures:\n  @{id: nrs,", "the section \"measures\" must be a list of entries"},
	/* words out of a list */
	{"kind: stretch", "kind: @strech",
	 "\"kind\" must be one of: needle, cup, lamp, hands, visit, mobility, stretch, strength, relax, heat, walk, habit, place, load, rest, help"},
	{"urgency: emergency\n    text", "urgency: @urgent\n    text",
	 "\"urgency\" must be one of: self_care, caution, doctor_first, same_day, emergency"},
	{"places: [floor]", "places: [floor, @bus]", "unknown word \"bus\" in \"places\""},
	{"cells: {ST: D, NE: X}", "cells: {ST: D, NE: @Y}", "a cell is . D A or X, and perhaps a scope: site near neck arm alone ribs"},
	{"cells: {ST: D, NE: X}", "cells: {ST: D, NE: X, XX: @A}", "unknown modality \"XX\""},
	{"{id: VI, name: Visit, evidence: \"2.9\", rule: {like: EZ}}", "@{id: VI, name: Visit, evidence: \"2.9\", rule: {lik: EZ}}",
	 "\"rule\" must be cells, {like: ..} or {only: {..}}"},
	{"{id: VI, name: Visit, evidence: \"2.9\", rule: {like: EZ}}", "{id: VI, name: Visit, evidence: \"2.9\", rule: {only: {weak: @X}}}",
	 "unknown condition \"weak\""},
	/* a flag that means nothing */
	{"  - id: rf_young\n    evidence: RF-51\n    block: doctor_first\n    urgency: doctor_first\n",
	 "  - @id: rf_young\n    evidence: RF-51\n    block: doctor_first\n    urgency: self_care\n", "a flag cannot mean self care"},
	/* ids */
	{"regions: [p5_l]", "regions: [@p6_l]",
	 "unknown fact \"p6_l\"; allowed are flags, conditions, derived, yes/no questions, choices (question.choice) and regions"},
	{"changes: [move_often, posture_variety]", "changes: [move_often, @stand_up]", "unknown id \"stand_up\" in \"changes\""},
	{"questions: [age, how_long,", "questions: [age, how_long, @height,", "unknown id \"height\" in \"questions\""},
	{"  - {id: nrs, evidence: \"6.2\",",
	 "  - {id: nrs, evidence: \"6.2\", name: NRS, asks: \"How much?\", least: 0, most: 10, use: true, confidence: L, sources: [S1]}\n"
	 "  - {id: @nrs, evidence: \"6.2\",",
	 "the id \"nrs\" is already used at words.yaml:27:5"},
	{"  - {id: nrs,", "  - {id: @NRS-1,", "the id \"NRS-1\" must be of a-z 0-9 _ and start with a letter"},
	{"{id: S1, text: \"A paper\"}", "{id: S1, text: \"A paper\"}\n  - {id: @S1, text: \"Another\"}",
	 "the id \"S1\" is already used at words.yaml:9:5"},
	/* doses */
	{"minutes: {use: 3, min: 2, max: 5}", "minutes: @{use: 6, min: 2, max: 5}",
	 "the dose \"minutes\" is outside its source's range: min <= use <= max must hold"},
	{"minutes: {use: 3, min: 2, max: 5}", "minutes: @{use: 1, min: 2, max: 5}",
	 "the dose \"minutes\" is outside its source's range: min <= use <= max must hold"},
	{"per_week: {use: 7, min: 1, max: 7}", "per_week: {use: 7, min: 1, max: @8}", "\"max\" must be a whole number from 0 to 7"},
	{"sessions: {use: 5, min: 4, max: 6}, days", "sessions: @{use: 5, min: 4}, days", "\"max\" is missing here"},
	/* what is missing */
	{"  - id: desk\n    evidence: \"4.1\"\n    name: \"Desk\"\n    honest: \"A link.\"\n",
	 "  - @id: desk\n    evidence: \"4.1\"\n    name: \"Desk\"\n", "\"honest\" is missing here"},
	{"- {id: no_proof, text: \"No proof.\", evidence: \"0\", confidence: L, sources: [design]}",
	 "- @{id: no_proof, text: \"No proof.\", evidence: \"0\", confidence: L}", "no entry without a source: \"sources\" must name at least one"},
	{"- {id: no_proof, text: \"No proof.\", evidence: \"0\", confidence: L, sources: [design]}",
	 "- @{id: no_proof, text: \"No proof.\", evidence: \"0\", confidence: L, sources: []}",
	 "no entry without a source: \"sources\" must name at least one"},
	{"sources: [S1]\n    what: \"You stretch.\"", "sources: [S1, @S99]\n    what: \"You stretch.\"",
	 "unknown source \"S99\"; allowed are the ids of the section sources, and design"},
	{"  - id: weak_skin\n    evidence: fragile_skin_or_keloid\n    text: \"Is your skin weak?\"\n    short: \"Weak skin\"\n    confidence: L\n   "
	 " sources: [S1, design]\n    cells: {ST: D, NE: X}\n    words: {any: \"Gently.\", NE: \"No needles.\"}",
	 "  - @id: weak_skin\n    evidence: fragile_skin_or_keloid\n    text: \"Is your skin weak?\"\n    short: \"Weak skin\"\n    confidence: L\n  "
	 "  sources: [S1, design]\n    cells: {ST: D, NE: X}\n    words: {ST: \"Gently.\"}",
	 "no words say what to do about NE: \"words\" must name it, or have \"any\""},
	/* YAML that we do not take */
	{"name: small", "name: @&anchor small", "anchors, aliases and tags are not allowed"},
	{"name: small", "name: @*anchor", "anchors, aliases and tags are not allowed"},
	{"name: small", "name: @!!str small", "anchors, aliases and tags are not allowed"},
	{"  language: en\n", "  language: en\n  @language: de\n", "the key \"language\" stands here twice"},
	{"language: en", "language: [[[[[[[[[[[[[[[@[[[en]]]]]]]]]]]]]]]]]]", "nested too deeply"},
	{"language: en", "language: {@[a]: b}", "a key must be a plain word"},
	{"sources:\n  - {id: S1, text: \"A paper\"}", "sources:\n  - {id: S1, text: \"A paper\"}\n@---\nmore: 1", "one document a file"},
	/* pages to read */
	{"do: [{item: stretch, steps: [a, b, c]}]", "do: [@{item: stretch, steps: [a, b]}]",
	 "\"steps\" must be three: what does not fit stands in the item"},
	{"do: [{item: stretch,", "do: [@{item: strech,", "\"item\" must be the id of an item"},
	{"{id: rolling, kind: remedy,", "@{id: rolling, belongs: nothing, kind: remedy,",
	 "\"belongs\" must be the id of a page that belongs to none: \"nothing\""},
	{"{id: rolling, kind: remedy,", "@{id: rolling, belongs: rolling, kind: remedy,",
	 "\"belongs\" must be the id of a page that belongs to none: \"rolling\""},
	/* single sections */
	{"relief:\n  lead", "learning:\n  @lead", "unknown section \"learning\"; docs/content.md names those allowed"},
};

/* Takes the mark out of the text and says where it stood. */
static void unmark(char *buffer, str *text, int *ret_line, int *ret_column)
{
	size_t at = str_find(*text, '@');
	assert_true(at < text->n);
	*ret_line = *ret_column = 1;
	for (size_t i = 0; i < at; i++) {
		*ret_column = buffer[i] == '\n' ? 1 : *ret_column + 1;
		*ret_line += buffer[i] == '\n';
	}
	memmove(buffer + at, buffer + at + 1, text->n - at - 1);
	text->n--;
}

/* The small pack with one mistake, and what is to be told about it. */
static void plant_in_pack(const struct mistake *m, char *buffer, struct content_file *files, struct writer *expected)
{
	int line, column;
	size_t f = plant(m, buffer, files);
	if (f == SMALL_FILES)
		fail_msg("the small pack has no \"%s\"", m->instead_of);
	unmark(buffer, &files[f].text, &line, &column);
	w_str(expected, files[f].path);
	w_char(expected, ':');
	w_int(expected, line);
	w_char(expected, ':');
	w_int(expected, column);
	w_str(expected, STR(": "));
	w_z(expected, m->said);
}

/* It is told first, and has one consequence at most: nobody has to search for the mistake among the echoes of it. */
static void test_every_mistake_is_told_at_its_place(void **state)
{
	(void)state;
	static char buffer[SMALL_TEXT_ROOM];
	for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
		struct content_file files[SMALL_FILES];
		char expected_room[1024];
		struct writer expected = writer_on(expected_room, sizeof expected_room);
		plant_in_pack(&mistakes[i], buffer, files, &expected);
		struct reading r = read_files(files, SMALL_FILES);
		str rest = r.said;
		str first = str_split(&rest, '\n');
		if (r.err != ERR_INPUT || r.problems > 2 || !str_eq(first, writer_str(&expected)))
			fail_msg("mistake %zu (%s)\nexpected: %.*s\nwas told: %.*s", i, mistakes[i].with, (int)expected.n, expected.p, (int)r.said.n,
				 r.said.p);
	}
}

/* Who signed what, and when; a day that is none is refused. */
static void test_signatures(void **state)
{
	(void)state;
	static char buffer[SMALL_TEXT_ROOM];
	struct content_file files[SMALL_FILES];
	static const struct mistake signed_on = {"  language: en\n",
						 "  language: en\n  signed: [{who: A, role: Doctor, what: Doses, on: 2026-12-01}]\n", NULL};
	static const struct mistake some_day = {"  language: en\n", "  language: en\n  signed: [{who: A, role: Doctor, what: Doses, on: soon}]\n",
						NULL};
	assert_int_not_equal(plant(&signed_on, buffer, files), SMALL_FILES);
	struct reading r = read_files(files, SMALL_FILES);
	assert_int_equal(r.err, OK);
	assert_int_equal(r.pack.n_signatures, 1);
	assert_str(r.pack.signatures[0].what, STR("Doses"));
	assert_str(r.pack.signatures[0].on, STR("2026-12-01"));
	assert_int_not_equal(plant(&some_day, buffer, files), SMALL_FILES);
	r = read_files(files, SMALL_FILES);
	assert_int_equal(r.err, ERR_INPUT);
	assert_true(str_find_str(r.said, STR("\"on\" must be a day, written as YYYY-MM-DD")) < r.said.n);
}

static void test_the_small_pack_is_right(void **state)
{
	(void)state;
	struct reading r = read_files(small_pack, SMALL_FILES);
	if (r.err != OK)
		fail_msg("%.*s", (int)r.said.n, r.said.p);
	assert_int_equal(r.problems, 0);
	assert_int_equal(r.pack.n_items, 6);
	assert_int_equal(r.pack.n_rules, 2);
	assert_int_equal(r.pack.n_conditions, 4);
	assert_int_equal(r.pack.n_regions, 1);
	assert_true(str_eq(r.pack.name, STR("small")));
	assert_true(r.pack.items[pack_item(&r.pack, STR("shift"))].first_minute);
}

static void test_what_was_read_is_what_was_written(void **state)
{
	(void)state;
	struct reading r = read_files(small_pack, SMALL_FILES);
	const struct pack *p = &r.pack;
	assert_int_equal(r.err, OK);
	const struct item *it = &p->items[pack_item(p, STR("stretch"))];
	uint16_t skin = pack_fact(p, STR("weak_skin"));
	assert_int_equal(it->dose.minutes.use, 3);
	assert_int_equal(it->dose.minutes.least, 2);
	assert_int_equal(it->dose.minutes.most, 5);
	assert_true(it->session.each_side);
	assert_int_equal(it->session.places, 1 << PLACE_FLOOR);
	/* the matrix says D, the item's own limit says A: the worse one holds, and the fact is in one set only */
	assert_true(qset_has(&it->ask, skin));
	assert_false(qset_has(&it->adapt, skin));
	assert_true(qset_has(&p->items[pack_item(p, STR("needles"))].avoid, skin));
	/* a modality that is judged like another one */
	assert_true(qset_has(&p->items[p->known.first_visit].avoid, pack_fact(p, STR("any_open_emergency"))));
	const struct question *q = &p->questions[pack_question(p, STR("how_long"))];
	assert_int_equal(q->n_choices, 2);
	assert_true(str_eq(p->facts[q->choices[1].fact].id, STR("how_long.long")));
	const struct question *breaks = &p->questions[pack_question(p, STR("few_breaks"))];
	assert_true(breaks->has_needs && qset_has(&breaks->needs, pack_fact(p, STR("sits"))) && qset_count(&breaks->needs) == 1);
	assert_true(str_eq(pack_number(p, STR("GB")), STR("999")));
	assert_int_equal(pack_number(p, STR("ZZ")).n, 0); /* no country is given the number of another */
	assert_true(str_eq(pack_statement(p, STR("no_proof")), STR("No proof.")));
}

static void test_two_mistakes_in_two_files_are_told_in_one_run(void **state)
{
	(void)state;
	static char facts[SMALL_TEXT_ROOM], items[SMALL_TEXT_ROOM];
	static const struct mistake in_facts = {"short: \"Weak skin\"", "shrt: \"Weak skin\"", ""}, in_items = {"kind: stretch", "kind: strech", ""};
	struct content_file files[SMALL_FILES], others[SMALL_FILES];
	assert_int_equal(plant(&in_facts, facts, files), SMALL_FACTS);
	assert_int_equal(plant(&in_items, items, others), SMALL_ITEMS);
	files[SMALL_ITEMS] = others[SMALL_ITEMS];
	struct reading r = read_files(files, SMALL_FILES);
	assert_int_equal(r.err, ERR_INPUT);
	assert_int_equal(r.problems, 3);
	assert_true(str_find_str(r.said, STR("facts.yaml:52:11: unknown key \"shrt\"")) < r.said.n);
	assert_true(str_find_str(r.said, STR("facts.yaml:49:5: \"short\" is missing here")) < r.said.n);
	assert_true(str_find_str(r.said, STR("items.yaml:30:11: \"kind\" must be one of")) < r.said.n);
}

/* By its id each question of the shipped pack is found, and nothing else is: not before the first, not after the last, not between. */
static void test_questions_are_found_by_their_id(void **state)
{
	(void)state;
	const struct pack *p = &pack_default;
	for (size_t i = 0; i < p->n_questions; i++) {
		char other[128];
		str id = p->questions[i].id;
		assert_int_equal(pack_question(p, id), i);
		memcpy(other, id.p, id.n);
		other[id.n] = '~';
		assert_int_equal(pack_question(p, (str){other, id.n + 1}), NONE);
		assert_int_equal(pack_question(p, str_sub(id, 0, id.n - 1)) == i, false);
	}
	assert_int_equal(pack_question(p, STR("")), NONE);
	assert_int_equal(pack_question(p, STR("~")), NONE);
}

static void test_rows_of_the_evidence(void **state)
{
	(void)state;
	static char pack_room[PACK_ROOM], said_room[1 << 12];
	static const str rows[] = {STR_INIT("1"),   STR_INIT("1.2"), STR_INIT("2.1"), STR_INIT("2.9"),  STR_INIT("3.2"),
				   STR_INIT("4.1"), STR_INIT("5.1"), STR_INIT("6.2"), STR_INIT("RF-01")};
	struct arena a = arena_on(pack_room, sizeof pack_room);
	struct writer w = writer_on(said_room, sizeof said_room);
	struct problems to = {.w = &w};
	struct pack p;
	struct content content = {.files = small_pack, .n = SMALL_FILES, .evidence = rows, .n_evidence = sizeof rows / sizeof rows[0]};
	assert_int_equal(pack_read(&content, &a, &to, &p), ERR_INPUT);
	assert_true(str_find_str(writer_str(&w), STR("facts.yaml:15:15: docs/evidence.md has no row \"RF-51\"")) < w.n);
	assert_int_equal(str_find_str(writer_str(&w), STR("\"RF-01\"")), w.n);
}

static void test_figures_belong_to_items(void **state)
{
	(void)state;
	static char pack_room[PACK_ROOM], said_room[1 << 12];
	static const struct content_file poses[] = {{STR_INIT("c/poses/strech.yaml"), STR_INIT("")}};
	struct arena a = arena_on(pack_room, sizeof pack_room);
	struct writer w = writer_on(said_room, sizeof said_room);
	struct problems to = {.w = &w};
	struct pack p;
	struct content content = {.files = small_pack, .n = SMALL_FILES, .poses = poses, .n_poses = 1};
	assert_int_equal(pack_read(&content, &a, &to, &p), ERR_INPUT);
	assert_true(str_find_str(writer_str(&w), STR("items.yaml:27:5: the exercise stretch has no figure: poses/stretch.yaml is missing")) < w.n);
	assert_true(str_find_str(writer_str(&w), STR("c/poses/strech.yaml:1:1: no item has the id \"strech\" of this figure")) < w.n);
}

/* An item may show the figure of another one, which must be there; who has one of its own needs none. */
static void test_a_figure_is_shared(void **state)
{
	(void)state;
	static char pack_room[PACK_ROOM], text_room[SMALL_TEXT_ROOM];
	static const struct mistake shared = {"    steps: [\"Stretch.\"]\n", "    steps: [\"Stretch.\"]\n    figure: rest\n", NULL};
	static const struct {
		const char *pose;
		bool is_wrong;
	} cases[] = {{"c/poses/rest.yaml", false}, {"c/poses/stretch.yaml", true}, {"c/poses/walk.yaml", true}};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char said_room[1 << 12];
		struct content_file files[SMALL_FILES], pose = {str_of(cases[i].pose), STR("")};
		assert_int_not_equal(plant(&shared, text_room, files), SMALL_FILES);
		struct arena a = arena_on(pack_room, sizeof pack_room);
		struct writer w = writer_on(said_room, sizeof said_room);
		struct problems to = {.w = &w};
		struct pack p;
		/* what else is wrong with figures of the small pack is told, too */
		bool fine = pack_read(&(struct content){.files = files, .n = SMALL_FILES, .poses = &pose, .n_poses = 1}, &a, &to, &p) == OK;
		assert_false(fine && cases[i].is_wrong);
		str said = writer_str(&w);
		assert_int_equal(str_find_str(said, STR("the figure \"rest\" of stretch must be one in poses/")) < said.n, cases[i].is_wrong);
		assert_int_equal(str_find_str(said, STR("the exercise stretch has no figure")), said.n);
	}
}

static void test_relief_twice_is_told(void **state)
{
	(void)state;
	struct content_file files[SMALL_FILES + 1];
	memcpy(files, small_pack, sizeof small_pack);
	files[SMALL_FILES] =
		(struct content_file){STR("z.yaml"), STR("relief:\n  lead: \"Now?\"\n  lines: []\n  conditions: {text: a, facts: []}\n")};
	struct reading r = read_files(files, SMALL_FILES + 1);
	assert_int_equal(r.err, ERR_INPUT);
	assert_true(str_eq(r.said, STR("z.yaml:2:3: the sections pack, course and relief must stand exactly once\n")));
}

/* --- what is no content at all --- */

static void test_what_is_no_yaml_is_told_and_nothing_crashes(void **state)
{
	(void)state;
	static const char *const horrors[] = {
		"",
		"\n\n",
		"just words",
		"- a\n- list\n",
		"flags: [\n",
		"flags: {a: b",
		"flags:\n\t- id: tab\n",
		"a: b: c",
		"\"unfinished",
		"%YAML 9.9\n---\na: 1\n",
		"? [a, b]\n: c\n",
		"{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{",
		"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
		"- - - - - - - - - - - - - - - - - - - - - ",
		"? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ",
		"a: &a [*a, *a, *a, *a, *a, *a, *a, *a, *a]",
		"flags: &x [*x]\n",
		"flags: ~\n",
		"pack: 1\ncourse: 2\nrelief: 3\n",
		"flags: [[[]]]\nitems: [{}, {}, {}]\nquestions: [{}, {}]\nconditions: [{}]\ncauses: [{}]\n",
		"regions: [{}]\nscreens: [{}]\nscores: [{}]\nmodalities: [{}, {id: A, rule: {like: B}}]\nderived: [{}, {from: 1}]\n",
		"items: [{dose: {minutes: 3}, course: [], session: [], limits: {a: b}, needs: x, steps: {}}]\n",
		"learn: [{body: [[]]}]\nmeasures: [{least: x}]\nprogrammes: [{items: {a: b}}]\nsources: [{id: []}]\n",
		"relief: {lines: {a: b}, conditions: []}\npack: {numbers: x, statements: y}\ncourse: {sessions: 4}\n"};
	for (size_t i = 0; i < sizeof horrors / sizeof horrors[0]; i++) {
		struct reading r = read_text(str_of(horrors[i]));
		assert_int_equal(r.err, ERR_INPUT);
		assert_true(r.problems > 0);
		assert_true(str_starts(r.said, STR("one.yaml:")) || str_starts(r.said, STR("content:")));
	}
}

static void test_bytes_at_random(void **state)
{
	(void)state;
	struct dice d = dice_of(7);
	char buffer[512];
	for (int i = 0; i < 3000; i++) {
		size_t n = dice_roll(&d, sizeof buffer);
		static const char likely[] = "{}[]:-?&*!|>'\"%@` \n\t,#abc01";
		for (size_t k = 0; k < n; k++)
			buffer[k] = i % 2 == 0 ? (char)dice_roll(&d, 256) : likely[dice_roll(&d, sizeof likely - 1)];
		assert_int_equal(read_text((str){buffer, n}).err, ERR_INPUT);
	}
}

/* The small pack with a few of its bytes changed: whatever comes out, it is an answer. */
static void test_a_damaged_pack(void **state)
{
	(void)state;
	static char buffer[SMALL_TEXT_ROOM];
	struct dice d = dice_of(8);
	size_t refused = 0;
	for (int i = 0; i < 1500; i++) {
		struct content_file files[SMALL_FILES];
		size_t f = dice_roll(&d, SMALL_FILES), n = small_pack[f].text.n;
		memcpy(files, small_pack, sizeof files);
		memcpy(buffer, small_pack[f].text.p, n);
		for (uint32_t k = dice_roll(&d, 6) + 1; k > 0; k--)
			buffer[dice_roll(&d, (uint32_t)n)] = buffer[dice_roll(&d, (uint32_t)n)];
		files[f].text = (str){buffer, dice_roll(&d, 4) == 0 ? dice_roll(&d, (uint32_t)n) : n};
		struct reading r = read_files(files, SMALL_FILES);
		assert_true((r.err == OK) == (r.problems == 0));
		refused += r.err != OK;
	}
	assert_true(refused > 1000);
}

static void test_too_much(void **state)
{
	(void)state;
	static char text[1 << 16];
	struct writer w = writer_on(text, sizeof text);
	w_str(&w, STR("questions:\n"));
	for (int i = 0; i < QUESTIONS_MAX + 10; i++) {
		w_str(&w, STR("  - {id: q"));
		w_int(&w, i);
		w_str(&w, STR(", evidence: a, block: about, kind: yesno, text: t, short: s, confidence: L, sources: [design]}\n"));
	}
	w_str(&w,
	      STR("conditions:\n  - {id: late, evidence: a, text: t, short: s, confidence: L, sources: [design], cells: {A: X}, words: {any: w}}\n"
		  "modalities: [{id: A, name: a, evidence: a, rule: cells}]\n"
		  "items: [{id: i, modalities: [A]}]\n"));
	assert_false(w.full);
	struct reading r = read_text(writer_str(&w));
	assert_int_equal(r.err, ERR_INPUT);
	assert_true(str_find_str(r.said, STR("too many")) < r.said.n);
}

static void test_a_room_that_is_too_small(void **state)
{
	(void)state;
	static char buffer[1 << 18];
	for (size_t cap = 0; cap < sizeof buffer; cap += 1 + cap / 7) {
		struct arena a = arena_on(buffer, cap);
		char say[1 << 12];
		struct writer w = writer_on(say, sizeof say);
		struct problems to = {.w = &w};
		struct pack p;
		enum err e = pack_read(&(struct content){.files = small_pack, .n = SMALL_FILES}, &a, &to, &p);
		if ((e == OK) != (to.n == 0))
			fail_msg("with %zu bytes: error %d, %zu problems: %.*s", cap, (int)e, to.n, (int)w.n, w.p);
		if (to.n > 0)
			assert_true(str_find_str(writer_str(&w), STR("too large")) < w.n);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_signatures),
		cmocka_unit_test(test_the_small_pack_is_right),
		cmocka_unit_test(test_what_was_read_is_what_was_written),
		cmocka_unit_test(test_every_mistake_is_told_at_its_place),
		cmocka_unit_test(test_two_mistakes_in_two_files_are_told_in_one_run),
		cmocka_unit_test(test_questions_are_found_by_their_id),
		cmocka_unit_test(test_rows_of_the_evidence),
		cmocka_unit_test(test_figures_belong_to_items),
		cmocka_unit_test(test_a_figure_is_shared),
		cmocka_unit_test(test_relief_twice_is_told),
		cmocka_unit_test(test_what_is_no_yaml_is_told_and_nothing_crashes),
		cmocka_unit_test(test_bytes_at_random),
		cmocka_unit_test(test_a_damaged_pack),
		cmocka_unit_test(test_too_much),
		cmocka_unit_test(test_a_room_that_is_too_small),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

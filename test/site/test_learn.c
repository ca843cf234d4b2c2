/* test_learn.c - the pages to read: sources become links, nothing else becomes markup, and what stands there for a person is what core decided. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "me/search.h"
#include "own_site.h"
#include "web/parts/notes.h"
#include "web/parts/words.h"

static str sourced(const char *text)
{
	static char buffer[2048];
	struct writer w = writer_on(buffer, sizeof buffer);
	page_sourced(&w, &pack_default, str_of(text));
	assert_false(w.full);
	return writer_str(&w);
}

static void check_sourced(const char *text, const char *markup)
{
	str s = sourced(text);
	print_message("# %.*s\n", (int)s.n, s.p);
	assert_true(str_eq(s, str_of(markup)));
}

#define LINK(id) "<a href=\"/sources#" id "\"><span class=\"vh\">Source </span>" id "</a>"
#define OURS     "<a href=\"/sources#design\">ours</a>"

/* One label says how sure a thing is, in the words of five, on every page that shows an item; what rests on a page is a sentence. */
static void test_one_certainty_label(void **state)
{
	static const char *const pages[] = {"/learn", "/item/heat_pad", "/learn/cupping", "/about", "/session?seconds=60", "/plan"};
	static const str mark = STR_INIT("<span class=\"label\">");
	size_t n = 0;
	(void)state;
	own_site_put_healthy();
	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
		const struct response *r = own_site_get(pages[i]);
		assert_int_equal(r->status, 200);
		for (str rest = r->body; str_find_str(rest, mark) < rest.n; n++) {
			rest = str_sub(rest, str_find_str(rest, mark) + mark.n, rest.n);
			str say = str_sub(rest, 0, str_find(rest, '<'));
			size_t k = 0;
			while (k < LABELS && !str_eq(say, label_say[k]))
				k++;
			if (k == LABELS)
				fail_msg("%s: %.*s", pages[i], (int)say.n, say.p);
		}
	}
	assert_true(n > 10);
}

static void test_sources_become_links(void **state)
{
	(void)state;
	check_sourced("Plain.", "Plain.");
	check_sourced("", "");
	check_sourced("Less pain [S82].", "Less pain <span class=\"cite\">" LINK("S82") "</span>.");
	check_sourced("Two [S1, design].", "Two <span class=\"cite\">" LINK("S1") " " OURS "</span>.");
	check_sourced("[S1][S2]", "<span class=\"cite\">" LINK("S1") "</span> <span class=\"cite\">" LINK("S2") "</span>");
	check_sourced("[S104b]", "<span class=\"cite\">" LINK("S104b") "</span>");
}

static void test_nothing_else_becomes_markup(void **state)
{
	(void)state;
	check_sourced("a < b & \"c\"", "a &lt; b &amp; &quot;c&quot;");
	check_sourced("[S9999]", "[S9999]");
	check_sourced("[S1, S9999]", "[S1, S9999]");
	check_sourced("[]", "[]");
	check_sourced("[ ]", "[ ]");
	check_sourced("[S1", "[S1");
	check_sourced("S1]", "S1]");
	check_sourced("[\"><script>]", "[&quot;&gt;&lt;script&gt;]");
	check_sourced("[see [S1]]", "[see <span class=\"cite\">" LINK("S1") "</span>]");
}

static void check_noted(struct notes *n, const char *text, const char *markup)
{
	static char buffer[2048];
	struct writer w = writer_on(buffer, sizeof buffer);
	page_noted(&w, n, str_of(text));
	print_message("# %.*s\n", (int)w.n, buffer);
	assert_true(str_eq(writer_str(&w), str_of(markup)));
}

#define NOTE(n) "<a href=\"#note-" n "\"><span class=\"vh\">Source </span>" n "</a>"

/* Numbers are at the end of a paragraph, each source keeps the one it got first, and nothing of the text is lost. */
static void test_sources_become_numbers(void **state)
{
	(void)state;
	struct notes n = {.pack = &pack_default};
	check_noted(&n, "Plain < text.", "Plain &lt; text.");
	check_noted(&n, "One [S82]. Two [S1, S82].", "One. Two. <span class=\"cite\"> " NOTE("1") " " NOTE("2") "</span>");
	check_noted(&n, "[S9999] and [see [S1]] [S1", "[S9999] and [see] [S1 <span class=\"cite\"> " NOTE("2") "</span>");
	check_noted(&n, "Ours [design].", "Ours. <span class=\"cite\"> <a href=\"#note-3\">ours</a></span>");
	assert_int_equal(n.n, 3);
}

/* Every source that a text of the pack names has its place on /sources, so no link of ours leads nowhere. */
static void test_every_source_has_its_place(void **state)
{
	char anchor[64];
	(void)state;
	const struct response *r = own_site_get("/sources");
	assert_int_equal(r->status, 200);
	for (size_t i = 0; i < pack_default.n_sources; i++) {
		str id = pack_default.sources[i].id;
		snprintf(anchor, sizeof anchor, "<div id=\"%.*s\">", (int)id.n, id.p);
		assert_true(own_site_says(r, anchor));
	}
	assert_true(own_site_says(r, "<div id=\"design\">"));
	assert_true(own_site_says(r, "STarT MSK"));
}

static void check_page(const char *base, str id, str title)
{
	char target[128], escaped[256];
	struct writer w = writer_on(escaped, sizeof escaped - 1);
	snprintf(target, sizeof target, "%s%.*s", base, (int)id.n, id.p);
	page_put_str(&w, title);
	escaped[w.n] = '\0';
	const struct response *r = own_site_get(target);
	print_message("# %s\n", target);
	assert_int_equal(r->status, 200);
	assert_true(own_site_says(r, escaped));
	assert_false(own_site_says(r, "[S")); /* a bracket that no one could link */
	assert_false(own_site_says(r, "[design]"));
}

static void test_every_page_is_there(void **state)
{
	(void)state;
	for (size_t i = 0; i < pack_default.n_learn; i++)
		check_page("/learn/", pack_default.learn[i].id, pack_default.learn[i].title);
	for (size_t i = 0; i < pack_default.n_items; i++)
		check_page("/item/", pack_default.items[i].id, pack_default.items[i].name);
	assert_int_equal(own_site_get("/learn/nope")->status, 404);
	assert_int_equal(own_site_get("/item/nope")->status, 404);
	const struct response *r = own_site_get("/learn");
	for (size_t i = 0; i < pack_default.n_learn; i++) {
		char link[128];
		snprintf(link, sizeof link, "href=\"/learn/%.*s\"", (int)pack_default.learn[i].id.n, pack_default.learn[i].id.p);
		assert_true(own_site_says(r, link));
	}
}

static void test_cause_page_tells_what_is_known(void **state)
{
	(void)state;
	assert_true(own_site_says(own_site_get("/learn/cause_desk"), "17 percent"));
	assert_false(own_site_says(own_site_get("/learn/cause_desk"), "Your answers point here"));
	assert_false(own_site_says(own_site_get("/learn"), "Your answers point here"));
	own_site_put("sits_over_4_hours", "yes");
	assert_true(own_site_says(own_site_get("/learn/cause_desk"), "Your answers point here"));
	assert_true(own_site_says(own_site_get("/learn"), "Your answers point here"));
	assert_false(own_site_says(own_site_get("/learn/cause_children"), "Your answers point here"));
}

static void test_item_waits_for_answers(void **state)
{
	(void)state;
	const struct response *r = own_site_get("/item/roller_across");
	assert_true(own_site_says(r, "a few questions first"));
	assert_false(own_site_says(r, "href=\"/session?"));
	assert_false(own_site_says(r, "<ol class=\"steps\">"));
	r = own_site_get("/item/dry_needling");
	assert_true(own_site_says(r, "What happens"));
	assert_true(own_site_says(r, "call the emergency number")); /* the warning signs are told to everyone */
}

static void test_item_for_a_healthy_person(void **state)
{
	(void)state;
	own_site_put_healthy();
	const struct response *r = own_site_get("/item/roller_across");
	assert_true(own_site_says(r, "For you, now: fine"));
	assert_true(own_site_says(r, "It needs something that you did not say you have"));
	assert_true(own_site_says(r, "href=\"/session?item=roller_across\""));
	assert_true(own_site_says(r, "<ol class=\"steps\">"));
	assert_true(own_site_says(r, "<b>3 minutes</b>"));
	assert_true(own_site_says(r, "(from 2 to 5)"));
	own_site_put("tension_between_blades", "yes");
	own_site_put("sits_over_4_hours", "yes");
	r = own_site_get("/item/seated_extension");
	assert_true(own_site_says(r, "In your plan"));
	assert_true(own_site_says(r, "It is there because you said"));
}

static void test_item_with_limits(void **state)
{
	(void)state;
	own_site_put_healthy();
	own_site_put("shoulder_problem", "yes");
	const struct response *r = own_site_get("/item/scapular_squeeze");
	assert_true(own_site_says(r, "yes, with a change"));
	assert_true(own_site_says(r, "below shoulder height"));
	own_site_put("pacemaker_icd_or_stimulator_or_pump", "yes");
	r = own_site_get("/item/electro_acupuncture");
	assert_true(own_site_says(r, "leave it out"));
	assert_false(own_site_says(r, "Not in your plan"));
	own_site_put("bleeding_disorder", "unsure");
	assert_true(own_site_says(own_site_get("/item/dry_needling"), "ask first"));
}

static void test_danger_comes_first(void **state)
{
	(void)state;
	own_site_put_healthy();
	own_site_put("rf_01", "yes");
	for (size_t i = 0; i < pack_default.n_items; i++) {
		char target[128];
		snprintf(target, sizeof target, "/item/%.*s", (int)pack_default.items[i].id.n, pack_default.items[i].id.p);
		const struct response *r = own_site_get(target);
		assert_true(own_site_says(r, "For you, now: not yet"));
		assert_false(own_site_says(r, "href=\"/session?"));
		assert_false(own_site_says(r, "For you, now: fine"));
		assert_int_equal(own_site_says(r, "How to do it appears here once it is open to you"), pack_default.items[i].leg != LEG_TREATMENT);
		assert_true(pack_default.items[i].leg == LEG_TREATMENT || !own_site_says(r, "<ol class=\"steps\">"));
	}
}

/* The number of bytes before `text`; the page must say it. */
static size_t place_of(const struct response *r, const char *text)
{
	str all = writer_str(&r->w);
	size_t at = str_find_str(all, str_of(text));
	print_message("# %s at %zu\n", text, at);
	assert_true(at < all.n);
	return at;
}

static const struct response *get_learn(str id)
{
	char target[128];
	snprintf(target, sizeof target, "/learn/%.*s", (int)id.n, id.p);
	return own_site_get(target);
}

/* Who reads of a remedy or a cause is told first what to do; how sure we are, and where it comes from, is below. */
static void test_pages_begin_with_do_this(void **state)
{
	(void)state;
	own_site_put_healthy();
	for (size_t i = 0; i < pack_default.n_learn; i++) {
		const struct learn *l = &pack_default.learn[i];
		const struct response *r = get_learn(l->id);
		size_t last = place_of(r, "Where this comes from");
		assert_true(place_of(r, "How sure we are") < last);
		assert_true(str_ends(l->title, STR("?")));
		if (l->n_does == 0)
			continue;
		size_t first = place_of(r, "Do this</h2>");
		assert_true(first < place_of(r, "How sure we are"));
		assert_true(l->body.n == 0 || first < place_of(r, "<div class=\"card told\">"));
		place_of(r, "<ol class=\"steps\">");
		place_of(r, "class=\"amount\"");
	}
	assert_true(place_of(own_site_get("/item/scapular_squeeze"), "Do this</h2>") <
		    place_of(own_site_get("/item/scapular_squeeze"), "How sure we are"));
}

static void test_foam_rolling_shows_both_movements(void **state)
{
	(void)state;
	own_site_put_healthy();
	const struct response *r = own_site_get("/learn/foam_rolling");
	assert_true(own_site_says(r, "<img src=\"/figure/roller_across/"));
	assert_true(own_site_says(r, "<img src=\"/figure/roller_along/"));
	assert_true(own_site_says(r, "Show the movement: Roller across the upper back"));
	assert_true(own_site_says(r, "Show the movement: Lie along the roller, cactus arms"));
	assert_true(own_site_says(r, "href=\"/session?item=roller_across\""));
	assert_true(own_site_says(r, "href=\"/session?item=roller_along\""));
}

/* No treatment is told of by an icon alone. */
static void test_treatments_have_pictures(void **state)
{
	(void)state;
	for (size_t i = 0; i < pack_default.n_items; i++) {
		const struct item *it = &pack_default.items[i];
		char target[128];
		if (it->leg != LEG_TREATMENT)
			continue;
		snprintf(target, sizeof target, "/item/%.*s", (int)it->id.n, it->id.p);
		const struct response *r = own_site_get(target);
		snprintf(target, sizeof target, "<img src=\"/figure/%.*s/still.svg", (int)it->id.n, it->id.p);
		print_message("# %s\n", target);
		assert_true(own_site_says(r, target));
		assert_false(own_site_says(r, "A moment later")); /* nothing moves there */
		assert_false(own_site_says(r, "Show the movement"));
	}
}

/* What the item's own page withholds, no other page gives away. */
static void test_pages_withhold_what_items_withhold(void **state)
{
	(void)state;
	const struct response *r = own_site_get("/learn/foam_rolling");
	assert_true(own_site_says(r, "One page of questions first"));
	assert_true(own_site_says(r, "/figure/roller_across/")); /* it stands still, as on the tile that led here */
	assert_false(own_site_says(r, "Show the movement"));
	assert_false(own_site_says(r, "<ol class=\"steps\">"));
	own_site_put_healthy();
	own_site_put("rf_01", "yes");
	for (size_t i = 0; i < pack_default.n_learn; i++) {
		const struct learn *l = &pack_default.learn[i];
		r = get_learn(l->id);
		assert_false(own_site_says(r, "href=\"/session?"));
		assert_false(own_site_says(r, "Show the movement"));
		if (l->n_does > 0)
			assert_true(own_site_says(r, "not yet. One of your answers comes first"));
		if (l->n_does > 0 && pack_default.items[l->does[0].item].leg != LEG_TREATMENT)
			assert_false(own_site_says(r, "<ol class=\"steps\">"));
	}
	own_site_put("rf_01", "no");
	own_site_put("pacemaker_icd_or_stimulator_or_pump", "yes");
	assert_true(own_site_says(own_site_get("/learn/needling_safety"), "pacemaker"));
}

/* ---- looking for words ---- */

static const struct search *look_for(const char *words)
{
	static char buffer[1 << 14];
	static struct search found;
	struct arena a = arena_on(buffer, sizeof buffer);
	assert_int_equal(search_pack(&pack_default, str_of(words), &a, &found), OK);
	print_message("# %s: %zu\n", words, found.n);
	return &found;
}

static void finds_page(const char *words, const char *id)
{
	const struct search *s = look_for(words);
	assert_true(s->n > 0);
	assert_false(s->has_some);
	assert_non_null(s->at[0].learn);
	print_message("# %.*s\n", (int)s->at[0].learn->id.n, s->at[0].learn->id.p);
	assert_true(str_eq(s->at[0].learn->id, str_of(id)));
}

/* The questions that people type lead to the page that answers them. */
static void test_questions_find_their_page(void **state)
{
	(void)state;
	finds_page("Does cupping work?", "cupping");
	finds_page("cup marks", "cupping_marks");
	finds_page("How long should heat stay on?", "heat");
	finds_page("heating pad", "heat");
	finds_page("how do i use a FOAM ROLLER", "foam_rolling");
	finds_page("foam rol", "foam_rolling");
	finds_page("standing desk", "standing_desk");
	finds_page("best posture", "best_posture");
	finds_page("is needling safe", "needling_safety");
	finds_page("muscle knots", "knots");
	finds_page("chest pain", "safety");
	finds_page("numb legs", "safety");
	finds_page("massage", "massage");
	finds_page("heat or ice", "heat_or_ice");
	finds_page("how many treatments", "how_many_treatments");
}

/* Which words tell nothing is a matter of the language, so the pack says it. */
static void test_idle_words_are_content(void **state)
{
	char buffer[1 << 14];
	struct arena a = arena_on(buffer, sizeof buffer);
	struct pack other = pack_default;
	struct search found;
	(void)state;
	assert_int_equal(look_for("why tuck")->n, look_for("tuck")->n);
	other.idle_words = STR("tuck");
	assert_int_equal(search_pack(&other, STR("tuck standing"), &a, &found), OK);
	assert_false(found.has_some);
	other.idle_words = STR("");
	assert_int_equal(search_pack(&other, STR("zzz"), &a, &found), OK);
	assert_int_equal(found.n, 0);
}

static void test_words_and_their_beginnings(void **state)
{
	(void)state;
	const struct search *s = look_for("chin tuck");
	assert_true(s->n > 0 && s->at[0].item != NULL && str_eq(s->at[0].item->id, STR("chin_tuck")));
	assert_true(look_for("rolle")->n > 0);
	assert_int_equal(look_for("oller")->n, 0); /* the middle of a word is none of its beginnings */
	assert_true(look_for("needles")->n > 0);
	assert_int_equal(look_for("")->n, 0);
	assert_int_equal(look_for("?!")->n, 0);
	assert_int_equal(look_for("xyzzy")->n, 0);
	s = look_for("heat xyzzy");
	assert_true(s->n > 0 && s->has_some);
	assert_true(look_for("the")->n <= SEARCH_MOST);
}

static void test_the_page_of_what_was_found(void **state)
{
	(void)state;
	const struct response *r = own_site_get("/learn?q=cup+marks");
	assert_true(own_site_says(r, "href=\"/learn/cupping_marks\""));
	assert_false(own_site_says(r, "What may have brought it on"));
	assert_true(own_site_says(r, "value=\"cup marks\""));
	r = own_site_get("/learn?q=%3Cb%3E+xyzzy");
	assert_true(own_site_says(r, "Nothing was found for “&lt;b&gt; xyzzy”."));
	assert_true(own_site_says(r, "Try one word"));
	assert_true(own_site_says(r, "What may have brought it on")); /* the whole index is below */
	assert_int_equal(own_site_get("/learn?q=")->status, 200);
	assert_int_equal(own_site_get("/learn")->status, 200);
}

static void test_about(void **state)
{
	(void)state;
	const struct response *r = own_site_get("/about");
	assert_int_equal(r->status, 200);
	assert_true(own_site_says(r, "Nothing leaves this machine"));
	assert_true(own_site_says(r, "call your emergency number (112, 911, 999 ...)")); /* the statement's {number} is filled in */
	assert_false(own_site_says(r, "{number}"));
	assert_true(own_site_says(r, "Apache License 2.0"));
	assert_int_equal(pack_default.n_signatures, 0);
	assert_true(own_site_says(r, "No clinician has signed"));
}

#define SITE_TEST(f) cmocka_unit_test_setup_teardown(f, own_site_open, own_site_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_one_certainty_label, own_site_open, own_site_close),
		cmocka_unit_test(test_sources_become_links),
		cmocka_unit_test(test_nothing_else_becomes_markup),
		SITE_TEST(test_every_source_has_its_place),
		SITE_TEST(test_every_page_is_there),
		SITE_TEST(test_cause_page_tells_what_is_known),
		SITE_TEST(test_item_waits_for_answers),
		SITE_TEST(test_item_for_a_healthy_person),
		SITE_TEST(test_item_with_limits),
		SITE_TEST(test_danger_comes_first),
		cmocka_unit_test(test_sources_become_numbers),
		SITE_TEST(test_pages_begin_with_do_this),
		SITE_TEST(test_foam_rolling_shows_both_movements),
		SITE_TEST(test_treatments_have_pictures),
		SITE_TEST(test_pages_withhold_what_items_withhold),
		cmocka_unit_test(test_questions_find_their_page),
		cmocka_unit_test(test_words_and_their_beginnings),
		cmocka_unit_test(test_idle_words_are_content),
		SITE_TEST(test_the_page_of_what_was_found),
		SITE_TEST(test_about),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

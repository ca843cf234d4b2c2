/* test_figure.c - the pictures as files, what the browser moves them from, how long it may keep both, and how much the player weighs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "draw/pose_table.h"
#include "draw/figure_still.h"
#include "own_site.h"
#include "web/parts/figure.h"

enum { ROOM = 4096, PLAYER_BYTES = 23000 };

static char still_room[128 << 10];

static const char *header(const struct response *r, const char *name)
{
	for (size_t i = 0; i < r->header_n; i++)
		if (strcmp(r->header[i].name, name) == 0)
			return r->header[i].value;
	return "";
}

static const struct response *get(const char *item, const char *rest)
{
	char target[256];
	snprintf(target, sizeof target, "/figure/%s/%s", item, rest);
	return own_site_get(target);
}

static void an_address_with_the_version_is_kept_for_ever(void **state)
{
	char buffer[ROOM], target[256];
	struct arena a = arena_on(buffer, sizeof buffer);
	const struct figure_look look = {.of = {2, 1, 3, 0}};
	url u = figure_url(&a, &pack_default, &look, STR("chin_tuck"));
	(void)state;
	assert_true(str_starts(u.s, STR("/figure/chin_tuck/still.svg?v=")));
	snprintf(target, sizeof target, "%.*s", (int)u.s.n, u.s.p);
	const struct response *r = own_site_get(target);
	assert_int_equal(r->status, 200);
	assert_string_equal(r->type, "image/svg+xml");
	assert_non_null(strstr(header(r, "Cache-Control"), "immutable"));
	assert_true(own_site_says(r, "fig skin2 hair1 clothes3"));
	for (const char *const *old = (const char *const[]){"0.svg", "still.svg", "0.svg?v=000000000000", "pose.bin", NULL}; *old != NULL; old++)
		assert_null(strstr(header(get("chin_tuck", *old), "Cache-Control"), "immutable"));
}

static void versions_differ(void **state)
{
	(void)state;
	for (size_t i = 0; i < pose_table_n; i++) {
		assert_int_equal(pose_table[i].version.n, 12);
		for (size_t k = 0; k < i; k++)
			assert_false(str_eq(pose_table[i].version, pose_table[k].version));
	}
}

/* Every place shows the same picture: the moment that the pose has for it, with its arrow. */
static void the_still_is_the_target(void **state)
{
	(void)state;
	for (size_t i = 0; i < pose_table_n; i++) {
		const struct pose *p = &pose_table[i];
		struct writer w = writer_on(still_room, sizeof still_room);
		figure_still(&w, p, &(struct figure_style){.shell = FIGURE_FILE, .colours = FIGURE_OWN, .arrow = true});
		assert_false(w.full);
		assert_true(str_eq(get(p->id.p, "still.svg")->body, writer_str(&w)));
		bool has_two = p->still.kind != STILL_ONE, is_wrong = p->still.kind == STILL_WRONG;
		assert_int_equal(own_site_says(get(p->id.p, "still.svg"), "</svg><svg x="), has_two);
		assert_int_equal(own_site_says(get(p->id.p, "still.svg"), "class=\"arrow no\""), is_wrong);
	}
}

static int number(str s, size_t i)
{
	int n = (unsigned char)s.p[2 * i] | (unsigned char)s.p[2 * i + 1] << 8;
	return n < 0x8000 ? n : n - 0x10000;
}

/* The moving picture lies in the same box as the one that stands, on both sides. */
static void the_pose_brings_its_boxes(void **state)
{
	(void)state;
	for (size_t i = 0; i < pose_table_n; i++) {
		char box[2][80];
		const struct response *r = get(pose_table[i].id.p, "pose.bin");
		assert_int_equal(r->status, 200);
		assert_string_equal(r->type, "application/octet-stream");
		assert_in_range(r->body.n, 18 + 50, 18 + 1500);
		assert_int_equal(number(r->body, 8), (int)(pose_table[i].loop_s * 1000));
		for (size_t s = 0; s < 2; s++)
			snprintf(box[s], sizeof box[s], "viewBox=\"%d %d %d %d\"", number(r->body, 4 * s), number(r->body, 4 * s + 1),
				 number(r->body, 4 * s + 2), number(r->body, 4 * s + 3));
		assert_true(own_site_says(get(pose_table[i].id.p, "0.svg"), box[0]));
		assert_true(own_site_says(get(pose_table[i].id.p, "0.svg?side=left"), box[1]));
	}
}

static void what_is_not_there_is_missing(void **state)
{
	(void)state;
	assert_int_equal(get("nothing", "pose.bin")->status, 404);
	assert_int_equal(get("nothing", "0.svg")->status, 404);
	assert_int_equal(get("chin_tuck", "x.svg")->status, 404);
	assert_int_equal(get("chin_tuck", "pose.txt")->status, 404);
}

/* A walk every day shows the walk. */
static void an_item_shows_the_figure_of_another(void **state)
{
	static char walk[1 << 16];
	(void)state;
	const struct response *r = get("walk", "0.svg");
	assert_int_equal(r->status, 200);
	assert_true(r->body.n < sizeof walk);
	snprintf(walk, sizeof walk, "%.*s", (int)r->body.n, r->body.p);
	r = get("walk_daily", "0.svg");
	assert_int_equal(r->status, 200);
	assert_true(str_eq(r->body, str_of(walk)));
	assert_true(figure_has(&pack_default, STR("walk_daily")));
	assert_false(figure_has(&pack_default, STR("worry_time")));
}

static void the_player_is_light(void **state)
{
	static const char *const files[] = {"session.js", "figure.js", "figure.wasm"};
	size_t sum = 0;
	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		const struct asset *a = asset_at(asset_url(files[i]).s);
		assert_non_null(a);
		assert_true(a->gzip.n > 0);
		sum += a->gzip.n;
	}
	print_message("# the player: %zu bytes of %d\n", sum, PLAYER_BYTES);
	assert_in_range(sum, 1, PLAYER_BYTES);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, own_site_open, own_site_close)
	const struct CMUnitTest tests[] = {
		TEST(an_address_with_the_version_is_kept_for_ever),
		TEST(versions_differ),
		TEST(the_still_is_the_target),
		TEST(the_pose_brings_its_boxes),
		TEST(what_is_not_there_is_missing),
		TEST(an_item_shows_the_figure_of_another),
		TEST(the_player_is_light),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

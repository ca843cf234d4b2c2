/*
 * test_clinic_read.c - the reader of a clinic's file: one planted mistake each, and where it is told. As in test_pack_read.c each row takes a clinic that is
 * right, puts `with` in the place of `instead_of`, and expects exactly one problem; the mark @ is where it is.
 */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "core/slots.h"
#include "main/zone_file.h"
#include "pack/clinic_read.h"

static const char right[] = "clinic: 1\n"
			    "zone: Europe/Berlin\n"
			    "practitioners:\n"
			    "  - id: ana\n"
			    "    hours: {mon: [\"09:00-12:00\", \"22:30-02:00\"], tue: [\"14:00-24:00\"]}\n"
			    "    exceptions: [{date: 2026-12-07, hours: [\"10:00-11:30\"]}]\n"
			    "  - id: ben\n"
			    "    hours: {wed: [\"9:00-12:00\"]}\n"
			    "assistants: [{id: sam}]\n"
			    "rooms: [{id: table, count: 2}]\n"
			    "equipment: [{id: lamp1, kind: lamp}]\n"
			    "blocks: [{practitioner: ana, from: 2026-12-08T14:30, to: 2026-12-08T15:10}]\n"
			    "closures: [2026-12-24]\n"
			    "services:\n"
			    "  - id: visit\n"
			    "    phases: [{minutes: 20, needs: [practitioner, room]}, {minutes: 20, needs: [room, lamp]}]\n"
			    "    practitioners: [ana, ben]\n"
			    "    grid: 20\n";

struct reading {
	enum err e;
	size_t n;
	struct clinic clinic;
	char said[8192];
};

static char arena_bytes[CLINIC_ARENA_BYTES];

static void read_text(struct reading *r, str text)
{
	struct arena a = arena_on(arena_bytes, sizeof arena_bytes);
	struct writer w = writer_on(r->said, sizeof r->said - 1);
	struct problems to = {.w = &w};
	struct clinic_file file = {STR("c.yaml"), text, zone_file_read, day_of_date((struct date){2026, 11, 30}), false};
	memset(r->said, 0, sizeof r->said);
	r->e = clinic_read(&file, &a, &to, &r->clinic);
	r->n = to.n;
}

struct mistake {
	const char *instead_of, *with, *say;
};

static const struct mistake mistakes[] = {
	{"clinic: 1\n", "clinic: @2\n", "\"clinic\" must be a whole number from 1 to 1"},
	{"zone: Europe/Berlin\n", "zone: @Europe/Berln\n", "there is no zone \"Europe/Berln\"; zones are written like Europe/Berlin"},
	{"zone: Europe/Berlin\n", "zone: @../../etc/passwd\n", "there is no zone \"../../etc/passwd\"; zones are written like Europe/Berlin"},
	{"grid: 20\n", "grid: 20\n    colour: @red\n",
	 "unknown key \"colour\"; allowed are: id name price item phases practitioners rooms for grid fit lead_minutes horizon_days cancel_minutes "
	 "move_minutes "
	 "buffer_before buffer_after practitioner_buffer_before practitioner_buffer_after room_buffer_before room_buffer_after follow_up_hours"},
	{"grid: 20\n", "grid: @7\n", "\"grid\" must be a multiple of 5 minutes"},
	{"grid: 20\n", "grid: @0\n", "\"grid\" must be a whole number from 5 to 360"},
	{"grid: 20\n", "grid: @-5\n", "\"grid\" must be a whole number from 5 to 360"},
	{"grid: 20\n", "grid: 20\n    fit: @maybe\n", "\"fit\" must be true or false"},
	{"grid: 20\n", "grid: 20\n    for: @friends\n", "\"for\" must be one of: anyone, new, returning"},
	{"minutes: 20, needs: [practitioner", "minutes: @22, needs: [practitioner", "\"minutes\" must be a multiple of 5"},
	{"minutes: 20, needs: [practitioner", "minutes: @0, needs: [practitioner", "\"minutes\" must be a whole number from 5 to 720"},
	{"[room, lamp]", "[room, @laser]", "\"laser\" is not a need; allowed are practitioner, assistant, room, and the kinds of equipment"},
	{"practitioners: [ana, ben]", "practitioners: [ana, @zoe]", "there is no practitioner \"zoe\", or it is listed twice"},
	{"practitioners: [ana, ben]", "practitioners: [ana, @ana]", "there is no practitioner \"ana\", or it is listed twice"},
	{"\"9:00-12:00\"]}\nassistants", "@\"9:00\"]}\nassistants",
	 "\"9:00\" are not hours; write them like \"09:00-17:00\", or \"22:30-02:00\" past midnight; \"24:00\" may end a day"},
	{"\"14:00-24:00\"", "@\"14:00-24:30\"",
	 "\"14:00-24:30\" are not hours; write them like \"09:00-17:00\", or \"22:30-02:00\" past midnight; \"24:00\" may end a day"},
	{"\"14:00-24:00\"", "@\"14:03-24:00\"", "hours begin at a multiple of 5 minutes, not at \"14:03\""},
	{"\"14:00-24:00\"", "@\"14:00-14:00\"", "the hours \"14:00-14:00\" end when they begin"},
	{"date: 2026-12-07", "date: @2026-12-32", "a date is written like 2026-12-24, not \"2026-12-32\""},
	{"- id: ben\n", "- id: ben\n    breaks: [{minutes: 90, between: @\"12:00-13:00\"}]\n", "the break does not fit into \"12:00-13:00\""},
	{"- id: ben\n", "- id: ben\n    breaks: [@{minutes: 30}]\n", "a break says when it may be, like between: \"12:00-14:00\""},
	{"{id: sam}", "{id: sam, breaks: @[]}", "unknown key \"breaks\"; allowed are: id name hours exceptions at absences"},
	{"  - id: visit\n", "  - id: visit\n    item: @Acupuncture 1\n", "\"Acupuncture 1\" is no id of a treatment, such as acupuncture"},
	{"{wed:", "{wednesday: @[], wed:", "unknown key \"wednesday\"; allowed are: mon tue wed thu fri sat sun"},
	{"- id: ben\n    hours: {wed: [\"9:00-12:00\"]}\n", "- @id: ben\n", "the practitioner \"ben\" has no hours"},
	{"{id: sam}", "{id: sam}, @{id: sam}", "two entries of the kind assistant have the id \"sam\""},
	{"{id: sam}", "{id: @sa m}", "\"sa m\" is not an id; an id has up to 48 letters, digits, _ - and ."},
	{"practitioner: ana, from", "practitioner: @zoe, from", "there is no practitioner \"zoe\""},
	{"to: 2026-12-08T15:10", "to: @2026-12-08T14:10", "it ends before it begins"},
	{"to: 2026-12-08T15:10", "to: @tomorrow", "\"tomorrow\" is not a time; write 2026-12-24T14:30, a date alone, or a time with its offset"},
	{"[2026-12-24]", "[@2026-12-24T10:00]", "a date is written like 2026-12-24, not \"2026-12-24T10:00\""},
	{"rooms: [{id: table, count: 2}]", "rooms: [{id: table, count: @200}]", "\"count\" must be a whole number from 1 to 50"},
	{"grid: 20\n", "grid: 20\nreminder_hours: [24, @0]\n", "\"reminder_hours\" are up to 4 whole numbers from 1 to 336"},
	{"grid: 20\n", "grid: 20\nassign: @lot\n", "\"assign\" must be one of: fewest, first"},
	/* nothing can ever be booked */
	{"  - id: visit\n    phases: [{minutes: 20, needs: [practitioner, room]}",
	 "  - @id: visit\n    phases: [{minutes: 600, needs: [practitioner, room]}",
	 "\"visit\" can never be booked: no hours of those who offer it hold a whole visit with all that it needs"},
	{"  - id: visit\n    phases: [{minutes: 20, needs: [practitioner, room]}",
	 "  - @id: visit\n    phases: [{minutes: 20, needs: [practitioner, room, lamp, lamp]}",
	 "\"visit\" can never be booked: no hours of those who offer it hold a whole visit with all that it needs"},
	{"  - id: visit\n", "  - @id: visit\n    lead_minutes: 20160\n    horizon_days: 7\n",
	 "\"visit\" can never be booked: its lead_minutes reach beyond its horizon_days"},
	{"  - id: visit\n", "  - @id: visit\n    rooms: []\n",
	 "\"visit\" can never be booked: no hours of those who offer it hold a whole visit with all that it needs"},
	{"  - id: visit\n    phases: [{minutes: 20, needs: [practitioner, room]}, {minutes: 20, needs: [room, lamp]}]",
	 "  - @id: visit\n    phases: [{minutes: 20}, {minutes: 20, needs: []}]",
	 "\"visit\" needs nobody and nothing in any phase: there would be no end to how many people book the same time"},
	{"practitioners: [ana, ben]", "practitioners: []", NULL},
	{"services:\n", "services: []\nrooms2: @[]\nx:\n", NULL},
};

static void plant(const struct mistake *m, char *text, size_t cap, int *ret_line, int *ret_column)
{
	const char *at = strstr(right, m->instead_of);
	assert_non_null(at);
	snprintf(text, cap, "%.*s%s%s", (int)(at - right), right, m->with, at + strlen(m->instead_of));
	char *mark = strchr(text, '@');
	*ret_line = *ret_column = 1;
	for (const char *p = text; mark != NULL && p < mark; p++) {
		*ret_line += *p == '\n';
		*ret_column = *p == '\n' ? 1 : *ret_column + 1;
	}
	if (mark != NULL)
		memmove(mark, mark + 1, strlen(mark));
}

static void test_right(void **state)
{
	(void)state;
	static struct reading r;
	read_text(&r, str_of(right));
	assert_string_equal(r.said, "");
	assert_int_equal(r.e, OK);
	assert_int_equal(r.clinic.n_resources, 6);
	assert_str(r.clinic.resources[4].id, STR("table.2"));
	assert_int_equal(r.clinic.services[0].n_rooms, 2);
	assert_int_equal(r.clinic.resources[0].shifts[0].week[0].at[1].to, 26 * 60);
}

static void test_mistakes(void **state)
{
	(void)state;
	static struct reading r;
	for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
		char text[4096], expected[1024];
		int line, column;
		plant(&mistakes[i], text, sizeof text, &line, &column);
		read_text(&r, str_of(text));
		assert_int_equal(r.e, ERR_INPUT);
		if (mistakes[i].say == NULL)
			continue;
		snprintf(expected, sizeof expected, "c.yaml:%d:%d: %s\n", line, column, mistakes[i].say);
		assert_string_equal(r.said, expected);
	}
}

static void test_all_at_once(void **state)
{
	(void)state;
	static struct reading r;
	read_text(&r, STR("{\"clinic\": 1, \"zone\": \"Nowhere/At_All\", \"practitioners\": [{\"id\": \"a b\", \"hours\": {\"mon\": [\"9-5\"]}}], "
			  "\"services\": "
			  "[{\"id\": \"v\", \"phases\": []}]}"));
	assert_int_equal(r.e, ERR_INPUT);
	assert_int_equal(r.n, 4);
}

static void test_hostile(void **state)
{
	(void)state;
	static struct reading r;
	static const char *const texts[] = {
		"",
		"a",
		"[]",
		"clinic: 1",
		"clinic: [1]\nzone: [x]\npractitioners: x\nservices: {}\nrooms: [x]\nplaces: [1, {}]",
		"clinic: 1\nzone: UTC\nplaces: []\ntravel: [x, {}]\nclosures: [[], {}, {from: x}]\nblocks: [1, {}, {room: []}]",
		"clinic: 1\nzone: UTC\nservices: [{}, {phases: [1, {}]}, {phases: [{minutes: x, needs: [[], {}]}]}]",
		"clinic: 1\nzone: UTC\npractitioners: [{id: a, at: [1, {place: x}, {}], hours: []}, {id: b, exceptions: [1, {}, {date: [], hours: "
		"1}]}]"};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		read_text(&r, str_of(texts[i]));
		assert_int_equal(r.e, ERR_INPUT);
		assert_true(r.n > 0);
	}
}

static void test_difference(void **state)
{
	(void)state;
	static char bytes[1 << 20], changed[4096];
	char said[512] = "";
	size_t n;
	struct arena a = arena_on(bytes, sizeof bytes);
	struct writer w = writer_on(said, sizeof said - 1);
	assert_int_equal(clinic_difference(str_of(right), str_of(right), &a, &w, &n), OK);
	assert_int_equal(n, 0);
	int line, column;
	plant(&(struct mistake){"{wed: [\"9:00-12:00\"]}\nassistants: [{id: sam}]\n", "{thu: [\"9:00-12:00\"]}\nassistants: [{id: tom}]\n", NULL},
	      changed, sizeof changed, &line, &column);
	assert_int_equal(clinic_difference(str_of(right), str_of(changed), &a, &w, &n), OK);
	assert_int_equal(n, 3);
	said[w.n] = '\0';
	assert_string_equal(said, "~ practitioner ben: hours\n+ assistant tom\n- assistant sam\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_right), cmocka_unit_test(test_mistakes), cmocka_unit_test(test_all_at_once),
					   cmocka_unit_test(test_hostile), cmocka_unit_test(test_difference)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

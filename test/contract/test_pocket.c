/*
 * test_pocket.c - the files of the pocket, as SQLite uses them: every scenario, with the power off before and after each save. What the browser would do is here a disk
 * of blocks; the program is the real one.
 */
#include "scenario.h"

#include "pocket/files.h"
#include "pocket/host.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include <cmocka.h>

#define PLACE         "trivet.db"
#define FILES         8
#define BLOCKS        1024
#define SCENARIOS_MAX 96

int sqlite3_os_init(void);

static struct sqlite_backend sqlite; /* set once, in main */

/* ---- a disk ---- */

static struct disk {
	char name[FILE_NAME];
	uint32_t size;
	uint8_t *block[BLOCKS];
} disk[FILES];

static struct disk *on_disk(const char *name)
{
	struct disk *buffer = NULL;
	for (size_t i = 0; i < FILES; i++) {
		if (strcmp(disk[i].name, name) == 0)
			return &disk[i];
		if (buffer == NULL && disk[i].name[0] == '\0')
			buffer = &disk[i];
	}
	assert_non_null(buffer);
	snprintf(buffer->name, sizeof buffer->name, "%s", name);
	return buffer;
}

double host_now(void)
{
	return 1795651200;
}

int32_t host_east(double second)
{
	(void)second;
	return 0;
}

void host_random(uint8_t *ret_bytes, uint32_t n)
{
	assert_int_equal(getrandom(ret_bytes, n, 0), n);
}

void host_block(const char *name, uint32_t number, const uint8_t *bytes, uint32_t n)
{
	struct disk *d = on_disk(name);
	assert_true(number < BLOCKS && n == FILE_BLOCK);
	if (d->block[number] == NULL)
		d->block[number] = malloc(FILE_BLOCK);
	assert_non_null(d->block[number]);
	memcpy(d->block[number], bytes, n);
}

static void cut(struct disk *d, uint32_t size)
{
	for (size_t i = (size + FILE_BLOCK - 1) / FILE_BLOCK; i < BLOCKS; i++) {
		free(d->block[i]);
		d->block[i] = NULL;
	}
	d->size = size;
}

void host_size(const char *name, uint32_t size)
{
	cut(on_disk(name), size);
}

void host_gone(const char *name)
{
	struct disk *d = on_disk(name);
	cut(d, 0);
	d->name[0] = '\0';
}

static void clear_disk(void)
{
	for (size_t i = 0; i < FILES; i++) {
		cut(&disk[i], 0);
		disk[i].name[0] = '\0';
	}
}

static bool disk_has(const char *text)
{
	for (size_t i = 0; i < FILES; i++)
		for (size_t k = 0; k < BLOCKS; k++)
			if (disk[i].block[k] != NULL && memmem(disk[i].block[k], FILE_BLOCK, text, strlen(text)) != NULL)
				return true;
	return false;
}

/* ---- the program ---- */

/* Ends without a save, and begins with what the disk has. */
static struct store *power_off_and_on(struct store *s)
{
	struct disk kept[FILES];
	store_close(s);
	memcpy(kept, disk, sizeof disk);
	memset(disk, 0, sizeof disk);
	files_delete("");
	files_hand_over(); /* to a disk that is thrown away */
	clear_disk();
	memcpy(disk, kept, sizeof disk);
	for (size_t i = 0; i < FILES; i++) {
		if (disk[i].name[0] == '\0')
			continue;
		uint8_t *bytes = files_load(disk[i].name, disk[i].size);
		assert_non_null(bytes);
		for (size_t k = 0; k < BLOCKS; k++)
			if (disk[i].block[k] != NULL)
				memcpy(bytes + k * FILE_BLOCK, disk[i].block[k], FILE_BLOCK);
	}
	return open_store_by(&who_caller, &sqlite.ops, PLACE);
}

static enum err apply(struct store *s, const struct scenario_step *step)
{
	struct change_outcome outcomes[SCENARIO_CHANGES];
	size_t n = step_length(step);
	return n > 0 ? store_apply(s, step->changes, n, outcomes) : OK;
}

static void expect_dump(struct store *s, const char *expected)
{
	char found[DUMP_ROOM];
	dump_store(s, found, sizeof found);
	assert_string_equal(found, expected);
}

static struct store *begin(void)
{
	return open_store_by(&who_caller, &sqlite.ops, PLACE);
}

static void end(struct store *s)
{
	store_close(s);
	files_delete("");
	files_hand_over();
	clear_disk();
}

static void every_save_is_whole_or_not_there(void **state)
{
	const struct scenario *scenario = *state;
	char before[DUMP_ROOM];
	struct store *s = begin();
	assert_int_equal(apply(s, &scenario->before), OK);
	assert_true(files_hand_over());
	s = power_off_and_on(s);
	dump_store(s, before, sizeof before);
	const char *after = scenario->after != NULL ? scenario->after : before;
	assert_int_equal(apply(s, &scenario->act), scenario->expect);
	expect_dump(s, after);
	s = power_off_and_on(s); /* nobody was told yet */
	expect_dump(s, before);
	assert_int_equal(apply(s, &scenario->act), scenario->expect);
	files_hand_over();
	s = power_off_and_on(s);
	expect_dump(s, after);
	end(s);
}

static void what_did_not_change_is_not_saved(void **state)
{
	(void)state;
	struct store *s = begin();
	assert_int_equal(apply(s, &scenario_rich()->before), OK);
	assert_true(files_hand_over());
	assert_false(files_hand_over());
	char found[DUMP_ROOM];
	dump_store(s, found, sizeof found);
	assert_false(files_hand_over()); /* reading writes nothing */
	end(s);
}

static void deleted_text_is_on_no_disk(void **state)
{
	(void)state;
	const struct change add = {.kind = CHANGE_ENTRY_ADD,
				   .caller = caller_self(NULL),
				   .request = STR("a"),
				   .entry = {.day = {20000}, .at = MOMENT_NONE, .pain_now = 3, .note = STR("a note that nobody may find")}};
	const struct change erase = {.kind = CHANGE_ERASE, .caller = caller_self(NULL), .request = STR("b")};
	struct change_outcome outcome;
	struct store *s = begin();
	assert_int_equal(store_apply(s, &add, 1, &outcome), OK);
	files_hand_over();
	assert_true(disk_has("a note that nobody may find"));
	assert_int_equal(store_apply(s, &erase, 1, &outcome), OK);
	files_hand_over();
	assert_false(disk_has("a note that nobody may find"));
	end(s);
}

static void a_small_file_is_made_once(void **state)
{
	(void)state;
	bool is_new;
	uint8_t *bytes = files_small("door", 100, &is_new);
	assert_true(bytes != NULL && is_new);
	memset(bytes, 7, 100);
	assert_ptr_equal(files_small("door", 100, &is_new), bytes);
	assert_false(is_new);
	assert_true(files_hand_over());
	assert_int_equal(on_disk("door")->size, 100);
	assert_int_equal(on_disk("door")->block[0][99], 7);
	files_delete("door");
	assert_true(files_hand_over());
	clear_disk();
}

int main(void)
{
	static struct CMUnitTest tests[SCENARIOS_MAX + 3];
	size_t n = 0;
	sqlite = sqlite_backend_current(zone_greenwich);
	assert_int_equal(sqlite3_os_init(), 0);
	for (size_t i = 0; i < SCENARIOS_N && i < SCENARIOS_MAX; i++) {
		static struct scenario scenarios[SCENARIOS_MAX];
		scenarios[i] = SCENARIOS[i];
		tests[n++] = (struct CMUnitTest){SCENARIOS[i].name, every_save_is_whole_or_not_there, NULL, NULL, &scenarios[i]};
	}
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(what_did_not_change_is_not_saved);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(deleted_text_is_on_no_disk);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(a_small_file_is_made_once);
	return _cmocka_run_group_tests("files of the pocket", tests, n, NULL, NULL);
}

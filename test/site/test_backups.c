/* test_backups.c - backups in the settings: a folder that is not good is told and not kept, one that is gets a backup. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "keep/backup.h"
#include "own_site.h"

#define END_OF_TIME ((int64_t)1 << 40)

static void refuses(const char *fields, const char *says)
{
	const struct response *r = own_site_post("/settings/backup", fields);
	assert_int_equal(r->status, 400);
	if (!own_site_says(r, says))
		fail_msg("expected: %s", says);
	assert_true(own_site_says(own_site_get("/settings"), "name=\"folder\" value=\"\"")); /* nothing was kept */
}

static void test_a_bad_folder_is_told(void **state)
{
	(void)state;
	refuses("folder=/not/there&every=7&keep=8", "This folder does not exist.");
	refuses("folder=%2Fnot%2F%3Cb%3E&every=7&keep=8", "value=\"/not/&lt;b&gt;\"");
	refuses("folder=.&every=7&keep=8", "in full");
	refuses("folder=/etc/hostname&every=7&keep=8", "not a folder");
	refuses("folder=/tmp&every=0&keep=8", "Every how many days");
	refuses("folder=/tmp&every=7&keep=1001", "How many are kept");
}

/* A clock that was ahead once must not end the backups until it is right again. */
static void test_a_backup_from_a_day_to_come_does_not_count(void **state)
{
	(void)state;
	char folder[] = "/tmp/trivet_backups_XXXXXX", path[BACKUP_PATH];
	assert_non_null(mkdtemp(folder));
	struct backup_wish wish = {.folder = str_of(folder), .every_days = 7, .keep = 8};
	snprintf(path, sizeof path, "%s/trivet-backup-20991231-120000.db", folder);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fclose(f);
	instant then = {4102401600}, now = {1795780800}; /* 2099-12-31 12:00, 2026-11-27 */
	assert_true(backup_is_due(&wish, now));
	assert_false(backup_is_due(&wish, then));
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(folder), 0);
}

static void test_one_now(void **state)
{
	(void)state;
	char folder[] = "/tmp/trivet_backups_XXXXXX", fields[128], path[BACKUP_PATH];
	instant made;
	assert_non_null(mkdtemp(folder));
	assert_int_equal(own_site_post("/settings/backup/now", "")->status, 503); /* no folder yet */
	snprintf(fields, sizeof fields, "folder=%s&every=3&keep=2", folder);
	assert_int_equal(own_site_post("/settings/backup", fields)->status, 303);
	assert_false(backup_newest(folder, (instant){END_OF_TIME}, &made));
	assert_true(own_site_says(own_site_get("/settings?backup=kept"), "name=\"every\" type=\"number\" min=\"1\" max=\"365\" value=\"3\""));
	for (int i = 0; i < 3; i++)
		assert_int_equal(own_site_post("/settings/backup/now", "")->status, 303);
	assert_true(backup_newest(folder, (instant){END_OF_TIME}, &made));
	assert_true(own_site_says(own_site_get("/settings?backup=made"), "The newest is from <b>"));
	assert_int_equal(rmdir(folder), -1); /* it holds them */
	backup_rotate(folder, BACKUP_PLAIN, 0);
	assert_false(backup_newest(folder, (instant){END_OF_TIME}, &made));
	snprintf(path, sizeof path, "%s", folder);
	assert_int_equal(rmdir(path), 0); /* and nothing else */
	assert_int_equal(own_site_post("/settings/backup/now", "")->status, 503);
	assert_true(own_site_says(own_site_post("/settings/backup/now", ""), "This folder does not exist."));
	assert_int_equal(own_site_post("/settings/backup", "folder=&every=3&keep=2")->status, 303); /* no more */
}

/* A browser alone: no folder and no program beside it is spoken of, and it says what the browser promised. */
static void test_a_browser_alone(void **state)
{
	(void)state;
	static const char *const beside[] = {"name=\"folder\"", "<code>trivet", "one file on this machine"};
	static const char *const pages[] = {"/settings", "/about", "/report"};
	for (enum keeping where = KEEPING_PROMISED; where <= KEEPING_NOT_PROMISED; where++) {
		own_site_keeps(where);
		for (size_t i = 0; i < 3; i++)
			for (size_t k = 0; k < 3; k++)
				assert_false(own_site_says(own_site_get(pages[i]), beside[k]));
		assert_false(own_site_says(own_site_get("/report"), "report.pdf"));
		assert_true(own_site_says(own_site_get("/settings"), "Save a copy"));
	}
	assert_true(own_site_says(own_site_get("/settings"), "has not promised to keep it"));
	own_site_keeps(KEEPING_PROMISED);
	assert_true(own_site_says(own_site_get("/settings"), "has promised to keep it"));
	assert_false(own_site_says(own_site_get("/settings"), "has not promised"));
	own_site_keeps(KEEPING_FILE);
	assert_true(own_site_says(own_site_get("/settings"), "name=\"folder\""));
	assert_true(own_site_says(own_site_get("/report"), "report.pdf"));
}

/* After a week a copy is offered where a browser may clear all, once a month; never where it is in a file. */
static void test_a_copy_is_offered_after_a_week(void **state)
{
	(void)state;
	static const char offer[] = "Keep a copy";
	own_site_keeps(KEEPING_NOT_PROMISED);
	own_site_pain_days_ago(4, 6);
	assert_false(own_site_says(own_site_get("/"), offer));
	own_site_days_later(1);
	assert_true(own_site_says(own_site_get("/"), offer));
	own_site_keeps(KEEPING_FILE);
	assert_false(own_site_says(own_site_get("/"), offer));
	own_site_keeps(KEEPING_PROMISED);
	const struct response *r = own_site_post("/export/copy", "");
	assert_int_equal(r->status, 303);
	assert_false(own_site_says(own_site_get("/export/diary.json"), "copy_saved")); /* it is of this browser alone */
	assert_false(own_site_says(own_site_get("/"), offer));
	own_site_days_later(29);
	own_site_pain_days_ago(4, 20);
	assert_false(own_site_says(own_site_get("/"), offer));
	own_site_days_later(1);
	assert_true(own_site_says(own_site_get("/"), offer));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_bad_folder_is_told, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_backup_from_a_day_to_come_does_not_count, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_browser_alone, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_copy_is_offered_after_a_week, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_one_now, own_site_open, own_site_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_bad_folder_is_told, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_backup_from_a_day_to_come_does_not_count, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_one_now, own_site_open, own_site_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_backups.c - backups in the settings: a folder that is not good is told and not kept, one that is gets a backup. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "keep/restore.h"
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

/* A database: its address is shown to nobody (a password may be in it), and no file is spoken of. */
static void test_a_database(void **state)
{
	(void)state;
	static const char *const pages[] = {"/settings", "/settings/erase", "/about"};
	own_site_keeps(KEEPING_DATABASE);
	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
		assert_false(own_site_says(own_site_get(pages[i]), own_site_place()));
		assert_false(own_site_says(own_site_get(pages[i]), "one file"));
		assert_false(own_site_says(own_site_get(pages[i]), "is in this browser"));
	}
	assert_true(own_site_says(own_site_get("/settings"), "in a database"));
	assert_true(own_site_says(own_site_get("/report"), "report.pdf"));
	assert_int_equal(own_site_get("/settings/restore")->status, 404);
	assert_int_equal(own_site_post("/settings/restore/drop", "")->status, 404);
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

/* ---- the way back, while the server has the store open ---- */

static char file_bytes[1 << 20];
static char to_restore[BACKUP_PATH];

static size_t read_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	assert_non_null(f);
	size_t n = fread(file_bytes, 1, sizeof file_bytes, f);
	fclose(f);
	return n;
}

static const struct response *choose(str bytes, const char *passphrase)
{
	return own_site_post_file("/settings/restore", "passphrase", passphrase, bytes);
}

static void refuses_file(str bytes, const char *passphrase, const char *says)
{
	const struct response *r = choose(bytes, passphrase);
	assert_int_equal(r->status, 400);
	if (!own_site_says(r, says))
		fail_msg("expected: %s", says);
	assert_false(restore_waits(own_site_place())); /* nothing waits, and nothing changed */
	assert_true(own_site_says(own_site_get("/diary"), "Pain 7"));
}

static const char *seen(void)
{
	static char fields[64];
	const struct response *r = own_site_get("/settings/restore");
	str page = writer_str(&r->w);
	size_t at = str_find_str(page, STR("name=\"seen\" value=\""));
	assert_true(at < page.n);
	str number = str_sub(page, at + 19, 20);
	snprintf(fields, sizeof fields, "seen=%.*s", (int)str_find(number, '"'), number.p);
	return fields;
}

/* A file with the pain of 3 becomes a backup; then the pain of 7 is entered. Returns what is in the backup. */
static str backed_up(char *to, const char *passphrase)
{
	struct backup_report made;
	own_site_pain_days_ago(3, 2);
	assert_non_null(mkdtemp(to));
	assert_int_equal(passphrase[0] != '\0' ? backup_make_sealed(own_site_place(), to, (instant){1795651200}, str_of(passphrase), &made)
					       : backup_make(own_site_place(), to, (instant){1795651200}, &made),
			 OK);
	size_t n = read_file(made.path);
	assert_int_equal(unlink(made.path), 0);
	assert_int_equal(rmdir(to), 0);
	own_site_pain_days_ago(7, 0);
	return (str){file_bytes, n};
}

static void remove_aside(void)
{
	snprintf(to_restore, sizeof to_restore, "%s.before-restore", own_site_place());
	assert_int_equal(unlink(to_restore), 0);
}

static void test_a_backup_is_seen_and_then_restored(void **state)
{
	(void)state;
	char to[] = "/tmp/trivet_backups_XXXXXX";
	str backup = backed_up(to, "");
	const struct response *r = choose(backup, "");
	assert_int_equal(r->status, 303);
	r = own_site_get("/settings/restore");
	assert_true(own_site_says(r, "1 diary entry, 0 things done: from 24 November 2026 until 24 November 2026"));
	assert_true(own_site_says(r, "2 diary entries, 0 things done: from 24 November 2026 until 26 November 2026"));
	assert_true(own_site_says(own_site_get("/settings"), "is waiting for you to confirm"));
	assert_true(own_site_says(own_site_get("/diary"), "Pain 7"));                    /* not yet */
	assert_int_equal(own_site_post("/settings/restore/put", "seen=1")->status, 409); /* it is not what was looked at */
	assert_true(own_site_says(own_site_get("/diary"), "Pain 7"));
	assert_int_equal(own_site_post("/settings/restore/put", seen())->status, 303);
	r = own_site_get("/settings?backup=restored");
	assert_true(own_site_says(r, "The backup is restored.") && own_site_says(r, ".before-restore"));
	assert_false(own_site_says(own_site_get("/diary"), "Pain 7"));
	assert_true(own_site_says(own_site_get("/diary"), "Pain 3"));
	own_site_pain_days_ago(9, 0); /* and it goes on from there */
	assert_true(own_site_says(own_site_get("/diary"), "Pain 9"));
	assert_int_equal(own_site_post("/settings/restore/put", "seen=1")->status, 409); /* again: nothing waits any more */

	/* What was there before comes back in the same way. */
	snprintf(to_restore, sizeof to_restore, "%s.before-restore", own_site_place());
	size_t n = read_file(to_restore);
	assert_int_equal(unlink(to_restore), 0);
	assert_int_equal(choose((str){file_bytes, n}, "")->status, 303);
	assert_int_equal(own_site_post("/settings/restore/put", seen())->status, 303);
	assert_true(own_site_says(own_site_get("/diary"), "Pain 7"));
	assert_false(own_site_says(own_site_get("/diary"), "Pain 9"));
	remove_aside();
}

static void test_a_sealed_backup_wants_its_passphrase(void **state)
{
	(void)state;
	char to[] = "/tmp/trivet_backups_XXXXXX";
	str backup = backed_up(to, "correct horse battery ");
	refuses_file(backup, "", "This backup is sealed.");
	refuses_file(backup, "wrong horse battery", "This passphrase does not open this file.");
	assert_int_equal(choose(backup, "correct horse battery ")->status, 303); /* as it was typed, to the last blank */
	assert_true(own_site_says(own_site_get("/settings/restore"), "1 diary entry"));
	assert_int_equal(own_site_post("/settings/restore/drop", "")->status, 303);
	assert_false(restore_waits(own_site_place()));
	assert_true(own_site_says(own_site_get("/settings?backup=dropped"), "Nothing was restored."));
	file_bytes[backup.n - 5] ^= 1;
	refuses_file(backup, "correct horse battery ", "damaged");
}

static void test_what_is_no_backup_is_told(void **state)
{
	(void)state;
	char to[] = "/tmp/trivet_backups_XXXXXX";
	str backup = backed_up(to, "");
	refuses_file(STR(""), "", "Choose the file first.");
	refuses_file(STR("Dear diary"), "", "not a trivet file");
	refuses_file(STR("{\"format\":\"trivet\"}"), "", "not a trivet file");
	refuses_file(str_sub(backup, 0, backup.n / 2), "", "damaged");
	file_bytes[63] = 99; /* user_version: of a trivet to come */
	refuses_file(backup, "", "newer");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_bad_folder_is_told, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_backup_from_a_day_to_come_does_not_count, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_browser_alone, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_database, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_copy_is_offered_after_a_week, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_backup_is_seen_and_then_restored, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_a_sealed_backup_wants_its_passphrase, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_what_is_no_backup_is_told, own_site_open, own_site_close),
		cmocka_unit_test_setup_teardown(test_one_now, own_site_open, own_site_close),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

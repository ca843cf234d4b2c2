/* test_sqlc.c - what is wrong in a .sql file is said with its line, and nothing is written. Run as: test_sqlc PATH-OF-SQLC */
#include "scenario.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static const char *sqlc; /* the tool, set once in main */

struct run {
	struct folder folder;
	char header[200], source[200], sql[200];
	int code;
	char said[4096];
};

/* Runs sqlc on a file with this text. */
static void run_sqlc(struct run *r, const char *text)
{
	r->folder = folder_make();
	snprintf(r->header, sizeof(r->header), "%s/out.h", r->folder.path);
	snprintf(r->source, sizeof(r->source), "%s/out.c", r->folder.path);
	snprintf(r->sql, sizeof(r->sql), "%s/in.sql", r->folder.path);
	FILE *f = fopen(r->sql, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		dup2(ends[1], 2);
		close(ends[0]);
		close(ends[1]);
		execl(sqlc, sqlc, r->header, r->source, r->sql, (char *)NULL);
		_exit(99);
	}
	close(ends[1]);
	size_t n = 0;
	for (ssize_t got; n < sizeof(r->said) - 1 && (got = read(ends[0], r->said + n, sizeof(r->said) - 1 - n)) > 0;)
		n += (size_t)got;
	r->said[n] = '\0';
	close(ends[0]);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	r->code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void expect_wrong(const char *text, int line, const char *words)
{
	struct run r;
	char place[32];
	run_sqlc(&r, text);
	snprintf(place, sizeof(place), "in.sql:%d: ", line);
	if (r.code != 1 || strstr(r.said, place) == NULL || strstr(r.said, words) == NULL)
		fail_msg("expected %s%s\nsaid (%d): %s", place, words, r.code, r.said);
	assert_int_equal(access(r.header, F_OK), -1);
	assert_int_equal(access(r.source, F_OK), -1);
	folder_remove(&r.folder);
}

static void a_good_file_is_silent(void **state)
{
	(void)state;
	struct run r;
	run_sqlc(&r, "-- about it\n-- name: find\n-- takes: a int, b text\n-- each: c text\nSELECT c FROM t\nWHERE organisation = $1 AND b = $2 OR a "
		     "< $1;\n"
		     "-- script: make\nCREATE TABLE t (a);\nCREATE TABLE u (a);\n");
	assert_string_equal(r.said, "");
	assert_int_equal(r.code, 0);
	assert_int_equal(access(r.header, R_OK), 0);
	assert_int_equal(access(r.source, R_OK), 0);
	folder_remove(&r.folder);
}

static void holds(const char *path, const char *text)
{
	char all[16384];
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	all[fread(all, 1, sizeof(all) - 1, f)] = '\0';
	fclose(f);
	if (strstr(all, text) == NULL)
		fail_msg("%s does not hold %s: %s", path, text, all);
}

/* What stands for each gauge is written once; the parameters after it go on counting. */
static void gauges_are_repeated(void **state)
{
	(void)state;
	struct run r;
	run_sqlc(&r, "-- name: put\n-- takes: given gauges, organisation int, id int\n-- one: n int, sums besides\n"
		     "UPDATE t SET {{gauges: @ = $+}} WHERE organisation = $+ AND id = $+ RETURNING n, {{besides: @_n + 1}};\n"
		     "-- script: schema_1\nCREATE TABLE t (a);\n-- script: schema_2\nCREATE TABLE u (a);\n");
	assert_string_equal(r.said, "");
	holds(r.source, "SET pain_now = $1, pain_worst = $2, pain_average = $3, sleep = $4");
	holds(r.source, "RETURNING n, sleep_n + 1, mood_n + 1");
	holds(r.source, "offsetof(struct sql_put, given[1])");
	holds(r.source, "{&SQL_SCHEMA_1, &SQL_SCHEMA_2, }");
	holds(r.header, "int64_t given[GAUGES];");
	holds(r.header, "int64_t sums[BESIDES];");
	folder_remove(&r.folder);
}

static void what_is_wrong_is_said(void **state)
{
	(void)state;
	expect_wrong("SELECT 1;\n", 1, "SQL without a name");
	expect_wrong("-- name: One\nSELECT 1;\n", 1, "not a new name");
	expect_wrong("-- name: a\nSELECT 1;\n-- name: a\nSELECT 1;\n", 3, "not a new name");
	expect_wrong("-- name: a\n-- takes: x real\nSELECT $1;\n", 2, "`name int` or `name text`");
	expect_wrong("-- name: a\n-- takes: x\nSELECT $1;\n", 2, "`name int` or `name text`");
	expect_wrong("-- name: a\n-- takes: x int\nSELECT 1;\n", 3, "not as many parameters");
	expect_wrong("-- name: a\nSELECT $1;\n", 2, "not as many parameters");
	expect_wrong("-- name: a\n-- takes: x int, y int\nSELECT $2, $1;\n", 3, "in the order");
	expect_wrong("-- name: a\n-- one: x text\nSELECT 1;\n", 2, "numbers only");
	expect_wrong("-- name: a\n-- each: as b\nSELECT 1;\n", 2, "no earlier statement");
	expect_wrong("-- name: a\nSELECT 1\n", 2, "does not end with a semicolon");
	expect_wrong("-- name: a\nSELECT 1;\nSELECT 2;\n", 3, "after the end");
	expect_wrong("-- name: a\n", 1, "no SQL");
	expect_wrong("-- name: a\n-- takes: x gauges\nSELECT {{gauges: $+}}, $+;\n", 3, "not as many parameters");
	expect_wrong("-- name: a\nSELECT {{scales: @}};\n", 2, "not {{gauges: TEXT}}");
	expect_wrong("-- name: a\nSELECT {{gauges @}};\n", 2, "not {{gauges: TEXT}}");
	expect_wrong("-- name: a\n-- many: x int\n-- one: y int\nSELECT $1;\n", 4, "gives no rows");
}

/* What SQLite alone understands, or PostgreSQL alone, is not among the statements of all. */
static void a_dialect_is_refused(void **state)
{
	(void)state;
	static const char *const SPOKEN[][2] = {
		{"INSERT OR IGNORE INTO t (a) VALUES (1)", "INSERT OR"},
		{"SELECT count(*) FROM t NOT INDEXED", "NOT INDEXED"},
		{"SELECT MAX(a, b) FROM t", "MAX and MIN"},
		{"SELECT MIN(COALESCE(a, 1), (b)) FROM t", "MAX and MIN"},
		{"SELECT hex(a) FROM t", "hex()"},
		{"SELECT a FROM (SELECT a FROM t)", "(...) AS name"},
		{"SELECT a IS NULL, b FROM t", "truth value"},
		{"SELECT SUM(a) FROM t", "CAST(SUM"},
		{"SELECT a FROM t CROSS JOIN u ON a = b", "CROSS JOIN"},
		{"SELECT a::text FROM t", "PostgreSQL only"},
		{"SELECT GREATEST(a, b) FROM t", "PostgreSQL only"},
		{"INSERT INTO t (organisation, a) SELECT organisation, a FROM u WHERE organisation = 1", "INSERT ... SELECT"},
		{"INSERT INTO t (organisation, a) VALUES (1, (SELECT max(a) FROM t WHERE organisation = 1))", "INSERT ... SELECT"},
		{"SELECT pg_advisory_xact_lock(1)", "PostgreSQL only"},
	};
	static const char *const GOOD[] = {
		"SELECT MAX(COALESCE(a, 1)), CAST(SUM(a) AS BIGINT) FROM t WHERE organisation = 1",
		"SELECT a FROM (SELECT a FROM t WHERE organisation = 1) AS u",
		"SELECT CASE WHEN a IS NULL THEN 1 ELSE 0 END FROM t WHERE organisation = 1 -- NOT INDEXED",
		"SELECT a FROM t WHERE organisation = 1 AND b <> 'PRAGMA' AND c IS NOT NULL",
	};
	for (size_t i = 0; i < sizeof(SPOKEN) / sizeof(SPOKEN[0]); i++) {
		char text[200];
		snprintf(text, sizeof(text), "-- name: a\n%s;\n", SPOKEN[i][0]);
		expect_wrong(text, 2, SPOKEN[i][1]);
	}
	for (size_t i = 0; i < sizeof(GOOD) / sizeof(GOOD[0]); i++) {
		struct run r;
		char text[200];
		snprintf(text, sizeof(text), "-- name: a\n%s\n;\n", GOOD[i]);
		run_sqlc(&r, text);
		assert_string_equal(r.said, "");
		folder_remove(&r.folder);
	}
}

/* Every statement that reads or changes rows finds them by their organisation, whatever it is made of. */
static void nothing_is_done_without_its_organisation(void **state)
{
	(void)state;
	static const char *const LEAKS[] = {
		"SELECT a FROM leak WHERE person = 1",
		"SELECT organisation, a FROM leak WHERE person = 1",
		"DELETE FROM leak",
		"UPDATE leak SET a = 1 WHERE id = 2",
		"INSERT INTO leak (person, a) VALUES (1, 2)",
		"INSERT INTO t (organisation, a) SELECT organisation, a FROM leak WHERE a = 1",
		"SELECT a FROM t e JOIN leak l ON l.organisation = e.organisation AND l.a = e.a WHERE e.person = 1",
		"DELETE FROM t WHERE organisation = 1 AND n <= (SELECT max(n) FROM leak)",
		"SELECT a FROM t WHERE organisation = 1 UNION ALL SELECT a FROM leak WHERE person = 1",
		"WITH wish (a) AS (VALUES (1)), one AS (SELECT a FROM leak WHERE a = 1) SELECT a FROM one, wish",
	};
	static const char *const GOOD[] = {
		"SELECT a FROM t e JOIN u l ON l.organisation = e.organisation AND l.a = e.a WHERE e.organisation = 1",
		"INSERT INTO t (organisation, a) VALUES (1, 2) ON CONFLICT (organisation) DO UPDATE SET a = 1",
		"DELETE FROM t WHERE organisation = 1 AND n <= (SELECT max(n) FROM t WHERE organisation = 1)",
		"WITH wish (organisation) AS (VALUES (1)), one AS (SELECT a FROM t, wish WHERE t.organisation = wish.organisation) SELECT a FROM "
		"one, "
		"wish",
	};
	for (size_t i = 0; i < sizeof(LEAKS) / sizeof(LEAKS[0]); i++) {
		char text[300];
		snprintf(text, sizeof(text), "-- name: a\n%s;\n", LEAKS[i]);
		expect_wrong(text, 2, "for each table: leak");
	}
	for (size_t i = 0; i < sizeof(GOOD) / sizeof(GOOD[0]); i++) {
		struct run r;
		char text[300];
		snprintf(text, sizeof(text), "-- name: a\n%s;\n", GOOD[i]);
		run_sqlc(&r, text);
		assert_string_equal(r.said, "");
		folder_remove(&r.folder);
	}
}

static void all_of_it_in_one_run(void **state)
{
	(void)state;
	struct run r;
	run_sqlc(&r, "-- name: a\nSELECT $1;\n-- name: B\n");
	assert_int_equal(r.code, 1);
	assert_non_null(strstr(r.said, "in.sql:3: not as many parameters"));
	assert_non_null(strstr(r.said, "in.sql:3: not a new name"));
	folder_remove(&r.folder);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_good_file_is_silent),
		cmocka_unit_test(gauges_are_repeated),
		cmocka_unit_test(what_is_wrong_is_said),
		cmocka_unit_test(a_dialect_is_refused),
		cmocka_unit_test(nothing_is_done_without_its_organisation),
		cmocka_unit_test(all_of_it_in_one_run),
	};
	if (argc != 2)
		return 2;
	sqlc = argv[1];
	return cmocka_run_group_tests_name("sqlc", tests, NULL, NULL);
}

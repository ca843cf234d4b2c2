-- What only SQLite is told.

-- Every connection. Deleted text is overwritten, nothing of it goes to temporary files, and a commit is on the disk before it counts.
-- script: sqlite_settings
PRAGMA foreign_keys = ON;
PRAGMA synchronous = FULL;
PRAGMA secure_delete = ON;
PRAGMA temp_store = MEMORY;
PRAGMA cell_size_check = ON;

-- A connection that only reads.
-- script: sqlite_readonly
PRAGMA query_only = ON;

-- name: sqlite_application
-- one: id int
PRAGMA application_id;

-- name: sqlite_version
-- one: number int
PRAGMA user_version;

-- name: sqlite_tables
-- one: n int
SELECT count(*) FROM sqlite_schema;

-- Reads every page, and checks whether each index names each row.
-- name: sqlite_check
-- each: say text
PRAGMA integrity_check(1);

-- name: sqlite_orphans
-- one: n int
SELECT count(*) FROM pragma_foreign_key_check;

-- name: sqlite_schema
-- each: name text, sql text
SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL;

-- name: sqlite_schema_of
-- takes: name text
-- each: sql text
SELECT sql FROM sqlite_schema WHERE name = $1;

-- name: sqlite_wal
-- each: mode text
PRAGMA journal_mode = WAL;

-- Empties the write-ahead log, so that deleted text is nowhere in it. Busy is 1 while someone still reads what was before.
-- name: sqlite_empty_log
-- one: busy int, frames int, moved int
PRAGMA wal_checkpoint(TRUNCATE);

-- Whole again: a file that is copied or restored stands alone, without a log beside it.
-- name: sqlite_alone
-- each: mode text
PRAGMA journal_mode = DELETE;

-- What every version of the file has; counted in the tables, never in an index.
-- name: sqlite_count
-- one: entries int, deeds int, answers int, plans int, reassessments int, first int, last int
SELECT (SELECT count(*) FROM entry NOT INDEXED), (SELECT count(*) FROM deed NOT INDEXED), (SELECT count(*) FROM answer NOT INDEXED),
	(SELECT count(*) FROM plan NOT INDEXED), (SELECT count(*) FROM reassessment NOT INDEXED),
	(SELECT coalesce(min(day), 0) FROM (SELECT day FROM entry NOT INDEXED UNION ALL SELECT day FROM deed NOT INDEXED) AS lived),
	(SELECT coalesce(max(day), 0) FROM (SELECT day FROM entry NOT INDEXED UNION ALL SELECT day FROM deed NOT INDEXED) AS lived);

-- What a step of the schema left empty is given back to the disk.
-- name: sqlite_vacuum
VACUUM;

-- name: sqlite_copy
-- takes: path text
VACUUM INTO $1;

-- A reader's BEGIN takes its snapshot at the first read; a writer takes the right to write at once, so that it never has to give up later.
-- name: sqlite_begin_read
BEGIN;

-- name: sqlite_begin_write
BEGIN IMMEDIATE;

-- name: sqlite_commit
COMMIT;

-- name: sqlite_rollback
ROLLBACK;

-- name: sqlite_mark
SAVEPOINT change;

-- name: sqlite_keep
RELEASE change;

-- name: sqlite_undo
ROLLBACK TO change;

-- How many sums of days are not what the diary says (sum.sql): 0, or something is damaged. First those of entries, then the others.
-- name: sqlite_sums_wrong
-- one: n int
WITH is_e AS (SELECT organisation, person, day, n, pain_n, pain_sum, worst, low, {{besides: @_n, @_sum}} FROM entry_day),
true_e AS (SELECT organisation, person, day, COUNT(*), COUNT(COALESCE(pain_average, pain_now)), COALESCE(SUM(COALESCE(pain_average, pain_now)), 0),
		MAX(MAX(COALESCE(pain_now, -1), COALESCE(pain_worst, -1), COALESCE(pain_average, -1))), MIN(COALESCE(pain_now, 11)),
		{{besides: COUNT(@), COALESCE(SUM(@), 0)}}
	FROM entry GROUP BY organisation, person, day)
SELECT (SELECT COUNT(*) FROM (SELECT * FROM is_e EXCEPT SELECT * FROM true_e)) + (SELECT COUNT(*) FROM (SELECT * FROM true_e EXCEPT SELECT * FROM is_e));

-- The same for a file that has not been upgraded yet: what all schemas since 11 have.
-- name: sqlite_sums_wrong_11
-- one: n int
WITH is_e AS (SELECT organisation, person, day, n, pain_n, pain_sum, worst, low, sleep_n, sleep_sum, mood_n, mood_sum FROM entry_day),
true_e AS (SELECT organisation, person, day, COUNT(*), COUNT(COALESCE(pain_average, pain_now)), COALESCE(SUM(COALESCE(pain_average, pain_now)), 0),
		MAX(MAX(COALESCE(pain_now, -1), COALESCE(pain_worst, -1), COALESCE(pain_average, -1))), MIN(COALESCE(pain_now, 11)),
		COUNT(sleep), COALESCE(SUM(sleep), 0), COUNT(mood), COALESCE(SUM(mood), 0)
	FROM entry GROUP BY organisation, person, day)
SELECT (SELECT COUNT(*) FROM (SELECT * FROM is_e EXCEPT SELECT * FROM true_e)) + (SELECT COUNT(*) FROM (SELECT * FROM true_e EXCEPT SELECT * FROM is_e));

-- name: sqlite_sums_wrong_else
-- one: n int
WITH true_r AS (SELECT e.organisation, e.person, e.day, r.region, COUNT(*), SUM(r.intensity)
	FROM entry e JOIN entry_region r ON r.organisation = e.organisation AND r.person = e.person AND r.entry = e.id GROUP BY e.organisation, e.person, e.day, r.region),
true_d AS (SELECT organisation, person, day, leg, item, COUNT(*), SUM(seconds), COUNT(*) - COUNT(east_s), MAX(CASE WHEN east_s IS NOT NULL THEN at END)
	FROM deed GROUP BY organisation, person, day, leg, item)
SELECT (SELECT COUNT(*) FROM (SELECT * FROM region_day EXCEPT SELECT * FROM true_r)) + (SELECT COUNT(*) FROM (SELECT * FROM true_r EXCEPT SELECT * FROM region_day)) +
	(SELECT COUNT(*) FROM (SELECT * FROM deed_day EXCEPT SELECT * FROM true_d)) + (SELECT COUNT(*) FROM (SELECT * FROM true_d EXCEPT SELECT * FROM deed_day));

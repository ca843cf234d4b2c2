-- What can still be read of a damaged file is copied, a range of keys at a time: `old` is its image in memory, of the same schema as the new file. A range that
-- cannot be read is halved, until what is left out is as little as can be (rescue.c). Rows whose parents are lost are refused by the schema.
--
-- A new table needs its line here, and in that file.

-- script: rescue_attach
PRAGMA synchronous = OFF;
PRAGMA journal_mode = MEMORY;
ATTACH DATABASE ':memory:' AS old;

-- script: rescue_detach
DETACH DATABASE old;

-- Every table and index, with a letter for each of its columns in the order in which they are stored (pages.h).
-- name: rescue_trees
-- each: name text, root int, shape text
SELECT s.name, s.rootpage, (SELECT group_concat(letter, '') FROM (
	SELECT CASE WHEN c."notnull" OR c.pk > 0 THEN substr(c.type, 1, 1) ELSE lower(substr(c.type, 1, 1)) END AS letter
	FROM pragma_table_info(s.name, 'old') c ORDER BY c.cid))
FROM old.sqlite_schema s WHERE s.type = 'table' AND s.rootpage > 0
UNION ALL
SELECT s.name, s.rootpage, (SELECT group_concat(letter, '') FROM (
	SELECT CASE WHEN c."notnull" OR c.pk > 0 THEN substr(c.type, 1, 1) ELSE lower(substr(c.type, 1, 1)) END AS letter
	FROM pragma_index_xinfo(s.name, 'old') x JOIN pragma_table_info(s.tbl_name, 'old') c ON c.cid = x.cid ORDER BY x.seqno))
FROM old.sqlite_schema s WHERE s.type = 'index' AND s.rootpage > 0;

-- name: rescue_last_id
-- one: n int
SELECT last_id FROM old.person WHERE id = 1;

-- Files of before schema 4 have no identity.
-- script: rescue_identity
UPDATE main.person SET identity = (SELECT identity FROM old.person WHERE id = 1) WHERE id = 1;

-- No id is used twice, also when the one that was used last could not be read.
-- name: rescue_ids
-- takes: least int
UPDATE main.person SET last_id = max($1, coalesce((SELECT max(id) FROM main.entry), 0), coalesce((SELECT max(id) FROM main.deed), 0),
	coalesce((SELECT max(id) FROM main.plan), 0), coalesce((SELECT max(id) FROM main.reassessment), 0)) WHERE id = 1;

-- name: rescue_answer
-- takes: first text, last text
INSERT OR IGNORE INTO main.answer SELECT * FROM old.answer WHERE organisation = 1 AND person = 1 AND question >= $1 AND question < $2;

-- name: rescue_cleared
-- takes: first text, last text
INSERT OR IGNORE INTO main.cleared SELECT * FROM old.cleared WHERE organisation = 1 AND person = 1 AND rule >= $1 AND rule < $2;

-- name: rescue_setting
-- takes: first text, last text
INSERT OR IGNORE INTO main.setting SELECT * FROM old.setting WHERE organisation = 1 AND person = 1 AND key >= $1 AND key < $2;

-- name: rescue_intention
-- takes: first text, last text
INSERT OR IGNORE INTO main.intention SELECT * FROM old.intention WHERE organisation = 1 AND person = 1 AND item >= $1 AND item < $2;

-- name: rescue_entry
-- takes: first int, last int
INSERT OR IGNORE INTO main.entry SELECT * FROM old.entry WHERE organisation = 1 AND person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_entry_region
-- takes: first int, last int
INSERT OR IGNORE INTO main.entry_region SELECT * FROM old.entry_region WHERE organisation = 1 AND person = 1 AND entry BETWEEN $1 AND $2;

-- name: rescue_activity
-- takes: first int, last int
INSERT OR IGNORE INTO main.activity SELECT * FROM old.activity WHERE organisation = 1 AND person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_entry_score
-- takes: first int, last int
INSERT OR IGNORE INTO main.entry_score SELECT * FROM old.entry_score WHERE organisation = 1 AND person = 1 AND entry BETWEEN $1 AND $2;

-- name: rescue_deed
-- takes: first int, last int
INSERT OR IGNORE INTO main.deed SELECT * FROM old.deed WHERE organisation = 1 AND person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_plan
-- takes: first int, last int
INSERT OR IGNORE INTO main.plan SELECT * FROM old.plan WHERE organisation = 1 AND person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_reassessment
-- takes: first int, last int
INSERT OR IGNORE INTO main.reassessment SELECT * FROM old.reassessment WHERE organisation = 1 AND person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_mark
-- takes: first int, last int
INSERT OR IGNORE INTO main.mark SELECT * FROM old.mark WHERE organisation = 1 AND person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_trial
-- takes: first int, last int
INSERT OR IGNORE INTO main.trial SELECT * FROM old.trial WHERE organisation = 1 AND person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_trial_day
-- takes: first int, last int
INSERT OR IGNORE INTO main.trial_day SELECT * FROM old.trial_day WHERE organisation = 1 AND person = 1 AND trial BETWEEN $1 AND $2;

-- name: rescue_desk_break
-- takes: first int, last int
INSERT OR IGNORE INTO main.desk_break SELECT * FROM old.desk_break WHERE organisation = 1 AND person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_desk_day
-- takes: first int, last int
INSERT OR IGNORE INTO main.desk_day SELECT * FROM old.desk_day WHERE organisation = 1 AND person = 1 AND day BETWEEN $1 AND $2;

-- What belongs to a clinic. Its tables are the same since schema 10, whose keys begin with the organisation already.

-- name: rescue_clinic
-- takes: first int, last int
INSERT OR IGNORE INTO main.clinic SELECT * FROM old.clinic WHERE organisation = 1 AND version BETWEEN $1 AND $2;

-- name: rescue_clinic_file
-- takes: first int, last int
INSERT OR IGNORE INTO main.clinic_file SELECT * FROM old.clinic_file WHERE organisation = 1 AND version BETWEEN $1 AND $2;

-- name: rescue_resource
-- takes: first int, last int
INSERT OR IGNORE INTO main.resource SELECT * FROM old.resource WHERE organisation = 1 AND number BETWEEN $1 AND $2;

-- name: rescue_patient
-- takes: first int, last int
INSERT OR IGNORE INTO main.patient SELECT * FROM old.patient WHERE organisation = 1 AND number BETWEEN $1 AND $2;

-- name: rescue_visit
-- takes: first int, last int
INSERT OR IGNORE INTO main.visit SELECT * FROM old.visit WHERE organisation = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_visit_part
-- takes: first int, last int
INSERT OR IGNORE INTO main.visit_part SELECT * FROM old.visit_part WHERE organisation = 1 AND resource BETWEEN $1 AND $2;

-- name: rescue_occupied
-- takes: first int, last int
INSERT OR IGNORE INTO main.occupied SELECT * FROM old.occupied WHERE organisation = 1 AND resource BETWEEN $1 AND $2;

-- name: rescue_busy
-- takes: first int, last int
INSERT OR IGNORE INTO main.busy SELECT * FROM old.busy WHERE organisation = 1 AND resource BETWEEN $1 AND $2;

-- name: rescue_visit_request
-- takes: first text, last text
INSERT OR IGNORE INTO main.visit_request SELECT * FROM old.visit_request WHERE organisation = 1 AND request >= $1 AND request < $2;

-- name: rescue_visit_link
-- takes: first int, last int
INSERT OR IGNORE INTO main.visit_link SELECT * FROM old.visit_link WHERE organisation = 1 AND visit BETWEEN $1 AND $2;

-- name: rescue_mail
-- takes: first int, last int
INSERT OR IGNORE INTO main.mail SELECT * FROM old.mail WHERE organisation = 1 AND visit BETWEEN $1 AND $2;

-- name: rescue_patient_key
-- takes: first int, last int
INSERT OR IGNORE INTO main.patient_key SELECT * FROM old.patient_key WHERE organisation = 1 AND number BETWEEN $1 AND $2;

-- name: rescue_staff
-- takes: first text, last text
INSERT OR IGNORE INTO main.staff SELECT * FROM old.staff WHERE organisation = 1 AND name >= $1 AND name < $2;

-- name: rescue_feed
-- takes: first int, last int
INSERT OR IGNORE INTO main.feed SELECT * FROM old.feed WHERE organisation = 1 AND resource BETWEEN $1 AND $2;

-- name: rescue_closure
-- takes: first int, last int
INSERT OR IGNORE INTO main.closure SELECT * FROM old.closure WHERE organisation = 1 AND id BETWEEN $1 AND $2;

-- What was to be undone, who is signed in and what was tried today is forgotten.

-- Sums of days are never copied: they are made again.
-- script: rescue_sums
INSERT INTO main.entry_day (organisation, person, day, n, pain_n, pain_sum, worst, low, {{besides: @_n, @_sum}})
SELECT organisation, person, day, COUNT(*), COUNT(COALESCE(pain_average, pain_now)), COALESCE(SUM(COALESCE(pain_average, pain_now)), 0),
	MAX(MAX(COALESCE(pain_now, -1), COALESCE(pain_worst, -1), COALESCE(pain_average, -1))), MIN(COALESCE(pain_now, 11)),
	{{besides: COUNT(@), COALESCE(SUM(@), 0)}}
FROM main.entry GROUP BY organisation, person, day;
INSERT INTO main.region_day (organisation, person, day, region, n, intensity_sum)
SELECT e.organisation, e.person, e.day, r.region, COUNT(*), SUM(r.intensity)
FROM main.entry e JOIN main.entry_region r ON r.organisation = e.organisation AND r.person = e.person AND r.entry = e.id
GROUP BY e.organisation, e.person, e.day, r.region;
INSERT INTO main.deed_day (organisation, person, day, leg, item, n, seconds, n_untimed, last)
SELECT organisation, person, day, leg, item, COUNT(*), SUM(seconds), COUNT(*) - COUNT(east_s), MAX(CASE WHEN east_s IS NOT NULL THEN at END)
FROM main.deed GROUP BY organisation, person, day, leg, item;

-- The same for a file of before schema 11, in which nothing belonged to an organisation.

-- name: rescue_8_answer
-- takes: first text, last text
INSERT OR IGNORE INTO main.answer SELECT * FROM old.answer WHERE person = 1 AND question >= $1 AND question < $2;

-- name: rescue_8_cleared
-- takes: first text, last text
INSERT OR IGNORE INTO main.cleared SELECT * FROM old.cleared WHERE person = 1 AND rule >= $1 AND rule < $2;

-- name: rescue_8_setting
-- takes: first text, last text
INSERT OR IGNORE INTO main.setting SELECT * FROM old.setting WHERE person = 1 AND key >= $1 AND key < $2;

-- name: rescue_8_intention
-- takes: first text, last text
INSERT OR IGNORE INTO main.intention SELECT * FROM old.intention WHERE person = 1 AND item >= $1 AND item < $2;

-- name: rescue_8_entry
-- takes: first int, last int
INSERT OR IGNORE INTO main.entry SELECT * FROM old.entry WHERE person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_8_entry_region
-- takes: first int, last int
INSERT OR IGNORE INTO main.entry_region SELECT * FROM old.entry_region WHERE person = 1 AND entry BETWEEN $1 AND $2;

-- name: rescue_8_activity
-- takes: first int, last int
INSERT OR IGNORE INTO main.activity SELECT * FROM old.activity WHERE person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_8_entry_score
-- takes: first int, last int
INSERT OR IGNORE INTO main.entry_score SELECT * FROM old.entry_score WHERE person = 1 AND entry BETWEEN $1 AND $2;

-- name: rescue_8_deed
-- takes: first int, last int
INSERT OR IGNORE INTO main.deed SELECT * FROM old.deed WHERE person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_8_plan
-- takes: first int, last int
INSERT OR IGNORE INTO main.plan SELECT * FROM old.plan WHERE person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_8_reassessment
-- takes: first int, last int
INSERT OR IGNORE INTO main.reassessment SELECT * FROM old.reassessment WHERE person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_8_mark
-- takes: first int, last int
INSERT OR IGNORE INTO main.mark SELECT * FROM old.mark WHERE person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_8_trial
-- takes: first int, last int
INSERT OR IGNORE INTO main.trial SELECT * FROM old.trial WHERE person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_8_trial_day
-- takes: first int, last int
INSERT OR IGNORE INTO main.trial_day SELECT * FROM old.trial_day WHERE person = 1 AND trial BETWEEN $1 AND $2;

-- name: rescue_8_desk_break
-- takes: first int, last int
INSERT OR IGNORE INTO main.desk_break SELECT * FROM old.desk_break WHERE person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_8_desk_day
-- takes: first int, last int
INSERT OR IGNORE INTO main.desk_day SELECT * FROM old.desk_day WHERE person = 1 AND day BETWEEN $1 AND $2;

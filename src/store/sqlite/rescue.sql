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
INSERT OR IGNORE INTO main.answer SELECT * FROM old.answer WHERE person = 1 AND question >= $1 AND question < $2;

-- name: rescue_cleared
-- takes: first text, last text
INSERT OR IGNORE INTO main.cleared SELECT * FROM old.cleared WHERE person = 1 AND rule >= $1 AND rule < $2;

-- name: rescue_setting
-- takes: first text, last text
INSERT OR IGNORE INTO main.setting SELECT * FROM old.setting WHERE person = 1 AND key >= $1 AND key < $2;

-- name: rescue_intention
-- takes: first text, last text
INSERT OR IGNORE INTO main.intention SELECT * FROM old.intention WHERE person = 1 AND item >= $1 AND item < $2;

-- name: rescue_entry
-- takes: first int, last int
INSERT OR IGNORE INTO main.entry SELECT * FROM old.entry WHERE person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_entry_region
-- takes: first int, last int
INSERT OR IGNORE INTO main.entry_region SELECT * FROM old.entry_region WHERE person = 1 AND entry BETWEEN $1 AND $2;

-- name: rescue_activity
-- takes: first int, last int
INSERT OR IGNORE INTO main.activity SELECT * FROM old.activity WHERE person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_entry_score
-- takes: first int, last int
INSERT OR IGNORE INTO main.entry_score SELECT * FROM old.entry_score WHERE person = 1 AND entry BETWEEN $1 AND $2;

-- name: rescue_deed
-- takes: first int, last int
INSERT OR IGNORE INTO main.deed SELECT * FROM old.deed WHERE person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_plan
-- takes: first int, last int
INSERT OR IGNORE INTO main.plan SELECT * FROM old.plan WHERE person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_reassessment
-- takes: first int, last int
INSERT OR IGNORE INTO main.reassessment SELECT * FROM old.reassessment WHERE person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_mark
-- takes: first int, last int
INSERT OR IGNORE INTO main.mark SELECT * FROM old.mark WHERE person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_trial
-- takes: first int, last int
INSERT OR IGNORE INTO main.trial SELECT * FROM old.trial WHERE person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_trial_day
-- takes: first int, last int
INSERT OR IGNORE INTO main.trial_day SELECT * FROM old.trial_day WHERE person = 1 AND trial BETWEEN $1 AND $2;

-- name: rescue_desk_break
-- takes: first int, last int
INSERT OR IGNORE INTO main.desk_break SELECT * FROM old.desk_break WHERE person = 1 AND id BETWEEN $1 AND $2;

-- name: rescue_desk_day
-- takes: first int, last int
INSERT OR IGNORE INTO main.desk_day SELECT * FROM old.desk_day WHERE person = 1 AND day BETWEEN $1 AND $2;

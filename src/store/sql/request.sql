-- Who asks, and what was asked before.

-- The next id of this person: counted up, never given twice. No row: no such person.
-- name: next_id
-- takes: person int
-- one: id int
UPDATE person SET last_id = last_id + 1 WHERE id = $1 RETURNING last_id;

-- What tells this person's record from every other.
-- name: identity_get
-- takes: person int
-- each: identity text
SELECT identity FROM person WHERE id = $1;

-- name: identity_put
-- takes: identity text, person int
UPDATE person SET identity = $1 WHERE id = $2;

-- name: request_find
-- takes: person int, request text, part int
-- one: kind int, made int, asked int
SELECT kind, made, asked FROM request WHERE person = $1 AND request = $2 AND part = $3;

-- name: request_add
-- takes: person int, request text, part int, kind int, made int, asked int
INSERT INTO request (person, request, part, kind, made, asked, number)
VALUES ($1, $2, $3, $4, $5, $6, COALESCE(
	(SELECT number FROM request WHERE person = $1 AND request = $2 AND part = 0),
	(SELECT max(number) + 1 FROM request WHERE person = $1),
	1));

-- Those that are older than the newest `kept` of this person.
-- name: request_forget
-- takes: person int, kept int
DELETE FROM request WHERE person = $1 AND number <= (SELECT max(number) FROM request WHERE person = $1) - $2;

-- All that is remembered of a person, table by table. The counter of the ids stays: an id is never given twice.

-- name: cleared_erase
-- takes: person int
DELETE FROM cleared WHERE person = $1;

-- name: entry_region_erase
-- takes: person int
DELETE FROM entry_region WHERE person = $1;

-- name: entry_score_erase
-- takes: person int
DELETE FROM entry_score WHERE person = $1;

-- name: entry_erase
-- takes: person int
DELETE FROM entry WHERE person = $1;

-- name: deed_erase
-- takes: person int
DELETE FROM deed WHERE person = $1;

-- name: plan_erase
-- takes: person int
DELETE FROM plan WHERE person = $1;

-- name: reassessment_erase
-- takes: person int
DELETE FROM reassessment WHERE person = $1;

-- name: setting_erase
-- takes: person int
DELETE FROM setting WHERE person = $1;

-- name: intention_erase
-- takes: person int
DELETE FROM intention WHERE person = $1;

-- name: activity_erase
-- takes: person int
DELETE FROM activity WHERE person = $1;

-- name: mark_erase
-- takes: person int
DELETE FROM mark WHERE person = $1;

-- name: trial_day_erase
-- takes: person int
DELETE FROM trial_day WHERE person = $1;

-- name: trial_erase
-- takes: person int
DELETE FROM trial WHERE person = $1;

-- name: break_erase
-- takes: person int
DELETE FROM desk_break WHERE person = $1;

-- name: desk_day_erase
-- takes: person int
DELETE FROM desk_day WHERE person = $1;

-- name: request_erase
-- takes: person int
DELETE FROM request WHERE person = $1;

-- Who asks, and what was asked before.

-- Who there is. A new file has organisation 1 with person 1.
-- name: organisation_add
-- takes: organisation int
INSERT INTO organisation (id) VALUES ($1) ON CONFLICT (id) DO NOTHING;

-- The greatest number that was given, 0 for none.
-- name: person_last
-- takes: organisation int
-- one: id int
SELECT COALESCE(MAX(id), 0) FROM person WHERE organisation = $1;

-- Those that a new database begins with, before others take their place.
-- name: person_delete_all
-- takes: organisation int
DELETE FROM person WHERE organisation = $1;

-- name: person_add
-- takes: organisation int, person int
INSERT INTO person (organisation, id) VALUES ($1, $2);

-- The next id of this person: counted up, never given twice. No row: no such person.
-- name: next_id
-- takes: organisation int, person int
-- one: id int
UPDATE person SET last_id = last_id + 1 WHERE organisation = $1 AND id = $2 RETURNING last_id;

-- What tells this person's record from every other.
-- name: identity_get
-- takes: organisation int, person int
-- each: identity text
SELECT identity FROM person WHERE organisation = $1 AND id = $2;

-- name: identity_put
-- takes: identity text, organisation int, person int
UPDATE person SET identity = $1 WHERE organisation = $2 AND id = $3;

-- name: request_find
-- takes: organisation int, person int, request text, part int
-- one: kind int, made int, asked int
SELECT kind, made, asked FROM request WHERE organisation = $1 AND person = $2 AND request = $3 AND part = $4;

-- The number of a request: that of its first part, or the next.
-- name: request_number
-- takes: organisation int, person int, request text
-- one: number int
SELECT COALESCE((SELECT number FROM request WHERE organisation = $1 AND person = $2 AND request = $3 AND part = 0),
	(SELECT max(number) + 1 FROM request WHERE organisation = $1 AND person = $2), 1);

-- name: request_add
-- takes: organisation int, person int, request text, part int, kind int, made int, asked int, number int
INSERT INTO request (organisation, person, request, part, kind, made, asked, number) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- Those that are older than the newest `kept` of this person.
-- name: request_forget
-- takes: organisation int, person int, kept int
DELETE FROM request WHERE organisation = $1 AND person = $2 AND number <= (SELECT max(number) FROM request WHERE organisation = $1 AND person = $2) - $3;

-- All that is remembered of a person, table by table. The counter of the ids stays: an id is never given twice.

-- name: cleared_erase
-- takes: organisation int, person int
DELETE FROM cleared WHERE organisation = $1 AND person = $2;

-- name: entry_region_erase
-- takes: organisation int, person int
DELETE FROM entry_region WHERE organisation = $1 AND person = $2;

-- name: entry_score_erase
-- takes: organisation int, person int
DELETE FROM entry_score WHERE organisation = $1 AND person = $2;

-- name: entry_erase
-- takes: organisation int, person int
DELETE FROM entry WHERE organisation = $1 AND person = $2;

-- name: deed_erase
-- takes: organisation int, person int
DELETE FROM deed WHERE organisation = $1 AND person = $2;

-- name: plan_erase
-- takes: organisation int, person int
DELETE FROM plan WHERE organisation = $1 AND person = $2;

-- name: reassessment_erase
-- takes: organisation int, person int
DELETE FROM reassessment WHERE organisation = $1 AND person = $2;

-- name: setting_erase
-- takes: organisation int, person int
DELETE FROM setting WHERE organisation = $1 AND person = $2;

-- name: intention_erase
-- takes: organisation int, person int
DELETE FROM intention WHERE organisation = $1 AND person = $2;

-- name: activity_erase
-- takes: organisation int, person int
DELETE FROM activity WHERE organisation = $1 AND person = $2;

-- name: mark_erase
-- takes: organisation int, person int
DELETE FROM mark WHERE organisation = $1 AND person = $2;

-- name: trial_day_erase
-- takes: organisation int, person int
DELETE FROM trial_day WHERE organisation = $1 AND person = $2;

-- name: trial_erase
-- takes: organisation int, person int
DELETE FROM trial WHERE organisation = $1 AND person = $2;

-- name: break_erase
-- takes: organisation int, person int
DELETE FROM desk_break WHERE organisation = $1 AND person = $2;

-- name: desk_day_erase
-- takes: organisation int, person int
DELETE FROM desk_day WHERE organisation = $1 AND person = $2;

-- name: request_erase
-- takes: organisation int, person int
DELETE FROM request WHERE organisation = $1 AND person = $2;

-- Plans, the look backs, and what a person decided about them.

-- name: plan_add
-- takes: organisation int, person int, id int, day int, text text, why text
INSERT INTO plan (organisation, person, id, day, text, why) VALUES ($1, $2, $3, $4, $5, $6);

-- name: plan_delete
-- takes: organisation int, person int, id int
-- one: id int
DELETE FROM plan WHERE organisation = $1 AND person = $2 AND id = $3 RETURNING id;

-- name: plan_list
-- takes: organisation int, person int
-- each: id int, day int, text text, why text
SELECT id, day, text, why FROM plan WHERE organisation = $1 AND person = $2 ORDER BY id;

-- name: plan_get
-- takes: organisation int, person int, id int
-- each: as plan_list
SELECT id, day, text, why FROM plan WHERE organisation = $1 AND person = $2 AND id = $3;

-- name: plan_latest
-- takes: organisation int, person int
-- each: as plan_list
SELECT id, day, text, why FROM plan WHERE organisation = $1 AND person = $2 ORDER BY id DESC LIMIT 1;

-- name: plan_first_day
-- takes: organisation int, person int
-- each: day int
SELECT day FROM plan WHERE organisation = $1 AND person = $2 ORDER BY id LIMIT 1;

-- name: reassessment_add
-- takes: organisation int, person int, id int, day int, text text
INSERT INTO reassessment (organisation, person, id, day, text) VALUES ($1, $2, $3, $4, $5);

-- name: reassessment_delete
-- takes: organisation int, person int, id int
-- one: id int
DELETE FROM reassessment WHERE organisation = $1 AND person = $2 AND id = $3 RETURNING id;

-- name: reassessment_list
-- takes: organisation int, person int
-- each: id int, day int, text text
SELECT id, day, text FROM reassessment WHERE organisation = $1 AND person = $2 ORDER BY id;

-- name: reassessment_latest
-- takes: organisation int, person int
-- each: as reassessment_list
SELECT id, day, text FROM reassessment WHERE organisation = $1 AND person = $2 ORDER BY id DESC LIMIT 1;

-- The newest first, so many.
-- name: reassessment_newest
-- takes: organisation int, person int, most int
-- each: as reassessment_list
SELECT id, day, text FROM reassessment WHERE organisation = $1 AND person = $2 ORDER BY id DESC LIMIT $3;

-- name: setting_put
-- takes: organisation int, person int, key text, value text
INSERT INTO setting (organisation, person, key, value) VALUES ($1, $2, $3, $4)
ON CONFLICT (organisation, person, key) DO UPDATE SET value = excluded.value;

-- name: setting_list
-- takes: organisation int, person int
-- each: key text, value text
SELECT key, value FROM setting WHERE organisation = $1 AND person = $2 ORDER BY key;

-- name: setting_get
-- takes: organisation int, person int, key text
-- each: value text
SELECT value FROM setting WHERE organisation = $1 AND person = $2 AND key = $3;

-- name: intention_put
-- takes: organisation int, person int, item text, when_text text, if_hard_text text
INSERT INTO intention (organisation, person, item, when_text, if_hard_text) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (organisation, person, item) DO UPDATE SET when_text = excluded.when_text, if_hard_text = excluded.if_hard_text;

-- name: intention_delete
-- takes: organisation int, person int, item text
DELETE FROM intention WHERE organisation = $1 AND person = $2 AND item = $3;

-- name: intention_list
-- takes: organisation int, person int
-- each: item text, when_text text, if_hard_text text
SELECT item, when_text, if_hard_text FROM intention WHERE organisation = $1 AND person = $2 ORDER BY item;

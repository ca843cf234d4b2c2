-- Plans, the look backs at them, and what a person decided about them.

-- name: plan_add
-- takes: person int, id int, day int, text text, why text
INSERT INTO plan (person, id, day, text, why) VALUES ($1, $2, $3, $4, $5);

-- name: plan_delete
-- takes: person int, id int
-- one: id int
DELETE FROM plan WHERE person = $1 AND id = $2 RETURNING id;

-- name: plan_list
-- takes: person int
-- each: id int, day int, text text, why text
SELECT id, day, text, why FROM plan WHERE person = $1 ORDER BY id;

-- name: plan_get
-- takes: person int, id int
-- each: as plan_list
SELECT id, day, text, why FROM plan WHERE person = $1 AND id = $2;

-- name: plan_latest
-- takes: person int
-- each: as plan_list
SELECT id, day, text, why FROM plan WHERE person = $1 ORDER BY id DESC LIMIT 1;

-- name: plan_first_day
-- takes: person int
-- each: day int
SELECT day FROM plan WHERE person = $1 ORDER BY id LIMIT 1;

-- name: reassessment_add
-- takes: person int, id int, day int, text text
INSERT INTO reassessment (person, id, day, text) VALUES ($1, $2, $3, $4);

-- name: reassessment_delete
-- takes: person int, id int
-- one: id int
DELETE FROM reassessment WHERE person = $1 AND id = $2 RETURNING id;

-- name: reassessment_list
-- takes: person int
-- each: id int, day int, text text
SELECT id, day, text FROM reassessment WHERE person = $1 ORDER BY id;

-- name: reassessment_latest
-- takes: person int
-- each: as reassessment_list
SELECT id, day, text FROM reassessment WHERE person = $1 ORDER BY id DESC LIMIT 1;

-- The newest first, so many.
-- name: reassessment_newest
-- takes: person int, most int
-- each: as reassessment_list
SELECT id, day, text FROM reassessment WHERE person = $1 ORDER BY id DESC LIMIT $2;

-- name: setting_put
-- takes: person int, key text, value text
INSERT INTO setting (person, key, value) VALUES ($1, $2, $3)
ON CONFLICT (person, key) DO UPDATE SET value = excluded.value;

-- name: setting_list
-- takes: person int
-- each: key text, value text
SELECT key, value FROM setting WHERE person = $1 ORDER BY key;

-- name: setting_get
-- takes: person int, key text
-- each: value text
SELECT value FROM setting WHERE person = $1 AND key = $2;

-- name: intention_put
-- takes: person int, item text, when_text text, if_hard_text text
INSERT INTO intention (person, item, when_text, if_hard_text) VALUES ($1, $2, $3, $4)
ON CONFLICT (person, item) DO UPDATE SET when_text = excluded.when_text, if_hard_text = excluded.if_hard_text;

-- name: intention_delete
-- takes: person int, item text
DELETE FROM intention WHERE person = $1 AND item = $2;

-- name: intention_list
-- takes: person int
-- each: item text, when_text text, if_hard_text text
SELECT item, when_text, if_hard_text FROM intention WHERE person = $1 ORDER BY item;

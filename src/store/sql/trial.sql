-- What a person tries out on themselves, day by day.

-- name: trial_add
-- takes: person int, id int, begun int, text text, ended int, why text
INSERT INTO trial (person, id, begun, text, ended, why) VALUES ($1, $2, $3, $4, $5, $6);

-- name: trial_end
-- takes: ended int, why text, person int, id int
-- one: id int
UPDATE trial SET ended = $1, why = $2 WHERE person = $3 AND id = $4 RETURNING id;

-- name: trial_delete
-- takes: person int, id int
-- one: id int
DELETE FROM trial WHERE person = $1 AND id = $2 RETURNING id;

-- name: trial_list
-- takes: person int
-- each: id int, begun int, text text, ended int, why text
SELECT id, begun, text, ended, why FROM trial WHERE person = $1 ORDER BY id;

-- The newest first, so many.
-- name: trial_newest
-- takes: person int, most int
-- each: as trial_list
SELECT id, begun, text, ended, why FROM trial WHERE person = $1 ORDER BY id DESC LIMIT $2;

-- name: trial_day_put
-- takes: person int, trial int, day int, kept int
INSERT INTO trial_day (person, trial, day, kept) VALUES ($1, $2, $3, $4)
ON CONFLICT (person, trial, day) DO UPDATE SET kept = excluded.kept;

-- name: trial_day_delete
-- takes: person int, trial int, day int
DELETE FROM trial_day WHERE person = $1 AND trial = $2 AND day = $3;

-- name: trial_day_delete_all
-- takes: person int, trial int
DELETE FROM trial_day WHERE person = $1 AND trial = $2;

-- name: trial_day_list
-- takes: person int, trial int
-- each: trial int, day int, kept int
SELECT trial, day, kept FROM trial_day WHERE person = $1 AND trial = $2 ORDER BY day;

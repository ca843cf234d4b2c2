-- What a person tries out on themselves, day by day.

-- name: trial_add
-- takes: organisation int, person int, id int, begun int, text text, ended int, why text
INSERT INTO trial (organisation, person, id, begun, text, ended, why) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: trial_end
-- takes: ended int, why text, organisation int, person int, id int
-- one: id int
UPDATE trial SET ended = $1, why = $2 WHERE organisation = $3 AND person = $4 AND id = $5 RETURNING id;

-- name: trial_delete
-- takes: organisation int, person int, id int
-- one: id int
DELETE FROM trial WHERE organisation = $1 AND person = $2 AND id = $3 RETURNING id;

-- name: trial_list
-- takes: organisation int, person int
-- each: id int, begun int, text text, ended int, why text
SELECT id, begun, text, ended, why FROM trial WHERE organisation = $1 AND person = $2 ORDER BY id;

-- The newest first, so many.
-- name: trial_newest
-- takes: organisation int, person int, most int
-- each: as trial_list
SELECT id, begun, text, ended, why FROM trial WHERE organisation = $1 AND person = $2 ORDER BY id DESC LIMIT $3;

-- name: trial_day_put
-- takes: organisation int, person int, trial int, day int, kept int
INSERT INTO trial_day (organisation, person, trial, day, kept) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (organisation, person, trial, day) DO UPDATE SET kept = excluded.kept;

-- name: trial_day_delete
-- takes: organisation int, person int, trial int, day int
DELETE FROM trial_day WHERE organisation = $1 AND person = $2 AND trial = $3 AND day = $4;

-- name: trial_day_delete_all
-- takes: organisation int, person int, trial int
DELETE FROM trial_day WHERE organisation = $1 AND person = $2 AND trial = $3;

-- name: trial_day_list
-- takes: organisation int, person int, trial int
-- each: trial int, day int, kept int
SELECT trial, day, kept FROM trial_day WHERE organisation = $1 AND person = $2 AND trial = $3 ORDER BY day;

-- What a person answered, and which danger signs a clinician has cleared.

-- name: answer_put
-- takes: organisation int, person int, question text, value text, at int, east_s int, no_on int
INSERT INTO answer (organisation, person, question, value, at, east_s, no_on) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (organisation, person, question) DO UPDATE SET value = excluded.value, at = excluded.at, east_s = excluded.east_s, no_on = excluded.no_on;

-- name: answer_delete
-- takes: organisation int, person int, question text
DELETE FROM answer WHERE organisation = $1 AND person = $2 AND question = $3;

-- name: answer_delete_all
-- takes: organisation int, person int
DELETE FROM answer WHERE organisation = $1 AND person = $2;

-- name: answer_list
-- takes: organisation int, person int
-- each: question text, value text, at int, east_s int, no_on int
SELECT question, value, at, east_s, no_on FROM answer WHERE organisation = $1 AND person = $2 ORDER BY question;

-- name: cleared_put
-- takes: organisation int, person int, rule text, day int, at int, east_s int, ended int, why text
INSERT INTO cleared (organisation, person, rule, day, at, east_s, ended, why) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (organisation, person, rule) DO UPDATE SET day = excluded.day, at = excluded.at, east_s = excluded.east_s, ended = excluded.ended, why = excluded.why;

-- name: cleared_delete
-- takes: organisation int, person int, rule text
DELETE FROM cleared WHERE organisation = $1 AND person = $2 AND rule = $3;

-- name: cleared_list
-- takes: organisation int, person int
-- each: rule text, day int, at int, east_s int, ended int, why text
SELECT rule, day, at, east_s, ended, why FROM cleared WHERE organisation = $1 AND person = $2 ORDER BY rule;

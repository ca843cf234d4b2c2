-- What a person answered, and which danger signs a clinician has cleared.

-- name: answer_put
-- takes: person int, question text, value text, at int, east_s int, no_on int
INSERT INTO answer (person, question, value, at, east_s, no_on) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (person, question) DO UPDATE SET value = excluded.value, at = excluded.at, east_s = excluded.east_s, no_on = excluded.no_on;

-- name: answer_delete
-- takes: person int, question text
DELETE FROM answer WHERE person = $1 AND question = $2;

-- name: answer_delete_all
-- takes: person int
DELETE FROM answer WHERE person = $1;

-- name: answer_list
-- takes: person int
-- each: question text, value text, at int, east_s int, no_on int
SELECT question, value, at, east_s, no_on FROM answer WHERE person = $1 ORDER BY question;

-- name: cleared_put
-- takes: person int, rule text, day int, at int, east_s int, ended int, why text
INSERT INTO cleared (person, rule, day, at, east_s, ended, why) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (person, rule) DO UPDATE SET day = excluded.day, at = excluded.at, east_s = excluded.east_s, ended = excluded.ended, why = excluded.why;

-- name: cleared_delete
-- takes: person int, rule text
DELETE FROM cleared WHERE person = $1 AND rule = $2;

-- name: cleared_list
-- takes: person int
-- each: rule text, day int, at int, east_s int, ended int, why text
SELECT rule, day, at, east_s, ended, why FROM cleared WHERE person = $1 ORDER BY rule;

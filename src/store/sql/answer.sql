-- What a person answered, and which danger signs a clinician has cleared.

-- name: answer_put
-- takes: person int, question text, value text, at int
INSERT INTO answer (person, question, value, at) VALUES ($1, $2, $3, $4)
ON CONFLICT (person, question) DO UPDATE SET value = excluded.value, at = excluded.at;

-- name: answer_delete
-- takes: person int, question text
DELETE FROM answer WHERE person = $1 AND question = $2;

-- name: answer_delete_all
-- takes: person int
DELETE FROM answer WHERE person = $1;

-- name: answer_list
-- takes: person int
-- each: question text, value text, at int
SELECT question, value, at FROM answer WHERE person = $1 ORDER BY question;

-- name: cleared_put
-- takes: person int, rule text, day int, at int
INSERT INTO cleared (person, rule, day, at) VALUES ($1, $2, $3, $4)
ON CONFLICT (person, rule) DO UPDATE SET day = excluded.day, at = excluded.at;

-- name: cleared_delete
-- takes: person int, rule text
DELETE FROM cleared WHERE person = $1 AND rule = $2;

-- name: cleared_list
-- takes: person int
-- each: rule text, day int, at int
SELECT rule, day, at FROM cleared WHERE person = $1 ORDER BY rule;

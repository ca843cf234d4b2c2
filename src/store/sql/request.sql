-- Who asks, and what was asked before.

-- The next id of this person: counted up, never given twice. No row: no such person.
-- name: next_id
-- takes: person int
-- one: id int
UPDATE person SET last_id = last_id + 1 WHERE id = $1 RETURNING last_id;

-- name: request_find
-- takes: person int, request text, part int
-- one: kind int, made int
SELECT kind, made FROM request WHERE person = $1 AND request = $2 AND part = $3;

-- name: request_add
-- takes: person int, request text, part int, kind int, made int
INSERT INTO request (person, request, part, kind, made) VALUES ($1, $2, $3, $4, $5);

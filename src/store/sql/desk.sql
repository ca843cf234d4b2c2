-- Breaks at the desk, and how long a day was sat.

-- name: break_add
-- takes: person int, id int, day int, at int, east_s int, outcome text, seconds int, item text, why text
INSERT INTO desk_break (person, id, day, at, east_s, outcome, seconds, item, why)
VALUES ($1, $2, $3, $4, NULLIF($5, -2147483648), $6, $7, $8, $9);

-- name: break_delete
-- takes: person int, id int
-- one: id int
DELETE FROM desk_break WHERE person = $1 AND id = $2 RETURNING id;

-- name: break_list
-- takes: person int, first int, last int
-- each: id int, day int, at int, east_s int, outcome text, seconds int, item text, why text
SELECT id, day, at, COALESCE(east_s, -2147483648), outcome, seconds, item, why FROM desk_break
WHERE person = $1 AND day BETWEEN $2 AND $3 ORDER BY day, at, id;

-- name: desk_day_put
-- takes: person int, day int, longest_sitting_s int, at_desk_s int
INSERT INTO desk_day (person, day, longest_sitting_s, at_desk_s) VALUES ($1, $2, $3, $4)
ON CONFLICT (person, day) DO UPDATE SET longest_sitting_s = excluded.longest_sitting_s, at_desk_s = excluded.at_desk_s;

-- name: desk_day_list
-- takes: person int, first int, last int
-- each: day int, longest_sitting_s int, at_desk_s int
SELECT day, longest_sitting_s, at_desk_s FROM desk_day WHERE person = $1 AND day BETWEEN $2 AND $3 ORDER BY day;

-- Breaks at the desk, and how long a day was sat.

-- name: break_add
-- takes: organisation int, person int, id int, day int, at int, east_s int, outcome text, seconds int, item text, why text
INSERT INTO desk_break (organisation, person, id, day, at, east_s, outcome, seconds, item, why)
VALUES ($1, $2, $3, $4, $5, NULLIF($6, -2147483648), $7, $8, $9, $10);

-- name: break_delete
-- takes: organisation int, person int, id int
-- one: id int
DELETE FROM desk_break WHERE organisation = $1 AND person = $2 AND id = $3 RETURNING id;

-- name: break_list
-- takes: organisation int, person int, first int, last int
-- each: id int, day int, at int, east_s int, outcome text, seconds int, item text, why text
SELECT id, day, at, COALESCE(east_s, -2147483648), outcome, seconds, item, why FROM desk_break
WHERE organisation = $1 AND person = $2 AND day BETWEEN $3 AND $4 ORDER BY day, at, id;

-- name: desk_day_put
-- takes: organisation int, person int, day int, longest_sitting_s int, at_desk_s int
INSERT INTO desk_day (organisation, person, day, longest_sitting_s, at_desk_s) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (organisation, person, day) DO UPDATE SET longest_sitting_s = excluded.longest_sitting_s, at_desk_s = excluded.at_desk_s;

-- name: desk_day_list
-- takes: organisation int, person int, first int, last int
-- each: day int, longest_sitting_s int, at_desk_s int
SELECT day, longest_sitting_s, at_desk_s FROM desk_day WHERE organisation = $1 AND person = $2 AND day BETWEEN $3 AND $4 ORDER BY day;

-- The diary: how it hurts, and what was done about it. In C, -1 stands for a number that was not given.

-- name: entry_add
-- takes: person int, id int, day int, at int, pain_now int, pain_worst int, pain_average int, note text
INSERT INTO entry (person, id, day, at, pain_now, pain_worst, pain_average, note)
VALUES ($1, $2, $3, $4, $5, NULLIF($6, -1), NULLIF($7, -1), $8);

-- name: entry_edit
-- takes: day int, at int, pain_now int, pain_worst int, pain_average int, note text, person int, id int
-- one: id int
UPDATE entry SET day = $1, at = $2, pain_now = $3, pain_worst = NULLIF($4, -1), pain_average = NULLIF($5, -1), note = $6
WHERE person = $7 AND id = $8 RETURNING id;

-- name: entry_delete
-- takes: person int, id int
-- one: id int
DELETE FROM entry WHERE person = $1 AND id = $2 RETURNING id;

-- name: entry_list
-- takes: person int, first int, last int
-- each: id int, day int, at int, pain_now int, pain_worst int, pain_average int, note text
SELECT id, day, at, pain_now, COALESCE(pain_worst, -1), COALESCE(pain_average, -1), note FROM entry
WHERE person = $1 AND day BETWEEN $2 AND $3 ORDER BY day, at, id;

-- name: entry_get
-- takes: person int, id int
-- each: as entry_list
SELECT id, day, at, pain_now, COALESCE(pain_worst, -1), COALESCE(pain_average, -1), note FROM entry
WHERE person = $1 AND id = $2;

-- name: entry_latest
-- takes: person int
-- each: as entry_list
SELECT id, day, at, pain_now, COALESCE(pain_worst, -1), COALESCE(pain_average, -1), note FROM entry
WHERE person = $1 ORDER BY day DESC, at DESC, id DESC LIMIT 1;

-- name: entry_region_add
-- takes: person int, entry int, region text, intensity int
INSERT INTO entry_region (person, entry, region, intensity) VALUES ($1, $2, $3, $4);

-- name: entry_region_delete
-- takes: person int, entry int
DELETE FROM entry_region WHERE person = $1 AND entry = $2;

-- name: entry_region_list
-- takes: person int, first int, last int
-- each: entry int, region text, intensity int
SELECT r.entry, r.region, r.intensity FROM entry e JOIN entry_region r ON r.person = e.person AND r.entry = e.id
WHERE e.person = $1 AND e.day BETWEEN $2 AND $3 ORDER BY e.day, e.at, e.id, r.region;

-- name: deed_add
-- takes: person int, id int, day int, at int, leg int, item text, seconds int, origin text
INSERT INTO deed (person, id, day, at, leg, item, seconds, origin) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: deed_delete
-- takes: person int, id int
-- one: id int
DELETE FROM deed WHERE person = $1 AND id = $2 RETURNING id;

-- name: deed_list
-- takes: person int, first int, last int
-- each: id int, day int, at int, leg int, item text, seconds int, origin text
SELECT id, day, at, leg, item, seconds, origin FROM deed
WHERE person = $1 AND day BETWEEN $2 AND $3 ORDER BY day, at, id;

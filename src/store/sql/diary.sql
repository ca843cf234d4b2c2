-- The diary: how it hurts, and what was done about it. In C, -1 stands for a number that was not given, and the least of 32 bits for a clock that is not known.

-- name: entry_add
-- takes: person int, id int, day int, at int, east_s int, pain_now int, pain_worst int, pain_average int, sleep int, mood int, set_off int, medicines text, note text
INSERT INTO entry (person, id, day, at, east_s, pain_now, pain_worst, pain_average, sleep, mood, set_off, medicines, note)
VALUES ($1, $2, $3, $4, NULLIF($5, -2147483648), NULLIF($6, -1), NULLIF($7, -1), NULLIF($8, -1), NULLIF($9, -1), NULLIF($10, -1), $11, $12, $13);

-- name: entry_edit
-- takes: day int, at int, east_s int, pain_now int, pain_worst int, pain_average int, sleep int, mood int, set_off int, medicines text, note text, person int, id int
-- one: id int
UPDATE entry SET day = $1, at = $2, east_s = NULLIF($3, -2147483648), pain_now = NULLIF($4, -1), pain_worst = NULLIF($5, -1), pain_average = NULLIF($6, -1),
	sleep = NULLIF($7, -1), mood = NULLIF($8, -1), set_off = $9, medicines = $10, note = $11
WHERE person = $12 AND id = $13 RETURNING id;

-- name: entry_delete
-- takes: person int, id int
-- one: day int
DELETE FROM entry WHERE person = $1 AND id = $2 RETURNING day;

-- name: entry_day_of
-- takes: person int, id int
-- one: day int
SELECT day FROM entry WHERE person = $1 AND id = $2;

-- name: entry_list
-- takes: person int, first int, last int
-- each: id int, day int, at int, east_s int, pain_now int, pain_worst int, pain_average int, sleep int, mood int, set_off int, medicines text, note text
SELECT id, day, at, COALESCE(east_s, -2147483648), COALESCE(pain_now, -1), COALESCE(pain_worst, -1), COALESCE(pain_average, -1),
	COALESCE(sleep, -1), COALESCE(mood, -1), set_off, medicines, note
FROM entry
WHERE person = $1 AND day BETWEEN $2 AND $3 ORDER BY day, at, id;

-- name: entry_get
-- takes: person int, id int
-- each: as entry_list
SELECT id, day, at, COALESCE(east_s, -2147483648), COALESCE(pain_now, -1), COALESCE(pain_worst, -1), COALESCE(pain_average, -1),
	COALESCE(sleep, -1), COALESCE(mood, -1), set_off, medicines, note
FROM entry
WHERE person = $1 AND id = $2;

-- name: entry_latest
-- takes: person int
-- each: as entry_list
SELECT id, day, at, COALESCE(east_s, -2147483648), COALESCE(pain_now, -1), COALESCE(pain_worst, -1), COALESCE(pain_average, -1),
	COALESCE(sleep, -1), COALESCE(mood, -1), set_off, medicines, note
FROM entry
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

-- name: entry_region_of
-- takes: person int, entry int
-- each: as entry_region_list
SELECT entry, region, intensity FROM entry_region WHERE person = $1 AND entry = $2 ORDER BY region;

-- name: entry_score_add
-- takes: person int, entry int, activity int, score int
INSERT INTO entry_score (person, entry, activity, score) VALUES ($1, $2, $3, $4);

-- name: entry_score_delete
-- takes: person int, entry int
DELETE FROM entry_score WHERE person = $1 AND entry = $2;

-- name: entry_score_delete_activity
-- takes: person int, activity int
DELETE FROM entry_score WHERE person = $1 AND activity = $2;

-- name: entry_score_list
-- takes: person int, first int, last int
-- each: entry int, activity int, score int
SELECT s.entry, s.activity, s.score FROM entry e JOIN entry_score s ON s.person = e.person AND s.entry = e.id
WHERE e.person = $1 AND e.day BETWEEN $2 AND $3 ORDER BY e.day, e.at, e.id, s.activity;

-- name: entry_score_of
-- takes: person int, entry int
-- each: as entry_score_list
SELECT entry, activity, score FROM entry_score WHERE person = $1 AND entry = $2 ORDER BY activity;

-- name: activity_add
-- takes: person int, id int, words text, since int, until int
INSERT INTO activity (person, id, words, since, until) VALUES ($1, $2, $3, $4, $5);

-- name: activity_edit
-- takes: words text, since int, until int, person int, id int
-- one: id int
UPDATE activity SET words = $1, since = $2, until = $3 WHERE person = $4 AND id = $5 RETURNING id;

-- name: activity_delete
-- takes: person int, id int
-- one: id int
DELETE FROM activity WHERE person = $1 AND id = $2 RETURNING id;

-- name: activity_list
-- takes: person int
-- each: id int, words text, since int, until int
SELECT id, words, since, until FROM activity WHERE person = $1 ORDER BY id;

-- name: mark_add
-- takes: person int, id int, first int, last int, kind text, note text
INSERT INTO mark (person, id, first, last, kind, note) VALUES ($1, $2, $3, $4, $5, $6);

-- name: mark_edit
-- takes: first int, last int, kind text, note text, person int, id int
-- one: id int
UPDATE mark SET first = $1, last = $2, kind = $3, note = $4 WHERE person = $5 AND id = $6 RETURNING id;

-- name: mark_delete
-- takes: person int, id int
-- one: id int
DELETE FROM mark WHERE person = $1 AND id = $2 RETURNING id;

-- name: mark_list
-- takes: person int, first int, last int
-- each: id int, first int, last int, kind text, note text
SELECT id, first, last, kind, note FROM mark WHERE person = $1 AND last >= $2 AND first <= $3 ORDER BY first, last, id;

-- name: mark_get
-- takes: person int, id int
-- each: as mark_list
SELECT id, first, last, kind, note FROM mark WHERE person = $1 AND id = $2;

-- Of those that touch these days the newest, so many; the newest first.
-- name: mark_newest
-- takes: person int, first int, last int, most int
-- each: as mark_list
SELECT id, first, last, kind, note FROM mark WHERE person = $1 AND last >= $2 AND first <= $3 ORDER BY first DESC, last DESC, id DESC LIMIT $4;

-- How many begin on each of these days.
-- name: mark_day_list
-- takes: person int, first int, last int
-- each: day int, n int
SELECT first, COUNT(*) FROM mark WHERE person = $1 AND first BETWEEN $2 AND $3 GROUP BY first ORDER BY first;

-- Is there one of this kind on this day?
-- name: mark_on
-- takes: person int, day int, kind text
-- one: n int
SELECT COUNT(*) FROM (SELECT 1 FROM mark WHERE person = $1 AND last >= $2 AND first <= $2 AND kind = $3 LIMIT 1) AS found;

-- Notes and medicines of these days, the newest first, so many.
-- name: note_list
-- takes: person int, first int, last int, most int
-- each: day int, text text
SELECT day, note FROM entry WHERE person = $1 AND day BETWEEN $2 AND $3 AND note <> '' ORDER BY day DESC, at DESC, id DESC LIMIT $4;

-- name: medicine_list
-- takes: person int, first int, last int, most int
-- each: as note_list
SELECT day, medicines FROM entry WHERE person = $1 AND day BETWEEN $2 AND $3 AND medicines <> '' ORDER BY day DESC, at DESC, id DESC LIMIT $4;

-- How well one activity went: the first and the last time in these days. The plus says: by day, not by the index of the activity.
-- name: score_first
-- takes: person int, activity int, first int, last int
-- one: score int
SELECT s.score FROM entry e JOIN entry_score s ON s.person = e.person AND s.entry = e.id
WHERE e.person = $1 AND +s.activity = $2 AND e.day BETWEEN $3 AND $4 ORDER BY e.day, e.at, e.id LIMIT 1;

-- name: score_last
-- takes: person int, activity int, first int, last int
-- one: score int
SELECT s.score FROM entry e JOIN entry_score s ON s.person = e.person AND s.entry = e.id
WHERE e.person = $1 AND +s.activity = $2 AND e.day BETWEEN $3 AND $4 ORDER BY e.day DESC, e.at DESC, e.id DESC LIMIT 1;

-- All scores of these days together.
-- name: score_sum
-- takes: person int, first int, last int
-- one: n int, sum int
SELECT COUNT(*), COALESCE(CAST(SUM(s.score) AS BIGINT), 0) FROM entry e JOIN entry_score s ON s.person = e.person AND s.entry = e.id
WHERE e.person = $1 AND e.day BETWEEN $2 AND $3;

-- How well each went, day by day.
-- name: score_day_list
-- takes: person int, first int, last int
-- each: activity int, day int, n int, sum int
SELECT s.activity, e.day, COUNT(*), CAST(SUM(s.score) AS BIGINT) FROM entry e JOIN entry_score s ON s.person = e.person AND s.entry = e.id
WHERE e.person = $1 AND e.day BETWEEN $2 AND $3 GROUP BY s.activity, e.day ORDER BY s.activity, e.day;

-- The lines of one day in their order, marks that begin on it (0), entries (1) and deeds (2): so many after the first `skip`.
-- name: line_list
-- takes: person int, day int, most int, skip int
-- each: kind int, id int
WITH wish (person, day) AS (VALUES ($1, $2))
SELECT kind, id FROM (SELECT 0 AS kind, id, 0 AS at FROM mark WHERE person = (SELECT person FROM wish) AND first = (SELECT day FROM wish)
	UNION ALL SELECT 1 AS kind, id, at FROM entry WHERE person = (SELECT person FROM wish) AND day = (SELECT day FROM wish)
	UNION ALL SELECT 2 AS kind, id, at FROM deed WHERE person = (SELECT person FROM wish) AND day = (SELECT day FROM wish)) AS line
ORDER BY kind > 0, at, kind, id LIMIT $3 OFFSET $4;

-- name: deed_add
-- takes: person int, id int, day int, at int, east_s int, leg int, item text, seconds int, origin text
INSERT INTO deed (person, id, day, at, east_s, leg, item, seconds, origin) VALUES ($1, $2, $3, $4, NULLIF($5, -2147483648), $6, $7, $8, $9);

-- name: deed_edit
-- takes: day int, at int, east_s int, leg int, item text, seconds int, origin text, person int, id int
-- one: id int
UPDATE deed SET day = $1, at = $2, east_s = NULLIF($3, -2147483648), leg = $4, item = $5, seconds = $6, origin = $7
WHERE person = $8 AND id = $9 RETURNING id;

-- name: deed_delete
-- takes: person int, id int
-- one: day int
DELETE FROM deed WHERE person = $1 AND id = $2 RETURNING day;

-- name: deed_day_of
-- takes: person int, id int
-- one: day int
SELECT day FROM deed WHERE person = $1 AND id = $2;

-- name: deed_list
-- takes: person int, first int, last int
-- each: id int, day int, at int, east_s int, leg int, item text, seconds int, origin text
SELECT id, day, at, COALESCE(east_s, -2147483648), leg, item, seconds, origin FROM deed
WHERE person = $1 AND day BETWEEN $2 AND $3 ORDER BY day, at, id;

-- name: deed_get
-- takes: person int, id int
-- each: as deed_list
SELECT id, day, at, COALESCE(east_s, -2147483648), leg, item, seconds, origin FROM deed
WHERE person = $1 AND id = $2;

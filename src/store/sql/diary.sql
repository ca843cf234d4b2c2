-- The diary: how it hurts, and what was done about it. In C, -1 stands for a number that was not given, and the least of 32 bits for a clock that is not known.

-- name: entry_add
-- takes: organisation int, person int, id int, day int, at int, east_s int, gauge gauges, set_off int, medicines text, note text
INSERT INTO entry (organisation, person, id, day, at, east_s, {{gauges: @}}, set_off, medicines, note)
VALUES ($1, $2, $3, $4, $5, NULLIF($6, -2147483648), {{gauges: NULLIF($+, -1)}}, $+, $+, $+);

-- name: entry_edit
-- takes: day int, at int, east_s int, gauge gauges, set_off int, medicines text, note text, organisation int, person int, id int
-- one: id int
UPDATE entry SET day = $1, at = $2, east_s = NULLIF($3, -2147483648), {{gauges: @ = NULLIF($+, -1)}}, set_off = $+, medicines = $+, note = $+
WHERE organisation = $+ AND person = $+ AND id = $+ RETURNING id;

-- name: entry_delete
-- takes: organisation int, person int, id int
-- one: day int
DELETE FROM entry WHERE organisation = $1 AND person = $2 AND id = $3 RETURNING day;

-- name: entry_day_of
-- takes: organisation int, person int, id int
-- one: day int
SELECT day FROM entry WHERE organisation = $1 AND person = $2 AND id = $3;

-- name: entry_list
-- takes: organisation int, person int, first int, last int
-- each: id int, day int, at int, east_s int, gauge gauges, set_off int, medicines text, note text
SELECT id, day, at, COALESCE(east_s, -2147483648), {{gauges: COALESCE(@, -1)}}, set_off, medicines, note
FROM entry
WHERE organisation = $1 AND person = $2 AND day BETWEEN $3 AND $4 ORDER BY day, at, id;

-- name: entry_get
-- takes: organisation int, person int, id int
-- each: as entry_list
SELECT id, day, at, COALESCE(east_s, -2147483648), {{gauges: COALESCE(@, -1)}}, set_off, medicines, note
FROM entry
WHERE organisation = $1 AND person = $2 AND id = $3;

-- name: entry_latest
-- takes: organisation int, person int
-- each: as entry_list
SELECT id, day, at, COALESCE(east_s, -2147483648), {{gauges: COALESCE(@, -1)}}, set_off, medicines, note
FROM entry
WHERE organisation = $1 AND person = $2 ORDER BY day DESC, at DESC, id DESC LIMIT 1;

-- name: entry_region_add
-- many: organisation int, person int, entry int, region text, intensity int
INSERT INTO entry_region (organisation, person, entry, region, intensity) VALUES ($1, $2, $3, $4, $5);

-- name: entry_region_delete
-- takes: organisation int, person int, entry int
DELETE FROM entry_region WHERE organisation = $1 AND person = $2 AND entry = $3;

-- name: entry_region_list
-- takes: organisation int, person int, first int, last int
-- each: entry int, region text, intensity int
SELECT r.entry, r.region, r.intensity FROM entry e JOIN entry_region r ON r.organisation = e.organisation AND r.person = e.person AND r.entry = e.id
WHERE e.organisation = $1 AND e.person = $2 AND e.day BETWEEN $3 AND $4 ORDER BY e.day, e.at, e.id, r.region;

-- name: entry_region_of
-- takes: organisation int, person int, entry int
-- each: as entry_region_list
SELECT entry, region, intensity FROM entry_region WHERE organisation = $1 AND person = $2 AND entry = $3 ORDER BY region;

-- name: entry_score_add
-- many: organisation int, person int, entry int, activity int, score int
INSERT INTO entry_score (organisation, person, entry, activity, score) VALUES ($1, $2, $3, $4, $5);

-- name: entry_score_delete
-- takes: organisation int, person int, entry int
DELETE FROM entry_score WHERE organisation = $1 AND person = $2 AND entry = $3;

-- name: entry_score_delete_activity
-- takes: organisation int, person int, activity int
DELETE FROM entry_score WHERE organisation = $1 AND person = $2 AND activity = $3;

-- name: entry_score_list
-- takes: organisation int, person int, first int, last int
-- each: entry int, activity int, score int
SELECT s.entry, s.activity, s.score FROM entry e JOIN entry_score s ON s.organisation = e.organisation AND s.person = e.person AND s.entry = e.id
WHERE e.organisation = $1 AND e.person = $2 AND e.day BETWEEN $3 AND $4 ORDER BY e.day, e.at, e.id, s.activity;

-- name: entry_score_of
-- takes: organisation int, person int, entry int
-- each: as entry_score_list
SELECT entry, activity, score FROM entry_score WHERE organisation = $1 AND person = $2 AND entry = $3 ORDER BY activity;

-- name: activity_add
-- takes: organisation int, person int, id int, words text, since int, until int
INSERT INTO activity (organisation, person, id, words, since, until) VALUES ($1, $2, $3, $4, $5, $6);

-- name: activity_edit
-- takes: words text, since int, until int, organisation int, person int, id int
-- one: id int
UPDATE activity SET words = $1, since = $2, until = $3 WHERE organisation = $4 AND person = $5 AND id = $6 RETURNING id;

-- name: activity_delete
-- takes: organisation int, person int, id int
-- one: id int
DELETE FROM activity WHERE organisation = $1 AND person = $2 AND id = $3 RETURNING id;

-- name: activity_list
-- takes: organisation int, person int
-- each: id int, words text, since int, until int
SELECT id, words, since, until FROM activity WHERE organisation = $1 AND person = $2 ORDER BY id;

-- name: mark_add
-- takes: organisation int, person int, id int, first int, last int, kind text, note text
INSERT INTO mark (organisation, person, id, first, last, kind, note) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: mark_edit
-- takes: first int, last int, kind text, note text, organisation int, person int, id int
-- one: id int
UPDATE mark SET first = $1, last = $2, kind = $3, note = $4 WHERE organisation = $5 AND person = $6 AND id = $7 RETURNING id;

-- name: mark_delete
-- takes: organisation int, person int, id int
-- one: id int
DELETE FROM mark WHERE organisation = $1 AND person = $2 AND id = $3 RETURNING id;

-- name: mark_list
-- takes: organisation int, person int, first int, last int
-- each: id int, first int, last int, kind text, note text
SELECT id, first, last, kind, note FROM mark WHERE organisation = $1 AND person = $2 AND last >= $3 AND first <= $4 ORDER BY first, last, id;

-- name: mark_get
-- takes: organisation int, person int, id int
-- each: as mark_list
SELECT id, first, last, kind, note FROM mark WHERE organisation = $1 AND person = $2 AND id = $3;

-- Of those that touch these days the newest, so many; the newest first.
-- name: mark_newest
-- takes: organisation int, person int, first int, last int, most int
-- each: as mark_list
SELECT id, first, last, kind, note FROM mark WHERE organisation = $1 AND person = $2 AND last >= $3 AND first <= $4 ORDER BY first DESC, last DESC, id DESC LIMIT $5;

-- How many begin on each of these days.
-- name: mark_day_list
-- takes: organisation int, person int, first int, last int
-- each: day int, n int
SELECT first, COUNT(*) FROM mark WHERE organisation = $1 AND person = $2 AND first BETWEEN $3 AND $4 GROUP BY first ORDER BY first;

-- Is there one of this kind on this day?
-- name: mark_on
-- takes: organisation int, person int, day int, kind text
-- one: n int
SELECT COUNT(*) FROM (SELECT 1 FROM mark WHERE organisation = $1 AND person = $2 AND last >= $3 AND first <= $3 AND kind = $4 LIMIT 1) AS found;

-- Notes and medicines of these days, the newest first, so many.
-- name: note_list
-- takes: organisation int, person int, first int, last int, most int
-- each: day int, text text
SELECT day, note FROM entry WHERE organisation = $1 AND person = $2 AND day BETWEEN $3 AND $4 AND note <> '' ORDER BY day DESC, at DESC, id DESC LIMIT $5;

-- name: medicine_list
-- takes: organisation int, person int, first int, last int, most int
-- each: as note_list
SELECT day, medicines FROM entry WHERE organisation = $1 AND person = $2 AND day BETWEEN $3 AND $4 AND medicines <> '' ORDER BY day DESC, at DESC, id DESC LIMIT $5;

-- How well one activity went: the first and the last time in these days. The plus says: by day, not by the index of the activity.
-- name: score_first
-- takes: organisation int, person int, activity int, first int, last int
-- one: score int
SELECT s.score FROM entry e JOIN entry_score s ON s.organisation = e.organisation AND s.person = e.person AND s.entry = e.id
WHERE e.organisation = $1 AND e.person = $2 AND +s.activity = $3 AND e.day BETWEEN $4 AND $5 ORDER BY e.day, e.at, e.id LIMIT 1;

-- name: score_last
-- takes: organisation int, person int, activity int, first int, last int
-- one: score int
SELECT s.score FROM entry e JOIN entry_score s ON s.organisation = e.organisation AND s.person = e.person AND s.entry = e.id
WHERE e.organisation = $1 AND e.person = $2 AND +s.activity = $3 AND e.day BETWEEN $4 AND $5 ORDER BY e.day DESC, e.at DESC, e.id DESC LIMIT 1;

-- All scores of these days together.
-- name: score_sum
-- takes: organisation int, person int, first int, last int
-- one: n int, sum int
SELECT COUNT(*), COALESCE(CAST(SUM(s.score) AS BIGINT), 0) FROM entry e JOIN entry_score s ON s.organisation = e.organisation AND s.person = e.person AND s.entry = e.id
WHERE e.organisation = $1 AND e.person = $2 AND e.day BETWEEN $3 AND $4;

-- How well each went, day by day.
-- name: score_day_list
-- takes: organisation int, person int, first int, last int
-- each: activity int, day int, n int, sum int
SELECT s.activity, e.day, COUNT(*), CAST(SUM(s.score) AS BIGINT) FROM entry e JOIN entry_score s ON s.organisation = e.organisation AND s.person = e.person AND s.entry = e.id
WHERE e.organisation = $1 AND e.person = $2 AND e.day BETWEEN $3 AND $4 GROUP BY s.activity, e.day ORDER BY s.activity, e.day;

-- The lines of one day in their order, marks that begin on it (0), entries (1) and deeds (2): so many after the first `skip`.
-- name: line_list
-- takes: organisation int, person int, day int, most int, skip int
-- each: kind int, id int
SELECT kind, id FROM (SELECT 0 AS kind, id, 0 AS at FROM mark WHERE organisation = $1 AND person = $2 AND first = $3
	UNION ALL SELECT 1 AS kind, id, at FROM entry WHERE organisation = $1 AND person = $2 AND day = $3
	UNION ALL SELECT 2 AS kind, id, at FROM deed WHERE organisation = $1 AND person = $2 AND day = $3) AS line
ORDER BY kind > 0, at, kind, id LIMIT $4 OFFSET $5;

-- name: deed_add
-- takes: organisation int, person int, id int, day int, at int, east_s int, leg int, item text, seconds int, origin text
INSERT INTO deed (organisation, person, id, day, at, east_s, leg, item, seconds, origin) VALUES ($1, $2, $3, $4, $5, NULLIF($6, -2147483648), $7, $8, $9, $10);

-- name: deed_edit
-- takes: day int, at int, east_s int, leg int, item text, seconds int, origin text, organisation int, person int, id int
-- one: id int
UPDATE deed SET day = $1, at = $2, east_s = NULLIF($3, -2147483648), leg = $4, item = $5, seconds = $6, origin = $7
WHERE organisation = $8 AND person = $9 AND id = $10 RETURNING id;

-- name: deed_delete
-- takes: organisation int, person int, id int
-- one: day int
DELETE FROM deed WHERE organisation = $1 AND person = $2 AND id = $3 RETURNING day;

-- name: deed_day_of
-- takes: organisation int, person int, id int
-- one: day int
SELECT day FROM deed WHERE organisation = $1 AND person = $2 AND id = $3;

-- name: deed_list
-- takes: organisation int, person int, first int, last int
-- each: id int, day int, at int, east_s int, leg int, item text, seconds int, origin text
SELECT id, day, at, COALESCE(east_s, -2147483648), leg, item, seconds, origin FROM deed
WHERE organisation = $1 AND person = $2 AND day BETWEEN $3 AND $4 ORDER BY day, at, id;

-- name: deed_get
-- takes: organisation int, person int, id int
-- each: as deed_list
SELECT id, day, at, COALESCE(east_s, -2147483648), leg, item, seconds, origin FROM deed
WHERE organisation = $1 AND person = $2 AND id = $3;

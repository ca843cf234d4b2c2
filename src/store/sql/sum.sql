-- Sums of days: kept beside the diary by each change of it, read by the pages.

-- What one entry or one deed adds to its day, or all of a day that was cleared.
-- name: entry_day_add
-- takes: organisation int, person int, day int, n int, pain_n int, pain_sum int, worst int, low int, beside_n besides, beside_sum besides
INSERT INTO entry_day (organisation, person, day, n, pain_n, pain_sum, worst, low, {{besides: @_n}}, {{besides: @_sum}})
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, {{besides: $+}}, {{besides: $+}})
ON CONFLICT (organisation, person, day) DO UPDATE SET n = entry_day.n + excluded.n, pain_n = entry_day.pain_n + excluded.pain_n,
	pain_sum = entry_day.pain_sum + excluded.pain_sum,
	worst = CASE WHEN entry_day.worst > excluded.worst THEN entry_day.worst ELSE excluded.worst END,
	low = CASE WHEN entry_day.low < excluded.low THEN entry_day.low ELSE excluded.low END,
	{{besides: @_n = entry_day.@_n + excluded.@_n, @_sum = entry_day.@_sum + excluded.@_sum}};

-- name: region_day_add
-- many: organisation int, person int, day int, region text, n int, intensity_sum int
INSERT INTO region_day (organisation, person, day, region, n, intensity_sum) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (organisation, person, day, region) DO UPDATE SET n = region_day.n + excluded.n, intensity_sum = region_day.intensity_sum + excluded.intensity_sum;

-- `last` is the least of 64 bits where it is not known.
-- name: deed_day_add
-- many: organisation int, person int, day int, leg int, item text, n int, seconds int, n_untimed int, last int
INSERT INTO deed_day (organisation, person, day, leg, item, n, seconds, n_untimed, last) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULLIF($9, -9223372036854775808))
ON CONFLICT (organisation, person, day, leg, item) DO UPDATE SET n = deed_day.n + excluded.n, seconds = deed_day.seconds + excluded.seconds,
	n_untimed = deed_day.n_untimed + excluded.n_untimed,
	last = CASE WHEN deed_day.last IS NULL OR excluded.last > deed_day.last THEN COALESCE(excluded.last, deed_day.last) ELSE deed_day.last END;

-- A day is summed again: what was there goes, then what there is comes; of regions and items so many at a time, after the last one of before.
-- name: entry_day_clear
-- takes: organisation int, person int, day int
DELETE FROM entry_day WHERE organisation = $1 AND person = $2 AND day = $3;

-- name: entry_day_sum
-- takes: organisation int, person int, day int
-- one: n int, pain_n int, pain_sum int, worst int, low int, beside_n besides, beside_sum besides
SELECT COUNT(*), COUNT(COALESCE(pain_average, pain_now)), COALESCE(CAST(SUM(COALESCE(pain_average, pain_now)) AS BIGINT), 0),
	COALESCE(MAX((SELECT MAX(pain) FROM (SELECT pain_now AS pain UNION ALL SELECT pain_worst UNION ALL SELECT pain_average) AS told)), -1),
	MIN(COALESCE(pain_now, 11)),
	{{besides: COUNT(@)}}, {{besides: COALESCE(CAST(SUM(@) AS BIGINT), 0)}}
FROM entry WHERE organisation = $1 AND person = $2 AND day = $3 GROUP BY organisation, person, day;

-- name: region_day_clear
-- takes: organisation int, person int, day int
DELETE FROM region_day WHERE organisation = $1 AND person = $2 AND day = $3;

-- name: region_day_sum
-- takes: organisation int, person int, day int, after text, most int
-- each: region text, n int, intensity_sum int
SELECT r.region, COUNT(*), CAST(SUM(r.intensity) AS BIGINT)
FROM entry e JOIN entry_region r ON r.organisation = e.organisation AND r.person = e.person AND r.entry = e.id
WHERE e.organisation = $1 AND e.person = $2 AND e.day = $3 AND r.region > $4 GROUP BY r.region ORDER BY r.region LIMIT $5;

-- name: deed_day_clear
-- takes: organisation int, person int, day int
DELETE FROM deed_day WHERE organisation = $1 AND person = $2 AND day = $3;

-- name: deed_day_sum
-- takes: organisation int, person int, day int, after_leg int, after_item text, most int
-- each: leg int, item text, n int, seconds int, n_untimed int, last int
SELECT leg, item, COUNT(*), CAST(SUM(seconds) AS BIGINT), COUNT(*) - COUNT(east_s), COALESCE(MAX(CASE WHEN east_s IS NOT NULL THEN at END), -9223372036854775808)
FROM deed WHERE organisation = $1 AND person = $2 AND day = $3 AND (leg, item) > ($4, $5) GROUP BY leg, item ORDER BY leg, item LIMIT $6;

-- name: entry_day_erase
-- takes: organisation int, person int
DELETE FROM entry_day WHERE organisation = $1 AND person = $2;

-- name: region_day_erase
-- takes: organisation int, person int
DELETE FROM region_day WHERE organisation = $1 AND person = $2;

-- name: deed_day_erase
-- takes: organisation int, person int
DELETE FROM deed_day WHERE organisation = $1 AND person = $2;

-- ---- reads ----

-- name: entry_day_list
-- takes: organisation int, person int, first int, last int
-- each: day int, n int, pain_n int, pain_sum int, worst int, low int, beside_n besides, beside_sum besides
SELECT day, n, pain_n, pain_sum, worst, low, {{besides: @_n}}, {{besides: @_sum}} FROM entry_day
WHERE organisation = $1 AND person = $2 AND day BETWEEN $3 AND $4 ORDER BY day;

-- name: deed_day_list
-- takes: organisation int, person int, first int, last int
-- each: day int, leg int, n int, seconds int
SELECT day, leg, CAST(SUM(n) AS BIGINT), CAST(SUM(seconds) AS BIGINT) FROM deed_day WHERE organisation = $1 AND person = $2 AND day BETWEEN $3 AND $4 GROUP BY day, leg ORDER BY day, leg;

-- What was done on these days; `last` is the least of 64 bits where it is not known.
-- name: deed_item_list
-- takes: organisation int, person int, first int, last int
-- each: day int, leg int, item text, n int, seconds int, n_untimed int, last_at int
SELECT day, leg, item, n, seconds, n_untimed, COALESCE(last, -9223372036854775808) FROM deed_day
WHERE organisation = $1 AND person = $2 AND day BETWEEN $3 AND $4 ORDER BY day, leg, item;

-- Of one leg, the newest first, so many.
-- name: deed_item_newest
-- takes: organisation int, person int, leg int, first int, last int, most int
-- each: as deed_item_list
SELECT day, leg, item, n, seconds, n_untimed, COALESCE(last, -9223372036854775808) FROM deed_day
WHERE organisation = $1 AND person = $2 AND leg = $3 AND day BETWEEN $4 AND $5 ORDER BY day DESC, item LIMIT $6;

-- The newest day on which one thing was done.
-- name: deed_item_latest
-- takes: organisation int, person int, item text, first int, last int
-- each: as deed_item_list
SELECT day, leg, item, n, seconds, n_untimed, COALESCE(last, -9223372036854775808) FROM deed_day
WHERE organisation = $1 AND person = $2 AND item = $3 AND day BETWEEN $4 AND $5 ORDER BY day DESC, last DESC LIMIT 1;

-- On how many days one thing was done.
-- name: deed_item_days
-- takes: organisation int, person int, item text, first int, last int
-- one: n int
SELECT COUNT(DISTINCT day) FROM deed_day WHERE organisation = $1 AND person = $2 AND item = $3 AND day BETWEEN $4 AND $5;

-- What was done for one leg, by its item: on how many days; the most often done first, so many.
-- name: deed_item_tally
-- takes: organisation int, person int, leg int, first int, last int, most int
-- each: item text, days int
SELECT item, COUNT(*) AS days FROM deed_day WHERE organisation = $1 AND person = $2 AND leg = $3 AND day BETWEEN $4 AND $5 GROUP BY item ORDER BY days DESC, MIN(day), item
LIMIT $6;

-- The first days on which one thing was done.
-- name: deed_item_dates
-- takes: organisation int, person int, item text, leg int, first int, last int, most int
-- each: as plan_first_day
SELECT day FROM deed_day WHERE organisation = $1 AND person = $2 AND item = $3 AND leg = $4 AND day BETWEEN $5 AND $6 ORDER BY day LIMIT $7;

-- Where it hurt in each span of days.
-- name: region_span_list
-- takes: organisation int, person int, first int, last int, span int
-- each: day int, region text, n int, intensity_sum int
WITH wish (organisation, person, first, last, span) AS (VALUES ($1, $2, $3, $4, $5))
SELECT first + (day - first) / span * span AS start, region, CAST(SUM(n) AS BIGINT), CAST(SUM(intensity_sum) AS BIGINT) FROM region_day, wish
WHERE region_day.organisation = wish.organisation AND region_day.person = wish.person AND day BETWEEN first AND last GROUP BY start, region ORDER BY start, region LIMIT 2000;

-- The last time that a thing was done on a day.
-- name: deed_last_of
-- takes: organisation int, person int, day int, item text
-- each: as deed_list
SELECT id, day, at, COALESCE(east_s, -2147483648), leg, item, seconds, origin FROM deed
WHERE organisation = $1 AND person = $2 AND day = $3 AND item = $4 ORDER BY at DESC, id DESC LIMIT 1;

-- The last entry of a day that tells how it was then.
-- name: entry_last_of
-- takes: organisation int, person int, day int
-- each: as entry_list
SELECT id, day, at, COALESCE(east_s, -2147483648), {{gauges: COALESCE(@, -1)}}, set_off, medicines, note
FROM entry WHERE organisation = $1 AND person = $2 AND day = $3 AND pain_now IS NOT NULL ORDER BY at DESC, id DESC LIMIT 1;

-- The last entry of a day with less pain than this.
-- name: entry_below
-- takes: organisation int, person int, day int, pain int
-- each: as entry_list
SELECT id, day, at, COALESCE(east_s, -2147483648), {{gauges: COALESCE(@, -1)}}, set_off, medicines, note
FROM entry WHERE organisation = $1 AND person = $2 AND day = $3 AND pain_now < $4 ORDER BY at DESC, id DESC LIMIT 1;

-- The entry that comes after one in the order of the diary and tells how it was then.
-- name: entry_after
-- takes: organisation int, person int, id int
-- each: as entry_list
SELECT id, day, at, COALESCE(east_s, -2147483648), {{gauges: COALESCE(@, -1)}}, set_off, medicines, note
FROM entry WHERE organisation = $1 AND person = $2 AND (day, at, id) > (SELECT day, at, id FROM entry WHERE organisation = $1 AND person = $2 AND id = $3)
	AND pain_now IS NOT NULL ORDER BY day, at, id LIMIT 1;

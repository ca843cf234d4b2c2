-- What a long look back needs: counted here, so that ten years are read as few numbers. The first span begins on day `first`, each is named by its
-- first day.

-- name: first_day
-- takes: person int
-- each: as plan_first_day
WITH wish (person) AS (VALUES ($1))
SELECT MIN(day) FROM (SELECT * FROM (SELECT day FROM entry WHERE person = (SELECT person FROM wish) ORDER BY day LIMIT 1)
	UNION ALL SELECT * FROM (SELECT day FROM deed WHERE person = (SELECT person FROM wish) ORDER BY day LIMIT 1))
HAVING COUNT(*) > 0;

-- A day counts once, whatever was written down on it; means are in tenths and rounded, -1 when nothing was given.
-- name: entry_span_list
-- takes: person int, first int, last int, span int
-- each: day int, days int, pain int, worst int, sleep_days int, sleep int, mood_days int, mood int
WITH wish (person, first, last, span) AS (VALUES ($1, $2, $3, $4)),
one AS (SELECT day, (10 * SUM(COALESCE(pain_average, pain_now)) + COUNT(COALESCE(pain_average, pain_now)) / 2)
			/ COUNT(COALESCE(pain_average, pain_now)) AS pain,
		MAX(MAX(COALESCE(pain_now, -1), COALESCE(pain_worst, -1), COALESCE(pain_average, -1))) AS worst,
		(10 * SUM(sleep) + COUNT(sleep) / 2) / COUNT(sleep) AS sleep, (10 * SUM(mood) + COUNT(mood) / 2) / COUNT(mood) AS mood
	FROM entry, wish WHERE entry.person = wish.person AND day BETWEEN first AND last GROUP BY day)
SELECT first + (day - first) / span * span AS start, COUNT(pain), COALESCE((2 * SUM(pain) + COUNT(pain)) / (2 * COUNT(pain)), -1), MAX(worst),
	COUNT(sleep), COALESCE((2 * SUM(sleep) + COUNT(sleep)) / (2 * COUNT(sleep)), -1),
	COUNT(mood), COALESCE((2 * SUM(mood) + COUNT(mood)) / (2 * COUNT(mood)), -1)
FROM one, wish GROUP BY start ORDER BY start;

-- name: deed_span_list
-- takes: person int, first int, last int, span int
-- each: day int, leg int, days int, seconds int
WITH wish (person, first, last, span) AS (VALUES ($1, $2, $3, $4))
SELECT first + (day - first) / span * span AS start, leg, COUNT(DISTINCT day), SUM(seconds) FROM deed, wish
WHERE deed.person = wish.person AND day BETWEEN first AND last GROUP BY start, leg ORDER BY start, leg;

-- name: break_span_list
-- takes: person int, first int, last int, span int
-- each: day int, taken int
WITH wish (person, first, last, span) AS (VALUES ($1, $2, $3, $4))
SELECT first + (day - first) / span * span AS start, COUNT(*) FROM desk_break, wish
WHERE desk_break.person = wish.person AND day BETWEEN first AND last AND outcome IN ('taken', 'own') GROUP BY start ORDER BY start;

-- Without their texts, which are long.
-- name: plan_day_list
-- takes: person int
-- each: id int, day int, why text
SELECT id, day, why FROM plan WHERE person = $1 ORDER BY id;

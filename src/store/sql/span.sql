-- What a long look back needs: counted here, so that ten years are read as few numbers. The first span begins on day `first`, each is named by its
-- first day.

-- name: first_day
-- takes: organisation int, person int
-- each: as plan_first_day
SELECT MIN(day) FROM (SELECT * FROM (SELECT day FROM entry_day WHERE organisation = $1 AND person = $2 ORDER BY day LIMIT 1) AS told
	UNION ALL SELECT * FROM (SELECT day FROM deed_day WHERE organisation = $1 AND person = $2 ORDER BY day LIMIT 1) AS done) AS ever
HAVING COUNT(*) > 0;

-- A day counts once, however often it was written down (core/mean.h); means are in tenths and rounded, -1 when nothing was given.
-- name: entry_span_list
-- takes: organisation int, person int, first int, last int, span int
-- each: day int, days int, pain int, worst int, beside_days besides, beside besides
WITH wish (organisation, person, first, last, span) AS (VALUES ($1, $2, $3, $4, $5)),
one AS (SELECT first + (day - first) / span * span AS start, (10 * pain_sum + pain_n / 2) / NULLIF(pain_n, 0) AS pain, worst,
		{{besides: (10 * @_sum + @_n / 2) / NULLIF(@_n, 0) AS @}}
	FROM entry_day, wish WHERE entry_day.organisation = wish.organisation AND entry_day.person = wish.person AND day BETWEEN first AND last)
SELECT start, COUNT(pain), COALESCE((2 * CAST(SUM(pain) AS BIGINT) + COUNT(pain)) / (2 * COUNT(pain)), -1), MAX(worst),
	{{besides: COUNT(@)}}, {{besides: COALESCE((2 * CAST(SUM(@) AS BIGINT) + COUNT(@)) / (2 * COUNT(@)), -1)}}
FROM one GROUP BY start ORDER BY start;

-- name: deed_span_list
-- takes: organisation int, person int, first int, last int, span int
-- each: day int, leg int, days int, seconds int
WITH wish (organisation, person, first, last, span) AS (VALUES ($1, $2, $3, $4, $5))
SELECT first + (day - first) / span * span AS start, leg, COUNT(DISTINCT day), CAST(SUM(seconds) AS BIGINT) FROM deed_day, wish
WHERE deed_day.organisation = wish.organisation AND deed_day.person = wish.person AND day BETWEEN first AND wish.last
GROUP BY start, leg ORDER BY start, leg;

-- name: break_span_list
-- takes: organisation int, person int, first int, last int, span int
-- each: day int, taken int
WITH wish (organisation, person, first, last, span) AS (VALUES ($1, $2, $3, $4, $5))
SELECT first + (day - first) / span * span AS start, COUNT(*) FROM desk_break, wish
WHERE desk_break.organisation = wish.organisation AND desk_break.person = wish.person AND day BETWEEN first AND last AND outcome IN ('taken', 'own')
GROUP BY start ORDER BY start;

-- What became of the breaks.
-- name: break_outcome_list
-- takes: organisation int, person int, first int, last int, span int
-- each: day int, outcome text, n int
WITH wish (organisation, person, first, last, span) AS (VALUES ($1, $2, $3, $4, $5))
SELECT first + (day - first) / span * span AS start, outcome, COUNT(*) FROM desk_break, wish
WHERE desk_break.organisation = wish.organisation AND desk_break.person = wish.person AND day BETWEEN first AND last GROUP BY start, outcome ORDER BY start, outcome;

-- Without their texts, which are long: those of these days, the newest first, so many.
-- name: plan_day_newest
-- takes: organisation int, person int, first int, last int, most int
-- each: id int, day int, why text
SELECT id, day, why FROM plan WHERE organisation = $1 AND person = $2 AND day BETWEEN $3 AND $4 ORDER BY id DESC LIMIT $5;

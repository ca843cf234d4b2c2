-- The sixth schema: sums of a day, so that a page costs the same however often a day was written down; and the ways into the diary that pages need.
--
-- The views say what is summed, once. The tables hold it for the days that have something; the writer keeps them in the transaction of each change
-- (src/store/change.c), and a day can be summed anew at any time.
--
-- script: schema_6
PRAGMA user_version = 6;

-- One entry as it counts for its day: the pain that was said of the day, or else of the moment. Where nothing was given, worst is -1 and low is 11.
CREATE VIEW entry_part AS
SELECT person, id, day, 1 AS n,
	CASE WHEN COALESCE(pain_average, pain_now) IS NULL THEN 0 ELSE 1 END AS pain_n, COALESCE(pain_average, pain_now, 0) AS pain_sum,
	MAX(COALESCE(pain_now, -1), COALESCE(pain_worst, -1), COALESCE(pain_average, -1)) AS worst, COALESCE(pain_now, 11) AS low,
	CASE WHEN sleep IS NULL THEN 0 ELSE 1 END AS sleep_n, COALESCE(sleep, 0) AS sleep_sum,
	CASE WHEN mood IS NULL THEN 0 ELSE 1 END AS mood_n, COALESCE(mood, 0) AS mood_sum
FROM entry;

CREATE VIEW entry_day_sum AS
SELECT person, day, SUM(n) AS n, SUM(pain_n) AS pain_n, SUM(pain_sum) AS pain_sum, MAX(worst) AS worst, MIN(low) AS low, SUM(sleep_n) AS sleep_n,
	SUM(sleep_sum) AS sleep_sum, SUM(mood_n) AS mood_n, SUM(mood_sum) AS mood_sum
FROM entry_part GROUP BY person, day;

CREATE TABLE entry_day (
	person INTEGER NOT NULL REFERENCES person (id),
	day INTEGER NOT NULL,
	n INTEGER NOT NULL,
	pain_n INTEGER NOT NULL,
	pain_sum INTEGER NOT NULL,
	worst INTEGER NOT NULL,
	low INTEGER NOT NULL,
	sleep_n INTEGER NOT NULL,
	sleep_sum INTEGER NOT NULL,
	mood_n INTEGER NOT NULL,
	mood_sum INTEGER NOT NULL,
	PRIMARY KEY (person, day)
) STRICT, WITHOUT ROWID;
INSERT INTO entry_day SELECT * FROM entry_day_sum;

-- Where it hurt on a day.
CREATE VIEW region_day_sum AS
SELECT e.person AS person, e.day AS day, r.region AS region, COUNT(*) AS n, SUM(r.intensity) AS intensity_sum
FROM entry e JOIN entry_region r ON r.person = e.person AND r.entry = e.id GROUP BY e.person, e.day, r.region;

CREATE TABLE region_day (
	person INTEGER NOT NULL REFERENCES person (id),
	day INTEGER NOT NULL,
	region TEXT NOT NULL,
	n INTEGER NOT NULL,
	intensity_sum INTEGER NOT NULL,
	PRIMARY KEY (person, day, region)
) STRICT, WITHOUT ROWID;
INSERT INTO region_day SELECT * FROM region_day_sum;

-- What was done on a day. `last` is when it was done last, NULL where that is not known because one of them has no time.
CREATE VIEW deed_day_sum AS
SELECT person, day, leg, item, COUNT(*) AS n, SUM(seconds) AS seconds, CASE WHEN COUNT(*) = COUNT(east_s) THEN MAX(at) END AS last
FROM deed GROUP BY person, day, leg, item;

CREATE TABLE deed_day (
	person INTEGER NOT NULL REFERENCES person (id),
	day INTEGER NOT NULL,
	leg INTEGER NOT NULL,
	item TEXT NOT NULL,
	n INTEGER NOT NULL,
	seconds INTEGER NOT NULL,
	last INTEGER,
	PRIMARY KEY (person, day, leg, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX deed_day_by_item ON deed_day (person, item, day);
INSERT INTO deed_day SELECT * FROM deed_day_sum;

-- Breaks of a day by what became of them.
CREATE INDEX desk_break_by_outcome ON desk_break (person, day, outcome);

-- Notes and medicines are read without the entries that have none, marks without those that are over.
CREATE INDEX entry_noted ON entry (person, day, at, id) WHERE note <> '';
CREATE INDEX entry_medicated ON entry (person, day, at, id) WHERE medicines <> '';
CREATE INDEX mark_by_last ON mark (person, last);
CREATE INDEX mark_by_first ON mark (person, first);

-- The eighth schema: sums of a day, so that a page costs the same however often a day was written down; and the ways into the diary that pages need.
--
-- A row for each day that has something. The writer keeps them in the transaction of each change (src/store/change.c, src/store/sql/sum.sql).
--
-- script: schema_8
PRAGMA user_version = 8;

-- An entry counts for its day with the pain that was said of the day, or else of the moment. Where nothing was given, worst is -1 and low is 11.
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
INSERT INTO entry_day
SELECT person, day, COUNT(*), COUNT(COALESCE(pain_average, pain_now)), COALESCE(SUM(COALESCE(pain_average, pain_now)), 0),
	MAX(MAX(COALESCE(pain_now, -1), COALESCE(pain_worst, -1), COALESCE(pain_average, -1))), MIN(COALESCE(pain_now, 11)),
	COUNT(sleep), COALESCE(SUM(sleep), 0), COUNT(mood), COALESCE(SUM(mood), 0)
FROM entry GROUP BY person, day;

-- Where it hurt on a day.
CREATE TABLE region_day (
	person INTEGER NOT NULL REFERENCES person (id),
	day INTEGER NOT NULL,
	region TEXT NOT NULL,
	n INTEGER NOT NULL,
	intensity_sum INTEGER NOT NULL,
	PRIMARY KEY (person, day, region)
) STRICT, WITHOUT ROWID;
INSERT INTO region_day
SELECT e.person, e.day, r.region, COUNT(*), SUM(r.intensity)
FROM entry e JOIN entry_region r ON r.person = e.person AND r.entry = e.id GROUP BY e.person, e.day, r.region;

-- What was done on a day. `last` is the last time that is known, NULL without one; `n_untimed` are those of which only the day is known.
CREATE TABLE deed_day (
	person INTEGER NOT NULL REFERENCES person (id),
	day INTEGER NOT NULL,
	leg INTEGER NOT NULL,
	item TEXT NOT NULL,
	n INTEGER NOT NULL,
	seconds INTEGER NOT NULL,
	n_untimed INTEGER NOT NULL,
	last INTEGER,
	PRIMARY KEY (person, day, leg, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX deed_day_by_item ON deed_day (person, item, day);
INSERT INTO deed_day
SELECT person, day, leg, item, COUNT(*), SUM(seconds), COUNT(*) - COUNT(east_s), MAX(CASE WHEN east_s IS NOT NULL THEN at END)
FROM deed GROUP BY person, day, leg, item;

-- Breaks of a day by what became of them.
CREATE INDEX desk_break_by_outcome ON desk_break (person, day, outcome);

-- Notes and medicines are read without the entries that have none, marks without those that are over.
CREATE INDEX entry_noted ON entry (person, day, at, id) WHERE note <> '';
CREATE INDEX entry_medicated ON entry (person, day, at, id) WHERE medicines <> '';
CREATE INDEX mark_by_last ON mark (person, last);
CREATE INDEX mark_by_first ON mark (person, first);

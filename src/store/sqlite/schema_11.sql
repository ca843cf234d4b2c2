-- The eleventh schema: every record belongs to an organisation and a person, and every key begins with the two. A file of one's own is organisation 1, person 1.
--
-- SQLite cannot change a key: what the tables hold is put aside, and they are made anew.
--
-- script: schema_11
PRAGMA user_version = 11;

CREATE TABLE organisation (
	id INTEGER PRIMARY KEY
) STRICT;
INSERT INTO organisation (id) VALUES (1);

CREATE TEMP TABLE old_person AS SELECT * FROM person;
CREATE TEMP TABLE old_request AS SELECT * FROM request;
CREATE TEMP TABLE old_answer AS SELECT * FROM answer;
CREATE TEMP TABLE old_cleared AS SELECT * FROM cleared;
CREATE TEMP TABLE old_entry AS SELECT * FROM entry;
CREATE TEMP TABLE old_entry_region AS SELECT * FROM entry_region;
CREATE TEMP TABLE old_activity AS SELECT * FROM activity;
CREATE TEMP TABLE old_entry_score AS SELECT * FROM entry_score;
CREATE TEMP TABLE old_deed AS SELECT * FROM deed;
CREATE TEMP TABLE old_mark AS SELECT * FROM mark;
CREATE TEMP TABLE old_trial AS SELECT * FROM trial;
CREATE TEMP TABLE old_trial_day AS SELECT * FROM trial_day;
CREATE TEMP TABLE old_desk_break AS SELECT * FROM desk_break;
CREATE TEMP TABLE old_desk_day AS SELECT * FROM desk_day;
CREATE TEMP TABLE old_plan AS SELECT * FROM plan;
CREATE TEMP TABLE old_reassessment AS SELECT * FROM reassessment;
CREATE TEMP TABLE old_setting AS SELECT * FROM setting;
CREATE TEMP TABLE old_intention AS SELECT * FROM intention;

DROP TABLE entry_region;
DROP TABLE entry_score;
DROP TABLE trial_day;
DROP TABLE entry_day;
DROP TABLE region_day;
DROP TABLE deed_day;
DROP TABLE request;
DROP TABLE answer;
DROP TABLE cleared;
DROP TABLE entry;
DROP TABLE activity;
DROP TABLE deed;
DROP TABLE mark;
DROP TABLE trial;
DROP TABLE desk_break;
DROP TABLE desk_day;
DROP TABLE plan;
DROP TABLE reassessment;
DROP TABLE setting;
DROP TABLE intention;
DROP TABLE person;

CREATE TABLE person (
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	id INTEGER NOT NULL,
	last_id INTEGER NOT NULL DEFAULT 0, -- the id that was given last to something of this person
	identity TEXT NOT NULL DEFAULT '', -- what tells this record from every other
	PRIMARY KEY (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO person (organisation, id, last_id, identity)
SELECT 1, id, last_id, identity FROM old_person;
DROP TABLE old_person;

CREATE TABLE request (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	request TEXT NOT NULL,
	part INTEGER NOT NULL,
	kind INTEGER NOT NULL, -- enum change_kind
	made INTEGER NOT NULL, -- the id of what was made or meant, 0 for what has no id
	asked INTEGER NOT NULL DEFAULT 0,
	number INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (organisation, person, request, part),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO request (organisation, person, request, part, kind, made, asked, number)
SELECT 1, person, request, part, kind, made, asked, number FROM old_request;
DROP TABLE old_request;

CREATE TABLE answer (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	question TEXT NOT NULL,
	value TEXT NOT NULL,
	at INTEGER NOT NULL,
	east_s INTEGER NOT NULL DEFAULT 0 CHECK (east_s BETWEEN -50400 AND 50400),
	no_on INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (organisation, person, question),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO answer (organisation, person, question, value, at, east_s, no_on)
SELECT 1, person, question, value, at, east_s, no_on FROM old_answer;
DROP TABLE old_answer;

CREATE TABLE cleared (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	rule TEXT NOT NULL,
	day INTEGER NOT NULL,
	at INTEGER NOT NULL,
	east_s INTEGER NOT NULL DEFAULT 0 CHECK (east_s BETWEEN -50400 AND 50400),
	ended INTEGER NOT NULL DEFAULT 0,
	why TEXT NOT NULL DEFAULT '' CHECK (why IN ('', 'again', 'new')),
	PRIMARY KEY (organisation, person, rule),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO cleared (organisation, person, rule, day, at, east_s, ended, why)
SELECT 1, person, rule, day, at, east_s, ended, why FROM old_cleared;
DROP TABLE old_cleared;

CREATE TABLE entry (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	id INTEGER NOT NULL,
	day INTEGER NOT NULL,
	at INTEGER NOT NULL,
	east_s INTEGER CHECK (east_s BETWEEN -50400 AND 50400),
	pain_now INTEGER CHECK (pain_now BETWEEN 0 AND 10),
	pain_worst INTEGER CHECK (pain_worst BETWEEN 0 AND 10),
	pain_average INTEGER CHECK (pain_average BETWEEN 0 AND 10),
	sleep INTEGER CHECK (sleep BETWEEN 0 AND 10),
	mood INTEGER CHECK (mood BETWEEN 0 AND 10),
	medicines TEXT NOT NULL DEFAULT '' CHECK (length(CAST(medicines AS BLOB)) <= 2000),
	note TEXT NOT NULL CHECK (length(CAST(note AS BLOB)) <= 2000),
	set_off INTEGER NOT NULL DEFAULT 0 CHECK (set_off BETWEEN 0 AND 15), -- a bit for each thing that may have set the pain off (src/record/set_off.h)
	PRIMARY KEY (organisation, person, id),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO entry (organisation, person, id, day, at, east_s, pain_now, pain_worst, pain_average, sleep, mood, medicines, note, set_off)
SELECT 1, person, id, day, at, east_s, pain_now, pain_worst, pain_average, sleep, mood, medicines, note, set_off FROM old_entry;
DROP TABLE old_entry;

CREATE TABLE entry_region (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	entry INTEGER NOT NULL,
	region TEXT NOT NULL,
	intensity INTEGER NOT NULL CHECK (intensity BETWEEN 0 AND 10),
	PRIMARY KEY (organisation, person, entry, region),
	FOREIGN KEY (organisation, person, entry) REFERENCES entry (organisation, person, id)
) STRICT, WITHOUT ROWID;
INSERT INTO entry_region (organisation, person, entry, region, intensity)
SELECT 1, person, entry, region, intensity FROM old_entry_region;
DROP TABLE old_entry_region;

CREATE TABLE activity (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	id INTEGER NOT NULL,
	words TEXT NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER NOT NULL CHECK (until >= since),
	PRIMARY KEY (organisation, person, id),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO activity (organisation, person, id, words, since, until)
SELECT 1, person, id, words, since, until FROM old_activity;
DROP TABLE old_activity;

CREATE TABLE entry_score (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	entry INTEGER NOT NULL,
	activity INTEGER NOT NULL,
	score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
	PRIMARY KEY (organisation, person, entry, activity),
	FOREIGN KEY (organisation, person, entry) REFERENCES entry (organisation, person, id),
	FOREIGN KEY (organisation, person, activity) REFERENCES activity (organisation, person, id)
) STRICT, WITHOUT ROWID;
INSERT INTO entry_score (organisation, person, entry, activity, score)
SELECT 1, person, entry, activity, score FROM old_entry_score;
DROP TABLE old_entry_score;

CREATE TABLE deed (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	id INTEGER NOT NULL,
	day INTEGER NOT NULL,
	at INTEGER NOT NULL,
	east_s INTEGER CHECK (east_s BETWEEN -50400 AND 50400),
	leg INTEGER NOT NULL CHECK (leg BETWEEN 0 AND 2),
	item TEXT NOT NULL,
	seconds INTEGER NOT NULL CHECK (seconds >= 0),
	origin TEXT NOT NULL CHECK (origin IN ('session', 'log', 'break')),
	PRIMARY KEY (organisation, person, id),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO deed (organisation, person, id, day, at, east_s, leg, item, seconds, origin)
SELECT 1, person, id, day, at, east_s, leg, item, seconds, origin FROM old_deed;
DROP TABLE old_deed;

CREATE TABLE mark (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	id INTEGER NOT NULL,
	first INTEGER NOT NULL,
	last INTEGER NOT NULL CHECK (last >= first),
	kind TEXT NOT NULL CHECK (kind IN ('flare', 'ill', 'travel', 'other')),
	note TEXT NOT NULL CHECK (length(CAST(note AS BLOB)) <= 2000),
	PRIMARY KEY (organisation, person, id),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO mark (organisation, person, id, first, last, kind, note)
SELECT 1, person, id, first, last, kind, note FROM old_mark;
DROP TABLE old_mark;

CREATE TABLE trial (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	id INTEGER NOT NULL,
	begun INTEGER NOT NULL,
	text TEXT NOT NULL,
	ended INTEGER NOT NULL,
	why TEXT NOT NULL,
	PRIMARY KEY (organisation, person, id),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO trial (organisation, person, id, begun, text, ended, why)
SELECT 1, person, id, begun, text, ended, why FROM old_trial;
DROP TABLE old_trial;

CREATE TABLE trial_day (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	trial INTEGER NOT NULL,
	day INTEGER NOT NULL,
	kept INTEGER NOT NULL CHECK (kept IN (0, 1)),
	PRIMARY KEY (organisation, person, trial, day),
	FOREIGN KEY (organisation, person, trial) REFERENCES trial (organisation, person, id)
) STRICT, WITHOUT ROWID;
INSERT INTO trial_day (organisation, person, trial, day, kept)
SELECT 1, person, trial, day, kept FROM old_trial_day;
DROP TABLE old_trial_day;

CREATE TABLE desk_break (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	id INTEGER NOT NULL,
	day INTEGER NOT NULL,
	at INTEGER NOT NULL,
	east_s INTEGER CHECK (east_s BETWEEN -50400 AND 50400),
	outcome TEXT NOT NULL CHECK (outcome IN ('taken', 'own', 'skipped', 'snoozed', 'missed')),
	seconds INTEGER NOT NULL CHECK (seconds >= 0),
	item TEXT NOT NULL,
	why TEXT NOT NULL,
	PRIMARY KEY (organisation, person, id),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO desk_break (organisation, person, id, day, at, east_s, outcome, seconds, item, why)
SELECT 1, person, id, day, at, east_s, outcome, seconds, item, why FROM old_desk_break;
DROP TABLE old_desk_break;

CREATE TABLE desk_day (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	day INTEGER NOT NULL,
	longest_sitting_s INTEGER NOT NULL CHECK (longest_sitting_s >= 0),
	at_desk_s INTEGER NOT NULL CHECK (at_desk_s >= 0),
	PRIMARY KEY (organisation, person, day),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO desk_day (organisation, person, day, longest_sitting_s, at_desk_s)
SELECT 1, person, day, longest_sitting_s, at_desk_s FROM old_desk_day;
DROP TABLE old_desk_day;

CREATE TABLE plan (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	id INTEGER NOT NULL,
	day INTEGER NOT NULL,
	text TEXT NOT NULL,
	why TEXT NOT NULL,
	PRIMARY KEY (organisation, person, id),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO plan (organisation, person, id, day, text, why)
SELECT 1, person, id, day, text, why FROM old_plan;
DROP TABLE old_plan;

CREATE TABLE reassessment (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	id INTEGER NOT NULL,
	day INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (organisation, person, id),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO reassessment (organisation, person, id, day, text)
SELECT 1, person, id, day, text FROM old_reassessment;
DROP TABLE old_reassessment;

CREATE TABLE setting (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	key TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (organisation, person, key),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO setting (organisation, person, key, value)
SELECT 1, person, key, value FROM old_setting;
DROP TABLE old_setting;

CREATE TABLE intention (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	item TEXT NOT NULL,
	when_text TEXT NOT NULL,
	if_hard_text TEXT NOT NULL,
	PRIMARY KEY (organisation, person, item),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO intention (organisation, person, item, when_text, if_hard_text)
SELECT 1, person, item, when_text, if_hard_text FROM old_intention;
DROP TABLE old_intention;

-- Sums of days are made anew from the rows.
CREATE TABLE entry_day (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
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
	PRIMARY KEY (organisation, person, day),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO entry_day (organisation, person, day, n, pain_n, pain_sum, worst, low, sleep_n, sleep_sum, mood_n, mood_sum)
SELECT organisation, person, day, COUNT(*), COUNT(COALESCE(pain_average, pain_now)), COALESCE(SUM(COALESCE(pain_average, pain_now)), 0),
	MAX(MAX(COALESCE(pain_now, -1), COALESCE(pain_worst, -1), COALESCE(pain_average, -1))), MIN(COALESCE(pain_now, 11)),
	COUNT(sleep), COALESCE(SUM(sleep), 0), COUNT(mood), COALESCE(SUM(mood), 0)
FROM entry GROUP BY organisation, person, day;

CREATE TABLE region_day (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	day INTEGER NOT NULL,
	region TEXT NOT NULL,
	n INTEGER NOT NULL,
	intensity_sum INTEGER NOT NULL,
	PRIMARY KEY (organisation, person, day, region),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO region_day (organisation, person, day, region, n, intensity_sum)
SELECT e.organisation, e.person, e.day, r.region, COUNT(*), SUM(r.intensity)
FROM entry e JOIN entry_region r ON r.organisation = e.organisation AND r.person = e.person AND r.entry = e.id
GROUP BY e.organisation, e.person, e.day, r.region;

CREATE TABLE deed_day (
	organisation INTEGER NOT NULL,
	person INTEGER NOT NULL,
	day INTEGER NOT NULL,
	leg INTEGER NOT NULL,
	item TEXT NOT NULL,
	n INTEGER NOT NULL,
	seconds INTEGER NOT NULL,
	n_untimed INTEGER NOT NULL,
	last INTEGER,
	PRIMARY KEY (organisation, person, day, leg, item),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
) STRICT, WITHOUT ROWID;
INSERT INTO deed_day (organisation, person, day, leg, item, n, seconds, n_untimed, last)
SELECT organisation, person, day, leg, item, COUNT(*), SUM(seconds), COUNT(*) - COUNT(east_s), MAX(CASE WHEN east_s IS NOT NULL THEN at END)
FROM deed GROUP BY organisation, person, day, leg, item;

CREATE INDEX request_by_number ON request (organisation, person, number);
CREATE INDEX entry_by_day ON entry (organisation, person, day, at, id);
CREATE INDEX entry_noted ON entry (organisation, person, day, at, id) WHERE note <> '';
CREATE INDEX entry_medicated ON entry (organisation, person, day, at, id) WHERE medicines <> '';
CREATE INDEX entry_score_by_activity ON entry_score (organisation, person, activity);
CREATE INDEX deed_by_day ON deed (organisation, person, day, at, id);
CREATE INDEX deed_day_by_item ON deed_day (organisation, person, item, day);
CREATE INDEX desk_break_by_day ON desk_break (organisation, person, day, at, id);
CREATE INDEX desk_break_by_outcome ON desk_break (organisation, person, day, outcome);
CREATE INDEX mark_by_first ON mark (organisation, person, first);
CREATE INDEX mark_by_last ON mark (organisation, person, last);

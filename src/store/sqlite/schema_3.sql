-- The third schema: sleep, mood and medicines of an entry, own activities and their scores, marks, trials, breaks at the desk; and how old a request is.
--
-- script: schema_3
PRAGMA user_version = 3;

ALTER TABLE entry ADD COLUMN sleep INTEGER CHECK (sleep BETWEEN 0 AND 10);
ALTER TABLE entry ADD COLUMN mood INTEGER CHECK (mood BETWEEN 0 AND 10);
ALTER TABLE entry ADD COLUMN medicines TEXT NOT NULL DEFAULT '' CHECK (length(CAST(medicines AS BLOB)) <= 2000);

-- An own activity, in own words. A day that has not come stands as the last day there is, 9999-12-31.
CREATE TABLE activity (
	person INTEGER NOT NULL REFERENCES person (id),
	id INTEGER NOT NULL,
	words TEXT NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER NOT NULL CHECK (until >= since),
	PRIMARY KEY (person, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry_score (
	person INTEGER NOT NULL,
	entry INTEGER NOT NULL,
	activity INTEGER NOT NULL,
	score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
	PRIMARY KEY (person, entry, activity),
	FOREIGN KEY (person, entry) REFERENCES entry (person, id),
	FOREIGN KEY (person, activity) REFERENCES activity (person, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_score_by_activity ON entry_score (person, activity);

CREATE TABLE mark (
	person INTEGER NOT NULL REFERENCES person (id),
	id INTEGER NOT NULL,
	first INTEGER NOT NULL,
	last INTEGER NOT NULL CHECK (last >= first),
	kind TEXT NOT NULL CHECK (kind IN ('flare', 'ill', 'travel', 'other')),
	note TEXT NOT NULL CHECK (length(CAST(note AS BLOB)) <= 2000),
	PRIMARY KEY (person, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE trial (
	person INTEGER NOT NULL REFERENCES person (id),
	id INTEGER NOT NULL,
	begun INTEGER NOT NULL,
	text TEXT NOT NULL,
	ended INTEGER NOT NULL,
	why TEXT NOT NULL,
	PRIMARY KEY (person, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE trial_day (
	person INTEGER NOT NULL,
	trial INTEGER NOT NULL,
	day INTEGER NOT NULL,
	kept INTEGER NOT NULL CHECK (kept IN (0, 1)),
	PRIMARY KEY (person, trial, day),
	FOREIGN KEY (person, trial) REFERENCES trial (person, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE desk_break (
	person INTEGER NOT NULL REFERENCES person (id),
	id INTEGER NOT NULL,
	day INTEGER NOT NULL,
	at INTEGER NOT NULL,
	outcome TEXT NOT NULL CHECK (outcome IN ('taken', 'own', 'skipped', 'snoozed', 'missed')),
	seconds INTEGER NOT NULL CHECK (seconds >= 0),
	item TEXT NOT NULL,
	why TEXT NOT NULL,
	PRIMARY KEY (person, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_break_by_day ON desk_break (person, day, at, id);

CREATE TABLE desk_day (
	person INTEGER NOT NULL REFERENCES person (id),
	day INTEGER NOT NULL,
	longest_sitting_s INTEGER NOT NULL CHECK (longest_sitting_s >= 0),
	at_desk_s INTEGER NOT NULL CHECK (at_desk_s >= 0),
	PRIMARY KEY (person, day)
) STRICT, WITHOUT ROWID;

-- Counted up from request to request, the same for all parts of one; 0 for those of before.
ALTER TABLE request ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
CREATE INDEX request_by_number ON request (person, number);

-- The first schema of a SQLite file. A migration is never edited once released: the next number changes what this one made.
--
-- Everything belongs to a person and is kept in the order of the person, so that a page costs the same whether the file
-- holds one person or a million. Ids are counted per person and never used twice.
--
-- script: schema_1
PRAGMA application_id = 0x74727674; -- "trvt"
PRAGMA user_version = 1;

CREATE TABLE person (
	id INTEGER PRIMARY KEY,
	last_id INTEGER NOT NULL DEFAULT 0 -- the id that was given last to something of this person
) STRICT;
INSERT INTO person (id) VALUES (1);

-- What was asked for by which request, so that a retry finds what the first try did. A request may have several parts.
CREATE TABLE request (
	person INTEGER NOT NULL REFERENCES person (id),
	request TEXT NOT NULL,
	part INTEGER NOT NULL,
	kind INTEGER NOT NULL, -- enum change_kind
	made INTEGER NOT NULL, -- the id of what was made or meant, 0 for what has no id
	PRIMARY KEY (person, request, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
	person INTEGER NOT NULL REFERENCES person (id),
	question TEXT NOT NULL,
	value TEXT NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (person, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE cleared (
	person INTEGER NOT NULL REFERENCES person (id),
	rule TEXT NOT NULL,
	day INTEGER NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (person, rule)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
	person INTEGER NOT NULL REFERENCES person (id),
	id INTEGER NOT NULL,
	day INTEGER NOT NULL,
	at INTEGER NOT NULL,
	pain_now INTEGER NOT NULL CHECK (pain_now BETWEEN 0 AND 10),
	pain_worst INTEGER CHECK (pain_worst BETWEEN 0 AND 10),
	pain_average INTEGER CHECK (pain_average BETWEEN 0 AND 10),
	note TEXT NOT NULL CHECK (length(CAST(note AS BLOB)) <= 2000),
	PRIMARY KEY (person, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_by_day ON entry (person, day, at, id);

CREATE TABLE deed (
	person INTEGER NOT NULL REFERENCES person (id),
	id INTEGER NOT NULL,
	day INTEGER NOT NULL,
	at INTEGER NOT NULL,
	leg INTEGER NOT NULL CHECK (leg BETWEEN 0 AND 2),
	item TEXT NOT NULL,
	seconds INTEGER NOT NULL CHECK (seconds >= 0),
	origin TEXT NOT NULL CHECK (origin IN ('session', 'log', 'break')),
	PRIMARY KEY (person, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deed_by_day ON deed (person, day, at, id);

CREATE TABLE plan (
	person INTEGER NOT NULL REFERENCES person (id),
	id INTEGER NOT NULL,
	day INTEGER NOT NULL,
	text TEXT NOT NULL,
	why TEXT NOT NULL,
	PRIMARY KEY (person, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE reassessment (
	person INTEGER NOT NULL REFERENCES person (id),
	id INTEGER NOT NULL,
	day INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (person, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
	person INTEGER NOT NULL REFERENCES person (id),
	key TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (person, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE intention (
	person INTEGER NOT NULL REFERENCES person (id),
	item TEXT NOT NULL,
	when_text TEXT NOT NULL,
	if_hard_text TEXT NOT NULL,
	PRIMARY KEY (person, item)
) STRICT, WITHOUT ROWID;

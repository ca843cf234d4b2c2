-- The first schema of PostgreSQL, the same as that of SQLite with this number: a test compares the two (test/postgres/test_schema.c). A migration is never edited
-- once released: the next number changes what this one made, in both folders.
--
-- Every key, every index and every reference begins with the organisation, so that an engine that spreads tables over machines by it takes the schema as it is
-- (docs/scale.md). Texts are ordered by their bytes, as SQLite does, whatever the language of the database.
--
-- script: postgres_schema_12

CREATE TABLE organisation (
	id BIGINT NOT NULL,
	PRIMARY KEY (id)
);

CREATE TABLE person (
	organisation BIGINT NOT NULL REFERENCES organisation (id),
	id BIGINT NOT NULL,
	last_id BIGINT NOT NULL DEFAULT 0, -- the id that was given last to something of this person
	identity TEXT COLLATE "C" NOT NULL DEFAULT '', -- what tells this record from every other
	PRIMARY KEY (organisation, id)
);

CREATE TABLE request (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	request TEXT COLLATE "C" NOT NULL,
	part BIGINT NOT NULL,
	kind BIGINT NOT NULL, -- enum change_kind
	made BIGINT NOT NULL, -- the id of what was made or meant, 0 for what has no id
	asked BIGINT NOT NULL DEFAULT 0,
	number BIGINT NOT NULL DEFAULT 0,
	PRIMARY KEY (organisation, person, request, part),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);
CREATE INDEX request_by_number ON request (organisation, person, number);

CREATE TABLE answer (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	question TEXT COLLATE "C" NOT NULL,
	value TEXT COLLATE "C" NOT NULL,
	at BIGINT NOT NULL,
	east_s BIGINT NOT NULL DEFAULT 0 CHECK (east_s BETWEEN -50400 AND 50400),
	no_on BIGINT NOT NULL DEFAULT 0,
	PRIMARY KEY (organisation, person, question),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);

CREATE TABLE cleared (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	rule TEXT COLLATE "C" NOT NULL,
	day BIGINT NOT NULL,
	at BIGINT NOT NULL,
	east_s BIGINT NOT NULL DEFAULT 0 CHECK (east_s BETWEEN -50400 AND 50400),
	ended BIGINT NOT NULL DEFAULT 0,
	why TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (why IN ('', 'again', 'new')),
	PRIMARY KEY (organisation, person, rule),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);

CREATE TABLE entry (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	id BIGINT NOT NULL,
	day BIGINT NOT NULL,
	at BIGINT NOT NULL,
	east_s BIGINT CHECK (east_s BETWEEN -50400 AND 50400),
	pain_now BIGINT CHECK (pain_now BETWEEN 0 AND 10),
	pain_worst BIGINT CHECK (pain_worst BETWEEN 0 AND 10),
	pain_average BIGINT CHECK (pain_average BETWEEN 0 AND 10),
	sleep BIGINT CHECK (sleep BETWEEN 0 AND 10),
	mood BIGINT CHECK (mood BETWEEN 0 AND 10),
	medicines TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (octet_length(medicines) <= 2000),
	note TEXT COLLATE "C" NOT NULL CHECK (octet_length(note) <= 2000),
	set_off BIGINT NOT NULL DEFAULT 0 CHECK (set_off BETWEEN 0 AND 15), -- a bit for each thing that may have set the pain off (src/app/set_off.h)
	PRIMARY KEY (organisation, person, id),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);
CREATE INDEX entry_by_day ON entry (organisation, person, day, at, id);
CREATE INDEX entry_noted ON entry (organisation, person, day, at, id) WHERE note <> '';
CREATE INDEX entry_medicated ON entry (organisation, person, day, at, id) WHERE medicines <> '';

CREATE TABLE entry_region (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	entry BIGINT NOT NULL,
	region TEXT COLLATE "C" NOT NULL,
	intensity BIGINT NOT NULL CHECK (intensity BETWEEN 0 AND 10),
	PRIMARY KEY (organisation, person, entry, region),
	FOREIGN KEY (organisation, person, entry) REFERENCES entry (organisation, person, id)
);

CREATE TABLE activity (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	id BIGINT NOT NULL,
	words TEXT COLLATE "C" NOT NULL,
	since BIGINT NOT NULL,
	until BIGINT NOT NULL CHECK (until >= since),
	PRIMARY KEY (organisation, person, id),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);

CREATE TABLE entry_score (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	entry BIGINT NOT NULL,
	activity BIGINT NOT NULL,
	score BIGINT NOT NULL CHECK (score BETWEEN 0 AND 10),
	PRIMARY KEY (organisation, person, entry, activity),
	FOREIGN KEY (organisation, person, entry) REFERENCES entry (organisation, person, id),
	FOREIGN KEY (organisation, person, activity) REFERENCES activity (organisation, person, id)
);
CREATE INDEX entry_score_by_activity ON entry_score (organisation, person, activity);

CREATE TABLE deed (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	id BIGINT NOT NULL,
	day BIGINT NOT NULL,
	at BIGINT NOT NULL,
	east_s BIGINT CHECK (east_s BETWEEN -50400 AND 50400),
	leg BIGINT NOT NULL CHECK (leg BETWEEN 0 AND 2),
	item TEXT COLLATE "C" NOT NULL,
	seconds BIGINT NOT NULL CHECK (seconds >= 0),
	origin TEXT COLLATE "C" NOT NULL CHECK (origin IN ('session', 'log', 'break')),
	PRIMARY KEY (organisation, person, id),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);
CREATE INDEX deed_by_day ON deed (organisation, person, day, at, id);

CREATE TABLE mark (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	id BIGINT NOT NULL,
	first BIGINT NOT NULL,
	last BIGINT NOT NULL CHECK (last >= first),
	kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('flare', 'ill', 'travel', 'other')),
	note TEXT COLLATE "C" NOT NULL CHECK (octet_length(note) <= 2000),
	PRIMARY KEY (organisation, person, id),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);
CREATE INDEX mark_by_first ON mark (organisation, person, first);
CREATE INDEX mark_by_last ON mark (organisation, person, last);

CREATE TABLE trial (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	id BIGINT NOT NULL,
	begun BIGINT NOT NULL,
	text TEXT COLLATE "C" NOT NULL,
	ended BIGINT NOT NULL,
	why TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (organisation, person, id),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);

CREATE TABLE trial_day (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	trial BIGINT NOT NULL,
	day BIGINT NOT NULL,
	kept BIGINT NOT NULL CHECK (kept IN (0, 1)),
	PRIMARY KEY (organisation, person, trial, day),
	FOREIGN KEY (organisation, person, trial) REFERENCES trial (organisation, person, id)
);

CREATE TABLE desk_break (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	id BIGINT NOT NULL,
	day BIGINT NOT NULL,
	at BIGINT NOT NULL,
	east_s BIGINT CHECK (east_s BETWEEN -50400 AND 50400),
	outcome TEXT COLLATE "C" NOT NULL CHECK (outcome IN ('taken', 'own', 'skipped', 'snoozed', 'missed')),
	seconds BIGINT NOT NULL CHECK (seconds >= 0),
	item TEXT COLLATE "C" NOT NULL,
	why TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (organisation, person, id),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);
CREATE INDEX desk_break_by_day ON desk_break (organisation, person, day, at, id);
CREATE INDEX desk_break_by_outcome ON desk_break (organisation, person, day, outcome);

CREATE TABLE desk_day (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	day BIGINT NOT NULL,
	longest_sitting_s BIGINT NOT NULL CHECK (longest_sitting_s >= 0),
	at_desk_s BIGINT NOT NULL CHECK (at_desk_s >= 0),
	PRIMARY KEY (organisation, person, day),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);

CREATE TABLE plan (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	id BIGINT NOT NULL,
	day BIGINT NOT NULL,
	text TEXT COLLATE "C" NOT NULL,
	why TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (organisation, person, id),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);

CREATE TABLE reassessment (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	id BIGINT NOT NULL,
	day BIGINT NOT NULL,
	text TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (organisation, person, id),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);

CREATE TABLE setting (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	key TEXT COLLATE "C" NOT NULL,
	value TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (organisation, person, key),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);

CREATE TABLE intention (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	item TEXT COLLATE "C" NOT NULL,
	when_text TEXT COLLATE "C" NOT NULL,
	if_hard_text TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (organisation, person, item),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);

-- Sums of days.
CREATE TABLE entry_day (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	day BIGINT NOT NULL,
	n BIGINT NOT NULL,
	pain_n BIGINT NOT NULL,
	pain_sum BIGINT NOT NULL,
	worst BIGINT NOT NULL,
	low BIGINT NOT NULL,
	sleep_n BIGINT NOT NULL,
	sleep_sum BIGINT NOT NULL,
	mood_n BIGINT NOT NULL,
	mood_sum BIGINT NOT NULL,
	PRIMARY KEY (organisation, person, day),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);

CREATE TABLE region_day (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	day BIGINT NOT NULL,
	region TEXT COLLATE "C" NOT NULL,
	n BIGINT NOT NULL,
	intensity_sum BIGINT NOT NULL,
	PRIMARY KEY (organisation, person, day, region),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);

CREATE TABLE deed_day (
	organisation BIGINT NOT NULL,
	person BIGINT NOT NULL,
	day BIGINT NOT NULL,
	leg BIGINT NOT NULL,
	item TEXT COLLATE "C" NOT NULL,
	n BIGINT NOT NULL,
	seconds BIGINT NOT NULL,
	n_untimed BIGINT NOT NULL,
	last BIGINT,
	PRIMARY KEY (organisation, person, day, leg, item),
	FOREIGN KEY (organisation, person) REFERENCES person (organisation, id)
);
CREATE INDEX deed_day_by_item ON deed_day (organisation, person, item, day);

-- The clinic as it is now: which of its files counts, and the counter of its ids, which are never given twice.
CREATE TABLE clinic (
	organisation BIGINT NOT NULL,
	version BIGINT NOT NULL, -- of clinic_file
	identity TEXT COLLATE "C" NOT NULL,   -- tells its visits from those of every other, in calendars
	is_test BIGINT NOT NULL, -- 1: it was made with a clock of its own (--now), and only such a clinic takes another time than the true one
	last_id BIGINT NOT NULL,
	PRIMARY KEY (organisation)
);

-- Each file that was loaded, as it was written.
CREATE TABLE clinic_file (
	organisation BIGINT NOT NULL,
	version BIGINT NOT NULL,
	at BIGINT NOT NULL,
	file TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (organisation, version)
);

-- What the ids of the file are called here, for good: a number is never given to another. Kinds: practitioner, assistant, room, equipment, place, patient.
CREATE TABLE resource (
	organisation BIGINT NOT NULL,
	number BIGINT NOT NULL,
	kind BIGINT NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (organisation, number),
	UNIQUE (organisation, kind, id)
);

-- Someone who is treated; `number` is that of a resource, because nobody is in two places at a time.
CREATE TABLE patient (
	organisation BIGINT NOT NULL,
	number BIGINT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	email TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (organisation, number)
);
CREATE INDEX patient_by_name ON patient (organisation, name, number);

-- A visit keeps the civil time that was agreed on, its zone and its instant. `until`: a hold counts so long, 0 when it is cancelled.
CREATE TABLE visit (
	organisation BIGINT NOT NULL,
	id BIGINT NOT NULL,
	version BIGINT NOT NULL, -- how often it was changed
	state BIGINT NOT NULL,   -- 1 held, 2 booked, 3 cancelled
	until BIGINT NOT NULL,
	service TEXT COLLATE "C" NOT NULL,
	practitioner BIGINT NOT NULL,
	place BIGINT NOT NULL,
	room BIGINT NOT NULL, -- 0 without one
	patient BIGINT NOT NULL,
	day BIGINT NOT NULL,    -- civil, with the second of it
	second BIGINT NOT NULL,
	east_s BIGINT NOT NULL,
	zone TEXT COLLATE "C" NOT NULL,
	from_s BIGINT NOT NULL,
	to_s BIGINT NOT NULL,
	course BIGINT NOT NULL, -- the first visit of its course, 0 without one
	at BIGINT NOT NULL,     -- when it was last changed
	PRIMARY KEY (organisation, id)
);
CREATE INDEX visit_by_time ON visit (organisation, from_s, id);
CREATE INDEX visit_by_day ON visit (organisation, day, practitioner);
CREATE INDEX visit_by_patient ON visit (organisation, patient, from_s);

-- What a visit takes of whom, buffers included: free times are read from here.
CREATE TABLE visit_part (
	organisation BIGINT NOT NULL,
	resource BIGINT NOT NULL,
	from_s BIGINT NOT NULL,
	visit BIGINT NOT NULL,
	to_s BIGINT NOT NULL,
	place BIGINT NOT NULL,
	until BIGINT NOT NULL,
	PRIMARY KEY (organisation, resource, from_s, visit)
);
CREATE INDEX visit_part_by_time ON visit_part (organisation, from_s);
CREATE INDEX visit_part_by_visit ON visit_part (organisation, visit);

-- The guard: its key is why nothing is ever booked twice. Nothing is read from it but by `trivet clinic check`.
CREATE TABLE occupied (
	organisation BIGINT NOT NULL,
	resource BIGINT NOT NULL,
	grain BIGINT NOT NULL, -- five minutes each, counted from 1970
	visit BIGINT NOT NULL,
	until BIGINT NOT NULL, -- 0: given up, and deleted before the transaction ends
	at BIGINT NOT NULL DEFAULT 0,
	PRIMARY KEY (organisation, resource, grain)
);

-- When the own calendar of someone says busy. It is not ours: nothing that we booked is ever deleted because of it.
CREATE TABLE busy (
	organisation BIGINT NOT NULL,
	resource BIGINT NOT NULL,
	source TEXT COLLATE "C" NOT NULL,
	from_s BIGINT NOT NULL,
	to_s BIGINT NOT NULL,
	PRIMARY KEY (organisation, resource, source, from_s, to_s)
);

-- What was asked by which request, so that a retry finds what the first try did.
CREATE TABLE visit_request (
	organisation BIGINT NOT NULL,
	request TEXT COLLATE "C" NOT NULL,
	asked BIGINT NOT NULL, -- all that was asked, as a hash
	visit BIGINT NOT NULL,
	at BIGINT NOT NULL,
	PRIMARY KEY (organisation, request)
);

-- The secrets of links, hashed: who has one may see this visit, and change it.
CREATE TABLE visit_link (
	organisation BIGINT NOT NULL,
	visit BIGINT NOT NULL,
	hash TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (organisation, visit, hash)
);

-- Messages. The key is why none is sent twice.
CREATE TABLE mail (
	organisation BIGINT NOT NULL,
	visit BIGINT NOT NULL,
	version BIGINT NOT NULL, -- of the visit
	kind TEXT COLLATE "C" NOT NULL,
	channel TEXT COLLATE "C" NOT NULL,
	due BIGINT NOT NULL,
	last BIGINT NOT NULL, -- never after this
	recipient TEXT COLLATE "C" NOT NULL,
	state BIGINT NOT NULL, -- 1 queued, 2 sent, 3 dropped
	at BIGINT NOT NULL,
	PRIMARY KEY (organisation, visit, version, kind, channel)
);
CREATE INDEX mail_by_state ON mail (organisation, state, due);

INSERT INTO organisation (id) VALUES (1);
INSERT INTO person (organisation, id, identity) VALUES (1, 1, replace(CAST(gen_random_uuid() AS TEXT), '-', ''));

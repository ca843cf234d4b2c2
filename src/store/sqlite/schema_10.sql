-- The tenth schema: a clinic. Every key begins with the organisation, and nothing here belongs to the record of a person.
--
-- script: schema_10
PRAGMA user_version = 10;

-- The clinic as it is now: which of its files counts, and the counter of its ids, which are never given twice.
CREATE TABLE clinic (
	organisation INTEGER NOT NULL,
	version INTEGER NOT NULL, -- of clinic_file
	identity TEXT NOT NULL,   -- tells its visits from those of every other, in calendars
	is_test INTEGER NOT NULL, -- 1: it was made with a clock of its own (--now), and only such a clinic takes another time than the true one
	last_id INTEGER NOT NULL,
	PRIMARY KEY (organisation)
) STRICT, WITHOUT ROWID;

-- Each file that was loaded, as it was written.
CREATE TABLE clinic_file (
	organisation INTEGER NOT NULL,
	version INTEGER NOT NULL,
	at INTEGER NOT NULL,
	file TEXT NOT NULL,
	PRIMARY KEY (organisation, version)
) STRICT, WITHOUT ROWID;

-- What the ids of the file are called here, for good: a number is never given to another. Kinds: practitioner, assistant, room, equipment, place, patient.
CREATE TABLE resource (
	organisation INTEGER NOT NULL,
	number INTEGER NOT NULL,
	kind INTEGER NOT NULL,
	id TEXT NOT NULL,
	PRIMARY KEY (organisation, number),
	UNIQUE (organisation, kind, id)
) STRICT, WITHOUT ROWID;

-- Someone who is treated; `number` is that of a resource, because nobody is in two places at a time.
CREATE TABLE patient (
	organisation INTEGER NOT NULL,
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	email TEXT NOT NULL,
	PRIMARY KEY (organisation, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX patient_by_name ON patient (organisation, name, number);

-- A visit keeps the civil time that was agreed on, its zone and its instant. `until`: a hold counts so long, 0 when it is cancelled.
CREATE TABLE visit (
	organisation INTEGER NOT NULL,
	id INTEGER NOT NULL,
	version INTEGER NOT NULL, -- how often it was changed
	state INTEGER NOT NULL,   -- 1 held, 2 booked, 3 cancelled
	until INTEGER NOT NULL,
	service TEXT NOT NULL,
	practitioner INTEGER NOT NULL,
	place INTEGER NOT NULL,
	room INTEGER NOT NULL, -- 0 without one
	patient INTEGER NOT NULL,
	day INTEGER NOT NULL,    -- civil, with the second of it
	second INTEGER NOT NULL,
	east_s INTEGER NOT NULL,
	zone TEXT NOT NULL,
	from_s INTEGER NOT NULL,
	to_s INTEGER NOT NULL,
	course INTEGER NOT NULL, -- the first visit of its course, 0 without one
	at INTEGER NOT NULL,     -- when it was last changed
	PRIMARY KEY (organisation, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_by_time ON visit (organisation, from_s, id);
CREATE INDEX visit_by_day ON visit (organisation, day, practitioner);
CREATE INDEX visit_by_patient ON visit (organisation, patient, from_s);

-- What a visit takes of whom, buffers included: free times are read from here.
CREATE TABLE visit_part (
	organisation INTEGER NOT NULL,
	resource INTEGER NOT NULL,
	from_s INTEGER NOT NULL,
	visit INTEGER NOT NULL,
	to_s INTEGER NOT NULL,
	place INTEGER NOT NULL,
	until INTEGER NOT NULL,
	PRIMARY KEY (organisation, resource, from_s, visit)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_part_by_time ON visit_part (organisation, from_s);
CREATE INDEX visit_part_by_visit ON visit_part (organisation, visit);

-- The guard: its key is why nothing is ever booked twice. Nothing is read from it but by `trivet clinic check`.
CREATE TABLE occupied (
	organisation INTEGER NOT NULL,
	resource INTEGER NOT NULL,
	grain INTEGER NOT NULL, -- five minutes each, counted from 1970
	visit INTEGER NOT NULL,
	until INTEGER NOT NULL, -- 0: given up, and deleted before the transaction ends
	PRIMARY KEY (organisation, resource, grain)
) STRICT, WITHOUT ROWID;

-- When the own calendar of someone says busy. It is not ours: nothing that we booked is ever deleted because of it.
CREATE TABLE busy (
	organisation INTEGER NOT NULL,
	resource INTEGER NOT NULL,
	source TEXT NOT NULL,
	from_s INTEGER NOT NULL,
	to_s INTEGER NOT NULL,
	PRIMARY KEY (organisation, resource, source, from_s, to_s)
) STRICT, WITHOUT ROWID;

-- What was asked by which request, so that a retry finds what the first try did.
CREATE TABLE visit_request (
	organisation INTEGER NOT NULL,
	request TEXT NOT NULL,
	asked INTEGER NOT NULL, -- all that was asked, as a hash
	visit INTEGER NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (organisation, request)
) STRICT, WITHOUT ROWID;

-- The secrets of links, hashed: who has one may see this visit, and change it.
CREATE TABLE visit_link (
	organisation INTEGER NOT NULL,
	visit INTEGER NOT NULL,
	hash TEXT NOT NULL,
	PRIMARY KEY (organisation, visit, hash)
) STRICT, WITHOUT ROWID;

-- Messages. The key is why none is sent twice.
CREATE TABLE mail (
	organisation INTEGER NOT NULL,
	visit INTEGER NOT NULL,
	version INTEGER NOT NULL, -- of the visit
	kind TEXT NOT NULL,
	channel TEXT NOT NULL,
	due INTEGER NOT NULL,
	last INTEGER NOT NULL, -- never after this
	recipient TEXT NOT NULL,
	state INTEGER NOT NULL, -- 1 queued, 2 sent, 3 dropped
	at INTEGER NOT NULL,
	PRIMARY KEY (organisation, visit, version, kind, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_by_state ON mail (organisation, state, due);

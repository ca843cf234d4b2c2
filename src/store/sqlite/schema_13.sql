-- The thirteenth schema: the desk of a clinic. Who came, why a visit was squeezed in, what is to be undone, who may sign in, and the addresses of feeds.
--
-- script: schema_13
PRAGMA user_version = 13;

ALTER TABLE visit ADD COLUMN came INTEGER NOT NULL DEFAULT 0;    -- 0 not yet, 1 is here or was, 2 did not come
ALTER TABLE visit ADD COLUMN came_at INTEGER NOT NULL DEFAULT 0; -- when that was noted
ALTER TABLE visit ADD COLUMN source INTEGER NOT NULL DEFAULT 0;  -- 0 a command, 1 the desk, 2 the patient, 3 walked in, 4 imported
ALTER TABLE visit ADD COLUMN reason TEXT NOT NULL DEFAULT '';    -- why it was squeezed in; empty: it was not
ALTER TABLE visit ADD COLUMN note TEXT NOT NULL DEFAULT '';      -- for the practitioner
ALTER TABLE patient ADD COLUMN phone TEXT NOT NULL DEFAULT '';

-- By what a patient is found: each word of the name, folded, and each end of the phone number behind a #. Looked up by its beginning, in the order of bytes.
CREATE TABLE patient_key (
	organisation INTEGER NOT NULL,
	key TEXT NOT NULL,
	number INTEGER NOT NULL,
	PRIMARY KEY (organisation, key, number)
) STRICT, WITHOUT ROWID;

-- How visits were before the last act of someone at the desk. `version`: what the act made of them; who changes one later takes the undo away.
CREATE TABLE visit_undo (
	organisation INTEGER NOT NULL,
	staff TEXT NOT NULL,
	visit INTEGER NOT NULL,
	act INTEGER NOT NULL,
	version INTEGER NOT NULL,
	came_after INTEGER NOT NULL,
	state INTEGER NOT NULL,
	until INTEGER NOT NULL,
	practitioner INTEGER NOT NULL,
	place INTEGER NOT NULL,
	room INTEGER NOT NULL,
	day INTEGER NOT NULL,
	second INTEGER NOT NULL,
	east_s INTEGER NOT NULL,
	zone TEXT NOT NULL,
	from_s INTEGER NOT NULL,
	to_s INTEGER NOT NULL,
	came INTEGER NOT NULL,
	came_at INTEGER NOT NULL,
	PRIMARY KEY (organisation, staff, visit)
) STRICT, WITHOUT ROWID;
CREATE TABLE visit_undo_part (
	organisation INTEGER NOT NULL,
	staff TEXT NOT NULL,
	visit INTEGER NOT NULL,
	resource INTEGER NOT NULL,
	from_s INTEGER NOT NULL,
	to_s INTEGER NOT NULL,
	place INTEGER NOT NULL,
	PRIMARY KEY (organisation, staff, visit, resource, from_s)
) STRICT, WITHOUT ROWID;

-- Who may sign in. The hash is argon2id's, with its salt and its cost.
CREATE TABLE staff (
	organisation INTEGER NOT NULL,
	name TEXT NOT NULL,
	role INTEGER NOT NULL, -- 1 owner, 2 desk
	hash TEXT NOT NULL,
	PRIMARY KEY (organisation, name)
) STRICT, WITHOUT ROWID;

-- Browsers that are signed in: the cookie, hashed.
CREATE TABLE staff_session (
	organisation INTEGER NOT NULL,
	hash TEXT NOT NULL,
	name TEXT NOT NULL,
	until INTEGER NOT NULL,
	PRIMARY KEY (organisation, hash)
) STRICT, WITHOUT ROWID;

-- Secret addresses of calendars: of a practitioner, a room or a patient, by the number of the resource.
CREATE TABLE feed (
	organisation INTEGER NOT NULL,
	hash TEXT NOT NULL,
	resource INTEGER NOT NULL,
	PRIMARY KEY (organisation, hash)
) STRICT, WITHOUT ROWID;

-- How often something was tried on a day, so that nobody fills the diary or guesses a password.
CREATE TABLE attempt (
	organisation INTEGER NOT NULL,
	day INTEGER NOT NULL,
	what TEXT NOT NULL,
	n INTEGER NOT NULL,
	PRIMARY KEY (organisation, day, what)
) STRICT, WITHOUT ROWID;

-- When somebody or something is away, set at the desk beside what the clinic's file says.
CREATE TABLE closure (
	organisation INTEGER NOT NULL,
	id INTEGER NOT NULL,
	resource INTEGER NOT NULL, -- 0: everybody
	from_s INTEGER NOT NULL,
	to_s INTEGER NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (organisation, id)
) STRICT, WITHOUT ROWID;

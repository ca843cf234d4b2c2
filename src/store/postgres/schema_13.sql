-- The thirteenth schema: the desk of a clinic. Who came, why a visit was squeezed in, what is to be undone, who may sign in, and the addresses of feeds.
--
-- script: postgres_schema_13
ALTER TABLE visit ADD COLUMN came BIGINT NOT NULL DEFAULT 0;    -- 0 not yet, 1 is here or was, 2 did not come
ALTER TABLE visit ADD COLUMN came_at BIGINT NOT NULL DEFAULT 0; -- when that was noted
ALTER TABLE visit ADD COLUMN source BIGINT NOT NULL DEFAULT 0;  -- 0 a command, 1 the desk, 2 the patient, 3 walked in, 4 imported
ALTER TABLE visit ADD COLUMN reason TEXT COLLATE "C" NOT NULL DEFAULT '';    -- why it was squeezed in; empty: it was not
ALTER TABLE visit ADD COLUMN note TEXT COLLATE "C" NOT NULL DEFAULT '';      -- for the practitioner
ALTER TABLE patient ADD COLUMN phone TEXT COLLATE "C" NOT NULL DEFAULT '';

-- By what a patient is found: each word of the name, folded, and each end of the phone number behind a #. Looked up by its beginning, in the order of bytes.
CREATE TABLE patient_key (
	organisation BIGINT NOT NULL,
	key TEXT COLLATE "C" NOT NULL,
	number BIGINT NOT NULL,
	PRIMARY KEY (organisation, key, number)
);

-- How visits were before the last act of someone at the desk. `version`: what the act made of them; who changes one later takes the undo away.
CREATE TABLE visit_undo (
	organisation BIGINT NOT NULL,
	staff TEXT COLLATE "C" NOT NULL,
	visit BIGINT NOT NULL,
	act BIGINT NOT NULL,
	version BIGINT NOT NULL,
	came_after BIGINT NOT NULL,
	state BIGINT NOT NULL,
	until BIGINT NOT NULL,
	practitioner BIGINT NOT NULL,
	place BIGINT NOT NULL,
	room BIGINT NOT NULL,
	day BIGINT NOT NULL,
	second BIGINT NOT NULL,
	east_s BIGINT NOT NULL,
	zone TEXT COLLATE "C" NOT NULL,
	from_s BIGINT NOT NULL,
	to_s BIGINT NOT NULL,
	came BIGINT NOT NULL,
	came_at BIGINT NOT NULL,
	PRIMARY KEY (organisation, staff, visit)
);
CREATE TABLE visit_undo_part (
	organisation BIGINT NOT NULL,
	staff TEXT COLLATE "C" NOT NULL,
	visit BIGINT NOT NULL,
	resource BIGINT NOT NULL,
	from_s BIGINT NOT NULL,
	to_s BIGINT NOT NULL,
	place BIGINT NOT NULL,
	PRIMARY KEY (organisation, staff, visit, resource, from_s)
);

-- Who may sign in. The hash is argon2id's, with its salt and its cost.
CREATE TABLE staff (
	organisation BIGINT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	role BIGINT NOT NULL, -- 1 owner, 2 desk
	hash TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (organisation, name)
);

-- Browsers that are signed in: the cookie, hashed.
CREATE TABLE staff_session (
	organisation BIGINT NOT NULL,
	hash TEXT COLLATE "C" NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	until BIGINT NOT NULL,
	PRIMARY KEY (organisation, hash)
);

-- Secret addresses of calendars: of a practitioner, a room or a patient, by the number of the resource.
CREATE TABLE feed (
	organisation BIGINT NOT NULL,
	hash TEXT COLLATE "C" NOT NULL,
	resource BIGINT NOT NULL,
	PRIMARY KEY (organisation, hash)
);

-- How often something was tried on a day, so that nobody fills the diary or guesses a password.
CREATE TABLE attempt (
	organisation BIGINT NOT NULL,
	day BIGINT NOT NULL,
	what TEXT COLLATE "C" NOT NULL,
	n BIGINT NOT NULL,
	PRIMARY KEY (organisation, day, what)
);

-- When somebody or something is away, set at the desk beside what the clinic's file says.
CREATE TABLE closure (
	organisation BIGINT NOT NULL,
	id BIGINT NOT NULL,
	resource BIGINT NOT NULL, -- 0: everybody
	from_s BIGINT NOT NULL,
	to_s BIGINT NOT NULL,
	reason TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (organisation, id)
);

-- The ninth schema: what may have set a pain off, in the person's eyes. A bit for each of the things that are one tap (src/record/set_off.h).
--
-- script: schema_9
PRAGMA user_version = 9;

ALTER TABLE entry ADD COLUMN set_off INTEGER NOT NULL DEFAULT 0 CHECK (set_off BETWEEN 0 AND 15);

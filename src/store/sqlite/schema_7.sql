-- The seventh schema: an entry without a pain. It may tell of a night, a mood, medicines, a note or a place alone.
--
-- script: schema_7
PRAGMA user_version = 7;

ALTER TABLE entry ADD COLUMN pain INTEGER CHECK (pain BETWEEN 0 AND 10);
UPDATE entry SET pain = pain_now;
ALTER TABLE entry DROP COLUMN pain_now;
ALTER TABLE entry RENAME COLUMN pain TO pain_now;

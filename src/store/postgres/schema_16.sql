-- The sixteenth schema: messages that are really sent, and links and codes that only the clinic can make.
--
-- script: postgres_schema_16
ALTER TABLE clinic ADD COLUMN link_key TEXT NOT NULL DEFAULT '';
UPDATE clinic SET link_key = replace(gen_random_uuid()::text, '-', '');
ALTER TABLE mail ADD COLUMN tries BIGINT NOT NULL DEFAULT 0;
ALTER TABLE mail ADD COLUMN said TEXT NOT NULL DEFAULT '';

-- The fifteenth schema: stiffness.
--
-- script: schema_15
PRAGMA user_version = 15;

ALTER TABLE entry ADD COLUMN stiffness INTEGER CHECK (stiffness BETWEEN 0 AND 10);
ALTER TABLE entry_day ADD COLUMN stiffness_n INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry_day ADD COLUMN stiffness_sum INTEGER NOT NULL DEFAULT 0;

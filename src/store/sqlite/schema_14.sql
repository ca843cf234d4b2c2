-- The fourteenth schema: work stress.
--
-- script: schema_14
PRAGMA user_version = 14;

ALTER TABLE entry ADD COLUMN work_stress INTEGER CHECK (work_stress BETWEEN 0 AND 10);
ALTER TABLE entry_day ADD COLUMN work_stress_n INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry_day ADD COLUMN work_stress_sum INTEGER NOT NULL DEFAULT 0;

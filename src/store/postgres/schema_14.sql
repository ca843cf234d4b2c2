-- The fourteenth schema: work stress.
--
-- script: postgres_schema_14
ALTER TABLE entry ADD COLUMN work_stress BIGINT CHECK (work_stress BETWEEN 0 AND 10);
ALTER TABLE entry_day ADD COLUMN work_stress_n BIGINT NOT NULL DEFAULT 0;
ALTER TABLE entry_day ADD COLUMN work_stress_sum BIGINT NOT NULL DEFAULT 0;

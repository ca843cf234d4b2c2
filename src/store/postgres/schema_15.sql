-- The fifteenth schema: stiffness.
--
-- script: postgres_schema_15
ALTER TABLE entry ADD COLUMN stiffness BIGINT CHECK (stiffness BETWEEN 0 AND 10);
ALTER TABLE entry_day ADD COLUMN stiffness_n BIGINT NOT NULL DEFAULT 0;
ALTER TABLE entry_day ADD COLUMN stiffness_sum BIGINT NOT NULL DEFAULT 0;

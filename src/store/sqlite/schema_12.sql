-- The twelfth schema: a row of the guard says when it was written, so that one statement over a list can tell which holds have expired (sql/clinic.sql).
--
-- script: schema_12
PRAGMA user_version = 12;

ALTER TABLE occupied ADD COLUMN at INTEGER NOT NULL DEFAULT 0;

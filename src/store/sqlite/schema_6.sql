-- The sixth schema, about danger signs: what ended a clearing, and when an answer was "no" before it was something else.
--
-- script: schema_6
PRAGMA user_version = 6;

-- The last day on which it was "no" before, 0 when it never was.
ALTER TABLE answer ADD COLUMN no_on INTEGER NOT NULL DEFAULT 0;

-- A clearing belongs to the report of its sign that came before `at`. What ended it stands in `why`, and only then its day in `ended`.
ALTER TABLE cleared ADD COLUMN ended INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cleared ADD COLUMN why TEXT NOT NULL DEFAULT '' CHECK (why IN ('', 'again', 'new'));

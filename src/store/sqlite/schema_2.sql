-- The second schema: how strong it is at which places of the body.
--
-- script: schema_2
PRAGMA user_version = 2;

CREATE TABLE entry_region (
	person INTEGER NOT NULL,
	entry INTEGER NOT NULL,
	region TEXT NOT NULL,
	intensity INTEGER NOT NULL CHECK (intensity BETWEEN 0 AND 10),
	PRIMARY KEY (person, entry, region),
	FOREIGN KEY (person, entry) REFERENCES entry (person, id)
) STRICT, WITHOUT ROWID;

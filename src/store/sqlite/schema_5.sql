-- The fifth schema: the clock that a moment was lived by. `at` is the instant, `east_s` how far east of Greenwich the clock on the wall was then, in seconds: the
-- two together are the time that is shown. Without it only the day is known; `at` then says no more than where the row stands among those of its day.
--
-- What is there already gets the offset of its own day: zone_east asks the zone database (src/store/sqlite/functions.c). It gives NULL where that cannot be, because the
-- moment was lived elsewhere: then the day stays, and no time is made up.
--
-- script: schema_5
PRAGMA user_version = 5;

ALTER TABLE answer ADD COLUMN east_s INTEGER NOT NULL DEFAULT 0 CHECK (east_s BETWEEN -50400 AND 50400);
ALTER TABLE cleared ADD COLUMN east_s INTEGER NOT NULL DEFAULT 0 CHECK (east_s BETWEEN -50400 AND 50400);
ALTER TABLE entry ADD COLUMN east_s INTEGER CHECK (east_s BETWEEN -50400 AND 50400);
ALTER TABLE deed ADD COLUMN east_s INTEGER CHECK (east_s BETWEEN -50400 AND 50400);
ALTER TABLE desk_break ADD COLUMN east_s INTEGER CHECK (east_s BETWEEN -50400 AND 50400);

UPDATE answer SET east_s = zone_east(at);
UPDATE cleared SET east_s = zone_east(at);
UPDATE entry SET east_s = zone_east(at, day);
UPDATE deed SET east_s = zone_east(at, day);
UPDATE desk_break SET east_s = zone_east(at, day);

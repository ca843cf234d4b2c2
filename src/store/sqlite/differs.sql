-- What the store asks of every database, and each must say in its own words: the same names stand in the folder of each backend.

-- A new name for a record, from the randomness of the system.
-- name: identity_draw
-- takes: person int
UPDATE person SET identity = lower(hex(randomblob(16))) WHERE id = $1;

-- All rows of a person, but for the request ids: counted in the tables, never in an index.
-- name: row_count
-- takes: person int
-- one: n int
SELECT (SELECT count(*) FROM answer NOT INDEXED WHERE person = $1) + (SELECT count(*) FROM cleared NOT INDEXED WHERE person = $1)
	+ (SELECT count(*) FROM entry NOT INDEXED WHERE person = $1) + (SELECT count(*) FROM entry_region NOT INDEXED WHERE person = $1)
	+ (SELECT count(*) FROM entry_score NOT INDEXED WHERE person = $1) + (SELECT count(*) FROM activity NOT INDEXED WHERE person = $1)
	+ (SELECT count(*) FROM deed NOT INDEXED WHERE person = $1) + (SELECT count(*) FROM mark NOT INDEXED WHERE person = $1)
	+ (SELECT count(*) FROM trial NOT INDEXED WHERE person = $1) + (SELECT count(*) FROM trial_day NOT INDEXED WHERE person = $1)
	+ (SELECT count(*) FROM desk_break NOT INDEXED WHERE person = $1) + (SELECT count(*) FROM desk_day NOT INDEXED WHERE person = $1)
	+ (SELECT count(*) FROM plan NOT INDEXED WHERE person = $1) + (SELECT count(*) FROM reassessment NOT INDEXED WHERE person = $1)
	+ (SELECT count(*) FROM setting NOT INDEXED WHERE person = $1) + (SELECT count(*) FROM intention NOT INDEXED WHERE person = $1);

-- What the store asks of every database, and each must say in its own words: the folder of each backend has the same names.

-- A new name for a record, from the randomness of the system.
-- name: identity_draw
-- takes: organisation int, person int
UPDATE person SET identity = lower(hex(randomblob(16))) WHERE organisation = $1 AND id = $2;

-- All rows of a person, but for the request ids: counted in the tables, never in an index.
-- name: row_count
-- takes: organisation int, person int
-- one: n int
SELECT (SELECT count(*) FROM answer NOT INDEXED WHERE organisation = $1 AND person = $2) + (SELECT count(*) FROM cleared NOT INDEXED WHERE organisation = $1 AND person = $2)
	+ (SELECT count(*) FROM entry NOT INDEXED WHERE organisation = $1 AND person = $2) + (SELECT count(*) FROM entry_region NOT INDEXED WHERE organisation = $1 AND person = $2)
	+ (SELECT count(*) FROM entry_score NOT INDEXED WHERE organisation = $1 AND person = $2) + (SELECT count(*) FROM activity NOT INDEXED WHERE organisation = $1 AND person = $2)
	+ (SELECT count(*) FROM deed NOT INDEXED WHERE organisation = $1 AND person = $2) + (SELECT count(*) FROM mark NOT INDEXED WHERE organisation = $1 AND person = $2)
	+ (SELECT count(*) FROM trial NOT INDEXED WHERE organisation = $1 AND person = $2) + (SELECT count(*) FROM trial_day NOT INDEXED WHERE organisation = $1 AND person = $2)
	+ (SELECT count(*) FROM desk_break NOT INDEXED WHERE organisation = $1 AND person = $2) + (SELECT count(*) FROM desk_day NOT INDEXED WHERE organisation = $1 AND person = $2)
	+ (SELECT count(*) FROM plan NOT INDEXED WHERE organisation = $1 AND person = $2) + (SELECT count(*) FROM reassessment NOT INDEXED WHERE organisation = $1 AND person = $2)
	+ (SELECT count(*) FROM setting NOT INDEXED WHERE organisation = $1 AND person = $2) + (SELECT count(*) FROM intention NOT INDEXED WHERE organisation = $1 AND person = $2);

-- All organisations there are: for what copies the whole.
-- name: organisation_list
-- each: id int
SELECT id FROM organisation ORDER BY id;

-- What the store asks of every database, and each must say in its own words: the folder of each backend has the same names.

-- A new name for a record, from the randomness of the server.
-- name: identity_draw
-- takes: organisation int, person int
UPDATE person SET identity = replace(CAST(gen_random_uuid() AS TEXT), '-', '') WHERE organisation = $1 AND id = $2;

-- All rows of a person, but for the request ids.
-- name: row_count
-- takes: organisation int, person int
-- one: n int
SELECT (SELECT count(*) FROM answer WHERE organisation = $1 AND person = $2) + (SELECT count(*) FROM cleared WHERE organisation = $1 AND person = $2)
	+ (SELECT count(*) FROM entry WHERE organisation = $1 AND person = $2) + (SELECT count(*) FROM entry_region WHERE organisation = $1 AND person = $2)
	+ (SELECT count(*) FROM entry_score WHERE organisation = $1 AND person = $2) + (SELECT count(*) FROM activity WHERE organisation = $1 AND person = $2)
	+ (SELECT count(*) FROM deed WHERE organisation = $1 AND person = $2) + (SELECT count(*) FROM mark WHERE organisation = $1 AND person = $2)
	+ (SELECT count(*) FROM trial WHERE organisation = $1 AND person = $2) + (SELECT count(*) FROM trial_day WHERE organisation = $1 AND person = $2)
	+ (SELECT count(*) FROM desk_break WHERE organisation = $1 AND person = $2) + (SELECT count(*) FROM desk_day WHERE organisation = $1 AND person = $2)
	+ (SELECT count(*) FROM plan WHERE organisation = $1 AND person = $2) + (SELECT count(*) FROM reassessment WHERE organisation = $1 AND person = $2)
	+ (SELECT count(*) FROM setting WHERE organisation = $1 AND person = $2) + (SELECT count(*) FROM intention WHERE organisation = $1 AND person = $2);

-- All organisations there are: for what copies the whole.
-- name: organisation_list
-- each: id int
SELECT id FROM organisation ORDER BY id;

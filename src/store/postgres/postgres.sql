-- What only PostgreSQL is told.

-- Every connection. A commit is on the disk before it counts; what waits for another waits as long as SQLite would. Every statement finds its rows by a key: a plan
-- is made once for any parameters, and one that is made while a table is small must not go through all of it for ever.
-- script: postgres_settings
SET lock_timeout = '5s';
SET enable_seqscan = off;
SET plan_cache_mode = 'force_generic_plan';
SET client_min_messages = 'warning';
SET client_encoding = 'UTF8';
SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', 'local', 'remote_write');

-- A connection that only reads.
-- script: postgres_readonly
SET default_transaction_read_only = on;

-- What server this is, and what it allows: 1 is yes.
-- name: postgres_server
-- one: version int, is_readonly int, is_utf8 int, syncs int, has_schema int, has_trivet int
SELECT CAST(current_setting('server_version_num') AS BIGINT), CASE WHEN current_setting('transaction_read_only') = 'on' THEN 1 ELSE 0 END,
	CASE WHEN current_setting('server_encoding') = 'UTF8' THEN 1 ELSE 0 END, CASE WHEN current_setting('fsync') = 'on' THEN 1 ELSE 0 END,
	CASE WHEN current_schema() IS NOT NULL THEN 1 ELSE 0 END, CASE WHEN to_regclass('trivet_schema') IS NOT NULL THEN 1 ELSE 0 END;

-- Whether anything else has tables here.
-- name: postgres_tables
-- one: n int
SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'm');

-- The one table that belongs to no organisation: who changes the schema has its row.
-- script: postgres_schema_table
CREATE TABLE IF NOT EXISTS trivet_schema (one BIGINT PRIMARY KEY, version BIGINT NOT NULL);
INSERT INTO trivet_schema (one, version) VALUES (1, 0) ON CONFLICT (one) DO NOTHING;

-- name: postgres_version
-- one: number int
SELECT version FROM trivet_schema WHERE one = 1;

-- name: postgres_version_held
-- one: number int
SELECT version FROM trivet_schema WHERE one = 1 FOR UPDATE;

-- name: postgres_version_put
-- takes: version int
UPDATE trivet_schema SET version = $1 WHERE one = 1;

-- All tables in parts by their organisation, when the connection wishes so (`options=-c trivet.partitions=16`): for one large server, and to show that no statement
-- needs more than one part. Once, right after the tables were made: they hold nothing but what the schema puts in.
-- script: postgres_partition
DO $$
DECLARE
	parts INT := CAST(COALESCE(NULLIF(current_setting('trivet.partitions', true), ''), '0') AS INT);
	t RECORD;
	reference RECORD;
BEGIN
	IF parts < 1 THEN
		RETURN;
	END IF;
	CREATE TEMP TABLE reference_of ON COMMIT DROP AS
		SELECT conname, CAST(CAST(conrelid AS REGCLASS) AS TEXT) AS holder, pg_get_constraintdef(oid) AS definition FROM pg_constraint
		WHERE contype = 'f' AND connamespace = CAST(current_schema() AS REGNAMESPACE);
	FOR reference IN SELECT * FROM reference_of LOOP
		EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', reference.holder, reference.conname);
	END LOOP;
	FOR t IN SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = CAST(current_schema() AS REGNAMESPACE) AND c.relkind = 'r'
		AND c.relname <> 'trivet_schema' LOOP
		EXECUTE format('ALTER TABLE %I RENAME TO whole', t.name);
		EXECUTE format('CREATE TABLE %I (LIKE whole INCLUDING ALL) PARTITION BY HASH (%I)', t.name,
			CASE t.name WHEN 'organisation' THEN 'id' ELSE 'organisation' END);
		FOR i IN 0 .. parts - 1 LOOP
			EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS %s, REMAINDER %s)', t.name || '__' || i, t.name, parts, i);
		END LOOP;
		EXECUTE format('INSERT INTO %I SELECT * FROM whole', t.name);
		DROP TABLE whole;
	END LOOP;
	FOR reference IN SELECT * FROM reference_of LOOP
		EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', reference.holder, reference.conname, reference.definition);
	END LOOP;
END
$$;

-- From here on nobody else changes what belongs to the organisation, until the transaction ends.
-- name: postgres_claim
-- takes: organisation int
-- each: id int
SELECT id FROM organisation WHERE id = $1 FOR UPDATE;

-- Of a transaction that has one already: it waits for nobody, so that no two wait for each other.
-- name: postgres_claim_also
-- takes: organisation int
-- each: as postgres_claim
SELECT id FROM organisation WHERE id = $1 FOR UPDATE NOWAIT;

-- name: postgres_begin_read
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;

-- name: postgres_begin_write
BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;

-- name: postgres_commit
COMMIT;

-- name: postgres_rollback
ROLLBACK;

-- name: postgres_mark
SAVEPOINT change;

-- name: postgres_keep
RELEASE change;

-- name: postgres_undo
ROLLBACK TO change;

"""
A database of a server as the program sees it: its schema is that of a file, every key of it begins with the organisation, and a server that is gone, that comes back,
that may only be read or that is somebody else's is said in one sentence, and nothing is lost. The test's first argument is the path of trivet.
"""
import json
import os
import re
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../command"))
from cluster import Cluster
from own import DIR, ENV, TRIVET, Server, run_tests, test

SERVER = Cluster({"wal_writer_delay": "'10s'"})
SERVER.make().start()


def database(name):
	SERVER.psql("postgres", f"CREATE DATABASE {name}")
	return SERVER.address(name)


def trivet(db, *words, env=ENV):
	return subprocess.run([TRIVET, *words, "--db", db], capture_output=True, text=True, timeout=120, env=env)


def entries(db):
	return json.loads(trivet(db, "export", "--json").stdout)["entries"]


def one_sentence(done, *words):
	"""It failed, said so in one line, and that holds these words."""
	assert done.returncode != 0, done
	assert done.stderr.count("\n") == 1 and all(w in done.stderr for w in words), done.stderr
	return done.stderr


# ---- the schema ----

def schema_of_file(path):
	"""Columns, keys, references, indexes and the number of checks of each table, as lines."""
	lines = set()
	file = sqlite3.connect(path)
	for table, text in file.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall():
		columns = file.execute(f"PRAGMA table_info({table})").fetchall()
		for number, name, kind, needed, default, key in columns:
			rowid = kind == "INTEGER" and key == 1 and sum(c[5] > 0 for c in columns) == 1  # it is never NULL, and its table does not say so
			lines.add(f"{table}.{name}: {number} {'number' if kind == 'INTEGER' else 'text'} {'needed' if needed or rowid else 'may be missing'} {default}")
		lines.add(f"{table} key {[c[1] for c in sorted(columns, key=lambda c: c[5]) if c[5]]}")
		references = {}
		for number, _, parent, mine, theirs, *_ in sorted(file.execute(f"PRAGMA foreign_key_list({table})").fetchall(), key=lambda r: (r[0], r[1])):
			references.setdefault(number, [parent, [], []])
			references[number][1].append(mine)
			references[number][2].append(theirs)
		lines |= {f"{table} refers {mine} {parent} {theirs}" for parent, mine, theirs in references.values()}
		for _, index, unique, origin, partial in file.execute(f"PRAGMA index_list({table})").fetchall():
			if origin != "pk":
				named = [row[2] for row in file.execute(f"PRAGMA index_info({index})").fetchall()]
				where = file.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (index,)).fetchone()[0].split(" WHERE ")[1] if partial else ""
				lines.add(f"{table} {'unique' if unique else 'index'} {named} {where}")
		lines.add(f"{table} checks {len(re.findall('CHECK', text))}")
	file.close()
	return lines


def schema_of_server(db):
	def rows(sql):
		return [line.split("|") for line in SERVER.psql(db, sql).splitlines()]

	def named(text):
		return text.strip("{}").split(",")

	tables = "relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'trivet_schema'"
	lines = set()
	for table, name, number, kind, needed, default in rows(f"""SELECT relname, attname, attnum, atttypid::regtype, attnotnull, pg_get_expr(adbin, adrelid)
			FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE {tables} AND attnum > 0"""):
		default = default.replace("::text", "").replace("'::bigint", "").replace("'-", "-") or None
		lines.add(f"{table}.{name}: {int(number) - 1} {'number' if kind == 'bigint' else kind} {'needed' if needed == 't' else 'may be missing'} {default}")
	names = "(SELECT array_agg(attname ORDER BY n) FROM unnest({0}) WITH ORDINALITY AS k (a, n) JOIN pg_attribute ON attrelid = {1} AND attnum = a)"
	for table, kind, mine, parent, theirs in rows(f"""SELECT relname, contype, {names.format("conkey", "conrelid")}, confrelid::regclass, {names.format("confkey", "confrelid")}
			FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid WHERE {tables} AND contype IN ('p', 'f', 'u')"""):
		what = {"p": "key", "f": "refers", "u": "unique"}[kind]
		lines.add(f"{table} {what} {named(mine)}" + (f" {parent} {named(theirs)}" if kind == "f" else " " if kind == "u" else ""))
	for table, mine, where in rows(f"""SELECT relname, {names.format("indkey::int2[]", "indrelid")}, pg_get_expr(indpred, indrelid) FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
			WHERE {tables} AND NOT indisunique"""):
		lines.add(f"{table} index {named(mine)} {where.strip('()').replace('::text', '')}")
	for table, n in rows(f"SELECT relname, count(pg_constraint.oid) FROM pg_class LEFT JOIN pg_constraint ON conrelid = pg_class.oid AND contype = 'c' WHERE {tables} GROUP BY relname"):
		lines.add(f"{table} checks {n}")
	return lines


@test
def the_schema_is_that_of_a_file():
	path = os.path.join(DIR, "schema.db")
	assert trivet(path, "log", "pain", "3").returncode == 0
	assert trivet(database("schema"), "log", "pain", "3").returncode == 0
	of_file, of_server = schema_of_file(path), schema_of_server("schema")
	assert len(of_file) > 300
	assert of_file == of_server, (sorted(of_file - of_server), sorted(of_server - of_file))


@test
def a_database_of_version_13_gets_what_came_since():
	for name, more in (("thirteen", ""), ("thirteen_in_parts", "&options=-c%20trivet.partitions%3D3")):
		db = database(name) + more
		assert trivet(db, "log", "pain", "6", "sleep", "2").returncode == 0
		for gauge in ("work_stress", "stiffness"):
			SERVER.psql(name, f"ALTER TABLE entry DROP COLUMN {gauge}; ALTER TABLE entry_day DROP COLUMN {gauge}_n, DROP COLUMN {gauge}_sum")
		SERVER.psql(name, "ALTER TABLE clinic DROP COLUMN link_key; ALTER TABLE mail DROP COLUMN tries, DROP COLUMN said")
		SERVER.psql(name, "UPDATE trivet_schema SET version = 13")
		assert trivet(db, "log", "pain", "5", "stress", "7", "stiffness", "3").returncode == 0
		said = [(e["pain_now"], e.get("sleep"), e.get("work_stress"), e.get("stiffness")) for e in entries(db)]
		assert said == [(6, 2, None, None), (5, None, 7, 3)], said
		sums = "sleep_n, sleep_sum, work_stress_n, work_stress_sum, stiffness_n, stiffness_sum"
		assert SERVER.psql(name, f"SELECT {sums} FROM entry_day").strip() == "1|2|1|7|1|3"


@test
def every_key_index_and_reference_begins_with_the_organisation():
	begins = [line for line in schema_of_server("schema") if re.search(r" (key|index|unique|refers) \[", line)]
	wrong = [line for line in begins if not re.search(r" (key|index|unique|refers) \['organisation'", line)]
	assert len(begins) > 65 and wrong == ["organisation key ['id']"], wrong
	wrong = [line for line in begins if " refers " in line and not re.search(r"\w+ \['organisation'", line) and "organisation ['id']" not in line]
	assert wrong == [], wrong


@test
def the_schema_has_nothing_that_a_distributed_engine_refuses():
	folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/store/postgres")
	for name in sorted(os.listdir(folder)):
		if name.startswith("schema_"):
			with open(os.path.join(folder, name)) as file:
				found = re.findall(r"(?i)\b(EXCLUDE|TRIGGER|DEFERRABLE|ADVISORY\w*|LISTEN|NOTIFY|SERIAL|BIGSERIAL|SEQUENCE)\b", re.sub(r"--.*", "", file.read()))
			assert found == [], (name, found)


# ---- what becomes of a server ----

@test
def what_is_said_stays_said():
	db = database("plain")
	assert trivet(db, "log", "pain", "4").returncode == 0
	assert trivet(db, "log", "pain", "2").returncode == 0
	assert [e["pain_now"] for e in entries(db)] == [4, 2]
	SERVER.stop("immediate")  # as when the power fails: what was acknowledged is there
	SERVER.start()
	assert [e["pain_now"] for e in entries(db)] == [4, 2]


@test
def a_server_that_is_gone_is_said_in_one_sentence():
	db = SERVER.address("plain")
	SERVER.stop()
	one_sentence(trivet(db, "log", "pain", "9"), "cannot be reached", "Nothing was changed")
	SERVER.start()
	assert [e["pain_now"] for e in entries(db)] == [4, 2]
	one_sentence(trivet(SERVER.address("nowhere"), "log", "pain", "9"), "cannot be reached", "nowhere")
	one_sentence(trivet("postgres://trivet@localhost:1/plain", "log", "pain", "9"), "cannot be reached")


@test
def pages_come_back_with_the_server():
	db = SERVER.address("plain")
	server = Server(db)
	try:
		assert server.opener.open(server.url).status == 200
		SERVER.stop()
		try:
			server.opener.open(server.url)
			raise AssertionError("a page without a database")
		except urllib.error.HTTPError as e:
			assert e.code in (500, 503), e.code
		SERVER.start()
		assert server.opener.open(server.url).status == 200
	finally:
		server.process.terminate()
		server.process.wait()


@test
def one_that_may_only_be_read_can_be_looked_at():
	db = SERVER.address("plain")
	SERVER.psql("postgres", "ALTER DATABASE plain SET default_transaction_read_only = on")
	done = trivet(db, "export", "--json")
	assert done.returncode == 0 and len(json.loads(done.stdout)["entries"]) == 2, done
	assert done.stderr.count("\n") == 1 and "read-only" in done.stderr, done.stderr
	one_sentence(trivet(db, "log", "pain", "9"), "read-only")
	SERVER.psql("postgres", "ALTER DATABASE plain RESET default_transaction_read_only")
	assert [e["pain_now"] for e in entries(db)] == [4, 2]


@test
def a_commit_waits_for_the_disk():
	"""Also where the settings of the database would not: it goes down right after, and nobody writes on its behalf before (wal_writer_delay)."""
	db = database("hasty")
	SERVER.psql("postgres", "ALTER DATABASE hasty SET synchronous_commit = off")
	assert trivet(db, "log", "pain", "4").returncode == 0
	assert trivet(db, "log", "pain", "5").returncode == 0
	SERVER.stop("immediate")
	SERVER.start()
	assert [e["pain_now"] for e in entries(db)] == [4, 5]


@test
def the_database_of_another_program_is_left_alone():
	db = database("other")
	SERVER.psql("other", "CREATE TABLE person (name TEXT); INSERT INTO person VALUES ('a')")
	one_sentence(trivet(db, "log", "pain", "9"), "belongs to another program")
	assert SERVER.psql("other", "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace") == "1\n"


@test
def a_newer_one_is_left_alone():
	db = database("newer")
	assert trivet(db, "log", "pain", "4").returncode == 0
	SERVER.psql("newer", "UPDATE trivet_schema SET version = 10000")
	one_sentence(trivet(db, "log", "pain", "9"), "newer trivet")


@test
def many_that_begin_at_once_make_one_schema():
	db = database("many")
	began = [subprocess.Popen([TRIVET, "log", "pain", str(i), "--db", db], env=ENV, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for i in range(8)]
	assert [(p.wait(), p.stderr.read()) for p in began] == [(0, "")] * 8
	assert sorted(e["pain_now"] for e in entries(db)) == list(range(8))


@test
def a_password_is_never_shown():
	for address in (f"postgres://trivet:se%40cret@/plain?host={SERVER.folder}", f"postgres:///plain?host={SERVER.folder}&user=trivet&password=secret&x=y",
			f"postgresql://trivet:secret@localhost:1/plain", f"postgres:///plain?password=secret"):
		for words in (["where"], ["log", "pain", "3"], ["backup"]):
			done = trivet(address, *words)
			assert "cret" not in done.stdout + done.stderr, done


@test
def what_needs_a_file_says_so():
	for words in (["backup"], ["restore", "x"], ["rescue"], ["breaks"]):
		one_sentence(trivet(SERVER.address("plain"), *words), words[0], "needs a file", "docs/scale.md")


# ---- from one to another ----

def fill(db):
	"""Something of many kinds: a diary of a person, and a clinic."""
	clinic = os.path.join(DIR, "clinic.yaml")
	now = ["--now", "2026-11-30T09:00:00Z"]
	assert trivet(db, "clinic", "example", "--out", clinic).returncode == 0
	for words in (["clinic", "load", clinic, *now, "--yes"], ["clinic", "book", "--service", "first", "--at", "2026-12-07T08:00", "--patient", "Ä. \u201cP\u201d", *now],
			["clinic", "hold", "--service", "visit", "--at", "2026-12-08T09:00", "--patient", "q", "--minutes", "60", *now], ["log", "pain", "4"],
			["log", "did", "chin tuck"], ["log", "note", "two\nlines, and \u00df"], ["settings", "country", "DE"], ["plan"]):
		done = trivet(db, *words)
		assert done.returncode == 0, (words, done)


def migrate(source, target):
	done = trivet(os.path.join(DIR, "none.db"), "migrate", "--from", source, "--to", target, "--json")
	assert done.returncode == 0, done
	return json.loads(done.stdout)


@test
def all_of_it_goes_to_a_server_and_back():
	first, server, last = os.path.join(DIR, "first.db"), database("moved"), os.path.join(DIR, "last.db")
	fill(first)
	there, back = migrate(first, server), migrate(server, last)
	assert there == back and there["rows"] > 40, (there, back)
	assert sum(t["rows"] > 0 for t in there["tables"]) > 12, there
	for words in (["export", "--json"], ["clinic", "visits", "--from", "2026-12-01", "--days", "30", "--now", "2026-11-30T09:00:00Z", "--json"]):
		said = [trivet(db, *words).stdout for db in (first, server, last)]
		assert said[0] == said[1] == said[2] and len(said[0]) > 100, said
	parts = database("moved_in_parts") + "&options=-c%20trivet.partitions%3D3"
	assert migrate(server, parts) == there
	assert trivet(parts, "log", "pain", "1").returncode == 0  # ids go on where they were


@test
def every_column_of_every_table_is_copied():
	src = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src")
	with open(os.path.join(src, "record/gauge_rows.h")) as file:
		gauges = re.findall(r"^\t(A_PAIN|BESIDE)\(\w+, (\w+),", file.read(), re.M)
	with open(os.path.join(src, "store/sql/copy.sql")) as file:  # {{gauges: TEXT}} as tools/sqlc.c understands it
		text = re.sub(r"\{\{(gauges|besides): (.*?)\}\}",
			lambda m: ", ".join(m[2].replace("@", column) for kind, column in gauges if m[1] == "gauges" or kind == "BESIDE"), file.read())
	copied = {f"{table}.{column.split()[0]}" for table, columns in re.findall(r"-- copy: (\w+) by .*\n-- columns: (.*)", text) for column in columns.split(", ")}
	there = {line.split(":")[0] for line in schema_of_server("schema") if re.match(r"\w+\.\w+:", line)}
	assert copied == there - {"organisation.id"}, (copied ^ there)
	missing = {f"{table}.{column[:-5]}" for table, columns in re.findall(r"-- copy: (\w+) by .*\n-- columns: (.*)", text) for column in columns.split(", ") if column.endswith(" int?")}
	assert missing == {line.split(":")[0] for line in schema_of_server("schema") if "may be missing" in line}
	keys = {f"{table} key {key.split(', ')}" for table, key in re.findall(r"-- copy: (\w+) by (.*)", text)}
	assert keys == {line for line in schema_of_server("schema") if " key " in line} - {"organisation key ['id']"}


@test
def what_was_not_copied_as_it_was_does_not_count():
	first, db = os.path.join(DIR, "first.db"), database("altered")
	assert trivet(db, "where").returncode == 0 and trivet(db, "settings").returncode == 0
	SERVER.psql("altered", "CREATE FUNCTION worse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.pain_now := 9; RETURN NEW; END'")
	SERVER.psql("altered", "CREATE TRIGGER worse BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION worse()")
	one_sentence(trivet(os.path.join(DIR, "none.db"), "migrate", "--from", first, "--to", db), "differs from the original")
	assert SERVER.psql("altered", "SELECT count(*) FROM entry") == "0\n" and SERVER.psql("altered", "SELECT count(*) FROM person") == "1\n"


@test
def what_is_there_already_is_not_mixed_with_it():
	first = os.path.join(DIR, "first.db")
	one_sentence(trivet(first, "migrate", "--from", first, "--to", SERVER.address("plain")), "not empty")
	one_sentence(trivet(first, "migrate", "--from", os.path.join(DIR, "nothing.db"), "--to", SERVER.address("plain")), "There is no such file")
	one_sentence(trivet(first, "migrate", "--from", first), "--from", "--to")
	assert not os.path.exists(os.path.join(DIR, "nothing.db"))


try:
	run_tests(sys.argv[2] if len(sys.argv) > 2 else "")
finally:
	SERVER.__exit__()

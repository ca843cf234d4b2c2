#!/usr/bin/env python3
"""Backups, the way back, and a disk that fails: real files, real limits, real signals. Prints TAP. Usage: test_backup.py PATH-OF-TRIVET"""
import json
import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import time
import urllib.error
from own import DIR, ENV, TRIVET, Server, run_tests, terminal, test

NAME = re.compile(r"^trivet-backup-\d{8}-\d{6}\.(db|sealed)$")


class Place:
	"""A store with some entries, and a folder for its backups."""

	def __init__(self, name, entries=3):
		self.dir = os.path.join(DIR, name)
		self.db, self.to = os.path.join(self.dir, "t.db"), os.path.join(self.dir, "to")
		os.makedirs(self.to)
		for i in range(entries):
			self.ok("log", "pain", str(i))

	def run(self, *words, limit=None, user=None, stdin=""):
		def prepare():
			if limit is not None:
				resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
			if user is not None and os.geteuid() == 0:
				os.setgid(user)
				os.setuid(user)
		return subprocess.run([TRIVET, *words, "--db", self.db], input=stdin, capture_output=True, text=True, env=ENV, timeout=60, preexec_fn=prepare)

	def ok(self, *words, **how):
		r = self.run(*words, **how)
		assert r.returncode == 0, (words, r.returncode, r.stderr)
		return r.stdout

	def refused(self, *words, code, says, **how):
		"""One line that says it, and what was stored is as before."""
		before = self.pains()
		r = self.run(*words, **how)
		assert r.returncode == code, (words, r.returncode, r.stderr)
		assert says in r.stderr and r.stderr.count("\n") == 1, r.stderr
		assert self.pains() == before

	def pains(self):
		return [e["pain_now"] for e in json.loads(self.ok("log", "list", "--json"))["entries"]]

	def backups(self):
		return sorted(n for n in os.listdir(self.to) if NAME.match(n))

	def backup(self, *more):
		"""Makes one, and returns its path."""
		before = set(self.backups())
		self.ok("backup", "--folder", self.to, *more)
		new, = set(self.backups()) - before
		return os.path.join(self.to, new)


def put(path, text):
	with open(path, "w", encoding="utf-8") as f:
		f.write(text)
	return path


def change(path, at, more=b""):
	"""Turns one byte, or with `at` None cuts the file / adds to it."""
	with open(path, "rb") as f:
		b = bytearray(f.read())
	if at is not None:
		b[at] ^= 1
	out = path + ".changed"
	with open(out, "wb") as f:
		f.write(bytes(b) + more)
	return out


def cut(path, n):
	with open(path, "rb") as f:
		b = f.read()[:n]
	with open(path + ".cut", "wb") as f:
		f.write(b)
	return path + ".cut"


@test
def a_backup_is_private_whole_and_comes_back():
	p = Place("plain")
	file = p.backup()
	assert os.stat(file).st_mode & 0o777 == 0o600 and os.listdir(p.to) == [os.path.basename(file)]
	assert sqlite3.connect(file).execute("SELECT count(*) FROM entry").fetchone() == (3,)
	p.ok("log", "pain", "9")
	out = p.ok("restore", file)
	assert "Restored: 3 diary entries" in out and p.db + ".before-restore" in out
	assert p.pains() == [0, 1, 2]
	assert sqlite3.connect(p.db + ".before-restore").execute("SELECT count(*) FROM entry").fetchone() == (4,)
	p.ok("restore", file)
	assert os.path.exists(p.db + ".before-restore.2"), "the first one that was kept aside stays"
	assert not [n for n in os.listdir(p.dir) if "restoring" in n]


@test
def a_backup_comes_back_on_a_new_machine():
	p = Place("old")
	file = p.backup()
	new = Place("new", entries=0)
	new.db = os.path.join(new.dir, "not", "there", "yet.db")
	assert "kept" not in new.ok("restore", file)
	assert new.pains() == [0, 1, 2]


@test
def where_to_is_asked_and_checked():
	p = Place("where")
	p.refused("backup", code=2, says="where to?")
	p.refused("backup", "--folder", p.dir + "/none", code=3, says="This folder does not exist")
	p.refused("backup", "--folder", p.db, code=2, says="a file and not a folder")
	p.refused("backup", "every", "7", "--folder", p.dir + "/none", code=3, says="This folder does not exist")
	p.refused("backup", "every", "0", "--folder", p.to, code=2, says="1 to 365")
	p.refused("backup", "every", "7", "keep", "0", "--folder", p.to, code=2, says="1 to 1000")
	p.refused("backup", "sometimes", code=2, says="backup: use it alone")
	r = Place("empty", entries=0).run("backup", "--folder", p.to)
	assert r.returncode == 3 and "nothing to back up" in r.stderr, r
	assert os.listdir(p.to) == []


@test
def what_is_due_is_made_and_the_oldest_goes_and_nothing_else():
	p = Place("due")
	for name in ("trivet-backup-20200101-000000.db", "trivet-backup-20200102-000000.db"):
		put(os.path.join(p.to, name), "old")
	others = ["trivet-backup-2019.db", "trivet-backup-20190231-000000.db", "trivet-backup-20190101-000000.db.txt", "holiday.jpg",
		  "trivet-backup-20190101-000000.sealed", "my-trivet-backup-20190101-000000.db"]
	for name in others:
		put(os.path.join(p.to, name), "not yours")
	p.ok("backup", "every", "1", "keep", "2", "--folder", p.to)  # a change: the first is made at once
	left = p.backups()
	made = [n for n in left if n not in others]
	assert len(made) == 2 and made[0] == "trivet-backup-20200102-000000.db", made
	assert set(os.listdir(p.to)) == {*made, *others}
	p.ok("log", "pain", "7")
	assert p.backups() == left, "the newest is fresh: none is due"
	assert json.loads(p.ok("backup", "list", "--json"))["keep"] == 2
	shutil.rmtree(p.to)
	r = p.run("log", "pain", "8")
	assert r.returncode == 0 and "no backup was made" in r.stderr and "does not exist" in r.stderr, r
	p.ok("backup", "never")
	assert p.run("log", "pain", "8").stderr == ""


@test
def serve_makes_what_is_due():
	p = Place("serve")
	p.ok("backup", "every", "1", "--folder", p.to)
	for n in p.backups():
		os.unlink(os.path.join(p.to, n))
	s = Server(p.db)
	try:
		s.get("/")
		wait_for(p.backups)
	finally:
		assert s.end(signal.SIGTERM) == 0


def wait_for(what):
	"""Until it is true, by looking again and again; a test that hangs is ended by its harness."""
	while not what():
		os.sched_yield()


@test
def a_sealed_backup_opens_with_its_passphrase_only():
	p = Place("sealed")
	words, wrong = put(p.dir + "/words", "correct horse battery\n"), put(p.dir + "/wrong", "correct horse battery!\n")
	p.ok("log", "pain", "9")
	file = p.backup("--seal", "--passphrase-file", words)
	assert file.endswith(".sealed") and os.stat(file).st_mode & 0o777 == 0o600
	with open(file, "rb") as f:
		b = f.read()
	assert b.startswith(b"trivet sealed 1\n") and b"SQLite" not in b and b"entry" not in b
	opened = ("--passphrase-file", words)
	p.refused("restore", file, "--passphrase-file", wrong, code=5, says="does not open this file")
	p.refused("restore", change(file, 40), *opened, code=8, says="start of this file is damaged")
	p.refused("restore", change(file, 200), *opened, code=8, says="this file is damaged")
	p.refused("restore", change(file, 10), *opened, code=2, says="not a trivet file")  # nothing says any more that it was sealed
	p.refused("restore", cut(file, len(b) - 1), *opened, code=8, says="cut short")
	p.refused("restore", cut(file, 136 + 65553), *opened, code=8, says="cut short")  # at the edge of a chunk: every chunk of it is good
	p.refused("restore", cut(file, 100), *opened, code=8, says="cut short")
	p.refused("restore", change(file, None, b"more"), *opened, code=8, says="damaged")
	p.refused("restore", file, code=2, says="--passphrase-file FILE")
	p.ok("log", "pain", "4")
	p.ok("restore", file, *opened)
	assert p.pains() == [0, 1, 2, 9]
	assert not [n for n in os.listdir(p.dir) + os.listdir(p.to) if "restoring" in n or ".part" in n]
	p.refused("backup", "--seal", "--folder", p.to, "--passphrase-file", put(p.dir + "/short", "short\n"), code=2, says="at least 8")


@test
def a_passphrase_is_typed_twice_and_never_shown():
	p = Place("typed")
	seal = ["backup", "--seal", "--folder", p.to, "--db", p.db]
	shown, code = terminal(seal, [("Passphrase: ", "four words are fine\n"), ("The same again: ", "four words are fine\n")])
	assert code == 0 and "four" not in shown and len(p.backups()) == 1, shown
	shown, code = terminal(seal, [("Passphrase: ", "four words are fine\n"), ("The same again: ", "four words are fin\n")])
	assert code == 2 and "not the same" in shown and len(p.backups()) == 1, shown
	shown, code = terminal(seal, [("Passphrase: ", "four words\x03\n")])
	assert code == 2 and "nothing was changed" in shown and len(p.backups()) == 1, shown
	shown, code = terminal(["restore", os.path.join(p.to, p.backups()[0]), "--db", p.db], [("Passphrase: ", "four words are fine\n")])
	assert code == 0 and "four" not in shown, shown


@test
def restore_looks_before_it_touches():
	p = Place("looks")
	file = p.backup()
	p.refused("restore", p.dir + "/none", code=3, says="no such file")
	p.refused("restore", put(p.dir + "/text", "a shopping list, long enough to look like something " * 40), code=2, says="not a trivet file")
	p.refused("restore", put(p.dir + "/nothing", ""), code=2, says="empty")
	p.refused("restore", cut(file, 20000), code=8, says="damaged")
	p.refused("restore", p.to, code=2, says="not a trivet backup")
	p.refused("restore", p.db, code=2, says="already using this file")
	newer = shutil.copy(file, p.dir + "/newer")
	with sqlite3.connect(newer) as c:
		c.execute("PRAGMA user_version = 99")
	c.close()
	p.refused("restore", newer, code=4, says="newer trivet")
	other = p.dir + "/other"
	with sqlite3.connect(other) as c:
		c.execute("CREATE TABLE t (x)")
	c.close()
	p.refused("restore", other, code=2, says="another program")
	assert not [n for n in os.listdir(p.dir) if "restoring" in n or "before" in n]


@test
def restore_waits_for_no_one_and_says_who_holds_the_file():
	p = Place("held")
	file = p.backup()
	s = Server(p.db)
	try:
		s.get("/")
		p.refused("restore", file, code=6, says="trivet serve")
		s.log(8)
	finally:
		assert s.end(signal.SIGTERM) == 0
	assert p.pains() == [0, 1, 2, 8], "the server went on as if nothing had been"
	p.ok("restore", file)
	assert p.pains() == [0, 1, 2]


@test
def a_damaged_store_is_replaced_and_kept():
	p = Place("broken")
	file = p.backup()
	with open(p.db, "r+b") as f:
		f.seek(4096)
		f.write(b"\xa5" * 4096)
	r = p.run("log", "list")
	assert r.returncode == 8 and "damaged" in r.stderr and r.stderr.count("\n") == 1, r
	r = p.run("serve")
	assert r.returncode == 8 and "damaged" in r.stderr and r.stderr.count("\n") == 1, r
	r = p.run("backup", "--folder", p.to)
	assert r.returncode == 8 and "damaged" in r.stderr and len(p.backups()) == 1, r
	p.ok("restore", file)
	assert p.pains() == [0, 1, 2] and os.path.exists(p.db + ".before-restore")


def lose_an_index(p):
	"""What no check of the pages alone can see: every page that is left is whole."""
	with sqlite3.connect(p.db) as c:
		c.execute("DROP INDEX entry_by_day")
	c.close()


@test
def an_export_looks_at_the_whole_file_first():
	p = Place("lost")
	lose_an_index(p)
	assert p.pains() == [0, 1, 2]
	for words in (["--json"], ["--csv", "entries"], ["--fhir"], ["--ics"]):
		r = p.run("export", *words, "--out", os.path.join(p.dir, "out"))
		assert r.returncode == 8 and "damaged" in r.stderr and r.stderr.count("\n") == 1, r
		assert not os.path.exists(os.path.join(p.dir, "out")), words


@test
def serve_looks_at_the_whole_file_and_every_page_says_what_it_found():
	p = Place("noticed")
	lose_an_index(p)
	s = Server(p.db, stderr=subprocess.PIPE)
	try:
		said = s.process.stderr.readline()
		assert p.db in said and "damaged" in said, said
		for path in ("/", "/diary", "/settings", "/learn"):
			page = s.get(path)
			assert "Nothing can be saved now." in page and "damaged" in page and "trivet rescue" in page, path
		for what in ("diary.json", "entries.csv"):
			try:
				s.get("/export/" + what)
				assert False, "half a diary passed for a whole one"
			except urllib.error.HTTPError as e:
				assert e.code == 500 and "damaged" in e.read().decode(), what
		try:
			s.log(5)
			assert False, "it was written into a damaged file"
		except urllib.error.HTTPError as e:
			assert e.code == 500 and "damaged" in e.read().decode()
	finally:
		assert s.end(signal.SIGTERM) == 0
	assert p.pains() == [0, 1, 2]


@test
def a_file_that_goes_away_under_the_server_is_noticed_before_saved_is_said():
	p = Place("gone")
	s = Server(p.db)
	try:
		s.log(7)
		os.rename(p.db, p.db + ".away")
		assert "was deleted, moved or replaced" in s.get("/diary")
		try:
			s.log(8)
			assert False, "it was said to be saved"
		except urllib.error.HTTPError as e:
			assert e.code == 500 and "was deleted, moved or replaced" in e.read().decode()
		assert json.loads(s.get("/export/diary.json"))["entries"], "what is open can still be taken along"
		os.rename(p.db + ".away", p.db)
		assert "Nothing can be saved now." not in s.get("/diary")
		s.log(9)
	finally:
		assert s.end(signal.SIGTERM) == 0
	assert p.pains() == [0, 1, 2, 7, 9]


@test
def rights_of_others_are_taken_away_with_a_word():
	p = Place("wide")
	os.chmod(p.db, 0o644)
	r = p.run("log", "list")
	assert r.returncode == 0 and p.db in r.stderr and "Now only you can" in r.stderr and r.stderr.count("\n") == 1, r
	assert os.stat(p.db).st_mode & 0o777 == 0o600
	assert p.run("log", "list").stderr == ""


@test
def a_newer_file_is_left_alone():
	p = Place("newer")
	with sqlite3.connect(p.db) as c:
		c.execute("PRAGMA user_version = 99")
	c.close()
	for words in (["log", "list"], ["serve"], ["backup", "--folder", p.to]):
		r = p.run(*words)
		assert r.returncode == 4 and "newer trivet" in r.stderr and r.stderr.count("\n") == 1, r
	assert p.backups() == []


@test
def a_file_that_may_only_be_read_is_told():
	nobody = 65534
	p = Place("readonly")
	global TRIVET
	mine, TRIVET = TRIVET, shutil.copy(TRIVET, os.path.join(DIR, "trivet-copy"))
	try:
		os.chmod(DIR, 0o755)
		os.chmod(p.dir, 0o555)
		os.chmod(p.db, 0o444)
		for words in (["log", "pain", "3"], ["serve"]):
			r = p.run(*words, user=nobody)
			assert r.returncode == 5 and "read-only" in r.stderr and r.stderr.count("\n") == 1, r
		before = sorted(os.listdir(p.dir))
		r = p.run("log", "list", "--json", user=nobody)
		assert r.returncode == 0 and [e["pain_now"] for e in json.loads(r.stdout)["entries"]] == [0, 1, 2], r
		assert "read-only" in r.stderr and "nothing new is saved" in r.stderr and r.stderr.count("\n") == 1, r
		for words in (["export", "--json"], ["report"], ["progress"], ["plan", "--today", "2026-11-30"], ["where"]):
			r = p.run(*words, user=nobody)
			assert r.returncode == 0 and r.stdout, (words, r)
		assert sorted(os.listdir(p.dir)) == before
		os.chmod(p.to, 0o555)
		r = p.run("backup", "--folder", p.to, user=nobody)
		assert r.returncode == 5 and "may not write to this folder" in r.stderr, r
	finally:
		os.chmod(p.dir, 0o755)
		os.chmod(p.db, 0o600)
		os.chmod(p.to, 0o755)
		TRIVET = mine
	assert p.pains() == [0, 1, 2]


@test
def a_full_disk_is_told_and_loses_nothing():
	p = Place("full")
	p.refused("backup", "--folder", p.to, limit=50000, code=7, says="disk is full")
	p.refused("backup", "--seal", "--passphrase-file", put(p.dir + "/w", "correct horse\n"), "--folder", p.to, limit=50000, code=7, says="disk is full")
	assert os.listdir(p.to) == []
	file = p.backup()
	p.refused("restore", file, limit=50000, code=7, says="disk is full")
	assert not [n for n in os.listdir(p.dir) if "restoring" in n or "before" in n]
	size = os.path.getsize(p.db)
	r, n = None, 0
	while r is None or r.returncode == 0:
		n += 1
		r = p.run("log", "pain", "5", limit=size + 4096)
		assert n < 500
	assert r.returncode == 7 and "disk is full" in r.stderr, r
	assert len(p.pains()) == 3 + n - 1


@test
def a_full_disk_is_told_in_the_browser():
	p = Place("fullweb")
	s = Server(p.db, limit=os.path.getsize(p.db) + 40000)
	kept = 0
	try:
		try:
			while kept < 500:
				s.log(kept % 11)
				kept += 1
			assert False, "it never got full"
		except urllib.error.HTTPError as e:
			assert e.code == 507, e.code
			page = e.read().decode()
			assert "full" in page, page[-3000:]
		assert "trivet" in s.get("/"), "it still answers"
	finally:
		assert s.end(signal.SIGTERM) == 0
	assert len(p.pains()) == 3 + kept


@test
def two_programs_on_one_file_wait_for_each_other():
	p = Place("two")
	s = Server(p.db)
	try:
		s.log(6)
		p.ok("log", "pain", "7")  # beside the server
		assert p.pains() == [0, 1, 2, 6, 7]
		holder = sqlite3.connect(p.db, isolation_level=None)
		holder.execute("BEGIN IMMEDIATE")
		cli = subprocess.Popen([TRIVET, "log", "pain", "8", "--db", p.db], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENV)
		try:
			s.log(9)
			assert False, "it was held"
		except urllib.error.HTTPError as e:
			assert e.code == 503, e.code
		said = cli.communicate(timeout=30)[1]
		assert cli.returncode == 6 and "another program" in said.lower() and said.count("\n") == 1, (cli.returncode, said)
		holder.execute("ROLLBACK")
		s.log(10)
	finally:
		assert s.end(signal.SIGTERM) == 0
	assert p.pains() == [0, 1, 2, 6, 7, 10]


@test
def a_kill_leaves_no_half_backup_under_a_good_name():
	p = Place("killed")
	with sqlite3.connect(p.db) as c:  # large enough that a kill meets it half written
		c.executemany("INSERT INTO plan VALUES (1, 1, ?, 20000, ?, '')", [(1000 + i, "x" * 60000) for i in range(150)])
	c.close()
	def parts():
		return [os.path.join(p.to, n) for n in os.listdir(p.to) if n.startswith(".trivet-")]

	def written_now():
		try:
			return max([os.path.getsize(part) for part in parts()], default=0)
		except FileNotFoundError:
			return 0  # it got its name just now
	met = 0
	for written in (1, 1 << 20, 4 << 20, 8 << 20):  # killed as soon as so many bytes are there
		child = subprocess.Popen([TRIVET, "backup", "--folder", p.to, "--db", p.db], stdout=subprocess.DEVNULL, env=ENV)
		while child.poll() is None and written_now() < written:
			os.sched_yield()
		child.kill()
		child.wait()
		met += len(parts())
		assert len(parts()) <= 1, "what one that was killed left, the next one sweeps"
		for n in p.backups():
			c = sqlite3.connect(os.path.join(p.to, n))
			assert c.execute("PRAGMA quick_check").fetchone() == ("ok",) and c.execute("SELECT count(*) FROM plan").fetchone() == (150,), n
			c.close()
			os.unlink(os.path.join(p.to, n))
	assert met > 0, "no kill met one half written"
	p.backup()
	assert not parts(), "what the killed left is swept"


@test
def what_others_put_into_the_folder_is_not_followed():
	p = Place("planted")
	victim = put(p.dir + "/victim", "somebody's")
	names = [".trivet-backup.part", ".trivet-abcdef.part", "trivet-backup-20990101-000000.db"]
	for n in names:
		os.symlink(victim, os.path.join(p.to, n))
	os.mkdir(os.path.join(p.to, "trivet-backup-20980101-000000.db"))
	os.mkfifo(os.path.join(p.to, ".trivet-fifofi.part"))
	p.ok("backup", "every", "1", "keep", "1", "--folder", p.to)
	with open(victim, encoding="utf-8") as f:
		assert f.read() == "somebody's"
	made = [n for n in p.backups() if os.path.isfile(os.path.join(p.to, n)) and not os.path.islink(os.path.join(p.to, n))]
	assert len(made) == 1, "what is no backup does not count as one"
	for n in names:
		assert os.path.islink(os.path.join(p.to, n)), n
	old = os.umask(0)
	try:
		os.chmod(p.to, 0o777)
		file = p.backup()
	finally:
		os.umask(old)
	st = os.lstat(file)
	assert st.st_mode & 0o7777 == 0o600 and st.st_nlink == 1 and st.st_uid == os.geteuid()



def grown(name, days=400):
	"""A place with a diary of many pages, and the entries it holds."""
	p = Place(name, entries=0)
	rows = [f"{2020 + d // 360}-{d // 30 % 12 + 1:02}-{d % 28 + 1:02},{d % 11},{'long ' * 40}{d}" for d in range(days)]
	table = put(p.dir + "/table.csv", "day,pain,note\n" + "\n".join(rows) + "\n")
	p.ok("import", table, "--as-proposed")
	p.ok("log", "did", "chin_tuck")
	return p, json.loads(p.ok("export", "--json"))


def rescue(p, *words):
	"""The same after a rescue: what it says, and what is in the new file."""
	with open(p.db, "rb") as f:
		before = f.read()
	said = json.loads(p.ok("rescue", *words, "--json"))
	with open(p.db, "rb") as f:
		assert f.read() == before, "the damaged file is only read"
	assert os.stat(said["file"]).st_mode & 0o777 == 0o600
	r = subprocess.run([TRIVET, "export", "--json", "--db", said["file"]], capture_output=True, text=True, env=ENV, timeout=60)
	assert r.returncode == 0 and r.stderr == "", r
	return said, json.loads(r.stdout)


def notes(record):
	return {e["note"] for e in record["entries"]}


def pages_of(db, name):
	c = sqlite3.connect(db)
	size = c.execute("PRAGMA page_size").fetchone()[0]
	pages = [n for n, in c.execute("SELECT pageno FROM dbstat WHERE name = ?", (name,))] if has_dbstat(c) else []
	c.close()
	return size, pages


def has_dbstat(c):
	return any(o == "ENABLE_DBSTAT_VTAB" for o, in c.execute("PRAGMA compile_options"))


def spoil(db, page, size):
	with open(db, "r+b") as f:
		f.seek((page - 1) * size)
		f.write(b"\xa5" * size)


@test
def rescue_saves_all_when_only_an_index_is_damaged():
	p, record = grown("index")
	size, pages = pages_of(p.db, "entry_by_day")
	for page in pages:
		spoil(p.db, page, size)
	r = p.run("log", "list")
	assert r.returncode == 8 and "trivet rescue" in r.stderr, r
	said, saved = rescue(p)
	assert said["whole"] and said["file"] == p.db + ".rescued"
	for part in ("entries", "deeds", "answers", "settings"):
		assert saved[part] == record[part], part
	assert saved["identity"] == record["identity"], "it is the same record"
	assert rescue(p)[0]["file"] == p.db + ".rescued.2", "what was rescued before stays"


def clinic_at(name):
	"""A place with a diary and, in the same file, a clinic that has booked a visit."""
	p, now = Place(name), ["--now", "2026-11-30T09:00:00Z"]
	file = p.dir + "/clinic.yaml"
	subprocess.run([TRIVET, "clinic", "example", "--out", file], env=ENV, check=True, timeout=60)
	p.ok("clinic", "load", file, "--yes", *now)
	slot = json.loads(p.ok("clinic", "slots", "--service", "visit", "--from", "2026-12-07", "--first", "1", "--json", *now))["slots"][0]
	p.ok("clinic", "book", "--service", "visit", "--at", slot["start"][:16], "--patient", "A. Person", "--email", "a@example.org", *now)
	return p


def clinic_rows(db):
	c = sqlite3.connect(db)
	tables = ("clinic", "clinic_file", "resource", "patient", "visit", "visit_part", "occupied", "busy", "visit_request", "visit_link", "mail",
		"patient_key", "staff", "feed", "closure")
	rows = {t: sorted(c.execute("SELECT * FROM " + t).fetchall()) for t in tables}
	c.close()
	return rows


@test
def rescue_knows_every_table():
	p = clinic_at("rescueclinic")
	before = clinic_rows(p.db)
	assert before["visit"] and before["visit_part"] and before["occupied"] and before["mail"] and before["visit_request"], before
	said, saved = rescue(p)
	assert said["whole"] and len(saved["entries"]) == 3, said
	assert clinic_rows(said["file"]) == before
	rules = open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/store/sqlite/rescue.sql")).read()
	forgotten = ("organisation", "person", "request", "visit_undo", "visit_undo_part", "staff_session", "attempt")
	c = sqlite3.connect(p.db)
	for t, in c.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"):
		assert f"INTO main.{t} " in rules or t in forgotten, (t, "is not rescued")
	trees = c.execute("SELECT COUNT(*) FROM sqlite_schema WHERE rootpage > 0").fetchone()[0]
	most = int(re.search(r"TREES_MAX +(\d+)", open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/store/sqlite/pages.h")).read())[1])
	assert trees <= most, (trees, "trees, of which rescue looks at", most)
	c.close()


@test
def erase_says_that_a_clinic_stays():
	p = clinic_at("eraseclinic")
	before = clinic_rows(p.db)
	said = p.ok("erase", "--yes")
	assert "This file also contains a clinic." in said and "still in this file" in said and "Everything is deleted" not in said, said
	assert p.pains() == [] and clinic_rows(p.db) == before


@test
def rescue_leaves_out_only_what_cannot_be_read():
	p, record = grown("leaf")
	size, pages = pages_of(p.db, "entry")
	whole, losses = notes(record), []
	for page in pages:
		q = Place(f"leaf-{page}", entries=0)
		shutil.copy(p.db, q.db)
		spoil(q.db, page, size)
		r = q.run("rescue", "--json")
		assert r.returncode == 0, (page, r)
		said, saved = rescue(q)
		lost = whole - notes(saved)
		assert notes(saved) <= whole and bool(lost) != said["whole"], page
		assert said["entries"] == len(saved["entries"]) and saved["deeds"] == record["deeds"], page
		losses.append(len(lost))
	losses.sort()
	assert 0 < losses[0] and losses[-1] < 40, losses  # a page holds some entries; one above others does not take them along


@test
def rescue_tells_pages_of_one_table_from_those_of_another():
	"""When the top pages of several tables are lost, and those of an index, each row comes back to where it was, or not at all."""
	p = Place("several", entries=0)
	rows = [f"{2020 + d // 360}-{d // 30 % 12 + 1:02}-{d % 28 + 1:02},{d % 11},{'long ' * 9}{d}" for d in range(1500)]
	p.ok("import", put(p.dir + "/table.csv", "day,pain,note\n" + "\n".join(rows) + "\n"), "--as-proposed")
	c = sqlite3.connect(p.db)
	c.executescript("""UPDATE person SET last_id = 300000;
		INSERT INTO entry_region SELECT organisation, person, id, 'p5_l', id % 11 FROM entry WHERE id % 2;
		INSERT INTO deed (organisation, person, id, day, at, east_s, leg, item, seconds, origin)
			SELECT organisation, person, id + 100000, day, at, 0, 1, 'chin_tuck', 60, 'session' FROM entry;
		INSERT INTO desk_break (organisation, person, id, day, at, east_s, outcome, seconds, item, why)
			SELECT organisation, person, id + 200000, day, at, 0, 'taken', 60, 'chin_tuck', '' FROM entry;""")
	c.commit()
	whole = {t: set(c.execute(f"SELECT * FROM {t}")) for t in ("entry", "entry_region", "deed", "desk_break", "answer", "setting", "desk_day", "entry_score", "trial_day")}
	roots = dict(c.execute("SELECT name, rootpage FROM sqlite_schema"))
	size = c.execute("PRAGMA page_size").fetchone()[0]
	c.close()
	for name in ("entry", "entry_region", "entry_by_day"):
		spoil(p.db, roots[name], size)
	said, saved = rescue(p)
	c = sqlite3.connect(said["file"])
	back = {t: set(c.execute(f"SELECT * FROM {t}")) for t in whole}
	c.close()
	assert not said["whole"]
	for t in whole:
		assert back[t] <= whole[t], (t, list(back[t] - whole[t])[:3])
	assert len(back["entry"]) > 1400 and len(back["entry_region"]) > 600, {t: len(back[t]) for t in back}
	for t in ("deed", "desk_break", "answer", "setting", "desk_day"):
		assert back[t] == whole[t], (t, len(back[t]), len(whole[t]), list(whole[t] - back[t])[:3])


@test
def rescue_reads_a_file_that_was_cut_short():
	p, record = grown("short")
	size, pages = pages_of(p.db, "entry")
	with open(p.db, "r+b") as f:
		f.truncate((max(pages) - 1) * size)
	assert p.run("log", "list").returncode == 8
	r = p.run("rescue")
	assert r.returncode == 0 and "could not be read" in r.stdout and "trivet restore " + p.db + ".rescued" in r.stdout, r
	said, saved = rescue(p)
	assert 20 < len(notes(saved)) < 400 and notes(saved) <= notes(record), len(notes(saved))
	p.ok("restore", said["file"])
	assert len(json.loads(p.ok("export", "--json"))["entries"]) == said["entries"], "it can take the place of the damaged one"


@test
def rescue_says_what_it_cannot_do():
	p = Place("none")
	p.refused("rescue", put(p.dir + "/text", "a shopping list " * 400), code=2, says="not a trivet file")
	p.refused("rescue", put(p.dir + "/little", "x"), code=2, says="No trivet data")
	p.refused("rescue", p.dir + "/gone", code=3, says="no such file")
	p.refused("rescue", "--out", p.db, code=4, says="A file with that name already exists")
	p.refused("rescue", "a", "b", code=2, says="rescue takes one file")
	assert not [n for n in os.listdir(p.dir) if "rescued" in n or n.startswith(".trivet")]
	out = os.path.join(p.dir, "saved")
	assert "That is all there was." in p.ok("rescue", "--out", out) and os.path.exists(out)


@test
def rescue_tells_what_stayed_in_a_log_that_it_may_not_read():
	nobody = 65534
	p = Place("log")
	still, to = os.path.join(p.dir, "still"), os.path.join(p.dir, "for-all")
	c = sqlite3.connect(p.db, isolation_level=None)
	c.execute("PRAGMA wal_autocheckpoint = 0")
	c.execute("UPDATE entry SET note = 'only in the log'")
	os.makedirs(still)
	os.makedirs(to)
	for end in ("", "-wal"):
		shutil.copy(p.db + end, os.path.join(still, "t.db" + end))
		os.chmod(os.path.join(still, "t.db" + end), 0o444)
	c.close()
	global TRIVET
	mine, TRIVET = TRIVET, shutil.copy(TRIVET, os.path.join(DIR, "trivet-copy"))
	try:
		for folder, mode in ((DIR, 0o755), (p.dir, 0o755), (still, 0o555), (to, 0o777)):
			os.chmod(folder, mode)
		r = p.run("rescue", os.path.join(still, "t.db"), "--out", os.path.join(to, "saved"), user=nobody)
	finally:
		os.chmod(still, 0o755)
		TRIVET = mine
	assert r.returncode == 0 and "could not be read" in r.stdout and "That is all" not in r.stdout, r


def copies_of(p):
	"""What an upgrade, a way back and a rescue leave beside the file."""
	file = p.backup()
	p.ok("restore", file)
	p.ok("rescue")
	put(p.db + ".before-3", "old")
	put(p.db + ".before-3.2", "old")
	others = [p.db + "x.before-3", p.dir + "/before-3", p.db + ".beforehand"]
	for other in others:
		put(other, "not a copy")
	os.symlink(others[0], p.db + ".before-9")
	made = [p.db + end for end in (".before-restore", ".rescued", ".before-3", ".before-3.2")]
	assert all(os.path.exists(m) for m in made)
	return made, others


@test
def erase_in_the_terminal_deletes_the_copies_too():
	p = Place("erase")
	p.ok("backup", "every", "7", "--folder", p.to)
	made, others = copies_of(p)
	r = p.run("erase")
	assert r.returncode == 2 and "--yes" in r.stderr and len(p.pains()) == 3, r
	for m in [*made, p.to, "trivet cannot reach the following"]:
		assert m in r.stdout, (m, r.stdout)
	shown, code = terminal(["erase", "--db", p.db], [("Type delete", "yes\n")])
	assert code == 2 and "nothing was deleted" in shown and len(p.pains()) == 3 and all(os.path.exists(m) for m in made), shown
	shown, code = terminal(["erase", "--db", p.db], [("Type delete", "delete\n")])
	assert code == 0 and "Everything is deleted." in shown, shown
	assert p.pains() == [] and not any(os.path.exists(m) for m in made) and all(os.path.exists(o) for o in others)
	assert p.backups(), "what lies elsewhere stays, and was named"
	assert "Everything is deleted." in p.ok("erase", "--yes")


@test
def erase_in_the_browser_deletes_the_copies_too():
	p = Place("eraseweb")
	p.ok("backup", "every", "7", "--folder", p.to)
	made, others = copies_of(p)
	s = Server(p.db)
	try:
		page = s.get("/settings/erase")
		for m in [*made, p.to]:
			assert m in page, m
		assert p.db + ".before-9" not in page, "a link is no copy"
		s.post("/settings/erase", {**s.hidden(page), "sure": "yes"})
		assert "Everything is deleted." in s.get("/settings?gone=1") and not any(os.path.exists(m) for m in made)
		os.mkdir(p.db + ".before-5")
		page = s.get("/settings/erase")
		assert "before-5" not in page and "beside its file" not in page
	finally:
		assert s.end(signal.SIGTERM) == 0
	assert p.pains() == [] and all(os.path.exists(o) for o in others)


@test
def backups_by_themselves_can_be_sealed():
	p = Place("sealing")
	key = put(p.dir + "/key", "correct horse battery\nsecond line\n")
	every = ("backup", "every", "1", "keep", "2", "--folder", p.to, "--seal")
	p.refused(*every, code=2, says="--passphrase-file FILE")
	p.refused(*every, "--passphrase-file", p.dir + "/none", code=3, says="does not exist")
	p.refused(*every, "--passphrase-file", put(p.dir + "/short", "short\n"), code=2, says="8 to 1024")
	p.refused(*every, "--passphrase-file", put(p.to + "/key", "correct horse battery\n"), code=2, says="beside the backups")
	out = p.ok(*every, "--passphrase-file", key)
	assert "sealed with the first line of " + key in out
	made, = p.backups()
	assert made.endswith(".sealed")
	with open(os.path.join(p.to, made), "rb") as f:
		assert b"SQLite" not in f.read()
	assert json.loads(p.ok("backup", "list", "--json"))["key_file"] == key
	p.ok("restore", os.path.join(p.to, made), "--passphrase-file", key)
	for day in ("20200101", "20200102"):
		put(os.path.join(p.to, f"trivet-backup-{day}-000000.sealed"), "old")
	os.unlink(os.path.join(p.to, made))
	p.ok("log", "pain", "4")  # one is due: it is made, and the oldest goes
	assert len(p.backups()) == 2 and "trivet-backup-20200101-000000.sealed" not in p.backups(), p.backups()
	for n in p.backups():
		os.unlink(os.path.join(p.to, n))
	os.rename(key, key + ".away")
	r = p.run("log", "pain", "5")
	assert r.returncode == 0 and "no backup was made" in r.stderr and "passphrase file does not exist" in r.stderr and p.backups() == [], r
	assert '"key_file"' not in p.ok("export", "--json") and "horse" not in p.ok("export", "--json"), "it belongs to the machine"
	assert "They are plain" in p.ok("backup", "every", "1", "--folder", p.to)
	assert all(n.endswith(".db") for n in p.backups()), p.backups()


@test
def the_settings_say_whether_backups_are_sealed():
	p = Place("sealweb")
	key = put(p.dir + "/key", "correct horse battery\n")
	s = Server(p.db)
	try:
		page = s.get("/settings")
		assert "backups are plain" in page and p.db in page and "if nothing was written for a second" in page
		fields = {"folder": p.to, "every": "7", "keep": "3"}
		try:
			s.post("/settings/backup", {**s.hidden(page), **fields, "key_file": p.dir + "/none"})
			assert "The passphrase file does not exist." in s.last, s.last
		except urllib.error.HTTPError as e:
			assert "The passphrase file does not exist." in e.read().decode()
		s.post("/settings/backup", {**s.hidden(s.get("/settings")), **fields, "key_file": key})
		assert "Backups are sealed with the first line of this file." in s.get("/settings")
		s.post("/settings/backup/now", s.hidden(s.get("/settings")))
	finally:
		assert s.end(signal.SIGTERM) == 0
	assert p.backups() and all(n.endswith(".sealed") for n in p.backups()), p.backups()


run_tests()

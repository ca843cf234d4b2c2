#!/usr/bin/env python3
"""A diary of 182,500 entries: every page, the report, the export and the terminal answer, and write. The file is made as the schema before the sums of
days left it, so that trivet brings it up first. Prints TAP. Usage: test_growth.py PATH-OF-TRIVET"""
import datetime
import json
import os
import re
import sqlite3
import subprocess
import time
from own import DIR, ENV, TRIVET, Server, run_tests, test

DB = os.path.join(DIR, "long.db")
SCHEMA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/store/sqlite")
DAYS, A_DAY = 9125, 20  # as many entries as fifty years of ten a day; the diary begins in 2000
ENTRIES = DAYS * A_DAY
LAST = (datetime.date.today() - datetime.date(1970, 1, 1)).days - 1
NOTE = "Sat long, then rolled; better after. Nr. "


def fill():
	"""A file of the seventh schema, as a trivet of then left it: its sums of days are still to be made."""
	db = sqlite3.connect(DB)
	for name in ("allows_setting", "clean_id", "clean_line", "clean_text", "clean_value", "zone_east"):
		db.create_function(name, -1, lambda *values: values[0])
	for step in range(1, 8):
		with open(os.path.join(SCHEMA, f"schema_{step}.sql"), encoding="utf-8") as file:
			db.executescript(file.read())
	days = range(LAST - DAYS + 1, LAST + 1)
	times = [(d, k, 86400 * d + 1800 * (12 + k)) for d in days for k in range(A_DAY)]
	db.executemany("INSERT INTO entry (person, id, day, at, east_s, pain_now, pain_worst, sleep, medicines, note) VALUES (1, ?, ?, ?, 0, ?, ?, ?, ?, ?)",
		((100 + i, d, at, (d + k) % 11, min(10, (d + k) % 11 + 1), d % 11 if k == 0 else None, "ibuprofen 400" if k == 5 else "", NOTE + str(i)) for i, (d, k, at) in enumerate(times)))
	db.executemany("INSERT INTO entry_region (person, entry, region, intensity) VALUES (1, ?, ?, ?)", ((100 + i, "p5_l" if d % 2 else "p5_r", 1 + d % 10) for i, (d, k, _) in enumerate(times)))
	first = 100 + ENTRIES
	db.executemany("INSERT INTO deed (person, id, day, at, east_s, leg, item, seconds, origin) VALUES (1, ?, ?, ?, 0, 1, 'wall_slide', 60, 'log')",
		((first + i, d, at) for i, (d, k, at) in enumerate(t for t in times if t[1] < 3)))
	db.executemany("INSERT INTO desk_break (person, id, day, at, east_s, outcome, seconds, item, why) VALUES (1, ?, ?, ?, 0, 'taken', 60, '', '')",
		((2 * first + i, d, at) for i, (d, k, at) in enumerate(t for t in times if t[1] < 3)))
	db.executemany("INSERT INTO mark (person, id, first, last, kind, note) VALUES (1, ?, ?, ?, 'ill', '')", ((4 * first + i, d, d + 1) for i, d in enumerate(days) if d % 5 == 0))
	db.execute("UPDATE person SET last_id = ?", (8 * first,))
	questions = json.loads(subprocess.run([TRIVET, "questions", "--json"], check=True, capture_output=True, text=True, env=ENV).stdout)["questions"]
	says = {"yesno": "no", "number": "40", "regions": "p5_l"}
	db.executemany("INSERT INTO answer (person, question, value, at) VALUES (1, ?, ?, ?)",
		((q["id"], says.get(q["kind"]) or q["choices"][-1], int(time.time()) - 2) for q in questions))
	db.commit()
	db.close()


def run(*words, **more):
	return subprocess.run([TRIVET, *words, "--db", DB], capture_output=True, text=True, env=ENV, timeout=300, **more)


def ok(*words, **more):
	r = run(*words, **more)
	assert r.returncode == 0, (words, r.returncode, r.stderr[-500:], r.stdout[-200:])
	return r.stdout


def page_of(server, page):
	try:
		return server.get(page)
	except OSError as e:
		raise AssertionError(f"{page}: {e}") from e


@test
def the_sums_are_made_when_the_file_is_brought_up():
	ok("log", "pain", "4")
	db = sqlite3.connect(DB)
	assert db.execute("PRAGMA user_version").fetchone()[0] >= 8
	assert db.execute("SELECT SUM(n), COUNT(*) FROM entry_day").fetchone()[0] == ENTRIES + 1
	assert db.execute("SELECT SUM(n) FROM region_day").fetchone()[0] == ENTRIES
	assert db.execute("SELECT SUM(n) FROM deed_day").fetchone()[0] == 3 * DAYS
	db.close()


@test
def every_page_answers_and_a_pain_can_be_written_down():
	ok("plan")  # and keeps it
	server = Server(DB)
	try:
		for page in ("/", "/relief", "/diary", "/plan", "/plan/history", "/check", "/progress", "/progress?period=all&against=sleep", "/progress?period=all&against=practice", "/progress?period=all&against=breaks",
				"/trial", "/report", "/report?with=notes", "/settings", "/settings/erase", "/export", "/diary/activities", "/diary/100", "/diary/100/delete"):
			text = page_of(server, page)
			assert "</html>" in text and len(text) < 400_000, (page, len(text))
		server.log(7)
		page = page_of(server, "/diary")
		older = re.search(r'href="(/diary\?[^"]*)"[^>]*>[^<]*(?:[Oo]lder|[Ee]arlier)', page)
		assert older, page[-3000:]
		seen = set(re.findall(re.escape(NOTE) + r"\d+", page))
		more = set(re.findall(re.escape(NOTE) + r"\d+", page_of(server, older.group(1).replace("&amp;", "&"))))
		assert seen and more and not seen & more, (len(seen), len(more))
		for path, lines in (("/export/deeds.csv", 3 * DAYS), ("/export/entries.csv", ENTRIES)):
			assert page_of(server, path).count("\n") >= lines, path
	finally:
		server.end(15)


@test
def the_terminal_answers():
	ok("log", "pain", "5", "note", "one more")
	text = ok("log", "list")
	assert "one more" in text, text[-2000:]
	assert len(json.loads(ok("log", "list", "--all", "--json"))["entries"]) >= ENTRIES
	for words in (("progress",), ("progress", "--json"), ("plan",), ("today",), ("report", "--json"), ("report",)):
		r = run(*words)
		assert r.returncode in (0, 2, 3) and "fit" not in r.stderr, (words, r)


@test
def the_export_is_whole_and_needs_no_more_memory_for_a_long_diary():
	path = os.path.join(DIR, "all.json")
	ok("export", "--out", path)
	with open(path, encoding="utf-8") as f:
		assert len(json.load(f)["entries"]) >= ENTRIES
	assert ok("export", "--csv", "entries").count("\n") >= ENTRIES


fill()
run_tests()

#!/usr/bin/env python3
"""The diary at the moments of test/clocks/clocks.txt: what is written there has the day and the time of that clock, and leaves and comes back as it is. All suites
under these clocks: make clocks. Prints TAP. Usage: test_under_clocks.py PATH-OF-TRIVET UNDER.SH CLOCKS.TXT"""
import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from own import DIR, ENV, TRIVET, run_tests, test

UNDER, CLOCKS = sys.argv[2:4]


def at(moment, zone):
	def ok(*words):
		r = subprocess.run([UNDER, moment, zone, TRIVET, *words], capture_output=True, text=True, env=ENV, timeout=60)
		assert r.returncode == 0, (moment, zone, words, r)
		return r.stdout
	return ok


def day_under(moment, zone):
	ok, db = at(moment, zone), ["--db", os.path.join(DIR, zone.replace("/", "-") + moment + ".db")]
	began = datetime.fromisoformat(moment)
	yesterday = str((began - timedelta(days=1)).date())
	ok("log", "pain", "4", "did", "practice", "note", "as it was", *db)
	ok("log", "pain", "6", "--day", "yesterday", "--time", "22:10", *db)
	ok("log", "pain", "5", "--day", yesterday, *db)
	whole = json.loads(ok("log", "list", "--all", "--json", *db))
	rows = [(r["day"], r.get("time"), r["pain_now"]) for r in whole["entries"]]
	now = datetime.fromisoformat(rows[-1][0] + " " + rows[-1][1])
	# the machine may be slow, and the clock may jump by an hour in between
	assert began <= now < began + timedelta(minutes=70), (moment, rows)
	assert rows[:-1] == [(yesterday, None, 5), (yesterday, "22:10", 6)] and whole["deeds"][0]["day"] == rows[-1][0], (moment, whole)
	for words, name in ((("export", "--csv", "entries"), "own.csv"), (("export",), "own.json")):
		path = os.path.join(DIR, name)
		with open(path, "w", encoding="utf-8", newline="") as f:
			f.write(ok(*words, *db))
		assert json.loads(ok("import", path, "--json", *db))["added"] == 0, (moment, name)
	assert "4" in ok("progress", *db)


with open(CLOCKS, encoding="utf-8") as clocks:
	for line in clocks:
		if not line.startswith("#"):
			day, time, zone = line.split()
			function = lambda moment=day + " " + time, zone=zone: day_under(moment, zone)
			function.__name__ = f"a day that begins at {day} {time} in {zone}"
			test(function)

run_tests()

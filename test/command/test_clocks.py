#!/usr/bin/env python3
"""Moments by the clocks of several places: what is said there, what leaves, and that it comes back as the same. Prints TAP. Usage: test_clocks.py PATH-OF-TRIVET"""
import json
import os
import subprocess
import time
from own import DIR, ENV, TRIVET, run_tests, test

PLACES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia")


# Each place, and another one; so each is both once.
PAIRS = tuple(zip(PLACES, PLACES[1:] + PLACES[:1]))


def run(place, *words):
	return subprocess.run([TRIVET, *words], capture_output=True, text=True, env={**ENV, "TZ": place}, timeout=60)


def ok(place, *words):
	r = run(place, *words)
	assert r.returncode == 0, (place, words, r.returncode, r.stderr)
	return r.stdout


def file_of(name, text):
	path = os.path.join(DIR, name)
	with open(path, "w", encoding="utf-8", newline="") as f:
		f.write(text)
	return path


def diary(place):
	"""A morning just after midnight in summer and in winter, a day without a time, something done."""
	db = ["--db", os.path.join(DIR, place.replace("/", "-") + ".db")]
	if not os.path.exists(db[1]):
		for day, time in (("2026-07-01", "00:20"), ("2026-01-15", "00:20"), ("2026-04-05", "01:45")):
			ok(place, "log", "pain", "4", "note", "as it was", "--day", day, "--time", time, *db)
		ok(place, "log", "pain", "5", "did", "practice", "--day", "2026-06-30", *db)
	return db


@test
def a_time_of_the_past_is_shown_as_it_was():
	for place, other in PAIRS:
		db = diary(place)
		rows = json.loads(ok(other, "log", "list", "--all", "--json", *db))["entries"]
		assert [(r["day"], r.get("time")) for r in rows] == [("2026-01-15", "00:20"), ("2026-04-05", "01:45"), ("2026-06-30", None), ("2026-07-01", "00:20")], (place, other, rows)
		assert ok(other, "export", *db) == ok(place, "export", *db)
		assert ok(other, "export", "--csv", "entries", *db) == ok(place, "export", "--csv", "entries", *db)
	assert "2026-07-01,00:20,UTC+05:45,4" in ok("Europe/Berlin", "export", "--csv", "entries", *diary("Asia/Kathmandu"))
	assert "2026-01-15,00:20,UTC+11:00,4" in ok("Europe/Berlin", "export", "--csv", "entries", *diary("Australia/Lord_Howe"))
	assert '"at":"2026-07-01T00:20:00-04:00"' in ok("Europe/Berlin", "export", *diary("America/New_York"))


@test
def who_travels_west_keeps_the_plan_and_what_a_doctor_has_examined():
	"""Between these two places lie 25 hours: what was said in the one today is, in the other, always of a day to come."""
	east, west = "Pacific/Kiritimati", "Pacific/Pago_Pago"
	db, now = ["--db", os.path.join(DIR, "west.db")], int(time.time())
	answers = {q["id"]: "no" for q in json.loads(ok(east, "questions", "--json"))["questions"] if q["kind"] == "yesno"}
	answers.update(age="34", how_long="over_3_months", where="p5_l", pain_now="4", pain_average="5", rf_45="yes")
	ok(east, "import", file_of("west.json", json.dumps({"format": "trivet diary", "version": 1,
		"answers": [{"question": q, "value": v, "at": now} for q, v in answers.items()],
		**{k: [] for k in ("cleared", "activities", "entries", "deeds", "marks", "trials", "breaks", "desk_days", "plans", "reassessments", "settings", "intentions")}})), *db)
	assert json.loads(ok(west, "plan", "--json", *db))["refused"]
	ok(east, "clear", "rf_45", "today", *db)
	for place in (east, west):
		plan = json.loads(ok(place, "plan", "--json", *db))
		assert not plan["refused"] and plan["cleared"] and plan["legs"]["practice"], (place, plan)


@test
def ones_own_export_adds_nothing_wherever_it_is_brought_back():
	for place, other in PAIRS:
		db = diary(place)
		table, whole = file_of("own.csv", ok(place, "export", "--csv", "entries", *db)), file_of("own.json", ok(place, "export", *db))
		r = json.loads(ok(other, "import", table, "--json", *db))
		assert (r["added"], r["known"]) == (0, 4), (place, other, r)
		assert json.loads(ok(other, "import", whole, "--json", *db))["added"] == 0, (place, other)


@test
def fhir_is_no_surer_than_what_was_said():
	bundle = json.loads(ok("Europe/Berlin", "export", "--fhir", *diary("Asia/Kathmandu")))
	times = sorted(e["resource"]["effectiveDateTime"] for e in bundle["entry"] if e["resource"]["resourceType"] == "Observation")
	assert "2026-06-30" in times and "2026-07-01T00:20:00+05:45" in times, times


@test
def a_time_that_did_not_exist_is_refused_with_one_sentence():
	db = ["--db", os.path.join(DIR, "never.db")]
	for place, day, time in (("Europe/Berlin", "2026-03-29", "02:30"), ("America/New_York", "2026-03-08", "02:30"), ("Pacific/Apia", "2011-12-30", "12:00")):
		r = run(place, "log", "pain", "4", "--day", day, "--time", time, *db)
		assert r.returncode == 2 and "did not exist" in r.stderr and r.stderr.count("\n") == 1, (place, r)
	ok("Europe/Berlin", "log", "pain", "4", "--day", "2026-03-28", "--time", "02:30", *db)
	r = run("Europe/Berlin", "log", "edit", "1", "--day", "2026-03-29", *db)
	assert r.returncode == 2 and "did not exist" in r.stderr, r
	ok("Europe/Berlin", "log", "pain", "4", "--day", "2025-10-26", "--time", "02:30", *db)  # twice: the first
	assert "2025-10-26,02:30,UTC+02:00" in ok("Europe/Berlin", "export", "--csv", "entries", *db)


@test
def an_edit_that_changes_nothing_changes_nothing():
	for place in PLACES:
		db = diary(place)
		before = ok(place, "export", *db)
		for row in json.loads(ok(place, "log", "list", "--all", "--json", *db))["entries"]:
			ok("Europe/Berlin", "log", "edit", str(row["id"]), "pain", str(row["pain_now"]), *db)
			ok("Europe/Berlin", "log", "edit", str(row["id"]), "--day", row["day"], *db)
		assert ok(place, "export", *db) == before, place


@test
def two_rows_that_differ_in_a_note_are_two():
	db = ["--db", os.path.join(DIR, "notes.db")]
	table = file_of("notes.csv", "day,time,pain,note\n2026-07-01,08:00,4,one\n2026-07-01,08:00,4,other\n2026-07-01,08:00,4,other\n2026-07-02,,4,\n2026-07-02,,4,\n")
	r = json.loads(ok("Europe/Berlin", "import", table, "--json", *db))
	assert r["added"] == 3 and r["twice"] == 2, r  # what is equal in every cell is the same
	assert json.loads(ok("Asia/Kathmandu", "import", table, "--json", *db))["added"] == 0


run_tests()

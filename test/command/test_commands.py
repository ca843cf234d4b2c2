#!/usr/bin/env python3
"""The program as its user types it: real files, a real terminal, real signals. Prints TAP. Usage: test_commands.py PATH-OF-TRIVET PATH-OF-CONTENT"""
import datetime
import json
import os
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from own import DIR, ENV, TRIVET, Server, put_answers, run_tests, sums_of_days, terminal, test

CONTENT = sys.argv[2]


def run(*words, stdin="", env=None):
	return subprocess.run([TRIVET, *words], input=stdin, capture_output=True, text=True, env={**ENV, **(env or {})}, timeout=60)


def ok(*words, stdin="", env=None):
	r = run(*words, stdin=stdin, env=env)
	assert r.returncode == 0, (words, r.returncode, r.stderr)
	return r.stdout


def load(*words):
	return json.loads(ok(*words, "--json"))


def write(name, value):
	path = os.path.join(DIR, name)
	with open(path, "w", encoding="utf-8") as f:
		f.write(value if isinstance(value, str) else json.dumps(value))
	return path


def questions():
	return load("questions")["questions"]


def healthy(**more):
	"""A person of 34 for whom every yes/no question is no."""
	answers = {q["id"]: "no" for q in questions() if q["kind"] == "yesno"}
	answers.update(age=34, how_long="over_3_months", where=["p5_l", "p5_r"], pain_now=4)
	answers.update(more)
	return write("answers.json", answers)


def refused(text, *wanted):
	"""Refused with one line that says where, and nothing written."""
	before = sorted(os.listdir(DIR))
	for command in (["check"], ["plan"], ["session", "--seconds", "60", "--place", "desk"]):
		r = run(*command, "--answers", write("bad.json", text), "--json")
		assert r.returncode == 2, (command, r.returncode, r.stderr)
		assert r.stdout == "" and r.stderr.count("\n") == 1, r
		for w in wanted:
			assert w in r.stderr, (w, r.stderr)
	os.unlink(os.path.join(DIR, "bad.json"))
	assert sorted(os.listdir(DIR)) == before


@test
def help_names_every_command_and_each_has_its_own():
	text = ok("--help")
	for name in "now check plan practice session log progress trial clear figure questions export import serve content where completion".split():
		assert f"\n  {name} " in text, name
		assert ok(name, "--help").startswith(f"usage: trivet {name}")
	assert ok("--version").startswith("trivet ")


@test
def questions_have_their_stable_form():
	kinds, ids = {"yesno", "number", "choice", "regions"}, set()
	for q in questions():
		assert set(q) >= {"id", "evidence", "text", "kind", "block"} and q["kind"] in kinds, q
		assert q["id"] not in ids
		ids.add(q["id"])
		assert (q["kind"] == "number") == ("min" in q and "max" in q), q
		assert (q["kind"] in ("choice", "regions")) == ("choices" in q), q
	evidence = {q["evidence"] for q in questions()}
	assert sum(e.startswith("RF-") for e in evidence) == 57
	assert {"pregnant", "pacemaker_icd_or_stimulator_or_pump", "medicine_patch"} <= evidence


@test
def check_has_its_stable_form():
	r = load("check", "--answers", healthy())
	assert r["urgency"] == "self_care" and r["ceiling"] == "self_care" and r["fired"] == [] and r["ask"] == [] and r["say"]
	r = load("check", "--answers", healthy(rf_01="yes"))
	assert r["urgency"] == "emergency" and re.search("emergency number|[0-9]{3}", r["say"]), r["say"] # of the country that the zone of this machine is in
	assert r["fired"][0]["rule"] == "rf_01" and r["fired"][0]["evidence"] == "RF-01" and r["fired"][0]["because"] == ["rf_01"]


@test
def nothing_answered_is_not_a_clean_bill():
	r = load("check", "--answers", write("empty.json", {}))
	assert r["urgency"] == "unknown" and r["ceiling"] == "emergency" and "rf_01" in r["ask"]
	r = load("plan", "--answers", write("empty.json", {}))
	assert r["urgency"] == "unknown" and r["refused"] and not any(r["legs"].values()) and all(w["verdict"] == "answer_first" for w in r["withheld"])


@test
def plan_has_its_stable_form():
	r = load("plan", "--answers", healthy(), "--today", "2026-11-22")
	assert r["urgency"] == "self_care" and r["refused"] is False
	for leg in ("treatment", "practice", "change"):
		assert r["legs"][leg], leg
		for step in r["legs"][leg]:
			assert set(step) >= set("item evidence verdict adapt label honest sources minutes per_week because".split())
			assert step["verdict"] in ("go", "adapt") and step["sources"] and step["honest"]
	assert len(r["legs"]["practice"]) <= 3
	assert r["review_on"] == "2026-12-20" and r["course"]["sessions"] in (4, 5, 6)


@test
def the_week_is_as_long_as_was_wished():
	much = dict(sits_over_4_hours="yes", few_breaks="yes", drives_over_1_hour="yes", phone_in_lap="yes", carries_trays="yes", poor_sleep="yes",
	            bag_on_one_shoulder="yes", have_bag="yes", have_bottles="yes", have_heat_pad="yes", eases_heat="yes", floor_ok="yes", confidence_0_10=8)
	for minutes in (2, 5, 10, 15, 20, 30):
		r = load("plan", "--answers", healthy(minutes_a_day=minutes, **much))
		assert [d["day"] for d in r["week"]] == "mon tue wed thu fri sat sun".split()
		assert {d["minutes"] for d in r["week"]} == {0, minutes}, (minutes, r["week"])
		for d in r["week"]:
			assert d["minutes"] == sum(s["minutes"] for s in d["steps"] if not s["optional"])
			assert [s["item"] for s in d["steps"] if s["optional"]] == (["heat_pad"] if d["steps"] else [])
		placed = {s["item"] for s in r["legs"]["change"]} | {s["item"] for s in r["next"]}
		assert {"driving_posture", "phone_higher", "trays_low_and_close", "backpack_two_straps"} <= placed, placed
	text = run("plan", "--answers", healthy(minutes_a_day=10, **much)).stdout
	assert "YOUR WEEK" in text and "Mon  10 minutes" in text and "Sun  free" in text
	assert "Next, when these have become a habit" in text and text.count("Common advice") == 1
	assert load("plan", "--answers", healthy(rf_42="yes", **much))["week"][0]["steps"] == []


@test
def a_danger_sign_closes_the_plan_and_the_session():
	r = load("plan", "--answers", healthy(recheck_chest="yes"))
	assert r["refused"] and r["reason"] == "answer_first", "something new: all danger signs are to be answered again"
	for rule in ("rf_01", "rf_20", "rf_42", "rf_51"):
		path = healthy(**{rule: "yes"})
		plan = load("plan", "--answers", path)
		assert plan["refused"] and not any(plan["legs"].values()), rule
		assert {w["verdict"] for w in plan["withheld"]} == {"avoid"}
		session = load("session", "--answers", path, "--seconds", "60", "--place", "desk")
		assert session["seconds"] == 0 and session["steps"] == []


@test
def what_a_clinician_looked_at_opens_the_plan_with_its_adaptations():
	closed = load("plan", "--answers", healthy(rf_45="yes", osteoporosis_or_osteopenia="yes", have_roller="yes", floor_ok="yes"))
	opened = load("plan", "--answers", healthy(rf_45="yes", osteoporosis_or_osteopenia="yes", have_roller="yes", floor_ok="yes", cleared={"rf_45": "2026-10-01"}),
	              "--today", "2026-11-22")
	assert closed["refused"] and not opened["refused"]
	assert {"item": "roller_across", "verdict": "avoid"}.items() <= next(w for w in opened["withheld"] if w["item"] == "roller_across").items()
	check = load("check", "--answers", healthy(rf_45="yes", cleared={"rf_45": "2026-01-31"}))
	assert [(c["rule"], c["on"]) for c in check["cleared"]] == [("rf_45", "2026-01-31")] and check["fired"] == []


@test
def a_session_lasts_exactly_as_long_as_asked():
	path = healthy(floor_ok="yes", have_roller="yes", have_band="yes")
	for place in ("desk", "floor", "bed", "car"):
		for seconds in (20, 45, 60, 61, 300, 900):
			s = load("session", "--answers", path, "--seconds", str(seconds), "--place", place)
			assert s["seconds"] == seconds == sum(x["seconds"] for x in s["steps"]), (place, seconds, s)
			assert all(set(x) >= {"item", "side", "seconds", "say"} and x["side"] in ("both", "left", "right") for x in s["steps"])


@test
def the_first_minute_needs_the_emergency_page_only():
	page = {q["id"]: "no" for q in questions() if q["block"] == "emergency"}
	page.update(rf_51="no", rf_53="no", acute_injury_under_72h="no", vertebral_or_rib_fracture="no")
	s = load("session", "--answers", write("page.json", page), "--seconds", "60", "--place", "desk")
	assert s["seconds"] == 60 and len(s["steps"]) >= 2, s
	assert {x["item"] for x in s["steps"]} <= {"breathing", "shoulder_rolls", "change_position"}
	del page["rf_03"]
	assert load("session", "--answers", write("page.json", page), "--seconds", "60", "--place", "desk")["refused"]


@test
def bad_answers_are_refused_in_one_line():
	refused('{"rf_01":"yes","rf_01":"no"}', "duplicate")
	refused('{"rf_01":', "line 1")
	refused('[1]', "object")
	refused('{"no_such":"yes"}', '"no_such"')
	refused('{"rf_01":"perhaps"}', '"rf_01"', "yes, no or unsure")
	refused('{"rf_01":true}', '"rf_01"')
	refused('{"age":"34"}', '"age"', "0 to 120")
	refused('{"age":340}', '"age"')
	refused('{"age":3.5}', '"age"')
	refused('{"how_long":"ages"}', '"how_long"', "over_3_months")
	refused('{"where":["elbow"]}', '"where"')
	refused('{"where":[1]}', '"where"')
	refused('{"cleared":{"rf_01":"2026-01-01"}}', '"rf_01"', "cannot be cleared")
	refused('{"cleared":{"rf_45":"2026-02-30"}}', '"rf_45"', "YYYY-MM-DD")
	refused('{"cleared":{"rf_45":"9999-01-01"}}', "future")
	refused('{"cleared":{"rf_99":"2026-01-01"}}', '"rf_99"')
	refused('\x00\x01', "line")


@test
def bad_words_are_refused_in_one_line():
	for words in (["dance"], ["plan", "--today", "tomorrow"], ["session", "--seconds", "5"], ["session", "--place", "moon"], ["log", "pain", "11"],
	              ["log", "did", "nothing_known"], ["plan", "--port", "1"], ["plan", "--nonsense"], ["content", "check", "/nowhere"], ["completion", "tcsh"],
	              ["log", "pain", "3", "--day", "2999-01-01"], ["clear", "rf_01"], ["serve", "--port", "99999"], ["plan", "--answers"]):
		r = run(*words)
		assert r.returncode == 2 and r.stderr.count("\n") == 1, (words, r)
	assert run("plan", "--answers", "/nowhere.json").returncode == 2


@test
def the_diary_keeps_edits_and_deletes():
	db = ["--db", os.path.join(DIR, "diary.db")]
	ok("log", "pain", "6", *db)
	ok("log", "pain", "5", "--day", "2026-01-02", *db)
	ok("log", "did", "acupuncture", *db)
	both = load("log", "list", *db)
	assert [e["pain_now"] for e in both["entries"]] == [6] and both["deeds"][0]["leg"] == "treatment"
	ok("log", "edit", "1", "pain", "4", *db)
	assert load("log", "list", *db)["entries"][0]["pain_now"] == 4
	assert load("progress", *db)["week"]["treatment"]["done"] == 1
	ok("log", "delete", "1", *db)
	ok("log", "delete", "d" + str(both["deeds"][0]["id"]), *db)
	assert load("log", "list", *db) == {"entries": [], "deeds": [], "marks": [], "activities": []}
	assert run("log", "delete", "1", *db).returncode == 3
	assert ok("log", *db, stdin="3\ntp\n").endswith("Saved.\n")
	assert len(load("log", "list", *db)["deeds"]) == 2


@test
def progress_looks_back_as_far_as_wished():
	db = ["--db", os.path.join(DIR, "progress.db")]
	for ago in range(200):
		if ago < 20 or ago > 195:
			ok("log", "pain", str(3 + ago % 3), "--day", str(datetime.date.today() - datetime.timedelta(days=ago)), *db)
	ok("log", "did", "acupuncture", *db)
	short, year = load("progress", *db), load("progress", "--weeks", "52", "--against", "practice", *db)
	assert short["days_of_each"] == 7 and all("from" in w and "other_tenths" not in w for w in short["weeks"])
	assert len(year["weeks"]) == 29 and year["other"] == "practice" and all(w["other_tenths"] == 0 for w in year["weeks"])
	assert year["weeks"][0]["days"] == 4 and year["weeks"][5]["pain_tenths"] is None
	text = ok("progress", "--weeks", "4", "--against", "practice", *db)
	assert "Practice, minutes a day" in text and "Legs, week by week" in text and "v treatment" in text.replace("▾", "v")
	for words in (["--weeks", "3"], ["--weeks", "many"], ["--weeks", "521"], ["--against", "weather"], ["--against", "nothing"]):
		r = run("progress", *words, *db)
		assert r.returncode == 2 and r.stderr.count("\n") == 1, (words, r)


@test
def while_something_is_open_the_weeks_keep_the_plan_they_were_lived_with():
	"""A plan of 7 days of a change a week, kept twenty days ago; the answers are of `ago` days ago, so that after four weeks all danger signs are due."""
	today = datetime.date.today()

	def on(ago):
		return str(today - datetime.timedelta(days=ago))

	def person(name, ago):
		path = healthy(minutes_a_day=15)
		with open(path, encoding="utf-8") as f:
			said = json.load(f)
		plan = load("plan", "--answers", path, "--today", on(20))
		assert max(s["per_week"] for s in plan["legs"]["change"]) == 7
		values = {k: ",".join(v) if isinstance(v, list) else str(v) for k, v in said.items() if not k.startswith("recheck")}
		diary = {"format": "trivet diary", "version": 2, "identity": "7cdc3629c89f5cdec69710f445d54bf9", "plans": [{"day": on(20), "text": json.dumps(plan), "why": ""}],
		         "answers": [{"question": k, "value": v, "at": on(ago) + "T08:00:00+00:00"} for k, v in values.items()],
		         "deeds": [{"day": on(n), "leg": "change", "item": "many_postures", "seconds": 0, "from": "log"} for n in range(18) if n % 3 > 0]}
		for part in "cleared activities entries marks trials breaks desk_days reassessments settings intentions".split():
			diary[part] = []
		db = ["--db", os.path.join(DIR, name)]
		ok("import", write("lived.json", diary), *db)
		return db

	answered, due = person("answered.db", 2), person("due.db", 60)
	was, is_due = load("progress", *answered), load("progress", *due)
	assert was["week"]["change"] == {"percent": 64, "done": 4, "wanted": 7} and was["counted_by"] == "plan", was
	for part in ("week", "weeks", "strength"):
		assert is_due[part] == was[part], (part, is_due[part], was[part])
	assert is_due["counted_by"] == "kept_plan" and load("plan", *due)["waits"]["for"] == "danger_signs"
	for words in (["plan"], ["progress"], ["report"]):
		assert "waits" in ok(*words, *due) and "waits" not in ok(*words, *answered), words
	assert "There is no plan" not in ok("report", *due)
	run("log", "did", "acupuncture", *answered)
	needled = load("progress", *answered)
	assert needled["week"]["change"] == was["week"]["change"] and needled["counted_by"] == "kept_plan", needled
	assert load("plan", *answered)["waits"]["for"] == "after_needles" and load("plan", *answered)["waits"]["items"], "named"
	report = ok("report", *answered)
	assert "Part of this plan waits for one answer" in report and "Waits for an answer" not in report.split("WITHHELD")[1].split("WHAT THE PERSON")[0], report
	none = load("progress", "--db", os.path.join(DIR, "nobody.db"))
	assert none["counted_by"] == "no_plan" and load("plan", "--db", os.path.join(DIR, "nobody.db"))["waits"] is None


@test
def the_diary_takes_all_that_can_be_said():
	db = ["--db", os.path.join(DIR, "said.db")]
	ok("log", "ask", "carry my child", *db)
	ok("log", "pain", "5", "worst", "7", "average", "4", "sleep", "6", "mood", "0", "medicine", "ibuprofen 400", "note", "=1+1", "activity", "carry my child", "8",
	   "place", "p5_l", "3", "did", "practice", "--day", "2026-01-05", "--time", "21:30", *db)
	ok("log", "mark", "flare", "to", "2026-01-06", "note", "moved", "--day", "2026-01-05", *db)
	out = ok("export", "--csv", "entries", *db)
	assert out.split("2026-01-05,21:30,UTC")[1][6:].startswith(",5,7,4,6,0,,ibuprofen 400,\"'=1+1\",p5_l=3,8"), out
	d = load("log", "list", *db)
	assert d["activities"] == [{"id": 1, "words": "carry my child", "asked": True}] and d["deeds"] == [], d
	ok("log", "pain", "2", "activity", "a1", "6", "note", "late", *db)
	assert "pain 2, carry my child 6, late\n" in ok("log", "list", *db)
	ok("log", "delete", str(load("log", "list", *db)["entries"][-1]["id"]), *db)
	ok("log", "edit", "3", "worst", "none", "place", "p5_l", "none", "activity", "a1", "9", "--day", "2026-01-04", *db)
	assert "2026-01-04,21:30," in ok("export", "--csv", "entries", *db)  # the time of day goes with it to another day
	ok("log", "edit", "3", "--time", "07:05", *db)
	assert ",5,,4,6,0,,ibuprofen 400,\"'=1+1\",,9" in ok("export", "--csv", "entries", *db).split("2026-01-04,07:05")[1]
	ok("log", "edit", "d2", "did", "scapular_squeeze", "minutes", "5", "--time", "08:00", *db)
	assert "practice,scapular_squeeze,300" in ok("export", "--csv", "deeds", *db).split("2026-01-05,08:00,")[1]
	ok("log", "edit", "m4", "mark", "travel", "--day", "2026-01-03", *db)
	assert "travel" in ok("export", "--csv", "marks", *db)
	ok("log", "stop", "a1", *db)
	assert not load("log", "list", *db)["activities"][0]["asked"]
	for id in ("m4", "d2", "3", "a1"):
		ok("log", "delete", id, *db)
	assert run("log", "delete", "m4", *db).returncode == 3
	for words in (["pain", "none"], ["note", "none"]):
		assert ok("log", *words, *db) == "Nothing to save.\n", words
	for words in (["worst", "x"], ["pain"], ["pain", "x"], ["pain", "4", "sleep"], ["pain", "4", "activity", "fly", "3"], ["pain", "4", "place", "moon", "3"],
	              ["mark", "war"], ["mark", "ill", "to", "2999-01-01"], ["pain", "4", "--time", "24:00"], ["ask"], ["stop", "1"], ["edit", "d"],
	              ["pain", "4", "--day", "1999-01-01"]):
		r = run("log", *words, *db)
		assert r.returncode == 2 and r.stderr.count("\n") == 1, (words, r)
	assert load("log", "list", *db) == {"entries": [], "deeds": [], "marks": [], "activities": []}


@test
def stress_and_stiffness_are_a_word_each():
	db = ["--db", os.path.join(DIR, "gauges.db")]
	ok("log", "pain", "4", "stress", "6", "stiffness", "0", *db)
	assert "pain 4, stress 6, stiffness 0\n" in ok("log", "list", *db)
	e = load("log", "list", *db)["entries"][0]
	assert (e["work_stress"], e["stiffness"]) == (6, 0), e
	assert run("log", "stress", "11", *db).returncode == 2
	ok("log", "edit", "1", "stress", "none", *db)
	assert "work_stress" not in load("log", "list", *db)["entries"][0]
	assert ok("export", "--csv", "entries", *db).splitlines()[0].endswith(",regions,stiffness"), "a column only for what was said"
	table = write("gauges.csv", "Date;Schmerz;Stress bei der Arbeit;Steifigkeit (0-10);Ease\n2026-01-03;5;9;2;1\n")
	ok("import", table, "--column", "Ease=mood", "--scale", "Ease=0-10", *db)
	assert {"day": "2026-01-03", "pain_now": 5, "work_stress": 9, "stiffness": 2} in [
		{k: x[k] for k in ("day", "pain_now", "work_stress", "stiffness") if k in x} for x in load("log", "list", "--all", *db)["entries"]]
	assert load("progress", "--against", "stress", *db)["other"] == "stress"


@test
def an_entry_may_leave_the_pain_out():
	db = ["--db", os.path.join(DIR, "painless.db")]
	ok("log", "sleep", "7", *db)
	ok("log", "note", "windy", "--day", "2026-01-05", *db)
	assert "no pain recorded, sleep 7\n" in ok("log", "list", *db)
	ok("log", "edit", "2", "pain", "3", *db)
	ok("log", "edit", "2", "pain", "none", *db)
	r = run("log", "edit", "2", "note", "none", *db)
	assert r.returncode == 2 and "trivet log delete ID" in r.stderr, r
	out = ok("export", "--json", *db)
	there = json.loads(out)["entries"]
	assert [e.get("pain_now") for e in there] == [None, None] and there[0]["note"] == "windy", there
	assert ok("import", "-", "--json", "--db", os.path.join(DIR, "painless2.db"), stdin=out)
	assert json.loads(ok("export", "--json", "--db", os.path.join(DIR, "painless2.db")))["entries"] == there
	for e in there:
		del e["note" if "note" in e else "sleep"]
	r = run("import", write("silent.json", json.dumps({**json.loads(out), "entries": there})), "--db", os.path.join(DIR, "painless3.db"))
	assert r.returncode == 2 and "entries[0].pain_now: an entry needs a number, a text or a place" in r.stderr, r


@test
def a_table_is_brought_in_once():
	db = ["--db", os.path.join(DIR, "import.db")]
	days = [datetime.date(2024, 1, 1) + datetime.timedelta(i) for i in range(1100)]
	table = write("big.csv", "\ufeffDate;Pain (0-10);Note\r\n" + "".join(f"{d:%d.%m.%Y};{i % 11};note {i}\r\n" for i, d in enumerate(days)) + "30.02.2024;4;\r\n")
	def partly(*args):
		r = run("import", *args, *db, "--json")
		assert r.returncode == 1, r  # a row was refused
		return json.loads(r.stdout)

	dry = partly(table, "--dry-run")
	assert dry["new"] == 1100 - sum(d > datetime.date.today() for d in days) and dry["refused"][0]["value"] == str(dry["refused"][0]["value"]), dry
	assert load("log", "list", *db)["entries"] == []
	first = partly(table)
	assert first["added"] == dry["new"] and first["known"] == 0
	again = partly(table)
	assert again["added"] == 0 and again["known"] == first["added"], again
	assert ok("export", "--csv", "entries", *db).count("\n") == first["added"] + 1
	r = run("import", write("open.csv", 'day,pain,note\n2024-01-01,4,"open\n'), *db)
	assert r.returncode == 2 and "line 2" in r.stderr and r.stderr.count("\n") == 1, r
	both = write("both.csv", "day,pain\n3/4/2024,4\n")
	r = run("import", both, *db)
	assert r.returncode == 1 and "--dates 'dmy'" in r.stdout and "Rows waiting for an answer: 1" in r.stdout, r
	assert load("import", both, "--dates", "mdy", "--dry-run", *db)["new"] == 1
	assert run("import", *db).returncode == 2 and run("import", "/nowhere.csv", *db).returncode == 2
	sly = run("import", write("sly.csv", "day,pain\n\x1b[2J\u202e,4\n"), *db).stdout
	assert "\x1b" not in sly and "\u202e" not in sly and "line 2" in sly, sly


@test
def a_proposed_command_is_whole_however_many_words_it_names():
	db = ["--db", os.path.join(DIR, "words.db")]
	words = [f"somewhere about number {chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(60)]
	column = "how strong it was " * 12
	table = write("words.csv", f"day,{column} pain\n" + "".join(f"2024-01-{1 + i % 28:02},{w}\n" for i, w in enumerate(words)))
	r = run("import", table, "--column", "#2=pain", *db, "--json")
	asked, = json.loads(r.stdout)["questions"]
	proposed = asked["proposed"]
	assert proposed.startswith("--scale '") and proposed.endswith("'") and all(w + "=?" in proposed for w in words), proposed
	assert proposed in run("import", table, "--column", "#2=pain", *db).stdout


@test
def an_import_that_ended_between_two_sets_is_brought_again():
	"""The disk is full at one size after the other, and once the program is killed; then the same table comes in once, all of it."""
	n = 3000
	rows = "".join(f"{datetime.date(2010, 1, 1) + datetime.timedelta(i // 3)},{8 + i % 3}:00,{i % 11},{i % 10}\n" for i in range(n))
	table = write("cut.csv", "day,time,pain,activity:carry\n" + rows)

	def full(db, kilobytes):
		limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes << 10, kilobytes << 10))
		r = subprocess.run([TRIVET, "import", table, "--db", db], preexec_fn=limit, capture_output=True, text=True, timeout=60)
		assert r.returncode == 7 and "the changes before it are saved" in r.stderr, r

	def killed(db):
		p = subprocess.Popen([TRIVET, "import", table, "--db", db], stdout=subprocess.DEVNULL)
		seen = 0
		while seen == 0 and p.poll() is None:  # looks again and again: the first set is there, the last is not
			try:
				with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as file:
					seen = file.execute("select count(*) from entry").fetchone()[0]
			except sqlite3.Error:
				pass
		p.kill()
		p.wait()

	for name, end in (("300", lambda db: full(db, 300)), ("450", lambda db: full(db, 450)), ("killed", killed)):
		db = os.path.join(DIR, f"cut-{name}.db")
		end(db)
		half = load("import", table, "--dry-run", "--db", db)
		assert half["known"] + half["new"] == n and half["known"] > 0 and (name == "killed" or half["new"] > 0), (name, half)
		assert load("import", table, "--db", db)["added"] == half["new"]
		with sqlite3.connect(db) as file:
			assert file.execute("select count(*), count(distinct at) from entry").fetchone() == (n, n)
			assert file.execute("select (select count(*) from activity), count(*) from entry_score").fetchone() == (1, n)


@test
def a_rise_of_two_offers_the_recheck():
	def rise(name, before, days_ago, pain):
		db = ["--db", os.path.join(DIR, name)]
		ok("log", "pain", str(before), "--day", str(datetime.date.today() - datetime.timedelta(days_ago)), *db)
		return ok("log", "pain", str(pain), *db)

	assert "is up by 2" not in rise("rise1.db", 4, 1, 5)
	out = rise("rise2.db", 4, 1, 6)
	assert "Your pain is up by 2 or more since " in out and out.endswith(". Something new? trivet check again\n"), out
	assert "is up by 2" in rise("rise14.db", 1, 14, 9)
	db = ["--db", os.path.join(DIR, "rise_night.db")]
	ok("log", "pain", "4", "--day", str(datetime.date.today() - datetime.timedelta(1)), *db)
	ok("log", "sleep", "3", *db)
	assert "is up by 2" in ok("log", "pain", "6", *db), "a night in between tells of no pain"
	assert "is up by 2" not in rise("rise15.db", 1, 15, 9)
	db = ["--db", os.path.join(DIR, "rise2.db")]
	assert "is up by 2" not in ok("log", "did", "practice", *db), "no pain was kept"
	assert "is up by 2" not in ok("log", "pain", "5", *db), "it is lower again"


def remember(name, **more):
	"""A file in which the healthy person has answered everything today."""
	db = os.path.join(DIR, name)
	ok("log", "pain", "4", "--db", db)
	with open(healthy(**more), encoding="utf-8") as f:
		answers = json.load(f)
	file = sqlite3.connect(db)
	put_answers(file, ((question, ",".join(value) if isinstance(value, list) else str(value)) for question, value in answers.items()))
	file.commit()
	file.close()
	return ["--db", db]


@test
def a_plan_that_was_shown_is_kept():
	db = remember("kept_plan.db")
	assert "There is no plan yet" in ok("plan", "history", *db)
	first = ok("plan", *db)
	assert "first plan" in ok("plan", "history", *db)
	again = ok("plan", *db)
	assert again == first and ok("plan", "history", *db).count("first plan") == 1


@test
def who_answered_the_danger_signs_alone_has_a_plan_that_is_kept():
	db = ("--db", os.path.join(DIR, "little.db"))
	ok("now", "--list", *db, stdin="none\n")
	ok("plan", *db)
	assert ok("plan", "history", *db).count("first plan") == 1
	kept = json.loads(ok("export", *db))["plans"]
	assert len(kept) == 1 and json.loads(kept[0]["text"])["legs"]["practice"], kept
	assert load("plan", *db)["withheld"]


@test
def a_trial_is_begun_lived_and_ended():
	db = remember("trial.db", have_heat_pad="yes")
	assert "trivet trial begin heat_pad\n" in ok("trial", *db)
	assert {"a": "heat_pad", "b": ""} in load("trial", "list", *db)["offers"]
	assert run("trial", "today", *db).returncode == 3
	for words, code in [(["begin"], 2), (["begin", "none"], 2), (["begin", "heat_pad", "none"], 2), (["begin", "heat_pad", "40"], 2), (["begin", "heat_pad", "heat_pad"], 2),
	                    (["begin", "wall_angel"], 5), (["begin", "acupuncture"], 5), (["kept"], 3), (["end"], 3), (["result"], 3), (["result", "x"], 2), (["resume"], 2)]:
		r = run("trial", *words, *db)
		assert r.returncode == code and r.stderr.count("\n") == 1 and r.stdout == "", (words, r)
	out = ok("trial", "begin", "heat_pad", "60", *db)
	assert out.startswith("Today with") and "Not enough days yet: about 59 more." in out, out
	assert run("trial", "begin", "heat_pad", *db).returncode == 4
	ok("trial", "not-kept", *db)
	assert run("trial", "kept", "--day", "2030-01-01", *db).returncode == 3
	t = load("trial", "today", *db)
	assert t["pairs"] == 10 and len(t["seed"]) == 16 and t["days_not_kept"] == 1 and t["result"]["state"] == "goes_on" and len(t["days"]) == 1, t
	assert "difference_tenths" not in t["result"], "nothing is compared before the end"
	ok("trial", "end", *db)
	assert "You ended it early." in ok("trial", "result", *db)
	assert load("trial", "result", *db)["ended"] == "wish"


@test
def a_danger_sign_ends_a_trial():
	db = remember("trial_danger.db", have_heat_pad="yes")
	ok("trial", "begin", "heat_pad", *db)
	ok("check", "again", *db, stdin="34\n" + "1\ny\n" * 60)
	assert run("trial", "today", *db).returncode == 3
	assert load("trial", "result", *db)["ended"] == "danger"
	assert run("trial", "begin", "heat_pad", *db).returncode == 5
	assert "danger signs" in ok("trial", "result", *db)


@test
def a_trial_that_is_over_is_read():
	db = remember("trial_over.db")
	design = {"a": "heat_pad", "b": "", "pairs": 7, "block_days": 3, "washout_days": 1, "seed": "00000000000000ff"}
	file = sqlite3.connect(db[1])
	today = datetime.date.today().toordinal() - datetime.date(1970, 1, 1).toordinal()
	file.execute("INSERT INTO trial (organisation, person, id, begun, text, ended, why) VALUES (1, 1, 900, ?, ?, 2932896, '')", (today - 60, json.dumps(design)))
	file.commit()
	days = load("trial", "result", *db)["days"]
	assert len(days) == 42 and sum(d["arm"] == "a" for d in days) == 21 and sum(d["counts"] for d in days) == 28
	for i, d in enumerate(days):
		at = today - 60 + i
		file.execute("INSERT INTO entry (organisation, person, id, day, at, pain_now, note) VALUES (1, 1, ?, ?, ?, ?, '')",
		             (1000 + i, at, at * 86400, (2 if d["arm"] == "a" else 5) + (i // 6) % 2 * (d["arm"] == "a")))
	sums_of_days(file)
	file.commit()
	file.close()
	r = load("trial", "result", *db)["result"]
	assert r["state"] == "a_clearly" and r["pairs_complete"] == 7 and r["difference_tenths"] == -26 and r["by_chance_permille"] == 16, r
	assert "It probably helps clearly" in ok("trial", "result", "900", *db)


@test
def without_a_country_all_numbers_are_named():
	out = ok("check", "--answers", healthy(rf_01="yes"))
	assert "United States 911, Canada 911, United Kingdom 999, European Union 112, Australia 000" in " ".join(out.split()), out
	assert "Canada" not in ok("check", "--answers", healthy(rf_44="yes"))


@test
def the_emergency_number_is_proposed_and_chosen():
	path = healthy(rf_01="yes")
	def said(**env):
		return " ".join(run("check", "--answers", path, env={"LC_ALL": "C.UTF-8", "TZ": "UTC", **env}).stdout.split())
	assert "Call your emergency number (112, 911, 999 ...) now" in said()
	assert "Call 112 now" in said(TZ="Europe/Berlin") and "a proposal" in said(TZ="Europe/Berlin")
	assert "Call 112 now" in said(TZ="Europe/Berlin", LC_ALL="en_US.UTF-8")
	assert "Call 911 now" in said(TZ="America/New_York")
	assert "Call 999 now" in said(LC_ALL="en_GB.UTF-8")
	assert "Call your emergency number" in said(LC_ALL="en_US.UTF-8"), "a language of programs says nothing of the place"
	assert "Call your emergency number" in said(TZ="Asia/Tokyo", LC_ALL="de_DE.UTF-8"), "no country is given the number of another"
	db = ["--db", os.path.join(DIR, "country.db")]
	assert "112" in ok("settings", "country", "de", *db)
	assert load("settings", *db)["country"] == {"code": "DE", "name": "Germany", "number": "112", "chosen": True}
	r = run("settings", "country", "XX", *db)
	assert r.returncode == 2 and r.stderr.count("\n") == 1 and "DE" in r.stderr, r
	assert load("settings", *db)["country"]["code"] == "DE"


@test
def the_questionnaire_is_resumable_with_back_skip_and_not_sure():
	db = ["--db", os.path.join(DIR, "check.db")]
	out = ok("check", *db, stdin="11\n5\n5\n34\n4\nq\n")
	assert "Saved so far" in out
	out = ok("check", *db, stdin="u\nb\nn\ns\nq\n")
	assert "How old are you" not in out and "Where does it hurt" not in out, "answered questions are not asked again"
	assert "pregnant" in out.lower()
	r = load("check", *db)
	assert r["urgency"] == "unknown"
	out = ok("check", *db, stdin="y\nn\n" * 60)
	assert load("check", *db)["urgency"] == "emergency" and "Call" in out


@test
def content_check_tells_every_mistake_in_one_run():
	assert "no problem found" in ok("content", "check", CONTENT)
	broken = os.path.join(DIR, "broken")
	subprocess.run(["cp", "-r", CONTENT, broken], check=True)
	with open(os.path.join(broken, "course.yaml"), "a", encoding="utf-8") as f:
		f.write("  surprise: 1\n")
	with open(os.path.join(broken, "derived.yaml"), "a", encoding="utf-8") as f:
		f.write("  - {id: unknown_one, from: {any: [no_such_fact]}}\n")
	r = run("content", "check", broken)
	assert r.returncode == 2 and "course.yaml:" in r.stdout and "derived.yaml:" in r.stdout and 'unknown key "surprise"' in r.stdout, r
	assert run("plan", "--content", broken, "--answers", write("e.json", {})).returncode == 2
	assert run("content", "check", DIR + "/none").returncode == 2


@test
def another_content_folder_is_used():
	other = os.path.join(DIR, "other")
	subprocess.run(["cp", "-r", CONTENT, other], check=True)
	path = os.path.join(other, "pack.yaml")
	with open(path, encoding="utf-8") as f:
		text = f.read()
	with open(path, "w", encoding="utf-8") as f:
		f.write(text.replace('number: "911"', 'number: "12345"'))
	assert "12345" in json.loads(ok("check", "--content", other, "--answers", healthy(rf_01="yes"), "--json", env={"TZ": "America/New_York"}))["say"]


@test
def where_completion_and_the_file_that_cannot_be_opened():
	w = load("where")
	assert w["database"] == os.path.join(DIR, "trivet", "trivet.db") and w["content"] == "built in"
	script = ok("completion", "bash") + "\nCOMP_WORDS=(trivet pl); COMP_CWORD=1; _trivet; echo ${COMPREPLY[*]}\n"
	assert subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True).stdout.split() == ["plan"]
	r = run("log", "pain", "3", "--db", write("no.db", "this is not a database, and long enough to look like a file of some kind" * 20))
	assert r.returncode != 0 and r.stderr.count("\n") == 1 and "no.db" in r.stderr, r


@test
def now_screens_and_guides_in_a_terminal():
	db = ["--db", os.path.join(DIR, "now.db")]
	shown, code = terminal(["now", *db], [("none of these is true: ", "none\n"), ("Enter skips: ", "3\n")])
	assert code == 0 and "1 of" in shown and "Saved. It counts as practice." in shown, shown
	kept = load("log", "list", *db)
	assert kept["entries"][0]["pain_now"] == 3 and {d["leg"] for d in kept["deeds"]} == {"practice"}
	assert sum(d["seconds"] for d in kept["deeds"]) == 60
	shown, code = terminal(["now", *db], [("Space pauses", "q")], tick="1000")
	assert code == 0 and "none of these is true" not in shown, "asked again on the same day"
	shown, code = terminal(["now", *db], [("Enter skips: ", "5\n")])
	assert code == 0 and "trivet check again" in shown, shown


@test
def practice_and_session_ask_for_the_danger_signs_of_today_first():
	path = os.path.join(DIR, "yesterday.db")
	ok("now", "--list", "--db", path, stdin="none\n")
	for command in (["practice", "--list"], ["practice", "breathing", "--list"], ["session"]):
		assert "1 of " in ok(*command, "--db", path), "answered today"
	for command in (["practice", "--list"], ["practice", "breathing", "--list"], ["session"]):
		with sqlite3.connect(path) as c:
			c.execute("UPDATE answer SET at = at - 2 * 86400")
		c.close()
		r = run(*command, "--db", path, stdin="")
		assert r.returncode == 2 and "1 of " not in r.stdout, (command, r)
		session = load(*[w for w in command if w != "--list"], "--db", path)
		assert session["steps"] == [] and session["refused"], (command, session)
		assert "Anything new since" in run(*command, "--db", path, stdin="\n").stdout, "Enter is no answer"
		assert "1 of " in ok(*command, "--db", path, stdin="n\n"), command


@test
def practice_plays_the_plan_and_one_exercise_has_its_dose():
	db = answered(os.path.join(DIR, "played.db"), minutes_a_day="10", confidence_0_10="8", sits_over_4_hours="yes", floor_ok="yes", age="34", how_long="over_3_months")
	steps = [s for s in load("plan", *db)["legs"]["practice"] if s["minutes"] > 0 and "heat" not in s["item"]]
	assert steps, load("plan", *db)
	played = load("practice", *db)
	assert played["place"] == "any" and played["others"] == [] and not played["refused"], played
	names = list(dict.fromkeys(s["item"] for s in played["steps"]))
	assert names == [s["item"] for s in steps], (names, steps)
	assert played["seconds"] >= 60 * sum(s["minutes"] for s in steps) and played["seconds"] <= 11 * 60, played
	one = load("practice", steps[0]["item"], *db)
	assert one["seconds"] == 60 * steps[0]["minutes"], one
	assert load("practice", steps[0]["item"], "--seconds", "60", *db)["seconds"] == 60
	car = load("practice", "--place", "car", *db)
	left_out = [o["item"] for o in car["others"]]
	assert left_out and all(o["why"] == "place" and "car" not in o["places"] for o in car["others"]), car
	assert not set(left_out) & {s["item"] for s in car["steps"]}
	assert "cannot be done here. Do it " in ok("practice", "--place", "car", "--list", *db)


def aged(path, days):
	"""All that was answered and cleared in this file was so many days ago."""
	with sqlite3.connect(path) as c:
		c.execute("UPDATE answer SET at = at - ?", (days * 86400,))
		c.execute("UPDATE cleared SET at = at - ?, day = day - ?", (days * 86400, days))
	c.close()


def answered(path, **answers):
	"""A file in which every question is answered: no, but for these."""
	ok("check", "--json", "--db", path)
	with sqlite3.connect(path) as c:
		questions = load("questions")["questions"]
		otherwise = {"yesno": "no", "number": "40", "regions": "p5_l"}
		put_answers(c, ((q["id"], answers.get(q["id"], otherwise.get(q["kind"]) or q["choices"][-1])) for q in questions))
	c.close()
	return ["--db", path]


def today(ago=0):
	return str(datetime.date.today() - datetime.timedelta(days=ago))


@test
def a_clearing_belongs_to_one_report_of_one_sign():
	path = os.path.join(DIR, "cleared.db")
	db = answered(path)
	r = run("clear", "rf_05", today(), *db)
	assert r.returncode == 2 and "has not been reported" in r.stderr and load("check", *db)["cleared"] == [], r
	db = answered(path, rf_05="yes")
	assert load("plan", *db)["refused"]
	for day, why in ((today(-1), "future"), (today(60), "before the sign began"), ("2020-01-01", "before the sign began")):
		r = run("clear", "rf_05", day, *db)
		assert r.returncode == 2 and why in r.stderr and r.stderr.count("\n") == 1, r
	r = run("clear", "rf_0", today(), *db)
	assert r.returncode == 2 and r.stderr.count("\n") == 1, r
	assert f"examined by a doctor on {today(1)}" in " ".join(ok("clear", "RF-05", "yesterday", *db).split())
	assert "waived since " + today() in ok("clear", "rf_05", today(3), *db)
	r = load("plan", *db)
	assert r["refused"] is False and [(c["rule"], c["on"]) for c in r["cleared"]] == [("rf_05", today(3))], r["cleared"]
	assert f"examined by a doctor on {today(3)}" in " ".join(ok("plan", *db).split())
	# the next yes ends it, whoever says it, and it is told
	aged(path, 1)
	with sqlite3.connect(path) as c:
		c.execute("UPDATE answer SET at = at + 86400 + 1 WHERE question = 'rf_05'")
	c.close()
	r = load("check", *db)
	assert r["urgency"] == "emergency" and r["fired"][0]["was_cleared"] == {"on": today(4), "over_because": "reported_again"}, r["fired"]
	assert load("plan", *db)["refused"]


@test
def after_yes_to_a_sign_the_day_of_an_examination_is_asked():
	db = ["--db", os.path.join(DIR, "examined.db")]
	out = ok("check", *db, stdin=f"11\n5\n5\n34\n4\nn\ny\n{today(-1)}\ny\nperhaps\n{today(2)}\nq\n")
	r = load("check", *db)
	assert "that day does not count: that day is in the future" in out and out.count("A doctor has examined exactly this\n") + out.count("A midwife or doctor knows of this pain, and agrees to gentle exercise\n") == 2 and "not understood" in out, out
	assert [c["on"] for c in r["cleared"]] and all(c["on"] == today(2) for c in r["cleared"]), r["cleared"]
	assert any(f["clearable"] for f in r["fired"]), r["fired"]  # yes is kept where the day did not count


@test
def a_file_of_answers_obeys_the_rule_of_clearings():
	refused('{"cleared":{"rf_05":"2020-01-01"}}', '"rf_05"', "has not been reported")
	refused('{"rf_05":"no","cleared":{"rf_05":"2026-11-20"}}', '"rf_05"', "has not been reported")
	refused('{"rf_05":"yes","cleared":{"rf_05":"2020-01-01"}}', '"rf_05"', "before the sign began")
	for said in ("yes", "unsure"):
		r = load("plan", "--answers", healthy(rf_45=said, cleared={"rf_45": "2026-11-20"}), "--today", "2026-11-22")
		assert not r["refused"] and r["cleared"][0]["on"] == "2026-11-20", r["cleared"]


@test
def after_needles_one_thing_is_asked_and_the_rest_of_the_plan_stays():
	db = answered(os.path.join(DIR, "needles.db"), sits_over_4_hours="yes", screen_low_or_laptop="yes")
	assert load("plan", *db)["legs"]["practice"]
	r = json.loads(ok("log", "did", "acupuncture", "--json", *db))
	assert r == {"kept": 1, "ask": "after_needles"}, r
	r = load("plan", *db)
	assert not r["refused"] and r["legs"]["change"] and not r["legs"]["practice"] and r["urgency"] == "unknown", r["legs"]
	assert load("session", *db)["refused"]
	shown = ok("log", "did", "acupuncture", *db, stdin="\nperhaps\nn\n")
	assert shown.count("n no, y yes, u not sure") == 3, shown
	assert load("plan", *db)["legs"]["practice"] and not load("session", *db)["refused"]
	out = ok("log", "did", "dry_cupping", *db, stdin="u\nn\n1\n" + "n\n" * 4)
	assert load("check", *db)["urgency"] in ("same_day", "emergency") and load("plan", *db)["refused"], out
	r = run("log", "did", "acupuncture", "--db", os.path.join(DIR, "needles2.db"), stdin="")
	assert r.returncode == 0 and "Saved." in r.stdout and "wait for this answer" in r.stderr, r


@test
def yes_to_something_new_asks_all_again_and_ends_clearings():
	path = os.path.join(DIR, "news.db")
	db = answered(path, rf_44="yes")
	ok("clear", "rf_44", today(), *db)
	aged(path, 1)
	out = ok("practice", "--list", *db, stdin="y\nn\nn\nn\nu\nn\nn\n")
	assert "all danger signs are asked again" in out and "1 of " not in out, out
	assert load("plan", *db)["refused"]
	with sqlite3.connect(path) as c:
		assert c.execute("SELECT why FROM cleared").fetchall() == [("new",)]
	c.close()
	answered(path, rf_44="yes")
	r = run("clear", "rf_44", today(1), *db)
	assert r.returncode == 2 and "before the sign began or changed" in r.stderr, r
	ok("clear", "rf_44", today(), *db)
	assert not load("plan", *db)["refused"]


@test
def now_shows_no_exercise_past_a_danger_sign():
	db = ["--db", os.path.join(DIR, "danger.db")]
	out = ok("now", *db, stdin="1\nu\nu\nn\nn\nnone\n")
	assert "A spot that hurts only when pressed is not this" in " ".join(out.split()), out  # the plainer sentence, before it counts
	assert "911" in out and "1 of" not in out, out
	assert load("check", *db)["urgency"] == "emergency"
	assert run("now", "--db", os.path.join(DIR, "none.db"), stdin="").returncode == 2, "no answer, no exercise"


@test
def the_danger_signs_of_the_first_minute_fit_a_screen_of_80_by_24():
	shown = run("now", "--db", os.path.join(DIR, "screen.db"), stdin="").stdout.rstrip("\n").split("\n")
	assert len(shown) <= 24 and max(map(len, shown)) <= 80 and "Chest pain" in shown[2], shown


@test
def now_wants_an_answer_to_a_line_that_was_opened():
	db = ["--db", os.path.join(DIR, "opened.db")]
	assert run("now", *db, stdin="1\n\n\n\n").returncode == 2, "Enter is no answer to a row"
	out = ok("now", *db, stdin="1\nN\nnone\nno\n\n\n")
	assert "no exercise" not in out and load("check", *db)["urgency"] == "self_care"
	out = ok("now", "--db", os.path.join(DIR, "ticked.db"), stdin="1\n2\nn\n\n")
	r = load("check", "--db", os.path.join(DIR, "ticked.db"))
	assert r["urgency"] == "emergency" and r["fired"][0]["because"] == ["rf_01_tight"], r


@test
def serve_takes_the_next_free_port_and_ends_on_a_signal():
	a = Server(os.path.join(DIR, "a.db"))
	b = Server(os.path.join(DIR, "b.db"))
	try:
		assert a.url != b.url and "trivet" in a.get("/") and "trivet" in b.get("/")
	finally:
		assert b.end(signal.SIGTERM) == 0 and a.end(signal.SIGINT) == 0


@test
def what_was_acknowledged_outlives_kill_9():
	db = os.path.join(DIR, "killed.db")
	s = Server(db)
	acknowledged = 0
	try:
		form = s.hidden(s.get("/diary"))
		for i in range(60):
			s.post("/log", {**form, "rid": f"{i:032x}", "pain": str(i % 11)})
			acknowledged += 1
	finally:
		s.end(signal.SIGKILL)
	kept = load("log", "list", "--db", db)["entries"]
	assert acknowledged == 60 and [e["pain_now"] for e in kept] == [i % 11 for i in range(60)], (acknowledged, len(kept))


@test
def what_is_exported_comes_back_whole_and_only_once():
	one, other, out = os.path.join(DIR, "one.db"), os.path.join(DIR, "other.db"), os.path.join(DIR, "diary.json")
	ok("log", "pain", "4", "--db", one)
	ok("log", "did", "acupuncture", "--db", one)
	ok("export", "--out", out, "--db", one)
	assert os.stat(out).st_mode & 0o777 == 0o600
	assert ok("import", out, "--db", other) == "Added: 2 of the 2 things in the file.\n"
	assert ok("export", "--db", other) == ok("export", "--json", "--db", one)
	assert ok("import", out, "--db", other) == "All of it is already here.\n"
	ok("log", "pain", "2", "--db", other)
	r = run("import", out, "--db", other)
	assert r.returncode == 4 and "--merge" in r.stderr and r.stderr.count("\n") == 1, r
	assert load("import", out, "--merge", "--db", other) == {"in_file": 2, "added": 0, "settings_left_out": 0}


@test
def a_file_that_is_not_right_is_refused_with_its_place():
	db, none = os.path.join(DIR, "one.db"), os.path.join(DIR, "none.db")
	diary = json.loads(ok("export", "--db", db))

	def refused_import(change, *wanted):
		bad = json.loads(json.dumps(diary))
		change(bad)
		r = run("import", write("bad.json", bad), "--db", none)
		assert r.returncode == 2 and r.stdout == "" and r.stderr.count("\n") == 1, r
		for w in wanted:
			assert w in r.stderr, (w, r.stderr)

	refused_import(lambda d: d["entries"][0].update(pain_now=11), "entries[0].pain_now", "from 0 to 10")
	for at in (1795651200, "2026-07-01", "2026-07-01T00:20:07", "2026-07-01T00:20:07+15:00", "2020-01-01T12:00:00+00:00"):
		refused_import(lambda d: d["entries"][0].update(at=at), "entries[0].at", "must be a time")
	refused_import(lambda d: d.update(answers=[{"question": "age", "value": "42"}]), "answers[0].at", "missing")
	refused_import(lambda d: d["entries"][0].update(pain="4"), "entries[0].pain", "no such key")
	refused_import(lambda d: d["entries"][0].pop("day"), "entries[0].day", "missing")
	refused_import(lambda d: d["entries"][0].update(day="2026-02-30"), "entries[0].day", "YYYY-MM-DD")
	refused_import(lambda d: d["entries"][0].update(scores=[{"activity": 1, "score": 3}]), "entries[0].scores[0].activity")
	refused_import(lambda d: d["entries"][0].update(regions=[{"region": "p5_l", "intensity": 1}] * 2), "entries[0].regions[1].region", "twice")
	refused_import(lambda d: d["deeds"][0].update(leg="arm"), "deeds[0].leg", "treatment, practice, change")
	refused_import(lambda d: d["deeds"][0].update(seconds=-1), "deeds[0].seconds")
	refused_import(lambda d: d["deeds"][0].update(seconds=2**31 - 1), "deeds[0].seconds", "from 0 to 90000")
	refused_import(lambda d: d.update(settings=[{"key": "country", "value": "DE"}] * 2), "settings[1].key", "twice")
	refused_import(lambda d: d.update(settings=[{"key": "country", "value": "<b>"}]), "settings[0].value", "two letters")
	refused_import(lambda d: d.update(settings=[{"key": "theme", "value": "dark"}]), "settings[0].key", "does not know this setting")
	refused_import(lambda d: d["entries"][0].update(note="a\u0001b"), "entries[0].note", "control characters")
	refused_import(lambda d: d["entries"][0].update(regions=[{"region": '=cmd|"x",y', "intensity": 3}]), "entries[0].regions[0].region", "an id")
	refused_import(lambda d: d.update(marks=[{"first": "2026-02-02", "last": "2026-02-01", "kind": "ill"}]), "marks[0].last")
	refused_import(lambda d: d.update(version=3), "version", "newer")
	refused_import(lambda d: d.pop("breaks"), "breaks")
	refused_import(lambda d: d.update({"\x1b[2J\nx": []}), "?[2J?x")
	refused_import(lambda d: d["entries"][0].update({"\u202e": 1}), "entries[0].?")
	refused_import(lambda d: d.update(more=[]), "more")
	for text in ("", "[]", "{}", '{"format":"trivet diary","format":1}', "\x00", "{" * 5000):
		assert run("import", write("bad.json", text), "--db", none).returncode == 2, text
	assert load("log", "list", "--db", none) == {"entries": [], "deeds": [], "marks": [], "activities": []}


@test
def what_others_wrote_stays_a_cell():
	diary = json.loads(ok("export", "--db", os.path.join(DIR, "one.db")))
	diary["entries"][0]["note"] = '=cmd|"x",y'
	diary["entries"][0]["regions"] = [{"region": "of_others", "intensity": 3}]
	db = os.path.join(DIR, "cells.db")
	ok("import", write("cells.json", diary), "--db", db)
	table = ok("export", "--csv", "entries", "--db", db)
	assert ",\"'=cmd|\"\"x\"\",y\",of_others=3" in table, table


@test
def an_export_is_one_form_at_a_time():
	db = os.path.join(DIR, "one.db")
	assert ok("export", "--csv", "entries", "--db", db).splitlines()[0].startswith("day,time,offset,pain_now,")
	assert ok("export", "--csv", "deeds", "--db", db).endswith(",treatment,acupuncture,0,log\n")
	assert json.loads(ok("export", "--fhir", "--db", db))["resourceType"] == "Bundle"
	assert ok("export", "--ics", "--db", db).startswith("BEGIN:VCALENDAR")
	table = ok("export", "--csv", "entries", "--separator", "semicolon", "--bom", "--db", db)
	assert table.startswith("\ufeffday;time;offset;pain_now;"), table
	assert ok("export", "--csv", "deeds", "--separator", "tab", "--db", db).startswith("day\ttime\toffset\tleg\t")
	for form in ([], ["--bom"], ["--separator", "semicolon", "--bom"], ["--separator", "tab"]):  # all of it is here already
		again = load("import", write("again.csv", ok("export", "--csv", "entries", *form, "--db", db)), "--json", "--db", db)
		assert again["added"] == 0 and again["known"] > 0 and again["refused"] == [], (form, again)
	for words in (["--csv", "arms"], ["--csv", "deeds", "--fhir"], ["--csv", "deeds", "--separator", "bar"], ["--bom"], ["--ics", "--separator", "tab"], ["--at", "18:30"], ["--ics", "--at", "25:00"], ["all"], ["--out", "/nowhere/at/all"]):
		r = run("export", *words, "--db", db)
		assert r.returncode != 0 and r.stdout == "" and r.stderr.count("\n") == 1, (words, r)


run_tests()

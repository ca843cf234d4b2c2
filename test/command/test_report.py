#!/usr/bin/env python3
"""The report as files: its PDF read with poppler. Prints TAP. Usage: test_report.py PATH-OF-TRIVET. With UPDATE=1 the golden text is written again."""
import datetime
import html
import json
import os
import re
import shutil
import sqlite3
import subprocess
from own import DIR, ENV, TRIVET, run_tests, sums_of_days, test

HELPER = os.path.join(os.path.dirname(TRIVET), "trivet-report")
GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "report_page_1.txt")
UTC = {**ENV, "TZ": "UTC"}
TODAY = datetime.date(2026, 11, 22)
DAY = (TODAY - datetime.date(1970, 1, 1)).days
MARGIN = 20  # points; the outermost text stands at 25 or more


def run(*words, program=TRIVET, stdin=b""):
	return subprocess.run([program, *words], input=stdin, capture_output=True, env=UTC, timeout=120)


def person(name, answers=(), days=42, note="", regions=("p5_l", "p5_r"), healthy=True):
	"""A store of somebody whose pain falls from 7 to 3 over the days, who practises every second day and had two treatments."""
	db = os.path.join(DIR, name + ".db")
	run("plan", "--db", db)
	questions = json.loads(run("questions", "--json", "--db", db).stdout)["questions"]
	store = sqlite3.connect(db)
	at = (DAY - 1) * 86400 + 30000
	for q in questions if healthy else ():
		if q["kind"] == "yesno":
			store.execute("INSERT INTO answer (organisation, person, question, value, at) VALUES (1, 1, ?, 'no', ?)", (q["id"], at))
	said = {"age": "34", "how_long": "over_3_months", "where": "p5_l,p5_r", "pain_now": "4", "pain_average": "7", "pain_worst": "8", "worse_sitting": "yes",
		"eases_heat": "yes", "stiffness": "yes"} if healthy else {}
	for question, value in {**said, **dict(answers)}.items():
		store.execute("INSERT OR REPLACE INTO answer (organisation, person, question, value, at) VALUES (1, 1, ?, ?, ?)", (question, value, at))
	i = 0
	for k in range(days):
		day, pain = DAY - days + 1 + k, 7 - 4 * k // max(days - 1, 1)
		i += 1
		store.execute("INSERT INTO entry (organisation, person, id, day, at, pain_now, pain_worst, pain_average, note) VALUES (1, 1, ?, ?, ?, ?, ?, ?, ?)",
			      (i, day, day * 86400 + 40000, pain, min(pain + 1, 10), pain, note))
		for region in regions:
			store.execute("INSERT INTO entry_region (organisation, person, entry, region, intensity) VALUES (1, 1, ?, ?, ?)", (i, region, pain))
		deeds = [(1, "scapular_squeeze")] * (k % 2) + [(0, "acupuncture")] * (k in (5, 12)) + [(2, "active_breaks")] * (k % 3 == 0)
		for leg, item in deeds:
			i += 1
			store.execute("INSERT INTO deed (organisation, person, id, day, at, leg, item, seconds, origin) VALUES (1, 1, ?, ?, ?, ?, ?, 300, 'log')",
				      (i, day, day * 86400 + 50000, leg, item))
	if days > 0:
		i += 1
		store.execute("INSERT INTO plan (organisation, person, id, day, text, why) VALUES (1, 1, ?, ?, '{}', '')", (i, DAY - days + 1))
	store.execute("UPDATE person SET last_id = ?", (i,))
	sums_of_days(store)
	store.commit()
	store.close()
	return db


def report(db, out, *words):
	path = os.path.join(DIR, out)
	r = run("report", "--db", db, "--today", TODAY.isoformat(), "--out", path, *words)
	assert r.returncode == 0, (r.returncode, r.stderr[-2000:])
	assert os.stat(path).st_mode & 0o777 == 0o600, "a report is for the eyes of the person"
	assert r.stderr == b"", r.stderr
	return path


def poppler(tool, *words):
	r = subprocess.run([tool, *words], capture_output=True, timeout=60)
	assert r.returncode == 0, (tool, words, r.stderr)
	return r.stdout.decode()


def pages(pdf):
	return int(re.search(r"Pages:\s+(\d+)", poppler("pdfinfo", pdf)).group(1))


def plain(text):
	return " ".join(text.split())


def text(pdf, *words):
	return plain(poppler("pdftotext", "-raw", *words, pdf, "-"))


def nothing_stands_outside(pdf):
	box = poppler("pdftotext", "-bbox", pdf, "-")
	for page in re.findall(r"<page .*?</page>", box, re.S):
		width, height = (float(x) for x in re.search(r'width="([\d.]+)" height="([\d.]+)"', page).groups())
		for x0, y0, x1, y1 in re.findall(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', page):
			assert float(x0) >= MARGIN and float(y0) >= MARGIN and float(x1) <= width - MARGIN and float(y1) <= height - MARGIN, (x0, y0, x1, y1)


def fonts_are_embedded(pdf):
	rows = poppler("pdffonts", pdf).splitlines()[2:]
	assert rows
	for row in rows:
		assert re.search(r"yes (yes|no)\s+(yes|no)\s+\d+\s+\d+$", row), row


@test
def two_pages_on_both_papers_with_every_font_inside():
	db = person("usual")
	for paper, size in (("a4", "A4"), ("letter", "letter")):
		pdf = report(db, f"usual-{paper}.pdf", "--paper", paper, "--name", "Ana Example")
		assert pages(pdf) == 2, pages(pdf)
		assert size in poppler("pdfinfo", pdf)
		fonts_are_embedded(pdf)
		nothing_stands_outside(pdf)
	assert "H2" in poppler("pdfinfo", "-struct", os.path.join(DIR, "usual-a4.pdf"))


@test
def the_first_page_reads_as_the_golden_text():
	pdf = report(person("golden"), "golden.pdf", "--name", "Ana Example")
	found = poppler("pdftotext", "-layout", "-l", "1", pdf, "-")
	found = "\n".join(plain(line) for line in found.splitlines() if line.strip()) + "\n"
	if os.environ.get("UPDATE"):
		with open(GOLDEN, "w", encoding="utf-8") as f:
			f.write(found)
	with open(GOLDEN, encoding="utf-8") as f:
		wanted = f.read()
	assert found == wanted, "\n".join(["", *(f"+ {l}" for l in found.splitlines() if l not in wanted), *(f"- {l}" for l in wanted.splitlines() if l not in found)])


@test
def every_face_says_the_same():
	db = person("faces")
	form = json.loads(run("report", "--db", db, "--today", TODAY.isoformat(), "--json").stdout)
	assert form["format"] == "trivet-report" and form["version"] == 1
	page = plain(html.unescape(re.sub(r"<[^>]*>", " ", open(report(db, "faces.html"), encoding="utf-8").read())))
	words = plain(open(report(db, "faces.txt"), encoding="utf-8").read())
	pdf = text(report(db, "faces.pdf"))
	squeezed = pdf.replace(" ", "")
	for part in form["parts"]:
		for sentence in [part["say"], part["small"], *(line[k] for line in part["lines"] for k in ("label", "text"))]:
			assert plain(sentence) in page, sentence
			assert plain(sentence) in words or part["part"] == "stool", sentence
			beside = part["part"] in ("stool", "who") and sentence not in (part["say"], part["small"])
			if part["part"] in ("plan", "withheld", "ask", "danger", "verdict"):
				assert sentence.replace(" ", "") in squeezed or beside, sentence


@test
def the_same_report_is_the_same_file():
	db = person("same")
	first, second = (open(report(db, f"same-{i}.pdf"), "rb").read() for i in (1, 2))
	assert first == second


@test
def an_empty_diary_and_no_answers():
	db = person("empty", days=0, healthy=False)
	pdf = report(db, "empty.pdf")
	assert pages(pdf) == 2
	found = text(pdf)
	for sentence in ("No name given", "No danger sign has been asked yet.", "There is no plan: emergency signs are not answered."):
		assert sentence in found, sentence


@test
def an_open_danger_sign_comes_first_and_the_second_page_says_why():
	pdf = report(person("danger", {"rf_20": "yes", "rf_01": "unsure"}), "danger.pdf", "--without", "danger")
	first, second = text(pdf, "-l", "1"), text(pdf, "-f", "2")
	assert first.index("Danger signs") < first.index("Did it help"), first
	assert "emergency, now" in first and "2 yes or not sure" in first
	assert "There is no plan, and no exercise" in second and "Everything is withheld" in second and "medical care the same day" in second


@test
def long_notes_every_place_and_hostile_words_stay_on_the_paper():
	every = "p1_l p1_r p2_l p2_r p3_l p3_r p4_l p4_r p5_l p5_r p6_l p6_r p7_l p7_r p8_l p8_r p9_l p9_r p10_upper p10_middle p10_lower p11_l p11_r".split()
	every += "a1_l a1_r a2_l a2_r a3_l a3_r a4_l a4_r a5 a6 a7_l a7_r".split()
	note = ("<b>&\"' \\ =cmd|' /C calc'!A0 \u202e abc \u202c \U0001f4a5 عربي 日本 " + "W" * 300 + "\nnext line\x01\x7f ") * 3
	db = person("hostile", note=note[:1900].encode()[:1990].decode(errors="ignore"), regions=every)
	name = "<script>" + "W" * 60 + "é"
	pdf = report(db, "hostile.pdf", "--with", "notes,medicines", "--name", name)
	assert pages(pdf) > 2
	nothing_stands_outside(pdf)
	fonts_are_embedded(pdf)
	assert "<b>&\"'" in text(pdf) and "<script>" in text(pdf)
	page = open(report(db, "hostile.html", "--with", "notes", "--name", name), encoding="utf-8").read()
	assert "<script" not in page and "<b>" not in page
	terminal = run("report", "--db", db, "--with", "notes", "--today", TODAY.isoformat()).stdout
	assert b"\x01" not in terminal and b"\x7f" not in terminal


@test
def parts_are_left_out_everywhere():
	db = person("parts")
	words = ("--without", "map,trend,stool,done,verdict,sources,ask")
	pdf = report(db, "parts.pdf", *words)
	found = text(pdf)
	for title in ("Where", "Pain over time", "What was done", "Did it help", "Sources"):
		assert title not in found, title
	form = json.loads(run("report", "--db", db, "--today", TODAY.isoformat(), "--json", *words).stdout)
	assert [p["part"] for p in form["parts"]] == ["who", "prevents", "danger", "plan", "withheld"]
	assert form["numbers"] == {}


@test
def what_is_not_allowed_is_told_in_one_line():
	db = person("refused", days=3)
	for words in (["--from", "2026-11-23"], ["--to", "2027-01-01"], ["--from", "2020-01-01"], ["--from", "2026-11-20", "--to", "2026-11-19"], ["--with", "everything"],
		      ["--without", "who"], ["--paper", "a3"], ["--out", "report.doc"], ["--name", "x" * 81], ["word"], ["--from", "yesterday"]):
		r = run("report", "--db", db, "--today", TODAY.isoformat(), *words)
		assert r.returncode == 2 and r.stdout == b"" and r.stderr.count(b"\n") == 1, (words, r)


@test
def the_helper_refuses_what_is_no_report():
	for stdin in (b"", b"{", b"[]", b'{"format":"trivet-report","version":2}', b'{"format":"trivet-report","version":1,"name":"\xff"}', b"\0" * 100):
		r = run(program=HELPER, stdin=stdin)
		assert r.returncode == 2 and r.stdout == b"" and r.stderr.count(b"\n") == 1, (stdin, r)
	assert run("--paper", "a3", program=HELPER).returncode == 2
	bare = b'{"format":"trivet-report","version":1,"parts":[{"part":"where","pictures":["<svg viewBox=\\"0 0 1 1\\"><g><g"]},{"part":"later"},7]}'
	assert run(program=HELPER, stdin=bare).stdout.startswith(b"%PDF-")


@test
def without_a_helper_or_with_a_bad_one_no_file_is_left():
	db = person("alone", days=3)
	place = os.path.join(DIR, "alone")
	os.mkdir(place)
	alone = shutil.copy(TRIVET, place)
	out = os.path.join(DIR, "alone.pdf")
	helper = os.path.join(place, "trivet-report")
	for script, code in ((None, 3), ("exit 1", 8), ("kill -9 $$", 8), ("exec cat /dev/zero", 7), ("exec < /dev/null; exit 3", 8)):
		if script is not None:
			with open(helper, "w", encoding="utf-8") as f:
				f.write(f"#!/bin/sh\n{script}\n")
			os.chmod(helper, 0o755)
		r = run("report", "--db", db, "--out", out, program=alone)
		assert r.returncode == code, (script, r)
		assert b"--out FILE.html can be printed without it" in r.stderr and r.stderr.count(b"\n") == 1, r
		assert not os.path.exists(out)


run_tests()

"""The rows of evidence.md Part 1 as the program asks them: every clause has a tick, and every tick a clause. test_tables.c fires them.

	test_rows.py TRIVET EVIDENCE CLAUSES FLAGS MATRIX
"""
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from tap import run_tests, test

TRIVET, EVIDENCE, CLAUSES, FLAGS, MATRIX = (os.path.abspath(x) for x in sys.argv[1:6])
DANGER = {"emergency", "same_day", "doctor_first"}
# Words that join the clauses of a row; all others have to stand in a clause.
JOINTS = set("do did have are is you this the or and any of if now with pain item snnoop10".split())


def trivet(*words):
	done = subprocess.run([TRIVET, *words], capture_output=True, text=True, timeout=60)
	assert done.returncode == 0, (words, done.stderr)
	return json.loads(done.stdout)


QUESTIONS = trivet("questions", "--json")["questions"]
BY_ID = {q["id"]: q for q in QUESTIONS}


def evidence_rows():
	"""Row id -> (the question, what it says of the class), without bold marks."""
	rows = {}
	for line in open(EVIDENCE, encoding="utf-8"):
		cells = [c.strip() for c in re.split(r"(?<!\\)\|", line.replace("**", ""))[1:-1]]
		if cells and re.fullmatch(r"RF-\d+a?", cells[0]) and cells[0] not in rows:
			rows[cells[0]] = (cells[1], " ".join(cells[3:4] if len(cells) == 5 else cells[3:]))
	return rows


def clauses():
	for line in open(CLAUSES, encoding="utf-8"):
		if line.strip() and not line.startswith("#"):
			row, clause, ticks = (x.strip() for x in line.split(" | "))
			yield row, clause, ticks.split()


def flags():
	for line in open(FLAGS, encoding="utf-8"):
		if line.startswith("RF-"):
			yield line.split()


ROWS = {row for row, *_ in flags()}


def parts(row):
	return [q["id"] for q in QUESTIONS if q["evidence"] == row and q["kind"] == "yesno"]


@test
def every_row_of_the_evidence_is_asked():
	rows = evidence_rows()
	assert set(rows) == ROWS, set(rows) ^ ROWS
	assert {row for row, _, _ in clauses()} == set(rows)
	for row in rows:
		assert parts(row), row + " has no part"


@test
def every_clause_is_one_of_the_evidence():
	rows = evidence_rows()
	for row, clause, _ in clauses():
		clause = clause.strip("[]").rstrip(")") if clause.endswith(")") and "(" not in clause else clause.strip("[]")
		assert clause in " ".join(rows[row]), (row, clause)


@test
def every_word_of_a_row_stands_in_a_clause():
	for row, (question, _) in evidence_rows().items():
		left = question
		for r, clause, _ in sorted(clauses(), key=lambda c: -len(c[1])):
			if r == row:
				left = left.replace(clause.strip("[]"), " ")
		words = {w for w in re.findall(r"[A-Za-z][A-Za-z0-9_-]*", left.lower())} - JOINTS
		assert not words, (row, words)


@test
def every_tick_named_exists():
	known = set(BY_ID) | set(re.findall(r"id: (\w+), from", open(os.path.join(os.path.dirname(EVIDENCE), "../content/derived.yaml")).read()))
	known |= set(re.findall(r"^  - id: (\w+)", open(os.path.join(os.path.dirname(EVIDENCE), "../content/flags/same_day.yaml")).read(), re.M))
	for row, clause, ticks in clauses():
		assert ticks, (row, clause)
		for t in ticks:
			assert t in known, (row, clause, t)


@test
def no_danger_tick_is_unlisted():
	listed = {t for _, _, ticks in clauses() for t in ticks}
	for q in QUESTIONS:
		if q["block"] in DANGER or q["evidence"] in ROWS and q["block"] != "score":
			assert q["id"] in listed, q["id"]


def cells(line):
	return [c.strip() for c in line.strip().strip("|").split("|")]


def plain_cell(cell):
	"""As matrix.txt writes it: the star of the evidence is "ribs"; a word of the key holds for the row."""
	return cell.replace("*", " ribs").strip()


@test
def the_matrix_is_that_of_the_evidence():
	evidence, ours = {}, {}
	for line in open(EVIDENCE, encoding="utf-8"):
		row = cells(line) if line.startswith("| ") else []
		if len(row) == 12 and row[0] != "key":
			evidence[row[0].split()[0]] = [plain_cell(c) for c in row[1:]]
	for line in open(MATRIX, encoding="utf-8"):
		if line.startswith("| ") and len(cells(line)) == 12:
			ours[cells(line)[0]] = cells(line)[1:]
	ours.pop("key", None)
	assert len(evidence) == 38 and set(evidence) == set(ours), set(evidence) ^ set(ours)
	for key, row in evidence.items():
		assert row == ours[key], (key, row, ours[key])


@test
def a_danger_sign_reads_easily():
	"""As the pack is checked when it is read; here on what a program is told."""
	for q in QUESTIONS:
		if q["block"] not in DANGER:
			continue
		for line in q["text"].split("\n") + [q.get("plain", "")]:
			assert len(line.split()) <= 25, line
			for sentence in re.split(r"(?<=[.?!]) ", line):
				steps = len(re.findall(r", (?!or )", sentence)) + len(re.findall(r"\bor\b", sentence))
				assert steps <= 2 or " or " not in sentence, sentence
		assert q.get("plain") or q["part"] == "known", q["id"]


run_tests(sys.argv[6] if len(sys.argv) > 6 else "")

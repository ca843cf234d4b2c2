"""
A clinic's desk as it is typed: the cases of booking/cases.json, one test each, and a race with processes that are killed.

A case has a clinic (its file), a zone, the time it is, and steps. A step names what it does, with what, and what it expects: `ok`, `refused` with a code, `input`
(what was typed is wrong), `starts` as instants, `count` of visits, `mails` sent of a kind, `check`, lines of an invitation. `as` names a visit for later steps.
"""
import copy
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone

from own import DIR, ENV, TRIVET, run_tests, test

SERVER = os.environ.get("TRIVET_POSTGRES")  # an address with {db}: see test/postgres/cluster.py
PARTS = "&options=-c%20trivet.partitions%3D" + os.environ["TRIVET_PARTITIONS"] if "TRIVET_PARTITIONS" in os.environ else ""
CASES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "booking/cases.json")


def instant(text):
	return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(timezone.utc)


def database(name):
	"""A new one of the server."""
	name = name.replace("-", "_")
	subprocess.run(["psql", "-X", "-q", SERVER.replace("{db}", "postgres"), "-c", f"CREATE DATABASE \"{name}\""], check=True)
	return SERVER.replace("{db}", name) + PARTS


class Clinic:
	def __init__(self, name, zone, now, tree):
		self.folder = os.path.join(DIR, name)
		os.mkdir(self.folder)
		self.db, self.now, self.asked = database(name) if SERVER else os.path.join(self.folder, "clinic.db"), now, 0
		self.tree = {"clinic": 1, "zone": zone, **tree}

	def run(self, *words, json_wanted=True):
		words = [TRIVET, "clinic", *words, "--db", self.db, "--now", self.now] + (["--json"] if json_wanted else [])
		done = subprocess.run(words, capture_output=True, text=True, timeout=120, env=ENV)
		if not json_wanted:
			return done.returncode, done.stdout
		assert done.stdout, (done.returncode, done.stderr[-2000:])
		return done.returncode, json.loads(done.stdout)

	def load(self, **changes):
		self.tree.update(changes)
		path = os.path.join(self.folder, "clinic.yaml")
		with open(path, "w") as file:
			json.dump(self.tree, file, indent=1)
		return self.run("load", path)

	def request(self, step):
		self.asked += 1
		return ["--request", step.get("request", f"own-{self.asked}")]


class Case:
	def __init__(self, case):
		self.clinic = Clinic(case["id"], case["zone"], case["now"], copy.deepcopy(case["clinic"]))
		self.visits, self.secrets = {}, {}

	def words(self, step):
		do, words = step["do"], []
		if do == "slots":
			words = ["slots", "--service", step["service"], "--from", step["from"], "--days", str(step["days"])]
		elif do in ("book", "hold", "course"):
			times = step["at"] if isinstance(step["at"], list) else [step["at"]]
			words = [do, "--service", step["service"], "--patient", step["patient"]] + [w for t in times for w in ("--at", t)] + self.clinic.request(step)
		elif do in ("move", "cancel", "confirm"):
			words = [do, str(self.visits.get(step["id"], step["id"]))] + (["--at", step["at"]] if "at" in step else []) + self.clinic.request(step)
		else:
			words = [do]
		for key in ("email", "with", "zone", "by"):
			words += ["--" + key, step[key]] if key in step else []
		words += ["--minutes", str(step["minutes"])] if "minutes" in step else []
		words += ["--secret", self.secrets[step["with_secret_of"]]] if "with_secret_of" in step else []
		return words

	def one(self, step):
		do = step["do"]
		if do == "load":
			return self.clinic.load(**{k: v for k, v in step.items() if k not in ("do", "expect")})
		if do == "busy_import":
			path = os.path.join(self.clinic.folder, "busy.ics")
			with open(path, "w", newline="") as file:
				file.write(step["text"])
			for _ in range(step.get("times", 1)):
				answer = self.clinic.run("busy", "import", "--practitioner", step["practitioner"], path)
			return answer
		if do == "remind":
			with ThreadPoolExecutor(step.get("parallel", 1)) as pool:
				return list(pool.map(lambda _: self.clinic.run("mail", "run"), range(step.get("parallel", step.get("times", 1)))))[-1]
		code, answer = self.clinic.run(*self.words(step))
		if "as" in step:
			self.visits[step["as"]], self.secrets[step["as"]] = answer["visit"], answer["secret"]
		return code, answer

	def parallel(self, step, expect):
		calls = []
		for i in range(step.get("n", 0)):
			each = {k: v.replace("{i}", str(i)).replace("{h}", ["09", "10", "11"][i % 3]) if isinstance(v, str) else v for k, v in step["each"].items()}
			calls.append(self.words(each))
		calls += [self.words(c) for _ in range(step.get("repeat", 0)) for c in step["calls"]]
		with ThreadPoolExecutor(16) as pool:
			answers = list(pool.map(lambda words: self.clinic.run(*words), calls))
		assert all(code in (0, 3) for code, _ in answers), answers
		assert sum(code == 0 for code, _ in answers) == expect["ok"], answers
		assert {a["refused"] for code, a in answers if code == 3} <= set(expect["refused"]), answers

	def invitation(self, step, expect):
		code, text = self.clinic.run("ics", str(self.visits[step["id"]]), json_wanted=False)
		assert code == 0, text
		lines = dict(line.split(":", 1) for line in re.sub(r"\r?\n[ \t]", "", text).splitlines())
		assert {k: lines[k] for k in expect} == expect, text

	def step(self, step):
		do, expect = step["do"], step["expect"]
		self.clinic.now = step.get("now", self.clinic.now)
		if do == "same":
			assert len({self.visits[v] for v in step["ids"]}) == 1
			return
		if do == "parallel":
			self.parallel(step, expect)
			return
		if do == "ics":
			self.invitation(step, expect)
			return
		code, answer = self.one(step)
		if "refused" in expect:
			assert answer.get("refused") == expect["refused"] and code == (2 if do == "load" else 3), (code, answer)
			assert answer["say"]
			assert answer.get("which") == expect.get("which"), answer
			assert all(name in json.dumps(answer) for name in expect.get("names", [])), answer
			return
		if "input" in expect:
			assert code == 2 and answer["refused"] == "input" and answer["say"], (code, answer)
			return
		assert code == 0, (code, answer)
		if "starts" in expect:
			found = answer["slots" if do == "slots" else "visits"]
			assert [instant(f["start"]) for f in found] == [instant(s) for s in expect["starts"]], found
			if "zone" in step:
				assert [f["start"] for f in found] == expect["starts"]
		for key in ("practitioner", "room", "changed"):
			assert key not in expect or answer[key] == expect[key], answer
		if "outside" in expect:
			assert answer["outside"] == [self.visits[v] for v in expect["outside"]], answer
		if "count" in expect:
			assert len(answer["visits"]) == expect["count"], answer
		for kind, n in expect.get("mails", {}).items():
			mails = self.clinic.run("mail", "list")[1]["mails"]
			assert sum(m["kind"] == kind and m["state"] == "sent" for m in mails) == n, mails


def run_case(case):
	c = Case(case)
	code, answer = c.clinic.load()
	assert code == 0 or case["id"].startswith("load-"), answer
	for i, step in enumerate(case["steps"], 1):
		try:
			c.step(step)
		except AssertionError as e:
			raise AssertionError(f"step {i}, {step['do']}: {e}") from e


WORD = sys.argv[2] if len(sys.argv) > 2 else ""
CASES_AT_ONCE = ThreadPoolExecutor(4)  # each has a file of its own, and mostly waits for the disk


def add_case(case):
	name = case["id"].replace("-", "_")
	running = CASES_AT_ONCE.submit(run_case, case) if WORD in name else None

	def run():
		running.result()

	run.__name__ = name
	test(run)


with open(CASES) as cases:
	for one in json.load(cases)["cases"]:
		add_case(one)


# ---- what no list of steps can say ----

TREE = {
	"practitioners": [{"id": who, "hours": {d: ["09:00-12:00"] for d in ("mon", "tue", "wed", "thu", "fri")}} for who in ("ana", "ben")],
	"rooms": [{"id": "table", "count": 2}],
	"equipment": [{"id": "lamp", "kind": "lamp"}],
	"services": [{"id": "visit", "grid": 20, "buffer_after": 5, "phases": [{"minutes": 20, "needs": ["practitioner", "room"]}, {"minutes": 20, "needs": ["room", "lamp"]},
		{"minutes": 10, "needs": ["practitioner", "room"]}]}],
}


@test
def race_of_sixteen_with_kills():
	"""Books, moves, cancels and courses at once, some killed in between: what was acknowledged is there, nothing is doubled, a retry does nothing twice."""
	clinic = Clinic("race", "Europe/Berlin", "2026-06-01T08:00:00Z", TREE)
	assert clinic.load()[0] == 0
	lock, known, lost = threading.Lock(), {}, []
	days = ["2026-06-08", "2026-06-09"]
	clocks = [f"{h:02}:{m:02}" for h in (9, 10) for m in (0, 20, 40)]

	def client(number):
		lot = random.Random(number)
		for i in range(5):
			at = [f"{lot.choice(days)}T{lot.choice(clocks)}" for _ in range(3)]
			request = ["--request", f"c{number}-{i}"]
			with lock:
				mine = [v for v, state in known.items() if state["owner"] == number and state["live"]]
			what = lot.choice(["book", "book", "course", "move", "cancel"] if mine else ["book", "course"])
			if what == "book":
				words = ["book", "--service", "visit", "--patient", f"p{number}", "--at", at[0]]
			elif what == "course":
				words = ["course", "--service", "visit", "--patient", f"p{number}", "--at", at[0], "--at", at[1]]
			elif what == "move":
				words = ["move", str(lot.choice(mine)), "--at", at[0]]
			else:
				words = ["cancel", str(lot.choice(mine))]
			words = [TRIVET, "clinic", *words, *request, "--db", clinic.db, "--now", clinic.now, "--json"]
			if lot.random() < 0.3:  # killed somewhere on its way; then tried again with the same request
				with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENV) as p:
					try:
						p.wait(timeout=lot.random() * 0.4)
					except subprocess.TimeoutExpired:
						p.send_signal(signal.SIGKILL)
			done = subprocess.run(words, capture_output=True, text=True, timeout=120, env=ENV)
			answer = json.loads(done.stdout) if done.stdout else {}
			if done.returncode not in (0, 3):
				lost.append((words, done.returncode, done.stderr[-500:]))
			if done.returncode != 0:
				continue
			with lock:
				for v in answer.get("visits", [answer]):
					known[v["visit"]] = {"owner": number, "live": what != "cancel", "start": v["start"]}

	with ThreadPoolExecutor(16) as pool:
		list(pool.map(client, range(16)))
	assert not lost, lost[:2]
	found = {v["visit"]: v["start"] for v in clinic.run("visits")[1]["visits"]}
	assert found == {v: state["start"] for v, state in known.items() if state["live"]}, (found, known)
	assert len(found) > 4
	code, check = clinic.run("check")
	assert code == 0 and check["ok"] and check["grains"] > 0, check


@test
def the_clock_of_a_true_clinic_cannot_be_set():
	clinic = Clinic("true", "Europe/Berlin", "2026-06-01T08:00:00Z", TREE)
	path = os.path.join(clinic.folder, "clinic.yaml")
	with open(path, "w") as file:
		json.dump(clinic.tree, file)

	def run(*words):
		done = subprocess.run([TRIVET, "clinic", *words, "--db", clinic.db, "--json"], capture_output=True, text=True, timeout=60, env=ENV)
		return done.returncode, json.loads(done.stdout)

	assert run("load", path)[0] == 0
	assert run("visits", "--now", "2026-06-01T08:00:00Z")[0] == 2
	assert run("load", path, "--now", "2026-06-01T08:00:00Z")[0] == 2
	assert run("visits", "--now", "yesterday")[0] == 2
	done = subprocess.run([TRIVET, "clinic", "visits", "--now", "2026-06-01T08:00:00Z", "--json"], capture_output=True, text=True, timeout=60, env=ENV)
	assert done.returncode == 2 and "--db" in done.stdout


@test
def the_example_is_a_clinic():
	clinic = Clinic("example", "", "2026-11-30T09:00:00Z", {})
	path = os.path.join(clinic.folder, "clinic.yaml")
	assert clinic.run("example", "--out", path, json_wanted=False)[0] == 0
	code, said = clinic.run("load", path, json_wanted=False)
	assert code == 0 and "+ practitioner ana" in said and "the fullest day of Ana has room for" in said, said
	assert clinic.run("load", path)[1]["changed"] == 0
	code, said = clinic.run("slots", "--service", "first", "--from", "2026-12-07", "--first", "2", json_wanted=False)
	assert said == "Mon 7 Dec, 08:00  Ana, table.1\nMon 7 Dec, 08:15  Ana, table.1\n", said
	code, said = clinic.run("book", "--service", "first", "--at", "2026-12-07T08:00", "--patient", "A. Person", json_wanted=False)
	assert code == 0 and said.startswith("booked: Mon 7 Dec, 08:00, ana, table.1, visit "), said
	code, said = clinic.run("slots", "--service", "visit", "--from", "2026-12-07", "--part", "evening", "--first", "1", json_wanted=False)
	assert said == "Mon 7 Dec, 17:00  Ben, table.1\n", said


@test
def courses_that_are_free():
	"""One practitioner for all visits, the same time of day where it is free, the nearest where it is not, over the change of the clocks."""
	tree = {
		"practitioners": [{"id": who, "hours": {d: ["09:00-11:00"] for d in ("tue", "wed")}} for who in ("ana", "ben")],
		"services": [{"id": "visit", "grid": 60, "phases": [{"minutes": 60, "needs": ["practitioner"]}]}],
	}
	clinic = Clinic("course", "Europe/Berlin", "2026-10-01T08:00:00Z", tree)
	clinic.load()
	for at in ("2026-10-27T09:00", "2026-10-27T10:00"):
		assert clinic.run("book", "--service", "visit", "--at", at, "--patient", "p" + at[-5:], "--with", "ana")[0] == 0
	words = ["slots", "--service", "visit", "--from", "2026-10-20", "--days", "1", "--course", "3", "--every", "7"]
	courses = clinic.run(*words, "--with", "ana")[1]["courses"]
	assert [[v["start"] for v in c] for c in courses] == [
		["2026-10-20T09:00+02:00", "2026-10-28T09:00+01:00", "2026-11-04T09:00+01:00"],
		["2026-10-20T10:00+02:00", "2026-10-28T09:00+01:00", "2026-11-04T09:00+01:00"]], courses
	courses = clinic.run(*words)[1]["courses"]
	assert len(courses) == 3 and all(len({v["practitioner"] for v in c}) == 1 for c in courses), courses
	assert courses[1][2]["practitioner"] == "ben" and courses[1][2]["start"] == "2026-11-03T09:00+01:00", courses
	assert clinic.run("course", "--service", "visit", "--patient", "q", "--with", "ben", *[w for v in courses[1] for w in ("--at", v["start"])])[0] == 0


@test
def what_the_file_no_longer_allows_is_named():
	"""A room that is away, though another is free; a closure years ahead; and nobody else."""
	clinic = Clinic("outside", "UTC", "2026-06-01T08:00:00Z", TREE)
	clinic.load()
	visits = [clinic.run("book", "--service", "visit", "--at", at, "--patient", at)[1] for at in ("2026-06-08T09:00", "2026-06-09T09:00", "2029-06-04T09:00")]
	day = {"from": "2026-06-08", "to": "2026-06-08"}
	answer = clinic.load(blocks=[{"room": visits[0]["room"], **day}], closures=["2029-06-04"])[1]
	assert answer["outside"] == [visits[0]["visit"], visits[2]["visit"]], answer
	assert clinic.run("check")[1]["outside"] == answer["outside"]


@test
def a_time_that_comes_twice_stays_the_one_that_was_chosen():
	clinic = Clinic("twice", "America/New_York", "2026-10-01T08:00:00Z", {**TREE, "practitioners": [{"id": "ana", "hours": {"sun": ["00:00-24:00"]}}]})
	clinic.load()
	booked = [clinic.run("book", "--service", "visit", "--at", f"2026-11-01T01:00-0{east}:00", "--patient", f"p{east}", "--email", "p@example.org")
		for east in (4, 5)]
	assert [code for code, _ in booked] == [0, 0], booked
	assert clinic.run("clocks")[1] == {"moved": [], "stuck": []}
	assert [m["kind"] for m in clinic.run("mail", "list")[1]["mails"] if m["kind"] == "change"] == []


@test
def a_hold_tells_nobody_and_ends_at_its_start():
	clinic = Clinic("hold", "UTC", "2026-06-08T08:00:00Z", TREE)
	clinic.load()
	held = [clinic.run("hold", "--service", "visit", "--at", f"2026-06-{d}", "--patient", d, "--email", "p@example.org", "--minutes", "600")[1]["visit"]
		for d in ("08T09:00", "09T09:00")]
	assert clinic.run("cancel", str(held[1]))[0] == 0
	assert clinic.run("mail", "list")[1]["mails"] == []
	clinic.now = "2026-06-08T09:05:00Z"
	code, answer = clinic.run("confirm", str(held[0]))
	assert (code, answer["refused"]) == (3, "past"), answer


CSV = """Name;Phone;Start;Service;Practitioner
Änna Berg;0171 2345678;2026-06-08T09:00;visit;ana
Carl Doe;0171 99;2026-06-08T10:00;visit;
Old Case;;2026-01-05T09:00;visit;ana
Only Patient;030 445566;;;
"""


@test
def what_comes_from_another_program_comes_whole_or_not_at_all():
	clinic = Clinic("import", "Europe/Berlin", "2026-06-01T08:00:00Z", TREE)
	clinic.load()
	path = os.path.join(clinic.folder, "old.csv")

	def bring(text, *words):
		with open(path, "w", encoding="utf-8") as file:
			file.write(text)
		return clinic.run("import", path, *words)

	assert bring(CSV, "--dry-run") == (0, {"done": False, "visits": 2, "patients": 1, "again": 0, "past": 1, "refused": []})
	assert clinic.run("visits", "--days", "30")[1]["visits"] == []
	assert bring(CSV)[1]["visits"] == 2
	assert bring(CSV)[1] == {"done": True, "visits": 0, "patients": 1, "again": 2, "past": 1, "refused": []}, "the same file again adds nothing"
	assert len(clinic.run("visits", "--days", "30")[1]["visits"]) == 2
	code, answer = bring("name,start,service\nA New,2026-06-09T09:00,visit\nB Old,2026-06-08T09:00,visit\n" + "".join(
		f"P{i},2026-06-08T09:00,visit\n" for i in range(9)))
	assert code == 3 and not answer["done"] and answer["refused"], answer
	assert len(clinic.run("visits", "--days", "30")[1]["visits"]) == 2, "nothing of a file with one that cannot be booked"
	assert bring("name,start,service\nA,soon,visit\n")[0] == 3
	assert bring("what,ever\n1,2\n")[0] == 2
	assert not [m for m in clinic.run("mail", "list")[1]["mails"] if m["kind"] == "confirmation"], "what was agreed on elsewhere is not confirmed"


@test
def a_calendar_of_another_program():
	clinic = Clinic("import_ics", "Europe/Berlin", "2026-06-01T08:00:00Z", TREE)
	clinic.load()
	path = os.path.join(clinic.folder, "old.ics")
	with open(path, "w") as file:
		file.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260501T000000Z\r\nDTSTART:20260608T070000Z\r\n"
			"DTEND:20260608T080000Z\r\nSUMMARY:Dora Eck\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
	assert clinic.run("import", path)[0] == 2, "it does not say what is booked"
	assert clinic.run("import", path, "--service", "visit")[1]["visits"] == 1
	[visit] = clinic.run("visits", "--days", "30")[1]["visits"]
	assert visit["patient"] == "Dora Eck" and visit["start"] == "2026-06-08T09:00+02:00", visit


@test
def the_guard_forgets_what_is_over():
	clinic = Clinic("sweep", "Europe/Berlin", "2026-06-01T08:00:00Z", TREE)
	clinic.load()
	for at in ("2026-06-08T09:00", "2026-07-06T09:00"):
		assert clinic.run("book", "--service", "visit", "--at", at, "--patient", at)[0] == 0
	before = clinic.run("check")[1]
	clinic.now = "2026-06-20T08:00:00Z"
	assert clinic.run("check")[1]["ok"]
	after = clinic.run("check")[1]
	assert after["ok"] and after["grains"] * 2 == before["grains"], (before, after)


@test
def secrets_are_not_in_the_file():
	clinic = Clinic("secret", "Europe/Berlin", "2026-06-01T08:00:00Z", TREE)
	clinic.load()
	secret = clinic.run("book", "--service", "visit", "--at", "2026-06-08T09:00", "--patient", "p")[1]["secret"]
	assert len(secret) >= 22
	if SERVER:
		with open(os.path.join(clinic.folder, "dump"), "w") as file:
			subprocess.run(["pg_dump", "--no-password", clinic.db.split("&options")[0]], stdout=file, check=True)
	for name in os.listdir(clinic.folder):
		with open(os.path.join(clinic.folder, name), "rb") as file:
			assert secret.encode() not in file.read(), name


@test
def only_the_guard_is_written_by_one_statement():
	"""No other statement writes `occupied`, but for the one that deletes what its list gave up, and the one that forgets what is over."""
	root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src")
	found = []
	for folder, _, names in os.walk(root):
		for name in names:
			if name.endswith((".sql", ".c", ".h")):
				with open(os.path.join(folder, name)) as file:
					found += re.findall(r"(?:INSERT INTO|UPDATE|DELETE FROM)\s+occupied\b[^\n]*", file.read())
	assert sorted(found) == ["DELETE FROM occupied WHERE organisation = $1 AND grain < $2;",
		"DELETE FROM occupied WHERE organisation = $1 AND resource = $2 AND grain = $3 AND until = 0;",
		"INSERT INTO occupied (organisation, resource, grain, visit, until, at) VALUES ($1, $2, $3, $4, $5, $6)"], found


run_tests(WORD)

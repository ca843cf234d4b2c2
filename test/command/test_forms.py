#!/usr/bin/env python3
"""Every form that changes a record, sent as a browser sends it with nothing changed: the record is the same as before, also what the form does not show. Prints TAP. Usage:
test_forms.py PATH-OF-TRIVET"""
import json
import os
import re
import sqlite3
import subprocess
import urllib.error
import urllib.parse
from html.parser import HTMLParser
from own import DIR, ENV, TRIVET, Server, put_answers, run_tests, test

DB = os.path.join(DIR, "forms.db")


def trivet(*words):
	r = subprocess.run([TRIVET, *words, "--db", DB], capture_output=True, text=True, env=ENV, timeout=60)
	assert r.returncode == 0, (words, r)
	return r.stdout


class Forms(HTMLParser):
	"""What a browser would send of each form of a page, by its action."""

	def __init__(self, page):
		super().__init__()
		self.forms, self.form, self.select, self.area, self.option = {}, None, None, None, None
		self.feed(page)

	def handle_starttag(self, tag, pairs):
		a = dict(pairs)
		if tag == "form":
			self.form = self.forms.setdefault(a.get("action"), []) if a.get("method") == "post" else []
		if self.form is None or "disabled" in a:
			return
		if tag == "input" and "name" in a and a.get("type") not in ("submit", "file", "image"):
			if a.get("type") in ("checkbox", "radio"):
				if "checked" in a:
					self.form.append((a["name"], a.get("value", "on")))
			else:  # one line: a browser takes line ends out
				self.form.append((a["name"], re.sub(r"[\r\n]", "", a.get("value") or "")))
		if tag == "select":
			self.select = {"name": a["name"], "first": None, "chosen": None}
		if tag == "option" and self.select is not None:
			self.select["first"] = a.get("value", "") if self.select["first"] is None else self.select["first"]
			if "selected" in a:
				self.select["chosen"] = a.get("value", "")
		if tag == "textarea":
			self.area = [a["name"], ""]

	def handle_data(self, data):
		if self.area is not None:
			self.area[1] += data

	def handle_endtag(self, tag):
		if tag == "form":
			self.form = None
		if tag == "select" and self.form is not None and self.select is not None:
			chosen = self.select["chosen"] if self.select["chosen"] is not None else self.select["first"]
			self.form.append((self.select["name"], chosen))
			self.select = None
		if tag == "textarea" and self.form is not None and self.area is not None:
			text = self.area[1].removeprefix("\n")  # the first line end is not part of it
			self.form.append((self.area[0], text.replace("\n", "\r\n")))
			self.area = None


def record():
	"""One of everything that has a form, with what the form cannot show."""
	empty = json.loads(trivet("export"))
	empty["activities"] = [{"words": "lift my child", "since": "2026-01-02"}, {"words": "swim  far", "since": "2026-01-02", "until": "2026-02-03"}]
	empty["entries"] = [
		{"day": "2026-03-01", "pain_now": 4, "note": "only the day is known"},
		{"day": "2026-03-02", "at": "2026-03-02T07:30:59+05:45", "pain_now": 4, "pain_worst": 6, "medicines": "one\ntwo", "note": "\n begins with an empty line \n",
			"regions": [{"region": "p5_l", "intensity": 3}, {"region": "left_ear", "intensity": 9}], "scores": [{"activity": 1, "score": 3}, {"activity": 2, "score": 0}]},
		{"day": "2026-03-03", "note": "no pain was said", "regions": [{"region": "tail", "intensity": 1}]},
	]
	empty["deeds"] = [
		{"day": "2026-03-01", "leg": "practice", "item": "practice", "seconds": 0, "from": "log"},
		{"day": "2026-03-02", "leg": "practice", "item": "an_exercise_of_before", "seconds": 95, "from": "session"},
		{"day": "2026-03-03", "at": "2026-03-03T23:59:58-05:00", "leg": "treatment", "item": "leeches", "seconds": 60, "from": "log"},
		{"day": "2026-03-04", "leg": "change", "item": "wall_slide", "seconds": 60, "from": "break"},
	]
	empty["marks"] = [{"first": "2026-03-01", "last": "2026-03-04", "kind": "ill", "note": "two\nlines"}]
	path = os.path.join(DIR, "all.json")
	with open(path, "w", encoding="utf-8") as f:
		json.dump(empty, f)
	trivet("import", path)


@test
def what_a_form_does_not_show_it_keeps():
	record()
	before = json.loads(trivet("export"))
	server = Server(DB)
	try:
		pages = set(re.findall(r'"(/diary/(?:deed/|mark/)?\d+)"', server.get("/diary?until=2026-03-10")))
		pages |= set(re.findall(r'"(/diary/activities/\d+)"', server.get("/diary/activities")))
		assert len(pages) == 3 + 4 + 1 + 2, pages
		for page in sorted(pages):
			form = Forms(server.get(page)).forms[page]
			try:
				server.post(page, form)
			except urllib.error.HTTPError as e:
				raise AssertionError(f"{page}: {e.code} for {form}: {e.read().decode()[-1500:]}") from e
			after = json.loads(trivet("export"))
			for part in before:
				key = lambda x: json.dumps(x, sort_keys=True)
				assert sorted(map(key, before[part])) == sorted(map(key, after[part])) if isinstance(before[part], list) else before[part] == after[part], \
					(page, form, [x for x in after[part] if x not in before[part]], [x for x in before[part] if x not in after[part]])
	finally:
		server.end(15)


@test
def a_choice_keeps_what_the_content_does_not_know_any_more():
	questions = json.loads(subprocess.run([TRIVET, "questions", "--json"], check=True, capture_output=True, text=True, env=ENV).stdout)["questions"]
	says = {"yesno": "no", "number": "40", "regions": "p5_l"}
	with sqlite3.connect(DB) as db:
		put_answers(db, ((q["id"], says.get(q["kind"]) or q["choices"][-1]) for q in questions))
		db.executemany("INSERT INTO setting (organisation, person, key, value) VALUES (1, 1, ?, ?)", (("plan_dropped", "gone_one"), ("plan_wanted", "gone_two"), ("plan_doses", "gone_three:3x5")))
	db.close()
	trivet("plan")
	server = Server(DB)
	try:
		sheet = re.search(r'href="(/plan\?swap=[^"#]*)', server.get("/plan")).group(1)
		swap = Forms(server.get(sheet)).forms["/plan/swap"]
		server.post("/plan/swap", dict(swap))
		kept = {x["key"]: x["value"] for x in json.loads(trivet("export"))["settings"]}
	finally:
		server.end(15)
	dropped = kept["plan_dropped"].split(",")
	assert "gone_one" in dropped and len(dropped) == 2 and "gone_two" in kept["plan_wanted"].split(",") and kept["plan_doses"] == "gone_three:3x5", kept


run_tests()

#!/usr/bin/env python3
"""
Many clients at one diary, over HTTP, while the server is killed. Usage: race.py TRIVET [clients] [acts] [kills] [slowest_ms]

Each client books people of its own into a few crowded days, moves and cancels them, with a request id for each act. Who gets no answer because the server was
killed tries again with the same id, as a browser does. In the end every acknowledged act must be in the diary, nothing that was refused, nothing twice, and
`trivet clinic check` must agree. With slowest_ms, no answer may take longer.
Test: test/command/test_race.py runs it small.
"""
import http.client
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from urllib.parse import urlencode, urlsplit

NOW = "2026-11-30T06:00:00Z"
CLINIC = {
	"clinic": 1, "zone": "Europe/Berlin",
	"practitioners": [{"id": who, "hours": {d: ["08:00-18:00"] for d in ("mon", "tue", "wed")}} for who in ("ana", "ben", "cleo", "dan")],
	"rooms": [{"id": "table", "count": 3}], "equipment": [{"id": "lamp", "kind": "lamp", "count": 2}],
	"services": [{"id": "visit", "grid": 15, "fit": True, "room_buffer_after": 5, "phases": [
		{"minutes": 20, "needs": ["practitioner", "room"]}, {"minutes": 25, "needs": ["room", "lamp"]}, {"minutes": 15, "needs": ["practitioner", "room"]}]}],
}
DAYS = ["2026-12-%02d" % d for d in (1, 2, 7, 8, 9, 14, 15, 16)]


class Server:
	def __init__(self, trivet, folder):
		self.trivet, self.folder, self.db, self.port = trivet, folder, os.path.join(folder, "clinic.db"), 0
		self.up = threading.Event()

	def run(self, *words):
		done = subprocess.run([self.trivet, "clinic", *words, "--db", self.db, "--now", NOW, "--json"], capture_output=True, text=True)
		return done.returncode, json.loads(done.stdout)

	def start(self):
		words = ["--port", str(self.port)] if self.port else []
		self.child = subprocess.Popen([self.trivet, "clinic", "serve", "--db", self.db, "--now", NOW, "--json", *words], stdout=subprocess.PIPE, text=True)
		address = urlsplit(json.loads(self.child.stdout.readline())["url"])
		self.port, self.key = address.port, address.query
		self.up.set()

	def kill(self):
		self.up.clear()
		self.child.send_signal(signal.SIGKILL)
		self.child.wait()


class Client:
	"""A browser at the desk, with the people it booked and where they should be."""

	def __init__(self, server, number, acts):
		self.server, self.number, self.acts, self.lot = server, number, acts, random.Random(number)
		self.wanted, self.slowest, self.answers, self.wrong = {}, 0.0, {}, []
		self.connection = None

	def ask(self, method, path, fields=None):
		"""An answer, whatever happens to the server meanwhile: the same request again."""
		body = urlencode(fields) if fields else None
		while True:
			self.server.up.wait()
			try:
				if self.connection is None:
					self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
				headers = {"Host": f"127.0.0.1:{self.server.port}", "Cookie": getattr(self, "cookie", "")}
				if fields:
					headers.update({"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{self.server.port}"})
				begun = time.monotonic()
				self.connection.request(method, path, body, headers)
				answer = self.connection.getresponse()
				text = answer.read().decode()
				self.slowest = max(self.slowest, time.monotonic() - begun)
				if answer.status == 503:
					continue
				return answer, text
			except (OSError, http.client.HTTPException):
				self.connection = None

	def begin(self):
		answer, _ = self.ask("GET", "/desk?" + self.server.key)
		self.cookie = answer.getheader("Set-Cookie").split(";")[0]
		_, text = self.ask("GET", "/desk/closed")
		self.form = re.search(r'name="csrf" value="([^"]+)"', text).group(1)

	def send(self, path, **fields):
		answer, _ = self.ask("POST", path, {"csrf": self.form, "rid": "%d-%d" % (self.number, self.acts), **fields})
		self.answers[answer.status] = self.answers.get(answer.status, 0) + 1
		return answer.status == 303 and "why=" not in answer.getheader("Location")

	def time(self):
		return f"{self.lot.choice(DAYS)}T{self.lot.randrange(8, 17):02d}:{self.lot.choice((0, 15, 30, 45)):02d}"

	def visit(self, name):
		with sqlite3.connect(f"file:{self.server.db}?mode=ro", uri=True) as db:
			row = db.execute("SELECT v.id FROM visit v JOIN patient p ON p.number = v.patient WHERE p.name = ?", (name,)).fetchone()
		return row and row[0]

	def act(self):
		kind, at = self.lot.random(), self.time()
		who = self.lot.choice(["ana", "ben", "cleo", "dan"])
		booked = [n for n, t in self.wanted.items() if t]
		if kind < 0.5 or not booked:
			name = f"Person {self.number} {self.acts}"
			self.wanted[name] = at if self.send("/desk/book", service="visit", known=0, name=name, at=f"{at} {who}") else None
			return
		name = self.lot.choice(booked)
		path = f"/desk/visit/{self.visit(name)}/"
		if kind < 0.8:
			if self.send(path + "move", at=at, **{"with": who}):
				self.wanted[name] = at
		elif self.send(path + "cancel"):
			self.wanted[name] = None
		else:
			self.wrong.append(f"{name} could not be cancelled")

	def run(self):
		try:
			self.begin()
			while self.acts > 0:
				self.act()
				self.acts -= 1
		except Exception as e:  # told at the end
			self.wrong.append(f"client {self.number}: {type(e).__name__}: {e}")


def race(trivet, clients=16, acts=10000, kills=6, mutate=None, seconds=2.0):
	folder = tempfile.mkdtemp(prefix="trivet-race-")
	try:
		server = Server(trivet, folder)
		path = os.path.join(folder, "clinic.yaml")
		with open(path, "w") as file:
			json.dump(CLINIC, file)
		assert server.run("load", path)[0] == 0
		if mutate:
			with sqlite3.connect(server.db) as db:
				db.executescript(mutate)
		server.start()
		all_clients = [Client(server, i, acts // clients) for i in range(clients)]
		threads = [threading.Thread(target=c.run) for c in all_clients]
		begun = time.monotonic()
		for t in threads:
			t.start()
		for _ in range(kills):
			threads[0].join(seconds)
			if not any(t.is_alive() for t in threads):
				break
			server.kill()
			server.start()
		for t in threads:
			t.join()
		took = time.monotonic() - begun
		server.kill()
		code, check = server.run("check")
		found = {v["patient"]: v["start"][:16] for v in server.run("visits", "--from", DAYS[0], "--days", "30")[1]["visits"]}
		wanted = {n: t for c in all_clients for n, t in c.wanted.items() if t}
		answers = {}
		for c in all_clients:
			for status, n in c.answers.items():
				answers[status] = answers.get(status, 0) + n
		return {
			"acts": sum(answers.values()), "answers": answers, "seconds": round(took, 1), "slowest_ms": round(1000 * max(c.slowest for c in all_clients)),
			"booked": len(found), "lost": sorted(n for n in wanted if found.get(n) != wanted[n]), "unasked": sorted(n for n in found if n not in wanted),
			"doubled": check.get("doubled"), "missing": check.get("missing"), "extra": check.get("extra"), "agrees": code == 0,
			"wrong": [w for c in all_clients for w in c.wrong],
		}
	finally:
		shutil.rmtree(folder, ignore_errors=True)


def faults(result, slowest_ms=None):
	found = [k for k in ("lost", "unasked", "wrong", "doubled", "missing", "extra") if result[k]]
	found += [] if result["agrees"] else ["check"]
	found += [] if result["booked"] > 0 else ["nothing was booked"]
	found += ["slowest"] if slowest_ms and result["slowest_ms"] > slowest_ms else []
	return found


if __name__ == "__main__":
	numbers = [int(x) for x in sys.argv[2:]]
	result = race(sys.argv[1], *numbers[:3])
	print(json.dumps(result, indent=1))
	sys.exit(1 if faults(result, numbers[3] if len(numbers) > 3 else None) else 0)

#!/usr/bin/env python3
"""
ha.py TRIVET [KILLS] - three nodes of PostgreSQL under Patroni (ops/patroni.yaml) and an etcd, all on this machine; four desks book all the time, and the node that is
written to is killed, with all of its processes, again and again. Each act that was acknowledged must be there afterwards, once. Prints how long nothing could be
written each time. Not in `make test`: it takes minutes.
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../postgres"))
from cluster import binaries, somebody

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
TRIVET, KILLS = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 6
NODES, DESKS, PATIENCE_S = ("a", "b", "c"), 4, 180
PORTS, RESTS, ETCD, PEER = dict(zip(NODES, (54301, 54302, 54303))), dict(zip(NODES, (54321, 54322, 54323))), 54310, 54311
_, THEIRS = somebody()
FOLDER = tempfile.mkdtemp(prefix="trivet-ha-", dir="/tmp")
os.chmod(FOLDER, 0o755)
if THEIRS:
	os.chown(FOLDER, THEIRS["user"], THEIRS["group"])
ADDRESS = "postgres://postgres@%s/postgres" % ",".join("127.0.0.1:%d" % PORTS[n] for n in NODES)


def until(what, holds):
	"""Asks again until it holds: what happens in other programs is seen by asking."""
	end = time.monotonic() + PATIENCE_S
	while time.monotonic() < end:
		if holds():
			return
		threading.Event().wait(0.2)
	raise AssertionError("never: " + what)


def start(*command):
	"""A program with all that it starts in a group of its own."""
	with open(os.path.join(FOLDER, "log"), "a") as log:
		return subprocess.Popen(command, cwd=FOLDER, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
			env=dict(os.environ, HOME=FOLDER, LC_ALL="C"), **THEIRS)


def asked(node, path):
	try:
		with urllib.request.urlopen("http://127.0.0.1:%d/%s" % (RESTS[node], path), timeout=5) as answer:
			return json.loads(answer.read() or "{}")
	except (OSError, ValueError):
		return None


class Node:
	def __init__(self, name):
		self.name, self.data = name, os.path.join(FOLDER, name)
		with open(os.path.join(ROOT, "ops/patroni.yaml")) as file:
			text = file.read()
		for key, value in {"NAME": name, "HERE": "127.0.0.1", "REST_PORT": RESTS[name], "DATA": self.data, "BIN": binaries(), "SOCKETS": FOLDER,
				"ETCD": "127.0.0.1:%d" % ETCD, "PORT": PORTS[name]}.items():
			text = text.replace(key, str(value))
		self.config = os.path.join(FOLDER, name + ".yaml")
		with open(self.config, "w") as file:
			file.write(text)
		self.begin()

	def begin(self):
		self.process = start("patroni", self.config)

	def kill(self):
		"""As when the machine loses its power: Patroni, the server and all that belongs to them."""
		with open(os.path.join(self.data, "postmaster.pid")) as file:
			server = int(file.readline())
		backends = subprocess.run(["ps", "-o", "pid=", "--ppid", str(server)], capture_output=True, text=True).stdout.split()
		os.killpg(self.process.pid, signal.SIGKILL)
		for pid in [server] + [int(p) for p in backends]:
			try:
				os.kill(pid, signal.SIGKILL)
			except ProcessLookupError:
				pass
		self.process.wait()

	def end(self):
		if self.process.poll() is None:
			self.process.terminate()
			self.process.wait()


def trivet(*words):
	done = subprocess.run([TRIVET, *words, "--db", ADDRESS], capture_output=True, text=True, env=dict(os.environ, XDG_DATA_HOME=FOLDER, LC_ALL="C.UTF-8"))
	return done.returncode, done.stdout, done.stderr


NOW = ["--now", "2026-06-01T08:00:00Z", "--json"]
TREE = {"clinic": 1, "zone": "UTC", "practitioners": [{"id": "p%d" % i, "hours": {d: ["08:00-16:00"] for d in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}}
	for i in range(8)], "services": [{"id": "visit", "grid": 60, "horizon_days": 400, "phases": [{"minutes": 60, "needs": ["practitioner"]}]}]}


class Desks:
	"""They book, one visit after the other; what fails is tried again with the same request id."""

	def __init__(self):
		self.known, self.wrong, self.tries, self.lock, self.ends = {}, [], 0, threading.Lock(), threading.Event()
		self.acknowledged = [time.monotonic()]
		self.threads = [threading.Thread(target=self.run, args=(i,)) for i in range(DESKS)]
		for t in self.threads:
			t.start()

	def run(self, desk):
		for i in range(10000):
			day, hour = divmod(i, 8)
			at = time.strftime("%Y-%m-%d", time.gmtime(1780876800 + 86400 * day)) + "T%02d:00" % (8 + hour)
			words = ["clinic", "book", "--service", "visit", "--with", "p%d" % desk, "--at", at, "--patient", "q%d" % desk, "--request", "d%d-%d" % (desk, i), *NOW]
			while True:
				if self.ends.is_set():
					return
				code, out, err = trivet(*words)
				self.tries += 1
				if code == 0:
					break
				if code == 3:
					self.wrong.append((words, out))
					return
			with self.lock:
				self.known[json.loads(out)["visit"]] = at
				self.acknowledged.append(time.monotonic())

	def wait_for_more(self, n):
		before = len(self.known)
		until("more bookings", lambda: len(self.known) >= before + n or self.wrong)
		assert not self.wrong, self.wrong[:2]

	def silence(self, since):
		times = [since] + [t for t in self.acknowledged if t > since]
		return max(b - a for a, b in zip(times, times[1:]))


def main():
	etcd = start("etcd", "--data-dir", os.path.join(FOLDER, "etcd"), "--listen-client-urls", "http://127.0.0.1:%d" % ETCD, "--advertise-client-urls",
		"http://127.0.0.1:%d" % ETCD, "--listen-peer-urls", "http://127.0.0.1:%d" % PEER, "--initial-advertise-peer-urls", "http://127.0.0.1:%d" % PEER,
		"--initial-cluster", "default=http://127.0.0.1:%d" % PEER)
	nodes, desks = [], None
	try:
		nodes = [Node(n) for n in NODES]
		by_name = {n.name: n for n in nodes}

		def primary():
			return next((n for n in NODES if asked(n, "primary")), None)

		def is_whole():
			return primary() is not None and sum(asked(n, "replica") is not None for n in NODES) == 2 and any(asked(n, "synchronous") is not None for n in NODES)

		until("three nodes, one of them synchronous", is_whole)
		clinic = os.path.join(FOLDER, "clinic.yaml")
		with open(clinic, "w") as file:
			json.dump(TREE, file)
		code, out, err = trivet("clinic", "load", clinic, *NOW)
		assert code == 0, (out, err)
		desks, silences = Desks(), []
		for i in range(KILLS):
			desks.wait_for_more(DESKS)
			victim, since = primary(), time.monotonic()
			by_name[victim].kill()
			desks.wait_for_more(DESKS)
			silences.append(desks.silence(since))
			print("# node %s was killed: nothing was written for %.1f s" % (victim, silences[-1]), flush=True)
			by_name[victim].begin()
			until("three nodes again", is_whole)
		desks.ends.set()
		for t in desks.threads:
			t.join()
		assert not desks.wrong, desks.wrong[:2]
		code, out, err = trivet("clinic", "visits", *NOW)
		assert code == 0, err
		there = {v["visit"]: v["start"][:16] for v in json.loads(out)["visits"]}
		lost = {v: at for v, at in desks.known.items() if there.get(v) != at}
		untold = [v for v in there if v not in desks.known]
		code, out, err = trivet("clinic", "check", *NOW)
		print("ha_kills %d\nha_acknowledged %d\nha_lost %d\nha_silence_s %.1f\nha_silence_longest_s %.1f" % (KILLS, len(desks.known), len(lost),
			sorted(silences)[len(silences) // 2], max(silences)))
		assert not lost, lost
		assert len(untold) <= DESKS, ("more than what was under way at the end", untold)
		assert code == 0 and json.loads(out)["ok"], (out, err)
	finally:
		if desks is not None:
			desks.ends.set()
		for n in nodes:
			n.end()
		etcd.terminate()
		etcd.wait()
		if os.environ.get("TRIVET_HA_KEEP") is None:
			shutil.rmtree(FOLDER, ignore_errors=True)


main()

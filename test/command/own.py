"""What the tests of the program as it is typed begin with: a folder for its files, a terminal, a server. The test's first argument is the path of trivet."""
import datetime
import os
import pty
import resource
import select
import subprocess
import sys
import time
import urllib.parse
import urllib.request

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from tap import DIR, run_tests, test  # the tests take them from here

TRIVET = os.path.abspath(sys.argv[1])
ENV = {**os.environ, "XDG_DATA_HOME": DIR, "LC_ALL": "C.UTF-8"}


def terminal(words, keys, tick="2"):
	"""Types `keys` (text to wait for, what to type then) into a real terminal; returns all that was shown."""
	pid, fd = pty.fork()
	if pid == 0:
		os.execve(TRIVET, [TRIVET, *words], {**ENV, "TRIVET_TICK_MS": tick, "TERM": "xterm"})
	shown, keys = "", list(keys)
	while True:
		ready, _, _ = select.select([fd], [], [], 30)
		assert ready, "nothing more was shown:\n" + shown
		try:
			part = os.read(fd, 4096)
		except OSError:
			part = b""
		if not part:
			break
		shown += part.decode("utf-8", "replace")
		if keys and keys[0][0] in shown:
			os.write(fd, keys.pop(0)[1].encode())
	_, status = os.waitpid(pid, 0)
	assert not keys, ("never shown", keys, shown)
	return shown, os.waitstatus_to_exitcode(status)


def put_answers(store, answers):
	"""What somebody has just answered, by the clock on their wall: pairs of a question and a value."""
	east = int(datetime.datetime.now().astimezone().utcoffset().total_seconds())
	store.executemany("INSERT OR REPLACE INTO answer (organisation, person, question, value, at, east_s) VALUES (1, 1, ?, ?, ?, ?)",
		((question, value, int(time.time()) - 2, east) for question, value in answers))


def sums_of_days(store):
	"""What the program keeps beside the diary, for rows that a test put there by itself: as the step of the schema makes it."""
	schema = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/store/sqlite/schema_11.sql")
	with open(schema) as file:
		for statement in file.read().split(";\n"):
			at = statement.find("INSERT INTO ")
			if at >= 0 and "GROUP BY" in statement:
				store.execute("DELETE FROM " + statement[at:].split()[2])
				store.execute(statement[at:])


class Server:
	"""trivet serve on a store, and a browser that keeps its cookies. `limit`: no file may become larger, in bytes."""

	def __init__(self, db, limit=None, words=(), env=ENV, stderr=None):
		prepare = None if limit is None else lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
		self.process = subprocess.Popen([TRIVET, "serve", "--db", db, *words], stdout=subprocess.PIPE, stderr=stderr, text=True, env=env, preexec_fn=prepare)
		self.address = self.process.stdout.readline().split()[3]  # with its key
		self.url = self.address.split("?")[0]
		self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
		self.opener.open(self.address, timeout=20).close()

	def get(self, path):
		with self.opener.open(self.url.rstrip("/") + path, timeout=20) as r:
			return r.read().decode()

	def hidden(self, page):
		"""The two hidden fields of the first form of a page."""
		fields = {}
		for tag in page.split("<input")[1:]:
			if 'type="hidden"' in tag.split(">")[0]:
				name, value = (tag.split(k + '="')[1].split('"')[0] for k in ("name", "value"))
				fields.setdefault(name, value)
		return {k: fields[k] for k in ("csrf", "rid")}

	def post(self, path, fields):
		data = urllib.parse.urlencode(fields).encode()
		with self.opener.open(self.url.rstrip("/") + path, data, timeout=20) as r:
			self.last = r.read().decode()
			return r.status

	def log(self, pain):
		"""Keeps a pain, as the form of the diary does."""
		self.post("/log", {**self.hidden(self.get("/diary")), "pain": str(pain)})

	def end(self, how):
		self.process.send_signal(how)
		self.process.stdout.close()
		return self.process.wait(timeout=20)

#!/usr/bin/env python3
"""Who may come in: the key in the address, the cookie, other accounts of the machine, and how the browser is opened. Prints TAP. Usage: test_door.py TRIVET [WORD]"""
import json
import os
import re
import signal
import stat
import subprocess
import sys
import urllib.error
import urllib.request

from own import DIR, ENV, TRIVET, Server, run_tests, test

OTHER_ACCOUNT = 23456


class Stay(urllib.request.HTTPRedirectHandler):
	def redirect_request(self, *_):
		return None


def ask(address, cookie=""):
	"""One request of a browser that knows nothing but this cookie: status, headers, text."""
	opener = urllib.request.build_opener(Stay())
	try:
		r = opener.open(urllib.request.Request(address, headers={"Cookie": cookie} if cookie else {}), timeout=20)
	except urllib.error.HTTPError as e:
		r = e
	with r:
		return r.status, r.headers, r.read().decode()


def cookie_of(s):
	"""What a browser shows after it came in by the address."""
	status, headers, _ = ask(s.address)
	assert status == 303 and headers["Location"] == "/", (status, headers)
	return headers["Set-Cookie"].split(";")[0]


def place(name):
	folder = os.path.join(DIR, name)
	os.makedirs(folder)
	return os.path.join(folder, "t.db")


@test
def nobody_gets_a_page_without_the_key():
	s = Server(place("closed"))
	port = s.url.split(":")[2].rstrip("/")
	for path in ("", "diary", "plan", "export/all.json", "settings", "sw.js", "figure/chin_tuck/0.svg", "nothing", "?key=" + "0" * 32):
		status, headers, text = ask(s.url + path)
		assert status == 403 and "trivet open" in text and "name=\"csrf\"" not in text and headers["Set-Cookie"] is None, (path, status, text)
		assert headers["Cache-Control"] == "no-store", path
	cookie = cookie_of(s)
	assert cookie.startswith(f"trivet_{port}="), cookie
	assert ask(s.url + "diary", cookie)[0] == 200
	assert ask(s.url + "diary", cookie[:-1])[0] == 403
	status, headers, _ = ask(s.address.replace("/?", "/plan?x=1&"), cookie)
	assert status == 303 and headers["Location"] == "/plan?x=1", headers
	assert s.end(signal.SIGTERM) == 0


@test
def the_key_outlives_the_program_and_is_for_its_owner():
	db = place("stays")
	s = Server(db)
	cookie, address = cookie_of(s), s.address
	assert stat.S_IMODE(os.stat(db + ".door").st_mode) == 0o600
	assert s.end(signal.SIGTERM) == 0
	s = Server(db, words=("--port", s.url.split(":")[2].rstrip("/")))
	assert s.address == address and ask(s.url, cookie)[0] == 200
	assert s.end(signal.SIGTERM) == 0


@test
def renewing_shuts_out_who_knew_the_old_key():
	db = place("renewed")
	s = Server(db)
	port = s.url.split(":")[2].rstrip("/")
	cookie, address = cookie_of(s), s.address
	assert s.end(signal.SIGTERM) == 0
	s = Server(db, words=("--renew", "--port", port))
	assert s.address != address
	assert ask(s.url, cookie)[0] == 403 and ask(address)[0] == 403 and "is not this trivet's key" in ask(address)[2]
	assert ask(s.url, cookie_of(s))[0] == 200
	assert s.end(signal.SIGTERM) == 0


def serve_says(db, *words):
	"""Starts a server and ends it: its address, and what it said beside it."""
	p = subprocess.Popen([TRIVET, "serve", "--db", db, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENV)
	address = p.stdout.readline().split()[3]
	p.terminate()
	_, said = p.communicate(timeout=20)
	assert p.returncode == 0, said
	return address.split("?key=")[1], said


@test
def a_key_that_others_could_have_read_or_laid_there_is_not_used():
	db = place("exposed")
	first, said = serve_says(db)
	assert said == ""
	os.chmod(db + ".door", 0o640)
	second, said = serve_says(db)
	assert second != first and "Others could read trivet's key" in said and stat.S_IMODE(os.stat(db + ".door").st_mode) == 0o600, said
	with open(db + ".door", "w", encoding="ascii") as f:
		f.write("ab" * 31 + "\n")
	third, said = serve_says(db)
	assert third != second and third == serve_says(db)[0], "a damaged file is made again, and stays"
	os.unlink(db + ".door")
	elsewhere = db + ".elsewhere"
	with open(elsewhere, "w", encoding="ascii") as f:
		f.write("cd" * 32 + "\n")
	os.chmod(elsewhere, 0o600)
	os.symlink(elsewhere, db + ".door")
	fourth, said = serve_says(db)
	assert "cannot be saved" in said and fourth != serve_says(db)[0], said
	with open(elsewhere, encoding="ascii") as f:
		assert f.read() == "cd" * 32 + "\n", "a link is not followed"


@test
def another_account_gets_in_with_nothing():
	if os.geteuid() != 0:
		print("# skipped: only root can become somebody else")
		return
	s = Server(place("accounts"))
	cookie = cookie_of(s)
	before = s.get("/diary")

	def as_account(account, path):
		r = subprocess.run(["curl", "-s", "-w", "%{http_code}", "-b", cookie, s.url + path], user=account, cwd="/", capture_output=True, text=True, timeout=30)
		return r.stdout[-3:], "another account" in r.stdout
	key = s.address.split("/")[-1]
	for path in ("diary", "a/none", key):
		assert as_account(OTHER_ACCOUNT, path) == ("403", True), path
	assert as_account(0, "diary") == ("200", False) and as_account(0, key) == ("303", False)
	assert len(s.get("/diary")) == len(before)
	assert s.end(signal.SIGTERM) == 0


class Desk:
	"""A session with a desktop whose browser writes down what it was started with."""

	def __init__(self, name):
		self.db = place(name)
		self.folder = os.path.dirname(self.db)
		self.opened = os.path.join(self.folder, "opened")
		os.makedirs(os.path.join(self.folder, "run"), mode=0o700)
		os.makedirs(os.path.join(self.folder, "bin"))
		os.mkfifo(self.opened)
		program = os.path.join(self.folder, "bin", "xdg-open")
		with open(program, "w", encoding="utf-8") as f:
			f.write(f'#!/bin/sh\necho "$*" > {self.opened}\n')
		os.chmod(program, 0o755)
		self.env = {**ENV, "XDG_RUNTIME_DIR": os.path.join(self.folder, "run"), "DISPLAY": ":none", "PATH": os.path.dirname(program) + ":" + ENV["PATH"]}

	def leads_to(self):
		"""Waits for the browser: where the file that it was given leads."""
		with open(self.opened, encoding="utf-8") as f:
			path = f.read().strip()
		assert "key=" not in path and os.path.dirname(path) == self.env["XDG_RUNTIME_DIR"], path
		assert stat.S_IMODE(os.stat(path).st_mode) == 0o600, "for its owner's eyes"
		with open(path, encoding="utf-8") as f:
			return re.search(r'url=([^"]*)"', f.read()).group(1).replace("&amp;", "&")


@test
def the_browser_is_opened_and_no_list_of_processes_tells_the_key():
	d = Desk("opened")
	s = Server(d.db, words=("--open",), env=d.env)
	assert d.leads_to() == s.address
	with open(f"/proc/{s.process.pid}/cmdline", encoding="utf-8") as f:
		assert "key=" not in f.read()
	address = os.path.join(d.env["XDG_RUNTIME_DIR"], "trivet-address")
	assert stat.S_IMODE(os.stat(address).st_mode) == 0o600
	r = subprocess.Popen([TRIVET, "open", "--db", d.db], env=d.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
	assert d.leads_to() == s.address, "what runs already is opened"
	assert r.communicate(timeout=20)[0] == "" and r.returncode == 0
	assert s.end(signal.SIGTERM) == 0
	p = subprocess.Popen([TRIVET, "open", "--db", d.db], env=d.env, stdout=subprocess.PIPE, text=True)
	started = p.stdout.readline().split()[3]
	assert d.leads_to() == started and started.split("key=")[1] == s.address.split("key=")[1], "what does not run is started"
	p.terminate()
	p.communicate(timeout=20)
	assert p.returncode == 0


@test
def without_a_desktop_the_address_is_there_to_be_opened():
	d = Desk("bare")
	del d.env["DISPLAY"]
	env = {k: v for k, v in d.env.items() if k != "WAYLAND_DISPLAY"}
	p = subprocess.Popen([TRIVET, "open", "--db", d.db], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
	address = p.stdout.readline().split()[3]
	assert ask(address)[0] == 303
	r = subprocess.run([TRIVET, "open", "--db", d.db], env=env, capture_output=True, text=True, timeout=20)
	assert r.returncode == 0 and address in r.stdout and "open the address yourself" in r.stderr, r
	p.terminate()
	assert "open the address yourself" in p.communicate(timeout=20)[1]


@test
def the_journal_does_not_learn_the_key():
	db = place("journal")
	log = os.path.join(os.path.dirname(db), "log")
	with open(log, "w", encoding="utf-8") as out:
		st = os.fstat(out.fileno())
		env = {**ENV, "JOURNAL_STREAM": f"{st.st_dev}:{st.st_ino}", "XDG_RUNTIME_DIR": os.path.dirname(db)}
		p = subprocess.Popen([TRIVET, "serve", "--db", db], stdout=out, stderr=out, env=env)
	address = os.path.join(os.path.dirname(db), "trivet-address")
	while not (os.path.exists(address) and os.path.getsize(address)):
		assert p.poll() is None
	p.terminate()
	assert p.wait(timeout=20) == 0
	with open(log, encoding="utf-8") as f:
		text = f.read()
	assert "trivet open" in text and "key" not in text, text
	with open(address, encoding="utf-8") as f:
		assert "?key=" in f.read()


@test
def json_tells_programs_the_whole_address():
	p = subprocess.Popen([TRIVET, "serve", "--db", place("json"), "--json"], stdout=subprocess.PIPE, text=True, env=ENV)
	assert ask(json.loads(p.stdout.readline())["url"])[0] == 303
	p.terminate()
	p.communicate(timeout=20)
	assert p.returncode == 0


if __name__ == "__main__":
	run_tests(*sys.argv[2:3])

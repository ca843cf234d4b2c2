#!/usr/bin/env python3
"""The desk reminder on a desktop that is really there: an X server, a bus, a notification server, a mouse. Prints TAP. Usage: test_desktop.py TRIVET FAKE_LOGIND FAKE_COMPOSITOR [WORD]

What cannot be had in a test is suspend and lock: a small logind of our own tells of them, on a bus of its own. And Debian 12
has no compositor with the idle protocol of Wayland: a small one of ours speaks it."""
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from tap import DIR, run_tests, test

TRIVET, FAKE_LOGIND, FAKE_COMPOSITOR = (os.path.realpath(a) for a in sys.argv[1:4])
DEADLINE_S = 60


def until(what, happens):
	"""Waits for what happens, never for time."""
	end = time.monotonic() + DEADLINE_S
	while time.monotonic() < end:
		value = happens()
		if value:
			return value
	raise AssertionError(f"{what}: not within {DEADLINE_S} s")


class Desktop:
	"""A folder, an X server, two buses, and what is started on them. All of it ends with the block."""

	def __init__(self, name, second_ms=1000, x=True, bus=True):
		self.folder = os.path.join(DIR, name)
		os.makedirs(os.path.join(self.folder, "run"), mode=0o700)
		self.db = os.path.join(self.folder, "trivet", "trivet.db")
		keep = {k: v for k, v in os.environ.items() if k in ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS")}
		self.env = {**keep, "HOME": self.folder, "XDG_DATA_HOME": self.folder, "XDG_RUNTIME_DIR": os.path.join(self.folder, "run"),
			"XDG_CONFIG_HOME": os.path.join(self.folder, "config"), "LC_ALL": "C.UTF-8", "NO_AT_BRIDGE": "1", "GTK_A11Y": "none", "TRIVET_TICK_MS": str(second_ms),
			"DBUS_SESSION_BUS_ADDRESS": "unix:path=" + os.path.join(self.folder, "bus"), "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=" + os.path.join(self.folder, "system")}
		self.started, self.types, self.typist, self.lines = [], threading.Event(), None, []
		if x:
			self.start_x()
		if bus:
			self.bus = self.start_bus("DBUS_SESSION_BUS_ADDRESS")
		os.makedirs(os.path.dirname(self.db))
		self.ok("log", "list")

	def __enter__(self):
		return self

	def __exit__(self, *why):
		self.hands_off()
		for p in reversed(self.started):
			if p.poll() is None:
				p.terminate()
			try:
				p.wait(timeout=20)
			except subprocess.TimeoutExpired:
				p.kill()
				p.wait()

	def start(self, *words, **more):
		p = subprocess.Popen(words, env=self.env, text=True, **more)
		self.started.append(p)
		return p

	def start_x(self):
		read, write = os.pipe()
		self.start("Xvfb", "-displayfd", str(write), "-screen", "0", "1000x700x24", "-nolisten", "tcp", pass_fds=[write], stderr=subprocess.DEVNULL)
		os.close(write)
		with os.fdopen(read) as f:
			self.env["DISPLAY"] = ":" + f.readline().strip()

	def start_bus(self, which):
		p = self.start("dbus-daemon", "--session", "--nofork", "--print-address", "--address=" + self.env[which], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
		assert p.stdout.readline().startswith("unix:path="), which
		return p

	def start_logind(self):
		self.start_bus("DBUS_SYSTEM_BUS_ADDRESS")
		self.logind = self.start(FAKE_LOGIND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
		assert self.logind.stdout.readline() == "ready\n"

	def tell_logind(self, line):
		self.logind.stdin.write(line + "\n")
		self.logind.stdin.flush()
		assert self.logind.stdout.readline() == "done\n", line

	def start_reminder(self, wanted="ready"):
		p = self.start(TRIVET, "breaks", stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
		line = p.stdout.readline()
		assert wanted in line, line
		self.lines.append(line)
		return p

	def run(self, *words):
		return subprocess.run([TRIVET, *words], env=self.env, capture_output=True, text=True, timeout=DEADLINE_S)

	def ok(self, *words):
		r = self.run(*words)
		assert r.returncode == 0, (words, r.returncode, r.stderr)
		return r.stdout

	def status(self):
		return json.loads(self.ok("breaks", "status", "--json"))

	def until_status(self, **wanted):
		return until(str(wanted), lambda: (lambda s: all(s[k] == v for k, v in wanted.items()) and s)(self.status()))

	def set(self, **settings):
		with sqlite3.connect(self.db) as c:
			for key, value in settings.items():
				c.execute("INSERT INTO setting (organisation, person, key, value) VALUES (1, 1, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (key, value))
		c.close()

	def rows(self, query):
		c = sqlite3.connect(self.db)
		try:
			return c.execute(query).fetchall()
		finally:
			c.close()

	def always(self):
		"""A break every 20 minutes, at any hour, as soon as it is due."""
		self.set(breaks_every="20", breaks_wait="0", **{"breaks_hours_" + d: "00:00-24:00" for d in "mon tue wed thu fri sat sun".split()})

	def xdo(self, *words):
		return subprocess.run(["xdotool", *words], env=self.env, capture_output=True, text=True, timeout=DEADLINE_S).stdout

	def hands_on(self):
		"""Somebody is there: the pointer moves again and again."""
		def move():
			step = 0
			while not self.types.wait(0.05):
				step += 1
				self.xdo("mousemove", str(100 + step % 2 * 9), "600")
		self.types.clear()
		self.typist = threading.Thread(target=move)
		self.typist.start()

	def hands_off(self):
		self.types.set()
		if self.typist is not None:
			self.typist.join()
		self.typist = None

	def card(self):
		"""Where the notification stands: x, y, width, height; None when there is none."""
		for window in self.xdo("search", "--onlyvisible", "--class", "notifyd").split():
			g = dict(line.split("=") for line in self.xdo("getwindowgeometry", "--shell", window).splitlines())
			if int(g["WIDTH"]) > 100:
				return int(g["X"]), int(g["Y"]), int(g["WIDTH"]), int(g["HEIGHT"])
		return None

	def click_last_button(self):
		x, y, width, height = until("a notification", self.card)
		self.xdo("mousemove", str(x + width - 57), str(y + height - 31), "click", "1")


def click_until(desktop, what, happens):
	"""Clicks the last button; a card that still grows into its place is clicked again."""
	def once():
		if desktop.card() is not None:
			desktop.click_last_button()
		return happens()
	until(what, once)


@test
def done_is_clicked_and_the_deed_is_in_the_store():
	with Desktop("done") as d:
		d.start_reminder()
		assert "XSync IDLETIME" in d.lines[0] and "Xfce Notify Daemon" in d.lines[0], d.lines
		d.ok("breaks", "now")
		assert d.status()["stage"] == "started"
		click_until(d, "a break that is done", lambda: d.status()["stage"] == "counting")
		deeds = d.rows("SELECT leg, origin FROM deed")
		assert (2, "break") in deeds, deeds
		assert d.rows("SELECT outcome FROM desk_break") == [("taken",)]
		until("the card is gone", lambda: d.card() is None)


@test
def a_break_comes_when_it_is_due_and_skip_is_clicked():
	with Desktop("due", second_ms=20) as d:
		d.always()
		d.start_reminder()
		d.hands_on()
		until("a break on the screen", lambda: d.status()["stage"] == "shown" and d.card())
		d.hands_off()
		click_until(d, "skipped", lambda: ("skipped",) in d.rows("SELECT outcome FROM desk_break"))


@test
def start_opens_the_exercise_where_serve_runs():
	with Desktop("browser", second_ms=20) as d:
		d.always()
		programs, opened = os.path.join(d.folder, "programs"), os.path.join(d.folder, "opened")
		os.makedirs(programs)
		with open(os.path.join(programs, "xdg-open"), "w", encoding="utf-8") as f:
			f.write(f'#!/bin/sh\necho "$1" > {opened}.new && mv {opened}.new {opened}\n')
		os.chmod(os.path.join(programs, "xdg-open"), 0o755)
		d.env["PATH"] = programs + ":" + d.env["PATH"]
		r = subprocess.run([TRIVET, "now", "--list"], env=d.env, input="none\n", capture_output=True, text=True, timeout=DEADLINE_S)
		assert r.returncode == 0, r  # the danger signs of today are answered
		serve = d.start(TRIVET, "serve", "--json", stdout=subprocess.PIPE)
		address = json.loads(serve.stdout.readline())["url"]
		d.start_reminder()
		d.hands_on()
		until("a break on the screen", lambda: d.status()["stage"] == "shown" and d.card())
		d.hands_off()
		item = d.status()["exercise"]
		assert item and os.path.exists(os.path.join(d.env["XDG_RUNTIME_DIR"], "trivet-break.svg"))

		def clicked():
			card = d.card()
			if card:
				d.xdo("mousemove", str(card[0] + 57), str(card[1] + card[3] - 31), "click", "1")
			return os.path.exists(opened)
		until("the page of the exercise", clicked)
		with open(opened, encoding="utf-8") as f:
			leads_on = f.read().rstrip("\n")  # the key stands in no list of processes
		assert leads_on == os.path.join(d.env["XDG_RUNTIME_DIR"], "trivet-open.html") and os.stat(leads_on).st_mode & 0o077 == 0, leads_on
		with open(leads_on, encoding="utf-8") as f:
			root, key = address.split("?")
			assert f'href="{root}session?item={item}&amp;{key}"' in f.read()


@test
def a_break_that_begins_after_a_danger_sign_has_no_exercise():
	with Desktop("danger", second_ms=10) as d:
		d.always()
		r = subprocess.run([TRIVET, "now", "--list"], env=d.env, input="none\n", capture_output=True, text=True, timeout=DEADLINE_S)
		assert r.returncode == 0, r
		d.start_reminder()
		d.hands_on()
		until("a break on the screen", lambda: d.status()["stage"] == "shown" and d.card())
		d.hands_off()
		assert d.status()["exercise"]
		with sqlite3.connect(d.db) as c:
			c.execute("UPDATE answer SET value = 'yes' WHERE question = 'rf_01'")
		c.close()
		d.ok("breaks", "now")
		assert d.status()["stage"] == "started" and d.status()["exercise"] == "", d.status()


@test
def a_locked_or_sleeping_machine_is_a_pause():
	with Desktop("sleep") as d:
		d.start_logind()
		d.start_reminder()
		assert d.status()["away"] is False
		d.tell_logind("lock")
		d.until_status(away=True)
		d.tell_logind("unlock")
		d.until_status(away=False)
		d.tell_logind("hint-locked")
		d.until_status(away=True)
		d.tell_logind("hint-unlocked")
		d.until_status(away=False)
		d.tell_logind("sleep")
		d.until_status(away=True)
		d.tell_logind("wake")
		d.until_status(away=True)  # nobody is there yet

		began = time.monotonic()

		def touch():
			"""A pointer that stands still for a second, and then moves."""
			if time.monotonic() - began > 1.5:
				d.xdo("mousemove", str(100 + time.monotonic_ns() % 50), "600")
			return d.status()["away"] is False
		until("back at the desk", touch)


@test
def a_film_or_a_call_is_read_from_logind():
	with Desktop("film") as d:
		d.start_logind()
		d.start_reminder()
		assert d.status()["inhibitors"] == 0
		d.tell_logind("inhibit Playing a video")
		d.until_status(inhibitors=8)
		d.tell_logind("inhibit WebRTC call")
		d.until_status(inhibitors=1)
		d.tell_logind("inhibit Playing audio")
		d.until_status(inhibitors=0)
		d.tell_logind("release")
		d.until_status(inhibitors=0)


@test
def kill_9_loses_nothing_that_was_recorded():
	with Desktop("kill") as d:
		p = d.start_reminder()
		d.ok("breaks", "now")
		d.ok("breaks", "done")
		d.ok("breaks", "off")
		before = d.rows("SELECT * FROM desk_break")
		assert len(before) == 1, before
		p.kill()
		p.wait()
		d.start_reminder()
		assert d.status()["hold"] == "off" and d.rows("SELECT * FROM desk_break") == before
		d.ok("breaks", "on")
		assert d.status()["hold"] != "off"


@test
def one_reminder_only_and_an_orderly_end():
	with Desktop("one") as d:
		p = d.start_reminder()
		r = d.run("breaks")
		assert r.returncode == 4 and "already running" in r.stderr, r
		d.ok("breaks", "now")
		until("a notification", d.card)
		p.send_signal(signal.SIGTERM)
		assert p.wait(timeout=20) == 0
		until("the card goes with it", lambda: d.card() is None)
		r = d.run("breaks", "status")
		assert r.returncode == 3 and r.stderr == "trivet breaks: the reminder is not running; trivet breaks starts it\n", r


def cpu_ticks(pid):
	with open(f"/proc/{pid}/stat", encoding="ascii") as f:
		fields = f.read().rsplit(") ", 1)[1].split()
	return int(fields[11]) + int(fields[12])


@test
def the_bus_goes_away_and_comes_back():
	with Desktop("bus") as d:
		p = d.start_reminder()
		d.bus.terminate()
		d.bus.wait()
		line = p.stdout.readline()
		assert "no session bus; trivet waits" in line, line
		ticks = cpu_ticks(p.pid)
		d.bus = d.start_bus("DBUS_SESSION_BUS_ADDRESS")
		assert "ready" in p.stdout.readline()
		assert cpu_ticks(p.pid) - ticks < 50, "it turned in circles"
		assert d.status()["running"] is True


@test
def without_a_bus_and_a_display_it_waits():
	with Desktop("nothing", x=False, bus=False) as d:
		p = d.start_reminder("there is no session bus; trivet waits for one")
		r = d.run("breaks", "pause")
		assert r.returncode == 3 and "no session bus" in r.stderr, r
		p.send_signal(signal.SIGTERM)
		assert p.wait(timeout=20) == 0


@test
def test_lists_what_is_there_and_sees_the_mouse_and_a_button():
	with Desktop("test") as d:
		r = json.loads(d.ok("breaks", "test", "--json"))
		ways = {w["name"]: w for w in r["presence"]}
		assert [w["name"] for w in r["presence"] if w["used"]] == ["x11 XSync IDLETIME"], r
		assert ways["x11 MIT-SCREEN-SAVER"]["there"] and ways["wayland ext-idle-notify-v1"]["says"] == "this is not a Wayland session", r
		assert r["buttons"] is True and r["notifications"].startswith("Xfce"), r
		p = d.start(TRIVET, "breaks", "test", stdout=subprocess.PIPE)
		until("nobody is seen", lambda: "idle for a second" in p.stdout.readline())
		d.xdo("mousemove", "321", "600")
		until("the mouse is seen", lambda: "the mouse: seen" in p.stdout.readline())
		click_until(d, "a button is seen", lambda: d.card() is None)
		assert p.wait(timeout=20) == 0 and "Skip: seen" in p.stdout.read()
		assert d.rows("SELECT count(*) FROM desk_break") == [(0,)]


@test
def words_that_are_wrong_are_refused_in_one_line():
	with Desktop("words", x=False) as d:
		d.start_reminder()
		for words in (["nonsense"], ["snooze", "0"], ["snooze", "31"], ["snooze", "soon"], ["pause", "25h"], ["pause", "-1"], ["skip", "two words"], ["now", "x"], ["test", "x"],
			["skip", "x" * 40], ["off", "on", "off"]):
			r = d.run("breaks", *words)
			assert r.returncode == 2 and r.stderr.count("\n") == 1 and r.stdout == "", (words, r)
		assert d.status()["hold"] in ("hours", "free")
		d.ok("breaks", "pause", "2h")
		assert d.status()["hold"] == "quiet"
		d.ok("breaks", "resume")
		d.ok("breaks", "until-tomorrow")
		assert d.status()["hold"] == "quiet" and d.status()["quiet_until"] > time.time()


@test
def install_writes_once_and_uninstall_removes_only_that():
	with Desktop("install", x=False, bus=False) as d:
		r = d.run("breaks", "uninstall")
		assert r.returncode == 0 and "removed" not in r.stdout, r
		config = d.env["XDG_CONFIG_HOME"]
		first = d.ok("breaks", "install")
		names = [os.path.join(config, n) for n in ("systemd/user/trivet-breaks.service", "autostart/trivet-breaks.desktop",
			"systemd/user/graphical-session.target.wants/trivet-breaks.service")]
		assert all(f"wrote     {n}\n" in first for n in names), first
		with open(names[0], encoding="utf-8") as f:
			assert f'ExecStart="{TRIVET}" "breaks" "--db" "{d.db}"' in f.read()
		assert "wrote" not in d.ok("breaks", "install")
		gone = d.ok("breaks", "uninstall")
		assert all(f"removed   {n}\n" in gone and not os.path.lexists(n) for n in names), gone
		other = os.path.join(d.folder, "other")
		os.makedirs(other)
		told = d.env["XDG_CONFIG_HOME"]
		d.env["XDG_CONFIG_HOME"] = os.path.join(other, "config")
		r = subprocess.run([TRIVET, "breaks", "install", "--db", "own.db"], cwd=other, env=d.env, capture_output=True, text=True, timeout=60)
		assert r.returncode == 0, r
		for name in ("systemd/user/trivet-breaks.service", "autostart/trivet-breaks.desktop"):
			with open(os.path.join(other, "config", name), encoding="utf-8") as f:
				assert f'"--db" "{other}/own.db"' in f.read(), "a session starts in another folder"
		d.env["XDG_CONFIG_HOME"] = told
		with open(names[1], "w", encoding="utf-8") as f:
			f.write("[Desktop Entry]\n")
		for word in ("install", "uninstall"):
			r = d.run("breaks", word)
			assert r.returncode == 4 and "left alone" in r.stderr, r
		with open(names[1], encoding="utf-8") as f:
			assert f.read() == "[Desktop Entry]\n"


@test
def a_wayland_compositor_without_the_protocol_is_refused_with_the_reason():
	with Desktop("wayland") as d:
		home = tempfile.mkdtemp(prefix="trivet-sway-")
		with open(os.path.join(home, "config"), "w", encoding="utf-8") as f:
			f.write("xwayland disable\n")
		as_other = []
		if os.getuid() == 0:  # sway does not run as root
			os.chown(home, 65534, 65534)
			os.chmod(os.path.join(home, "config"), 0o644)
			as_other = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
		env = {"PATH": d.env["PATH"], "HOME": home, "XDG_RUNTIME_DIR": home, "WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}
		p = subprocess.Popen([*as_other, "sway", "-c", os.path.join(home, "config")], env=env, stderr=subprocess.DEVNULL)
		d.started.append(p)
		display = until("a Wayland display", lambda: [n for n in os.listdir(home) if n.startswith("wayland-") and not n.endswith("lock")])[0]
		d.env["WAYLAND_DISPLAY"] = os.path.join(home, display)
		ways = {w["name"]: w for w in json.loads(d.ok("breaks", "test", "--json"))["presence"]}
		wayland = ways["wayland ext-idle-notify-v1"]
		if wayland["there"]:
			assert wayland["used"]  # a newer compositor has it
		else:
			assert wayland["says"] == "the compositor offers only the older org_kde_kwin_idle", wayland
			assert ways["x11 XSync IDLETIME"]["used"], ways
	shutil.rmtree(home, ignore_errors=True)


@test
def both_versions_of_the_wayland_protocol_tell_who_is_there():
	for version, kind in ((2, "input"), (1, "idle")):
		with Desktop(f"idle-{version}", x=False) as d:
			c = d.start(FAKE_COMPOSITOR, str(version), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
			d.env["WAYLAND_DISPLAY"] = c.stdout.readline().strip()
			p = d.start_reminder("presence by wayland ext-idle-notify-v1")
			assert c.stdout.readline() == f"{kind} 30000\n"
			assert (d.status()["source_says"] == "") == (version == 2)
			for word, away in (("idled", True), ("resumed", False)):
				c.stdin.write(word + "\n")
				c.stdin.flush()
				d.until_status(away=away)
			c.stdin.close()  # the compositor goes away: the next way is taken, or none
			assert "presence by nothing" in p.stdout.readline()
			assert d.status()["source"] == "none"


run_tests(sys.argv[4] if len(sys.argv) > 4 else "")

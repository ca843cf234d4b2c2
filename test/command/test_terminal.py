"""test_terminal.py TRIVET: the command line as people type it - names, shortened words, days, keys and signals."""
import os
import pty
import select
import signal
import subprocess
import termios

from own import DIR, ENV, TRIVET, run_tests, test


def run(*words):
	return subprocess.run([TRIVET, *words], capture_output=True, text=True, env=ENV, timeout=60, stdin=subprocess.DEVNULL)


def ok(*words):
	r = run(*words)
	assert r.returncode == 0, (words, r)
	return r.stdout


def db_at(name):
	return ["--db", os.path.join(DIR, name)]


@test
def a_thing_is_found_by_what_it_is_called():
	db = db_at("names.db")
	for typed, item in [("chin_tuck", "chin_tuck"), ("Chin tuck", "chin_tuck"), ("chin-tuck", "chin_tuck"), ("CHIN", "chin_tuck"), ("cupping", "dry_cupping"), ("massage", "manual_therapy")]:
		ok("log", "did", typed, *db)
		assert item in ok("log", "list", *db).splitlines()[-1], typed
	for words, said in [(("log", "did", "massge"), "did you mean Massage and manual therapy (manual_therapy)?"), (("figure", "roller"), "could be Roller across"),
	                    (("trial", "begin", "none"), 'nothing is called "none"'), (("plan", "add", "chin tukc"), "did you mean Chin tuck (chin_tuck)?"),
	                    (("lgo",), "did you mean log?"), (("p",), "could be plan, practice or progress"), (("log", "--jsn"), "did you mean --json?")]:
		r = run(*words, *db)
		assert r.returncode == 2 and said in r.stderr and r.stderr.count("\n") == 1 and r.stdout == "", (words, r)
	assert ok("figure", "Chin tuck") == ok("figure", "chin_tuck")


@test
def commands_and_options_may_be_short():
	db = db_at("short.db")
	assert ok("prog", "--js", *db) == ok("progress", "--json", *db)
	assert ok("-h") == ok("help") == ok("--help") and ok("help", "log") == ok("log", "-h") and "Examples:" in ok("help", "log")
	assert ok("-V") == ok("--version") and ok("-V").startswith("trivet ")
	ok("log", "pain", "3", "note", *db, "--", "-5 kg today")
	assert "-5 kg today" in ok("log", "list", *db)
	assert run("log", "--", "--json", *db).returncode == 2, "after -- everything is a word"


@test
def days_and_times_are_said_as_people_say_them():
	db = db_at("days.db")
	for day in ["yesterday", "-1", "-3"]:
		ok("log", "pain", "2", "--day", day, "--time", "9:00", *db)
	said = ok("log", "list", *db).splitlines()
	assert len(said) == 3 and said[1][:6] == said[2][:6], said
	for words in [("--day", "tomorrow"), ("--day", "-x"), ("--day", "2026-02-30"), ("--time", "9"), ("--time", "24:00"), ("--day", "-99999999999")]:
		r = run("log", "pain", "2", *words, *db)
		assert r.returncode == 2 and r.stderr.count("\n") == 1, (words, r)
	r = run("log", "pain", "2", "pain", "3", *db)
	assert r.returncode == 2 and "twice" in r.stderr, r


@test
def every_refusal_says_why():
	no_home = {k: v for k, v in ENV.items() if k not in ("HOME", "XDG_DATA_HOME")}
	for env, words, code, said in [({**no_home, "HOME": "relative"}, ["progress"], 2, "no home folder"), (ENV, ["progress", "--db", ""], 2, "--db needs"),
	                               (ENV, ["progress", "--db", "/" + "x" * 5000], 2, "too long")]:
		r = subprocess.run([TRIVET, *words], capture_output=True, text=True, env=env, timeout=60, stdin=subprocess.DEVNULL)
		assert r.returncode == code and said in r.stderr and r.stderr.count("\n") == 1, (words, r)
	# without HOME the system knows where home is
	assert "/trivet/trivet.db" in subprocess.run([TRIVET, "where"], capture_output=True, text=True, env=no_home, timeout=60).stdout
	with open("/dev/full", "w", encoding="utf-8") as full:
		r = subprocess.run([TRIVET, "questions", "--json"], stdout=full, stderr=subprocess.PIPE, text=True, env=ENV, timeout=60)
	assert r.returncode == 7 and "could not be written" in r.stderr, r


@test
def an_output_that_takes_nothing_is_told_by_every_command():
	"""A full disk and a closed output, for all that print without being asked anything."""
	db, home = os.path.join(DIR, "full.db"), os.path.join(DIR, "full-home")
	os.makedirs(home)
	env = {**ENV, "HOME": home, "XDG_CONFIG_HOME": os.path.join(home, "config")}
	table = os.path.join(DIR, "full.csv")
	with open(table, "w", encoding="utf-8") as f:
		f.write("day,pain\n2026-01-02,3\n")
	subprocess.run([TRIVET, "log", "pain", "3", "--db", db], env=env, check=True, capture_output=True)
	alone = "help|help plan|--version|plan|plan history|check --json|session|practice|questions|figure chin_tuck 1|export|log pain 4|log list|" \
	        "log list --json|progress|progress --json|report|report --json|settings|settings country DE|where|where --json|backup --folder .|" \
	        "trial list|completion bash|breaks install|breaks uninstall|now --json|import full.csv --dry-run|import full.csv --json"
	ways = (True,) if "FAKETIME" in os.environ else (True, False) # what sets another clock opens a file of its own in the place of a closed output
	for words in alone.split("|"):
		for full in ways:
			out = os.open("/dev/full", os.O_WRONLY)
			r = subprocess.run([TRIVET, *words.split(), *([] if "help" in words or words == "--version" else ["--db", db])], stdout=out, stdin=subprocess.DEVNULL,
			                   stderr=subprocess.PIPE, text=True, env=env, cwd=DIR, timeout=60, preexec_fn=None if full else lambda: os.close(1))
			os.close(out)
			assert r.returncode == (7 if full else 8) and r.stderr.endswith("could not be written: " + ("No space left on device\n" if full else "Bad file descriptor\n")), (words, full, r)


def on_terminal(*words, env=None):
	"""A program on a terminal of its own: (process, our end)."""
	ours, its = pty.openpty()
	# in a group of its own, but in the session of this program: nobody could stop a group that belongs to no one
	p = subprocess.Popen([TRIVET, *words], stdin=its, stdout=its, stderr=its, env={**ENV, "TRIVET_TICK_MS": "20", **(env or {})}, preexec_fn=os.setpgrp)
	return p, ours, its


def read_until(fd, words, seconds=20):
	said = b""
	while words not in said:
		assert len(said) < 100000, (words, said[-300:])
		if not select.select([fd], [], [], seconds)[0]:
			raise AssertionError((words, said))
		said += os.read(fd, 65536)
	return said


def shows_what_is_typed(fd):
	return bool(termios.tcgetattr(fd)[3] & termios.ECHO) and bool(termios.tcgetattr(fd)[3] & termios.ICANON)


@test
def the_terminal_is_whole_whatever_ends_the_session():
	for sig in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]:
		db = db_at(f"signal{int(sig)}.db")
		p, ours, its = on_terminal("now", *db, env={"TRIVET_TICK_MS": "1000"})
		read_until(ours, b"or none if none")
		os.write(ours, b"none\n")
		read_until(ours, b"1 of ")
		read_until(ours, b" s ")
		assert not shows_what_is_typed(its), "keys come one by one"
		p.send_signal(sig)
		assert p.wait(20) == -sig
		assert shows_what_is_typed(its), sig
		os.close(ours)
		os.close(its)


@test
def a_stopped_session_goes_on_paused():
	db = db_at("stop.db")
	p, ours, its = on_terminal("now", *db, env={"TRIVET_TICK_MS": "1000"})
	read_until(ours, b"or none if none")
	os.write(ours, b"none\n")
	read_until(ours, b" s ")
	p.send_signal(signal.SIGTSTP)
	os.waitid(os.P_PID, p.pid, os.WSTOPPED)
	assert shows_what_is_typed(its), "the shell gets a whole terminal"
	p.send_signal(signal.SIGCONT)
	read_until(ours, b"(pause)")
	assert not shows_what_is_typed(its)
	os.write(ours, b"\x1b[C")
	read_until(ours, b"2 of ")
	os.write(ours, b"\x1bOD")
	read_until(ours, b"1 of ")
	os.write(ours, b"\x1b[6~") # a page key is no key of ours
	os.write(ours, b"q")
	assert p.wait(20) == 0 and shows_what_is_typed(its)
	os.close(ours)
	os.close(its)


run_tests()

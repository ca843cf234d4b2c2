#!/usr/bin/env python3
"""Where the program writes: into the file that was meant, and nowhere else. Prints TAP. Usage: test_files.py PATH-OF-TRIVET"""
import os
import stat
import subprocess
import threading
from own import DIR, ENV, TRIVET, run_tests, test

# Every command that writes a file, by what its file must end in.
WRITERS = {
	"export": ("x.json", ["export", "--json"]),
	"table": ("x.csv", ["export", "--csv", "entries"]),
	"calendar": ("x.ics", ["export", "--ics"]),
	"report": ("x.txt", ["report"]),
	"page": ("x.html", ["report"]),
	"pdf": ("x.pdf", ["report"]),
	"figure": ("x.svg", ["figure", "chin_tuck"]),
	"plan": ("x.json", ["plan", "write", "chin_tuck"]),
}
DB = os.path.join(DIR, "t.db")


def run(*words, **how):
	return subprocess.run([TRIVET, *words, "--db", DB], input="", capture_output=True, text=True, env=ENV, timeout=60, **how)


def each():
	"""Each writer, a new folder for it, and what it writes."""
	if not os.path.exists(DB):
		assert run("log", "pain", "3").returncode == 0
	for name, (file, words) in WRITERS.items():
		folder = os.path.join(DIR, "to-" + name)
		os.makedirs(folder, exist_ok=True)
		path = os.path.join(folder, file)
		yield name, folder, path, [*words, "--out", path]
		for n in os.listdir(folder):
			os.unlink(os.path.join(folder, n))


def ok(words):
	r = run(*words)
	assert r.returncode == 0, (words, r.stderr)


def size(path):
	return os.stat(path).st_size


@test
def every_writer_follows_a_link_and_keeps_the_rights_of_what_it_replaces():
	for name, folder, path, words in each():
		real = os.path.join(folder, "real")
		with open(real, "w", encoding="utf-8") as f:
			f.write("before")
		os.chmod(real, 0o640)
		os.symlink("real", path)
		ok(words)
		assert os.path.islink(path) and size(real) > 20, name
		assert stat.S_IMODE(os.stat(real).st_mode) == 0o640, name
		assert sorted(os.listdir(folder)) == sorted(["real", os.path.basename(path)]), name


@test
def every_writer_leaves_what_stands_beside_alone():
	for name, folder, path, words in each():
		part = path + ".part"
		with open(part, "w", encoding="utf-8") as f:
			f.write("a browser is fetching this")
		os.chmod(part, 0o666)
		ok(words)
		assert size(part) == 26 and stat.S_IMODE(os.stat(part).st_mode) == 0o666, name
		assert stat.S_IMODE(os.stat(path).st_mode) == 0o600, name


@test
def every_writer_writes_into_a_pipe_and_leaves_it_one():
	for name, _, path, words in each():
		os.mkfifo(path)
		got = []
		reader = threading.Thread(target=lambda p=path, g=got: g.append(open(p, "rb").read()))
		reader.start()
		ok(words)
		reader.join(30)
		assert stat.S_ISFIFO(os.lstat(path).st_mode) and len(got[0]) > 20, name


@test
def the_standard_output_is_a_file_like_any_other():
	ok(["log", "pain", "3"])
	straight = run("export", "--json").stdout
	link = os.path.join(DIR, "stdout")  # of our own: a fault must not replace that of the system
	os.symlink("/proc/self/fd/1", link)
	for name in (link, "-"):
		assert run("export", "--json", "--out", name).stdout == straight, name
	path = os.path.join(DIR, "appended")
	with open(path, "w", encoding="utf-8") as f:
		f.write("head\n")
		f.flush()
		subprocess.run([TRIVET, "export", "--json", "--out", link, "--db", DB], stdout=f, env=ENV, check=True)
	with open(path, encoding="utf-8") as f:
		assert f.read() == "head\n" + straight


@test
def what_cannot_be_written_is_said_and_leaves_nothing():
	for name, folder, path, words in each():
		os.symlink("nowhere", path)
		r = run(*words)
		assert r.returncode == 2 and "link to a file that does not exist" in r.stderr and r.stderr.count("\n") == 1, (name, r.stderr)
		os.unlink(path)
		os.mkdir(path)
		r = run(*words)
		assert r.returncode == 2 and "is a folder" in r.stderr, (name, r.stderr)
		assert os.listdir(folder) == [os.path.basename(path)], name
		os.rmdir(path)


run_tests()

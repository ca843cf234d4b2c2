#!/usr/bin/env python3
"""mutate.py [--every N] [FILE...]: breaks each line that decides about safety, one at a time, and names those that no test notices.

A copy of the tree is built once. Each mutant compiles one file, then links and runs one test after the other until one is red: the file's own first, then
the quickest. What is printed is a line of the program whose change left every test green: it
wants a vignette, a row of a table or a test - or it decides nothing and goes. What cannot make a difference stands in test/mutate/equivalent.txt, with the
reason. Exits 1 when a mutant survives, or when that list names one that is not there.
"""
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PATIENCE = 15  # seconds, and ten times as long as it takes else: a mutant may never end

SITE = ["person", "today", "check", "relief", "asking", "result", "progress", "plan_page", "diary", "breaks", "trial"]
SPECS = [["test/spec/test_tables", "test/spec"], ["test/spec/vignettes", "test/spec/vignettes", "test/spec"], ["test/spec/test_plan_people"]]


def unit(*names):
	return [["test/unit/test_" + name] for name in names]


def typed(program, *words):
	"""Tests of the program as it is typed: those with one of these words in their names."""
	return [["src/main/trivet", f"test/command/test_{program}.py", ",".join(words)]]


CORE = SPECS + unit("clearing", "facts", "fresh", "plan_causes", "plan_choices", "plan_week", "reassess", "session", "trial")
APP = unit("flare", "review") + [["test/site/test_" + name] for name in SITE] + typed("commands", "clear", "sign", "examination", "something_new", "needles", "recheck", "plan")
FILES = {f"src/core/{name}.c": CORE for name in ("clearing", "facts", "fresh", "reassess", "session")}
FILES |= {f"src/core/{name}.c": CORE + unit(name) for name in ("allow", "plan", "triage")}  # they ask crowds of people, which takes its time
FILES |= {"src/core/trial.c": CORE + unit("trial_people")}
FILES |= {f"src/me/{name}.c": APP for name in ("answering", "cleared", "flare", "person", "review", "review_read")}

SWAPS = [(" && ", " || "), (" || ", " && "), (" <= ", " < "), (" >= ", " > "), (" < ", " <= "), (" > ", " >= "), (" == ", " != "), (" != ", " == "),
	("return true;", "return false;"), ("return false;", "return true;")]


def mutants(line):
	"""Every way in which this line is broken."""
	code = line.split("/*")[0]
	for number in re.finditer(r"\b(?!POINTS|EASES)[A-Z_]+ = (\d+)", line):  # a limit of the evidence; not how one good thing is weighed against another
		yield line[:number.start(1)] + str(int(number[1]) + 1) + line[number.end(1):]
	if re.match(r"\s*(#|\*|/\*|static|const|struct|for|case)", code) or code.strip() in ("", "{", "}"):
		return
	for old, new in SWAPS:
		for at in (m.start() for m in re.finditer(re.escape(old), code)):
			yield line[:at] + new + line[at + len(old):]
	found = re.match(r"(\s*(?:\} else )?if \()(.*)(\)(?: \{)?\s*)$", code)
	if found:
		yield f"{found[1]}!({found[2]}){found[3]}"
	if re.match(r"\s+[a-z_][\w>.\[\]*-]*( [+|&-]?= |\()[^{}]*;\s*$", code) and not re.match(r"\s+(return|bool|size_t|qset|day|u?int\w*) ", code):
		yield re.match(r"\s*", code)[0] + ";\n"


def accepted():
	"""The mutants that make no difference: (file, line, broken line)."""
	found = set()
	block = []
	for line in open(os.path.join(ROOT, "test/mutate/equivalent.txt")).read().split("\n") + [""]:
		if line.startswith("#"):
			continue
		if line.strip():
			block.append(line.strip())
			continue
		if block:
			name, was, broken, reason = block  # four lines each
			found.add((name, was, broken))
		block = []
	return found


def run(words, cwd, seconds=PATIENCE, env={}):
	"""Whether it ends well: killed at the first "not ok" of a test, and when it takes too long."""
	p = subprocess.Popen(words, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=os.environ | {"CMOCKA_MESSAGE_OUTPUT": "TAP"} | env)
	watch = threading.Timer(seconds, p.kill)
	watch.start()
	for line in p.stdout:
		if line.startswith("not ok"):
			p.kill()
	watch.cancel()
	return p.wait() == 0


def copy_of_the_tree(folder):
	for name in subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n"):
		if name and os.path.exists(os.path.join(ROOT, name)):
			os.makedirs(os.path.join(folder, os.path.dirname(name)), exist_ok=True)
			shutil.copy(os.path.join(ROOT, name), os.path.join(folder, name))


def is_green(folder, test, seconds):
	program = os.path.join("build", test[0])
	if test[0] == "src/main/trivet":
		return run([sys.executable, test[1], program, "content"], folder, seconds, {"TRIVET_TESTS": test[2]})
	return run([program, *test[1:]], folder, seconds)


def build(folder, is_core, tests):
	"""Core as a shared library, so that a mutant is linked once for all tests. Returns how long each test takes, quickest first."""
	took = []
	path = os.path.join(folder, "src/core/meson.build")
	text = open(path).read()
	if is_core:
		open(path, "w").write(text.replace("static_library('core'", "shared_library('core'"))
	subprocess.run(["meson", "setup", "build", "-Doptimization=1", "-Ddebug=false", "-Db_lundef=false"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
	subprocess.run(["ninja", "-C", "build", *(t[0] for t in tests)], cwd=folder, check=True, stdout=subprocess.DEVNULL)
	for test in tests:
		begun = time.monotonic()
		if not is_green(folder, test, 600):
			sys.exit(f"{test[0]} is not green as it is")
		took.append((time.monotonic() - begun, test))
	return sorted(took)


def commands(folder, name):
	"""What compiles this file of core and links it; nothing for others, which are linked into each test."""
	if not name.startswith("src/core/"):
		return []
	lines = subprocess.run(["ninja", "-C", "build", "-t", "commands", "src/core/libcore.so"], cwd=folder, check=True, capture_output=True, text=True).stdout
	return [shlex.split(next(line for line in lines.splitlines() if line.endswith(" ../" + name))), shlex.split(lines.splitlines()[-1])]


def is_missed(folder, steps, tests):
	"""Red by a test, or not compiled: no survivor."""
	if not all(run(step, os.path.join(folder, "build")) for step in steps):
		return False
	return all((steps or run(["ninja", "-C", "build", test[0]], folder, 120)) and is_green(folder, test, PATIENCE + 10 * took) for took, test in tests)


def own_first(name, tests):
	"""The unit test of the file itself is the likeliest to be red."""
	own = "/test_" + os.path.basename(name)[:-2]
	return sorted(tests, key=lambda test: not test[1][0].endswith(own))


def mutate(files, every, equivalent):
	"""Returns how many mutants there were, how many were missed, and which of the list were met."""
	wanted = [test for name in files for test in FILES[name]]
	n = missed = 0
	met = set()
	with tempfile.TemporaryDirectory() as folder:
		copy_of_the_tree(folder)
		quickest = build(folder, files[0].startswith("src/core/"), [test for i, test in enumerate(wanted) if test not in wanted[:i]])
		for name in files:
			path = os.path.join(folder, name)
			lines = open(path).readlines()
			steps = commands(folder, name)
			tests = own_first(name, [t for t in quickest if t[1] in FILES[name]])
			for i, line in enumerate(lines):
				for broken in mutants(line):
					which = (name, line.strip(), broken.strip())
					n += 1
					met.add(which)
					if n % every or which in equivalent:
						continue
					open(path, "w").writelines(lines[:i] + [broken] + lines[i + 1:])
					if is_missed(folder, steps, tests):
						missed += 1
						print(f"{name}:{i + 1}: nothing turns red\n\t{line.strip()}\n\t{broken.strip()}", flush=True)
			open(path, "w").writelines(lines)
			is_missed(folder, steps, [])
	return n, missed, met


def main():
	every = int(sys.argv[2]) if sys.argv[1:2] == ["--every"] else 1
	files = sys.argv[3 if sys.argv[1:2] == ["--every"] else 1:] or list(FILES)
	equivalent = {e for e in accepted() if e[0] in files}
	n = missed = 0
	met = set()
	for part in ("src/core/", "src/me/"):
		of_part = [name for name in files if name.startswith(part)]
		if of_part:
			found = mutate(of_part, every, equivalent)
			n, missed, met = n + found[0], missed + found[1], met | found[2]
	for name, was, broken in sorted(equivalent - met):
		print(f"test/mutate/equivalent.txt: {name} has no longer\n\t{was}\n\t{broken}")
	print(f"{n // every} mutants, {missed} missed, {len(equivalent)} that make no difference")
	sys.exit(1 if missed or equivalent - met else 0)


main()

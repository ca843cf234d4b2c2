#!/usr/bin/env python3
"""mutate.py [--every N] [FILE...]: breaks each line that decides about safety, one at a time, and names those that no test misses.

A copy of the tree is built once; each mutant compiles one file and runs the tests of decisions until one turns red. What is printed is a line of the
program whose change left every test green: it wants a vignette, a row of a table or a test - or it decides nothing. Exits 1 when there is one.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FILES = ["src/core/" + f for f in ("triage.c", "facts.c", "clearing.c", "fresh.c", "allow.c", "plan.c", "session.c", "reassess.c", "trial.c")]
TESTS = ["test/unit/test_" + t for t in ("triage", "facts", "clearing", "fresh", "allow", "plan", "plan_choices", "session", "reassess", "trial")]
SPECS = [["test/spec/test_tables", "test/spec"], ["test/spec/vignettes", "test/spec/vignettes", "test/spec"], ["test/spec/test_plan_people"]]
PATIENCE = 120  # seconds: a mutant may never end

SWAPS = [(" && ", " || "), (" || ", " && "), (" <= ", " < "), (" >= ", " > "), (" < ", " <= "), (" > ", " >= "), (" == ", " != "), (" != ", " == "),
	("return true;", "return false;"), ("return false;", "return true;")]


def mutants(line):
	"""Every way in which this line is broken."""
	code = line.split("/*")[0]
	if re.match(r"\s*(#|\*|/\*|static|const|enum|struct|for|case)", code) or code.strip() in ("", "{", "}"):
		return
	for old, new in SWAPS:
		for at in (m.start() for m in re.finditer(re.escape(old), code)):
			yield line[:at] + new + line[at + len(old):]
	found = re.match(r"(\s*(?:\} else )?if \()(.*)(\)(?: \{)?\s*)$", code)
	if found:
		yield f"{found[1]}!({found[2]}){found[3]}"
	if re.match(r"\s+[a-z_][\w>.\[\]*-]*( [+|&-]?= |\()[^{}]*;\s*$", code) and not re.match(r"\s+(return|bool|size_t|qset|day|u?int\w*) ", code):
		yield re.match(r"\s*", code)[0] + ";\n"


def run(words, cwd, quiet=True):
	try:
		return subprocess.run(words, cwd=cwd, timeout=PATIENCE, stdout=subprocess.DEVNULL if quiet else None, stderr=subprocess.DEVNULL).returncode == 0
	except subprocess.TimeoutExpired:
		return False


def copy_of_the_tree(folder):
	for name in subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n"):
		if name and os.path.exists(os.path.join(ROOT, name)):
			os.makedirs(os.path.join(folder, os.path.dirname(name)), exist_ok=True)
			shutil.copy(os.path.join(ROOT, name), os.path.join(folder, name))


def is_missed(folder):
	"""Red by a test, or not compiled: no survivor."""
	targets = TESTS + [s[0] for s in SPECS]
	if not run(["ninja", "-C", "build", *targets], folder):
		return False
	return all(run([os.path.join("build", t)], folder) for t in TESTS) and all(run([os.path.join("build", s[0]), *s[1:]], folder) for s in SPECS)


def main():
	every = int(sys.argv[2]) if sys.argv[1:2] == ["--every"] else 1
	files = sys.argv[3 if sys.argv[1:2] == ["--every"] else 1:] or FILES
	with tempfile.TemporaryDirectory() as folder:
		copy_of_the_tree(folder)
		if not run(["meson", "setup", "build", "-Doptimization=0", "-Db_lto=false"], folder) or not is_missed(folder):
			sys.exit("the tree is not green as it is")
		n = missed = 0
		for name in files:
			path = os.path.join(folder, name)
			lines = open(path).readlines()
			for i, line in enumerate(lines):
				for broken in mutants(line):
					n += 1
					if n % every:
						continue
					open(path, "w").writelines(lines[:i] + [broken] + lines[i + 1:])
					if is_missed(folder):
						missed += 1
						print(f"{name}:{i + 1}: nothing turns red: {broken.strip()}", flush=True)
			open(path, "w").writelines(lines)
		print(f"{n // every} mutants, {missed} missed")
	sys.exit(1 if missed else 0)


main()

"""Tests in Python: marked with @test, run one after the other, told as TAP. DIR is a folder of this run alone; it goes with it."""
import os
import select
import shutil
import sys
import tempfile
import time

if "FAKETIME" in os.environ: # under another clock (test/clocks/) the system refuses what time.sleep asks for, and subprocess waits by it
	time.sleep = lambda seconds: select.select([], [], [], seconds)

DIR = tempfile.mkdtemp(prefix="trivet-test-")
TESTS = []


def test(function):
	TESTS.append(function)
	return function


def run_tests(word=""):
	"""Those with the word in their name, or with one of TRIVET_TESTS=one,other; then the program ends, with 1 if one failed."""
	words = os.environ.get("TRIVET_TESTS", word).split(",")
	chosen = [t for t in TESTS if any(w in t.__name__ for w in words)]
	failed = 0
	print(f"1..{len(chosen)}")
	for i, t in enumerate(chosen, 1):
		name = t.__name__.replace("_", " ")
		try:
			t()
			print(f"ok {i} - {name}", flush=True)
		except Exception as e:  # a test must not hide those after it
			failed += 1
			print(f"not ok {i} - {name}\n# " + f"{type(e).__name__}: {e}"[:4000].replace("\n", "\n# "), flush=True)
	shutil.rmtree(DIR, ignore_errors=True)
	sys.exit(1 if failed else 0)

#!/usr/bin/env python3
"""What pages of a person cost, in instructions: bench_pages.py PATH-OF-BENCH_PAGES. The four that are opened most, with six weeks of diary; Progress with ten
years against thirty days, opened for the first time; and every page with fifty entries a day for ten years, against one or two."""
import concurrent.futures
import os
import shutil
import subprocess
import sys
import tempfile

from callgrind import instructions

bench = sys.argv[1]
folder = tempfile.mkdtemp(prefix="trivet-bench-")


def diary(days, how="fill"):
	file = os.path.join(folder, "%s%d.db" % (how, days))
	subprocess.run([bench, how, file, str(days)], check=True)
	return file


def cost(file, target, *calls):
	"""Of one of the two requests, bench_first or bench_again, or of both together."""
	return instructions([bench, "page", file, target], *calls)


BOTH = ("bench_first", "bench_again")
PAGES = {"today": "/", "plan": "/plan", "diary": "/diary", "progress": "/progress"}
MANY = ("/", "/diary", "/progress", "/progress?period=all&against=sleep", "/report", "/diary/activities")

try:
	with concurrent.futures.ThreadPoolExecutor(2) as pool:
		files = [pool.submit(diary, *words) for words in ((3652, "many"), (3652,), (42,), (30,))]
		many, decade, weeks, month = [f.result() for f in files]
		asked = {name: pool.submit(cost, weeks, target, "bench_again") for name, target in PAGES.items()}
		base = pool.submit(cost, month, "/progress", *BOTH)
		ten = pool.submit(cost, decade, "/progress", *BOTH)
		all_ten = pool.submit(cost, decade, "/progress?period=all&against=sleep", *BOTH)
		dear = [(pool.submit(cost, many, page, *BOTH), pool.submit(cost, decade, page, *BOTH)) for page in MANY]
		for name, n in asked.items():
			print("page_%s_instructions %d" % (name, n.result()))
		print("progress_ten_years_ratio %.2f" % (ten.result() / base.result()))
		print("progress_all_ten_years_ratio %.2f" % (all_ten.result() / base.result()))
		print("fifty_a_day_ratio %.2f" % max(m.result() / d.result() for m, d in dear))
finally:
	shutil.rmtree(folder)

#!/usr/bin/env python3
"""Ten years of diary against thirty days, in instructions of one Progress page: bench_progress.py PATH-OF-BENCH_PROGRESS. Two requests are counted, the
first included: opening a page costs the same in both. And every page with fifty entries a day for ten years, against one or two."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

bench = sys.argv[1]
folder = tempfile.mkdtemp(prefix="trivet-bench-")


def diary(days, how="fill"):
	file = os.path.join(folder, "%s%d.db" % (how, days))
	subprocess.run([bench, how, file, str(days)], check=True)
	return file


def cost(file, target):
	run = subprocess.run(
		["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--collect-atstart=no", "--toggle-collect=bench_progress_page", bench, "page",
		 file, target], capture_output=True, text=True, check=True)
	return int(re.search(r"Collected : (\d+)", run.stderr).group(1)) // 2


try:
	month, decade = diary(30), diary(3652)
	base = cost(month, "/progress")
	print("progress_instructions", base)
	print("progress_ten_years_ratio %.2f" % (cost(decade, "/progress") / base))
	print("progress_all_ten_years_ratio %.2f" % (cost(decade, "/progress?period=all&against=sleep") / base))
	many = diary(3652, "many")
	pages = ("/", "/diary", "/progress", "/progress?period=all&against=sleep", "/report", "/diary/activities")
	print("fifty_a_day_ratio %.2f" % max(cost(many, page) / cost(decade, page) for page in pages))
finally:
	shutil.rmtree(folder)

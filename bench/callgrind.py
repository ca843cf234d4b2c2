"""Instructions that a program spends in some of its functions, by valgrind: they do not depend on what else the machine does."""
import re
import subprocess


def instructions(command, *functions):
	run = subprocess.run(
		["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--collect-atstart=no", *["--toggle-collect=" + f for f in functions], *command],
		capture_output=True, text=True, check=True)
	return int(re.search(r"Collected : (\d+)", run.stderr).group(1))

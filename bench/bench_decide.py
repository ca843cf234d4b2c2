#!/usr/bin/env python3
"""What one decision costs, in instructions, over all kinds of people: bench_decide.py PATH-OF-BENCH_DECIDE."""
import sys

from callgrind import instructions

PEOPLE = 512
print("decision_instructions %d" % (instructions([sys.argv[1], str(PEOPLE)], "decide") // PEOPLE))

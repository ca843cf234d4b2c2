"""The race of bench/race.py, small: eight clients, and a server that is killed in between. And that it can tell: without the key of the guard it is red."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../bench"))

from own import TRIVET, run_tests, test
from race import faults, race

NO_KEY = """
CREATE TABLE loose (organisation INTEGER NOT NULL, resource INTEGER NOT NULL, grain INTEGER NOT NULL, visit INTEGER NOT NULL, until INTEGER NOT NULL,
	at INTEGER NOT NULL DEFAULT 0) STRICT;
DROP TABLE occupied;
ALTER TABLE loose RENAME TO occupied;
"""


@test
def nothing_is_doubled_and_nothing_lost():
	result = race(TRIVET, clients=8, acts=160, kills=2, seconds=0.4)
	assert not faults(result), result
	assert result["answers"].get(303, 0) > 40 and result["answers"].get(409, 0) > 0, result


@test
def without_the_key_of_the_guard_it_is_red():
	result = race(TRIVET, clients=2, acts=8, kills=0, mutate=NO_KEY)
	assert faults(result), result


run_tests()

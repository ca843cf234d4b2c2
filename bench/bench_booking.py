"""bench_booking.py PROGRAM: a PostgreSQL of its own on a disk, and bench_booking on three new databases of it."""
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../test/postgres"))
from cluster import Cluster

with Cluster(folder="/tmp") as server:
	for name in ("plain", "parts", "raw"):
		server.psql("postgres", f"CREATE DATABASE {name}")
	parts = server.address("parts") + "&options=-c%20trivet.partitions%3D16"
	sys.exit(subprocess.run([sys.argv[1], server.address("plain"), parts, server.address("raw")]).returncode)

#!/usr/bin/env python3
"""cluster.py PROGRAM [ARGUMENT...] - runs a program beside a PostgreSQL of its own, and ends with its exit code.

The server is Debian's (package postgresql), in a folder that is deleted afterwards, on a socket in that folder and on no port, as a user who is not root. The
program finds it by TRIVET_POSTGRES, an address with {db} in the place of the database's name; it makes the databases that it needs by itself.
"""
import glob
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile

SETTINGS = {
	"listen_addresses": "''",
	"max_connections": "100",
	"shared_buffers": "'64MB'",
	"max_wal_size": "'256MB'",
	"autovacuum": "off",  # it would only stand in the way of databases that live for a second
	"log_min_messages": "fatal",
}


def binaries():
	found = sorted(glob.glob("/usr/lib/postgresql/*/bin/pg_ctl"), key=lambda p: int(p.split("/")[4]))
	return os.path.dirname(found[-1] if found else shutil.which("pg_ctl") or sys.exit("cluster.py: PostgreSQL is not installed"))


def somebody():
	"""A user who is not root, and the switches of subprocess that make a program theirs."""
	if os.getuid() != 0:
		return pwd.getpwuid(os.getuid()).pw_name, {}
	for name in ("postgres", "nobody"):
		try:
			user = pwd.getpwnam(name)
			return name, {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
		except KeyError:
			continue
	sys.exit("cluster.py: there is no user to run PostgreSQL as")


class Cluster:
	"""`with Cluster() as c:` is a server that runs, and stops and is gone at the end."""

	def __init__(self, more=None, folder=None):
		self.bin = binaries()
		self.name, self.theirs = somebody()
		# Short, because the path of a socket has a limit; in memory, because thousands of waits for a disk prove no more.
		self.folder = tempfile.mkdtemp(prefix="trivet-pg-", dir=folder or ("/dev/shm" if os.access("/dev/shm", os.W_OK) else "/tmp"))
		self.data = os.path.join(self.folder, "data")
		if self.theirs:
			os.chown(self.folder, self.theirs["user"], self.theirs["group"])
		os.chmod(self.folder, 0o711)
		self.settings = dict(SETTINGS, unix_socket_directories="'%s'" % self.folder, **(more or {}))

	def run(self, *command, **more):
		env = dict(os.environ, LC_ALL="C", HOME=self.folder)
		done = subprocess.run(command, cwd=self.folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, **self.theirs, **more)
		if done.returncode != 0:
			sys.exit("cluster.py: %s: %s%s" % (" ".join(command), done.stdout, done.stderr))
		return done.stdout

	def make(self):
		self.run(self.bin + "/initdb", "-D", self.data, "-U", "trivet", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
		with open(os.path.join(self.data, "postgresql.auto.conf"), "a") as f:
			f.writelines("%s = %s\n" % one for one in self.settings.items())
		return self

	def start(self):
		self.run(self.bin + "/pg_ctl", "-D", self.data, "-w", "-t", "60", "-l", os.path.join(self.folder, "log"), "start")
		return self

	def stop(self, how="fast"):
		self.run(self.bin + "/pg_ctl", "-D", self.data, "-w", "-m", how, "stop")

	def address(self, db="{db}"):
		return "postgres:///%s?host=%s&user=trivet" % (db, self.folder)

	def psql(self, db, sql):
		return self.run("psql", "-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "trivet", "-d", db, "-c", sql)

	def __enter__(self):
		return self.make().start()

	def __exit__(self, *_):
		if os.path.exists(os.path.join(self.data, "postmaster.pid")):
			self.stop("immediate")
		shutil.rmtree(self.folder, ignore_errors=True)


def main():
	signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # whoever ends this ends the server, too
	with Cluster() as c:
		env = dict(os.environ, TRIVET_POSTGRES=c.address(), TRIVET_POSTGRES_PIDFILE=os.path.join(c.data, "postmaster.pid"))
		return subprocess.run(sys.argv[1:], env=env).returncode


if __name__ == "__main__":
	sys.exit(main())

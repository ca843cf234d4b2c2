#!/usr/bin/env python3
"""From exec to the first page, and what the server holds when idle: bench_start.py PATH-OF-TRIVET. The median of 21 starts on a file that is there."""
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time

trivet = sys.argv[1]
folder = tempfile.mkdtemp(prefix="trivet-bench-")
db = os.path.join(folder, "bench.db")
REQUEST = b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\nConnection: close\r\n\r\n"
PORT = 18765


def cookie():
	"""What a browser shows that came in once by the address. Cookies are named by the port; their value is the same from start to start."""
	p = subprocess.Popen([trivet, "serve", "--db", db, "--port", str(PORT)], stdout=subprocess.PIPE, text=True)
	address = p.stdout.readline().split()[3]
	c = http.client.HTTPConnection("127.0.0.1", PORT)
	c.request("GET", address[address.index("/?"):])
	value = c.getresponse().getheader("Set-Cookie").split(";")[0].split("=")[1]
	c.close()
	stop(p)
	return value


def stop(p):
	p.send_signal(signal.SIGTERM)
	p.stdout.close()
	p.wait()


def start(port):
	began = time.monotonic()
	p = subprocess.Popen([trivet, "serve", "--db", db, "--port", str(port)], stdout=subprocess.PIPE)
	while True:
		try:
			s = socket.create_connection(("127.0.0.1", port), timeout=5)
			break
		except ConnectionRefusedError:
			assert p.poll() is None and time.monotonic() - began < 20
	s.sendall(REQUEST % (port, b"trivet_%d=%s" % (port, known)))
	head = s.recv(12)
	took = time.monotonic() - began
	assert head == b"HTTP/1.1 200", head
	while s.recv(65536):
		pass
	s.close()
	return p, took * 1000


def memory_kb(pid):
	with open(f"/proc/{pid}/status", encoding="ascii") as f:
		return next(int(line.split()[1]) for line in f if line.startswith("VmRSS"))


times, memory, known = [], 0, cookie().encode()
for i in range(21):
	p, ms = start(PORT + 1 + i)
	times.append(ms)
	memory = memory_kb(p.pid)
	stop(p)
print(f"start_to_first_page_ms {sorted(times)[len(times) // 2]:.1f}")
print(f"idle_memory_kb {memory}")
subprocess.run(["rm", "-rf", folder], check=True)

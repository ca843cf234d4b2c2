#!/usr/bin/env python3
"""From exec to the first page, and what the server holds when idle: bench_start.py PATH-OF-TRIVET. The median of 21 starts on a file that is there."""
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
REQUEST = b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n"


def start(port):
	began = time.monotonic()
	p = subprocess.Popen([trivet, "serve", "--db", db, "--port", str(port)], stdout=subprocess.PIPE)
	while True:
		try:
			s = socket.create_connection(("127.0.0.1", port), timeout=5)
			break
		except ConnectionRefusedError:
			assert p.poll() is None and time.monotonic() - began < 20
	s.sendall(REQUEST % port)
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


times, memory = [], 0
for i in range(21):
	p, ms = start(18765 + i)
	times.append(ms)
	memory = memory_kb(p.pid)
	p.send_signal(signal.SIGTERM)
	p.stdout.close()
	p.wait()
print(f"start_to_first_page_ms {sorted(times)[len(times) // 2]:.1f}")
print(f"idle_memory_kb {memory}")
subprocess.run(["rm", "-rf", folder], check=True)

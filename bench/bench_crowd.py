#!/usr/bin/env python3
"""512 browsers that came in, got a page and say nothing more: bench_crowd.py PATH-OF-TRIVET. What the server holds then, and how long one more person waits for
a page among them, as a multiple of what it takes alone: medians of 21, in one run."""
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

trivet = sys.argv[1]
CROWD = 512
TIMES = 21
folder = tempfile.mkdtemp(prefix="trivet-bench-")
server = subprocess.Popen([trivet, "serve", "--db", os.path.join(folder, "bench.db"), "--json", "--port", "18799"], stdout=subprocess.PIPE, text=True)
address = server.stdout.readline().split('"')[3]
port = int(address.split(":")[2].split("/")[0])


def cookie():
	c = http.client.HTTPConnection("127.0.0.1", port)
	c.request("GET", address[address.index("/", 8):])
	value = c.getresponse().getheader("Set-Cookie").split(";")[0]
	c.close()
	return value


def come_in():
	return socket.create_connection(("127.0.0.1", port), timeout=20)


def ask(s):
	"""Reads all of the page, as its head says."""
	s.sendall(request)
	got = b""
	while b"\r\n\r\n" not in got:
		got += s.recv(65536)
	head, body = got.split(b"\r\n\r\n", 1)
	assert head.startswith(b"HTTP/1.1 200"), head
	left = int(head.split(b"Content-Length: ")[1].split(b"\r\n")[0]) - len(body)
	while left > 0:
		left -= len(s.recv(65536))


def page_ms():
	took = []
	for _ in range(TIMES):
		began = time.monotonic()
		with come_in() as s:
			ask(s)
		took.append((time.monotonic() - began) * 1000)
	return sorted(took)[TIMES // 2]


def memory_kb():
	with open(f"/proc/{server.pid}/status", encoding="ascii") as f:
		return next(int(line.split()[1]) for line in f if line.startswith("VmRSS"))


request = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie()}\r\n\r\n".encode()
try:
	alone = page_ms()
	crowd = []
	for _ in range(CROWD):
		crowd.append(come_in())
		ask(crowd[-1])
	memory = memory_kb()
	print(f"crowd_memory_kb {memory}")
	print(f"crowd_page_ratio {page_ms() / alone:.2f}")
	for s in crowd:
		s.close()
finally:
	server.send_signal(signal.SIGTERM)
	server.stdout.close()
	server.wait()
	shutil.rmtree(folder)

#!/usr/bin/env python3
"""What the desk reminder costs while nothing happens: bench_breaks.py PATH-OF-TRIVET. On a bus and an X server of its own; SECONDS=60 of looking."""
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

trivet = sys.argv[1]
SECONDS = int(os.environ.get("SECONDS_IDLE", "60"))
folder = tempfile.mkdtemp(prefix="trivet-bench-")
os.chmod(folder, 0o700)
env = {**os.environ, "HOME": folder, "XDG_DATA_HOME": folder, "XDG_RUNTIME_DIR": folder, "NO_AT_BRIDGE": "1", "GTK_A11Y": "none"}
env.pop("WAYLAND_DISPLAY", None)
read, write = os.pipe()
x = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL)
env["DISPLAY"] = ":" + os.read(read, 16).decode().strip()
bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"], env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
subprocess.run([trivet, "log", "list"], env=env, check=True, stdout=subprocess.DEVNULL)


def start():
	began = time.monotonic()
	p = subprocess.Popen([trivet, "breaks"], env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
	line = p.stdout.readline()
	assert "ready" in line and "IDLETIME" in line, line
	return p, (time.monotonic() - began) * 1000


def stop(p):
	p.send_signal(signal.SIGTERM)
	assert p.wait() == 0
	p.stdout.close()


def numbers(pid):
	with open(f"/proc/{pid}/status", encoding="ascii") as f:
		status = dict(line.split(":", 1) for line in f)
	with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as f:
		rss = next(int(line.split()[1]) for line in f if line.startswith("Rss:"))
	with open(f"/proc/{pid}/stat", encoding="ascii") as f:
		fields = f.read().rsplit(") ", 1)[1].split()
	return rss, int(status["voluntary_ctxt_switches"]), (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


times = []
for i in range(21):
	p, ms = start()
	times.append(ms)
	stop(p)
p, ms = start()
select.select([], [], [], 1)  # what the others have to say to a newcomer
rss, wakes, cpu = numbers(p.pid)
select.select([], [], [], SECONDS)
rss, wakes_after, cpu_after = numbers(p.pid)
stop(p)
for q in (bus, x):
	q.terminate()
	q.wait()
shutil.rmtree(folder, ignore_errors=True)
print(f"breaks_start_to_ready_ms {sorted(times)[len(times) // 2]:.1f}")
print(f"breaks_idle_memory_kb {rss}")
print(f"breaks_idle_cpu_ms {(cpu_after - cpu) * 1000:.0f}")
print(f"breaks_idle_wakes {wakes_after - wakes}")

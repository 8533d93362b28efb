"""Runs commands one after another and prints, as JSON, what they and their children took: seconds of CPU and of time, and
the most memory that one of the processes had, in MB. Its input is a list of commands, each a list of words."""

import json
import os
import subprocess
import sys
import time

with open(os.devnull, "w") as nothing:
    cpu = megabytes = 0.0
    started = time.perf_counter()
    for words in json.load(sys.stdin):
        process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=nothing)
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            sys.exit(f"{' '.join(words)}: status {os.waitstatus_to_exitcode(status)}")
        cpu += usage.ru_utime + usage.ru_stime
        megabytes = max(megabytes, usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10))
    wall = time.perf_counter() - started
print(json.dumps({"cpu": cpu, "wall": wall, "megabytes": megabytes}))

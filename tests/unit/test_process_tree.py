"""The children of a process are those of all its threads."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from process_tree import children

WAIT = [sys.executable, "-c", "input()"]


def test_a_child_that_another_thread_started_is_one() -> None:
    with ThreadPoolExecutor(1) as pool:
        started = pool.submit(subprocess.Popen, WAIT, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL).result()
        try:
            assert started.pid in children(os.getpid())
        finally:
            started.kill()
            started.communicate()
    assert started.pid not in children(os.getpid())

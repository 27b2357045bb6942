"""Ctrl-C while the command's modules are read ends it without a traceback."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

INTERRUPTED = """
import os, signal, sys, time

class Interrupted:  # the command's modules take so long to read that somebody presses Ctrl-C
    def find_spec(self, name, path=None, target=None):
        if name == "newswire_ops.command":
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.1)

sys.meta_path.insert(0, Interrupted())
{before}
from newswire_ops.entry import main
sys.argv = ["newswire", "--version"]
main()
"""


@pytest.mark.parametrize(
    ("before", "status"), [("", -signal.SIGINT), ("signal.signal(signal.SIGINT, signal.SIG_IGN)", 0)]
)
def test_an_interrupt_before_the_command_is_there_ends_it_quietly_unless_it_is_ignored(
    before: str, status: int
) -> None:
    code = INTERRUPTED.format(before=before)
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (status, "")

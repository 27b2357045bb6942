"""A broker's folder belongs to one broker at a time, whatever became of who started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from newswire_shared.embedded import Broker
from newswire_shared.errors import UsageError
from newswire_shared.process_marks import is_running, mark_of

STARTER = "import sys; from pathlib import Path; from newswire_shared.embedded import Broker; "
START = STARTER + "b = Broker(Path(sys.argv[1])); b.start(); print(b.process.pid, flush=True); sys.stdin.read()"


def test_a_second_broker_is_refused_and_the_folder_is_free_after_the_first(tmp_path: Path) -> None:
    with Broker(tmp_path) as first:
        assert first.process is not None
        with pytest.raises(UsageError, match=rf"a broker runs in .* already \(process {first.process.pid}\)"):
            Broker(tmp_path).start()
    with Broker(tmp_path):
        pass


def test_the_broker_itself_holds_its_folder_after_its_starter_was_killed(tmp_path: Path) -> None:
    starter = subprocess.Popen(
        [sys.executable, "-c", START, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert starter.stdout is not None
    broker = int(starter.stdout.readline())
    try:
        starter.kill()
        starter.communicate()
        with pytest.raises(UsageError, match=f"process {broker}"):
            Broker(tmp_path).start()
    finally:
        os.kill(broker, signal.SIGKILL)


def test_a_process_is_told_from_one_that_is_given_its_id_later() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    mark = mark_of(child.pid)
    assert mark is not None and is_running(mark)
    assert not is_running(type(mark)(mark.pid, "another start"))
    child.kill()
    child.wait()
    assert not is_running(mark) and mark_of(child.pid) is None

"""A broker's folder belongs to one broker at a time, whatever became of who started it."""

from __future__ import annotations

import os
import re
import shlex
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import redis
from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.embedded.broker import Broker, free_port
from newswire_shared.running.embedded.patience import Interrupted, Patience
from newswire_shared.running.embedded.process_marks import is_running, mark_of

KEYS = 30_000  # a server that loads answers after each thousand; asking takes it several
STARTER = "import sys; from pathlib import Path; from newswire_shared.running.embedded.broker import Broker; "
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


def test_the_broker_asks_for_a_password_that_only_its_owner_can_read(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with Broker(tmp_path) as broker:
        with redis.Redis(port=broker.port) as stranger, pytest.raises(redis.AuthenticationError):
            stranger.ping()
        with redis.Redis.from_url(broker.url) as client:
            client.set("a", "1")
        files = [file for file in tmp_path.rglob("*") if file.is_file() and file.name != "server.log"]
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) & 0o077 for file in files}
        assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700 and set(modes.values()) == {0}, modes
        assert broker.process is not None
        words = Path(f"/proc/{broker.process.pid}/cmdline").read_text() if Path("/proc/self").exists() else ""
        assert (tmp_path / "password").read_text().strip() not in words


def test_the_password_stays_the_same(tmp_path: Path) -> None:
    with Broker(tmp_path, port=free_port()) as first:
        pass
    assert Broker(tmp_path, first.port).url == first.url


class Slow(Broker):
    """Takes a while for each key that it loads."""

    def _options(self) -> list[str]:
        return [*super()._options(), "--key-load-delay", "100"]


def test_a_broker_that_loads_is_waited_for_and_says_how_far_it_is(tmp_path: Path) -> None:
    with Broker(tmp_path) as broker, redis.Redis.from_url(broker.url) as client:
        pipe = client.pipeline(transaction=False)
        for number in range(KEYS):
            pipe.set(f"key{number}", "value")
        pipe.execute()
    said: list[str] = []
    slow = Slow(tmp_path)
    try:
        slow.start(Patience(said.append, again_s=0))
        with redis.Redis.from_url(slow.url) as client:
            assert client.dbsize() == KEYS
    finally:
        slow.stop()
    assert re.search(r"still loading what the broker had written \(\d[\d.]* %\)", "\n".join(said))


def test_a_wait_is_ended_by_a_person_and_nothing_goes_on(tmp_path: Path) -> None:
    broker = Broker(tmp_path)
    with pytest.raises(Interrupted, match="waiting for the broker"):
        broker.start(Patience(is_stopping=lambda: True))
    assert broker.has_ended


def damaged(folder: Path) -> Path:
    """The append-only file of a broker that stored two keys, with damage after the first."""
    with Broker(folder) as broker, redis.Redis.from_url(broker.url) as client:
        client.set("first", "1")
        client.set("second", "2")
    (file,) = folder.glob("appendonlydir/*.incr.aof")
    file.write_bytes(file.read_bytes().replace(b"second", b"seco"))
    return file


def test_a_broken_file_is_said_with_the_command_that_mends_it(tmp_path: Path) -> None:
    file = damaged(tmp_path)
    with pytest.raises(UsageError) as refused:
        Broker(tmp_path).start()
    first, command = str(refused.value).splitlines()
    assert f"{file} is broken" in first and f"Make a copy of {tmp_path}" in first
    mended = subprocess.run(shlex.split(command), input="y\n", text=True, capture_output=True)
    assert mended.returncode == 0, mended.stdout
    with Broker(tmp_path) as broker, redis.Redis.from_url(broker.url) as client:
        assert client.keys() == [b"first"]


def break_snapshot(folder: Path) -> None:
    (file,) = folder.glob("appendonlydir/*.base.rdb")
    file.write_bytes(file.read_bytes()[:3] + b"damage" + file.read_bytes()[9:])


def break_list(folder: Path) -> None:
    (file,) = folder.glob("appendonlydir/*.manifest")
    file.write_text("no list of parts")


def lose_part(folder: Path) -> None:
    (file,) = folder.glob("appendonlydir/*.incr.aof")
    file.unlink()


@pytest.mark.parametrize("breaks", [break_snapshot, break_list, lose_part])
def test_damage_that_nothing_mends_is_said_with_the_command_to_begin_anew(
    tmp_path: Path, breaks: Callable[[Path], None]
) -> None:
    damaged(tmp_path)
    breaks(tmp_path)
    with pytest.raises(UsageError) as refused:
        Broker(tmp_path).start()
    *words, command = str(refused.value).splitlines()
    assert "Put a back-up of the folder in its place" in words[-1]
    subprocess.run(shlex.split(command), check=True)
    with Broker(tmp_path) as broker, redis.Redis.from_url(broker.url) as client:
        assert client.keys() == []


def test_a_broker_that_is_started_again_listens_where_it_did(tmp_path: Path) -> None:
    with Broker(tmp_path) as broker:
        before = broker.port
    with Broker(tmp_path) as again:
        assert again.port == before
    with socket.create_server(("127.0.0.1", before)), Broker(tmp_path) as elsewhere:
        assert elsewhere.port != before
    (tmp_path / "port").write_text("no number")
    assert Broker(tmp_path).port


def test_a_broker_that_was_killed_as_it_started_says_by_what(tmp_path: Path) -> None:
    broker = Broker(tmp_path)
    broker.launch()
    assert broker.process is not None
    broker.process.kill()
    broker.process.wait()
    with pytest.raises(UsageError, match="did not start: it was killed by SIGKILL"):
        broker.await_ready(Patience())

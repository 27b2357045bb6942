"""`newswire up`: ready, watched, restarted, stopped; and what it says when something is in its way."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from articles import write_pages
from end_to_end.conftest import Person, children_of
from newswire_shared.running.embedded.process_marks import is_running, mark_of
from newswire_shared.running.embedded.stack_address import read_stack
from real_stack import PATIENCE_S, eventually


@pytest.fixture
def person(person: Person) -> Person:
    """Somebody whose stacks start without a model, which takes seconds in each and is not looked at here."""
    person.environment["NEWSWIRE_ENRICH_MODEL"] = "none"
    return person


def test_files_taken_in_are_found_in_the_api_and_by_the_command(person: Person, port: int, tmp_path: Path) -> None:
    del person.environment["NEWSWIRE_ENRICH_MODEL"]  # all of it, as people start it
    folder = write_pages(tmp_path / "pages", 12)
    with person.stack("--port", str(port)) as address:
        counts = json.loads(person.runs("ingest", str(folder), "--wait", "--json").splitlines()[-1])
        assert counts == {
            "accepted": 12, "indexed": 12, "unchanged": 0, "rejected": 0, "dead": 0, "in_flight": 0, "reasons": {},
        }  # fmt: skip
        with urllib.request.urlopen(f"{address.http_url}/v1/search?q=bollards&size=5") as response:
            found = json.load(response)
        assert found["total"] == 12 and len(found["hits"]) == 5
        assert "Bollards" in person.runs("search", "bollards")
        again = json.loads(person.runs("ingest", str(folder), "--wait", "--json").splitlines()[-1])
        assert (again["accepted"], again["unchanged"]) == (12, 12), "the same files once more change nothing"
        doctor = person.runs("doctor")
        assert "wrong" not in doctor


def test_a_taken_port_is_named(person: Person) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = person.runs("up", "--port", str(port), status=2)
    assert f"port {port} is taken" in said and "--port" in said


def brokers_of(pid: int) -> set[int]:
    return {child for child, line in children_of(pid).items() if re.search("valkey|redis-server", line)}


def indexers_of(pid: int) -> set[int]:
    return {child for child, line in children_of(pid).items() if "newswire_index.worker" in line}


def taken_in(person: Person, folder: Path) -> dict[str, int]:
    counts: dict[str, int] = json.loads(person.runs("ingest", str(folder), "--wait", "--json").splitlines()[-1])
    return counts


def test_a_killed_process_is_restarted_and_nothing_that_waited_is_lost(person: Person, tmp_path: Path) -> None:
    with person.stack("--no-http") as address:
        (index,) = indexers_of(address.pid)
        os.kill(index, signal.SIGKILL)
        eventually(lambda: indexers_of(address.pid) - {index}, "another index worker")
        assert taken_in(person, write_pages(tmp_path / "pages", 3))["indexed"] == 3

        (broker,) = brokers_of(address.pid)
        os.kill(broker, signal.SIGKILL)
        eventually(lambda: brokers_of(address.pid) - {broker}, "another broker")
        counts = taken_in(person, write_pages(tmp_path / "pages", 6))
        assert (counts["indexed"], counts["unchanged"]) == (3, 3), "what was known before the kill is known after it"
    assert "index was killed by SIGKILL; it is started again" in person.said
    assert "the broker ended; it is started again" in person.said


def test_what_a_killed_launcher_left_is_said_and_ended_by_the_next_start(
    person: Person, port: int, tmp_path: Path
) -> None:
    left = person.killed_stack("--port", str(port))
    assert len(left) > 5 and "wrong    launcher: it was killed" in person.runs("doctor", status=1)
    with person.stack("--port", str(port)):
        assert not any(map(is_running, left))
        said = person.runs("ingest", str(write_pages(tmp_path / "pages", 3)), "--wait", "--json")
        assert json.loads(said.splitlines()[-1])["indexed"] == 3
        person.runs("ledger")
    assert "an earlier launcher was killed; its processes are ended: beat, http" in person.said


def test_down_ends_what_a_killed_launcher_left(person: Person) -> None:
    left = person.killed_stack("--no-http")
    assert "stopped" in person.runs("down")
    assert not any(map(is_running, left))
    assert "no stack runs" in person.runs("down", status=2)


def test_nothing_is_left_running_when_the_broker_cannot_start_again(person: Person) -> None:
    with person.stack("--no-http", ends=2) as address:
        left = [mark for mark in map(mark_of, children_of(address.pid)) if mark]
        (broker,) = brokers_of(address.pid)
        (file,) = (person.folder / "broker").glob("appendonlydir/*.incr.aof")
        with file.open("r+b") as damaged:
            damaged.write(b"garbage")
        os.kill(broker, signal.SIGKILL)
        eventually(lambda: not is_running(address.launcher), "the launcher ends")
    assert not any(map(is_running, left))
    assert "is broken" in person.said and "--fix" in person.said


def test_a_second_stack_is_refused_and_nothing_is_left_running_after_ctrl_c(person: Person) -> None:
    with person.stack("--no-http") as address:
        refused = person.runs("up", status=2)
        secret = urlsplit(address.broker_url).password
        processes = set(children_of(address.pid))
    assert "runs in" in refused and "already" in refused and "newswire down" in refused
    assert secret and secret not in person.said and "********" in person.said
    assert processes and not any(Path(f"/proc/{pid}").exists() for pid in processes)
    assert not list((person.folder / "run" / "heartbeats").glob("*"))


def test_nothing_is_left_running_when_the_terminal_is_closed(person: Person) -> None:
    with person.terminal("up", "--no-http") as (process, terminal):
        eventually(lambda: read_stack(person.folder / "run"), "the stack is ready")
        person.left = [mark for mark in map(mark_of, children_of(process.pid)) if mark]
        os.close(terminal)
        process.send_signal(signal.SIGHUP)
        process.wait(PATIENCE_S)
    assert person.left and not any(map(is_running, person.left))


def test_without_a_stack_commands_say_what_to_do(person: Person) -> None:
    said = person.runs("ledger", status=2)
    assert "newswire up" in said and "NEWSWIRE_BROKER_URL" in said


def test_ingest_starts_a_stack_for_its_run_and_says_so(person: Person, tmp_path: Path) -> None:
    said = person.runs("ingest", str(write_pages(tmp_path / "pages", 3)), "--wait")
    assert "starting the embedded one for this run" in said
    assert "accepted 3 = indexed 3" in said


def test_a_misspelt_setting_stops_the_start(person: Person) -> None:
    person.environment["NEWSWIRE_VISIBILTY_TIMEOUT_S"] = "60"
    said = person.runs("up", "--no-http", status=2)
    assert "NEWSWIRE_VISIBILTY_TIMEOUT_S" in said and "NEWSWIRE_VISIBILITY_TIMEOUT_S" in said

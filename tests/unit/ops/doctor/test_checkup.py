"""The doctor looks at everything, says what to do, and is stopped by nothing."""

from __future__ import annotations

import errno
import json
import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from newswire_ops.commands.doctor import app
from newswire_ops.composition import offered_checks
from newswire_ops.doctor.checkup import Checkup
from newswire_ops.launcher.orphans import Started, write_record
from newswire_ops.observation.processes import FREE_BYTES, FULL_BYTES
from newswire_ops.observation.reading import ServerFacts
from newswire_ops.testing import SOUND, FakeStackReader, FakeStateServer
from newswire_shared.accounting.heartbeats import Pulse
from newswire_shared.accounting.pauses import BLOCKED
from newswire_shared.contracts.errors import Silent, TransientError
from newswire_shared.contracts.reasons import End, Stage
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import GROUPS, QUEUE_NAMES
from newswire_shared.running.checks import Finding, Verdict
from newswire_shared.running.embedded.process_marks import own_mark
from newswire_shared.running.embedded.stack_address import RECORD_FILE
from newswire_shared.testing import FakeQueueLengths, FakeTicks, Memory
from typer.testing import CliRunner
from unit.ops.samples import accept, operator_of, stack_of


class Ward:
    """What the doctor is shown: a state in memory in a data folder, with workers that beat."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.memory, self.server, self.ticks, self.queues = Memory(), FakeStateServer(), FakeTicks(), FakeQueueLengths()
        fakes: dict[str, Any] = {"server": self.server, "ticks": self.ticks, "queues": self.queues}
        self.stack = replace(stack_of(self.memory, folder), **fakes)
        self.servers, self.unfiled = {"broker": SOUND, "state": SOUND}, 0
        monkeypatch.setenv("NEWSWIRE_DATA_DIR", str(folder))  # for the checks of the other services
        for group in GROUPS:
            self.beat(f"{group.name}@here")
        self.beat("beat@here")
        self.tick("ingest", 1)

    def tick(self, group: str, ago_s: float) -> None:
        """A group took a tick so long ago."""
        self.ticks.ages[group] = ago_s

    def silence(self, *nodes: str) -> None:
        for node in nodes:
            self.stack.heartbeats.leave(node, "here")

    def beat(self, node: str, machine: str = "here", **told: Any) -> None:
        now = self.memory.clock.now_ms()
        given = {"release": "1.0", "clock_ms": now, "up_s": 500.0, "idle_s": 1.0, "disk_free": 10**12, **told}
        self.stack.heartbeats.beat(Pulse(node=node, machine=machine, **given))

    def checkup(self) -> list[Finding]:
        stack = replace(self.stack, read=FakeStackReader(self.stack, self.servers, self.unfiled))
        return Checkup(self.stack.settings, lambda: stack, offered_checks())()

    def found(self, name: str) -> Finding:
        return next(finding for finding in self.checkup() if finding.name == name)


@pytest.fixture
def ward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ward:
    return Ward(tmp_path, monkeypatch)


def test_a_state_that_was_lost_is_wrong_and_one_that_nobody_looked_at_is_odd(ward: Ward) -> None:
    assert (ward.found("state").verdict, ward.found("state").advice) == (Verdict.ODD, "start an index worker")
    ward.stack.epoch.is_lost(1234)
    found = ward.found("state")
    assert found.verdict is Verdict.WRONG and "1,234 documents" in found.found and "newswire restore" in found.advice
    ward.stack.epoch.begin(restored=True)
    assert ward.found("state").verdict is Verdict.FINE and "brought back" in ward.found("state").found


def test_a_sound_stack_is_fine(ward: Ward) -> None:
    ward.stack.epoch.begin()
    ours = [finding for finding in ward.checkup() if finding.name not in ("index", "model")]
    assert {finding.name: finding.verdict for finding in ours if finding.verdict is not Verdict.FINE} == {}
    assert {finding.name for finding in ours} >= {"settings", "redis", "workers", "queues", "stages", "disk"}


@pytest.mark.parametrize(
    ("fact", "verdict", "advice"),
    [
        ({"eviction": "allkeys-lru"}, Verdict.WRONG, "set it to noeviction"),
        ({"eviction": None}, Verdict.WRONG, "set it to noeviction"),
        ({"is_appending": False}, Verdict.ODD, "set appendonly yes"),
        ({"version": (6, 2, 14)}, Verdict.WRONG, "run 7.0 or newer"),
        ({"is_cluster": True}, Verdict.WRONG, "name a single server, or sentinels"),
        ({"is_replica": True}, Verdict.WRONG, "name its master"),
    ],
)
def test_a_redis_that_may_lose_messages_is_found(
    ward: Ward, fact: dict[str, Any], verdict: Verdict, advice: str
) -> None:
    ward.servers["state"] = replace(SOUND, **fact)
    found = ward.found("redis")
    assert found.verdict is verdict
    assert advice in found.advice


def test_a_redis_that_wastes_memory_is_found(ward: Ward) -> None:
    assert ward.found("packing").verdict is Verdict.FINE
    ward.server.given = {"hash-max-listpack-value": 2048}
    assert "set hash-max-listpack-value to 2048" in ward.found("packing").advice


@pytest.mark.parametrize(("unfiled", "verdict"), [(199_999, Verdict.FINE), (200_000, Verdict.ODD)])
def test_articles_that_nobody_files_are_found(ward: Ward, unfiled: int, verdict: Verdict) -> None:
    ward.unfiled = unfiled
    folder = ward.stack.settings.registry_folder
    folder.mkdir(parents=True)
    (folder / "1-1.run").write_bytes(b"x" * 2_500_000)
    found = ward.found("registry")
    assert (found.verdict, found.found) == (verdict, f"1 file of 2.5 MB; {unfiled} articles are in no file yet")


def test_a_redis_of_the_queues_alone_is_looked_at_too(ward: Ward) -> None:
    assert "broker" not in {finding.name for finding in ward.checkup()}
    settings = ward.stack.settings.model_copy(update={"state_url": "redis://state.example/0"})
    ward.stack = replace(ward.stack, settings=settings)
    ward.servers["broker"] = replace(SOUND, eviction="volatile-lru")
    assert (ward.found("broker").verdict, ward.found("redis").verdict) == (Verdict.WRONG, Verdict.FINE)


def test_processes_of_a_killed_launcher_are_named_with_what_to_do(ward: Ward) -> None:
    run_dir = ward.stack.settings.run_dir
    write_record(run_dir, [Started("index", own_mark(), 1)])
    assert not [finding for finding in ward.checkup() if finding.name == "launcher"], "it runs"
    record = json.loads((run_dir / RECORD_FILE).read_text())
    (run_dir / RECORD_FILE).write_text(json.dumps({**record, "launcher": {"pid": 1, "started": "before"}}))
    found = ward.found("launcher")
    assert (found.verdict, found.found) == (Verdict.WRONG, "it was killed, and what it started goes on: index")
    assert "newswire down" in found.advice


@pytest.mark.parametrize("queue", QUEUE_NAMES)
def test_a_queue_past_the_high_water_mark_is_named(ward: Ward, queue: str) -> None:
    most = ward.stack.settings.high_water_messages
    ward.queues.lengths[queue] = most - 1
    assert ward.found("queues").verdict is Verdict.FINE
    ward.queues.lengths[queue] = most
    assert f"{queue} {most}" in ward.found("queues").found


def test_what_is_in_flight_is_counted_by_stage(ward: Ward) -> None:
    accept(ward.memory, "a")
    accept(ward.memory, "b", end=End.INDEXED)
    assert "in flight: fetch 1, enrich 0, index 0" in ward.found("queues").found


def test_a_paused_stage_is_named_with_its_reason_and_how_to_go_on(ward: Ward) -> None:
    ward.stack.pauses.pause(Stage.INDEX, "moving the cluster")
    found = ward.found("stages")
    assert (found.verdict, found.found) == (Verdict.ODD, "paused: index (moving the cluster)")
    assert "newswire resume index" in found.advice


def test_a_pause_that_ends_by_itself_is_not_to_be_ended_by_hand(ward: Ward) -> None:
    ward.stack.pauses.pause(Stage.INDEX, BLOCKED + "somebody made it read-only")
    assert ward.found("stages").advice == "index goes on by itself once that is mended"


def test_dead_letters_are_odd_and_not_wrong(ward: Ward) -> None:
    ward.memory.letters["x"] = cast(Any, "a letter")
    assert (ward.found("dead letters").verdict, ward.found("dead letters").found) == (Verdict.ODD, "1")


@pytest.mark.parametrize(
    ("free", "verdict"),
    [(0, Verdict.WRONG), (FULL_BYTES - 1, Verdict.WRONG), (FULL_BYTES, Verdict.ODD), (FREE_BYTES, Verdict.FINE)],
)
def test_a_disk_is_full_before_its_last_byte_is_taken(
    ward: Ward, monkeypatch: pytest.MonkeyPatch, free: int, verdict: Verdict
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    assert ward.found("disk").verdict is verdict


def test_a_full_disk_is_the_first_line_also_where_it_took_the_stack_away(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
    ward.server.fault = TransientError("Redis refuses for now")
    assert [finding.name for finding in ward.checkup()][:2] == ["disk", "stack"]


def test_a_disk_that_cannot_be_asked_is_wrong_and_no_defect(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(shutil, "disk_usage", refuse)
    found = ward.found("disk")
    assert (found.verdict, found.advice) == (Verdict.WRONG, "look at its mounts") and "Input/output" in found.found


def test_a_check_that_fails_says_so_and_stops_no_other(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    ward.servers["state"] = ServerFacts(None, False, 0)
    monkeypatch.setenv("NEWSWIRE_ENRICH_MODEL", "no_such_model")
    ward.stack = replace(ward.stack, registry=cast(Any, None))
    verdicts = {finding.name: finding.verdict for finding in ward.checkup()}
    assert [verdicts[name] for name in ("redis", "registry", "model")] == [Verdict.WRONG] * 3
    assert [verdicts[name] for name in ("stages", "disk", "workers")] == [Verdict.FINE] * 3


def test_a_defect_of_a_check_is_named_as_one(ward: Ward) -> None:
    ward.stack = replace(ward.stack, registry=cast(Any, None))
    assert "this is a defect" in ward.found("registry").advice


def test_a_server_that_cannot_be_reached_is_said_once(ward: Ward) -> None:
    ward.server.fault = TransientError("Redis cannot be reached")
    names = {finding.name: finding for finding in ward.checkup()}
    assert (names["stack"].verdict, names["stack"].found) == (Verdict.WRONG, "Redis cannot be reached")
    assert {"settings", "model", "index"} <= names.keys()
    assert "queues" not in names


def test_tasks_that_are_begun_again_while_they_run_are_told(ward: Ward) -> None:
    ward.stack = replace(ward.stack, settings=ward.stack.settings.model_copy(update={"visibility_timeout_s": 59}))
    found = ward.found("settings")
    assert found.verdict is Verdict.ODD and "NEWSWIRE_VISIBILITY_TIMEOUT_S=59 is below the 60 s" in found.found


def test_where_the_embedded_redis_hangs_its_process_is_named(ward: Ward) -> None:
    ward.server.fault = Silent("Redis cannot be reached: it does not answer")
    assert "ended" in ward.found("stack").advice  # none is in the record
    write_record(ward.stack.settings.run_dir, [Started("broker", own_mark(), 0)])
    assert f"`kill -9 {own_mark().pid}`" in ward.found("stack").advice
    ward.server.fault = TransientError("Redis refuses for now: LOADING")
    assert "kill" not in ward.found("stack").advice and str(own_mark().pid) in ward.found("stack").advice


def test_a_redis_of_ones_own_that_is_away_is_no_matter_of_the_embedded_stack(ward: Ward) -> None:
    ward.stack = replace(ward.stack, settings=SharedSettings(broker_url="redis://broker.example:6379/0"))
    ward.server.fault = Silent("Redis cannot be reached: it does not answer")
    assert "that server" in ward.found("stack").advice and "newswire up" not in ward.found("stack").advice


def test_the_doctor_ends_with_1_where_something_is_wrong_and_not_where_it_is_odd(
    ward: Ward,
) -> None:
    def status_of(verdict: Verdict) -> int:
        operator = operator_of(ward.stack, lambda: [Finding("disk", verdict, "found", "do this")])
        return CliRunner().invoke(app, [], obj=operator).exit_code

    assert [status_of(verdict) for verdict in (Verdict.FINE, Verdict.ODD, Verdict.WRONG)] == [0, 0, 1]

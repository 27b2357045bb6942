"""Orphans of a killed launcher are found by id and start, and ended in turns; a stranger with the same id is not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from newswire_ops.launcher.orphans import (
    Started,
    end_orphans,
    orphans,
    write_record,
)
from newswire_shared.running.embedded.process_marks import ProcessMark, mark_of, own_mark
from newswire_shared.running.embedded.stack_address import RECORD_FILE, launcher_in

PATIENCE_S = 300
FAREWELL = """
import signal, sys
def stop(*_):
    with open({file!r}, 'a') as said:
        said.write({name!r} + ' ')
    sys.exit()
signal.signal(signal.SIGTERM, stop)
print('ready', flush=True)
signal.pause()
"""
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); signal.pause()"


@dataclass
class Site:
    """A run folder, and processes that somebody left in it."""

    folder: Path
    children: list[subprocess.Popen[str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def process(self, name: str, turn: int, code: str = FAREWELL) -> Started:
        """A process that writes its name as it ends; the reaper stands in for init."""
        code = code.format(file=str(self.folder / "farewells"), name=name) if code is FAREWELL else code
        child = subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        self.children.append(child)
        assert child.stdout is not None and child.stdout.readline() == "ready\n"
        mark = mark_of(child.pid)
        assert mark is not None
        return Started(name, mark, turn)

    def record(self, *started: Started, launcher: ProcessMark | None = None) -> None:
        """What a launcher wrote; a dead one unless it is given."""
        write_record(self.folder, started)
        if launcher is None:
            file = self.folder / RECORD_FILE
            found = json.loads(file.read_text())
            file.write_text(json.dumps({**found, "launcher": {"pid": 1, "started": "before"}}))

    def end(self, wait_s: float = PATIENCE_S) -> bool:
        return end_orphans(self.folder, self.said.append, wait_s)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path)
    yield made
    for child in made.children:
        child.kill()
        child.communicate()


def names(started: list[Started]) -> list[str]:
    return [one.name for one in started]


def test_the_workers_are_ended_before_the_broker(site: Site) -> None:
    site.record(*(site.process(name, turn) for name, turn in (("broker", 0), ("index", 1), ("beat", 2))))
    assert names(orphans(site.folder)) == ["beat", "index", "broker"]
    assert site.end()
    assert (site.folder / "farewells").read_text().split() == ["beat", "index", "broker"]
    assert site.said == ["an earlier launcher was killed; its processes are ended: beat, index, broker"]
    assert orphans(site.folder) == [] and not (site.folder / RECORD_FILE).exists()


def test_what_ignores_the_signal_is_killed_and_named(site: Site) -> None:
    site.record(site.process("deaf", 1, DEAF))
    site.end(wait_s=0)
    site.children[0].wait(PATIENCE_S)
    assert site.said[-1] == "deaf did not stop in time and was killed"


def test_nobody_else_can_say_what_is_to_be_ended(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_record(tmp_path, [])
    finally:
        os.umask(before)
    assert (tmp_path / RECORD_FILE).stat().st_mode & 0o777 == 0o600


def test_a_process_that_got_an_id_later_is_left_alone(site: Site) -> None:
    stranger = site.process("index", 1)
    site.record(replace(stranger, mark=replace(stranger.mark, started="another boot")))
    assert orphans(site.folder) == [] and not site.end()
    assert site.children[0].poll() is None and site.said == []


def test_nothing_is_left_while_the_launcher_runs(site: Site) -> None:
    own = own_mark()
    site.record(site.process("index", 1), launcher=own)
    assert launcher_in(site.folder) == own
    assert orphans(site.folder) == [] and not site.end()
    assert site.children[0].poll() is None and launcher_in(site.folder) == own


@pytest.mark.parametrize("text", ["", "{", "[]", '{"launcher": null, "started": []}', '{"started": [1]}'])
def test_a_record_that_cannot_be_read_names_nothing(site: Site, text: str) -> None:
    (site.folder / RECORD_FILE).write_text(text)
    assert orphans(site.folder) == [] and launcher_in(site.folder) is None and not site.end()

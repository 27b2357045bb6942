"""Two of the twelve faults of `make faults`, on another machine than the one that looks: both name them first.

Of the installation one worker is real, and the exporter; the others only tell of themselves, as theirs would.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newswire_shared.accounting.heartbeats import EVERY_S, PulseTeller
from newswire_shared.contracts.topology import GROUPS
from newswire_shared.state.heartbeats import RedisHeartbeats
from real_stack import eventually

from benchmarks.faults.faults import named
from benchmarks.faults.installation import DESK, Installation, installation
from benchmarks.faults.trial import trial
from benchmarks.faults.watching import first_of_doctor, names, watchers_of


@contextmanager
def telling(here: Installation) -> Iterator[None]:
    """Processes of the desk that tell of themselves and take their ticks, while inside."""
    names = [*(group.name for group in GROUPS), "beat"]
    heartbeats, stop = RedisHeartbeats(here.parts.state), threading.Event()
    tellers = [PulseTeller(heartbeats, [here.desk.folder], f"{name}@{DESK}", machine=DESK) for name in names]

    def tell() -> None:
        while not stop.is_set():
            for teller in tellers:
                teller()
            for group in GROUPS:
                here.parts.ticks.note(group.name)
            stop.wait(EVERY_S / 4)

    thread = threading.Thread(target=tell)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def begin(here: Installation) -> None:
    here.parts.epoch.begin()
    here.desk.run("index", "install")
    here.desk.start("exporter", "exporter", "--port", str(here.exporter_port))


def test_a_fault_of_another_machine_is_named_first_by_the_doctor_and_the_exporter(tmp_path: Path) -> None:
    with installation(tmp_path / "faults", with_elasticsearch=False, begin=begin) as here, telling(here):
        eventually(lambda: here.beating() >= {group.name for group in GROUPS}, "all tell of themselves")
        exporter = {"exporter": watchers_of(here)["exporter"]}
        for each in trial(here, [named("mixed releases"), named("paused stage")], exporter):
            assert each.is_named, each
            assert names(first_of_doctor(here.desk), each.fault)  # the fault is mended only after this

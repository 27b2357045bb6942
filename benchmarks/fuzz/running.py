"""A run over one target: inputs by chance from a seed, each within its time, and what broke kept as a file."""

from __future__ import annotations

import hashlib
import random
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from newswire_enrich.limits import TooCostly, TooSlow, time_limit

from benchmarks.fuzz.mutations import damaged
from benchmarks.fuzz.targets import TARGETS, FuzzTarget

PROCESSOR_S, WALL_S = 10, 400  # what workers give an article; on a busy machine the clock says nothing


@dataclass(frozen=True, slots=True)
class BrokenInput:
    """An input that broke its reader, and how."""

    source: bytes
    error: str

    def keep(self, folder: Path, target: str) -> Path:
        """Write it where the tests read it again."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{target}-{hashlib.sha256(self.source).hexdigest()[:12]}"
        path.write_bytes(self.source)
        return path


def fault_of(target: FuzzTarget, source: bytes) -> str:
    """What is wrong with a reading; "" where nothing is."""
    try:
        with time_limit(PROCESSOR_S, WALL_S):
            target.read(source)
    except TooSlow:
        return ""  # the machine was busy
    except TooCostly as error:
        return f"costs {error}"
    except Exception:
        return traceback.format_exc()
    return ""


def inputs(name: str, seed: int) -> Iterator[bytes]:
    """The inputs of a target without end, the same for the same seed."""
    target, chance = TARGETS[name], random.Random(f"{name} {seed}")
    seeds = target.seeds()
    for _ in count():
        yield damaged(seeds, chance, is_json=target.is_json)


def tried(name: str, seed: int, seconds: float) -> Iterator[BrokenInput | None]:
    """What became of each input, until so much processor time is used up."""
    ends = time.process_time() + seconds
    for source in inputs(name, seed):
        fault = fault_of(TARGETS[name], source)
        yield BrokenInput(source, fault) if fault else None
        if time.process_time() > ends:
            return

"""Heartbeats of this data folder's workers, as ages."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newswire_shared.contracts.heartbeats import STALE_S, heartbeat_file

FORGOTTEN_S = 3600  # else every container that was ever killed would keep a series of its own


@dataclass(frozen=True, slots=True)
class Beat:
    """One heartbeat file; a worker that stops in an orderly way takes its own away."""

    node: str
    age_s: float

    @property
    def group(self) -> str:
        return self.node.partition("@")[0]

    @property
    def is_fresh(self) -> bool:
        return self.age_s < STALE_S


def beats(run_dir: Path) -> Sequence[Beat] | None:
    """Every heartbeat that is not forgotten yet: what was killed long ago is no worker any more.

    None where no worker has ever beaten in this folder: on Kubernetes each pod has one of its own.
    """
    pattern = heartbeat_file(run_dir, "*@*")
    if not pattern.parent.is_dir():
        return None
    found = [_beat(file) for file in sorted(pattern.parent.glob(pattern.name))]
    return [beat for beat in found if beat is not None and beat.age_s < FORGOTTEN_S]


def _beat(file: Path) -> Beat | None:
    try:
        return Beat(file.name, abs(time.time() - file.stat().st_mtime))  # abs: a clock set back is no sign of life
    except OSError:  # its worker has stopped meanwhile
        return None

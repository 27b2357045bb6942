"""Watchers: who reads an installation as an operator does, and how soon one names a fault on its first line."""

from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from benchmarks.faults.faults import Fault
from benchmarks.faults.installation import Installation
from benchmarks.faults.machine import Machine

LONGEST_S = 30.0  # until a fault is named
PAUSE_S = 0.5  # between two looks: each is a process, or a request
FINE = "fine"
LEVELS = (FINE, "odd", "wrong")  # as the exporter numbers them
_CHECK = re.compile(r'^newswire_check\{check="([^"]+)"\} (\S+)$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Line:
    """The first line of what a watcher says: a check, how bad, and in which words; "" where it has none."""

    check: str
    verdict: str
    words: str = ""


First = Callable[[], Line | None]


@dataclass(frozen=True, slots=True)
class Sighting:
    """When a watcher named a fault, and its line; where it did not in time, `after_s` is None and the line its last."""

    watcher: str
    after_s: float | None
    line: Line | None


def watchers_of(here: Installation) -> Mapping[str, First]:
    """All there are: the doctor on each machine, the exporter, and the operator's API.

    Over an embedded index the annex has no doctor, who would miss it there.
    """
    found: dict[str, First] = {"doctor at desk": lambda: first_of_doctor(here.desk)}
    if here.proxy:
        found["doctor at annex"] = lambda: first_of_doctor(here.annex)
    found["exporter"] = lambda: first_of_exporter(here.metrics_url)
    found["/v1/ops/status"] = lambda: first_of_status(here.status_url, here.key)
    return found


def first_of_doctor(place: Machine) -> Line | None:
    """The first line of `newswire doctor --json`."""
    lines = place.run("doctor", "--json").stdout.splitlines()
    return _line(json.loads(lines[0])) if lines else None


def first_of_exporter(url: str) -> Line | None:
    """The worst check of the exporter, which has numbers for words."""
    values = {check: int(float(value)) for check, value in _CHECK.findall(_read(url) or "")}
    worst = max(values, key=lambda check: values[check], default=None)
    return Line(worst, LEVELS[values[worst]]) if worst else None


def first_of_status(url: str, key: str) -> Line | None:
    """The first finding of the operator's API; None while it does not answer."""
    text = _read(url, key)
    findings = json.loads(text)["findings"] if text else []
    return _line(findings[0]) if findings else None


def _line(finding: Mapping[str, Any]) -> Line:
    return Line(finding["check"], finding["level"], finding["found"])


def _read(url: str, key: str = "") -> str | None:
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    with suppress(OSError), urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
        return str(answer.read().decode())
    return None


def names(line: Line | None, fault: Fault) -> bool:
    """Whether a line is that of the fault; one without words says which check."""
    if line is None or line.verdict == FINE or line.check != fault.check:
        return False
    return not line.words or bool(fault.words.search(line.words))


def sightings(watchers: Mapping[str, First], fault: Fault) -> Sequence[Sighting]:
    """Look through all of them at once, from now on, until each names the fault or its time is over."""
    began = time.monotonic()
    with ThreadPoolExecutor(len(watchers)) as pool:
        return [*pool.map(lambda name: _sighting(name, watchers[name], fault, began), watchers)]


def _sighting(watcher: str, first: First, fault: Fault, began: float) -> Sighting:
    """The first look that names it, of those that begin in time: on a busy machine a doctor takes ten seconds."""
    line = None
    while time.monotonic() - began < LONGEST_S:
        line = first()
        if names(line, fault):
            return Sighting(watcher, time.monotonic() - began, line)
        time.sleep(PAUSE_S)
    return Sighting(watcher, None, line)

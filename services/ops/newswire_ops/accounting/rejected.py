"""What was rejected, as an operator works with it: chosen, grouped, taken in after all."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.rejections import FOR_GOOD, OVERRULED, Rejections, rejected_ms
from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.reasons import Reason, Stage
from newswire_shared.contracts.topology import route_of_stage

HEADINGS = ("capture", "rejected (UTC)", "source", "reason", "because", "address")
GROUP_HEADINGS = ("captures", "source", "reason", "the newest of them")
SHORT = 12  # characters of an id: two of a million share them once in ten years, and `trace` takes the whole one
BECAUSE_CHARACTERS = 80  # of a row; `trace` has all of it


@dataclass(frozen=True, slots=True)
class RejectionFilter:
    """Chooses rejected captures; None chooses all."""

    reason: Reason | None = None
    source: str | None = None
    capture: str | None = None

    def __contains__(self, record: CaptureRecord) -> bool:
        wanted = ((self.reason, record.reason), (self.source, record.source))
        return all(want in (None, value) for want, value in wanted) and record.capture_id.startswith(self.capture or "")


class Readmitter(Protocol):
    """The parts of a stack by which rejected captures are taken in after all."""

    @property
    def rejections(self) -> Rejections:
        """Lists them, and takes them back into flight."""

    @property
    def publisher(self) -> EventPublisher:
        """Publishes their messages again."""


def chosen(
    rejections: Rejections, choice: RejectionFilter, since_ms: int, limit: int | None
) -> Iterator[CaptureRecord]:
    """The chosen captures, the newest first, read as far as they are asked for."""
    return islice((record for record in rejections.newest(since_ms) if record in choice), limit)


def readmit(parts: Readmitter, records: Iterable[CaptureRecord], though: bool, rate: float) -> int:
    """Send captures back to the stage that rejected them, at most `rate` a second; how many were rejected still.

    With `though` the reason does not hold this time.
    """
    done = 0
    for record in records:
        if back := parts.rejections.take_back(record.capture_id, Reason(record.reason) if though else None):
            _publish(parts.publisher, back)
            done += 1
            time.sleep(1 / rate)
    return done


def _publish(publisher: EventPublisher, record: CaptureRecord) -> None:
    stage = Stage(record.state)
    if stage is not Stage.FETCH:  # that goes back into the frontier, without a message
        publisher.publish(record.message(stage), route_of_stage(stage))


def may_come_back(record: CaptureRecord) -> bool:
    """Whether another try may come to something else."""
    return record.reason not in FOR_GOOD


def check_overruled(records: Sequence[CaptureRecord]) -> None:
    """Raises UsageError where a reason is no judgement that a person may overrule."""
    others = sorted({record.reason for record in records} - {*OVERRULED})
    if others:
        raise UsageError(
            f"--though is for {' and '.join(sorted(OVERRULED))}, and not for {', '.join(others)}: choose by --reason, "
            "or leave --though out, which tries again by the rules as they are"
        )


def rows(records: Iterable[CaptureRecord]) -> Iterator[tuple[str, ...]]:
    """Captures as a person reads a list of them."""
    for each in records:
        yield each.capture_id[:SHORT], _time(each), each.source, each.reason, each.detail[:BECAUSE_CHARACTERS], each.url


def group_rows(records: Sequence[CaptureRecord]) -> list[tuple[str, ...]]:
    """One row for each source and reason, the most frequent first."""
    counts = Counter((record.source, record.reason) for record in records)
    newest = {(record.source, record.reason): record for record in reversed(records)}
    return [(str(count), *kind, newest[kind].url) for kind, count in counts.most_common()]


def _time(record: CaptureRecord) -> str:
    return f"{from_ms(rejected_ms(record)):%Y-%m-%d %H:%M:%S}"

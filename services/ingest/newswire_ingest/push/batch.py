"""A batch of articles, one a line, taken as it is read; what cannot go on says so, and what was taken stays taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from math import ceil

from newswire_shared.accounting.pressure import Pressure
from newswire_shared.contracts.error_answers import ErrorDetail
from newswire_shared.contracts.errors import TransientError

from newswire_ingest.push.answers import BatchAnswer, line_answer
from newswire_ingest.push.push_articles import PushArticles, Pushing, Refused, Taken

PRESSURE_EVERY = 100  # lines: a look costs two round trips, and a hundred articles fill no queue of thousands
AGAIN = "Push the lines after the last one that is named again."
RETRY_AFTER_S = 10  # while queues are full: they drain by some hundred articles meanwhile


class Stopped(StrEnum):
    """Why a request is read no further; a word for programs."""

    TOO_LARGE = "request_too_large"
    TOO_MANY = "too_many_lines"
    SILENT = "request_timeout"
    PRESSURE = "too_many_requests"
    AWAY = "unavailable"


@dataclass(frozen=True, slots=True)
class Stop:
    """The end of a request before its time."""

    why: Stopped
    message: str
    retry_after_s: int | None = None


@dataclass(slots=True)
class Batch:
    """The lines of one request; `line` is the number of the last one that was read."""

    push: PushArticles
    pressure: Pressure
    by: Pushing
    most_lines: int
    line: int = 0
    outcomes: list[tuple[int, Taken | Refused]] = field(default_factory=list)
    stop: Stop | None = None

    def take(self, lines: Iterable[bytes | None]) -> None:
        """Take lines in their order, None for one that is too long, until something stops it."""
        for line in lines:
            if self.stop is None:
                self._take_next(line)

    def _take_next(self, line: bytes | None) -> None:
        if self.line >= self.most_lines:
            self.stop = Stop(Stopped.TOO_MANY, f"a request has at most {self.most_lines} lines")
            return
        try:
            self.stop = stop_of(self.pressure) if self.line % PRESSURE_EVERY == 0 else None
            if self.stop is None:
                self._take_one(line)
        except TransientError as error:
            self.stop = away(error)

    def _take_one(self, line: bytes | None) -> None:
        if line is None or line.strip():
            outcome = self.push.too_large if line is None else self.push(line, self.by)
            self.outcomes.append((self.line + 1, outcome))
        self.line += 1

    def answer(self) -> BatchAnswer:
        """What became of each line."""
        new = [outcome.is_new for _, outcome in self.outcomes if isinstance(outcome, Taken)]
        stop = self.stop
        return BatchAnswer(
            accepted=sum(new), known=len(new) - sum(new), refused=len(self.outcomes) - len(new),
            lines=[line_answer(number, outcome) for number, outcome in self.outcomes],
            stopped=ErrorDetail(code=stop.why, message=stop.message, hint=AGAIN) if stop else None,
        )  # fmt: skip


def stop_of(pressure: Pressure) -> Stop | None:
    """The stop where intake should wait, None where it need not."""
    reason = pressure.reason()
    return Stop(Stopped.PRESSURE, f"intake waits: {reason}", RETRY_AFTER_S) if reason else None


def away(error: TransientError) -> Stop:
    """The stop where something that is needed is away.  The line at which it was may have been taken."""
    return Stop(Stopped.AWAY, str(error), ceil(error.retry_after_s or RETRY_AFTER_S))

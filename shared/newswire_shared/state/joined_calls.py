"""Calls of many threads in one exchange: those that come while one is under way go together in the next."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
MOST_CALLS = 100  # in one exchange: of some rows each, so that nobody waits for the answers to thousands


@dataclass(slots=True)
class _Call(Generic[T, R]):
    """The rows that a thread asks about, and what each came to once that is known."""

    rows: Sequence[T]
    answers: list[R | BaseException] = field(default_factory=list)
    is_answered: bool = False


class JoinedCalls(Generic[T, R]):
    """`ask` answers each row of an exchange, with an error in the place of what failed for that row alone.

    A lone thread waits for nobody: an exchange begins as soon as none is under way.
    """

    def __init__(self, ask: Callable[[Sequence[T]], Sequence[R | BaseException]]) -> None:
        self._ask = ask
        self._turn, self._lock = threading.Lock(), threading.Lock()
        self._waiting: list[_Call[T, R]] = []

    def __call__(self, rows: Sequence[T]) -> list[R]:
        """The answers to these rows.  Raises the error of one of them, or that of the exchange."""
        call = _Call[T, R](rows)
        with self._lock:
            self._waiting.append(call)
        while not call.is_answered:
            with self._turn:
                if not call.is_answered:  # by who had the turn before
                    self._exchange()
        return [_unless_error(answer) for answer in call.answers]

    def _exchange(self) -> None:
        with self._lock:
            calls, self._waiting = self._waiting[:MOST_CALLS], self._waiting[MOST_CALLS:]
        rows = [row for call in calls for row in call.rows]
        try:
            answers: Sequence[R | BaseException] = self._ask(rows)
        except BaseException as error:  # whoever waits gets it as its own
            answers = [error] * len(rows)
        each = iter(answers)
        for call in calls:
            call.answers = [*islice(each, len(call.rows))]
            call.is_answered = True


def _unless_error(answer: R | BaseException) -> R:
    if isinstance(answer, BaseException):
        raise answer
    return answer

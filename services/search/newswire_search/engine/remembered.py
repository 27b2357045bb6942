"""Answers that are remembered as long as the index holds what they were made of, or for a time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Version = tuple[int, int]  # of a file: how often it was opened, and SQLite's own number; of a time: its number, and 0

A = TypeVar("A")


class Remembered(Generic[A]):
    """The `most` answers that were asked for last, of one version; with the next they are forgotten together."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._version: Version | None = None
        self._answers: OrderedDict[Hashable, A] = OrderedDict()

    def find(self, version: Version, asked: Hashable) -> A | None:
        """The answer of a version, if it is known."""
        with self._lock:
            if version != self._version or asked not in self._answers:
                return None
            self._answers.move_to_end(asked)
            return self._answers[asked]

    def keep(self, version: Version, asked: Hashable, answer: A) -> A:
        """Remember an answer that was made of a version; versions only grow."""
        with self._lock:
            if self._version is None or version > self._version:
                self._version, self._answers = version, OrderedDict()
            if version == self._version:
                self._answers[asked] = answer
                if len(self._answers) > self._most:
                    self._answers.popitem(last=False)
        return answer

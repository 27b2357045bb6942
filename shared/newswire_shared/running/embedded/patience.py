"""Waiting for a process to be ready: as long as it lives, with a word every so often, and until a person ends it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from newswire_shared.contracts.errors import NewswireError

POLL_S = 0.05  # seldom enough to cost nothing, often enough that a quick start is quick
SAY_AGAIN_S = 10.0  # often enough to see that it goes on, rare enough to read


class Interrupted(NewswireError):
    """A person ended the wait."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How to wait: what is said while it lasts, every `again_s`, and who may end it."""

    say: Callable[[str], None] = lambda _: None
    is_stopping: Callable[[], bool] = lambda: False
    again_s: float = SAY_AGAIN_S

    def until(self, is_ready: Callable[[], bool], is_up: Callable[[], bool], doing: Callable[[], str]) -> bool:
        """Wait; True once it is ready, False once its process ended.  Raises Interrupted."""
        said_at = time.monotonic()
        while not is_ready():
            if not is_up():
                return False
            if self.is_stopping():
                raise Interrupted(f"ended while {doing()}")
            if time.monotonic() - said_at >= self.again_s:
                said_at = time.monotonic()
                self.say(f"still {doing()}")
            time.sleep(POLL_S)
        return True

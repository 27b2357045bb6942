"""The stage that does what a page's text orders: `sabotage: transient 2` and the like."""

from __future__ import annotations

import os
import re
import signal
import time

from newswire_enrich.draft import Draft
from newswire_shared.contracts.errors import PermanentError, TransientError
from newswire_shared.state.redis_state import State, translated

_ORDER = re.compile(rb"sabotage: ([a-z-]+)(?: ([\d.]+))?")


class Sabotage:
    """Follows the order in a page; counts its calls for each article in Redis."""

    def __init__(self, state: State) -> None:
        self._state = state

    def __call__(self, draft: Draft) -> Draft:
        match = _ORDER.search(draft.raw.body)
        if match is None:
            return draft
        order, number = match[1].decode(), float(match[2] or 0)
        with translated():
            calls = int(self._state.client.incr(f"sabotage:{draft.url}"))
        getattr(self, order.replace("-", "_"))(number, calls)
        return draft

    def transient(self, number: float, calls: int) -> None:
        """Fail as something passing would, so many times."""
        if calls <= number:
            raise TransientError(f"call {calls} of {number:g} that fail")

    def permanent(self, number: float, calls: int) -> None:
        """Fail as something lasting would, so many times."""
        if calls <= number:
            raise PermanentError("this will fail again")

    def defect(self, number: float, calls: int) -> None:
        """Be a defect, so many times."""
        if calls <= number:
            raise ZeroDivisionError("a defect of the program")

    def memory(self, number: float, calls: int) -> None:
        """Run out of memory."""
        raise MemoryError

    def slow(self, number: float, calls: int) -> None:
        """Take so many seconds, the first time."""
        if calls == 1:
            time.sleep(number)

    def hang(self, number: float, calls: int) -> None:
        """Never end by itself."""
        time.sleep(600)

    def kill(self, number: float, calls: int) -> None:
        """Kill the process, so many times (0: always)."""
        if not number or calls <= number:
            os.kill(os.getpid(), signal.SIGKILL)

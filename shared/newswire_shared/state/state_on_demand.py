"""A state that its first reader opens, and anew after it was away: a stack may have another port then."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from newswire_shared.contracts.errors import MissingStack, TransientError
from newswire_shared.state.redis_state import State, translated

T = TypeVar("T")


class StateOnDemand:
    """Opens the state when it is asked.

    `open_state` may raise MissingStack; who asks over HTTP cannot mend that, so it is a TransientError here, which
    `needed_for` begins.
    """

    def __init__(self, open_state: Callable[[], State], needed_for: str) -> None:
        self._open, self._needed_for = open_state, needed_for
        self._state: State | None = None

    def ask(self, ask: Callable[[State], T]) -> T:
        """What is asked of the state.  Raises TransientError where it is away."""
        try:
            self._state = self._state or self._open()
            with translated():
                return ask(self._state)
        except MissingStack as error:
            raise TransientError(f"{self._needed_for} while newswire runs: {error}") from error
        except TransientError:
            self._state = None
            raise

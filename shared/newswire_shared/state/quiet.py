"""Whether the installation has nothing to do, by its state: one call, at a cost that does not grow."""

from __future__ import annotations

from newswire_shared.accounting.parking import parking_of
from newswire_shared.contracts.identity import SCHEME_VERSION
from newswire_shared.contracts.topology import GROUPS, Due
from newswire_shared.state.redis_state import State
from newswire_shared.state.scripts import SCRIPTS

SOON_MS = 1000  # what is due before the tick after this one counts as due
PARKED = tuple(parking_of(group.control) for group in GROUPS if group.control)
DUE = (*(name for name in Due if name is not Due.FRONTIER), *PARKED)  # in the frontier a host in line is work, too


class RedisQuiet:
    """Looks whether anything is in flight, in line or due."""

    def __init__(self, state: State) -> None:
        self._state = state

    def __call__(self) -> str | None:
        """The newest change where there is nothing to do; None where there is.

        Raises TransientError when the state cannot be reached.
        """
        found = self._state.call(SCRIPTS["quiet"], SOON_MS, SCHEME_VERSION, *DUE)
        return None if found is None else str(found)

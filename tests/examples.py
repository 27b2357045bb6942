"""How many examples a property is tried with: `tests/run`, which asks for the short form, takes a third of them.

Somebody who runs a file by hand tries all, and others each time; CI=true takes the same ones each time.
"""

from __future__ import annotations

import os

SHORT = "TESTS_SHORT"  # set by tests/run


def examples(number: int) -> int:
    """The number for this run; never so few that a state machine takes no step of most kinds."""
    return max(8, number // 3) if os.environ.get(SHORT) == "true" else number

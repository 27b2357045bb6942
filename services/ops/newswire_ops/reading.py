"""What ops reads: the shared adapters, without anything that a worker needs."""

from __future__ import annotations

from newswire_shared.assembly import Assembly, assemble
from newswire_shared.settings import SharedSettings, load


def open_state() -> Assembly:
    """The adapters on the configured or running stack.  Raises MissingStack if there is none."""
    return assemble("ops", load(SharedSettings))

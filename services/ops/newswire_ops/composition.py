"""What ops reads: the shared adapters, without anything that a worker needs."""

from __future__ import annotations

from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import Assembly, assemble


def open_state() -> Assembly:
    """The adapters on the configured or running stack.  Raises MissingStack if there is none."""
    return assemble("ops", load(SharedSettings))

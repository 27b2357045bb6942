"""Installs the index as a worker starts, even while the engine is still starting itself."""

from __future__ import annotations

import structlog
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import TransientError

from newswire_index.engine.ports import Installable

log = structlog.get_logger(__name__)

PATIENCE_S = 120.0  # for an engine that starts beside the worker; and then it is said that it is down
PAUSE_S = 1.0  # each try is one refused connection


def install_patiently(index: Installable, clock: Clock, patience_s: float = PATIENCE_S) -> None:
    """Create what is missing, waiting for the engine.  Raises TransientError when it does not come up in time."""
    ends = clock.monotonic_s() + patience_s
    while True:
        try:
            index.install()
            return
        except TransientError as error:
            if clock.monotonic_s() > ends:
                raise
            log.warning("index.away", why=str(error))
            clock.sleep(PAUSE_S)

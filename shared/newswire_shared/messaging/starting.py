"""What has to hold before a worker takes its first message.

Celery logs whatever a receiver of its signals raises, and goes on: a worker would work on a state that it misreads.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog
from celery import signals

from newswire_shared.contracts.errors import NewswireError, TransientError

log = structlog.get_logger(__name__)

PAUSE_S = 1.0  # each try is one refused connection
REFUSED = 2  # the exit status of what is used wrongly, as commands have it


def before_work(check: Callable[[], None]) -> None:
    """Let a worker of this process pass a check before it starts."""
    signals.worker_init.connect(lambda **_: passed(check), weak=False)  # weak, it would be collected


def passed(check: Callable[[], None], sleep: Callable[[float], None] = time.sleep) -> None:
    """Return once a check holds: what may hold later is waited for, anything else ends the process in a sentence."""
    while True:
        try:
            return check()
        except TransientError as error:
            log.warning("worker.waits", why=str(error))
            sleep(PAUSE_S)
        except NewswireError as error:
            log.error("worker.refused", why=str(error))
            raise SystemExit(REFUSED) from None

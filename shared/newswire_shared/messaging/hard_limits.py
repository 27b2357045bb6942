"""Hard limits: what takes a child with it at its first start would take three, were each counted as any other."""

from __future__ import annotations

from typing import cast

from celery.worker.request import Request

from newswire_shared.messaging.tasks import NewswireTask


class LimitedRequest(Request):
    """A message as a worker's parent sees it, where alone is known that a child ends for its time."""

    def on_timeout(self, soft: bool, timeout: float) -> None:
        """Celery's callback, before the child is killed."""
        super().on_timeout(soft, timeout)
        if not soft and self.args:
            cast(NewswireTask, self.task).timed_out(self.args[0])

"""Use case: delivers what alerts found, and tries again what failed, for a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import structlog
from newswire_shared.accounting.backoff import backoff_s
from newswire_shared.contracts.clock import Clock, from_ms
from newswire_shared.contracts.errors import TransientError

from newswire_search.alerts.alert import Alert
from newswire_search.alerts.delivery import Answered, Attempt, Delivery
from newswire_search.alerts.edit_alerts import EditAlerts
from newswire_search.alerts.messages import Telling
from newswire_search.alerts.ports import AlertStore, Couriers, Outbox, TakenDelivery
from newswire_search.articles.context import context_of
from newswire_search.articles.ports import Hit, SearchEngine
from newswire_search.articles.presentation import hit_answer
from newswire_search.articles.responses import HitAnswer

GRACE_S = 5.0  # on top of two exchanges: none is sent twice because the first is slow, or a name is found slowly
LONGEST_S = 4 * 3600.0  # between two tries, so that over a day there are some twenty
TRIED_S = 24 * 3600.0  # after the first try it is given up
MOST_ASKED_S = 3600.0  # of a wait that a receiver asks for: the rest is ours to decide
LONGEST_DETAIL = 300  # characters of what a receiver said
READ_AT_ONCE = 500  # articles of a digest, as few as one answer of the engine holds

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class DeliverAlerts:
    """Delivers one after another; any number of threads and processes may.

    `deadline_s` is the longest exchange.  The wait after a failure begins with `first_s`, and is doubled each time.
    """

    store: AlertStore
    outbox: Outbox
    engine: SearchEngine
    couriers: Couriers
    edit: EditAlerts
    clock: Clock
    first_s: float
    deadline_s: float

    def __call__(self) -> bool:
        """Deliver the next that is due.  False where none is."""
        taken = self.outbox.take(2 * self.deadline_s + GRACE_S)
        if taken is None:
            return False
        began_s = self.clock.monotonic_s()
        alert = self.store.get(taken.delivery.alert)
        answered = self._answer(alert, taken)
        took_ms = int((self.clock.monotonic_s() - began_s) * 1000)
        attempt = _attempt(taken, answered, took_ms, self.first_s)
        if answered.is_gone and alert and not alert.disabled:
            self.edit.disable(alert.id, "its webhook answered 410 Gone")
        self.outbox.settle(taken, attempt)
        log.info("alert.delivery", alert=taken.delivery.alert, delivery=attempt.delivery, outcome=attempt.outcome)
        return True

    def _answer(self, alert: Alert | None, taken: TakenDelivery) -> Answered:
        delivery = taken.delivery
        try:
            return self._answered(alert, delivery, taken.articles)
        except TransientError:
            raise  # state or engine are away: it comes back with its lease
        except Exception as error:  # a defect: it is seen in both logs, ends after a day, and holds up nobody
            log.exception("alert.defect", alert=delivery.alert, delivery=delivery.id)
            return Answered(False, detail=f"{type(error).__name__}: {error}")

    def _answered(self, alert: Alert | None, delivery: Delivery, articles: Sequence[str]) -> Answered:
        courier = self.couriers.get(delivery.way)
        if alert is None or alert.disabled or delivery.way not in alert.ways:
            return Answered(False, detail="the alert delivers there no more", is_final=True)
        if courier is None:
            return Answered(False, detail=f"no server for {delivery.way} is set")
        hits = tuple(self._hits(articles))
        if not hits:
            return Answered(False, detail="what it tells of is in the index no more", is_final=True)
        return courier.send(alert, Telling(delivery.id, from_ms(delivery.first_ms), hits))

    def _hits(self, articles: Sequence[str]) -> Iterator[HitAnswer]:
        """Those that are still there, as searches show them now."""
        for first in range(0, len(articles), READ_AT_ONCE):
            heads = [*self.engine.heads(articles[first : first + READ_AT_ONCE]).values()]
            known = context_of(self.engine, heads)
            yield from (hit_answer(Hit(head, None, {}), known) for head in heads)


def _attempt(taken: TakenDelivery, answered: Answered, took_ms: int, first_s: float) -> Attempt:
    """The attempt as the log has it, with the wait before the next one where there is to be one."""
    delivery = taken.delivery
    made = Attempt(
        delivery.id, delivery.way, delivery.article, delivery.tries + 1, "delivered", answered.status,
        answered.detail[:LONGEST_DETAIL], took_ms, articles=len(taken.articles),
    )  # fmt: skip
    if answered.is_taken:
        return made
    if answered.is_gone or answered.is_final:
        return replace(made, outcome="dropped")
    if taken.age_s > TRIED_S:
        return replace(made, outcome="given up")
    asked_s = min(answered.retry_after_s or 0.0, MOST_ASKED_S)
    wait_s = max(asked_s, backoff_s(made.number, first_s, LONGEST_S))
    return replace(made, outcome="failed", again_s=wait_s)

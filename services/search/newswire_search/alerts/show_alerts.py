"""Use cases: alerts as they stand, what they found, and a message that tries the way to who is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newswire_shared.contracts.clock import Clock

from newswire_search.alerts.alert import Alert, AlertHealth, Way
from newswire_search.alerts.delivery import Answered, Attempt
from newswire_search.alerts.edit_alerts import EditAlerts
from newswire_search.alerts.messages import Telling
from newswire_search.alerts.ports import AlertProgress, AlertStore, Couriers, Followed
from newswire_search.articles.context import context_of
from newswire_search.articles.ports import FoundArticles, Hit, SearchEngine
from newswire_search.articles.presentation import search_answer
from newswire_search.articles.responses import SearchAnswer
from newswire_search.freshness.responses import freshness_of
from newswire_search.query.match import Match


@dataclass(frozen=True, slots=True)
class ShownAlert:
    """An alert, and how its deliveries go."""

    alert: Alert
    health: AlertHealth


@dataclass(frozen=True, slots=True)
class ShowAlerts:
    """Shows alerts."""

    store: AlertStore
    progress: AlertProgress
    edit: EditAlerts
    engine: SearchEngine

    def all(self) -> list[ShownAlert]:
        """Every alert, the oldest first."""
        alerts = self.store.all()
        return [*map(ShownAlert, alerts, self.store.health([alert.id for alert in alerts]))]

    def one(self, alert_id: str) -> ShownAlert:
        """One alert.  Raises NotFoundError where there is none."""
        alert = self.edit.get(alert_id)
        return ShownAlert(alert, self.store.health([alert.id])[0])

    def followed(self) -> Followed:
        """How far the changes of the index were matched."""
        return self.progress.followed()

    def log(self, alert_id: str) -> Sequence[Attempt]:
        """Its last deliveries, the newest first.  Raises NotFoundError where there is no such alert."""
        return self.store.log(self.edit.get(alert_id).id)

    def found(self, alert_id: str, size: int) -> tuple[Alert, SearchAnswer]:
        """An alert, and what it told of, the newest first, as it is now.  Raises NotFoundError."""
        alert = self.edit.get(alert_id)
        names = self.store.found(alert.id)[:size]
        heads = self.engine.heads(names)
        hits = tuple(Hit(heads[name], None, {}) for name in names if name in heads)
        answer = FoundArticles(len(hits), True, hits, {}, None, 0.0)
        known = context_of(self.engine, [hit.head for hit in hits])
        return alert, search_answer(answer, "", Match.MOST, freshness_of(self.engine.freshness), known)


@dataclass(frozen=True, slots=True)
class TryAlert:
    """Sends a message that says that it is a test, at once and once."""

    edit: EditAlerts
    couriers: Couriers
    clock: Clock

    def __call__(self, alert_id: str) -> dict[Way, Answered]:
        """What each address made of it; nothing where the alert has none.  Raises NotFoundError."""
        alert = self.edit.get(alert_id)
        at = self.clock.now()
        test = Telling(f"msg_test_{alert.id[:8]}_{int(at.timestamp() * 1000)}", at)
        return {way: self._sent(way, alert, test) for way in alert.ways}

    def _sent(self, way: Way, alert: Alert, test: Telling) -> Answered:
        courier = self.couriers.get(way)
        return courier.send(alert, test) if courier else Answered(False, detail=f"no server for {way} is set")

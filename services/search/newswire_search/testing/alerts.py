"""Alerts in memory, for tests of what uses them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from newswire_shared.accounting.due_queue import Claim
from newswire_shared.contracts.topology import Due
from newswire_shared.testing import FakeClock, FakeDueQueue, Memory

from newswire_search.alerts.alert import Alert, AlertHealth, Mailed, Way
from newswire_search.alerts.delivery import Attempt, Delivery
from newswire_search.alerts.ports import Followed, Matched, TakenDelivery

MOST_WAITING, LOGGED, FOUND, HOUR_MS = 10_000, 100, 100, 3_600_000


@dataclass
class AlertMemory:
    """What the fakes of alerts share, as the adapters share one Redis."""

    memory: Memory = field(default_factory=Memory)
    alerts: dict[str, Alert] = field(default_factory=dict)
    followed: Followed = field(default_factory=lambda: Followed(None))
    turn: tuple[object, int] | None = None
    told: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    found: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    log: defaultdict[str, list[Attempt]] = field(default_factory=lambda: defaultdict(list))
    health: defaultdict[str, AlertHealth] = field(default_factory=lambda: defaultdict(AlertHealth))
    waiting: defaultdict[str, dict[str, Delivery]] = field(default_factory=lambda: defaultdict(dict))
    gathering: dict[str, Delivery] = field(default_factory=dict)
    digests: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def clock(self) -> FakeClock:
        """The server's time."""
        return self.memory.clock

    @property
    def queue(self) -> FakeDueQueue:
        """What is due."""
        return FakeDueQueue(self.memory, Due.ALERTS)

    def delivery(self, name: str) -> Delivery:
        """One that waits."""
        return next(each[name] for each in self.waiting.values() if name in each)


class FakeAlertStore:
    """AlertStore in dictionaries."""

    def __init__(self, memory: AlertMemory) -> None:
        self._memory = memory

    def get(self, alert_id: str) -> Alert | None:
        """An alert by its id."""
        return self._memory.alerts.get(alert_id)

    def all(self) -> list[Alert]:
        """Every alert, the oldest first."""
        return sorted(self._memory.alerts.values(), key=lambda alert: (alert.created_ms, alert.id))

    def put(self, alert: Alert) -> Alert:
        """Keep an alert."""
        kept = replace(alert, created_ms=alert.created_ms or self._memory.clock.now_ms())
        self._memory.alerts[kept.id] = kept
        return kept

    def remove(self, alert_id: str) -> None:
        """Forget an alert."""
        self._memory.alerts.pop(alert_id, None)
        for name in self._memory.waiting.pop(alert_id, {}):
            self._memory.queue.remove(name)
            self._memory.digests.pop(name, None)
        for kept in (self._memory.told, self._memory.found, self._memory.log, self._memory.health):
            kept.pop(alert_id, None)
        self._memory.gathering.pop(alert_id, None)

    def found(self, alert_id: str) -> list[str]:
        """What it told of."""
        return self._memory.found[alert_id][:FOUND]

    def log(self, alert_id: str) -> list[Attempt]:
        """What became of its deliveries."""
        return self._memory.log[alert_id][:LOGGED]

    def health(self, alert_ids: Sequence[str]) -> list[AlertHealth]:
        """How its deliveries go."""
        return [self._health(name) for name in alert_ids]

    def _health(self, alert_id: str) -> AlertHealth:
        known, digest = self._memory, self._memory.gathering.get(alert_id)
        gathered = len(known.digests[digest.id]) if digest else 0
        return replace(known.health[alert_id], waiting=len(known.waiting[alert_id]), gathered=gathered)


class FakeAlertProgress:
    """AlertProgress in memory; each is a process."""

    def __init__(self, memory: AlertMemory, daily_hour: int = 0) -> None:
        self._memory = memory
        self._rhythms = {Mailed.HOURLY: (HOUR_MS, 0), Mailed.DAILY: (24 * HOUR_MS, daily_hour * HOUR_MS)}

    def followed(self) -> Followed:
        """How far it is."""
        return self._memory.followed

    def begin(self, number: str, *, is_gap: bool) -> None:
        """Go on from a number."""
        lost_ms = self.now_ms() if is_gap else self._memory.followed.lost_ms
        self._memory.followed = Followed(number, lost_ms)

    def take_turn(self, lease_s: float) -> bool:
        """Whether nobody else has it."""
        held = self._memory.turn
        if held and held[0] is not self and held[1] > self.now_ms():
            return False
        self._memory.turn = (self, self.now_ms() + int(lease_s * 1000))
        return True

    def end_turn(self) -> None:
        """Let others go on."""
        if self._memory.turn and self._memory.turn[0] is self:
            self._memory.turn = None

    def advance(self, after: str, to: str, matched: Mapping[str, Sequence[Matched]], joined: Mapping[str, str]) -> bool:
        """Note how far it is, and queue what is new."""
        if self._memory.followed.number != after:
            return False
        self._memory.followed = replace(self._memory.followed, number=to)
        for told in self._memory.told.values():
            told |= {f"story {survivor}" for ceased, survivor in joined.items() if f"story {ceased}" in told}
        for alert_id, found in matched.items():
            if alert := self._memory.alerts.get(alert_id):
                for each in found:
                    self._tell(alert, each)
        return True

    def now_ms(self) -> int:
        """The server's time."""
        return self._memory.clock.now_ms()

    def _tell(self, alert: Alert, found: Matched) -> None:
        told = self._memory.told[alert.id]
        story = {f"story {found.story}"} if alert.once_a_story and found.story else set()
        names = {found.article, *story}
        is_new = not names & told
        told |= names
        if is_new:
            self._memory.found[alert.id].insert(0, found.article)
            for way in alert.ways:
                self._queue(alert, way, found)

    def _queue(self, alert: Alert, way: Way, found: Matched) -> None:
        rhythm = self._rhythms.get(Mailed(alert.mailed)) if way == Way.MAIL else None
        delivery = Delivery(alert.id, way, found.article, found.number, self.now_ms())
        if not (self._gather(delivery, *rhythm) if rhythm else self._put(delivery)):
            health = self._memory.health[alert.id]
            self._memory.health[alert.id] = replace(health, passed_over=health.passed_over + 1)

    def _gather(self, found: Delivery, every_ms: int, after_ms: int) -> bool:
        digest = self._memory.gathering.get(found.alert)
        if digest is None:
            due_ms = ((self.now_ms() - after_ms) // every_ms + 1) * every_ms + after_ms
            digest = replace(found, article="", first_ms=due_ms)
            if not self._put(digest):
                return False
            self._memory.gathering[found.alert] = digest
        elif len(self._memory.digests[digest.id]) >= MOST_WAITING:
            return False
        self._memory.digests[digest.id].append(found.article)
        return True

    def _put(self, delivery: Delivery) -> bool:
        if len(self._memory.waiting[delivery.alert]) >= MOST_WAITING:
            return False
        self._memory.waiting[delivery.alert][delivery.id] = delivery
        self._memory.queue.put(delivery.id, (delivery.first_ms - self.now_ms()) / 1000)
        return True


class FakeOutbox:
    """Outbox in memory."""

    def __init__(self, memory: AlertMemory) -> None:
        self._memory = memory

    def take(self, lease_s: float) -> TakenDelivery | None:
        """The next due one."""
        claims = self._memory.queue.claim(1, lease_s)
        if not claims:
            return None
        delivery = self._memory.delivery(claims[0].member)
        articles = self._closed(delivery) if delivery.is_digest else (delivery.article,)
        age_s = max(0, self._memory.clock.now_ms() - delivery.first_ms) / 1000
        return TakenDelivery(delivery, claims[0].token, articles, age_s)

    def _closed(self, digest: Delivery) -> tuple[str, ...]:
        if self._memory.gathering.get(digest.alert) == replace(digest, tries=0):
            del self._memory.gathering[digest.alert]
        return tuple(self._memory.digests[digest.id])

    def settle(self, taken: TakenDelivery, attempt: Attempt) -> bool:
        """Log an attempt, and end the delivery or make it due again."""
        queue, name = self._memory.queue, taken.delivery.id
        claim = Claim(name, taken.token, "")
        held = queue.complete(claim) if attempt.again_s is None else queue.release(claim, attempt.again_s)
        if not held:
            return False
        if attempt.again_s is None:
            del self._memory.waiting[taken.delivery.alert][name]
            self._memory.digests.pop(name, None)
        else:
            self._memory.waiting[taken.delivery.alert][name] = replace(taken.delivery, tries=attempt.number)
        if taken.delivery.alert in self._memory.alerts:
            self._note(taken.delivery.alert, replace(attempt, at_ms=self._memory.clock.now_ms()))
        return True

    def waiting(self) -> int:
        """How many there are."""
        return self._memory.queue.size()

    def _note(self, alert_id: str, attempt: Attempt) -> None:
        self._memory.log[alert_id].insert(0, attempt)
        health = self._memory.health[alert_id]
        if attempt.outcome == "delivered":
            health = replace(
                health, failures=0, failing_since_ms=0, delivered=health.delivered + 1, delivered_ms=attempt.at_ms
            )
        elif attempt.outcome != "dropped":
            health = replace(
                health, failures=health.failures + 1, failing_since_ms=health.failing_since_ms or attempt.at_ms,
                given_up=health.given_up + (attempt.outcome == "given up"),
            )  # fmt: skip
        self._memory.health[alert_id] = health

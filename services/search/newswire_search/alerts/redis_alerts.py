"""Alerts in Redis: the copy that everyone asks, how far changes were matched, and what is to be delivered."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace

from newswire_shared.accounting.due_queue import Claim
from newswire_shared.contracts.topology import Due
from newswire_shared.state import keys
from newswire_shared.state.due_queue import RedisDueQueue
from newswire_shared.state.redis_state import State, as_json, translated
from newswire_shared.state.scripts import ScriptFolder

from newswire_search.alerts.alert import Alert, AlertHealth, Mailed, Way, alert_of, as_record
from newswire_search.alerts.delivery import Attempt, Delivery, attempt_of, record_of
from newswire_search.alerts.ports import Followed, Matched, TakenDelivery

SCRIPTS = ScriptFolder("newswire_search.alerts")
MOST_WAITING = 10_000  # of an alert: some 3 MB, and at an article a second three hours of a receiver that is away
TOLD_MS = 30 * 24 * 3600 * 1000  # twice as long as linking remembers an article: its story grows no more
MOST_TOLD = 5_000  # articles and stories that an alert remembers: half a megabyte
LOGGED = 100  # attempts in the log of an alert
HOUR_MS, DAY_MS = 3_600_000, 24 * 3_600_000
OF_AN_ALERT = (keys.ALERT_TOLD, keys.ALERT_FOUND, keys.ALERT_LOG, keys.ALERT_HEALTH, keys.ALERT_WAITING)


class RedisAlertStore:
    """AlertStore in Redis."""

    def __init__(self, state: State) -> None:
        self._state = state

    def get(self, alert_id: str) -> Alert | None:
        with translated():
            found = self._state.client.hget(keys.ALERTS(), alert_id)
        return _alert(found) if found else None

    def all(self) -> list[Alert]:
        with translated():
            found = self._state.client.hvals(keys.ALERTS())
        return sorted(map(_alert, found), key=lambda alert: (alert.created_ms, alert.id))

    def put(self, alert: Alert) -> Alert:
        kept = replace(alert, created_ms=alert.created_ms or self._state.now_ms())
        with translated():
            self._state.client.hset(keys.ALERTS(), kept.id, as_json(as_record(kept)))
        return kept

    def remove(self, alert_id: str) -> None:
        queue = RedisDueQueue(self._state, Due.ALERTS)
        with translated():
            self._state.client.hdel(keys.ALERTS(), alert_id)  # first: nothing more is queued
            members = self._state.client.smembers(keys.ALERT_WAITING(alert_id))
        for member in members:
            queue.remove(member)
        digests = [keys.ALERT_DIGEST(alert_id, member.rpartition(":")[2]) for member in members]
        with translated():
            self._state.client.delete(*(key(alert_id) for key in OF_AN_ALERT), *digests)

    def found(self, alert_id: str) -> list[str]:
        with translated():
            return list(self._state.client.lrange(keys.ALERT_FOUND(alert_id), 0, -1))

    def log(self, alert_id: str) -> list[Attempt]:
        with translated():
            lines = self._state.client.lrange(keys.ALERT_LOG(alert_id), 0, -1)
        return [_logged(line) for line in lines]

    def health(self, alert_ids: Sequence[str]) -> list[AlertHealth]:
        with translated(), self._state.client.pipeline(transaction=False) as pipe:
            for alert_id in alert_ids:
                pipe.hgetall(keys.ALERT_HEALTH(alert_id)).scard(keys.ALERT_WAITING(alert_id))
            found = pipe.execute()
        return [_health(found[at], found[at + 1]) for at in range(0, len(found), 2)]


class RedisAlertProgress:
    """AlertProgress in Redis; one of these is one process, or a thread of it, in the turns that it takes.

    Daily mails are due at `daily_hour`, in UTC, hourly ones at each full hour.
    """

    def __init__(self, state: State, daily_hour: int = 0) -> None:
        self._state, self._token = state, secrets.token_hex(8)
        self._rhythms = {Mailed.HOURLY: (HOUR_MS, 0), Mailed.DAILY: (DAY_MS, daily_hour * HOUR_MS)}

    def followed(self) -> Followed:
        with translated():
            number, lost_ms = self._state.client.hmget(keys.ALERTS_FOLLOWED(), "number", "lost_ms")
        return Followed(number, int(lost_ms or 0))

    def begin(self, number: str, *, is_gap: bool) -> None:
        lost = {"lost_ms": self._state.now_ms()} if is_gap else {}
        with translated():
            self._state.client.hset(keys.ALERTS_FOLLOWED(), mapping={"number": number, **lost})

    def take_turn(self, lease_s: float) -> bool:
        return bool(self._state.call(SCRIPTS["turn"], self._token, int(lease_s * 1000)))

    def end_turn(self) -> None:
        self._state.call(SCRIPTS["turn"], self._token, 0)

    def advance(self, after: str, to: str, matched: Mapping[str, Sequence[Matched]], joined: Mapping[str, str]) -> bool:
        found = {alert: [[each.article, each.story, each.number] for each in all_] for alert, all_ in matched.items()}
        limits = (MOST_WAITING, TOLD_MS, MOST_TOLD)
        given = (after, to, as_json(found), as_json(dict(joined)), *limits, as_json(self._rhythms))
        return bool(self._state.call(SCRIPTS["matched"], *given))

    def now_ms(self) -> int:
        return self._state.now_ms()


class RedisOutbox:
    """Outbox in Redis: a due queue, and the log of each alert."""

    def __init__(self, state: State) -> None:
        self._state, self._queue = state, RedisDueQueue(state, Due.ALERTS)

    def take(self, lease_s: float) -> TakenDelivery | None:
        claims = self._queue.claim(1, lease_s)
        if not claims:
            return None
        delivery = _delivery(claims[0])
        articles = self._closed(delivery) if delivery.is_digest else (delivery.article,)
        age_s = max(0, self._state.now_ms() - delivery.first_ms) / 1000
        return TakenDelivery(delivery, claims[0].token, articles, age_s)

    def settle(self, taken: TakenDelivery, attempt: Attempt) -> bool:
        delivery = taken.delivery
        again_ms = -1 if attempt.again_s is None else int(attempt.again_s * 1000)
        next_one = as_json(asdict(replace(delivery, tries=attempt.number)))
        return bool(
            self._state.call(
                SCRIPTS["settle"], member_of(delivery), taken.token, as_json(record_of(attempt)), again_ms,
                int(attempt.outcome == "delivered"), next_one, LOGGED,
            )
        )  # fmt: skip

    def waiting(self) -> int:
        return self._queue.size()

    def _closed(self, digest: Delivery) -> tuple[str, ...]:
        found: list[str] = self._state.call(SCRIPTS["close"], digest.alert, digest.number)
        return tuple(found)


def member_of(delivery: Delivery) -> str:
    """A delivery's name in the queue."""
    return ":".join((delivery.alert, delivery.way, delivery.article, delivery.number))


def _delivery(claim: Claim) -> Delivery:
    known = json.loads(claim.payload)
    return Delivery(**{**known, "way": Way(known["way"]), "first_ms": int(known["first_ms"])})


def _alert(text: str) -> Alert:
    return alert_of(json.loads(text))


def _logged(line: str) -> Attempt:
    at_ms, _, text = line.partition(" ")
    return replace(attempt_of(json.loads(text)), at_ms=int(at_ms))


def _health(known: Mapping[str, str], waiting: int) -> AlertHealth:
    counted = {field.name: int(known.get(field.name, 0)) for field in fields(AlertHealth)}
    return AlertHealth(**{**counted, "waiting": waiting})

"""The ledger in Redis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from newswire_shared.accounting.ledger import (
    _ORDER,
    AGAIN_AFTER_S,
    MOST_AGAIN_FOR,
    Acceptance,
    Admission,
    Begin,
    CaptureRecord,
    Counts,
    LedgerLimits,
    Move,
    Offer,
    counts_of,
)
from newswire_shared.contracts.reasons import End, Lane, Reason, Stage
from newswire_shared.state import keys
from newswire_shared.state.joined_calls import JoinedCalls
from newswire_shared.state.redis_state import State, as_json, translated
from newswire_shared.state.scripts import SCRIPTS

_Row = tuple[str | int, ...]


class RedisLedger:
    """The ledger in Redis."""

    def __init__(self, state: State, limits: LedgerLimits | None = None) -> None:
        self._state, self._limits = state, limits or LedgerLimits()
        # of stages that take up many captures at once, each in a thread
        self._begins = JoinedCalls[_Row, Any](partial(state.try_all, SCRIPTS["begin"]))
        self._advances = JoinedCalls[_Row, Any](partial(state.try_all, SCRIPTS["advance"]))

    def accept(self, offer: Offer) -> Acceptance:
        return self.accept_all([offer])[0]

    def accept_all(self, offers: Sequence[Offer]) -> list[Acceptance]:
        asked = [((offer.key, offer.earlier_key), (self._packed(offer),)) for offer in offers]
        return [*map(_acceptance, self._state.ask_all(SCRIPTS["accept"], asked))]

    def _packed(self, offer: Offer) -> str:
        fields = dict(offer.fields) | ({f"ref:{offer.stage}": offer.ref} if offer.ref else {})
        packed = {name: getattr(offer, name) for name in _OFFERED} | {
            "fields": fields,
            "again_after_ms": AGAIN_AFTER_S * 1000,
            "most_again_for": MOST_AGAIN_FOR,
            "most_waiting": self._limits.most_waiting,
        }
        return as_json(packed)

    def offered_before(self, key: str, slot: str) -> Acceptance | None:
        found = self._state.ask(SCRIPTS["offered_before"], (key,), key, slot)
        return Acceptance(Admission(found[0]), found[1], found[2]) if found else None

    def begin(self, capture_id: str, stage: Stage, count: str = "") -> Begin:
        answer = self._state.call(SCRIPTS["begin"], capture_id, stage, int(bool(count)), count)
        return _begin(capture_id, stage, answer)

    def begin_all(self, capture_ids: Sequence[str], stage: Stage) -> list[Begin]:
        answers = self._begins([(capture_id, stage, 0, "") for capture_id in capture_ids])
        return [_begin(capture_id, stage, answer) for capture_id, answer in zip(capture_ids, answers, strict=True)]

    def advance(
        self,
        capture_id: str,
        to: Stage | End,
        fields: Mapping[str, str] | None = None,
        reason: Reason | None = None,
        by: Stage | None = None,
    ) -> str:
        return str(self._state.call(SCRIPTS["advance"], *self._moved(Move(capture_id, to, fields or {}, reason), by)))

    def advance_all(self, moves: Sequence[Move], by: Stage) -> None:
        self._advances([self._moved(move, by) for move in moves])

    def _moved(self, move: Move, by: Stage | None) -> tuple[str | int, ...]:
        kept_s = int(self._limits.record_kept_s)
        return move.capture_id, move.to, as_json(move.fields), move.reason or "", kept_s, by or ""

    def record(self, capture_id: str) -> CaptureRecord | None:
        words = self._state.call(SCRIPTS["record"], capture_id)
        return CaptureRecord(capture_id, dict(zip(words[::2], words[1::2], strict=True))) if words else None

    def overdue(self, stage: Stage, parking: str, limit: int, *, waits: bool = True) -> list[str]:
        live, backfill = self._limits.overdue_of(Lane.LIVE, waits), self._limits.overdue_of(Lane.BACKFILL, waits)
        arguments = (stage, parking, int(live * 1000), int(backfill * 1000), limit)
        return list(self._state.call(SCRIPTS["overdue"], *arguments))

    def failed_try(self, capture_id: str, stage: Stage) -> int:
        return int(self._state.call(SCRIPTS["tries"], capture_id, stage))

    def counts(self, bucket: str) -> Counts:
        with translated(), self._state.client.pipeline() as pipe:
            pipe.hgetall(keys.BUCKET(bucket))
            pipe.scard(keys.BUCKET_OPEN(bucket))
            pipe.zcard(keys.BUCKET_FRESH(bucket))
            found, in_flight, fresh = pipe.execute()
        return counts_of(found, int(in_flight) + int(fresh))

    def buckets(self, since_ms: int) -> list[str]:
        with translated():
            return list(self._state.client.zrangebyscore(keys.BUCKETS(), since_ms, "+inf"))

    def in_flight(self, stage: Stage) -> int:
        with translated(), self._state.client.pipeline() as pipe:
            pipe.zcard(keys.IN_STAGE(stage))
            pipe.get(keys.FRESH())
            recorded, fresh = pipe.execute()
        return int(recorded) + (int(fresh or 0) if stage is Stage.FETCH else 0)

    def longest_in(self, stage: Stage, limit: int) -> list[CaptureRecord]:
        ids = self._state.call(SCRIPTS["longest_in"], stage, limit)
        return [record for record in map(self.record, ids) if record]

    def captures_of(self, article_id: str) -> list[CaptureRecord]:
        ids = self._state.ask(SCRIPTS["captures_of"], (article_id,), article_id)
        return [record for record in map(self.record, ids) if record]


def _begin(capture_id: str, stage: Stage, answer: Any) -> Begin:
    state, starts, paused, *words = answer
    # an end is past every stage; `unknown` is no end, but a record that was lost
    passed = state not in _ORDER or _ORDER[state] > _ORDER[stage]
    fields = dict(zip(words[::2], words[1::2], strict=True))
    record = CaptureRecord(capture_id, fields) if fields else None
    return Begin(state, int(starts), paused, passed and state != "unknown", record)


def _acceptance(answer: list[str]) -> Acceptance:
    admission, article, capture, _, *home = answer
    return Acceptance(Admission(admission), article, capture, *home)


_OFFERED = ("key", "url", "source", "lane", "slot", "stage", "host", "run", "earlier_key", "rank")

"""The ledger in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from newswire_shared.accounting.ledger import (
    AGAIN,
    AGAIN_AFTER_S,
    FIRST,
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
from newswire_shared.testing.memory import Memory

IN_FLIGHT: Mapping[str, int] = {Stage.FETCH: 1, Stage.ENRICH: 2, Stage.INDEX: 3}
HOUR_MS = 3_600_000


class FakeLedger:
    """A Ledger in dictionaries; records never expire."""

    def __init__(self, memory: Memory, limits: LedgerLimits | None = None) -> None:
        self._memory, self._limits = memory, limits or LedgerLimits()

    def accept(self, offer: Offer) -> Acceptance:
        """Dedupe, mint, queue and count an address."""
        article_id = self._memory.resolve_either(offer.key, offer.earlier_key)
        known = self._memory.articles.get(article_id, {})
        if "taken_down" in known:
            return Acceptance(Admission.TAKEN_DOWN, article_id, "")
        if offer.slot == FIRST and known:
            if self._may_be_offered_again(offer, known) and self._is_full(offer):
                return Acceptance(Admission.FULL, article_id, "")
            if not self._is_offered_again(offer, known):
                return Acceptance(Admission.KNOWN, article_id, known.get("first_capture", ""))
            offer = replace(offer, slot=f"{AGAIN}{known['agains']}")
        elif self._is_full(offer):
            return Acceptance(Admission.FULL, article_id, "")
        capture_id = _capture_id(article_id, offer.slot)
        if capture_id in self._memory.captures:
            return Acceptance(Admission.KNOWN, article_id, capture_id)
        self._open(offer, article_id, capture_id)
        return Acceptance(Admission.ACCEPTED, article_id, capture_id, known.get("home", ""))

    def offered_before(self, key: str, slot: str) -> Acceptance | None:
        """What an offer came to earlier, under any id that its key led to."""
        last = self._memory.resolve(key)
        if "taken_down" in self._memory.articles.get(last, {}):
            return Acceptance(Admission.TAKEN_DOWN, last, "")
        ids = [key]
        while ids[-1] in self._memory.aliases:
            ids.append(self._memory.aliases[ids[-1]])
        captures = [_capture_id(article_id, slot) for article_id in ids]
        known = next((capture for capture in captures if capture in self._memory.captures), None)
        return Acceptance(Admission.KNOWN, last, known) if known else None

    def accept_all(self, offers: Sequence[Offer]) -> list[Acceptance]:
        """Accept many."""
        return [self.accept(offer) for offer in offers]

    def _is_offered_again(self, offer: Offer, known: dict[str, str]) -> bool:
        """Whether an article's last look failed and may be taken again; if so, it is counted."""
        if not self._may_be_offered_again(offer, known):
            return False
        del known["failed_ms"]
        if _is_anothers(offer, known):
            known["again_for"] = f"{known.get('again_for', '')}\n{offer.source}"
        known["agains"] = str(int(known.get("agains", "0")) + 1)
        return True

    def _may_be_offered_again(self, offer: Offer, known: dict[str, str]) -> bool:
        failed_ms = int(known.get("failed_ms", "-1"))
        since_s = (self._memory.clock.now_ms() - failed_ms) / 1000
        return failed_ms >= 0 and bool(offer.run or _is_anothers(offer, known) or since_s >= AGAIN_AFTER_S)

    def _is_full(self, offer: Offer) -> bool:
        """Whether a source has as many addresses waiting as it may."""
        if offer.slot != FIRST or offer.run or offer.stage is not Stage.FETCH:
            return False
        sources = [self._memory.captures[capture]["source"] for capture in self._memory.entered[Stage.FETCH]]
        return sources.count(offer.source) >= self._limits.most_waiting

    def _note_failure(self, article_id: str, reason: Reason | None, to: str) -> None:
        article = self._memory.articles.get(self._memory.resolve(article_id), {})
        if reason is Reason.HTTP_ERROR and article:
            article["failed_ms"] = str(self._memory.clock.now_ms())
        elif to != End.DEAD:
            article.pop("failed_ms", None)

    def _open(self, offer: Offer, article_id: str, capture_id: str) -> None:
        now = str(self._memory.clock.now_ms())
        article = self._memory.articles.setdefault(article_id, {})
        if "first_seen_ms" not in article:
            article |= {"first_seen_ms": now, "url": offer.url, "source": offer.source, "first_capture": capture_id}
        buckets = [f"{offer.source}/{int(now) // HOUR_MS}", *([f"run/{offer.run}"] if offer.run else [])]
        self._memory.captures[capture_id] = {
            "state": offer.stage, "article": article_id, "url": offer.url, "source": offer.source,
            "lane": offer.lane, "slot": offer.slot, "host": offer.host, "buckets": "\n".join(buckets),
            "accepted_ms": now, f"at:{offer.stage}": now, "first_seen_ms": article["first_seen_ms"],
            **offer.fields, **({f"ref:{offer.stage}": offer.ref} if offer.ref else {}),
            **({"home": article["home"]} if article.get("home") else {}),
        }  # fmt: skip
        self._memory.ranks[capture_id] = offer.rank
        self._memory.of_article[article_id].insert(0, capture_id)
        self._memory.of_sources[buckets[0]] = int(now)
        self._count(capture_id, "accepted")
        self._enter(capture_id, offer.stage)

    def begin(self, capture_id: str, stage: Stage, count: str = "") -> Begin:
        """A stage starts on a capture."""
        paused = self._memory.pause_of(stage)
        fields = self._memory.captures.get(capture_id)
        if fields is None:
            return Begin("unknown", 0, paused, False)
        passed = is_past(fields["state"], stage)
        if passed or paused:
            return Begin(fields["state"], 0, paused, passed)
        if count:
            fields[count] = str(int(fields.get(count, "0")) + 1)
        starts = int(fields[count]) if count else 0
        return Begin(fields["state"], starts, paused, passed, CaptureRecord(capture_id, dict(fields)))

    def begin_all(self, capture_ids: Sequence[str], stage: Stage) -> list[Begin]:
        """A stage starts on many."""
        return [self.begin(capture_id, stage) for capture_id in capture_ids]

    def advance_all(self, moves: Sequence[Move], by: Stage) -> None:
        """Move many forward."""
        for move in moves:
            self.advance(move.capture_id, move.to, move.fields, move.reason, by)

    def advance(
        self,
        capture_id: str,
        to: Stage | End,
        fields: Mapping[str, str] | None = None,
        reason: Reason | None = None,
        by: Stage | None = None,
    ) -> str:
        """Move a capture forward."""
        record = self._memory.captures.get(capture_id)
        if record is None:
            return "unknown"
        state = record["state"]
        if is_past(state, by) or IN_FLIGHT.get(to, 9) <= IN_FLIGHT[state]:
            return self._fill_in(record, fields if to in IN_FLIGHT else None)
        record.update(fields or {})
        if state == Stage.FETCH:
            self._note_failure(record["article"], reason, to)
        self._leave(capture_id, state)
        self._enter(capture_id, to)
        if to not in IN_FLIGHT and reason:
            record["reason"] = reason
            self._count(capture_id, f"reason:{reason}")
        if to != End.DEAD:
            self._memory.rate(state)["passed"] += 1
        return to

    def _fill_in(self, record: dict[str, str], fields: Mapping[str, str] | None) -> str:
        for name, value in (fields or {}).items():
            record.setdefault(name, value)
        return record["state"]

    def _leave(self, capture_id: str, state: str) -> None:
        self._memory.entered[state].pop(capture_id, None)
        for name in (f"starts:{state}", f"tries:{state}", "claims", "waits", "next_ms"):
            self._memory.captures[capture_id].pop(name, None)

    def _enter(self, capture_id: str, state: str) -> None:
        """Make it a capture's state, in the record, the sets and the counts."""
        record, now = self._memory.captures[capture_id], self._memory.clock.now_ms()
        record |= {"state": state, f"at:{state}": str(now)}
        self._memory.to_fetch.discard(capture_id)
        if state in IN_FLIGHT:
            self._memory.entered[state][capture_id] = now
        for name in record["buckets"].split("\n"):
            (self._memory.open[name].add if state in IN_FLIGHT else self._memory.open[name].discard)(capture_id)
        if state not in IN_FLIGHT:
            self._count(capture_id, state)
        if state == Stage.FETCH:
            self._memory.to_fetch.add(capture_id)

    def _count(self, capture_id: str, field: str, by: int = 1) -> None:
        for name in self._memory.captures[capture_id]["buckets"].split("\n"):
            self._memory.buckets[name][field] += by

    def record(self, capture_id: str) -> CaptureRecord | None:
        """The record of a capture."""
        fields = self._memory.captures.get(capture_id)
        return CaptureRecord(capture_id, dict(fields)) if fields else None

    def overdue(self, stage: Stage, parking: str, limit: int, *, waits: bool = True) -> list[str]:
        """Captures that are later than their lane should be, each once a period."""
        late = [c for c in sorted(self._memory.entered[stage], key=self._memory.entered[stage].__getitem__)
                if self._is_late(c, stage, parking, waits)][:limit]  # fmt: skip
        for capture_id in late:
            self._memory.entered[stage][capture_id] = self._memory.clock.now_ms()
        named = [capture_id for capture_id in late if capture_id not in self._memory.to_fetch]
        if stage is Stage.FETCH:
            self._memory.to_fetch.update(named)
        return named

    def _is_late(self, capture_id: str, stage: Stage, parking: str, waits: bool) -> bool:
        limit_s = self._limits.overdue_of(Lane(self._memory.captures[capture_id]["lane"]), waits)
        is_parked = f"{capture_id}:{stage}" in self._memory.queues[parking].due
        return not is_parked and self._memory.entered[stage][capture_id] < self._memory.clock.now_ms() - limit_s * 1000

    def failed_try(self, capture_id: str, stage: Stage) -> int:
        """Count a failed try."""
        fields = self._memory.captures.get(capture_id)
        if fields is None:
            return 1
        tries = int(fields.get(f"tries:{stage}", "0")) + 1
        fields[f"tries:{stage}"] = str(tries)
        return tries

    def counts(self, bucket: str) -> Counts:
        """The counts of one bucket."""
        found = {name: str(number) for name, number in self._memory.buckets[bucket].items()}
        return counts_of(found, len(self._memory.open[bucket]))

    def buckets(self, since_ms: int) -> list[str]:
        """Names of the buckets of sources that accepted something since then."""
        return [name for name, at in self._memory.of_sources.items() if at >= since_ms]

    def in_flight(self, stage: Stage) -> int:
        """How many captures are in a stage."""
        return len(self._memory.entered[stage])

    def longest_in(self, stage: Stage, limit: int) -> list[CaptureRecord]:
        """Records of the captures that entered a stage first."""
        entered = self._memory.entered[stage]
        first = sorted(entered, key=entered.__getitem__)[:limit]
        return [record for record in map(self.record, first) if record]

    def captures_of(self, article_id: str) -> list[CaptureRecord]:
        """An article's captures, the newest first."""
        return [record for record in map(self.record, self._memory.of_article[article_id]) if record]

    def revive(self, capture_id: str, stage: str, ended: End = End.DEAD) -> bool:
        """Take a capture that ended so back into flight."""
        fields = self._memory.captures.get(capture_id, {})
        if fields.get("state") != ended:
            return False
        self._count(capture_id, ended, -1)
        if "reason" in fields:
            self._count(capture_id, f"reason:{fields.pop('reason')}", -1)
        for name in ("claims", "waits", "next_ms", f"starts:{stage}", "starts:suspect", f"tries:{stage}"):
            fields.pop(name, None)
        self._enter(capture_id, stage)
        return True


def _is_anothers(offer: Offer, known: Mapping[str, str]) -> bool:
    """Whether an address is listed by another source than those that it was asked for."""
    asked_by = f"\n{known.get('source', '')}{known.get('again_for', '')}\n"
    return not offer.run and len(asked_by.encode()) < MOST_AGAIN_FOR and f"\n{offer.source}\n" not in asked_by


def _capture_id(article_id: str, slot: str) -> str:
    return hashlib.sha1(f"{article_id}\n{slot}".encode()).hexdigest()[:32]


def is_past(state: str, stage: Stage | None) -> bool:
    """Whether a capture in this state is past a stage: what that stage says of it comes too late."""
    return state not in IN_FLIGHT or (stage is not None and IN_FLIGHT[state] > IN_FLIGHT[stage])

"""The ledger: where every capture is, as a state machine with sets.

accepted = indexed + unchanged + rejected + dead + in flight, exactly, per source and hour of acceptance.
In flight is a set of capture ids, never a difference.  A move that is behind where the capture stands
changes nothing, so every step can be repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from newswire_shared.events import CaptureMessage, CaptureRef
from newswire_shared.reasons import End, Lane, Reason, Stage
from newswire_shared.scripts import State, as_json, translated
from newswire_shared.topology import route_of_stage

FIRST = "first"
AGAIN = "again-"  # the slot of an address that failed and was offered again, with the number of that offer
MOST_WAITING = 20_000  # addresses that one source may have waiting: half a day of one host, 20 MB of Redis
AGAIN_AFTER_S = 6 * 3600.0  # its tries took a day: soon enough for news, and a dead page is not asked for without end
REBUILDS = "rebuilds"


@dataclass(frozen=True, slots=True)
class Offer:
    """An address offered for acceptance.

    `slot` names the look at the article: `first`, `recheck-n`, a client's key or a run.  A capture that is
    accepted with its copy already archived starts at a later stage and carries `ref`.  `run` groups captures
    for a ledger of their own.
    """

    key: str
    url: str
    source: str
    lane: Lane = Lane.LIVE
    slot: str = FIRST
    stage: Stage = Stage.FETCH
    host: str = ""
    ref: str = ""
    run: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What acceptance answered: `accepted`, `known`, `taken down`, or `full` where its source has too many waiting."""

    verdict: str
    article_id: str
    capture_id: str

    @property
    def is_new(self) -> bool:
        return self.verdict == "accepted"

    @property
    def is_full(self) -> bool:
        """Whether it may be offered again when fewer of its source wait."""
        return self.verdict == "full"


@dataclass(frozen=True, slots=True)
class Begin:
    """Where a capture stands as a stage starts on it; `passed` means that the work is done already.

    `record` is there when the stage may go on.
    """

    state: str
    starts: int
    paused: str
    passed: bool
    record: CaptureRecord | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Counts:
    """One bucket of the ledger: a source in an hour, or a run."""

    accepted: int = 0
    indexed: int = 0
    unchanged: int = 0
    rejected: int = 0
    dead: int = 0
    in_flight: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_balanced(self) -> bool:
        ended = self.indexed + self.unchanged + self.rejected + self.dead
        return self.accepted == ended + self.in_flight

    def __add__(self, other: Counts) -> Counts:
        names = sorted({*self.reasons, *other.reasons})
        numbers = {name: getattr(self, name) + getattr(other, name) for name in COUNTED}
        reasons = {name: self.reasons.get(name, 0) + other.reasons.get(name, 0) for name in names}
        return Counts(**numbers, reasons=reasons)

    def as_json(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in COUNTED} | {"reasons": dict(self.reasons)}


COUNTED = ("accepted", "indexed", "unchanged", "rejected", "dead", "in_flight")


@dataclass(frozen=True, slots=True)
class CaptureRecord:
    """The record of one capture, as Redis holds it."""

    capture_id: str
    fields: Mapping[str, str]

    @property
    def state(self) -> str:
        return self.fields["state"]

    @property
    def article_id(self) -> str:
        return self.fields["article"]

    @property
    def url(self) -> str:
        return self.fields["url"]

    @property
    def source(self) -> str:
        return self.fields["source"]

    @property
    def lane(self) -> Lane:
        return Lane(self.fields["lane"])

    @property
    def first_seen_ms(self) -> int:
        return int(self.fields["first_seen_ms"])

    @property
    def rebuilds(self) -> str:
        """The earlier capture whose copy is enriched anew under this one's account, "" if it is a look of its own."""
        return self.fields.get(REBUILDS, "")

    def message(self, stage: Stage) -> CaptureMessage:
        """The message that starts a stage on this capture."""
        kind = route_of_stage(stage).message
        assert issubclass(kind, CaptureMessage)
        reference = CaptureRef(
            capture_id=self.capture_id,
            article_id=self.article_id,
            source=self.source,
            ref=self.fields.get(f"ref:{stage}", ""),
        )
        return kind(lane=self.lane, captures=(reference,))


def first_message(acceptance: Acceptance, offer: Offer) -> CaptureMessage:
    """The message that starts the work on a capture that was accepted with its copy archived already."""
    fields = {
        "article": acceptance.article_id,
        "source": offer.source,
        "lane": offer.lane,
        f"ref:{offer.stage}": offer.ref,
    }
    return CaptureRecord(acceptance.capture_id, fields).message(offer.stage)


class Ledger(Protocol):
    """Accounts for captures.  Every method raises TransientError when the state cannot be reached."""

    def accept(self, offer: Offer) -> Acceptance:
        """Dedupe, mint, queue and count an address, in one step.

        What is offered as a first look and failed earlier as an http error is accepted again, in a slot of its own:
        at once as part of a run, which a person started, else `AGAIN_AFTER_S` after that.  While it still waits for its
        next try, a run has it tried at once.
        """

    def begin(self, capture_id: str, stage: Stage, count: str = "") -> Begin:
        """A stage starts; `count` names the counter of starts to raise, none if empty."""

    def advance(
        self,
        capture_id: str,
        to: Stage | End,
        fields: Mapping[str, str] | None = None,
        reason: Reason | None = None,
        by: Stage | None = None,
    ) -> str:
        """Move a capture forward and answer its state afterwards.

        `by` is the stage that says so: of a capture that is past it nothing is believed any more.
        """

    def record(self, capture_id: str) -> CaptureRecord | None:
        """The record of a capture, None when it never was or has expired."""

    def overdue(self, stage: Stage, parking: str, limit: int) -> list[str]:
        """Captures that are later in a stage than their lane should be, each named once a period."""

    def failed_try(self, capture_id: str, stage: Stage) -> int:
        """Count a failed try of a stage and answer how many there were."""

    def counts(self, bucket: str) -> Counts:
        """The counts of one bucket: `SOURCE/HOUR` or `run/ID`."""


@dataclass(frozen=True, slots=True)
class LedgerLimits:
    """Times in seconds; `most_waiting` addresses of a source may wait to be fetched."""

    record_kept_s: float = 7 * 86400
    overdue_live_s: float = 300
    overdue_backfill_s: float = 3600
    most_waiting: int = MOST_WAITING


class RedisLedger:
    """The ledger in Redis."""

    def __init__(self, state: State, limits: LedgerLimits | None = None) -> None:
        self._state, self._limits = state, limits or LedgerLimits()

    def accept(self, offer: Offer) -> Acceptance:
        fields = dict(offer.fields) | ({f"ref:{offer.stage}": offer.ref} if offer.ref else {})
        packed = {name: getattr(offer, name) for name in _OFFERED} | {
            "fields": fields,
            "again_after_ms": AGAIN_AFTER_S * 1000,
            "most_waiting": self._limits.most_waiting,
        }
        verdict, article, capture, _ = self._state.call("accept", as_json(packed))
        return Acceptance(verdict, article, capture)

    def begin(self, capture_id: str, stage: Stage, count: str = "") -> Begin:
        state, starts, paused, *words = self._state.call("begin", capture_id, stage, int(bool(count)), count)
        passed = state not in _ORDER or _ORDER[state] > _ORDER[stage]
        fields = dict(zip(words[::2], words[1::2], strict=True))
        record = CaptureRecord(capture_id, fields) if fields else None
        return Begin(state, int(starts), paused, passed and state != "unknown", record)

    def advance(
        self,
        capture_id: str,
        to: Stage | End,
        fields: Mapping[str, str] | None = None,
        reason: Reason | None = None,
        by: Stage | None = None,
    ) -> str:
        kept = int(self._limits.record_kept_s)
        answer = self._state.call("advance", capture_id, to, as_json(fields or {}), reason or "", kept, by or "")
        return str(answer)

    def record(self, capture_id: str) -> CaptureRecord | None:
        with translated():
            fields = self._state.client.hgetall(self._state.key("capture", capture_id))
        return CaptureRecord(capture_id, fields) if fields else None

    def overdue(self, stage: Stage, parking: str, limit: int) -> list[str]:
        live, backfill = self._limits.overdue_live_s, self._limits.overdue_backfill_s
        arguments = (stage, parking, int(live * 1000), int(backfill * 1000), limit)
        return list(self._state.call("overdue", *arguments))

    def failed_try(self, capture_id: str, stage: Stage) -> int:
        return int(self._state.call("tries", capture_id, stage))

    def counts(self, bucket: str) -> Counts:
        with translated(), self._state.client.pipeline() as pipe:
            pipe.hgetall(self._state.key("bucket", bucket))
            pipe.scard(self._state.key("bucket", bucket, "open"))
            found, in_flight = pipe.execute()
        return counts_of(found, int(in_flight))

    def buckets(self, since_ms: int) -> list[str]:
        """Names of the buckets of sources that accepted something since then."""
        with translated():
            return list(self._state.client.zrangebyscore(self._state.key("buckets"), since_ms, "+inf"))

    def in_flight(self, stage: Stage) -> int:
        """How many captures are in a stage."""
        with translated():
            return int(self._state.client.zcard(self._state.key("inflight", stage)))

    def longest_in(self, stage: Stage, limit: int) -> list[CaptureRecord]:
        """Records of the captures that entered a stage first."""
        with translated():
            ids = self._state.client.zrange(self._state.key("inflight", stage), 0, limit - 1)
        return [record for record in map(self.record, ids) if record]

    def captures_of(self, article_id: str) -> list[CaptureRecord]:
        """The records of an article's last captures, the newest first."""
        with translated():
            ids = self._state.client.lrange(self._state.key("captures", article_id), 0, -1)
        return [record for record in map(self.record, ids) if record]

    def forget_run(self, run: str, keep_s: int = 86400) -> None:
        """Let a run's own counts expire."""
        with translated():
            self._state.client.expire(self._state.key("bucket", f"run/{run}"), keep_s)


_OFFERED = ("key", "url", "source", "lane", "slot", "stage", "host", "run")
_ORDER = {Stage.FETCH: 1, Stage.ENRICH: 2, Stage.INDEX: 3}


def counts_of(found: Mapping[str, str], in_flight: int) -> Counts:
    """Counts from a bucket's fields and the size of its open set."""
    reasons = {name[7:]: int(n) for name, n in found.items() if name.startswith("reason:") and int(n)}
    numbers = {name: int(found.get(name, 0)) for name in COUNTED[:-1]}
    return Counts(**numbers, in_flight=in_flight, reasons=dict(sorted(reasons.items())))


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of several buckets."""
    return sum(counts, Counts())

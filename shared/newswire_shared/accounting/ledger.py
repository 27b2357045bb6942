"""The ledger: where every capture is, as a state machine with sets.

accepted = indexed + unchanged + rejected + dead + in flight, exactly, per source and hour of acceptance.
In flight is a set of capture ids, never a difference.  A move that is behind where the capture stands
changes nothing, so every step can be repeated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from newswire_shared.contracts.events import CaptureMessage, CaptureRef
from newswire_shared.contracts.reasons import End, Lane, Reason, Stage
from newswire_shared.contracts.topology import route_of_stage

FIRST = "first"  # the slot of the first look at an article
RECHECK, EDIT = "recheck-", "edit-"  # how slots of planned looks begin, and of looks at an edit that was announced
LOOKS_AGAIN = (RECHECK, EDIT)  # which let first looks pass, in the line of their host
AGAIN = "again-"  # the slot of an address that failed and was offered again, with the number of that offer
MOST_WAITING = 20_000  # addresses that one source may have waiting: half a day of one host, 8 MB of Redis
AGAIN_AFTER_S = 6 * 3600.0  # its tries took a day: soon enough for news, and a dead page is not asked for without end
MOST_AGAIN_FOR = 400  # bytes of names of sources that a dead page was asked for at once: a dozen of them, and no more
REBUILDS = "rebuilds"  # the field that names the capture whose copy is enriched anew
AT, REF, GIVEN = "at:", "ref:", "given:"  # how names of fields begin that a record has several of


@dataclass(frozen=True, slots=True)
class Offer:
    """An address offered for acceptance.

    `slot` names the look at the article: `first`, `recheck-n`, `edit-TIME`, a client's key or a run.  A capture that is
    accepted with its copy already archived starts at a later stage and carries `ref`.  `run` groups captures
    for a ledger of their own.  `earlier_key` is what the scheme of identity before made of the address: an
    article that is known only by it is known.  `rank` is its place, from 1, among what one look at its source brought:
    in line at its host it stands no further back, whatever earlier looks left waiting there; 0 where there was no look.
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
    earlier_key: str = ""
    rank: int = 0


class Admission(StrEnum):
    """What became of an offer: `FULL` where its source has too many addresses waiting."""

    ACCEPTED = "accepted"
    KNOWN = "known"
    TAKEN_DOWN = "taken down"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What acceptance answered."""

    admission: Admission
    article_id: str
    capture_id: str
    home: str = ""  # where the index has the article, as far as the registry knows

    @property
    def is_new(self) -> bool:
        return self.admission is Admission.ACCEPTED

    @property
    def is_full(self) -> bool:
        """Whether it may be offered again when fewer of its source wait."""
        return self.admission is Admission.FULL


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
class Move:
    """A capture that goes on to a stage or to its end, with what its record learns."""

    capture_id: str
    to: Stage | End
    fields: Mapping[str, str] = field(default_factory=dict)
    reason: Reason | None = None


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
    """The record of one capture; `kept` is how the state keeps it.  Times are in milliseconds since 1970."""

    capture_id: str
    kept: Mapping[str, str]

    @property
    def state(self) -> str:
        """The Stage that it is in, or the End that it came to."""
        return self.kept["state"]

    @property
    def article_id(self) -> str:
        return self.kept["article"]

    @property
    def url(self) -> str:
        return self.kept["url"]

    @property
    def source(self) -> str:
        return self.kept["source"]

    @property
    def lane(self) -> Lane:
        return Lane(self.kept["lane"])

    @property
    def slot(self) -> str:
        return self.kept.get("slot", "")

    @property
    def host(self) -> str:
        return self.kept.get("host", "")

    @property
    def accepted_ms(self) -> int:
        return int(self.kept["accepted_ms"])

    @property
    def first_seen_ms(self) -> int:
        return int(self.kept["first_seen_ms"])

    @property
    def reached_ms(self) -> Mapping[str, int]:
        """When it entered each stage, and when it ended, by the names of stages and ends."""
        return {name.removeprefix(AT): int(at) for name, at in self.kept.items() if name.startswith(AT)}

    @property
    def given(self) -> Mapping[str, str]:
        """What was known of it as it was accepted, such as the title that a feed gives."""
        return {name.removeprefix(GIVEN): text for name, text in self.kept.items() if name.startswith(GIVEN)}

    @property
    def reason(self) -> str:
        """The Reason for which it was rejected or is dead, "" where it was not."""
        return self.kept.get("reason", "")

    @property
    def detail(self) -> str:
        """What happened, for a person, "" where the reason says it all."""
        return self.kept.get("detail", "")

    @property
    def waits(self) -> str:
        """Why it waits for its next fetch, "" if it does not."""
        return self.kept.get("waits", "")

    @property
    def next_ms(self) -> int | None:
        """When it is fetched next, where it waits for that."""
        return int(self.kept["next_ms"]) if "next_ms" in self.kept else None

    @property
    def claims(self) -> int:
        """How many fetches of it began and did not end in order."""
        return int(self.kept.get("claims", "0"))

    @property
    def asks(self) -> str:
        """The address that its next request goes to: its own, or where a redirect led."""
        return self.kept.get("at_url") or self.url

    @property
    def hops(self) -> int:
        """How many redirects were followed on the way there."""
        return int(self.kept.get("hops", "0"))

    @property
    def home(self) -> str:
        """Where the index had its article as it was accepted, "" where the registry did not know."""
        return self.kept.get("home", "")

    @property
    def rebuilds(self) -> str:
        """The earlier capture whose copy is enriched anew under this one's account, "" if it is a look of its own."""
        return self.kept.get(REBUILDS, "")

    @property
    def though(self) -> str:
        """The reason for which it shall not be rejected, "" where none is excused."""
        return self.kept.get("though", "")

    def ref(self, stage: str) -> str:
        """The archive's reference to what a stage reads, "" where there is none yet."""
        return self.kept.get(f"{REF}{stage}", "")

    def starts(self, stage: str) -> int:
        """How often a stage began with it and did not end in order."""
        return int(self.kept.get(f"starts:{stage}", "0"))

    def tries(self, stage: str) -> int:
        """How often a stage failed with it and is to be tried again."""
        return int(self.kept.get(f"tries:{stage}", "0"))

    def message(self, stage: Stage) -> CaptureMessage:
        """The message that starts a stage on this capture."""
        kind = route_of_stage(stage).message
        assert issubclass(kind, CaptureMessage)
        reference = CaptureRef(
            capture_id=self.capture_id, article_id=self.article_id, source=self.source, ref=self.ref(stage),
            home=self.home,
        )  # fmt: skip
        return kind(lane=self.lane, captures=(reference,))

    def as_json(self) -> dict[str, str]:
        """For machines."""
        return {"capture_id": self.capture_id, **self.kept}


def first_message(acceptance: Acceptance, offer: Offer) -> CaptureMessage:
    """The message that starts the work on a capture that was accepted with its copy archived already."""
    fields = {
        "article": acceptance.article_id,
        "source": offer.source,
        "lane": offer.lane,
        "home": acceptance.home,
        f"ref:{offer.stage}": offer.ref,
    }
    return CaptureRecord(acceptance.capture_id, fields).message(offer.stage)


class Ledger(Protocol):
    """Accounts for captures.  Every method raises TransientError when the state cannot be reached."""

    def accept(self, offer: Offer) -> Acceptance:
        """Dedupe, mint, queue and count an address, in one step.

        What is offered as a first look and failed earlier as an http error is accepted again, in a slot of its own:
        at once as part of a run, which a person started, or where another source lists it, each of them once; else
        `AGAIN_AFTER_S` after that.  While it still waits for its next try, a run has it tried at once.
        """

    def offered_before(self, key: str, slot: str) -> Acceptance | None:
        """What an offer of this key and slot came to earlier: it is known, or taken down; None where it would be new.

        It is found also where the key was tied to another article since.
        """

    def accept_all(self, offers: Sequence[Offer]) -> list[Acceptance]:
        """Accept many in one exchange, each by itself; where it raises, some may have been accepted."""

    def begin(self, capture_id: str, stage: Stage, count: str = "") -> Begin:
        """A stage starts; `count` names the counter of starts to raise, none if empty."""

    def begin_all(self, capture_ids: Sequence[str], stage: Stage) -> list[Begin]:
        """A stage starts on many in one exchange; no start is counted."""

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

    def advance_all(self, moves: Sequence[Move], by: Stage) -> None:
        """Move many in one exchange, each by itself; where it raises, some may have been moved."""

    def record(self, capture_id: str) -> CaptureRecord | None:
        """The record of a capture, None when it never was or has expired."""

    def overdue(self, stage: Stage, parking: str, limit: int, *, waits: bool = True) -> list[str]:
        """Captures that are later in a stage than their lane should be, each named once a period.

        Where nothing waits for the stage, those of the lane backfill should be as quick as live ones.
        """

    def failed_try(self, capture_id: str, stage: Stage) -> int:
        """Count a failed try of a stage and answer how many there were."""

    def counts(self, bucket: str) -> Counts:
        """The counts of one bucket: `SOURCE/HOUR` or `run/ID`."""

    def buckets(self, since_ms: int) -> list[str]:
        """Names of the buckets of sources that accepted something since then."""

    def in_flight(self, stage: Stage) -> int:
        """How many captures are in a stage."""

    def longest_in(self, stage: Stage, limit: int) -> list[CaptureRecord]:
        """Records of the captures that entered a stage first."""

    def captures_of(self, article_id: str) -> list[CaptureRecord]:
        """The records of an article's last captures, the newest first."""


@dataclass(frozen=True, slots=True)
class LedgerLimits:
    """Times in seconds; `most_waiting` addresses of a source may wait to be fetched."""

    record_kept_s: float = 7 * 86400  # a week in which `newswire trace` shows the whole way
    overdue_live_s: float = 300  # far above what a live article takes, so that little is sent twice
    overdue_backfill_s: float = 3600  # it may rightly wait behind much else
    most_waiting: int = MOST_WAITING

    def overdue_of(self, lane: Lane, waits: bool) -> float:
        """When a capture of a lane is late; `waits` tells whether anything waits for its stage."""
        quick = lane is Lane.LIVE or not waits
        return self.overdue_live_s if quick else self.overdue_backfill_s


_ORDER = {Stage.FETCH: 1, Stage.ENRICH: 2, Stage.INDEX: 3}


def counts_of(found: Mapping[str, str], in_flight: int) -> Counts:
    """Counts from a bucket's fields and the size of its open set."""
    reasons = {name[7:]: int(n) for name, n in found.items() if name.startswith("reason:") and int(n)}
    numbers = {name: int(found.get(name, 0)) for name in COUNTED[:-1]}
    return Counts(**numbers, in_flight=in_flight, reasons=dict(sorted(reasons.items())))


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of several buckets."""
    return sum(counts, Counts())

"""Use case: send again what the engine lacks, from its enriched copies to the index queue, through the ledger.

What it holds under two ids of one article is united on the spot.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from newswire_shared.accounting.ledger import Ledger, Offer, first_message
from newswire_shared.accounting.pressure import Pressure, wait_for_room
from newswire_shared.accounting.publishing import EventPublisher, joined
from newswire_shared.archive.segments import Segments
from newswire_shared.archive.walk import logged, walked
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.reasons import Lane, Stage

from newswire_index.recovery.enriched_copies import ENRICHED
from newswire_index.recovery.reconcile import Differences

AT_ONCE = 100  # captures between two looks at queues and memory


@dataclass(frozen=True, slots=True)
class SentCopy:
    """The newest enriched copy of a capture that the engine lacks."""

    ref: str
    written_at: str
    article: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MendReport:
    """What was sent, as captures of a run; `lost` are articles that no copy in the archive is left of.

    `merged` are still held under an id of their own: others kept writing them.
    """

    run: str
    sent: int
    lost: tuple[str, ...]
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mend:
    """Sends every capture that an article lacks: its revisions come back too, and each is accounted for.

    `on_wait` is called with each reason to wait.
    """

    segments: Segments
    ledger: Ledger
    publisher: EventPublisher
    pressure: Pressure
    clock: Clock
    on_wait: Callable[[str], None]
    unite: Callable[[Sequence[str]], Mapping[str, ArticleDocument | None]]

    def __call__(self, found: Differences) -> MendReport:
        """A run has a slot of its own for each capture: cut off, another sends what is lacking by then."""
        run = secrets.token_hex(6)
        wanted = {each.article_id: frozenset[str]() for each in found.missing} | found.behind
        copies = self._copies(wanted) if wanted else {}
        sent = 0
        captures = sorted(copies.items(), key=lambda item: item[1].written_at)
        for begin in range(0, len(captures), AT_ONCE):
            sent += self._sent(run, captures[begin : begin + AT_ONCE])
        met = {copy.article["article_id"] for copy in copies.values()}
        return MendReport(run, sent, tuple(sorted({*wanted} - met)), self._left(found.merged))

    def _left(self, merged: Sequence[str]) -> tuple[str, ...]:
        parts = (merged[begin : begin + AT_ONCE] for begin in range(0, len(merged), AT_ONCE))
        return tuple(name for part in parts for name, document in self.unite(part).items() if document is None)

    def _copies(self, wanted: Mapping[str, frozenset[str]]) -> dict[str, SentCopy]:
        """The newest copy of each capture that is lacking."""
        found = dict[str, SentCopy]()
        for member, _ in walked(self.segments, "", logged):
            if member.record.kind != ENRICHED:
                continue
            # unchecked: any release may have written it
            article = orjson.loads(member.record.data[member.record.start : member.record.end])
            capture, written_at = str(article["capture_id"]), member.record.get("WARC-Date")
            held = wanted.get(article["article_id"])
            if held is None or capture in held:
                continue
            if capture not in found or written_at >= found[capture].written_at:
                found[capture] = SentCopy(member.ref, written_at, _facts(article))
        return found

    def _sent(self, run: str, captures: Sequence[tuple[str, SentCopy]]) -> int:
        wait_for_room(self.pressure, self.clock, self.on_wait)
        offers = [_offer(run, capture, copy) for capture, copy in captures]
        accepted = [*zip(self.ledger.accept_all(offers), offers, strict=True)]
        messages = [first_message(acceptance, offer) for acceptance, offer in accepted if acceptance.is_new]
        self.publisher.publish_all(joined(messages))
        return len(messages)


def _facts(article: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(article[name]) for name in ("article_id", "url", "source")}


def _offer(run: str, capture: str, copy: SentCopy) -> Offer:
    return Offer(
        key=copy.article["article_id"], url=copy.article["url"], source=copy.article["source"], lane=Lane.BACKFILL,
        slot=f"mended-{run}-{capture}", stage=Stage.INDEX, ref=copy.ref,
    )  # fmt: skip

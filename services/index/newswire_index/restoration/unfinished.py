"""Use case: send on what the archive holds and the index does not: captures that were in flight, or dead.

Each is sent to enrichment as a capture of the new epoch in the lane backfill.  What was enriched once is made again
from its raw copy, under its earlier capture, since linking has forgotten it too; where only its enriched copy is left,
that goes to the index.  A raw copy is one that the index lacks where its article is not indexed, or was looked at after
what is: an older look was worked off before.  What it has not brought (it was rejected, or unchanged) is found out once
more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

import orjson
from newswire_shared.accounting.ledger import REBUILDS, Ledger, Offer, first_message
from newswire_shared.accounting.pressure import Pressure, wait_for_room
from newswire_shared.accounting.publishing import EventPublisher, joined
from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.accounting.restoration import PartProgress, Resumption, Survivors
from newswire_shared.archive.captures import SOURCE, Archive
from newswire_shared.archive.copies import KeptCopy, kept_copies
from newswire_shared.archive.given_files import is_given
from newswire_shared.archive.members import Damage
from newswire_shared.archive.references import Reference
from newswire_shared.archive.segments import Segments
from newswire_shared.archive.walk import KeptArticle, archive_bytes, kept_articles
from newswire_shared.contracts.clock import Clock, to_ms
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.errors import PermanentError
from newswire_shared.contracts.identity import key_if_any
from newswire_shared.contracts.reasons import Lane, Stage

from newswire_index.engine.ports import ArticleReader

AT_ONCE = 100  # copies between two looks at queues and memory, and in one read of the index
UNNAMED = "restored"  # the source of a copy that names none, as those of earlier releases
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SendUnfinished:
    """Walks over the archive twice: for enriched copies, then for raw ones that none of these was made of."""

    segments: Segments
    archive: Archive
    index: ArticleReader
    registry: UrlRegistry
    ledger: Ledger
    publisher: EventPublisher
    pressure: Pressure
    clock: Clock

    def __call__(self, survivors: Survivors, resumption: Resumption) -> Iterator[PartProgress]:
        yield from _Sending(self, resumption, _sources(survivors)).steps()


@dataclass(slots=True)
class _Sending:
    """One run.  `made` are the raw copies of enriched ones that were sent on; `damages` is what could not be read."""

    case: SendUnfinished
    resumption: Resumption
    sources: dict[str, str]
    made: set[tuple[str, int]] = field(default_factory=set)
    damages: dict[tuple[str, int], Damage] = field(default_factory=dict)

    def steps(self) -> Iterator[PartProgress]:
        segments, begun = self.case.segments, self.resumption.begun
        walk, _, place = begun.place.partition(" ")
        progress = begun if begun.place else PartProgress(total=2 * archive_bytes(segments))
        # From the beginning also after a break: nothing is sent twice, and the second walk asks what this one has met.
        for articles in _parts(kept_articles(segments, on_damage=self._damaged)):
            progress = self._after(progress, "enriched", articles[-1], self._articles(articles))
            yield replace(progress, place=begun.place) if walk == "raw" else progress
        for copies in _parts(kept_copies(segments, place if walk == "raw" else "", self._damaged)):
            progress = self._after(progress, "raw", copies[-1], self._copies(copies))
            yield progress
        yield replace(progress, done=progress.total, lost=len(self.damages), notes=self._notes())

    def _after(self, progress: PartProgress, walk: str, last: KeptArticle | KeptCopy, sent: int) -> PartProgress:
        before = progress.total // 2 if walk == "raw" else 0
        return replace(progress, place=f"{walk} {last.ref}", done=before + last.done_bytes, back=progress.back + sent)

    def _damaged(self, damage: Damage) -> None:
        self.damages[damage.segment, damage.offset] = damage  # both walks meet it

    def _notes(self) -> tuple[str, ...]:
        shown = [damage.described() for damage in islice(self.damages.values(), 10)]
        more = len(self.damages) - len(shown)
        return (*shown, *([f"and {more} more damages: `newswire archive verify` names them"] if more else []))

    def _articles(self, kept: Sequence[KeptArticle]) -> int:
        found = {each.ref: orjson.loads(each.article) for each in kept}  # unchecked: any release may have written it
        held = self._held([article["article_id"] for article in found.values()])
        lacking = {
            ref: article for ref, article in found.items()
            if article["capture_id"] not in _captures(held.get(article["article_id"]))
        }  # fmt: skip
        self.made.update(_place(article["raw_ref"]) for article in lacking.values())
        return self._sent([self._of_article(article, ref) for ref, article in lacking.items()])

    def _of_article(self, article: dict[str, Any], ref: str) -> Offer:
        first_seen_ms = to_ms(datetime.fromisoformat(article["first_seen_at"]))
        has_raw = self._can_be_read(article["raw_ref"])
        again = {"stage": Stage.ENRICH, "ref": article["raw_ref"]} if has_raw else {"stage": Stage.INDEX, "ref": ref}
        fields = {REBUILDS: article["capture_id"]} if has_raw else {}
        return Offer(
            key=article["article_id"], url=article["url"], source=article["source"], lane=Lane.BACKFILL,
            slot=f"restored-{article['capture_id']}", fields={**fields, "first_seen_ms": str(first_seen_ms)}, **again,
        )  # fmt: skip

    def _can_be_read(self, raw_ref: str) -> bool:
        try:
            self.case.archive.read_raw(raw_ref)
        except PermanentError:
            return False
        return True

    def _copies(self, kept: Sequence[KeptCopy]) -> int:
        keyed = {each.ref: key for each in kept if (key := key_if_any(each.url))}
        known = {key: self.case.registry.find(key) for key in dict.fromkeys(keyed.values())}
        ids = [article.article_id for article in known.values() if article]
        held, offers = self._held(ids), list[Offer]()
        for copy in kept:
            if copy.ref not in keyed or _place(copy.ref) in self.made:
                continue
            key = keyed[copy.ref]
            article = known[key]
            document = held.get(article.article_id) if article else None
            if document is None or _is_newer(copy, document):
                source = article.source if article and article.source else self._source(copy)
                offers.append(_of_copy(copy, key, source))
        return self._sent(offers)

    def _source(self, copy: KeptCopy) -> str:
        return copy.given.get(SOURCE) or self.sources.get(copy.given.get("via", "")) or UNNAMED

    def _held(self, article_ids: Sequence[str]) -> dict[str, ArticleDocument]:
        found = self.case.index.read([*dict.fromkeys(article_ids)])
        return {name: stored.document for name, stored in found.items()}

    def _sent(self, offers: Sequence[Offer]) -> int:
        """How many are accepted; the copy lies in the archive, so what is left is to accept, then the event."""
        if self.resumption.dry_run or not offers:
            return len(offers)
        wait_for_room(self.case.pressure, self.case.clock, self.resumption.say)
        accepted = [*zip(self.case.ledger.accept_all(offers), offers, strict=True)]
        messages = [first_message(acceptance, offer) for acceptance, offer in accepted if acceptance.is_new]
        self.case.publisher.publish_all(joined(messages))
        return len(messages)


def _of_copy(copy: KeptCopy, key: str, source: str) -> Offer:
    """The offer of a copy; its slot is the same whenever it is offered, so that a second run sends nothing twice."""
    return Offer(
        key=key, url=copy.url, source=source, lane=Lane.BACKFILL, stage=Stage.ENRICH, slot=_slot(copy.ref),
        ref=copy.ref, fields={f"given:{name}": value for name, value in copy.given.items() if name != SOURCE},
    )  # fmt: skip


def _place(ref: str) -> tuple[str, int]:
    """What all references to one record share."""
    return (ref, 0) if is_given(ref) else Reference.of(ref).place


def _slot(ref: str) -> str:
    return f"restored-{hashlib.sha256(repr(_place(ref)).encode()).hexdigest()[:16]}"


def _captures(document: ArticleDocument | None) -> set[str]:
    return {capture.capture_id for capture in document.captures} if document else set()


def _is_newer(copy: KeptCopy, document: ArticleDocument) -> bool:
    """Whether it was fetched after all that the index holds of its article."""
    return all(copy.fetched_at > capture.fetched_at for capture in document.captures)


def _sources(survivors: Survivors) -> dict[str, str]:
    """The names of sources by their addresses, by which a listing is named in a copy."""
    records = (record.record or {} for record in survivors.records("source"))
    return {str(found["address"]): str(found["name"]) for found in records if {"address", "name"} <= {*found}}


def _parts(items: Iterable[T]) -> Iterator[list[T]]:
    walk = iter(items)
    while part := [*islice(walk, AT_ONCE)]:
        yield part

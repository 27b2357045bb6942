"""Use case: an article is taken down by an operator's word, or that is undone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from newswire_shared.accounting.ledger import REBUILDS, Ledger, Offer, first_message
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.registry import KnownArticle, UrlRegistry
from newswire_shared.accounting.removals import TAKEDOWN, Removals, TakeDown
from newswire_shared.archive.captures import Archive
from newswire_shared.contracts.clock import Clock, to_ms
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.errors import PermanentError, UsageError
from newswire_shared.contracts.identity import InvalidAddress, canonicalize, host_key, key_if_any
from newswire_shared.contracts.reasons import Lane, Reason, Stage

from newswire_index.engine.ports import Index
from newswire_index.removal.withdrawal import Withdraw

ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
FROM_WEB = ("http://", "https://")


class Return(StrEnum):
    """How an article comes back whose take-down was undone."""

    ENRICHED = "it is made again from its copy in the archive, and indexed within seconds"
    INDEXED = "its enriched copy in the archive is indexed within seconds"
    ASKED = "it is asked for again at its address"
    WHEN_OFFERED = "nothing of it was ever taken in: it is, when a source offers it"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a take-down, or its undoing, came to."""

    entries: tuple[TakeDown, ...]
    were_indexed: tuple[str, ...] = ()
    returns: Return | None = None

    def as_json(self) -> dict[str, object]:
        """For machines."""
        first = self.entries[0]
        return {
            "article_id": first.article_id, "url": first.url or None, "taken_down": first.holds,
            "articles": [entry.article_id for entry in self.entries], "were_indexed": [*self.were_indexed],
            "returns": self.returns,
        }  # fmt: skip

    def line(self) -> str:
        """For a person."""
        first = self.entries[0]
        named = f"{first.article_id}{f' ({first.url})' if first.url else ''}"
        if first.undone:
            return f"{named} is no longer taken down: {self.returns}"
        was = "it is gone from the index" if self.were_indexed else "it was not in the index, and is never taken in"
        return f"{named} is taken down: {was}"


@dataclass(frozen=True, slots=True)
class TakeDowns:
    """Takes articles down and undoes it.

    First the state knows, so that nothing takes it in any more, then the index `people`, then the article goes: cut off
    at any step, the same word is given again.
    """

    index: Index
    removals: Removals
    registry: UrlRegistry
    ledger: Ledger
    publisher: EventPublisher
    archive: Archive
    withdraw: Withdraw
    clock: Clock

    def take_down(self, named: str, by: str, why: str) -> Verdict:
        """Take down what an address or an id names, also what was never seen.  Raises UsageError for no address."""
        key, known = self._known(named)
        ids = [*dict.fromkeys((known.article_id, *known.was, key) if known else (key,))]
        documents = {name: stored.document for name, stored in self.index.read(ids).items()}
        meant = [name for name in ids if name != key or name == ids[0] or name in documents]
        url = "" if ID.fullmatch(named) else named
        found = [self._entry(name, documents.get(name), known, url, by, why) for name in meant]
        entries = self._newer([replace_keys(entry, (*ids, *entry.keys.split())) for entry in found])
        self.keep([each.model_copy(update={"group": ids[0]}) for each in entries])
        gone = self.withdraw(dict.fromkeys((each.article_id for each in entries), Reason.TAKEN_DOWN))
        return Verdict(tuple(entries), tuple(gone))

    def undo(self, named: str, by: str, why: str) -> Verdict:
        """Let what an address or an id names be taken in again.  Raises UsageError where it is not taken down."""
        key, known = self._known(named)
        ids = {key, known.article_id if known else key}
        meant = _tied([entry for entry in self.removals.all() if entry.holds], ids)
        if not meant:
            raise UsageError(f"{named} is not taken down; `newswire index records {TAKEDOWN}` lists what is")
        meant.sort(key=lambda entry: (entry.article_id not in ids, entry.article_id))
        signed = {"undone": True, "by": by, "why": why, "at": self.clock.now()}
        entries = self._newer([entry.model_copy(update=signed) for entry in meant])
        self.keep(entries)
        return Verdict(tuple(entries), returns=self._bring_back(entries))

    def restore(self, entries: Sequence[TakeDown]) -> int:
        """Take down again what a file of records says; what is newer here stays.  Answers how many were not known."""
        kept = self.keep(entries)
        self.withdraw({entry.article_id: Reason.TAKEN_DOWN for entry in kept if entry.holds})
        return len(kept)

    def keep(self, entries: Sequence[TakeDown]) -> list[TakeDown]:
        """Keep entries that are newer than what is known, in the state and in the index; answers those."""
        kept = [entry for entry, is_new in zip(entries, self.removals.put(entries), strict=True) if is_new]
        for entry in entries:
            self.index.write_record(entry.stored())
        return kept

    def _known(self, named: str) -> tuple[str, KnownArticle | None]:
        """The key of an address or an id, and what the registry has of it."""
        if ID.fullmatch(named):
            return named, self.registry.find(named)
        try:
            canonical = canonicalize(named)
        except InvalidAddress as error:
            raise UsageError(f"{error}; or give an article's id, of 32 hexadecimal digits") from error
        return canonical.key, self.registry.find(canonical.key, canonical.earlier_key)

    def _entry(
        self, article_id: str, document: ArticleDocument | None, known: KnownArticle | None, url: str, by: str, why: str
    ) -> TakeDown:
        entry = TakeDown(
            article_id=article_id, url=(known.url if known else "") or url, why=why, by=by, at=self.clock.now(),
            source=known.source if known else "", first_seen_ms=(known.first_seen_ms if known else None) or 0,
        )  # fmt: skip
        if document:
            return _of_document(entry, document)
        held = self.removals.get([article_id]).get(article_id)
        if held and held.holds and held.capture_id:  # once more: what it can come back by is known from before
            return held.model_copy(update={"why": why, "by": by, "at": entry.at})
        record = next((each for each in self.ledger.captures_of(article_id) if each.ref(Stage.ENRICH)), None)
        if record is None:
            return entry
        refs = {"raw_ref": record.ref(Stage.ENRICH), "copy_ref": record.ref(Stage.INDEX)}
        return entry.model_copy(update={"capture_id": record.capture_id, **refs})

    def _newer(self, entries: Sequence[TakeDown]) -> list[TakeDown]:
        """The entries with revisions above all that the state and the index know."""
        ids = [entry.article_id for entry in entries]
        known, records = self.removals.get(ids), self.index.find_records(TAKEDOWN, ids)
        found = {i: max(each[i].revision if i in each else 0 for each in (known, records)) for i in ids}
        now = to_ms(self.clock.now())
        return [e.model_copy(update={"revision": max(found[e.article_id] + 1, now)}) for e in entries]

    def _bring_back(self, entries: Sequence[TakeDown]) -> Return:
        entry = next((each for each in entries if each.capture_id or each.source), entries[0])
        how, offer = self._offer(entry)
        if offer is None:
            return Return.WHEN_OFFERED
        acceptance = self.ledger.accept(offer)
        if acceptance.is_new and offer.stage is not Stage.FETCH:
            self.publisher.publish(first_message(acceptance, offer))
        return how

    def _offer(self, entry: TakeDown) -> tuple[Return, Offer | None]:
        """The capture by which it comes back; linking has forgotten it, so its raw copy is the first choice."""
        base = Offer(
            key=entry.article_id, url=entry.url, source=entry.source or "restored", lane=Lane.LIVE,
            slot=f"undone-{entry.revision}",
            fields={"first_seen_ms": str(entry.first_seen_ms)} if entry.first_seen_ms else {},
        )  # fmt: skip
        if entry.raw_ref and self._is_there(entry.raw_ref):
            fields = {**base.fields, REBUILDS: entry.capture_id}
            return Return.ENRICHED, replace(base, stage=Stage.ENRICH, ref=entry.raw_ref, fields=fields)
        if entry.copy_ref:
            return Return.INDEXED, replace(base, stage=Stage.INDEX, ref=entry.copy_ref)
        if entry.source and entry.url.startswith(FROM_WEB):
            return Return.ASKED, replace(base, stage=Stage.FETCH, host=host_key(entry.url))
        return Return.WHEN_OFFERED, None

    def _is_there(self, ref: str) -> bool:
        try:
            self.archive.read_raw(ref)
        except PermanentError:
            return False
        return True


def replace_keys(entry: TakeDown, keys: Iterable[str]) -> TakeDown:
    """The entry with the keys of its other addresses."""
    others = [key for key in dict.fromkeys(keys) if key and key != entry.article_id]
    return entry.model_copy(update={"keys": " ".join(others)})


def _tied(entries: Sequence[TakeDown], ids: set[str]) -> list[TakeDown]:
    """The entries of the articles that these ids, or others of the same articles, name."""
    meant, names = list[TakeDown](), {*ids}
    while True:
        found = [e for e in entries if e not in meant and names & {e.article_id, e.group, *e.keys.split()}]
        if not found:
            return meant
        meant += found
        names |= {name for e in found for name in (e.article_id, e.group, *e.keys.split())}


def _of_document(entry: TakeDown, document: ArticleDocument) -> TakeDown:
    article = document.article
    refs = {capture.capture_id: capture.ref for capture in document.captures}
    keys = [key for key in map(key_if_any, (article.url, article.canonical)) if key]
    fields = {
        "url": article.url, "source": article.source, "capture_id": article.capture_id, "raw_ref": article.raw_ref,
        "copy_ref": refs.get(article.capture_id, ""), "first_seen_ms": to_ms(article.first_seen_at),
    }  # fmt: skip
    return replace_keys(entry.model_copy(update=fields), keys)

"""The items of a listing, offered for acceptance: those that are new or changed since the listing was last seen.

What a listing showed is remembered as one text: twelve characters an item, of its key and of when it was changed.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import structlog
from newswire_shared.accounting.ledger import Acceptance, Admission, Ledger, Offer
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.identity import canonicalize, host_key

from newswire_ingest.listings.values import Item
from newswire_ingest.polling.item_facts import facts_of
from newswire_ingest.polling.sightings import AnnouncedEdits, Sighting
from newswire_ingest.sources.ports import Source

log = structlog.get_logger(__name__)

KEY, ENTRY = 8, 12  # characters, of six bits each: no two of a listing's items share 48 bits by chance
KEPT_LEAST = (
    200  # entries: items come back when an editor takes the newest away, and parts of a site have lists of their own
)
BATCH = 100  # offers a call: Redis serves others in between
Ranked = tuple[Item, int]  # from 1, among what a look brings
FULL = "too many of its addresses wait to be fetched: the others come later"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a listing's items: captures accepted, items not listed before, what is wrong with others.

    `is_full` where some have to come later; `seen` is the memory for the next look.
    """

    accepted: int
    fresh: tuple[Item, ...]
    odd: tuple[str, ...]
    is_full: bool
    seen: str


@dataclass(frozen=True, slots=True)
class Offering:
    """Offers the items of a source."""

    ledger: Ledger
    edits: AnnouncedEdits

    def __call__(self, source: Source, items: Sequence[Item], seen: str | None, *, all_of_it: bool) -> Taken:
        """Offer what is new or changed, or all; what cannot be taken holds up no other, and is offered again."""
        known = {entry[:KEY]: entry for entry in _entries(seen or "")}
        entries = [(item, _entry(item)) for item in items]
        fresh = tuple(item for item, entry in entries if entry[:KEY] not in known)
        wanted = [(item, entry) for item, entry in entries if all_of_it or known.get(entry[:KEY]) != entry]
        accepted, odd, taken, is_full = self._offer(source, wanted, {*known.values()})
        refused = {entry[:KEY] for _, entry in wanted if entry not in taken}
        return Taken(accepted, fresh, tuple(odd), is_full, _text([entry for _, entry in entries], known, refused))

    def _offer(
        self, source: Source, wanted: Sequence[tuple[Item, str]], before: set[str]
    ) -> tuple[int, list[str], set[str], bool]:
        accepted, odd, taken, known, is_full = 0, list[str](), set[str](), list[Sighting](), False
        for (item, entry), answer in self._answered(source, wanted):
            if isinstance(answer, Exception):
                log.error("source.item_refused", source=source.name, url=item.url, why=repr(answer))
                odd.append(f"item {item.url} cannot be taken: {answer}")
                continue
            offer, acceptance = answer
            if acceptance.is_full:
                odd.append(FULL)
                is_full = True
                break
            accepted += acceptance.is_new
            taken.add(entry)
            if acceptance.admission is Admission.KNOWN:
                published = None if entry in before else item.published  # the same date once more tells of no edit
                known.append(Sighting(acceptance.article_id, offer, item.updated or published))
        return accepted + self.edits.offer(source.name, known), odd, taken, is_full

    def _answered(
        self, source: Source, wanted: Sequence[tuple[Item, str]]
    ) -> Iterator[tuple[tuple[Item, str], tuple[Offer, Acceptance] | Exception]]:
        """Each item with its offer and what became of it; no batch is offered before the one before was looked at."""
        for start in range(0, len(wanted), BATCH):
            batch = wanted[start : start + BATCH]
            ranked = [(item, rank) for rank, (item, _) in enumerate(batch, start + 1)]
            yield from zip(batch, self._answers(source, ranked), strict=True)

    def _answers(self, source: Source, ranked: Sequence[Ranked]) -> list[tuple[Offer, Acceptance] | Exception]:
        try:
            offers = [_offer_of(source, *each) for each in ranked]
            return list(zip(offers, self.ledger.accept_all(offers), strict=True))
        except TransientError:
            raise
        except Exception:  # one of them cannot be made anything of: each for itself shows which
            return [self._answer(source, *each) for each in ranked]

    def _answer(self, source: Source, item: Item, rank: int) -> tuple[Offer, Acceptance] | Exception:
        try:
            offer = _offer_of(source, item, rank)
            return offer, self.ledger.accept(offer)
        except TransientError:
            raise
        except Exception as error:
            return error


def _offer_of(source: Source, item: Item, rank: int) -> Offer:
    found = canonicalize(item.url)
    return Offer(
        key=found.key,
        url=item.url,
        source=source.name,
        host=host_key(item.url),
        fields=facts_of(source, item),
        earlier_key=found.earlier_key,
        rank=rank,
    )


def _entry(item: Item) -> str:
    return _short(item.url)[:KEY] + _short(item.updated or item.published or "")[: ENTRY - KEY]


def _short(text: str) -> str:
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=KEY * 6 // 8).digest()
    return base64.b64encode(digest).decode()


def _entries(seen: str) -> Iterable[str]:
    return (seen[at : at + ENTRY] for at in range(0, len(seen), ENTRY))


def _text(listed: Sequence[str], known: dict[str, str], refused: set[str]) -> str:
    """The memory after a look: what it listed, and after that what was known before, as far as there is room."""
    now = {entry[:KEY]: entry for entry in listed}
    kept = [
        entry
        for key, entry in (now | {key: known[key] for key in known if key not in now}).items()
        if key not in refused
    ]
    return "".join(kept[: max(2 * len(listed), KEPT_LEAST)])

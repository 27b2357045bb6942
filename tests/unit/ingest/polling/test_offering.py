"""Items are offered when they are new, changed or refused before, and all of them once in a while."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newswire_ingest.listings.values import Item
from newswire_ingest.polling.offering import ENTRY, FULL, KEPT_LEAST, Offering
from newswire_ingest.sources.ports import Source
from newswire_ingest.testing import NoEdits
from newswire_shared.accounting.ledger import Acceptance, LedgerLimits, Offer
from newswire_shared.testing import FakeLedger, Memory

SOURCE = Source("desk", "https://example.org/feed.xml", 0)


class Counting(FakeLedger):
    """A ledger that notes what it was offered."""

    def __init__(self, memory: Memory, limits: LedgerLimits | None = None) -> None:
        super().__init__(memory, limits)
        self.offered: list[str] = []
        self.broken: set[str] = set()

    def accept_all(self, offers: Sequence[Offer]) -> list[Acceptance]:
        if self.broken & {offer.url for offer in offers}:
            raise ValueError("half a character")
        return super().accept_all(offers)

    def accept(self, offer: Offer) -> Acceptance:
        self.offered.append(offer.url.rpartition("/")[2])
        if offer.url in self.broken:
            raise ValueError("half a character")
        return super().accept(offer)


def items(*names: str) -> list[Item]:
    return [Item(f"https://example.org/{name}", published="2026-03-03T10:00:00+00:00") for name in names]


def test_only_what_is_new_or_changed_is_offered_and_all_of_it_when_asked_for() -> None:
    ledger = Counting(Memory())
    offering = Offering(ledger, NoEdits())
    first = offering(SOURCE, items("a", "b"), None, all_of_it=False)
    assert (first.accepted, len(first.fresh), ledger.offered) == (2, 2, ["a", "b"])
    changed = [replace(items("a")[0], updated="2026-03-04T10:00:00+00:00"), *items("b", "c")]
    second = offering(SOURCE, changed, first.seen, all_of_it=False)
    assert (ledger.offered[2:], [item.url[-1] for item in second.fresh]) == (["a", "c"], ["c"])
    third = offering(SOURCE, changed, second.seen, all_of_it=True)
    assert (ledger.offered[4:], third.fresh, third.seen) == (["a", "b", "c"], (), second.seen)


def test_a_date_of_publication_that_moves_tells_of_an_edit_and_the_same_one_again_of_none() -> None:
    edits = NoEdits()
    offering = Offering(Counting(Memory()), edits)
    first = offering(SOURCE, items("briefing", "b"), None, all_of_it=False)
    today = replace(items("briefing")[0], published="2026-03-04T10:00:00+00:00")
    second = offering(SOURCE, [today, *items("b")], first.seen, all_of_it=True)
    assert [sighting.updated for sighting in edits.seen] == [today.published, None]
    edits.seen.clear()
    offering(SOURCE, [today, *items("b")], second.seen, all_of_it=True)
    assert [sighting.updated for sighting in edits.seen] == [None, None]


def test_what_is_listed_again_after_a_while_is_not_new() -> None:
    offering = Offering(Counting(Memory()), NoEdits())
    seen = offering(SOURCE, items("a", "b"), None, all_of_it=False).seen
    seen = offering(SOURCE, items("b"), seen, all_of_it=False).seen
    assert offering(SOURCE, items("a", "b"), seen, all_of_it=False).fresh == ()


def test_what_was_refused_is_offered_at_the_next_look() -> None:
    ledger = Counting(Memory())
    ledger.broken.add("https://example.org/a")
    first = Offering(ledger, NoEdits())(SOURCE, items("a", "b"), None, all_of_it=True)
    assert first.accepted == 1 and first.odd == ("item https://example.org/a cannot be taken: half a character",)
    ledger.broken.clear()
    ledger.offered.clear()
    again = Offering(ledger, NoEdits())(SOURCE, items("a", "b"), first.seen, all_of_it=False)
    assert (again.accepted, ledger.offered) == (1, ["a"])


def test_what_found_no_room_is_offered_at_the_next_look_also_where_it_was_known() -> None:
    ledger = Counting(Memory(), LedgerLimits(most_waiting=1))
    first = Offering(ledger, NoEdits())(SOURCE, items("a", "b", "c"), None, all_of_it=True)
    assert (first.accepted, first.is_full, first.odd) == (1, True, (FULL,))
    ledger.offered.clear()
    Offering(ledger, NoEdits())(SOURCE, items("a", "b", "c"), first.seen, all_of_it=False)
    assert ledger.offered[0] == "b"


def test_the_memory_is_bounded() -> None:
    offering, seen = Offering(Counting(Memory()), NoEdits()), ""
    for number in range(40):
        seen = offering(SOURCE, items(*(f"{number}-{n}" for n in range(20))), seen, all_of_it=False).seen
    assert len(seen) == KEPT_LEAST * ENTRY


def test_a_source_with_too_much_waiting_has_the_edits_of_what_is_known_looked_at_all_the_same() -> None:
    ledger, edits = Counting(Memory(), LedgerLimits(most_waiting=1)), NoEdits()
    Offering(ledger, NoEdits())(SOURCE, items("a"), None, all_of_it=True)
    taken = Offering(ledger, edits)(SOURCE, items("a", "b"), None, all_of_it=True)
    assert (taken.is_full, [sighting.offer.url[-1] for sighting in edits.seen]) == (True, ["a"])

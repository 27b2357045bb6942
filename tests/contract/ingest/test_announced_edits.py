"""Whoever is told of edits that a listing announces says how many are looked at, and takes no mere sighting for one."""

from __future__ import annotations

import pytest
from newswire_ingest.fetching.edits import Edits
from newswire_ingest.fetching.rechecks import RecheckRule, Rechecks
from newswire_ingest.polling.sightings import AnnouncedEdits, Sighting
from newswire_ingest.testing import FakeEditHabits, NoEdits
from newswire_shared.accounting.ledger import Offer
from newswire_shared.testing import FakeClock, FakeDueQueue, FakeLedger, Memory

OFFER = Offer(key="a", url="https://example.org/a", source="desk", host="example.org:443")


def looking() -> Edits:
    memory, clock = Memory(), FakeClock()
    ledger, habits = FakeLedger(memory), FakeEditHabits()
    rechecks = Rechecks(FakeDueQueue(memory, "rechecks"), ledger, habits, clock, RecheckRule())
    return Edits(ledger, habits, rechecks, clock)


@pytest.fixture(params=["none", "looking"])
def edits(request: pytest.FixtureRequest) -> AnnouncedEdits:
    """Each kind in turn."""
    return NoEdits() if request.param == "none" else looking()


@pytest.mark.parametrize("updated", [None, "", "yesterday", "1999-01-01T00:00:00Z", "9999-01-01T00:00:00Z"])
def test_what_is_no_time_of_an_edit_is_looked_at_by_nobody(edits: AnnouncedEdits, updated: str | None) -> None:
    assert edits.offer("desk", [Sighting("a", OFFER, updated)]) == 0


def test_nothing_announced_is_nothing_looked_at(edits: AnnouncedEdits) -> None:
    assert edits.offer("desk", []) == 0

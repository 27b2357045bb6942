"""Articles that turn out to be one, one after the other, are one however long the row is."""

from __future__ import annotations

import itertools

import pytest
from newswire_shared.accounting.ledger import Admission, Offer
from newswire_shared.contracts.reasons import Stage

from contract.states import Stores, accepted

pytest_plugins = ["redis_server", "contract.state_fixtures"]

LONGEST = 64  # steps, as `library.lua` has it


def ids(number: int) -> list[str]:
    return [f"{place:032x}" for place in range(number + 1)]


def tied(stores: Stores, row: list[str]) -> None:
    """Each article of a row turns out to be the next one, which was seen earlier."""
    for place, (article, earlier) in enumerate(itertools.pairwise(row)):
        for seen, key in ((10_000 - place, article), (9_999 - place, earlier)):
            stores.registry.note_all({key: {"first_seen_ms": str(seen)}})
        assert stores.registry.tie(article, earlier) == earlier


@pytest.mark.parametrize("steps", [2, 17, LONGEST])
def test_the_first_of_a_row_leads_to_its_end(stores: Stores, steps: int) -> None:
    row = ids(steps)
    accepted(stores, row[0])
    tied(stores, row)
    found = stores.registry.find(row[0])
    assert found is not None and found.article_id == row[-1]
    assert stores.registry.resolve([row[0], row[1]]) == {row[0]: row[-1], row[1]: row[-1]}


@pytest.mark.parametrize("place", [0, 1, 18, LONGEST - 1, LONGEST])
def test_what_was_pushed_when_its_key_led_to_any_of_a_row_is_known(stores: Stores, place: int) -> None:
    row = ids(LONGEST)
    tied(stores, row[: place + 1])
    offer = Offer(key=row[0], url="https://example.org/a", source="desk", slot="push", stage=Stage.ENRICH, ref="r")
    first = stores.ledger.accept(offer)
    assert first.article_id == row[place]
    tied(stores, row[place:])
    again = stores.ledger.offered_before(row[0], "push")
    assert again is not None and (again.admission, again.capture_id) == (Admission.KNOWN, first.capture_id)

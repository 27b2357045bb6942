"""What was offered before is found by its key and slot, whatever its article is called since."""

from __future__ import annotations

import pytest
from newswire_shared.accounting.ledger import Admission
from newswire_shared.contracts.reasons import Stage

from contract.states import Stores, accepted

pytest_plugins = ["redis_server", "contract.state_fixtures"]


def test_what_was_never_offered_is_new(stores: Stores) -> None:
    assert stores.ledger.offered_before("a", "key-desk/1") is None
    accepted(stores, "a", slot="key-desk/1", stage=Stage.ENRICH, ref="r")
    assert stores.ledger.offered_before("a", "key-desk/2") is None
    assert stores.ledger.offered_before("b", "key-desk/1") is None


def test_what_was_offered_is_known_by_its_capture(stores: Stores) -> None:
    first = accepted(stores, "a", slot="key-desk/1", stage=Stage.ENRICH, ref="r")
    found = stores.ledger.offered_before("a", "key-desk/1")
    assert found and (found.admission, found.capture_id, found.article_id) == (Admission.KNOWN, first.capture_id, "a")


def test_it_is_known_also_when_its_address_became_another_s(stores: Stores) -> None:
    first = accepted(stores, "b", slot="push", stage=Stage.ENRICH, ref="r")
    accepted(stores, "c")
    for older in ("a", "0"):
        stores.registry.note_all({older: {"first_seen_ms": "1"}})
        stores.registry.tie("b", older)
    found = stores.ledger.offered_before("b", "push")
    assert found and (found.capture_id, found.article_id) == (first.capture_id, stores.registry.tie("b", "b"))


@pytest.mark.parametrize("slot", ["push", "other"])
def test_a_taken_down_article_is_told_before_anything_of_it_is_kept(stores: Stores, slot: str) -> None:
    accepted(stores, "a", slot="push", stage=Stage.ENRICH, ref="r")
    stores.take_down("a")
    found = stores.ledger.offered_before("a", slot)
    assert found and found.admission is Admission.TAKEN_DOWN

"""The epoch of a state: it begins once, and a restoration goes on where it was."""

from __future__ import annotations

from contract.states import Stores

pytest_plugins = ["redis_server", "contract.state_fixtures"]


def test_an_epoch_begins_once(stores: Stores) -> None:
    assert not stores.epoch.state().has_begun and stores.epoch.state().reason
    stores.epoch.is_lost(12)
    assert stores.epoch.state().indexed == 12 and "newswire restore" in stores.epoch.state().reason
    stores.epoch.begin(restored=True)
    first = stores.epoch.state()
    assert first.has_begun and first.restored and first.reason == "" and first.indexed == 0
    stores.epoch.begin()
    assert stores.epoch.state() == first


def test_places_are_kept_until_they_are_forgotten(stores: Stores) -> None:
    assert stores.epoch.places() == {}
    stores.epoch.note_place("registry", "17:a")
    stores.epoch.note_place("linking", "3:b")
    stores.epoch.note_place("registry", "18:c")
    assert stores.epoch.places() == {"registry": "18:c", "linking": "3:b"}
    stores.epoch.forget_places()
    assert stores.epoch.places() == {}

"""The registry: many keys, one article, and never two articles made one by losing something."""

from __future__ import annotations

import itertools

import pytest
from newswire_shared.accounting.ledger import Offer, first_message
from newswire_shared.contracts.reasons import End, Stage

from contract.states import Stores, accepted

pytest_plugins = ["redis_server", "contract.state_fixtures"]


def test_an_article_never_seen_is_not_known(stores: Stores) -> None:
    assert stores.registry.find("a") is None


def test_acceptance_makes_an_article_known(stores: Stores) -> None:
    acceptance = accepted(stores)
    known = stores.registry.find("a")
    assert known is not None and known.article_id == "a" and known.digest == ""
    assert known.first_capture == acceptance.capture_id
    assert known.url == "https://example.org/a" and (known.first_seen_ms or 0) > 0


def test_facts_are_remembered_the_last_one_wins(stores: Stores) -> None:
    accepted(stores)
    stores.registry.note_all({"a": {"digest": "1", "etag": '"x"'}})
    stores.registry.note_all({"a": {"digest": "2"}})
    known = stores.registry.find("a")
    assert known is not None and (known.digest, known.validators["etag"]) == ("2", '"x"')


def test_a_tied_address_is_the_article_it_was_tied_to(stores: Stores) -> None:
    accepted(stores, "a")
    assert stores.registry.tie("b", "a") == "a"
    known = stores.registry.find("b")
    assert known is not None and known.article_id == "a"
    again = stores.ledger.accept(Offer(key="b", url="https://example.org/b", source="desk"))
    assert (again.admission, again.article_id) == ("known", "a")


def test_many_keys_lead_to_their_articles_and_unknown_ones_to_themselves(stores: Stores) -> None:
    accepted(stores, "a")
    stores.registry.tie("b", "a")
    assert stores.registry.resolve(["a", "b", "c"]) == {"a": "a", "b": "a", "c": "c"}
    many = [f"{number:032x}" for number in range(1100)]
    assert stores.registry.resolve(many) == dict(zip(many, many, strict=True))
    assert stores.registry.resolve([]) == {}


def test_an_article_is_adopted_with_its_addresses_and_what_is_known_of_it(stores: Stores) -> None:
    accepted(stores, "a")
    stores.registry.note_all({"a": {"digest": "1"}})
    found = stores.registry.adopt("c", [("b", ""), ("a", ""), ("d", "")])
    assert (found.article_id, found.digest) == ("a", "1")
    assert stores.registry.resolve(["b", "c", "d"]) == {"b": "a", "c": "a", "d": "a"}
    assert stores.registry.adopt("d", []) == found == stores.registry.find("a")


def test_an_address_of_the_scheme_before_is_adopted(stores: Stores) -> None:
    accepted(stores, "earlier")
    assert stores.registry.adopt("a", [("b", "earlier")]).article_id == "earlier"


def test_an_article_that_nobody_knows_is_adopted_as_itself(stores: Stores) -> None:
    found = stores.registry.adopt("a", [])
    assert (found.article_id, found.kept) == ("a", {})
    assert stores.registry.find("a") is None


def test_an_article_that_was_never_seen_can_be_tied(stores: Stores) -> None:
    assert stores.registry.tie("b", "a") == "a"
    assert accepted(stores, "b").article_id == "a"


@pytest.mark.parametrize("known_first", ["a", "b"])
def test_of_two_articles_the_one_known_first_survives(stores: Stores, known_first: str) -> None:
    accepted(stores, known_first)
    other = "b" if known_first == "a" else "a"
    stores.registry.note_all({other: {"first_seen_ms": str(2**50)}})  # long after
    assert stores.registry.tie("b", "a") == known_first
    assert stores.registry.tie("a", "b") == known_first, "whoever says so, and however often"


def test_only_one_of_two_is_known_and_it_survives(stores: Stores) -> None:
    accepted(stores, "b")
    assert stores.registry.tie("b", "a") == "b"


def test_ties_in_any_order_and_direction_lead_to_one_article(stores: Stores) -> None:
    for group, order in enumerate(itertools.permutations([("a", "b"), ("b", "c"), ("d", "c"), ("a", "d")])):
        accepted(stores, f"{group}a")
        for other, article in order:
            stores.registry.tie(f"{group}{other}", f"{group}{article}")
        found = [stores.registry.find(f"{group}{name}") for name in "abcd"]
        assert {known.article_id for known in found if known} == {f"{group}a"}, order
        assert all(found)


@pytest.mark.parametrize(("mine", "other", "survivor"), [(1000, 1000, "a"), (1000, 999, "b"), (999, 1000, "a")])
def test_who_was_seen_first_is_told_by_number_and_of_equals_the_one_that_is_tied_to_stays(
    stores: Stores, mine: int, other: int, survivor: str
) -> None:
    for key, seen in (("a", mine), ("b", other)):
        accepted(stores, key)
        stores.registry.note_all({key: {"first_seen_ms": str(seen)}})
    assert stores.registry.tie("b", "a") == survivor
    assert {known.article_id for key in "ab" if (known := stores.registry.find(key))} == {survivor}


def test_an_article_tied_to_itself_stays_itself(stores: Stores) -> None:
    accepted(stores)
    assert stores.registry.tie("a", "a") == "a"
    stores.registry.tie("b", "a")
    assert stores.registry.tie("a", "b") == "a"
    assert stores.registry.find("a") is not None


def test_the_home_of_an_article_is_the_one_that_was_named_first(stores: Stores) -> None:
    accepted(stores, "a")
    assert stores.registry.claim_homes({"a": "2026-04", "unknown": "2026-05"}) == {"a": "2026-04", "unknown": "2026-05"}
    assert stores.registry.claim_homes({"a": "2026-03", "b": "2026-03"}) == {"a": "2026-04", "b": "2026-03"}
    stores.registry.note_all({"a": {"home": "2026-01"}})
    assert stores.registry.claim_homes({"a": "2026-05"}) == {"a": "2026-01"}


def test_a_home_of_another_partition_is_none(stores: Stores) -> None:
    for home in ("2026-04", "2026", "2025-12"):
        assert stores.registry.claim_homes({"a": home}) == {"a": home}


def test_a_later_capture_brings_the_home_of_its_article(stores: Stores) -> None:
    first = accepted(stores, "a")
    assert first.home == "" and stores.ledger.accept(Offer(key="a", url="https://a", source="desk")).home == ""
    stores.registry.claim_homes({"a": "2026-04"})
    later = accepted(stores, "a", slot="recheck-1")
    record = stores.ledger.record(later.capture_id)
    assert record is not None and later.home == record.home == "2026-04"
    assert record.message(Stage.INDEX).captures[0].home == "2026-04"
    pushed = Offer(key="a", url="https://a", source="desk", slot="key", stage=Stage.ENRICH, ref="r")
    assert first_message(stores.ledger.accept(pushed), pushed).captures[0].home == "2026-04"


def test_a_home_is_known_while_no_look_at_its_article_is_under_way(stores: Stores) -> None:
    key = "0a" * 16
    first = accepted(stores, key)
    stores.registry.claim_homes({key: "2026"})
    stores.ledger.advance(first.capture_id, End.INDEXED)
    assert stores.registry.claim_homes({key: "2027"}) == {key: "2026"}
    assert accepted(stores, key, slot="recheck-1").home == "2026"

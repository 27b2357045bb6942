"""Each difference between what is there and what is wanted is told once, with what mends it."""

from __future__ import annotations

from newswire_index.engine.differences import INSTALL, MIGRATE, Schema, differences

PLACE = ("a", "a-v1")
WANTED = Schema(3, {"kind": "type keyword", "mood": "type keyword"}, {"analyzer text_de": "type german"})


def told(found: Schema | None) -> set[tuple[str, str, str, str]]:
    return {(each.part, each.found, each.wanted, each.mend.strip("`")) for each in differences(PLACE, found, WANTED)}


def test_nothing_is_told_of_what_is_as_it_should_be() -> None:
    assert told(WANTED) == set()


def test_what_is_missing_altogether_is_installed() -> None:
    assert told(None) == {("all of it", "missing", "schema 3", INSTALL)}


def test_what_can_be_added_is_installed_and_what_cannot_is_migrated() -> None:
    found = Schema(2, {"kind": "type long", "old": "type date"}, {"setting codec": "default"})
    assert told(found) == {
        ("the schema", "2", "3", INSTALL),
        ("field mood", "missing", "type keyword", INSTALL),
        ("field kind", "type long", "type keyword", MIGRATE),
        ("field old", "type date", "none", MIGRATE),
        ("analyzer text_de", "missing", "type german", MIGRATE),
        ("setting codec", "default", "none", MIGRATE),
    }


def test_of_what_a_newer_release_made_that_alone_is_told() -> None:
    (only,) = differences(PLACE, Schema(4, release="9"), WANTED)
    assert only.line() == (
        "a-v1: the schema is 4 of release 9, wanted 3: start workers of that release, or a newer one"
    )

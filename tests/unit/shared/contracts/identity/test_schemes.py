"""Schemes that keys were made by are frozen, and the one before is still computed."""

from __future__ import annotations

import json

import pytest
from newswire_shared.contracts.identity import article_key, canonicalize, earlier_key, keys_of
from newswire_shared.contracts.identity.schemes import SCHEME_1, SCHEME_2, Scheme
from tree import FIXTURES

LINES = (FIXTURES / "identity" / "scheme_1.jsonl").read_text("utf-8").splitlines()
ADDRESS = "https://daily.example/world/rain-40512345?stream=top"


def test_the_keys_of_scheme_1_are_what_they_were() -> None:
    """They were written down before scheme 2 was begun: by them the articles of older states are found."""
    known = list(map(json.loads, LINES))
    assert [each for each in known if earlier_key(each["address"]) != each["key"]] == []


def test_the_two_schemes_share_no_key() -> None:
    keys = {json.loads(line)["key"] for line in LINES}
    assert not keys & {canonicalize(json.loads(line)["address"]).key for line in LINES}


def test_an_address_has_its_key_and_the_one_before() -> None:
    found = canonicalize(ADDRESS)
    assert found.key == article_key("https://daily.example/world/rain-40512345")
    assert found.earlier_key == article_key(ADDRESS, SCHEME_1) == earlier_key(ADDRESS)
    assert canonicalize(ADDRESS, SCHEME_1).canonical == ADDRESS


def test_a_canonical_address_of_either_scheme_leads_to_both_keys() -> None:
    assert keys_of(ADDRESS) == (article_key(canonicalize(ADDRESS).canonical), article_key(ADDRESS, SCHEME_1))


def test_a_file_has_an_earlier_key() -> None:
    assert earlier_key("file:files/a.html") == article_key("file:files/a.html", SCHEME_1)


def test_what_is_no_address_has_no_earlier_key() -> None:
    assert earlier_key("mailto:a@b.example") == ""


@pytest.mark.parametrize("scheme", [SCHEME_1, SCHEME_2])
def test_the_key_carries_the_number_of_its_scheme(scheme: Scheme) -> None:
    other = SCHEME_2 if scheme is SCHEME_1 else SCHEME_1
    assert article_key("https://daily.example/", scheme) != article_key("https://daily.example/", other)


def test_scheme_1_keeps_a_word_that_nothing_beside_it_makes_idle() -> None:
    """A program serves every article: what it is asked for may be told by this parameter alone."""
    for address in ("https://daily.example/story.php?ito=floods", "https://daily.example/story.php?ito=storms"):
        assert canonicalize(address, SCHEME_1).canonical == address

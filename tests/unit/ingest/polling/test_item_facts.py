"""What a listing knows of an item travels with its capture, and never more than a record should hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from newswire_ingest.listings.values import Item
from newswire_ingest.polling.item_facts import MOST_BYTES, MOST_NAMES, SUMMARY_CHARACTERS, facts_of
from newswire_ingest.sources.ports import Source

FEED, URL = "https://example.org/feed.xml", "https://example.org/1"
DESK = Source("desk", FEED, 900)


def facts(item: Item, source: Source = DESK) -> dict[str, str]:
    return {name.removeprefix("given:"): value for name, value in facts_of(source, item).items()}


def test_all_that_is_known_travels_with_where_it_was_said() -> None:
    item = Item(
        URL, "Storm", "2026-03-03T10:00:00+00:00", "tag:example.org,2026:1", "2026-03-03T11:00:00+00:00",
        "Wind  and\nrain.", ("Ann Loe", " Bo\nLind "), ("Weather", "Coast"), "pl", "https://img.example/1.jpg",
    )  # fmt: skip
    assert facts(item) == {
        "title": "Storm", "published": "2026-03-03T10:00:00+00:00", "updated": "2026-03-03T11:00:00+00:00",
        "language": "pl", "via": FEED, "authors": "Ann Loe\nBo Lind", "categories": "Weather\nCoast",
        "image": "https://img.example/1.jpg", "guid": "tag:example.org,2026:1", "summary": "Wind and rain.",
    }  # fmt: skip


def test_what_is_unknown_is_not_there() -> None:
    assert facts(Item(URL)) == {"via": FEED}


def test_the_language_that_a_person_gave_the_source_goes_before_the_listing_s() -> None:
    assert facts(Item(URL, language="en-us"), Source("desk", FEED, 900, "pl"))["language"] == "pl"


def test_names_are_ten_at_most_and_each_once() -> None:
    found = facts(Item(URL, authors=("Ann",) * 3 + tuple(f"Bo {n}" for n in range(99)), categories=("", " ")))
    assert found["authors"].split("\n") == ["Ann", *(f"Bo {n}" for n in range(MOST_NAMES - 1))]
    assert "categories" not in found


def test_an_address_that_is_too_long_is_left_out_and_a_summary_is_cut() -> None:
    found = facts(Item(URL, summary="so " * 500, guid="g" * 900, image=f"https://img.example/{'i' * 900}"))
    assert {*found} == {"via", "summary"}
    assert len(found["summary"]) <= SUMMARY_CHARACTERS


TEXTS = st.text(st.sampled_from("aж漢 \n\u2028🗞"), max_size=1200)


@given(TEXTS, st.lists(TEXTS, max_size=12), st.lists(TEXTS, max_size=12), TEXTS, TEXTS)
def test_whatever_a_listing_says_the_record_stays_small(
    summary: str, authors: list[str], categories: list[str], guid: str, updated: str
) -> None:
    item = Item(URL, None, updated, guid, updated, summary, tuple(authors), tuple(categories), guid, guid)
    found = facts(item)
    assert sum(len(value.encode()) for value in found.values()) <= MOST_BYTES
    assert all(value == "\n".join(" ".join(line.split()) for line in value.split("\n")) for value in found.values())
    assert found["via"] == FEED

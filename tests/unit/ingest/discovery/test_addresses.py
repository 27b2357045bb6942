"""What a person types for a site becomes addresses that can be asked."""

from __future__ import annotations

import pytest
from newswire_ingest.discovery.addresses import site_of, tried
from newswire_ingest.discovery.places import beside, usual
from newswire_shared.contracts.errors import UsageError


@pytest.mark.parametrize(("typed", "addresses"), [
    ("example.org", ("https://example.org/", "http://example.org/")),
    ("example.org:8080/a", ("https://example.org:8080/a", "http://example.org:8080/a")),
    ("//example.org/a", ("https://example.org/a", "http://example.org/a")),
    (" <https://Example.org/A?b=1#c> ", ("https://example.org/A?b=1",)),
    ("http://example.org:80", ("http://example.org/",)),
    ("feed://example.org/rss", ("https://example.org/rss", "http://example.org/rss")),
    ("feed:https://example.org/rss", ("https://example.org/rss",)),
    ("müller.example/ä", ("https://xn--mller-kva.example/ä", "http://xn--mller-kva.example/ä")),
    ("localhost", ("https://localhost/", "http://localhost/")),
    ("[::1]:81", ("https://[::1]:81/", "http://[::1]:81/")),
])  # fmt: skip
def test_addresses_are_tried_in_order(typed: str, addresses: tuple[str, ...]) -> None:
    assert tried(typed) == addresses


@pytest.mark.parametrize(
    "typed", ["", "nonsense", "two words.example", "mailto:a@example.org", "ftp://example.org/x", "http://[x"]
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        tried(typed)


def test_a_site_is_a_registrable_domain() -> None:
    assert site_of("https://www.news.example.co.uk/a") == site_of("http://feeds.example.co.uk/") == "example.co.uk"
    assert site_of("https://edna.blogspot.com/a") != site_of("https://rival.blogspot.com/a"), "a host of blogs"
    assert site_of("http://www.a.example:81/") == site_of("http://a.example:81/x") != site_of("http://b.example:81/x")


def test_usual_places_are_of_the_site_and_of_the_section() -> None:
    assert usual("https://a.example/x/y")[:2] == ("https://a.example/feed", "https://a.example/rss")
    assert beside("https://a.example/") == ()
    assert beside("https://a.example/sport?x=1")[0] == "https://a.example/sport/feed"

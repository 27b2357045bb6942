"""Two addresses become one article only where page and web can be believed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newswire_enrich.draft import Draft
from newswire_enrich.page import Page
from newswire_enrich.stages.identity import AdoptIdentity, is_believable, registrable
from newswire_shared.contracts.identity import canonicalize, earlier_key
from newswire_shared.testing import FakeUrlRegistry, Memory
from unit.enrich.samples import ADDRESS, PAGE, draft, raw, remembered

SHORT = "https://saltmere.example/?p=48213"


def adopted(
    url: str = ADDRESS, canonical: str | None = None, reached: str | None = None, memory: Memory | None = None
) -> Draft:
    """What the stage makes of an address, the page's own word and the end of the redirects."""
    start = draft(url, replace(PAGE, canonical=canonical), raw=raw(url=url, final_url=reached or url))
    return AdoptIdentity(FakeUrlRegistry(memory or Memory()))(start)


def canonical_of(address: str) -> str:
    return canonicalize(address).canonical


@pytest.mark.parametrize(
    ("url", "canonical", "reached"),
    [
        (SHORT, ADDRESS, None),
        (SHORT, None, ADDRESS),
        (ADDRESS, "https://saltmere.example/2026/ferry-stays-48213", None),
        ("https://www.example.com/a/night-ferry-48213", "https://news.example.com/ferry/48213", None),
        ("https://saltmere.example/news/night-ferry", "https://saltmere.example/island/night-ferry-stays", None),
        ("https://saltmere.example/x", ADDRESS, ADDRESS),
    ],
    ids=["number", "redirect", "another slug", "another host of the domain", "two words", "two witnesses"],
)
def test_a_believable_address_is_adopted(url: str, canonical: str | None, reached: str | None) -> None:
    other = canonical or reached or ""
    memory = remembered(canonicalize(other).key)
    found = adopted(url, canonical, reached, memory)
    assert (found.article_id, found.canonical) == (canonicalize(other).key, canonical_of(other))


@pytest.mark.parametrize(
    ("canonical", "reached"),
    [
        ("https://saltmere.example/", None),
        ("https://saltmere.example/", "https://saltmere.example/"),
        ("https://elsewhere.example/news/night-ferry-48213", None),
        ("https://elsewhere.example/news/night-ferry-48213", "https://elsewhere.example/news/night-ferry-48213"),
        ("https://saltmere.example/news", None),
        ("https://saltmere.example/sport/rowers-win-48177", None),
        (None, "https://saltmere.example/login"),
        (None, "https://consent.example/collect?next=48213"),
        ("not an address", None),
        ("javascript:void(0)", None),
        (None, None),
        (ADDRESS + "?utm_source=feed", ADDRESS + "#top"),
    ],
)
def test_an_address_that_cannot_be_believed_changes_nothing(canonical: str | None, reached: str | None) -> None:
    memory = Memory()
    found = adopted(canonical=canonical, reached=reached, memory=memory)
    assert (found.article_id, found.canonical) == (canonicalize(ADDRESS).key, canonical_of(ADDRESS))
    assert memory.aliases == {}


def test_a_page_does_not_speak_for_a_host_beside_its_own_and_a_redirect_from_there_does() -> None:
    own, other = "https://tor.example.com/night-ferry-stays", "https://anna.example.com/night-ferry-stays"
    memory = remembered(canonicalize(other).key)
    found = adopted(own, canonical=other, memory=memory)
    assert (found.article_id, found.canonical, memory.aliases) == (canonicalize(own).key, canonical_of(own), {})
    assert adopted(own, reached=other, memory=memory).article_id == canonicalize(other).key


@pytest.mark.parametrize("hosts", [("live.example.com", "example.com"), ("example.com", "a.example.com")])
def test_a_page_speaks_for_hosts_above_and_below_its_own(hosts: tuple[str, str]) -> None:
    own, other = (f"https://{host}/night-ferry-stays" for host in hosts)
    assert adopted(own, canonical=other).canonical == canonical_of(other)


def test_an_unknown_address_of_the_article_becomes_its_alias() -> None:
    memory = remembered(canonicalize(SHORT).key)
    found = adopted(SHORT, ADDRESS, memory=memory)
    assert found.article_id == canonicalize(SHORT).key
    assert memory.aliases == {canonicalize(ADDRESS).key: canonicalize(SHORT).key}


def test_a_second_look_adopts_the_same_id() -> None:
    memory = remembered(canonicalize(ADDRESS).key)
    assert adopted(SHORT, ADDRESS, memory=memory) == adopted(SHORT, ADDRESS, memory=memory)


LONG = replace(PAGE, body=f"{PAGE.body}\n\n{PAGE.body} It will sail on Sundays too.")


def looked_at(memory: Memory, url: str, page: Page) -> str:
    """The id that a page goes under, once its address is known."""
    memory.articles.setdefault(canonicalize(url).key, {"first_seen_ms": str(len(memory.articles) + 1)})
    return AdoptIdentity(FakeUrlRegistry(memory))(draft(url, page)).article_id


@pytest.mark.parametrize(
    "other",
    [
        "https://saltmere.example/news/ferry-to-stay-after-all-48213",
        "https://saltmere.example/islands/48213",
        SHORT,
    ],
)
def test_a_rewritten_address_is_known_by_its_number_and_its_text(other: str) -> None:
    memory = Memory()
    first = looked_at(memory, ADDRESS, LONG)
    assert looked_at(memory, other, replace(LONG, title="Another headline")) == first
    assert looked_at(memory, other, replace(LONG, body="A text of its own. " * 30)) == first, "known from here on"


@pytest.mark.parametrize(
    ("one", "other", "page"),
    [
        (ADDRESS, "https://saltmere.example/news/ferry-stays-48214", LONG),
        (ADDRESS, "https://norrum.example/news/ferry-stays-48213", LONG),
        (ADDRESS, "https://saltmere.example/news/ferry-stays", LONG),
        (ADDRESS, "https://saltmere.example/news/ferry-stays-48213", PAGE),
        ("https://saltmere.example/tides-20260302", "https://saltmere.example/winds-20260302", LONG),
        ("https://saltmere.example/tides-2026", "https://saltmere.example/winds-2026", LONG),
    ],
    ids=["another number", "another host", "no number", "a notice", "a day", "a year"],
)
def test_an_equal_text_alone_joins_nothing(one: str, other: str, page: Page) -> None:
    memory = Memory()
    assert looked_at(memory, one, page) != looked_at(memory, other, page)


@pytest.mark.parametrize("canonical", [ADDRESS, "file:files/other-night-ferry-48213.html"])
def test_a_file_gets_no_identity_from_its_page(canonical: str) -> None:
    memory, own = Memory(), "file:files/night-ferry-48213.html"
    start = draft(own, replace(PAGE, canonical=canonical), raw=raw(url=own, final_url=canonical))
    found = AdoptIdentity(FakeUrlRegistry(memory))(start)
    assert (found.article_id, found.canonical) == (start.article_id, own)
    assert memory.aliases == {}


@pytest.mark.parametrize(
    ("netloc", "domain"),
    [
        ("news.example.co.uk", "example.co.uk"),
        ("www.example.com", "example.com"),
        ("example.com", "example.com"),
        ("a.blogspot.com", "a.blogspot.com"),
        ("www.example.github.io", "example.github.io"),
        ("127.0.0.1:8080", "127.0.0.1:8080"),
        ("localhost:18081", "localhost:18081"),
    ],
)
def test_the_registrable_domain_is_known_without_asking_anybody(netloc: str, domain: str) -> None:
    assert registrable(netloc) == domain


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        ("https://a.co.uk/news/other-words-48213", True),
        ("https://a.co.uk/print?id=48213", True),
        ("https://a.co.uk/?id=48213", False),
        ("https://b.co.uk/news/night-ferry-48213", False),
        ("https://a.co.uk/news/night-train-48214", False),
        ("https://a.co.uk/archive/night-ferry", True),
    ],
)
def test_a_number_or_two_words_make_an_address_believable(other: str, is_one: bool) -> None:
    assert is_believable("https://a.co.uk/news/night-ferry-48213", other) is is_one


def test_a_blog_takes_over_no_article_of_another_at_the_same_host_of_blogs() -> None:
    theirs, own = (f"https://{name}.blogspot.com/2026/11/night-ferry-stays.html" for name in ("edna", "rival"))
    memory = remembered(canonicalize(theirs).key)
    assert adopted(own, theirs, theirs, memory).article_id == canonicalize(own).key
    assert memory.aliases == {}


def test_an_article_of_the_scheme_before_is_adopted_under_its_id() -> None:
    memory = remembered(earlier_key(ADDRESS))
    assert adopted(SHORT, ADDRESS, None, memory).article_id == earlier_key(ADDRESS)

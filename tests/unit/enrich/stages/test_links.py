"""An article's links are canonical, each once, and never its own address."""

from __future__ import annotations

from dataclasses import replace

from newswire_enrich.stages.links import MOST_LINKS, links
from newswire_shared.contracts.documents import RelatedItem
from newswire_shared.contracts.identity import canonicalize
from unit.enrich.samples import ADDRESS, paged


def found(*addresses: str, related: tuple[RelatedItem, ...] = (), canonical: str = "") -> tuple[str, ...]:
    return links(replace(paged(links=addresses, related=related), canonical=canonical)).links


def test_one_address_in_many_forms_is_one_link() -> None:
    forms = ("https://a.example/b", "http://www.a.example/b/", "https://a.example/b?utm_source=x#top")
    assert found(*forms) == (canonicalize(forms[0]).canonical,)


def test_the_text_s_links_come_first_then_what_the_page_offers() -> None:
    offered = (RelatedItem(title="B", url="https://a.example/b"), RelatedItem(title="no address"))
    assert found("https://a.example/c", related=offered) == ("https://a.example/c", "https://a.example/b")


def test_the_article_itself_is_no_link() -> None:
    own = canonicalize(ADDRESS).canonical
    assert found(ADDRESS + "?utm_source=x", "https://a.example/b", canonical=own) == ("https://a.example/b",)


def test_what_is_no_address_is_passed_over() -> None:
    assert found("mailto:desk@a.example", "javascript:x", "", "https://[bad", "/relative", "tel:1") == ()


def test_a_page_of_links_gives_only_the_first_of_them() -> None:
    many = tuple(f"https://a.example/news/{number}" for number in range(MOST_LINKS + 50))
    assert found(*many) == many[:MOST_LINKS]

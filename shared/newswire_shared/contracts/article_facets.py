"""What an article counts for and is filtered by: the values of its facets.

A value is what filters compare, its label what people read.  Names that people write (authors, sections, tags) are
compared as words are: without case, punctuation, and what Latin letters bear.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from newswire_shared.analysis.words import folded, words_of
from newswire_shared.contracts.documents import Article, EntityType

ENTITY_FACETS: tuple[EntityType, ...] = ("person", "organisation", "place", "event", "other")
NAMED = ("author", "section", "tag")  # whose values are folded names
LABELLED = (*ENTITY_FACETS, *NAMED, "speaker", "attributed")  # whose values are not what people read
FACETS = ("source", "language", "kind", *LABELLED, "site", "has")
DOMAIN = "domain"  # the site and the domains above it; a filter, and no facet: each article would count several times
MOST_OF_A_KIND = 50  # tags, authors …: a page that gives more lists its whole site
LONGEST_NAME = 200  # characters: longer ones are sentences that stand in the wrong place


class FacetEntry(NamedTuple):  # of which an article has dozens: made in a third of the time of a frozen dataclass
    """One value that an article has in a facet: `value` filters, `label` is for people."""

    facet: str
    value: str
    label: str


def facet_entries(article: Article) -> tuple[FacetEntry, ...]:
    """The values that the article counts for, each once; an entity's facet is its type."""
    entries = {(e.facet, e.value): e for e in _all_entries(article)}
    return tuple(entries.values())


def folded_name(name: str) -> str:
    """A name as it is compared."""
    # most names are ASCII, whose letters have a small form each and nothing else to fold
    return " ".join(words_of(name.lower()) if name.isascii() else map(folded, words_of(name)))


def site_of(url: str) -> str:
    """The host of an address without `www.`; "" where it has none.

    It is the one that is asked: to the web `\\` is `/`, and what stands behind it is no host, whatever it looks like.
    """
    try:
        return (urlsplit(url.replace("\\", "/")).hostname or "").removeprefix("www.").rstrip(".")
    except ValueError:
        return ""


def domains_of(site: str) -> list[str]:
    """A host and the domains above it, of two labels at least."""
    labels = site.split(".")
    return [".".join(labels[place:]) for place in range(max(1, len(labels) - 1))] if site else []


def _all_entries(article: Article) -> Iterator[FacetEntry]:
    plain = [("source", article.source), ("kind", article.kind), ("language", article.language or "")]
    site = site_of(article.url)
    plain += [("site", site), *((DOMAIN, domain) for domain in domains_of(site))]
    plain += [("has", what) for what in held_by(article)]
    yield from (FacetEntry(facet, value, value) for facet, value in plain if value)
    yield from (FacetEntry(entity.type, entity.id, entity.name) for entity in article.entities)
    for facet, names in _names(article).items():
        yield from _named(facet, names)
    yield from _tellers(article)


def held_by(article: Article) -> Iterator[str]:
    """What an article has, for the filter `has`."""
    held = {
        "image": article.image, "author": article.authors, "date": article.published_at, "section": article.section,
        "tag": article.tags, "agency": article.agency, "quote": article.quotes, "entity": article.entities,
        "link": article.links, "paywall": article.paywalled, "place": article.dateline,
    }  # fmt: skip
    return (name for name, value in held.items() if value)


def _names(article: Article) -> dict[str, Sequence[str]]:
    section = (article.section,) if article.section else ()
    return {"author": article.authors, "section": section, "tag": article.tags}


def _named(facet: str, names: Sequence[str]) -> Iterator[FacetEntry]:
    for name in names[:MOST_OF_A_KIND]:
        value = folded_name(name)
        if value and len(name) <= LONGEST_NAME:
            yield FacetEntry(facet, value, " ".join(name.split()))


def _tellers(article: Article) -> Iterator[FacetEntry]:
    """Who is quoted, and whom the article names as its source."""
    for quote in article.quotes:
        if quote.speaker_id:
            yield FacetEntry("speaker", quote.speaker_id, quote.speaker or quote.speaker_id)
    for told in article.attribution:
        if value := told.source_id or folded_name(told.source):
            yield FacetEntry("attributed", value, told.source)

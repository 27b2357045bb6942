"""The edges that an article has: pure, so that writing them in any order and any number of times gives the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from urllib.parse import urlsplit

from newswire_shared.contracts.documents import Article
from newswire_shared.contracts.identity import key_if_any
from newswire_shared.contracts.index_schema import milliseconds, sort_date
from newswire_shared.contracts.links import LinkEdge, target_keys

from newswire_index.engine.ports import SourceLinks

MOST_LINKS = 50  # of an article: who cites more is a list, and its edges would be most of the index
# addresses are met again: in the capture that is merged, in what is stored, and in other articles
_key_of = lru_cache(4096)(key_if_any)


@dataclass(frozen=True, slots=True)
class Linking:
    """An article as the index will hold it, with others that edges of it may have been written of.

    Those are what the index holds now, and the capture that is merged: whoever merged it before, and was killed or lost
    a race, may have written its edges.
    """

    article: Article
    others: tuple[Article, ...] = ()

    @property
    def targets(self) -> tuple[str, ...]:
        """The keys of what the article links to."""
        return tuple(addresses_of(self.article))


def addresses_of(article: Article) -> dict[str, str]:
    """The addresses that an article links to by their keys; neither itself nor the front page of its site."""
    return dict(islice(_addresses(article), MOST_LINKS))


def _addresses(article: Article) -> Iterator[tuple[str, str]]:
    met = {*target_keys(article)} if article.links else set()
    for address in article.links:
        key = _key_of(address)
        if key and key not in met and not _is_front_page(address, article.canonical):
            met.add(key)
            yield key, address


def _is_front_page(address: str, of: str) -> bool:
    parts = urlsplit(address)
    return parts.netloc == urlsplit(of).netloc and not (parts.path.strip("/") or parts.query or parts.fragment)


def links_of(linking: Linking, known: Mapping[str, str]) -> SourceLinks:
    """The edges of an article, and those that it may have had; `known` are the articles of keys, by the registry.

    Of two addresses of one article the first is its edge.
    """
    article = linking.article
    edges = dict[str, LinkEdge]()
    for edge in _edges(article, known):
        edges.setdefault(edge.article or edge.target, edge)
    kept = {edge.target for edge in edges.values()}
    had = dict.fromkeys(key for each in (article, *linking.others) for key in addresses_of(each))
    return SourceLinks(
        article.article_id,
        # of two captures the newer one's edges hold, whoever writes last; the engine takes no negative version
        max(0, milliseconds(article.fetched_at)),
        tuple(edges.values()),
        tuple(key for key in had if key not in kept),
    )


def _edges(article: Article, known: Mapping[str, str]) -> Iterator[LinkEdge]:
    at_ms = sort_date(article)
    for key, address in addresses_of(article).items():
        led_to = known.get(key, key)
        if led_to != article.article_id:  # another address of its own
            yield LinkEdge(article.article_id, key, address, at_ms, led_to if led_to != key else None)

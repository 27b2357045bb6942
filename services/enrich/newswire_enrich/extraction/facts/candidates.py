"""The statements of each witness on title, authors and dates, kept so that a choice can be explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from newswire_shared.contracts.documents import Candidate

from newswire_enrich.extraction.facts.dates import Dated, dated_in_article, in_address, iso
from newswire_enrich.extraction.facts.json_ld import text_of

Origin = Literal["jsonld", "meta", "heading", "feed", "text", "url"]
MOST_CHARACTERS = 300  # kept of what a witness says: it explains a choice, and is no second copy of the page


def stated_candidates(
    article: Mapping[str, Any],
    meta: Mapping[str, str],
    bylines: Iterable[str],
    named: Iterable[str],
    days: Iterable[Dated],
) -> Iterator[Candidate]:
    """What JSON-LD and meta elements say."""
    yield from _said("title", "jsonld", text_of(article.get("headline")))
    yield from _said("title", "meta", meta.get("og:title"))
    yield from _said("authors", "jsonld", "; ".join(bylines))
    yield from _said("authors", "meta", "; ".join(named))
    for value, origin in days:
        if origin != "none":
            yield from _said("published", origin, value)
    yield from _said("modified", "jsonld", dated_in_article(article, "dateModified"))
    yield from _said("modified", "meta", iso(meta.get("article:modified_time")))


def shown_candidates(
    heading: str | None, bylines: Iterable[str], published: Dated, url: str, given: Mapping[str, str]
) -> Iterator[Candidate]:
    """What the page shows, the feed stated and the address names; `published` is the date that was believed."""
    yield from _said("title", "heading", heading)
    yield from _said("title", "feed", given.get("title"))
    yield from _said("authors", "text", "; ".join(bylines))
    yield from _said("published", "feed", iso(given.get("published")))
    if published[1] == "text":
        yield from _said("published", "text", published[0])
    yield from _said("published", "url", in_address(url)[0])


def _said(
    field: Literal["title", "authors", "published", "modified"], origin: Origin, value: str | None
) -> Iterator[Candidate]:
    if value:
        yield Candidate(field=field, origin=origin, value=value[:MOST_CHARACTERS])

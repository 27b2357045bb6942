"""The statements of each witness on title, authors and dates, kept so that a choice can be explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from newswire_shared.contracts.documents import Candidate, CandidateField, CandidateOrigin

from newswire_enrich.extraction.facts.dates import Dated, dated_in_article, in_address, iso
from newswire_enrich.extraction.facts.json_ld import text_of

MOST_CHARACTERS = 300  # kept of what a witness says: it explains a choice, and is no second copy of the page


def stated_candidates(
    article: Mapping[str, Any],
    meta: Mapping[str, str],
    bylines: Iterable[str],
    named: Iterable[str],
    days: Iterable[Dated],
) -> Iterator[Candidate]:
    """What JSON-LD and meta elements say."""
    yield from said("title", "jsonld", text_of(article.get("headline")))
    yield from said("title", "meta", meta.get("og:title"))
    yield from said("authors", "jsonld", "; ".join(bylines))
    yield from said("authors", "meta", "; ".join(named))
    for value, origin in days:
        if origin != "none":
            yield from said("published", origin, value)
    yield from said("modified", "jsonld", dated_in_article(article, "dateModified"))
    yield from said("modified", "meta", iso(meta.get("article:modified_time")))


def shown_candidates(heading: str | None, byline: str | None, published: Dated, url: str) -> Iterator[Candidate]:
    """What the page shows and the address names; `published` is the date that was believed."""
    yield from said("title", "heading", heading)
    yield from said("authors", "text", byline)
    if published[1] == "text":
        yield from said("published", "text", published[0])
    yield from said("published", "url", in_address(url)[0])


def said(field: CandidateField, origin: CandidateOrigin, value: str | None) -> Iterator[Candidate]:
    """One witness' value for a field, if it has one."""
    if value:
        yield Candidate(field=field, origin=origin, value=value[:MOST_CHARACTERS])

"""Bodies of megabytes are cut before they are indexed: pure.

A page or an answer that shows one would take seconds, and Elasticsearch highlights no more than a million characters.
The archive keeps all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from newswire_shared.contracts.documents import Article, ArticleDocument, Entity, Quote, Span

LONGEST_BODY_BYTES = 1_000_000  # as UTF-8; then it is no more than a million characters however they are counted
MOST_BYTES_A_CHARACTER = 4  # so a body of a quarter as many characters need not be encoded to be measured
PARAGRAPH = "\n\n"

Spanned = TypeVar("Spanned", bound=Span)


def shortened(document: ArticleDocument, longest_bytes: int = LONGEST_BODY_BYTES) -> ArticleDocument:
    """The document with a body of at most so many bytes, `truncated` where it was longer.

    The cut is the last end of a paragraph if one lies in the second half of what fits.  What points beyond the cut is
    left out; an entity that is named only there stays, without mentions.
    """
    article = document.article
    end = cut_of(article.body, longest_bytes)
    if end == len(article.body):
        return document
    return document.model_copy(update={"article": _until(article, end), "truncated": True})


def cut_of(body: str, longest_bytes: int) -> int:
    """How many characters of a body are kept."""
    if len(body) * MOST_BYTES_A_CHARACTER <= longest_bytes:
        return len(body)
    encoded = body.encode("utf-8", "surrogatepass")  # half characters are refused later, by name
    if len(encoded) <= longest_bytes:
        return len(body)
    fits = len(_whole_characters(encoded, longest_bytes).decode("utf-8", "surrogatepass"))
    paragraph = body.rfind(PARAGRAPH, fits // 2, fits + len(PARAGRAPH))
    return fits if paragraph < 0 else paragraph


def _whole_characters(encoded: bytes, longest: int) -> bytes:
    """The beginning of a text, not ended within a character: bytes that go one on begin with the bits 10."""
    while encoded[longest] & 0b1100_0000 == 0b1000_0000:
        longest -= 1
    return encoded[:longest]


def _until(article: Article, end: int) -> Article:
    return article.model_copy(
        update={
            "body": article.body[:end],
            "entities": tuple(_entity_until(entity, end) for entity in article.entities),
            "quotes": tuple(quote for quote in article.quotes if _is_before(quote, end)),
            "attribution": _before(article.attribution, end),
            "dates": _before(article.dates, end),
        }
    )


def _entity_until(entity: Entity, end: int) -> Entity:
    return entity.model_copy(update={"mentions": _before(entity.mentions, end)})


def _is_before(quote: Quote, end: int) -> bool:
    return len(_before(quote.spans, end)) == len(quote.spans)


def _before(spans: Iterable[Spanned], end: int) -> tuple[Spanned, ...]:
    return tuple(span for span in spans if span.field == "title" or span.end <= end)

"""Quotes and their speakers, and the chain of attribution: pure functions over a text and its entities."""

from __future__ import annotations

from newswire_shared.contracts.documents import Quote

from newswire_enrich.quotes.cast import Cast
from newswire_enrich.quotes.direct import direct_quotes
from newswire_enrich.quotes.indirect import indirect_quotes


def quotes(cast: Cast) -> tuple[Quote, ...]:
    """The direct quotes and indirect statements of a body, in the order of the text."""
    direct = direct_quotes(cast)
    return tuple(sorted((*direct, *indirect_quotes(cast, direct)), key=lambda quote: quote.spans[0].start))

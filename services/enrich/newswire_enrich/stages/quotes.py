"""Stage: who said what, from the text and its entities."""

from __future__ import annotations

from dataclasses import replace

from newswire_enrich.draft import Draft
from newswire_enrich.quotes import quotes as found
from newswire_enrich.quotes.cast import Cast
from newswire_enrich.quotes.prose import prose_of

VERSION = "1"


def quotes(draft: Draft) -> Draft:
    """Set the body's quotes; a language without entities has speakers by name only."""
    cast = Cast(prose_of(draft.analysed_body, draft.language), draft.entities)
    return replace(draft, quotes=found(cast)).with_version("quotes", VERSION)

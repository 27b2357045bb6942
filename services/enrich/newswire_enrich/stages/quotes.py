"""Stage: who said what, from the text and its entities."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from newswire_shared.contracts.documents import Entity

from newswire_enrich.draft import Draft
from newswire_enrich.quotes import quotes as found
from newswire_enrich.quotes.cast import Cast
from newswire_enrich.quotes.prose import prose_of

VERSION = "3"


def quotes(draft: Draft) -> Draft:
    """Set the body's quotes; a language without entities has speakers by name only."""
    return replace(draft, quotes=found(cast_of(draft))).with_version("quotes", VERSION)


def cast_of(draft: Draft) -> Cast:
    """The people and bodies of a draft's text."""
    return _cast(draft.analysed_body, draft.language, draft.entities)


@lru_cache(maxsize=1)  # attribution asks after quotes: what both look up is looked up once
def _cast(body: str, language: str | None, entities: tuple[Entity, ...]) -> Cast:
    return Cast(prose_of(body, language), entities)

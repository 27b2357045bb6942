"""Stage: who reported it, and from whom."""

from __future__ import annotations

from dataclasses import replace

from newswire_enrich.draft import Draft
from newswire_enrich.quotes.attribution import attributions
from newswire_enrich.stages.quotes import cast_of


def attribution(draft: Draft) -> Draft:
    """Set the chain of attribution; an agency that the page names as its author or source is a part of it."""
    credited = (*draft.page.authors, *((draft.page.agency,) if draft.page.agency else ()))
    return replace(draft, attribution=attributions(cast_of(draft), credited))

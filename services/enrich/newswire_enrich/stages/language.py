"""Stage: the language, from title and lead."""

from __future__ import annotations

from dataclasses import replace

from newswire_enrich.draft import Draft
from newswire_enrich.languages import detect

LEAD_CHARACTERS = 600


def language(draft: Draft) -> Draft:
    """Set the language that title and lead are written in; what the page states decides where they do not."""
    lead = f"{draft.page.title}. {draft.page.body[:LEAD_CHARACTERS]}"
    stated = draft.page.language or draft.raw.given.get("language")
    return replace(draft, language=detect(lead) or stated)

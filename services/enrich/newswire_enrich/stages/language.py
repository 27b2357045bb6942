"""Stage: the language, from title and lead."""

from __future__ import annotations

from dataclasses import replace

from newswire_enrich.draft import Draft
from newswire_enrich.languages.detection import detect

LEAD_CHARACTERS = 600  # some hundred words, which is enough to detect


def language(draft: Draft) -> Draft:
    """Set the language that title and lead are written in; what the page states decides where they do not."""
    lead = f"{draft.page.title}. {draft.page.body[:LEAD_CHARACTERS]}"
    stated = code_of(draft.page.language) or code_of(draft.raw.given.get("language"))
    return replace(draft, language=detect(lead) or stated)


def code_of(text: str | None) -> str | None:
    """The ISO 639 code of what a page calls its language, None for what is none."""
    primary = (text or "").replace("_", "-").partition("-")[0].strip().lower()
    return primary if primary.isascii() and primary.isalpha() and len(primary) in (2, 3) else None

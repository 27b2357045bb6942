"""Stage: the language, from title and lead."""

from __future__ import annotations

from dataclasses import replace

from newswire_enrich.draft import Draft
from newswire_enrich.languages.detection import contradicts, detect

LEAD_CHARACTERS = 600  # some hundred words, which is enough to detect


def language(draft: Draft) -> Draft:
    """Set the language that title and lead are written in; what the page states decides where they do not.

    A text in a language that nobody here knows stays without one, whatever a template says of it.
    """
    lead = f"{draft.page.title}. {draft.page.body[:LEAD_CHARACTERS]}"
    stated = code_of(draft.page.language) or code_of(draft.raw.given.get("language"))
    found = detect(lead) or (None if stated and contradicts(lead, stated) else stated)
    return replace(draft, language=found)


def code_of(text: str | None) -> str | None:
    """The ISO 639 code of what a page calls its language, None for what is none."""
    primary = (text or "").replace("_", "-").partition("-")[0].strip().lower()
    return primary if primary.isascii() and primary.isalpha() and len(primary) in (2, 3) else None

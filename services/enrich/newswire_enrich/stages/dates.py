"""Stage: the dates that title and body name, and the body's dateline."""

from __future__ import annotations

from dataclasses import replace

from newswire_enrich.draft import Draft
from newswire_enrich.quotes.dateline import dateline
from newswire_enrich.quotes.dates import dates as named
from newswire_enrich.quotes.dates import day_of


def dates(draft: Draft) -> Draft:
    """Set the dates, relative ones against the day of publication, and the dateline."""
    page, day = draft.page, day_of(draft.page.published)
    found = (*named("title", page.title, draft.language, day), *named("body", page.body, draft.language, day))
    return replace(draft, dates=found, dateline=dateline(page.body, draft.language))

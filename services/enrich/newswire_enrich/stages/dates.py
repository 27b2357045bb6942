"""Stage: the dates that title and body name, and the body's dateline."""

from __future__ import annotations

from dataclasses import replace

from newswire_enrich.dates.dateline import dateline
from newswire_enrich.dates.mentioned import dates as named
from newswire_enrich.dates.mentioned import day_of
from newswire_enrich.draft import Draft


def dates(draft: Draft) -> Draft:
    """Set the dates, relative ones against the day of publication, and the dateline."""
    title, body, day = draft.analysed_title, draft.analysed_body, day_of(draft.page.published)
    found = (*named("title", title, draft.language, day), *named("body", body, draft.language, day))
    return replace(draft, dates=found, dateline=dateline(body, draft.language))

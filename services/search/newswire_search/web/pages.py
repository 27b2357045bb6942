"""Every page for people, room by room; all of them work without scripts."""

from __future__ import annotations

from fastapi import APIRouter, Depends

from newswire_search.web.admission import reader
from newswire_search.web.articles.pages import router as articles
from newswire_search.web.embed.pages import router as embed
from newswire_search.web.entities.pages import router as entities
from newswire_search.web.follow.pages import router as follow
from newswire_search.web.front.pages import router as front
from newswire_search.web.preferences.pages import router as preferences
from newswire_search.web.quotes.pages import router as quotes
from newswire_search.web.reference.help import router as reference
from newswire_search.web.reports.pages import router as reports
from newswire_search.web.results.pages import router as results
from newswire_search.web.revisions.pages import router as revisions
from newswire_search.web.sources.pages import router as sources
from newswire_search.web.stories.pages import router as stories

ROOMS = (
    front, results, articles, revisions, stories, entities, quotes, sources, follow, reports, preferences, embed,
    reference,
)  # fmt: skip
router = APIRouter(include_in_schema=False, dependencies=[Depends(reader)])
for room in ROOMS:
    router.include_router(room)

"""Search for people: the results page and the article page; both work without scripts."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse
from newswire_shared.contracts.errors import NewswireError

from newswire_search.articles import browsing, searching
from newswire_search.articles.api import ArticleId
from newswire_search.articles.asking import Asked
from newswire_search.articles.folding import folded
from newswire_search.articles.marking import by_type, paragraphs
from newswire_search.articles.ports import SearchEngine
from newswire_search.articles.responses import SearchAnswer
from newswire_search.stories.pages import router as stories
from newswire_search.web import wording
from newswire_search.web.dependencies import Engine
from newswire_search.web.failures import Failure, NotFoundError, explain
from newswire_search.web.page_parameters import asked_of
from newswire_search.web.rendering import STATIC, render, static_version

router = APIRouter(include_in_schema=False)
LISTS = ("source", "language", "entity", "kind", "story")
SINGLE = ("q", "since", "until", "copies", "sort", "match", "after")
FOR_GOOD = "public, max-age=31536000, immutable"


@router.get("/")
def results(request: Request, engine: Engine) -> HTMLResponse:
    """The results of a search, or why there are none; an empty search shows the newest articles."""
    asked, fault = asked_of(request, Asked, SINGLE, LISTS)
    if fault is not None:
        return _results(request, asked, None, fault)
    try:
        answer = searching.search(engine, asked)
    except NewswireError as error:
        return _results(request, asked, None, explain(error))
    return _results(request, asked, answer, None)


@router.get("/articles/{article_id}")
def article(request: Request, article_id: ArticleId, engine: Engine) -> HTMLResponse:
    """One article with its entities marked, who said and reported what, and its revisions."""
    shown = searching.article(engine, article_id)
    original = _title_of(engine, shown.copy_of.duplicate_of) if shown.copy_of else None
    return render(
        request, "article.html", article=shown, original=original,
        paragraphs=paragraphs(shown.body, shown.entities),
        groups=by_type(shown.entities, wording.ENTITY_TYPES),
    )  # fmt: skip


@router.get("/static/{version}/{name}")
def static(version: str, name: str) -> FileResponse:
    """A file of the pages; browsers keep it for good if they asked for this version."""
    known = {file.name: file for file in STATIC.iterdir()}
    if name not in known:
        raise NotFoundError(f"There is no file {name!r}.")
    headers = {"Cache-Control": FOR_GOOD} if version == static_version() else None
    return FileResponse(known[name], headers=headers)


def _results(request: Request, asked: Asked, answer: SearchAnswer | None, fault: Failure | None) -> HTMLResponse:
    return render(
        request, "results.html", fault.status if fault else 200, fault.headers if fault else None,
        asked=asked, answer=answer, fault=fault,
        chips=browsing.chips(asked, answer),
        panels=browsing.panels(asked, answer) if answer else [],
        orders=browsing.orders(asked),
        periods=browsing.periods(asked, datetime.now(UTC)),
        copies=browsing.copies(asked),
        words=browsing.words(asked),
        items=folded(answer.hits) if answer else [],
        wider=browsing.wider(asked),
        next_page=asked.model_copy(update={"after": answer.after}) if answer and answer.more else None,
    )  # fmt: skip


def _title_of(engine: SearchEngine, article_id: str) -> str | None:
    document = engine.get(article_id)
    return document.article.title if document else None


router.include_router(stories)

"""Search for people: the results page and the article page; both work without scripts."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse
from newswire_shared.contracts.errors import NewswireError

from newswire_search.articles import navigation
from newswire_search.articles.attribution import by_relation
from newswire_search.articles.groups import grouped
from newswire_search.articles.paragraphs import by_type, paragraphs
from newswire_search.articles.request import SearchRequest
from newswire_search.articles.responses import SearchAnswer
from newswire_search.errors import NotFoundError
from newswire_search.formats import labels
from newswire_search.web.dependencies import Injected, SearchUseCases
from newswire_search.web.errors import ErrorReply, explain
from newswire_search.web.parameters import LISTS, ArticleId, PageAfter, asked_of
from newswire_search.web.rendering import STATIC, render, static_version

router = APIRouter()
# Every parameter of a page but those that no form or link of it has, such as `size` and `facets`.
SINGLE = (
    "q", "since", "until", "seen_after", "seen_before", "links_to", "linked_by", "copies", "sort", "match",
    "names", "after",
)  # fmt: skip
TRACES = "/ops/trace"  # the page of an installed service that says what became of an article
FOR_GOOD = "public, max-age=31536000, immutable"  # a year, the longest that caches are asked for


@router.get("/search")
def results(request: Request, use_cases: Injected) -> HTMLResponse:
    """The results of a search, or why there are none; an empty search shows the newest articles."""
    asked, fault = asked_of(request, SearchRequest, SINGLE, LISTS)
    if fault is not None:
        return _results(request, use_cases, asked, None, fault)
    try:
        answer = use_cases.search_articles(asked)
    except NewswireError as error:
        return _results(request, use_cases, asked, None, explain(error))
    return _results(request, use_cases, asked, answer, None)


@router.get("/help")
def language(request: Request) -> HTMLResponse:
    """What can be typed into the search box."""
    return render(request, "reference/help.html")


@router.get("/articles/{article_id}")
def article(
    request: Request, article_id: ArticleId, use_cases: Injected, linked_after: PageAfter = None
) -> HTMLResponse:
    """One article with its entities marked, its quotes, who reported it, its links and its revisions."""
    shown = use_cases.read_article(article_id, linked_after)
    original = use_cases.read_article.title(shown.copy_of.duplicate_of) if shown.copy_of else None
    return render(
        request, "articles/article.html", article=shown, original=original,
        paragraphs=paragraphs(shown.body, shown.entities, shown.quotes),
        attribution=by_relation(shown.attribution), has_traces=_has_traces(request),
        groups=by_type(shown.entities, labels.ENTITY_TYPES),
    )  # fmt: skip


def _has_traces(request: Request) -> bool:
    """Whether this application also has the operator's pages."""
    return any(getattr(route, "path", "") == TRACES for route in request.app.routes)


@router.get("/static/{version}/{name}")
def static(version: str, name: str) -> FileResponse:
    """A file of the pages; browsers keep it for good if they asked for this version."""
    # Looked up, not joined to the folder's path: a name from outside can lead nowhere else.
    known = {file.name: file for file in STATIC.iterdir()}
    if name not in known:
        raise NotFoundError(f"There is no file {name!r}.")
    headers = {"Cache-Control": FOR_GOOD} if version == static_version() else None
    return FileResponse(known[name], headers=headers)


def _results(
    request: Request,
    use_cases: SearchUseCases,
    asked: SearchRequest,
    answer: SearchAnswer | None,
    fault: ErrorReply | None,
) -> HTMLResponse:
    entities = navigation.named_entities(asked)
    names = use_cases.search_articles.names(entities) if entities and answer else {}
    return render(
        request, "search/results.html", fault.status if fault else 200, fault.headers if fault else None,
        asked=asked, answer=answer, fault=fault,
        chips=navigation.chips(asked, answer, names),
        panels=navigation.panels(asked, answer) if answer else [],
        orders=navigation.orders(asked),
        periods=navigation.periods(asked, datetime.now(UTC)),
        copies=navigation.copies(asked),
        words=navigation.words(asked),
        items=grouped(answer.hits) if answer else [],
        wider=navigation.wider(asked),
        unfiltered=navigation.unfiltered(asked),
        next_page=asked.model_copy(update={"after": answer.after}) if answer and answer.more else None,
    )  # fmt: skip

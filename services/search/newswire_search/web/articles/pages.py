"""An article for people."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from starlette.routing import NoMatchFound

from newswire_search.articles.attribution import by_relation
from newswire_search.articles.paragraphs import by_type, paragraphs
from newswire_search.formats import labels
from newswire_search.web.dependencies import Injected
from newswire_search.web.parameters import ArticleId, PageAfter
from newswire_search.web.rendering import render

router = APIRouter()
TRACES = "trace_page"  # the route of an installed service that says what became of an article


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
        attribution=by_relation(shown.attribution), trace=_trace(request, shown.id),
        groups=by_type(shown.entities, labels.ENTITY_TYPES),
    )  # fmt: skip


def _trace(request: Request, article_id: str) -> str | None:
    """The address of an article's trace, where this application also has the operator's pages."""
    try:
        return f"{request.app.url_path_for(TRACES)}?{urlencode({'what': article_id})}"
    except NoMatchFound:
        return None

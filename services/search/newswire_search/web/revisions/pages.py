"""The texts that an article had, for people: two of them side by side, with what differs."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from newswire_search.revisions.side_by_side import rows
from newswire_search.web.dependencies import Injected
from newswire_search.web.parameters import ArticleId
from newswire_search.web.rendering import render
from newswire_search.web.revisions.api import Against, Number

router = APIRouter()


@router.get("/articles/{article_id}/revisions/{number}")
def revision(
    request: Request, article_id: ArticleId, number: Number, use_cases: Injected, against: Against = None
) -> HTMLResponse:
    """One text beside the one before it, or beside another that is named."""
    article = use_cases.read_article(article_id)
    shown = use_cases.read_revision(article.id, number, against)
    return render(
        request, "articles/revision.html", article=article, revision=shown,
        other=article.revisions[shown.against - 1] if shown.against else None,
        title_rows=rows(shown.title_changes or ()), rows=rows(shown.body_changes or ()),
    )  # fmt: skip

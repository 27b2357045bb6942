"""The texts that an article had, for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from newswire_search.revisions.responses import RevisionTextAnswer
from newswire_search.web.dependencies import Injected
from newswire_search.web.errors import documented
from newswire_search.web.parameters import ArticleId

router = APIRouter(tags=["search"])
MOST = 1_000_000  # far more than any article has
Number = Annotated[int, Path(ge=1, le=MOST, description="Its position among `revisions` of the article, from 1.")]
Against = Annotated[
    int | None, Query(ge=1, le=MOST, description="The revision to compare it with. Default: the one before.")
]


@router.get(
    "/articles/{article_id}/revisions/{number}",
    summary="A text that an article had",
    responses=documented(400, 404, 410, 422, 503),
)
def revision(article_id: ArticleId, number: Number, use_cases: Injected, against: Against = None) -> RevisionTextAnswer:
    """One revision with its text, and how it differs from the one before or from another, by paragraphs and words.

    The index has the newest text alone. Where this server does not reach the archive, an earlier one is not found, and
    the message says that only the newest is at hand.
    """
    return use_cases.read_revision(article_id, number, against)

"""What is around an article, for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from newswire_search.relations.responses import RelatedAnswer, RelationType
from newswire_search.web.dependencies import Injected
from newswire_search.web.errors import documented
from newswire_search.web.parameters import ArticleId

router = APIRouter(tags=["search"])
Types = Annotated[
    tuple[RelationType, ...],
    Query(description="Types of relation, all by default; repeat it for several.", max_length=20),
]
MostOfType = Annotated[int, Query(ge=1, le=50, description="Articles of each type.")]


@router.get(
    "/articles/{article_id}/related", summary="What is around an article", responses=documented(400, 404, 410, 422, 503)
)
def related(
    article_id: ArticleId,
    use_cases: Injected,
    size: MostOfType = 10,
    type: Types = (),
) -> RelatedAnswer:
    """The articles around one: copies, its story and those before and after it, what linking found, links both ways.

    Each comes with its type, a score and the reason in words. One article may be there by several types.
    """
    return use_cases.read_related(article_id, type, size)

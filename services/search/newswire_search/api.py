"""Search for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from newswire_shared.documents import ArticleDocument

from newswire_search.asking import Asked, to_query
from newswire_search.dependencies import Engine
from newswire_search.describe import describe_answer, describe_article
from newswire_search.failures import NotFoundError, documented
from newswire_search.ports import SearchEngine
from newswire_search.responses import ArticleAnswer, SearchAnswer

router = APIRouter(prefix="/v1", tags=["search"])
ArticleId = Annotated[str, Path(description="A hit's `id`.", examples=["3f7c0a91d2"], max_length=200)]


@router.get("/search", summary="Search articles", responses=documented(400, 422, 503))
def search(asked: Annotated[Asked, Query()], engine: Engine) -> SearchAnswer:
    """Find articles by words, phrases and filters, a page at a time.

    To read on, repeat the request with `after` from the answer.
    """
    return describe_answer(engine.search(to_query(asked)))


@router.get("/articles/{article_id}", summary="One article", responses=documented(404, 422, 503))
def article(article_id: ArticleId, engine: Engine) -> ArticleAnswer:
    """Everything about one article: its text, entities with offsets, quotes, attribution and revisions."""
    return describe_article(find(engine, article_id))


def find(engine: SearchEngine, article_id: str) -> ArticleDocument:
    """The article of that id.  Raises NotFoundError."""
    document = engine.get(article_id)
    if document is None:
        raise NotFoundError(f"There is no article {article_id!r}.")
    return document

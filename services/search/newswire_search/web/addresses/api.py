"""An article by any of its addresses, for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from newswire_search.articles.responses import ArticleAnswer
from newswire_search.web.dependencies import Injected
from newswire_search.web.errors import documented

router = APIRouter(tags=["search"])
Url = Annotated[
    str,
    Query(
        description="Any address of the article: trackers, `www.`, mobile and AMP forms make no difference.",
        examples=["https://www.news.example/2020/10/ceasefire?utm_source=letter"], min_length=1, max_length=8192,
    ),
]  # fmt: skip


@router.get("/articles/by-url", summary="One article by its address", responses=documented(400, 404, 410, 422, 503))
def article_by_url(url: Url, use_cases: Injected) -> ArticleAnswer:
    """The article of an address, as `/v1/articles/{article_id}` gives it.

    The address is brought into its canonical form, and looked for as the article's id, as another of its own addresses,
    and as one by which other articles link to it.
    """
    return use_cases.read_article(use_cases.find_article(url))

"""Quotes for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from newswire_search.quotes.request import QuotesRequest
from newswire_search.quotes.responses import QuotesAnswer
from newswire_search.web.dependencies import Injected
from newswire_search.web.errors import documented

router = APIRouter(tags=["quotes"])


@router.get("/quotes", summary="Who said what", responses=documented(400, 422, 503))
def quotes(asked: Annotated[QuotesRequest, Query()], use_cases: Injected) -> QuotesAnswer:
    """Quotes by their speaker, what they are about, and their words, in the articles that the filters choose.

    The same words of the same speaker are one quote, wherever they are printed again: it is shown in the earliest of
    the chosen articles, with the first print of all and the reprints. To read on, repeat the request with `after` from
    the answer.
    """
    return use_cases.search_quotes(asked)

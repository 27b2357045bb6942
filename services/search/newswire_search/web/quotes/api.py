"""Quotes for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import Field

from newswire_search.quotes.feed import quotes_feed
from newswire_search.quotes.request import QuoteChoice, QuotesRequest
from newswire_search.quotes.responses import QuoteAnswer, QuotesAnswer
from newswire_search.web.dependencies import Injected
from newswire_search.web.errors import documented
from newswire_search.web.feeds import api as feeds
from newswire_search.web.feeds import exports

router = APIRouter(tags=["quotes"])
COLUMNS = (
    "id", "text", "kind", "speaker", "speaker_id", "article", "url", "title", "source", "language", "published_at",
    "first_seen_at", "prints", "first_print", "first_print_url", "first_print_source", "first_print_published_at",
)  # fmt: skip


class QuotesFeedRequest(QuoteChoice):
    """A feed of quotes as it is asked for."""

    size: int = Field(50, ge=1, le=100, description="Entries, the newest.")


@router.get("/quotes", summary="Who said what", responses=documented(400, 422, 503))
def quotes(asked: Annotated[QuotesRequest, Query()], use_cases: Injected) -> QuotesAnswer:
    """Quotes by their speaker, what they are about, and their words, in the articles that the filters choose.

    The same words of the same speaker are one quote, wherever they are printed again: it is shown in the earliest of
    the chosen articles, with the first print of all and the reprints. To read on, repeat the request with `after` from
    the answer.
    """
    return use_cases.search_quotes(asked)


@router.get(
    "/quotes/feed.{form}",
    summary="Quotes as a feed",
    response_class=Response,
    responses={**feeds.ANSWERS, **documented(400, 422, 503, is_json=False)},
)
def quotes_as_feed(
    request: Request,
    form: Annotated[feeds.Form, Path(description="RSS 2.0, Atom or JSON Feed 1.1.")],
    asked: Annotated[QuotesFeedRequest, Query()],
    use_cases: Injected,
) -> Response:
    """The newest quotes of a search: an entry is what somebody said, and leads to the article that printed it first.

    Send the `ETag` of the last answer as `If-None-Match`: 304 says that nothing changed.
    """
    choice = QuoteChoice(**asked.model_dump(include={*QuoteChoice.model_fields}))
    answer = use_cases.search_quotes(QuotesRequest(**asked.model_dump()))
    site = str(request.base_url).rstrip("/")
    found = quotes_feed(use_cases.settings.title, site, str(request.url), choice, answer)
    return feeds.feed_answer(request, form, found)


@router.get(
    "/quotes/export.{form}",
    summary="All quotes of a search",
    response_class=StreamingResponse,
    responses={**exports.ANSWERS, **documented(400, 422, 503, is_json=False)},
)
def export_quotes(
    form: Annotated[exports.Form, Path(description="A table, or a JSON object a line.")],
    asked: Annotated[QuoteChoice, Query()],
    use_cases: Injected,
) -> StreamingResponse:
    """Every quote of a search, those that were printed last first, without a cap.

    A line is a quote as `/v1/quotes` gives it. In a table a cell that a spreadsheet would run as a formula begins with
    an apostrophe.
    """
    return exports.streamed(form, use_cases.export_quotes(asked), COLUMNS, _row)


def _row(quote: QuoteAnswer) -> list[object]:
    article, first = quote.article, quote.first_print
    return [
        quote.id, quote.text, quote.kind, quote.speaker, quote.speaker_id, article.id, article.url, article.title,
        article.source, article.language, article.published_at, article.first_seen_at, quote.prints, first.id,
        first.url, first.source, first.published_at,
    ]  # fmt: skip

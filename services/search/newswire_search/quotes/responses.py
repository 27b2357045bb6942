"""The models of the API's answers about quotes.  Every field is always there; what is unknown is null or empty."""

from __future__ import annotations

from typing import Literal

from newswire_shared.contracts.documents import Span
from pydantic import Field

from newswire_search.articles.responses import ArticleReference, Response


class QuoteAnswer(Response):
    """What somebody said, where it was printed first, and where again."""

    id: str = Field(
        description="The same for the same words of the same speaker, wherever they are printed.",
        examples=["9f2c1e07a4b35d68"],
    )
    text: str = Field(description="The words as the article prints them.", examples=["We will rebuild the pier."])
    parts: tuple[str, ...] = Field(
        description="The words of each of its `spans`: several are one quote that the article interrupts.",
        examples=[["We will rebuild the pier"]],
    )
    kind: Literal["direct", "indirect"] = Field(
        description="`direct` are the speaker's words, `indirect` the writer's."
    )
    speaker: str | None = Field(description="Who said it, as the article names them.", examples=["Anna Lind"])
    speaker_id: str | None = Field(description="What the parameter `speaker` takes.", examples=["person:anna-lind"])
    described: str | None = Field(
        description="What the article calls a speaker whom it does not name.",
        examples=["a spokeswoman for the ministry"],
    )
    spans: tuple[Span, ...] = Field(description="Where it stands in `article`; several are one interrupted quote.")
    article: ArticleReference = Field(description="The earliest of the chosen articles that print it.")
    first_print: ArticleReference = Field(description="The earliest article of the index that prints it.")
    prints: int = Field(description="How many articles print the same words of the same speaker.")
    reprints: tuple[ArticleReference, ...] = Field(
        description="The articles that printed it after the first, the earliest first, at most 9."
    )


class QuotesAnswer(Response):
    """What a search for quotes gave."""

    quotes: tuple[QuoteAnswer, ...] = Field(
        description="Those that were printed last first. There may be fewer than were asked for, or none, while "
        "`after` goes on: a request looks through a limited number of articles."
    )
    after: str | None = Field(description="Give it as `after` for what comes next; null at the end.")
    left_out: tuple[str, ...] = Field(
        description="Words of `q` that were not searched for, because a search takes at most 32."
    )

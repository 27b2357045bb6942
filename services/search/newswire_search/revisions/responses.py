"""The model of an answer that gives a text which an article had."""

from __future__ import annotations

from pydantic import Field

from newswire_search.articles.responses import RevisionAnswer
from newswire_search.revisions.difference import TextChange

CHANGES = "Joined without `added` they are the other text, joined without `removed` this one; null without another."


class RevisionTextAnswer(RevisionAnswer):
    """A text that an article had, and how it differs from another."""

    article: str = Field(description="The article's id.", examples=["3f7c0a91d2"])
    revisions: int = Field(description="How many texts it had; the last one is what the article shows.")
    body: str = Field(description="Paragraphs joined by a blank line.")
    truncated: bool = Field(description="Whether it is longer than the million characters that are given.")
    against: int | None = Field(description="The number of the revision that it is compared with.")
    title_changes: tuple[TextChange, ...] | None = Field(description=f"Pieces of both titles. {CHANGES}")
    body_changes: tuple[TextChange, ...] | None = Field(description=f"Pieces of both bodies. {CHANGES}")
    why_not_compared: str | None = Field(description="Why there is nothing to compare it with; null where it is.")

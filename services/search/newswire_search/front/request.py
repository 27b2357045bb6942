"""The request of the front page, the same over HTTP and on the page."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from newswire_search.query.parameters import LanguageValues


class FrontRequest(BaseModel):
    """The front page as it is asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: LanguageValues = Field(
        (),
        description="ISO 639 code: stories whose earliest article has this language, and articles in it; repeat it for "
        "alternatives.",
        examples=[["en"]],
    )
    stories: int = Field(12, ge=1, le=30, description="Stories at most.")
    articles: int = Field(20, ge=0, le=50, description="Articles of no story at most.")

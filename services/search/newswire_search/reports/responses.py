"""The model of the answer to a report."""

from __future__ import annotations

from pydantic import Field

from newswire_search.articles.responses import Response


class ReportAnswer(Response):
    """That a report is kept for the operator."""

    id: str = Field(description="The same for what was reported before.", examples=["9f2c1e07a4"])
    entity: str = Field(description="Id of the entity that it is about.", examples=["person:anna-lind"])

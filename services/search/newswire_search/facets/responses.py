"""The model of the API's answer about facets."""

from __future__ import annotations

from pydantic import Field

from newswire_search.articles.responses import ESTIMATED, LEFT_OUT, MATCHED, FacetValueAnswer, Response
from newswire_search.query.match import Match


class FacetsAnswer(Response):
    """The counts of facets among the articles that a search finds."""

    total: int = Field(description="Articles that the search finds, exactly.", examples=[1200])
    facets: dict[str, tuple[FacetValueAnswer, ...]] = Field(
        description="By name, in the order asked for. Values filter by the parameter of the facet's name, those of "
        "`person`, `organisation`, `place`, `event` and `other` by `entity`.",
        examples=[{"source": [{"value": "news.example", "label": "news.example", "count": 12}]}],
    )
    approximate: bool = Field(description=ESTIMATED)
    match: Match = Field(description=MATCHED)
    left_out: tuple[str, ...] = Field(description=LEFT_OUT)

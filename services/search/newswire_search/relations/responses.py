"""The models of answers that tell what is around an article."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from newswire_search.articles.responses import ArticleReference, Response

RelationType = Literal[
    "copy_of", "copy", "same_story", "story_follows", "story_followed_by", "related", "links_to", "linked_by"
]
RELATION_TYPES: tuple[RelationType, ...] = get_args(RelationType)
Measure = Literal["similarity", "linking", "entities"]


class RelatedArticle(Response):
    """An article that has to do with another, and how."""

    type: RelationType = Field(
        description="`copy_of` is what the article copies, `copy` what copies it; `story_follows` leads the story that "
        "its own goes on from, `story_followed_by` one that goes on from it; `related` is what linking found."
    )
    score: float = Field(description="0 to 1; comparable among those of one `measure`.", examples=[0.42])
    measure: Measure = Field(
        description="What the score is: how alike the texts are, how linking weighs what they share, or the share of "
        "foremost entities that both name."
    )
    why: str = Field(description="The reason in words.", examples=["same story; both name Anna Lind and Port Alder"])
    article: ArticleReference


class RelatedAnswer(Response):
    """What is around an article, by type, the closest first."""

    id: str
    related: tuple[RelatedArticle, ...]
    totals: dict[RelationType, int] = Field(
        description="How many there are of each type that was asked for.", examples=[{"copy": 3, "linked_by": 120}]
    )

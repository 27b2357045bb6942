"""How the text of a search was read, as answers tell it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from newswire_search.query.operators import OF_ARTICLES
from newswire_search.query.parser import parse
from newswire_search.query.terms import written


class Narrowing(BaseModel):
    """What an operator of the text asks for."""

    model_config = ConfigDict(frozen=True)

    field: str = Field(examples=["author"])
    values: tuple[str, ...] = Field(description="As they are compared, one of which is enough.", examples=[["vaal"]])
    excluded: bool


class UnderstoodEntity(BaseModel):
    """An entity that the text was taken to name."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(description="What the parameter `entity` takes.", examples=["org:un"])
    name: str = Field(examples=["United Nations"])
    words: str = Field(description="The words that name it.", examples=["UN"])


class Understood(BaseModel):
    """How `q` was read."""

    model_config = ConfigDict(frozen=True)

    words: tuple[str, ...] = Field(description="Plain words, of which `match` says how many must occur.")
    required: tuple[str, ...] = Field(description="What must occur besides: phrases, alternatives, words of the title.")
    excluded: tuple[str, ...] = Field(description="What must not occur.")
    filters: tuple[Narrowing, ...] = Field(description="What operators such as `site:` ask for.")
    since: datetime | None = Field(description="From `after:`.")
    until: datetime | None = Field(description="From `before:`.")
    entities: tuple[UnderstoodEntity, ...] = Field(
        (),
        description="What `q` was taken to name: articles that name it in other words are found too. An acronym stands "
        "for its entity alone, not for a word of the same letters.",
    )
    warnings: tuple[str, ...] = Field(
        description="What was read otherwise than it looks, in words for a person.",
        examples=[["`langauge:fr` is read as words, for `langauge:` is no operator here: did you mean `language:`?"]],
    )


def understood(text: str, operators: Collection[str] = OF_ARTICLES) -> Understood:
    """How a text was read."""
    terms = parse(text, operators)
    return Understood(
        words=terms.words,
        required=tuple(map(written, terms.required)),
        excluded=tuple(map(written, terms.excluded)),
        filters=tuple(Narrowing(field=c.field, values=c.values, excluded=c.excluded) for c in terms.conditions),
        since=terms.since,
        until=terms.until,
        warnings=terms.warnings,
    )

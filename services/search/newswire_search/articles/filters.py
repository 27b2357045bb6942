"""The filters of a search for articles beyond words, period and the oldest of them, as they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final, Literal

from newswire_shared.contracts.article_facets import NAMED, folded_name
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from newswire_search.query.condition import FIELDS, SITE, Condition, Held
from newswire_search.query.parameters import DateParameter, FilterValue, FilterValues

# Parameters that are filters on one field each, and that field; those of `ArticleChoice` among them.
CONDITIONS: Final = {
    "site": SITE, "author": "author", "section": "section", "tag": "tag", "person": "person",
    "organisation": "organisation", "place": "place", "quoted": "speaker", "attributed_to": "attributed", "has": "has",
}  # fmt: skip
BY_VALUE: Final = ("source", "language", "kind", "entity", "story")  # those of `ArticleChoice` by a field of their name
EXCLUDABLE: Final = {**CONDITIONS, **{name: name for name in BY_VALUE}}
Every = Literal["site", "author", "section", "tag", "person", "organisation", "place", "quoted", "attributed_to", "has"]
ENTITY_ID = "repeat it for alternatives. Its id is an entity's `id`."


def _exclusion(text: str) -> str:
    name, colon, value = text.partition(":")
    if not colon or not value.strip() or name not in EXCLUDABLE:
        raise ValueError(f"{text!r} should be NAME:VALUE, with one of these names: {', '.join(EXCLUDABLE)}")
    return text


class FilterChoice(BaseModel):
    """Filters; values of one are alternatives unless `every` names it, and filters add up."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    site: FilterValues = Field(
        (), description="Host or domain, `news.example` also of `www.news.example`; repeat it for alternatives."
    )
    author: FilterValues = Field((), description="A whole name, however it is written; repeat it for alternatives.")
    section: FilterValues = Field((), description="Section of the site; repeat it for alternatives.")
    tag: FilterValues = Field((), description="Tag that the site gives; repeat it for alternatives.")
    person: FilterValues = Field((), description=f"Person that is named; {ENTITY_ID}")
    organisation: FilterValues = Field((), description=f"Organisation that is named; {ENTITY_ID}")
    place: FilterValues = Field((), description=f"Place that is named; {ENTITY_ID}")
    quoted: FilterValues = Field((), description=f"Who is quoted; {ENTITY_ID}")
    attributed_to: FilterValues = Field(
        (), description="Whom the article names as its source: an entity's `id`, or a name; repeat it for alternatives."
    )
    has: tuple[Held, ...] = Field((), description="What the article has; repeat it for alternatives.")
    exclude: tuple[Annotated[FilterValue, AfterValidator(_exclusion)], ...] = Field(
        (),
        max_length=50,
        description="`NAME:VALUE`: none of the articles that this filter would find, as in `source:news.example`; "
        f"repeat it for more. The names: {', '.join(EXCLUDABLE)}.",
        examples=[["tag:sport"]],
    )
    every: tuple[Every, ...] = Field((), description="Filters of which all values must be there, not one of them.")
    seen_after: DateParameter = Field(None, description="First seen at or after this date or instant.")
    seen_before: DateParameter = Field(
        None, description="First seen before this instant, or on or before this date (its whole day counts)."
    )
    links_to: Annotated[str | None, Field(max_length=2000)] = Field(
        None, description="Id or address of an article, or any address: the articles that link to it."
    )
    linked_by: Annotated[str | None, Field(max_length=500)] = Field(
        None, description="Id of an article: the articles that it links to."
    )

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions on facets."""
        return (*self._asked(), *self._excluded())

    def _asked(self) -> Iterator[Condition]:
        for name, field in CONDITIONS.items():
            given: tuple[str, ...] = getattr(self, name)
            if given and name in self.every:
                yield from (Condition(field, _values(field, (value,))) for value in given)
            elif given:
                yield Condition(field, _values(field, given))

    def _excluded(self) -> Iterator[Condition]:
        for text in self.exclude:
            name, _, value = text.partition(":")
            field = EXCLUDABLE[name]
            yield Condition(field, _values(field, (value.strip(),)), excluded=True)


def _values(field: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """Values as the index has them."""
    if field in NAMED:
        return tuple(folded_name(value) for value in given)
    if field == SITE:
        return tuple(value.strip().lower().removeprefix("www.") for value in given)
    if field == "language":
        return tuple(value.lower() for value in given)
    if field == "attributed":  # an id, or a name where the article knows none
        return tuple(dict.fromkeys(form for value in given for form in (value, folded_name(value))))
    return given


assert {*EXCLUDABLE.values()} <= {*FIELDS}

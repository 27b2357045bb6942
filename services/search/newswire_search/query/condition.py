"""Conditions on an article's facets, beyond the few that every search has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from newswire_shared.contracts.article_facets import DOMAIN, ENTITY_FACETS, NAMED

ENTITY, SITE, STORY = "entity", "site", "story"
# What a condition may be on, and the facets that it looks into; a story is no facet, but found by its id all the same.
FIELDS: Final[dict[str, tuple[str, ...]]] = {
    **{name: (name,) for name in ("source", "language", "kind", *NAMED, "speaker", "attributed", "has")},
    **{name: (name,) for name in ENTITY_FACETS},
    SITE: (DOMAIN,),
    ENTITY: ENTITY_FACETS,
    STORY: (),
}
Held = Literal[
    "image", "author", "date", "section", "tag", "agency", "quote", "entity", "link", "paywall", "place"
]  # the values of the facet `has`, as `held_by` tells them
BY_NAME = (*NAMED, "person", "organisation", "place", "event")  # fields whose values are found by a part of their name


@dataclass(frozen=True, slots=True)
class Condition:
    """That an article has one of some values of a field, or all of them (`every`), or, where `excluded`, none.

    `by_name`: the values are words that stand together in a name, compared without case, punctuation, and what Latin
    letters bear.  They are folded names then.
    """

    field: str
    values: tuple[str, ...]
    every: bool = False
    excluded: bool = False
    by_name: bool = False

    @property
    def facets(self) -> tuple[str, ...]:
        """The facets that have the values."""
        return FIELDS[self.field]

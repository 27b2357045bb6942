"""The facets that a search may count, and the counts as an engine is asked for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from newswire_shared.analysis.words import folded

from newswire_search.query.article_query import Filters, Query

# Past so many articles the counts are estimated from about as many, which takes as long however many there are: a
# share of a tenth is then off by 4 % of itself, one of a hundredth by 14 % (one standard deviation).
SAMPLE = 5_000
# The filters without a facet's own, where its values are alternatives.  Of an entity every value asked for must be in
# the article, so a facet of entities has none that it could be counted without.
WITHOUT_OWN: Mapping[str, Callable[[Filters], Filters]] = {
    "source": lambda filters: replace(filters, sources=()),
    "language": lambda filters: replace(filters, languages=()),
    "kind": lambda filters: replace(filters, kinds=()),
}
USUAL = Query().facets

FacetText = tuple[str, str]  # a facet, and a value of it or a part of one


class Valued(Protocol):
    """What has a value of a facet."""

    @property
    def value(self) -> str:
        """The value."""


V = TypeVar("V", bound=Valued)


@dataclass(frozen=True, slots=True)
class FacetQuery:
    """The counts of the facets `names` among the articles that `query` finds; of each the `size` most frequent values.

    `sought` limits a facet to values that hold a text; `left_out` are values that are not told.
    """

    query: Query
    names: tuple[str, ...]
    size: int = 10
    sought: tuple[FacetText, ...] = ()
    left_out: tuple[FacetText, ...] = ()

    @classmethod
    def of(cls, query: Query) -> FacetQuery:
        """The counts beside the hits of a search."""
        return cls(found_by(query), query.facets, query.facet_size)

    @property
    def searched(self) -> tuple[str, ...]:
        """The facets whose values have to hold a text."""
        return tuple(name for name in self.names if self.text_of(name) is not None)

    @property
    def frequent(self) -> tuple[str, ...]:
        """The other facets."""
        return tuple(name for name in self.names if self.text_of(name) is None)

    @property
    def fetched(self) -> int:
        """How many values of a facet are enough, though some are left out."""
        return self.size + len(self.left_out)

    def text_of(self, name: str) -> str | None:
        """The text that values of a facet have to hold."""
        return dict(self.sought).get(name)

    def told(self, name: str, values: Sequence[V]) -> tuple[V, ...]:
        """What is told of the values of a facet, in their order."""
        return tuple(each for each in values if (name, each.value) not in self.left_out)[: self.size]


def found_by(query: Query) -> Query:
    """What of a search decides which articles it finds: the same for each of its pages."""
    return replace(query, size=0, after=None, facets=(), facet_size=0, marked=False, by_story=False)


def without_own_filter(filters: Filters, name: str) -> Filters:
    """The filters but for a facet's own, where its values are alternatives."""
    others = tuple(each for each in filters.conditions if each.field != name or each.every or each.excluded)
    left = replace(filters, conditions=others) if others != filters.conditions else filters
    return WITHOUT_OWN[name](left) if name in WITHOUT_OWN else left


def holds_text(label: str, text: str) -> bool:
    """Decides whether a value is one that was looked for: by any part of what people read, whatever its case."""
    return folded(text) in folded(label)

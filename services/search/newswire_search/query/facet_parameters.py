"""The parameters that choose facets, the same for a search and for its counts alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from newswire_shared.contracts.article_facets import FACETS
from pydantic import BaseModel, BeforeValidator, Field

from newswire_search.query.facet_query import USUAL
from newswire_search.query.parameters import Whole
from newswire_search.query.validation import no_facet

# As before there were names: the words that stand for true and false.
ALL_USUAL, NONE = ("true", "1", "on", "yes", "t", "y"), ("false", "0", "off", "no", "f", "n")


def facet_names(given: object) -> tuple[str, ...]:
    """The facets that are named, one by one or parted by commas.  Raises ValueError for what is none."""
    if isinstance(given, bool):
        return USUAL if given else ()
    named = [name.strip() for part in _texts(given) for name in part.split(",") if name.strip()]
    return tuple(dict.fromkeys(facet for name in named for facet in _meant(name)))


def _texts(given: object) -> list[str]:
    parts = [*given] if isinstance(given, list | tuple) else [given]
    texts = [part for part in parts if isinstance(part, str)]
    if len(texts) < len(parts):
        raise ValueError("should be names, one by one or parted by commas")
    return texts


def _meant(name: str) -> Iterator[str]:
    if name in FACETS:
        yield name
    elif name.lower() in ALL_USUAL:
        yield from USUAL
    elif name.lower() not in NONE:
        raise ValueError(no_facet(name))


class FacetChoice(BaseModel):
    """The facets that are asked for, and how many values of each."""

    facets: Annotated[tuple[str, ...], BeforeValidator(facet_names)] = Field(
        USUAL,
        description=f"The facets to count, parted by commas or repeated: {', '.join(FACETS)}. `true`: "
        f"{', '.join(USUAL)}; `false`: none. `/v1/facets` counts them apart from hits.",
        examples=["source,person"],
    )
    facet_size: Whole = Field(10, ge=1, le=100, description="Values in one facet, the most frequent first.")

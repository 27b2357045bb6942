"""The links of the page of stories to other searches: filters to remove, and how large a story has to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newswire_search.articles.navigation import Choice
from newswire_search.articles.ports import EntityName
from newswire_search.formats import labels
from newswire_search.stories.request import StoriesRequest

SIZES = (2, 5, 10, 25)  # from every story (two articles) to those that nearly everybody reported


def story_chips(asked: StoriesRequest, names: Mapping[str, EntityName]) -> list[Choice[StoriesRequest]]:
    """Every filter in force; each leads to the stories without it."""
    return [*_plain_chips(asked), *_value_chips(asked, names)]


def sizes(asked: StoriesRequest) -> list[Choice[StoriesRequest]]:
    """Least sizes to choose from."""
    return [Choice(f"{n} or more", asked.changed(min_size=n), asked.min_size == n) for n in SIZES]


def _plain_chips(asked: StoriesRequest) -> Iterator[Choice[StoriesRequest]]:
    for field, label in (("q", "“{}” in the title"), ("since", "From {}"), ("until", "To {}")):
        value = getattr(asked, field)
        if value:
            yield Choice(label.format(value), asked.changed(**{field: "" if field == "q" else None}), True)


def _value_chips(asked: StoriesRequest, names: Mapping[str, EntityName]) -> Iterator[Choice[StoriesRequest]]:
    for field in ("source", "language", "entity"):
        values: tuple[str, ...] = getattr(asked, field)
        for value in values:
            others = tuple(other for other in values if other != value)
            yield Choice(_label(field, value, names), asked.changed(**{field: others}), True)


def _label(field: str, value: str, names: Mapping[str, EntityName]) -> str:
    if field == "entity":
        return names[value].name if value in names else value
    return labels.language_name(value) if field == "language" else value

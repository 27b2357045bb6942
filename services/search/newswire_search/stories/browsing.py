"""What the page of stories offers to go on with: filters to remove, and how large a story has to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newswire_search.articles.browsing import Choice
from newswire_search.articles.ports import EntityName
from newswire_search.stories.asking import AskedStories
from newswire_search.web import wording

SIZES = (2, 5, 10, 25)


def story_chips(asked: AskedStories, names: Mapping[str, EntityName]) -> list[Choice]:
    """Every filter in force; each leads to the stories without it."""
    return [*_plain_chips(asked), *_value_chips(asked, names)]


def sizes(asked: AskedStories) -> list[Choice]:
    """Least sizes to choose from."""
    return [Choice(f"{n} or more", asked.changed(min_size=n), asked.min_size == n) for n in SIZES]


def _plain_chips(asked: AskedStories) -> Iterator[Choice]:
    for field, label in (("q", "“{}” in the title"), ("since", "From {}"), ("until", "To {}")):
        value = getattr(asked, field)
        if value:
            yield Choice(label.format(value), asked.changed(**{field: "" if field == "q" else None}), True)


def _value_chips(asked: AskedStories, names: Mapping[str, EntityName]) -> Iterator[Choice]:
    for field in ("source", "language", "entity"):
        values: tuple[str, ...] = getattr(asked, field)
        for value in values:
            others = tuple(other for other in values if other != value)
            yield Choice(_label(field, value, names), asked.changed(**{field: others}), True)


def _label(field: str, value: str, names: Mapping[str, EntityName]) -> str:
    if field == "entity":
        return names[value].name if value in names else value
    return wording.language_name(value) if field == "language" else value

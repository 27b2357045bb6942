"""The links of the page of stories to other searches: filters to remove, and how large a story has to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newswire_search.articles.navigation import Choice
from newswire_search.articles.ports import EntityName
from newswire_search.formats import labels
from newswire_search.formats.language import IN_ENGLISH, Language
from newswire_search.formats.wording import written
from newswire_search.stories.request import StoriesRequest

SIZES = (2, 5, 10, 25)  # from every story (two articles) to those that nearly everybody reported


TITLE, FROM, TO, AT_LEAST = written("“{}” in the title"), written("From {}"), written("To {}"), written("{} or more")


def story_chips(
    asked: StoriesRequest, names: Mapping[str, EntityName], language: Language = IN_ENGLISH
) -> list[Choice[StoriesRequest]]:
    """Every filter in force; each leads to the stories without it."""
    return [*_plain_chips(asked, language), *_value_chips(asked, names, language)]


def sizes(asked: StoriesRequest, language: Language = IN_ENGLISH) -> list[Choice[StoriesRequest]]:
    """Least sizes to choose from."""
    label = language.say(AT_LEAST)
    return [Choice(label.format(n), asked.changed(min_size=n), asked.min_size == n) for n in SIZES]


def _plain_chips(asked: StoriesRequest, language: Language) -> Iterator[Choice[StoriesRequest]]:
    for field, label in (("q", TITLE), ("since", FROM), ("until", TO)):
        value = getattr(asked, field)
        if value:
            without = asked.changed(**{field: "" if field == "q" else None})
            yield Choice(language.say(label).format(value), without, True)


def _value_chips(
    asked: StoriesRequest, names: Mapping[str, EntityName], language: Language
) -> Iterator[Choice[StoriesRequest]]:
    for field in ("source", "language", "entity"):
        values: tuple[str, ...] = getattr(asked, field)
        for value in values:
            others = tuple(other for other in values if other != value)
            yield Choice(_label(field, value, names, language), asked.changed(**{field: others}), True)


def _label(field: str, value: str, names: Mapping[str, EntityName], language: Language) -> str:
    if field == "entity":
        return names[value].name if value in names else value
    return labels.language_name(value, locale=language.locale) if field == "language" else value

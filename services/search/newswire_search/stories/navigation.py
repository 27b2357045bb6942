"""The links of the page of stories to other searches: filters to remove, and how large a story has to be."""

from __future__ import annotations

from collections.abc import Mapping

from newswire_search.articles.navigation import FROM, TO, Chip, Choice, single_chips, value_chips
from newswire_search.articles.ports import EntityName
from newswire_search.formats import labels
from newswire_search.formats.language import IN_ENGLISH, Language
from newswire_search.formats.wording import written
from newswire_search.stories.request import StoriesRequest

SIZES = (2, 5, 10, 25)  # from every story (two articles) to those that nearly everybody reported
TITLE, AT_LEAST = written("“{}” in the title"), written("{} or more")
SINGLE = {"q": TITLE, "since": FROM, "until": TO}
LISTED = ("source", "language", "entity")


def story_chips(
    asked: StoriesRequest, names: Mapping[str, EntityName], language: Language = IN_ENGLISH
) -> list[Chip[StoriesRequest]]:
    """Every filter in force; each leads to the stories without it."""

    def label_of(field: str, value: str) -> str:
        if field == "entity":
            return labels.entity_name(value, names[value].name, language.locale) if value in names else value
        return labels.language_name(value, locale=language.locale) if field == "language" else value

    return [*single_chips(asked, SINGLE, language), *value_chips(asked, LISTED, label_of)]


def sizes(asked: StoriesRequest, language: Language = IN_ENGLISH) -> list[Choice[StoriesRequest]]:
    """Least sizes to choose from."""
    label = language.say(AT_LEAST)
    return [Choice(label.format(n), asked.changed(min_size=n), asked.min_size == n) for n in SIZES]

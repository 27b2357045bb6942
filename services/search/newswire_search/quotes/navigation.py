"""The links of the page of quotes to the search without one of its filters."""

from __future__ import annotations

from collections.abc import Mapping

from newswire_search.articles.navigation import FROM, TO, Chip, single_chips, value_chips
from newswire_search.articles.ports import EntityName
from newswire_search.formats import labels
from newswire_search.formats.language import IN_ENGLISH, Language
from newswire_search.formats.wording import written
from newswire_search.quotes.request import QuotesRequest

SINGLE = {"q": "{}", "since": FROM, "until": TO}
OF_QUOTES = {"speaker": written("By {}"), "about": written("About {}")}
LISTED = (*OF_QUOTES, "source", "site", "language")


def quote_chips(
    asked: QuotesRequest, names: Mapping[str, EntityName], language: Language = IN_ENGLISH
) -> list[Chip[QuotesRequest]]:
    """Every filter in force; each leads to the quotes without it."""

    def label_of(field: str, value: str) -> str:
        if field in OF_QUOTES:
            name = labels.entity_name(value, names[value].name, language.locale) if value in names else value
            return language.say(OF_QUOTES[field]).replace("{}", name)
        return labels.language_name(value, locale=language.locale) if field == "language" else value

    return [*single_chips(asked, SINGLE, language), *value_chips(asked, LISTED, label_of)]

"""The words that people read for the codes that programs use, in English; the pages translate them."""

from __future__ import annotations

from typing import Final

from babel import Locale

from newswire_search.formats.dates import ENGLISH
from newswire_search.formats.wording import written

# In the order of the panels beside the results.
FACETS: Final = {
    "site": written("Sites"),
    "source": written("Taken in as"),
    "language": written("Languages"),
    "kind": written("Kinds"),
    "person": written("People"),
    "organisation": written("Organisations"),
    "place": written("Places"),
}
# Of filters whose values do not say by themselves what they are of.
FILTERS: Final = {
    "author": written("By"),
    "section": written("Section"),
    "tag": written("Tag"),
    "quoted": written("Quoted"),
    "attributed_to": written("According to"),
    "has": written("Has"),
}
# Of what operators of the text narrow by, as far as its values do not say it.
OPERATORS: Final = {
    "author": written("By"),
    "section": written("Section"),
    "tag": written("Tag"),
    "has": written("Has"),
    "person": written("Person"),
    "organisation": written("Organisation"),
    "place": written("Place"),
    "event": written("Event"),
}
# In the order of the groups beside an article.
ENTITY_TYPES: Final = {
    "person": written("People"),
    "organisation": written("Organisations"),
    "place": written("Places"),
    "event": written("Events"),
    "other": written("Other"),
}
# Of one entity.
ENTITY_KINDS: Final = {
    "person": written("Person"),
    "organisation": written("Organisation"),
    "place": written("Place"),
    "event": written("Event"),
    "other": written("Other"),
}
NAME_KINDS: Final = {
    "name": written("its name"),
    "alias": written("another name"),
    "demonym": written("the people for the country"),
    "role": written("the office for who holds it"),
}
# What a reader may find wrong with an entity.
NAME_FAULTS: Final = {
    "wrong_name": written("It is called otherwise"),
    "same_as_another": written("It is the same as another"),
    "several_in_one": written("Several are taken for one"),
    "no_entity": written("It is none: an ordinary word, a headline"),
    "other": written("Something else"),
}
# What an operator may decide of an entity.
DECISIONS: Final = {
    "rename": written("Show another name"),
    "alias": written("Add a name"),
    "merge": written("Make it one with another"),
    "suppress": written("Leave it out"),
}
# Of the bars of a chart.
INTERVALS: Final = {
    "hour": written("Hour by hour"),
    "six_hours": written("Every six hours"),
    "day": written("Day by day"),
    "week": written("Week by week"),
    "month": written("Month by month"),
    "year": written("Year by year"),
}
ORDERS: Final = {
    "relevance": written("Relevance"),
    "newest": written("Newest"),
    "oldest": written("Oldest"),
    "first_seen": written("First to arrive"),
}
KINDS: Final = {
    "article": written("Article"),
    "brief": written("Brief"),
    "live": written("Live coverage"),
    "gallery": written("Gallery"),
    "video": written("Video"),
}
DATE_ORIGINS: Final = {
    "jsonld": written("from the page's structured data"),
    "meta": written("from the page's metadata"),
    "feed": written("from the source's feed"),
    "text": written("from the text of the page"),
    "url": written("from its address"),
    "none": written("origin not known"),
}
COPIES: Final = {
    "reprint": written("Reprint"),
    "edit": written("Edited copy"),
    "update": written("Updated copy"),
    "excerpt": written("Excerpt"),
}
# In the order in which an article says whom it has it from; `names` are one or several.
ATTRIBUTIONS: Final = {
    "credit": written("The article credits %(names)s."),
    "reports": written("The article refers to reports by %(names)s."),
    "told": written("What is quoted was said to %(names)s."),
    "citing": written("The article cites %(names)s."),
    "according to": written("The article names %(names)s as its source."),
}
COUNTRY: Final = "country"  # before the colon of an id; behind it is the code of ISO 3166
RIGHT_TO_LEFT: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def language_name(code: str, locale: Locale = ENGLISH) -> str:
    """The name of a language in words of the locale, or its code."""
    name: str = locale.languages.get(code, code)
    return name[:1].upper() + name[1:] if name != code else code


def entity_name(entity_id: str, name: str, locale: Locale = ENGLISH) -> str:
    """The name of an entity; a country has the one that the locale knows it by, where that is not English."""
    kind, _, code = entity_id.partition(":")
    is_foreign = kind == COUNTRY and locale.language != ENGLISH.language
    known: str = locale.territories.get(code, name) if is_foreign else name
    return known


def direction(code: str | None) -> str:
    """The value of the attribute `dir`; an unknown language is left to the browser."""
    if code is None:
        return "auto"
    return "rtl" if code.lower().partition("-")[0] in RIGHT_TO_LEFT else "ltr"

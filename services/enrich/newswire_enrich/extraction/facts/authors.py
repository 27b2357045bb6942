"""Authors as names of persons, and agencies apart from them, in what a page or a listing states of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from newswire_enrich.extraction.facts.byline_parts import ADDRESS, NO_PERSON, parts_of, without_markup, without_role
from newswire_enrich.extraction.facts.json_ld import first_of, text_of
from newswire_enrich.extraction.text.shapes import letters
from newswire_enrich.languages.agencies import is_agency, is_medium
from newswire_enrich.languages.given_names import first_names
from newswire_enrich.languages.names import LEGAL_FORMS, ORGANISATION_ENDS, PARTICLES
from newswire_enrich.languages.page_labels import any_of

LONGEST_NAME = 60  # characters of a name; longer texts are sentences about someone
MOST_WORDS = 5  # of a name, with its particles
FEWEST_WORDS = 2  # of a name that an address tells
SITE_LETTERS = 5  # of a site's name with which that of its desk begins; names of persons begin with shorter ones
_NOT_A_NAME = re.compile(r"@|\w{2,}\.[a-z]{2,3}$|\d{4}|(?:^|\s)\d{1,2}(?:\s|$)")  # an address, a host, a year, a day
_LABELS = "|".join([any_of("filed", "markup"), *(any_of(label, "text") for label in ("buttons", "notices", "related"))])
_LABEL = re.compile(rf"(?:{_LABELS})\s*[:：]?", re.IGNORECASE)
_HOST = re.compile(r"\(\s*(?:www\.)?([\w-]+(?:\.[\w-]+)+)\s*\)")  # behind a name: its bearer is a site
# Words with which names of places begin that no list of given names has.
_PLACE_BEGINNINGS = frozenset(
    "New San Santa Santo São Los Las Fort Port Tel Hong Buenos Rio Cape Kuala Addis Den Bad".split()
)
_SURNAMES = frozenset("Bank Church Court Guard Light Post Power Press Steel".split())  # among the ends of organisations
_ARTICLE = re.compile(r"^(?:the|der|die|das|le|la|les|el|il|de|het)\s", re.IGNORECASE)
# Names of meta elements, as the vocabularies in use end.
_AUTHOR_META = re.compile(r"(?:^|[:._-])(?:authors?|byl|byline)$|(?:^|[:._])creator$|^author")
# Paths of pages about an author, with what they call them.
AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|i)?|auteurs?|autore|people|profile?s?|by|journalists?|contributors?|writers?|staff)/"
    r"(?:[a-z]/)?([^/?#]+)",
    re.IGNORECASE,
)


def split_authors(texts: Iterable[str]) -> tuple[str, ...]:
    """Names of persons from bylines: split, without "by", asides, addresses, links and agencies."""
    names = [name for text in texts for name in _names(text)]
    return tuple(dict.fromkeys(name for name in names if not is_agency(name, in_byline=True)))


def agency_in(texts: Iterable[str]) -> str | None:
    """The first agency that bylines name."""
    parts = (part for text in texts for part in parts_of(text))
    return next((part for part in parts if is_agency(part, in_byline=True)), None)


def _names(text: str) -> list[str]:
    """The persons of one byline; what follows a full name is a role or a place unless it reads like another."""
    parts = parts_of(text)
    is_full = bool(parts) and len(parts[0].split()) > 1
    found = [part for index, part in enumerate(parts) if _is_name(part, alone=index == 0, is_full=is_full)]
    return [without_role(_cased(name)) for name in found]


def _is_name(text: str, alone: bool, is_full: bool) -> bool:
    if not text or len(text) >= LONGEST_NAME or _NOT_A_NAME.search(text) or not any(map(str.isalpha, text)):
        return False
    if _LABEL.fullmatch(text):
        return False
    words = text.split()
    if alone:
        return len(words) <= MOST_WORDS + 2  # a body's name, which no comma has cut, may be longer
    if is_full and text.lower() != text.upper() and (len(words) == 1 or is_body(without_role(text))):
        return False
    return len(words) <= MOST_WORDS and all(not w[0].islower() or w in PARTICLES or "'" in w for w in words)


def is_body(text: str) -> bool:
    """Whether a text is an office, a body or a place, and no person: some persons are called Post and Park too."""
    first, last = text.split()[0], text.split()[-1]
    if is_desk(text) or last in ORGANISATION_ENDS - _SURNAMES:
        return True
    ends = first in ORGANISATION_ENDS or last in _SURNAMES or is_medium(text) or first in _PLACE_BEGINNINGS
    return ends and first.title() not in first_names()


def _cased(name: str) -> str:
    """A name that is printed in capitals throughout, as names are written; a lone word is an abbreviation."""
    words = name.split()
    if len(words) < 2 or name != name.upper() or name == name.lower():
        return name
    return " ".join(word.lower() if word.lower() in PARTICLES else word.title() for word in words)


def stated_bylines(
    article: Mapping[str, Any],
    objects: Sequence[Mapping[str, Any]],
    meta: Mapping[str, Sequence[str]],
    sites: frozenset[str],
) -> tuple[list[str], list[str], list[str]]:
    """The persons and the organisations that JSON-LD names, and what the first meta element does that names someone.

    An author may be told by an address alone: that of another of the page's `objects`, or of a page about the author.
    """
    known = {item["@id"]: item for item in objects if isinstance(item.get("@id"), str) and item.get("name")}
    stated = article.get("author")
    items = [_resolved(item, known) for item in (stated if isinstance(stated, list) else [stated])]
    named = [(_is_organisation(item), name) for item in items if (name := _name(item))]
    metas = [[_named_at(text) or text for text in texts] for name, texts in meta.items() if _is_author_meta(name)]
    signed = (*filter(lambda texts: persons(texts, sites), metas), *filter(agency_in, metas))
    usable = next(iter(signed), [])
    ld = [[name for is_one, name in named if is_one is wanted] for wanted in (False, True)]
    return ld[0], ld[1], _given_first(usable)


def _is_author_meta(name: str) -> bool:
    return bool(_AUTHOR_META.search(name)) and not name.startswith("twitter")


def _resolved(item: Any, known: Mapping[str, Mapping[str, Any]]) -> Any:
    """What an address of an object stands for; an author without a name goes by the address of his page."""
    if not isinstance(item, dict) or item.get("name"):
        return item
    return known.get(str(item.get("@id"))) or _named_at(str(item.get("url") or item.get("@id") or ""))


def _named_at(text: str) -> str:
    """The name that the address of an author's page holds, as `/author/ann-loe` does, "" for any other text."""
    match = AUTHOR_PAGE.search(urlsplit(text).path) if text.startswith(("http://", "https://", "/")) else None
    words = re.split(r"[-_+. ]+", unquote(match[1])) if match else []
    is_name = FEWEST_WORDS <= len(words) <= MOST_WORDS and all(map(str.isalpha, words))
    return " ".join(word.title() for word in words) if is_name else ""


def _name(item: Any) -> str | None:
    name = first_of(item.get("name")) if isinstance(item, dict) else item
    return text_of(name)


def _is_organisation(item: Any) -> bool:
    return isinstance(item, Mapping) and "Organization" in str(item.get("@type", ""))


def _given_first(texts: list[str]) -> list[str]:
    """Names of catalogues, "Loe, Ann" in each element, the usual way round."""
    parts = [[part.strip() for part in text.split(",")] for text in texts]
    if all(len(pair) == 2 and all(pair) and " " not in pair[0] for pair in parts):
        return [f"{given} {family}" for family, given in parts]
    return texts


def persons(bylines: Iterable[str], sites: frozenset[str]) -> tuple[str, ...]:
    """Names of persons, each once, without the site's own and its desks'; `sites` are letters only."""
    found: dict[str, str] = {}
    others = (line for line in bylines if not any(letters(host) in sites for host in _HOST.findall(line)))
    for name in (name for line in others for name in _without_address(_names(line), sites)):
        if not (is_desk(name) or is_site(name, sites) or is_agency(name, in_byline=True)):
            found.setdefault(letters(name), name)
    return tuple(found.values())


def _without_address(names: list[str], sites: frozenset[str]) -> list[str]:
    """The names of a line without the places behind the site's name: "Saltmere Post, Saltmere, Lowland"."""
    return [name for name in names if " " in name] if names and is_site(names[0], sites) else names


def is_site(name: str, sites: frozenset[str]) -> bool:
    """Whether a name is the site's or begins as it does, as those of its desks and accounts do."""
    own = _ARTICLE.sub("", name)
    bare, word = letters(own), own.partition(" ")[0]
    first = letters(word)
    if first in sites and word.isupper():
        return True  # initials: no person begins with them
    if len(first) >= SITE_LETTERS and any(site.startswith(first) for site in sites):
        return True
    return any(bare == site or (len(site) >= SITE_LETTERS and bare.startswith(site)) for site in sites)


def without_agencies(names: Iterable[str]) -> tuple[str, ...]:
    """Names of those who write as a body, as they stand but for markup."""
    bare = (" ".join(without_markup(name).split()) for name in names)
    return tuple(
        dict.fromkeys(
            name for name in bare if name and not is_agency(name, in_byline=True) and not ADDRESS.search(name)
        )
    )


def is_desk(name: str) -> bool:
    """Whether a name says an office, a part of a newsroom or a company, and no person."""
    return bool(NO_PERSON.search(name)) or name.rpartition(" ")[2] in LEGAL_FORMS

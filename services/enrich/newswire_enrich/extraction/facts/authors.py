"""Authors as names of persons, and agencies apart from them, in what a page or a listing states of them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from newswire_enrich.extraction.facts.json_ld import first_of, text_of
from newswire_enrich.extraction.text.shapes import letters
from newswire_enrich.languages.agencies import is_agency
from newswire_enrich.languages.function_words import NAME_JOINERS
from newswire_enrich.languages.names import LEGAL_FORMS, PARTICLES
from newswire_enrich.languages.page_labels import any_of

LONGEST_NAME = 60  # characters of a name; longer texts are sentences about someone
MOST_WORDS = 5  # of a name, with its particles
FEWEST_WORDS = 2  # of a name that an address tells
SITE_LETTERS = 5  # of a site's name with which that of its desk begins; names of persons begin with shorter ones
# Each begins where its run of spaces or letters does: tried at every place of a run, it would take the run's square.
_SPLIT = re.compile(r"(?<!\s)\s*(?:[,;|/·•、]|\band\b|&|\n)\s*")
_JOINED = re.compile(rf"(?<!\s)\s+(?:{NAME_JOINERS})\s+", re.IGNORECASE)
_BY = re.compile(rf"^{any_of('written', 'markup')}(?:\s*[:：]\s*|\s+)", re.IGNORECASE)
_PICTURED = re.compile(
    rf"^(?:{any_of('credited', 'text')}\s*(?:\[\w\]|/\s*\w+)?\s*[:：]|"
    r"(?:fotos?|photos?|bilder|illustrations?|grafik)\s)",
    re.IGNORECASE,
)
_PICTURE_BEHIND = re.compile(rf"(?<!\s)\s+(?={any_of('credited', 'text')}\s*[:：])", re.IGNORECASE)
# What is said of the author: "Ann Loe is a writer", "Ann Loe in Saltmere".
_ABOUT = re.compile(
    r"(?<!\s)\s+(?:in|à|is|was|ist|war|est|es|è|é|är|jest|writes|covers|reports|schreibt|berichtet)\s.*$"
)
_OFFICE_BEHIND = re.compile(r"\s*(?:기자|特派員|記者|记者)$")  # where no comma parts an office from the name
_ASIDE = re.compile(r"(?<!\s)\s*[(\[（【][^)\]）】]*[)\]）】]?")
_NOT_A_NAME = re.compile(r"@|\w{2,}\.[a-z]{2,3}$|\d{4}")  # an address, a host, a year
_ADDRESS = re.compile(r"(?<!\S)\S*(?:://|www\.|@)\S*")
_HOST = re.compile(r"\(\s*(?:www\.)?([\w-]+(?:\.[\w-]+)+)\s*\)")  # behind a name: its bearer is a site
_INLINE = re.compile(r"</?(?:a|abbr|b|em|font|i|small|span|strong|sup|u)\b[^<>]{0,300}>", re.IGNORECASE)
_WIDE = str.maketrans("\uff1c\uff1e", "<>")
_TAG = re.compile(r"</?[a-z][^<>]{0,300}>", re.IGNORECASE)  # of any other element, which parts lines
# Names of meta elements, as the vocabularies in use end.
_AUTHOR_META = re.compile(r"(?:^|[:._-])(?:authors?|byl|byline|creator)$|^author")
# Paths of pages about an author, with what they call them.
AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|i)?|auteurs?|autore|people|profile?s?|by|journalists?|contributors?|writers?|staff)/"
    r"(?:[a-z]/)?([^/?#]+)",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(rf"\b{any_of('desks', 'markup')}\b", re.IGNORECASE)


def split_authors(texts: Iterable[str]) -> tuple[str, ...]:
    """Names of persons from bylines: split, without "by", asides, addresses, links and agencies."""
    names = [name for text in texts for name in _names(text)]
    return tuple(dict.fromkeys(name for name in names if not is_agency(name, in_byline=True)))


def agency_in(texts: Iterable[str]) -> str | None:
    """The first agency that bylines name."""
    parts = (_plain(part) for text in texts for part in _parts(text))
    return next((part for part in parts if is_agency(part, in_byline=True)), None)


def _names(text: str) -> list[str]:
    """The persons of one byline; what follows a full name is a role or a place unless it reads like another."""
    parts = [_plain(part) for part in _parts(text)]
    is_full = bool(parts) and len(parts[0].split()) > 1
    found = [part for index, part in enumerate(parts) if _is_name(part, alone=index == 0, is_full=is_full)]
    return [_cased(name) for name in found]


def _parts(text: str) -> list[str]:
    bare = _BY.sub("", _ADDRESS.sub("", _ASIDE.sub("", _without_markup(text))).strip())
    credits = (part for part in _PICTURE_BEHIND.split(bare) if not _PICTURED.match(part))
    pieces = (piece for part in credits for piece in _SPLIT.split(_ABOUT.sub("", part)))
    return [name for piece in pieces if not _PICTURED.match(piece) for name in _unjoined(piece)]


def _without_markup(text: str) -> str:
    """A text of metadata without the elements that some pages write into it, whether their marks are escaped or not."""
    bare = html.unescape(text).translate(_WIDE)
    return _TAG.sub("\n", _INLINE.sub(" ", bare)) if "<" in bare else bare


def _unjoined(text: str) -> list[str]:
    """Two full names around a conjunction are two; "Ortega y Gasset" is one."""
    parts = _JOINED.split(text)
    return parts if len(parts) > 1 and all(len(part.split()) > 1 for part in parts) else [text]


def _plain(text: str) -> str:
    bare = " ".join(_BY.sub("", text.strip()).split()).strip("-–—:.*\u200b ") if text else ""
    return _OFFICE_BEHIND.sub("", bare)


def _is_name(text: str, alone: bool, is_full: bool) -> bool:
    if not text or len(text) >= LONGEST_NAME or _NOT_A_NAME.search(text) or not any(map(str.isalpha, text)):
        return False
    words = text.split()
    if alone:
        return len(words) <= MOST_WORDS + 2  # a body's name, which no comma has cut, may be longer
    if is_full and text.lower() != text.upper() and (len(words) == 1 or is_desk(text)):
        return False  # behind a full name one word is a place or an account, and an office is no second person
    return len(words) <= MOST_WORDS and all(not w[0].islower() or w in PARTICLES or "'" in w for w in words)


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
    bare, first = letters(name), letters(name.partition(" ")[0])
    if len(first) >= SITE_LETTERS and any(site.startswith(first) for site in sites):
        return True
    return any(bare == site or (len(site) >= SITE_LETTERS and bare.startswith(site)) for site in sites)


def without_agencies(names: Iterable[str]) -> tuple[str, ...]:
    """Names of those who write as a body, as they stand but for markup."""
    bare = (" ".join(_without_markup(name).split()) for name in names)
    return tuple(
        dict.fromkeys(
            name for name in bare if name and not is_agency(name, in_byline=True) and not _ADDRESS.search(name)
        )
    )


def is_desk(name: str) -> bool:
    """Whether a name says an office, a part of a newsroom or a company, and no person."""
    return bool(_NO_PERSON.search(name)) or name.rpartition(" ")[2] in LEGAL_FORMS

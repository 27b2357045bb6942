"""Authors as names of persons, and agencies apart from them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any

from newswire_enrich.extraction.facts.json_ld import text_of
from newswire_enrich.extraction.facts.titles import is_beside
from newswire_enrich.extraction.text.shapes import letters
from newswire_enrich.languages.agencies import is_agency
from newswire_enrich.languages.function_words import NAME_JOINERS
from newswire_enrich.languages.names import PARTICLES
from newswire_enrich.languages.page_labels import any_of

LONGEST_NAME = 60  # characters of a name; longer texts are sentences about someone
MOST_WORDS = 5  # of a name, with its particles
FEWEST_WORDS = 2  # of a name that nothing marks as one
MOST_BYLINE_LINES = 3  # at the head of a text, among which its byline stands
PARAGRAPH_CHARACTERS = 80  # a longer line is the first paragraph
# Each begins where its run of spaces or letters does: tried at every place of a run, it would take the run's square.
_SPLIT = re.compile(r"(?<!\s)\s*(?:[,;|/·•、]|\band\b|&|\n)\s*")
_JOINED = re.compile(rf"(?<!\s)\s+(?:{NAME_JOINERS})\s+", re.IGNORECASE)
_BY = re.compile(rf"^{any_of('written', 'markup')}\b[:\s]+", re.IGNORECASE)
_ASIDE = re.compile(r"(?<!\s)\s*[(\[（【][^)\]）】]*[)\]）】]?")
_NOT_A_NAME = re.compile(r"@|\w{2,}\.[a-z]{2,3}$|\d{4}")  # an address, a host, a year
_ADDRESS = re.compile(r"(?<!\S)\S*(?:://|www\.|@)\S*")
_INLINE = re.compile(r"</?(?:a|abbr|b|em|font|i|small|span|strong|sup|u)\b[^<>]{0,300}>", re.IGNORECASE)
_WIDE = str.maketrans("\uff1c\uff1e", "<>")
_TAG = re.compile(r"</?[a-z][^<>]{0,300}>", re.IGNORECASE)  # of any other element, which parts lines
# Names of meta elements, as the vocabularies in use end.
_AUTHOR_META = re.compile(r"(?:^|[:._-])(?:authors?|byl|creator)$|^author")
_BYLINE = re.compile(r"\b(?:by-?line|author|autor)(?:[-_]*(?:name|s|names))?\b", re.IGNORECASE)  # classes of elements
# Paths of pages about an author.
_AUTHOR_PAGE = re.compile(r"/(?:authors?|autor(?:en|es|i)?|auteurs?|people|profile?s?|by|journalist)/", re.IGNORECASE)
# Buttons beside a name.
_NETWORK = re.compile(r"\b(?:twitter|facebook|instagram|linkedin|whatsapp|email|e-mail|rss)\b", re.IGNORECASE)
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
    """The persons of one byline; what follows a full name after a comma is a role unless it reads like a name."""
    parts = [_plain(part) for part in _parts(text)]
    return [part for index, part in enumerate(parts) if _is_name(part, alone=index == 0)]


def _parts(text: str) -> list[str]:
    text = _BY.sub("", _ADDRESS.sub("", _ASIDE.sub("", _without_markup(text))).strip())
    return [name for part in _SPLIT.split(text) for name in _unjoined(part)]


def _without_markup(text: str) -> str:
    """A text of metadata without the elements that some pages write into it, whether their marks are escaped or not."""
    bare = html.unescape(text).translate(_WIDE)
    return _TAG.sub("\n", _INLINE.sub(" ", bare)) if "<" in bare else bare


def _unjoined(text: str) -> list[str]:
    """Two full names around a conjunction are two; "Ortega y Gasset" is one."""
    parts = _JOINED.split(text)
    return parts if len(parts) > 1 and all(len(part.split()) > 1 for part in parts) else [text]


def _plain(text: str) -> str:
    return " ".join(_BY.sub("", text.strip()).split()).strip("-–—:.*\u200b ") if text else ""


def _is_name(text: str, alone: bool) -> bool:
    if not text or len(text) >= LONGEST_NAME or _NOT_A_NAME.search(text) or not any(map(str.isalpha, text)):
        return False
    words = text.split()
    if alone:
        return len(words) <= MOST_WORDS + 2  # a body's name, which no comma has cut, may be longer
    return len(words) <= MOST_WORDS and all(not w[0].islower() or w in PARTICLES or "'" in w for w in words)


def stated_bylines(
    article: Mapping[str, Any], meta: Mapping[str, Sequence[str]]
) -> tuple[list[str], list[str], list[str]]:
    """The persons and the organisations that JSON-LD names, and what the first usable meta element does."""
    stated = article.get("author")
    items = stated if isinstance(stated, list) else [stated]
    named = [(_is_organisation(item), name) for item in items if (name := _name(item))]
    metas = [
        list(texts) for name, texts in meta.items() if _AUTHOR_META.search(name) and not name.startswith("twitter")
    ]
    usable = sorted((texts for texts in metas if split_authors(texts)), key=lambda texts: _is_desk(texts[0]))
    ld = [[name for is_one, name in named if is_one is wanted] for wanted in (False, True)]
    return ld[0], ld[1], _given_first(usable[0]) if usable else []


def _name(item: Any) -> str | None:
    return text_of(item.get("name") if isinstance(item, dict) else item)


def _is_organisation(item: Any) -> bool:
    return isinstance(item, dict) and "Organization" in str(item.get("@type", ""))


def _given_first(texts: list[str]) -> list[str]:
    """Names of catalogues, "Loe, Ann" in each element, the usual way round."""
    parts = [[part.strip() for part in text.split(",")] for text in texts]
    if all(len(pair) == 2 and all(pair) and " " not in pair[0] for pair in parts):
        return [f"{given} {family}" for family, given in parts]
    return texts


def persons(bylines: Iterable[str], sites: frozenset[str], desks: bool = False) -> tuple[str, ...]:
    """Names of persons, without the site's own and, unless `desks`, its desks'; `sites` are letters only."""
    found = (name for name in split_authors(bylines) if letters(name) not in sites)
    return tuple(name for name in found if desks or not _is_desk(name))


def without_agencies(names: Iterable[str]) -> tuple[str, ...]:
    """Names of those who write as a body, as they stand but for markup."""
    bare = (" ".join(_without_markup(name).split()) for name in names)
    return tuple(
        dict.fromkeys(
            name for name in bare if name and not is_agency(name, in_byline=True) and not _ADDRESS.search(name)
        )
    )


def _is_desk(name: str) -> bool:
    return bool(_NO_PERSON.search(name))


def shown_bylines(tree: Any) -> list[str]:
    """What elements marked as the author's say, those of rel and itemprop before those of addresses and classes."""
    marked = tree.xpath('//*[@rel="author" or @itemprop="author"][not(self::link or self::meta)]')
    linked = [a for a in tree.iter("a") if _AUTHOR_PAGE.search(a.get("href") or "")]
    classed = [e for e in tree.iter("p", "span", "div", "address") if _BYLINE.search(e.get("class") or "")]
    elements = (e for e in (*marked, *linked, *classed) if not is_beside(e))
    return [text for e in elements if _reads_like_names(text := " ".join("".join(e.itertext()).split()))]


def byline_before(body: str) -> str:
    """The line of names that stands alone before the first paragraph of a text, "" where none does."""
    lines = body.split("\n\n")
    before = takewhile(lambda line: len(line) < PARAGRAPH_CHARACTERS, lines[:MOST_BYLINE_LINES])
    return next((line for line in before if all(map(_is_full_name, _parts(line)))), "")


def _is_full_name(text: str) -> bool:
    words = text.split()
    named = FEWEST_WORDS <= len(words) <= MOST_WORDS and not _is_desk(text)
    return named and all(word[0].isupper() and word.replace("-", "").replace(".", "").isalpha() for word in words)


def _reads_like_names(text: str) -> bool:
    words = _BY.sub("", text).split()
    named = FEWEST_WORDS <= len(words) <= MOST_WORDS and not _NETWORK.search(text)
    return named and all(word[0].isupper() or word in PARTICLES for word in words)

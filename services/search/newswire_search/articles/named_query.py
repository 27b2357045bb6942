"""Queries that are names: what names the entity in other words is found too.

The names are those that articles in the index have.  A name means its entity where nearly nobody else is called so.  An
acronym means it only as it is written, in capitals, and is not looked for as a word: "UN" is the French article too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from newswire_shared.analysis.words import words_of
from newswire_shared.contracts.article_facets import folded_name
from newswire_shared.contracts.entity_names import NAMING

from newswire_search.articles.ports import KnownEntity, KnownName, SearchEngine
from newswire_search.query.operators import OF_ARTICLES
from newswire_search.query.parser import parse
from newswire_search.query.tokenizer import Phrase

LONGEST_NAME = 6  # words; what is longer is a headline, and each name costs a look into the index
LONGEST_ACRONYM = 6  # letters; longer names in capitals are words of a headline
SURE = 3  # times as many articles as of who else is called so: half of them would be a guess
MOST_ACRONYMS = 3  # in one query, each of which costs a look
MOST_ALTERNATIVES = 6  # names that an acronym stands for, which rank and mark what is found


@dataclass(frozen=True, slots=True)
class NamedWords:
    """Words of a query, and the entity that they name."""

    words: str
    entity: KnownEntity


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text with what it names.

    `text` is what is left to look for.  One of `wanted` each has to be named; what names one of `beside` is found
    whatever words it has.
    """

    text: str
    names: tuple[NamedWords, ...] = ()
    wanted: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def is_acronym_alone(self) -> bool:
        """Whether it is the name of an entity in letters that are a word, too, which is not looked for."""
        return bool(self.wanted and self.beside)


@dataclass(frozen=True, slots=True)
class _Name:
    entity: KnownEntity
    is_acronym: bool
    forms: tuple[str, ...]


def named_text(engine: SearchEngine, text: str, operators: Collection[str] = OF_ARTICLES) -> NamedText:
    """The text with the entities that it names; as it is where it names none."""
    terms = parse(text, operators)
    if terms.excluded:  # what has them must not come back by its name
        return NamedText(text)
    whole = _whole(terms.words, terms.required)
    name = _named(engine, [whole]).get(whole) if whole else None
    return _of_whole(text, whole, name) if name else _of_acronyms(engine, text, operators)


def _whole(words: Sequence[str], required: Sequence[object]) -> str:
    """The text that may be a name as it stands: all plain words, or one phrase."""
    text = " ".join(words) if words and not required else ""
    if not words and len(required) == 1 and isinstance(required[0], Phrase):
        text = str(required[0])
    return text if len(words_of(text)) <= LONGEST_NAME else ""


def _of_whole(text: str, whole: str, name: _Name) -> NamedText:
    named, entity = (NamedWords(whole, name.entity),), (name.entity.id,)
    if not name.is_acronym:
        return NamedText(text, named, beside=entity)
    alternatives = " OR ".join(f'"{form}"' for form in name.forms)
    return NamedText(f"({alternatives})", named, entity, entity)


def _of_acronyms(engine: SearchEngine, text: str, operators: Collection[str]) -> NamedText:
    """The text without those of its words that are acronyms of entities, which have to be named instead."""
    words = parse(text, operators).words
    if len(words) < 2 or text == text.upper():  # a headline in capitals has no acronyms to tell
        return NamedText(text)
    possible = [word for word in words if word.isupper() and 1 < len(word) <= LONGEST_ACRONYM][:MOST_ACRONYMS]
    found = {word: name for word, name in _named(engine, possible).items() if name.is_acronym}
    rest = text
    for word in found:
        rest = re.sub(rf"(?<!\S){re.escape(word)}(?!\S)", " ", rest)
    left = {*parse(rest, operators).words}
    gone = {word: name for word, name in found.items() if word not in left}
    if not gone or not left:
        return NamedText(text)
    names = tuple(NamedWords(word, name.entity) for word, name in gone.items())
    return NamedText(rest, names, tuple(name.entity.id for name in gone.values()))


def _named(engine: SearchEngine, texts: Sequence[str]) -> dict[str, _Name]:
    """The texts that mean an entity."""
    folded = {text: folded_name(text) for text in texts}
    called = engine.entities.called([name for name in folded.values() if name])
    found = {text: _meant(engine, text, called.get(name, [])) for text, name in folded.items()}
    return {text: name for text, name in found.items() if name}


def _meant(engine: SearchEngine, text: str, called: Sequence[KnownEntity]) -> _Name | None:
    if not called or (len(called) > 1 and called[0].articles < SURE * called[1].articles):
        return None
    names = [each for each in engine.entities.written(called[0].id) if each.kind in NAMING]
    if not _is_acronym(text, names):
        return _Name(called[0], False, ())
    forms = tuple(dict.fromkeys(" ".join(words_of(each.name)) for each in names))[:MOST_ALTERNATIVES]
    return _Name(called[0], True, forms) if text.isupper() else None


def _is_acronym(text: str, names: Sequence[KnownName]) -> bool:
    """Whether a name is written in capitals by most articles that have it."""
    name = folded_name(text)
    same = [each for each in names if folded_name(each.name) == name]
    capitals = sum(each.articles for each in same if each.name.isupper())
    return len(text) <= LONGEST_ACRONYM and 2 * capitals > sum(each.articles for each in same)

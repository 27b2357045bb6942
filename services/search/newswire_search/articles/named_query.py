"""Queries that are names: what names the entity in other words is found too.

The names are those that articles in the index have.  A name means its entity where nearly nobody else is called so.  An
acronym means it only as it is written, in capitals, and is not looked for as a word: "UN" is the French article too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newswire_shared.analysis.words import words_of
from newswire_shared.contracts.article_facets import folded_name
from newswire_shared.contracts.entity_names import NAMING

from newswire_search.articles.ports import KnownEntity, KnownName, SearchEngine
from newswire_search.query.article_query import Query
from newswire_search.query.match import Match
from newswire_search.query.narrowing import narrowed
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
class _Name:
    entity: KnownEntity
    is_acronym: bool
    forms: tuple[str, ...]


def with_names(engine: SearchEngine, query: Query) -> tuple[Query, tuple[NamedWords, ...]]:
    """The query that also asks for the entities that it names, and these; as it is where it names none."""
    terms = parse(query.text)
    if terms.excluded:  # what has them must not come back by its name
        return query, ()
    if whole := _whole(terms.words, terms.required):
        return _of_whole(engine, query, whole)
    return _of_acronyms(engine, query, terms.words)


def is_acronym_alone(query: Query, asked: Query) -> bool:
    """Whether a query became one for an entity that is named by letters which are a word, too."""
    return bool(asked.named) and asked.text != query.text


def _whole(words: Sequence[str], required: Sequence[object]) -> str:
    """The text that may be a name as it stands: all plain words, or one phrase."""
    text = " ".join(words) if words and not required else ""
    if not words and len(required) == 1 and isinstance(required[0], Phrase):
        text = str(required[0])
    return text if len(words_of(text)) <= LONGEST_NAME else ""


def _of_whole(engine: SearchEngine, query: Query, text: str) -> tuple[Query, tuple[NamedWords, ...]]:
    name = _named(engine, [text]).get(text)
    if name is None:
        return _of_acronyms(engine, query, parse(query.text).words)
    named = (NamedWords(text, name.entity),)
    if not name.is_acronym:
        # some words of a name are those of other names: what has all of them may mean it
        return replace(query, match=Match.ALL, named=(name.entity.id,)), named
    # beside the name there may be operators, which the text of its other names has not
    filters = narrowed(query.filters, parse(query.text))
    wanted = _naming(replace(query, filters=filters), [name.entity.id])
    alternatives = " OR ".join(f'"{form}"' for form in name.forms)
    return replace(wanted, text=f"({alternatives})", named=(name.entity.id,)), named


def _of_acronyms(engine: SearchEngine, query: Query, words: Sequence[str]) -> tuple[Query, tuple[NamedWords, ...]]:
    """The query without those of its words that are acronyms of entities, which have to be named instead."""
    if len(words) < 2 or query.text == query.text.upper():  # a headline in capitals has no acronyms to tell
        return query, ()
    possible = [word for word in words if word.isupper() and 1 < len(word) <= LONGEST_ACRONYM][:MOST_ACRONYMS]
    found = {word: name for word, name in _named(engine, possible).items() if name.is_acronym}
    text = query.text
    for word in found:
        text = re.sub(rf"(?<!\S){re.escape(word)}(?!\S)", " ", text)
    left = {*parse(text).words}
    gone = {word: name for word, name in found.items() if word not in left}
    if not gone or not left:
        return query, ()
    wanted = _naming(query, [name.entity.id for name in gone.values()])
    return replace(wanted, text=text), tuple(NamedWords(word, name.entity) for word, name in gone.items())


def _naming(query: Query, entities: Sequence[str]) -> Query:
    wanted = tuple(dict.fromkeys((*query.filters.entities, *entities)))
    return replace(query, filters=replace(query.filters, entities=wanted))


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

"""The terms of a search as expressions of FTS5."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import orjson
from newswire_shared.analysis.stems import ALGORITHMS
from newswire_shared.analysis.words import words_of
from newswire_shared.contracts.index_schema import WRITTEN_FORMS, suffix
from newswire_shared.engines.sqlite_words import as_written, by_stem, in_any_form

from newswire_search.query.terms import All, Either, InTitle, Near, Node, SearchTerms
from newswire_search.query.tokenizer import Beginning, free_word

# the languages of which there is an article: each stem that need not be asked for spares a look into the full text
HELD = """
select wanted.value ->> 0 from json_each(?) wanted where exists (
    select 1 from facet_values v where v.facet = 'language' and (
        v.value = wanted.value ->> 1
        or v.value >= (wanted.value ->> 1) || '-' and v.value < (wanted.value ->> 1) || '.'
    )
)
"""
CODES = (*((language, language) for language in ALGORITHMS), *((other, form) for form, other in WRITTEN_FORMS.items()))


@dataclass(frozen=True, slots=True)
class Wording:
    """How terms are asked for: words in any form that they have in these languages, all else as it is written."""

    languages: frozenset[str]

    @classmethod
    def of(cls, connection: sqlite3.Connection, languages: Sequence[str]) -> Wording:
        """The wording of a search for articles in some languages, or in any."""
        wanted = {*map(suffix, languages)} or {*ALGORITHMS}
        codes = orjson.dumps([code for code in CODES if code[0] in wanted]).decode()
        return cls(frozenset(language for (language,) in connection.execute(HELD, (codes,))))

    def any_form(self, node: Node) -> str:
        """What holds a term, also where its word is inflected."""
        return _expression(node, self._text)

    def other_forms(self, term: str) -> str | None:
        """What holds the word of a term in another form, or without its article; None where it has none."""
        word = free_word(term)
        if word is None:
            return None
        is_elided = len(words_of(term)) > 1
        return in_any_form(word, self.languages) if is_elided else by_stem(word, self.languages)

    def matching(self, words: Sequence[str], least: int, terms: SearchTerms) -> str:
        """So many of some words, together with all that must and that must not occur."""
        some = [_at_least(least, [*map(self.any_form, words)])] if words else []
        positive = " AND ".join([*some, *map(self.any_form, terms.required)])
        return f"({positive}) NOT {excluding(terms)}" if terms.excluded else positive

    def _text(self, term: str) -> str:
        word = free_word(term)  # what has it with the article that was typed has the word too
        return in_any_form(word, self.languages) if word else as_asked(term)


def as_asked(term: str) -> str:
    """What holds a term as it is written; of the beginning of a word each that begins so."""
    asked = as_written(term)
    return f"{asked} *" if isinstance(term, Beginning) else asked


def all_as_asked(words: Sequence[str]) -> str:
    """What holds all of some words as they are written."""
    return _joined(words, "AND", as_asked)


def excluding(terms: SearchTerms) -> str:
    """What holds something that must not occur, as it is written: a guess would hide what nobody sees is missing."""
    return _joined(terms.excluded, "OR", as_asked)


def _at_least(least: int, asked: Sequence[str]) -> str:
    """What holds so many of some expressions; it asks for those at the end more than once."""
    if least in (1, len(asked)):
        return "(" + (" OR " if least == 1 else " AND ").join(asked) + ")"
    first, *others = asked
    return f"(({first} AND {_at_least(least - 1, others)}) OR {_at_least(least, others)})"


def _joined(nodes: Iterable[Node], operator: str, write: Callable[[str], str]) -> str:
    return "(" + f" {operator} ".join(_expression(node, write) for node in nodes) + ")"


def _expression(node: Node, write: Callable[[str], str]) -> str:
    match node:
        case str():
            return write(node)
        case InTitle(term):
            return f"(title : {as_asked(term)})"
        case Near(first, second, between):
            return f"NEAR({as_written(first)} {as_written(second)}, {between})"
        case All(terms):
            return _joined(terms, "AND", write)
        case Either(terms):
            return _joined(terms, "OR", write)

"""What a search asks for, as it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from newswire_search.query.condition import Condition
from newswire_search.query.tokenizer import Beginning, Phrase


@dataclass(frozen=True, slots=True)
class All:
    """Terms that must all occur."""

    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Terms of which one must occur."""

    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class InTitle:
    """A word or phrase that must stand in the title, as it is written."""

    term: str


@dataclass(frozen=True, slots=True)
class Near:
    """Two words or phrases with at most some words between them, in any order, in the title or in the body."""

    first: str
    second: str
    between: int


Node = str | All | Either | InTitle | Near  # a text is a word, a Phrase or a Beginning


@dataclass(frozen=True, slots=True)
class SearchTerms:
    """A search as it was read.

    Of `words`, each there once, most or all must occur, as the search wants; all of `required` and none of `excluded`.
    `conditions`, `since` and `until` narrow it as filters do.  `warnings` say what was read otherwise than it looks.
    """

    words: tuple[str, ...] = ()
    required: tuple[Node, ...] = ()
    excluded: tuple[Node, ...] = ()
    conditions: tuple[Condition, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    warnings: tuple[str, ...] = ()

    @property
    def sought(self) -> tuple[str, ...]:
        """Every text that an article may be found by, each once: what is counted, ranked and highlighted."""
        return tuple(dict.fromkeys([*self.words, *texts(self.required)]))


def texts(nodes: Iterable[Node]) -> Iterator[str]:
    """The words and phrases in some terms."""
    for node in nodes:
        match node:
            case str():
                yield node
            case InTitle(term):
                yield term
            case Near(first, second):
                yield from (first, second)
            case _:
                yield from texts(node.terms)


def written(node: Node) -> str:
    """A term as a person would type it."""
    match node:
        case Beginning():
            return f"{node}*"
        case Phrase():
            return f'"{node}"'
        case str():
            return node
        case InTitle(term):
            return f"title:{written(term)}"
        case Near(first, second, between):
            return f"{written(first)} NEAR/{between} {written(second)}"
        case All(terms):
            return f"({' '.join(map(written, terms))})"
        case Either(terms):
            return f"({' OR '.join(map(written, terms))})"

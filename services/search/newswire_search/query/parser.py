"""Parses what a person typed into words, "phrases", `OR`, `-` and parentheses.

Every text has a reading.  What is not well formed is read as words, and what a minus excludes is never asked for:

- A blank parts words.  A word that punctuation parts ("covid-19") is one term, whose parts must follow one another.
- Double quotes of any kind hold a phrase.  One that is never closed is ignored.
- A minus right before a word, a phrase or a parenthesis excludes it from the whole search, wherever it stands.
- `NOT` before a term is a minus, unless all of the text is in capitals, as some headlines are.
- `OR` in capitals between two terms makes them alternatives; it binds closer than a blank.
- In parentheses several words can be one alternative, and then all of them must occur.  What is not closed ends with
  the text.
- `word*` is the beginning of a word, of two characters at least.  `NEAR` or `NEAR/5` between two words or phrases lets
  as many words stand between them (ten where no number is told).
- `title:` before a word, a phrase or a parenthesis wants it in the title.  The other operators (`operators`) narrow the
  whole search, wherever they stand; joined by `OR` they must be of one field, and else they are read as words.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from newswire_shared.analysis.runs import has_run
from newswire_shared.analysis.words import words_of

from newswire_search.query.operators import OF_ARTICLES, TITLE, Restriction, restriction, unknown
from newswire_search.query.terms import All, Either, InTitle, Near, Node, SearchTerms
from newswire_search.query.tokenizer import Beginning, Phrase
from newswire_search.query.tokens import OR, Token, tokens_of

DEEPEST = 20  # parentheses within one another; far more than anybody means, far less than the stack holds
WORDS_BETWEEN, MOST_BETWEEN = 10, 100  # of NEAR: what is told by none, and what a sentence has at most
SHORTEST_BEGINNING = 2  # characters; one is the beginning of a tenth of all words
MOST_WARNINGS = 5
_NEAR = re.compile(r"NEAR(?:/(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class _Item:
    """A term of a sequence; plain words are those that most of is enough."""

    node: Node | Restriction
    plain: bool = False


@dataclass(slots=True)
class _Reading:
    """What is told on the way: what a minus excludes is excluded everywhere, however deep it stands."""

    operators: Collection[str]
    excluded: list[Node] = field(default_factory=list)
    restrictions: list[Restriction] = field(default_factory=list)
    warnings: dict[str, None] = field(default_factory=dict)

    def as_words(self, text: str, why: str) -> Phrase:
        """Read something as words, and say so."""
        self.warnings[f"`{text}` is read as words: {why}"] = None
        return Phrase(text)


def parse(text: str, operators: Collection[str] = OF_ARTICLES) -> SearchTerms:
    """The reading of a text.  Without letter or digit it asks for nothing, and so matches everything.  Never raises."""
    reading = _Reading(operators)
    items = _sequence(deque(tokens_of(text)), reading, 0)
    words: dict[tuple[str, ...], str] = {}
    for item in items:
        if item.plain and isinstance(item.node, str):
            words.setdefault(_told_apart(item.node), item.node)
    nodes = dict.fromkeys(i.node for i in items if not i.plain and not isinstance(i.node, Restriction))
    narrowed = [*(i.node for i in items if isinstance(i.node, Restriction)), *reading.restrictions]
    return SearchTerms(
        tuple(words.values()), tuple(nodes), tuple(dict.fromkeys(reading.excluded)),
        tuple(dict.fromkeys(each.condition for each in narrowed if each.condition)),
        max((each.since for each in narrowed if each.since), default=None),
        min((each.until for each in narrowed if each.until), default=None),
        tuple(reading.warnings)[:MOST_WARNINGS],
    )  # fmt: skip


def _sequence(tokens: deque[Token], reading: _Reading, depth: int) -> list[_Item]:
    """The terms up to the parenthesis that closes them, or to the end."""
    alternatives: list[list[list[_Item]]] = []
    joined = False
    while tokens:
        token = tokens.popleft()
        if token.kind == "close" and depth:
            break
        if token.kind == OR and alternatives and _goes_on(tokens):
            joined = True
            continue
        if alternatives and (near := _near(alternatives[-1][-1], token, tokens)):
            alternatives[-1][-1] = [_Item(near)]
            continue
        term = _term(token, tokens, reading, depth)
        if term and joined:
            alternatives[-1].append(term)
        elif term:
            alternatives.append([term])
        joined = False
    return _items(alternatives, reading)


def _goes_on(tokens: deque[Token]) -> bool:
    """True if a term follows an `OR`."""
    return bool(tokens) and tokens[0].kind not in ("close", OR)


def _near(before: Sequence[_Item], token: Token, tokens: deque[Token]) -> Near | None:
    """What `NEAR` asks for between the word before it and the one that follows; None where it is a word like any."""
    found = _NEAR.fullmatch(token.text) if token.kind == "word" and not token.minus and not token.name else None
    if not found or len(before) != 1 or not isinstance(before[0].node, str) or isinstance(before[0].node, Beginning):
        return None
    if not tokens or tokens[0].kind not in ("word", "phrase") or tokens[0].minus or tokens[0].name:
        return None
    following = tokens.popleft()
    between = min(int(found[1]), MOST_BETWEEN) if found[1] else WORDS_BETWEEN
    return Near(Phrase(before[0].node), Phrase(following.text), between)


def _term(token: Token, tokens: deque[Token], reading: _Reading, depth: int) -> list[_Item]:
    """One alternative; nothing where it was excluded or is empty."""
    if token.kind == "close":
        return []
    if token.kind == "open" and depth == DEEPEST:
        if token.minus and tokens:  # the minus of a parenthesis that is not opened goes to what comes next
            tokens[0] = replace(tokens[0], minus=True)
        return []
    inner = _sequence(tokens, reading, depth + 1) if token.kind == "open" else [_leaf(token, reading)]
    term = _under_operator(token, inner, reading) if token.name else inner
    if token.minus and term:
        _exclude(term, reading)
        return []
    return term


def _leaf(token: Token, reading: _Reading) -> _Item:
    """A word or phrase by itself, whatever operator stands before it."""
    if token.kind == "phrase":
        return _Item(Phrase(token.text))
    beginning = token.text.rstrip("*")
    if token.text != beginning and len(words_of(beginning)) == 1:
        if len(beginning) >= SHORTEST_BEGINNING and not has_run(beginning):
            return _Item(Beginning(words_of(beginning)[0]))
        reading.warnings[f"`{token.text}` is read as a word: it is too short for the beginning of one"] = None
    if not token.name and (warning := unknown(token.text, reading.operators)):
        reading.warnings[warning] = None
    return _Item(token.text, plain=True)


def _under_operator(token: Token, inner: list[_Item], reading: _Reading) -> list[_Item]:
    if token.name not in reading.operators:
        return [_Item(reading.as_words(token.typed, f"`{token.name}:` is no operator for stories"))]
    nodes = [item.node for item in inner]
    if token.name == TITLE:
        return [_Item(_in_title(node)) for node in nodes if not isinstance(node, Restriction)]
    found = [_restricted(token.name, node) for node in _values(nodes)]
    if any(isinstance(each, str) for each in found) or not found:
        why = next((each for each in found if isinstance(each, str)), "there is no value in it")
        return [_Item(reading.as_words(_typed(token, nodes), why))]
    return _one_of([each for each in found if isinstance(each, Restriction)])


def _values(nodes: Sequence[Node | Restriction]) -> Sequence[Node | Restriction]:
    """The values of an operator: the alternatives in its parentheses, else all that stands there as one."""
    if len(nodes) == 1 and isinstance(nodes[0], Either):
        return nodes[0].terms
    if len(nodes) > 1 and all(isinstance(node, str) for node in nodes):
        return [Phrase(" ".join(map(str, nodes)))]
    return nodes


def _restricted(name: str, node: Node | Restriction) -> Restriction | str:
    return restriction(name, str(node)) if isinstance(node, str) else "it takes a word or a phrase"


def _one_of(found: Sequence[Restriction]) -> list[_Item]:
    merged: Restriction | None = found[0]
    for each in found[1:]:
        merged = merged.joined(each) if merged else None
    return [_Item(merged)] if merged else [_Item(each) for each in found]


def _typed(token: Token, nodes: Sequence[Node | Restriction]) -> str:
    return (
        token.typed if token.kind != "open" else f"{token.name}:{' '.join(str(n) for n in nodes if isinstance(n, str))}"
    )


def _in_title(node: Node) -> Node:
    match node:
        case Beginning() | str():
            return InTitle(node)
        case All(terms):
            return All(tuple(map(_in_title, terms)))
        case Either(terms):
            return Either(tuple(map(_in_title, terms)))
    return node  # what is in the title already, or stands near


def _exclude(term: list[_Item], reading: _Reading) -> None:
    if len(term) == 1 and isinstance(term[0].node, Restriction):
        reading.restrictions.append(term[0].node.inverted())
        return
    reading.excluded.append(_all(_worded(term, reading)))


def _worded(term: Sequence[_Item], reading: _Reading) -> list[_Item]:
    """The term with its operators as words, where it cannot narrow the whole search."""
    why = "an operator beside others holds for the whole search"
    return [
        _Item(reading.as_words(item.node.text, why)) if isinstance(item.node, Restriction) else item for item in term
    ]


def _items(alternatives: list[list[list[_Item]]], reading: _Reading) -> list[_Item]:
    """The terms of a sequence: what has no alternative stays what it is."""
    items: list[_Item] = []
    for terms in alternatives:
        items += terms[0] if len(terms) == 1 else _alternatives(terms, reading)
    return items


def _alternatives(terms: list[list[_Item]], reading: _Reading) -> list[_Item]:
    found = [term[0].node for term in terms if len(term) == 1 and isinstance(term[0].node, Restriction)]
    if len(found) == len(terms) and len(merged := _one_of(found)) == 1:
        return merged
    return [_Item(Either(tuple(_all(_worded(term, reading)) for term in terms)))]


def _all(items: Sequence[_Item]) -> Node:
    nodes = tuple(item.node for item in items if not isinstance(item.node, Restriction))
    return nodes[0] if len(nodes) == 1 else All(nodes)


def _told_apart(word: str) -> tuple[str, ...]:
    """By what plain words differ: neither by case nor by the punctuation around them."""
    return tuple(part.casefold() for part in words_of(word))

"""Parses what a person typed into words, "phrases", `OR`, `-` and parentheses.

Every text has a reading.  What is not well formed is read as words, and what a minus excludes is never asked for:

- A blank parts words.  A word that punctuation parts ("covid-19") is one term, whose parts must follow one another.
- Double quotes of any kind hold a phrase.  One that is never closed is ignored.
- A minus right before a word, a phrase or a parenthesis excludes it from the whole search, wherever it stands.
- `NOT` before a term is a minus, unless all of the text is in capitals, as some headlines are.
- `OR` in capitals between two terms makes them alternatives; it binds closer than a blank.
- In parentheses several words can be one alternative, and then all of them must occur.  What is not closed ends with
  the text.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from newswire_shared.analysis.words import words_of

from newswire_search.query.tokenizer import Phrase

LONGEST_TEXT = 2_000  # characters; twice what the API takes, so only a text from elsewhere is ever cut
LONGEST_WORD = 100  # characters; no index holds a longer one that anybody looks for
DEEPEST = 20  # parentheses within one another; far more than anybody means, far less than the stack holds
OR, NOT = "OR", "NOT"

# Any of these opens and any closes: people mix them, and keyboards put the wrong one of a pair.
_QUOTES = '"“”„‟«»「」『』\uff02'
_MINUS = "-\u2212\u2013\u2010\u2011\ufe63\uff0d"  # also as keyboards of China and Japan type it
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")  # nobody sees them, nor means them before a minus
_M = re.escape(_MINUS)
_ENDS_IN_MINUS = re.compile(rf"(?<![^\s(])[{_M}]+\Z")
# One token: a minus only right before it and after a blank or a parenthesis, so that `covid-19` stays one word.
_TOKEN = re.compile(
    rf"(?P<minus>(?<![^\s(])[{_M}]+(?=[^\s){_M}]))?"
    rf"(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]|(?P<open>\()|(?P<close>\))|(?P<word>[^\s(){_QUOTES}]+))"
)


@dataclass(frozen=True, slots=True)
class All:
    """Terms that must all occur."""

    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Terms of which one must occur."""

    terms: tuple[Node, ...]


Node = str | All | Either  # a text is a word, or a Phrase


@dataclass(frozen=True, slots=True)
class SearchTerms:
    """A search as it was read.

    Of `words`, each there once, most or all must occur, as the search wants; all of `required` and none of `excluded`.
    """

    words: tuple[str, ...] = ()
    required: tuple[Node, ...] = ()
    excluded: tuple[Node, ...] = ()

    @property
    def sought(self) -> tuple[str, ...]:
        """Every text that an article may be found by, each once: what is counted, ranked and highlighted."""
        return tuple(dict.fromkeys([*self.words, *texts(self.required)]))


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    minus: bool


@dataclass(frozen=True, slots=True)
class _Item:
    """A term of a sequence; plain words are those that most of is enough."""

    node: Node
    plain: bool = False


def parse(text: str) -> SearchTerms:
    """The reading of a text.  Without letter or digit it asks for nothing, and so matches everything.  Never raises."""
    excluded: list[Node] = []
    # `excluded` is filled on the way: what a minus excludes is excluded everywhere, however deep it stands.
    items = _sequence(deque(_tokens(_readable(text))), excluded, 0)
    words: dict[tuple[str, ...], str] = {}
    for item in items:
        if item.plain and isinstance(item.node, str):
            words.setdefault(_told_apart(item.node), item.node)
    required = dict.fromkeys(item.node for item in items if not item.plain)
    return SearchTerms(tuple(words.values()), tuple(required), tuple(dict.fromkeys(excluded)))


def texts(nodes: Iterable[Node]) -> Iterator[str]:
    """The words and phrases in some terms."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        else:
            yield from texts(node.terms)


def _readable(text: str) -> str:
    """Without what no store takes, and without a quote that is never closed; a minus before it stays at its word."""
    cut = _UNSEEN.sub("", text[:LONGEST_TEXT]).replace("\0", " ").encode("utf-8", "replace").decode()
    quotes = [place for place, character in enumerate(cut) if character in _QUOTES]
    if len(quotes) % 2 == 0:
        return cut
    before, after = cut[: quotes[-1]], cut[quotes[-1] + 1 :]
    return before + after.lstrip() if _ENDS_IN_MINUS.search(before) else f"{before} {after}"


def _tokens(text: str) -> Iterator[_Token]:
    """The tokens of a text that mean something; of several `OR` in a row only one."""
    last, has_small = "", text != text.upper()
    negated = False
    for found in _TOKEN.finditer(text):
        token = _token(found)
        if token.text == NOT and token.kind == "word" and has_small and not token.minus:
            negated = True
            continue
        if negated and token.kind != "close" and token.text != OR:
            token = replace(token, minus=True)
        negated = False
        if (token.kind in ("open", "close") or words_of(token.text)) and not last == token.kind == OR:
            last = token.kind
            yield token


def _token(found: re.Match[str]) -> _Token:
    kind, minus = found.lastgroup or "", bool(found["minus"])
    text = " ".join(found[kind].split())
    if kind != "word":
        return _Token(kind, text, minus)
    return _Token(OR if text == OR and not minus else kind, text[:LONGEST_WORD], minus)


def _sequence(tokens: deque[_Token], excluded: list[Node], depth: int) -> list[_Item]:
    """The terms up to the parenthesis that closes them, or to the end; what is excluded goes to `excluded`."""
    alternatives: list[list[list[_Item]]] = []
    joined = False
    while tokens:
        token = tokens.popleft()
        if token.kind == "close" and depth:
            break
        if token.kind == OR and alternatives and _goes_on(tokens):
            joined = True
            continue
        term = _term(token, tokens, excluded, depth)
        if term and joined:
            alternatives[-1].append(term)
        elif term:
            alternatives.append([term])
        joined = False
    return _items(alternatives)


def _goes_on(tokens: deque[_Token]) -> bool:
    """True if a term follows an `OR`."""
    return bool(tokens) and tokens[0].kind not in ("close", OR)


def _term(token: _Token, tokens: deque[_Token], excluded: list[Node], depth: int) -> list[_Item]:
    """One alternative; nothing where it was excluded or is empty."""
    if token.kind == "close":
        return []
    if token.kind == "open" and depth == DEEPEST:
        if token.minus and tokens:  # the minus of a parenthesis that is not opened goes to what comes next
            tokens[0] = replace(tokens[0], minus=True)
        return []
    term = (
        _sequence(tokens, excluded, depth + 1)
        if token.kind == "open"
        else [_Item(Phrase(token.text)) if token.kind == "phrase" else _Item(token.text, plain=True)]
    )
    if token.minus and term:
        excluded.append(_all(term))
        return []
    return term


def _items(alternatives: list[list[list[_Item]]]) -> list[_Item]:
    """The terms of a sequence: what has no alternative stays what it is."""
    items: list[_Item] = []
    for terms in alternatives:
        items += terms[0] if len(terms) == 1 else [_Item(Either(tuple(map(_all, terms))))]
    return items


def _all(items: list[_Item]) -> Node:
    return items[0].node if len(items) == 1 else All(tuple(item.node for item in items))


def _told_apart(word: str) -> tuple[str, ...]:
    """By what plain words differ: neither by case nor by the punctuation around them."""
    return tuple(part.casefold() for part in words_of(word))

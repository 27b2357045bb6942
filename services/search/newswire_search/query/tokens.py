"""The tokens of what a person typed: words, phrases, parentheses and `OR`, each with its minus and its operator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from newswire_shared.analysis.words import words_of

from newswire_search.query.operators import OF_ARTICLES

LONGEST_TEXT = 2_000  # characters; twice what the API takes, so only a text from elsewhere is ever cut
LONGEST_WORD = 100  # characters; no index holds a longer one that anybody looks for
OR, NOT = "OR", "NOT"

# Any of these opens and any closes: people mix them, and keyboards put the wrong one of a pair.
_QUOTES = '"“”„‟«»「」『』\uff02'
_MINUS = "-\u2212\u2013\u2010\u2011\ufe63\uff0d"  # also as keyboards of China and Japan type it
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")  # nobody sees them, nor means them before a minus
_M = re.escape(_MINUS)
_ENDS_IN_MINUS = re.compile(rf"(?<![^\s(])[{_M}]+\Z")
# One token: a minus only right before it and after a blank or a parenthesis, so that `covid-19` stays one word; the
# name of an operator only where something stands right behind its colon.
TOKEN = re.compile(
    rf"(?P<minus>(?<![^\s(])[{_M}]+(?=[^\s){_M}]))?"
    rf"(?:(?<![^\s({_M}])(?P<name>{'|'.join(sorted(OF_ARTICLES))}):(?=[^\s):]))?"
    rf"(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]|(?P<open>\()|(?P<close>\))|(?P<word>[^\s(){_QUOTES}]+))"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token; `name` is that of the operator before it."""

    kind: str
    text: str
    minus: bool
    name: str = ""

    @property
    def typed(self) -> str:
        """The token as words, where its operator is read as one."""
        return f"{self.name}:{self.text}" if self.name else self.text


def readable(text: str) -> str:
    """A text without what no store takes and a quote that is never closed; a minus before it stays at its word."""
    cut = _UNSEEN.sub("", text[:LONGEST_TEXT]).replace("\0", " ").encode("utf-8", "replace").decode()
    quotes = [place for place, character in enumerate(cut) if character in _QUOTES]
    if len(quotes) % 2 == 0:
        return cut
    before, after = cut[: quotes[-1]], cut[quotes[-1] + 1 :]
    return before + after.lstrip() if _ENDS_IN_MINUS.search(before) else f"{before} {after}"


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens of a text that mean something; of several `OR` in a row only one."""
    last, has_small = "", text != text.upper()
    negated = False
    for found in TOKEN.finditer(readable(text)):
        token = _token(found)
        if token.text == NOT and token.kind == "word" and has_small and not token.minus and not token.name:
            negated = True
            continue
        if negated and token.kind != "close" and token.text != OR:
            token = replace(token, minus=True)
        negated = False
        if (token.kind in ("open", "close") or words_of(token.text)) and not last == token.kind == OR:
            last = token.kind
            yield token


def _token(found: re.Match[str]) -> Token:
    kind, minus, name = _kind(found), bool(found["minus"]), found["name"] or ""
    text = " ".join(found[kind].split())
    if kind != "word":
        return Token(kind, text, minus, name)
    return Token(OR if text == OR and not minus and not name else kind, text[:LONGEST_WORD], minus, name)


def _kind(found: re.Match[str]) -> str:
    return next(kind for kind in ("phrase", "open", "close", "word") if found[kind] is not None)

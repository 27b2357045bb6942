"""The signature of an article: all that linking compares, in under a kilobyte.

A pure function of the text.  `VERSION` changes with whatever changes a signature: signatures of two versions are
never compared, and the state is built again from the index.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from newswire_enrich.linking.sketch import facts_of, sketch_of
from newswire_enrich.linking.terms import Term, term, tokens

VERSION = 1
MOST_TERMS = 64
MOST_KEYS = 24
BODY_CHARACTERS = 6000
LEAD_CHARACTERS = 300
TITLE_WEIGHT, LEAD_WEIGHT = 5.0, 1.0
KEY_TITLE_WEIGHT = 1.5
COMMON = 0.35  # a term in a larger share of articles tells nothing
COMMON_KEY = 0.05  # and one in a larger share than this finds too much

Hashes = npt.NDArray[np.uint32]
Weights = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Signature:
    """What linking compares.

    `terms` are sorted hashes and `weights` their TF-IDF, of length 1 together; `keys` are hash and weight (0 to 1)
    of the terms under which the article can be found, the best first; `sketch` and `facts` serve near-copies;
    `digest` tells one text from another (the title's, without a body); `words` is the length of the body.  `forms` says
    how terms are written here.
    """

    terms: Hashes
    weights: Weights
    keys: tuple[tuple[int, float], ...]
    sketch: Hashes
    facts: Hashes
    words: int
    digest: bytes = b""
    forms: Mapping[int, str] = field(default_factory=dict, compare=False)

    @property
    def has_body(self) -> bool:
        return self.words > 0


@dataclass(slots=True)
class _Found:
    """A term of one article while it is counted."""

    term: Term
    form: str
    in_title: bool
    count: float = 0.0
    weight: float = 0.0


def sign(title: str, body: str, language: str = "en") -> Signature:
    """The signature of a title and a body; either may be empty."""
    title_words, all_words = tokens(title), tokens(body)
    body_words = all_words if len(body) <= BODY_CHARACTERS else tokens(body[:BODY_CHARACTERS])
    ranked = _weighed(_counted(title_words, body_words, len(tokens(body[:LEAD_CHARACTERS])), language))
    top = ranked[:MOST_TERMS]
    length = math.sqrt(sum(f.weight**2 for f in top)) or 1.0
    by_hash = sorted(top, key=lambda f: f.term.hash)
    return Signature(
        terms=np.array([f.term.hash for f in by_hash], np.uint32),
        weights=np.array([f.weight / length for f in by_hash], np.float32),
        keys=_keys(ranked, length),
        sketch=sketch_of(body_words), facts=facts_of(body_words, language), words=len(all_words),
        digest=digest_of(all_words or title_words), forms={f.term.hash: f.form for f in top},
    )  # fmt: skip


def _counted(title: list[str], body: list[str], lead: int, language: str) -> Iterable[_Found]:
    """The terms of an article with how often they stand in it, places in title and lead counting more."""
    found: dict[int, _Found] = {}
    for words, weight, in_title in ((title, TITLE_WEIGHT, True), (body[:lead], LEAD_WEIGHT, False), (body, 1.0, False)):
        for word, times in Counter(words).items():
            known = term(word.lower(), language)
            if known.share > COMMON:
                continue
            entry = found.get(known.hash)
            if entry is None:
                entry = found[known.hash] = _Found(known, word, in_title)
            entry.count += weight * times
    return found.values()


def _weighed(found: Iterable[_Found]) -> list[_Found]:
    """Terms with their TF-IDF, the heaviest first."""
    for entry in found:
        entry.weight = (1 + math.log(entry.count)) * entry.term.rarity
    return sorted(found, key=lambda f: (-f.weight, f.term.hash))


def _keys(ranked: Iterable[_Found], length: float) -> tuple[tuple[int, float], ...]:
    """The terms to be found under: rare ones, those of the title first."""
    rare = [f for f in ranked if f.term.share < COMMON_KEY]
    rare.sort(key=lambda f: -f.weight * (KEY_TITLE_WEIGHT if f.in_title else 1.0))
    return tuple((f.term.hash, f.weight / length) for f in rare[:MOST_KEYS])


def digest_of(words: Iterable[str]) -> bytes:
    """Eight bytes that exact copies share, whatever their case and the marks between words; b"" for no words."""
    text = " ".join(words).casefold()
    return hashlib.blake2b(text.encode(), digest_size=8).digest() if text else b""

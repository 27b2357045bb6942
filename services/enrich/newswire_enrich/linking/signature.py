"""The signature of an article: all that linking compares, in under a kilobyte.

A pure function of the text.  `VERSION` changes with whatever makes two signatures of one text unlike each other in more
than a term here and there: signatures of two versions are never compared, and the state is built again from the index.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import numpy.typing as npt

from newswire_enrich.linking.estimated_frequencies import judged_by
from newswire_enrich.linking.sketch import Hashes, facts_of, sketch_of
from newswire_enrich.linking.terms import Term, has_table, term, tokens

VERSION = 3
MOST_TERMS = 64  # heaviest; with a byte of weight each, a record stays under a kilobyte
MOST_KEYS = 20  # posting lists that one call of Redis reads and writes: the cost of a call grows with them
BODY_CHARACTERS = 6000  # some thousand words: news comes first, and background last
LEAD_CHARACTERS = 300  # the first two sentences
TITLE_WEIGHT, LEAD_WEIGHT = 5.0, 1.0  # a word of the title counts as five more of the body, one of the lead as one
KEY_TITLE_WEIGHT = 1.5  # a rare word of the title is mostly what the article is about
COMMON = 0.35  # a term in a larger share of articles means nothing
COMMON_KEY = 0.05  # and one in a larger share than this finds too much

Weights = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Signature:
    """What linking compares.

    `terms` are sorted hashes and `weights` their TF-IDF, of length 1 together; `keys` are hash and weight (0 to 1)
    of the terms under which the article can be found, the best first; `sketch` and `facts` serve near-copies;
    `digest` is that of the text (the title's, without a body); `words` is the length of the body.  `forms` holds how
    terms are written here.
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
    """A term of one article: a word that it stands for here, in small letters, and how often it is there."""

    term: Term
    word: str
    in_title: bool
    count: float
    weight: float = 0.0


def sign(title: str, body: str, language: str = "en", silent: frozenset[str] = frozenset()) -> Signature:
    """The signature of a title and a body; either may be empty.  `silent` words, in small letters, are no terms."""
    title_words, all_words = tokens(title), tokens(body)
    body_words = all_words if len(body) <= BODY_CHARACTERS else tokens(body[:BODY_CHARACTERS])
    lead_words = body_words[: len(tokens(body[:LEAD_CHARACTERS]))]
    judge = partial(term, language=language) if has_table(language) else judged_by(body_words)
    ranked = _ranked(_counted(title_words, lead_words, body_words, judge, silent))
    top = ranked[:MOST_TERMS]
    length = math.sqrt(sum(f.weight**2 for f in top)) or 1.0
    by_hash = sorted(top, key=lambda f: f.term.hash)
    return Signature(
        terms=np.array([f.term.hash for f in by_hash], np.uint32),
        weights=np.array([f.weight / length for f in by_hash], np.float32),
        keys=_keys(ranked, length),
        sketch=sketch_of(body_words), facts=facts_of(body_words, judge, language), words=len(all_words),
        digest=digest_of(all_words or title_words),
        forms=_forms(top, all_words or title_words, title_words, judge),
    )  # fmt: skip


def _forms(found: Iterable[_Found], words: list[str], title: list[str], judge: Callable[[str], Term]) -> dict[int, str]:
    """How each term is written: in small letters if it is so anywhere, else as it is first; titles have capitals."""
    known = {word.lower(): word for word in (*title, *reversed(words))}
    small = set(words)
    written = {f.term.hash: f.word if f.word in small else known.get(f.word, f.word) for f in found}
    return {key: _bare(form, key, judge) if "'" in form else form for key, form in written.items()}


def _bare(form: str, key: int, judge: Callable[[str], Term]) -> str:
    """A form without what an apostrophe adds to its term: `Assembly's` is written for `Assembly`."""
    bare = form.removesuffix("'s")
    longest = max(bare.split("'"), key=len)
    return longest if judge(longest.lower()).hash == key else bare


def _counted(
    title: Iterable[str], lead: Iterable[str], body: Iterable[str], judge: Callable[[str], Term], silent: Set[str]
) -> Iterable[_Found]:
    """The terms of an article with how often they stand in it, places in title and lead counting more."""
    counts: dict[str, float] = dict(Counter(map(str.lower, body)))
    titled = Counter(map(str.lower, title))
    for words, weight in ((titled, TITLE_WEIGHT), (Counter(map(str.lower, lead)), LEAD_WEIGHT)):
        for word, times in words.items():
            counts[word] = counts.get(word, 0) + weight * times
    found: dict[int, _Found] = {}
    for word, count in counts.items():
        known = judge(word)
        if known.share > COMMON or word.removesuffix("'s") in silent:
            continue
        entry = found.get(known.hash)
        if entry is None:
            found[known.hash] = _Found(known, word, word in titled, count)
        else:
            entry.count += count
            entry.in_title = entry.in_title or word in titled
    return found.values()


def _ranked(found: Iterable[_Found]) -> list[_Found]:
    """Terms with their TF-IDF, the heaviest first."""
    for entry in found:
        # by the logarithm: a name said ten times is not ten times the subject
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

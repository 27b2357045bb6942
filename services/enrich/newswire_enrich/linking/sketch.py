"""Sketches: small samples of a text's word sequences and of its names and numbers, by which copies are recognised.

A sketch is a bottom-k sample (Broder 1997): of all hashes the smallest are kept, so that two sketches can be compared
over the range that both cover, whatever the lengths of the texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from newswire_enrich.linking.terms import REMEMBERED_WORDS, Term

SHINGLE_WORDS = 4  # fewer are phrases of the language, and more break at each edit
SAMPLED = 4  # one shingle in so many may enter a sketch
SKETCH_SIZE = 64  # 256 bytes: the share of common runs is then known within some .06
FACTS_SIZE = 24
RARE_NAME = 3.0  # rarity from which a capitalised word counts as a name, wherever in the sentence it stands
NOUNS_IN_CAPITALS = ("de", "lb")
RARE_NOUN = 8.0  # the same there: nouns of a form ("Erdbeben") are then no facts, of made reports as of their copies
NEVER = 0xFFFFFFFF

Hashes = npt.NDArray[np.uint32]
# primes of xxHash, whose bits are well spread: each place of a run is mixed by another
_MIX = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F], np.uint32)


@lru_cache(REMEMBERED_WORDS)
def _hash(word: str) -> int:
    return crc32(word.casefold().encode())


def sketch_of(words: Sequence[str]) -> Hashes:
    """A sample of the runs of four words in a text, in order of size."""
    return _smallest(_sampled(_shingles(words)), SKETCH_SIZE)


def _shingles(words: Sequence[str]) -> Hashes:
    known = {word: _hash(word) for word in set(words)}
    hashes = np.fromiter(map(known.__getitem__, words), np.uint32, len(words))
    count = len(hashes) - SHINGLE_WORDS + 1
    if count < 1:
        return np.empty(0, np.uint32)
    mixed = np.zeros(count, np.uint32)
    for place in range(SHINGLE_WORDS):  # each place with a factor of its own: the order of words counts
        mixed = (mixed ^ hashes[place : place + count]) * _MIX[place]
        mixed ^= mixed >> np.uint32(15)
    return mixed


def _sampled(hashes: Hashes) -> Hashes:
    sampled: Hashes = hashes[hashes % SAMPLED == 0]
    return sampled


def _smallest(hashes: Hashes, size: int) -> Hashes:
    return np.unique(hashes)[:size].astype(np.uint32)


def facts_of(words: Sequence[str], judge: Callable[[str], Term], language: str) -> Hashes:
    """A sample of a text's names and numbers: what differs between two articles made from one template."""
    rare = RARE_NOUN if language in NOUNS_IN_CAPITALS else RARE_NAME
    names = {word for word in words if word[0].isdigit() or word[0].isupper()}
    facts = [_hash(word) for word in names if word[0].isdigit() or judge(word.lower()).rarity >= rare]
    return _smallest(np.array(facts, np.uint32), FACTS_SIZE)


def containment(one: Hashes, other: Hashes, size: int) -> float:
    """The share of the smaller sketch that lies in the other, over the range that both cover; 0 for empty ones."""
    reach = min(_reach(one, size), _reach(other, size))
    mine, theirs = one[one <= reach], other[other <= reach]
    fewer = min(len(mine), len(theirs))
    return len(np.intersect1d(mine, theirs, assume_unique=True)) / fewer if fewer else 0.0


def _reach(sketch: Hashes, size: int) -> int:
    return int(sketch[-1]) if len(sketch) >= size else NEVER

"""A signature as bytes: as the state keeps it behind an article's card, and as it is compared in numbers at a time."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence

import numpy as np

from newswire_enrich.linking.signature import MOST_TERMS, Hashes, Signature, Weights

_COUNTS = struct.Struct("<IBBB")  # words, terms, hashes of the sketch, facts
FULL = 255.0


def pack(signature: Signature) -> bytes:
    """What a record holds of a signature: not its keys, nor how terms are written."""
    s = signature
    head = _COUNTS.pack(s.words, len(s.terms), len(s.sketch), len(s.facts))
    return head + s.terms.tobytes() + _bytes_of(s.weights) + s.sketch.tobytes() + s.facts.tobytes()


def _bytes_of(weights: Weights) -> bytes:
    return np.rint(weights * FULL).astype(np.uint8).tobytes()


def pack_keys(keys: Iterable[tuple[int, float]]) -> bytes:
    """Keys as the state takes them: four bytes of hash and one of weight each."""
    return b"".join(struct.pack("<IB", key, min(255, max(1, round(weight * FULL)))) for key, weight in keys)


def unpack(record: bytes, at: int, digest: bytes) -> Signature:
    """The signature that begins at a place of a record."""
    words, terms, sketch, facts = _COUNTS.unpack_from(record, at)
    found, weights = terms_at(record, at)
    at += _COUNTS.size + 5 * terms
    return Signature(
        found, weights, keys_of(found, weights),
        sketch=np.frombuffer(record, np.uint32, sketch, at),
        facts=np.frombuffer(record, np.uint32, facts, at + 4 * sketch), words=words, digest=digest,
    )  # fmt: skip


def terms_at(record: bytes, at: int) -> tuple[Hashes, Weights]:
    """The terms and weights of the signature that begins at a place of a record."""
    count = record[at + 4]
    at += _COUNTS.size
    weights = np.frombuffer(record, np.uint8, count, at + 4 * count).astype(np.float32)
    length = float(np.sqrt(weights @ weights)) or 1.0
    return np.frombuffer(record, np.uint32, count, at), weights / length


def keys_of(terms: Hashes, weights: Weights, most: int = 24) -> tuple[tuple[int, float], ...]:
    """The heaviest terms, to look for an article's like again."""
    order = np.argsort(-weights, kind="stable")[:most]
    return tuple((int(terms[i]), float(weights[i])) for i in order)


def cosines(own: Signature, others: Sequence[tuple[Hashes, Weights]]) -> list[float]:
    """How alike the terms of one signature are to those of each of many, 0 to 1."""
    if not others or not len(own.terms):
        return [0.0] * len(others)
    terms = np.concatenate([terms for terms, _ in others])
    weights = np.concatenate([weights for _, weights in others])
    places = np.minimum(np.searchsorted(own.terms, terms), len(own.terms) - 1)
    products = np.where(own.terms[places] == terms, own.weights[places] * weights, np.float32(0))
    sums = np.concatenate([[0.0], np.cumsum(products, dtype=np.float64)])
    ends = np.cumsum([len(terms) for terms, _ in others])
    return [float(v) for v in np.diff(sums[np.concatenate([[0], ends])])]


assert MOST_TERMS <= 255, "a signature's counts are bytes"

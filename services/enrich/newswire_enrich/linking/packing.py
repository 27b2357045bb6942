"""A signature as bytes: as the state keeps it behind an article's card, and as it is compared in numbers at a time."""

from __future__ import annotations

import struct
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Sequence

import numpy as np

from newswire_enrich.linking.signature import MOST_KEYS, MOST_TERMS, Signature, Weights
from newswire_enrich.linking.sketch import Hashes

_COUNTS = struct.Struct("<IBBB")  # words, terms, hashes of the sketch, facts
FULL = 255.0  # a weight of 1, as a byte
_STEP = np.float32(1 / FULL)


def pack(signature: Signature) -> bytes:
    """What a record holds of a signature: not its keys, nor how terms are written."""
    s = signature
    head = _COUNTS.pack(s.words, len(s.terms), len(s.sketch), len(s.facts))
    return head + s.terms.tobytes() + _bytes_of(s.weights) + s.sketch.tobytes() + s.facts.tobytes()


def _bytes_of(weights: Weights) -> bytes:
    return bytes(np.rint(weights * FULL).astype(np.uint8))


def pack_keys(keys: Iterable[tuple[int, float]]) -> bytes:
    """Keys as the state takes them: six letters of hash and a byte of weight each."""
    return b"".join(_letters(key) + bytes([min(255, max(1, round(weight * FULL)))]) for key, weight in keys)


def _letters(key: int) -> bytes:
    return urlsafe_b64encode(key.to_bytes(4, "little"))[:6]


def unpack(record: bytes, at: int, digest: bytes) -> Signature:
    """The signature that begins at a place of a record, without its keys."""
    words, terms, sketch, facts = _COUNTS.unpack_from(record, at)
    at += _COUNTS.size
    weights = np.frombuffer(record, np.uint8, terms, at + 4 * terms) * _STEP
    after = at + 5 * terms
    return Signature(
        np.frombuffer(record, np.uint32, terms, at), weights, (),
        sketch=np.frombuffer(record, np.uint32, sketch, after),
        facts=np.frombuffer(record, np.uint32, facts, after + 4 * sketch), words=words, digest=digest,
    )  # fmt: skip


def keys_of(signature: Signature) -> tuple[tuple[int, float], ...]:
    """The heaviest terms of a signature, to look for its like again."""
    heaviest = np.argsort(-signature.weights, kind="stable")[:MOST_KEYS]
    return tuple((int(signature.terms[i]), float(signature.weights[i])) for i in heaviest)


def cosines(own: Signature, others: Sequence[tuple[Hashes, Weights]]) -> list[float]:
    """How alike the terms of one signature are to those of each of many, 0 to 1."""
    if not others or not len(own.terms):
        return [0.0] * len(others)
    terms = np.concatenate([terms for terms, _ in others])
    weights = np.concatenate([weights for _, weights in others])
    places = np.minimum(np.searchsorted(own.terms, terms), len(own.terms) - 1)
    # one pass over all candidates: numpy's calls cost more than the numbers of a single one
    products = np.where(own.terms[places] == terms, own.weights[places] * weights, np.float32(0))
    sums = np.concatenate([[0.0], np.cumsum(products, dtype=np.float64)])
    ends = np.cumsum([len(terms) for terms, _ in others])
    return [float(v) for v in np.diff(sums[np.concatenate([[0], ends])])]


assert MOST_TERMS <= 255, "a signature's counts are bytes"

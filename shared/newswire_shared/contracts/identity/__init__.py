"""The identity of an article: the canonical form of an address and the key made from it."""

from __future__ import annotations

from newswire_shared.contracts.identity.canonical import (
    SCHEME_VERSION,
    Canonical,
    InvalidAddress,
    article_key,
    canonicalize,
    earlier_key,
    host_key,
    key_if_any,
    key_of,
    keys_of,
)

__all__ = [
    "SCHEME_VERSION",
    "Canonical",
    "InvalidAddress",
    "article_key",
    "canonicalize",
    "earlier_key",
    "host_key",
    "key_if_any",
    "key_of",
    "keys_of",
]

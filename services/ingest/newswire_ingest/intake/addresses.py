"""The explanation of an address: its canonical form by rule, and the article that the registry knows it as."""

from __future__ import annotations

from typing import Any

from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.contracts.errors import TransientError, UsageError
from newswire_shared.contracts.identity import Canonical, InvalidAddress, canonicalize

from newswire_ingest.texts import storable


def answer(address: str, registry: UrlRegistry | None) -> dict[str, Any]:
    """The line that `newswire url` prints for an address: the answer of `explain`, or `address` and `error`."""
    shown = storable(address)
    try:
        return explain(address, registry) if shown == address else {"address": shown, "error": f"{shown} is not UTF-8"}
    except UsageError as error:
        return {"address": shown, "error": storable(str(error))}


def explain(address: str, registry: UrlRegistry | None) -> dict[str, Any]:
    """What an address is; None as the registry where no stack runs.  Raises UsageError for what is no address."""
    try:
        found = canonicalize(address)
    except InvalidAddress as error:
        raise UsageError(str(error)) from error
    return {
        "address": address,
        "canonical": found.canonical,
        "key": found.key,
        "rules": list(found.rules),
        "article_id": _article_id(found, registry),
    }


def _article_id(found: Canonical, registry: UrlRegistry | None) -> str:
    try:
        known = registry.find(found.key, found.earlier_key) if registry else None
    except TransientError:  # what the rules give is worth as much without the registry
        known = None
    return known.article_id if known else found.key

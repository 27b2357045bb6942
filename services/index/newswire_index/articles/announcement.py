"""What is told once articles are in the index: after the bulk, and before their messages are acknowledged."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.contracts.documents import ArticleDocument

from newswire_index.changes.changes import Changes


def announce(written: Sequence[ArticleDocument], registry: UrlRegistry, changes: Changes) -> None:
    """Let the registry learn the text, and readers the change."""
    if written:
        newest = [document.article for document in written]
        # with the digest noted, the next look at the same text ends as unchanged
        registry.note_all({a.article_id: {"digest": a.digest, "digest_of": a.capture_id} for a in newest})
        changes.announce(written)

"""Stage: the text's digests, by which a revision and an exact copy are told."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace

from newswire_shared.clock import to_ms
from newswire_shared.documents import Copy
from newswire_shared.outcomes import Ended
from newswire_shared.reasons import End
from newswire_shared.registry import UrlRegistry
from newswire_shared.scripts import State

from newswire_enrich.draft import Draft

_WORD = re.compile(r"\w+")
VERSION = "1"


def digest_of(title: str, body: str) -> str:
    """The digest that tells a revision: any change of a word or a mark changes it."""
    return hashlib.sha256(f"{VERSION}\n{' '.join(title.split())}\n{' '.join(body.split())}".encode()).hexdigest()[:32]


def text_digest_of(body: str) -> str:
    """The digest that exact copies share: the body's words, whatever their case and the marks between them."""
    return hashlib.sha256(" ".join(_WORD.findall(body.casefold())).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Sets the digest, and ends a capture whose text is the one that is indexed already, unless it is enriched anew."""

    registry: UrlRegistry

    def __call__(self, draft: Draft) -> Draft | Ended:
        digest = digest_of(draft.page.title, draft.page.body)
        known = None if draft.is_rebuild else self.registry.find(draft.article_id)
        if known and known.digest == digest and known.fields.get("digest_of") != draft.capture_id:
            return Ended(End.UNCHANGED)
        return replace(draft, digest=digest)


@dataclass(frozen=True, slots=True)
class ExactCopies:
    """Finds exact copies by a table of texts in Redis; the earliest published article owns a text."""

    state: State
    remembered_s: int

    def owner(self, body: str, article_id: str, published_ms: int) -> str:
        """The article that a text belongs to, this one if it is the earliest."""
        return str(self.state.call("exact_copy", text_digest_of(body), article_id, published_ms, self.remembered_s))

    def __call__(self, draft: Draft) -> Draft:
        published = draft.published_at or draft.first_seen_at
        owner = self.owner(draft.page.body, draft.article_id, to_ms(published))
        if owner == draft.article_id:
            return draft
        return replace(draft, copy_of=Copy(duplicate_of=owner, kind="reprint", similarity=1.0))

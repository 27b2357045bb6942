"""Stage: the digest of the text, by which a revision is recognised."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import End

from newswire_enrich.draft import Draft

VERSION = "1"  # with another, every article seen again becomes a revision


def digest_of(title: str, body: str) -> str:
    """The digest of a revision: any change of a word or a mark changes it, other white space does not."""
    return hashlib.sha256(f"{VERSION}\n{' '.join(title.split())}\n{' '.join(body.split())}".encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Sets the digest, and ends a capture whose text is the one that is indexed already, unless it is enriched anew.

    One of an article that took in others goes on: the index unites what it holds of them as it comes.
    """

    def __call__(self, draft: Draft) -> Draft | Ended:
        digest = digest_of(draft.page.title, draft.page.body)
        known = None if draft.is_rebuild else draft.known
        if known and known.digest == digest and known.digest_of != draft.capture_id and not known.was:
            return Ended(End.UNCHANGED)
        return replace(draft, digest=digest)

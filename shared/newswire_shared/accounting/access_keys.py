"""Access keys: how a program proves over HTTP for whom it asks, and what it may do.

A key is a text of chance that is shown once.  What is kept is its digest: whoever reads the state can use no key.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

SECRET_BYTES = 32  # nobody guesses 256 bits, so a plain digest keeps them: slow ones are for what people choose
_TEXT = re.compile(r"nw_([0-9a-f]{12})_[A-Za-z0-9_-]{43}", re.ASCII)
_NOBODY = "0" * 64  # what is compared where no key has the id, so that this takes as long


class Right(StrEnum):
    """What a key allows: its scopes, none of which holds another."""

    READ = "read"
    PUSH = "push"
    OPERATE = "operate"
    ALERT = "alert"


@dataclass(frozen=True, slots=True)
class AccessKey:
    """A key as it is kept.  What it brings is counted under `source`; times are 0 until they are.

    `rights` are texts: a later release may know more of them.
    """

    id: str
    name: str
    source: str
    rights: tuple[str, ...]
    digest: str
    created_ms: int = 0
    revoked_ms: int = 0
    revision: int = 1

    def has(self, *rights: Right) -> bool:
        """Whether it allows one of these."""
        return any(right in self.rights for right in rights)


class KnownKeys(Protocol):
    """What a check asks of keys.  Every method raises TransientError when the state cannot be reached."""

    def get(self, key_id: str) -> AccessKey | None:
        """A key by its id, also one that was revoked."""

    def note_use(self, key_id: str) -> None:
        """A key was used just now."""


class AccessKeys(KnownKeys, Protocol):
    """Keeps keys by their ids."""

    def all(self) -> list[AccessKey]:
        """Every key, the oldest first."""

    def add(self, key: AccessKey) -> AccessKey:
        """Keep a new key, and answer it with the time of its making."""

    def revoke(self, key: AccessKey) -> AccessKey:
        """Let a key hold no longer, and answer it with the time and the next revision; it stays in the list."""

    def put(self, key: AccessKey) -> None:
        """Keep a key as it is, in the place of what is known of it."""

    def used_ms(self) -> Mapping[str, int]:
        """When each key was last used, by its id; one that never was is missing."""


class Denial(StrEnum):
    """Why a key is not taken."""

    UNKNOWN = "unknown"
    LACKS_RIGHT = "lacks the right"


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """Says whose key a text is, or why it opens nothing."""

    keys: KnownKeys

    def __call__(self, text: str, *rights: Right) -> AccessKey | Denial:
        """The key that a text is, if it has one of the rights; it is read once."""
        found = _TEXT.fullmatch(text)
        key = self.keys.get(found[1]) if found else None
        is_right = hmac.compare_digest(digest_of(text), key.digest if key else _NOBODY)
        if key is None or not is_right or key.revoked_ms:
            return Denial.UNKNOWN
        if not key.has(*rights):
            return Denial.LACKS_RIGHT
        self.keys.note_use(key.id)
        return key


def new_key(name: str, source: str, rights: tuple[str, ...]) -> tuple[AccessKey, str]:
    """A key that nobody has yet, and the text that its owner is shown once."""
    key_id = secrets.token_hex(6)
    text = f"nw_{key_id}_{secrets.token_urlsafe(SECRET_BYTES)}"
    return AccessKey(key_id, name, source, rights, digest_of(text)), text


def key_of(found: Mapping[str, Any]) -> AccessKey:
    """A key from its JSON.  Raises TypeError or KeyError for what is none."""
    return AccessKey(**{**found, "rights": tuple(found["rights"])})


def digest_of(text: str) -> str:
    """What is kept of a key's text."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()

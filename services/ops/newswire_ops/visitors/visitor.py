"""A visitor and what may be done, by the key that was given."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.accounting.access_keys import AccessKey, AccessKeys, KeyCheck, Right

SESSION_S = 12 * 3600  # a working day: who stays longer enters the key again
ATTEMPTS = 10  # a minute from one network: a key has 256 bits of chance, so this bounds the load and not the luck
WINDOW_S = 60
TOKEN_BYTES = 32
SEEING = (Right.READ, Right.OPERATE)  # what lets a visitor see; none holds another


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who looks: by the name of the key, for the log of actions.  Who may operate may see."""

    name: str
    may_operate: bool


class Sessions(Protocol):
    """Keeps whose session a token is, by its digest.  Raises TransientError when the state cannot be reached."""

    def begin(self, digest: str, key_id: str, lasts_s: int) -> None:
        """A session begins, which ends by itself."""

    def key_of(self, digest: str) -> str | None:
        """The id of the key that it was begun with, None for no session."""

    def end(self, digest: str) -> None:
        """It ends now."""

    def attempts(self, address: str, window_s: int) -> int:
        """Count an attempt to begin one from an address, and answer how many there were within the window."""


class TooManyAttempts(Exception):
    """Somebody tried too often to log in."""


@dataclass(frozen=True, slots=True)
class Door:
    """Says who a visitor is."""

    keys: AccessKeys
    sessions: Sessions

    def by_key(self, text: str) -> Visitor | None:
        """The visitor that a key is, None where it opens nothing."""
        key = self._key(text)
        return _visitor(key) if key else None

    def by_session(self, token: str) -> Visitor | None:
        """The visitor of a session whose key still stands."""
        key_id = self.sessions.key_of(digest_of(token)) if token else None
        key = self.keys.get(key_id) if key_id else None
        return _visitor(key) if key and not key.revoked_ms and key.has(*SEEING) else None

    def log_in(self, text: str, address: str) -> tuple[Visitor, str] | None:
        """Begin a session, and answer the visitor and its token; None for a key that opens nothing.

        Raises TooManyAttempts.
        """
        if self.sessions.attempts(address, WINDOW_S) > ATTEMPTS:
            raise TooManyAttempts
        key = self._key(text)
        if key is None:
            return None
        token = new_token()
        self.sessions.begin(digest_of(token), key.id, SESSION_S)
        return _visitor(key), token

    def log_out(self, token: str) -> None:
        """End a session."""
        self.sessions.end(digest_of(token))

    def _key(self, text: str) -> AccessKey | None:
        found = KeyCheck(self.keys)(text, *SEEING)
        return found if isinstance(found, AccessKey) else None


def _visitor(key: AccessKey) -> Visitor:
    return Visitor(key.name, key.has(Right.OPERATE))


def new_token() -> str:
    """A text of chance, as a browser keeps it."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest_of(token: str) -> str:
    """What is kept of a token: whoever reads the state can use no session."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def form_token(token: str) -> str:
    """What a form carries to show that it came from a page of ours: only who has the cookie's token can make it."""
    return hmac.new(token.encode("utf-8", "replace"), b"form", hashlib.sha256).hexdigest()


def is_own_form(token: str, given: str) -> bool:
    """Whether a form came from a page that was made for the same cookie."""
    return bool(token) and hmac.compare_digest(form_token(token).encode(), given.encode("utf-8", "replace"))

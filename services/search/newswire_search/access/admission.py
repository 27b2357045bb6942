"""Decides who may read, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newswire_shared.accounting.access_keys import AccessKey, Denial, KeyCheck, KnownKeys, Right
from newswire_shared.contracts.errors import TransientError
from newswire_shared.web.callers import network_of

from newswire_search.access.ports import Allowance, RateLimit, RateLimits
from newswire_search.settings import SearchSettings

OF_KEYS = "nw_"  # how a key begins; what does not may be a proxy's own, and is none of ours


class Refusal(StrEnum):
    """Why a request is not admitted."""

    NO_KEY = "no key"
    UNKNOWN = "unknown key"
    LACKS_SCOPE = "lacks the scope"
    TOO_MANY = "too many requests"


@dataclass(frozen=True, slots=True)
class Admitted:
    """Whether a request may read, and what is left to who made it; None where that is not limited."""

    refusal: Refusal | None = None
    allowance: Allowance | None = None


@dataclass(frozen=True, slots=True)
class Admission:
    """Use case: admits a request by its key, or by the address that it came from.

    `keys` are None where no state is at hand: then no key is known.
    """

    settings: SearchSettings
    keys: KnownKeys | None
    limits: RateLimits

    @property
    def is_open(self) -> bool:
        """Whether everybody may read, and as often as they like, so that there is nothing to decide."""
        return not (self.settings.read_needs_key or self.settings.rate_limit or self.settings.key_rate_limit)

    def __call__(self, text: str, address: str) -> Admitted:
        """Whether who sent this text as a key, or none, from this address may read.

        Raises TransientError where a key is needed and cannot be looked up.
        """
        key = self._key(text) if text.startswith(OF_KEYS) else Refusal.NO_KEY
        if isinstance(key, AccessKey):
            return self._counted(f"key-{key.id}", self.settings.key_rate_limit)
        if key is Refusal.UNKNOWN or self.settings.read_needs_key:
            return Admitted(key)
        return self._counted(network_of(address), self.settings.rate_limit)

    def holder(self, text: str, right: Right) -> AccessKey | Refusal:
        """The key that a text is, if it has a scope; else why not.

        Raises TransientError where no key can be looked up.
        """
        if self.keys is None:
            return Refusal.UNKNOWN
        found = KeyCheck(self.keys)(text, right)
        if isinstance(found, AccessKey):
            return found
        return Refusal.UNKNOWN if found is Denial.UNKNOWN else Refusal.LACKS_SCOPE

    def _key(self, text: str) -> AccessKey | Refusal:
        try:
            return self.holder(text, Right.READ)
        except TransientError:
            if self.settings.read_needs_key:
                raise
            return Refusal.NO_KEY  # it may read without one, as who comes from its address

    def _counted(self, who: str, requests: int) -> Admitted:
        if not requests:
            return Admitted()
        left = self.limits.count(who, RateLimit(requests))
        return Admitted(None if left.is_allowed else Refusal.TOO_MANY, left)

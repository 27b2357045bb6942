"""Access keys in memory."""

from __future__ import annotations

from dataclasses import replace

from newswire_shared.accounting.access_keys import AccessKey
from newswire_shared.testing.memory import Memory


class FakeAccessKeys:
    """AccessKeys in dictionaries."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def get(self, key_id: str) -> AccessKey | None:
        """A key by its id."""
        return self._memory.access_keys.get(key_id)

    def all(self) -> list[AccessKey]:
        """Every key, the oldest first."""
        return sorted(self._memory.access_keys.values(), key=lambda key: (key.created_ms, key.id))

    def add(self, key: AccessKey) -> AccessKey:
        """Keep a new key."""
        return self._kept(replace(key, created_ms=self._memory.clock.now_ms()))

    def revoke(self, key: AccessKey) -> AccessKey:
        """Let a key hold no longer."""
        return self._kept(replace(key, revoked_ms=self._memory.clock.now_ms(), revision=key.revision + 1))

    def put(self, key: AccessKey) -> None:
        """Keep a key as it is."""
        self._memory.access_keys[key.id] = key

    def _kept(self, key: AccessKey) -> AccessKey:
        self.put(key)
        return key

    def note_use(self, key_id: str) -> None:
        """A key was used just now."""
        self._memory.key_uses[key_id] = self._memory.clock.now_ms()

    def used_ms(self) -> dict[str, int]:
        """When each key was last used."""
        return dict(self._memory.key_uses)

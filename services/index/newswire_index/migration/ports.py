"""The port of migration: the right to migrate."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol


class MigrationLease(Protocol):
    """The right to migrate, which one process has at a time.  Raises TransientError when the state is away."""

    def take(self) -> bool:
        """Whether this process has it now."""

    def keep(self) -> None:
        """Have it for some seconds more; cheap where little time has passed.  Raises TransientError if it was lost."""

    def give_back(self) -> None:
        """Let others have it."""

    def pausing(self, why: str) -> AbstractContextManager[None]:
        """While inside, the index stage takes nothing; also if this process dies, it goes on after some seconds."""

"""What index workers look after: writes that a killed migration left refused are taken again."""

from __future__ import annotations

from dataclasses import dataclass

import structlog
from newswire_shared.contracts.errors import TransientError

from newswire_index.engine.versions import COLLECTIONS, Collection, IndexVersions
from newswire_index.migration.plan import held_up
from newswire_index.migration.ports import MigrationLease

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class LiftBlocks:
    """Looks, as often as a worker group sweeps, whether what is in place refuses writes though nobody migrates it."""

    versions: IndexVersions
    lease: MigrationLease

    def __call__(self) -> None:
        """Take writes again where nobody has the right to migrate; what cannot be done now is done the next time."""
        try:
            if self._blocked() and self.lease.take():
                self._lift()
        except TransientError as error:
            log.warning("migration.block_not_lifted", why=str(error))

    def _lift(self) -> None:
        try:
            self.versions.await_changes()
            for collection, number in self._blocked():  # again: it may have been switched before the right was had
                self.versions.unblock(collection, number)
                log.warning("migration.block_lifted", of=collection, version=number, why="its migration was cut off")
        finally:
            self.lease.give_back()

    def _blocked(self) -> list[tuple[Collection, int]]:
        found = [(collection, held_up(self.versions.versions(collection))) for collection in COLLECTIONS]
        return [(collection, number) for collection, number in found if number is not None]

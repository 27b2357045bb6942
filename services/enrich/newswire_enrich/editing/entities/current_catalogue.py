"""The catalogue as operators want it at this moment."""

from __future__ import annotations

from dataclasses import dataclass, field

from newswire_enrich.editing.entities.edits import Edits, with_edits
from newswire_enrich.editing.entities.log import EditLog, NoEdits, in_force
from newswire_enrich.entities.catalogue.catalogue import EntityCatalogue


@dataclass(slots=True, eq=False)
class CurrentCatalogue:
    """A catalogue with the edits of a log, which is read again when its version has changed.

    A worker asks `now` once an article: one short question to the log.
    """

    base: EntityCatalogue
    log: EditLog = field(default_factory=NoEdits)
    edits: Edits = field(default_factory=Edits, init=False)
    _seen: str = field(default="", init=False)
    _edited: EntityCatalogue | None = field(default=None, init=False)

    def now(self) -> EntityCatalogue:
        """The catalogue with every edit made so far.  Raises TransientError."""
        version = self.log.version()
        if self._edited is None or version != self._seen:
            self.edits = in_force(self.log.entries()) if version else Edits()
            # an edit between the two questions is found at the next article: its version is not the one seen here
            self._edited, self._seen = with_edits(self.base, self.edits), version
        return self._edited
